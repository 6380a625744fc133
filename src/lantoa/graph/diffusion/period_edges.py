"""Periods of time given by their bounds, each from its start (included) to its end (not)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from lantoa.errors import UserError

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: More periods than anybody looks at: a wrong width, or a wrong date.
MOST = 100_000
#: Of a period: days are fractions of years, which are not exact.
ROUNDING = 1e-9


def period_edges(
    times: NDArray[np.float64],
    *,
    width: float = 1.0,
    start: float | None = None,
    until: float | None = None,
    edges: Sequence[float] | NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Return the bounds of consecutive periods: period k is [edges[k], edges[k+1]).

    Args:
        times: times that the periods must hold (nan and infinite ones are passed over).
        width: length of a period, in the unit of the times.
        start: start of the first period; else the first time, so that shifting all times
            shifts the periods with them.
        until: a time that the last period must hold; else the last time.
        edges: the bounds themselves, ascending, e.g. the first days of calendar years.

    Raises:
        UserError: there is no time, the width is not positive, or the bounds do not ascend.

    >>> period_edges(np.array([1.0, 2.0, 4.0]))
    array([1., 2., 3., 4., 5.])
    """
    if edges is not None:
        bounds = np.asarray(edges, dtype=np.float64)
        if bounds.ndim != 1 or len(bounds) < 2 or not (np.diff(bounds) > 0).all():
            raise UserError("The bounds of periods must be two or more ascending times.")
        return bounds
    if not (np.isfinite(width) and width > 0):
        raise UserError(f"A period must be longer than nothing; {width} is not.")
    known = times[np.isfinite(times)]
    if not known.size and (start is None or until is None):
        raise UserError("No adoption has a date, so there are no periods to count by.")
    first = float(known.min()) if start is None else float(start)
    last = float(known.max()) if until is None else float(until)
    if not np.isfinite(first) or not np.isfinite(last):
        raise UserError("The first and the last period must be given by finite times.")
    if last < first:
        raise UserError(f"The periods would end ({last:g}) before they begin ({first:g}).")
    number = np.floor((last - first) / width + ROUNDING) + 1
    if number > MOST:
        raise UserError(
            f"There would be {number:,.0f} periods of {width:g}; take longer periods, "
            "or mend the dates that lie far off."
        )
    return first + width * np.arange(int(number) + 1, dtype=np.float64)


def period_of(edges: NDArray[np.float64], times: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the index of each time's period: -1 before the first, len(edges) - 1 after the last.

    >>> period_of(np.array([1.0, 2.0, 3.0]), np.array([0.5, 1.0, 2.9, 3.0]))
    array([-1,  0,  1,  2])
    """
    return np.searchsorted(_compared(edges), times, side="right") - 1


def count_before(edges: NDArray[np.float64], times: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return how many times lie before each bound.

    >>> count_before(np.array([1.0, 2.0, 3.0]), np.array([1.5, 0.5, 2.0]))
    array([1, 2, 3])
    """
    return np.searchsorted(np.sort(times), _compared(edges), side="left")


def _compared(edges: NDArray[np.float64]) -> NDArray[np.float64]:
    """The bounds a trifle earlier: rounding must not put a time that lies on one before it."""
    return edges - ROUNDING * np.append(np.diff(edges), edges[-1] - edges[-2])
