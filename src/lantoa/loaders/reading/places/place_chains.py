"""Chains of places, lowest first, and which units they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lantoa.loaders.reading.document import Document, PlaceName, Sentence, within
from lantoa.loaders.reading.lexicon import LEVEL_OF_WORD, RANK
from lantoa.ontology.records import Level, Place
from lantoa.vietnamese import key

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

#: Between a place and the one that contains it; a line of its own is no address.
UP = re.compile(
    r"(?!\s*\n\s*$)\s*(?:[,(–—-]|,?\s*(?:(?:cũng )?thuộc(?: địa bàn)?"
    r"(?: \d+ [^\W\d]+(?: [^\W\d]+){0,2} của)?|của|ở|tại|"
    r"trên địa bàn|\(thuộc|nằm (?:ở|về) phía \w+(?: của)?))?\s*\(?"
)
#: Before the neighbours of a place: 'giáp ranh với 2 xã A và B'.
_BORDERS = re.compile(r"(?<!\w)(?:giáp|giáp ranh|tiếp giáp)\s+(?:với\s+)?(?:các\s+|hai\s+|\d\s+)?$")
_BEFORE = 30  # characters that hold all that _BORDERS matches
_UNIT_WORDS = tuple(f"{word} " for word in sorted(LEVEL_OF_WORD, key=len, reverse=True))
#: Settlements that lie in others: a ward group, a residential area.
_PARTS = frozenset(
    {"tổ", "tổ dân phố", "tdp", "tổ dp", "khu dân cư", "kdc", "cụm dân cư"}
    | {"xóm", "phum", "sóc", "đội"}
)
#: Villages that lie in groups of a ward: 'buôn A, tổ dân phố 14, phường B'.
_VILLAGES = frozenset({"buôn", "bản", "làng"})
_WARD_GROUPS = frozenset({"tổ dân phố", "tdp", "tổ dp", "khu phố"})
#: Between places side by side.
BESIDE = re.compile(
    r"\s*(?:[,;/–-]|và|hay|hoặc|, và|cùng|cùng với|,\s*các|và các|, hai|và hai)?\s*"
)


def chain(document: Document, places: list[PlaceName]) -> list[PlaceName]:
    """Join each place with those that contain it: 'xã A (huyện B)', 'xã A và xã B, huyện C'."""
    chained = list(places)
    for index in range(len(chained) - 2, -1, -1):
        this, following = chained[index], chained[index + 1]
        if this.elliptical or following.elliptical or this.level is Level.REGION:
            continue
        gap = document.text[this.end : following.start]
        if _part_of(this, following) and UP.fullmatch(gap):
            chained[index] = replace(this, chain=(this.chain[0], *following.chain))
        elif RANK[following.level] > RANK[this.level] and UP.fullmatch(gap):
            if following.level is not Level.REGION or gap.strip():
                inner = this.chain if _tops_below(this, following.level) else this.chain[:1]
                chained[index] = replace(this, chain=(*inner, *following.chain))
        elif this.level is Level.SITE and this.printed.endswith(this.chain[1:2]):
            continue  # chợ xã A, chợ xã B
        elif following.level is this.level and len(following.chain) > 1 and BESIDE.fullmatch(gap):
            chained[index] = replace(this, chain=(this.chain[0], *following.chain[1:]))
        elif (
            RANK[following.level] < RANK[this.level]
            and _tops_below(following, this.level)
            and re.fullmatch(r"\s*(?:,|,\s*tại|\()\s*", gap)
            and not _BORDERS.search(document.text, max(0, this.start - _BEFORE), this.start)
        ):
            chained[index + 1] = replace(following, chain=(*following.chain, *this.chain))
    return chained


def _part_of(place: PlaceName, other: PlaceName) -> bool:
    """Whether one settlement lies in the other by their words: a ward group in its quarter."""
    return place.level is other.level is Level.SETTLEMENT and (
        (_word(place.chain[0]) in _PARTS and _word(other.chain[0]) not in _PARTS)
        or (_word(place.chain[0]) in _VILLAGES and _word(other.chain[0]) in _WARD_GROUPS)
    )


def _tops_below(place: PlaceName, level: Level) -> bool:
    """Whether the chain of a place as printed has nothing as high as a level yet."""
    above = place.chain[1:]
    return all(
        RANK.get(LEVEL_OF_WORD.get(_word(name), Level.COUNTRY), 9) < RANK[level] for name in above
    )


def _word(name: str) -> str:
    printed = name.lower()
    if not printed.startswith(_UNIT_WORDS):
        return ""
    return next(word for word in _UNIT_WORDS if printed.startswith(word)).rstrip()


def resolve_places(document: Document, gazetteer: Gazetteer) -> None:
    """Find out which unit each printed place is. The home must be known."""
    longest: dict[str, tuple[str, ...]] = {}
    for place in document.places:
        name = key(place.chain[0])
        if len(place.chain) > len(longest.get(name, ())):
            longest[name] = place.chain
    cache: dict[tuple[str, ...], Place] = {}
    resolved: list[PlaceName] = []
    named = _LastNamed(document, resolved)
    commune: PlaceName | None = None
    beyond: PlaceName | None = None  # a neighbour that nothing here lies in
    communes = {key(p.chain[0]): p for p in document.places if _is_commune(p)}
    only = next(iter(communes.values())) if len(communes) == 1 else None
    district: PlaceName | None = None  # the last named
    alone = len({key(p.chain[0]) for p in document.places if p.level is Level.DISTRICT}) == 1
    for place in document.places:
        chain = place.chain
        if len(chain) == 1 and not place.elliptical:
            chain = longest[key(chain[0])]  # named in full elsewhere in the report
        if len(chain) == 1 and place.level is Level.SETTLEMENT:
            chain = (*chain, *_commune_near(document, place, commune, only))
            if len(chain) > 1:
                longest[key(chain[0])] = chain  # where it is named again
        elif len(chain) == 1 and place.level is Level.SITE:
            if _in_sentence(document, place, commune):
                chain = (*chain, *(commune.chain if commune is not None else ()))
            else:
                chain = (*chain, *_commune_of_site(document, place, commune, only))
            if len(chain) > 1:
                longest[key(chain[0])] = chain
        elif len(chain) > 1 and not place.elliptical:
            above = longest.get(key(chain[-1]), ())
            if len(above) > 1:
                chain = (*chain, *above[1:])
                longest[key(chain[0])] = chain
        if place.elliptical:
            unit = _elliptical(document, gazetteer, place) or named.unit(place)
            resolved.append(_as(place, place.chain, unit))
            continue
        if place.level is Level.COMMUNE and _is_neighbour(document, place, beyond):
            beyond = place
        elif place.level is Level.COMMUNE:
            commune = place
        if place.level is Level.DISTRICT:
            district = place
        if chain not in cache:
            cache[chain] = gazetteer.resolve(chain, home=document.home, as_of=document.as_of)
        unit = cache[chain]
        if place.level is Level.COMMUNE and len(chain) == 1 and not unit.known and district:
            chain, unit = _in_district(document, gazetteer, unit, (*chain, *district.chain), alone)
        resolved.append(_as(place, chain, unit))
    document.places = resolved


def _in_district(
    document: Document, gazetteer: Gazetteer, unit: Place, chain: tuple[str, ...], alone: bool
) -> tuple[tuple[str, ...], Place]:
    """A commune that is not known for sure, with the district that was named last.

    One of several namesakes is the one that lies there; one that the gazetteer lacks does if it is
    the only district of the report.
    """
    nearer = gazetteer.resolve(chain, as_of=document.as_of)
    return (chain, nearer) if (nearer.known if unit.candidates else alone) else (chain[:1], unit)


def _is_neighbour(document: Document, place: PlaceName, beyond: PlaceName | None) -> bool:
    """Whether a commune only borders on what is told, as the one before it may do."""
    if _BORDERS.search(document.text, max(0, place.start - _BEFORE), place.start):
        return True
    return beyond is not None and bool(BESIDE.fullmatch(document.text[beyond.end : place.start]))


def _as(place: PlaceName, chain: tuple[str, ...], unit: Place | None) -> PlaceName:
    """A printed place as what it was resolved to."""
    return PlaceName(
        place.start, place.end, place.printed, chain, place.level, place.elliptical, unit
    )


def _in_sentence(document: Document, place: PlaceName, commune: PlaceName | None) -> bool:
    """Whether a commune stands before a place in its sentence, and not of another item."""
    sentence = document.sentence_at(place.start)
    if sentence is None or commune is None or commune.start < sentence.start:
        return False
    return document.text.find(";", commune.end, place.start) < 0


def _commune_near(
    document: Document, place: PlaceName, commune: PlaceName | None, only: PlaceName | None
) -> tuple[str, ...]:
    """The chain of the commune that a settlement is in.

    The last named, if in the paragraph; else the next in the sentence; else the only one of the
    report.
    """
    home, sentence = document.home, document.sentence_at(place.start)
    if sentence is None:
        return ()
    if commune is not None and commune.start >= document.blocks[sentence.block].start:
        return _commune_of_item(document, place, commune, sentence) or commune.chain
    if home is not None and RANK[home.level] <= RANK[Level.COMMUNE]:
        return ()
    return _commune_after(document, place, only)


def _commune_of_item(
    document: Document, place: PlaceName, commune: PlaceName, sentence: Sentence
) -> tuple[str, ...]:
    """The chain of the commune that follows between the semicolons that a settlement is between.

    'khu phố 8, phường A; đường số 5 khu phố 4, đường số 6 của khu phố 6, phường B'
    """
    text = document.text
    if text.rfind(";", max(commune.end, sentence.start), place.start) < 0:
        return ()
    stop = text.find(";", place.end, sentence.end)
    following = within(document.places, place.end, stop if stop >= 0 else sentence.end)
    return next((p.chain for p in following if _is_commune(p)), ())


def _commune_of_site(
    document: Document, place: PlaceName, commune: PlaceName | None, only: PlaceName | None
) -> tuple[str, ...]:
    """The chain of the next commune of the sentence, of the one before it in the paragraph."""
    after = _commune_after(document, place, None)
    sentence = document.sentence_at(place.start)
    if after or commune is None or sentence is None:
        return after or _commune_after(document, place, only)
    listed = document.text.find(";", max(commune.end, sentence.start), place.start) >= 0
    if commune.start >= document.blocks[sentence.block].start and not listed:
        return commune.chain
    return _commune_after(document, place, only)


def _commune_after(document: Document, place: PlaceName, only: PlaceName | None) -> tuple[str, ...]:
    """The chain of the next commune of the sentence, else of the only one of the report."""
    sentence = document.sentence_at(place.start)
    end = sentence.end if sentence is not None else place.end
    stop = document.text.find(";", place.end, end)
    end = stop if stop >= 0 else end
    following = (p for p in within(document.places, place.end, end) if _is_commune(p))
    near = next(following, only)
    return near.chain if near is not None else ()


def _is_commune(place: PlaceName) -> bool:
    return place.level is Level.COMMUNE and not place.elliptical


class _LastNamed:
    """The units below the home that "trên địa bàn quận" means: the last named in the paragraph.

    For each level and word the places are gone through once, however often they are asked for.
    """

    def __init__(self, document: Document, places: list[PlaceName]) -> None:
        self._document = document
        self._places = places  # grows as they are resolved
        self._last: dict[tuple[Level, str], PlaceName] = {}
        self._seen: dict[tuple[Level, str], int] = {}

    def unit(self, place: PlaceName) -> Place | None:
        """Return the unit that an elliptical name after all the places means, if any."""
        sentence = self._document.sentence_at(place.start)
        if sentence is None:
            return None
        word = place.printed.rsplit(maxsplit=1)[-1].lower()
        asked = (place.level, word)
        for index in range(self._seen.get(asked, 0), len(self._places)):
            other = self._places[index]
            if (
                other.level is place.level
                and not other.elliptical
                and word in other.printed.lower()
            ):
                self._last[asked] = other
        self._seen[asked] = len(self._places)
        last = self._last.get(asked)
        begin = self._document.blocks[sentence.block].start
        return last.place if last is not None and last.start >= begin else None


def _elliptical(document: Document, gazetteer: Gazetteer, place: PlaceName) -> Place | None:
    """The home or the unit around it that "tỉnh ta", "toàn huyện" means; None below the home."""
    home = document.home
    if home is not None and "thành phố" in place.printed and home.name.startswith("thành phố "):
        return home  # a city that is a province
    if home is None or RANK[home.level] > RANK[place.level]:
        return None
    if home.level is place.level:
        return home
    for index in range(1, len(home.path)):
        unit = gazetteer.resolve(home.path[index:], as_of=document.as_of)
        if unit.level is place.level:
            return unit
    return None
