"""Which dates can be those of beginnings, and what part of a period is one."""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.document import Date, DateKind, Document, Sentence
from lantoa.ontology.time import TimeSpan

#: The day of a document: 'Kế hoạch số 12/KH-UBND ngày 5/3/2019'.
_OF_DOCUMENT = re.compile(
    r"(?:[Kk]ế hoạch|[Nn]ghị quyết|[Cc]hỉ thị|[Qq]uyết định|[Cc]ông văn|[Hh]ướng dẫn|[Tt]hông tư|"
    r"[Nn]ghị định|[Đđ]ề án|[Kk]ết luận|[Tt]hông báo)\s+(?:liên tịch\s+)?(?:số\s+)?"
    r"[^\s,;]*\d[^\s,;]*\s*,?\s*$"
)
_TURN = re.compile(r"(?:đến|tới)\s+(?!hết|nay|giờ|thời điểm|hiện)", re.I)
#: How a period begins that reaches to today: 'thành lập năm 2014 đến nay'.
_SINCE = ("từ", "năm", "tháng", "ngày", "đầu", "giữa", "cuối")
_ONE_TIME = re.compile(r"(?:(?:ngay\s+)?(?:từ|trong)\s+)?(?:đầu\s+)?(?:quý|năm học)", re.I)


def dated_sentences(document: Document) -> list[Sentence]:
    """Return the sentences in which a date begins, in order."""
    found = {}
    for date in document.dates:
        sentence = document.sentence_at(date.start)
        if sentence is not None:
            found[sentence.start] = sentence
    return list(found.values())


def beginning(document: Document, date: Date) -> Date:
    """A date, or the first year of a period."""
    if date.when is None or date.kind is not DateKind.PERIOD:
        return date
    if is_one_time(document, date):
        return date
    return replace(date, when=TimeSpan.parse(date.when.edtf.split("/")[0]))  # its beginning


def is_start(document: Document, date: Date) -> bool:
    """Whether a date can be that of a beginning: a time, not to come, not that of a document."""
    if date.when is None:
        return False
    if is_day(date) and _OF_DOCUMENT.search(document.text, max(0, date.start - 60), date.start):
        return False
    published = document.published
    if published and date.when.earliest and date.when.earliest > published:
        return False
    if date.kind is DateKind.PERIOD and not is_one_time(document, date):
        words = document.of(date).strip().lower()
        if words.endswith("nay") and words.startswith(_SINCE):
            return True
        return words.startswith("từ") and len(date.when.edtf) > len("2020-01/2020-01")
    return date.kind in (DateKind.POINT, DateKind.PERIOD)


def is_turn(document: Document, date: Date) -> bool:
    """Tell whether an 'until' is when something came about: 'Mãi đến năm 2015, xã thành lập'."""
    if date.kind is not DateKind.AS_OF or date.when is None:
        return False
    published = document.published
    if published and date.when.earliest and date.when.earliest > published:
        return False
    return _TURN.match(document.of(date)) is not None


def is_one_time(document: Document, date: Date) -> bool:
    """Tell whether a period is a quarter or a school year: one time, not one since when."""
    return _ONE_TIME.match(document.of(date)) is not None


def is_day(date: Date) -> bool:
    """Tell whether a date is exact to the day."""
    return date.when is not None and len(date.when.edtf) > len("2020-01")


def lies_in(inner: TimeSpan, outer: TimeSpan) -> bool:
    """Tell whether one time lies in another."""
    return (
        inner.earliest is not None
        and outer.earliest is not None
        and inner.latest is not None
        and outer.latest is not None
        and outer.earliest <= inner.earliest
        and inner.latest <= outer.latest
    )
