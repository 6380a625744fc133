"""The measures of an item's spread over time: how many adopted by when, with bounds."""

from __future__ import annotations

from functools import partial

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions
from lantoa.graph.diffusion.adoption_curve import AdoptionCurve, adoption_curve
from lantoa.graph.spread.measure import END, START, Figure, Measure
from lantoa.graph.spread.subject import Subject, year_edges

_CURVE_UNITS = {
    "start": START,
    "end": END,
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
    groups = [group.counted() for group in adoptions.groups]
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
    if subject.until is not None and not subject.undated and not subject.adoptions.groups:
        subject.needs_dates()  # says that all came later, not that nothing has a date
    return curve_of(subject.adoptions, subject.until)


def _deployments(subject: Subject) -> AdoptionCurve:
    if subject.deployments is subject.adoptions:
        raise UserError("No single deployments are told apart from the units; see the curve.")
    return curve_of(subject.deployments, subject.until)


def _figures(unit: str, curve: AdoptionCurve) -> list[Figure]:
    lower, upper = curve.adopters
    note = None if upper is not None else "a source says only 'more than'"
    return [
        Figure(f"{unit}, at least", lower, unit),
        Figure(f"{unit}, at most", upper, unit, note=note),
        Figure("of them named", curve.named, unit),
        Figure("of them without any date", curve.undated, unit),
    ]


MEASURES = (
    Measure(
        "curve",
        "adoption curve",
        "cumulative adopters by the end of each year: at least those whose latest time lies "
        "before it, at most those whose earliest time does; groups count their members once",
        "Rogers 2003, Diffusion of Innovations (5th ed.), ch. 1",
        _curve,
        partial(_figures, "adopters"),
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
        partial(_figures, "deployments"),
        {
            **{name: u.replace("adopters", "deployments") for name, u in _CURVE_UNITS.items()},
            "share_lower": "share of the deployments known so far",
            "share_upper": "share of the deployments known so far",
            "population": "deployments known so far",
        },
        of_deployments=True,
        dated=False,
    ),
)
