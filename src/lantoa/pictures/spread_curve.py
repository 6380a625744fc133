"""The picture of a spread: its adoption curve with bounds, a fit and the forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.graph.adoptions.times import PRINTED
from lantoa.graph.spread.growth import Growth
from lantoa.graph.spread.over_time import curve_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from lantoa.graph.spread.overview import Spread

#: The fits that are drawn, the first that was taken and converged.
_FITS = ("bass", "logistic", "gompertz", "bass-free", "logistic-free", "gompertz-free")


def draw_spread(spread: Spread) -> Figure:
    """Draw the adoption curve of a spread with the first growth model that fits.

    Raises:
        UserError: no adoption has a date, or matplotlib is not installed.
    """
    from lantoa.pictures.adoption_curve import FittedCurve, draw_adoption_curve

    curve = curve_of(spread.adoptions)
    scale = spread.adoptions.scale

    def year(number: float) -> float:
        day = None if scale.printed else scale.date(number)
        return PRINTED.number(day) if day else number

    fit = None
    population = spread.subject.population
    taken = {found.measure.name: found.result for found in spread.measures}
    for name in _FITS:
        growth = taken.get(name)
        if isinstance(growth, Growth) and growth.forecast and population and growth.fit.converged:
            first = year(growth.starts[0])
            forecast = growth.forecast
            fit = FittedCurve(
                times=[first + time for time in forecast.times],
                values=[value * population for value in forecast.values],
                name=name,
                low=[value * population for value in forecast.lower],
                high=[value * population for value in forecast.upper],
                known_until=first + len(growth.starts),
            )
            break
    return draw_adoption_curve(
        [year(end) for end in curve.ends],
        curve.cumulative_lower,
        curve.cumulative_upper,
        fit=fit,
        population=spread.adoptions.population.count,
        undated=curve.undated,
        title=spread.item,
    )
