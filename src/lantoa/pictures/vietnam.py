"""The country behind a map: the points of its communes, no border that somebody drew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
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


def short_names(labels: Mapping[str, str]) -> dict[str, str]:
    """Return units' own names for a map, without what most of them bear (tỉnh, thành phố).

    Of two that are called alike, one of them made in 2025, that one says so.

    >>> short_names({"a": "tỉnh Sơn La", "b": "xã Bình Lư, huyện Tam Đường, tỉnh Lai Châu"})
    {'a': 'Sơn La', 'b': 'xã Bình Lư'}
    """
    own = {unit: label.split(", ")[0].split(" (")[0] for unit, label in labels.items()}
    short = {
        unit: name.removeprefix("tỉnh ").removeprefix("thành phố ") for unit, name in own.items()
    }
    often = Counter(short.values())
    return {
        unit: f"{name} (2025)" if often[name] > 1 and _of_2025(unit, labels[unit]) else name
        for unit, name in short.items()
    }


def _of_2025(unit: str, label: str) -> bool:
    return unit.endswith("-2025") or label.endswith("-2025)")
