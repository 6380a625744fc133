"""Bodies (organizations) as printed, and their full names through the places around them.

"Công an tỉnh" is the police of the province that the report is about; "Tỉnh ủy, HĐND, UBND
tỉnh" share one place. A body of a district or commune is named with the units above it, because
hundreds of communes share a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lantoa.graph.places.names import name_key
from lantoa.loaders.reading.bodies.body_boards import PAPERS
from lantoa.loaders.reading.bodies.body_heads import PARTY, Found, heads_in, joined, share_scopes
from lantoa.loaders.reading.bodies.body_scopes import NOT_HEAD
from lantoa.loaders.reading.bodies.body_words import HEADS, PATTERN
from lantoa.loaders.reading.bodies.short_bodies import name_short_bodies
from lantoa.loaders.reading.bodies.units_meant import enclosing, unit_at
from lantoa.loaders.reading.context import home_commune
from lantoa.loaders.reading.document import (
    Body,
    Document,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import LEVEL_OF_WORD, RANK, UPPER
from lantoa.loaders.reading.places.place_chains import BESIDE
from lantoa.ontology.records import Level, Organization, Place
from lantoa.vietnamese import key

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

_SINGLE = (Level.PROVINCE, Level.SETTLEMENT, Level.SITE)  # no lists of these after one head
#: How schools begin, also without their noun in a list of them.
_SCHOOLS = ("trường ", "thcs ", "thpt ", "đh ", "tiểu học ", "mầm non ")
#: A steering board without its name is one where it is founded or put together anew.
_FOUNDED = re.compile(r"(?:[Tt]hành lập|ra mắt|kiện toàn)\s+$")
#: What follows the paper of a by-line.
_OPENS = re.compile(r"(?: điện tử)?\)\s*[-–—.:]?\s")
_OPENS_BARE = re.compile(rf"\s?[-–—]\s|\s{UPPER}")
_OF_A_BOARD = re.compile(r"(?:các|mỗi|từng|mọi|nhiều|thành viên|Trưởng|trưởng|của|bằng) $")
_LOCAL_KINDS = frozenset(
    {
        "police",
        "people-committee",
        "people-council",
        "fatherland-front",
        "mass-organization",
        "party",
    }
)


def find_bodies(document: Document, gazetteer: Gazetteer) -> None:
    """Fill in the bodies of the sentences, in order. Places and home must be known."""
    by_start = {place.start: place for place in document.places}
    heads: dict[int, list[re.Match[str]]] = {}
    for sentence, match in PATTERN.within(document.words, document.sentences):
        before = document.text[max(sentence.start, match.start() - 12) : match.start()]
        if covering(document.name_like, match.start()) is None and not NOT_HEAD.search(before):
            heads.setdefault(sentence.start, []).append(match)
    schools = [
        place
        for place in document.places
        if place.level is Level.SITE and place.printed.lower().startswith(_SCHOOLS)
    ]
    for sentence in document.sentences if heads or schools else ():
        own = heads.get(sentence.start)
        found = heads_in(document, own, by_start) if own else []
        if len(found) > 1:
            found = joined(document.text, sorted(found, key=lambda item: item.start))
            share_scopes(document, found)
        for item in found:
            body = _body(document, gazetteer, item)
            if body is not None:
                document.bodies.append(body)
                document.bodies += _others(document, item, body, sentence)
        for place in within(schools, sentence.start, sentence.end) if schools else ():
            if not any(body.start < place.start < body.end for body in document.bodies[-8:]):
                organization = Organization(
                    name=_full(place.printed, place.place), kind="school", place=place.place
                )
                document.bodies.append(
                    Body(place.start, place.end, place.printed, organization, place)
                )
    document.bodies.sort(key=lambda b: (b.start, -b.end))
    name_short_bodies(document)


def _others(document: Document, item: Found, body: Body, sentence: Span) -> list[Body]:
    """The further bodies of 'Công an huyện A, B và C': each of its own place."""
    head = HEADS[item.index]
    if item.place is None or item.whole or head.scope == "no" or item.place.level in _SINGLE:
        return []
    made = []
    last = item.place
    for place in within(document.places, last.end, sentence.end):
        gap = document.text[last.end : place.start]
        if (
            place.level is not last.level
            or place.elliptical
            or place.place is None
            or place.printed.split(" ")[0].lower() in LEVEL_OF_WORD
            or not BESIDE.fullmatch(gap)
        ):
            break
        word = item.place.printed.split(" ")[0]
        name = _named(item, head.kind, place.place, None)
        printed = f"{document.text[item.start : item.head_end]} {word} {place.printed}"
        made.append(Body(place.start, place.end, printed, name, place))
        last = place
    return made


def _part(document: Document, gazetteer: Gazetteer, item: Found, whole: Found) -> Body | None:
    """A part of a body: named with the whole, of its place."""
    body = _body(document, gazetteer, whole)
    if body is None:
        return None
    own = body.organization
    named = Organization(name=f"{item.name} {own.name}", kind=own.kind, place=own.place)
    printed = document.text[item.start : body.end]
    return Body(item.start, body.end, printed, named, body.place_name)


def _body(document: Document, gazetteer: Gazetteer, item: Found) -> Body | None:
    if item.whole is not None:
        return _part(document, gazetteer, item, item.whole)
    head = HEADS[item.index]
    printed = document.text[item.start : item.end]
    if head.scope == "all":  # Công an các quận, huyện: those of the province
        place = enclosing(gazetteer, document, Level.PROVINCE)
        return Body(item.start, item.end, printed, _named(item, head.kind, place, None))
    if item.name.startswith("Báo "):
        paper = _paper(gazetteer, item)
        return None if paper is None or _is_byline(document, item, paper.end) else paper
    if item.own or head.scope == "no" or item.name.endswith(("Trung ương", "TW")):
        return Body(item.start, item.end, printed, Organization(name=item.name, kind=head.kind))
    party: re.Match[str] | None = PARTY.search(item.name)
    if item.place is not None:
        name_place = item.place
        return Body(
            item.start,
            item.end,
            printed,
            _named(item, head.kind, name_place.place, party),
            name_place,
        )
    if item.word is None and party is None:
        if item.name.lower() in ("ban chỉ đạo", "bcđ"):
            before = document.text[max(0, item.start - 16) : item.start]
            if not _FOUNDED.search(before) and (item.name[0] == "b" or _OF_A_BOARD.search(before)):
                return None
            return Body(item.start, item.end, printed, Organization(name=item.name, kind=head.kind))
        if item.name == "Chi bộ":
            return _of_unknown(document, item, Level.SETTLEMENT)
        if head.scope in ("must", "named", "part"):
            return None
        if head.kind in _LOCAL_KINDS:
            place = home_commune(document)
            if place is not None:
                return Body(item.start, item.end, printed, _named(item, head.kind, place, party))
            if item.name.startswith(("Đảng", "UBND", "HĐND")):
                place = unit_at(document, gazetteer, Level.COMMUNE, item.start)
                if place is None and item.name.startswith("Đảng"):
                    return _of_unknown(document, item, Level.COMMUNE)
                if place is None:
                    return None  # a kind of body, not one of them
                return Body(item.start, item.end, printed, _named(item, head.kind, place, party))
        if item.name.startswith("Sở "):  # a department of the province that the report is about
            place = unit_at(document, gazetteer, Level.PROVINCE, item.start)
            if place is not None:
                return Body(item.start, item.end, printed, _named(item, head.kind, place, party))
        return Body(item.start, item.end, printed, Organization(name=item.name, kind=head.kind))
    level = Level.PROVINCE if party and party[1] == "Tỉnh" else Level.DISTRICT
    if item.word is not None:
        level = LEVEL_OF_WORD[item.word.lower()]
        if RANK[level] < RANK[Level.COMMUNE]:
            return _of_a_hamlet(document, gazetteer, item)
    place = unit_at(document, gazetteer, level, item.start, item.word)
    if place is None:
        return _of_unknown(document, item, level)
    return Body(item.start, item.end, printed, _named(item, head.kind, place, party))


def _paper(gazetteer: Gazetteer, item: Found) -> Body | None:
    """A newspaper that is known by name, or bears that of a province; none is Báo Đáp."""
    words = item.name.split(" ")
    for count in range(len(words), 1, -1):
        name = " ".join(words[1:count])
        iris = gazetteer.names.get(name_key(name), ())
        if name in PAPERS or any("/province-" in iri for iri in iris):
            printed = f"Báo {name}"
            own = Organization(name=printed, kind="press")
            return Body(item.start, item.start + len(printed), printed, own)
    return None


def _is_byline(document: Document, item: Found, end: int) -> bool:
    """Whether a newspaper opens a paragraph of its own: (Báo Yên Bái) - Thời gian qua, ..."""
    text = document.text
    if text[item.start - 1 : item.start] == "(":
        return _OPENS.match(text, end) is not None
    sentence = document.sentence_at(item.start)
    return (
        sentence is not None
        and sentence.start == item.start
        and _OPENS_BARE.match(text, end) is not None
    )


def _of_unknown(document: Document, item: Found, level: Level) -> Body | None:
    """'UBND huyện' where nobody says which: that of the report's home, or of the report."""
    home = document.home
    head = HEADS[item.index]
    below = home is not None and RANK[home.level] < RANK[level]
    whose = ", ".join(home.path) if home and below else document.name
    words = f"{item.name} {item.word}" if item.word else item.name
    printed = document.text[item.start : item.end]
    name = f"{words} ({whose})"  # told apart from those of other reports
    return Body(item.start, item.end, printed, Organization(name=name, kind=head.kind))


def _of_a_hamlet(document: Document, gazetteer: Gazetteer, item: Found) -> Body | None:
    """'Ban nhân dân thôn': of the hamlet meant, else of one of the commune's."""
    head = HEADS[item.index]
    if head.scope == "named":
        return None
    word = (item.word or "").lower()
    place = unit_at(document, gazetteer, LEVEL_OF_WORD[word], item.start, word)
    printed = document.text[item.start : item.end]
    if place is not None and place.name.lower().startswith(word):
        return Body(item.start, item.end, printed, _named(item, head.kind, place, None))
    commune = unit_at(document, gazetteer, Level.COMMUNE, item.start)
    name = ", ".join((f"{item.name} {word}", *(commune.path if commune else ())))
    return Body(item.start, item.end, printed, Organization(name=name, kind=head.kind))


def _named(
    item: Found, kind: str, place: Place | None, party: re.Match[str] | None
) -> Organization:
    if party and place is not None:
        bare = re.sub(r"^(?:tỉnh|thành phố|huyện|thị xã|quận)\s+", "", place.path[0])
        name = ", ".join((f"{item.name} {bare}", *place.path[1:]))
    else:
        name = _full(item.name, place)
    return Organization(name=name, kind=kind, place=place)


def _full(name: str, place: Place | None) -> str:
    if place is None:
        return name
    path = place.path
    if key(name) == key(path[0]):  # a school is its own place
        own = [unit for unit in path[1:] if key(unit) not in key(name)]
        return ", ".join((name, *own))
    return f"{name} {', '.join(path)}"
