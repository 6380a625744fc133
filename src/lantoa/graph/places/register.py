"""The register of units: each by its IRI, what contains it, and what became of it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from lantoa.graph.places import table as tables
from lantoa.graph.places.regions import REGIONS
from lantoa.graph.places.units import COUNTRY, PLACES, REFORM_DAY, Standing, Succession, Unit
from lantoa.ontology.records import Level, Place

#: The day of the first list of the table: what came before is not known to the day.
_A_YEAR = 366  # days that count for an earlier container: most of what is told is of its time
_FIRST_LIST = dt.date(2019, 9, 1)


class Register:
    """The units of a table with the regions and the country, in space and time.

    >>> from lantoa.graph.places.table import packaged
    >>> [unit.name for unit in Register(packaged()).parents(PLACES + "commune-04996")]
    ['huyện Lương Sơn', 'tỉnh Hòa Bình', 'Việt Nam']
    """

    def __init__(self, table: tables.Table) -> None:
        self._table = table
        self._ancestors: dict[tuple[str, str], frozenset[str]] = {}
        self._land: dict[str, frozenset[str]] = {}
        self._followers: dict[str, list[Succession]] = {}
        self._origins: dict[str, list[Succession]] = {}
        self._members: dict[str, list[tuple[Unit, bool]]] = {}
        self._units: dict[str, Unit] = {
            COUNTRY: Unit(iri=COUNTRY, level=Level.COUNTRY, code="vn", name="Việt Nam")
        }
        for region in REGIONS:
            iri = f"{PLACES}region-{region.slug}"
            self._units[iri] = Unit(
                iri=iri, level=Level.REGION, code=region.slug, name=region.name, parent=COUNTRY
            )

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

    def era(self, day: dt.date) -> dt.date:
        """Return the first day on which the same units may have existed as on a day.

        >>> from lantoa.graph.places.table import packaged
        >>> register = Register(packaged())
        >>> register.era(dt.date(2030, 1, 1)) == register.era(dt.date(2030, 12, 31))
        True
        """
        index = bisect_right(self._days_of_change, day)
        return self._days_of_change[index - 1] if index else dt.date.min

    @cached_property
    def _days_of_change(self) -> list[dt.date]:
        return self._table.days_of_change()

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

    @cached_property
    def provinces(self) -> tuple[Unit, ...]:
        """The provinces of all times."""
        return tuple(
            self.unit(PLACES + local)
            for local in self._table.units
            if local.startswith(f"{Level.PROVINCE}-")
        )

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

    def container(self, iri: str) -> str | None:
        """Return what contained a unit for most of its known time: what the graph says of it.

        A district of Thừa Thiên Huế lay for its last half year in the new city of Huế; what is
        told of it is mostly of the time before.

        >>> from lantoa.graph.places.table import packaged
        >>> Register(packaged()).container(PLACES + "district-482").removeprefix(PLACES)
        'province-46'
        """
        unit = self.unit(iri)
        if unit.exists or not unit.parent or not unit.earlier_parents:
            return unit.parent

        def days(container: str) -> int:
            other = self.unit(container)
            first = max(unit.valid_from or _FIRST_LIST, other.valid_from or _FIRST_LIST)
            last = min(unit.valid_to or REFORM_DAY, other.valid_to or REFORM_DAY)
            return (last - first).days + (0 if container == unit.parent else _A_YEAR)

        return max((unit.parent, *unit.earlier_parents), key=days)

    def ancestors(self, iri: str) -> frozenset[str]:
        """Return the IRIs of all units that contained a unit at any time."""
        local = iri.removeprefix(PLACES)
        if local in self._table.units:  # many lie in the same
            containers = self._table.containers(local)
        else:
            containers = (self.unit(iri).parent or "").removeprefix(PLACES), ""
        known = self._ancestors.get(containers)
        if known is None:
            direct = [PLACES + each for each in (containers[0], *containers[1].split(";")) if each]
            known = frozenset(direct).union(*(self.ancestors(each) for each in direct))
            self._ancestors[containers] = known
        return known

    def coordinates(self, iri: str) -> tuple[float, float] | None:
        """Return latitude and longitude of a unit, or of the lowest that contains it and has them.

        >>> from lantoa.graph.places.table import packaged
        >>> Register(packaged()).coordinates(COUNTRY) is None
        True
        """
        return self._table.coordinates(iri.removeprefix(PLACES))

    def land(self, iri: str) -> frozenset[str]:
        """Return the IRIs of all units on whose land a unit lay, wholly or in part, at any time.

        Itself and the units of its level that it was made of or became, with all that contained
        them: a commune of 2025 lay on the land of the district of the communes before it.

        >>> from lantoa.graph.places import Gazetteer
        >>> PLACES + "district-173" in Gazetteer.packaged().land(PLACES + "commune-05953-2025")
        True
        """
        known = self._land.get(iri)
        if known is None:
            local = iri.removeprefix(PLACES)
            level = local[: local.find("-") + 1]
            others = self._table.changed_with(local)
            same = [iri, *(PLACES + other for other in others if other.startswith(level))]
            known = frozenset(same).union(*(self.ancestors(each) for each in same))
            self._land[iri] = known
        return known

    def successors(self, iri: str) -> list[Succession]:
        """Return the units that took over a unit, or parts of it, in its next change."""
        known = self._followers.get(iri)
        if known is None:
            known = self._followers[iri] = self._steps(self._table.newer(iri.removeprefix(PLACES)))
        return list(known)

    def predecessors(self, iri: str) -> list[Succession]:
        """Return the units that a unit took over, or parts of them, when it began."""
        known = self._origins.get(iri)
        if known is None:
            known = self._origins[iri] = self._steps(self._table.older(iri.removeprefix(PLACES)))
        return list(known)

    def _steps(self, steps: Iterable[tables.Step]) -> list[Succession]:
        return [
            Succession(
                unit=self.unit(PLACES + step.local),
                whole=step.whole,
                when=step.when,
                decree=step.decree,
            )
            for step in steps
        ]

    def on(self, iri: str, day: dt.date) -> list[Standing]:
        """Return what stands in the place of a unit on a day, before or after its own time.

        The unit itself if it may have existed then. Else the changes are followed, forwards or
        backwards; where the table does not know them, what contained the unit is followed.

        >>> from lantoa.graph.places import Gazetteer
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

        >>> from lantoa.graph.places import Gazetteer
        >>> gazetteer = Gazetteer.packaged()
        >>> [(unit.name, whole) for unit, whole in gazetteer.members(PLACES + "region-tay-nguyen")
        ...     if unit.exists]
        [('tỉnh Quảng Ngãi', False), ('tỉnh Gia Lai', False), ('tỉnh Đắk Lắk', False),
        ('tỉnh Lâm Đồng', False)]
        """
        known = self._members.get(region)
        if known is None:
            known = self._members[region] = self._members_of(region)
        return list(known)

    def _members_of(self, region: str) -> list[tuple[Unit, bool]]:
        slug = region.removeprefix(PLACES + "region-")
        codes = next((each.provinces for each in REGIONS if each.slug == slug), ())
        found: list[tuple[Unit, bool]] = []
        if not codes:
            return found  # no region
        for unit in self.provinces:
            merged = [step.unit.code for step in self.predecessors(unit.iri)]
            if unit.valid_from != REFORM_DAY:
                merged.append(unit.code)
            inside = [code in codes for code in merged]
            if any(inside):
                found.append((unit, all(inside)))
        return found

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
