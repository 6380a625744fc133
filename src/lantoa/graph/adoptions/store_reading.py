"""Deployments and groups of a store become rows: a unit, a model, and the bounds of the time."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from lantoa.graph.adoptions.counted import bounds_of, counts_units_of
from lantoa.graph.adoptions.roll_up import RollUp
from lantoa.graph.adoptions.store_columns import StoreColumns
from lantoa.graph.adoptions.store_dates import UNDATED, StoreDates, in_years
from lantoa.graph.network.columns import Span
from lantoa.ontology.namespaces import term

#: What can adopt: an administrative unit of a level, or each deployment for itself.
Adopter = Literal["commune", "district", "province", "deployment"]
ADOPTERS: tuple[Adopter, ...] = ("commune", "district", "province", "deployment")
_UNPLACED = "deployments whose unit of the level is not told"
_PARTED = "deployments in a unit that was parted, of which the part is not known"
NEW_UNITS = "adoptions in units made on 1 July 2025, beside others in the units before"
HANDLED = {
    UNDATED: "kept, without a time",
    NEW_UNITS: "kept; --geography now puts all into the units of today",
}
_NOT_COUNTED = "groups of which it is not told how many units of the level they count"


@dataclass(frozen=True, slots=True)
class Counted:
    """A group that names no unit."""

    model: str
    bounds: tuple[int, int | None]
    span: Span
    members: tuple[str, ...]
    area: str | None
    around: tuple[str, ...] = ()
    possible_members: tuple[str, ...] = ()


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
                parted = self.where.get(iri) in self.roll_up.parted
                self.problems[_PARTED if parted else _UNPLACED] += 1
            else:
                rows.append((unit, self.models[iri], *in_years(span)))
        return rows

    def groups(self, rows: list[Row]) -> list[Counted]:
        """Return the groups that name no unit; those within one unit become a row of it."""
        known = sorted({*self.source.instances("DeploymentGroup")} & self.models.keys())
        if not known:
            return []
        members = self.source.values(term("member"))
        values, bounds = self.source.values(term("value")), self.source.values(term("bound"))
        kinds = self.source.values(term("unit"))
        found = []
        for iri in known:
            span = self.dates.of_group(iri)
            if span is None:
                continue
            unit = None if self.level == "deployment" else self._unit(iri)
            amount = bounds_of(values.get(iri, ()), bounds.get(iri, ()))
            if unit is not None:
                if amount is None or amount[0] > 0:
                    # All that is counted in it had begun by then; since when is not told.
                    rows.append((unit, self.models[iri], math.nan, in_years(span)[1]))
            elif amount is None or not counts_units_of(kinds.get(iri, [""])[0], self.level):
                self.problems[_NOT_COUNTED] += 1
            else:
                inside = members.get(iri, [])
                if self.level != "deployment":
                    inside = [unit for each in inside if (unit := self._unit(each))]
                found.append(
                    Counted(self.models[iri], amount, span, tuple(inside), self.where.get(iri))
                )
        return self._with_neighbours(found, rows)

    def _with_neighbours(self, groups: list[Counted], rows: list[Row]) -> list[Counted]:
        """Return groups with the areas around theirs, and the units in them that may be members.

        A unit of which no adoption may lie before the end of a group's count is none.
        """
        wanted = {group.area for group in groups if group.area}
        if not wanted:
            return groups
        inside: dict[tuple[str, str], list[tuple[str, float]]] = {}
        for unit, model, first, _ in rows:
            place = self.where.get(unit) if self.level == "deployment" else unit
            for area in wanted & self.roll_up.areas(place) if place else ():
                inside.setdefault((area, model), []).append((unit, first))
        found = []
        for group in groups:
            if group.area is None:
                found.append(group)
                continue
            end = in_years(group.span)[1]
            near = inside.get((group.area, group.model), [])
            perhaps = {unit for unit, first in near if not first > end} - {*group.members}
            around = self.roll_up.areas(group.area) - {group.area}
            found.append(
                replace(
                    group, around=tuple(sorted(around)), possible_members=tuple(sorted(perhaps))
                )
            )
        return found

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
