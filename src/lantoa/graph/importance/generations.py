"""Generations: how many steps each is from an origin."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np

from lantoa.graph.importance.indexed import Indexed, Ints, directed


def generations(graph: nx.DiGraph[Any]) -> dict[Any, int]:
    """Return the number of steps on the shortest way to each node from an origin.

    An origin has no predecessor. Where a cycle has no origin before it, all its nodes are of
    generation 0: which was first is not told.

    >>> generations(nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "x")]))
    {'a': 0, 'b': 1, 'c': 1, 'x': 0, 'y': 0}
    """
    found = directed(graph, "The generation")
    return dict(zip(found.nodes, generations_of(found).tolist(), strict=True))


def generations_of(found: Indexed) -> Ints:
    """Return the generation of each node, by number."""
    component = found.components
    entered = np.zeros(int(component.max()) + 1 if len(component) else 0, dtype=np.bool_)
    outside = component[found.source] != component[found.target]
    entered[component[found.target[outside]]] = True
    front = np.flatnonzero(~entered[component]).tolist() if len(component) else []
    generation = [-1] * len(found)
    for node in front:
        generation[node] = 0
    step = 0
    while front:
        step += 1
        following = []
        for node in front:
            for after in found.successors[node]:
                if generation[after] < 0:
                    generation[after] = step
                    following.append(after)
        front = following
    return np.array(generation, dtype=np.int64)
