"""Structural equivalence: units that stand alike to all others, whether they are tied or not."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import shortest_path

from lantoa.errors import UserError
from lantoa.graph.diffusion.tie_matrix import TieMatrix, Ties, matrix_of, nodes_of, tie_matrix

#: Units whose pairs are all compared at once: 200 MB a table.
_MOST = 5_000


def structural_equivalence(
    ties: Ties,
    *,
    units: Sequence[Hashable] | None = None,
    groups: Mapping[Any, Hashable] | None = None,
    cohesion: float = 1.0,
    steps: int | None = None,
    unreachable: float | None = None,
    inverse: bool = False,
) -> TieMatrix:
    r"""Return ties from each unit to those in like positions, the stronger the more alike.

    With z_ij the steps from i to j (over the largest of them), the distance of two positions is

    .. math:: d_{ij}^2 = (z_{ij} - z_{ji})^2 + \sum_{k \ne i, j} (z_{ik} - z_{jk})^2 +
              \sum_{k \ne i, j} (z_{ki} - z_{kj})^2

    and the weight of j for i :math:`(\max_k d_{ik} - d_{ij})^v / \sum_{k \ne i} (\max_k d_{ik} -
    d_{ik})^v` (Burt 1987, American Journal of Sociology 92(6), doi:10.1086/228667; Valente 1995,
    Network Models of the Diffusion of Innovations, ch. 4; netdiffuseR `struct_equiv()`). Take the
    exposure over them with `valued=True`.

    netdiffuseR's `exposure(alt.graph="se")` weighs by the inverse, so that whom ego resembles
    least counts most, and takes pairs without a path for 0 steps apart; `inverse=True,
    unreachable=0, steps=6` does the same.

    Args:
        ties: a networkx graph (ego -> alter), a TieMatrix, or a square matrix; values are ignored.
        units: the units, in the order of the result; None: those that the ties name.
        groups: unit -> group: only units of one group are compared, over the ties within it; a
            unit without a group is left out. None: all with all.
        cohesion: v, how much more the most alike count.
        steps: the longest path looked at; None: any.
        unreachable: steps between two units without a path; None: one more than the longest path.
        inverse: whether the value is 1 / weight.

    Returns:
        The weights as ties; each unit's add up to 1, unless all others are equally unlike it (no
        ties) or `inverse`.

    Raises:
        UserError: settings out of range, a matrix of another size, or too many units to compare.

    >>> import networkx as nx
    >>> star = nx.DiGraph([("a", "hub"), ("b", "hub"), ("c", "hub")])
    >>> found = structural_equivalence(star).to_frame()
    >>> found[found["ego"] == "a"].round(3).values.tolist()
    [['a', 'b', 0.5], ['a', 'c', 0.5]]
    """
    _check(cohesion, steps, unreachable)
    named = units if units is not None else nodes_of(ties)
    order = tuple(named) if named is not None else tuple(range(np.shape(ties)[0]))
    rest = tuple(unit for unit in nodes_of(ties) or () if unit not in set(order))
    matrix = matrix_of(ties, (*order, *rest))[: len(order), : len(order)]
    members: dict[Hashable, list[int]] = {}
    for at, unit in enumerate(order):
        group = None if groups is None else groups.get(unit)
        if groups is None or group is not None:
            members.setdefault(group, []).append(at)
    egos, alters, values = [], [], []
    for inside in members.values():
        if len(inside) > _MOST:
            raise UserError(
                f"Structural equivalence compares all pairs of {len(inside):,} units; take groups "
                f"of at most {_MOST:,}."
            )
        weights = _weights(matrix[inside, :][:, inside], cohesion, steps, unreachable)
        if inverse:
            weights = np.divide(1, weights, out=np.zeros_like(weights), where=weights > 0)
        row, column = np.nonzero(weights)
        where = np.array(inside, dtype=np.int64)
        egos.append(where[row])
        alters.append(where[column])
        values.append(weights[row, column])
    none = [np.zeros(0, np.int64)]
    return tie_matrix(
        order,
        np.concatenate(none + egos),
        np.concatenate(none + alters),
        np.concatenate([np.zeros(0), *values]),
        how=("inverse of the " if inverse else "") + "structural equivalence",
        left_out=() if groups is None else [unit for unit in order if groups.get(unit) is None],
    )


def _weights(
    matrix: Any, cohesion: float, steps: int | None, unreachable: float | None
) -> NDArray[np.float64]:
    """Return the weight of each unit for each other, zero on the diagonal."""
    size = matrix.shape[0]
    apart = np.asarray(shortest_path(matrix, unweighted=True), dtype=np.float64)
    if steps is not None:
        apart[apart > steps] = np.inf
    finite = np.isfinite(apart)
    longest = float(apart[finite].max(initial=0.0))
    apart[~finite] = longest + 1 if unreachable is None else unreachable
    np.fill_diagonal(apart, 0)
    # Sums over all k by products; then the terms of k = i and k = j, whose own steps are 0, go.
    out, back = apart @ apart.T, apart.T @ apart
    square = np.add.outer(out.diagonal(), out.diagonal()) - 2 * out
    square += np.add.outer(back.diagonal(), back.diagonal()) - 2 * back
    square += (apart - apart.T) ** 2 - 2 * apart**2 - 2 * apart.T**2
    largest = float(apart.max(initial=0.0))
    distance = np.sqrt(np.maximum(square, 0)) / (largest or 1.0)
    nearness = distance.max(axis=1, initial=0.0)[:, np.newaxis] - distance
    nearness = np.where(nearness > 0, nearness, 0.0) ** cohesion
    np.fill_diagonal(nearness, 0)
    total = nearness.sum(axis=1)[:, np.newaxis]
    found = np.zeros((size, size))
    np.divide(nearness, total, out=found, where=total > 0)
    return found


def _check(cohesion: float, steps: int | None, unreachable: float | None) -> None:
    if not (np.isfinite(cohesion) and cohesion > 0):
        raise UserError(f"The cohesion is {cohesion}; give a number above 0.")
    if steps is not None and steps < 1:
        raise UserError(f"The paths are up to {steps} steps long; give 1 or more.")
    if unreachable is not None and not (np.isfinite(unreachable) and unreachable >= 0):
        raise UserError(f"Units without a path are {unreachable} steps apart; give 0 or more.")
