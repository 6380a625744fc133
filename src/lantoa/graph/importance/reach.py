"""Reach: how many came, directly or through others, of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy as np

from lantoa.graph.importance.indexed import Floats, Indexed, directed, topological

#: How many nodes are looked for at a time where lineages join; bounds the memory.
_BLOCK = 16_384


def reach(graph: nx.DiGraph[Any], counts: str | None = None) -> dict[Any, float]:
    r"""Return how many nodes descend from each node.

    .. math:: R(v) = \sum_{w \ne v,\; v \leadsto w} c_w

    with c = 1, or the node attribute `counts`. A node to which several ways lead counts once.
    In a forest this takes time linear in its size; where lineages join, sets of descendants are
    kept as bits, block by block. Nodes of a cycle all reach each other.

    Args:
        graph: edges run from the origin to what came of it.
        counts: a node attribute that says how many a node stands for; None there has no limit.

    Returns:
        The reach by node; infinite where a descendant has no upper bound.

    >>> reach(nx.DiGraph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]))
    {'a': 3, 'b': 1, 'c': 1, 'd': 0}
    """
    found = directed(graph, "Reach")
    values = np.ones(len(found))
    if counts is not None:
        stated = (graph.nodes[node].get(counts, 1) for node in found.nodes)
        values = np.array([np.inf if value is None else float(value) for value in stated])
    total = reach_of(found, values)
    return {
        node: int(value) if np.isfinite(value) and value == int(value) else value
        for node, value in zip(found.nodes, total.tolist(), strict=True)
    }


def reach_of(found: Indexed, values: Floats) -> Floats:
    """Return the reach of each node, by number; see :func:`reach`."""
    component = found.components
    size = int(component.max()) + 1 if len(component) else 0
    unlimited: Floats = np.bincount(component, np.isinf(values), minlength=size).astype(np.float64)
    limited = np.where(np.isinf(values), 0.0, values)
    own: Floats = np.bincount(component, limited, minlength=size).astype(np.float64)
    pairs = np.stack([component[found.source], component[found.target]])
    pairs = np.unique(pairs[:, pairs[0] != pairs[1]], axis=1)
    successors: list[list[int]] = [[] for _ in range(size)]
    for u, v in pairs.T.tolist():
        successors[u].append(v)
    order = topological(size, successors)
    in_degree = np.bincount(pairs[1], minlength=size)
    total = _sums(successors, order, in_degree.tolist(), own)
    # What has no upper bound is counted apart: infinite less infinite would be no number.
    beyond = _sums(successors, order, in_degree.tolist(), unlimited)
    found_here = total[component] - limited
    no_limit = beyond[component] - np.isinf(values)
    return np.where(no_limit > 0, np.inf, found_here)


def _sums(
    successors: list[list[int]], order: list[int], in_degree: Sequence[int], own: Floats
) -> Floats:
    """Return for each node of a graph without cycles the sum of it and its descendants."""
    total = own.astype(np.float64).copy()
    if not own.any():
        return total
    joined = [False] * len(order)
    summed = total.tolist()
    for node in reversed(order):
        for after in successors[node]:
            summed[node] += summed[after]
            if in_degree[after] > 1 or joined[after]:
                joined[node] = True
    total = np.array(summed)
    several = [node for node in order if joined[node]]
    if several:
        total[several] = _by_bits(successors, several, own)
    return total


def _by_bits(successors: list[list[int]], several: list[int], own: Floats) -> Floats:
    """The sums of nodes from which several ways lead to one, found with sets of bits."""
    below: dict[int, None] = {}
    stack = list(several)
    while stack:
        node = stack.pop()
        if node not in below:
            below[node] = None
            stack.extend(successors[node])
    members = sorted(below)
    number = {node: i for i, node in enumerate(members)}
    local = [[number[after] for after in successors[node]] for node in members]
    order = topological(len(members), local)
    found, times = np.unique(own[members], return_counts=True)
    usual = float(found[times.argmax()])
    special = {i: own[node] - usual for i, node in enumerate(members) if own[node] != usual}
    sums = np.zeros(len(members))
    for start in range(0, len(members), _BLOCK):
        end = min(start + _BLOCK, len(members))
        bits = [0] * len(members)
        for node in reversed(order):
            mask = 1 << (node - start) if start <= node < end else 0
            for after in local[node]:
                mask |= bits[after]
            bits[node] = mask
        odd = {i - start: value for i, value in special.items() if start <= i < end}
        odd_bits = sum(1 << i for i in odd)
        for node, mask in enumerate(bits):
            extra, rest = 0.0, mask & odd_bits
            while rest:
                lowest = rest & -rest
                extra += odd[lowest.bit_length() - 1]
                rest ^= lowest
            sums[node] += usual * mask.bit_count() + extra
    return sums[[number[node] for node in several]]
