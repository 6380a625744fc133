"""Betweenness: how often a node lies on the shortest ways between others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from lantoa.errors import UserError
from lantoa.graph.importance.indexed import Floats, Indexed, Ints
from lantoa.graph.importance.reach import reach_of

#: Exact up to so many steps from all nodes together, or so many nodes; beyond, sampled.
EXACT_STEPS = 3_000_000
EXACT_NODES = 1_500
#: At most so many starting points at a time, and so many cells of a matrix, which bounds memory.
_BATCH = 128
_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class Betweenness:
    """The betweenness of every node, and how it was found.

    Attributes:
        values: by node; the number of pairs of others, or its estimate.
        method: ``exact``, or ``sampled (k=200 pivots of n=10000, seed=1)``.
    """

    values: dict[Any, float]
    method: str

    @property
    def exact(self) -> bool:
        """Whether every node was a starting point."""
        return self.method == "exact"

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"method": self.method, "values": self.values}


def betweenness(
    graph: nx.Graph[Any], *, pivots: int = 256, seed: int = 1, accelerate: bool = True
) -> Betweenness:
    r"""Return the betweenness centrality of every node, along directed edges, unweighted.

    .. math:: B(v) = \sum_{s \ne v \ne t} \sigma_{st}(v) / \sigma_{st}

    with the numbers of shortest ways from s to t, and of those through v (Freeman 1977; Brandes
    2001, J. Math. Sociology 25(2), doi:10.1080/0022250X.2001.9990249). It is not normalised:
    divide by (n - 1)(n - 2) for a share. Whether it is exact depends on the size of the graph
    alone: beyond :data:`EXACT_NODES` nodes and :data:`EXACT_STEPS` steps it is estimated from
    `pivots` starting points, drawn without replacement, times n / pivots (Brandes & Pich 2007,
    doi:10.1142/S0218127407018403), and ``method`` says so.

    Args:
        graph: a graph; in one without directions each pair counts once.
        pivots: how many starting points where it is sampled.
        seed: of the drawing.
        accelerate: use rustworkx where it is installed; the values are the same, but for the
            last digits of a sum.

    Returns:
        The betweenness of each node, and whether and how it was sampled.

    Raises:
        UserError: there is no pivot, or a weight is no number from 0 on.

    >>> betweenness(nx.DiGraph([("a", "b"), ("b", "c"), ("b", "d")])).values
    {'a': 0.0, 'b': 2.0, 'c': 0.0, 'd': 0.0}
    """
    if pivots < 1:
        raise UserError("Betweenness is sampled from at least one pivot.")
    found = Indexed.of(graph)
    size = len(found)
    steps = float(reach_of(found, np.ones(size)).sum()) * max(1.0, len(found.source) / max(size, 1))
    method = "exact"
    if steps <= EXACT_STEPS:
        values = _few_steps(found)
    elif size <= EXACT_NODES:
        fast = _rustworkx(found) if accelerate else None
        values = _in_batches(found, np.arange(size)) if fast is None else fast
    else:
        chosen = np.random.default_rng(seed).choice(size, min(pivots, size), replace=False)
        values = _in_batches(found, np.sort(chosen)) * (size / len(chosen))
        method = f"sampled (k={len(chosen)} pivots of n={size}, seed={seed})"
    if not graph.is_directed():
        values = values / 2
    return Betweenness(dict(zip(found.nodes, values.tolist(), strict=True)), method)


def _few_steps(found: Indexed) -> Floats:
    """Brandes' algorithm that touches only what each start reaches: for lineages."""
    successors = found.successors
    total = [0.0] * len(found)
    for start in range(len(found)):
        if not successors[start]:
            continue
        ways, distance = {start: 1.0}, {start: 0}
        before: dict[int, list[int]] = {start: []}
        order = [start]
        for node in order:
            step = distance[node] + 1
            for after in successors[node]:
                known = distance.get(after)
                if known is None:
                    distance[after] = step
                    ways[after] = ways[node]
                    before[after] = [node]
                    order.append(after)
                elif known == step:
                    ways[after] += ways[node]
                    before[after].append(node)
        gathered = dict.fromkeys(order, 0.0)
        for node in reversed(order[1:]):
            share = (1 + gathered[node]) / ways[node]
            for earlier in before[node]:
                gathered[earlier] += ways[earlier] * share
            total[node] += gathered[node]
    return np.array(total)


def _in_batches(found: Indexed, starts: Ints) -> Floats:
    """Brandes' algorithm for many starts at once, as products of matrices: for dense networks."""
    from scipy.sparse import csr_array

    size = len(found)
    pairs = np.unique(np.stack([found.source, found.target]), axis=1)
    forward = csr_array((np.ones(pairs.shape[1]), (pairs[0], pairs[1])), shape=(size, size))
    backward = forward.T.tocsr()
    total = np.zeros(size)
    most = max(1, min(_BATCH, _CELLS // max(size, 1)))
    for first in range(0, len(starts), most):
        batch = starts[first : first + most]
        columns = np.arange(len(batch))
        ways = np.zeros((size, len(batch)))
        ways[batch, columns] = 1.0
        seen = ways > 0
        front = ways.copy()
        levels = [seen.copy()]
        while True:
            front = backward @ front
            front[seen] = 0.0
            fresh = front > 0
            if not fresh.any():
                break
            seen |= fresh
            ways += front
            levels.append(fresh)
        gathered = np.zeros_like(ways)
        for level, earlier in zip(levels[:0:-1], levels[-2::-1], strict=True):
            share = np.zeros_like(ways)
            share[level] = (1 + gathered[level]) / ways[level]
            passed = (forward @ share) * ways
            gathered[earlier] += passed[earlier]
        gathered[batch, columns] = 0.0
        total += gathered.sum(axis=1)
    return total


def _rustworkx(found: Indexed) -> Floats | None:
    """The same by rustworkx, None where it is not installed."""
    try:
        import rustworkx
    except ImportError:
        return None
    graph = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(len(found)))
    graph.add_edges_from_no_data(
        list(zip(found.source.tolist(), found.target.tolist(), strict=True))
    )
    values = rustworkx.digraph_betweenness_centrality(graph, normalized=False, endpoints=False)
    return np.array([values[i] for i in range(len(found))])
