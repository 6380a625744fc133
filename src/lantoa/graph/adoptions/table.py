"""Who adopted what and when, as columns: what every measure of spread and inference reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.adoptions.parts import Group, Population, Problem
from lantoa.graph.adoptions.times import PRINTED, Dates, TimeScale

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Adoptions:
    """Adoptions as columns; row k says that unit[k] adopted item[k] within [earliest, latest].

    Attributes:
        units: labels of all units known or at risk, distinct; those without a row of an item
            have not adopted it so far (right-censored).
        items: labels of the items, distinct.
        unit, item: for each adoption the indexes of its unit and item.
        earliest, latest: for each adoption the bounds of its time in years on `scale`; equal
            where the time is known, nan where a bound is unknown.
        population: how many units are at risk, and by whom that is told.
        scale: how dates are numbers.
        groups: adopters that are only counted.
        problems: what was wrong with the rows that this was read from.
        ids: identifiers of the units, where they have them (IRIs of places), as `units`.
        item_ids: identifiers of the items (IRIs of models), as `items`.
        coordinates: latitude and longitude of units in degrees, two columns, nan = unknown.

    >>> table = Adoptions.build([("a", "x", 2010), ("b", "x", 2012), ("b", "y", 2011)])
    >>> table.first_times("y")
    {'a': None, 'b': 2011.0}
    >>> len(table), table.population.count
    (3, 2)
    """

    units: tuple[str, ...]
    items: tuple[str, ...]
    unit: NDArray[np.int64]
    item: NDArray[np.int64]
    earliest: NDArray[np.float64]
    latest: NDArray[np.float64]
    population: Population
    scale: TimeScale = PRINTED
    groups: tuple[Group, ...] = ()
    problems: tuple[Problem, ...] = ()
    ids: tuple[str, ...] = ()
    item_ids: tuple[str, ...] = ()
    coordinates: NDArray[np.float64] | None = None
    _places: dict[str, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        lengths = {len(column) for column in (self.unit, self.item, self.earliest, self.latest)}
        if len(lengths) > 1:
            raise ValueError("the columns of adoptions must be equally long")
        self._places.update((label, index) for index, label in enumerate(self.items))
        adopters = int(np.bincount(self.unit, minlength=1).astype(bool).sum())
        count = self.population.count
        if count is not None and count < adopters:
            raise UserError(
                f"The population of {count:,} ({self.population.source}) is smaller than the "
                f"{adopters:,} units that adopted; give one that holds them all."
            )

    @classmethod
    def build(
        cls,
        rows: Iterable[tuple[str, str, float | None] | tuple[str, str, float | None, float | None]],
        *,
        units: Iterable[str] = (),
        population: int | Population | None = None,
        scale: TimeScale = PRINTED,
        groups: Sequence[Group] = (),
        problems: Sequence[Problem] = (),
    ) -> Adoptions:
        """Return the adoptions of (unit, item, time) or (unit, item, earliest, latest) rows.

        Args:
            rows: the adoptions; None is an unknown bound or time.
            units: further units that are at risk.
            population: how many units are at risk; by default the units that are named.
            scale: how the times are numbers.
            groups: adopters that are only counted.
            problems: what was wrong with rows that are not given.
        """
        unit_index: dict[str, int] = {}
        item_index: dict[str, int] = {}
        columns: tuple[list[int], list[int], list[float], list[float]] = ([], [], [], [])
        for unit, item, *times in rows:
            columns[0].append(unit_index.setdefault(unit, len(unit_index)))
            columns[1].append(item_index.setdefault(item, len(item_index)))
            columns[2].append(_number(times[0]))
            columns[3].append(_number(times[-1]))
        for unit in units:
            unit_index.setdefault(unit, len(unit_index))
        for group in groups:
            item_index.setdefault(group.item, len(item_index))
        if population is None:
            population = Population(len(unit_index), "the units named in the table")
        elif isinstance(population, int):
            population = Population(population, "as given")
        return cls(
            units=tuple(unit_index),
            items=tuple(item_index),
            unit=np.array(columns[0], dtype=np.int64),
            item=np.array(columns[1], dtype=np.int64),
            earliest=np.array(columns[2], dtype=np.float64),
            latest=np.array(columns[3], dtype=np.float64),
            population=population,
            scale=scale,
            groups=tuple(groups),
            problems=tuple(problems),
        )

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        *,
        unit: str = "unit",
        item: str | None = "item",
        time: str = "time",
        population: int | Population | None = None,
    ) -> Adoptions:
        """Return the adoptions of a DataFrame; see :meth:`of_columns`.

        Args:
            frame: a row for each adoption, or for each unit at risk with an empty time.
            unit, item, time: the names of its columns; item None if it is about one item.
            population: how many units are at risk; by default the units that are named.

        Raises:
            UserError: a column is missing, or no time in it can be read.
        """
        names = [str(name) for name in frame.columns]
        columns = {name: frame.iloc[:, position].tolist() for position, name in enumerate(names)}
        return cls.of_columns(columns, unit=unit, item=item, time=time, population=population)

    @classmethod
    def of_columns(
        cls,
        columns: Mapping[str, Sequence[object]],
        *,
        unit: str,
        item: str | None,
        time: str,
        population: int | Population | None = None,
        where: str = "the table",
        today: dt.date | None = None,
    ) -> Adoptions:
        """Return the adoptions that columns of equal length tell; see :func:`.rows.read_rows`.

        Args:
            columns: the values by the name of the column.
            unit, item, time: the names of the columns; item None if all rows are about one item.
            population: how many units are at risk; by default the units that are named.
            where: what the table is called, for messages.
            today: no adoption is later than this day; by default the day it is.

        Raises:
            UserError: a column is missing, or no time in it can be read.
        """
        from lantoa.graph.adoptions.rows import read_rows

        read = read_rows(columns, unit=unit, item=item, time=time, where=where, today=today)
        if population is None:
            population = Population(len(read.units), f"the units named in {where}")
        return cls.build(
            read.rows,
            units=read.units,
            population=population,
            scale=read.scale,
            problems=read.problems,
        )

    def __len__(self) -> int:
        return len(self.unit)

    def index_of(self, item: str) -> int:
        """Return the index of an item.

        Raises:
            UnknownNameError: no item is called so.
        """
        found = self._places.get(item)
        if found is None:
            import difflib

            close = difflib.get_close_matches(item, self.items, 3, 0.5)
            raise UnknownNameError("item", item, close or list(self.items[:3]))
        return found

    def of_item(self, item: str) -> Adoptions:
        """Return the adoptions of one item, over the same units and population."""
        index = self.index_of(item)
        rows = self.item == index
        return replace(
            self,
            items=(item,),
            item_ids=self.item_ids[index : index + 1],
            unit=self.unit[rows],
            item=np.zeros(int(rows.sum()), dtype=np.int64),
            earliest=self.earliest[rows],
            latest=self.latest[rows],
            groups=tuple(group for group in self.groups if group.item == item),
            _places={},
        )

    def until(self, end: float) -> Adoptions:
        """Return the adoptions that may have been by a time, over the same units and items.

        Args:
            end: the last moment observed, on the scale of the times. What began later is left
                out: units without another adoption have not adopted so far.

        Raises:
            UserError: it is no finite time.

        >>> table = Adoptions.build([("a", "x", 2010), ("b", "x", 2012), ("c", "x", None)])
        >>> table.until(2011).first_times("x"), table.until(2011).undated("x")
        ({'a': 2010.0, 'b': None}, ('c',))
        """
        if not np.isfinite(end):
            raise UserError("The end of observation must be a finite time.")
        rows = ~(self.earliest > end)
        return replace(
            self,
            unit=self.unit[rows],
            item=self.item[rows],
            earliest=self.earliest[rows],
            latest=self.latest[rows],
            groups=tuple(group for group in self.groups if not group.earliest > end),
            _places={},
        )

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
        return {
            label: None if not adopted[index] else float(first[index])
            for index, label in enumerate(self.units)
            if not adopted[index] or np.isfinite(first[index])
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
        first = np.full(len(self.units), np.inf)
        last = np.full(len(self.units), np.inf)
        np.minimum.at(first, unit, np.where(np.isnan(earliest), -np.inf, earliest))
        np.minimum.at(last, unit, np.where(np.isnan(latest), np.inf, latest))
        return {
            self.units[at]: (
                float(first[at]) if np.isfinite(first[at]) else None,
                float(last[at]) if np.isfinite(last[at]) else None,
            )
            for at in np.unique(unit)
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

    @property
    def exact(self) -> bool:
        """Whether every adoption has one known time."""
        return bool(np.all(self.earliest == self.latest))

    def to_frame(self, dates: Dates = "earliest") -> pd.DataFrame:
        """Return a row for each adoption: unit, item, time (as `dates`), earliest, latest."""
        try:
            import pandas as pd
        except ImportError as error:
            raise UserError("Tables need pandas: pip install 'lantoa[data]'.") from error
        return pd.DataFrame(
            {
                "unit": np.array(self.units, dtype=object)[self.unit] if len(self) else [],
                "item": np.array(self.items, dtype=object)[self.item] if len(self) else [],
                "time": self.times(dates),
                "earliest": self.earliest,
                "latest": self.latest,
            }
        )


def _number(value: float | None) -> float:
    return float("nan") if value is None else float(value)
