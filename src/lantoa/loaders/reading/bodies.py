"""Bodies (organizations) as printed, and their full names through the places around them.

"Công an tỉnh" is the police of the province that the report is about; "Tỉnh ủy, HĐND, UBND
tỉnh" share one place. A body of a district or commune is named with the units above it, because
hundreds of communes share a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lantoa.loaders.reading.body_words import (
    BARE_SCOPE,
    ELIDED,
    HEADS,
    MASS,
    PATTERN,
)
from lantoa.loaders.reading.document import (
    Body,
    Document,
    PlaceName,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import LEVEL_OF_WORD, RANK
from lantoa.ontology.records import Level, Organization, Place
from lantoa.vietnamese import key

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

_PARTY = re.compile(r"\b(Tỉnh|Thành|Huyện|Thị|Quận) ?(?:ủy|uỷ|[Đđ]oàn)$")
_COORDINATED = re.compile(r"\s*(?:,|và|-|–|,\s*và|;)\s*")
_NATIONAL = Level.COUNTRY
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


class _Found:
    """A head found in the text, and the place that its name goes on with."""

    __slots__ = ("end", "head_end", "index", "name", "place", "start", "word")

    def __init__(self, start: int, head_end: int, index: int, name: str) -> None:
        self.start, self.head_end, self.end, self.index, self.name = (
            start,
            head_end,
            head_end,
            index,
            name,
        )
        self.place: PlaceName | None = None  # the place printed after it
        self.word: str | None = None  # or only its unit word


def find_bodies(document: Document, gazetteer: Gazetteer) -> None:
    """Fill in the bodies of the sentences, in order. Places and home must be known."""
    by_start = {place.start: place for place in document.places}
    heads: dict[int, list[re.Match[str]]] = {}
    for sentence, match in PATTERN.within(document.words, document.sentences):
        if covering(document.name_like, match.start()) is None:
            heads.setdefault(sentence.start, []).append(match)
    for sentence in document.sentences:
        found = _heads(document, heads.get(sentence.start, ()), by_start)
        _share_scopes(document, found)
        for item in found:
            body = _body(document, gazetteer, item)
            if body is not None:
                document.bodies.append(body)
        for place in within(document.places, sentence.start, sentence.end):
            if place.printed.lower().startswith("trường "):
                organization = Organization(
                    name=_full(place.printed, place.place), kind="school", place=place.place
                )
                document.bodies.append(
                    Body(place.start, place.end, place.printed, organization, place)
                )
    document.bodies.sort(key=lambda b: (b.start, -b.end))


def _heads(
    document: Document, matches: Iterable[re.Match[str]], by_start: dict[int, PlaceName]
) -> list[_Found]:
    text = document.text
    found: list[_Found] = []
    for match in matches:
        index = int((match.lastgroup or "h0")[1:])
        item = _Found(match.start(), match.end(), index, HEADS[index].standard or match.group())
        _scope(text, item, by_start)
        found.append(item)
        if HEADS[index].kind == "mass-organization":
            found += _elided(text, item, by_start)
    return found


def _scope(text: str, item: _Found, by_start: dict[int, PlaceName]) -> None:
    """Read the place, or only its unit word, that follows a head."""
    if HEADS[item.index].scope == "no":
        return
    position = item.head_end
    while position < len(text) and text[position] == " ":
        position += 1
    place = by_start.get(position)
    if place is not None and position > item.head_end and not place.elliptical:
        item.place, item.end = place, place.end
        return
    bare = BARE_SCOPE.match(text, item.head_end)
    if bare:
        item.word, item.end = bare["word"], bare.end()


def _elided(text: str, first: _Found, by_start: dict[int, PlaceName]) -> list[_Found]:
    """Hội Nông dân và Phụ nữ xã: the second body without its word 'Hội'."""
    items: list[_Found] = []
    position = first.head_end
    while True:
        match = ELIDED.match(text, position)
        if (
            not match
            or match.group().rstrip().endswith("Hội")
            or match.group().lstrip(" ,và").startswith("Hội")
        ):
            return items
        number = int((match.lastgroup or "m0")[1:])
        item = _Found(
            match.start(match.lastgroup or 0), match.end(), first.index, list(MASS.values())[number]
        )
        _scope(text, item, by_start)
        items.append(item)
        position = match.end()


def _share_scopes(document: Document, found: list[_Found]) -> None:
    """Give a head without a place that of the next one in a coordination."""
    found.sort(key=lambda item: item.start)
    for index in range(len(found) - 2, -1, -1):
        this, following = found[index], found[index + 1]
        if this.place or this.word or HEADS[this.index].scope == "no" or _PARTY.search(this.name):
            continue
        if _COORDINATED.fullmatch(document.text[this.head_end : following.start]):
            this.place, this.word = following.place, following.word


def _body(document: Document, gazetteer: Gazetteer, item: _Found) -> Body | None:
    head = HEADS[item.index]
    printed = document.text[item.start : item.end]
    if head.scope == "no" or item.name.endswith(("Trung ương", "TW")):
        return Body(item.start, item.end, printed, Organization(name=item.name, kind=head.kind))
    party = _PARTY.search(item.name)
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
        if item.name in ("Ban Chỉ đạo", "Ban chỉ đạo", "BCĐ"):
            return None
        if head.scope == "must":
            return None
        if head.kind in _LOCAL_KINDS:
            place = _local(document)
            if place is not None:
                return Body(item.start, item.end, printed, _named(item, head.kind, place, party))
            if item.name.startswith(("Đảng", "UBND", "HĐND")):
                return None  # a kind of body, not one of them
        if item.name.startswith("Sở "):  # a department of the province that the report is about
            place = unit_at(document, gazetteer, Level.PROVINCE, item.start)
            if place is not None:
                return Body(item.start, item.end, printed, _named(item, head.kind, place, party))
        return Body(item.start, item.end, printed, Organization(name=item.name, kind=head.kind))
    level = Level.PROVINCE if party and party[1] == "Tỉnh" else Level.DISTRICT
    if item.word is not None:
        level = LEVEL_OF_WORD[item.word.lower()]
    place = unit_at(document, gazetteer, level, item.start, item.word)
    if place is None:
        return None  # "Công an xã" in a report on a province: a kind of body, not one of them
    return Body(item.start, item.end, printed, _named(item, head.kind, place, party))


def _named(
    item: _Found, kind: str, place: Place | None, party: re.Match[str] | None
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


def _local(document: Document) -> Place | None:
    home = document.home
    return home if home is not None and home.level is Level.COMMUNE else None


def unit_at(
    document: Document, gazetteer: Gazetteer, level: Level, position: int, word: str | None = None
) -> Place | None:
    """Return the unit of a level that an elliptical name at a position means.

    That is the last one named before it in the same paragraph, below the home's level; else the
    home or the unit around it.
    """
    home = document.home
    if home is not None and word in ("thành phố", "TP") and home.name.startswith("thành phố "):
        return home  # a city that is a province
    if home is not None and RANK[home.level] <= RANK[level]:
        return enclosing(gazetteer, document, level)
    sentence = document.sentence_at(position)
    begin = document.blocks[sentence.block].start if sentence else 0
    named = _naming(document, level, (word or "").lower())
    before = bisect_left(named, position, key=lambda each: each[0].start)
    if before == 0 or named[before - 1][0].start < begin:
        return None
    place, index = named[before - 1]
    if index == 0:
        return place.place
    return gazetteer.resolve(place.chain[index:], home=home, as_of=document.as_of)


def _naming(document: Document, level: Level, word: str) -> list[tuple[PlaceName, int]]:
    """The places that are of a level, or have a unit with a word above them, and which it is."""
    named = document.naming.get((level, word))
    if named is None:
        named = document.naming[level, word] = []
        for place in document.places:
            if place.elliptical or place.place is None:
                continue
            if place.level is level:
                named.append((place, 0))
            elif len(place.chain) > 1 and RANK[place.level] < RANK[level]:
                for index, name in enumerate(place.chain):
                    if name.split(" ", 1)[0].lower() == word:
                        named.append((place, index))
                        break
    return named


def enclosing(gazetteer: Gazetteer, document: Document, level: Level) -> Place | None:
    """Return the home itself or the unit of a level that contains it."""
    if level not in document.around:
        document.around[level] = _enclosing(gazetteer, document, level)
    return document.around[level]


def _enclosing(gazetteer: Gazetteer, document: Document, level: Level) -> Place | None:
    home = document.home
    if home is None or home.level is level:
        return home
    for index in range(1, len(home.path)):
        place = gazetteer.resolve(home.path[index:], as_of=document.as_of)
        if place.level is level:
            return place
    return None
