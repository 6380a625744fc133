"""Numbers that leave out their noun, which a total before or the last of them tells.

'212 mô hình (biên giới 97, tôn giáo 30)', '31 xã đạt chuẩn (năm 2018 là 28)', 'hòa giải lần lượt
96, 88, 71 vụ'.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.document import Document, Number, covering, within
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Measure

#: What a part is called, up to its number.
_LABEL = re.compile(
    r"(?:[(,;:]|(?<!\w)(?:trong đó|gồm|và|riêng|cụ thể)(?: có)?)\s*"
    r"(?P<label>[^,;.:()\d]{2,40}?|(?P<year>(?:năm |năm học )(?:19|20)\d\d(?:-20\d\d)?))"
    r"(?: là| có| đạt|:)?\s+$",
    re.I,
)
_NO_LABEL = re.compile(
    r"(?:tăng|giảm|chiếm|vượt|bằng|khoảng|gần|hơn|trên|dưới|từ|đến|tới|thứ|số|lần|tháng|ngày|với|"
    r"thêm|còn|được|mới|cùng|có|là|lập|dựng)$",
    re.I,
)
_PARTS = re.compile(r"\(|(?<!\w)(?:trong đó|cụ thể|riêng)(?!\w)", re.I)
_LED = re.compile(r"(?<!\w)(?:trong đó|cụ thể|riêng)(?!\w)[^(]*$", re.I)
_CLOSES = re.compile(r"\s*(?:[,;)]|\.(?!\d)|và(?!\w)|$)")
_IN_TURN = Anchored(r"(?<!\w)lần lượt(?!\w)(?: là)?[\d., và]{0,60}$")
_NEXT = re.compile(r"(?:,|,? và)\s")
_BACK = 90  # so far back a label may begin
_FAR = 400  # so far behind a total its parts may stand


def with_shares(document: Document, counts: list[Count]) -> list[Count]:
    """Return the counts with those added whose noun is told beside another number."""
    counted = {count.number.start for count in counts}
    made: list[Count] = []
    for index, count in enumerate(counts):
        made += _in_turn(document, count)
        made.append(count)
        if count.each or count.measure is Measure.MODEL_TYPES:
            continue
        following = counts[index + 1 : index + 2]
        if following and following[0].measure is Measure.MODEL_TYPES:
            following = counts[index + 2 : index + 3]  # 205 mô hình của 8 loại (biên giới 12, ...)
        end = min(count.sentence.end, count.end + _FAR)
        if following:
            end = min(end, following[0].number.start)
        numbers = [n for n in within(document.numbers, count.end, end) if n.start not in counted]
        made += _parts(document, count, numbers)
    return sorted(made, key=lambda each: each.number.start)


def _parts(document: Document, total: Count, numbers: list[Number]) -> list[Count]:
    """The parts of a total: several in brackets, or any that 'trong đó' or their year tells."""
    found: list[Count] = []
    sure = False
    for number in numbers:
        between = document.text[total.end : number.start]
        label = _LABEL.search(between[-_BACK:])
        if (
            label is None
            or number.share
            or covering(document.places, number.start) is not None
            or not _PARTS.search(between)
            or not _CLOSES.match(document.text, number.end, total.sentence.end)
            or _NO_LABEL.search(label["label"].strip())
            or (number.value > total.number.value and not label["year"])
        ):
            continue
        sure = sure or bool(label["year"] or _LED.search(between))
        clause = clause_at(document, total.sentence, number.start)
        found.append(
            replace(
                total,
                start=number.start,
                end=number.end,
                noun_end=number.end,
                number=number,
                clause=clause,
            )
        )
    return found if sure or len(found) > 1 else []


def _in_turn(document: Document, last: Count) -> list[Count]:
    """The numbers before the last of several that share its noun: lần lượt 96, 88, 71 vụ."""
    begin = max(last.sentence.start, last.number.start - _BACK)
    turn = _IN_TURN.search(document.words, begin, last.number.start)
    if turn is None:
        return []
    found = []
    for number in within(document.numbers, turn.start(), last.number.start):
        if _NEXT.match(document.text, number.end):
            found.append(replace(last, start=number.start, number=number))
    return found
