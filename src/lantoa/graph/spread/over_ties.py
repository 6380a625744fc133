"""The measures of an item's spread over ties between the units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.exposure import Exposure, exposure
from lantoa.graph.diffusion.infection_lag import infection_lag
from lantoa.graph.diffusion.infectiousness import infectiousness
from lantoa.graph.diffusion.join_counts import JoinCounts, join_counts
from lantoa.graph.diffusion.morans_i import MoransI, morans_i_by_period
from lantoa.graph.diffusion.susceptibility import susceptibility
from lantoa.graph.diffusion.threshold_classes import ThresholdClasses, threshold_classes
from lantoa.graph.diffusion.thresholds import thresholds
from lantoa.graph.diffusion.unit_values import UnitValues
from lantoa.graph.spread.measure import TIME, Figure, Measure, as_json
from lantoa.graph.spread.subject import Subject


@dataclass(frozen=True, slots=True)
class OverTies:
    """A result over ties, with what the ties are."""

    result: Any
    ties: str
    without_ties: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        found = as_json(self.result)
        found = found if isinstance(found, dict) else {"periods": found}
        return {"ties": self.ties, "units_without_ties": self.without_ties, **found}


def _over(subject: Subject, result: Any) -> OverTies:
    ties = subject.needs_ties()
    return OverTies(result, ties.how, len(ties.left_out))


def _by_period(measure: Callable[..., Any], subject: Subject) -> OverTies:
    """Take a measure of the times of the periods and the ties."""
    ties = subject.needs_ties()
    subject.needs_dates()
    return _over(subject, measure(subject.periodic, ties, dates=subject.dates))


def _exposure_figures(over: OverTies) -> list[Figure]:
    result: Exposure = over.result
    mean = [value for value in result.mean() if value is not None]
    return [
        Figure(
            "mean exposure in the last year", mean[-1] if mean else None, "share of a unit's alters"
        )
    ]


def _threshold_classes(subject: Subject) -> OverTies:
    ties = subject.needs_ties()
    subject.needs_dates()
    times = subject.periodic
    found = thresholds(times, ties, dates=subject.dates)
    return _over(subject, threshold_classes(found, adopted=times))


def _class_figures(over: OverTies) -> list[Figure]:
    result: ThresholdClasses = over.result
    figures = [Figure(one, count, "units") for one, count in result.counts.items()]
    return figures if result.reason is None else [Figure("classes", None, "", note=result.reason)]


def _infection_lag(subject: Subject) -> OverTies:
    ties = subject.needs_ties()
    subject.needs_dates()
    return _over(subject, infection_lag(subject.times, ties, dates=subject.dates))


def _lag_figures(over: OverTies) -> list[Figure]:
    result: UnitValues = over.result
    found = result.summary()
    return [
        Figure("median", found["median"], "years", note=result.reason),
        Figure("mean", found["mean"], "years"),
        Figure("adopters with an earlier alter", found["count"], "units"),
    ]


def _value_figures(over: OverTies) -> list[Figure]:
    result: UnitValues = over.result
    found = result.summary()
    return [
        Figure("mean", found["mean"], "share of the alters that count", note=result.reason),
        Figure("median", found["median"], "share of the alters that count"),
        Figure("units with a value", found["count"], "units"),
    ]


def _moran_figures(over: OverTies) -> list[Figure]:
    periods: tuple[MoransI, ...] = over.result
    if not periods:
        return [Figure("Moran's I", None, "", note="nobody has adopted")]
    last = periods[-1]
    return [
        Figure(
            "Moran's I in the last year",
            last.statistic,
            "",
            None if last.variance is None else float(np.sqrt(last.variance)),
            note=last.reason,
        ),
        Figure("expected without autocorrelation", last.expectation, ""),
        Figure("p", last.p_value, "probability"),
    ]


def _join_counts(subject: Subject) -> OverTies:
    ties = subject.needs_ties()
    adopted = {unit: time is not None for unit, time in subject.times.items()}
    if not any(adopted.values()):
        raise UserError("No adoption has a time that is known.")
    return _over(subject, join_counts(adopted, ties, dates=subject.dates))


def _join_figures(over: OverTies) -> list[Figure]:
    result: JoinCounts = over.result
    found = []
    names = (("adopters", result.bb), ("an adopter and another", result.bw), ("others", result.ww))
    for name, count in names:
        if count is not None:
            found.append(Figure(f"joins of {name}", count.count, "joins"))
            found.append(Figure(f"expected joins of {name}", count.expectation, "joins"))
    return found or [Figure("joins", None, "joins", note=result.reason)]


_VALUES = {
    "population": "units at risk",
    "adopters": "units",
    "summary": "share of the alters that count",
    "values": "share of the alters that count",
}

MEASURES = (
    Measure(
        "exposure",
        "exposure",
        "E_i(t) = share of the alters that i names who have adopted by period t",
        "Valente 1995, Network Models of the Diffusion of Innovations, ch. 4",
        partial(_by_period, exposure),
        _exposure_figures,
        {
            "periods": TIME,
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
        partial(_by_period, thresholds),
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
        "share of those who name i and had not adopted before that adopt in the period after i",
        "Myers 2000, doi:10.1086/303110; Valente 1995",
        partial(_by_period, infectiousness),
        _value_figures,
        _VALUES,
    ),
    Measure(
        "susceptibility",
        "susceptibility",
        "share of the alters that i names and that had adopted who did so in the period before i",
        "Myers 2000, doi:10.1086/303110; Valente 1995",
        partial(_by_period, susceptibility),
        _value_figures,
        _VALUES,
    ),
    Measure(
        "morans-i",
        "Moran's I of having adopted",
        "I = (N / W) z'Wz / z'z, z the centred indicator of having adopted by the period, W "
        "row-standardised ties",
        "Moran 1950, doi:10.1093/biomet/37.1-2.17; Cliff & Ord 1981, Spatial Processes, ch. 2",
        partial(_by_period, morans_i_by_period),
        _moran_figures,
        {
            "period": TIME,
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
)
