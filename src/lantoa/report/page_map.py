"""A map of points as inline SVG: no tiles, no network, every point with its name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Final

_WIDTH: Final = 360.0
_MARGIN: Final = 14.0
_COUNTRY: Final = ((8.2, 102.0), (23.5, 117.4))  # the islands of Hoàng Sa and Trường Sa included


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A point with its name; `exact` if it is the place's own and not that of a unit around."""

    label: str
    latitude: float
    longitude: float
    exact: bool = True
    origin: bool = False


def points_map(points: Sequence[MapPoint], backdrop: Sequence[tuple[float, float]] = ()) -> str:
    """Return a map as an SVG element.

    Origins are squares, other places circles; a hollow one lies somewhere in the unit whose point
    it is. The backdrop (the points of all districts) shows the shape of the country without a
    border that somebody would have drawn.

    Args:
        points: what to show.
        backdrop: (latitude, longitude) of faint dots behind it.

    >>> points_map([MapPoint("xã Tân Lập", 20.9, 104.6)]).count("<title>xã Tân Lập</title>")
    1
    """
    (south, west), (north, east) = _COUNTRY
    shrink = math.cos(math.radians((south + north) / 2))
    scale = (_WIDTH - 2 * _MARGIN) / ((east - west) * shrink)
    height = (north - south) * scale + 2 * _MARGIN

    def at(latitude: float, longitude: float) -> tuple[float, float]:
        return (
            round(_MARGIN + (longitude - west) * shrink * scale, 1),
            round(_MARGIN + (north - latitude) * scale, 1),
        )

    parts = [
        f'<svg class="map" role="img" viewBox="0 0 {_WIDTH:.0f} {height:.0f}" '
        'xmlns="http://www.w3.org/2000/svg"><title>Map of the places</title>'
    ]
    parts += [
        f'<circle class="ground" cx="{x}" cy="{y}" r="1.6"/>'
        for x, y in (at(*point) for point in backdrop)
    ]
    for point in sorted(points, key=lambda one: (one.origin, one.label)):
        x, y = at(point.latitude, point.longitude)
        kind = "spot" if point.exact else "spot around"
        shape = (
            f'<rect class="{kind} origin" x="{x - 4}" y="{y - 4}" width="8" height="8">'
            if point.origin
            else f'<circle class="{kind}" cx="{x}" cy="{y}" r="3.4">'
        )
        end = "</rect>" if point.origin else "</circle>"
        parts.append(f"{shape}<title>{escape(point.label)}</title>{end}")
    return "".join([*parts, "</svg>"])


@cache
def ground() -> tuple[tuple[float, float], ...]:
    """Return the points of today's communes, thinned to a grid: what the country looks like."""
    from lantoa.graph.places import Gazetteer

    seen: dict[tuple[int, int], tuple[float, float]] = {}
    for unit in Gazetteer.packaged():
        if unit.latitude is not None and unit.longitude is not None:
            cell = (round(unit.latitude * 5), round(unit.longitude * 5))
            seen.setdefault(cell, (unit.latitude, unit.longitude))
    return tuple(sorted(seen.values()))


def legend(points: Sequence[MapPoint]) -> str:
    """Return what the marks mean, of those that are on the map."""
    said = ["● place of a deployment"]
    if any(point.origin for point in points):
        said.insert(0, "■ origin")
    if any(not point.exact for point in points):
        said.append("hollow: somewhere in the unit whose point it is")
    return " · ".join(said)
