"""Structural virality: whether a cascade is a broadcast or a chain of many generations."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from lantoa.graph.diffusion.forest import Forest, forest
from lantoa.graph.diffusion.times import plain
from lantoa.graph.frames import frame

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

#: How many distances are held in memory at a time.
_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class ComponentVirality:
    """The structural virality of one component.

    Attributes:
        roots: nodes that came of no other, sorted.
        size: nodes.
        value: mean distance over ordered pairs of nodes, in replications.
        wiener: sum of distances over unordered pairs (the Wiener index); None if estimated.
        method: ``tree``, ``exact`` (a component with more edges than a tree, by breadth-first
            search) or ``sampled``.
        standard_error: of the value, by sampling; None where it is exact.
        sources: nodes from which distances were measured; None where it is a tree.
    """

    roots: tuple[Hashable, ...]
    size: int
    value: float
    wiener: int | None
    method: Literal["tree", "exact", "sampled"]
    standard_error: float | None = None
    sources: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the component as plain values, ready for JSON."""
        found: dict[str, Any] = plain(self)
        return found


@dataclass(frozen=True, slots=True)
class StructuralVirality:
    """The structural virality of a lineage, component by component, the largest first.

    Attributes:
        components: those of two nodes or more; no distance leads from one to another.
        isolated: nodes that no edge touches, which have no virality.
        seed: of the sampling.
        reason: why there is no component, if there is none.
    """

    components: tuple[ComponentVirality, ...]
    isolated: int
    seed: int
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain values, ready for JSON."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> pd.DataFrame:
        """Return one row a component (needs pandas)."""
        names = tuple(ComponentVirality.__dataclass_fields__)
        return frame([one.to_dict() for one in self.components], names)


def structural_virality(
    lineage: nx.DiGraph[Any], *, exact_up_to: int = 3000, sample: int = 500, seed: int = 0
) -> StructuralVirality:
    r"""Return the structural virality of every component of a lineage.

    .. math:: \nu(T) = \frac{1}{n(n-1)} \sum_{i} \sum_{j} d_{ij}

    with d_ij the distance of two of the n nodes over edges in either direction: 1 for a pair,
    2(n-1)/n for a star, (n+1)/3 for a path. In a tree an edge that parts k nodes from the others
    lies on k(n-k) shortest paths, so that the sum over edges gives it in linear time. Where
    replicas have several parents, the branches are taken off in this way and distances are
    searched in what is left, the 2-core, only.

    Reference:
        Goel, Anderson, Hofman & Watts 2016, Management Science 62(1), equation 1
        (doi:10.1287/mnsc.2015.2158).

    Args:
        lineage: edges from a node to what it gave rise to.
        exact_up_to: in a 2-core of more nodes, distances are measured from nodes drawn at random;
            the result says so and has a standard error.
        sample: how many are drawn then, at least 2.
        seed: of the drawing.

    Returns:
        The components, the largest first.

    Raises:
        UserError: the lineage is no graph.

    >>> import networkx as nx
    >>> lineage = nx.DiGraph([("a", "b"), ("b", "c"), ("x", "y"), ("x", "z"), ("x", "w")])
    >>> [(c.roots, c.value) for c in structural_virality(lineage).components]
    [(('x',), 1.5), (('a',), 1.3333333333333333)]
    """
    arrays = forest(lineage)
    groups = arrays.groups(arrays.component)
    sizes = np.array([len(group) for group in groups], dtype=np.int64)
    bridged, weight, core_edges = _peel(arrays, sizes)
    cores = arrays.groups(arrays.component)
    roots = np.bincount(arrays.children, minlength=len(arrays.nodes)) == 0
    matrix = _undirected(arrays, core_edges)
    cyclic = np.zeros(len(groups), dtype=bool)
    cyclic[arrays.component[arrays.parents[core_edges]]] = True
    random = np.random.default_rng(seed)
    found = []
    for number, group in enumerate(groups):
        size = len(group)
        if size < 2:
            break
        wiener: int | None = int(bridged[number])
        pairs = size * (size - 1)
        value, error, sources = 0.0, None, None
        method: Literal["tree", "exact", "sampled"] = "tree"
        if cyclic[number]:
            core = cores[number][weight[cores[number]] > 0]
            sources = len(core) if len(core) <= max(exact_up_to, sample) else max(2, sample)
            method = "exact" if sources == len(core) else "sampled"
            start = core if method == "exact" else random.choice(core, sources, replace=False)
            sums = _distances(matrix, core, np.sort(start), weight)
            if method == "exact":
                wiener = int(bridged[number]) + int(sums.sum()) // 2
            else:
                value = (2 * float(bridged[number]) + float(sums.mean()) * len(core)) / pairs
                left = 1 - sources / len(core)
                error = float(
                    len(core) * np.sqrt(left * sums.var(ddof=1, dtype=float) / sources) / pairs
                )
                wiener = None
        found.append(
            ComponentVirality(
                roots=tuple(arrays.nodes[node] for node in group[roots[group]]),
                size=size,
                value=value if wiener is None else 2 * wiener / pairs,
                wiener=wiener,
                method=method,
                standard_error=error,
                sources=sources,
            )
        )
    return StructuralVirality(
        components=tuple(found),
        isolated=len(groups) - len(found),
        seed=seed,
        reason=None
        if found
        else "No replication from a known origin is told, so that there is no cascade.",
    )


def _peel(
    arrays: Forest, sizes: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.intp]]:
    """Take away nodes of one neighbour until none is left.

    Returns:
        By component the sum of k(n-k) over the edges taken away; by node how many nodes hang on
        it (0 if it was taken away itself); the places of the edges that are left.
    """
    low, high = (
        np.minimum(arrays.parents, arrays.children),
        np.maximum(arrays.parents, arrays.children),
    )
    count = len(arrays.nodes)
    # Two nodes that came of one another are one undirected edge.
    _, first = np.unique(low * max(1, count) + high, return_index=True)
    degree = np.bincount(low[first], minlength=count) + np.bincount(high[first], minlength=count)
    across = np.zeros(count, dtype=np.int64)  # the exclusive or of a node's edges: a leaf's only
    np.bitwise_xor.at(across, low[first], first)
    np.bitwise_xor.at(across, high[first], first)
    ends = low + high
    weight = np.ones(count, dtype=np.int64)
    bridged = np.zeros(len(sizes), dtype=np.int64)
    kept = np.zeros(len(low), dtype=bool)
    kept[first] = True
    leaves = np.flatnonzero(degree == 1).tolist()
    while leaves:
        leaf = leaves.pop()
        if degree[leaf] != 1:
            continue
        edge = int(across[leaf])
        other = int(ends[edge]) - leaf
        part, component = int(weight[leaf]), int(arrays.component[leaf])
        bridged[component] += part * (int(sizes[component]) - part)
        weight[other] += part
        weight[leaf] = 0
        degree[leaf] = 0
        degree[other] -= 1
        across[other] ^= edge
        kept[edge] = False
        if degree[other] == 1:
            leaves.append(other)
    return bridged, weight, np.flatnonzero(kept)


def _undirected(arrays: Forest, edges: NDArray[np.intp]) -> csr_array:
    from scipy.sparse import coo_array

    one, other = arrays.parents[edges], arrays.children[edges]
    count = len(arrays.nodes)
    values = np.ones(2 * len(edges))
    places = (np.concatenate([one, other]), np.concatenate([other, one]))
    return coo_array((values, places), shape=(count, count)).tocsr()


def _distances(
    matrix: csr_array,
    core: NDArray[np.int64],
    sources: NDArray[np.int64],
    weight: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return for each source its weight times the sum of weighted distances to all of the core."""
    from scipy.sparse.csgraph import shortest_path

    inner = matrix[core][:, core]
    weights = weight[core]
    places = np.searchsorted(core, sources)
    step = max(1, _CELLS // len(core))
    sums = [
        shortest_path(inner, unweighted=True, indices=places[at : at + step]).astype(np.int64)
        @ weights
        for at in range(0, len(places), step)
    ]
    return np.asarray(np.concatenate(sums) * weight[sources], dtype=np.int64)
