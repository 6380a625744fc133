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


def mentions_again(document: Document, models: Models) -> Iterator[Item]:
    """Yield the places where the only model of a report is told of without its name."""
    named = [name for name in document.names if name.kind is NameKind.MODEL]
    if not named or not document.places or len({models.get(name).iri for name in named}) != 1:
        return
    nouns = [noun for in_name, noun in _THINGS if in_name.search(named[0].text)]
    seen: set[int] = set()
    for noun in (*nouns, _MODEL):
        for sentence, match in noun.within(document.words, document.sentences):
            if sentence.start in seen or sentence.kind is BlockKind.TITLE:
                continue
            if _names_one(document, sentence) or covering(document.names, match.start()):
                continue
            if not within(document.places, sentence.start, sentence.end):
                continue
            if covering(document.quotes, match.start()):
                continue  # somebody speaks
            seen.add(sentence.start)
            start, end = match.span()
            mention = Name(
                start, end, NameKind.REFERENCE, named[0].text, quoted=False, confidence=0.7
            )
            yield Item(mention, sentence)


def _names_one(document: Document, sentence: Sentence) -> bool:
    return any(name.is_model for name in within(document.names, sentence.start, sentence.end))
