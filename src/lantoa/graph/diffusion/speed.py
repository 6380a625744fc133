"""How fast adoption goes: speed, acceleration, relative growth, and when it peaked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from lantoa.graph.diffusion.period_edges import count_before, period_edges
from lantoa.graph.diffusion.row_results import RowResult
from lantoa.graph.diffusion.times import Times, checked_population, plain, time_array

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed(RowResult):
    """Speed and acceleration of adoption by period.

    Attributes:
        starts: start of each period (included).
        ends: end of each period (not included).
        adopted: units that adopted in the period.
        speed: adopters a year.
        share_speed: share of the population that adopts in a year.
        acceleration: change of the speed since the period before, a year; None in the first.
        growth: adopted against all earlier adopters; None where there are none.
        peak_start: start of the period of the highest speed; None if several share it.
        peak_end: its end.
        peak_speed: the highest speed.
        population: units at risk.
        reason: why there is no peak; None if there is one.
        dates: how uncertain dates were treated.
    """

    COLUMNS: ClassVar[Mapping[str, str]] = {
        "start": "starts",
        "end": "ends",
        "adopted": "adopted",
        "speed": "speed",
        "share_speed": "share_speed",
        "acceleration": "acceleration",
        "growth": "growth",
    }

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    adopted: tuple[int, ...]
    speed: tuple[float, ...]
    share_speed: tuple[float, ...]
    acceleration: tuple[float | None, ...]
    growth: tuple[float | None, ...]
    peak_start: float | None
    peak_end: float | None
    peak_speed: float
    population: int
    reason: str | None
    dates: str


def adoption_speed(
    times: Times,
    *,
    population: int | None = None,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    edges: Sequence[float] | NDArray[np.float64] | None = None,
    dates: str = "exact",
) -> Speed:
    """Return how fast adoption goes in each period.

    With a_t adopters in period t of w_t years, midpoints m_t, q_t adopters by its end::

        speed_t = a_t / w_t
        acceleration_t = (speed_t - speed_(t-1)) / (m_t - m_(t-1))
        growth_t = a_t / q_(t-1)

    Args:
        times: time of adoption by unit, in years; None or nan: not adopted so far.
        population: units at risk; else the units in ``times``.
        period: length of a period in years.
        origin: start of the first period; else the first adoption; earlier adopters count in
            the growth alone.
        until: a time that the last period holds; else the last adoption.
        edges: the bounds of the periods instead.
        dates: how the caller treated uncertain dates; told in the result.

    Returns:
        Speed, acceleration and relative growth by period, and the peak.

    Raises:
        UserError: nobody has adopted at a known time, or the population is too small.

    References: Rogers, Diffusion of Innovations (5th ed. 2003), ch. 6 (rate of adoption);
    netdiffuseR ``cumulative_adopt_count`` for the relative growth.

    >>> found = adoption_speed([2010, 2011, 2011, 2011, 2012, None])
    >>> found.speed, found.acceleration, found.peak_start
    ((1.0, 3.0, 1.0), (None, 2.0, -2.0), 2011.0)
    """
    array = time_array(times)
    adoptions = array[~np.isnan(array)]
    n = checked_population(len(adoptions), len(array), population)
    bounds = period_edges(adoptions, width=period, start=origin, until=until, edges=edges)
    by_edge = count_before(bounds, adoptions)
    adopted, earlier = np.diff(by_edge), by_edge[:-1]
    speed = adopted / np.diff(bounds)
    middles = (bounds[:-1] + bounds[1:]) / 2
    growth = np.divide(adopted, earlier, out=np.full(len(adopted), np.nan), where=earlier > 0)
    peaks = np.flatnonzero(np.isclose(speed, speed.max(), rtol=1e-9, atol=0.0))
    reason = None
    if not adopted.any():
        reason = "nobody adopted in these periods"
    elif len(peaks) > 1:
        reason = f"{len(peaks)} periods share the highest speed"
    return Speed(
        starts=tuple(bounds[:-1].tolist()),
        ends=tuple(bounds[1:].tolist()),
        adopted=tuple(adopted.tolist()),
        speed=tuple(speed.tolist()),
        share_speed=tuple((speed / max(n, 1)).tolist()),
        acceleration=(None, *(np.diff(speed) / np.diff(middles)).tolist()),
        growth=tuple(plain(growth)),
        peak_start=float(bounds[peaks[0]]) if reason is None else None,
        peak_end=float(bounds[peaks[0] + 1]) if reason is None else None,
        peak_speed=float(speed.max()),
        population=n,
        reason=reason,
        dates=dates,
    )
