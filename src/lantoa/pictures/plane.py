"""Where units stand on a page: as they lie on the earth, or in a ring."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

#: Latitude and longitude in degrees, by unit.
Points = Mapping[str, tuple[float, float]]

_LOWEST: Final = 1.5  # degrees of latitude on a picture: a single province is no whole page


@dataclass(frozen=True, slots=True)
class Plane:
    """Where units stand on the page, in points, y downwards.

    Attributes:
        at: where each unit stands.
        width, height: of the page.
        north, west: its upper left corner, in degrees.
        scale: points in a degree of latitude.
        shrink: what a degree of longitude is of one of latitude.
        beside: units without coordinates, in a ring beside the others.
        leftwards: units whose names stand on their left.
        ring: units in a ring, whose names stand outside it.
    """

    at: dict[str, tuple[float, float]]
    width: float
    height: float
    north: float
    west: float
    scale: float
    shrink: float
    beside: int
    leftwards: set[str] = field(default_factory=set)
    ring: set[str] = field(default_factory=set)

    def place(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a latitude and longitude is on the page."""
        return (
            (point[1] - self.west) * self.shrink * self.scale + 20,
            (self.north - point[0]) * self.scale + 20,
        )

    @classmethod
    def of(
        cls,
        units: Sequence[str],
        coordinates: Points,
        others: Sequence[tuple[float, float]],
        widest: float,
    ) -> Plane:
        """Return where units stand: those with coordinates on a map, the others in a ring.

        Args:
            units: what is drawn.
            coordinates: of those that have them.
            others: points that are to be on the map too.
            widest: room for the widest name, in points.

        >>> Plane.of(["a", "b"], {}, (), 30.0).beside
        0
        >>> Plane.of(["a", "b"], {"a": (21.0, 105.0)}, (), 30.0).beside
        1
        """
        known = {unit: coordinates[unit] for unit in units if unit in coordinates}
        beside = [unit for unit in units if unit not in known]
        spots = [*known.values(), *others]
        if not known:
            radius = max(90.0, min(330.0, len(beside) * 3.2))
            wide = 2 * (radius + widest + 14)
            ring = _ring(beside, (wide / 2, radius + 24), radius)
            left = {unit for unit, (x, _) in ring.items() if x < wide / 2 - 1}
            return cls(ring, wide, 2 * radius + 48, 0, 0, 1, 1, 0, left, set(ring))
        south, north = min(p[0] for p in spots), max(p[0] for p in spots)
        west, east = min(p[1] for p in spots), max(p[1] for p in spots)
        shrink = math.cos(math.radians((south + north) / 2))
        high, wide = max(north - south, _LOWEST), max((east - west) * shrink, 0.5)
        scale = min(560 / high, 400 / wide)
        aside = 46.0 if beside else 0.0
        width = max(320.0, wide * scale + 40 + 70 + 2 * aside + (2 * widest + 28 if beside else 0))
        plane = cls({}, width, high * scale + 40, north, west, scale, shrink, len(beside))
        plane.at.update({unit: plane.place(point) for unit, point in known.items()})
        centre = (width - aside - widest - 14, plane.height / 2)
        plane.at.update(_ring(beside, centre, aside))
        plane.ring.update(beside)
        plane.leftwards.update(unit for unit in beside if plane.at[unit][0] < centre[0] - 1)
        return plane


def _ring(
    units: Sequence[str], centre: tuple[float, float], radius: float
) -> dict[str, tuple[float, float]]:
    found = {}
    for index, unit in enumerate(units):
        angle = 2 * math.pi * index / max(len(units), 1)
        found[unit] = (centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle))
    return found
