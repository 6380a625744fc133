"""A trace as a picture of its lineage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from lantoa.pictures.lineage_tree import Descent, draw_lineage

if TYPE_CHECKING:
    from lantoa.graph.facts import DeploymentFact, EvidenceFact, GroupFact, Thing
    from lantoa.graph.lineage import Step
    from lantoa.graph.trace.traced import InferredLink
    from lantoa.pictures.picture import Picture


class Traced(Protocol):
    """What is drawn: a :class:`lantoa.graph.trace.Trace`."""

    @property
    def model(self) -> Thing:
        """The model."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The walk of its lineage."""

    @property
    def deployments(self) -> Mapping[str, DeploymentFact]:
        """Its deployments by IRI."""

    @property
    def groups(self) -> Mapping[str, GroupFact]:
        """Its groups by IRI."""

    @property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """Deployments each of which descends from all the others."""

    @property
    def inferred(self) -> tuple[InferredLink, ...]:
        """Which deployments probably followed which."""


def draw_trace(trace: Traced, *, source: str = "", most: int = 80) -> Picture:
    """Draw which deployment of a traced model gave rise to which; those alone stand last.

    Args:
        trace: the trace.
        source: where the data are from, for the caption.
        most: how many rows to draw.

    Raises:
        UserError: matplotlib is not installed.
    """
    edges = {
        (step.parent, step.node): Descent(step.parent, step.node)
        for step in trace.steps
        if step.parent is not None
    }
    for link in trace.inferred:
        edges.setdefault(
            (link.origin, link.replica), Descent(link.origin, link.replica, "inferred")
        )
    labels: dict[str, str] = {}
    details: dict[str, str] = {}
    for iri, deployment in trace.deployments.items():
        labels[iri], *around = deployment.where.split(", ", 1)
        details[iri] = _joined([*around, deployment.dates])
    for iri, group in trace.groups.items():
        labels[iri], *around = group.caption.split(", ", 1)
        details[iri] = _joined(around)
    linked = {node for pair in edges for node in pair}
    alone = [node for node in labels if node not in linked]
    cycle = len(trace.cycles)
    contradictions = "The sources contradict each other: some lines go round in a circle."
    return draw_lineage(
        edges.values(),
        labels,
        alone=alone,
        details=details,
        title=trace.model.label,
        most=most,
        notes=[
            contradictions if cycle else "",
            sources_of(trace) + (f" From {source}." if source else ""),
        ],
    )


def sources_of(trace: Any) -> str:
    """Return how many sources tell of a trace, and when they were published.

    >>> from types import SimpleNamespace
    >>> sources_of(SimpleNamespace(deployments={}, groups={}, replications={}, recognitions=()))
    'No source.'
    """
    proofs: Iterable[EvidenceFact] = (
        proof
        for facts in (
            trace.deployments.values(),
            trace.groups.values(),
            trace.replications.values(),
            trace.recognitions,
        )
        for fact in facts
        for proof in fact.evidence
    )
    found = {proof.source.iri: proof.source for proof in proofs}
    if not found:
        return "No source."
    published = sorted(s.published.edtf for s in found.values() if s.published)
    when = ""
    if published:
        first, last = published[0], published[-1]
        when = f", published {first}" + (f" to {last}" if last != first else "")
    return (
        f"Source: {len(found):,} documents{when}."
        if len(found) > 1
        else (f"Source: {next(iter(found.values()))}{when}.")
    )


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
