"""Where a model spread to: 'nhân rộng ra các xã A, B', 'lan từ xã A qua xã B, C'.

Each place that is named is one at which the model is at work. The model is the one of the
sentence, else the only one that the paragraph has named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.context import clause_at, is_fact
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
from lantoa.loaders.reading.site_lists import list_from
from lantoa.loaders.reading.site_words import LIST_LEAD
from lantoa.ontology.records import Level

_SPREADS = Anchored(
    r"(?<!\w)(?:nhân rộng|nhân diện rộng|nhân ra|nhân thêm|nhân|lan|lan rộng|lan tỏa|lan toả|"
    r"lan sang|mở rộng|đưa qua|đưa về|được đưa|thêm)(?!\w)",
    re.I,
)
#: Verbs after which a model is at a place, where their sentence names no other thing that is.
_BEGINS = Anchored(
    r"(?<!\w)(?:thí điểm|thành lập|ra mắt|triển khai|xuất phát|khởi đầu|bắt đầu|ra đời|có mặt|"
    r"xây dựng|áp dụng|làm điểm|làm thử|duy trì|lắp đặt|hoạt động|thực hiện|khởi điểm|phát động)"
    r"(?!\w)",
    re.I,
)
#: Between the verb and the first place: 'mô hình này ra 3 xã, phường khác của thị xã là'.
_TO = re.compile(
    r"\s*(?:thêm\s+)?(?:(?:mô hình|CLB|câu lạc bộ|tổ)(?: này)?\s+|[“\"][^”\"]{2,60}[”\"]\s+)?"
    r"(?:được\s+|rộng\s+|luôn\s+)?(?:từ\s[^,;.]{2,40}?\s)?"
    r"(?:ra|sang|đến|tới|tại|ở|cho|qua|lên|về)\s+(?:tại\s+|ở\s+)?"
    r"(?:(?:(?:các|hai|ba|bốn|năm|những|nhiều|một số|\d{1,3})\s+)"
    r"(?:[^.;:“\"()\d]{2,60}?(?:như|gồm|là|:|,|và)\s*:?\s+)?)?" + LIST_LEAD
)
#: After such a verb: 'thí điểm ở', 'xuất phát từ', 'ra mắt nhóm ở', 'thành lập CLB này ở'.
_AT = re.compile(
    r"\s*(?:(?:thêm|mới|điểm|đầu tiên|luôn|được|tiếp|tiếp tục|chính thức|từ (?:đầu|cuối|giữa)?\s?"
    r"(?:tháng|năm) [\d/-]+|(?:mô hình|CLB|câu lạc bộ|tổ|nhóm|đội)(?: này| trên)?|"
    r"\d{1,3} (?:tổ|nhóm|CLB|điểm|mô hình))\s+)*(?:tại|ở|từ)\s+"
    r"(?:(?:các|hai|ba|bốn|năm|\d{1,3})\s+)?" + LIST_LEAD
)
_FAR = 110  # characters between the verb and the first place
_BACK = 1  # paragraphs


def spread_to(document: Document) -> Iterator[tuple[Name, Sentence, int, list[PlaceName], int]]:
    """Yield the model, the sentence, where its verb begins, the places, and where they end."""
    told = [(s, verb, _TO) for s, verb in _SPREADS.within(document.words, document.sentences)]
    told += [(s, verb, _AT) for s, verb in _BEGINS.within(document.words, document.sentences)]
    for sentence, verb, to in told:
        if sentence.kind is not BlockKind.BODY:
            continue
        if to is _AT and _names_one(document, sentence):
            continue
        clause = clause_at(document, sentence, verb.start())
        if not is_fact(document, clause, verb.start()):
            continue
        if covering(document.names, verb.start()) is not None:
            continue
        stop = min(sentence.end, verb.end() + _FAR)
        for place in within(document.places, verb.end(), stop):
            if place.elliptical or not to.fullmatch(document.text, verb.end(), place.start):
                continue
            if RANK[place.level] > RANK[Level.DISTRICT]:
                break
            name = _model_meant(document, sentence, verb.start(), place.start)
            if name is not None:
                places, end = list_from(document, place, sentence.end)
                yield name, sentence, verb.start(), places, end
            break


def _names_one(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence names a model, of which what it says of places is read by `sites`."""
    return any(name.is_model for name in within(document.names, sentence.start, sentence.end))


def _model_meant(document: Document, sentence: Sentence, verb: int, stop: int) -> Name | None:
    """The model that spreads: the last named before in the sentence, the object, the only one."""
    own = [name for name in within(document.names, sentence.start, stop) if name.is_model]
    if own:
        before = [name for name in own if name.end <= verb]
        return before[-1] if before else own[0]
    begin = document.blocks[max(0, sentence.block - _BACK)].start
    for start in (document.blocks[sentence.block].start, begin):
        named = [name for name in within(document.names, start, verb) if name.is_model]
        if named:
            return named[-1] if len({name.text.lower() for name in named}) == 1 else None
    return None
