"""The pictures of a spread: adoption curve with bounds and fit, survival curve, timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.adoptions.times import PRINTED
from lantoa.graph.spread.growth import Growth
from lantoa.graph.spread.over_time import curve_of
from lantoa.graph.spread.survival import MEASURES as SURVIVAL
from lantoa.pictures.adoption_curve import FittedCurve, draw_adoption_curve
from lantoa.pictures.survival_curve import draw_survival_curve
from lantoa.pictures.timeline import Dated, draw_timeline

if TYPE_CHECKING:
    from lantoa.graph.adoptions import Adoptions, TimeScale
    from lantoa.graph.spread.measure import Measured
    from lantoa.graph.spread.subject import Subject
    from lantoa.pictures.picture import Picture

#: The pictures by name.
PICTURES: Final = ("curve", "survival", "timeline")
_TITLES: Final = {
    "bass": "Bass",
    "logistic": "logistic",
    "gompertz": "Gompertz",
}


class Drawable(Protocol):
    """What is drawn: a :class:`lantoa.graph.spread.result.Spread`."""

    @property
    def item(self) -> str:
        """What is adopted."""

    @property
    def level(self) -> str:
        """What adopts, in words."""

    @property
    def adoptions(self) -> Adoptions:
        """The adoptions of the item."""

    @property
    def measures(self) -> tuple[Measured, ...]:
        """What each measure gave."""

    @property
    def subject(self) -> Subject:
        """What they were taken of."""

    @property
    def time_word(self) -> str:
        """The word for the unit of time."""


def draw_spread(
    spread: Drawable, picture: str = "curve", *, source: str = "", most: int = 60
) -> Picture:
    """Draw a picture of how an item spreads.

    Args:
        spread: what was measured.
        picture: ``curve`` (adopters by year, their bounds, and the growth model that fits best,
            by AIC), ``survival`` (Kaplan-Meier) or ``timeline`` (when each deployment began).
        source: where the data are from, for the caption.
        most: how many lines a timeline may have.

    Raises:
        UnknownNameError: there is no such picture.
        UserError: matplotlib is not installed.

    >>> from lantoa.graph.adoptions import Adoptions
    >>> from lantoa.graph.spread.overview import spread_of
    >>> found = spread_of(Adoptions.build([("a", "x", 2010), ("b", "x", 2012)]))
    >>> draw_spread(found).alternative
    'x: adoption curve, at least 2 units by 2012.'
    """
    if picture not in PICTURES:
        raise UnknownNameError("picture", picture, list(PICTURES))
    told = [f"Source: {source}."] if source else []
    if picture == "timeline":
        return _timeline(spread, told, most)
    return _curve(spread, told) if picture == "curve" else _survival(spread, told)


def _curve(spread: Drawable, source: Sequence[str]) -> Picture:
    scale, adopters = spread.adoptions.scale, _adopters(spread)
    notes = [_population(spread), _dates(spread, curve=True), *_left_out(spread), *source]
    try:
        curve = curve_of(spread.adoptions, spread.subject.until)
    except UserError:
        undated = len(spread.subject.undated)
        return draw_adoption_curve([], [], undated=undated, notes=notes, title=spread.item)
    fit = _fitted(spread)
    if fit is None:
        notes.insert(1, _without_fit(spread))
    return draw_adoption_curve(
        [_year(scale, start) for start in curve.starts],
        curve.cumulative_lower,
        curve.cumulative_upper,
        fit=fit,
        population=spread.adoptions.population.count,
        undated=curve.undated,
        time_name=spread.time_word,
        notes=notes,
        title=spread.item,
        adopters=adopters,
    )


def best_fit(spread: Drawable) -> tuple[str, Growth] | None:
    """Return the growth model with the lowest AIC of those that were taken and converged."""
    known = [
        (found.measure.name, found.result)
        for found in spread.measures
        if isinstance(found.result, Growth)
        and found.result.forecast
        and found.result.fit.aic is not None
    ]
    return min(known, key=lambda pair: pair[1].fit.aic or 0.0, default=None)


def _fitted(spread: Drawable) -> FittedCurve | None:
    best, population = best_fit(spread), spread.subject.population
    if best is None or not population or best[1].forecast is None:
        return None
    name, growth = best
    first, forecast = _year(spread.adoptions.scale, growth.starts[0]), best[1].forecast
    model = _TITLES.get(name.removesuffix("-free"), name)
    return FittedCurve(
        name=f"{model} fit" + (", ceiling estimated" if name.endswith("-free") else ""),
        times=[first + time - 1 for time in forecast.times],
        values=[value * population for value in forecast.values],
        low=[value * population for value in forecast.lower],
        high=[value * population for value in forecast.upper],
        known_until=first + len(growth.starts) - 1,
        band=f"{100 * forecast.level:g}% band of the fit",
    )


def _without_fit(spread: Drawable) -> str:
    """Why no growth model is drawn."""
    taken = [found for found in spread.measures if found.measure.name.split("-")[0] in _TITLES]
    if not taken:
        return "No growth model was asked for."
    why = next((found.reason for found in taken if found.reason), None)
    why = why or next(
        (figure.note for found in taken for figure in found.figures if figure.note), None
    )
    return f"No growth model is drawn: {why or 'none converged'}"


def _survival(spread: Drawable, source: Sequence[str]) -> Picture:
    undated = len(spread.subject.undated)
    without = f"{undated:,} adopters without a time are left out." if undated else ""
    notes = [_population(spread), without, _dates(spread), *_left_out(spread), *source]
    measure = next(one for one in SURVIVAL if one.name == "kaplan-meier")
    try:
        found = measure.compute(spread.subject)
    except UserError as error:
        return draw_survival_curve([], [], notes=[str(error), *notes], title=spread.item)
    first = float(spread.subject.known[0])
    return draw_survival_curve(
        [time - first for time in found.time],
        found.survival,
        lower=found.lower,
        upper=found.upper,
        censored=[time - first for time, n in zip(found.time, found.censored, strict=True) if n],
        population=found.population,
        level=found.level,
        unit=f"{spread.time_word}s",
        notes=notes,
        title=spread.item,
        adopters=_adopters(spread),
    )


def _timeline(spread: Drawable, source: Sequence[str], most: int) -> Picture:
    sites, scale = spread.subject.deployments, spread.adoptions.scale
    (item,) = sites.items

    def at(number: float | None) -> float | None:
        return None if number is None else _year(scale, number)

    dated = [
        Dated(label, at(first), at(last))
        for label, (first, last) in sites.first_bounds(item).items()
    ]
    counted = len(sites.groups)
    groups = f"{counted:,} counted groups have no line of their own." if counted else ""
    return draw_timeline(
        dated, title=spread.item, most=most, time_name=spread.time_word, notes=[groups, *source]
    )


def _adopters(spread: Drawable) -> str:
    """What adopts, in a word or two."""
    word = spread.level.split(",")[0]
    return "units" if word.startswith("the ") else word


def _population(spread: Drawable) -> str:
    population = spread.adoptions.population
    if population.count is None:
        return f"Population at risk: not known ({population.source})."
    return f"Population at risk: {population.count:,} ({population.source})."


def _dates(spread: Drawable, *, curve: bool = False) -> str:
    dates = spread.subject.dates
    if not len(spread.subject.known):
        return "No adoption has a date."
    if dates == "exact":
        return "All dates are exact."
    if curve:
        fitted = f"; the fit is to the {dates} dates" if best_fit(spread) else ""
        return f"Dates that are intervals: at least and at most are drawn{fitted}."
    if dates.startswith("imputed"):
        return f"Dates that are intervals: {dates}; the first imputation is drawn."
    return f"Dates that are intervals: the {dates} is taken."


def _left_out(spread: Drawable) -> list[str]:
    problems = [str(problem) for problem in spread.adoptions.problems]
    return [f"Noted: {'; '.join(problems)}."] if problems else []


def _year(scale: TimeScale, number: float) -> float:
    """Return a time as its calendar year with the part of it that has passed."""
    day = None if scale.printed else scale.date(number)
    return PRINTED.number(day) if day else float(np.round(number, 9))
