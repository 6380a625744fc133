"""Dates as reports print them, resolved against the report's own date where that is known.

Nothing is invented: "5 năm qua" in an undated report stays open, and "thời gian qua" says
nothing but that an earlier time frame has ended.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from lantoa.loaders.reading import date_makers
from lantoa.loaders.reading.date_makers import Maker
from lantoa.loaders.reading.date_rules import RULES
from lantoa.loaders.reading.document import Date, DateKind, Document
from lantoa.ontology.time import TimeSpan

#: A sentence without digits speaks of time only with one of these.
_CUE = re.compile(r"\d|năm|tháng|nay|qua|hiện|giờ|gần đây|trước đây|tới|quý|trở lại")


#: The month in the address of many papers: /202108/, /2021/08/.
_MONTH = re.compile(r"/(20[0-3]\d)/?(0[1-9]|1[0-2])/")
#: What a day or month without its year needs: the month of the report will do.
_BY_MONTH = frozenset(
    {
        date_makers.day,
        date_makers.month,
        date_makers.this_year,
        date_makers.last_year,
        date_makers.first_months,
        date_makers.quarter,
        date_makers.years_ago,
    }
)


def find_month(document: Document) -> None:
    """Fill in the month of a report whose day is not known, if its address tells it."""
    told = _MONTH.search(document.url or "") if document.published is None else None
    if told:
        first = dt.date(int(told[1]), int(told[2]), 1)
        document.month_end = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def find_dates(document: Document) -> None:
    """Fill in the dates of the sentences, in order; the longest reading of a place wins."""
    taken = bytearray(len(document.text))
    cues: dict[int, bool] = {}  # by the sentence's start
    find_month(document)
    for rule in RULES:
        today = document.published
        if today is None and rule.make in _BY_MONTH:
            today = document.month_end
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
        if date.when is None and document.of(date).lower() == "năm nay"
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
