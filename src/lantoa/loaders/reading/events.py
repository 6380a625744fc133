"""Gatherings (hội nghị, lễ ra mắt, ngày hội) with organizer, place and day; and mandates."""

from __future__ import annotations

import re
from bisect import bisect_left

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.context import evidence, is_fact
from lantoa.loaders.reading.document import (
    BlockKind,
    Body,
    DateKind,
    Document,
    PlaceName,
    Sentence,
    covering,
    single_spaced,
    within,
)
from lantoa.loaders.reading.place_chains import UP
from lantoa.ontology.records import Gathering, Mandate, Organization
from lantoa.ontology.time import TimeSpan

_KINDS = (
    ("launch", r"(?:lễ\s+)?(?:ra mắt|công bố quyết định thành lập|phát động|khai trương)"),
    ("review", r"(?:hội nghị\s+)?(?:sơ kết|tổng kết|gặp mặt,? biểu dương)"),
    ("festival", r"(?:lễ\s+)?(?:hội )?ngày hội|tuần lễ|lễ hội"),
    ("conference", r"hội nghị|hội thảo|tọa đàm|toạ đàm|giao ban|buổi làm việc"),
)
_HELD = Anchored(
    r"(?<!\w)(?:tổ chức|mở|họp|phối hợp tổ chức|khai mạc|tiến hành|diễn ra|long trọng tổ "
    r"chức)\s+(?:thành công\s+)?(?:buổi\s+)?"
    r"(?P<name>(?:[Hh]ội nghị|[Hh]ội thảo|[Tt]ọa đàm|[Ll]ễ|[Nn]gày hội|[“\"]?[Nn]gày hội|"
    r"[Rr]a mắt|[Ss]ơ kết|[Tt]ổng kết)(?!\w)[^.;\n]{0,170})"
)
# Without "tổ chức": Ngày 5-10, Công an tỉnh X tổng kết 10 năm ...
_DONE_ON_THE_DAY = Anchored(
    r"(?<![\w“\"])(?P<name>(?:tổng kết|sơ kết|ra mắt|khai mạc)(?= [^\W\d_]| \d)[^.;\n]{0,170})"
)
_ON_THE_DAY = ("Sáng", "Chiều", "Tối", "Ngày", "Vừa qua")
_NAME_END = re.compile(
    r",\s*(?:giai đoạn|năm|nhằm|với|có|do|tại|đồng chí)|\s(?:tại|ở|nhằm|với sự|cho|giai đoạn|"
    r"năm \d|vào|do|và ra mắt)(?!\w)|[.;]|,\s+[A-ZĐ]"
)
_MANDATE = Anchored(
    r"(?<!\w)(?P<title>(?:Chỉ thị|Nghị quyết|Kế hoạch|Hướng dẫn|Quyết định|Kết luận|Thông tư|"
    r"Nghị định|Đề án|Công văn|Công điện)"
    r"\s+(?:số\s+)?(?P<number>\d{1,4}(?:\s?[-/]\s?[\w-]+)*))(?:\s*,?\s*ngày\s+[\d/.-]+)?"
)
_OF = re.compile(r"\s*(?:\([^)]{0,60}\)\s*)?(?:của|do)\s+$")


def read_gatherings(document: Document) -> list[Gathering]:
    """Return the gatherings that a report says were held, with a day, a place or an organizer."""
    found: dict[str, Gathering] = {}
    for sentence in document.sentences:
        if sentence.kind is BlockKind.TITLE:
            continue
        matches = [*_HELD.finditer(document.words, sentence.start, sentence.end)]
        if not matches and document.text.startswith(_ON_THE_DAY, sentence.start, sentence.end):
            matches = [*_DONE_ON_THE_DAY.finditer(document.words, sentence.start, sentence.end)][:1]
        for match in matches:
            gathering = _gathering(document, sentence, match)
            if gathering is not None:
                found.setdefault(gathering.iri, gathering)
    return list(found.values())


def _gathering(document: Document, sentence: Sentence, match: re.Match[str]) -> Gathering | None:
    text = document.text
    if not is_fact(document, sentence, match.start()):
        return None
    cut = _NAME_END.search(text, match.start("name") + 8, match.end("name"))
    end = cut.start() if cut else match.end("name")
    name = single_spaced(text[match.start("name") : end]).strip(" ,")
    lowered = name.lower()
    kind = next((kind for kind, pattern in _KINDS if re.match(pattern, lowered)), "other")
    day = [
        d
        for d in within(document.dates, sentence.start, sentence.end)
        if d.kind is DateKind.POINT and d.when and len(d.when.edtf) == 10
    ]
    place = _venue(document, sentence, match.start(), match.end("name"))
    bodies = _organizers(document, sentence, match.start())
    if not day and (place is None or not bodies):
        return None
    spans = [match.start(), *(b.start for b in bodies), *([place.start] if place else [])]
    start = min([*spans, *(d.start for d in day[:1])])
    return Gathering(
        kind=kind,
        name=name,
        organizers=tuple(b.organization for b in bodies),
        place=place.place if place else None,
        when=day[0].when if day else None,
        evidence=(
            evidence(
                document,
                start,
                end,
                0.85,
                place=_chain_words(document, place) if place else None,
                organization=bodies[0].printed if bodies else None,
            ),
        ),
    )


def _venue(document: Document, sentence: Sentence, start: int, end: int) -> PlaceName | None:
    for place in within(document.places, sentence.start, sentence.end):
        if place.elliptical:
            continue
        before = document.text[max(sentence.start, place.start - 12) : place.start]
        if re.search(r"(?:tại|ở)\s+$", before, re.I) and place.start <= end + 60:
            return place
    return None


def _chain_words(document: Document, place: PlaceName) -> str:
    """The place with the units after it, as printed: 'TP A, tỉnh B'."""
    end = place.end
    for following in within(document.places, place.end, place.end + 60):
        if (
            UP.fullmatch(document.text[end : following.start])
            and "(" not in document.text[end : following.start]
        ):
            end = following.end
    return document.text[place.start : end]


def _organizers(document: Document, sentence: Sentence, position: int) -> list[Body]:
    bodies = within(document.bodies, sentence.start, position)
    if not bodies:
        return []
    chosen = [bodies[-1]]
    for body in reversed(bodies[:-1]):
        gap = document.text[body.end : chosen[0].start]
        if re.fullmatch(
            r"\s*(?:,|và|cùng|[^.;]{0,60}?phối hợp(?: với| cùng)?)\s*(?:lực lượng\s+)?", gap
        ):
            chosen.insert(0, body)
        else:
            break
    gap = document.text[chosen[-1].end : position]
    return chosen if len(gap) < 60 else []


def event_day(dated: list[Gathering], position: int) -> TimeSpan | None:
    """Return the day of the last gathering told of before a position, else of the first.

    All of them have a day, and they are in the order of the text.
    """
    if not dated:
        return None
    before = bisect_left(dated, position, key=lambda gathering: gathering.evidence[0].start)
    return dated[max(0, before - 1)].when


def read_mandates(document: Document) -> list[Mandate]:
    """Return the documents that a report names by number, with issuer and day."""
    found: dict[str, Mandate] = {}
    for sentence, match in _MANDATE.within(document.words, document.sentences):
        name = covering(document.names, match.start())
        if name is not None and name.is_model:
            continue
        mandate = _mandate(document, sentence, match)
        found.setdefault(mandate.iri, mandate)
    return list(found.values())


def _mandate(document: Document, sentence: Sentence, match: re.Match[str]) -> Mandate:
    issuer: Organization | None = None
    end = match.end("title")
    for body in within(document.bodies, match.end(), min(sentence.end, match.end() + 60)):
        if _OF.fullmatch(document.text[match.end() : body.start]):
            issuer, end = body.organization, body.end
        break
    when = next(
        (d.when for d in within(document.dates, match.start(), min(match.end() + 2, sentence.end))),
        None,
    )
    title = single_spaced(document.text[match.start() : end])
    printed = document.text[end - len(issuer.name) : end] if issuer else None
    return Mandate(
        title=title,
        issuer=issuer,
        when=when,
        evidence=(evidence(document, match.start(), end, 0.95, organization=printed),),
    )
