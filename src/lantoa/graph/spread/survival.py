"""The measures of who has not adopted yet: survival, cumulative hazard, hazard by year."""

from __future__ import annotations

from lantoa.graph.diffusion.discrete_hazard import DiscreteHazard, discrete_hazard
from lantoa.graph.diffusion.kaplan_meier import KaplanMeier, kaplan_meier
from lantoa.graph.diffusion.nelson_aalen import NelsonAalen, nelson_aalen
from lantoa.graph.diffusion.turnbull import Turnbull, turnbull
from lantoa.graph.spread.measure import END, START, TIME, Figure, Measure
from lantoa.graph.spread.subject import Subject


def _kaplan_meier(subject: Subject) -> KaplanMeier:
    subject.needs_dates()
    return kaplan_meier(
        subject.times,
        until=subject.until,
        population=subject.needs_population(),
        dates=subject.dates,
    )


def _km_figures(result: KaplanMeier) -> list[Figure]:
    late = "later than observed, or never"
    median, lower, upper = result.quantile(0.5)
    found = [
        Figure(
            "not yet adopted at the end of observation",
            result.survival[-1],
            "share of the population",
            result.standard_error[-1],
        ),
        Figure(
            "median time of adoption",
            median,
            TIME,
            note=None if median is not None else "less than half of the population has adopted",
        ),
    ]
    if median is not None or lower is not None:
        level = f"{result.level:.0%}"
        found += [
            Figure(f"lower bound of the median ({level})", lower, TIME),
            Figure(
                f"upper bound of the median ({level})",
                upper,
                TIME,
                note=late if upper is None else None,
            ),
        ]
    return found


def _turnbull(subject: Subject) -> Turnbull:
    """Take the bounds of the dates as they are; what may be later than observed is not known."""
    subject.needs_population()
    bounds = subject.adoptions.first_bounds(subject.item)
    end = subject.until
    earliest: dict[str, float | None] = dict.fromkeys(subject.adoptions.units)
    latest: dict[str, float | None] = dict.fromkeys(subject.adoptions.units)
    undated = []
    for unit, (first, last) in bounds.items():
        earliest[unit] = first
        latest[unit] = last if end is None or last is None else min(last, end)
        if first is None and last is None:
            undated.append(unit)
    return turnbull(
        earliest,
        latest,
        undated=undated,
        until=end,
        population=subject.adoptions.population.count,
    )


def _turnbull_figures(result: Turnbull) -> list[Figure]:
    none = "less than half of the population has adopted"
    first, last = result.median_earliest, result.median_latest
    return [
        Figure(
            "not yet adopted at the end of observation",
            result.never,
            "share of the population",
            note=result.reason,
        ),
        Figure("median time, at the earliest", first, TIME, note=none if first is None else None),
        Figure("median time, at the latest", last, TIME),
    ]


def _nelson_aalen(subject: Subject) -> NelsonAalen:
    subject.needs_dates()
    return nelson_aalen(
        subject.times,
        until=subject.until,
        population=subject.needs_population(),
        dates=subject.dates,
    )


def _na_figures(result: NelsonAalen) -> list[Figure]:
    return [
        Figure(
            "cumulative hazard at the end of observation",
            result.cumulative_hazard[-1],
            "expected adoptions of a unit",
            result.standard_error[-1],
        )
    ]


def _hazard(subject: Subject) -> DiscreteHazard:
    return discrete_hazard(
        subject.times,
        population=subject.needs_population(),
        edges=subject.edges,
        dates=subject.dates,
    )


def _hazard_figures(result: DiscreteHazard) -> list[Figure]:
    unit = "adoptions per unit at risk a year"
    at_risk = sum(result.at_risk)
    later = [
        (rate, -start)
        for rate, start in zip(result.hazard[1:], result.starts[1:], strict=True)
        if rate is not None
    ]
    found = [
        Figure(
            "adoptions over years at risk, the first year included",
            sum(result.adopted) / at_risk if at_risk else None,
            unit,
        )
    ]
    if not later:
        none = "there is only the first year, whose hazard is 0 by convention"
        return [*found, Figure("highest hazard after the first year", None, unit, note=none)]
    highest, start = max(later)
    return [
        *found,
        Figure("highest hazard after the first year", highest, unit),
        Figure("year of the highest hazard", -start if highest else None, START),
    ]


_SURVIVAL = {
    "time": TIME,
    "at_risk": "units",
    "adopted": "units",
    "censored": "units",
    "population": "units at risk",
    "until": TIME,
    "median": TIME,
    "median_lower": TIME,
    "median_upper": TIME,
    "adopters": "units",
    "level": "level of confidence",
}

MEASURES = (
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
        "turnbull",
        "share not yet adopted, of dates that are intervals (Turnbull)",
        "the probabilities on intervals that make the known bounds of all dates most likely; "
        "Kaplan-Meier where dates are exact",
        "Turnbull 1976, doi:10.1111/j.2517-6161.1976.tb01597.x; Peto 1973",
        _turnbull,
        _turnbull_figures,
        {
            "left": TIME,
            "right": TIME,
            "probability": "share of the population",
            "survival": "share of the population",
            "never": "share of the population",
            "median_earliest": TIME,
            "median_latest": TIME,
            "population": "units at risk",
            "until": TIME,
        },
        dated=False,
        default=False,
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
            "start": START,
            "end": END,
            "at_risk": "units",
            "adopted": "units",
            "hazard": "adoptions per unit at risk a year",
            "standard_error": "adoptions per unit at risk a year",
            "population": "units at risk",
        },
    ),
)
