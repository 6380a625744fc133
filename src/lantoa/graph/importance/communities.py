"""Communities: groups of nodes that have more to do with each other than with the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from lantoa.graph.importance.indexed import Indexed

_LEAST_GAIN = 1e-10


@dataclass(frozen=True, slots=True)
class Communities:
    """A partition of the nodes.

    Attributes:
        members: the communities, greatest first.
        modularity: Newman's Q of the partition; None without edges.
        seed: of the order in which nodes were looked at.
        resolution: the greater, the smaller the communities.
    """

    members: tuple[frozenset[Any], ...]
    modularity: float | None
    seed: int
    resolution: float

    @property
    def of(self) -> dict[Any, int]:
        """The number of the community of each node."""
        return {node: i for i, nodes in enumerate(self.members) for node in nodes}

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "method": "louvain",
            "modularity": self.modularity,
            "seed": self.seed,
            "resolution": self.resolution,
            "communities": [sorted(nodes, key=str) for nodes in self.members],
        }


def communities(graph: nx.Graph[Any], *, seed: int = 1, resolution: float = 1.0) -> Communities:
    r"""Return communities by the Louvain method; directions are left aside, weights are not.

    .. math:: Q = \sum_c \left[ L_c/m - \gamma \left( k_c / 2m \right)^2 \right]

    with m the sum of the weights, L_c those within the community c, k_c the sum of its degrees.
    Nodes are moved, in an order drawn with `seed`, to the neighbouring community that raises Q
    most; the communities become nodes, and so on (Blondel et al. 2008,
    doi:10.1088/1742-5468/2008/10/P10008). The same seed gives the same communities on every
    machine; another may give others that are about as good.

    Args:
        graph: any graph; weights must not be negative.
        seed: of the order of the nodes.
        resolution: γ.

    Returns:
        The community of each node, and the modularity.

    >>> g = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "z"), ("x", "z")])
    >>> [sorted(c) for c in communities(g).members]
    [['a', 'b', 'c'], ['x', 'y', 'z']]
    """
    found = Indexed.of(graph)
    both = 0.5 if not graph.is_directed() else 1.0
    neighbours: list[dict[int, float]] = [{} for _ in found.nodes]
    for u, v, weight in zip(
        found.source.tolist(), found.target.tolist(), found.weight.tolist(), strict=True
    ):
        neighbours[u][v] = neighbours[u].get(v, 0.0) + weight * both
        neighbours[v][u] = neighbours[v].get(u, 0.0) + weight * both
    inner = [0.0] * len(neighbours)
    member = list(range(len(neighbours)))
    rng = np.random.default_rng(seed)
    total = sum(sum(near.values()) for near in neighbours)
    while total:
        label, moved = _moved(neighbours, inner, total, resolution, rng)
        if not moved:
            break
        names = {old: i for i, old in enumerate(dict.fromkeys(label))}
        label = [names[old] for old in label]
        member = [label[at] for at in member]
        neighbours, inner = _merged(neighbours, inner, label, len(names))
    grouped: dict[int, list[Any]] = {}
    for node, at in zip(found.nodes, member, strict=True):
        grouped.setdefault(at, []).append(node)
    members = sorted(grouped.values(), key=lambda nodes: -len(nodes))
    modularity = None
    if total:
        degrees = [sum(near.values()) + own for near, own in zip(neighbours, inner, strict=True)]
        modularity = sum(
            own / total - resolution * (degree / total) ** 2
            for own, degree in zip(inner, degrees, strict=True)
        )
    return Communities(tuple(map(frozenset, members)), modularity, seed, resolution)


def _moved(
    neighbours: list[dict[int, float]],
    inner: list[float],
    total: float,
    resolution: float,
    rng: np.random.Generator,
) -> tuple[list[int], bool]:
    """Move nodes between communities until no move raises Q; return the label of each."""
    size = len(neighbours)
    degree = [sum(near.values()) + own for near, own in zip(neighbours, inner, strict=True)]
    label = list(range(size))
    weight_of = degree.copy()
    order = rng.permutation(size).tolist()
    queued = [True] * size
    moved = False
    for node in order:  # grows: whoever has lost a neighbour is looked at again
        queued[node] = False
        here, own = label[node], degree[node]
        links: dict[int, float] = {}
        for other, weight in neighbours[node].items():
            at = label[other]
            links[at] = links.get(at, 0.0) + weight
        weight_of[here] -= own
        scale = resolution * own / total
        best, most = here, links.get(here, 0.0) - scale * weight_of[here]
        for at, weight in links.items():
            gain = weight - scale * weight_of[at]
            if gain > most + _LEAST_GAIN * total:
                best, most = at, gain
        weight_of[best] += own
        if best != here:
            label[node], moved = best, True
            for other in neighbours[node]:
                if label[other] != best and not queued[other]:
                    queued[other] = True
                    order.append(other)
    return label, moved


def _merged(
    neighbours: list[dict[int, float]], inner: list[float], label: list[int], size: int
) -> tuple[list[dict[int, float]], list[float]]:
    """Make each community a node."""
    merged: list[dict[int, float]] = [{} for _ in range(size)]
    within = [0.0] * size
    for node, near in enumerate(neighbours):
        at = label[node]
        within[at] += inner[node]
        for other, weight in near.items():
            to = label[other]
            if to == at:
                within[at] += weight
            else:
                merged[at][to] = merged[at].get(to, 0.0) + weight
    return merged, within
