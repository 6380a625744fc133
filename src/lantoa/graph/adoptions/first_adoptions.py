"""When units first adopted items, out of the columns of a table of adoptions."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.adoptions.times import Dates

_UNKNOWN = (-np.inf, np.inf)


class AdoptionTimes:
    """The times of :class:`.table.Adoptions`; the columns are described there."""

    __slots__ = ()

    units: tuple[str, ...]
    unit: NDArray[np.int64]
    item: NDArray[np.int64]
    earliest: NDArray[np.float64]
    latest: NDArray[np.float64]

    @abstractmethod
    def index_of(self, item: str) -> int:
        """Return the index of an item."""

    @property
    def exact(self) -> bool:
        """Whether every adoption has one known time."""
        return bool(np.all(self.earliest == self.latest))

    def times(self, dates: Dates = "earliest") -> NDArray[np.float64]:
        """Return one time for each adoption in years, nan where what is asked is not known.

        Args:
            dates: ``earliest`` or ``latest`` bound, or the ``midpoint`` of the two.

        Raises:
            UserError: `dates` is none of these.
        """
        if dates == "earliest":
            return self.earliest
        if dates == "latest":
            return self.latest
        if dates == "midpoint":
            return (self.earliest + self.latest) / 2
        raise UserError(f"{dates!r} is no choice of dates; use earliest, latest or midpoint.")

    def first_times(self, item: str, dates: Dates = "earliest") -> dict[str, float | None]:
        """Return when each unit first adopted an item: label -> years, None = not so far.

        Units that adopted at a time that is not known are left out, for they are neither
        censored nor dated; :meth:`undated` lists them.
        """
        first, adopted = self._first(item, dates)
        known = np.isfinite(first)
        columns = zip(self.units, adopted.tolist(), known.tolist(), first.tolist(), strict=True)
        return {
            label: time if has else None for label, has, told, time in columns if told or not has
        }

    def undated(self, item: str, dates: Dates = "earliest") -> tuple[str, ...]:
        """Return the units that adopted an item at a time that is not known, so asked."""
        first, adopted = self._first(item, dates)
        return tuple(self.units[i] for i in np.flatnonzero(adopted & ~np.isfinite(first)))

    def first_bounds(self, item: str) -> dict[str, tuple[float | None, float | None]]:
        """Return the bounds of when each adopter first adopted an item: label -> (from, until).

        A bound is None where it is not known: where one of a unit's adoptions may have begun at
        any earlier time, so may the first.
        """
        rows = self.item == self.index_of(item)
        unit, earliest, latest = self.unit[rows], self.earliest[rows], self.latest[rows]
        first, last = (np.full(len(self.units), np.inf) for _ in range(2))
        np.minimum.at(first, unit, np.where(np.isnan(earliest), -np.inf, earliest))
        np.minimum.at(last, unit, np.where(np.isnan(latest), np.inf, latest))
        adopters = np.unique(unit)
        bounds = zip(first[adopters].tolist(), last[adopters].tolist(), strict=True)
        return {
            self.units[at]: (
                begin if begin not in _UNKNOWN else None,
                end if end not in _UNKNOWN else None,
            )
            for at, (begin, end) in zip(adopters.tolist(), bounds, strict=True)
        }

    def _first(self, item: str, dates: Dates) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        rows = self.item == self.index_of(item)
        first = np.full(len(self.units), np.inf)
        times = self.times(dates)[rows]
        np.minimum.at(first, self.unit[rows], np.where(np.isnan(times), np.inf, times))
        adopted = np.zeros(len(self.units), dtype=bool)
        adopted[self.unit[rows]] = True
        return first, adopted

    def events(
        self, dates: Dates = "earliest"
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        """Return unit, item and time of the dated adoptions: the first of each unit and item.

        They are sorted by item, time and unit.
        """
        times = self.times(dates)
        known = np.isfinite(times)
        unit, item, time = self.unit[known], self.item[known], times[known]
        order = np.lexsort((time, unit, item))
        unit, item, time = unit[order], item[order], time[order]
        if len(unit):
            new = np.ones(len(unit), dtype=bool)
            new[1:] = (unit[1:] != unit[:-1]) | (item[1:] != item[:-1])
            unit, item, time = unit[new], item[new], time[new]
        order = np.lexsort((unit, time, item))
        return unit[order], item[order], time[order]
