"""PageRank: who stands behind those who stand behind many."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np

from lantoa.errors import UserError
from lantoa.graph.importance.indexed import Indexed


def pagerank(
    graph: nx.DiGraph[Any], *, damping: float = 0.85, tolerance: float = 1e-10, most: int = 1000
) -> dict[Any, float]:
    r"""Return the PageRank of every node, walking from replicas back to their origins.

    .. math:: p = (1-d)/n + d \, (W^T p + \text{dangling}(p)/n)

    A walker goes from a replica to one of its origins, in proportion to the weights, or with
    probability 1 - d anywhere (Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X). Origins of
    much-copied deployments rank high. It equals ``networkx.pagerank`` of the reversed graph.

    Args:
        graph: edges run from the origin to the replica; ``weight`` is their weight.
        damping: d.
        tolerance: the sum of changes at which it has converged.
        most: rounds after which it is given up.

    Returns:
        The ranks, which add up to 1; none for an empty graph.

    >>> ranks = pagerank(nx.DiGraph([("a", "b"), ("a", "c")]))
    >>> round(ranks["a"], 3), ranks["b"] == ranks["c"]
    (0.574, True)
    """
    from scipy.sparse import csr_array

    found = Indexed.of(graph)
    size = len(found)
    if not size:
        return {}
    leaving = np.bincount(found.target, found.weight, minlength=size)
    share = found.weight / np.where(leaving > 0, leaving, 1.0)[found.target]
    matrix = csr_array((share, (found.source, found.target)), shape=(size, size))
    dangling = leaving == 0
    ranks = np.full(size, 1 / size)
    for _ in range(most):
        following = damping * (matrix @ ranks + ranks[dangling].sum() / size) + (1 - damping) / size
        change = np.abs(following - ranks).sum()
        ranks = following
        if change < tolerance:
            break
    else:
        raise UserError(
            f"PageRank has not converged in {most} rounds; allow more, or less damping."
        )
    ranks /= ranks.sum()
    return dict(zip(found.nodes, ranks.tolist(), strict=True))
