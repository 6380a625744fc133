"""When something happened, as a cell of a table tells it: years, periods, days, intervals."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from lantoa.graph.adoptions.cells import EMPTY
from lantoa.ontology.time import TimeSpan

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_YEARS = re.compile(r"(\.\.|\d{1,4})?\s*/\s*(\.\.|\d{1,4})?")
_FROM_TO = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")
_MONTH = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{4})")
_DAY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[T ].*)?")
_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}[T ].*")
_WORDS = re.compile(r"^(?:ngày|tháng|năm|khoảng|giai đoạn)\s+", re.I)
#: Whole numbers between these are days as spreadsheets count them: 1954 to 2064.
_SERIAL = range(20_000, 60_000)
_FIRST_SERIAL = dt.date(1899, 12, 30).toordinal()

UNREADABLE = "times that cannot be read"
BACKWARDS = "intervals that end before they begin"
NEGATIVE = "negative times"
_SERIALS = "times that are days as a spreadsheet counts them"
_DAY_FIRST = "times written with slashes"


@dataclass(frozen=True, slots=True)
class Time:
    """One time as read: numbers as printed, or days; None where an end is open."""

    earliest: float | dt.date | None
    latest: float | dt.date | None

    @property
    def printed(self) -> bool:
        """Whether both ends are numbers as printed, or open."""
        return not any(isinstance(end, dt.date) for end in (self.earliest, self.latest))


def text_of(value: object) -> str:
    """Return the text of a cell, empty where nothing is in it; one form of each letter (NFC).

    >>> text_of(2010.0), text_of(float("nan")), text_of(" xã A ")
    ('2010', '', 'xã A')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a column of whole numbers with a gap
    text = str(value).strip()
    return "" if text == "<NA>" else unicodedata.normalize("NFC", text)


def is_empty(value: object) -> bool:
    """Whether a cell tells no time."""
    return text_of(value).lower() in EMPTY


class TimeReader:
    """Reads the times of one column, whose cells together tell in which order days are written.

    07/06/2011 is 7 June, as in Viet Nam, unless a cell such as 12/25/2012 shows that months come
    first; which of the two was taken is among the ``remarks``.

    >>> reader = TimeReader(["07/06/2011", "5/2014", "tháng 5/2014"])
    >>> reader.read("07/06/2011").earliest.isoformat(), reader.read("5/2014").latest.isoformat()
    ('2011-06-07', '2014-05-31')
    """

    def __init__(self, values: Iterable[object]) -> None:
        written = [found for each in _distinct(values) if (found := _DAY.fullmatch(_bare(each)))]
        self._months_first = any(int(found[3]) > 12 for found in written) and not any(
            int(found[1]) > 12 for found in written
        )
        #: What was read in a way that could be another, by what it is: count, example, reading.
        self.remarks: dict[str, tuple[int, str, str]] = {}
        self._known: dict[tuple[type, object], tuple[Time | str, tuple[str, str, str] | None]] = {}
        self._remark: tuple[str, str, str] | None = None

    def read(self, value: object) -> Time | str:
        """Return the time in a cell that is not empty, or what is wrong with it."""
        key = (type(value), value)
        known = self._known.get(key)
        if known is None:  # a year stands in many cells
            self._remark = None
            known = self._known[key] = (self._read(value), self._remark)
        if known[1]:
            what, example, reading = known[1]
            count, first, read = self.remarks.get(what, (0, example, reading))
            self.remarks[what] = (count + 1, first, read)
        return known[0]

    def _read(self, value: object) -> Time | str:
        if isinstance(value, dt.datetime):  # pandas' timestamps too
            value = value.date()
        if isinstance(value, dt.date):
            return Time(value, value)
        text = _bare(value)
        if _NUMBER.fullmatch(text):
            return self._number(text)
        if written := _DAY.fullmatch(text):
            return self._day(written, text)
        if month := _MONTH.fullmatch(text):
            text = f"{month[2]}-{int(month[1]):02}"
        years = _YEARS.fullmatch(text) or _FROM_TO.fullmatch(text)
        return _interval(years) if years else _edtf(text)

    def _number(self, text: str) -> Time | str:
        number = float(text.replace(",", "."))
        if not math.isfinite(number):
            return UNREADABLE
        if math.floor(number) in _SERIAL:
            day = dt.date.fromordinal(_FIRST_SERIAL + math.floor(number))
            self._remark = (_SERIALS, text, f"kept: {text} is {day.isoformat()}")
            return Time(day, day)
        return Time(number, number) if number >= 0 else NEGATIVE

    def _day(self, written: re.Match[str], text: str) -> Time | str:
        day, month = int(written[1]), int(written[3])
        order = "day/month/year"
        if self._months_first:
            day, month, order = month, day, "month/day/year"
        with suppress(ValueError):
            found = dt.date(int(written[4]), month, day)
            self._remark = (_DAY_FIRST, text, f"kept; read as {order}")
            return Time(found, found)
        return UNREADABLE


def texts_of(values: Iterable[object]) -> list[str]:
    """Return the texts of cells, each distinct one made once.

    >>> texts_of(["a ", 1, 1.0, None])
    ['a', '1', '1', '']
    """
    known: dict[tuple[type, object], str] = {}
    found = []
    for value in values:
        key = (type(value), value)
        text = known.get(key)
        if text is None:
            text = known[key] = text_of(value)
        found.append(text)
    return found


def _distinct(values: Iterable[object]) -> Iterable[object]:
    return {(type(value), value): value for value in values}.values()


def _bare(value: object) -> str:
    """Return the text of a cell without words such as năm."""
    text = text_of(value)
    while (bare := _WORDS.sub("", text)) != text:
        text = bare
    return text


def _interval(years: re.Match[str]) -> Time | str:
    first, last = (None if not end or end == ".." else float(end) for end in years.groups())
    if first is None and last is None:
        return UNREADABLE
    if first is not None and last is not None and last < first:
        return BACKWARDS
    return Time(first, last)


def _edtf(text: str) -> Time | str:
    day = text[:10] if _CLOCK.fullmatch(text) else text
    try:
        span = TimeSpan.parse(day)
    except ValueError as error:
        return BACKWARDS if "before it begins" in str(error) else UNREADABLE
    if re.fullmatch(r"\d{4}[~?%]", day):
        return Time(float(day[:4]), float(day[:4]))
    if span.earliest is None and span.latest is None:
        return UNREADABLE
    return Time(span.earliest, span.latest)
