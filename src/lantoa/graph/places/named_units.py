"""Units by their printed names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from lantoa.graph.places.names import (
    ALIASES,
    fold_name_key,
    folded_key,
    name_key,
    parse_folded,
    parse_name,
    split_listed,
)
from lantoa.graph.places.regions import REGIONS
from lantoa.graph.places.register import Register
from lantoa.graph.places.units import COUNTRY, PLACES, Unit
from lantoa.ontology.records import Level

_RANK = {level: rank for rank, level in enumerate(Level)}


class NamedUnits(Register):
    """A register that also finds its units by name; the names are indexed at the first search."""

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
        iris = self.names.get(name_key(bare))
        if iris is None:
            folded = folded_key(bare)
            iris = self._folded.get(folded) or self._folded.get(folded.replace(" ", ""), ())
        return [self.unit(iri) for iri in iris]

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """The IRIs of the units of each bare name, by its key (see :func:`names.name_key`)."""
        printed_names: dict[str, list[str]] = {}  # many units share a name: one key for them all
        for local, printed in self._table.printed_names():
            printed_names.setdefault(split_listed(printed)[1], []).append(PLACES + local)
        names: dict[str, dict[str, None]] = {}

        def add(bare: str, *iris: str) -> None:
            names.setdefault(name_key(bare), {}).update(dict.fromkeys(iris))

        for bare, iris in printed_names.items():
            add(bare, *iris)
            if "'" in bare or "’" in bare:
                add(bare.replace("'", "").replace("’", ""), *iris)
        for region in REGIONS:
            for printed in (region.name, *region.aliases):
                add(printed, f"{PLACES}region-{region.slug}")
        for printed in ("Việt Nam", "cả nước", "toàn quốc"):
            add(printed, COUNTRY)
        for printed, meant in ALIASES.items():
            if named := names.get(name_key(parse_name(meant).bare)):
                add(printed, *named)
        return {name: tuple(iris) for name, iris in names.items()}

    @cached_property
    def _folded(self) -> dict[str, tuple[str, ...]]:
        """The units of each bare name without diacritics, with and without spaces."""
        folded: dict[str, dict[str, None]] = {}
        for name, iris in self.names.items():
            spaced = fold_name_key(name)
            for written in (spaced, spaced.replace(" ", "")):
                folded.setdefault(written, {}).update(dict.fromkeys(iris))
        return {name: tuple(iris) for name, iris in folded.items()}
