"""Through whom each item probably came to each unit: a tree, or a forest, for each item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.graph.inference.evidence import Evidence

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Adoption:
    """How one unit probably came by one item.

    Attributes:
        item, unit: what, and who.
        time: when.
        source: from whom, along an edge of the network; None where it came from outside.
        log_score: the logarithm of the score of that edge, or of outside; None for the first
            adopters, which nobody can have been before.
        outside: where no edge of the network explains it, the earlier adopter that does best,
            with the weight of what comes from outside: NetworkInference's ``parent`` then. None
            where there is a source or no earlier adopter, and with the objective ``snap``, for
            which outside is nobody.
    """

    item: str
    unit: str
    time: float
    source: str | None
    log_score: float | None
    outside: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


def adoptions(evidence: Evidence, ranks: Mapping[tuple[int, int], int]) -> Iterator[Adoption]:
    """Yield how each unit came by each item, given a network.

    It came along the edge into it that has the best score among earlier adopters; of equally good
    ones along the one that was added first. Where none is better than outside it is a root.

    Args:
        evidence: the pairs of earlier and later adopters.
        ranks: the edges of the network as (source, target) with the order in which they were added.
    """
    cascades = evidence.cascades
    number = len(cascades.unit)
    parent = np.full(number, -1, dtype=np.int64)
    outside = np.full(number, -1, dtype=np.int64)
    score = np.full(number, np.nan)
    into: dict[int, dict[int, int]] = {}
    for (origin, target), rank in ranks.items():
        into.setdefault(target, {})[origin] = rank
    order = np.full(len(cascades.units), -1, dtype=np.int64)
    for target in evidence.targets:
        pairs = evidence.into(target)
        score[pairs.rows] = pairs.outside
        if not evidence.objective.constant:
            likeliest = np.lexsort((-pairs.score, pairs.event))
            likeliest = likeliest[np.flatnonzero(np.diff(pairs.event[likeliest], prepend=-1))]
            outside[pairs.rows[pairs.event[likeliest]]] = pairs.source[likeliest]
        if target not in into or not len(pairs.source):
            continue
        order[:] = -1
        order[list(into[target])] = list(into[target].values())
        along = np.flatnonzero(order[pairs.source] >= 0)
        event, source = pairs.event[along], pairs.source[along]
        best = np.lexsort((order[source], -pairs.score[along], event))
        chosen = best[np.flatnonzero(np.diff(event[best], prepend=-1))]
        rows = pairs.rows[event[chosen]]
        parent[rows] = source[chosen]
        score[rows] = pairs.score[along][chosen]
    outside[parent >= 0] = -1
    for row in range(number):
        yield Adoption(
            cascades.items[cascades.item[row]],
            cascades.units[cascades.unit[row]],
            float(cascades.time[row]),
            cascades.units[parent[row]] if parent[row] >= 0 else None,
            float(score[row]) if np.isfinite(score[row]) else None,
            cascades.units[outside[row]] if outside[row] >= 0 else None,
        )


def forest(found: Iterator[Adoption] | list[Adoption]) -> nx.DiGraph[str]:
    """Return the adoptions of one item as a forest: an edge from each source to its follower.

    Nodes have ``time``; edges have ``log_score``. The roots are those that came from outside.

    >>> graph = forest([Adoption("x", "a", 1.0, None, None), Adoption("x", "b", 3.0, "a", -2.0)])
    >>> list(graph.edges(data=True))
    [('a', 'b', {'log_score': -2.0})]
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    rows = list(found)
    for row in rows:
        graph.add_node(row.unit, time=row.time)
    for row in rows:
        if row.source is not None:
            graph.add_edge(row.source, row.unit, log_score=row.log_score)
    return graph
