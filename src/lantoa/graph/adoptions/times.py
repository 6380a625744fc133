"""Dates as numbers: years on a line, so that differences are intervals in years.

A column of plain numbers (years, or months of a study) is taken as printed. Calendar dates become
2000 plus the days since 1 January 2000 divided by 365.2425, the mean length of a Gregorian year:
shifting all dates by some days changes no interval, and between 1997 and 2035 the whole part of a
number is its calendar year.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Literal

#: Mean length of a Gregorian year in days (97 leap years in 400).
DAYS_IN_YEAR = 365.2425
_ANCHOR = dt.date(2000, 1, 1)

#: Which day stands for a date that is an interval.
Dates = Literal["earliest", "latest", "midpoint"]


@dataclass(frozen=True, slots=True)
class TimeScale:
    """How dates are numbers in years.

    Args:
        printed: numbers are as printed in a column of years or periods; otherwise they are
            2000 plus days since 1 January 2000 divided by 365.2425.

    >>> days = TimeScale()
    >>> round(days.number(dt.date(2020, 7, 1)) - days.number(dt.date(2019, 7, 1)), 6)
    1.002074
    >>> days.date(days.number(dt.date(2020, 7, 1)))
    datetime.date(2020, 7, 1)
    >>> TimeScale(printed=True).number(dt.date(2020, 1, 1))
    2020.0
    """

    printed: bool = False

    def number(self, day: dt.date) -> float:
        """Return a day as a number of years on this scale."""
        if not self.printed:
            return _ANCHOR.year + (day.toordinal() - _ANCHOR.toordinal()) / DAYS_IN_YEAR
        first = dt.date(day.year, 1, 1).toordinal()
        return day.year + (day.toordinal() - first) / _days_in(day.year)

    def date(self, number: float) -> dt.date | None:
        """Return the day of a number; None where it is none, or no calendar has it."""
        if math.isnan(number) or math.isinf(number):
            return None
        if not self.printed:
            ordinal = round((number - _ANCHOR.year) * DAYS_IN_YEAR) + _ANCHOR.toordinal()
            known = 1 <= ordinal <= dt.date.max.toordinal()
            return dt.date.fromordinal(ordinal) if known else None
        year = math.floor(number)
        if not 1 <= year <= dt.MAXYEAR:
            return None
        passed = min(round((number - year) * _days_in(year)), _days_in(year) - 1)
        return dt.date.fromordinal(dt.date(year, 1, 1).toordinal() + passed)

    def text(self, number: float | None) -> str | None:
        """Return a number as people write it: ``2012`` or ``2012-05-01``; None if unknown.

        >>> TimeScale(printed=True).text(2012.0), TimeScale(printed=True).text(2.5)
        ('2012', '2.5')
        """
        if number is None or math.isnan(number):
            return None
        if self.printed:
            return f"{number:.10g}"
        day = self.date(number)
        return day.isoformat() if day else None

    @property
    def meaning(self) -> str:
        """What a number on this scale is, for results."""
        if self.printed:
            return "as printed in the table"
        return "2000 + (days since 2000-01-01) / 365.2425"

    @property
    def unit(self) -> str:
        """The unit of differences, for results."""
        return "years (or periods, as printed)" if self.printed else "years"


def end_of_observation(text: str, scale: TimeScale) -> float:
    """Return the last moment that a time holds, as a number on a scale.

    Args:
        text: a number as printed in the table (a year, a period), or a day, month or year.
        scale: the scale.

    Raises:
        UserError: it is no time.

    >>> end_of_observation("18", TimeScale(printed=True))
    18.0
    >>> TimeScale().date(end_of_observation("2018", TimeScale()))
    datetime.date(2018, 12, 31)
    """
    from lantoa.errors import UserError
    from lantoa.ontology.time import TimeSpan

    try:
        if scale.printed and math.isfinite(number := float(text)):
            return number
    except ValueError:
        pass  # a date, beside years as printed
    try:
        last = TimeSpan.parse(text).latest
    except ValueError:
        last = None
    if last is None:
        raise UserError(
            f"{text!r} does not tell when observation ended; give a time as in the table, such as "
            "2018 or 2018-06-30."
        )
    return scale.number(last)


def _days_in(year: int) -> int:
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


#: Numbers of a column as printed.
PRINTED = TimeScale(printed=True)
