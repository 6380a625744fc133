"""The measures of an item's spread over ties between the units."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.degree_timing import DegreeTiming, degree_timing
from lantoa.graph.diffusion.exposure import Exposure, exposure
from lantoa.graph.diffusion.infection_lag import infection_lag
from lantoa.graph.diffusion.infectiousness import infectiousness
from lantoa.graph.diffusion.join_counts import JoinCounts, join_counts
from lantoa.graph.diffusion.morans_i import MoransI, morans_i_by_period
from lantoa.graph.diffusion.susceptibility import susceptibility
from lantoa.graph.diffusion.threshold_classes import ThresholdClasses, threshold_classes
from lantoa.graph.diffusion.thresholds import thresholds
from lantoa.graph.diffusion.unit_values import UnitValues
from lantoa.graph.spread import tie_bounds
from lantoa.graph.spread.measure import PERIOD, Figure, Measure
from lantoa.graph.spread.subject import Subject
from lantoa.graph.spread.ties_result import OverTies, options_of, over

_SHARE = "share of the alters that count"
_PER_ADOPTION = "share of the alters that count, per adoption in their period"


def _by_period(name: str, measure: Callable[..., Any], subject: Subject) -> OverTies:
    """Take a measure of the times of the periods and the ties."""
    ties = subject.needs_ties()
    subject.needs_dates()
    found = measure(
        subject.periodic,
        ties,
        **options_of(subject, name),
        until=subject.periodic_until,
        dates=subject.dates,
    )
    return over(subject, found)


def _exposure_figures(taken: OverTies) -> list[Figure]:
    result: Exposure = taken.result
    mean = [value for value in result.mean() if value is not None]
    return [
        Figure(
            "mean exposure in the last period",
            mean[-1] if mean else None,
            "share of a unit's alters" if result.settings["normalized"] else "alters of a unit",
            note=taken.note(result.reason),
        )
    ]


def _threshold_classes(subject: Subject) -> OverTies:
    ties = subject.needs_ties()
    subject.needs_dates()
    times = subject.periodic
    found = thresholds(
        times,
        ties,
        **options_of(subject, "threshold-classes"),
        until=subject.periodic_until,
        dates=subject.dates,
    )
    return over(subject, threshold_classes(found, adopted=times))


def _class_figures(taken: OverTies) -> list[Figure]:
    result: ThresholdClasses = taken.result
    figures = [Figure(one, count, "units") for one, count in result.counts.items()]
    return (
        figures
        if result.reason is None
        else [Figure("classes", None, "", note=taken.note(result.reason))]
    )


def _infection_lag(subject: Subject) -> OverTies:
    ties = subject.needs_ties()
    subject.needs_dates()
    options = options_of(subject, "infection-lag")
    return over(subject, infection_lag(subject.times, ties, **options, dates=subject.dates))


def _lag_figures(taken: OverTies) -> list[Figure]:
    result: UnitValues = taken.result
    found = result.summary()
    return [
        Figure("median", found["median"], "years", note=result.reason),
        Figure("mean", found["mean"], "years"),
        Figure("adopters with an earlier alter", found["count"], "units"),
    ]


def _value_figures(taken: OverTies) -> list[Figure]:
    result: UnitValues = taken.result
    found = result.summary()
    unit = _PER_ADOPTION if result.settings.get("normalized") else _SHARE
    return [
        Figure("mean", found["mean"], unit, note=result.reason),
        Figure("median", found["median"], unit),
        Figure("units with a value", found["count"], "units"),
    ]


def _moran_figures(taken: OverTies) -> list[Figure]:
    periods: tuple[MoransI, ...] = taken.result
    if not periods:
        return [Figure("Moran's I", None, "", note="nobody has adopted")]
    last = next((one for one in reversed(periods) if one.statistic is not None), periods[-1])
    reason = last.reason
    if last is not periods[-1]:
        reason = f"of the period from {last.period:g} on; later {periods[-1].reason}"
    return [
        Figure(
            "Moran's I in the last period",
            last.statistic,
            "",
            None if last.variance is None else float(np.sqrt(last.variance)),
            note=taken.note(reason),
        ),
        Figure("expected without autocorrelation", last.expectation, ""),
        Figure("p", last.p_value, "probability"),
    ]


def _degree_timing(subject: Subject) -> OverTies:
    ties = subject.needs_ties()
    subject.needs_dates()
    options = options_of(subject, "degree-timing")
    return over(subject, degree_timing(subject.times, ties, **options, dates=subject.dates))


def _degree_figures(taken: OverTies) -> list[Figure]:
    result: DegreeTiming = taken.result
    found = []
    for name, one in (("in-degree", result.indegree), ("out-degree", result.outdegree)):
        found.append(Figure(f"{name} and time of adoption", one.r, "correlation", note=one.reason))
        found.append(Figure(f"p of the {name}", one.p, "probability"))
    return found


def _join_counts(subject: Subject) -> OverTies:
    ties = subject.needs_ties()
    adopted = {unit: time is not None for unit, time in subject.times.items()}
    if not any(adopted.values()):
        raise UserError("No adoption has a time that is known.")
    return over(subject, join_counts(adopted, ties, dates=subject.dates))


def _join_figures(taken: OverTies) -> list[Figure]:
    result: JoinCounts = taken.result
    found = []
    names = (("adopters", result.bb), ("an adopter and another", result.bw), ("others", result.ww))
    for name, count in names:
        if count is not None:
            found.append(Figure(f"joins of {name}", count.count, "joins"))
            found.append(Figure(f"expected joins of {name}", count.expectation, "joins"))
    return found or [Figure("joins", None, "joins", note=taken.note(result.reason))]


_VALUES = {
    "population": "units at risk",
    "adopters": "units",
    "summary": _SHARE,
    "values": _SHARE,
}

MEASURES = (
    Measure(
        "exposure",
        "exposure",
        "E_i(t) = share of the alters that i names who have adopted by period t",
        "Valente 1995, Network Models of the Diffusion of Innovations, ch. 4",
        partial(_by_period, "exposure", exposure),
        _exposure_figures,
        {
            "periods": PERIOD,
            "mean": "share of a unit's alters",
            "population": "units at risk",
            "adopters": "units",
        },
    ),
    Measure(
        "thresholds",
        "thresholds",
        "exposure in the period of the unit's own adoption (the same period counts)",
        "Valente 1996, doi:10.1016/0378-8733(95)00256-1",
        partial(_by_period, "thresholds", thresholds),
        _value_figures,
        _VALUES,
    ),
    Measure(
        "threshold-classes",
        "threshold classes",
        "thresholds cut at mean - sd, mean and mean + sd (sample sd, left-closed)",
        "Valente 1996, doi:10.1016/0378-8733(95)00256-1",
        _threshold_classes,
        _class_figures,
        {
            "population": "units at risk",
            "counts": "units",
            "cuts": "share of a unit's alters",
            "mean": "share of a unit's alters",
            "standard_deviation": "share of a unit's alters",
        },
    ),
    Measure(
        "infection-lag",
        "infection lag",
        "t_i - max t_j over the alters j that i names and that adopted before it",
        "Valente 1995, Network Models of the Diffusion of Innovations",
        _infection_lag,
        _lag_figures,
        {
            "population": "units at risk",
            "adopters": "units",
            "summary": "years",
            "values": "years",
        },
    ),
    Measure(
        "infectiousness",
        "infectiousness",
        "of those who name i and adopt k periods after it or later, the share that does so exactly "
        "then, over how many adopt then at all; each sum is over k = 1..K (--lags, 1) with weights "
        "1 / w_k (--discount)",
        "Myers 2000, doi:10.1086/303110; Valente 1995",
        partial(_by_period, "infectiousness", infectiousness),
        _value_figures,
        _VALUES | {"summary": _PER_ADOPTION, "values": _PER_ADOPTION},
    ),
    Measure(
        "susceptibility",
        "susceptibility",
        "of the alters whom i names and who adopt k periods before it or earlier, the share that "
        "does so exactly then, over how many adopt then at all; each sum is over k = 1..K (--lags, "
        "1) with weights 1 / w_k (--discount)",
        "Myers 2000, doi:10.1086/303110; Valente 1995",
        partial(_by_period, "susceptibility", susceptibility),
        _value_figures,
        _VALUES | {"summary": _PER_ADOPTION, "values": _PER_ADOPTION},
    ),
    Measure(
        "degree-timing",
        "degree and timing",
        "Pearson's r of how many name a unit, or a unit names, and its time of adoption, over the "
        "adopters; below 0: they adopt early",
        "Valente & Davis 1999, doi:10.1177/000271629956600105",
        _degree_timing,
        _degree_figures,
        {
            "r": "correlation",
            "lower": "correlation",
            "upper": "correlation",
            "p": "probability",
            "adopters": "units",
            "population": "units at risk",
        },
    ),
    Measure(
        "morans-i",
        "Moran's I of having adopted",
        "I = (N / W) z'Wz / z'z, z the centred indicator of having adopted by the period, W "
        "row-standardised ties",
        "Moran 1950, doi:10.1093/biomet/37.1-2.17; Cliff & Ord 1981, Spatial Processes, ch. 2",
        partial(_by_period, "morans-i", morans_i_by_period),
        _moran_figures,
        {
            "period": PERIOD,
            "population": "units at risk",
            "p_value": "probability",
        },
    ),
    Measure(
        "join-counts",
        "join counts",
        "joins between two adopters, an adopter and another, two others, beside those expected "
        "under non-free sampling",
        "Cliff & Ord 1981, Spatial Processes, ch. 2",
        _join_counts,
        _join_figures,
        {"count": "joins", "expectation": "joins", "population": "units at risk"},
    ),
    *tie_bounds.MEASURES,
)
