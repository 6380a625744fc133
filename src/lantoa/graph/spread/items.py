"""All items of a table side by side, and how innovative its units are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.adoptions import Adoptions, Dates
from lantoa.graph.diffusion.bass import bass_fit
from lantoa.graph.spread import units as innovativeness
from lantoa.graph.spread.growth import remarks_of
from lantoa.graph.spread.items_result import ItemRow, ItemsOverview
from lantoa.graph.spread.subject import not_in_future, shares_by_year, year_edges

if TYPE_CHECKING:
    from lantoa.graph.diffusion.growth_parameters import Parameter

__all__ = ["ItemRow", "ItemsOverview", "overview_of_items"]


def overview_of_items(
    adoptions: Adoptions, *, dates: Dates = "earliest", until: float | None = None
) -> ItemsOverview:
    """Return every item of a table in brief, and how innovative its units are.

    Args:
        adoptions: of several items.
        dates: which time stands for a date that is an interval.
        until: the end of observation, on the scale of the times; by default the last adoption of
            each item.

    Returns:
        A row for each item, with the p and q of the Bass curve whose ceiling is the population
        (Bass 1969, doi:10.1287/mnsc.15.5.215), and three scores of the units; see
        :mod:`lantoa.graph.diffusion.innovativeness`.

    >>> found = overview_of_items(Adoptions.build(
    ...     [("a", "x", 2010), ("b", "x", 2012), ("a", "y", 2013), ("c", "y", 2014)]))
    >>> [(row.item, row.adopters, row.first, row.median) for row in found.items]
    [('x', 2, 2010.0, 2011.0), ('y', 2, 2013.0, 2013.5)]
    >>> [row[0] for row in found.unit_rows()]
    ['a', 'b', 'c']
    """
    if until is not None:
        until = not_in_future(until, adoptions)
        adoptions = adoptions.until(until)
    unit, item, time = adoptions.events(dates)
    if until is not None:
        seen = time <= until
        unit, item, time = unit[seen], item[seen], time[seen]
    number = len(adoptions.items)
    bounds = np.searchsorted(item, np.arange(number + 1))
    undated = _undated(adoptions, dates, unit, item)
    rows = [
        _row(adoptions, name, time[bounds[at] : bounds[at + 1]], int(undated[at]), until)
        for at, name in enumerate(adoptions.items)
    ]
    scores = tuple(
        innovativeness.score_units(function, adoptions, dates=dates, until=until)
        for function in innovativeness.FUNCTIONS
    )
    treated = "exact" if adoptions.exact else dates
    return ItemsOverview(adoptions, tuple(rows), scores, treated, until)


def _undated(
    adoptions: Adoptions, dates: Dates, unit: NDArray[np.int64], item: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return for each item how many units adopted it only at times that are not known."""
    width = len(adoptions.units)
    unknown = np.isnan(adoptions.times(dates))
    adopted = np.unique(adoptions.item[unknown] * width + adoptions.unit[unknown])
    only = np.setdiff1d(adopted, item * width + unit)
    return np.bincount(only // max(width, 1), minlength=len(adoptions.items))


def _row(
    adoptions: Adoptions, name: str, times: NDArray[np.float64], undated: int, until: float | None
) -> ItemRow:
    count = adoptions.population.count
    known = len(times) > 0
    row = {
        "item": name,
        "adopters": len(times) + undated,
        "undated": undated,
        "first": float(times[0]) if known else None,
        "last": float(times[-1]) if known else None,
        "median": float(np.median(times)) if known else None,
        "population": count,
    }
    if not known:
        return ItemRow(**row, reason="no adoption has a time that is known")  # type: ignore[arg-type]
    if not count:
        return ItemRow(**row, reason="nobody knows the population")  # type: ignore[arg-type]
    edges = year_edges(adoptions, times[0], times[-1] if until is None else until)
    fit = bass_fit(shares_by_year(times, edges, count - undated), population=count - undated)
    if not fit.converged:
        return ItemRow(**row, reason=fit.reason)  # type: ignore[arg-type]
    p, q = fit.parameters
    return ItemRow(
        **row,  # type: ignore[arg-type]
        p=p.value,
        p_error=_error(p),
        q=q.value,
        q_error=_error(q),
        remark="; ".join(remarks_of(fit)) or None,
    )


def _error(part: Parameter) -> float:
    """Return the error by chance in which units adopt when, as the measure bass shows it."""
    return part.standard_error if part.sampling_error is None else part.sampling_error
