"""What time words mean in a report whose own day is not known.

The year may stand after "năm" in the headline or the same sentence. "Hiện nay" is then the day of
the gathering or launch that the report opens with ("Sáng 9/8/2022, ..."). The month of an address
tells which units are meant, but dates nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from lantoa.loaders.reading.document import BlockKind, Date, DateKind, Document, Sentence, within
from lantoa.ontology.time import TimeSpan

#: The month in the address of many papers: /202108/, /2021/08/.
_MONTH = re.compile(r"/(20[0-3]\d)/?(0[1-9]|1[0-2])/")
_YEAR = re.compile(r"(?<!\w)(?<!đến )năm (20[0-3]\d)(?!\d|\s*[-–—/])", re.I)
_DAY = re.compile(r"(?<!\d)(?P<d>\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(?P<m>\d{1,2})$")
_FIRST_MONTHS = re.compile(r"(?:trong\s+)?(?P<n>\d{1,2})\s+tháng\s+đầu\s+năm(?:\s+nay)?", re.I)
_SINCE_JANUARY = re.compile(r"từ đầu năm\s+(?:đến|tới)\s+nay", re.I)
_THIS_YEAR = re.compile(r"(?:trong\s+)?(?:những|các)\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+nay)?", re.I)
#: A review names the year that it reviews.
_REVIEW = re.compile(r"tổng kết|sơ kết|kết quả", re.I)
_FESTIVAL = re.compile(r"[Nn]gày hội[^;.\d]{0,80} năm (20[0-3]\d)(?!\d)")
_LEAD = 2  # sentences that open a report
_HEAD = 60  # a day so near the head of a sentence frames it
_HELD = re.compile(r"tổ chức|ra mắt|diễn ra|khai mạc|thành lập|công bố|họp", re.I)


def find_month(document: Document) -> None:
    """Fill in the month of a report whose day is not known, if its address tells it."""
    told = _MONTH.search(document.url or "") if document.published is None else None
    if told:
        first = dt.date(int(told[1]), int(told[2]), 1)
        document.month_end = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def year_told(document: Document) -> dt.date | None:
    """Return the end of the one year that the headline names: a day without year is in it."""
    title = document.title_span
    if document.published is not None or title is None:
        return None
    words = document.of(title)
    years = set(_YEAR.findall(words))
    if len(years) != 1 or _REVIEW.search(words):
        return None
    return dt.date(int(years.pop()), 12, 31)


def years_beside(document: Document) -> None:
    """Give days without a year the one of their sentence: 'Ngày 12-8, ... Ngày hội năm 2022'.

    Only where it is that of a festival or the latest that the report names, and the sentence
    reviews nothing.
    """
    years = [d.when.latest.year for d in document.dates if d.when and d.when.latest]
    if not years:
        return
    latest = max(years)
    for index, date in enumerate(document.dates):
        day = _DAY.search(document.of(date)) if date.when is None else None
        sentence = document.sentence_at(date.start) if day else None
        if day is None or sentence is None or date.kind is not DateKind.POINT:
            continue
        told = set(_YEAR.findall(document.text, date.end, sentence.end))
        festival = _FESTIVAL.search(document.text, date.end, sentence.end)
        year = int(festival[1]) if festival else latest
        if told != {str(year)} or _REVIEW.search(document.text, date.end, sentence.end):
            continue
        try:
            when = TimeSpan.parse(dt.date(year, int(day["m"]), int(day["d"])).isoformat())
        except ValueError:
            continue
        document.dates[index] = replace(date, when=when)


def date_now(document: Document) -> None:
    """Give 'hiện nay' of an undated report the day of the gathering that it opens with."""
    day = _day_of_lead(document)
    if day is None or day.earliest is None:
        return
    document.dates = [_in_year(document, date, day.earliest) for date in document.dates]
    document.dates = [
        replace(date, when=day) if date.kind is DateKind.AS_OF and date.when is None else date
        for date in document.dates
    ]


def _in_year(document: Document, date: Date, day: dt.date) -> Date:
    """'8 tháng đầu năm', 'từ đầu năm đến nay', told at a gathering of a known day."""
    if date.when is not None:
        return date
    said, year = document.of(date), day.year
    if _SINCE_JANUARY.fullmatch(said):
        return replace(date, when=TimeSpan.parse(f"{year}-01/{day}"))
    if _THIS_YEAR.fullmatch(said):
        return replace(date, when=TimeSpan.parse(str(year)))
    months = _FIRST_MONTHS.fullmatch(said)
    if months is None or not 1 <= int(months["n"]) <= 12:
        return date
    return replace(date, when=TimeSpan.parse(f"{year}-01/{year}-{int(months['n']):02}"))


def _lead(document: Document) -> list[Sentence]:
    found: list[Sentence] = []
    for sentence in document.sentences:
        if sentence.kind is BlockKind.BODY:
            found.append(sentence)
            if len(found) == _LEAD:
                break
    return found


def _day_of_lead(document: Document) -> TimeSpan | None:
    """The day that heads one of the first sentences: 'Sáng 9-8, ... tổ chức Ngày hội'."""
    for sentence in _lead(document):
        for date in within(document.dates, sentence.start, sentence.start + _HEAD):
            when = date.when
            if (
                date.kind is DateKind.POINT
                and when is not None
                and when.earliest is not None
                and when.earliest == when.latest
                and _HELD.search(document.text, date.end, sentence.end)
            ):
                return when
    return None
