"""A networkx graph as arrays, which the measures work on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError

if TYPE_CHECKING:
    import networkx as nx

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Indexed:
    """The nodes of a directed graph by number, and its edges.

    Attributes:
        nodes: the nodes in the order of the graph.
        source, target: the ends of the edges as numbers; no edge from a node to itself.
        weight: the weights of the edges, 1 where the graph has none.

    >>> import networkx as nx
    >>> Indexed.of(nx.DiGraph([("a", "b"), ("b", "b")])).successors
    [[1], []]
    """

    nodes: list[Any]
    source: Ints
    target: Ints
    weight: Floats

    @classmethod
    def of(cls, graph: nx.Graph[Any]) -> Indexed:
        """Read a graph; of an undirected one each edge goes both ways.

        Raises:
            UserError: a weight is no number from 0 on.
        """
        nodes = list(graph)
        number = {node: i for i, node in enumerate(nodes)}
        try:
            found = [
                (number[u], number[v], 1.0 if (w := data.get("weight")) is None else float(w))
                for u, v, data in graph.edges(data=True)
                if u != v
            ]
        except (TypeError, ValueError) as error:
            raise UserError(f"The weight of an edge is no number: {error}.") from error
        if not graph.is_directed():
            found += [(v, u, weight) for u, v, weight in found]
        columns = np.array(found, dtype=np.float64).reshape(-1, 3).T
        if not (np.isfinite(columns[2]) & (columns[2] >= 0)).all():
            raise UserError("The weights of edges must be finite numbers from 0 on; mend them.")
        return cls(nodes, columns[0].astype(np.int64), columns[1].astype(np.int64), columns[2])

    def __len__(self) -> int:
        return len(self.nodes)

    @cached_property
    def successors(self) -> list[list[int]]:
        """The successors of each node, in the order of their numbers, each once."""
        return _lists(len(self), self.source, self.target)

    @cached_property
    def predecessors(self) -> list[list[int]]:
        """The predecessors of each node, in the order of their numbers, each once."""
        return _lists(len(self), self.target, self.source)

    @cached_property
    def out_degree(self) -> Ints:
        """How many successors each node has."""
        return np.array([len(found) for found in self.successors], dtype=np.int64)

    @cached_property
    def in_degree(self) -> Ints:
        """How many predecessors each node has."""
        return np.array([len(found) for found in self.predecessors], dtype=np.int64)

    @cached_property
    def components(self) -> Ints:
        """The number of the strongly connected component of each node."""
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        size = len(self)
        if not size:
            return np.zeros(0, dtype=np.int64)
        ones = np.ones(len(self.source))
        matrix = coo_array((ones, (self.source, self.target)), shape=(size, size)).tocsr()
        labels = connected_components(matrix, directed=True, connection="strong")[1]
        return np.asarray(labels, dtype=np.int64)


def directed(graph: nx.Graph[Any], what: str) -> Indexed:
    """Read a graph whose edges have directions.

    Raises:
        UserError: they have none.
    """
    if not graph.is_directed():
        raise UserError(f"{what} is asked of a network with directions: give a networkx.DiGraph.")
    return Indexed.of(graph)


def _lists(size: int, source: Ints, target: Ints) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(size)]
    order = np.lexsort((target, source))
    before = (-1, -1)
    for pair in zip(source[order].tolist(), target[order].tolist(), strict=True):
        if pair != before:
            found[pair[0]].append(pair[1])
            before = pair
    return found


def topological(size: int, successors: list[list[int]]) -> list[int]:
    """Return the nodes of a graph without cycles, each after all that lead to it (Kahn 1962).

    >>> topological(3, [[2], [0], []])
    [1, 0, 2]
    """
    pending = [0] * size
    for found in successors:
        for node in found:
            pending[node] += 1
    order = [node for node in range(size) if not pending[node]]
    for node in order:
        for after in successors[node]:
            pending[after] -= 1
            if not pending[after]:
                order.append(after)
    return order
