"""Deployments and groups of a store become rows: a unit, a model, and the bounds of the time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Literal

import numpy as np

from lantoa.graph.adoptions.counted import counts_units_of
from lantoa.graph.adoptions.overlaps import Count, Named, reconciled
from lantoa.graph.adoptions.parted import parted
from lantoa.graph.adoptions.roll_up import RollUp
from lantoa.graph.adoptions.store_columns import StoreColumns
from lantoa.graph.adoptions.store_dates import UNDATED, StoreDates, in_years
from lantoa.ontology.bounds import bounds_of_number
from lantoa.ontology.namespaces import term
from lantoa.vietnamese import key

#: What can adopt: an administrative unit of a level, or each deployment for itself.
Adopter = Literal["commune", "district", "province", "deployment"]
ADOPTERS: tuple[Adopter, ...] = ("commune", "district", "province", "deployment")
_UNPLACED = "deployments whose unit of the level is not told"
PARTED = "deployments in a unit that was parted, of which the part is not known"
NEW_UNITS = "adoptions in units made on 1 July 2025, beside others in the units before"
HANDLED = {
    UNDATED: "kept, without a time",
    PARTED: "counted as one of the units that took over a part, and named in none",
    NEW_UNITS: "kept; --geography now puts all into the units of today",
}
_NOT_COUNTED = "groups of which it is not told how many units of the level they count"
_AMOUNT = ("value", "bound", "of", "unit")
_OF_GROUPS = (*_AMOUNT, "member", "replicates")


#: Unit, model, and the bounds of the time.
Row = tuple[str, str, float, float]


class Reading:
    """Reads deployments and groups of a store into rows."""

    roll_up: RollUp

    def __init__(
        self, source: StoreColumns, items: dict[str, str], level: Adopter, dates: StoreDates
    ) -> None:
        self.source = source
        self.items = items
        self.level = level
        self.dates = dates
        self.problems = dates.problems
        self.models = {s: m[0] for s, m in source.values(term("model")).items() if m[0] in items}
        self.placed = {s: p[0] for s, p in source.values(term("place")).items()}
        areas = {s: a[0] for s, a in source.values(term("area")).items()}
        self._parted: dict[tuple[str, tuple[str, ...]], list[tuple[float, float]]] = {}
        self.where = {s: place for s, place in {**areas, **self.placed}.items() if s in self.models}

    def deployments(self) -> list[Row]:
        """Return a row for each deployment whose unit is known."""
        rows = []
        for iri in sorted({*self.source.instances("Deployment")} & self.models.keys()):
            span = self.dates.of_deployment(iri)
            if span is None:
                continue
            unit = iri if self.level == "deployment" else self._unit(iri)
            if unit is None:
                units = self.roll_up.possible(self.where[iri]) if iri in self.where else ()
                self.problems[PARTED if units else _UNPLACED] += 1
                if units:
                    spans = self._parted.setdefault((self.models[iri], units), [])
                    spans.append(in_years(span))
            else:
                rows.append((unit, self.models[iri], *in_years(span)))
        return rows

    def groups(self, rows: list[Row]) -> list[tuple[str, Count]]:
        """Return the counts that name no unit, each with its model, and what they share.

        Those within one unit become a row of it.
        """
        known = sorted({*self.source.instances("DeploymentGroup")} & self.models.keys())
        if not known and not self._parted:
            return []
        of = term("DeploymentGroup")
        column = {name: self.source.values(term(name), of) for name in _OF_GROUPS}
        more = self.source.values(term("additional"))
        found: dict[str, list[Count]] = {}
        for iri in known:
            span = self.dates.of_group(iri)
            if span is None:
                continue
            value, bound, whole, what = (column[name].get(iri, [None])[0] for name in _AMOUNT)
            amount = bounds_of_number(value, bound, whole)
            unit = None if self.level == "deployment" else self._unit(iri)
            first, last = in_years(span)
            if unit is not None:
                if amount[0] > 0:
                    # All that is counted in it had begun by then; since when is not told.
                    rows.append((unit, self.models[iri], math.nan, last))
            elif not counts_units_of(what or "", self.level):
                self.problems[_NOT_COUNTED] += 1
            else:
                count = Count(
                    amount,
                    first,
                    last,
                    self._units(column["member"].get(iri, ())),
                    self.where.get(iri),
                    key(what or ""),
                    self._units(column["replicates"].get(iri, ())),
                    "true" in more.get(iri, ()),
                )
                found.setdefault(self.models[iri], []).append(count)
        named = self._named({*found, *(model for model, _ in self._parted)}, rows)
        out = []
        for model, adopters in named.items():
            counts = reconciled(found.get(model, ()), adopters, self.roll_up.areas)
            told = {units: spans for (of, units), spans in self._parted.items() if of == model}
            counts += parted(told, adopters, counts, self.roll_up.areas)
            out += [(model, count) for count in counts]
        return out

    def _named(self, models: Collection[str], rows: list[Row]) -> dict[str, dict[str, Named]]:
        """Return the units that adopted each model, with the time of their first adoption."""
        found: dict[str, dict[str, Named]] = {model: {} for model in models}
        for unit, model, first, last in rows:
            if model in found:
                place = self.where.get(unit) if self.level == "deployment" else unit
                known = found[model].get(unit, Named(first, last))
                found[model][unit] = Named(
                    # Where one of its adoptions may have been at any time, so may the first.
                    float(np.minimum(first, known.earliest)),
                    float(np.fmin(last, known.latest)),
                    place,
                )
        return found

    def _units(self, deployments: Iterable[str]) -> frozenset[str]:
        if self.level == "deployment":
            return frozenset(deployments)
        return frozenset(unit for each in deployments if (unit := self._unit(each)))

    def _unit(self, iri: str) -> str | None:
        place = self.where.get(iri)
        return self.roll_up.unit(place) if place else None

    def labels(self, units: list[str]) -> dict[str, str]:
        """Return a name of its own for each unit."""
        if self.level != "deployment":
            return distinct({unit: self.roll_up.label(unit) for unit in units})
        found = {}
        for iri in units:
            place = self.where.get(iri)
            name = self.roll_up.label(place) if place else "place unknown"
            found[iri] = name if iri in self.placed or not place else f"somewhere in {name}"
        return distinct(found)

    def point(self, unit: str) -> tuple[float, float]:
        """Return latitude and longitude of a unit, nan where they are not known."""
        place = self.where.get(unit) if self.level == "deployment" else unit
        return self.roll_up.point(place) or (math.nan, math.nan)


def distinct(names: dict[str, str]) -> dict[str, str]:
    """Return names with the end of the IRI where several things bear one."""
    often = Counter(names.values())
    return {
        iri: f"{name} ({iri.rpartition('/')[2]})" if often[name] > 1 else name
        for iri, name in names.items()
    }
