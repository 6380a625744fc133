"""The measures of who was early, how fast it went, and how long it took."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from lantoa.graph.diffusion.adopter_categories import AdopterCategories, adopter_categories
from lantoa.graph.diffusion.speed import Speed, adoption_speed
from lantoa.graph.diffusion.time_to import TimeTo, time_to_first_replica, time_to_share
from lantoa.graph.spread.measure import END, START, TIME, Figure, Measure
from lantoa.graph.spread.subject import Subject


def _categories(subject: Subject) -> AdopterCategories:
    subject.needs_dates()
    return adopter_categories(subject.times, population=subject.population, dates=subject.dates)


def _category_figures(result: AdopterCategories) -> list[Figure]:
    found = [Figure(name, count, "units") for name, count in result.counts.items()]
    if result.reason is not None:
        found.insert(0, Figure("categories", None, "", note=result.reason))
    return found


def _speed(subject: Subject) -> Speed:
    """Return the speed by calendar years, each of length one, leap year or not."""
    found = adoption_speed(
        subject.periodic,
        population=subject.population,
        edges=subject.year_numbers,
        dates=subject.dates,
    )
    bounds = dict(zip(subject.year_numbers.tolist(), subject.edges.tolist(), strict=True))
    unknown = (math.nan,) * len(found.share_speed)
    return replace(
        found,
        share_speed=found.share_speed if subject.population else unknown,
        starts=tuple(bounds[start] for start in found.starts),
        ends=tuple(bounds[end] for end in found.ends),
        peak_start=None if found.peak_start is None else bounds[found.peak_start],
        peak_end=None if found.peak_end is None else bounds[found.peak_end],
    )


def _speed_figures(result: Speed) -> list[Figure]:
    found = [
        Figure("highest speed", result.peak_speed, "adopters a year", note=result.reason),
        Figure("year of the highest speed", result.peak_start, START),
    ]
    changes = [
        (change, -start)
        for change, start in zip(result.acceleration, result.starts, strict=True)
        if change is not None
    ]
    if changes:
        fastest, start = max(changes)
        found += [
            Figure("highest acceleration", fastest, "adopters a year, a year"),
            Figure("year of the highest acceleration", -start, START),
        ]
    return found


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
MEASURES = (
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
            "start": START,
            "end": END,
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
