"""Nelson-Aalen: the cumulative hazard of adoption."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from lantoa.graph.diffusion.row_results import RowResult
from lantoa.graph.diffusion.survival_table import survival_table
from lantoa.graph.diffusion.times import Times, checked_level, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class NelsonAalen(RowResult):
    """The cumulative hazard, just after each time at which anybody adopted or was last seen.

    Attributes:
        time: times, ascending.
        at_risk: units at risk just before each time.
        adopted: units that adopted at it.
        cumulative_hazard: the estimate.
        standard_error: its standard error (Aalen).
        lower: lower confidence bound; None before the first adoption.
        upper: upper confidence bound; None before the first adoption.
        population: units at risk at the beginning.
        until: end of observation.
        level: level of confidence.
        dates: how uncertain dates were treated.
    """

    COLUMNS: ClassVar[Mapping[str, str]] = {
        "time": "time",
        "at_risk": "at_risk",
        "adopted": "adopted",
        "cumulative_hazard": "cumulative_hazard",
        "standard_error": "standard_error",
        "lower": "lower",
        "upper": "upper",
    }

    time: tuple[float, ...]
    at_risk: tuple[int, ...]
    adopted: tuple[int, ...]
    cumulative_hazard: tuple[float, ...]
    standard_error: tuple[float, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    population: int
    until: float
    level: float
    dates: str


def nelson_aalen(
    times: Times,
    *,
    until: float | Times | None = None,
    since: Times | None = None,
    population: int | None = None,
    level: float = 0.95,
    dates: str = "exact",
) -> NelsonAalen:
    """Estimate the cumulative hazard of adoption.

    With d_i adopters among n_i at risk at t_i::

        H(t) = sum over t_i <= t of d_i / n_i
        se(H(t)) = sqrt(sum over t_i <= t of d_i / n_i^2)                           (Aalen)
        interval = H(t) exp(-+ z se(H(t)) / H(t))

    Args:
        times: time of adoption by unit, in years; None or nan: not adopted so far (censored).
        until: end of observation, for all or by unit; else the last adoption.
        since: when a unit came to be at risk, e.g. when a commune was made; a unit without one
            was from the beginning (left truncation; at risk after that time, as in R).
        population: units at risk; else the units in ``times``.
        level: level of confidence.
        dates: how the caller treated uncertain dates; told in the result.

    Returns:
        The cumulative hazard with standard errors and confidence bounds.

    Raises:
        UserError: nobody adopted and no end is given, or the population is too small.

    References: Nelson 1972, Technometrics 14(4), doi:10.1080/00401706.1972.10488991;
    Aalen 1978, Annals of Statistics 6(4), doi:10.1214/aos/1176344247.

    >>> estimate = nelson_aalen([1, 2, None, None], until=5)
    >>> estimate.time, [round(h, 6) for h in estimate.cumulative_hazard]
    ((1.0, 2.0, 5.0), [0.25, 0.583333, 0.583333])
    """
    from scipy.special import ndtri

    table = survival_table(times, until=until, since=since, population=population)
    z = float(ndtri((1 + checked_level(level)) / 2))
    at_risk = table.at_risk.astype(np.float64)
    hazard = np.cumsum(table.adopted / at_risk)
    error = np.sqrt(np.cumsum(table.adopted / at_risk**2))
    ratio = np.divide(error, hazard, out=np.full(len(hazard), np.nan), where=hazard > 0)
    return NelsonAalen(
        time=tuple(table.time.tolist()),
        at_risk=tuple(table.at_risk.tolist()),
        adopted=tuple(table.adopted.tolist()),
        cumulative_hazard=tuple(hazard.tolist()),
        standard_error=tuple(error.tolist()),
        lower=tuple(plain(hazard * np.exp(-z * ratio))),
        upper=tuple(plain(hazard * np.exp(z * ratio))),
        population=table.population,
        until=table.until,
        level=level,
        dates=dates,
    )
