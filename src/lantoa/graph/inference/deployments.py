"""Which deployment stands for the adoption of a model by a unit: the first one there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.adoptions.from_store import adoptions_of
from lantoa.graph.adoptions.roll_up import Geography, RollUp
from lantoa.graph.adoptions.store_columns import described_places
from lantoa.graph.judgements import as_judged
from lantoa.graph.network.columns import Columns
from lantoa.graph.places import Gazetteer
from lantoa.ontology.namespaces import term

if TYPE_CHECKING:
    from lantoa.graph.adoptions import Dates
    from lantoa.graph.store import Store


def first_deployments(
    store: Store,
    *,
    level: str,
    geography: Geography = "then",
    dates: Dates = "earliest",
    said_only: bool = False,
) -> dict[tuple[str, str], str]:
    """Return the first dated deployment of each model in each unit.

    Args:
        store: the store to read.
        level: ``commune``, ``district`` or ``province``.
        geography: units as they were ``then``, or today's, ``now``.
        dates: which day stands for a date that is an interval.
        said_only: what sources say, without what analysts judged of it.

    Returns:
        The IRI of the deployment by the IRIs of unit and model; of deployments that began at
        the same time the first by IRI.
    """
    judged = store if said_only else as_judged(store)
    table = adoptions_of(store, level="deployment", said_only=said_only)
    source = Columns(judged)
    places = {s: found[0] for s, found in source.values(term("area")).items()}
    places.update((s, found[0]) for s, found in source.values(term("place")).items())
    gazetteer = Gazetteer.packaged()
    used = sorted({places[iri] for iri in table.ids if iri in places})
    described = described_places(judged, used, gazetteer.__contains__)
    roll_up = RollUp(gazetteer, level, geography, described)
    times = table.times(dates)
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for row in np.flatnonzero(np.isfinite(times)).tolist():
        iri, model = table.ids[table.unit[row]], table.item_ids[table.item[row]]
        unit = roll_up.unit(places[iri]) if iri in places else None
        if unit is None:
            continue
        candidate = (float(times[row]), iri)
        if candidate < found.get((unit, model), (np.inf, "")):
            found[unit, model] = candidate
    return {pair: iri for pair, (_, iri) in found.items()}
