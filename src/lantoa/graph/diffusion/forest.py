"""A lineage as arrays: the forest of cascades that the measures over lineage have in common."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import UserError

if TYPE_CHECKING:
    import networkx as nx
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Forest:
    """A lineage as arrays.

    Attributes:
        nodes: the nodes in a fixed order (by their text); the arrays hold places in it.
        parents: sources of the edges, each edge once, without those from a node to itself.
        children: targets of the edges.
        component: the number of each node's component (weakly connected: over edges in either
            direction), numbered by falling size, ties by their first node.
        strong: the number of each node's strongly connected component.
        loops: the nodes said to have given rise to themselves.
    """

    nodes: tuple[Hashable, ...]
    parents: NDArray[np.int64]
    children: NDArray[np.int64]
    component: NDArray[np.int64]
    strong: NDArray[np.int64]
    loops: tuple[int, ...]

    def groups(self, number: NDArray[np.int64]) -> list[NDArray[np.int64]]:
        """Return the nodes of each number in order; `number` gives every node one."""
        if not len(number):
            return []
        order = np.argsort(number, kind="stable")
        return np.split(order, np.cumsum(np.bincount(number))[:-1])


def forest(lineage: nx.DiGraph[Any]) -> Forest:
    """Turn a lineage into arrays and part it into components.

    Args:
        lineage: edges from a node to what it gave rise to; of parallel edges one is taken.

    Returns:
        The arrays, the largest component first.

    Raises:
        UserError: it is no graph.

    >>> import networkx as nx
    >>> found = forest(nx.DiGraph([("a", "b"), ("c", "d"), ("c", "e")]))
    >>> found.nodes, found.component.tolist()
    (('a', 'b', 'c', 'd', 'e'), [1, 1, 0, 0, 0])
    """
    if not hasattr(lineage, "edges"):
        raise UserError("Give a lineage as a networkx DiGraph of who came of whom.")
    nodes = tuple(sorted(lineage, key=lambda node: (str(node), repr(node))))
    place = {node: position for position, node in enumerate(nodes)}
    pairs = np.array(
        [(place[source], place[target]) for source, target in lineage.edges()], dtype=np.int64
    ).reshape(-1, 2)
    itself = pairs[:, 0] == pairs[:, 1]
    loops = tuple(np.unique(pairs[itself, 0]).tolist())
    keys = np.unique(pairs[~itself, 0] * max(1, len(nodes)) + pairs[~itself, 1])
    parents, children = np.divmod(keys, max(1, len(nodes)))
    return Forest(
        nodes=nodes,
        parents=parents,
        children=children,
        component=_by_size(_connected(len(nodes), parents, children, "weak")),
        strong=_connected(len(nodes), parents, children, "strong"),
        loops=loops,
    )


def _connected(
    count: int, parents: NDArray[np.int64], children: NDArray[np.int64], connection: str
) -> NDArray[np.int64]:
    if not count:
        return np.empty(0, dtype=np.int64)
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    matrix = coo_array((np.ones(len(parents)), (parents, children)), shape=(count, count)).tocsr()
    _, labels = connected_components(matrix, directed=True, connection=connection)
    return np.asarray(labels, dtype=np.int64)


def _by_size(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    if not len(labels):
        return labels
    _, first, label, sizes = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -sizes))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank[label]
