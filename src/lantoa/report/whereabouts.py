"""Where deployments lie: their points on the map and their provinces, from the store's places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantoa.graph.network.names import columns

if TYPE_CHECKING:
    from lantoa.graph.facts import DeploymentFact, GroupFact
    from lantoa.graph.store import Store


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is on the map.

    Attributes:
        latitude: in degrees north.
        longitude: in degrees east.
        of: the place that the point is of: its own, or the lowest around it that has one.
        own: whether it is its own.
        province: the province around it, if known.
    """

    latitude: float
    longitude: float
    of: str
    own: bool
    province: str | None


class Whereabouts:
    """The points and provinces of some places and of the units around them."""

    def __init__(self, store: Store, places: Iterable[str]) -> None:
        asked = " ".join(f"<{place}>" for place in sorted(set(places)))
        around = f"VALUES ?place {{ {asked} }} ?place lt:within* ?unit . "
        self._within: dict[str, str] = {}
        for unit, container in columns(
            store, f"?unit ?container {{ {around} ?unit lt:within ?container }}"
        ):
            if unit and container:
                self._within[unit] = min(container, self._within.get(unit, container))
        self._level = self._values(store, f"?unit ?value {{ {around} ?unit lt:level ?value }}")
        self._name = self._values(store, f"?unit ?value {{ {around} ?unit rdfs:label ?value }}")
        north = self._values(store, f"?unit ?value {{ {around} ?unit schema:latitude ?value }}")
        east = self._values(store, f"?unit ?value {{ {around} ?unit schema:longitude ?value }}")
        self._point = {
            unit: (float(north[unit]), float(east[unit])) for unit in north.keys() & east.keys()
        }

    @staticmethod
    def _values(store: Store, pattern: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for unit, value in columns(store, pattern):
            if unit and value:
                found[unit] = min(value, found.get(unit, value))
        return found

    @classmethod
    def of(
        cls, store: Store, facts: Iterable[DeploymentFact | GroupFact]
    ) -> tuple[Whereabouts, Mapping[str, str]]:
        """Return the whereabouts of deployments and groups, and the place of each that has one."""
        places: dict[str, str] = {}
        for fact in facts:
            place = getattr(fact, "place", None) or fact.area
            if place is not None:
                places[fact.iri] = place.iri
        return cls(store, places.values()), places

    def chain(self, place: str) -> list[str]:
        """Return a place and the units around it, lowest first."""
        chain = [place]
        while (container := self._within.get(chain[-1])) is not None and container not in chain:
            chain.append(container)
        return chain

    def province(self, place: str) -> str | None:
        """Return the name of the province around a place (or of itself), if known."""
        for unit in self.chain(place):
            if self._level.get(unit, "").endswith("province"):
                return self._name.get(unit)
        return None

    def spot(self, place: str) -> Spot | None:
        """Return where a place is; None if neither it nor a unit around it has a point."""
        for unit in self.chain(place):
            if unit in self._point and not self._level.get(unit, "").endswith("country"):
                return Spot(
                    *self._point[unit],
                    of=self._name.get(unit, unit),
                    own=unit == place,
                    province=self.province(place),
                )
        return None
