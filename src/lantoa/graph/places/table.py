"""The packaged table of units, read once and turned into objects only where they are asked for.

Lines of tab-separated fields, sorted, written by ``scripts/build_places.py``::

    D  key  title                                        a decree
    U  id  name  parent  earlier-parents  began  ended  latitude  longitude  other-spellings
    S  older  newer  whole|partial  when  decree         a step of change
"""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources

from lantoa.graph.places.units import PLACES, Unit
from lantoa.ontology.records import Level
from lantoa.ontology.time import TimeSpan


@dataclass(frozen=True, slots=True)
class Step:
    """A step of change, seen from one of its two units: `local` is the other."""

    local: str
    whole: bool
    when: TimeSpan
    decree: str | None


class Table:
    """The rows, by the local part of the units' IRIs."""

    def __init__(self, text: str) -> None:
        self.decrees: dict[str, str] = {}
        self.units: dict[str, str] = {}
        self._steps: list[str] = []
        for line in text.splitlines():
            kind, _, row = line.partition("\t")
            if kind == "S":
                self._steps.append(row)
                continue
            name, _, rest = row.partition("\t")
            (self.units if kind == "U" else self.decrees)[name] = rest

    def printed_names(self) -> Iterator[tuple[str, str]]:
        """Yield every unit with each of its names: as listed, then its other spellings."""
        for local, row in self.units.items():
            yield local, row[: row.index("\t")]
            if row[-1] != "\t":
                yield from ((local, each) for each in row[row.rindex("\t") + 1 :].split(";"))

    def days_of_change(self) -> list[dt.date]:
        """Return the days, in order, from which on units may have begun or must have ended."""
        columns = {tuple(row.split("\t", 5)[3:5]) for row in self.units.values()}
        spans = [(span(began), span(ended)) for began, ended in columns]
        first = {began.earliest for began, _ in spans if began and began.earliest}
        return sorted(first | {ended.latest for _, ended in spans if ended and ended.latest})

    def newer(self, local: str) -> list[Step]:
        """Return the steps by which a unit ended."""
        return [self._step(row, 1) for row in self._by_older.get(local, ())]

    def older(self, local: str) -> list[Step]:
        """Return the steps by which a unit began."""
        return [self._step(row, 0) for row in self._by_newer.get(local, ())]

    def containers(self, local: str) -> tuple[str, str]:
        """Return what contained a unit last, and what contained it earlier, ``;`` between."""
        _, parent, earlier, _ = self.units[local].split("\t", 3)
        return parent, earlier

    def coordinates(self, local: str) -> tuple[float, float] | None:
        """Return latitude and longitude of a unit, or of the lowest that contains it."""
        row = self.units.get(local)
        while row is not None:
            _, parent, _, _, _, latitude, longitude, _ = row.split("\t", 7)
            if latitude and longitude:
                return float(latitude), float(longitude)
            row = self.units.get(parent)
        return None

    def changed_with(self, local: str) -> list[str]:
        """Return the units that a unit was made of or became, wholly or in part."""
        return self._changes.get(local, [])

    @cached_property
    def _changes(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in self._steps:
            older, newer, _ = row.split("\t", 2)
            found.setdefault(older, []).append(newer)
            found.setdefault(newer, []).append(older)
        return found

    def _step(self, row: str, other: int) -> Step:
        *units, extent, when, decree = row.split("\t")
        day = span(when)
        assert day is not None
        return Step(units[other], extent == "whole", day, self.decrees.get(decree))

    @cached_property
    def _by_older(self) -> dict[str, list[str]]:
        steps: dict[str, list[str]] = {}
        for row in self._steps:
            steps.setdefault(row[: row.index("\t")], []).append(row)
        return steps

    @cached_property
    def _by_newer(self) -> dict[str, list[str]]:
        steps: dict[str, list[str]] = {}
        for row in self._steps:
            steps.setdefault(row.split("\t", 2)[1], []).append(row)
        return steps

    def unit(self, local: str) -> Unit:
        """Return the unit of a row.

        Raises:
            KeyError: no row is called so.
        """
        name, parent, earlier, began, ended, latitude, longitude, also = self.units[local].split(
            "\t"
        )
        level, code = local.split("-")[:2]
        start, end = span(began), span(ended)
        exact = start is not None and start.earliest == start.latest
        return Unit(
            iri=PLACES + local,
            level=Level(level),
            code=code,
            name=name,
            valid_from=start.earliest if start and exact else None,
            valid_to=end.latest - dt.timedelta(days=1) if end and end.latest else None,
            parent=PLACES + parent,
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
            began=start,
            ended=end,
            earlier_parents=tuple(PLACES + each for each in earlier.split(";") if each),
            spellings=tuple(each for each in also.split(";") if each),
        )


@lru_cache(maxsize=256)
def span(edtf: str) -> TimeSpan | None:
    """Return the span of an EDTF string, None for an empty one."""
    return TimeSpan.parse(edtf) if edtf else None


@lru_cache(maxsize=1)
def packaged() -> Table:
    """Return the packaged table."""
    packed = resources.files(__package__).joinpath("data/units.tsv.gz").read_bytes()
    return Table(gzip.decompress(packed).decode())
