"""Turnbull's estimator: the share that has not adopted, where dates are intervals."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.intervals import intervals
from lantoa.graph.diffusion.row_results import RowResult
from lantoa.graph.diffusion.times import Times, by_unit, checked_moment, checked_population, plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indexes = NDArray[np.intp]

#: A place that holds less holds nothing.
_NOTHING = 1e-9
#: The log-likelihood of a unit is so near its maximum that it is at it.
_ENOUGH = 1e-10
_STEPS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnbull(RowResult):
    """Where the probability of adoption lies; within an interval nothing is known of its place.

    Attributes:
        left: beginning of each interval that holds probability (included).
        right: its end (included); equal to the beginning where a date is exact.
        probability: what it holds.
        survival: share that has not adopted after each interval.
        never: share that has not adopted by the end of observation.
        population: units at risk.
        adopters: units that have adopted.
        undated: those of them of whom only that is known.
        until: end of observation.
        steps: steps of the estimation.
        reason: why the estimate is not exact; None if it is.
        dates: always "intervals".
    """

    COLUMNS: ClassVar[Mapping[str, str]] = {
        "left": "left",
        "right": "right",
        "probability": "probability",
        "survival": "survival",
    }
    DERIVED: ClassVar[tuple[str, ...]] = ("median_earliest", "median_latest")

    left: tuple[float, ...]
    right: tuple[float, ...]
    probability: tuple[float, ...]
    survival: tuple[float, ...]
    never: float
    population: int
    adopters: int
    undated: int
    until: float
    steps: int
    reason: str | None
    dates: str = "intervals"

    def quantile(self, share: float) -> tuple[float | None, float | None]:
        """Return the interval in which a share has adopted; None: not within the observation.

        >>> turnbull([2010, 2012, 2014, None], [2011, 2012, 2015, None]).quantile(0.5)
        (2012.0, 2012.0)
        """
        if not 0 < share < 1:
            raise UserError(f"A share must lie between 0 and 1; {share} does not.")
        for left, right, after in zip(self.left, self.right, self.survival, strict=True):
            if after <= 1 - share + 1e-9:
                return plain(left), plain(right)
        return None, None

    @property
    def median_earliest(self) -> float | None:
        """Earliest time at which half of the population may have adopted."""
        return self.quantile(0.5)[0]

    @property
    def median_latest(self) -> float | None:
        """Latest time at which half of the population has adopted."""
        return self.quantile(0.5)[1]


def turnbull(
    earliest: Times,
    latest: Times,
    *,
    undated: int | Iterable[Hashable] = 0,
    until: float | None = None,
    population: int | None = None,
) -> Turnbull:
    """Estimate the share of units that have not adopted, from dates known as intervals.

    The likelihood is the product over units of the probability of their interval [e_i, l_i], or
    of all times after the end of observation for those that have not adopted. It is largest
    with probabilities p_j on the innermost intervals (which begin with some e and end with the
    next l), found by the self-consistency steps, from equal ones::

        p_j <- 1/n * sum over units i whose interval holds j of p_j / sum of its p

    With exact dates it is the Kaplan-Meier estimate.

    Args:
        earliest: earliest time of adoption by unit, in years.
        latest: latest time; a unit with one of the two has an interval open at the other end
            (it had adopted by the end of observation); one with neither has not adopted.
        undated: units that have adopted nobody knows when, or how many: by the end of
            observation, for certain.
        until: the end of observation; else the last date.
        population: units at risk; else the units given.

    Returns:
        The estimate; if the steps came to no end, it says so.

    Raises:
        UserError: no date is known, one lies after the end of observation, or the population
            is too small.

    References: Turnbull 1976, JRSS B 38(3), doi:10.1111/j.2517-6161.1976.tb01597.x; Peto 1973,
    Applied Statistics 22(1), doi:10.2307/2346307.

    >>> found = turnbull({"a": 2010, "b": 2011, "c": None}, {"a": 2012, "b": 2013, "c": None})
    >>> found.left, found.right, [round(p, 6) for p in found.probability], found.never
    ((2011.0,), (2012.0,), [0.666667], 0.3333333333333333)
    """
    low, high, at_risk, without_date, end = adopted_between(
        earliest, latest, undated=undated, until=until, population=population
    )
    censored = at_risk - len(low)
    left, right, probability, steps, ended = most_likely(low, high, censored)
    holds = probability[:-1] > _NOTHING
    survival = 1 - np.cumsum(probability[:-1])
    return Turnbull(
        left=tuple(left[holds].tolist()),
        right=tuple(right[holds].tolist()),
        probability=tuple(probability[:-1][holds].tolist()),
        survival=tuple(np.maximum(survival[holds], 0.0).tolist()),
        never=float(probability[-1]),
        population=at_risk,
        adopters=at_risk - censored,
        undated=without_date,
        until=end,
        steps=steps,
        reason=None if ended else f"the estimate is not at the maximum after {steps:,} steps",
    )


def adopted_between(
    earliest: Times,
    latest: Times,
    *,
    undated: int | Iterable[Hashable],
    until: float | None,
    population: int | None,
) -> tuple[Floats, Floats, int, int, float]:
    """Return the adopters' earliest and latest times, the population, and the end; see above.

    Besides how many adopters have no date at all. What is open at the end ends with observation.

    Raises:
        UserError: as ``turnbull``.
    """
    earliest = by_unit(earliest)
    names, low, high, without_date = intervals(earliest, latest, undated)
    given = earliest if isinstance(earliest, Mapping) else range(len(earliest))
    units = len({*names, *given})
    at_risk = checked_population(len(low), units, population)
    if not at_risk:
        raise UserError("There is no unit to observe; give at least one with or without dates.")
    known = np.concatenate([low, high])
    known = known[np.isfinite(known)]
    if until is None and not known.size:
        raise UserError("No adoption has a date, so there is nothing to estimate from.")
    end = float(known.max()) if until is None else checked_moment(until, "end of observation")
    if (known > end).any():
        raise UserError(
            f"The observation cannot end ({end:g}) before the last date ({known.max():g}); "
            "give a later end."
        )
    return low, np.where(np.isinf(high), end, high), at_risk, without_date, end


def most_likely(
    low: Floats, high: Floats, censored: int
) -> tuple[Floats, Floats, Floats, int, bool]:
    """Return the innermost intervals, their probabilities and that of none, steps, and success.

    Args:
        low: earliest time of each adopter; -inf: not known.
        high: latest time of each, finite.
        censored: units that have not adopted.
    """
    left, right = _innermost(low, high)
    first = np.searchsorted(left, low, side="left")
    last = np.searchsorted(right, high, side="right")
    spans, weights = np.unique(np.column_stack([first, last]), axis=0, return_counts=True)
    if censored:
        spans = np.vstack([spans, [[len(left), len(left) + 1]]])
        weights = np.append(weights, censored)
    probability, steps, ended = _self_consistent(spans, weights, len(left) + 1)
    return left, right, probability, steps, ended


def _innermost(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Return the intervals that begin with a lower end and end with the next upper end."""
    ends = np.concatenate([low, high])
    is_high = np.repeat([0, 1], [len(low), len(high)])
    order = np.lexsort((is_high, ends))
    ends, is_high = ends[order], is_high[order]
    at = np.flatnonzero((is_high[:-1] == 0) & (is_high[1:] == 1))
    return ends[at], ends[at + 1]


def _self_consistent(
    spans: Indexes, weights: NDArray[np.int64], size: int
) -> tuple[Floats, int, bool]:
    """Return probabilities of the places, steps taken, and whether they are at the maximum.

    A unit's places are consecutive: spans[i, 0] <= j < spans[i, 1], so that sums over them are
    differences of cumulative sums. Self-consistency steps are slow near the maximum: pairs of
    them are carried on in their direction (Varadhan & Roland 2008, Scandinavian Journal of
    Statistics 35(2), doi:10.1111/j.1467-9469.2007.00585.x), unless that is less likely.
    The gradient bounds what is missing of the log-likelihood: n (max gradient - 1).
    """
    begins, ends, n = spans[:, 0], spans[:, 1], float(weights.sum())
    used = np.bincount(begins, minlength=size + 1) - np.bincount(ends, minlength=size + 1)
    probability = (np.cumsum(used)[:-1] > 0).astype(np.float64)
    probability /= max(probability.sum(), 1.0)

    def masses(shares: Floats) -> Floats:
        total: Floats = np.concatenate([[0.0], np.cumsum(shares)])
        return total[ends] - total[begins]

    def gradient(shares: Floats) -> Floats:
        each = weights / masses(shares)
        change = np.bincount(begins, each, size + 1) - np.bincount(ends, each, size + 1)
        slopes: Floats = np.cumsum(change)[:-1] / n
        return slopes

    for step in range(1, _STEPS + 1):
        slope = gradient(probability)
        if slope.max() <= 1 + _ENOUGH:
            return probability, step, True
        once = probability * slope
        twice = once * gradient(once)
        first, second = once - probability, twice - 2 * once + probability
        bend = float(np.linalg.norm(second))
        ahead = twice
        if bend > 0:
            far = max(1.0, float(np.linalg.norm(first)) / bend)
            tried = np.maximum(probability + 2 * far * first + far**2 * second, twice * 1e-3)
            tried /= tried.sum()
            if _likelihood(masses(tried), weights) >= _likelihood(masses(twice), weights):
                ahead = tried
        probability = ahead
    return probability, _STEPS, False


def _likelihood(masses: Floats, weights: NDArray[np.int64]) -> float:
    if (masses <= 0).any():
        return -np.inf
    return float(weights @ np.log(masses))
