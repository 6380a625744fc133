"""What the columns of plain tables tell of the units: where they are, and anything else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.adoptions.cells import EMPTY, values_of
from lantoa.graph.diffusion.ties.ties_file import unit_name
from lantoa.graph.diffusion.unit_columns import UnitColumns

if TYPE_CHECKING:
    import pandas as pd


def columns_of(
    table: pd.DataFrame | Mapping[str, Sequence[object]] | str | Path, encoding: str
) -> tuple[dict[str, list[object]], str]:
    """Return the columns of a table by name, and what the table is called.

    Raises:
        UserError: it is a file that cannot be read.

    >>> columns_of({"unit": ("a", "b")}, "utf-8")
    ({'unit': ['a', 'b']}, 'the table')
    """
    if isinstance(table, str | Path):
        from lantoa.graph.adoptions.files import read_columns

        return read_columns(table, encoding=encoding), Path(table).name
    if isinstance(table, Mapping):
        return {name: list(values) for name, values in table.items()}, "the table"
    names = [str(name) for name in table.columns]
    return {name: table.iloc[:, at].tolist() for at, name in enumerate(names)}, "the table"


def check_columns(known: Iterable[str], wanted: Iterable[str | None]) -> None:
    """Refuse the name of a column that is not there.

    Raises:
        UnknownNameError: one is not; near names are proposed.
    """
    import difflib

    names = list(known)
    for name in wanted:
        if name is not None and name not in names:
            raise UnknownNameError(
                "column", name, difflib.get_close_matches(name, names, 3, 0.5) or names[:3]
            )


def per_unit(columns: Mapping[str, Sequence[object]], unit: str, name: str) -> dict[str, Any]:
    """Return the one value of each unit in a column of a table that may name units often.

    Returns:
        unit -> number if all values are numbers, else text; None where there is none
        (:func:`~lantoa.graph.adoptions.cells.values_of`).

    Raises:
        UserError: a unit has two values.

    >>> per_unit({"u": ["a", "a", "b"], "n": ["1", "", "NA"]}, "u", "n")
    {'a': 1, 'b': None}
    """
    texts: dict[str, str | None] = {}
    for cell, value in zip(columns[unit], columns[name], strict=True):
        label, text = unit_name(cell), unit_name(value)
        if not label:
            continue
        told = None if text.lower() in EMPTY else text
        before = texts.setdefault(label, told)
        if before is None:
            texts[label] = told
        elif told is not None and told != before:
            raise UserError(
                f"The column {name!r} has several values for {label!r}, {before!r} and {told!r}; "
                "put it into a table of units with a row for each (--units)."
            )
    values = values_of([text or "" for text in texts.values()])
    return dict(zip(texts, values, strict=True))


def points_of(
    latitudes: Mapping[str, Any], longitudes: Mapping[str, Any]
) -> dict[str, tuple[float, float]]:
    """Return latitude and longitude of the units that have both.

    Raises:
        UserError: one is no number, or nowhere on the Earth.

    >>> points_of({"a": 21.0, "b": None}, {"a": 105.8, "b": 106.0})
    {'a': (21.0, 105.8)}
    """
    found = {}
    for unit, north in latitudes.items():
        east = longitudes.get(unit)
        if north is None or east is None:
            continue
        if isinstance(north, str) or isinstance(east, str) or abs(north) > 90 or abs(east) > 180:
            raise UserError(
                f"{north!r}, {east!r} of {unit!r} is no latitude and longitude in degrees; mend "
                "the columns, or exchange their names."
            )
        found[unit] = (float(north), float(east))
    return found


def merged(units: UnitColumns | None, own: Mapping[str, Mapping[str, Any]]) -> UnitColumns | None:
    """Return the columns of a table of units with those that the adoptions' own table has."""
    if not own:
        return units
    if units is None:
        named = dict.fromkeys(unit for values in own.values() for unit in values)
        return UnitColumns("the table", tuple(named), dict(own))
    return UnitColumns(
        units.where, units.units, {**own, **units.fixed}, units.varying, units.problems
    )
