"""Which unit a bare word means: "Công an xã", "UBND huyện", "Hội Nông dân TP".

That is the report's home or a unit around it; below the home's level the unit of that sort named
last before.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lantoa.loaders.reading.document import Document, PlaceName
from lantoa.loaders.reading.lexicon import FULL_WORD, RANK
from lantoa.ontology.records import Level, Place

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

_FEW = 40  # so many mentions of units of one sort are compared


def unit_at(
    document: Document, gazetteer: Gazetteer, level: Level, position: int, word: str | None = None
) -> Place | None:
    """Return the unit of a level that an elliptical name at a position means.

    That is the last one named before it in the same paragraph, below the home's level, or the only
    one that the report names; else the home or the unit around it.
    """
    home = document.home
    if home is not None and (word or "").lower() in ("thành phố", "tp") and _is_city(home.path[-1]):
        if home.name.startswith("thành phố "):
            return home  # a city that is a province
        if not any(_fits(unit, "thành phố") for unit in home.path[:-1]):
            return enclosing(gazetteer, document, Level.PROVINCE)
    if home is not None and RANK[home.level] <= RANK[level]:
        return enclosing(gazetteer, document, level)
    named = _naming(document, level, (word or "").lower())
    before = bisect_left(named, position, key=lambda each: each[0].start)
    if before == 0:
        return None
    place, index = named[before - 1]
    sentence = document.sentence_at(position)
    begin = document.blocks[sentence.block].start if sentence else 0
    if place.start < begin and (len(named) > _FEW or not _alone(named)):
        return None  # of several in other paragraphs nobody knows which
    if index == 0:
        return place.place
    return gazetteer.resolve(place.chain[index:], home=home, as_of=document.as_of)


def _is_city(unit: str) -> bool:
    return unit.startswith("thành phố ")


def _alone(named: list[tuple[PlaceName, int]]) -> bool:
    """Whether a report names only one unit of a sort."""
    return len({place.chain[index].lower() for place, index in named}) == 1


def _fits(unit: str, word: str) -> bool:
    """Whether a unit is of the sort that a bare word names."""
    return not word or unit.lower().startswith(FULL_WORD.get(word, word) + " ")


def _naming(document: Document, level: Level, word: str) -> list[tuple[PlaceName, int]]:
    """The places that are of a level, or have a unit with a word above them, and which it is."""
    named = document.naming.get((level, word))
    if named is None:
        named = document.naming[level, word] = []
        for place in document.places:
            if place.elliptical or place.place is None:
                continue
            if place.level is level:
                if _fits(place.place.name, word):
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
