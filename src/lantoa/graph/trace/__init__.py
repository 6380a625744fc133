"""Trace a model: where it began, who recognised it, where it went, and which words say so."""

from __future__ import annotations

from lantoa.graph.trace.build import Basis, OrganizationRole, Origin, Trace, trace
from lantoa.graph.trace.diagram import to_dot, to_mermaid
from lantoa.graph.trace.outline import outline

__all__ = [
    "Basis",
    "OrganizationRole",
    "Origin",
    "Trace",
    "outline",
    "to_dot",
    "to_mermaid",
    "trace",
]
