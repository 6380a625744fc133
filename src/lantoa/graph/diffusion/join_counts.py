"""Join counts: how often neighbours have both adopted, one of them, or neither."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.diffusion.arrangements import arrangements, check_permutations
from lantoa.graph.diffusion.spatial_weights import (
    SpatialWeights,
    Standardize,
    normal_p,
    spatial_weights,
)
from lantoa.graph.diffusion.tie_matrix import Floats, Ties
from lantoa.graph.diffusion.times_and_ties import is_series, units_only_in_ties


@dataclass(frozen=True, slots=True)
class JoinCount:
    """One of the three counts with its moments if there were no pattern.

    Attributes:
        count: the observed sum of the weights of such joins.
        expectation: under non-free sampling.
        variance: under non-free sampling; None below 4 units.
        z: (count - expectation) / standard deviation; None where the variance is 0.
        p_greater: of z under the normal distribution, that there are as many or more.
        permutation_p: share of random arrangements with as many or more, the observed one among
            them; None without permutations.
    """

    count: float
    expectation: float
    variance: float | None
    z: float | None
    p_greater: float | None
    permutation_p: float | None = None

    def to_dict(self) -> dict[str, float | None]:
        """Return the count and its moments ready for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class JoinCounts:
    """Joins of adopters (B) and others (W).

    Attributes:
        bb: joins of two adopters; None where nothing can be computed, and `reason` says why.
        bw: joins of an adopter and another.
        ww: joins of two others.
        population: n, the units.
        adopters: how many of them have adopted.
        only_in_ties: how many of them only the ties name; they have not adopted.
        without_neighbours: how many of them have no neighbour; they stay in n.
        joins: the sum of all weights / 2.
        settings: the settings of the measure.
        dates: how uncertain dates were treated.
        reason: why the counts are None.
    """

    bb: JoinCount | None
    bw: JoinCount | None
    ww: JoinCount | None
    population: int
    adopters: int
    only_in_ties: int
    without_neighbours: int
    joins: float
    settings: dict[str, Any] = field(default_factory=dict)
    dates: str = "exact"
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the result ready for JSON."""
        return {
            "measure": "join_counts",
            "BB": self.bb.to_dict() if self.bb else None,
            "BW": self.bw.to_dict() if self.bw else None,
            "WW": self.ww.to_dict() if self.ww else None,
            "population": self.population,
            "adopters": self.adopters,
            "only_in_ties": self.only_in_ties,
            "without_neighbours": self.without_neighbours,
            "joins": self.joins,
            "settings": dict(self.settings),
            "dates": self.dates,
            "reason": self.reason,
        }


def join_counts(
    adopted: Mapping[Any, bool] | Sequence[bool] | NDArray[np.bool_],
    ties: Ties,
    *,
    standardize: Standardize = "none",
    permutations: int = 0,
    seed: int = 0,
    dates: str = "exact",
) -> JoinCounts:
    r"""Return the join counts of adopters among neighbours.

    :math:`BB = \frac12 \sum_{ij} w_{ij} x_i x_j`, :math:`BW = \frac12 \sum_{ij} w_{ij} (x_i -
    x_j)^2`, :math:`WW = S_0/2 - BB - BW`, with x_i = 1 for an adopter; expectation and variance
    under non-free sampling: the number of adopters is given, where they lie is random (Moran
    1948, JRSS B 10(2); Cliff & Ord 1981, Spatial Processes, section 1.4.2, eqs 1.30-1.33, for
    any weights). With each neighbourhood given in both directions and weights of 1 a count is
    the number of pairs of neighbours.

    Args:
        adopted: unit -> whether it has adopted, or a 1-D array.
        ties: weights: a networkx graph (attribute `value`, else `weight`; undirected ties count
            once), a DataFrame (ego, alter, perhaps value), a TieMatrix, or a square matrix in the
            order of the units. Units that only the ties name have not adopted.
        standardize: "none" takes the weights as given; "rows" divides each unit's by their sum.
        permutations: how many random arrangements to compare with; 0: none.
        seed: of the permutations.
        dates: how uncertain dates were treated, for the record.

    Returns:
        The counts; None with a reason if nobody has a neighbour or there are fewer than two
        units.

    Raises:
        UserError: a negative number of permutations, or weights that do not fit.

    >>> import networkx as nx
    >>> found = join_counts([True, True, False, False], nx.path_graph(4))
    >>> found.bb.count, found.bw.count, found.ww.count, found.bb.expectation
    (1.0, 1.0, 1.0, 0.5)
    """
    check_permutations(permutations)
    told: Any = adopted.to_dict() if is_series(adopted) else adopted  # type: ignore[union-attr]
    units = tuple(told) if isinstance(told, Mapping) else tuple(range(len(told)))
    given = told.values() if isinstance(told, Mapping) else told
    further = units_only_in_ties(units, ties)
    x = np.array([*map(_indicator, given), *([0.0] * len(further))], dtype=np.float64)
    weights = spatial_weights(ties, (*units, *further), standardize)
    n, ones = len(x), int(x.sum())
    common: dict[str, Any] = {
        "population": n,
        "adopters": ones,
        "only_in_ties": len(further),
        "without_neighbours": weights.without_neighbours,
        "joins": weights.s0 / 2,
        "settings": {
            "standardize": standardize,
            "sampling": "non-free",
            "permutations": permutations,
            "seed": seed if permutations else None,
        },
        "dates": dates,
    }
    if n < 2 or weights.s0 == 0:
        reason = f"{n} units; two are needed" if n < 2 else "no unit has a neighbour"
        return JoinCounts(None, None, None, reason=reason, **common)
    counts = _counts(x[:, np.newaxis], weights)[:, 0]
    hits = _permuted(x, counts, weights, permutations, seed) if permutations else None
    moments = (
        _same(weights, n, ones),
        _different(weights, n, ones),
        _same(weights, n, n - ones),
    )
    bb, bw, ww = (
        _count(counts[at], *moments[at], None if hits is None else float(hits[at]))
        for at in range(3)
    )
    return JoinCounts(bb, bw, ww, **common)


def _indicator(adopted: Any) -> float:
    """Return 1 for an adopter, 0 for who is not; nan, as tables write a gap, is not."""
    return float(bool(adopted) and adopted == adopted)  # noqa: PLR0124


def _counts(x: Floats, weights: SpatialWeights) -> Floats:
    """Return BB, BW and WW (rows) of each arrangement (columns of x, shape (n, m))."""
    both = np.einsum("ij,ij->j", x, weights.matrix @ x) / 2
    row = np.asarray(weights.matrix.sum(axis=1)) + np.asarray(weights.matrix.sum(axis=0))
    one = (row @ x) / 2 - 2 * both
    return np.stack([both, one, weights.s0 / 2 - both - one])


def _permuted(
    x: Floats, counts: Floats, weights: SpatialWeights, permutations: int, seed: int
) -> Floats:
    """Return the share of arrangements with as many or more of each count, observed included."""
    slack = 1e-9 * max(1.0, weights.s0)
    extreme = np.ones(3)
    for mixed in arrangements(x, permutations, seed):
        found = _counts(mixed, weights)
        extreme += (found >= counts[:, np.newaxis] - slack).sum(axis=1)
    return np.asarray(extreme / (permutations + 1), dtype=np.float64)


def _falling(number: int, terms: int) -> float:
    """Return number (number - 1) ... of so many terms."""
    return float(math.prod(number - term for term in range(terms)))


def _variance(
    weights: SpatialWeights, pair: float, shared: float, apart: float, expectation: float
) -> float:
    """Return the variance from the chances that one join, two that share a unit, two apart are."""
    s0, s1, s2 = weights.s0**2, weights.s1, weights.s2
    square = (s1 * pair + (s2 - 2 * s1) * shared + (s0 + s1 - s2) * apart) / 4
    return float(square - expectation**2)


def _same(weights: SpatialWeights, n: int, ones: int) -> tuple[float, float | None]:
    """Return expectation and variance of the joins of two of `ones` units of n."""
    pair, shared, apart = (
        _falling(ones, terms) / _falling(n, terms) if n >= terms else 0.0 for terms in (2, 3, 4)
    )
    expectation = weights.s0 / 2 * pair
    return expectation, None if n < 4 else _variance(weights, pair, shared, apart, expectation)


def _different(weights: SpatialWeights, n: int, ones: int) -> tuple[float, float | None]:
    """Return expectation and variance of the joins of one of `ones` units with another of n."""
    others = n - ones
    pair = 2 * ones * others / _falling(n, 2)
    expectation = weights.s0 / 2 * pair
    if n < 4:
        return expectation, None
    apart = 4 * _falling(ones, 2) * _falling(others, 2) / _falling(n, 4)
    return expectation, _variance(weights, pair, pair / 2, apart, expectation)


def _count(
    count: float, expectation: float, variance: float | None, permutation_p: float | None
) -> JoinCount:
    tiny = 1e-12 * max(1.0, expectation**2)
    if variance is not None and variance < tiny:
        variance = 0.0  # rounding of what cannot vary
    z = (float(count) - expectation) / math.sqrt(variance) if variance else None
    return JoinCount(
        count=float(count),
        expectation=expectation,
        variance=variance,
        z=z,
        p_greater=None if z is None else normal_p(z, "greater"),
        permutation_p=permutation_p,
    )
