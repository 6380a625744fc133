"""Errors of a growth curve that come of chance in who adopts when, and bands made of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.growth_least_squares import Search
from lantoa.graph.diffusion.times import checked_count

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Shares are kept so far from 0 and 1 that their logit is a number.
_EDGE = 1e-12
#: Growth that is slower counts as this: the curve has come to its end.
_SLOWEST = 1e-12
#: Weights of an integral between two times (Simpson's rule).
_SIMPSON = np.array([1.0, *[4.0, 2.0] * 7, 4.0, 1.0]) / 48


@dataclass(frozen=True, slots=True, eq=False)
class Sampling:
    """The covariance of least-squares estimates by chance in which units adopt when.

    Least squares takes the residuals for independent of each other. Those of cumulative numbers
    are not: whoever adopts early is counted in every later number, and makes others follow. Where
    the share F that has adopted lets others adopt at the rate F' = g(F), by chance for each of N
    units, the numbers scatter about the curve with the covariances

        S_st = F'_s F'_t I(min(s, t)) / N,   I(t) = F_1 (1 - F_1) / F'_1^2 + integral_1^t du / F'_u

    (the linear noise of g; the first number is binomial) and the estimates, with
    A = (J'J)^-1 J', have the covariance A S A'. Units that adopt for themselves, whoever else has,
    scatter less, so that intervals are then too wide rather than too narrow. The dispersion RSS /
    tr((I - J A) S) is about 1; where it is above 1 the covariance is multiplied by it.

    References: Kurtz 1971, Journal of Applied Probability 8(2), doi:10.2307/3211904 (the linear
    noise); White 1982, Econometrica 50(1), doi:10.2307/1912526 (the form A S A'); McCullagh &
    Nelder, Generalized Linear Models (2nd ed. 1989), section 4.5 (dispersion).

    Attributes:
        covariance: of the estimates, the dispersion in it.
        dispersion: as above.
        population: N.
        whole: what the values are when all have adopted: 1 of shares, N of counts.
    """

    covariance: Floats
    dispersion: float
    population: int
    whole: float

    @property
    def independent(self) -> int:
        """The number of units that would scatter so much if each adopted for itself."""
        return max(1, round(self.population / max(1.0, self.dispersion)))


def sampling(
    search: Search, estimate: Floats, squares: float, population: int, whole: float
) -> Sampling:
    """Return the covariance of the estimates by chance in who adopts when.

    Args:
        search: the model with its data.
        estimate: the parameters that minimise the squares.
        squares: the sum of squares there.
        population: units at risk.
        whole: what the values are when all have adopted.
    """
    slopes = search.jacobian(estimate)
    lengths = np.linalg.norm(slopes, axis=0)
    inverse = np.linalg.pinv(slopes / lengths) / lengths[:, None]
    growth, spread = _noise(search, estimate, population, whole)
    scale = whole**2 / population
    around = _between(inverse * growth, inverse * growth, spread) * scale
    ours = float(np.trace(_between(inverse * growth, slopes.T * growth, spread)))
    expected = (float((growth**2 * spread).sum()) - ours) * scale
    dispersion = squares / expected if expected > 0 else 1.0
    return Sampling(around * max(1.0, dispersion), dispersion, population, whole)


def _noise(
    search: Search, estimate: Floats, population: int, whole: float
) -> tuple[Floats, Floats]:
    """Return F' and I at the times of the data, of shares of all.

    Shares of less than one unit count as one unit: the spread has begun.
    """
    curve, ceiling = search.split(estimate)
    top = ceiling / whole
    least = min(max(_EDGE, 1 / (top * population)), 0.5)

    def speed(times: Floats) -> tuple[Floats, Floats]:
        share = np.clip(search.model.share(times, curve), least, 1 - _EDGE)
        return top * share, top * np.maximum(search.model.growth(share, curve), _SLOWEST)

    times = search.times
    share, growth = speed(times)
    lengths = np.diff(times)
    between = times[:-1, None] + lengths[:, None] * np.linspace(0.0, 1.0, len(_SIMPSON))
    passed = (1 / speed(between)[1]) @ _SIMPSON * lengths
    first = share[0] * (1 - share[0] / max(top, share[0])) / growth[0] ** 2
    return growth, first + np.concatenate([[0.0], np.cumsum(passed)])


def _between(one: Floats, other: Floats, spread: Floats) -> Floats:
    """Return one C other' with C_st = I(min(s, t)), without making C.

    I(min(s, t)) is the sum of the steps of I up to s and t: each step counts with what comes at
    and after it.
    """
    steps = np.diff(spread, prepend=0.0)
    after = np.cumsum(one[:, ::-1], axis=1)[:, ::-1]
    other_after = np.cumsum(other[:, ::-1], axis=1)[:, ::-1]
    found: Floats = (after * steps) @ other_after.T
    return found


def curve_band(
    search: Search, estimate: Floats, chance: Sampling, times: Floats, level: float
) -> tuple[Floats, Floats]:
    """Return a band of the curve, by the delta method on the logit of the share.

    With v the variance of the share G of the curve, the band is where
    logit(G) -+ z sqrt(v) / (G (1 - G)) lies, which leaves neither 0 nor all.
    """
    from scipy.special import expit, logit, ndtri

    slopes = search.jacobian(estimate, times) / chance.whole
    error = np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", slopes, chance.covariance, slopes), 0.0))
    share = np.clip(search.fitted(estimate, times) / chance.whole, _EDGE, 1 - _EDGE)
    width = float(ndtri((1 + level) / 2)) * error / (share * (1 - share))
    middle = logit(share)
    values = search.fitted(estimate, times)
    lower, upper = chance.whole * expit(middle - width), chance.whole * expit(middle + width)
    return np.minimum(lower, values), np.maximum(upper, values)


def observation_band(
    search: Search,
    estimate: Floats,
    chance: Sampling,
    times: Floats,
    level: float,
    *,
    draws: int,
    seed: int,
) -> tuple[Floats, Floats, int]:
    """Return a band of what will be observed, and how many of the draws failed.

    Each draw lets the units adopt by the fitted curve, fits the curve to them, and lets those
    who have not adopted by the last time of the data go on by that fit: numbers after it start
    from the last observed one, below which they cannot fall.

    Raises:
        UserError: fewer than 20 draws, or none that could be fitted.

    Reference: Efron & Tibshirani, An Introduction to the Bootstrap (1993), section 6.5.
    """
    if draws < 20:
        raise UserError(f"A bootstrap of {draws} draws tells nothing; take 20 or more.")
    random = np.random.default_rng(seed)
    n, whole = chance.independent, chance.whole
    cells = _cells(search.fitted(estimate) / whole)
    last, reached = float(search.times[-1]), min(float(search.values[-1]) / whole, 1.0)
    waiting = round(n * (1 - reached))
    later = times > last
    found = []
    for _ in range(draws):
        values = np.cumsum(random.multinomial(n, cells)[:-1]) * whole / n
        parameters, ended = search.from_start(estimate, values, most=200)
        share = search.fitted(parameters, np.append(times, last)) / whole
        if not ended or not np.isfinite(share).all():
            continue
        share, now = np.clip(share[:-1], 0.0, 1.0), min(float(share[-1]), 1.0)
        drawn = np.empty(len(times))
        drawn[~later] = random.binomial(n, share[~later]) / n
        chances = np.clip((share[later] - now) / max(1 - now, _EDGE), 0.0, 1.0)
        order = np.argsort(times[later], kind="stable")
        new = random.multinomial(waiting, _cells(chances[order]))[:-1].cumsum()
        after = np.empty(len(order))
        after[order] = reached + new / n
        drawn[later] = after
        found.append(drawn)
    if not found:
        raise UserError(
            "So few adopters are drawn that no fit to them converged; take the band of 'curve'."
        )
    lower, upper = np.quantile(found, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return whole * lower, whole * np.minimum(upper, 1.0), draws - len(found)


def _cells(cumulative: Floats) -> Floats:
    """Return the chances of each step of cumulative shares, and of none of them."""
    steps = np.maximum(np.diff(np.clip(cumulative, 0.0, 1.0), prepend=0.0), 0.0)
    cells = np.append(steps, max(0.0, 1.0 - float(steps.sum())))
    return np.asarray(cells / cells.sum(), dtype=np.float64)


def whole_of(values: Floats, ceiling: float | None, population: int) -> float:
    """Return what values are when the population has adopted: 1 of shares, N of counts.

    Raises:
        UserError: the population is no number of units, or more have adopted than there are.

    >>> whole_of(np.array([0.2, 0.4]), None, 50), whole_of(np.array([2.0, 9.0]), None, 50)
    (1.0, 50.0)
    """
    population = checked_count(population)
    if not population:
        raise UserError("A population of 0 cannot adopt; give the number of all units.")
    most = float(values.max(initial=0.0))
    if max(most, ceiling or 0.0) <= 1 + 1e-9:
        return 1.0
    if most > population and not math.isclose(most, population):
        raise UserError(
            f"The population of {population:,} is smaller than the {most:,.0f} adopters; "
            "give the number of all units that could have adopted."
        )
    return float(population)
