"""How many deployments a trace tells of: as the spread of the model counts them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lantoa.graph.adoptions.overlaps import Count, Named, reconciled
from lantoa.graph.adoptions.times import TimeScale
from lantoa.graph.adoptions.totals import total
from lantoa.graph.facts import enclosing
from lantoa.ontology.bounds import Bounds, bounds_of_amount
from lantoa.vietnamese import key

if TYPE_CHECKING:
    from lantoa.graph.facts import DeploymentFact, GroupFact, PlaceFact
    from lantoa.graph.trace.traced import TracedModel
    from lantoa.ontology.time import TimeSpan

_SCALE = TimeScale()


def counts_of_trace(
    trace: TracedModel, today: dt.date | None = None
) -> tuple[dict[str, Named], list[Count]]:
    """Return the named deployments of a trace, and the groups with what they share.

    Args:
        trace: the model's trace.
        today: what began after this day is left out; by default the day it is.
    """
    today = today or dt.date.today()
    around = _Around()
    named = {}
    for iri, deployment in trace.deployments.items():
        if not _lies_ahead(deployment.begun, today):
            first, last = _years(deployment.begun, today)
            named[iri] = Named(first, last, around.note(deployment))
    more = {
        target
        for replication in trace.replications.values()
        if replication.additional
        for target in replication.targets
    }
    counts = []
    for iri, group in sorted(trace.groups.items()):
        when = enclosing(group.when) if group.when else None
        if not _lies_ahead(when, today):
            first, last = _years(when, today)
            counts.append(
                Count(
                    bounds_of_amount(group.amount),
                    first,
                    last,
                    frozenset(group.members),
                    around.note(group),
                    key(group.unit),
                    frozenset(group.replicates),
                    iri in more,
                )
            )
    return named, reconciled(counts, named, around.areas)


def total_of_trace(trace: TracedModel, today: dt.date | None = None) -> Bounds:
    """Return how many deployments a trace tells of, named or only counted: at least and at most.

    It is the number in which the curve of deployments of ``lantoa spread`` ends.
    """
    return total(*counts_of_trace(trace, today))


class _Around:
    """The areas that the places of facts lie in."""

    def __init__(self) -> None:
        self._facts: dict[str, PlaceFact] = {}
        self._known: dict[str, frozenset[str]] = {}

    def note(self, fact: DeploymentFact | GroupFact) -> str | None:
        """Return where a fact is told to be."""
        place: PlaceFact | None = getattr(fact, "place", None) or fact.area
        if place is None:
            return None
        self._facts[place.iri] = place
        return place.iri

    def areas(self, iri: str) -> frozenset[str]:
        """Return all that a place lies in, or lay in at another time, and itself."""
        from lantoa.graph.places import Gazetteer

        found = self._known.get(iri)
        if found is None:
            gazetteer = Gazetteer.packaged()
            found = frozenset((iri,))
            if iri in gazetteer:
                found |= gazetteer.land(iri)
            elif above := self._facts[iri].path[1:]:
                unit = gazetteer.resolve(above).iri
                found |= gazetteer.land(unit) if unit in gazetteer else frozenset()
            self._known[iri] = found
        return found


def _lies_ahead(span: TimeSpan | None, today: dt.date) -> bool:
    return bool(span and span.earliest and span.earliest > today)


def _years(span: TimeSpan | None, today: dt.date) -> tuple[float, float]:
    ends: Iterable[dt.date | None] = (span.earliest, span.latest) if span else (None, None)
    first, last = (math.nan if d is None else _SCALE.number(min(d, today)) for d in ends)
    return first, last
