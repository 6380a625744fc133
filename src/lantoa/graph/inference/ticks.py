"""Times as whole numbers of ticks: days, years, or halves of them.

Years in floating point hold days with rounding, so that 30 days in May and 30 days in June may
differ in the last bit. Whole ticks do not: equal intervals are equal, gains that tie tie to the
last bit, and each interval's score need be computed but once.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.adoptions.times import DAYS_IN_YEAR, TimeScale

#: Whole numbers beyond this are not told apart from their neighbours in floating point.
_MOST = 2**52
#: Rounding moves the number of a day by far less than this share of a half-day.
_ROUNDING = 1e-4


def whole_ticks(
    time: NDArray[np.float64], scale: TimeScale
) -> tuple[NDArray[np.int64] | None, float]:
    """Return times in whole ticks.

    Args:
        time: numbers of years or periods, on `scale`.
        scale: how they are numbers.

    Returns:
        The times as whole ticks, and how long a tick is in the unit of `time`; None and 1 where
        they are no whole ones. Ticks of dates count from 1 January 2000.

    >>> whole_ticks(np.array([1990.0, 1991.5]), TimeScale(printed=True))
    (array([3980, 3983]), 0.5)
    >>> days = TimeScale()
    >>> whole_ticks(np.array([days.number(dt.date(2001, 1, 1))]), days)[0]
    array([366])
    >>> whole_ticks(np.array([0.1]), TimeScale(printed=True))
    (None, 1.0)
    """
    if scale.printed:
        length, rounding, halves = 1.0, 0.0, time * 2
    else:
        length, rounding = 1 / DAYS_IN_YEAR, _ROUNDING
        halves = (time - scale.number(dt.date(2000, 1, 1))) * (2 * DAYS_IN_YEAR)
    whole = np.rint(halves)
    far = np.abs(halves).max(initial=0) > _MOST
    if far or np.abs(halves - whole).max(initial=0) > rounding:
        return None, 1.0
    ticks = whole.astype(np.int64)
    if (ticks % 2).any():
        return ticks, length / 2
    return ticks // 2, length
