"""Spatial weights: ties as Moran's I and join counts need them, with the sums in their moments."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from scipy import sparse

from lantoa.errors import UserError
from lantoa.graph.diffusion.tie_matrix import Ties, matrix_of, nodes_of

Standardize = Literal["rows", "none"]


@dataclass(frozen=True, eq=False)
class SpatialWeights:
    """Weights w_ij of n units with their sums (Cliff & Ord 1981, Spatial Processes, ch. 1-2).

    Attributes:
        matrix: CSR, shape (n, n), zero diagonal.
        without_neighbours: how many units have a row of zeros; they stay in n.
    """

    matrix: Any
    without_neighbours: int

    @property
    def size(self) -> int:
        """The number of units, n."""
        return int(self.matrix.shape[0])

    @cached_property
    def s0(self) -> float:
        """The sum of all weights."""
        return float(self.matrix.sum())

    @cached_property
    def s1(self) -> float:
        """Half the sum of (w_ij + w_ji)^2."""
        both = self.matrix + self.matrix.T
        return float((both.data**2).sum()) / 2

    @cached_property
    def s2(self) -> float:
        """The sum over units of (row sum + column sum)^2."""
        sums = np.asarray(self.matrix.sum(axis=0)) + np.asarray(self.matrix.sum(axis=1))
        return float((sums**2).sum())


def spatial_weights(
    ties: Ties, units: Sequence[Hashable], standardize: Standardize = "rows"
) -> SpatialWeights:
    """Return ties as spatial weights.

    Args:
        ties: a networkx graph (attribute `value`, else `weight`), a DataFrame (ego, alter, perhaps
            value), a TieMatrix, or a square matrix in the order of the units. Units that are not
            among `units` are left out with their ties; a tie of a unit to itself is no
            neighbourhood and is left out.
        units: n different units.
        standardize: "rows" divides each row by its sum (rows of zeros stay); "none" takes the
            values as they are.

    Returns:
        The weights in the order of the units.

    Raises:
        UserError: an unknown standardization, a matrix of another size, or a value that is
            negative or no number.

    >>> import networkx as nx
    >>> found = spatial_weights(nx.path_graph(3), [0, 1, 2])
    >>> found.s0, found.s1, found.without_neighbours
    (3.0, 4.5, 0)
    """
    if standardize not in ("rows", "none"):
        raise UserError(f"No standardization is called {standardize!r}; take rows or none.")
    matrix = _among(ties, units)
    pairs = matrix.tocoo()
    other = pairs.row != pairs.col
    ego, alter, value = pairs.row[other], pairs.col[other], pairs.data[other]
    sums = np.bincount(ego, weights=value, minlength=len(units))
    if standardize == "rows":
        value = value / sums[ego]
    return SpatialWeights(
        sparse.csr_array((value, (ego, alter)), shape=(len(units), len(units))),
        int((sums == 0).sum()),
    )


def _among(ties: Ties, units: Sequence[Hashable]) -> Any:
    """Return the ties among the units, whatever other units the ties know."""
    named = nodes_of(ties)
    if named is None:
        return matrix_of(ties, units)
    wanted = set(units)
    everybody = (*units, *(unit for unit in named if unit not in wanted))
    return matrix_of(ties, everybody)[: len(units), : len(units)]


def normal_p(z: float, alternative: str) -> float:
    """Return the p-value of a z under the standard normal distribution.

    Args:
        z: the standardized statistic.
        alternative: "two-sided", "greater" or "less".

    Raises:
        UserError: an unknown alternative.

    >>> round(normal_p(1.959964, "two-sided"), 6), normal_p(0.0, "less")
    (0.05, 0.5)
    """
    from scipy.special import ndtr

    if alternative not in ("two-sided", "greater", "less"):
        raise UserError(
            f"No alternative is called {alternative!r}; take two-sided, greater or less."
        )
    if alternative == "two-sided":
        return float(2 * ndtr(-abs(z)))
    return float(ndtr(-z if alternative == "greater" else z))
