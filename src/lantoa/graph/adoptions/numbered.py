"""Rows of adoptions become columns of numbers: units and items are numbered as they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

#: Unit, item and time, or unit, item, earliest and latest; None is an unknown bound or time.
Row: TypeAlias = "tuple[str, str, float | None] | tuple[str, str, float | None, float | None]"


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """The columns of :class:`.table.Adoptions`."""

    units: tuple[str, ...]
    items: tuple[str, ...]
    unit: NDArray[np.int64]
    item: NDArray[np.int64]
    earliest: NDArray[np.float64]
    latest: NDArray[np.float64]


def numbered(rows: Iterable[Row], units: Iterable[str], items: Iterable[str]) -> Numbered:
    """Return the columns of rows.

    Args:
        rows: the adoptions.
        units, items: further ones, which may have no row.

    >>> found = numbered([("a", "x", 2010), ("b", "x", 2012, None)], ["c"], [])
    >>> found.units, found.unit.tolist(), found.latest.tolist()
    (('a', 'b', 'c'), [0, 1], [2010.0, nan])
    """
    of_unit: dict[str, int] = {}
    of_item: dict[str, int] = {}
    unit, item, earliest, latest = [], [], [], []
    for who, what, *times in rows:
        unit.append(of_unit.setdefault(who, len(of_unit)))
        item.append(of_item.setdefault(what, len(of_item)))
        earliest.append(_number(times[0]))
        latest.append(_number(times[-1]))
    for who in units:
        of_unit.setdefault(who, len(of_unit))
    for what in items:
        of_item.setdefault(what, len(of_item))
    return Numbered(
        tuple(of_unit),
        tuple(of_item),
        np.array(unit, dtype=np.int64),
        np.array(item, dtype=np.int64),
        np.array(earliest, dtype=np.float64),
        np.array(latest, dtype=np.float64),
    )


def _number(value: float | None) -> float:
    return float("nan") if value is None else float(value)
