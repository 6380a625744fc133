"""The logistic curve: growth in proportion to those who have adopted and those who have not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.diffusion.growth_fit import GrowthFit, fit_growth
from lantoa.graph.diffusion.growth_model import GrowthModel, straight_line

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def logistic_fit(
    values: Sequence[float] | Floats,
    times: Sequence[float] | Floats | None = None,
    *,
    ceiling: float | None = 1.0,
    population: int | None = None,
    level: float = 0.95,
    dates: str = "exact",
) -> GrowthFit:
    """Fit the logistic curve to cumulative adoption by least squares::

        F(t) = m / (1 + e^(-r (t - t0)))

    r is the rate of growth per unit of time, t0 the time at which half of the ceiling m has
    adopted and growth is fastest.

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

    References: Griliches 1957, Econometrica 25(4), doi:10.2307/1905380; Mansfield 1961,
    Econometrica 29(4), doi:10.2307/1911817.

    >>> fit = logistic_fit(LOGISTIC.share(np.arange(1.0, 11.0), (0.8, 5.5)))
    >>> [round(parameter.value, 6) for parameter in fit.parameters]
    [0.8, 5.5]
    """
    return fit_growth(
        LOGISTIC, values, times, ceiling=ceiling, population=population, level=level, dates=dates
    )


def _share(times: Floats, parameters: Sequence[float]) -> Floats:
    rate, middle = parameters
    return 1 / (1 + np.exp(-rate * (times - middle)))


def _derivatives(times: Floats, parameters: Sequence[float]) -> Floats:
    rate, middle = parameters
    share = _share(times, parameters)
    bell = share * (1 - share)
    return np.column_stack([(times - middle) * bell, -rate * bell])


def _growth(share: Floats, parameters: Sequence[float]) -> Floats:
    return parameters[0] * share * (1 - share)


def _starts(times: Floats, shares: Floats) -> list[tuple[float, ...]]:
    inside = np.clip(shares, 0.001, 0.999)
    line = straight_line(times, np.log(inside / (1 - inside)))
    length = float(times[-1] - times[0]) or 1.0
    middle = float(np.interp(0.5, inside, times))
    found = [(rate / length, middle) for rate in (2.0, 6.0, 20.0)]
    if line is not None and line[0] > 0:
        found.insert(0, (line[0], -line[1] / line[0]))
    return [*found]


LOGISTIC = GrowthModel(
    name="logistic",
    formula="1 / (1 + e^(-r (t - t0)))",
    parameters=("r", "t0"),
    positive=(True, False),
    share=_share,
    derivatives=_derivatives,
    growth=_growth,
    starts=_starts,
    peak=lambda parameters: parameters[1],
)
