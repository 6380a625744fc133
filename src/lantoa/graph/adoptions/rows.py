"""Adoptions out of the columns of any table: times are read, and what is wrong is counted."""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantoa.errors import UserError
from lantoa.graph.adoptions.cell_times import (
    BACKWARDS,
    Time,
    TimeReader,
    is_empty,
    text_of,
    texts_of,
)
from lantoa.graph.adoptions.parts import Problem
from lantoa.graph.adoptions.times import PRINTED, TimeScale

#: A column with a year from here on is one of calendar years, not of periods of a study.
_CALENDAR = 1500
_AT_UNKNOWN = "kept, at a time that is not known"
_SHORT, _FUTURE = "years of one or two digits", "times in the future"


@dataclass(frozen=True, slots=True)
class ReadRows:
    """What columns tell: rows of unit, item, earliest and latest, and all units named."""

    rows: list[tuple[str, str, float | None, float | None]]
    units: tuple[str, ...]
    scale: TimeScale
    problems: tuple[Problem, ...]


def read_rows(
    columns: Mapping[str, Sequence[object]],
    *,
    unit: str,
    item: str | None,
    time: str,
    time_to: str | None = None,
    where: str = "the table",
    today: dt.date | None = None,
) -> ReadRows:
    r"""Read the adoptions that columns of equal length tell.

    Times are numbers (years or periods, taken as printed), ISO days, EDTF (``2012-05``,
    ``2012~``), days and months as they are written (``7/6/2011``, ``5/2014``) or intervals
    (``2012/2014``, ``../2012``, ``2012-2014``). Where one of them is finer than a year all are
    taken as days: a year becomes the interval from its first day to its last. A unit with an
    empty time is at risk and has not adopted. Counted in ``problems`` are rows without a unit or
    item and with a time in the future, which are left out; rows with a time that is negative or
    cannot be read, which are adoptions at a time that is not known; rows that tell an adoption
    again; and what could be read in another way.

    Args:
        columns: the values by the name of the column.
        unit, item, time: the names of the columns; item None if all rows are about one item.
        time_to: the column of the latest time, where `time` is that of the earliest; where it is
            empty the time is open towards its end.
        where: what the table is called, for messages.
        today: no adoption is later than this day; by default the day it is.

    Raises:
        UserError: a column is missing, or no time in it can be read.

    >>> read = read_rows(
    ...     {"who": ["a", "b", "c", ""], "year": ["2010", "2012/2014", "", "2011"]},
    ...     unit="who", item=None, time="year")
    >>> read.rows, read.units
    ([('a', 'all', 2010.0, 2010.0), ('b', 'all', 2012.0, 2014.0)], ('a', 'b', 'c'))
    >>> print(*read.problems, sep="\n")
    1 rows without a unit (such as row 4): left out
    1 rows with an empty time: the unit is at risk and has not adopted
    """
    whom, whens = _column(columns, unit, where), _column(columns, time, where)
    untils = whens if time_to is None else _column(columns, time_to, where)
    items = ["all"] * len(whom) if item is None else _column(columns, item, where)
    problems = _Problems()
    reader = TimeReader([*whens, *(untils if time_to else ())])
    known: list[tuple[str, str, Time]] = []
    units: dict[str, None] = {}
    undated: list[tuple[str, str, float | None, float | None]] = []
    empty = 0
    labels, names = texts_of(whom), texts_of(items)
    for row, (label, name, when, until) in enumerate(
        zip(labels, names, whens, untils, strict=True), start=1
    ):
        if not label:
            problems.add("rows without a unit", f"row {row}")
            continue
        if not name:
            problems.add("rows without an item", f"row {row}")
            continue
        units[label] = None
        if is_empty(when) and is_empty(until):
            empty += 1
            continue
        read = reader.read(when) if time_to is None else _between(reader, when, until)
        if isinstance(read, str):
            shown = text_of(when) if time_to is None else f"{text_of(when)} to {text_of(until)}"
            problems.add(read, f"{shown!r} in row {row}", _AT_UNKNOWN)
            undated.append((label, name, None, None))
        else:
            known.append((label, name, read))
    _refuse_if_all_wrong(problems, known, time, where)
    rows, scale = _on_one_scale(known, problems, today or dt.date.today())
    if known and not rows:
        raise UserError(f"All times in the column {time!r} of {where} lie in the future.")
    rows += undated
    for what, (count, example, handled) in reader.remarks.items():
        problems.add(what, repr(example), handled, count)
    _count_repeated(rows, problems)
    if empty:
        problems.add(
            "rows with an empty time", "", "the unit is at risk and has not adopted", empty
        )
    return ReadRows(rows, tuple(units), scale, problems.all())


def _column(columns: Mapping[str, Sequence[object]], name: str, where: str) -> Sequence[object]:
    if name in columns:
        return columns[name]
    for other in columns:  # the same letters, put together in another way
        if unicodedata.normalize("NFC", other) == unicodedata.normalize("NFC", name):
            return columns[other]
    raise UserError(
        f"{where} has no column {name!r}; its columns are "
        f"{', '.join(repr(column) for column in columns) or 'none'}."
    )


def _between(reader: TimeReader, when: object, until: object) -> Time | str:
    """Return the time between what two cells tell, or what is wrong with it."""
    first = Time(None, None) if is_empty(when) else reader.read(when)
    last = Time(None, None) if is_empty(until) else reader.read(until)
    if isinstance(first, str):
        return first
    if isinstance(last, str):
        return last
    begin = first.latest if first.earliest is None else first.earliest
    end = last.earliest if last.latest is None else last.latest
    if begin is not None and end is not None and _lies_before(end, begin):
        return BACKWARDS
    return Time(begin, end)


def _lies_before(one: float | dt.date, other: float | dt.date) -> bool:
    """Whether all of a time lies before another; a year beside a day is any day of it."""
    if isinstance(one, dt.date):
        return one < other if isinstance(other, dt.date) else one.year < other
    return one < (other.year if isinstance(other, dt.date) else other)


def _on_one_scale(
    known: Sequence[tuple[str, str, Time]], problems: _Problems, today: dt.date
) -> tuple[list[tuple[str, str, float | None, float | None]], TimeScale]:
    """Return the rows with their times as numbers, without those in the future."""
    # Cells that are alike share one time.
    times = {id(read): read for _, _, read in known}
    numbers = all(read.printed for read in times.values())
    scale = PRINTED if numbers else TimeScale()
    calendar = not numbers or any(
        isinstance(end, float) and end >= _CALENDAR for t in times.values() for end in _ends(t)
    )
    latest_possible = (today.year if numbers else scale.number(today)) if calendar else math.inf
    on_scale: dict[int, tuple[float | None, float | None] | str] = {}
    for at, read in times.items():
        first, last = _on_scale(read.earliest, scale, 0), _on_scale(read.latest, scale, 1)
        if calendar and any(isinstance(end, float) and end < 100 for end in _ends(read)):
            on_scale[at] = _SHORT
        elif first is not None and first > latest_possible + (0.999 if numbers else 0):
            on_scale[at] = _FUTURE
        else:
            if last is not None and (first is None or last > first):
                # This year is not over yet.
                last = min(last, max(latest_possible, first or 0.0))
            on_scale[at] = first, last
    rows: list[tuple[str, str, float | None, float | None]] = []
    for label, name, read in known:
        found = on_scale[id(read)]
        if isinstance(found, tuple):
            rows.append((label, name, *found))
            continue
        end = next(end for end in _ends(read) if end is not None)
        shown = f"{end:g}" if isinstance(end, float) else end.isoformat()
        problems.add(found, f"{shown} of {label!r}", _AT_UNKNOWN if found == _SHORT else "left out")
        if found == _SHORT:
            rows.append((label, name, None, None))
    return rows, scale


def _count_repeated(
    rows: Sequence[tuple[str, str, float | None, float | None]], problems: _Problems
) -> None:
    seen: set[tuple[str, str]] = set()
    for label, name, *_ in rows:
        if (label, name) in seen:
            again = f"{name!r} by {label!r}" if name != "all" else repr(label)
            problems.add("rows that tell an adoption again", again, "kept; the earliest counts")
        seen.add((label, name))


class _Problems:
    """Counts what is wrong, with the first example of each kind."""

    def __init__(self) -> None:
        self.count: dict[str, int] = {}
        self._example: dict[str, str] = {}
        self._handled: dict[str, str] = {}

    def add(self, what: str, example: str, handled: str = "left out", times: int = 1) -> None:
        self.count[what] = self.count.get(what, 0) + times
        self._example.setdefault(what, example)
        self._handled.setdefault(what, handled)

    def all(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(what, count, self._example[what], self._handled[what])
            for what, count in self.count.items()
        )


def _refuse_if_all_wrong(
    problems: _Problems, known: Sequence[object], time: str, where: str
) -> None:
    wrong = sum(problems.count.values())
    if known or not wrong:
        return
    first = problems.all()[0]
    raise UserError(
        f"No row of {where} can be used: {first}; the column {time!r} must hold years, ISO days "
        "or intervals such as 2012/2014, and every row a unit and an item."
    )


def _ends(time: Time) -> tuple[float | dt.date | None, float | dt.date | None]:
    return time.earliest, time.latest


def _on_scale(end: float | dt.date | None, scale: TimeScale, side: int) -> float | None:
    """Return an end of a time as a number; a year among days is its first or last day."""
    if end is None or (scale.printed and isinstance(end, float)):
        return end
    if isinstance(end, dt.date):
        return scale.number(end)
    if end.is_integer() and 1 <= end < dt.MAXYEAR:
        return scale.number(dt.date(int(end), 12, 31) if side else dt.date(int(end), 1, 1))
    day = PRINTED.date(end)
    return None if day is None else scale.number(day)
