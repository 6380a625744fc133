"""Which numbers say what there is or was: not money, changes, targets or plans."""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import is_fact
from lantoa.loaders.reading.document import Document, Number, Sentence, Span
from lantoa.loaders.reading.figures.count_phrases import MONEY_OR_TIME
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Measure

_CHANGE = re.compile(
    r"(?<!\w)(?:tăng|giảm|tăng thêm|giảm còn|(?:kết nạp|bổ sung|tuyển|thu nạp)(?: được)? thêm|"
    r"giải thể|thanh lý|cắt giảm|xóa bỏ|loại bỏ)\s+$",
    re.I,
)
#: An increase beside its total: công nhận thêm 6 tổ, nâng tổng số lên 9 tổ.
_ADDED = re.compile(r"(?<!\w)thêm(?: được)?\s+$", re.I)
_TO_TOTAL = re.compile(
    r"[^.;]{0,120}?(?:nâng|đưa)(?: tổng)?(?: số)?[^.;\d]{0,80}?\s(?:lên|thành|là)\s"
    r"(?:hơn |gần |trên )?\d"
)
_BEYOND = re.compile(
    r"[^,;.\d]{0,40}\s(?:so với|kế hoạch|chỉ tiêu)(?!\w)"
)  # vượt 50 mô hình so với
#: Rates: mỗi đêm 2 tổ.
_RATE = re.compile(r"(?<!\w)[Mm]ỗi (?:năm|tháng|tuần|ngày|đêm|ca|buổi|lần)\s+(?:có\s+)?$")
_ONE_OF = re.compile(r"(?<!\w)(?:một|1|01) trong (?:số )?(?:những )?$", re.I)
_TARGET = re.compile(
    r"(?<!\w)(?:chỉ tiêu|mục tiêu|kế hoạch|đăng ký(?: xây dựng| thành lập| thực hiện| triển khai)?)"
    r"\s+(?:là\s+)?$",
    re.I,
)
_IS_TARGET = Anchored(r"(?<!\w)là (?:mục tiêu|chỉ tiêu)(?!\w)")
_REWARDING = re.compile(
    r"(?:tặng|trao|thưởng|thuởng|khen|biểu dương|tuyên dương|tôn vinh|vinh danh)(?!\w)"
    r"[^;.]{0,160}$",
    re.I,
)
_REWARDED = re.compile(
    r"[^;.]{0,60}?có (?:nhiều )?(?:thành tích|đóng góp|công)(?!\w)|"
    r"[^;.]{0,140}?(?:được|vinh dự|nhận)(?!\w)[^;.]{0,140}?(?:tặng|khen|biểu dương|tuyên dương|"
    r"tôn vinh|vinh danh|thưởng|kỷ niệm chương|huân chương|cờ thi đua)(?!\w)",
    re.I,
)
#: What unions do besides: their trades, credits and courses are no figures of the movement.
_ECONOMY = re.compile(
    r"nghề nghiệp|đào tạo nghề|khoa học kỹ thuật|kinh tế tập thể|khuyến nông|vay vốn|sản xuất giỏi"
)
#: The figure of every instance: mỗi tổ có 9 thành viên.
_EACH = re.compile(
    r"(?<!\w)(?:[Mm]ỗi|[Tt]ừng)\s(?:tổ|đội|nhóm|cụm|mô hình|câu lạc bộ|CLB|chốt|chi hội)(?!\w)"
    r"(?:[^,;.\d]|,\s(?:trong đó|gồm|với)(?!\w)|(?<=với )\d+|(?<=có )\d+|(?<=gồm )\d+){0,90}$"
)
_PLANNED = re.compile(
    r"(?<!\w)(?:phấn đấu|sẽ|cần|phải|dự kiến|kế hoạch|yêu cầu|ít nhất|thấp nhất|cao nhất|từ)(?!\w)",
    re.I,
)
_MOVED = frozenset({Measure.MEMBERS, Measure.PARTICIPANTS, Measure.OTHER})


def countable(text: str, sentence: Sentence, number: Number) -> bool:
    """Tell whether a number can count things: no money or time, no change, no "one of seven"."""
    before = text[max(sentence.start, number.start - 26) : number.start]
    if text.startswith("vượt", number.start) and _BEYOND.match(text, number.end, sentence.end):
        return False
    return not (
        number.value != int(number.value)  # nothing that is counted comes in parts
        or MONEY_OR_TIME.match(text, number.end)
        or _CHANGE.search(before)
        or (_ADDED.search(before[-12:]) and _TO_TOTAL.match(text, number.end, sentence.end))
        or _ONE_OF.search(before)
        or _RATE.search(before)
    )


def is_told(document: Document, clause: Span, start: int, measure: Measure) -> bool:
    """Tell whether a count from `start` is a fact of the movement, no wish and no union's trade."""
    trade = measure in _MOVED and _ECONOMY.search(document.text, max(0, start - 90), start + 100)
    return not trade and is_fact(document, clause, start)


def is_target(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a count from `start` to `end` is called a target."""
    before = document.text[max(sentence.start, start - 30) : start]
    return bool(_TARGET.search(before) or _IS_TARGET.search(document.words, end, sentence.end))


def is_rewarded(document: Document, clause: Span, number: Number, end: int) -> bool:
    """Tell whether those counted are the recipients of an award."""
    before = document.text[max(clause.start, number.start - 200) : number.start]
    return bool(_REWARDING.search(before) or _REWARDED.match(document.text, end, clause.end))


def of_each(text: str, clause: Span, number: Number) -> bool:
    """Tell whether a figure is that of every instance."""
    return _EACH.search(text[max(clause.start, number.start - 130) : number.start]) is not None


def planned(text: str, sentence: Sentence, number: Number) -> bool:
    """Tell whether a sentence speaks of what is planned, or of a least or greatest number."""
    return _PLANNED.search(text, sentence.start, number.start) is not None
