"""On what day a gathering was."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left

from lantoa.loaders.reading.context import in_brackets
from lantoa.loaders.reading.document import (
    BlockKind,
    Date,
    DateKind,
    Document,
    Sentence,
    covering,
    within,
)
from lantoa.loaders.reading.gatherings import event_words as words
from lantoa.ontology.records import Gathering
from lantoa.ontology.time import TimeSpan

_OPENING = 3  # sentences
_SHORTLY = 21  # days
_DAY = 10  # letters of a day: 2020-06-30
_YEAR = re.compile(r"(?:19|20)\d\d")


def has_time(document: Document, sentence: Sentence, position: int) -> bool:
    """Whether a sentence opens with the time of its news, or tells the day before a position."""
    return bool(
        words.ON_THE_DAY.match(document.text, sentence.start, sentence.end)
        or words.RECENT.search(document.words, sentence.start, sentence.end)
        or words.DAY.search(document.text, sentence.start, position)
    )


def is_news(document: Document, sentence: Sentence, position: int) -> bool:
    """Whether what a sentence tells is news: it opens the report, or was shortly before it."""
    if words.RECENT.search(document.words, sentence.start, position):
        return True
    if sentence.kind is BlockKind.CAPTION:
        return True
    body = [each for each in document.sentences[: _OPENING + 3] if each.kind is BlockKind.BODY]
    opening = any(sentence.start == each.start for each in body[:_OPENING])
    dates = days(document, sentence, position)
    told = [date.when.latest for date in dates if date.when]
    published = document.published
    if opening and (
        sentence.start == body[0].start
        or not any(_YEAR.search(document.of(date)) for date in dates)
        or words.CEREMONY.search(document.words, 0, len(document.text)) is not None
    ):
        return True  # a day with its year may be one of long ago
    return bool(published and told and told[-1] and (published - told[-1]).days <= _SHORTLY)


def is_dated(document: Document, sentence: Sentence, end: int) -> bool:
    """Whether a sentence tells when its gathering was, or opens the report: that is its news."""
    if words.RECENT.search(document.words, sentence.start, end):
        return True
    if words.DAY.search(document.text, sentence.start, sentence.end):
        return True
    body = (each for each in document.sentences if each.kind is not BlockKind.TITLE)
    first = next(body, sentence)  # a headline alone opens its report
    return sentence.start == first.start


def days(document: Document, sentence: Sentence, start: int) -> list[Date]:
    """The day of a gathering told at a position: the last before it, else the first after."""
    found = [
        d
        for d in within(document.dates, sentence.start, sentence.end)
        if d.kind is DateKind.POINT
        and d.when
        and len(d.when.edtf) == 10
        and (not in_brackets(document, d, sentence) or _is_told_again(document, d))
        and not words.OTHER_DAY.search(document.text[max(sentence.start, d.start - 70) : d.start])
    ]
    before = [d for d in found if d.start < start]
    if before and words.NEWS.search(document.text, before[-1].end, start):
        return []  # the day of the news
    if not found and words.SAME_DAY.search(document.words, sentence.start, sentence.end):
        return [d for d in _earlier(document, sentence) if d.when and len(d.when.edtf) == 10][-1:]
    return before[-1:] or found[:1]


def coarse_time(document: Document, sentence: Sentence, start: int) -> TimeSpan | None:
    """The month or year, or the few days, told before a gathering: 'Tháng 6/2020, ...'."""
    for date in reversed(within(document.dates, sentence.start, start)):
        before = document.text[max(sentence.start, date.start - 70) : date.start]
        if date.when is None or words.OTHER_DAY.search(before) or words.SINCE.search(before):
            continue
        if in_brackets(document, date, sentence) or covering(document.quotes, date.start):
            continue
        if date.kind is DateKind.POINT:
            return date.when if len(date.when.edtf) < _DAY else None
        first, last = date.when.earliest, date.when.latest
        short = first is not None and last is not None and (last - first).days < _SHORTLY
        return date.when if date.kind is DateKind.PERIOD and short else None
    return None


def _is_told_again(document: Document, date: Date) -> bool:
    """'Chiều qua (3/8)', 'hôm nay (3/8)': the day in brackets is that of the word before."""
    return words.A_DAY.search(document.text, max(0, date.start - 20), date.start) is not None


def _earlier(document: Document, sentence: Sentence) -> list[Date]:
    """The dates before a sentence in its line."""
    begin = document.blocks[sentence.block].start
    return within(document.dates, begin, sentence.start)


def of_its_year(
    document: Document, sentence: Sentence, match: re.Match[str], kind: str
) -> TimeSpan | None:
    """'Sáng 9-8 ... Ngày hội ... năm 2022': the year of its name is that of its day."""
    year = words.ITS_YEAR.search(match["name"])
    if year is None or kind == "review" or words.REVIEW.search(match["name"]):
        return None
    day = words.DAY.search(document.text, sentence.start, match.start())
    if day and words.NEWS.search(document.text, day.end(), match.start()):
        return None
    try:
        if day:
            return TimeSpan.day(dt.date(int(year[1]), int(day["month"]), int(day["day"])))
        return TimeSpan.parse(year[1])
    except ValueError:
        return None


def contains(outer: TimeSpan | None, inner: TimeSpan | None) -> bool:
    """Whether a time is within another, or one of the two is not known.

    >>> contains(TimeSpan.parse("2023"), TimeSpan.parse("2023-07-27"))
    True
    """
    if outer is None or inner is None or outer == inner:
        return True
    return (
        outer.earliest is not None
        and inner.earliest is not None
        and outer.latest is not None
        and inner.latest is not None
        and outer.earliest <= inner.earliest
        and inner.latest <= outer.latest
    )


def event_day(dated: list[Gathering], position: int) -> TimeSpan | None:
    """Return the day of the last gathering told of before a position, else of the first.

    All of them have a day, and they are in the order of the text.
    """
    if not dated:
        return None
    before = bisect_left(dated, position, key=lambda gathering: gathering.evidence[0].start)
    return dated[max(0, before - 1)].when
