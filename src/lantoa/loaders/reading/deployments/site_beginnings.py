"""Where a model began that the sentence does not name: 'Ban đầu chỉ thí điểm ở thôn A'.

The model is the only one that the paragraph, or the one before, has named: the discourse is on it.
Where a model spread to is read by :mod:`lantoa.loaders.reading.spreading.spreads`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantoa.loaders.reading.context import clause_at, is_fact
from lantoa.loaders.reading.deployments.site_lists import list_from
from lantoa.loaders.reading.deployments.site_words import LIST_LEAD
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Name,
    PlaceName,
    Sentence,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.spreading.spread_models import sole_model
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_BEGINS = Anchored(
    r"(?<!\w)(?:thí điểm|thành lập|ra mắt|triển khai|xuất phát|khởi đầu|bắt đầu|ra đời|có mặt|"
    r"xây dựng|áp dụng|làm điểm|làm thử|duy trì|chọn|lựa chọn|"
    r"tiêu biểu|điển hình|nổi bật|lắp đặt|hoạt động|thực hiện|khởi điểm|phát động)"
    r"(?!\w)",
    re.I,
)
#: Between the verb and the place: 'thí điểm ở', 'xuất phát từ', 'thành lập CLB này ở các xã'.
_AT = re.compile(
    r"\s*(?:(?:thêm|mới|điểm|đầu tiên|luôn|được|tiếp|tiếp tục|chính thức|từ (?:đầu|cuối|giữa)?\s?"
    r"(?:tháng|năm) [\d/-]+|(?:mô hình|CLB|câu lạc bộ|tổ|nhóm|đội)(?: này| trên)?|"
    r"(?:từ )?\d{1,3} (?:tổ|nhóm|CLB|điểm|mô hình))\s+)*"
    r"(?:(?:tại|ở|từ)|(?<=họn)|(?<=chọn được)|(?:(?<=iêu biểu)|(?<=iển hình)|(?<=ổi bật))"
    r"\s+(?:như|là)\s*:?(?:\s+(?:tại|ở))?)\s+(?:khu dân cư của\s+|các khu dân cư của\s+)?"
    r"(?:(?:các|hai|ba|bốn|năm|\d{1,3})\s+)?" + LIST_LEAD
)
_FAR = 110  # characters between the verb and the first place
_BACK = 1  # paragraphs


@dataclass(frozen=True, slots=True)
class Beginning:
    """A model that began at places; `start` and `end` enclose what says so.

    There are `more` places than these, of which some may be told elsewhere.
    """

    name: Name
    sentence: Sentence
    start: int
    end: int
    places: list[PlaceName]
    more: bool = False


def beginnings(document: Document) -> Iterator[Beginning]:
    """Yield where models began, of the sentences that name none."""
    if not document.names or not document.places:
        return
    for sentence, verb in _BEGINS.within(document.words, document.sentences):
        start, end = verb.span()
        stop = min(sentence.end, end + _FAR)
        near = [
            place
            for place in within(document.places, end, stop)
            if not place.elliptical and _AT.fullmatch(document.text, end, place.start)
        ]
        if not near or sentence.kind is not BlockKind.BODY or _names_one(document, sentence):
            continue
        clause = clause_at(document, sentence, start)
        if covering(document.names, start) or not is_fact(document, clause, start):
            continue
        name = _model_meant(document, sentence, start)
        if name is not None and RANK[near[0].level] <= RANK[Level.DISTRICT]:
            places, last = list_from(document, near[0], sentence.end)
            yield Beginning(name, sentence, start, last, places)


def _names_one(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence names a model, of which what it says of places is read by `sites`."""
    return any(name.is_model for name in within(document.names, sentence.start, sentence.end))


def _model_meant(document: Document, sentence: Sentence, verb: int) -> Name | None:
    """The only model that the paragraph, else the one before too, has named before a position.

    Where they name none, the only one of the report.
    """
    begin = document.blocks[max(0, sentence.block - _BACK)].start
    for start in (document.blocks[sentence.block].start, begin):
        named = [name for name in within(document.names, start, verb) if name.is_model]
        if named:
            return named[-1] if len({name.text.lower() for name in named}) == 1 else None
    return sole_model(document)
