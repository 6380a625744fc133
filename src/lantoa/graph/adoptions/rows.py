"""Adoptions out of the columns of any table: times are read, and what is wrong is counted."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantoa.errors import UserError
from lantoa.graph.adoptions.parts import Problem
from lantoa.graph.adoptions.times import PRINTED, TimeScale
from lantoa.ontology.time import TimeSpan

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_YEARS = re.compile(r"(\.\.|\d{1,4})?\s*/\s*(\.\.|\d{1,4})?")
_EMPTY = {"", "na", "n/a", "nan", "nat", "none", "null", "."}
_UNREADABLE = "times that cannot be read"
#: A column with a year from here on is one of calendar years, not of periods of a study.
_CALENDAR = 1500


@dataclass(frozen=True, slots=True)
class _Time:
    """One time as read: numbers as printed, or days."""

    earliest: float | dt.date | None
    latest: float | dt.date | None


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
    where: str = "the table",
    today: dt.date | None = None,
) -> ReadRows:
    r"""Read the adoptions that columns of equal length tell.

    Times are numbers (years or periods, taken as printed), ISO days, EDTF (``2012-05``,
    ``2012~``) or intervals (``2012/2014``, ``../2012``). Where one of them is finer than a year
    all are taken as days: a year becomes the interval from its first day to its last. A unit
    with an empty time is at risk and has not adopted. Counted in ``problems`` are rows without a
    unit or item and with a time in the future, which are left out, and rows with a time that is
    negative or cannot be read, which are adoptions at a time that is not known.

    Args:
        columns: the values by the name of the column.
        unit, item, time: the names of the columns; item None if all rows are about one item.
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
    for name in (unit, item, time):
        if name is not None and name not in columns:
            raise UserError(
                f"{where} has no column {name!r}; its columns are "
                f"{', '.join(repr(column) for column in columns) or 'none'}."
            )
    problems = _Problems()
    items: Sequence[object] = columns[item] if item else ["all"] * len(columns[unit])
    known: list[tuple[str, str, _Time]] = []
    units: dict[str, None] = {}
    undated: list[tuple[str, str, float | None, float | None]] = []
    empty = 0
    for row, (who, what, when) in enumerate(
        zip(columns[unit], items, columns[time], strict=True), start=1
    ):
        label, name = _text(who), _text(what)
        if not label:
            problems.add("rows without a unit", f"row {row}")
            continue
        if not name:
            problems.add("rows without an item", f"row {row}")
            continue
        units[label] = None
        if _is_empty(when):
            empty += 1
            continue
        read = _read(when)
        if isinstance(read, str):
            problems.add(read, f"{_text(when)!r} in row {row}", "kept, at a time that is not known")
            undated.append((label, name, None, None))
        else:
            known.append((label, name, read))
    _refuse_if_all_wrong(problems, known, time, where)
    numbers = all(_is_number(t.earliest) and _is_number(t.latest) for _, _, t in known)
    scale = PRINTED if numbers else TimeScale()
    today = today or dt.date.today()
    calendar = not numbers or any(
        isinstance(end, float) and end >= _CALENDAR for _, _, t in known for end in _ends(t)
    )
    latest_possible = (today.year if numbers else scale.number(today)) if calendar else math.inf
    rows: list[tuple[str, str, float | None, float | None]] = []
    for label, name, read in known:
        first, last = _on_scale(read.earliest, scale, 0), _on_scale(read.latest, scale, 1)
        shown = scale.text(first if first is not None else last) or ""
        if first is not None and first > latest_possible + (0 if not numbers else 0.999):
            problems.add("times in the future", f"{shown} of {label!r}")
            continue
        if last is not None and not numbers:
            last = min(last, latest_possible)  # this year is not over yet
        rows.append((label, name, first, last))
    if empty:
        problems.add("rows with an empty time", "", "the unit is at risk and has not adopted")
        problems.count["rows with an empty time"] = empty
    if known and not rows:
        raise UserError(f"All times in the column {time!r} of {where} lie in the future.")
    rows += undated
    return ReadRows(rows, tuple(units), scale, problems.all())


class _Problems:
    """Counts what is wrong, with the first example of each kind."""

    def __init__(self) -> None:
        self.count: dict[str, int] = {}
        self._example: dict[str, str] = {}
        self._handled: dict[str, str] = {}

    def add(self, what: str, example: str, handled: str = "left out") -> None:
        self.count[what] = self.count.get(what, 0) + 1
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


def _text(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a column of whole numbers with a gap
    return str(value).strip()


def _is_empty(value: object) -> bool:
    return _text(value).lower() in _EMPTY


def _is_number(end: float | dt.date | None) -> bool:
    return end is None or isinstance(end, float)


def _ends(time: _Time) -> tuple[float | dt.date | None, float | dt.date | None]:
    return time.earliest, time.latest


def _read(value: object) -> _Time | str:
    """Return a time, or what is wrong with it."""
    if isinstance(value, dt.datetime):  # pandas' timestamps too
        value = value.date()
    if isinstance(value, dt.date):
        return _Time(value, value)
    text = _text(value)
    if _NUMBER.fullmatch(text):
        number = float(text.replace(",", "."))
        if not math.isfinite(number):
            return _UNREADABLE
        return _Time(number, number) if number >= 0 else "negative times"
    years = _YEARS.fullmatch(text)
    if years:
        ends = [None if not end or end == ".." else float(end) for end in years.groups()]
        if ends == [None, None]:
            return _UNREADABLE
        if None not in ends and ends[1] < ends[0]:  # type: ignore[operator]
            return "intervals that end before they begin"
        return _Time(*ends)
    day = text[:10] if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ].*", text) else text
    try:
        span = TimeSpan.parse(day)
    except ValueError as error:
        wrong = "intervals that end before they begin"
        return wrong if "before it begins" in str(error) else _UNREADABLE
    if re.fullmatch(r"\d{4}[~?%]", day):
        return _Time(float(day[:4]), float(day[:4]))
    if span.earliest is None and span.latest is None:
        return _UNREADABLE
    return _Time(span.earliest, span.latest)


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
