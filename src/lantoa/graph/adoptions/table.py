"""Who adopted what and when, as columns: what every measure of spread and inference reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import MissingExtraError, UnknownNameError, UserError
from lantoa.graph.adoptions.first_adoptions import AdoptionTimes
from lantoa.graph.adoptions.numbered import Row, numbered
from lantoa.graph.adoptions.parts import Group, Population, Problem
from lantoa.graph.adoptions.times import PRINTED, Dates, TimeScale

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Adoptions(AdoptionTimes):
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
        rows: Iterable[Row],
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
        made = numbered(rows, units, [group.item for group in groups])
        if population is None:
            population = Population(len(made.units), "the units named in the table")
        elif isinstance(population, int):
            population = Population(population, "as given")
        return cls(
            units=made.units,
            items=made.items,
            unit=made.unit,
            item=made.item,
            earliest=made.earliest,
            latest=made.latest,
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
        time_to: str | None = None,
        population: int | Population | None = None,
    ) -> Adoptions:
        """Return the adoptions of a DataFrame; see :meth:`of_columns`.

        Args:
            frame: a row for each adoption, or for each unit at risk with an empty time.
            unit, item, time: the names of its columns; item None if it is about one item.
            time_to: the column of the latest time, where `time` is that of the earliest.
            population: how many units are at risk; by default the units that are named.

        Raises:
            UserError: a column is missing, or no time in it can be read.
        """
        names = [str(name) for name in frame.columns]
        columns = {name: frame.iloc[:, position].tolist() for position, name in enumerate(names)}
        return cls.of_columns(
            columns, unit=unit, item=item, time=time, time_to=time_to, population=population
        )

    @classmethod
    def of_columns(
        cls,
        columns: Mapping[str, Sequence[object]],
        *,
        unit: str,
        item: str | None,
        time: str,
        time_to: str | None = None,
        population: int | Population | None = None,
        where: str = "the table",
        today: dt.date | None = None,
    ) -> Adoptions:
        """Return the adoptions that columns of equal length tell; see :func:`.rows.read_rows`.

        Args:
            columns: the values by the name of the column.
            unit, item, time: the names of the columns; item None if all rows are about one item.
            time_to: the column of the latest time, where `time` is that of the earliest.
            population: how many units are at risk; by default the units that are named.
            where: what the table is called, for messages.
            today: no adoption is later than this day; by default the day it is.

        Raises:
            UserError: a column is missing, or no time in it can be read.
        """
        from lantoa.graph.adoptions.rows import read_rows

        read = read_rows(
            columns, unit=unit, item=item, time=time, time_to=time_to, where=where, today=today
        )
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

    def total(self, item: str) -> tuple[int, int | None]:
        """Return how many adopted an item, named or only counted, dated or not.

        At least and at most (None: not known); it is the number in which the adoption curve ends.

        >>> groups = [Group("x", 54, 54, members=("a", "b", "c"))]
        >>> Adoptions.build([("a", "x", 2010), ("d", "x", None)], groups=groups).total("x")
        (55, 55)
        """
        from lantoa.graph.adoptions.totals import total_with_groups

        named = {self.units[at] for at in self.unit[self.item == self.index_of(item)]}
        return total_with_groups(named, [g.counted() for g in self.groups if g.item == item])

    def to_frame(self, dates: Dates = "earliest") -> pd.DataFrame:
        """Return a row for each adoption: unit, item, time (as `dates`), earliest, latest."""
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingExtraError("pandas", "data") from error
        return pd.DataFrame(
            {
                "unit": np.array(self.units, dtype=object)[self.unit] if len(self) else [],
                "item": np.array(self.items, dtype=object)[self.item] if len(self) else [],
                "time": self.times(dates),
                "earliest": self.earliest,
                "latest": self.latest,
            }
        )
