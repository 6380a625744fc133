"""Every measure of how one item spreads, each with its numbers or with why there are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.adoptions import Adoptions, Dates
from lantoa.graph.adoptions.imputation import Imputation, imputed_times, pooled
from lantoa.graph.adoptions.parts import Problem
from lantoa.graph.spread.measure import Figure, Measure, Measured
from lantoa.graph.spread.result import Spread
from lantoa.graph.spread.subject import Subject, check_periods, not_in_future

if TYPE_CHECKING:
    from lantoa.graph.adoptions.lineage_of import ModelLineage
    from lantoa.graph.diffusion.event_model import EventModel
    from lantoa.graph.diffusion.tie_matrix import TieMatrix
    from lantoa.graph.spread.tie_options import TieOptions

__all__ = ["Spread", "measures", "spread_of"]


def measures() -> tuple[Measure, ...]:
    """Return all measures, in the order in which they are shown."""
    from lantoa.graph.spread import (
        events,
        growth,
        over_space,
        over_ties,
        over_time,
        pace,
        survival,
        units,
    )

    rooms = (over_time, survival, pace, growth, over_space, over_ties, units, events)
    return tuple(measure for room in rooms for measure in room.MEASURES)


def spread_of(
    adoptions: Adoptions,
    item: str | None = None,
    *,
    dates: Dates | Imputation = "earliest",
    names: Iterable[str] = (),
    level: str = "the units of the table",
    ties: TieMatrix | None = None,
    deployments: Adoptions | None = None,
    lineage: ModelLineage | None = None,
    until: float | None = None,
    unit_of_time: str | None = None,
    event_model: EventModel | None = None,
    tie_options: TieOptions | None = None,
) -> Spread:
    """Take the measures of how an item spreads.

    Args:
        adoptions: of the item, or of several.
        item: which; not needed where there is one.
        dates: which time stands for a date that is an interval: its ``earliest`` or ``latest``
            bound, its ``midpoint``, or multiple imputation, whose figures are pooled by Rubin's
            rules. Curves need no choice: they show bounds.
        names: the measures; by default all but those that take long.
        level: what adopts, in words.
        ties: between the units.
        deployments: single deployments and groups, where units are made of several.
        lineage: which deployment came of which.
        until: the end of observation, on the scale of the times: later adoptions are not seen,
            and units that have not adopted by it are censored there; by default the last
            adoption. Cascades and distances, which read the lineage, are not cut.
        unit_of_time: the word for the unit of the times of a plain table, e.g. "month".
        event_model: what the event history depends on; by default exposure and a linear trend.
        tie_options: the settings of the measures over ties.

    Raises:
        UnknownNameError: no item or measure is called so.
        UserError: there are several items and none is named, or none at all.

    >>> table = Adoptions.build([("a", "x", 2010), ("b", "x", 2012), ("c", "x", 2013)],
    ...     population=4)
    >>> found = spread_of(table)
    >>> found["first-replica"].figures[0].value, found["kaplan-meier"].result.survival[-1]
    (2.0, 0.25)
    >>> found["exposure"].reason
    'No ties between the units are given; give them by --ties.'
    """
    item = _the_item(adoptions, item)
    if unit_of_time is not None and not adoptions.scale.printed:
        raise UserError("The times are days, so their unit is a year; leave --time-unit out.")
    if until is not None:
        until = not_in_future(until, adoptions)
        adoptions = adoptions.until(until)
        deployments = deployments.until(until) if deployments else None
    adoptions = replace(adoptions, problems=(*adoptions.problems, *_outside(adoptions, ties)))
    own = adoptions.of_item(item)
    _check_span(own, until)
    wanted = _chosen(names)
    subject = Subject(
        own,
        {},
        "exact",
        (),
        deployments or own,
        adoptions if len(adoptions.items) > 1 else None,
        ties,
        lineage,
        until,
        event_model,
        tie_options,
    )
    subjects = _subjects(subject, dates)
    found = tuple(_measured(measure, subjects) for measure in wanted)
    return Spread(item, level, own, found, subjects[0], unit_of_time)


def _outside(adoptions: Adoptions, ties: TieMatrix | None) -> list[Problem]:
    """Return what is to be said of units that only the ties name."""
    if ties is None or ties.units == adoptions.units:
        return []
    known = set(adoptions.units)
    others = [unit for unit in ties.units if unit not in known]
    if len(others) == len(ties.units):
        raise UserError(
            f"The ties name none of the units, such as {adoptions.units[0]!r}; call the units by "
            "the same names in both."
        )
    handled = "at risk in the measures over ties, as units that have not adopted"
    example = repr(others[0]) if others else ""
    return [Problem("units that only the ties name", len(others), example, handled)][: len(others)]


def _check_span(adoptions: Adoptions, until: float | None) -> None:
    both = np.concatenate([adoptions.earliest, adoptions.latest])
    known = both[np.isfinite(both)]
    if len(known):
        last = float(known.max())
        check_periods(adoptions, float(known.min()), last if until is None else until)


def _the_item(adoptions: Adoptions, item: str | None) -> str:
    if item is not None:
        adoptions.index_of(item)
        return item
    if not adoptions.items:
        raise UserError("The table holds no adoption: every row lacks a time, a unit or an item.")
    if len(adoptions.items) > 1:
        shown = ", ".join(repr(name) for name in adoptions.items[:3])
        raise UserError(
            f"The table is about {len(adoptions.items):,} items ({shown} ...); say which by "
            "--item-name."
        )
    return adoptions.items[0]


def _chosen(names: Iterable[str]) -> list[Measure]:
    import difflib

    known = {measure.name: measure for measure in measures()}
    wanted = list(dict.fromkeys(names))
    for name in wanted:
        if name not in known:
            close = difflib.get_close_matches(name, known, 3, 0.4) or list(known)[:3]
            raise UnknownNameError("measure", name, close)
    return [known[name] for name in wanted] or [m for m in known.values() if m.default]


def _subjects(subject: Subject, dates: Dates | Imputation) -> list[Subject]:
    """Return what is measured, with its times: once, or once for each imputation."""
    own, item = subject.adoptions, subject.item
    if isinstance(dates, Imputation) and not own.exact:
        draws = imputed_times(own, item, dates)
        undated = tuple(u for u, pair in own.first_bounds(item).items() if pair == (None, None))
        return [
            replace(subject, times=subject.seen(times), dates=str(dates), undated=undated)
            for times in draws
        ]
    choice: Dates = "earliest" if isinstance(dates, Imputation) else dates
    return [
        replace(
            subject,
            times=subject.seen(own.first_times(item, choice)),
            dates="exact" if own.exact else choice,
            undated=own.undated(item, choice),
        )
    ]


def _measured(measure: Measure, subjects: Sequence[Subject]) -> Measured:
    subject = subjects[0]
    once = len(subjects) == 1 or not measure.dated
    if not measure.dated:
        dates, left_out = "exact" if subject.adoptions.exact else "bounds", 0
    else:
        dates, left_out = subject.dates, len(subject.undated)
    table = subject.deployments if measure.of_deployments else subject.adoptions
    blank = Measured(measure, None, (), table.population, dates, left_out)
    try:
        if once:
            result = measure.compute(subject)
            return replace(blank, result=result, figures=tuple(measure.figures(result)))
        drawn = [measure.figures(measure.compute(each)) for each in subjects]
        return replace(blank, figures=_pooled(drawn))
    except UserError as error:
        return replace(blank, reason=str(error))


def _pooled(drawn: Sequence[Sequence[Figure]]) -> tuple[Figure, ...]:
    """Pool figures by name: those that some imputations do not give tell in how many."""
    by_name: dict[str, list[Figure]] = {}
    for figures in drawn:
        for figure in figures:
            by_name.setdefault(figure.name, []).append(figure)
    found = []
    for name, figures in by_name.items():
        result = pooled([f.value for f in figures], [f.standard_error for f in figures])
        note = figures[0].note
        if 0 < result.m < len(drawn):
            note = f"in {result.m} of {len(drawn)} imputations"
        found.append(Figure(name, result.estimate, figures[0].unit, result.standard_error, note))
    return tuple(found)
