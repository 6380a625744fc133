"""When an award was conferred: the time told with it, else the day of the gathering.

An award is of the gathering where its sentence says so (*dịp này, tại hội nghị*), where it goes on
with one that is (*Đồng thời, 10 tập thể được ...*), and in a report on one gathering where nothing
tells of another time. The years of what was done for it are no days of it.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.awards.award_words import AWARD, OCCASION, OFTEN
from lantoa.loaders.reading.context import in_brackets
from lantoa.loaders.reading.document import Date, DateKind, Document, Sentence, within
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
    r"(?<!\w)(?:\d{4}|năm|qua|từng|nhiều lần|giai đoạn|trước đó|trước đây|được)(?!\w)", re.I
)
#: ... also where they are told after one of the gathering.
_ANOTHER_TIME = re.compile(
    r"(?<!\w)(?:\d{4}|năm|những năm|thời gian|từng|nhiều lần|trước đó|trước đây|đến nay)(?!\w)",
    re.I,
)
#: Before the date of an award: Bằng khen năm 2018.
_OF_AWARD = re.compile(rf"^[^;.]{{0,80}}?(?:{AWARD})(?:\s+của\s[^,;.]{{2,60}}?)?\s*(?:vào\s+)?$")
#: After a date: it is of another award.
_ANOTHER = re.compile(r"\s*,?\s*(?:(?:tiếp tục|lại|còn|cũng|vinh dự)\s+)*(?:được|đón nhận|nhận)\s")
#: What goes on with the awards of the sentence before it.
_FURTHER = 3  # sentences
_GIVES = re.compile(r"(?<!\w)(?:khen|tặng|trao|thưởng|tuyên dương|tôn vinh|vinh danh)(?!\w)", re.I)


def is_of_gathering(document: Document, sentence: Sentence, position: int) -> bool:
    """Tell whether an award at a position is said to be conferred at a gathering."""
    if OCCASION.search(document.of(sentence)):
        return True
    if _ANOTHER_TIME.search(document.text, sentence.start, position):
        return False
    begin = document.blocks[sentence.block].start
    for earlier in reversed(within(document.sentences, begin, sentence.start)[-_FURTHER:]):
        told = document.of(earlier)
        if not _GIVES.search(told):
            return False
        if OCCASION.search(told):
            return True
    return False


def tells_no_other_time(document: Document, sentence: Sentence, position: int) -> bool:
    """Tell whether nothing before the merit speaks of another day or of what is done as a rule."""
    merit = _MERIT.search(document.text, position, sentence.end)
    end = merit.start() if merit else sentence.end
    return not _EARLIER.search(document.text, sentence.start, end) and not OFTEN.search(
        document.text, sentence.start, end
    )


def _is_of_merit(document: Document, sentence: Sentence, date: Date) -> bool:
    """Whether a date before an award is that of what was done for it, not a frame of its own."""
    begin = max(sentence.start, date.start - 90)
    if date.kind is DateKind.POINT:
        begin = max(begin, document.text.rfind(",", begin, date.start))
    return _MERIT.search(document.text, begin, date.start) is not None


def _is_told_aside(document: Document, date: Date, position: int) -> bool:
    """'Trong 5 năm (2011-2015)', 'Cờ thi đua của Bộ Công an (năm 2014)'."""
    before = document.text[max(0, date.start - 20) : date.start]
    return before.endswith("(") and (
        _YEARS_ASIDE.search(before) is not None or 0 < date.start - position < _ASIDE
    )


def award_time(
    document: Document, sentence: Sentence, position: int, event: TimeSpan | None
) -> TimeSpan | None:
    """Return when an award at a position was conferred; `event` is the day of the gathering."""
    dates: list[Date] = [
        d
        for d in within(document.dates, sentence.start, sentence.end)
        if d.kind in (DateKind.POINT, DateKind.PERIOD)
        and (not in_brackets(document, d, sentence) or _is_told_aside(document, d, position))
        and not _SINCE.search(document.text[max(sentence.start, d.start - 50) : d.start])
    ]
    before = [d for d in dates if d.start < position and not _is_of_merit(document, sentence, d)]
    for date in dates:
        between = document.text[position : date.start]
        if date.start > position and _OF_AWARD.search(between) and not _MERIT.search(between):
            return date.when  # tặng Bằng khen năm 2018
    if before:
        return before[-1].when
    occasion = event is not None and is_of_gathering(document, sentence, position)
    for date in dates:
        if date.start < position or date.kind is not DateKind.POINT or date.when is None:
            continue
        if not re.search(r"(?:năm|vào|ngày)", document.of(date)):
            break
        day = len(date.when.edtf) == 10
        between = document.text[position : date.start]
        if ";" in between or (
            "," in between and _ANOTHER.match(document.text, date.end, sentence.end)
        ):
            break  # of the award that is told next
        merit = _MERIT.search(document.text, position, date.start)  # what was done in that year
        if day or not (occasion or merit):
            return date.when
        break
    return event if occasion else None
