"""A fitted growth curve carried on, with a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.growth_least_squares import Search
from lantoa.graph.diffusion.growth_sampling import Sampling, curve_band, observation_band
from lantoa.graph.diffusion.times import frame, plain

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Values of a fitted curve with a band.

    Attributes:
        times: where.
        values: the curve.
        lower: lower bound of the band.
        upper: upper bound of the band.
        level: level of confidence.
        band: how the band was made, e.g. "bootstrap (500 draws, seed 0, 2 failed)".
        of: "curve" or "observation".
    """

    times: tuple[float, ...]
    values: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    level: float
    band: str
    of: str

    def columns(self) -> dict[str, Sequence[float]]:
        """Return the forecast as columns, one value a time."""
        return {
            "time": self.times,
            "value": self.values,
            "lower": self.lower,
            "upper": self.upper,
        }

    def to_frame(self) -> pd.DataFrame:
        """Return the forecast as a table, one row a time."""
        return frame(self.columns())

    def to_dict(self) -> dict[str, Any]:
        """Return the forecast as JSON can hold it."""
        found: dict[str, Any] = plain(self)
        return found


def forecast(
    search: Search,
    estimate: Floats,
    covariance: Floats,
    times: Floats,
    *,
    spread: float,
    chance: Sampling | None,
    level: float,
    limit: float | None,
    band: Literal["delta", "bootstrap", "units"],
    of: Literal["curve", "observation"],
    draws: int,
    seed: int,
) -> Forecast:
    """Return a fitted curve at times with a band; see ``GrowthFit.forecast``.

    Raises:
        UserError: an unknown sort of band, a band by units without a population, too few draws,
            or times that are no numbers.
    """
    if times.ndim != 1 or not np.isfinite(times).all():
        raise UserError("A forecast needs a list of finite times.")
    if band not in {"delta", "bootstrap", "units"} or of not in {"curve", "observation"}:
        raise UserError(
            "A band is by 'delta', 'bootstrap' or 'units', of the 'curve' or 'observation'."
        )
    if band == "units" and chance is None:
        raise UserError("A band by 'units' needs the population; give it to the fit.")
    values = search.fitted(estimate, times)
    noise = spread if of == "observation" else 0.0
    if band == "units" and chance is not None:
        made = f"units (dispersion {chance.dispersion:.3g})"
        if of == "curve":
            lower, upper = curve_band(search, estimate, chance, times, level)
        else:
            lower, upper, failed = observation_band(
                search, estimate, chance, times, level, draws=draws, seed=seed
            )
            made = f"{made[:-1]}, {draws} draws, seed {seed}, {failed} failed)"
    elif band == "delta":
        slopes = search.jacobian(estimate, times)
        variance = np.einsum("ij,jk,ik->i", slopes, covariance, slopes) + noise**2
        t = _student(len(search.values) - len(estimate), level)
        width = t * np.sqrt(np.maximum(variance, 0.0))
        lower, upper = values - width, values + width
        made = "delta"
    else:
        curves = _refitted(search, estimate, times, spread=spread, draws=draws, seed=seed)
        curves += np.random.default_rng([seed, 1]).normal(0.0, noise, curves.shape)
        lower, upper = np.quantile(curves, [(1 - level) / 2, (1 + level) / 2], axis=0)
        made = f"bootstrap ({draws} draws, seed {seed}, {draws - len(curves)} failed)"
    most = np.inf if limit is None else limit
    return Forecast(
        times=tuple(times.tolist()),
        values=tuple(values.tolist()),
        lower=tuple(np.clip(lower, 0.0, most).tolist()),
        upper=tuple(np.clip(upper, 0.0, most).tolist()),
        level=level,
        band=made,
        of=of,
    )


def _student(freedom: int, level: float) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + level) / 2))


def _refitted(
    search: Search, estimate: Floats, times: Floats, *, spread: float, draws: int, seed: int
) -> Floats:
    """Return curves fitted to data drawn around the fitted curve, one a row."""
    if draws < 20:
        raise UserError(f"A bootstrap of {draws} draws tells nothing; take 20 or more.")
    random = np.random.default_rng(seed)
    fitted = search.fitted(estimate)
    drawn = fitted + random.normal(0.0, spread, (draws, len(fitted)))
    found = [search.from_start(estimate, values, most=200) for values in drawn]
    curves = [search.fitted(parameters, times) for parameters, ended in found if ended]
    if not curves:
        raise UserError("No fit of the bootstrap converged; take the band by 'delta'.")
    return np.array(curves)
