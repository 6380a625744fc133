"""Growth curves fitted to cumulative adoption: estimates, their errors, and forecasts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from lantoa.graph.diffusion.growth_data import growth_data, too_little
from lantoa.graph.diffusion.growth_forecast import Forecast, forecast
from lantoa.graph.diffusion.growth_least_squares import Search
from lantoa.graph.diffusion.growth_model import GrowthModel
from lantoa.graph.diffusion.growth_parameters import Parameter, parameters_of
from lantoa.graph.diffusion.growth_sampling import Sampling, sampling, whole_of
from lantoa.graph.diffusion.times import checked_level, plain
from lantoa.graph.frames import frame

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Squares of residuals that are rounding, against those of the data.
_EXACT = 1e-20


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GrowthFit:
    """A growth curve fitted by least squares; without convergence it has a reason, no numbers.

    The residuals of cumulative numbers follow each other, so that the standard errors of least
    squares (those of the reference) are too small: where 200 units follow each other as Bass has
    it, their 95 % intervals hold the truth in 38 to 51 of 100 cases, those by `sampling_error` in
    95.
    `durbin_watson` shows how much residuals follow each other: 2 is none, near 0 is much.

    Attributes:
        model: which curve.
        formula: its F(t), to be multiplied by the ceiling.
        converged: whether there is an estimate.
        reason: why not; None if there is one.
        parameters: the estimates, the ceiling `m` last if it was free; empty without one.
        ceiling: the ceiling, given or estimated; None if it was free and not estimated.
        ceiling_free: whether it was estimated.
        times: the times of the data.
        observed: the data.
        fitted: the curve at those times; empty without an estimate.
        residual_sum_of_squares: the sum that was minimised.
        residual_standard_deviation: its root per degree of freedom.
        r_squared: 1 - it / the sum of squares about the mean.
        aic: Akaike's criterion, as R's ``AIC`` of an ``nls``; None where the fit is exact.
        durbin_watson: how the residuals follow each other; None where the fit is exact.
        degrees_of_freedom: data less parameters.
        peak_time: when growth is fastest; None if it slows from the beginning.
        level: level of confidence of the intervals.
        population: units at risk; None if not told.
        dates: how uncertain dates were treated.
        covariance: of the estimates, in the order of the parameters, by least squares.
        dispersion: how much more the data scatter about the curve than units that follow each
            other at its rate (then about 1); None where the population is not told.
        remarks: what a reader of the estimates must know.
    """

    model: str
    formula: str
    converged: bool
    reason: str | None
    parameters: tuple[Parameter, ...] = ()
    ceiling: float | None
    ceiling_free: bool
    times: tuple[float, ...]
    observed: tuple[float, ...]
    fitted: tuple[float, ...] = ()
    residual_sum_of_squares: float | None = None
    residual_standard_deviation: float | None = None
    r_squared: float | None = None
    aic: float | None = None
    durbin_watson: float | None = None
    degrees_of_freedom: int
    peak_time: float | None = None
    level: float
    population: int | None
    dates: str
    covariance: tuple[tuple[float, ...], ...] = ()
    dispersion: float | None = None
    remarks: tuple[str, ...] = ()
    search: Search = field(repr=False)
    sampling: Sampling | None = field(default=None, repr=False)

    def forecast(
        self,
        times: Sequence[float] | Floats,
        *,
        band: Literal["delta", "bootstrap", "units"] | None = None,
        of: Literal["curve", "observation"] = "curve",
        limit: float | None = None,
        draws: int = 500,
        seed: int = 0,
    ) -> Forecast | None:
        """Return the curve at times, later ones too, with a band; None without an estimate.

        Args:
            times: where, on the scale of the fit's times.
            band: "delta": from the covariance of the estimates by Student's t; "bootstrap":
                from fits to data drawn from the fitted curve with normal residuals; "units":
                by chance in which units adopt when (see ``Sampling``), the only one that holds
                the truth at least as often as it says; it needs the population. None: "units"
                where the population is told, else "delta".
            of: the band of the curve, or of an observation (which adds the residual spread;
                with "units", what is still to adopt after the last of the data, by chance).
            limit: what no value can exceed; else the ceiling where it was given.
            draws: how many fits of the bootstrap, and of "units" of an observation.
            seed: of its random numbers.

        References: Seber & Wild, Nonlinear Regression (1989), section 5.1 (delta method);
        Efron & Tibshirani, An Introduction to the Bootstrap (1993), section 6.5 and ch. 13.

        >>> from lantoa.graph.diffusion.logistic import logistic_fit
        >>> fit = logistic_fit([0.02, 0.05, 0.14, 0.27, 0.51, 0.72, 0.88, 0.96])
        >>> found = fit.forecast([9, 10])
        >>> all(a < v < b <= 1 for a, v, b in zip(found.lower, found.values, found.upper))
        True
        """
        if not self.converged:
            return None
        if limit is None and not self.ceiling_free:
            limit = self.ceiling
        if band is None:
            band = "delta" if self.sampling is None else "units"
        return forecast(
            self.search,
            np.array([parameter.value for parameter in self.parameters]),
            np.array(self.covariance),
            np.asarray(times, dtype=np.float64),
            spread=self.residual_standard_deviation or 0.0,
            chance=self.sampling,
            level=self.level,
            limit=limit,
            band=band,
            of=of,
            draws=draws,
            seed=seed,
        )

    def to_frame(self) -> pd.DataFrame:
        """Return one row a parameter; none without an estimate."""
        return frame([plain(p) for p in self.parameters], tuple(Parameter.__dataclass_fields__))

    def to_dict(self) -> dict[str, Any]:
        """Return the fit as JSON can hold it."""
        names = [
            name for name in self.__slots__ if name not in {"search", "sampling", "parameters"}
        ]
        found = {name: plain(getattr(self, name)) for name in names}
        return {**found, "parameters": {p.name: plain(p) for p in self.parameters}}


def fit_growth(
    model: GrowthModel,
    values: Sequence[float] | Floats,
    times: Sequence[float] | Floats | None = None,
    *,
    ceiling: float | None = 1.0,
    population: int | None = None,
    level: float = 0.95,
    dates: str = "exact",
) -> GrowthFit:
    """Fit a growth curve to cumulative adoption by least squares.

    The estimates minimise the sum of squares RSS over T data; with the Jacobian J at them and k
    parameters, their covariance is RSS / (T - k) (J'J)^-1, and
    AIC = T (log(2 pi RSS / T) + 1) + 2 (k + 1).

    Args:
        model: the curve.
        values: cumulative shares of the population, or counts where the ceiling is free.
        times: their times, ascending; else 1, 2, 3, ...
        ceiling: what the curve tends to; None: estimated.
        population: units at risk; the errors by chance in who adopts when need it.
        level: level of confidence of the parameters' intervals.
        dates: how the caller treated uncertain dates; told in the result.

    Returns:
        The fit; one that does not converge says why.

    Raises:
        UserError: values fall, are negative or above the ceiling or the population, or times do
            not ascend.

    Reference: Seber & Wild, Nonlinear Regression (1989), sections 2.1 and 5.1.
    """
    data, at = growth_data(values, times, ceiling)
    whole = None if population is None else whole_of(data, ceiling, population)
    checked_level(level)
    search = Search(model, at, data, ceiling)
    names = (*model.parameters, *(["m"] if ceiling is None else []))
    freedom = len(data) - len(names)
    common: dict[str, Any] = {
        "model": model.name,
        "formula": model.formula,
        "ceiling_free": ceiling is None,
        "times": tuple(at.tolist()),
        "observed": tuple(data.tolist()),
        "degrees_of_freedom": max(freedom, 0),
        "level": level,
        "population": population,
        "dates": dates,
        "search": search,
    }
    reason = too_little(data, len(names))
    best = np.empty(0)
    if reason is None:
        best, ended = search.best()
        best = search.standard(best)
        reason = search.why_not(best) or (None if ended else "the search did not converge")
    if reason is not None:
        return GrowthFit(converged=False, reason=reason, ceiling=ceiling, **common)
    fitted = search.fitted(best)
    residuals = data - fitted
    rss = float(residuals @ residuals)
    covariance = search.covariance(best, rss / freedom)
    total = float(((data - data.mean()) ** 2).sum())
    curve, top = search.split(best)
    chance = (
        None
        if population is None or whole is None
        else sampling(search, best, rss, population, whole)
    )
    exact = rss <= _EXACT * float(data @ data)
    watson = None if exact else float((np.diff(residuals) ** 2).sum() / rss)
    return GrowthFit(
        converged=True,
        reason=None,
        parameters=parameters_of(
            names,
            best,
            np.sqrt(np.diag(covariance)),
            positive=search.positive,
            freedom=freedom,
            level=level,
            chance=chance,
        ),
        ceiling=top,
        fitted=tuple(fitted.tolist()),
        residual_sum_of_squares=rss,
        residual_standard_deviation=math.sqrt(rss / freedom),
        r_squared=1 - rss / total,
        aic=None if exact else _aic(rss, len(data), len(names)),
        durbin_watson=watson,
        peak_time=model.peak(curve),
        covariance=tuple(tuple(row) for row in covariance.tolist()),
        dispersion=None if chance is None else chance.dispersion,
        sampling=chance,
        remarks=tuple(
            _remarks(
                model.remark(curve), top, float(data[-1]), watson, by_chance=chance is not None
            )
        ),
        **common,
    )


def _remarks(
    of_model: str | None, ceiling: float, reached: float, watson: float | None, *, by_chance: bool
) -> Iterator[str]:
    if of_model:
        yield of_model
    if ceiling > 2 * reached:
        yield "less than half of the ceiling has been reached, so the curve rests on its form"
    if watson is not None and watson < 1:
        yield (
            "the residuals follow each other, so that the standard errors of least squares are "
            "too small; sampling_error is not"
            if by_chance
            else "the residuals follow each other, so that the standard errors are too small; tell "
            "the population for better ones"
        )


def _aic(rss: float, data: int, parameters: int) -> float:
    return data * (math.log(2 * math.pi * rss / data) + 1) + 2 * (parameters + 1)
