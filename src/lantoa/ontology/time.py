"""Dates with their precision: an EDTF string and the two days that enclose it.

The Extended Date/Time Format (ISO 8601-2:2019; Library of Congress, EDTF level 0, and of level
1 the open and unknown ends and the qualifiers ``~ ? %``; of level 2 "one of a set") says exactly
how much is known:

=====================  =======================================================
``2016``               some time in 2016
``2024-05``            some time in May 2024
``2018/2024``          from 2018 to 2024
``../2010``            until 2010, beginning unknown
``2016~``              about 2016
``[2018..2024]``       at one time between 2018 and 2024
=====================  =======================================================
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_POINT = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$")
_SET = re.compile(r"^\[(?P<first>[^.\]]*)\.\.(?P<last>[^.\]]*)\]$")


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """What is known of a date: `edtf` exactly, enclosed by the days `earliest` and `latest`.

    An end that is unknown or open is None, and never taken for first or last.

    >>> TimeSpan.parse("2024-02")
    TimeSpan(edtf='2024-02', earliest=datetime.date(2024, 2, 1), latest=datetime.date(2024, 2, 29))
    >>> TimeSpan.parse("2015-09-05/2020-09-05").latest
    datetime.date(2020, 9, 5)
    >>> TimeSpan.parse("../2010").earliest is None
    True
    """

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None

    @classmethod
    def parse(cls, edtf: str) -> TimeSpan:
        """Return the span of an EDTF string.

        Raises:
            ValueError: the string is not of the supported part of EDTF, names a day that does
                not exist, or ends before it begins.
        """
        edtf = edtf.strip()
        parts = _SET.match(edtf)
        if parts:
            first, last = parts["first"], parts["last"]
        elif "/" in edtf:
            first, _, last = edtf.partition("/")
        else:
            return cls(edtf, *_enclose(edtf))
        earliest = None if first in {"", ".."} else _enclose(first)[0]
        latest = None if last in {"", ".."} else _enclose(last)[1]
        if earliest and latest and latest < earliest:
            raise ValueError(f"{edtf!r} ends before it begins")
        return cls(edtf, earliest, latest)

    @classmethod
    def day(cls, day: dt.date) -> TimeSpan:
        """Return the span of one day."""
        return cls(day.isoformat(), day, day)


def _enclose(point: str) -> tuple[dt.date, dt.date]:
    match = _POINT.match(point)
    if not match:
        raise ValueError(f"{point!r} is not an EDTF date such as 2016, 2024-05 or 2018/2024")
    year = int(match[1])
    if match[3]:
        day = dt.date(year, int(match[2]), int(match[3]))
        return day, day
    if match[2]:
        month = int(match[2])
        if not 1 <= month <= 12:
            raise ValueError(f"{point!r} names a month that does not exist")
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
