"""The shape of cascades: size, depth, breadth and branching, for each component of a lineage."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.counted_nodes import Bounds, deployments, groups_of
from lantoa.graph.diffusion.forest import Forest, forest
from lantoa.graph.diffusion.times import plain
from lantoa.graph.frames import frame

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class CascadeShape:
    """The shape of one component of a lineage.

    Attributes:
        roots: nodes that came of no other, sorted; where all that came first is a cycle, none.
        size: nodes.
        deployments: (lower, upper) deployments that the nodes stand for.
        replications: edges, each pair of nodes once.
        depth: generations after the first: the largest of the nodes' generations, a node's being
            the fewest steps that lead to it from generation 0.
        breadth: nodes of each generation, from generation 0 on.
        max_breadth: the largest of them.
        mean_depth: mean generation of the nodes.
        branching: breadth of each generation after the first over that of the one before.
        branching_number: Harris' estimate of the mean replicas of a node; None without a replica.
        leaves: nodes of which nothing came.
        several_parents: nodes with more than one parent.
        longest_chain: steps of the longest chain; None where a cycle makes it endless.
        is_tree: one root and one parent for every other node.
        cycles: groups of nodes each of which descends from all the others.
        notes: what to know before using the numbers.
    """

    roots: tuple[Hashable, ...]
    size: int
    deployments: Bounds
    replications: int
    depth: int
    breadth: tuple[int, ...]
    max_breadth: int
    mean_depth: float
    branching: tuple[float, ...]
    branching_number: float | None
    leaves: int
    several_parents: int
    longest_chain: int | None
    is_tree: bool
    cycles: tuple[tuple[Hashable, ...], ...]
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the shape as plain values, ready for JSON."""
        found: dict[str, Any] = plain(self)
        return found


@dataclass(frozen=True, slots=True)
class CascadeForest:
    """The shapes of a lineage's components, the largest first.

    Attributes:
        components: those of two nodes or more.
        nodes: nodes of the lineage, isolated ones included.
        isolated: nodes that no edge touches: neither replicated nor replicas, as far as is told.
        deployments: (lower, upper) deployments that the nodes stand for, isolated ones included.
        replications: edges, each pair of nodes once.
        cycles: how many groups of nodes descend from themselves.
        reason: why there is no component, if there is none.
    """

    components: tuple[CascadeShape, ...]
    nodes: int
    isolated: int
    deployments: Bounds
    replications: int
    cycles: int
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the forest as plain values, ready for JSON."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> pd.DataFrame:
        """Return one row a component (needs pandas)."""
        names = tuple(CascadeShape.__dataclass_fields__)
        return frame([shape.to_dict() for shape in self.components], names)


def cascade_shape(
    lineage: nx.DiGraph[Any],
    *,
    counts: Mapping[Any, Bounds] | None = None,
    members: Mapping[Any, Iterable[Hashable]] | None = None,
) -> CascadeForest:
    """Measure every component of a lineage.

    With Z_g nodes in generation g = 0..D, size is the sum of Z_g, depth D, breadth Z_g, the
    branching of generation g+1 is Z_{g+1} / Z_g, and the branching number is Harris' maximum
    likelihood estimate (Z_1 + ... + Z_D) / (Z_0 + ... + Z_{D-1}): the last generation is no
    parent in it, because what will come of it is not known yet.

    A node of several parents is in the earliest generation that any of them gives it. Nodes of a
    cycle that nothing outside leads to are generation 0 together, since which of them was first
    is not known; every cycle is reported.

    References:
        Goel, Anderson, Hofman & Watts 2016, Management Science 62(1), section 2
        (doi:10.1287/mnsc.2015.2158); Harris 1948, Annals of Mathematical Statistics 19(4),
        474-494.

    Args:
        lineage: edges from a node to what it gave rise to.
        counts: the (lower, upper) deployments that a node stands for, as for "at least 54
            units": ``(54, None)``; a node that is not named stands for one.
        members: the members of a group that are nodes themselves, or the groups of a member (a
            key that `counts` names is a group): within a component they are counted once, and
            a group has at least its members.

    Returns:
        The shapes, the largest component first.

    Raises:
        UserError: the edges have no direction.

    >>> import networkx as nx
    >>> found = cascade_shape(nx.DiGraph([("a", "b"), ("a", "c"), ("b", "d")]))
    >>> shape = found.components[0]
    >>> shape.size, shape.depth, shape.breadth, shape.branching
    (4, 2, (1, 2, 1), (2.0, 0.5))
    >>> shape.branching_number  # (2 + 1) / (1 + 2)
    1.0
    """
    if not (hasattr(lineage, "edges") and lineage.is_directed()):
        raise UserError("A lineage needs edges with a direction; give a networkx DiGraph.")
    arrays = forest(lineage)
    containing = groups_of(counts or {}, members or {})
    generation, longest = _generations(arrays), _longest(arrays)
    groups = arrays.groups(arrays.component)
    count = len(groups)
    size = len(arrays.nodes)
    indegree = np.bincount(arrays.children, minlength=size)
    outdegree = np.bincount(arrays.parents, minlength=size)
    edges = np.bincount(arrays.component[arrays.parents], minlength=count)
    cycles: dict[int, list[tuple[Hashable, ...]]] = {}
    for cycle in _cycles(arrays):
        cycles.setdefault(int(arrays.component[cycle[0]]), []).append(
            tuple(arrays.nodes[node] for node in cycle)
        )
    shapes = []
    for number, group in enumerate(groups):
        if len(group) < 2:  # by falling size: only isolated nodes follow
            break
        parents = indegree[group]
        roots = group[parents == 0]
        in_cycle = cycles.get(number, [])
        breadth = np.bincount(generation[group])
        notes = []
        if in_cycle:
            notes.append(
                "The sources tell of a cycle here, so that some of its replications cannot be right"
                + ("." if len(roots) else "; who was first is not known.")
            )
        if len(roots) > 1:
            notes.append(f"{len(roots)} origins are joined by replicas of several parents.")
        shapes.append(
            CascadeShape(
                roots=tuple(arrays.nodes[node] for node in roots),
                size=len(group),
                deployments=deployments((arrays.nodes[n] for n in group), counts, containing),
                replications=int(edges[number]),
                depth=len(breadth) - 1,
                breadth=tuple(breadth.tolist()),
                max_breadth=int(breadth.max()),
                mean_depth=float(generation[group].sum() / len(group)),
                branching=tuple((breadth[1:] / breadth[:-1]).tolist()),
                branching_number=(
                    float(breadth[1:].sum() / breadth[:-1].sum()) if len(breadth) > 1 else None
                ),
                leaves=int((outdegree[group] == 0).sum()),
                several_parents=int((parents > 1).sum()),
                longest_chain=None if in_cycle else int(longest[group].max()),
                is_tree=len(roots) == 1 and int(edges[number]) == len(group) - 1,
                cycles=tuple(in_cycle),
                notes=tuple(notes),
            )
        )
    return CascadeForest(
        components=tuple(shapes),
        nodes=size,
        isolated=count - len(shapes),
        deployments=deployments(arrays.nodes, counts, containing),
        replications=len(arrays.parents),
        cycles=sum(map(len, cycles.values())),
        reason=None
        if shapes
        else "No replication from a known origin is told, so that there is no cascade.",
    )


def _generations(arrays: Forest) -> NDArray[np.int64]:
    """Return the fewest steps to each node from a root or a cycle that nothing leads to."""
    outer = arrays.strong[arrays.parents] != arrays.strong[arrays.children]
    reached = np.zeros(int(arrays.strong.max(initial=-1)) + 1, dtype=bool)
    reached[arrays.strong[arrays.children[outer]]] = True
    generation = np.where(reached[arrays.strong], -1, 0) if len(reached) else arrays.strong
    start = np.searchsorted(arrays.parents, np.arange(len(arrays.nodes) + 1))
    frontier = np.flatnonzero(generation == 0)
    steps = 0
    while len(frontier):
        steps += 1
        frontier = np.unique(_children(arrays, start, frontier))
        frontier = frontier[generation[frontier] < 0]
        generation[frontier] = steps
    return generation


def _longest(arrays: Forest) -> NDArray[np.int64]:
    """Return the steps of the longest chain that ends in each node (Kahn 1962), -1 after cycles."""
    pending = np.bincount(arrays.children, minlength=len(arrays.nodes))
    longest = np.full(len(arrays.nodes), -1, dtype=np.int64)
    start = np.searchsorted(arrays.parents, np.arange(len(arrays.nodes) + 1))
    frontier = np.flatnonzero(pending == 0)
    steps = 0
    while len(frontier):
        longest[frontier] = steps
        steps += 1
        targets, freed = np.unique(_children(arrays, start, frontier), return_counts=True)
        pending[targets] -= freed
        frontier = targets[pending[targets] == 0]
    return longest


def _children(
    arrays: Forest, start: NDArray[np.int64], nodes: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the children of nodes, one for each edge (edges are sorted by their parent)."""
    lengths = start[nodes + 1] - start[nodes]
    offsets = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    found: NDArray[np.int64] = arrays.children[np.repeat(start[nodes], lengths) + offsets]
    return found


def _cycles(arrays: Forest) -> list[tuple[int, ...]]:
    sizes = np.bincount(arrays.strong)
    members: dict[int, list[int]] = {}
    for node in np.flatnonzero(sizes[arrays.strong] > 1) if len(sizes) else ():
        members.setdefault(int(arrays.strong[node]), []).append(int(node))
    alone = [(node,) for node in arrays.loops if sizes[arrays.strong[node]] == 1]
    return sorted([*map(tuple, members.values()), *alone])
