"""A trace as a picture of its lineage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.pictures.lineage_tree import Descent, draw_lineage

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from lantoa.graph.trace import Trace


def draw_trace(trace: Trace) -> Figure:
    """Draw which deployment of a traced model gave rise to which; those alone stand first."""
    edges = [
        Descent(step.parent, step.node, "inferred" if trace.is_inferred(step) else "said")
        for step in trace.steps
        if step.parent is not None
    ]
    linked = {node for edge in edges for node in (edge.source, edge.target)}
    labels = {
        **{iri: deployment.where for iri, deployment in trace.deployments.items()},
        **{iri: group.caption for iri, group in trace.groups.items()},
    }
    alone = [node for node in labels if node not in linked]
    return draw_lineage(edges, labels, alone=alone, title=trace.model.label)
