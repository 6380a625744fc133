"""Where a gathering is held: the venue, else the lowest unit that takes part."""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import home_commune, in_body
from lantoa.loaders.reading.deployments.sites import chain_end
from lantoa.loaders.reading.document import (
    Body,
    Document,
    PlaceName,
    Span,
    covering,
    single_spaced,
    within,
)
from lantoa.loaders.reading.lexicon import RANK, UPPER
from lantoa.loaders.reading.places.place_chains import UP
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level, Place

_AT = re.compile(r"(?:tại|ở)\s+(?:\d{1,2}\s+)?$", re.I)
#: A building of a place: 'tại nhà văn hóa thôn X', 'tại UBND xã X'.
_BUILDING = re.compile(
    r"(?<!\w)(?:tại|ở)\s+(?P<building>(?!(?:buổi|lễ|hội nghị|ngày hội|chương trình|đây|đó|"
    r"thời điểm|địa bàn|các|những|nhiều|kỳ|phiên|cuộc|một số|khu vực|gia đình|nhà ông|"
    r"nhà bà)(?!\w))"
    r"(?:[^\W\d_]+\s+){1,8})$",
    re.I,
)
_OF_BODY = re.compile(
    r"(?<!\w)(?:ubnd|ủy ban|uỷ ban|công an|trung tâm(?! hội nghị| văn)|hđnd|đảng ủy)(?!\w)", re.I
)
#: Another gathering: 'tổ chức Ngày hội ... và ra mắt mô hình ... ở xóm Y'.
_ANOTHER = re.compile(r"(?<=\w)\s+(?:và|đồng thời)\s+(?:tổ chức\s+)?(?:lễ\s+)?(?:ra mắt|công bố)\s")
#: A building that stands without a place's name: 'tại Trung tâm Hội nghị tỉnh'.
_HOUSE = Anchored(
    r"(?<!\w)(?:tại|ở)\s+(?P<house>(?:nhà (?:văn h(?:óa|oá)|sinh hoạt|thi đấu|thờ|hát|thiếu nhi)|"
    r"hội trường|trung tâm (?:hội nghị|văn h(?:óa|oá)|chính trị|bồi dưỡng|thể thao|học tập)|"
    r"quảng trường|công viên|sân vận động|(?:khu )?di tích|"
    r"cung văn h(?:óa|oá)|tượng đài|chợ|khách sạn|bảo tàng|"
    r"đài tưởng niệm|khu công nghiệp|bến)(?!\w)"
    r"(?:\s+(?:[-–]\s+)?(?!(?:đã|diễn|tổ|với|vào|nhân|để|do|và|có|của|cho|được|long|trang|vừa)(?!\w)|"
    r"(?-i:UBND|Công an|Ủy ban|Hội |Ban |Đoàn |Bộ |Sở |Đảng))[\w/-]+){0,9})",
    re.I,
)
#: What a body is told with beyond its name: Chi hội Phụ nữ (2 Phước Bình).
_REST = re.compile(rf"(?:\s+(?:\d+|{UPPER}\w*)(?!\w))*")
#: Whose house is told as the place that it is of.
_AUTHORITIES = frozenset({"police", "people-committee", "people-council", "party", "military"})
_LONGEST_BUILDING = 60  # characters
_NEXT = re.compile(r"\s*(?:,|và|,\s*và)\s*")
_COMMUNE = RANK[Level.COMMUNE]
_DISTRICT = RANK[Level.DISTRICT]
_FAR = 60  # characters


def venue_of(
    document: Document,
    sentence: Span,
    match: re.Match[str],
    *,
    kind: str,
) -> PlaceName | None:
    """Return the place after 'tại', or the hamlet after 'trên địa bàn', of a gathering.

    What a launch or festival is named after ("ra mắt Tổ tự quản ấp X") is its place, too; they
    are at the lowest of several places.
    """
    named = kind in ("launch", "festival")
    start, end = match.span()
    another = _ANOTHER.search(document.text, match.start() + 1, sentence.end)
    limit = another.start() if another is not None else sentence.end
    found: list[PlaceName] = []
    for place in within(document.places, sentence.start, limit):
        if place.elliptical:
            continue
        before = document.text[max(sentence.start, place.start - 14) : place.start]
        low = RANK[place.level] < _COMMUNE
        at = _AT.search(before) or building_of(document, sentence.start, place)
        if (at and place.start <= end + _FAR) or (
            low and start < place.start and before.endswith("trên địa bàn ")
        ):
            found.append(place)
    if found:
        first = min(found, key=lambda place: RANK[place.level]) if named else found[0]
        return _of_list(document, sentence, first)
    if named:
        for place in within(document.places, match.start("name"), match.end("name")):
            if (
                RANK[place.level] <= _COMMUNE
                and not place.elliptical
                and not in_body(document, place)
                and covering(document.quotes, place.start) is None
            ):
                return place
    return None


def building_of(document: Document, begin: int, place: PlaceName) -> re.Match[str] | None:
    """The building after 'tại' that is told with its place: 'tại nhà văn hóa thôn X'."""
    start = max(begin, place.start - _LONGEST_BUILDING)
    return _BUILDING.search(document.text, start, place.start)


def _of_list(document: Document, sentence: Span, venue: PlaceName) -> PlaceName | None:
    """Of several venues the unit around them: 'tại 2 xã A và B, huyện C'."""
    end = venue.end
    several = False
    for place in within(document.places, venue.end, min(sentence.end, venue.end + 120)):
        gap = document.text[end : place.start]
        if RANK[place.level] > RANK[venue.level]:
            if several or (" và " in gap and len(gap) < _FAR):
                return place
            if not UP.fullmatch(gap):
                return venue
        elif _NEXT.fullmatch(gap) and RANK[place.level] == RANK[venue.level]:
            several = True
        else:
            break
        end = place.end
    return None if several else venue


def held_at(
    document: Document,
    sentence: Span,
    venue: PlaceName | None,
    bodies: list[Body],
    match: re.Match[str],
    *,
    kind: str,
) -> tuple[Place | None, str | None]:
    """Return the venue, else the commune whose body holds the gathering or takes part in it.

    What a unit or its body holds is there, at least somewhere in its district. A launch that is
    held with a hamlet or school is there.
    """
    if venue is not None:
        words = chain_words(document, venue)
        inside = building_of(document, sentence.start, venue)
        if inside is not None and not _OF_BODY.search(inside["building"]):
            words = re.sub(r"^trụ sở (?=\w+ \w+ )", "", inside["building"], flags=re.I) + words
        return venue.place, words
    place, printed = _around(document, sentence, bodies, match, kind=kind)
    house = _house(document, sentence, match)
    if house is None:
        return place, printed
    return place or next((b.organization.place for b in bodies), None) or document.home, house


def _house(document: Document, sentence: Span, match: re.Match[str]) -> str | None:
    """The building that a gathering is held in, told without the name of a place."""
    stop = min(sentence.end, match.end() + _FAR)
    for body in within(document.bodies, sentence.start, stop):
        if _AT.search(document.text, max(sentence.start, body.start - 8), body.start) and (
            body.organization.kind not in _AUTHORITIES
        ):
            rest = _REST.match(document.text, body.end, stop + _FAR)
            return body.printed + (rest.group() if rest is not None else "")
    for found in _HOUSE.finditer(document.words, sentence.start, stop):
        start, end = found.span("house")
        named = bool(within(document.places, start, end))
        if named or within(document.bodies, start, end + 2):
            continue
        return single_spaced(document.text[start:end])
    return None


def _around(
    document: Document,
    sentence: Span,
    bodies: list[Body],
    match: re.Match[str],
    *,
    kind: str,
) -> tuple[Place | None, str | None]:
    """The commune whose body holds a gathering or takes part in it, else the host's district."""
    for body in bodies:
        if kind != "launch" and body.place_name and body.place_name.start == body.start:
            return body.organization.place, body.printed  # the unit itself holds it
    if kind in ("launch", "festival"):
        taking_part = [
            place
            for place in within(document.places, sentence.start, match.start())
            if RANK[place.level] <= _COMMUNE and not place.elliptical and place.place is not None
        ]
        low = [place for place in taking_part if RANK[place.level] < _COMMUNE]
        low = low or (taking_part if kind == "launch" else [])
        chain = low and low[-1].start < chain_end(document, low[0])  # tộc X, làng Y
        if chain or len({place.printed for place in low}) == 1:
            return low[0].place, chain_words(document, low[0])
    around = within(document.bodies, sentence.start, match.start())
    for highest, some in ((_COMMUNE, [*bodies, *around]), (_DISTRICT, bodies)):
        for body in some:
            place = body.organization.place
            if place is not None and RANK[place.level] <= highest:
                return place, body.place_name.printed if body.place_name else place.name
    here = home_commune(document) if kind in ("launch", "festival") else None
    return (here, here.name) if here is not None else (None, None)


def chain_words(document: Document, place: PlaceName) -> str:
    """Return the place with the units after it, as printed: 'TP A, tỉnh B'."""
    end = place.end
    for following in within(document.places, place.end, place.end + _FAR):
        gap = document.text[end : following.start]
        site = place.level is Level.SITE and not gap.strip()  # Điện thờ X xã Y
        if UP.fullmatch(gap) and ("," in gap or site):
            end = following.end
    plain = place.chain[0]  # xã biên giới X is told as xã X
    if plain.split(" ", 1)[0] == place.printed.split(" ", 1)[0] and len(plain) < len(place.printed):
        return plain + document.text[place.end : end]
    return document.text[place.start : end]
