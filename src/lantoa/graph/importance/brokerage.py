"""Brokerage: who passes things on between groups that are not otherwise in touch."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import networkx as nx

from lantoa.graph.importance.indexed import directed

#: The roles of Gould and Fernandez.
ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")


def brokerage(
    graph: nx.DiGraph[Any], groups: Mapping[Any, Hashable] | str
) -> dict[Any, dict[str, int]]:
    """Return in how many triads each node has which role of a broker.

    The node j brokers between i and k if i -> j -> k and there is no edge i -> k. With the groups
    of i, j, k it is (Gould & Fernandez 1989, Sociological Methodology 19, doi:10.2307/270949):

    ==============  ===========================================
    coordinator     all three of one group
    itinerant       i and k of one group, j of another
    representative  i and j of one group, k of another
    gatekeeper      j and k of one group, i of another
    liaison         all three of different groups
    ==============  ===========================================

    Args:
        graph: a directed graph.
        groups: the group of each node (its province), or the name of the node attribute that
            tells it. Nodes without a group take no part.

    Returns:
        For every node the number of triads for each of :data:`ROLES`.

    >>> g = nx.DiGraph([("a", "b"), ("b", "c")])
    >>> brokerage(g, {"a": "x", "b": "x", "c": "y"})["b"]["representative"]
    1
    """
    found = directed(graph, "Brokerage")
    told = groups if isinstance(groups, Mapping) else dict(graph.nodes(data=groups))
    group = [told.get(node) for node in found.nodes]
    counted = [dict.fromkeys(ROLES, 0) for _ in found.nodes]
    successors = [set(after) for after in found.successors]
    predecessors = [set(before) for before in found.predecessors]
    for j, roles in enumerate(counted):
        if group[j] is None or not successors[j] or not predecessors[j]:
            continue
        into = _tally(group[i] for i in predecessors[j])
        out = _tally(group[k] for k in successors[j])
        for before, many in into.items():
            for after, more in out.items():
                roles[_role(before, group[j], after)] += many * more
        # Those who come back to where they came from broker nothing.
        for i in predecessors[j] & successors[j]:
            if group[i] is not None:
                roles[_role(group[i], group[j], group[i])] -= 1
    for i, onward in enumerate(successors):
        if group[i] is None or len(onward) < 2:
            continue
        for k in onward:
            if group[k] is not None:
                for j in onward & predecessors[k]:  # there is a way past j
                    if group[j] is not None:
                        counted[j][_role(group[i], group[j], group[k])] -= 1
    return dict(zip(found.nodes, counted, strict=True))


def _tally(groups: Any) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    for group in groups:
        if group is not None:
            found[group] = found.get(group, 0) + 1
    return found


def _role(i: Hashable, j: Hashable, k: Hashable) -> str:
    if i == k:
        return "coordinator" if i == j else "itinerant"
    if i == j:
        return "representative"
    return "gatekeeper" if j == k else "liaison"
