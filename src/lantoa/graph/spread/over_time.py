"""The measures of an item's spread over time: counts, survival, hazard, categories, speed."""

from __future__ import annotations

from typing import Any

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions
from lantoa.graph.diffusion.adopter_categories import AdopterCategories, adopter_categories
from lantoa.graph.diffusion.adoption_curve import AdoptionCurve, adoption_curve
from lantoa.graph.diffusion.discrete_hazard import DiscreteHazard, discrete_hazard
from lantoa.graph.diffusion.kaplan_meier import KaplanMeier, kaplan_meier
from lantoa.graph.diffusion.nelson_aalen import NelsonAalen, nelson_aalen
from lantoa.graph.diffusion.speed import Speed, adoption_speed
from lantoa.graph.diffusion.time_to import TimeTo, time_to_first_replica, time_to_share
from lantoa.graph.spread.measure import TIME, Figure, Measure
from lantoa.graph.spread.subject import Subject, counted_group, year_edges

_YEAR = "start of the period, years on the scale of the times"
_CURVE_UNITS = {
    "start": _YEAR,
    "end": "end of the period (not included), years on the scale of the times",
    "new_lower": "adopters",
    "new_upper": "adopters",
    "cumulative_lower": "adopters",
    "cumulative_upper": "adopters",
    "share_lower": "share of the population",
    "share_upper": "share of the population",
    "adopters_lower": "adopters",
    "adopters_upper": "adopters",
    "named": "adopters",
    "undated": "adopters",
    "unnamed_lower": "adopters",
    "unnamed_upper": "adopters",
    "beyond": "adopters",
    "population": "units at risk",
}


def curve_of(adoptions: Adoptions, until: float | None = None) -> AdoptionCurve:
    """Return the adoption curve of a table about one item, with bounds and groups.

    Args:
        adoptions: of one item.
        until: the end of observation, at which the last period ends; None: the last adoption.

    Raises:
        UserError: no adoption has a date.
    """
    (item,) = adoptions.items
    bounds = adoptions.first_bounds(item)
    undated = [unit for unit, pair in bounds.items() if pair == (None, None)]
    earliest: dict[str, float | None] = dict.fromkeys(adoptions.units)
    latest: dict[str, float | None] = dict.fromkeys(adoptions.units)
    for unit, (first, last) in bounds.items():
        earliest[unit], latest[unit] = first, last
    groups = [counted_group(group) for group in adoptions.groups]
    known = [end for pair in bounds.values() for end in pair if end is not None]
    known += [end for group in groups for end in (group.earliest, group.latest) if end is not None]
    population = adoptions.population.count
    if not known:
        return adoption_curve(
            earliest, latest=latest, undated=undated, groups=groups, population=population
        )
    edges = year_edges(adoptions, min(known), max(known) if until is None else until)
    return adoption_curve(
        earliest, latest=latest, undated=undated, groups=groups, population=population, edges=edges
    )


def _curve(subject: Subject) -> AdoptionCurve:
    return curve_of(subject.adoptions, subject.until)


def _deployments(subject: Subject) -> AdoptionCurve:
    if subject.deployments is subject.adoptions:
        raise UserError("No single deployments are told apart from the units; see the curve.")
    return curve_of(subject.deployments, subject.until)


def _curve_figures(curve: AdoptionCurve) -> list[Figure]:
    lower, upper = curve.adopters
    note = None if upper is not None else "a source says only 'more than'"
    return [
        Figure("adopters, at least", lower, "adopters"),
        Figure("adopters, at most", upper, "adopters", note=note),
        Figure("of them named", curve.named, "adopters"),
        Figure("of them without any date", curve.undated, "adopters"),
    ]


def _kaplan_meier(subject: Subject) -> KaplanMeier:
    subject.needs_dates()
    return kaplan_meier(
        subject.times, until=subject.until, population=subject.population, dates=subject.dates
    )


def _km_figures(result: KaplanMeier) -> list[Figure]:
    last = len(result.survival) - 1
    value = result.median
    return [
        Figure(
            "not yet adopted at the last adoption",
            result.survival[last],
            "share of the population",
            result.standard_error[last],
        ),
        Figure(
            "median time of adoption",
            value,
            TIME,
            note=None if value is not None else "less than half of the population has adopted",
        ),
    ]


def _nelson_aalen(subject: Subject) -> NelsonAalen:
    subject.needs_dates()
    return nelson_aalen(
        subject.times, until=subject.until, population=subject.population, dates=subject.dates
    )


def _na_figures(result: NelsonAalen) -> list[Figure]:
    return [
        Figure(
            "cumulative hazard at the last adoption",
            result.cumulative_hazard[-1],
            "expected adoptions of a unit",
            result.standard_error[-1],
        )
    ]


def _hazard(subject: Subject) -> DiscreteHazard:
    return discrete_hazard(
        subject.times, population=subject.population, edges=subject.edges, dates=subject.dates
    )


def _hazard_figures(result: DiscreteHazard) -> list[Figure]:
    known = [rate for rate in result.hazard if rate is not None]
    return [Figure("highest hazard", max(known, default=None), "adoptions per unit at risk a year")]


def _categories(subject: Subject) -> AdopterCategories:
    subject.needs_dates()
    return adopter_categories(subject.times, population=subject.population, dates=subject.dates)


def _category_figures(result: AdopterCategories) -> list[Figure]:
    return [Figure(name, count, "units") for name, count in result.counts.items()]


def _speed(subject: Subject) -> Speed:
    return adoption_speed(
        subject.times, population=subject.population, edges=subject.edges, dates=subject.dates
    )


def _speed_figures(result: Speed) -> list[Figure]:
    return [
        Figure("highest speed", result.peak_speed, "adopters a year"),
        Figure(
            "from",
            result.peak_start,
            TIME,
            note=result.reason,
        ),
    ]


def _first_replica(subject: Subject) -> TimeTo:
    subject.needs_dates()
    return time_to_first_replica(subject.times, until=subject.until, population=subject.population)


def _shares(subject: Subject) -> dict[str, Any]:
    subject.needs_dates()
    found = {}
    for share in (0.1, 0.25, 0.5, 0.75, 0.9):
        for of in ("population", "adopters"):
            if of == "population" and not subject.adoptions.population.count:
                continue
            found[f"{share:.0%} of the {of}"] = time_to_share(
                subject.times,
                share,
                of="population" if of == "population" else "adopters",
                until=subject.until,
                population=subject.population,
            )
    return found


def _time_figures(result: TimeTo) -> list[Figure]:
    return [Figure("time", result.years, "years", note=_why_none(result))]


def _why_none(result: TimeTo) -> str | None:
    """Return why there is no time, with how long it has not happened where that is known."""
    if result.reason is None or result.at_least_years is None:
        return result.reason
    return f"{result.reason}; not within {result.at_least_years:.4g} years"


def _share_figures(result: dict[str, TimeTo]) -> list[Figure]:
    return [
        Figure(f"to {name}", found.years, "years", note=_why_none(found))
        for name, found in result.items()
    ]


_TIME_TO = {
    "needed": "adopters",
    "years": "years since the first adoption",
    "lower": "years since the first adoption",
    "upper": "years since the first adoption",
    "at": TIME,
    "at_least_years": "years since the first adoption",
    "population": "units at risk",
}
_SURVIVAL = {
    "time": TIME,
    "at_risk": "units",
    "adopted": "units",
    "censored": "units",
    "population": "units at risk",
    "until": TIME,
    "level": "level of confidence",
}

MEASURES = (
    Measure(
        "curve",
        "adoption curve",
        "cumulative adopters by the end of each year: at least those whose latest time lies "
        "before it, at most those whose earliest time does; groups count their members once",
        "Rogers 2003, Diffusion of Innovations (5th ed.), ch. 1",
        _curve,
        _curve_figures,
        _CURVE_UNITS,
        dated=False,
    ),
    Measure(
        "deployments",
        "adoption curve of single deployments and counted groups",
        "as the adoption curve, of deployments instead of units; a group of 54 with 3 named "
        "members counts 54",
        "Rogers 2003, Diffusion of Innovations (5th ed.), ch. 1",
        _deployments,
        _curve_figures,
        _CURVE_UNITS,
        dated=False,
    ),
    Measure(
        "kaplan-meier",
        "share not yet adopted (Kaplan-Meier)",
        "S(t) = prod over times t_i <= t of (1 - d_i / n_i), d_i adopters of n_i at risk; "
        "standard errors by Greenwood",
        "Kaplan & Meier 1958, doi:10.1080/01621459.1958.10501452",
        _kaplan_meier,
        _km_figures,
        {
            **_SURVIVAL,
            "survival": "share of the population",
            "standard_error": "share of the population",
            "log_standard_error": "of log S",
            "lower": "share of the population",
            "upper": "share of the population",
        },
    ),
    Measure(
        "nelson-aalen",
        "cumulative hazard (Nelson-Aalen)",
        "H(t) = sum over times t_i <= t of d_i / n_i",
        "Aalen 1978, doi:10.1214/aos/1176344247",
        _nelson_aalen,
        _na_figures,
        {
            **_SURVIVAL,
            "cumulative_hazard": "expected adoptions of a unit",
            "standard_error": "expected adoptions of a unit",
            "lower": "expected adoptions of a unit",
            "upper": "expected adoptions of a unit",
        },
    ),
    Measure(
        "hazard",
        "hazard by year",
        "h_t = (q_t - q_(t-1)) / (n - q_(t-1)), q_t adopters by the end of year t of n at risk; "
        "0 in the first year",
        "Allison 1984, Event History Analysis, ch. 2",
        _hazard,
        _hazard_figures,
        {
            "start": _YEAR,
            "end": TIME,
            "at_risk": "units",
            "adopted": "units",
            "hazard": "adoptions per unit at risk a year",
            "standard_error": "adoptions per unit at risk a year",
            "population": "units at risk",
        },
    ),
    Measure(
        "categories",
        "adopter categories",
        "cut at mean - sd, mean and mean + sd of the times of adoption (sample sd; left-closed)",
        "Rogers 2003, Diffusion of Innovations (5th ed.), ch. 7",
        _categories,
        _category_figures,
        {
            "counts": "units",
            "cuts": TIME,
            "mean": TIME,
            "standard_deviation": "years",
            "population": "units at risk",
        },
    ),
    Measure(
        "speed",
        "speed and acceleration",
        "adopters of each period over its length; acceleration is its change over the years",
        "Rogers 2003, Diffusion of Innovations (5th ed.), ch. 6",
        _speed,
        _speed_figures,
        {
            "start": _YEAR,
            "end": TIME,
            "adopted": "units",
            "speed": "adopters a year",
            "share_speed": "share of the population a year",
            "acceleration": "adopters a year, a year",
            "growth": "adopters of the period over all earlier adopters",
            "population": "units at risk",
        },
    ),
    Measure(
        "first-replica",
        "time to the first replica",
        "t_(2) - t_(1), the time from the first adoption to the second",
        "of our own",
        _first_replica,
        _time_figures,
        _TIME_TO,
    ),
    Measure(
        "shares",
        "time to a share",
        "t_(k) - t_(1) with k = ceil(share n), of the population or of those that adopted so far",
        "Valente 1995, Network Models of the Diffusion of Innovations, ch. 5",
        _shares,
        _share_figures,
        _TIME_TO,
    ),
)
