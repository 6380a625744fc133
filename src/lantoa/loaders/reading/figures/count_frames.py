"""Which dates can be those of counts: not in a name or aside, not since when something exists."""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.context import in_brackets
from lantoa.loaders.reading.document import Date, DateKind, Document, Sentence, covering
from lantoa.loaders.reading.text.anchors import Anchored

LEADING = 40  # a date so near the head of a sentence frames it
#: Since when something exists: ra mắt tháng 11/2022, thành lập năm 2015, từ năm 2014.
_SINCE = re.compile(
    r"(?:(?:thành lập|ra mắt|ra đời|hoạt động)(?:\s+(?:vào|từ|từ cuối|từ đầu|đầu|cuối|giữa))?|"
    r"(?<!\w)(?:kể )?từ(?: đầu| cuối| giữa)?)\s+$",
    re.I,
)
_DOCUMENT = re.compile(
    r"(?:Chỉ thị|Nghị quyết|Nghị định|Thông tư|Quyết định|Kế hoạch|Đề án)[^;.]*$"
)
_COMPARED = re.compile(r"so với(?: cùng kỳ)?(?: của)? $", re.I)
_SINCE_WORD = re.compile(r"(?:kể )?từ\s", re.I)
#: What was done once, at its date: what the next sentences tell is of another time.
FOUNDED = Anchored(
    r"(?<!\w)(?:ra mắt|thành lập|ra đời|thí điểm|chọn|bắt đầu|khởi xướng|được tặng|khen|nhận|"
    r"công nhận|tổ chức|khai mạc|ban hành|xây dựng (?:mô hình|câu lạc bộ|điểm)|"
    r"triển khai (?:mô hình|xây dựng))(?!\w)",
    re.I,
)
_THEN_DID = re.compile(r",?\s+(?:đã|cũng|cùng|giúp|phối hợp|tham gia|phát hiện|hòa giải)(?!\w)")
_CLOSES = re.compile(r"\)?\s*(?:[.;)]|$)")
_FAR = 160  # so far into a sentence its introduction may reach
_INTRO = re.compile(
    r"(?:\([^()]{2,20}\)\s*[-–]?\s*)?"
    r"(?:(?:Theo|Thực hiện|Nhằm|Để|Với|Tại|Trên|Qua|Nhờ|Xác định|Được)\s[^.;:\d]*,\s|"
    r"[^.;:\d]*\s(?:cho biết|cho hay|cho thấy|chia sẻ|thông tin|báo cáo)(?: thêm)?(?::| rằng|,)?\s)"
    r"[“\"]?(?:trong\s)?",
)
_BEFORE = re.compile(r"(?<!\w)[Tt]rước(?: khi)?\s+$")


def open_before(document: Document, dates: list[Date]) -> list[Date]:
    """Return the dates; what was 'trước năm 2018' was at no time that is known."""
    return [
        replace(date, when=None)
        if _BEFORE.search(document.text[max(0, date.start - 12) : date.start])
        else date
        for date in dates
    ]


def usable(document: Document, date: Date, sentence: Sentence) -> bool:
    """Tell whether a date stands in the running text: not in a name, not an aside in brackets."""
    opened = document.text[date.start - 1] == "("
    if opened and _DOCUMENT.search(document.text[max(0, date.start - 40) : date.start]):
        return False  # Chỉ thị 01/CT-TTg (ngày 9/1/2015)
    if _COMPARED.search(document.text[max(0, date.start - 20) : date.start]):
        return False  # so với cùng kỳ năm trước
    aside = in_brackets(document, date, sentence) and not opened
    name = covering(document.names, date.start)
    return not aside and (name is None or name.end < date.end)


def beside(document: Document, date: Date, position: int) -> bool:
    """Tell whether a date stands before a position in the same brackets: (năm 2018: 12; ...)."""
    opened = document.text.rfind("(", max(0, date.start - 60), date.start)
    return opened >= 0 and date.start < position and ")" not in document.text[opened:position]


def closed(document: Document, date: Date, position: int) -> bool:
    """Tell whether a date stands in brackets beside a place that are closed before a position."""
    opened = document.text.rfind("(", max(0, date.start - 60), date.start)
    if opened < 0 or ")" in document.text[opened : date.start]:
        return False
    of_place = covering(document.places, max(0, opened - 2)) is not None
    return of_place and ")" in document.text[date.end : position]


def heads_bracket(document: Document, date: Date) -> bool:
    """Tell whether a date in brackets is of what follows it there: 75 tin (năm 2018: 40; ...)."""
    return document.text[date.start - 1] == "(" and document.text.startswith(":", date.end)


def is_beginning(document: Document, date: Date) -> bool:
    """Tell whether a date says since when something exists."""
    if date.kind is not DateKind.POINT:
        return False
    text = document.text
    return bool(
        _SINCE.search(text[max(0, date.start - 24) : date.start])
        or _SINCE_WORD.match(text, date.start)
    )


def opens(document: Document, date: Date) -> bool:
    """Tell whether a date begins what comes after it: 'với 163 thành viên, đến nay đã có 60'.

    So does any between a comma and what goes on: 'Ngoài 306 tổ, trong 5 năm qua, đồn còn ...'.
    """
    text = document.text
    if text[date.start - 4 : date.start] == " và ":
        return True
    return text[date.start - 2 : date.start] == ", " and not _CLOSES.match(text, date.end)


def opens_deed(document: Document, date: Date) -> bool:
    """Tell whether a date opens what those before it did: '7 tổ từ đầu năm đến nay đã hòa giải'."""
    return _THEN_DID.match(document.text, date.end) is not None


def frames(document: Document, date: Date, sentence: Sentence) -> bool:
    """Tell whether a date frames what its sentence says."""
    return date.kind in (DateKind.PERIOD, DateKind.AS_OF) or leads(document, date, sentence)


def leads(document: Document, date: Date, sentence: Sentence) -> bool:
    """Tell whether a date stands at the head of its sentence, or after what introduces it."""
    return date.start < sentence.start + LEADING or bool(
        date.start < sentence.start + _FAR  # Theo báo cáo của Công an huyện A, năm 2018 ...
        and _INTRO.fullmatch(document.text, sentence.start, date.start)
    )
