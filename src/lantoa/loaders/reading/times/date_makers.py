"""What each printed form of a date says, given the report's own date: kind and EDTF string."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from lantoa.loaders.reading.document import DateKind

Maker = Callable[[re.Match[str], dt.date | None], tuple[DateKind, str | None]]
_WORDS = {
    w: n
    for n, w in enumerate(
        ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"], start=1
    )
}


_SOON = 35  # days that reports announce ahead; a day after them is one of the year before


def number_of(printed: str) -> int:
    """Return the number that digits or a word up to ten print."""
    return _WORDS.get(printed.lower()) or int(printed)


def _years_before(today: dt.date, years: int) -> dt.date:
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)


def _months_before(today: dt.date, months: int) -> dt.date:
    index = today.year * 12 + today.month - 1 - months
    return dt.date(index // 12, index % 12 + 1, min(today.day, 28))


def day(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """A day, with or without its year."""
    parts = match.groupdict()
    year = int(parts["y"]) if parts.get("y") else _year_of(int(parts["m"]), int(parts["d"]), today)
    kind = DateKind.AS_OF if parts.get("until") else DateKind.POINT
    if year is None:
        return kind, None
    return kind, dt.date(year, int(parts["m"]), int(parts["d"])).isoformat()


def _year_of(month: int, day: int, today: dt.date | None) -> int | None:
    """The year of a day printed without one: the last such day up to shortly after the report."""
    if today is None:
        return None
    date = dt.date(today.year, month, min(day, 28))
    return today.year - 1 if (date - today).days > _SOON else today.year


def month(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """A month, with or without its year."""
    parts = match.groupdict()
    month = int(parts["m"])
    if not 1 <= month <= 12:
        raise ValueError("no such month")
    year = int(parts["y"]) if parts.get("y") else _year_of(month, 1, today)
    kind = DateKind.AS_OF if parts.get("until") else DateKind.POINT
    return kind, f"{year:04}-{month:02}" if year else None


def year(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """A year."""
    kind = DateKind.AS_OF if match.groupdict().get("until") else DateKind.POINT
    return kind, match["y"]


def years(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """From year to year."""
    return DateKind.PERIOD, f"{match['a']}/{match['b']}"


def school_year(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """'Năm học 2019-2020'."""
    return DateKind.PERIOD, f"{match['a']}/{match['b']}"


def months_between(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """From month to month."""
    last = match["yb"] or _year_of(int(match["mb"]), 1, today)
    if not last:
        return DateKind.PERIOD, None
    first = match["ya"] or last
    return DateKind.PERIOD, f"{first}-{int(match['ma']):02}/{last}-{int(match['mb']):02}"


def days_between(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """From day to day, or two days: the first may leave its month or year to the last."""
    month, day = int(match["mb"]), int(match["db"])
    last = int(match["yb"]) if match["yb"] else _year_of(month, day, today)
    if last is None:
        return DateKind.PERIOD, None
    until = dt.date(last, month, day)
    first = dt.date(int(match["ya"] or last), int(match["ma"] or month), int(match["da"]))
    if first > until and not match["ya"]:
        first = first.replace(year=last - 1)
    return DateKind.PERIOD, f"{first}/{until}"


def first_months(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """The first n months of a year."""
    year = match["y"] or (today.year if today else None)
    if not year:
        return DateKind.PERIOD, None
    return DateKind.PERIOD, f"{year}-01/{year}-{number_of(match['n']):02}"


def some_months(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """The first or last months of a year, nobody says how many: the year."""
    year = match["y"] or (today.year if today else None)
    return DateKind.PERIOD, str(year) if year else None


def quarter(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """A quarter."""
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    quarter = roman.get(match["q"].lower()) or int(match["q"])
    year = match["y"] or (today.year if today else None)
    if not year or not 1 <= quarter <= 4:
        return DateKind.PERIOD, None
    return DateKind.PERIOD, f"{year}-{quarter * 3 - 2:02}/{year}-{quarter * 3:02}"


def past_years(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """The n years up to the report."""
    if today is None:
        return DateKind.PERIOD, None
    first = _years_before(today, number_of(match["n"]))
    if match["over"]:
        return DateKind.PERIOD, f"{first.year}~/{today}"
    return DateKind.PERIOD, f"{first}/{today}"


def past_months(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """The n months up to the report."""
    if today is None:
        return DateKind.PERIOD, None
    first = _months_before(today, number_of(match["n"]))
    return DateKind.PERIOD, f"{first.year}-{first.month:02}/{today}"


def years_ago(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """About n years before the report."""
    if today is None:
        return DateKind.POINT, None
    return DateKind.POINT, f"{today.year - number_of(match['n'])}~"


def months_ago(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """In the month that was n months before the report."""
    if today is None:
        return DateKind.POINT, None
    first = _months_before(today, number_of(match["n"]))
    return DateKind.POINT, f"{first.year}-{first.month:02}"


def since(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """From a year or month up to the report."""
    first = f"{match['y']}-{int(match['m']):02}" if match["m"] else match["y"]
    return DateKind.PERIOD, f"{first}/{today or ''}"


def since_day(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """From a day up to the report."""
    _, first = day(match, today)
    return DateKind.PERIOD, f"{first}/{today or ''}" if first else None


def since_month(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """From a month of the report's year up to the report."""
    _, first = month(match, today)
    return DateKind.PERIOD, f"{first}/{today or ''}" if first else None


def half(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """One half of a year."""
    year = match["y"] or (today.year if today else None)
    if not year:
        return DateKind.PERIOD, None
    first, last = ("01", "06") if match["half"].lower() == "đầu" else ("07", "12")
    return DateKind.PERIOD, f"{year}-{first}/{year}-{last}"


def since_january(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """From the beginning of the year up to the report."""
    year = match["y"] or (today.year if today else None)
    return DateKind.PERIOD, f"{year}-01/{today or ''}" if year else None


def now(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """As of the report."""
    return DateKind.AS_OF, today.isoformat() if today else None


def today(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """On the day of the report."""
    return DateKind.POINT, today.isoformat() if today else None


def yesterday(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """On the day before the report."""
    return DateKind.POINT, (today - dt.timedelta(days=1)).isoformat() if today else None


def this_year(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """In the report's year."""
    kind = DateKind.AS_OF if match.groupdict().get("until") else DateKind.POINT
    return kind, str(today.year) if today else None


def last_year(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """In the year before the report's."""
    kind = DateKind.AS_OF if match.groupdict().get("until") else DateKind.POINT
    return kind, str(today.year - 1) if today else None


def vague(match: re.Match[str], today: dt.date | None) -> tuple[DateKind, str | None]:
    """Some time, nobody says when."""
    return DateKind.VAGUE, None
