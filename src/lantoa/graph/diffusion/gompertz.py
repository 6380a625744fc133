"""The Gompertz curve: growth that is fastest early, when 37 % of the ceiling has adopted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.diffusion.growth_fit import GrowthFit, fit_growth
from lantoa.graph.diffusion.growth_model import GrowthModel, straight_line

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def gompertz_fit(
    values: Sequence[float] | Floats,
    times: Sequence[float] | Floats | None = None,
    *,
    ceiling: float | None = 1.0,
    population: int | None = None,
    level: float = 0.95,
    dates: str = "exact",
) -> GrowthFit:
    """Fit the Gompertz curve to cumulative adoption by least squares::

        F(t) = m e^(-e^(-r (t - t0)))

    r is the rate of growth per unit of time, t0 the time at which the share m / e has adopted
    and growth is fastest.

    Args:
        values: cumulative share of the population by the end of each period, or counts where
            the ceiling is free.
        times: the end of each period; else 1, 2, 3, ...
        ceiling: the share that all adopt in the end; None: estimated with the others.
        population: units at risk; the errors by chance in who adopts when need it.
        level: level of confidence of the parameters' intervals.
        dates: how the caller treated uncertain dates; told in the result.

    Returns:
        The fit with standard errors; one that does not converge says why and has no numbers.

    Raises:
        UserError: values fall or are no shares, or times do not ascend.

    References: Winsor 1932, PNAS 18(1), doi:10.1073/pnas.18.1.1; Meade & Islam 2006,
    International Journal of Forecasting 22(3), doi:10.1016/j.ijforecast.2006.01.005.

    >>> fit = gompertz_fit(GOMPERTZ.share(np.arange(1.0, 11.0), (0.5, 4.0)))
    >>> [round(parameter.value, 6) for parameter in fit.parameters]
    [0.5, 4.0]
    """
    return fit_growth(
        GOMPERTZ, values, times, ceiling=ceiling, population=population, level=level, dates=dates
    )


def _share(times: Floats, parameters: Sequence[float]) -> Floats:
    rate, middle = parameters
    return np.exp(-np.exp(-rate * (times - middle)))


def _derivatives(times: Floats, parameters: Sequence[float]) -> Floats:
    rate, middle = parameters
    inner = np.minimum(np.exp(-rate * (times - middle)), 1e300)
    slope = inner * np.exp(-inner)
    return np.column_stack([(times - middle) * slope, -rate * slope])


def _growth(share: Floats, parameters: Sequence[float]) -> Floats:
    return -parameters[0] * share * np.log(share)


def _starts(times: Floats, shares: Floats) -> list[tuple[float, ...]]:
    inside = np.clip(shares, 0.001, 0.999)
    line = straight_line(times, -np.log(-np.log(inside)))
    length = float(times[-1] - times[0]) or 1.0
    middle = float(np.interp(np.exp(-1), inside, times))
    found = [(rate / length, middle) for rate in (1.5, 4.0, 12.0)]
    if line is not None and line[0] > 0:
        found.insert(0, (line[0], -line[1] / line[0]))
    return [*found]


GOMPERTZ = GrowthModel(
    name="gompertz",
    formula="e^(-e^(-r (t - t0)))",
    parameters=("r", "t0"),
    positive=(True, False),
    share=_share,
    derivatives=_derivatives,
    growth=_growth,
    starts=_starts,
    peak=lambda parameters: parameters[1],
)
