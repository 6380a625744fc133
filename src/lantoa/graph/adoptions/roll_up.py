"""From a place to the unit of a level that it lies in: as of then, or in today's units."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from lantoa.graph.adoptions.at_risk import path_of
from lantoa.graph.adoptions.possible_units import possible_units, unit_above
from lantoa.graph.places.units import REFORM_DAY
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.graph.places import Gazetteer

#: Units as they were then, or the old ones rolled up into today's.
Geography = Literal["then", "now"]
#: Name, level and container of places.
Described = dict[str, tuple[str, str | None, str | None]]


class RollUp:
    """Finds the unit of a level for places of a gazetteer, and for others through their chain.

    >>> from lantoa.graph.places import PLACES, Gazetteer
    >>> now = RollUp(Gazetteer.packaged(), "province", "now", {})
    >>> now.unit(PLACES + "district-152").removeprefix(PLACES)  # huyện Lương Sơn, Hòa Bình
    'province-25-2025'
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        level: str,
        geography: Geography,
        described: Mapping[str, tuple[str, str | None, str | None]],
        today: dt.date | None = None,
    ) -> None:
        self._gazetteer = gazetteer
        self._level = Level(level)
        self._now = geography == "now"
        self._described = described
        self._today = max(today or dt.date.today(), REFORM_DAY)
        self._found: dict[str, tuple[str, ...]] = {}
        self._areas: dict[str, frozenset[str]] = {}

    def unit(self, place: str) -> str | None:
        """Return the IRI of the unit that a place is or lies in, None if that is not known."""
        found = self.possible(place)
        return found[0] if len(found) == 1 else None

    def possible(self, place: str) -> tuple[str, ...]:
        """Return the IRIs of all units that a place may lie in: several where one was parted."""
        found = self._found.get(place)
        if found is None:
            found = self._found[place] = self._possible(place)
        return found

    def label(self, unit: str) -> str:
        """Return a unit's name with those that contain it."""
        if path := path_of(unit):
            return path
        names: list[str] = []
        place: str | None = unit
        while place and place in self._described and len(names) < 8:
            name, _, place = self._described[place]
            names.append(name)
        above = path_of(place) if place else ""
        return ", ".join([*names, above] if above else names) or unit

    def point(self, place: str | None) -> tuple[float, float] | None:
        """Return latitude and longitude of a place, or of what lies closest around it."""
        at = self._known(place)
        return _point(self._gazetteer, at) if at else None

    def areas(self, place: str) -> frozenset[str]:
        """Return the IRIs of all that a place lies in, or lay in at another time, and itself."""
        found = self._areas.get(place)
        if found is None:
            above: set[str] = set()
            at: str | None = place
            while at and at not in self._gazetteer and at not in above:
                above.add(at)
                at = self._described.get(at, (None, None, None))[2]
            if at and at in self._gazetteer:
                above |= self._gazetteer.land(at)
            found = self._areas[place] = frozenset(above)
        return found

    def within(self, place: str | None, level: Level) -> str | None:
        """Return the unit of a level that a place is or lies in, None if that is not known."""
        at = self._known(place)
        if at is None or not self._now:
            return unit_above(self._gazetteer, at, level) if at else None
        found = possible_units(self._gazetteer, at, level, self._today)
        return found[0] if len(found) == 1 else None

    def _known(self, place: str | None) -> str | None:
        """Return the lowest unit of the gazetteer in a place's chain."""
        for _ in range(8):
            if place is None or place in self._gazetteer:
                return place
            place = self._described.get(place, (None, None, None))[2]
        return None

    def _possible(self, place: str) -> tuple[str, ...]:
        at: str | None = place
        for _ in range(8):
            if at is None or at in self._gazetteer:
                break
            _, level, above = self._described.get(at, (None, None, None))
            if level == self._level:
                return (at,)  # a unit that no list has
            at = above
        if at is None or at not in self._gazetteer:
            return ()
        if self._now:
            return possible_units(self._gazetteer, at, self._level, self._today)
        unit = unit_above(self._gazetteer, at, self._level)
        return () if unit is None else (unit,)


@lru_cache(maxsize=65_536)
def _point(gazetteer: Gazetteer, iri: str) -> tuple[float, float] | None:
    return gazetteer.coordinates(iri)
