"""Which deployment stands for the adoption of a model by a unit: the first one there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.adoptions.from_store import ModelsInStore, adoptions_in, roll_up_of
from lantoa.ontology.namespaces import term

if TYPE_CHECKING:
    from lantoa.graph.adoptions import Dates
    from lantoa.graph.adoptions.roll_up import Geography
    from lantoa.graph.adoptions.store_reading import Adopter


def first_deployments(
    found: ModelsInStore,
    *,
    level: Adopter,
    geography: Geography = "then",
    dates: Dates = "earliest",
    period: str | None = None,
) -> dict[tuple[str, str], str]:
    """Return the first dated deployment of each model in each unit.

    Args:
        found: what was read of a store.
        level: ``commune``, ``district`` or ``province``.
        geography: units as they were ``then``, or today's, ``now``.
        dates: which day stands for a date that is an interval.
        period: only deployments that may have begun in it.

    Returns:
        The IRI of the deployment by the IRIs of unit and model; of deployments that began at
        the same time the first by IRI.
    """
    table = adoptions_in(found, level="deployment", period=period)
    places = {iri: area[0] for iri, area in found.source.values(term("area")).items()}
    places.update((iri, place[0]) for iri, place in found.source.values(term("place")).items())
    roll_up = roll_up_of(found, level, geography, dt.date.today())
    times = table.times(dates)
    first: dict[tuple[str, str], tuple[float, str]] = {}
    for row in np.flatnonzero(np.isfinite(times)).tolist():
        iri, model = table.ids[table.unit[row]], table.item_ids[table.item[row]]
        unit = roll_up.unit(places[iri]) if iri in places else None
        if unit is None:
            continue
        candidate = (float(times[row]), iri)
        if candidate < first.get((unit, model), (np.inf, "")):
            first[unit, model] = candidate
    return {pair: iri for pair, (_, iri) in first.items()}
