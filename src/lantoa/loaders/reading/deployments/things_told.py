"""The one model of a report, where its sentences tell of it without its name.

A report on cameras tells of "camera" at village after village, one on night patrols of "tổ", one
on any model of "mô hình": each such noun is the model, and a place beside it or that frames its
clause is a place of it. "Điển hình như xã A, B" names places alone. Only where a report names one
model is it sure which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantoa.loaders.reading.deployments.site_items import Item
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Name,
    NameKind,
    Sentence,
    covering,
    within,
)
from lantoa.loaders.reading.names.models import Models
from lantoa.loaders.reading.spreading.spread_models import last_named_model
from lantoa.loaders.reading.text.anchors import Anchored

_NOT_ALL = r"(?<!các )(?<!những )(?<!nhiều )(?<!một số )(?<!mỗi )(?<!từng )(?<!mọi )"
#: The nouns by which a model is told of again, by what its name has.
_THINGS = tuple(
    (re.compile(rf"(?<!\w)(?:{in_name})(?!\w)", re.I), Anchored(rf"(?<!\w){noun}(?!\w)", re.I))
    for in_name, noun in (
        ("camera|ca mera|mắt thần", r"(?:camera|ca mera)"),
        ("kẻng", r"(?:tiếng kẻng|kẻng)"),
        ("mõ", r"(?:tiếng mõ|chiếc mõ)"),
        ("loa", r"(?:tiếng loa|loa an ninh)"),
        ("ánh sáng|thắp sáng|sáng|đèn", r"(?:bóng đèn|trụ đèn|cột đèn|đèn chiếu sáng)"),
        ("zalo", r"(?:nhóm zalo|trang zalo|zalo)"),
        ("cổng", r"(?:cổng an ninh|cổng rào|cổng)"),
        ("tổ", rf"{_NOT_ALL}tổ(?= (?:tự quản|liên gia|nhân dân|tuần tra|này|được|đã|hiện))"),
        ("câu lạc bộ|CLB", rf"{_NOT_ALL}(?:câu lạc bộ|CLB)"),
        ("đội", rf"{_NOT_ALL}đội(?= (?:xung kích|tự quản|tuần tra|này|được|đã|hiện))"),
    )
)
_MODEL = Anchored(
    rf"(?<!\w){_NOT_ALL}(?<!\d )(?<!\d\d )(?<!loại )mô hình"
    r"(?!\s+(?:[“\"'‘]|khác|mới|nào|điểm|quần chúng|kinh tế|sản xuất|dân vận|tiêu biểu))(?!\w)",
    re.I,
)


_ANY = re.compile("")
#: After a noun that stands for one model.
_ONE = re.compile(
    r"(?:\s+(?:này|trên|đó|nêu trên|nói trên|đầu tiên|thứ (?:hai|ba|tư|2|3|4)))?\s*"
    r"(?:[.,;(]|$|(?:được|đã|đang|có|hiện|còn|cũng|tiếp tục|ra mắt|ra đời|do|thì|mới|chỉ|bắt đầu|"
    r"tại|ở|của|từ|nay|lúc|ban đầu|gồm|đến|sang|ra|với|trên địa bàn)(?!\w))",
)


def mentions_again(document: Document, models: Models) -> Iterator[Item]:
    """Yield the places where a model is told of without its name.

    It is the only one of the report, or the only one that the last sentence with names has named:
    of that one "mô hình" and the noun of its own group are told, if they are told of one.
    """
    named = [name for name in document.names if name.kind is NameKind.MODEL]
    if not named or not document.places:
        return
    alone = len({models.get(name).iri for name in named}) == 1
    words = {name.text: f"{name.head} {name.text}" for name in named}
    printed = "\n".join(words.values())
    nouns = [(in_name, noun) for in_name, noun in _THINGS if in_name.search(printed)]
    seen: set[int] = set()
    for in_name, noun in (*nouns, (_ANY, _MODEL)):
        for sentence, match in noun.within(document.words, document.sentences):
            if sentence.start in seen or sentence.kind is BlockKind.TITLE:
                continue
            if _names_one(document, sentence) or covering(document.names, match.start()):
                continue
            if not within(document.places, sentence.start, sentence.end):
                continue
            if covering(document.quotes, match.start()):
                continue  # somebody speaks
            start, end = match.span()
            name = named[0]
            if not alone:
                if not _ONE.match(document.text, end):
                    continue
                meant = _meant(document, sentence, in_name)
                if meant is None:
                    continue
                name = meant
            elif not in_name.search(words[name.text]):
                continue
            seen.add(sentence.start)
            mention = Name(start, end, NameKind.REFERENCE, name.text, quoted=False, confidence=0.7)
            yield Item(mention, sentence)


def _meant(document: Document, sentence: Sentence, noun: re.Pattern[str]) -> Name | None:
    """The model that the text is on, if a noun fits it; of several the one whose name has it."""
    last = last_named_model(document, sentence, captions=False)
    if last is not None:
        return last if noun.search(f"{last.head} {last.text}") else None
    if noun is _ANY:
        return None
    begin = document.blocks[sentence.block].start
    named = [name for name in within(document.names, begin, sentence.start) if name.is_model]
    fitting = {name.text.lower(): name for name in named if noun.search(name.text)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _names_one(document: Document, sentence: Sentence) -> bool:
    return any(name.is_model for name in within(document.names, sentence.start, sentence.end))
