"""How a model of a store spreads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions, Dates, end_of_observation
from lantoa.graph.adoptions.from_store import adoptions_in, read_store
from lantoa.graph.adoptions.imputation import Imputation
from lantoa.graph.adoptions.lineage_of import lineage_of
from lantoa.graph.adoptions.roll_up import Geography
from lantoa.graph.adoptions.store_reading import ADOPTERS, Adopter
from lantoa.graph.network.collecting import uncollected
from lantoa.graph.spread.overview import spread_of
from lantoa.graph.spread.result import Spread

if TYPE_CHECKING:
    from lantoa.graph.diffusion.event_model import EventModel
    from lantoa.graph.diffusion.tie_matrix import TieMatrix
    from lantoa.graph.spread.items import ItemsOverview
    from lantoa.graph.spread.tie_options import TieOptions
    from lantoa.graph.store import Store

#: Nearest units that are a unit's neighbours.
NEIGHBOURS = 6


@uncollected()
def spread(
    store: Store,
    model: str,
    *,
    level: Adopter = "commune",
    geography: Geography = "then",
    dates: Dates | Imputation = "earliest",
    names: Iterable[str] = (),
    ties: TieMatrix | str | None = None,
    population: int | None = None,
    period: str | None = None,
    said_only: bool = False,
    at: dt.date | None = None,
    until: str | None = None,
    event_model: EventModel | None = None,
    tie_options: TieOptions | None = None,
) -> Spread:
    """Return how a model spreads, as far as a store knows.

    Args:
        store: the store to read.
        model: its name or IRI.
        level: what adopts: a ``commune``, ``district``, ``province``, or each ``deployment``.
        geography: units as they were ``then``, or rolled up into those of ``now``.
        dates: which time stands for a date that is an interval, or how to impute it.
        names: the measures; by default all but those that take long.
        ties: between the units by their labels, or what they are made of (see
            :data:`lantoa.graph.diffusion.ties.of_adoptions.KINDS`); by default each unit's six
            nearest.
        population: how many units are at risk, instead of those of the gazetteer.
        period: only adoptions that may lie in it (EDTF).
        said_only: what sources say, without what analysts judged.
        at: the day of the population; by default that of the median adoption.
        until: the end of observation (EDTF), see :func:`.overview.spread_of`.
        event_model: what the event history depends on; by default exposure and a linear trend.
        tie_options: the settings of the measures over ties.

    Returns:
        Every measure with its figures, population at risk and treatment of dates.

    Raises:
        UserError: see :func:`lantoa.graph.adoptions.from_store.adoptions_of`.
        UnknownNameError: no model or measure is called so.
    """
    if level not in ADOPTERS:
        raise UserError(f"{level!r} cannot adopt; choose from {', '.join(ADOPTERS)}.")
    found = read_store(store, model=model, said_only=said_only)
    sites = adoptions_in(found, level="deployment", period=period)
    own = sites
    if level != "deployment" or population is not None:
        own = adoptions_in(
            found, level=level, geography=geography, period=period, population=population, at=at
        )
    if isinstance(ties, str):
        from lantoa.graph.diffusion.ties.of_adoptions import ties_of_adoptions

        if ties.partition(":")[0] == "co-adoption":
            everything = read_store(store, said_only=said_only)
            others = adoptions_in(everything, level=level, geography=geography)
            ties = _named_as(own, others, ties_of_adoptions(others, ties, item=_same(own, others)))
        else:
            ties = ties_of_adoptions(own, ties, item=own.items[0])
    elif ties is None and level != "deployment":
        ties = neighbours(own)
    return spread_of(
        own,
        dates=dates,
        names=names,
        level=_WORDS[level] + ("" if level == "deployment" else f", as of {geography}"),
        ties=ties,
        deployments=sites,
        lineage=lineage_of(found, geography),
        until=None if until is None else end_of_observation(until, own.scale),
        event_model=event_model,
        tie_options=tie_options,
    )


@uncollected()
def spread_of_all(
    store: Store,
    *,
    level: Adopter = "commune",
    geography: Geography = "then",
    dates: Dates = "earliest",
    population: int | None = None,
    period: str | None = None,
    theme: str | None = None,
    said_only: bool = False,
    until: str | None = None,
) -> ItemsOverview:
    """Return all models of a store in brief, and how innovative the units are over all of them.

    Parameters are those of :func:`spread`; `theme` only of models of that theme.

    Returns:
        A row for each model in brief, and how innovative the units are.

    Raises:
        UserError: the store holds no deployment, or as of
            :func:`lantoa.graph.adoptions.from_store.adoptions_of`.
    """
    from lantoa.graph.adoptions.from_store import adoptions_of
    from lantoa.graph.spread.items import overview_of_items

    found = adoptions_of(
        store,
        level=level,
        geography=geography,
        theme=theme,
        period=period,
        said_only=said_only,
        population=population,
    )
    if not len(found):
        raise UserError("The graph holds no deployment whose unit is told; load reports first.")
    end = None if until is None else end_of_observation(until, found.scale)
    return overview_of_items(found, dates=dates, until=end)


def _same(own: Adoptions, others: Adoptions) -> str:
    """Return what the model of one table is called among all."""
    return others.items[others.item_ids.index(own.item_ids[0])]


def _named_as(own: Adoptions, others: Adoptions, ties: TieMatrix) -> TieMatrix:
    """Return ties between the units of one table, made in another that may name them otherwise."""
    from lantoa.graph.diffusion.tie_matrix import tie_matrix

    names = dict(zip(own.ids, own.units, strict=True))
    labels = {
        label: names.get(iri, label) for iri, label in zip(others.ids, others.units, strict=True)
    }
    units = tuple(labels.get(str(unit), str(unit)) for unit in ties.units)
    at_risk = set(own.units)
    pairs = ties.matrix.tocoo()
    renamed = tie_matrix(units, pairs.row, pairs.col, pairs.data, how=ties.how)
    return renamed.without([unit for unit in units if unit not in at_risk])


def neighbours(adoptions: Adoptions) -> TieMatrix | None:
    """Return ties of each unit to its six nearest; None where too few have coordinates."""
    import numpy as np

    from lantoa.graph.diffusion.ties.geographic_neighbours import geographic_neighbours

    at = adoptions.coordinates
    if at is None or np.isfinite(at[:, 0]).sum() <= NEIGHBOURS:
        return None
    return geographic_neighbours((adoptions.units, at), k=NEIGHBOURS)


_WORDS = {
    "commune": "communes",
    "district": "districts",
    "province": "provinces",
    "deployment": "deployments, each for itself",
}
