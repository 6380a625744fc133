"""The picture of a spread: its adoption curve with bounds, a fit and the forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.graph.adoptions.times import PRINTED
from lantoa.graph.spread.growth import Growth
from lantoa.graph.spread.over_time import curve_of
from lantoa.pictures.adoption_curve import FittedCurve, draw_adoption_curve

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from lantoa.graph.adoptions import TimeScale
    from lantoa.graph.spread.overview import Spread


def draw_spread(spread: Spread) -> Figure:
    """Draw the adoption curve of a spread with the growth model that fits best, by AIC.

    Raises:
        UserError: no adoption has a date, or matplotlib is not installed.

    >>> from lantoa.graph.adoptions import Adoptions
    >>> from lantoa.graph.spread.overview import spread_of
    >>> figure = draw_spread(spread_of(Adoptions.build([("a", "x", 2010), ("b", "x", 2012)])))
    >>> figure.axes[0].get_title(loc="left")
    'x'
    """
    curve = curve_of(spread.adoptions, spread.subject.until)
    scale = spread.adoptions.scale
    return draw_adoption_curve(
        [_year(scale, end) for end in curve.ends],
        curve.cumulative_lower,
        curve.cumulative_upper,
        fit=_fitted(spread),
        population=spread.adoptions.population.count,
        undated=curve.undated,
        title=spread.item,
    )


def best_fit(spread: Spread) -> tuple[str, Growth] | None:
    """Return the growth model with the lowest AIC of those that were taken and converged."""
    known = [
        (found.measure.name, found.result)
        for found in spread.measures
        if isinstance(found.result, Growth)
        and found.result.forecast
        and found.result.fit.aic is not None
    ]
    return min(known, key=lambda pair: pair[1].fit.aic or 0.0, default=None)


def _fitted(spread: Spread) -> FittedCurve | None:
    best, population = best_fit(spread), spread.subject.population
    if best is None or not population or best[1].forecast is None:
        return None
    name, growth = best
    first, forecast = _year(spread.adoptions.scale, growth.starts[0]), best[1].forecast
    return FittedCurve(
        times=[first + time for time in forecast.times],
        values=[value * population for value in forecast.values],
        name=name,
        low=[value * population for value in forecast.lower],
        high=[value * population for value in forecast.upper],
        known_until=first + len(growth.starts),
    )


def _year(scale: TimeScale, number: float) -> float:
    """Return a time as its calendar year with the part of it that has passed."""
    day = None if scale.printed else scale.date(number)
    return PRINTED.number(day) if day else number
