"""From a place to the units of a level: as they were then, or those after 1 July 2025."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantoa.errors import UserError
from lantoa.graph.adoptions.possible_units import possible_units
from lantoa.graph.network.names import PlaceChains
from lantoa.graph.places.units import REFORM_DAY
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

#: Units as they were then, or those after 1 July 2025.
GEOGRAPHIES = ("then", "now")
LEVELS = ("commune", "district", "province")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that a place lies in, or of several possible ones the part of it that each is."""

    iri: str
    share: float = 1.0

    @property
    def partial(self) -> bool:
        """Whether it is only one of several units that the place may lie in now."""
        return self.share < 1


class Units:
    """The units of a level for the places of a store.

    A place whose unit was parted by the reform may lie in any of the units that took over a part
    of it: each gets an equal share, and is marked partial
    (:mod:`lantoa.graph.adoptions.possible_units`).
    """

    def __init__(self, chains: PlaceChains, level: str, geography: str = "then") -> None:
        """Check what is asked for.

        Raises:
            UserError: no such level or geography, or districts after they were abolished.
        """
        if level not in set(Level):
            raise UserError(f"{level!r} is no level of places; choose from {', '.join(Level)}.")
        if geography not in GEOGRAPHIES:
            raise UserError(
                f"{geography!r} is no geography; choose 'then' (units as they were) or 'now' "
                "(units after 1 July 2025)."
            )
        if geography == "now" and level == "district":
            raise UserError(
                "There are no districts after 1 July 2025; ask for communes or provinces, or for "
                "the geography 'then'."
            )
        self.chains = chains
        self.level = level
        self.now = geography == "now"
        self._known: dict[str, tuple[Unit, ...]] = {}
        self._gazetteer: Gazetteer | None = None

    @property
    def gazetteer(self) -> Gazetteer:
        """The packaged table of units."""
        if self._gazetteer is None:
            from lantoa.graph.places import Gazetteer

            self._gazetteer = Gazetteer.packaged()
        return self._gazetteer

    def of(self, place: str) -> tuple[Unit, ...]:
        """Return the units that a place is or lies in; none if that is not known so finely."""
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = self._today(place) if self.now else self._then(place)
        return known

    def _then(self, place: str) -> tuple[Unit, ...]:
        for above in self.chains.chain(place):
            if self.chains.level(above) == self.level:
                return (Unit(above),)
        return ()

    def _today(self, place: str) -> tuple[Unit, ...]:
        for at in self.chains.chain(place):
            if at in self.gazetteer:
                break
            if self.chains.level(at) == self.level:
                return (Unit(at),)  # a unit that no list has: it stays itself
        else:
            return ()
        found = possible_units(self.gazetteer, at, Level(self.level), REFORM_DAY)
        return tuple(Unit(iri, 1 / len(found)) for iri in found)

    def label(self, unit: str) -> str:
        """Return the name of a unit."""
        known = self.chains.label(unit)
        if known is None and unit in self.gazetteer:
            known = self.gazetteer.unit(unit).name
        return known or unit

    def path(self, unit: str) -> str:
        """Return the name of a unit with those of what contains it up to the province."""
        if self.now and unit in self.gazetteer:
            above = self.gazetteer.parents(unit, REFORM_DAY)
            parts = [u.name for u in above if u.level not in {Level.COUNTRY, Level.REGION}]
            return ", ".join([self.label(unit), *parts])
        return self.chains.path(unit) or self.label(unit)

    def province(self, unit: str) -> str | None:
        """Return the province of a unit."""
        if self.now and unit in self.gazetteer:
            units = (self.gazetteer.unit(unit), *self.gazetteer.parents(unit, REFORM_DAY))
            return next((u.iri for u in units if u.level == Level.PROVINCE), None)
        chain = self.chains.chain(unit)
        return next((p for p in chain if self.chains.level(p) == "province"), None)

    def point(self, unit: str) -> tuple[float, float] | None:
        """Return latitude and longitude of a unit of the gazetteer."""
        from lantoa.graph.places.geography import point

        found = point(self.gazetteer, unit) if unit in self.gazetteer else None
        return found[1:] if found else None


def within(chains: PlaceChains, place: str, wanted: str) -> bool:
    """Whether a place is or lies in another: as of then, or in what took over its land."""
    chain = chains.chain(place)
    return wanted in chain or any(wanted in _land(at) for at in chain[:1])


def _land(place: str) -> Sequence[str] | frozenset[str]:
    from lantoa.graph.places import Gazetteer

    gazetteer = Gazetteer.packaged()
    return gazetteer.land(place) if place in gazetteer else ()
