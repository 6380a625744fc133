"""Resolution: which unit a chain of printed names means, decided by what contains what.

A chain is what a report prints, lowest first: ``["xã Tân Thành", "huyện Lương Sơn"]``. The units
of the lowest name that lie in a unit of every other name are the candidates. Then, until one is
left: those nearest to the report's home (see :mod:`.surroundings`), those that existed on the
report's day, those that bear the very unit word, those of the very spelling. If several are left
the place stays undecided: a provisional place that keeps its candidates. A name that the
gazetteer lacks becomes a provisional place under what the rest of the chain means.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from lantoa.graph.places.named_units import NamedUnits
from lantoa.graph.places.names import PrintedName, name_key, parse_name, split_listed
from lantoa.graph.places.sites import settlement_or_site
from lantoa.graph.places.surroundings import Surroundings, surroundings
from lantoa.graph.places.units import REFORM_DAY, PlaceMatch, Unit
from lantoa.ontology.identity import provisional_place_iri
from lantoa.ontology.records import Level, Place
from lantoa.vietnamese import normalise

#: "tỉnh ta", "toàn tỉnh", "huyện nhà", "địa bàn tỉnh": the home's unit of that level.
_HOME_WORDS = re.compile(
    r"^(?:(?:trên\s+)?địa bàn\s+|toàn\s+|trong\s+|cả\s+)?"
    r"(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?:\s+(?:ta|nhà|này|mình))?$",
    re.IGNORECASE,
)
_LEVELS_OF_WORD = {
    "tỉnh": Level.PROVINCE,
    "thành phố": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
}
_ORDER = {level: rank for rank, level in enumerate(Level)}
_REMEMBERED_HOMES = 1024  # whose surroundings are kept
_REMEMBERED = 32768  # chains, each with a home and an era


class Resolver:
    """Resolves chains of names; build it once, it keeps what lies near each home.

    Args:
        units: the units.
        mentions: finds the place names in a text, for sites that are named after where they are.
    """

    def __init__(self, units: NamedUnits, mentions: Callable[[str], list[PlaceMatch]]) -> None:
        self.units = units
        self.mentions = mentions
        #: The units of a printed name, best first.
        self.named = lru_cache(maxsize=_REMEMBERED)(lambda name: tuple(units.find(name)))
        #: The units that a containing name may mean, through all times.
        self.meant = lru_cache(maxsize=_REMEMBERED)(self._meant)
        self._surroundings = lru_cache(maxsize=_REMEMBERED_HOMES)(
            lambda home, as_of: surroundings(units, home, as_of)
        )
        self._resolved = lru_cache(maxsize=_REMEMBERED)(self._resolve)

    def resolve(
        self, chain: Sequence[str], *, home: Place | None = None, as_of: dt.date | None = None
    ) -> Place:
        """Return the place that a chain of printed names means; never raises.

        Args:
            chain: printed names, lowest first, with or without unit words.
            home: what the report is mainly about; decides between units of one name, and says
                what "tỉnh ta" means.
            as_of: the day that the report speaks of. Without it, of units that follow one another
                under one name, the one of the home's time is meant, else today's.

        Returns:
            A known unit; or a provisional place, with candidates if the name is undecided. An
            empty chain is the home itself, or a provisional place without a name.
        """
        # The same names mean the same in all reports of one home and time.
        return self._resolved(tuple(chain), home, as_of and self.units.era(as_of))

    def _resolve(self, chain: tuple[str, ...], home: Place | None, as_of: dt.date | None) -> Place:
        names = [" ".join(normalise(each).split()).strip(" ,;.") for each in chain]
        names = [each for each in names if each]
        if not names:
            return home or _provisional("", Level.SITE, None)
        nearest_unit = (home.iri if home.known else home.within) if home else None
        near = self._surroundings(nearest_unit, as_of)
        return _Report(self, home, near, as_of).resolve(names)

    def _meant(self, name: str) -> frozenset[str]:
        units = list(self.named(name))
        if not parse_name(name).word:
            units = _provinces_first(units)
        meant = {unit.iri for unit in units}
        for unit in units:  # an older container, such as Hà Tây, holds what its follower does
            for step in self.units.successors(unit.iri):
                if step.whole and step.unit.valid_from != REFORM_DAY:
                    meant.add(step.unit.iri)
        return frozenset(meant)


class _Report:
    """What decides between units of one name: a report's home and day."""

    def __init__(
        self,
        resolver: Resolver,
        home: Place | None,
        near: Surroundings,
        as_of: dt.date | None,
    ) -> None:
        self._resolver = resolver
        self._units = resolver.units
        self._home = home
        self._near = near
        self._as_of = as_of

    def resolve(self, names: list[str]) -> Place:
        own = self._of_home(names[0])
        if own:
            return self._units.place(own, self._as_of)
        below = settlement_or_site(names[0])
        if below:
            return self._under(names[0], below, names[1:])
        printed = parse_name(names[0])
        candidates = [u for u in self._resolver.named(names[0]) if not self._is_to_come(u)]
        if not printed.word:  # a bare name is of a lower level than those after it
            levels = {_ORDER[level] for name in names[1:] for level in parse_name(name).levels}
            highest = max(levels, default=-1)
            candidates = [unit for unit in candidates if _ORDER[unit.level] > highest]
        above = [self._meant(name) for name in names[1:]]
        inside = [
            unit
            for unit in candidates
            if all(not group or self._within(unit, group) for group in above)
        ]
        past = any(
            group and not any(self._units.unit(iri).exists for iri in group) for group in above
        )
        decided = self._decide(inside, printed, past)
        if len(decided) == 1:
            return self._units.place(decided[0].iri, self._as_of)
        if decided:
            return self._under(names[0], decided[0].level, names[1:], decided)
        # Borders moved before the first list: a like-named unit of the same province may be it.
        near = self._decide(
            [unit for unit in candidates if above and above[-1] and self._within(unit, above[-1])],
            printed,
            past,
        )
        level = printed.levels[0] if printed.levels else self._guess(names)
        return self._under(names[0], level, names[1:], near)

    def _is_to_come(self, unit: Unit) -> bool:
        """Whether a unit was made by the reform of 2025, after what the report speaks of."""
        return (
            self._as_of is not None
            and self._as_of < REFORM_DAY
            and unit.valid_from is not None
            and unit.valid_from >= REFORM_DAY
        )

    def _of_home(self, name: str) -> str | None:
        match = _HOME_WORDS.match(name)
        if not match:
            return None
        level = _LEVELS_OF_WORD[match[1].lower()]
        if match[1].lower() == "thành phố":
            city = [
                iri
                for iri in self._near.lineage
                if self._units.unit(iri).name.startswith("thành phố")
            ]
            return city[0] if city else None
        return next(
            (iri for iri in self._near.lineage if self._units.unit(iri).level is level), None
        )

    def _meant(self, name: str) -> frozenset[str]:
        """The units that a containing name may mean, through all times."""
        own = self._of_home(name)
        return frozenset({own}) if own else self._resolver.meant(name)

    def _within(self, unit: Unit, containers: frozenset[str]) -> bool:
        """Whether a unit lay in one of the containers, or on the land of one of them."""
        if containers & self._units.ancestors(unit.iri):
            return True
        # After the reform reports still add the old district or province: (Hòa Bình cũ).
        return any(
            containers & self._units.ancestors(step.unit.iri)
            for step in self._units.predecessors(unit.iri)
            if step.unit.level is unit.level
        )

    def _decide(self, units: list[Unit], printed: PrintedName, past: bool = False) -> list[Unit]:
        """Keep the best candidates; `past` if the chain names units that exist no more."""
        if not printed.word:
            units = _provinces_first(units)
        preferences: list[Callable[[Unit], bool]] = [
            *(self._on_land_of(group) for group in self._near.nearest),
            lambda unit: self._in_time(unit, past),
            lambda unit: printed.word is None or split_listed(unit.name)[0] == printed.word,
            lambda unit: name_key(split_listed(unit.name)[1]) == name_key(printed.bare),
        ]
        for wanted in preferences:
            if len(units) > 1:
                units = [unit for unit in units if wanted(unit)] or units
        if len(units) > 1 and not printed.word:
            top = min(_ORDER[unit.level] for unit in units)
            units = [unit for unit in units if _ORDER[unit.level] == top]
        return _one_of_each_time(self._units, units)

    def _in_time(self, unit: Unit, past: bool) -> bool:
        if self._as_of:
            return unit.valid_on(self._as_of)
        if self._near.lineage and not self._units.unit(self._near.lineage[0]).exists:
            past = True
        return unit.exists is not past

    def _on_land_of(self, group: frozenset[str]) -> Callable[[Unit], bool]:
        return lambda unit: not group.isdisjoint(self._units.land(unit.iri))

    def _guess(self, names: list[str]) -> Level:
        """The level of an unknown bare name: one below the next that has a level."""
        for name in names[1:]:
            for level in parse_name(name).levels:
                below = {Level.PROVINCE: Level.DISTRICT, Level.DISTRICT: Level.COMMUNE}
                return below.get(level, Level.SETTLEMENT)
        return Level.SETTLEMENT

    def _under(
        self, name: str, level: Level, rest: list[str], candidates: Iterable[Unit] = ()
    ) -> Place:
        """A provisional place under what the rest of the chain means, or under the home."""
        container: Place | None = None
        if not rest and level in {Level.SETTLEMENT, Level.SITE}:
            # trường Tiểu học xã Chiềng Châu: the name says where it is.
            inside = self._resolver.mentions(name.partition(" ")[2])
            rest = [match.name for match in inside if match.word and match.candidates]
        if rest:
            container = self.resolve(rest)
        elif self._home and _ORDER[self._home.level] < _ORDER[level]:
            container = self._home
        printed = str(parse_name(name)) if level not in {Level.SETTLEMENT, Level.SITE} else name
        return _provisional(printed, level, container, candidates)


def _provinces_first(units: list[Unit]) -> list[Unit]:
    """A bare name that is a province's (a region's, the country's) means that, and no town."""
    top = min((_ORDER[unit.level] for unit in units), default=0)
    if top > _ORDER[Level.PROVINCE]:
        return units
    return [unit for unit in units if _ORDER[unit.level] == top]


def _one_of_each_time(register: NamedUnits, units: list[Unit]) -> list[Unit]:
    """Of units of which one became another under the same name, keep the last."""
    if len(units) < 2:
        return units
    names = {unit.iri: name_key(split_listed(unit.name)[1]) for unit in units}
    gone = {
        unit.iri
        for unit in units
        for step in register.successors(unit.iri)
        if names.get(step.unit.iri) == names[unit.iri]
    }
    return [unit for unit in units if unit.iri not in gone] or units


def _provisional(
    name: str, level: Level, container: Place | None, candidates: Iterable[Unit] = ()
) -> Place:
    within = container.iri if container else None
    return Place(
        iri=provisional_place_iri(name, within),
        name=name,
        level=level,
        path=(name, *(container.path if container else ())),
        within=within,
        candidates=tuple(sorted(unit.iri for unit in candidates)),
    )
