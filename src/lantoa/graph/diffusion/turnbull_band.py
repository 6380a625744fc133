"""A band of Turnbull's estimate: how sure it is, by drawing the units again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.row_results import RowResult
from lantoa.graph.diffusion.times import Times, checked_level
from lantoa.graph.diffusion.turnbull import adopted_between, most_likely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Units times replicates that are worth waiting for.
_MOST_DRAWS = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnbullBand(RowResult):
    """The share that has not adopted, between what is possible, with a band around that.

    Attributes:
        time: times, ascending.
        survival_lower: the estimate, if all probability of an interval lies at its beginning.
        survival_upper: the estimate, if it lies at its end; equal where no interval is cut.
        lower: lower bound of the band, of the lower estimate.
        upper: upper bound of the band, of the upper estimate.
        population: units at risk.
        adopters: units that have adopted.
        until: end of observation.
        level: level of confidence, for each time by itself.
        replicates: how often the units were drawn.
        seed: of the random numbers.
        failed: draws whose estimation came to no end; they are left out.
        dates: always "intervals".
    """

    COLUMNS: ClassVar[Mapping[str, str]] = {
        "time": "time",
        "survival_lower": "survival_lower",
        "survival_upper": "survival_upper",
        "lower": "lower",
        "upper": "upper",
    }

    time: tuple[float, ...]
    survival_lower: tuple[float, ...]
    survival_upper: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    population: int
    adopters: int
    until: float
    level: float
    replicates: int
    seed: int
    failed: int
    dates: str = "intervals"


def turnbull_band(
    earliest: Times,
    latest: Times,
    at: Sequence[float] | Floats,
    *,
    undated: int | Iterable[Hashable] = 0,
    until: float | None = None,
    population: int | None = None,
    replicates: int = 200,
    seed: int = 0,
    level: float = 0.95,
) -> TurnbullBand:
    """Return the share that has not adopted at times, with a band by the bootstrap.

    The units are drawn with replacement, never-adopters among them, and Turnbull's estimate is
    taken anew. Within an interval nothing is known of where its probability lies: at each time
    the band reaches from the quantile (1 - level) / 2 of the lower estimates to the other one of
    the upper ones, so that it holds both what is not known and what is by chance.

    Args:
        earliest: earliest time of adoption by unit, in years; see ``turnbull``.
        latest: latest time.
        at: times at which the share is told.
        undated: units that have adopted nobody knows when, or how many.
        until: the end of observation; else the last date.
        population: units at risk; else the units given.
        replicates: how often the units are drawn, 20 or more.
        seed: of the random numbers.
        level: level of confidence, for each time by itself.

    Returns:
        The estimate and its band.

    Raises:
        UserError: as ``turnbull``; too few or too many replicates, or times that are none.

    References: Turnbull 1976, JRSS B 38(3), doi:10.1111/j.2517-6161.1976.tb01597.x; Sun, The
    Statistical Analysis of Interval-censored Failure Time Data (2006), section 3.4 (the
    bootstrap; it holds where dates are of a limited number of days or years, as here).

    >>> found = turnbull_band([2010, 2012, 2012, None], [2011, 2012, 2014, None], [2011, 2013])
    >>> found.survival_lower, found.survival_upper
    ((0.75, 0.25), (0.75, 0.25))
    """
    checked_level(level)
    times = np.sort(np.asarray(at, dtype=np.float64).ravel())
    if not np.isfinite(times).all():
        raise UserError("The share is told at finite times; leave the others out.")
    if replicates < 20:
        raise UserError(f"A bootstrap of {replicates} draws tells nothing; take 20 or more.")
    low, high, at_risk, _, end = adopted_between(
        earliest, latest, undated=undated, until=until, population=population
    )
    if at_risk * replicates > _MOST_DRAWS:
        raise UserError(
            f"{replicates:,} draws of {at_risk:,} units take too long; take fewer draws."
        )
    random = np.random.default_rng(seed)
    one, other, _ = _survival(low, high, at_risk, times)
    lowest, highest, failed = [], [], 0
    for _ in range(replicates):
        drawn = random.integers(0, at_risk, at_risk)
        drawn = drawn[drawn < len(low)]
        below, above, ended = _survival(low[drawn], high[drawn], at_risk, times)
        if ended:
            lowest.append(below)
            highest.append(above)
        failed += not ended
    if not lowest:
        raise UserError("The estimation came to no end in any draw; take wider dates or fewer.")
    return TurnbullBand(
        time=tuple(times.tolist()),
        survival_lower=tuple(one.tolist()),
        survival_upper=tuple(other.tolist()),
        lower=tuple(np.minimum(np.quantile(lowest, (1 - level) / 2, axis=0), one).tolist()),
        upper=tuple(np.maximum(np.quantile(highest, (1 + level) / 2, axis=0), other).tolist()),
        population=at_risk,
        adopters=len(low),
        until=end,
        level=level,
        replicates=replicates,
        seed=seed,
        failed=failed,
    )


def _survival(
    low: Floats, high: Floats, at_risk: int, times: Floats
) -> tuple[Floats, Floats, bool]:
    """Return the least and the greatest share that has not adopted by times, and success."""
    if not len(low):
        return np.ones(len(times)), np.ones(len(times)), True
    left, right, probability, _, ended = most_likely(low, high, at_risk - len(low))
    begun = np.concatenate([[0.0], np.cumsum(probability[:-1])])
    least = 1 - begun[np.searchsorted(left, times, side="right")]
    most = 1 - begun[np.searchsorted(right, times, side="right")]
    return np.clip(least, 0.0, 1.0), np.clip(most, 0.0, 1.0), ended
