"""Dates of adoption that are intervals, in periods, in one order with the ties of the units."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.diffusion.periods import Periods, in_periods
from lantoa.graph.diffusion.ties_over_time import Networks, TiesInTime
from lantoa.graph.diffusion.times import time_array
from lantoa.graph.diffusion.times_and_ties import times_and_ties

#: unit -> (earliest, latest) time of its adoption in years, either None where unknown; None: the
#: unit has not adopted so far.
DateBounds = Mapping[Any, "tuple[float | None, float | None] | None"]


@dataclass(frozen=True, slots=True, eq=False)
class DatedInterval:
    """Units and ties with the first and last period that each may have adopted in.

    `first` and `last` are -1 for who has not adopted, in the time observed, whatever the date; a
    `last` of T says that a unit may adopt after the last period.
    """

    units: tuple[Hashable, ...]
    networks: Networks
    cut: Periods
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    only_in_ties: int

    @property
    def adopters(self) -> int:
        """How many adopted, or may have, in the time observed."""
        return int((self.first >= 0).sum())

    @property
    def uncertain(self) -> int:
        """How many of them may have adopted in more than one period."""
        return int((self.first != self.last).sum())

    def adopted(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return who has surely, and who may have, adopted by each period, shape (n, T)."""
        columns = np.arange(self.cut.count)
        first, last = self.first[:, np.newaxis], self.last[:, np.newaxis]
        may = (first >= 0) & (first <= columns)
        return may & (last <= columns), may


def dated_interval(
    bounds: DateBounds,
    ties: TiesInTime,
    *,
    valued: bool,
    outgoing: bool,
    period: float,
    origin: float | None,
    until: float | None,
) -> DatedInterval:
    """Put bounds of dates and ties in one order, and the bounds into periods.

    An adopter with neither bound may have adopted in any period, or after the last; with one
    bound, at any time before or after it.

    Args:
        bounds: unit -> (earliest, latest) time in years, or None.
        ties: as in :func:`~lantoa.graph.diffusion.exposure.exposure`.
        valued, outgoing: how ties are read, as there.
        period, origin, until: how time is cut, as there.

    Returns:
        Who may have adopted when, with the ties in the same order.

    Raises:
        UserError: a latest time before the earliest, or times or ties that cannot be.
    """
    pairs = _pairs(bounds)
    earliest = {unit: pair and pair[0] for unit, pair in pairs.items()}
    data = times_and_ties(earliest, ties, valued=valued, outgoing=outgoing)
    low = data.times
    known = [pairs.get(unit) for unit in data.units]
    high = time_array([pair and pair[1] for pair in known], "times of adoption")
    has = np.array([pair is not None for pair in known], dtype=bool)
    if (high < low).any():
        unit = data.units[int(np.flatnonzero(high < low)[0])]
        raise UserError(
            f"The latest time of {unit!r} lies before its earliest; give (earliest, latest)."
        )
    cut = in_periods(np.concatenate([low, high]), period=period, origin=origin, until=until)
    size = len(data.units)
    first, last = cut.numbers[:size].copy(), cut.numbers[size:].copy()
    first[has & np.isnan(low)] = 0
    last[has & (last < 0)] = cut.count  # unknown, or after the end
    never = ~has | (first < 0)
    first[never] = last[never] = -1
    return DatedInterval(data.units, data.networks, cut, first, last, data.only_in_ties)


def _pairs(bounds: DateBounds) -> dict[Any, tuple[Any, Any] | None]:
    if not isinstance(bounds, Mapping):
        raise UserError("Give bounds as a mapping: unit -> (earliest, latest), or None.")
    found: dict[Any, tuple[Any, Any] | None] = {}
    for unit, pair in bounds.items():
        if pair is not None and (not isinstance(pair, Sequence) or len(pair) != 2):
            raise UserError(f"The bounds of {unit!r} are no pair; give (earliest, latest) or None.")
        found[unit] = None if pair is None else (pair[0], pair[1])
    return found
