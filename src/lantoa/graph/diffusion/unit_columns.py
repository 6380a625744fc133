"""What is known of units besides their adoptions: columns of a table, fixed or by period."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantoa.errors import UserError
from lantoa.graph.adoptions.cells import values_of
from lantoa.graph.adoptions.files import read_columns
from lantoa.graph.diffusion.ties.ties_file import unit_name
from lantoa.graph.diffusion.times import is_empty

if TYPE_CHECKING:
    import pandas as pd

#: Names that the column of the units may bear, if none is given.
_UNIT = ("unit", "id", "name")
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")


@dataclass(frozen=True, slots=True)
class UnitColumns:
    """Columns about units.

    Attributes:
        where: what they are from, in words.
        units: the units, in the order of the file.
        fixed: column -> unit -> value, where a unit has one row.
        varying: column -> unit -> time -> value, where a unit has a row for each time.
        problems: what was wrong with rows, a sentence each.
    """

    where: str
    units: tuple[str, ...]
    fixed: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    varying: Mapping[str, Mapping[str, Mapping[float, Any]]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns."""
        return (*self.fixed, *self.varying)


def read_unit_columns(
    path: str | Path,
    *,
    unit: str | None = None,
    time: str | None = None,
    encoding: str = "utf-8-sig",
) -> UnitColumns:
    """Read a file with a row for each unit, or for each unit and time.

    Args:
        path: a .csv, .tsv, .xlsx, .parquet or .jsonl file.
        unit: the column of the unit; None: `unit`, `id` or `name`, else the first.
        time: the column of the time (a number as adoptions are timed by, or a day, of which the
            year counts) if a unit has several rows; its other columns then vary with time.
        encoding: of text files.

    Returns:
        The other columns; a cell that says nothing is None, and a column all of whose cells are
        surely numbers holds numbers (:func:`~lantoa.graph.adoptions.cells.values_of`).

    Raises:
        UserError: the file cannot be read, lacks a column, or holds two rows of one unit (and
            time).

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "units.csv"
    ...     _ = path.write_text("unit,people,coast\\na,1200,yes\\nb,,no\\n", encoding="utf-8")
    ...     found = read_unit_columns(path)
    >>> found.fixed
    {'people': {'a': 1200, 'b': None}, 'coast': {'a': 'yes', 'b': 'no'}}
    """
    path = Path(path)
    columns = read_columns(path, encoding=encoding)
    of_unit = _column(path.name, columns, unit)
    names = [unit_name(cell) for cell in columns[of_unit]]
    return _unit_columns(path.name, columns, of_unit, names, time)


def unit_columns_of(
    frame: pd.DataFrame,
    *,
    unit: str | None = None,
    time: str | None = None,
    as_text: bool = False,
) -> UnitColumns:
    """Return the columns of a DataFrame with a row for each unit, or for each unit and time.

    Args:
        frame: the table; units are called in it as in the times, be it by numbers or by text.
        unit: the column of the unit; None: the index if it has a name, else the column `unit`,
            `id` or `name`, else an index of text, else the first column.
        time: as in :func:`read_unit_columns`.
        as_text: call the units by text, as tables of adoptions do, also where numbers name them.

    Returns:
        The other columns.

    Raises:
        UserError: it lacks a column, or holds two rows of one unit (and time).

    >>> import pandas as pd
    >>> unit_columns_of(pd.DataFrame({"id": [1001, 1002], "people": [1200, None]})).fixed
    {'people': {1001: 1200, 1002: None}}
    """
    labels = [str(name) for name in frame.columns]
    columns = {name: frame.iloc[:, at].tolist() for at, name in enumerate(labels)}
    for name, cells in columns.items():
        columns[name] = [None if is_empty(cell) else cell for cell in cells]
    where = "the table of the units"
    known = {name.strip().lower() for name in labels}
    if unit is None and (
        frame.index.name is not None
        or not (known.intersection(_UNIT) or frame.index.dtype.kind in "iu")
    ):
        of_unit, names = None, frame.index.tolist()
    else:
        of_unit = _column(where, columns, unit)
        names = columns[of_unit]
    if as_text:
        names = ["" if is_empty(name) else unit_name(name) for name in names]
    return _unit_columns(where, columns, of_unit, names, time)


def _unit_columns(
    where: str,
    columns: Mapping[str, Sequence[object]],
    of_unit: str | None,
    names: Sequence[Any],
    time: str | None,
) -> UnitColumns:
    """Return the columns but those of the unit and the time, by unit."""
    if time is not None and time not in columns:
        raise UserError(f"{where} has no column {time!r}, only {', '.join(columns)}.")
    moments = [None] * len(names) if time is None else [_moment(cell) for cell in columns[time]]
    kept: list[int] = []
    seen: set[tuple[Any, float | None]] = set()
    unnamed = untimed = 0
    for row, (name, moment) in enumerate(zip(names, moments, strict=True)):
        if name == "" or is_empty(name):
            unnamed += 1
        elif time is not None and moment is None:
            untimed += 1
        elif (name, moment) in seen:
            when = "" if moment is None else f" at {moment:g}"
            hint = "; name the column of the time if they differ by it" if time is None else ""
            raise UserError(f"{where} has two rows for {name!r}{when}: keep one{hint}.")
        else:
            seen.add((name, moment))
            kept.append(row)
    fixed: dict[str, dict[Any, Any]] = {}
    varying: dict[str, dict[Any, dict[float, Any]]] = {}
    for column, cells in columns.items():
        if column in (of_unit, time):
            continue
        values = values_of([unit_name(cells[row]) for row in kept])
        if time is None:
            fixed[column] = dict(zip((names[row] for row in kept), values, strict=True))
            continue
        of_column = varying.setdefault(column, {})
        for row, value in zip(kept, values, strict=True):
            of_column.setdefault(names[row], {})[moments[row] or 0.0] = value
    said = [(unnamed, "rows without a unit were left out")]
    said.append((untimed, "rows whose time is no number or day were left out"))
    return UnitColumns(
        where=where,
        units=tuple(dict.fromkeys(names[row] for row in kept)),
        fixed=fixed,
        varying=varying,
        problems=tuple(f"{where}: {count} {what}" for count, what in said if count),
    )


def _column(where: str, columns: Mapping[str, Any], given: str | None) -> str:
    if given is not None:
        if given not in columns:
            raise UserError(f"{where} has no column {given!r}, only {', '.join(columns)}.")
        return given
    known = {name.strip().lower(): name for name in reversed(list(columns))}
    found = next((known[name] for name in _UNIT if name in known), next(iter(columns), None))
    if found is None:
        raise UserError(f"{where} has no column; give one of the units and others about them.")
    return found


def _moment(cell: object) -> float | None:
    """Return a time as a number: a day as its year, None if it is neither."""
    text = unit_name(cell)
    if _DAY.match(text):
        return float(text[:4])
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
