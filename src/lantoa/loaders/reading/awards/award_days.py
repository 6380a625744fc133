"""When an award was conferred: the time told with it, else the day of the gathering.

An award is of the gathering where its sentence says so (*dịp này, tại hội nghị*), where it goes on
with one that is (*Đồng thời, 10 tập thể được ...*), and in a report on one gathering where nothing
tells of another time. The years of what was done for it are no days of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from lantoa.loaders.reading.awards.award_words import AWARD, OCCASION, OFTEN, PRAISE
from lantoa.loaders.reading.context import in_brackets
from lantoa.loaders.reading.document import (
    Date,
    DateKind,
    Document,
    Sentence,
    covering,
    within,
)
from lantoa.loaders.reading.figures.count_reviews import period_of_report, reviewed_dates
from lantoa.ontology.time import TimeSpan

_SINCE = re.compile(
    r"(?:thành lập|ra đời|ra mắt|xây dựng|triển khai|hoạt động|hình thành)[^,;.]{0,25}$", re.I
)
_YEARS_ASIDE = re.compile(r"(?<!\w)năm(?: liền| liên tiếp| qua)?\s*\($")
_ASIDE = 60  # characters from an award to the time in brackets after it
_MERIT = re.compile(
    r"(?<!\w)(?:thành tích|phong trào|đóng góp|công tác|thực hiện|cuộc vận động)(?!\w)", re.I
)


#: Awards of other days.
_EARLIER = re.compile(
    r"(?<!\w)(?:\d{4}|năm|qua|từng|nhiều lần|giai đoạn|trước đó|trước đây|"
    r"(?<!đạt )(?<!làm )được|có quyết định)(?!\w)",
    re.I,
)
#: ... also where they are told after one of the gathering.
_ANOTHER_TIME = re.compile(
    r"(?<!\w)(?:\d{4}|năm|những năm|thời gian|từng|nhiều lần|trước đó|trước đây|đến nay)(?!\w)",
    re.I,
)
#: Before the date of an award: Bằng khen năm 2018.
_OF_AWARD = re.compile(
    rf"^[^;.]{{0,80}}?(?:{AWARD}|{PRAISE})(?:\s+của\s[^,;.]{{2,60}}?)?\s*(?:vào\s+)?$"
)
#: After a date: it is of another award.
_ANOTHER = re.compile(r"\s*,?\s*(?:(?:tiếp tục|lại|còn|cũng|vinh dự)\s+)*(?:được|đón nhận|nhận)\s")
#: What goes on with the awards of the sentence before it.
_FURTHER = 3  # sentences
_APART = re.compile(r"[,;.]")
#: A period that frames what follows: 'Với thành tích đó, trong 10 năm qua đã có ...'.
_FRAME = re.compile(r"(?:trong|từ|qua)(?!\w)", re.I)
#: A point of a report on some time: '5. Khen thưởng: UBND tỉnh tặng ...'.
_POINT = re.compile(
    r"(?:[\divx]+[.)]|[-*+])?\s*(?:công tác\s+)?(?:thi đua,?\s+)?khen thưởng\s*:", re.I
)
_BEFORE = 1200  # characters of a sentence around an award, so that long ones are read in time
_NEAR = 90  # characters from a gathering to its day
#: After a date: it is that of the news, not of the award.
_OF_NEWS = re.compile(
    r"\s*,?\s*(?:theo\s+)?(?:tin từ|thông tin từ|nguồn tin|.{3,60}?\scho (?:biết|hay))"
)
#: Of the year that was told before: 'Cuối năm, ...'.
_SAME_YEAR = re.compile(
    r"(?<!\w)(?:cuối|giữa|trong|cũng trong|ngay trong|cùng)\s+năm(?:\s+(?:đó|này|ấy))?"
    r"(?=,|\s+[^\W\d])",
    re.I,
)
_GIVES = re.compile(r"(?<!\w)(?:khen|tặng|trao|thưởng|tuyên dương|tôn vinh|vinh danh)(?!\w)", re.I)


def occasion_of(document: Document, sentence: Sentence, position: int) -> Sentence | None:
    """Return the sentence that tells at which gathering an award at a position is conferred."""
    near = max(sentence.start, position - _BEFORE), min(sentence.end, position + _BEFORE)
    if OCCASION.search(document.text, *near):
        return sentence
    if _ANOTHER_TIME.search(document.text, max(sentence.start, position - _BEFORE), position):
        return None
    begin = document.blocks[sentence.block].start
    for earlier in reversed(within(document.sentences, begin, sentence.start)[-_FURTHER:]):
        told = document.of(earlier)
        if not _GIVES.search(told):
            return None
        if OCCASION.search(told):
            return earlier
    return None


def tells_no_other_time(document: Document, sentence: Sentence, position: int) -> bool:
    """Tell whether nothing before the merit speaks of another day or of what is done as a rule."""
    stop = min(sentence.end, position + _BEFORE)
    merit = _MERIT.search(document.text, position, stop)
    end = merit.start() if merit else stop
    begin = max(sentence.start, position - _BEFORE)
    return not (
        _EARLIER.search(document.text, begin, end) or OFTEN.search(document.text, begin, end)
    )


def _is_of_merit(document: Document, sentence: Sentence, date: Date) -> bool:
    """Whether a date before an award is that of what was done for it, not a frame of its own."""
    begin = max(sentence.start, date.start - 90)
    begin = max(begin, document.text.rfind(";", begin, date.start))
    if date.kind is DateKind.POINT or _FRAME.match(document.text, date.start):
        begin = max(begin, document.text.rfind(",", begin, date.start))
    return _MERIT.search(document.text, begin, date.start) is not None


def _is_told_aside(document: Document, date: Date, position: int) -> bool:
    """'Trong 5 năm (2011-2015)', 'Cờ thi đua của Bộ Công an (năm 2014)'."""
    before = document.text[max(0, date.start - 20) : date.start]
    return before.endswith("(") and (
        _YEARS_ASIDE.search(before) is not None or 0 < date.start - position < _ASIDE
    )


class AwardTimes:
    """When the awards of one report were conferred."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _dates(self) -> list[Date]:
        """The dates of the report; 'trong 10 năm qua' of a review is the period of that."""
        return reviewed_dates(self.document)

    @cached_property
    def _period(self) -> TimeSpan | None:
        """The one period that the report is about."""
        return period_of_report(self.document, self._dates)

    def of(
        self,
        sentence: Sentence,
        position: int,
        event: TimeSpan | None,
        told: Sequence[int] = (),
    ) -> TimeSpan | None:
        """Return when an award at a position was conferred; `event` is the day of the gathering.

        Those that are told before it in its sentence end at `told`.
        """
        document, text = self.document, self.document.text
        dates = [date for date in self._within(sentence, position) if not self._is_of(date, told)]
        before = [
            d for d in dates if d.start < position and not _is_of_merit(document, sentence, d)
        ]
        for date in dates:
            between = text[position : date.start]
            if date.start > position and _OF_AWARD.search(between) and not _MERIT.search(between):
                return date.when  # tặng Bằng khen năm 2018
        if before:
            return before[-1].when
        occasion = occasion_of(document, sentence, position)
        after = self._after(
            dates, sentence, position, occasion=occasion is not None and bool(event)
        )
        if after is not None or occasion is None:
            return after or self._same_year(sentence, position)
        return self._own_day(occasion) or event

    def of_report(self, sentence: Sentence) -> TimeSpan | None:
        """Return the period of a review, for the awards that a point of it counts."""
        point = _POINT.match(self.document.text, sentence.start, sentence.end)
        return self._period if point is not None else None

    def _within(self, sentence: Sentence, position: int) -> list[Date]:
        """The dates of a sentence that may be those of an award."""
        document, text = self.document, self.document.text
        return [
            d
            for d in within(self._dates, sentence.start, sentence.end)
            if d.kind in (DateKind.POINT, DateKind.PERIOD)
            and covering(document.quotes, d.start) is None
            and (not in_brackets(document, d, sentence) or _is_told_aside(document, d, position))
            and not _SINCE.search(text[max(sentence.start, d.start - 50) : d.start])
            and not (d.start < position and _OF_NEWS.match(text, d.end, position))
        ]

    def _is_of(self, date: Date, told: Sequence[int]) -> bool:
        """Whether a date is that of the award before: 'Bằng khen năm 2017, Bộ X tặng ...'."""
        text = self.document.text
        return text[date.end : date.end + 1] in (",", ";") and any(
            end <= date.start and _APART.search(text, end, date.start) is None for end in told
        )

    def _after(
        self, dates: list[Date], sentence: Sentence, position: int, *, occasion: bool
    ) -> TimeSpan | None:
        """The time told after an award, that of what was done for it apart."""
        document, text = self.document, self.document.text
        for date in dates:
            if date.start < position or date.kind is not DateKind.POINT or date.when is None:
                continue
            if not re.search(r"(?:năm|vào|ngày)", document.of(date)):
                return None
            day = len(date.when.edtf) == 10
            between = text[position : date.start]
            if ";" in between or ("," in between and _ANOTHER.match(text, date.end, sentence.end)):
                return None  # of the award that is told next
            merit = _MERIT.search(text, position, date.start)  # what was done in that year
            return date.when if day or not (occasion or merit) else None
        return None

    def _same_year(self, sentence: Sentence, position: int) -> TimeSpan | None:
        """'Năm 2013, ... Cuối năm, UBND huyện tặng ...': the year told before in the line."""
        document = self.document
        if not _SAME_YEAR.search(document.text, sentence.start, position):
            return None
        begin = document.blocks[sentence.block].start
        for date in reversed(within(self._dates, begin, sentence.start)):
            if date.when is not None:
                return TimeSpan.parse(date.when.edtf[:4]) if date.when.edtf[:4].isdigit() else None
        return None

    def _own_day(self, sentence: Sentence) -> TimeSpan | None:
        """The day of another gathering: 'Tại Hội nghị tổng kết ngày 15/1/2026, ...'."""
        document = self.document
        match = OCCASION.search(document.text, sentence.start, sentence.end)
        for date in within(self._dates, match.end(), match.end() + _NEAR) if match else ():
            gap = document.text[match.end() : date.start] if match else ","
            if date.when is not None and len(date.when.edtf) == 10 and "," not in gap:
                return date.when
        return None
