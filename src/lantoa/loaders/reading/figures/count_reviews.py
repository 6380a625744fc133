"""What dates the counts of a launch or a review: 'tổng kết 10 năm ..., giai đoạn 2006-2016'.

"Trong 10 năm qua" in an undated report is that period, and "năm qua" the year of the review; in
January and February it is the year before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.document import (
    BlockKind,
    Date,
    DateKind,
    Document,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.figures.count_frames import LEADING
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.time import TimeSpan

_REVIEW = Anchored(r"(?<!\w)(?:tổng kết|sơ kết|báo cáo kết quả|đánh giá kết quả)(?!\w)", re.I)
_PAST_YEAR = Anchored(
    r"(?<!\w)(?<!những )(?<!nhiều )(?<!các )(?:[Nn]ăm (?:vừa )?qua|[Tt]rong năm(?=,))(?!\w)"
)
_YEARS = re.compile(
    r"(?P<n>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+năm\s+(?:qua|vừa qua|trở lại đây)", re.I
)
_LAUNCH = Anchored(r"(?<!\w)(?<!khi )(?<!ngày )(?:ra mắt|thành lập)(?!\w)", re.I)
_LEAD = 2  # sentences that tell what a report is about
_FEW = 25  # days
_NEW_YEAR = 2  # up to this month "năm qua" is the year before
_WORDS = {
    word: value
    for value, word in enumerate(
        ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"], start=2
    )
}


def number_of(printed: str) -> int:
    """Return a number of years in figures or words."""
    return _WORDS.get(printed.lower()) or int(printed)


def reviewed_dates(document: Document) -> list[Date]:
    """Return the dates of a document, those that mean the period of a review with its time."""
    review = _REVIEW.search(document.words, 0, len(document.text))
    published = document.published
    if published is not None and published.month <= _NEW_YEAR:
        last = TimeSpan.parse(str(published.year - 1))
        return _with_past_year(document, document.dates, 0, last)
    if review is None:
        every = [d.when for d in document.dates if d.kind is DateKind.PERIOD]
        return [_resolved(document, date, every) for date in document.dates]
    sentence = document.sentence_at(review.start())
    stop = sentence.end if sentence is not None else review.end()
    told = [d for d in within(document.dates, review.start(), stop) if d.when is not None]
    periods = [d.when for d in told if d.kind is DateKind.PERIOD]
    years = [d.when for d in told if d.when is not None and len(d.when.edtf) == 4]
    found = [_resolved(document, date, periods) for date in document.dates]
    if len(years) == 1 and years[0] is not None:
        return _with_past_year(document, found, stop, years[0])
    return found


def _with_past_year(
    document: Document, dates: list[Date], start: int, year: TimeSpan
) -> list[Date]:
    """The dates with each "năm qua" after a position, which means a year."""
    past = [
        Date(match.start(), match.end(), DateKind.PERIOD, year)
        for match in _PAST_YEAR.finditer(document.words, start, len(document.text))
        if document.sentence_at(match.start()) is not None
        and covering(dates, match.start()) is None  # trong 10 năm qua
    ]
    return sorted([*dates, *past], key=lambda date: date.start) if past else dates


def _resolved(document: Document, date: Date, periods: list[TimeSpan | None]) -> Date:
    if date.when is not None or date.kind is not DateKind.PERIOD:
        return date
    match = _YEARS.search(document.of(date))
    if match is None:
        return date
    count = number_of(match["n"])
    for period in periods:
        if period is not None and lasts(period, count):
            return replace(date, when=period)
    return date


def is_day(span: TimeSpan) -> bool:
    """Tell whether a span of time is one day."""
    return span.earliest is not None and span.earliest == span.latest


def period_of_report(document: Document, dates: list[Date]) -> TimeSpan | None:
    """Return the one period that headline and lead say that the report is about.

    Unless it reviews that period, a sentence of the lead must open with it and tell no figure: one
    that does is on its own figures.
    """
    title = document.title_span
    lead = [s for s in document.sentences if s.kind is BlockKind.BODY][:_LEAD]
    spans: list[Span] = [title, *lead] if title is not None else [*lead]
    review = is_review(document)
    found = [
        (span, date)
        for span in spans
        for date in within(dates, span.start, span.end)
        if date.kind is DateKind.PERIOD and date.when is not None and not _few_days(date.when)
    ]
    if len({date.when for _, date in found}) != 1:
        return None
    framing = review or any(
        span is not title
        and date.start < span.start + LEADING
        and not within(document.numbers, span.start, span.end)
        for span, date in found
    )
    return found[0][1].when if framing else None


def _few_days(period: TimeSpan) -> bool:
    """Whether a period is that of a gathering of some days, not one that a report is about."""
    first, last = period.earliest, period.latest
    return first is not None and last is not None and (last - first).days < _FEW


def lasts(period: TimeSpan, years: int) -> bool:
    """Tell whether a period is one of so many years, its first or last perhaps not full."""
    if period.earliest is None or period.latest is None:
        return False
    return period.latest.year - period.earliest.year in (years, years - 1)


def is_review(document: Document) -> bool:
    """Tell whether headline or first paragraphs say that a report is about a review."""
    title = document.title_span
    body = [block for block in document.blocks if block.kind is BlockKind.BODY][:2]
    spans: list[Span] = [title, *body] if title is not None else [*body]
    return any(_REVIEW.search(document.words, span.start, span.end) for span in spans)


def is_launch(document: Document) -> bool:
    """Tell whether a report is about a launch: its headline or first paragraphs say so."""
    title = document.title_span
    if title is not None and _LAUNCH.search(document.words, title.start, title.end):
        return True
    body = [block for block in document.blocks if block.kind is BlockKind.BODY][:2]
    return any(_LAUNCH.search(document.words, block.start, block.end) for block in body)


def launch_day(document: Document, dates: list[Date]) -> TimeSpan | None:
    """Return the day of a launch that the first sentences tell: Ngày 4/6/2024, ... ra mắt."""
    body = [s for s in document.sentences if s.kind is BlockKind.BODY][:3]
    for sentence in body:
        launch = _LAUNCH.search(document.words, sentence.start, sentence.end)
        if launch is not None:
            for date in within(dates, sentence.start, launch.start()):
                if date.kind is DateKind.POINT and date.when is not None and is_day(date.when):
                    return date.when
    return None
