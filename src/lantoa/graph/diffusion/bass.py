"""The Bass curve: adoption from outside (p) and by imitation (q)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.growth_fit import GrowthFit, fit_growth
from lantoa.graph.diffusion.growth_model import GrowthModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Below this the curve is computed by its limit at p + q = 0.
_NEAR_ZERO = 1e-5


def bass_fit(
    values: Sequence[float] | Floats,
    times: Sequence[float] | Floats | None = None,
    *,
    ceiling: float | None = 1.0,
    population: int | None = None,
    level: float = 0.95,
    dates: str = "exact",
) -> GrowthFit:
    """Fit the Bass curve to cumulative adoption by least squares::

        F(t) = m (1 - e^(-(p+q)t)) / (1 + (q/p) e^(-(p+q)t))

    p is the rate of adoption from outside (innovation), q that by imitation, both per unit of
    time; m is the ceiling. With the ceiling at 1 and t = 1, 2, ... this is netdiffuseR's fit.

    Args:
        values: cumulative share of the population by the end of each period, or counts where
            the ceiling is free.
        times: the end of each period, measured from the beginning; else 1, 2, 3, ...
        ceiling: the share that all adopt in the end; None: estimated with the others.
        population: units at risk; the errors by chance in who adopts when need it.
        level: level of confidence of the parameters' intervals.
        dates: how the caller treated uncertain dates; told in the result.

    Returns:
        The fit with standard errors; one that does not converge says why and has no numbers.

    Raises:
        UserError: values fall or are no shares, or times do not ascend or do not count from
            the beginning.

    References: Bass 1969, Management Science 15(5), doi:10.1287/mnsc.15.5.215; Srinivasan &
    Mason 1986, Marketing Science 5(2), doi:10.1287/mksc.5.2.169; netdiffuseR ``fitbass``.

    >>> fit = bass_fit(BASS.share(np.arange(1.0, 11.0), (0.03, 0.4)))
    >>> [round(parameter.value, 6) for parameter in fit.parameters]
    [0.03, 0.4]
    """
    _check_beginning(times)
    return fit_growth(
        BASS, values, times, ceiling=ceiling, population=population, level=level, dates=dates
    )


def _check_beginning(times: Sequence[float] | Floats | None) -> None:
    """Refuse times that do not count from the beginning: the curve is 0 at time 0."""
    if times is None or not len(times):
        return
    first, last = float(times[0]), float(times[-1])
    if first < 0 or first > max(1000.0, 2 * (last - first)):
        raise UserError(
            f"Times of a Bass curve count from the beginning of the spread, as 1, 2, 3; {first:g} "
            "does not. Subtract the time at which it began."
        )


def _share(times: Floats, parameters: Sequence[float]) -> Floats:
    p, q = parameters
    u, left = _outside(times, p, q)
    return np.minimum(p * u / left, 1.0)  # above 1 by rounding alone


def _outside(times: Floats, p: float, q: float) -> tuple[Floats, Floats]:
    """Return u = (1 - e^(-st)) / s with s = p + q, and 1 - q u; F is p u / (1 - q u).

    This form holds for any q, also where s is 0 or below.
    """
    s = p + q
    if (np.abs(s * times) < _NEAR_ZERO).all():
        u = times * (1 - s * times / 2 * (1 - s * times / 3))
        return u, 1 - q * u
    return -np.expm1(-s * times) / s, (p + q * np.exp(-s * times)) / s


def _derivatives(times: Floats, parameters: Sequence[float]) -> Floats:
    """dF/dp = E (q u + p t) / s / (1 - q u)^2 and dF/dq = E p (t - u) / s / (1 - q u)^2.

    E = e^(-st); these forms lose no digits where p is very small.
    """
    p, q = parameters
    s = p + q
    u, left = _outside(times, p, q)
    if (np.abs(s * times) < _NEAR_ZERO).all():
        by_p = times - q * times**2 / 2 * (1 - s * times / 3)
        by_q = times**2 / 2 * (1 - s * times / 3)
    else:
        by_p, by_q = (q * u + p * times) / s, (times - u) / s
    scale = np.exp(-s * times) / left**2
    return np.column_stack([scale * by_p, scale * p * by_q])


def _growth(share: Floats, parameters: Sequence[float]) -> Floats:
    return (parameters[0] + parameters[1] * share) * (1 - share)


def _starts(times: Floats, shares: Floats) -> list[tuple[float, ...]]:
    length = float(times[-1])
    first = float(np.clip(shares[0], 1e-4, 0.9)) / float(times[0] or 1)
    return [
        (first, 0.5),
        *((p / length, q / length) for p in (0.05, 0.5) for q in (0.5, 4.0, 12.0)),
    ]


def _peak(parameters: Sequence[float]) -> float | None:
    p, q = parameters
    return math.log(q / p) / (p + q) if q > p > 0 else None


def _mirror(parameters: Sequence[float], ceiling: float) -> tuple[Sequence[float], float]:
    """Where p + q < 0 the curve ends at -m p / q; it is that of -q, -p and this ceiling."""
    p, q = parameters
    return ((-q, -p), -ceiling * p / q) if p + q < 0 else (parameters, ceiling)


def _remark(parameters: Sequence[float]) -> str | None:
    p, q = parameters
    if p + q < 0:
        return f"growth ends at {-p / q:.3g} of the ceiling, which this curve never reaches"
    return "q is below 0: no sign of imitation" if q < 0 else None


BASS = GrowthModel(
    name="bass",
    formula="(1 - e^(-(p+q)t)) / (1 + (q/p) e^(-(p+q)t))",
    parameters=("p", "q"),
    positive=(True, False),
    share=_share,
    derivatives=_derivatives,
    growth=_growth,
    starts=_starts,
    peak=_peak,
    mirror=_mirror,
    remark=_remark,
)
