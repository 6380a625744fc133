"""Periods of equal length: measures that compare "the period before" need times cut into them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.diffusion.period_edges import ROUNDING, period_edges, period_of


@dataclass(frozen=True, slots=True, eq=False)
class Periods:
    """Times cut into periods [origin + k length, origin + (k + 1) length), k = 0..count-1.

    Attributes:
        numbers: the period k of each unit's adoption; -1: none so far.
        origin: when the first period begins (years).
        length: how long a period is (years).
        count: how many periods there are; 0 if nobody has adopted and no end is given.
    """

    numbers: NDArray[np.int64]
    origin: float
    length: float
    count: int

    @property
    def starts(self) -> NDArray[np.float64]:
        """When each period begins."""
        return self.origin + self.length * np.arange(self.count, dtype=np.float64)

    @property
    def adopted(self) -> NDArray[np.bool_]:
        """Which units have adopted."""
        return self.numbers >= 0

    def new(self) -> NDArray[np.int64]:
        """Return how many units adopted in each period."""
        return np.bincount(self.numbers[self.adopted], minlength=self.count).astype(np.int64)


def in_periods(
    times: NDArray[np.float64],
    *,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
) -> Periods:
    """Cut times of adoption into periods.

    Args:
        times: times in years, nan for units that have not adopted so far; shape (n,).
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: the last moment that was observed: its period is the last one, and who adopted
            in a later period has not adopted so far; None: the last adoption.

    Returns:
        The periods with each unit's.

    Raises:
        UserError: a length that is not positive, adoptions before `origin`, or too many periods.

    >>> cut = in_periods(np.array([2019.0, 2021.0, np.nan]), until=2022)
    >>> cut.numbers.tolist(), cut.starts.tolist()
    ([0, 2, -1], [2019.0, 2020.0, 2021.0, 2022.0])
    """
    if not (np.isfinite(period) and period > 0):
        raise UserError(f"A period lasts {period} years; give a length above 0.")
    has = ~np.isnan(times)
    known = times[has]
    numbers = np.full(len(times), -1, dtype=np.int64)
    if not len(known) and (origin is None or until is None):
        moment = float("nan") if origin is None else origin
        return Periods(numbers, moment, float(period), 0 if origin is None else 1)
    if len(known) and origin is not None and known.min() < origin - ROUNDING * period:
        raise UserError(
            f"Somebody adopted at {known.min():g}, before the first period begins at {origin:g}; "
            "give an earlier origin."
        )
    edges = period_edges(known, width=period, start=origin, until=until)
    count = len(edges) - 1
    numbers[has] = period_of(edges, known)
    numbers[numbers >= count] = -1
    return Periods(numbers, float(edges[0]), float(period), count)
