"""Bounds of exposure and thresholds of an item, where dates are intervals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from lantoa.errors import UserError
from lantoa.graph.diffusion.dated_intervals import DateBounds
from lantoa.graph.diffusion.exposure_bounds import ExposureBounds, exposure_bounds
from lantoa.graph.diffusion.threshold_bounds import ThresholdBounds, threshold_bounds
from lantoa.graph.spread.measure import PERIOD, Figure, Measure
from lantoa.graph.spread.subject import Subject
from lantoa.graph.spread.ties_result import OverTies, options_of, over


def _bounds(subject: Subject) -> tuple[DateBounds, float | None]:
    """Return the bounds of the dates of all units, and the end of observation, as years."""
    adoptions = subject.adoptions
    year = subject.year
    known = adoptions.first_bounds(subject.item)
    bounds: dict[str, tuple[float | None, float | None] | None] = dict.fromkeys(adoptions.units)
    bounds |= {unit: (year(first), year(last)) for unit, (first, last) in known.items()}
    return bounds, subject.periodic_until


def _of_bounds(name: str, measure: Callable[..., Any], subject: Subject) -> OverTies:
    """Take a measure of the bounds of the dates, adopters without any date included."""
    subject.needs_ties()
    assert subject.ties is not None
    if subject.adoptions.exact:
        raise UserError("Every date is exact, so that the lowest and the highest are the same.")
    bounds, until = _bounds(subject)
    if not any(pair is not None and pair != (None, None) for pair in bounds.values()):
        raise UserError("No adoption has a time that is known.")
    found = measure(bounds, subject.ties, **options_of(subject, name), until=until)
    return over(subject, found, subject.ties)


def _exposure_bound_figures(found: OverTies) -> list[Figure]:
    result: ExposureBounds = found.result
    low, high = result.mean()
    unit = "share of a unit's alters" if result.settings["normalized"] else "alters of a unit"
    return [
        Figure(
            "mean exposure in the last period, at least",
            low[-1] if low else None,
            unit,
            note=found.note(result.reason),
        ),
        Figure(
            "mean exposure in the last period, at most",
            high[-1] if high else None,
            unit,
        ),
        Figure("adopters whose period is uncertain", result.uncertain, "units"),
    ]


def _threshold_bound_figures(found: OverTies) -> list[Figure]:
    result: ThresholdBounds = found.result
    low, high = result.mean()
    return [
        Figure("mean, at least", low, "share of the alters that count", note=result.reason),
        Figure("mean, at most", high, "share of the alters that count"),
        Figure("adopters whose period is uncertain", result.uncertain, "units"),
    ]


MEASURES = (
    Measure(
        "exposure-bounds",
        "bounds of the exposure",
        "lowest exposure: every alter adopts at its latest time; highest: at its earliest; "
        "adopters without any date count for the highest only",
        "Manski 2003, Partial Identification of Probability Distributions, ch. 1; exposure: "
        "Valente 1995",
        partial(_of_bounds, "exposure-bounds", exposure_bounds),
        _exposure_bound_figures,
        {
            "periods": PERIOD,
            "mean_lower": "share of a unit's alters",
            "mean_upper": "share of a unit's alters",
            "population": "units at risk",
            "adopters": "units",
            "uncertain": "units",
        },
        dated=False,
    ),
    Measure(
        "threshold-bounds",
        "bounds of the thresholds",
        "lowest (highest) of the lowest (highest) exposures in the periods in which the unit may "
        "have adopted",
        "Manski 2003, Partial Identification of Probability Distributions, ch. 1; thresholds: "
        "Valente 1996, doi:10.1016/0378-8733(95)00256-1",
        partial(_of_bounds, "threshold-bounds", threshold_bounds),
        _threshold_bound_figures,
        {
            "values": "lowest and highest share of the alters that count",
            "mean_lower": "share of the alters that count",
            "mean_upper": "share of the alters that count",
            "population": "units at risk",
            "adopters": "units",
            "uncertain": "units",
        },
        dated=False,
    ),
)
