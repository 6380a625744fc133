"""Who was before: how far the sources leave room for an origin that none of them tells."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

import networkx as nx


def earlier(graph: nx.Graph[Any]) -> dict[Any, int | None]:
    """Return how many others of the same model certainly began before each node.

    One certainly began before another if the last day that its date may mean is before the first
    that the other's may. A node without a told origin that has many before it may well have
    copied one of them; one that has none before it can only have copied what no date or no
    source tells of.

    Args:
        graph: nodes with ``model_iri``, ``earliest`` and ``latest``, as those of a lineage.

    Returns:
        The number by node; None where the node has no model or no date.

    >>> g = nx.DiGraph()
    >>> for node, first, last in (("a", 2010, 2010), ("b", 2012, 2014), ("c", 2013, 2013)):
    ...     g.add_node(node, model_iri="m", earliest=first, latest=last)
    >>> earlier(g)
    {'a': 0, 'b': 1, 'c': 1}
    """
    last_days: dict[Any, list[Any]] = {}
    for _, data in graph.nodes(data=True):
        model, last = data.get("model_iri"), data.get("latest")
        if model is not None and last is not None:
            last_days.setdefault(model, []).append(last)
    for days in last_days.values():
        days.sort()
    found: dict[Any, int | None] = {}
    for node, data in graph.nodes(data=True):
        model, first = data.get("model_iri"), data.get("earliest")
        known = model is not None and first is not None
        found[node] = bisect_left(last_days.get(model, []), first) if known else None
    return found
