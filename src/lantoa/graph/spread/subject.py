"""What the measures are taken of: the adoptions of one item, its lineage, and ties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions

if TYPE_CHECKING:
    from lantoa.graph.adoptions.lineage_of import ModelLineage
    from lantoa.graph.diffusion.event_model import EventModel
    from lantoa.graph.diffusion.tie_matrix import TieMatrix
    from lantoa.graph.spread.tie_options import TieOptions

#: A printed time below this is a period of a study, not a calendar year.
CALENDAR = 1500
#: Years or periods beyond which times are taken for something else.
_MOST_PERIODS = 10_000


@dataclass(frozen=True)
class Subject:
    """The adoptions of one item and what else is known of it.

    Attributes:
        adoptions: of the item, over all units at risk.
        times: unit -> when it first adopted, in years; None: not so far. Adopters without a time
            are left out.
        dates: how uncertain dates became `times`: "exact" where none is.
        undated: the adopters that `times` leaves out.
        deployments: of a model in a store, its single deployments with the groups that are
            counted; else the adoptions.
        everything: the adoptions of all items, where there are others.
        ties: between the units.
        lineage: which deployment came of which, where a store tells.
        until: the end of observation: who has not adopted by it is censored there, and `times`
            holds nothing later; None: the last adoption.
        event_model: what the event history depends on; None: exposure and a linear trend.
        tie_options: the settings of the measures over ties; None: the usual ones.
    """

    adoptions: Adoptions
    times: Mapping[str, float | None]
    dates: str
    undated: tuple[str, ...]
    deployments: Adoptions
    everything: Adoptions | None = None
    ties: TieMatrix | None = None
    lineage: ModelLineage | None = None
    until: float | None = None
    event_model: EventModel | None = None
    tie_options: TieOptions | None = None

    @property
    def item(self) -> str:
        """What is adopted."""
        return self.adoptions.items[0]

    @property
    def population(self) -> int | None:
        """Units at risk whose time of adoption, if they adopted, is known; None = not known."""
        count = self.adoptions.population.count
        return None if count is None else count - len(self.undated)

    def seen(self, times: Mapping[str, float | None]) -> dict[str, float | None]:
        """Return times without those after the end of observation: None, not adopted by then."""
        end = np.inf if self.until is None else self.until
        return {unit: None if t is None or t > end else t for unit, t in times.items()}

    @cached_property
    def known(self) -> NDArray[np.float64]:
        """The times that are known, sorted."""
        return np.sort(np.array([t for t in self.times.values() if t is not None]))

    def needs_dates(self) -> None:
        """Refuse where no adoption has a time.

        Raises:
            UserError: there is none.
        """
        if not len(self.known):
            if self.undated:
                raise UserError("No adoption has a time that is known.")
            if self.until is not None:
                end = self.adoptions.scale.text(self.until)
                raise UserError(f"No adoption by {end} is known; give a later --until.")
            raise UserError("No adoption by any of these units is known.")

    @cached_property
    def edges(self) -> NDArray[np.float64]:
        """Bounds of the periods: calendar years, or steps of 1 where numbers are as printed."""
        self.needs_dates()
        end = self.known[-1] if self.until is None else self.until
        return year_edges(self.adoptions, self.known[0], end)

    @cached_property
    def periodic(self) -> dict[str, float | None]:
        """The times as the number of their calendar year (as printed: unchanged).

        Measures in steps of one year take these, because calendar years are not all equally long.
        """
        if self.adoptions.scale.printed:
            return dict(self.times)
        return {unit: self.year(time) for unit, time in self.times.items()}

    def year(self, time: float | None) -> float | None:
        """Return the number of the calendar year of a time; as printed, the time itself."""
        if time is None or self.adoptions.scale.printed:
            return time
        known = self._years.get(time)
        if known is None:
            day = self.adoptions.scale.date(time)
            known = self._years[time] = float(day.year) if day else time
        return known

    @cached_property
    def _years(self) -> dict[float, float]:
        return {}

    @cached_property
    def year_numbers(self) -> NDArray[np.float64]:
        """The bounds of the periods on the scale of `periodic`, as many as `edges`."""
        if self.adoptions.scale.printed:
            return self.edges
        self.needs_dates()
        first = min(t for t in self.periodic.values() if t is not None)
        return np.asarray(first + np.arange(len(self.edges)), dtype=np.float64)

    @property
    def periodic_until(self) -> float | None:
        """The end of observation on the scale of `periodic`."""
        return self.year(self.until)

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """Cumulative share of the population at the end of each period.

        Raises:
            UserError: no adoption has a time, or nobody knows the population.
        """
        return shares_by_year(self.known, self.edges, self.needs_population())

    def needs_population(self) -> int:
        """Return how many units are at risk.

        Raises:
            UserError: nobody knows, or nobody is.
        """
        if not self.population:
            raise UserError("Nobody knows the population; give it by --population.")
        return self.population

    def needs_ties(self) -> TieMatrix:
        """Return the ties, without the adopters whose time is unknown: they are no never-adopters.

        Raises:
            UserError: none are given.
        """
        if self.ties is None:
            raise UserError("No ties between the units are given; give them by --ties.")
        return self._ties_of_dated

    @cached_property
    def _ties_of_dated(self) -> TieMatrix:
        assert self.ties is not None
        return self.ties.without(self.undated)

    def needs_lineage(self) -> ModelLineage:
        """Return the lineage.

        Raises:
            UserError: none is known.
        """
        if self.lineage is None:
            raise UserError(
                "Nobody tells who came of whom; name the table's column of it by --source."
            )
        return self.lineage

    def points(self) -> dict[str, tuple[float, float]]:
        """Return latitude and longitude of the units that have them.

        Raises:
            UserError: none has.
        """
        at = self.adoptions.coordinates
        if at is None or not np.isfinite(at).any():
            raise UserError(
                "The units have no coordinates; name columns of them by --latitude and --longitude."
            )
        return {
            unit: (north, east)
            for unit, (north, east) in zip(self.adoptions.units, at.tolist(), strict=True)
            if north == north  # noqa: PLR0124 (nan: not known)
        }


def shares_by_year(
    times: NDArray[np.float64], edges: NDArray[np.float64], population: int
) -> NDArray[np.float64]:
    """Return the cumulative share of a population at the end of each period; times ascend."""
    adopted = np.searchsorted(times, edges[1:], side="left")
    return np.asarray(adopted / population, dtype=np.float64)


def not_in_future(until: float, adoptions: Adoptions, today: dt.date | None = None) -> float:
    """Return the end of observation: of the year that is not over yet, today.

    Raises:
        UserError: it is no finite time, or a calendar year that has not begun.

    >>> not_in_future(18.0, Adoptions.build([]))  # a period of a study
    18.0
    """
    if not np.isfinite(until):
        raise UserError("The end of observation must be a finite time.")
    scale, today = adoptions.scale, today or dt.date.today()
    if scale.printed:
        late, now = until >= today.year + 1 and _in_calendar(adoptions), until
    else:
        now = min(until, scale.number(today))
        late = until >= scale.number(dt.date(today.year + 1, 1, 1)) - 1e-6
    if late:
        raise UserError(
            f"Observation cannot end in the future, on {scale.text(until)}; give an earlier "
            "--until."
        )
    return now


def _in_calendar(adoptions: Adoptions) -> bool:
    both = np.concatenate([adoptions.earliest, adoptions.latest])
    return bool(np.any(both >= CALENDAR))


def check_periods(adoptions: Adoptions, first: float, last: float) -> None:
    """Refuse times so far apart that they cannot be years.

    Raises:
        UserError: there are more than 10,000 between the first and the last.

    >>> check_periods(Adoptions.build([]), 1.0, 1e9)
    Traceback (most recent call last):
    lantoa.errors.UserError: From 1 to 1000000000 are more than 10,000 years or periods: ...
    """
    if last - first > _MOST_PERIODS:
        text = adoptions.scale.text
        raise UserError(
            f"From {text(first)} to {text(last)} are more than {_MOST_PERIODS:,} years or periods: "
            "write times as years, periods or days such as 2015-06-30, and --until likewise."
        )


def year_edges(adoptions: Adoptions, first: float, last: float) -> NDArray[np.float64]:
    """Return the bounds of the years from a time to another, both inside.

    >>> year_edges(Adoptions.build([]), 2010.0, 2011.0).tolist()
    [2010.0, 2011.0, 2012.0]
    """
    scale = adoptions.scale
    check_periods(adoptions, first, last)
    begin, end = scale.date(first), scale.date(last)
    if scale.printed or begin is None or end is None:
        return np.asarray(np.floor(first) + np.arange(np.floor(last) - np.floor(first) + 2))
    years = range(begin.year, min(end.year + 2, dt.MAXYEAR))
    # Half a minute early, so that rounding puts no New Year's Day into the year before.
    return np.array([scale.number(dt.date(year, 1, 1)) for year in years]) - 1e-6
