"""Counts: a number and the noun that it counts, told after it or before it.

Money, intentions and numbers inside names are left out; :mod:`.measurements` makes statements of
the counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantoa.loaders.reading.context import (
    clause_at,
    is_fact,
)
from lantoa.loaders.reading.count_words import (
    AFTER_COPULA,
    COPULA,
    COUNTED,
    MONEY_OR_TIME,
    STOP,
    UNIT_LIST,
    Counted,
)
from lantoa.loaders.reading.document import (
    Document,
    Name,
    Number,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.ontology.records import Measure

_MODELS_BEFORE = re.compile(r"mô hình|nhân rộng|điển hình|câu lạc bộ", re.I)
_MODELS_AFTER = re.compile(
    rf"\s*{UNIT_LIST}(?:\s*(?:,|và)\s*\d[\d.]*\s*{UNIT_LIST})*[^,;.\d]{{0,40}}?\s(?:đã\s+|đang\s+)*"
    r"(?:xây dựng|triển khai|thực hiện|duy trì|thành lập|áp dụng|ra mắt|có)[^,;.\d]{0,25}mô hình"
)
_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|tăng thêm|giảm còn)\s+$", re.I)
_RELATIVE = re.compile(r"\s+được\s(?:(?!,\s+\d)[^;.()]){4,110}")
_SPREAD_OVER = re.compile(r"\d[\d.]*\s[^,;.\d]{2,40}\sđịa bàn\s+(?:của\s+)?(?:cả\s+)?$", re.I)
_GATHERING = re.compile(r"ngày hội|lễ hội|hội nghị|diễn đàn", re.I)
_ALL_OF = re.compile(r"(?<!\w)cả\s+$", re.I)
_OFFICERS = re.compile(r"[Bb]an (?:chủ nhiệm|quản lý|điều hành|chỉ đạo|đại diện)[^,;.]*$", re.I)
_CONTEXT = re.compile(
    r"mô hình|điển hình|phong trào|ngày hội|nhân rộng|an ninh|ANTT|tự quản|tiêu chí|trật tự", re.I
)


@dataclass(frozen=True, slots=True)
class Count(Span):
    """A number with its noun, before it becomes a statement."""

    number: Number
    unit_start: int
    unit_end: int
    noun_end: int
    counted: Counted
    measure: Measure
    sentence: Sentence
    clause: Span
    model: Name | None = None


def find_counts(document: Document) -> list[Count]:
    """Return the counted numbers of a document, in order; intentions are left out."""
    found = []
    for number in document.numbers:
        sentence = document.sentence_at(number.start)
        if sentence is None or number.share or _in_name(document, number):
            continue
        count = _count(document, sentence, number)
        if count is not None and is_fact(document, count.clause, number.start):
            found.append(count)
    return found


def _in_name(document: Document, number: Number) -> bool:
    return covering(document.names, number.start) is not None


def _count(document: Document, sentence: Sentence, number: Number) -> Count | None:
    text = document.text
    if MONEY_OR_TIME.match(text, number.end) or _CHANGE.search(
        text[max(sentence.start, number.start - 12) : number.start]
    ):
        return None
    clause = clause_at(document, sentence, number.start)
    told_before = _told_before(document, sentence, clause, number)
    if told_before is not None:
        return told_before
    for counted in COUNTED:
        match = counted.pattern.match(text, number.end, sentence.end)
        if not match:
            continue
        start, noun_end = match.span("unit")
        model, several = _named_model(document, noun_end)
        if several and _ALL_OF.search(text[max(sentence.start, number.start - 6) : number.start]):
            return None  # cả hai mô hình “A” và “B”: those named, not a count
        if not _holds(document, counted, sentence, number, model):
            continue
        measure = Measure.SITES if model and counted.measure is Measure.MODELS else counted.measure
        end = model.end if model else _unit_end(document, noun_end, sentence)
        return Count(
            number.start,
            end,
            number,
            start,
            end,
            noun_end,
            counted,
            measure,
            sentence,
            clause,
            model,
        )
    return None


def _told_before(
    document: Document, sentence: Sentence, clause: Span, number: Number
) -> Count | None:
    """A number told after what it counts: 'Số xã phức tạp đã chuyển hóa là 97 xã'."""
    text = document.text
    subject = COPULA.search(document.words, clause.start, number.start)
    if subject is None:
        return None
    after = AFTER_COPULA.match(text, number.end, sentence.end)
    if after is None or (after["noun"] and after["noun"].lower() not in subject["what"].lower()):
        return None
    start, stop = subject.span("what")
    for counted in COUNTED:
        match = counted.pattern.match(text, start, stop)
        model = _named_model(document, match.end("unit"))[0] if match else None
        if match and _holds(document, counted, sentence, number, model):
            unit_end = min(_unit_end(document, match.end("unit"), sentence), stop)
            return Count(
                start=number.start,
                end=max(after.end("noun"), number.end),
                number=number,
                unit_start=start,
                unit_end=unit_end,
                noun_end=match.end("unit"),
                counted=counted,
                measure=(
                    Measure.SITES
                    if model and counted.measure is Measure.MODELS
                    else counted.measure
                ),
                sentence=sentence,
                clause=clause,
                model=model,
            )
    return None


def _named_model(document: Document, position: int) -> tuple[Name | None, bool]:
    """The one model that stands right after the noun (12 mô hình “X”), or whether several do."""
    for name in within(document.names, position, position + 30):
        if name.is_model:
            gap = document.text[position : name.start]
            if not re.fullmatch(r"\s*(?:điểm|tự quản|là)?\s*:?\s*", gap):
                return None, False
            more = within(document.names, name.end, name.end + 60)
            several = any(n.is_model and n.group == name.group for n in more)
            return (None, True) if several or ":" in gap else (name, False)
    return None, False


def _holds(
    document: Document, counted: Counted, sentence: Sentence, number: Number, model: Name | None
) -> bool:
    before = document.text[sentence.start : number.start]
    if counted.measure is Measure.MEMBERS and _OFFICERS.search(before[-60:]):
        return False  # those who manage a model are not its members
    if counted.needs == "models":
        if _SPREAD_OVER.search(before):
            return False  # 60 trường học trên địa bàn 9 huyện: the schools are counted
        after = document.text[number.end : min(sentence.end, number.end + 140)]
        return (
            model is not None
            or _MODELS_BEFORE.search(before) is not None
            or _MODELS_AFTER.match(after) is not None
        )
    if counted.needs == "model name":
        return model is not None
    if counted.needs == "gathering":
        ends = document.gathering_ends
        if sentence.block not in ends:
            block = document.blocks[sentence.block]
            found = _GATHERING.search(document.text, block.start, block.end)
            ends[sentence.block] = found.end() if found else block.end + 1
        return ends[sentence.block] <= sentence.end
    if counted.needs == "standard":
        return "tiêu chí" in before or "chuẩn" in before
    if counted.needs == "people":
        return bool(_CONTEXT.search(document.text[sentence.start : sentence.end])) or bool(
            re.search(r"khen|biểu dương|tuyên dương|tôn vinh|Cờ|chương", document.of(sentence))
        )
    return True


def _unit_end(document: Document, noun_end: int, sentence: Sentence) -> int:
    text = document.text
    relative = _RELATIVE.match(text, noun_end, sentence.end)
    if relative and text.endswith("mô hình", 0, noun_end):
        return relative.end()
    movement = re.match(
        r"\s+trong [Pp]hong trào(?:\s+(?:['‘“\"][^'’”\"]{3,60}['’”\"]|TDBVANTQ|[Tt]oàn dân "
        r"bảo vệ (?:ANTQ|an ninh [Tt]ổ quốc)))?",
        text[noun_end : sentence.end],
    )
    if (
        movement
        and text[noun_end : noun_end + 1] == " "
        and not text.endswith("tiên tiến", 0, noun_end)
    ):
        return noun_end + movement.end()
    stop = STOP.search(text, noun_end, sentence.end)
    end = stop.start() if stop else sentence.end
    # A comma goes on where an attribute does: "mô hình vùng miền núi, dân tộc".
    if stop and text[end] == ",":
        more = re.match(
            r",\s+(?:dân tộc|tôn giáo|biên giới|phức tạp)[^,;.\d]{0,30}?(?=\s(?:triển khai|"
            r"tại|ở|đã)|[,;.])",
            text[end : sentence.end],
        )
        if more:
            end += more.end()
    if (stop and stop.group().strip().startswith(("“", '"'))) or (
        end < sentence.end and text[end : end + 2] in (" “", ' "')
    ):
        quote = next((q for q in within(document.quotes, end, end + 3)), None)
        if quote is not None and quote.end - quote.start < 80:
            end = quote.end
    while end > noun_end and text[end - 1].isspace():
        end -= 1
    return min(end, noun_end + 90) if end > noun_end else noun_end
