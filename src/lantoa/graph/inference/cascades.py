"""Cascades: for each item, which units adopted it in which order."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.adoptions.times import PRINTED, TimeScale
from lantoa.graph.inference.ticks import whole_ticks

if TYPE_CHECKING:
    import pandas as pd

    from lantoa.graph.adoptions import Adoptions, Dates

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
#: What happens to rows without a unit, an item or a time.
Missing = Literal["refuse", "drop"]


@dataclass(frozen=True, slots=True, eq=False)
class Cascades:
    """Adoptions sorted by item and time, once for each unit and item.

    A unit can have followed those that adopted strictly before it; who adopted at the same time
    is no evidence either way. Units stand in the order in which they first appear, items by label.

    Attributes:
        units: the labels of the units.
        items: the labels of the items that anybody adopted at a known time.
        unit, item, time: the adoptions, sorted by item, time and unit; `unit` and `item` are
            indexes, `time` is in years or whatever the table is in.
        start: where each item begins; one more than items.
        before: how many adoptions of the item are strictly earlier than each; they are the rows
            ``start[item]`` to ``start[item] + before``.
        dropped: rows left out for want of a unit, an item or a time.
        repeated: later adoptions left out of units that had adopted the item before.
        dates: which day stands for a date that is an interval.
        ticks: the times in whole ticks where they are whole days or years, or halves of them;
            then equal intervals are equal to the last bit, whenever they lie. Otherwise None.
        tick: how long a tick is, in the unit of `time`.
    """

    units: tuple[str, ...]
    items: tuple[str, ...]
    unit: Ints
    item: Ints
    time: Floats
    start: Ints
    before: Ints
    dropped: int = 0
    repeated: int = 0
    dates: str = "exact"
    ticks: Ints | None = None
    tick: float = 1.0

    @classmethod
    def from_columns(
        cls,
        unit: Iterable[object],
        item: Iterable[object],
        time: Iterable[object],
        *,
        missing: Missing = "refuse",
        units: Iterable[str] = (),
    ) -> Cascades:
        """Return the cascades of three columns of equal length.

        Args:
            unit, item: labels; of whatever type, they are told apart by their text.
            time: numbers, or dates; dates are years as in :class:`.TimeScale`.
            missing: ``refuse`` rows that lack something, or ``drop`` and count them.
            units: units that stand first, in this order, whether they adopted anything or not.

        Raises:
            UserError: something is missing and not to be dropped, a time is no number, or
                nothing is left.

        >>> found = Cascades.from_columns("abcab", "xxxyy", [1, 2, 2, 5, 4])
        >>> found.units, found.items, found.before.tolist()
        (('a', 'b', 'c'), ('x', 'y'), [0, 1, 1, 0, 1])
        """
        labels = {label: index for index, label in enumerate(units)}
        items: dict[str, int] = {}
        rows: list[tuple[int, int, float]] = []
        dropped, days = 0, 0
        for line, (u, i, t) in enumerate(zip(unit, item, time, strict=True), start=1):
            if _absent(u) or _absent(i) or _absent(t):
                if missing == "refuse":
                    lacks = "unit" if _absent(u) else "item" if _absent(i) else "time"
                    raise UserError(
                        f"Row {line} has no {lacks}; mend it, or have such rows left out and "
                        "counted (missing: drop)."
                    )
                dropped += 1
                continue
            days += isinstance(t, dt.date)
            if days and days != len(rows) + 1:
                raise UserError(f"Row {line}: times are either all dates or all numbers.")
            rows.append(
                (
                    labels.setdefault(str(u), len(labels)),
                    items.setdefault(str(i), len(items)),
                    _number(t, line),
                )
            )
        table = np.array(rows, dtype=np.float64).reshape(-1, 3)
        return cls.build(
            tuple(labels),
            tuple(items),
            table[:, 0].astype(np.int64),
            table[:, 1].astype(np.int64),
            table[:, 2],
            dropped=dropped,
            scale=TimeScale() if days else PRINTED,
        )

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        *,
        unit: str = "unit",
        item: str = "item",
        time: str = "time",
        missing: Missing = "refuse",
    ) -> Cascades:
        """Return the cascades of a DataFrame; `unit`, `item` and `time` name its columns.

        Raises:
            UserError: a column is not there; otherwise as :meth:`from_columns`.
        """
        for name in (unit, item, time):
            if name not in frame.columns:
                known = ", ".join(str(c) for c in frame.columns)
                raise UserError(f"The table has no column {name!r}; its columns are {known}.")
        return cls.from_columns(frame[unit], frame[item], frame[time], missing=missing)

    @classmethod
    def from_adoptions(
        cls,
        adoptions: Adoptions,
        *,
        dates: Dates = "earliest",
        missing: Missing = "drop",
    ) -> Cascades:
        """Return the cascades of a table of adoptions, of those of its rows that are dated.

        Args:
            adoptions: the table.
            dates: which day stands for a date that is an interval.
            missing: ``refuse`` rows without a date and rows that could not be read, or ``drop``
                and count them.

        Raises:
            UserError: something is missing and not to be dropped, or nothing is dated.
        """
        times = adoptions.times(dates)
        known = np.isfinite(times)
        left_out = [p for p in adoptions.problems if not p.handled.startswith("kept")]
        dropped = int((~known).sum()) + sum(problem.count for problem in left_out)
        if dropped and missing == "refuse":
            first = f": {adoptions.problems[0]}" if adoptions.problems else ""
            raise UserError(
                f"{dropped:,} rows lack a unit, an item or a time{first}; mend them, or have such "
                "rows left out and counted (missing: drop)."
            )
        return cls.build(
            adoptions.units,
            adoptions.items,
            adoptions.unit[known],
            adoptions.item[known],
            times[known],
            dropped=dropped,
            dates="exact" if adoptions.exact else dates,
            scale=adoptions.scale,
        )

    @classmethod
    def build(
        cls,
        units: Sequence[str],
        items: Sequence[str],
        unit: Ints,
        item: Ints,
        time: Floats,
        *,
        dropped: int = 0,
        dates: str = "exact",
        scale: TimeScale = PRINTED,
    ) -> Cascades:
        """Return the cascades of indexes and times in any order; the first of each pair counts.

        Args:
            units, items: the labels; items that nobody adopted are left out.
            unit, item, time: the adoptions.
            dropped: rows that were left out before.
            dates: which day stands for a date that is an interval.
            scale: how the times are numbers.

        Raises:
            UserError: there is not one adoption.
        """
        if not len(unit):
            raise UserError(
                "No row has a unit, an item and a time, so that nothing can be inferred; give some."
            )
        adopted = np.bincount(item, minlength=len(items)).astype(bool)
        rank = sorted(np.flatnonzero(adopted).tolist(), key=items.__getitem__)
        place = np.full(len(items), -1, dtype=np.int64)
        place[rank] = np.arange(len(rank))
        items, item = [items[index] for index in rank], place[item]
        order = np.lexsort((time, unit, item))
        unit, item, time = unit[order], item[order], time[order]
        first = np.ones(len(unit), dtype=bool)
        first[1:] = (unit[1:] != unit[:-1]) | (item[1:] != item[:-1])
        repeated = int((~first).sum())
        unit, item, time = unit[first], item[first], time[first]
        ticks, tick = whole_ticks(time, scale)
        order = np.lexsort((unit, time if ticks is None else ticks, item))
        unit, item, time = unit[order], item[order], time[order]
        ticks = None if ticks is None else ticks[order]
        start = np.searchsorted(item, np.arange(len(items) + 1)).astype(np.int64)
        # The first row of each run of equal times within an item, less where the item begins.
        new = np.ones(len(unit), dtype=bool)
        clock = time if ticks is None else ticks
        new[1:] = (item[1:] != item[:-1]) | (clock[1:] != clock[:-1])
        run = np.maximum.accumulate(np.where(new, np.arange(len(unit)), 0))
        return cls(
            tuple(units),
            tuple(items),
            unit,
            item,
            time,
            start,
            run - start[item],
            dropped=dropped,
            repeated=repeated,
            dates=dates,
            ticks=ticks,
            tick=tick,
        )

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.items)

    @property
    def pairs(self) -> int:
        """How many ordered pairs of an earlier and a later adopter of one item there are."""
        return int(self.before.sum())

    def summary(self) -> dict[str, Any]:
        """Return the counts that results show."""
        followed = int((np.diff(self.start) > 1).sum())
        return {
            "units": len(set(self.unit.tolist())),
            "items": len(self.items),
            "items_with_several_adopters": followed,
            "adoptions": len(self.unit),
            "dropped": self.dropped,
            "repeated": self.repeated,
            "dates": self.dates,
        }


def _absent(value: object) -> bool:
    if value is None or value == "":
        return True
    return bool(value != value)  # noqa: PLR0124 (nan and NaT differ from themselves)


def _number(value: object, line: int) -> float:
    if isinstance(value, dt.date):
        return TimeScale().number(value)
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise UserError(
            f"The time {value!r} of row {line} is no number; give a year or a count of periods."
        )
    return number
