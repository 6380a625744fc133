"""The place that the text is on, sentence by sentence, until another takes its place.

A sentence sets it by its head: a place as subject or frame ('Xã A có ...', 'Tại thôn B, ...',
'Về xã C, ...'), a body of a commune or below ('Công an xã A ...'), a person who speaks for a place
('Ông X, Trưởng bản D, ... cho biết'). It holds for the sentences after it. A sentence about what
is higher or elsewhere ('Toàn tỉnh ...', 'Công an tỉnh ...', 'Các xã ...') ends it, and so does a
heading.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.deployments.site_frames import JOINING, OF_PERSON, PERSON, TALK
from lantoa.loaders.reading.deployments.site_lists import list_from
from lantoa.loaders.reading.document import (
    BlockKind,
    Body,
    Document,
    Name,
    PlaceName,
    Sentence,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level, Place

_HEAD = 90  # characters in which a sentence tells what it is about
_FAR = 2  # paragraphs over which a place holds
#: An item of a numbered list, or what is set against the text before: '2. ', 'Còn mô hình “X”'.
_ANOTHER = re.compile(
    r"\d{1,2}[.)]\s|Còn (?:mô hình|câu lạc bộ|CLB|tổ|nhóm|đội)(?!\w)|Đối với mô hình |"
    r"(?:Một|Hai) mô hình (?:khác|nữa)|Mô hình khác "
)
_COMMUNE = RANK[Level.COMMUNE]
_LOCATIVE = re.compile(
    r"(?:^|[\s,(])(?:tại|ở|về|về với|đến|đến với|tới|thăm|trở lại|trên địa bàn|trong|địa bàn|"
    r"là)\s+(?:các\s+|hai\s+|địa bàn\s+)?$",
    re.I,
)
#: What a sentence is about that is no single unit.
_MANY = Anchored(
    r"(?<!\w)(?:[Cc]ác|[Nn]hiều|[Mm]ột số|[Mm]ỗi|[Tt]ừng|\d+)\s+(?:địa phương|nơi|xã|huyện|"
    r"phường|địa bàn|đơn vị|tỉnh)(?!\s+(?:này|trên|nói trên))(?!\w)"
)
#: After a model that many have: 'cũng đang được 15 trường áp dụng', 'có ở nhiều xã'.
_BY_MANY = re.compile(
    r"\s*(?:(?:cũng|đã|đang|hiện|vừa|này|còn|từng)\s+)*"
    r"(?:được|có ở|có tại|có mặt ở|có mặt tại|tại|ở)"
    r"\s+(?:triển khai (?:ở|tại)\s+)?(?:các|nhiều|một số|hầu hết|hầu khắp|\d+)\s+[^\W\d]"
)
_ABOVE = Anchored(
    r"(?<!\w)(?:(?:[Tt]oàn|[Cc]ả)\s+(?:tỉnh|huyện|thành phố|thị xã|quận|quốc)|[Cc]ả nước|"
    r"(?:[Tt]rên\s+)?địa bàn\s+(?:toàn\s+)?(?:tỉnh|huyện|thành phố|quận|thị xã)|"
    r"[Tt]rong\s+(?:toàn\s+)?(?:tỉnh|huyện|quận|thị xã|thành phố)|"
    r"[Cc]ông an (?:tỉnh|thành phố)|[Tt]ỉnh ủy|[Tt]ỉnh (?:ta|có|đã|hiện|đang|còn))(?!\w)"
)


def places_on(document: Document, sentence: Sentence, name: Name) -> list[PlaceName]:
    """Return the places that the sentences before one have left the text on, for a model in it.

    None where the words before the model tell of something higher or elsewhere.
    """
    told = _topics(document).get(sentence.start, [])
    if not told:
        return []
    if TALK.search(document.words, sentence.start, name.start):
        return []
    if _elsewhere(document, sentence.start, name.start, told[-1]):
        return []
    clause = clause_at(document, sentence, name.start)
    if _BY_MANY.match(document.text, name.end, clause.end):
        return []
    return told


def _topics(document: Document) -> dict[int, list[PlaceName]]:
    """The places that hold at the beginning of each sentence."""
    if document.topics is not None:
        return document.topics
    topics: dict[int, list[PlaceName]] = {}
    current: list[PlaceName] = []
    since = 0
    for sentence in document.sentences:
        if sentence.kind is not BlockKind.BODY:
            continue
        if (
            sentence.block - since > _FAR
            or is_heading(document, sentence)
            or _ANOTHER.match(document.text, sentence.start)
        ):
            current = []
        if current:
            topics[sentence.start] = current
        told = _told(document, sentence, current)
        if told is not None:
            current, since = told, sentence.block
    document.topics = topics
    return topics


def is_subject(document: Document, sentence: Sentence, place: PlaceName) -> bool:
    """Tell whether a place is what the head of its sentence is about."""
    before = document.text[sentence.start : place.start]
    return bool(
        JOINING.fullmatch(before)
        or _LOCATIVE.search(before)
        or (PERSON.match(before) and OF_PERSON.search(before))
    )


def is_heading(document: Document, sentence: Sentence) -> bool:
    """Tell whether a sentence stands alone as a heading."""
    block = document.blocks[sentence.block]
    short = block.end - block.start < 100
    return short and document.text[block.end - 1] not in '.!?”":;…)'


def _told(
    document: Document, sentence: Sentence, current: list[PlaceName]
) -> list[PlaceName] | None:
    """What a sentence is about: places, nothing (an empty list), or what it was about (None)."""
    end = min(sentence.end, sentence.start + _HEAD)
    place = next(
        (
            p
            for p in within(document.places, sentence.start, end)
            if not p.elliptical
            and p.place is not None
            and not covering(document.names, p.start)
            and not p.chain[0].lower().startswith("dòng họ")
        ),
        None,
    )
    body = next(iter(within(document.bodies, sentence.start, end)), None)
    if body is not None and (place is None or body.start <= place.start):
        return _of_body(document, sentence, body, current)
    if (
        place is not None
        and RANK[place.level] <= RANK[Level.DISTRICT]
        and is_subject(document, sentence, place)
    ):
        return list_from(document, place, sentence.end)[0]
    if _elsewhere(document, sentence.start, end, current[-1] if current else None):
        return []
    lowest = _only_one(document, sentence)
    if lowest is not None:
        return [lowest]
    if current and any(
        _apart(other, current[-1].place)
        for p in within(document.places, end, sentence.end)
        if not p.elliptical and (other := p.place) is not None
    ):
        return []
    return None


def _only_one(document: Document, sentence: Sentence) -> PlaceName | None:
    """The one place, no higher than a commune, that a sentence tells of, with what it lies in."""
    told = [
        place
        for place in within(document.places, sentence.start, sentence.end)
        if not place.elliptical
        and place.place is not None
        and not covering(document.names, place.start)
        and not place.chain[0].lower().startswith("dòng họ")
    ]
    if not told:
        return None
    lowest = min(told, key=lambda place: RANK[place.level])
    named = within(document.names, sentence.start, lowest.start)
    if lowest.level is Level.SITE and any(name.is_model for name in named):
        return None  # where that model is
    if RANK[lowest.level] > _COMMUNE or any(_apart(p.place, lowest.place) for p in told if p.place):
        return None
    return lowest


def _of_body(
    document: Document, sentence: Sentence, body: Body, current: list[PlaceName]
) -> list[PlaceName] | None:
    """What a body as subject makes of the place: its own, a lower one in it, the same, or none."""
    place = body.organization.place
    if place is None:
        return []
    if RANK[place.level] <= _COMMUNE:
        lower = {
            other.chain[0].lower(): other
            for other in within(document.places, body.end, sentence.end)
            if other.place is not None
            and RANK[other.level] < RANK[place.level]
            and not _apart(other.place, place)
            and not covering(document.names, other.start)
        }
        if len(lower) == 1:  # 'Công an xã A ra mắt mô hình tại thôn B'
            return [*lower.values()]
        return [body.place_name] if body.place_name is not None else None
    if current and not _apart(place, current[-1].place) and place.level is Level.DISTRICT:
        return None
    return []


def _elsewhere(document: Document, start: int, end: int, on: PlaceName | None) -> bool:
    """Whether words tell of what is higher than a place, of many places, or of another place."""
    if _ABOVE.search(document.words, start, end) or _MANY.search(document.words, start, end):
        return True
    if on is None:
        return False
    for place in within(document.places, start, end):
        if not place.elliptical and place.place is not None and _apart(place.place, on.place):
            return True
    for body in within(document.bodies, start, end):
        place_of = body.organization.place
        if place_of is None or RANK[place_of.level] > RANK[Level.DISTRICT]:
            return True
        if _apart(place_of, on.place):
            return True
    return False


def _apart(one: Place, other: Place | None) -> bool:
    """Whether neither of two places lies in the other."""
    if other is None:
        return True
    return one.path[-len(other.path) :] != other.path and other.path[-len(one.path) :] != one.path
