"""Moran's I: whether neighbours are alike."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.diffusion.arrangements import arrangements, check_permutations, share_as_extreme
from lantoa.graph.diffusion.periods import in_periods
from lantoa.graph.diffusion.spatial_weights import (
    SpatialWeights,
    Standardize,
    normal_p,
    spatial_weights,
)
from lantoa.graph.diffusion.tie_matrix import TieMatrix, Ties, matrix_of, nodes_of
from lantoa.graph.diffusion.ties_over_time import TiesInTime, networks_of
from lantoa.graph.diffusion.times import Times
from lantoa.graph.diffusion.times_and_ties import units_and_times, units_only_in_ties

Alternative = Literal["two-sided", "greater", "less"]
Assumption = Literal["randomization", "normality"]


@dataclass(frozen=True, slots=True)
class MoransI:
    """Moran's I of some values.

    Attributes:
        statistic: I; None where it is undefined, and `reason` says why.
        expectation: -1 / (n - 1), if there were no pattern.
        variance: of I, if there were no pattern; None below 4 units.
        z: (I - expectation) / standard deviation.
        p_value: of z under the normal distribution.
        permutation_p: share of random arrangements of the values at least as extreme, the one
            observed among them; None without permutations.
        population: n, the units with a value.
        without_value: units left out because they have none.
        without_neighbours: units of n whose weights are all zero; they stay in n.
        weights: the sum of all weights.
        period: the beginning of the period that the values are of, if they are of one.
        settings: the settings of the measure.
        dates: how uncertain dates were treated.
        reason: why something is None.
    """

    statistic: float | None
    expectation: float | None
    variance: float | None
    z: float | None
    p_value: float | None
    permutation_p: float | None
    population: int
    without_value: int
    without_neighbours: int
    weights: float
    period: float | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    dates: str = "exact"
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the result ready for JSON."""
        return {
            "measure": "morans_i",
            **{name: getattr(self, name) for name in self.__slots__ if name != "settings"},
            "settings": dict(self.settings),
        }


def morans_i(
    values: Mapping[Any, float | None] | Sequence[float | None] | NDArray[np.float64],
    ties: Ties,
    *,
    standardize: Standardize = "rows",
    alternative: Alternative = "two-sided",
    assumption: Assumption = "randomization",
    permutations: int = 0,
    seed: int = 0,
    dates: str = "exact",
) -> MoransI:
    r"""Return Moran's I with its expectation, variance and p-value.

    :math:`I = \frac{n}{S_0} \frac{z' W z}{z' z}` with z the deviations from the mean and S_0 the
    sum of the weights W (Moran 1950, Biometrika 37, doi:10.1093/biomet/37.1-2.17); expectation
    -1/(n-1); variance under randomization or normality as in Cliff & Ord 1981, Spatial Processes,
    sections 1.4.3 and 2.2. Units without neighbours stay in n (spdep's `zero.policy`, ape and
    netdiffuseR do the same).

    Args:
        values: unit -> number (None or nan: left out), or a 1-D array.
        ties: weights: a networkx graph (attribute `value`, else `weight`), a DataFrame (ego,
            alter, perhaps value), a TieMatrix, or a square matrix in the order of the values.
        standardize: "rows" divides each unit's weights by their sum; "none" takes them as given.
        alternative: "two-sided", "greater" (neighbours are alike) or "less".
        assumption: what varies if there is no pattern: where the values lie ("randomization") or
            the values themselves ("normality").
        permutations: how many random arrangements to compare with; 0: none.
        seed: of the permutations.
        dates: how uncertain dates were treated, for the record.

    Returns:
        The statistic; None with a reason if all values are equal, nobody has a neighbour, or
        there are fewer than two units.

    Raises:
        UserError: settings out of range, or weights that do not fit.

    >>> import networkx as nx
    >>> found = morans_i({0: 1, 1: 1, 2: 0, 3: 0}, nx.path_graph(4), standardize="none")
    >>> round(found.statistic, 4), round(found.expectation, 4)
    (0.3333, -0.3333)
    """
    units, numbers = units_and_times(values, "values")
    units_only_in_ties(units, ties)  # refuses ties of quite other units
    known = ~np.isnan(numbers)
    if nodes_of(ties) is None and not known.all():  # a bare matrix: its rows go with the values
        ties = TieMatrix(units, matrix_of(ties, units), "ties as given")
    kept = [unit for unit, has in zip(units, known.tolist(), strict=True) if has]
    return _statistic(
        numbers[known],
        spatial_weights(ties, kept, standardize),
        alternative=alternative,
        assumption=assumption,
        permutations=permutations,
        seed=seed,
        without_value=len(units) - len(kept),
        settings={"standardize": standardize},
        dates=dates,
    )


def morans_i_by_period(
    times: Times,
    ties: TiesInTime,
    *,
    standardize: Standardize = "rows",
    alternative: Alternative = "two-sided",
    assumption: Assumption = "randomization",
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "exact",
) -> tuple[MoransI, ...]:
    """Return Moran's I of "has adopted by then" for each period.

    Args:
        times: unit -> time of adoption in years (None: not so far), or a 1-D array. Units that
            only the ties name have not adopted so far.
        ties: weights, as in :func:`morans_i`; or several that follow one another, as in
            :func:`~lantoa.graph.diffusion.exposure.exposure`.
        standardize: as in :func:`morans_i`.
        alternative: as in :func:`morans_i`.
        assumption: as in :func:`morans_i`.
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: last moment observed; None: the last adoption.
        dates: how uncertain dates were treated, for the record.

    Returns:
        One result a period; none if nobody has adopted.

    Raises:
        UserError: as in :func:`morans_i`.

    >>> import networkx as nx
    >>> found = morans_i_by_period({0: 2019, 1: 2020, 2: None, 3: None}, nx.path_graph(4))
    >>> [(one.period, round(one.statistic, 3)) for one in found]
    [(2019.0, -0.167), (2020.0, 0.5)]
    """
    units, numbers = units_and_times(times)
    further = units_only_in_ties(units, ties)
    numbers = np.concatenate([numbers, np.full(len(further), np.nan)])
    cut = in_periods(numbers, period=period, origin=origin, until=until)
    everybody = (*units, *further)
    given = networks_of(ties, everybody)
    weights = [spatial_weights(matrix, everybody, standardize) for matrix in given.matrices]
    which = given.by_period(cut).tolist()
    return tuple(
        _statistic(
            (cut.adopted & (cut.numbers <= number)).astype(np.float64),
            weights[which[number]],
            alternative=alternative,
            assumption=assumption,
            period=start,
            settings={"standardize": standardize, "period_years": cut.length},
            dates=dates,
        )
        for number, start in enumerate(cut.starts.tolist())
    )


def _statistic(
    values: NDArray[np.float64],
    weights: SpatialWeights,
    *,
    alternative: str,
    assumption: str,
    settings: dict[str, Any],
    dates: str,
    permutations: int = 0,
    seed: int = 0,
    without_value: int = 0,
    period: float | None = None,
) -> MoransI:
    if assumption not in ("randomization", "normality"):
        raise UserError(f"No assumption is called {assumption!r}; take randomization or normality.")
    check_permutations(permutations)
    normal_p(0.0, alternative)  # refuses an unknown one before anything is computed
    size = weights.size
    reason = None
    if size < 2:
        reason = f"{size} units have a value; two are needed"
    elif np.ptp(values) == 0:
        reason = "all units have the same value"
    elif weights.s0 == 0:
        reason = "no unit has a neighbour"
    statistic = variance = z = p_value = permuted = None
    deviations = values - values.mean() if size else values
    square = float((deviations**2).sum())  # no BLAS: its threads cost more than they bring
    if reason is None:
        scale = size / weights.s0 / square
        statistic = scale * float((deviations * (weights.matrix @ deviations)).sum())
        variance = _variance(weights, deviations, assumption)
        if variance is None:
            reason = "the variance needs at least 4 units whose arrangement can vary"
        else:
            z = (statistic + 1 / (size - 1)) / math.sqrt(variance)
            p_value = normal_p(z, alternative)
        if permutations:
            permuted = share_as_extreme(
                statistic,
                lambda mixed: scale * np.einsum("ij,ij->j", mixed, weights.matrix @ mixed),
                arrangements(deviations, permutations, seed),
                expectation=-1 / (size - 1),
                alternative=alternative,
            )
    return MoransI(
        statistic=statistic,
        expectation=-1 / (size - 1) if size > 1 else None,
        variance=variance,
        z=z,
        p_value=p_value,
        permutation_p=permuted,
        population=size,
        without_value=without_value,
        without_neighbours=weights.without_neighbours,
        weights=weights.s0,
        period=period,
        settings={
            **settings,
            "alternative": alternative,
            "assumption": assumption,
            "permutations": permutations,
            "seed": seed if permutations else None,
        },
        dates=dates,
        reason=reason,
    )


def _variance(
    weights: SpatialWeights, deviations: NDArray[np.float64], assumption: str
) -> float | None:
    """Return the variance of I (Cliff & Ord 1981, eqs 1.38 and 1.42); None if it is not above 0."""
    n = weights.size
    if n < 4:
        return None
    s0, s1, s2 = weights.s0**2, weights.s1, weights.s2
    expected = 1 / (n - 1) ** 2
    if assumption == "normality":
        variance = (n**2 * s1 - n * s2 + 3 * s0) / (s0 * (n**2 - 1)) - expected
    else:
        second = float((deviations**2).mean())
        kurtosis = float(((deviations**2) ** 2).mean()) / second**2
        above = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0)
        above -= kurtosis * (n * (n - 1) * s1 - 2 * n * s2 + 6 * s0)
        variance = above / ((n - 1) * (n - 2) * (n - 3) * s0) - expected
    return variance if variance > 1e-14 * expected else None
