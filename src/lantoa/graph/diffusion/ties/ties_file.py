"""Ties out of a plain file: a row for each tie, ego and alter and perhaps a value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantoa.errors import UserError
from lantoa.graph.adoptions.files import read_columns
from lantoa.graph.diffusion.tie_matrix import TieMatrix, tie_matrix

#: Names that the columns may bear, if none is given.
_NAMES = {
    "ego": ("ego", "source", "from"),
    "alter": ("alter", "target", "to"),
    "value": ("value", "weight"),
}


@dataclass(frozen=True, slots=True, eq=False)
class TiesOfFile:
    """Ties read from a file, and the rows that are none.

    Attributes:
        ties: the ties; the values of repeated ones are added.
        rows: how many rows the file has.
        missing: rows without an ego or an alter, left out.
        unreadable: rows whose value is no number of at least 0, left out.
        to_themselves: rows whose ego is their alter, left out.
        repeated: rows with a pair that an earlier row has; their values are added.
    """

    ties: TieMatrix
    rows: int
    missing: int
    unreadable: int
    to_themselves: int
    repeated: int

    def problems(self) -> list[str]:
        """Return what was wrong with rows, a sentence each."""
        said = [
            (self.missing, "rows without an ego or an alter were left out"),
            (self.unreadable, "rows whose value is no number of at least 0 were left out"),
            (self.to_themselves, "rows with a tie of a unit to itself were left out"),
            (self.repeated, "rows repeat a tie; the values were added"),
        ]
        return [f"{count} {what}" for count, what in said if count]

    def to_dict(self) -> dict[str, Any]:
        """Return what was read ready for JSON."""
        return {"rows": self.rows, "problems": self.problems(), **self.ties.to_dict()}


def read_ties(
    path: str | Path,
    *,
    ego: str | None = None,
    alter: str | None = None,
    value: str | None = None,
    units: Sequence[str] = (),
    mutual: bool = False,
    encoding: str = "utf-8-sig",
) -> TiesOfFile:
    """Read a file with a row for each tie.

    Args:
        path: a .csv, .tsv, .xlsx, .parquet or .jsonl file.
        ego: the column of who names or watches; None: `ego`, `source` or `from`, else the first.
        alter: the column of who is named; None: `alter`, `target` or `to`, else the second.
        value: the column of the weight; None: `value` or `weight` if there is one, else all 1.
        units: units that come first in the result, whether they have ties or not.
        mutual: whether each row also holds the other way round.
        encoding: of text files.

    Returns:
        The ties, ego -> alter, and what was wrong with rows.

    Raises:
        UserError: the file cannot be read, lacks a column, no row of it is a tie, or it names none
            of the units.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "ties.csv"
    ...     _ = path.write_text("ego,alter,value\\na,b,2\\nb,,1\\n", encoding="utf-8")
    ...     found = read_ties(path)
    >>> found.ties.to_frame().values.tolist(), found.problems()
    ([['a', 'b', 2.0]], ['1 rows without an ego or an alter were left out'])
    """
    path = Path(path)
    columns = read_columns(path, encoding=encoding)
    names = list(columns)
    if len(names) < 2:
        raise UserError(f"{path.name} has {len(names)} columns; ties need an ego and an alter.")
    from_column = _column(path, names, "ego", ego, 0)
    to_column = _column(path, names, "alter", alter, 1)
    if from_column == to_column:
        raise UserError(
            f"The column {from_column!r} of {path.name} cannot hold egos and alters; name both."
        )
    egos = [unit_name(cell) for cell in columns[from_column]]
    alters = [unit_name(cell) for cell in columns[to_column]]
    weights = _column(path, names, "value", value, None)
    values = [1.0] * len(egos) if weights is None else [_weight(c) for c in columns[weights]]
    index = {unit: position for position, unit in enumerate(dict.fromkeys(units))}
    named = len(index)
    found: dict[tuple[int, int], float] = {}
    missing = unreadable = to_themselves = repeated = 0
    for one, other, weight in zip(egos, alters, values, strict=True):
        if not one or not other:
            missing += 1
        elif weight is None:
            unreadable += 1
        elif one == other:
            index.setdefault(one, len(index))
            to_themselves += 1
        else:
            pair = index.setdefault(one, len(index)), index.setdefault(other, len(index))
            repeated += pair in found
            found[pair] = found.get(pair, 0.0) + weight
    if egos and not found:
        raise UserError(
            f"No row of {path.name} is a tie between two units; it needs a column of egos, one of "
            "alters, and values of at least 0 if any."
        )
    if named and found and not any(min(pair) < named for pair in found):
        raise UserError(
            f"{path.name} names none of the units, such as {units[0]!r}, but others, such as "
            f"{egos[0]!r}; call the units by the same names in both files."
        )
    pairs = list(found)
    if mutual:
        pairs += [(alter_at, ego_at) for ego_at, alter_at in pairs]
    ties = tie_matrix(
        tuple(index),
        [ego_at for ego_at, _ in pairs],
        [alter_at for _, alter_at in pairs],
        [*found.values(), *(found.values() if mutual else ())],
        how=f"ties of {path.name}" + (", taken both ways" if mutual else ""),
    )
    return TiesOfFile(ties, len(egos), missing, unreadable, to_themselves, repeated)


def _column(
    path: Path, names: Sequence[str], role: str, given: str | None, otherwise: int | None
) -> Any:
    """Return the name of the column with a role; None if there is none and none is needed."""
    if given is not None:
        if given not in names:
            raise UserError(f"{path.name} has no column {given!r}, only {', '.join(names)}.")
        return given
    known = {str(name).strip().lower(): name for name in reversed(names)}
    for name in _NAMES[role]:
        if name in known:
            return known[name]
    return None if otherwise is None else names[otherwise]


def unit_name(cell: object) -> str:
    """Return a cell as the name of a unit, as adoptions name it; empty if there is none.

    >>> unit_name(1001.0), unit_name(" a "), unit_name(None)
    ('1001', 'a', '')
    """
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _weight(cell: object) -> float | None:
    """Return a cell as a weight: an empty one is 1, what is no number of at least 0 is None."""
    text = unit_name(cell)
    if not text:
        return 1.0
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None
