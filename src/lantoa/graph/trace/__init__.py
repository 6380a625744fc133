"""Trace a model: where it began, who recognised it, where it went, and which words say so."""

from __future__ import annotations

from lantoa.graph.trace.build import trace
from lantoa.graph.trace.diagram import to_dot, to_mermaid
from lantoa.graph.trace.outline import outline
from lantoa.graph.trace.rendered import Trace
from lantoa.graph.trace.traced import Basis, OrganizationRole, Origin, TracedModel

__all__ = [
    "Basis",
    "OrganizationRole",
    "Origin",
    "Trace",
    "TracedModel",
    "outline",
    "to_dot",
    "to_mermaid",
    "trace",
]
