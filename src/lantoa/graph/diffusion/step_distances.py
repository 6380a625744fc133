"""Weights that fall with the steps between units: neighbours of neighbours count, but less."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from scipy import sparse

from lantoa.errors import UserError
from lantoa.graph.diffusion.tie_matrix import TieMatrix, Ties, matrix_of, nodes_of


def step_distances(
    ties: Ties,
    *,
    steps: int = 6,
    units: Sequence[Hashable] | None = None,
    inverse: bool = True,
) -> TieMatrix:
    """Return the number of steps from each unit to each that it reaches, or its inverse.

    The distance is the least number of ties, followed from ego to alter; units further away than
    `steps`, and a unit from itself, have no entry (netdiffuseR `approx_geodesic()`, whose inverse
    are the usual weights of Moran's I on a network).

    Args:
        ties: a networkx graph (ego -> alter), a TieMatrix, or a square matrix; values are ignored.
        steps: the largest number of steps looked at.
        units: the units, in the order of the result; None: those that the ties name.
        inverse: whether the value is 1 / steps rather than the steps.

    Returns:
        The distances (or their inverse) as ties.

    Raises:
        UserError: fewer than one step, or a matrix of another size.

    >>> import networkx as nx
    >>> path = nx.DiGraph([("a", "b"), ("b", "c")])
    >>> step_distances(path, inverse=False).to_frame().values.tolist()
    [['a', 'b', 1.0], ['a', 'c', 2.0], ['b', 'c', 1.0]]
    """
    if steps < 1:
        raise UserError(f"The distances go up to {steps} steps; give 1 or more.")
    named = units if units is not None else nodes_of(ties)
    order = tuple(named) if named is not None else tuple(range(np.shape(ties)[0]))
    one = matrix_of(ties, order)
    size = len(order)
    one = sparse.csr_array((np.ones(one.nnz, np.int32), one.indices, one.indptr), shape=one.shape)
    reached = sparse.eye_array(size, dtype=np.int32, format="csr")
    frontier = reached
    egos, alters, values = [], [], []
    for step in range(1, steps + 1):
        frontier = frontier @ one
        frontier.data[:] = 1
        frontier = (frontier - frontier.multiply(reached)).tocsr()
        frontier.eliminate_zeros()
        if not frontier.nnz:
            break
        reached = (reached + frontier).tocsr()
        pairs = frontier.tocoo()
        egos.append(pairs.row)
        alters.append(pairs.col)
        values.append(np.full(len(pairs.row), 1 / step if inverse else step, dtype=np.float64))
    nothing = np.zeros(0)
    shape = (size, size)
    matrix = sparse.csr_array(
        (
            np.concatenate([nothing, *values]),
            (
                np.concatenate([nothing, *egos]).astype(np.int64),
                np.concatenate([nothing, *alters]).astype(np.int64),
            ),
        ),
        shape=shape,
    )
    how = f"{'1 / ' if inverse else ''}steps to units at most {steps} steps away"
    return TieMatrix(order, matrix, how)
