"""Adoptions out of a store, with its judgements in effect: which unit took up which model when."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.adoptions.at_risk import units_of_level
from lantoa.graph.adoptions.overlaps import Count
from lantoa.graph.adoptions.parts import Group, Population, Problem
from lantoa.graph.adoptions.roll_up import Described, Geography, RollUp
from lantoa.graph.adoptions.store_columns import (
    ColumnsOfAll,
    ColumnsOfModel,
    StoreColumns,
    described_places,
)
from lantoa.graph.adoptions.store_dates import SCALE, StoreDates, period_of
from lantoa.graph.adoptions.store_reading import (
    ADOPTERS,
    HANDLED,
    NEW_UNITS,
    Adopter,
    Reading,
    Row,
    distinct,
)
from lantoa.graph.adoptions.table import Adoptions
from lantoa.graph.judgements import as_judged
from lantoa.graph.network.names import columns, names, preferred
from lantoa.graph.places.units import REFORM_DAY
from lantoa.ontology.namespaces import concept, term
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.store import Store


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
    `at`, and those that adopted besides (a unit that has ended since, or that no list has). Where
    adoptions lie on both sides of 1 July 2025, when most units were made anew, ``problems`` says
    so: the geography of ``now`` compares like with like.

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
        at: the day of the population; by default that of the median adoption, or today's for the
            geography of ``now``.
        today: nothing was adopted after this day; by default the day it is.

    Returns:
        The adoptions, with the population at risk and, in ``problems``, what was left out and
        why.

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
    _described: list[Described] = field(default_factory=list)

    def described(self) -> Described:
        """Return the places that only the store describes, fetched once."""
        if not self._described:
            from lantoa.graph.places import Gazetteer

            places = {
                place[0]
                for name in ("place", "area")
                for place in self.source.values(term(name)).values()
            }
            known = Gazetteer.packaged().__contains__
            self._described.append(described_places(self.store, sorted(places), known))
        return self._described[0]


def read_store(
    store: Store, *, model: str | None = None, theme: str | None = None, said_only: bool = False
) -> ModelsInStore:
    """Read what adoptions need of a store; parameters as of :func:`adoptions_of`.

    Returns:
        The columns of the models asked for, from which adoptions at any level can be made.
    """
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
    """Return the adoptions in what was read of a store; parameters as of :func:`adoptions_of`.

    Returns:
        The adoptions, as :func:`adoptions_of` returns them.
    """
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
    reading = Reading(
        found.source,
        found.items,
        level,
        StoreDates(found.source, today, period_of(period), problems),
    )
    reading.roll_up = roll_up_of(found, level, geography, today)
    rows = reading.deployments()
    counted = reading.groups(rows)
    return _table(
        reading, rows, counted, geography=geography, at=at, population=population, today=today
    )


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
    whole = ColumnsOfAll(store)
    items = names(store, "Model")
    for found in whole.values(term("model")).values():
        items.setdefault(found[0], found[0])
    if theme is not None:
        wanted = concept("theme", theme)
        themes = whole.values(term("theme"))
        items = {iri: name for iri, name in items.items() if wanted in themes.get(iri, ())}
        if not items:
            raise UserError(f"No model has the theme {theme!r}; 'lantoa info' counts them.")
    return whole, distinct(items)


def roll_up_of(
    found: ModelsInStore, level: Adopter, geography: Geography, today: dt.date
) -> RollUp:
    """Return what finds the units of the places of a store."""
    from lantoa.graph.places import Gazetteer

    # For single deployments the level is not asked for.
    of_places = "commune" if level == "deployment" else level
    return RollUp(Gazetteer.packaged(), of_places, geography, found.described(), today)


def _median_day(rows: list[Row]) -> dt.date | None:
    """Return the day of the median adoption, by earliest times (else latest)."""
    times = sorted(
        time
        for *_, first, last in rows
        if not math.isnan(time := last if math.isnan(first) else first)
    )
    return SCALE.date(times[len(times) // 2]) if times else None


def _both_sides(rows: list[Row]) -> int:
    """Return how many adoptions lie after 1 July 2025, if some lie before."""
    reform = SCALE.number(REFORM_DAY)
    after = sum(first >= reform for *_, first, _ in rows)
    return after if any(last < reform for *_, last in rows) else 0


def _table(
    reading: Reading,
    rows: list[Row],
    counted: list[tuple[str, Count]],
    *,
    geography: Geography,
    at: dt.date | None,
    population: int | None,
    today: dt.date,
) -> Adoptions:
    units = list(dict.fromkeys(row[0] for row in rows))
    index = {unit: position for position, unit in enumerate(units)}
    models = sorted({row[1] for row in rows} | {model for model, _ in counted})
    if len(reading.items) == 1:  # the one that is asked for, if nobody took it up too
        models = list(reading.items)
    order = {model: position for position, model in enumerate(models)}
    points = [reading.point(unit) for unit in units]
    at_risk = Population(None, "nobody counts the sites that could have a deployment")
    if reading.level != "deployment":
        day = at or _median_day(rows) or today
        if geography == "now":
            day = max(at, REFORM_DAY) if at else today
        elif besides := _both_sides(rows):
            reading.problems[NEW_UNITS] = besides
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
                reading.items[model],
                *count.bounds,
                earliest=count.earliest if count.among else math.nan,
                latest=count.latest,
                members=tuple(sorted({labels[m] for m in count.members if m in labels})),
                area=reading.roll_up.label(count.area) if count.area else None,
                place=count.key,
                around=count.around,
                possible_members=tuple(sorted({labels[m] for m in count.possible_members})),
                among=tuple(labels[m] for m in count.among if m in labels),
            )
            for model, count in counted
        ),
        problems=tuple(
            Problem(what, number, handled=HANDLED.get(what, "left out"))
            for what, number in sorted(reading.problems.items())
        ),
        ids=tuple(units),
        item_ids=tuple(models),
        coordinates=np.array(points, dtype=np.float64).reshape(-1, 2),
    )
