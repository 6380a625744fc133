"""A trace as a table: one row for each deployment and origin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lantoa.graph.lineage import Step

if TYPE_CHECKING:
    from lantoa.graph.trace.traced import TracedModel

#: The columns; dates are ISO days that enclose what is known, `origin` and `deployment` IRIs.
COLUMNS = (
    "deployment",
    "place",
    "place_path",
    "started_from",
    "started_to",
    "status",
    "generation",
    "origin",
    "inferred",
    "sources",
)


def records(trace: TracedModel) -> Iterator[dict[str, object]]:
    """Yield the rows of a trace, the lineage first, what is inferred last."""
    for step in trace.steps:
        if step.node in trace.deployments:
            yield _record(trace, step.node, step)
    for iri in (*trace.origin_unknown, *trace.unconnected):
        if all(step.node != iri for step in trace.steps):
            yield _record(trace, iri, None)
    for link in trace.inferred:
        if link.replica in trace.deployments:
            row = _record(trace, link.replica, None)
            yield row | {"origin": link.origin, "inferred": True}


def _record(trace: TracedModel, iri: str, step: Step | None) -> dict[str, object]:
    deployment = trace.deployments[iri]
    begun = deployment.begun
    place = deployment.place
    return {
        "deployment": iri,
        "place": place.name if place else None,
        "place_path": deployment.where if place else None,
        "started_from": begun.earliest if begun else None,
        "started_to": begun.latest if begun else None,
        "status": ", ".join(deployment.status) or None,
        "generation": step.generation if step else None,
        "origin": step.parent if step else None,
        "inferred": False,
        "sources": len({evidence.source.iri for evidence in deployment.evidence}),
    }
