"""Where the noun that is counted ends, and whether it is the name of one model."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import (
    Document,
    Name,
    NameKind,
    Number,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.figures.count_phrases import STOP
from lantoa.loaders.reading.figures.count_things import GROUP
from lantoa.loaders.reading.spreading.spread_models import last_named_model
from lantoa.ontology.records import Measure
from lantoa.vietnamese import key

_MOVEMENT = re.compile(
    r" trong [Pp]hong trào(?:\s+(?:['‘“\"][^'’”\"]{3,60}['’”\"]|TDBVANTQ|[Tt]oàn dân "
    r"bảo vệ (?:ANTQ|an ninh [Tt]ổ quốc)))?"
)
#: A comma goes on where an attribute does: "mô hình vùng miền núi, dân tộc".
_ATTRIBUTE = re.compile(
    r",\s+(?:dân tộc|tôn giáo|biên giới|phức tạp)[^,;.\d]{0,30}?(?=\s(?:triển khai|tại|ở|đã)|[,;.])"
)
_LONGEST = 90
#: Between the noun and the name of the one model: 136 mô hình tự quản 3 không “X”.
_ATTRIBUTES = re.compile(
    r"\s*(?:(?!(?:như|gồm|là|tại|ở|có|được|trong|với|cho|của|theo|đó|và|do|mới)\s)[^\W_]+\s+){0,5}"
    r"(?:là\s*)?"
)
_BESIDE = re.compile(r"\s*(?:điểm|tự quản|là)?\s*:?\s*")
_GROUP = re.compile(
    rf"\s*[“\"]?(?P<unit>(?:{GROUP}|dòng họ|tộc họ|điểm)\s[^;.:()\d“”\"]{{3,80}})", re.I
)
_MODELS_COUNTED = re.compile(r"\d[\d.]*\s(?:loại )?mô hình(?!\w)")
_NEAR = 400  # characters before a paragraph in which a model is named that its groups are of
_SHORT = {"clb": "câu lạc bộ", "câu lạc bộ": "clb"}
_ABBREVIATED = (
    ("pccc", "phòng cháy chữa cháy"),
    ("phòng cháy và chữa cháy", "phòng cháy chữa cháy"),
    ("antt", "an ninh trật tự"),
    ("tnxh", "tệ nạn xã hội"),
)
_PLURAL = re.compile(r"(?<!\w)(?:các|những)\s+")
_SHARE = 0.6  # of the words of a name that must be printed


_SHARE_BESIDE = re.compile(r"(?<=\d)\)(?=\s\w)|\s\(\d+(?:,\d+)?\s?%\)")


def noun_at(text: str, number: Number) -> int:
    """Return where the noun of a number begins, past a share beside it: 100% (58/58) thôn."""
    aside = _SHARE_BESIDE.match(text, number.end)
    return aside.end() if aside else number.end


def unit_end(document: Document, noun_end: int, sentence: Sentence) -> int:
    """Return where the printed name of what is counted ends."""
    text = document.text
    movement = _MOVEMENT.match(text, noun_end, sentence.end)
    if movement and not text.endswith("tiên tiến", 0, noun_end):
        return movement.end()
    stop = STOP.search(text, noun_end, sentence.end)
    end = stop.start() if stop else sentence.end
    if stop and text[end] == ",":
        more = _ATTRIBUTE.match(text, end, sentence.end)
        if more:
            end = more.end()
    if (stop and stop.group().strip().startswith(("“", '"'))) or text[end : end + 2] in (
        " “",
        ' "',
    ):
        quote = next((q for q in within(document.quotes, end, end + 3)), None)
        if quote is not None and quote.end - quote.start < 80:
            end = quote.end
    while end > noun_end and text[end - 1].isspace():
        end -= 1
    return min(end, noun_end + _LONGEST) if end > noun_end else noun_end


def named_model(document: Document, position: int, measure: Measure) -> tuple[Name | None, bool]:
    """Return the one model that stands right after a noun, and whether several stand there."""
    for name in within(document.names, position, position + 45):
        if not name.is_model:
            continue
        if not name.quoted and key(name.text).startswith("toàn dân bảo vệ an ninh"):
            return None, False  # the movement's models
        gap = document.text[position : name.start]
        beside = _BESIDE.fullmatch(gap) is not None
        described = (
            name.quoted and measure is Measure.MODELS and _ATTRIBUTES.fullmatch(gap) is not None
        )
        if not beside and not described:
            return None, False
        more = within(document.names, name.end, name.end + 60)
        several = any(n.is_model and n.group == name.group for n in more)
        if several or ":" in gap:
            return None, True
        if not name.quoted and name.text[:1].islower():
            return None, False  # a kind of models: 900 mô hình tự phòng, tự quản
        return name, False
    return None, False


_SPREAD_TO = re.compile(r"(?<!\w)(?:nhân rộng|nhân|lan|lan rộng|lan tỏa) (?:ra|sang|đến|tới)(?!\w)")


def _spelled_out(name: str) -> str:
    """The key of a name with the abbreviations of the genre in full."""
    said = key(name)
    for short, full in _ABBREVIATED:
        said = said.replace(short, full)
    return said


#: What a model grew to: nhân rộng được 21 câu lạc bộ.
_GREW = re.compile(
    r"(?<!\w)(?:nhân (?:rộng|diện rộng|diện|ra|lên|thêm))"
    r"(?: (?:được|thành|lên|thêm|ra|mới|tổng cộng|tổng số))*\s+$",
    re.I,
)


#: What is told next of groups that are a model: 2.441 tổ ... Đây là mô hình do ...
_CALLED_MODELS = re.compile(
    r" *(?:(?:Đây|Đó)(?: cũng)? (?:là|được xem là|được coi là) (?:một )?(?:trong những |các )?"
    r"mô hình|(?:Các |Những )?[Mm]ô hình (?:này|trên))(?!\w)"
)
_CALLED_SO = re.compile(r",\s(?:đây|đó) (?:là|được coi là) (?:một )?(?:trong những )?mô hình(?!\w)")
#: What a model consists of: mô hình “X” ra mắt với 15 nhóm.
_CONSISTS = re.compile(r"(?<!chia )(?<!\w)(?:với|gồm|gồm có|có|bằng|thành lập|thành lập được)\s+$")


def called_models(document: Document, sentence: Sentence, position: int) -> bool:
    """Tell whether the next sentence calls what is counted at a position a model, or its own."""
    text = document.text
    return (
        _CALLED_MODELS.match(text, sentence.end) is not None
        or _CALLED_SO.search(text, position, min(sentence.end, position + 160)) is not None
    )


def made_of(document: Document, clause: Span, position: int) -> Name | None:
    """The one model of the clause before a position, which groups counted there make up."""
    before = [n for n in within(document.names, clause.start, position) if n.is_model]
    if (
        len({name.text for name in before}) != 1
        or _CONSISTS.search(document.text[position - 24 : position]) is None
        or within(document.numbers, before[-1].end, position)
    ):
        return None
    return before[-1]


def own_group(document: Document, noun: str, start: int, position: int) -> Name | None:
    """The only model of its kind that the report, or the sentence, names for a bare group.

    60 CLB, of the club “X”; `start` is that of the sentence, `position` the number's.
    """
    models = {n.text: n for n in document.names if n.kind is NameKind.MODEL}
    if len(models) > 1:
        if _MODELS_COUNTED.search(document.text, max(start, position - 90), position):
            return None  # 50 mô hình với 330 tổ
        sentence = document.sentence_at(start)
        begin = document.blocks[sentence.block].start if sentence else start
        near = within(document.names, begin, position)
        models = {n.text: n for n in near if n.kind is NameKind.MODEL}
        if not models:
            near = within(document.names, max(begin - _NEAR, 0), begin)
            models = {n.text: n for n in near if n.kind is NameKind.MODEL}
    if len(models) == 1 and _GREW.search(document.text, max(start, position - 40), position):
        return next(iter(models.values()))
    kind = key(noun)
    kinds = {kind, _SHORT.get(kind, kind)}
    found = [
        name
        for name in models.values()
        if any(f" {each} " in f" {key(f'{name.head} {name.text}')} " for each in kinds)
    ]
    if not found and (sentence := document.sentence_at(start)) is not None:
        spread = _SPREAD_TO.search(document.text, start, position)
        meant = last_named_model(document, sentence) if spread else None
        if meant and any(f" {each} " in f" {key(f'{meant.head} {meant.text}')} " for each in kinds):
            return meant  # mô hình được nhân rộng sang TX.A (28 CLB)
    return found[0] if len(found) == 1 else None


def known_group(document: Document, position: int, end: int) -> tuple[int, Name] | None:
    """Return the end of a counted group that is a model of the report, and the model's name.

    92 tổ tự quản các khu nhà trọ, where “Tổ tự quản khu nhà trọ công nhân” is a model.
    """
    match = _GROUP.match(document.text, position, min(end, position + 90))
    if match is None:
        return None
    own = covering(document.names, match.start("unit"))
    marked = match.start("unit") - own.start if own is not None else 0  # its opening mark
    if own is not None and own.kind is NameKind.MODEL and marked in (0, 1):
        return own.end, own
    start = match.start("unit")
    full = key(document.text[start : match.end()])
    for name in document.names:
        if name.kind is NameKind.MODEL and (full + " ").startswith(key(name.text) + " "):
            length = len(name.text)
            if key(document.text[start : start + length]) == key(name.text):
                return start + length, name
    stop = STOP.search(document.text, start, match.end())
    printed = document.text[start : stop.start() if stop else match.end()]
    said = _spelled_out(_PLURAL.sub("", printed))
    for name in document.names:
        if name.kind is NameKind.MODEL:
            known = _spelled_out(name.text)
            shorter, longer = sorted((said, known), key=len)
            if (longer + " ").startswith(shorter + " ") and (
                len(shorter.split()) >= max(3, _SHARE * len(longer.split()))
            ):
                return start + len(printed.rstrip()), name
    return None
