"""Originators, relays and end points, each with how sure that is."""

from __future__ import annotations

from typing import Any

import networkx as nx

from lantoa.errors import UserError

#: Roles in a lineage.
ROLES = ("originator", "relay", "end point", "alone")
#: How sure a link is whose evidence has no confidence.
UNKNOWN_CONFIDENCE = 0.5


def roles(graph: nx.DiGraph[Any]) -> dict[Any, tuple[str, float]]:
    r"""Return the likeliest role of each node in a lineage, and its probability.

    With the confidence c of each link, taken to be independent of the others, a node has passed
    the model on with probability :math:`o = 1 - \prod_{out}(1-c)` and has it from another with
    :math:`i = 1 - \prod_{in}(1-c)`. It is an originator with o(1 - i), a relay with oi, an end
    point with (1 - o)i, and alone with (1 - o)(1 - i).

    A link is as sure as its edge attribute ``confidence``: certain if the graph has no such
    attribute, :data:`UNKNOWN_CONFIDENCE` if it is None. A node
    attribute ``replica`` counts among those that lead in: a source calls it a replica and does
    not tell of what, so it is no originator. Nothing is said of links that no source tells of: see
    :func:`.earlier`.

    Raises:
        UserError: the graph has no directions, or a confidence is not from 0 to 1.

    >>> g = nx.DiGraph()
    >>> g.add_edge("a", "b", confidence=0.9)
    >>> roles(g)
    {'a': ('originator', 0.9), 'b': ('end point', 0.9)}
    """
    if not graph.is_directed():
        raise UserError("Roles are asked of a network with directions: give a networkx.DiGraph.")
    no_in: dict[Any, float] = {}
    for node, data in graph.nodes(data=True):
        no_in[node] = 1 - (data.get("replica") or 0.0)
    no_out = dict.fromkeys(graph, 1.0)
    for origin, replica, confidence in graph.edges(data="confidence", default=1.0):
        if origin == replica:
            continue
        believed = UNKNOWN_CONFIDENCE if confidence is None else confidence
        if not 0 <= believed <= 1:
            raise UserError(f"The confidence of a link is from 0 to 1, not {believed}.")
        no_out[origin] *= 1 - believed
        no_in[replica] *= 1 - believed
    return {node: _likeliest(no_in[node], no_out[node]) for node in graph}


def _likeliest(no_in: float, no_out: float) -> tuple[str, float]:
    chances = (
        (1 - no_out) * no_in,
        (1 - no_out) * (1 - no_in),
        no_out * (1 - no_in),
        no_out * no_in,
    )
    best = max(chances)
    return ROLES[chances.index(best)], round(best, 12)
