"""Chains of places, lowest first, and which units they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lantoa.loaders.reading.document import Document, PlaceName
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Level, Place
from lantoa.vietnamese import key

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

#: Between a place and the one that contains it.
UP = re.compile(r"\s*(?:[,(–—-]|,?\s*(?:thuộc|của|ở|tại|trên địa bàn|\(thuộc))?\s*\(?")
#: Between places side by side.
BESIDE = re.compile(r"\s*(?:,|và|hay|hoặc|;|/|, và|cùng|cùng với|,\s*các|và các|, hai|và hai)?\s*")


def chain(document: Document, places: list[PlaceName]) -> list[PlaceName]:
    """Join each place with those that contain it: 'xã A (huyện B)', 'xã A và xã B, huyện C'."""
    chained = list(places)
    for index in range(len(chained) - 2, -1, -1):
        this, following = chained[index], chained[index + 1]
        if this.elliptical or following.elliptical or this.level is Level.REGION:
            continue
        gap = document.text[this.end : following.start]
        if RANK[following.level] > RANK[this.level] and UP.fullmatch(gap):
            if following.level is not Level.REGION or gap.strip():
                chained[index] = replace(this, chain=(this.chain[0], *following.chain))
        elif following.level is this.level and len(following.chain) > 1 and BESIDE.fullmatch(gap):
            chained[index] = replace(this, chain=(this.chain[0], *following.chain[1:]))
        elif (
            RANK[following.level] < RANK[this.level]
            and len(following.chain) == 1
            and re.fullmatch(r"\s*(?:,|,\s*tại|\()\s*", gap)
        ):
            chained[index + 1] = replace(following, chain=(*following.chain, *this.chain))
    return chained


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
    for place in document.places:
        chain = place.chain
        if len(chain) == 1 and not place.elliptical:
            chain = longest[key(chain[0])]  # named in full elsewhere in the report
        if len(chain) == 1 and place.level is Level.SETTLEMENT:
            chain = (*chain, *_commune_before(document, place, commune))
        if place.elliptical:
            unit = _elliptical(document, gazetteer, place) or named.unit(place)
            resolved.append(replace(place, place=unit))
            continue
        if place.level is Level.COMMUNE:
            commune = place
        if chain not in cache:
            cache[chain] = gazetteer.resolve(chain, home=document.home, as_of=document.as_of)
        resolved.append(replace(place, chain=chain, place=cache[chain]))
    document.places = resolved


def _commune_before(
    document: Document, place: PlaceName, commune: PlaceName | None
) -> tuple[str, ...]:
    """The chain of the commune that a settlement is in: the last named, if in the paragraph."""
    home, sentence = document.home, document.sentence_at(place.start)
    if sentence is None or (home is not None and RANK[home.level] <= RANK[Level.COMMUNE]):
        return ()
    if commune is None or commune.start < document.blocks[sentence.block].start:
        return ()
    return commune.chain


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
