"""Growth models fitted to the cumulative share: Bass, logistic and Gompertz."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import numpy as np

from lantoa.graph.diffusion.bass import bass_fit
from lantoa.graph.diffusion.gompertz import gompertz_fit
from lantoa.graph.diffusion.growth_fit import GrowthFit
from lantoa.graph.diffusion.growth_forecast import Forecast
from lantoa.graph.diffusion.logistic import logistic_fit
from lantoa.graph.spread.measure import START, TIME, Figure, Measure
from lantoa.graph.spread.subject import Subject

#: Years that are forecast.
HORIZON = 5


@dataclass(frozen=True, slots=True)
class Growth:
    """A fit of the cumulative share at the ends of the periods 1..T, and its forecast.

    `starts` are the periods' starts on the scale of the times; `forecast` is None without a fit.
    """

    fit: GrowthFit
    forecast: Forecast | None
    starts: tuple[float, ...]

    def columns(self) -> dict[str, list[float | None]]:
        """Return what was observed and fitted by the end of each year, and what is forecast."""
        observed: list[float | None] = list(self.fit.observed)
        fitted: list[float | None] = list(self.fit.fitted) or [None] * len(observed)
        lower: list[float | None] = [None] * len(observed)
        upper = list(lower)
        ahead = 0
        if self.forecast:
            ahead = len(self.forecast.times) - len(observed)
            fitted = list(self.forecast.values)
            lower, upper = list(self.forecast.lower), list(self.forecast.upper)
        step = self.starts[-1] - self.starts[-2] if len(self.starts) > 1 else 1.0
        return {
            "start": [*self.starts, *(self.starts[-1] + k * step for k in range(1, ahead + 1))],
            "observed": [*observed, *[None] * ahead],
            "fitted": fitted,
            "lower": lower,
            "upper": upper,
        }

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {
            **self.fit.to_dict(),
            "period_starts": list(self.starts),
            "forecast": self.forecast.to_dict() if self.forecast else None,
        }


def _fit(fitting: Callable[..., GrowthFit], ceiling: float | None, subject: Subject) -> Growth:
    shares = subject.shares
    fit = fitting(shares, ceiling=ceiling, population=subject.population, dates=subject.dates)
    coming = np.arange(1.0, len(shares) + HORIZON + 1)
    band: Literal["units", "delta"] = "units" if fit.sampling else "delta"
    told = fit.converged and not _beyond(fit)
    ahead = fit.forecast(coming, limit=1.0, band=band) if told else None
    return Growth(fit, ahead, tuple(subject.edges[:-1].tolist()))


def remarks_of(fit: GrowthFit) -> list[str]:
    """Return what a reader must know, beside errors that are shown and hold."""
    return [r for r in fit.remarks if not (fit.sampling and r.startswith("the residuals follow"))]


def _beyond(fit: GrowthFit) -> bool:
    """Tell whether the estimated ceiling is more than the whole population."""
    return fit.ceiling is not None and fit.ceiling > 1 + 1e-9


def _figures(units: Mapping[str, str], growth: Growth) -> list[Figure]:
    fit = growth.fit
    if not fit.converged:
        return [Figure("fit", None, "", note=fit.reason)]
    found = [
        Figure(
            part.name,
            part.value,
            units.get(part.name, ""),
            part.standard_error if part.sampling_error is None else part.sampling_error,
            _BEYOND if part.name == "m" and _beyond(fit) else None,
        )
        for part in fit.parameters
    ]
    if fit.peak_time is not None:
        found.append(Figure("growth is fastest", growth.starts[0] + fit.peak_time, TIME))
    remarks = "; ".join(remarks_of(fit)) or None
    found.append(Figure("R squared", fit.r_squared, "share of the variance", note=remarks))
    ahead, name = growth.forecast, f"share {HORIZON} years on"
    if ahead is None:
        return [*found, Figure(name, None, "share of the population", note=_BEYOND)]
    band = f"{ahead.level:.0%} band {ahead.lower[-1]:.4g} to {ahead.upper[-1]:.4g}"
    return [*found, Figure(name, ahead.values[-1], "share of the population", note=band)]


_BEYOND = "the ceiling is more than the whole population, so these data do not tell it"
_FORMULAS = {
    "bass": (
        "Bass",
        "F(t) = m (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t)",
        "Bass 1969, doi:10.1287/mnsc.15.5.215",
        bass_fit,
    ),
    "logistic": (
        "logistic",
        "F(t) = m / (1 + e^-r(t - t0))",
        "Verhulst 1838; Griliches 1957, doi:10.2307/1905380",
        logistic_fit,
    ),
    "gompertz": (
        "Gompertz",
        "F(t) = m e^(-e^-r(t - t0))",
        "Winsor 1932, doi:10.1073/pnas.18.1.1",
        gompertz_fit,
    ),
}
_UNITS = {
    "start": START,
    "times": "years since the start of the first year",
    "observed": "share of the population",
    "fitted": "share of the population",
    "ceiling": "share of the population",
    "m": "share of the population",
    "p": "a year",
    "q": "a year",
    "r": "a year",
    "rate": "a year",
    "midpoint": "years since the start of the first year",
    "t0": "years since the start of the first year",
    "peak_time": "years since the start of the first year",
    "residual_sum_of_squares": "squared share of the population",
    "residual_standard_deviation": "share of the population",
    "r_squared": "share of the variance",
    "level": "level of confidence",
    "dispersion": "times that of units that follow each other at the rate of the curve",
    "population": "units at risk",
    "period_starts": START,
}


def _measures() -> tuple[Measure, ...]:
    found = []
    for name, (title, formula, reference, fitting) in _FORMULAS.items():
        for ceiling, ending, words in (
            (1.0, "", "ceiling m = 1: everybody adopts in the end"),
            (None, "-free", "ceiling m estimated"),
        ):
            found.append(
                Measure(
                    name + ending,
                    f"{title} growth, {words}",
                    f"{formula}; least squares on the cumulative share at the ends of years 1..T",
                    reference,
                    partial(_fit, fitting, ceiling),
                    partial(_figures, _UNITS),
                    _UNITS,
                )
            )
    return tuple(found)


MEASURES = _measures()
