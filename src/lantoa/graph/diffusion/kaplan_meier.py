"""Kaplan-Meier: the share of units that have not adopted yet, those never seen to adopt at risk."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, get_args

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.row_results import RowResult
from lantoa.graph.diffusion.survival_table import survival_table
from lantoa.graph.diffusion.times import Times, checked_level, plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: The scale on which a confidence interval is symmetrical; see :func:`kaplan_meier`.
Interval: TypeAlias = Literal["log", "log-log", "plain"]
#: Two shares closer than this are one share when a quantile falls on a flat of the curve.
FLAT = math.sqrt(np.finfo(np.float64).eps)


@dataclass(frozen=True, slots=True, kw_only=True)
class KaplanMeier(RowResult):
    """The share that has not adopted, after each time at which anybody adopted or was last seen.

    Attributes:
        time: times, ascending.
        at_risk: units at risk just before each time.
        adopted: units that adopted at it.
        censored: units last seen at it without adoption.
        survival: share that has not adopted, just after each time.
        standard_error: of the survival (Greenwood); None where nobody is left.
        log_standard_error: of the logarithm of the survival, which R's survival calls std.err.
        lower: lower confidence bound of the survival; None where nobody is left.
        upper: upper confidence bound.
        population: units at risk at the beginning.
        until: end of observation.
        level: level of confidence.
        interval: how the bounds were made.
        dates: how uncertain dates were treated.
    """

    COLUMNS: ClassVar[Mapping[str, str]] = {
        "time": "time",
        "at_risk": "at_risk",
        "adopted": "adopted",
        "censored": "censored",
        "survival": "survival",
        "standard_error": "standard_error",
        "log_standard_error": "log_standard_error",
        "lower": "lower",
        "upper": "upper",
    }
    DERIVED: ClassVar[tuple[str, ...]] = ("adopters", "median", "median_lower", "median_upper")

    time: tuple[float, ...]
    at_risk: tuple[int, ...]
    adopted: tuple[int, ...]
    censored: tuple[int, ...]
    survival: tuple[float, ...]
    standard_error: tuple[float | None, ...]
    log_standard_error: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    population: int
    until: float
    level: float
    interval: Interval
    dates: str

    def quantile(self, share: float) -> tuple[float | None, float | None, float | None]:
        """Return when a share has adopted, and the bounds of its confidence interval.

        The time is the first at which the survival is at most 1 - share; where the curve lies
        flat at exactly that height, the middle of the flat. The bounds are where the confidence
        bounds of the survival get there. None: they never do within the observation.

        Args:
            share: share of the population that has adopted, between 0 and 1.

        Reference: Brookmeyer & Crowley 1982, Biometrics 38(1), doi:10.2307/2530286.

        >>> kaplan_meier([1, 2, 3, 4]).quantile(0.5)[0], kaplan_meier([1, 2, 3]).quantile(0.5)[0]
        (2.5, 2.0)
        """
        if not 0 < share < 1:
            raise UserError(f"A share must lie between 0 and 1; {share} does not.")
        return (
            self._crossing(self.survival, 1 - share),
            self._crossing(self.lower, 1 - share),
            self._crossing(self.upper, 1 - share),
        )

    def _crossing(self, curve: Sequence[float | None], height: float) -> float | None:
        for at, value in enumerate(curve):
            if value is None or value > height + FLAT:
                continue
            if abs(value - height) <= FLAT:
                below = (
                    t
                    for t, v in zip(self.time[at:], curve[at:], strict=True)
                    if v is None or v < height - FLAT
                )
                return (self.time[at] + next(below, self.time[-1])) / 2
            return self.time[at]
        return None

    @property
    def median(self) -> float | None:
        """When half of the population has adopted; None: not within the observation."""
        return self.quantile(0.5)[0]

    @property
    def median_lower(self) -> float | None:
        """Lower confidence bound of the median."""
        return self.quantile(0.5)[1]

    @property
    def median_upper(self) -> float | None:
        """Upper confidence bound of the median; None: not within the observation."""
        return self.quantile(0.5)[2]

    @property
    def adopters(self) -> int:
        """Units that adopted within the observation."""
        return sum(self.adopted)


def kaplan_meier(
    times: Times,
    *,
    until: float | Times | None = None,
    since: Times | None = None,
    population: int | None = None,
    level: float = 0.95,
    interval: Interval = "log",
    dates: str = "exact",
) -> KaplanMeier:
    """Estimate the share of units that have not adopted by each time (product limit).

    With d_i adopters among n_i at risk at t_i::

        S(t) = product over t_i <= t of (1 - d_i / n_i)
        se(log S(t)) = sqrt(sum over t_i <= t of d_i / (n_i (n_i - d_i)))        (Greenwood)
        log:     S(t) exp(-+ z se(log S(t))), at most 1
        log-log: S(t)^exp(+- z se(log S(t)) / log S(t)), within 0 and 1 of itself
        plain:   S(t) (1 -+ z se(log S(t))), cut at 0 and 1

    Args:
        times: time of adoption by unit, in years; None or nan: not adopted so far (censored).
        until: end of observation, for all or by unit; else the last adoption.
        since: when a unit came to be at risk, e.g. when a commune was made; a unit without one
            was from the beginning (left truncation; at risk after that time, as in R).
        population: units at risk; else the units in ``times``.
        level: level of confidence.
        interval: the bounds: "log" as R's ``survival`` has by default, "log-log", which holds the
            truth more nearly as often as it says where units are few (and is the default of
            Stata, SAS and lifelines), or "plain".
        dates: how the caller treated uncertain dates; told in the result.

    Returns:
        The curve with standard errors and confidence bounds, which are None where nobody is left.

    Raises:
        UserError: nobody adopted and no end is given, or the population is too small.

    References: Kaplan & Meier 1958, JASA 53(282), doi:10.1080/01621459.1958.10501452;
    Greenwood 1926; Borgan & Liestøl 1990, Scandinavian Journal of Statistics 17(1) (the
    intervals compared); Kalbfleisch & Prentice 2002, section 1.4.

    >>> curve = kaplan_meier({"a": 1, "b": 2, "c": None, "d": None}, until=5)
    >>> curve.time, curve.survival, curve.at_risk, curve.median
    ((1.0, 2.0, 5.0), (0.75, 0.5, 0.5), (4, 3, 2), 3.5)
    """
    from scipy.special import ndtri

    if interval not in get_args(Interval):
        raise UserError(f"An interval is 'log', 'log-log' or 'plain', not {interval!r}.")
    table = survival_table(times, until=until, since=since, population=population)
    z = float(ndtri((1 + checked_level(level)) / 2))
    left = table.at_risk - table.adopted
    survival = np.asarray(np.cumprod(left / table.at_risk), dtype=np.float64)
    nobody = left == 0
    nobody &= table.adopted > 0
    gone = np.cumsum(nobody) > 0
    terms = np.divide(
        table.adopted,
        table.at_risk.astype(np.float64) * left,
        out=np.zeros(len(left)),
        where=(table.adopted > 0) & ~nobody,
    )
    error = np.where(gone, np.nan, np.sqrt(np.cumsum(terms)))
    lower, upper = _bounds(survival, z * error, interval)
    return KaplanMeier(
        time=tuple(table.time.tolist()),
        at_risk=tuple(table.at_risk.tolist()),
        adopted=tuple(table.adopted.tolist()),
        censored=tuple(table.censored.tolist()),
        survival=tuple(survival.tolist()),
        standard_error=tuple(plain(survival * error)),
        log_standard_error=tuple(plain(error)),
        lower=tuple(plain(lower)),
        upper=tuple(plain(upper)),
        population=table.population,
        until=table.until,
        level=level,
        interval=interval,
        dates=dates,
    )


def _bounds(survival: Floats, width: Floats, interval: Interval) -> tuple[Floats, Floats]:
    """Return the bounds z standard errors (of log S) away."""
    if interval == "log":
        return survival * np.exp(-width), np.minimum(survival * np.exp(width), 1.0)
    if interval == "plain":
        return np.maximum(survival * (1 - width), 0.0), np.minimum(survival * (1 + width), 1.0)
    inside = (survival > 0) & (survival < 1)
    log = np.log(survival, out=np.full(len(survival), -np.inf), where=inside)
    return survival ** np.exp(-width / log), survival ** np.exp(width / log)
