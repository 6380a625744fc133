"""Periods that are told by their beginning or length: 'từ khi thành lập (năm 2015) đến nay'.

"Sau 15 năm" counts from the date told before; "qua 9 tháng" ends with the report, if the model or
what was told before began about then. Nothing is known of a period of an undated report whose
beginning nobody tells.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from lantoa.loaders.reading.document import Date, DateKind, Document, Span, within
from lantoa.loaders.reading.figures.count_reviews import lasts, number_of
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.time import TimeSpan

_SINCE = Anchored(r"(?<!\w)(?:(?:kể )?từ (?:khi|lúc|ngày|thời điểm)|sau khi)(?!\w)", re.I)
#: Between a beginning and 'đến nay': 'năm 2015) đến nay'.
_UP_TO = re.compile(r"\)?,?\s+(?:cho\s+)?")
_NOW = re.compile(r"(?:tính\s+)?(?:cho\s+)?(?:đến|tới)\s", re.I)
_IS_NOW = re.compile(r"(?<!\w)(?:nay|giờ|này|hiện)(?!\w)", re.I)
#: After so long a time: sau 15 năm, qua gần 9 tháng.
AFTER = Anchored(
    r"(?<!\w)(?:sau|qua|trong|suốt)\s+(?P<about>(?:hơn|gần|trên|khoảng)\s+)?"
    r"(?P<n>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?P<unit>năm|tháng)"
    r"(?=\s+(?:đi vào |được )?(?:hoạt động|triển khai|thực hiện|thành lập|ra mắt|ra đời|xây dựng|"
    r"duy trì|vận hành|đưa vào|áp dụng|thí điểm|phát động|tổ chức|đã|CLB|câu lạc bộ|mô hình)|,)",
    re.I,
)
#: Its beginning right after it: qua 5 năm triển khai thực hiện mô hình (từ tháng 6-2015).
_FROM = re.compile(r"[^.;,()]{0,60}\((?:kể )?từ\s(?:đầu |cuối |giữa )?$")
_BACK = 600  # characters in which a period may have begun
_MONTHS = 1  # by so many a printed number of months may be rounded


def spans_since(document: Document, dates: Sequence[Date]) -> list[Date]:
    """Return the dates; 'đến nay' after the beginning of a period ends that period."""
    found: list[Date] = []
    for date in dates:
        before = found[-1] if found else None
        first = before.when if before is not None and before.kind is DateKind.POINT else None
        if (
            before is not None
            and first is not None
            and date.kind is DateKind.AS_OF
            and _UP_TO.fullmatch(document.text, before.end, date.start)
            and _NOW.match(document.text, date.start)
            and (since := _since(document, before)) is not None
        ):
            told = date.when.edtf if date.when and not _IS_NOW.search(document.of(date)) else None
            when = TimeSpan.parse(f"{first.edtf}/{told}") if told else _open(document, first)
            found[-1] = replace(date, start=since, kind=DateKind.PERIOD, when=when)
        elif (joined := _joined(document, before, date)) is not None:
            found[-1] = replace(date, start=found[-1].start, when=joined)
        elif date.when is not None and date.kind is DateKind.POINT:
            found.append(_told_after(document, date, date.when) or date)
        else:
            found.append(date)
    return found


def _joined(document: Document, first: Date | None, date: Date) -> TimeSpan | None:
    """The time of 'năm 2018 và 9 tháng đầu năm 2019': from the one to the end of the other."""
    if (
        first is None
        or first.when is None
        or date.when is None
        or date.kind is not DateKind.PERIOD
        or document.text[first.end : date.start] not in (" và ", " và trong ")
        or first.when.earliest is None
        or date.when.earliest is None
        or date.when.latest is None
        or date.when.earliest.year != first.when.earliest.year + 1
    ):
        return None
    return TimeSpan.parse(f"{first.when.edtf.split('/')[0]}/{date.when.edtf.split('/')[-1]}")


def _since(document: Document, date: Date) -> int | None:
    """Where 'từ khi' stands that a date is of."""
    sentence = document.sentence_at(date.start)
    begin = max(sentence.start if sentence else 0, date.start - 160)
    for match in _SINCE.finditer(document.words, begin, date.start):
        if not re.search(r"[.;]", document.text[match.end() : date.start]):
            return match.start()
    return None


def _told_after(document: Document, date: Date, first: TimeSpan) -> Date | None:
    """The period of 'qua hơn 7 năm triển khai mô hình (từ tháng 3-2014)', from 'qua' on."""
    sentence = document.sentence_at(date.start)
    if sentence is None:
        return None
    begin, start = max(sentence.start, date.start - 100), date.start
    if document.text.startswith("từ ", start):
        start += len("từ ")
    for match in AFTER.finditer(document.words, begin, date.start):
        if _FROM.fullmatch(document.text, match.end(), start):
            return Date(match.start(), date.end, DateKind.PERIOD, _open(document, first))
    return None


def _open(document: Document, first: TimeSpan) -> TimeSpan:
    """From a date up to the report."""
    published = document.published
    if published is not None and first.earliest is not None and first.earliest > published:
        published = None
    return TimeSpan.parse(f"{first.edtf.rstrip('~?%')}/{published or ''}")


def after_so_long(
    document: Document,
    dates: list[Date],
    told: Span,
    *,
    started: TimeSpan | None,
    period: TimeSpan | None,
) -> tuple[TimeSpan | None, TimeSpan | None]:
    """Return the period and its end that 'sau 15 năm' tells in `told`, a sentence up to its number.

    `started` is when the model that is told of began, `period` that of the review.
    """
    match = AFTER.search(document.words, told.start, told.end)
    if match is None or within(dates, match.end(), told.end):
        return None, None
    count = number_of(match["n"]) if match["n"].lower() != "một" else 1
    sentence = document.sentence_at(told.start)
    block = document.blocks[sentence.block].start if sentence is not None else 0
    earlier = [
        date.when
        for date in within(dates, max(block, told.start - _BACK), told.start)
        if date.kind is DateKind.POINT and date.when is not None
    ]
    first = started or (earlier[-1] if earlier else None)
    if match["unit"].lower() == "tháng":
        return _months(document.published, first, count), None
    if period is not None and lasts(period, count):
        return period, period
    if first is None or not first.earliest or not first.latest or count == 1:
        return None, None
    year, published = first.earliest.year, document.published
    if year != first.latest.year or (match["about"] and published is None):
        return None, None
    if published is not None and abs(year + count - published.year) > 1:
        return None, None  # since something else
    return TimeSpan.parse(f"{year}/{year + count}"), TimeSpan.parse(str(year + count))


def _months(published: dt.date | None, first: TimeSpan | None, count: int) -> TimeSpan | None:
    """The months from a beginning to the report, if they are so many."""
    if published is None or first is None or first.earliest is None:
        return None
    passed = (published.year - first.earliest.year) * 12 + published.month - first.earliest.month
    if abs(passed - count) > _MONTHS or len(first.edtf) < len("2017-04"):
        return None
    return TimeSpan.parse(f"{first.edtf[:7]}/{published:%Y-%m}")
