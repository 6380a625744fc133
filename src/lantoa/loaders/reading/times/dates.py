"""Dates as reports print them, resolved against the report's own date where that is known.

Nothing is invented: "5 năm qua" in an undated report stays open, and "thời gian qua" says
nothing but that an earlier time frame has ended.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from lantoa.loaders.reading.document import Date, DateKind, Document
from lantoa.loaders.reading.times import date_makers
from lantoa.loaders.reading.times.date_makers import Maker
from lantoa.loaders.reading.times.date_rules import RULES
from lantoa.loaders.reading.times.same_years import find_same_years
from lantoa.loaders.reading.times.undated import date_now, find_month, year_told, years_beside
from lantoa.ontology.time import TimeSpan

#: A sentence without digits speaks of time only with one of these.
_CUE = re.compile(r"\d|năm|tháng|nay|qua|hiện|giờ|gần đây|trước đây|tới|quý|trở lại")


#: What a day or month needs: the year that the headline names.
_BY_YEAR = frozenset(
    {
        date_makers.day,
        date_makers.month,
        date_makers.first_months,
        date_makers.some_months,
        date_makers.quarter,
        date_makers.half,
        date_makers.days_between,
        date_makers.months_between,
    }
)


def find_dates(document: Document) -> None:
    """Fill in the dates of the sentences, in order; the longest reading of a place wins."""
    taken = bytearray(len(document.text))
    cues: dict[int, bool] = {}  # by the sentence's start
    find_month(document)
    year = year_told(document)
    for rule in RULES:
        today = document.published
        if today is None and rule.make in _BY_YEAR:
            today = year
        for sentence, match in rule.pattern.within(document.words, document.sentences):
            start, end = match.span()
            if 1 in taken[start:end]:
                continue
            if sentence.start not in cues:
                cues[sentence.start] = _CUE.search(document.of(sentence).lower()) is not None
            made = _date(match, rule.make, today) if cues[sentence.start] else None
            if made:
                taken[start:end] = b"\x01" * (end - start)
                document.dates.append(made)
    document.dates.sort(key=lambda d: d.start)
    if document.published is None:
        _date_by_its_words(document)
        years_beside(document)
        date_now(document)
    if again := find_same_years(document):
        document.dates = sorted([*document.dates, *again], key=lambda d: d.start)


def _date_by_its_words(document: Document) -> None:
    """Resolve 'năm nay' in an undated report that says until when its figures are."""
    known = [
        date.when.latest
        for date in document.dates
        if date.kind is DateKind.AS_OF and date.when is not None and date.when.latest is not None
    ]
    if not known:
        return
    year = str(max(known).year)
    document.dates = [
        replace(date, when=TimeSpan.parse(year))
        if date.when is None and document.of(date).lower().endswith("năm nay")
        else date
        for date in document.dates
    ]


def _date(match: re.Match[str], make: Maker, today: dt.date | None) -> Date | None:
    try:
        kind, edtf = make(match, today)
        when = TimeSpan.parse(edtf) if edtf else None
    except ValueError:
        return None  # 31.2, or an end before its beginning: not a date after all
    return Date(match.start(), match.end(), kind, when)
