"""The gazetteer: units by IRI and by name, what contains them, and what became of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from lantoa.graph.places import table as tables
from lantoa.graph.places.names import (
    ALIASES,
    folded_key,
    name_key,
    parse_folded,
    parse_name,
    split_listed,
)
from lantoa.graph.places.regions import REGIONS
from lantoa.graph.places.units import (
    COUNTRY,
    PLACES,
    REFORM_DAY,
    PlaceMatch,
    Standing,
    Succession,
    Unit,
)
from lantoa.ontology.records import Level, Place

if TYPE_CHECKING:
    from lantoa.graph.places.mentions import Finder

_RANK = {level: rank for rank, level in enumerate(Level)}


class Gazetteer:
    """The administrative units of Viet Nam, before and after 1 July 2025.

    >>> gazetteer = Gazetteer.packaged()
    >>> [unit.name for unit in gazetteer.find("TX Thái Hòa", as_of=dt.date(2020, 1, 1))]
    ['thị xã Thái Hòa']
    >>> [unit.name for unit in gazetteer.parents(PLACES + "commune-04996")]
    ['huyện Lương Sơn', 'tỉnh Hòa Bình', 'Việt Nam']
    """

    def __init__(self, table: tables.Table) -> None:
        self._table = table
        self._ancestors: dict[str, frozenset[str]] = {}
        self._units: dict[str, Unit] = {
            COUNTRY: Unit(iri=COUNTRY, level=Level.COUNTRY, code="vn", name="Việt Nam")
        }
        for region in REGIONS:
            iri = f"{PLACES}region-{region.slug}"
            self._units[iri] = Unit(
                iri=iri, level=Level.REGION, code=region.slug, name=region.name, parent=COUNTRY
            )

    @classmethod
    def packaged(cls) -> Gazetteer:
        """Return the gazetteer of the packaged table; the same object every time."""
        return _packaged()

    def __contains__(self, iri: str) -> bool:
        if iri in self._units:
            return True
        return iri.startswith(PLACES) and iri.removeprefix(PLACES) in self._table.units

    def __iter__(self) -> Iterator[Unit]:
        for iri in (COUNTRY, *(f"{PLACES}region-{region.slug}" for region in REGIONS)):
            yield self._units[iri]
        for local in self._table.units:
            yield self.unit(PLACES + local)

    def __len__(self) -> int:
        return 1 + len(REGIONS) + len(self._table.units)

    # --- one unit ------------------------------------------------------------------------

    def unit(self, iri: str) -> Unit:
        """Return a unit.

        Raises:
            KeyError: the gazetteer has no such unit.
        """
        found = self._units.get(iri)
        if found is None:
            if not iri.startswith(PLACES):
                raise KeyError(iri)
            found = self._units[iri] = self._table.unit(iri.removeprefix(PLACES))
        return found

    def parents(self, iri: str, as_of: dt.date | None = None) -> list[Unit]:
        """Return what contains a unit, lowest first, up to the country.

        Without `as_of`, what contained it last; with it, what contained it on that day, as far
        as the units that it is known to have belonged to existed then.
        """
        chain: list[Unit] = []
        unit = self.unit(iri)
        while unit.parent:
            parent = self.unit(unit.parent)
            if as_of and not parent.valid_on(as_of):
                earlier = (self.unit(each) for each in unit.earlier_parents)
                parent = next((each for each in earlier if each.valid_on(as_of)), parent)
            chain.append(parent)
            unit = parent
        return chain

    def ancestors(self, iri: str) -> frozenset[str]:
        """Return the IRIs of all units that contained a unit at any time."""
        known = self._ancestors.get(iri)
        if known is None:
            unit = self.unit(iri)
            direct = [each for each in (unit.parent, *unit.earlier_parents) if each]
            known = frozenset(direct).union(*(self.ancestors(each) for each in direct))
            self._ancestors[iri] = known
        return known

    def successors(self, iri: str) -> list[Succession]:
        """Return the units that took over a unit, or parts of it, in its next change."""
        return self._steps(self._table.newer, iri)

    def predecessors(self, iri: str) -> list[Succession]:
        """Return the units that a unit took over, or parts of them, when it began."""
        return self._steps(self._table.older, iri)

    def _steps(self, steps: dict[str, list[str]], iri: str) -> list[Succession]:
        found = []
        for row in steps.get(iri.removeprefix(PLACES), ()):
            local, extent, when, decree = row.split("\t")
            span = tables.span(when)
            assert span is not None
            found.append(
                Succession(
                    unit=self.unit(PLACES + local),
                    whole=extent == "whole",
                    when=span,
                    decree=self._table.decrees.get(decree),
                )
            )
        return found

    def on(self, iri: str, day: dt.date) -> list[Standing]:
        """Return what stands in the place of a unit on a day, before or after its own time.

        The unit itself if it may have existed then. Else the changes are followed, forwards or
        backwards; where the table does not know them, what contained the unit is followed.

        >>> gazetteer = Gazetteer.packaged()
        >>> [(s.unit.name, s.relation) for s in
        ...     gazetteer.on(PLACES + "province-17", dt.date(2025, 7, 1))]
        [('tỉnh Phú Thọ', 'whole')]
        >>> [(s.unit.name, s.relation) for s in
        ...     gazetteer.on(PLACES + "province-25-2025", dt.date(2020, 1, 1))]
        [('tỉnh Hòa Bình', 'whole'), ('tỉnh Phú Thọ', 'whole'), ('tỉnh Vĩnh Phúc', 'whole')]
        """
        unit = self.unit(iri)
        if unit.valid_on(day):
            return [Standing(unit=unit, relation="same")]
        forwards = unit.valid_to is not None and day > unit.valid_to
        step = self.successors if forwards else self.predecessors
        found: dict[str, bool] = {}
        seen: set[str] = set()
        frontier = [(each.unit, each.whole) for each in step(iri)]
        while frontier:
            at, whole = frontier.pop()
            if at.valid_on(day):
                found[at.iri] = found.get(at.iri, False) or whole
            elif at.iri not in seen:
                seen.add(at.iri)
                frontier += [(each.unit, whole and each.whole) for each in step(at.iri)]
        if found:
            return [
                Standing(unit=self.unit(each), relation="whole" if found[each] else "part")
                for each in sorted(found)
            ]
        for parent in self.parents(iri):
            around = self.on(parent.iri, day)
            if len(around) == 1:  # parted, it does not say which part
                return [Standing(unit=around[0].unit, relation="within")]
        return []

    def members(self, region: str) -> list[tuple[Unit, bool]]:
        """Return the provinces of a region, old and new, and whether each lies wholly in it.

        >>> gazetteer = Gazetteer.packaged()
        >>> [(unit.name, whole) for unit, whole in gazetteer.members(PLACES + "region-tay-nguyen")
        ...     if unit.exists]
        [('tỉnh Quảng Ngãi', False), ('tỉnh Gia Lai', False), ('tỉnh Đắk Lắk', False),
        ('tỉnh Lâm Đồng', False)]
        """
        slug = region.removeprefix(PLACES + "region-")
        codes = next((each.provinces for each in REGIONS if each.slug == slug), ())
        found = []
        for local in self._table.units:
            if not local.startswith("province-"):
                continue
            unit = self.unit(PLACES + local)
            merged = [step.unit.code for step in self.predecessors(unit.iri)]
            if unit.valid_from != REFORM_DAY:
                merged.append(unit.code)
            inside = [code in codes for code in merged]
            if any(inside):
                found.append((unit, all(inside)))
        return found

    # --- by name -------------------------------------------------------------------------

    def find(
        self,
        name: str,
        *,
        level: Level | None = None,
        within: str | None = None,
        as_of: dt.date | None = None,
    ) -> list[Unit]:
        """Return the units of a printed name, best first.

        The name may carry a unit word or its abbreviation; without diacritics it finds what it
        folds to. Those that bear the very unit word come before those of the same level, higher
        levels before lower ones, existing units before ended ones.

        Args:
            name: as printed: "xã Tân Thành", "TP. Huế", "luong son".
            level: only units of this level.
            within: only units that this unit contained at any time.
            as_of: only units that may have existed on this day.
        """
        wanted = parse_name(name)
        named = self.named(wanted.bare)
        if not named:
            wanted = parse_folded(name) or wanted
            named = self.named(wanted.bare)
        printed = name_key(wanted.bare)
        found = []
        for unit in named:
            if level and unit.level is not level:
                continue
            if wanted.levels and unit.level not in wanted.levels:
                continue
            if within and within != unit.iri and within not in self.ancestors(unit.iri):
                continue
            if as_of and not unit.valid_on(as_of):
                continue
            word, bare = split_listed(unit.name)
            badness = (word != wanted.word, name_key(bare) != printed)
            found.append((*badness, _RANK[unit.level], not unit.exists, unit.iri, unit))
        return [each[-1] for each in sorted(found, key=lambda each: each[:-1])]

    def named(self, bare: str) -> list[Unit]:
        """Return all units that bear a bare name, whatever their unit word."""
        iris = self._names.get(name_key(bare))
        if iris is None:
            folded = folded_key(bare)
            iris = self._folded.get(folded) or self._folded.get(folded.replace(" ", ""), ())
        return [self.unit(iri) for iri in iris]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """The units of each bare name, by its key."""
        names: dict[str, dict[str, None]] = {}

        def add(bare: str, iri: str) -> None:
            names.setdefault(name_key(bare), {})[iri] = None

        for local, row in self._table.units.items():
            iri = PLACES + local
            name, *_, also = row.split("\t")
            for printed in (name, *(each for each in also.split(";") if each)):
                bare = split_listed(printed)[1]
                add(bare, iri)
                if "'" in printed or "’" in printed:
                    add(bare.replace("'", "").replace("’", ""), iri)
        for region in REGIONS:
            for printed in (region.name, *region.aliases):
                add(printed, f"{PLACES}region-{region.slug}")
        for printed in ("Việt Nam", "cả nước", "toàn quốc"):
            add(printed, COUNTRY)
        for printed, meant in ALIASES.items():
            for iri in names.get(name_key(parse_name(meant).bare), ()):
                add(printed, iri)
        return {name: tuple(iris) for name, iris in names.items()}

    @cached_property
    def _folded(self) -> dict[str, tuple[str, ...]]:
        """The units of each bare name without diacritics, with and without spaces."""
        folded: dict[str, dict[str, None]] = {}
        for name, iris in self._names.items():
            spaced = folded_key(name)
            for written in (spaced, spaced.replace(" ", "")):
                folded.setdefault(written, {}).update(dict.fromkeys(iris))
        return {name: tuple(iris) for name, iris in folded.items()}

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """All bare names by key (see :func:`names.name_key`), with the IRIs of their units."""
        return self._names

    # --- text ----------------------------------------------------------------------------

    def resolve(
        self, chain: Sequence[str], *, home: Place | None = None, as_of: dt.date | None = None
    ) -> Place:
        """Return the place that a chain of printed names means; see :mod:`.resolve`."""
        from lantoa.graph.places.resolve import resolve

        return resolve(self, chain, home=home, as_of=as_of)

    def mentions(self, text: str) -> list[PlaceMatch]:
        """Return the place names in a text, in order, none overlapping; see :mod:`.mentions`."""
        return self._finder.mentions(text)

    @cached_property
    def _finder(self) -> Finder:
        from lantoa.graph.places.mentions import Finder

        return Finder(self)

    def place(self, iri: str, as_of: dt.date | None = None) -> Place:
        """Return a unit as the record that statements carry.

        Raises:
            KeyError: the gazetteer has no such unit.
        """
        unit = self.unit(iri)
        parents = self.parents(iri, as_of)
        above = [each.name for each in parents if each.level is not Level.COUNTRY]
        return Place(
            iri=iri,
            name=unit.name,
            level=unit.level,
            path=(unit.name, *above),
            within=parents[0].iri if parents else None,
            known=True,
        )


@lru_cache(maxsize=1)
def _packaged() -> Gazetteer:
    return Gazetteer(tables.packaged())
