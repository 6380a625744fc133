"""Units that have a model beside those where it began: 'thêm bản A, B', '3 trường kia là A, B, C'.

They are told without its name: by what is more of them ('sau đó đến thôn A'), by what they do
('thôn A, B vào cuộc', 'chỉ xã C làm'), or one by one after their number ('4 thôn là A, B, C, D').
The model is the one of the sentence, else the one of the last sentence that named any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lantoa.loaders.reading.context import clause_at, in_body, is_fact
from lantoa.loaders.reading.deployments.site_beginnings import Beginning
from lantoa.loaders.reading.deployments.site_frames import TALK, chain_end
from lantoa.loaders.reading.deployments.site_lists import list_from, list_to
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
from lantoa.loaders.reading.spreading.spread_models import last_named_model
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_COMMUNE = RANK[Level.COMMUNE]
_UNIT = (
    r"(?:xã|phường|thị trấn|thôn|bản|buôn|bon|làng|ấp|khóm|xóm|khu phố|khu dân cư|tổ dân phố|khối|"
    r"tiểu khu|khu|sóc|chùa|chợ|giáo xứ|giáo họ|họ đạo|trường|đơn vị|địa phương|điểm|nơi|"
    r"địa bàn|cơ sở|chi hội|chi đoàn)"
)
#: What is more of them, before the first place.
_MORE = Anchored(
    r"(?<!\w)(?:(?:có )?thêm|(?:rồi |sau đó |tiếp |kế )(?:là |đến )|tiếp đó là|tiếp theo là|"
    r"sau đó là|tiếp nối là|lần lượt (?:là|ở|tại)|chỉ (?:có|ở|tại|mới có)|"
    rf"(?:\d{{1,2}}|hai|ba|bốn|năm|sáu|những|các) {_UNIT}(?:\s+(?:của|trong) [^,.;:()]{{2,30}}?)?"
    r"\s+(?:kia|khác|nữa|còn lại|(?:được )?làm điểm|được chọn|có mô hình(?: này)?|học theo|"
    r"làm theo|đầu tiên|cuối cùng)|"
    rf"{_UNIT} (?:thứ (?:hai|ba|tư|năm|\d)|tiếp theo|đầu tiên)(?:\s+(?:học theo|làm theo|"
    r"có mô hình(?: này)?|của [^,.;:()]{2,30}?))?)(?!\w)",
    re.I,
)
#: From there to the first place.
_TO = re.compile(r"\s*(?:(?:ở|tại|có|là)\s+)?(?:(?:các|\d{1,2}|hai|ba|bốn)\s+)?" + LIST_LEAD, re.I)
#: The same after units that are counted: '3 trường kia là'.
_ARE = re.compile(r"\s*(?:là|gồm(?: có)?|đó là|bao gồm|như|:)\s*:?\s*(?:các\s+)?" + LIST_LEAD, re.I)
#: What units do that have a model; nothing else may be its object.
_DO = Anchored(
    r"(?<!\w)(?:vào cuộc|tham gia|hưởng ứng|làm theo|học theo|làm trước|làm điểm|làm thử|làm|"
    r"áp dụng|thực hiện|triển khai|đăng ký(?: thực hiện| tham gia)?|là (?:nơi|đơn vị|địa phương|"
    rf"{_UNIT})\s+(?:làm|triển khai|thực hiện|áp dụng|ra mắt|đăng ký|đi)\s?(?:trước|điểm|đầu tiên|"
    rf"đầu)?|là (?:nơi|đơn vị|địa phương|một trong|những|{_UNIT})\s[^,.;]{{0,40}}?(?:đầu tiên|"
    r"đi đầu|tiên phong|làm điểm|được chọn))(?!\w)"
    r"(?=\s*(?:[.,;)]|$)|\s+(?:mô hình|đầu tiên|thí điểm|trước|từ|vào|năm|tháng|ngày|theo mô hình|"
    r"đăng ký|thực hiện|triển khai|áp dụng|theo|và|rồi|để)(?!\w))",
    re.I,
)
#: Between such a verb and its subject.
_SUBJECT = re.compile(
    r"\)?\s*,?\s*(?:(?:cũng|đã|đang|cùng|đều|lần lượt|tự nguyện|mạnh dạn|chủ động|tiếp tục|mới|vừa|"
    r"thì|hiện|lại|được chọn|thấy (?:hay|hiệu quả|thế|vậy))\s+)*"
)
#: After those before whom it was there: 'Đây là bản thứ tư có mô hình này, sau các bản A, B'.
_AFTER = Anchored(r"(?<!\w)(?:sau|cùng với|ngoài|bên cạnh|trước)\s+", re.I)
_NTH = re.compile(rf"{_UNIT}\s+thứ\s|đầu tiên|thí điểm|mô hình này|CLB này|câu lạc bộ này", re.I)
_HELD = re.compile(
    r"(?<!\w)(?:hội nghị|ngày hội|hội thi|lễ|đại biểu|tham quan|học tập kinh nghiệm|khen|tặng|"
    r"bằng khen|đạt chuẩn|trộm|vụ|đối tượng|giải tỏa|hiến đất|gặp khó)(?!\w)",
    re.I,
)
_FAR = 60  # characters from what is more to the first place


def joined(document: Document) -> Iterator[Beginning]:
    """Yield the units that have a model, told without its name."""
    if not document.names or not document.places:
        return
    for sentence, match in _MORE.within(document.words, document.sentences):
        place = _place_after(document, sentence, match.end())
        if place is None:
            continue
        told = _told(document, sentence, match.start(), list_from(document, place, sentence.end)[0])
        if told is not None:
            yield told
    for sentence, match in _DO.within(document.words, document.sentences):
        place = _place_before(document, sentence, match.start())
        if place is None:
            continue
        clause = clause_at(document, sentence, match.start())
        told = _told(document, sentence, match.start(), list_to(document, place, clause))
        if told is not None:
            yield replace(told, more=not document.text.startswith(" mô hình này", match.end()))
    for sentence, match in _AFTER.within(document.words, document.sentences):
        if not _NTH.search(document.text, sentence.start, match.start()):
            continue
        place = _place_after(document, sentence, match.end() - 1)
        if place is None:
            continue
        told = _told(document, sentence, match.start(), list_from(document, place, sentence.end)[0])
        if told is not None:
            yield told


def _place_after(document: Document, sentence: Sentence, end: int) -> PlaceName | None:
    for place in within(document.places, end, min(sentence.end, end + _FAR)):
        if place.elliptical or place.place is None:
            continue
        if _TO.fullmatch(document.text, end, place.start) or _ARE.fullmatch(
            document.text, end, place.start
        ):
            return place
        return None
    return None


def _place_before(document: Document, sentence: Sentence, verb: int) -> PlaceName | None:
    for place in within(document.places, max(sentence.start, verb - 120), verb):
        if place.elliptical or place.place is None:
            continue
        if in_body(document, place) and place.level is not Level.SETTLEMENT:
            continue
        end = chain_end(document, place)
        if _SUBJECT.fullmatch(document.text, end, verb):
            return place
    return None


def _told(
    document: Document, sentence: Sentence, start: int, places: list[PlaceName]
) -> Beginning | None:
    """The places as those of the model that is meant, if the sentence is on it and nothing else."""
    if sentence.kind is not BlockKind.BODY or covering(document.quotes, start):
        return None
    kept = [
        place
        for place in places
        if place.place is not None
        and RANK[place.level] <= _COMMUNE
        and covering(document.names, place.start) is None
    ]
    if not kept or len(kept) < len(places) or covering(document.names, start):
        return None
    if TALK.search(document.words, sentence.start, sentence.end):
        return None
    clause = clause_at(document, sentence, start)
    if not is_fact(document, clause, start) or _HELD.search(
        document.text, clause.start, clause.end
    ):
        return None
    name = _model_meant(document, sentence, min(start, kept[0].start))
    if name is None:
        return None
    begin, end = min(start, kept[0].start), max(start, kept[-1].end)
    return Beginning(name, sentence, begin, end, kept, more=True)


def _model_meant(document: Document, sentence: Sentence, start: int) -> Name | None:
    named = [name for name in within(document.names, sentence.start, sentence.end) if name.is_model]
    if not named:
        return last_named_model(document, sentence, captions=False)
    if named[0].start > start or len({name.text.lower() for name in named}) > 1:
        return None
    return named[-1]
