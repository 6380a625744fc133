"""Right-censored adoption times as a table of risk sets: what all survival estimates start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.times import (
    Times,
    by_unit,
    checked_moment,
    checked_population,
    time_array,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class SurvivalTable:
    """Adoptions and censorings at each distinct time.

    Attributes:
        time: distinct times at which anybody adopted or was last seen, ascending.
        at_risk: units not yet adopted and still observed just before each time.
        adopted: units that adopted at each time.
        censored: units last seen without adoption at each time (after its adoptions).
        population: all units.
        until: the last time of observation of units that are never seen to adopt.
    """

    time: NDArray[np.float64]
    at_risk: NDArray[np.int64]
    adopted: NDArray[np.int64]
    censored: NDArray[np.int64]
    population: int
    until: float


def observed(
    times: Times, until: float | Times | None = None
) -> tuple[NDArray[np.float64], NDArray[np.bool_], float]:
    """Return the time at which each unit was last seen, whether it adopted then, and the end.

    Args:
        times: time of adoption by unit; None or nan: not adopted so far.
        until: the end of observation, one for all or one for each unit (the order, or the keys,
            of ``times``); adoptions after it are censored at it. Else the last adoption.

    Raises:
        UserError: no unit, or nothing tells how long units without adoption were observed.

    >>> observed([1.0, 3.0, None])
    (array([1., 3., 3.]), array([ True,  True, False]), 3.0)
    """
    times, until = by_unit(times), by_unit(until)
    array = time_array(times)
    if isinstance(until, int | float | str | np.number):
        until = checked_moment(until, "end of observation")
    if not array.size and not isinstance(until, float):
        raise UserError("There is no unit to observe; give at least one with or without a time.")
    if until is None:
        if np.isnan(array).all():
            raise UserError("Nobody adopted, so say until when the units were observed.")
        ends = np.full(len(array), np.nanmax(array))
    elif isinstance(until, float):
        ends = np.full(len(array), until)
    else:
        ordered = until
        if isinstance(times, Mapping):
            if not isinstance(until, Mapping) or not set(times) <= set(until):
                raise UserError("Give the end of observation of every unit, by unit.")
            ordered = [until[name] for name in times]
        ends = time_array(ordered, "ends of observation")
        if len(ends) != len(array):
            raise UserError("Give the end of observation of every unit.")
    if (np.isnan(ends) & np.isnan(array)).any():
        raise UserError("A unit without adoption needs an end of observation; give it.")
    adopted = ~np.isnan(array) & ~(array > ends)
    seen = np.where(adopted, array, ends)
    if isinstance(until, float):
        return seen, adopted, until
    return (
        seen,
        adopted,
        float(max(seen.max(), np.max(ends, initial=-np.inf, where=~np.isnan(ends)))),
    )


def survival_table(
    times: Times,
    *,
    until: float | Times | None = None,
    since: Times | None = None,
    population: int | None = None,
) -> SurvivalTable:
    """Count who is at risk, adopts and is censored at each time.

    Args:
        times: time of adoption by unit, in years; None or nan: not adopted so far, hence
            censored at the end of observation.
        until: the end of observation, for all or by unit; else the last adoption.
        since: when a unit came to be at risk, by unit or in the order of ``times``; a unit that
            has none was from the beginning. It is at risk after that time, not at it.
        population: units at risk; those not in ``times`` are censored at the end. Else the
            units in ``times``.

    Returns:
        The table; a unit that is censored at a time is still at risk at it.

    Raises:
        UserError: the population is smaller than the units, no end of observation is known, or a
            unit adopted or was last seen before it was at risk.

    Reference: Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data
    (2nd ed. 2002), sections 1.2, 1.3 (late entry) and 1.4.

    >>> table = survival_table([1, 2, 2, None], until=3, population=6)
    >>> table.time, table.at_risk, table.adopted, table.censored
    (array([1., 2., 3.]), array([6, 5, 3]), array([1, 2, 0]), array([0, 0, 3]))
    """
    last, adopted, end = observed(times, until)
    at_risk = checked_population(int(adopted.sum()), len(last), population)
    distinct, at = np.unique(np.append(last, end), return_inverse=True)
    at, of_end = at[:-1], int(at[-1])
    adoptions = np.bincount(at[adopted], minlength=len(distinct))
    censored = np.bincount(at[~adopted], minlength=len(distinct))
    censored[of_end] += at_risk - len(last)
    seen = (adoptions > 0) | (censored > 0)
    distinct, adoptions, censored = distinct[seen], adoptions[seen], censored[seen]
    leaving = adoptions + censored
    entered = _entered(times, since, last)
    waiting = len(entered) - np.searchsorted(entered, distinct, side="left")
    return SurvivalTable(
        time=distinct,
        at_risk=(at_risk - waiting - np.cumsum(leaving) + leaving).astype(np.int64),
        adopted=adoptions.astype(np.int64),
        censored=censored.astype(np.int64),
        population=at_risk,
        until=end,
    )


def _entered(times: Times, since: Times | None, last: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return when units came to be at risk that were not from the beginning, ascending."""
    if since is None:
        return np.empty(0)
    times, since = by_unit(times), by_unit(since)
    if isinstance(times, Mapping):
        if not isinstance(since, Mapping):
            raise UserError("Give times and since when units are at risk both by unit.")
        unknown = [name for name in since if name not in times]
        if unknown:
            raise UserError(f"{unknown[0]} is at risk since a time but is none of the units.")
        since = [since.get(name) for name in times]
    entry = time_array(since, "times since when units are at risk")
    if len(entry) != len(last):
        raise UserError("Give since when each unit is at risk, or nothing where always.")
    early = np.flatnonzero(last <= entry)
    if len(early):
        name = list(times)[early[0]] if isinstance(times, Mapping) else f"unit {early[0]}"
        raise UserError(
            f"{name} was last seen at {last[early[0]]:g} and is at risk since "
            f"{entry[early[0]]:g} only; leave it out."
        )
    return np.sort(entry[~np.isnan(entry)])
