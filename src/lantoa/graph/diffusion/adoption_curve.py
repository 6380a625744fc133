"""The adoption curve: new and cumulative adopters by period, with bounds for unsure dates."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from lantoa.graph.diffusion.counted_groups import CountedGroup, clusters
from lantoa.graph.diffusion.curve_counts import CurveCounts
from lantoa.graph.diffusion.intervals import intervals
from lantoa.graph.diffusion.period_edges import count_before, period_edges
from lantoa.graph.diffusion.row_results import RowResult
from lantoa.graph.diffusion.times import Times, by_unit, checked_population

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionCurve(RowResult):
    """New and cumulative adopters by period.

    Attributes:
        starts: start of each period (included).
        ends: end of each period (not included).
        new_lower: adopters that must have adopted in the period.
        new_upper: adopters that may have adopted in it; None: not known ("hơn 54").
        cumulative_lower: adopters that must have adopted by its end.
        cumulative_upper: adopters that may have adopted by its end; None: not known.
        population: units at risk; None: not known.
        named: units known by name that have adopted.
        undated: those of them without any date; they are in no lower number, in all upper ones.
        unnamed_lower: adopters that are counted and not named, at least.
        unnamed_upper: the same, at most; None: not known.
        beyond: named adopters who for certain adopted after the last period.
        dates: "exact", or "bounds" where some adoption's date is an interval.
    """

    COLUMNS: ClassVar[Mapping[str, str]] = {
        "start": "starts",
        "end": "ends",
        "new_lower": "new_lower",
        "new_upper": "new_upper",
        "cumulative_lower": "cumulative_lower",
        "cumulative_upper": "cumulative_upper",
        "share_lower": "share_lower",
        "share_upper": "share_upper",
    }
    DERIVED: ClassVar[tuple[str, ...]] = ("adopters_lower", "adopters_upper")

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    new_lower: tuple[int, ...]
    new_upper: tuple[int | None, ...]
    cumulative_lower: tuple[int, ...]
    cumulative_upper: tuple[int | None, ...]
    population: int | None
    named: int
    undated: int
    unnamed_lower: int
    unnamed_upper: int | None
    beyond: int
    dates: str

    @property
    def adopters(self) -> tuple[int, int | None]:
        """All adopters, named or not, dated or not: at least and at most."""
        most = None if self.unnamed_upper is None else self.named + self.unnamed_upper
        return self.named + self.unnamed_lower, most

    @property
    def adopters_lower(self) -> int:
        """All adopters, at least."""
        return self.adopters[0]

    @property
    def adopters_upper(self) -> int | None:
        """All adopters, at most; None: not known."""
        return self.adopters[1]

    @property
    def share_lower(self) -> tuple[float | None, ...]:
        """Cumulative share of the population, at least."""
        return tuple(self._share(count) for count in self.cumulative_lower)

    @property
    def share_upper(self) -> tuple[float | None, ...]:
        """Cumulative share of the population, at most."""
        return tuple(self._share(count) for count in self.cumulative_upper)

    def _share(self, count: int | None) -> float | None:
        return count / self.population if self.population and count is not None else None


def adoption_curve(
    times: Times,
    *,
    latest: Times | None = None,
    undated: int | Iterable[Hashable] = 0,
    groups: Iterable[CountedGroup] = (),
    population: int | None = None,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    edges: Sequence[float] | Floats | None = None,
) -> AdoptionCurve:
    """Count new and cumulative adopters by period.

    A unit whose date is the interval from e to l has adopted for certain by the end T of a
    period if l < T, and possibly if e < T; where all dates are exact both numbers are one. With
    ``latest``, a unit that has only one of the two dates has an interval open at the other end;
    without either it has not adopted, unless it is told in ``undated``.
    Of a counted group, only the members without a name are added to the named units.

    Args:
        times: time of adoption by unit (with ``latest``: the earliest), in years; None or nan:
            none.
        latest: the latest time by unit; else the times are exact.
        undated: units that have adopted nobody knows when (they may be among ``times``,
            without a time), or how many.
        groups: adopters that are counted and not named.
        population: units at risk; else the units in ``times`` and ``undated``, or None where
            groups are counted (nobody says then how many could have adopted).
        period: length of a period in years.
        origin: start of the first period; else the first date; earlier adopters count in
            the cumulative numbers.
        until: a time that the last period holds; else the last date.
        edges: the bounds of the periods instead, e.g. the first days of years.

    Returns:
        The curve, the population and what is not dated stated.

    Raises:
        UserError: no adoption has a date, a latest date lies before the earliest, or the
            population is smaller than the adopters.

    Reference: Rogers, Diffusion of Innovations (5th ed. 2003), ch. 1 and 7.

    >>> curve = adoption_curve({"a": 2015, "b": 2016, "c": 2016, "d": None})
    >>> curve.new_lower, curve.cumulative_lower, curve.population, curve.share_lower[-1]
    ((1, 2), (1, 3), 4, 0.75)
    >>> curve = adoption_curve({"a": 2015, "b": 2015}, latest={"a": 2015, "b": 2016},
    ...     groups=[CountedGroup(54, None, latest=2016, members=["a"])])
    >>> curve.cumulative_lower, curve.cumulative_upper
    ((1, 55), (None, None))
    """
    times = by_unit(times)
    names, low, high, without_date = intervals(times, latest, undated)
    groups = _with_known_members(groups, names)
    _date_members(names, low, high, groups)
    bounds = period_edges(
        np.concatenate(
            [low, high, [d for g in groups for d in (g.earliest, g.latest) if d is not None]]
        ),
        width=period,
        start=origin,
        until=until,
        edges=edges,
    )
    counts = CurveCounts(bounds)
    counts.add_units(low, high)
    unnamed_lower = 0
    unnamed_upper: list[int | None] = []
    for cluster in clusters(groups):
        unnamed_lower += counts.add_cluster_lower(cluster)
        unnamed_upper += counts.add_cluster_upper(cluster)
    most = None if None in unnamed_upper else sum(n for n in unnamed_upper if n is not None)
    at_risk = population
    if population is not None or not groups:
        all_names = times if isinstance(times, Mapping) else range(len(times))
        units = len({*names, *all_names})
        at_risk = checked_population(len(low) + unnamed_lower, units, population)
    return AdoptionCurve(
        starts=tuple(bounds[:-1].tolist()),
        ends=tuple(bounds[1:].tolist()),
        new_lower=tuple(int(n) for n in counts.new_lower),
        new_upper=counts.bounded(counts.new_upper, counts.new_open, at_risk),
        cumulative_lower=tuple(int(n) for n in counts.lower),
        cumulative_upper=counts.bounded(counts.upper, counts.open, at_risk),
        population=at_risk,
        named=len(low),
        undated=without_date,
        unnamed_lower=unnamed_lower,
        unnamed_upper=most,
        beyond=len(low) - int(count_before(bounds, low)[-1]),
        dates="exact" if (low == high).all() and not groups else "bounds",
    )


def _with_known_members(
    groups: Iterable[CountedGroup], names: Sequence[Hashable]
) -> tuple[CountedGroup, ...]:
    """Keep the members that are counted by name: others are counted with the group alone."""
    known = set(names)
    return tuple(
        replace(
            group,
            members=[m for m in group.members if m in known],
            possible_members=[m for m in group.possible_members if m in known],
        )
        for group in groups
    )


def _date_members(
    names: Sequence[Hashable], low: Floats, high: Floats, groups: Iterable[CountedGroup]
) -> None:
    """Give members the open ends that their group's dates close."""
    if not any(group.members for group in groups):
        return
    index = {name: at for at, name in enumerate(names)}
    for group in groups:
        for at in (index[member] for member in group.members if member in index):
            if group.latest is not None and high[at] == np.inf and low[at] <= group.latest:
                high[at] = group.latest
            if group.earliest is not None and low[at] == -np.inf and high[at] >= group.earliest:
                low[at] = group.earliest
