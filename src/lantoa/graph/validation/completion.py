"""What a store already says of staged nodes, added to the stage.

Before anything is written, the union of the old and the new can only be looked at by bringing
the old to the new: the neighbourhood of the nodes in question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

_CHUNK: Final = 200


def complete(stage: Store, nodes: Iterable[str], ask: Callable[[str], Any]) -> None:
    """Add to a stage what a store says of nodes and of what they refer to.

    Args:
        stage: the staged quads; completed in place.
        nodes: the IRIs of the nodes in question.
        ask: runs a query over the union of the store.
    """
    wanted = dict.fromkeys(nodes)
    for node in list(wanted):
        for quad in stage.quads_for_pattern(NamedNode(node), None, None, None):
            if isinstance(quad.object, NamedNode):
                wanted[quad.object.value] = None
    for some in _chunks(list(wanted)):
        values = " ".join(f"<{node}>" for node in some)
        for pattern in ("?node ?p ?o . BIND (?node AS ?s)", "?s ?p ?node . BIND (?node AS ?o)"):
            query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?node {{ {values} }} {pattern} }}"
            stage.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in ask(query))


def _chunks(nodes: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(nodes), _CHUNK):
        yield nodes[start : start + _CHUNK]
