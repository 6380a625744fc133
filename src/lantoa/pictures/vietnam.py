"""The country behind a map: the points of its communes, no border that somebody would have drawn."""

from __future__ import annotations

from functools import cache
from typing import Final

#: The island units of Đà Nẵng and Khánh Hòa, always named on a map of the country.
ISLANDS: Final = {"Hoàng Sa": (16.568, 112.135), "Trường Sa": (9.71, 114.45)}
_CELLS: Final = 5  # of the grid in a degree


@cache
def ground() -> tuple[tuple[float, float], ...]:
    """Return the points of today's communes, thinned to a grid: what the country looks like.

    >>> len(ground()) > 100
    True
    """
    from lantoa.graph.places import Gazetteer

    seen: dict[tuple[int, int], tuple[float, float]] = {}
    for unit in Gazetteer.packaged():
        if unit.latitude is not None and unit.longitude is not None:
            cell = (round(unit.latitude * _CELLS), round(unit.longitude * _CELLS))
            seen.setdefault(cell, (unit.latitude, unit.longitude))
    return tuple(sorted(seen.values()))
