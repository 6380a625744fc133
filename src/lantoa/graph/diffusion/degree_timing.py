"""Degree and timing: whether those whom many name, or who name many, adopt early."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.diffusion.ties_over_time import TiesInTime
from lantoa.graph.diffusion.times import Times, checked_level
from lantoa.graph.diffusion.times_and_ties import times_and_ties


@dataclass(frozen=True, slots=True)
class Correlation:
    """Pearson's correlation of two numbers of each adopter.

    Attributes:
        r: the correlation; None where one of the two does not vary.
        lower, upper: of the confidence interval (Fisher's z); None below four adopters.
        p: two-sided, of t = r sqrt((n - 2) / (1 - r^2)) with n - 2 degrees of freedom; None
            below three adopters.
        reason: why there is no correlation.
    """

    r: float | None
    lower: float | None = None
    upper: float | None = None
    p: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DegreeTiming:
    """How degree and time of adoption go together among the adopters.

    Attributes:
        indegree: of how many name a unit and its time; below 0: those whom many name adopt early
            (opinion leaders who support), above 0: late (who oppose).
        outdegree: of how many a unit names and its time.
        adopters: how many units are correlated.
        population: how many were at risk.
        level: of confidence.
        settings: the settings of the measure.
        dates: how uncertain dates were treated.
        reason: why there is no correlation with either.
    """

    indegree: Correlation
    outdegree: Correlation
    adopters: int
    population: int
    level: float
    settings: dict[str, Any] = field(default_factory=dict)
    dates: str = "exact"
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the result ready for JSON."""
        return {
            "measure": "degree_timing",
            "settings": dict(self.settings),
            "population": self.population,
            "adopters": self.adopters,
            "level": self.level,
            "dates": self.dates,
            "reason": self.reason,
            **{
                name: {part: getattr(found, part) for part in Correlation.__slots__}
                for name, found in (("indegree", self.indegree), ("outdegree", self.outdegree))
            },
        }


def degree_timing(
    times: Times,
    ties: TiesInTime,
    *,
    valued: bool = False,
    self_ties: bool = False,
    level: float = 0.95,
    dates: str = "exact",
) -> DegreeTiming:
    r"""Return how the degrees of adopters go together with the times of their adoption.

    Pearson's r of degree and time over the adopters, :math:`r = \sum (d_i - \bar d)(t_i - \bar t)
    / \sqrt{\sum (d_i - \bar d)^2 \sum (t_i - \bar t)^2}`; where ties change, of the mean degree
    over the networks (Valente & Davis 1999, Annals of the American Academy of Political and
    Social Science 566, doi:10.1177/000271629956600105; netdiffuseR
    `degree_adoption_diagnostic()`). Units are not independent in a network: interval and p-value
    are those of independent ones.

    Args:
        times: unit -> time of adoption in years (None: not so far), a Series or a 1-D array.
        ties: as in :func:`~lantoa.graph.diffusion.exposure.exposure`, several networks included.
        valued: add up the values of ties; False: count them.
        self_ties: whether a unit may name itself.
        level: of the confidence intervals.
        dates: how uncertain dates were treated, for the record.

    Returns:
        Both correlations, None with a reason where there is none.

    Raises:
        UserError: a level that is none, times or ties that are no numbers.

    >>> import networkx as nx
    >>> star = nx.DiGraph([("b", "a"), ("c", "a"), ("d", "a"), ("d", "b")])
    >>> found = degree_timing({"a": 2010, "b": 2012, "c": 2015, "d": 2016}, star)
    >>> round(found.indegree.r, 3), round(found.outdegree.r, 3)
    (-0.942, 0.889)
    """
    checked_level(level)
    data = times_and_ties(times, ties, valued=valued, self_ties=self_ties)
    has = ~np.isnan(data.times)
    when = data.times[has]
    when = when - when[0] if len(when) else when  # so that a shift of all changes nothing
    found = []
    for axis in (0, 1):
        degrees = [np.asarray(matrix.sum(axis=axis)) for matrix in data.networks.matrices]
        found.append(_correlation(np.mean(degrees, axis=0)[has], when, level))
    reasons = {one.reason for one in found}
    return DegreeTiming(
        indegree=found[0],
        outdegree=found[1],
        adopters=len(when),
        population=len(data.units),
        level=level,
        settings={
            "valued": valued,
            "self_ties": self_ties,
            "networks": len(data.networks.matrices),
        },
        dates=dates,
        reason=reasons.pop() if len(reasons) == 1 else None,
    )


def _correlation(x: NDArray[np.float64], y: NDArray[np.float64], level: float) -> Correlation:
    from scipy.special import ndtri, stdtr

    n = len(x)
    if n < 2:
        return Correlation(None, reason=f"{n} adopters; two are needed")
    if np.ptp(y) == 0:
        return Correlation(None, reason="all adopted at the same time")
    if np.ptp(x) == 0:
        return Correlation(None, reason="all adopters have the same degree")
    x, y = x - x.mean(), y - y.mean()
    r = float(np.clip((x * y).sum() / math.sqrt((x * x).sum() * (y * y).sum()), -1, 1))
    sure = 1 - r * r < 1e-12
    p = lower = upper = None
    if n > 2:
        p = 0.0 if sure else float(2 * stdtr(n - 2, -abs(r) * math.sqrt((n - 2) / (1 - r * r))))
    if n > 3 and not sure:
        wide = float(ndtri((1 + level) / 2)) / math.sqrt(n - 3)
        lower, upper = math.tanh(math.atanh(r) - wide), math.tanh(math.atanh(r) + wide)
    return Correlation(r, lower, upper, p)
