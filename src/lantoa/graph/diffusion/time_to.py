"""How long until the first replica, and until a share has adopted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.intervals import intervals
from lantoa.graph.diffusion.times import Times, checked_moment, checked_population, plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeTo:
    """How long it took from the beginning until a number of units had adopted.

    Attributes:
        what: what is waited for.
        needed: the number of adopters that it takes.
        years: how long it took; None if it did not happen so far or dates leave it open.
        lower: at least so long.
        upper: at most so long; None if it did not happen so far.
        at: when it happened, on the scale of the times; None if it did not, or dates leave it
            open.
        at_least_years: how long it has not happened by the end of observation; None if it did.
        population: units at risk.
        reason: why there is no value; None if there is.
        dates: "exact", or "bounds" where dates are intervals.
    """

    what: str
    needed: int
    years: float | None
    lower: float | None
    upper: float | None
    at: float | None
    at_least_years: float | None
    population: int
    reason: str | None
    dates: str

    def to_dict(self) -> dict[str, Any]:
        """Return the time as JSON can hold it."""
        found: dict[str, Any] = plain(self)
        return found


def time_to_first_replica(
    times: Times,
    *,
    latest: Times | None = None,
    since: float | None = None,
    until: float | None = None,
    population: int | None = None,
) -> TimeTo:
    """Return how long it took from the first adoption to the next one.

    With t_(k) the k-th earliest adoption: t_(2) - t_(1); dates as intervals give the bounds
    e_(2) - l_(1) (at least 0) and l_(2) - e_(1).

    Args:
        times: time of adoption by unit, in years (with ``latest``: the earliest); None or nan:
            not adopted so far.
        latest: latest time of adoption by unit, where dates are intervals.
        since: when the first unit adopted, if it is not among ``times``: then the first of them
            is the replica.
        until: the end of observation: later adoptions are not seen, and where no replica was
            seen by it the result tells how long it has been waited for.
        population: units at risk; else the units in ``times``.

    Returns:
        The time; without a replica none, with the reason.

    Raises:
        UserError: the population is too small, a latest date lies before the earliest, or the
            beginning after the first adoption.

    Reference: David & Nagaraja, Order Statistics (3rd ed. 2003), section 1.1 (t_(k)); the measure
    is of our own.

    >>> time_to_first_replica({"a": 2012, "b": 2015, "c": None}).years
    3.0
    >>> lonely = time_to_first_replica({"a": 2012, "b": None}, until=2020)
    >>> lonely.years, lonely.at_least_years, lonely.reason
    (None, 8.0, 'only 1 of the 2 adopters that it takes is known')
    """
    found = _ordered(times, latest, population, until)
    needed = 2 if since is None else 1
    return _time_to("first replica", needed, found, since=since, until=until)


def time_to_share(
    times: Times,
    share: float,
    *,
    of: Literal["population", "adopters"] = "population",
    latest: Times | None = None,
    since: float | None = None,
    until: float | None = None,
    population: int | None = None,
) -> TimeTo:
    """Return how long it took from the first adoption until a share had adopted.

    With t_(k) the k-th earliest adoption of n units: t_(k) - t_(1), k = ceil(share n).

    Args:
        times: time of adoption by unit, in years (with ``latest``: the earliest); None or nan:
            not adopted so far.
        share: the share, above 0 and at most 1.
        of: of the population, or of those that have adopted so far (which later adopters would
            change).
        latest: latest time of adoption by unit, where dates are intervals.
        since: the beginning, if it is not the first adoption.
        until: the end of observation: later adoptions are not seen, and where the share was not
            reached by it the result tells how long it has been waited for.
        population: units at risk; else the units in ``times``.

    Returns:
        The time; None with the reason where the share is not reached.

    Raises:
        UserError: the share is none, the population too small, a latest date lies before the
            earliest, or the beginning after the first adoption.

    Reference: Valente 1995, Network Models of the Diffusion of Innovations, ch. 5.

    >>> times = {"a": 2012, "b": 2013, "c": 2017, "d": None}
    >>> time_to_share(times, 0.5).years, time_to_share(times, 1, of="adopters").years
    (1.0, 5.0)
    >>> time_to_share(times, 0.9).reason
    'only 3 of the 4 adopters that it takes are known'
    """
    if not 0 < share <= 1:
        raise UserError(f"A share must lie above 0 and at most at 1; {share} does not.")
    if of not in {"population", "adopters"}:
        raise UserError(f"A share is of the 'population' or of the 'adopters', not of {of!r}.")
    found = _ordered(times, latest, population, until)
    whole = found[2] if of == "population" else len(found[0])
    needed = max(1, math.ceil(share * whole - 1e-9))
    return _time_to(f"{share:.10g} of the {of}", needed, found, since=since, until=until)


def _ordered(
    times: Times, latest: Times | None, population: int | None, until: float | None
) -> tuple[Floats, Floats, int]:
    """Return the earliest and the latest times of the adopters, each ascending; the population.

    Who may have adopted after the end of observation has no latest time.
    """
    _, low, high, _ = intervals(times, latest, 0)
    at_risk = checked_population(len(low), len(times), population)
    if until is not None:
        end = checked_moment(until, "end of observation")
        low, high = low[low <= end], np.where(high > end, np.inf, high)[low <= end]
    return np.sort(low), np.sort(high), at_risk


def _time_to(
    what: str,
    needed: int,
    found: tuple[Floats, Floats, int],
    *,
    since: float | None,
    until: float | None,
) -> TimeTo:
    low, high, population = found
    since = None if since is None else checked_moment(since, "beginning")
    known = len(low)
    first = low[0] if known else math.nan
    begin_low, begin_high = (since, since) if since is not None else (first, first)
    if since is None:
        begin_high = high[0] if known else math.nan
    elif since is not None and known and since > high[0]:
        raise UserError(
            f"The beginning ({since:g}) lies after the first adoption ({high[0]:g}); give an "
            "earlier one."
        )
    reason, waited = None, None
    lower = upper = at = years = None
    if known < needed:
        verb = "is" if known == 1 else "are"
        reason = f"only {known} of the {needed:,} adopters that it takes {verb} known"
        if until is not None and np.isfinite(begin_high):
            waited = max(0.0, until - float(begin_high))
    else:
        happened_low, happened_high = float(low[needed - 1]), float(high[needed - 1])
        lower = max(0.0, happened_low - float(begin_high))
        upper = happened_high - float(begin_low)
        if happened_low == happened_high:
            at = happened_low
        if needed == 1 and since is None:
            lower = 0.0  # the first of them is the first, once anybody has adopted for certain
            upper = 0.0 if until is None or math.isfinite(happened_high) else math.inf
        if lower == upper:
            years = lower
        else:
            reason = "the dates leave it open within the bounds"
    return TimeTo(
        what=what,
        needed=needed,
        years=years,
        lower=plain(lower),
        upper=plain(upper),
        at=plain(at),
        at_least_years=waited,
        population=population,
        reason=reason,
        dates="exact" if np.array_equal(low, high) else "bounds",
    )
