"""Adoptions out of a store, with its judgements in effect: which unit took up which model when."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.adoptions.at_risk import units_of_level
from lantoa.graph.adoptions.counted import bounds_of, counts_units_of
from lantoa.graph.adoptions.roll_up import Geography, RollUp
from lantoa.graph.adoptions.store_columns import ColumnsOfModel, StoreColumns, described_places
from lantoa.graph.adoptions.store_dates import SCALE, UNDATED, StoreDates, in_years, period_of
from lantoa.graph.adoptions.table import Adoptions, Group, Population, Problem
from lantoa.graph.judgements import as_judged
from lantoa.graph.network.columns import Columns, Span
from lantoa.graph.network.names import columns, names, preferred
from lantoa.graph.places.units import REFORM_DAY
from lantoa.ontology.namespaces import concept, term
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.store import Store

#: What can adopt: an administrative unit of a level, or each deployment for itself.
Adopter = Literal["commune", "district", "province", "deployment"]
ADOPTERS: tuple[Adopter, ...] = ("commune", "district", "province", "deployment")


def adoptions_of(
    store: Store,
    *,
    level: Adopter = "commune",
    geography: Geography = "then",
    model: str | None = None,
    theme: str | None = None,
    period: str | None = None,
    said_only: bool = False,
    population: int | None = None,
    at: dt.date | None = None,
    today: dt.date | None = None,
) -> Adoptions:
    """Return which units took up which models when, as far as a store knows.

    A unit adopts a model when it first has a deployment of it, or a group that is counted within
    it. The beginning of a deployment is when it started; if that is not told, some time until it
    was first observed; else it is unknown, and stays unknown. A deployment that is not placed as
    finely as `level` is counted in ``problems`` and adopts for nobody. A group counts where its
    unit of count is that of `level` ("54 xã" for communes); sites are counted for deployments.

    The population at risk is all units of the level that the gazetteer has in force on the day
    `at`, and those that adopted besides (a unit that has ended since, or that no list has).

    Args:
        store: the store to read.
        level: what adopts.
        geography: units as they were ``then``; or ``now``: the old ones rolled up into today's.
            An old unit that was parted, so that nobody knows which part a place lies in, is
            counted in ``problems``.
        model: only this model: its name or IRI.
        theme: only models of this theme, by its name in the scheme, e.g. ``drugs``.
        period: only adoptions that may lie in it (EDTF, e.g. ``2010/2020``).
        said_only: what sources say, without what analysts judged of it.
        population: how many units are at risk, instead of those of the gazetteer.
        at: the day of the population; by default the last day of the adoptions.
        today: nothing was adopted after this day; by default the day it is.

    Raises:
        UserError: no such level or geography, districts of today, or a period that is none.
        UnknownNameError: no model is called so.
    """
    return adoptions_in(
        read_store(store, model=model, theme=theme, said_only=said_only),
        level=level,
        geography=geography,
        period=period,
        population=population,
        at=at,
        today=today,
    )


@dataclass(frozen=True, slots=True, eq=False)
class ModelsInStore:
    """A store with its judgements in effect, and the columns of some of its models.

    Attributes:
        store: what was read.
        source: the columns of deployments and groups.
        items: the names of the models, by IRI.
    """

    store: Store
    source: StoreColumns
    items: dict[str, str]


def read_store(
    store: Store, *, model: str | None = None, theme: str | None = None, said_only: bool = False
) -> ModelsInStore:
    """Read what adoptions need of a store; parameters as of :func:`adoptions_of`."""
    judged = store if said_only else as_judged(store)
    return ModelsInStore(judged, *_source(judged, model, theme))


def adoptions_in(
    found: ModelsInStore,
    *,
    level: Adopter = "commune",
    geography: Geography = "then",
    period: str | None = None,
    population: int | None = None,
    at: dt.date | None = None,
    today: dt.date | None = None,
) -> Adoptions:
    """Return the adoptions in what was read of a store; parameters as of :func:`adoptions_of`."""
    if level not in ADOPTERS:
        raise UserError(f"{level!r} cannot adopt; choose from {', '.join(ADOPTERS)}.")
    if geography not in ("then", "now"):
        raise UserError(f"{geography!r} is no geography; use then or now.")
    if level == "district" and geography == "now":
        raise UserError(
            "There are no districts since 1 July 2025; use --geography then, or communes."
        )
    today = today or dt.date.today()
    problems: Counter[str] = Counter()
    reading = _Reading(
        found.source,
        found.items,
        level,
        StoreDates(found.source, today, period_of(period), problems),
    )
    reading.roll_up = roll_up_of(found.store, reading.where, level, geography, today)
    rows = reading.deployments()
    counted = reading.groups(rows)
    return _table(
        reading, rows, counted, geography=geography, at=at, population=population, today=today
    )


_UNPLACED = "deployments whose unit of the level is not told"
_PARTED = "deployments in a unit that was parted, of which the part is not known"
_NOT_COUNTED = "groups of which it is not told how many units of the level they count"


@dataclass(frozen=True, slots=True)
class _Counted:
    """A group that names no unit."""

    model: str
    bounds: tuple[int, int | None]
    span: Span
    members: tuple[str, ...]
    area: str | None


#: Unit, model, and the bounds of the time.
_Row = tuple[str, str, float, float]


class _Reading:
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

    def deployments(self) -> list[_Row]:
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

    def groups(self, rows: list[_Row]) -> list[_Counted]:
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
                    _Counted(self.models[iri], amount, span, tuple(inside), self.where.get(iri))
                )
        return found

    def _unit(self, iri: str) -> str | None:
        place = self.where.get(iri)
        return self.roll_up.unit(place) if place else None

    def labels(self, units: list[str]) -> dict[str, str]:
        """Return a name of its own for each unit."""
        if self.level != "deployment":
            return _distinct({unit: self.roll_up.label(unit) for unit in units})
        found = {}
        for iri in units:
            place = self.where.get(iri)
            name = self.roll_up.label(place) if place else "place unknown"
            found[iri] = name if iri in self.placed or not place else f"somewhere in {name}"
        return _distinct(found)

    def point(self, unit: str) -> tuple[float, float]:
        """Return latitude and longitude of a unit, nan where they are not known."""
        place = self.where.get(unit) if self.level == "deployment" else unit
        return self.roll_up.point(place) or (math.nan, math.nan)


def _source(
    store: Store, model: str | None, theme: str | None
) -> tuple[StoreColumns, dict[str, str]]:
    """Return the columns to read and the names of the models asked for, by IRI."""
    if model is not None:
        from lantoa.graph.find import resolve

        iri = resolve(store, "model", model)
        rows = columns(store, f"?label {{ <{iri}> rdfs:label ?label }}", distinct=True)
        labels = [label for (label,) in rows if label]
        return ColumnsOfModel(store, iri), {iri: preferred(labels) if labels else iri}
    whole = Columns(store)
    items = names(store, "Model")
    for found in whole.values(term("model")).values():
        items.setdefault(found[0], found[0])
    if theme is not None:
        wanted = concept("theme", theme)
        themes = whole.values(term("theme"))
        items = {iri: name for iri, name in items.items() if wanted in themes.get(iri, ())}
        if not items:
            raise UserError(f"No model has the theme {theme!r}; 'lantoa info' counts them.")
    return whole, _distinct(items)


def roll_up_of(
    store: Store,
    where: Mapping[str, str],
    level: Adopter,
    geography: Geography,
    today: dt.date,
) -> RollUp:
    """Return what finds the units of the places of a store (`where`: subject -> place)."""
    from lantoa.graph.places import Gazetteer

    gazetteer = Gazetteer.packaged()
    used = sorted(set(where.values()))
    described = described_places(store, used, gazetteer.__contains__)
    # For single deployments the level is not asked for.
    return RollUp(
        gazetteer, "commune" if level == "deployment" else level, geography, described, today
    )


def _distinct(names: dict[str, str]) -> dict[str, str]:
    """Return names with the end of the IRI where several things bear one."""
    often = Counter(names.values())
    return {
        iri: f"{name} ({iri.rpartition('/')[2]})" if often[name] > 1 else name
        for iri, name in names.items()
    }


def _table(
    reading: _Reading,
    rows: list[_Row],
    counted: list[_Counted],
    *,
    geography: Geography,
    at: dt.date | None,
    population: int | None,
    today: dt.date,
) -> Adoptions:
    units = list(dict.fromkeys(row[0] for row in rows))
    index = {unit: position for position, unit in enumerate(units)}
    models = sorted({row[1] for row in rows} | {group.model for group in counted})
    if len(reading.items) == 1:  # the one that is asked for, if nobody took it up too
        models = list(reading.items)
    order = {model: position for position, model in enumerate(models)}
    points = [reading.point(unit) for unit in units]
    at_risk = Population(None, "nobody counts the sites that could have a deployment")
    if reading.level != "deployment":
        ends = [end for row in rows for end in row[2:] if not math.isnan(end)]
        day = at or (SCALE.date(max(ends)) if ends else None) or today
        if geography == "now":
            day = max(at, REFORM_DAY) if at else today
        register = units_of_level(Level(reading.level))
        in_force = register.in_force(day)
        others = [i for i in in_force if register.iris[i] not in index]
        units += [register.iris[i] for i in others]
        points += [(float(north), float(east)) for north, east in register.points[others]]
        source = f"the {reading.level}s in force on {day.isoformat()} by the gazetteer"
        if besides := len(units) - len(in_force):
            source += f", and {besides:,} that adopted and are not among them"
        at_risk = Population(len(units), source)
    if population is not None:
        at_risk = Population(population, "as given")
    labels = reading.labels(units)
    return Adoptions(
        units=tuple(labels[unit] for unit in units),
        items=tuple(reading.items[model] for model in models),
        unit=np.array([index[row[0]] for row in rows], dtype=np.int64),
        item=np.array([order[row[1]] for row in rows], dtype=np.int64),
        earliest=np.array([row[2] for row in rows], dtype=np.float64),
        latest=np.array([row[3] for row in rows], dtype=np.float64),
        population=at_risk,
        scale=SCALE,
        groups=tuple(
            Group(
                reading.items[group.model],
                *group.bounds,
                *in_years(group.span),
                members=tuple(sorted({labels[m] for m in group.members if m in labels})),
                area=reading.roll_up.label(group.area) if group.area else None,
            )
            for group in counted
        ),
        problems=tuple(
            Problem(what, number, handled="kept, without a time" if what == UNDATED else "left out")
            for what, number in sorted(reading.problems.items())
        ),
        ids=tuple(units),
        item_ids=tuple(models),
        coordinates=np.array(points, dtype=np.float64).reshape(-1, 2),
    )
