"""Places without a unit word, where what stands beside them tells that they are places.

'Tam An, huyện Phú Ninh' (a unit of that district), 'Thành Công, Thành Minh và thị trấn Vân Du'
(beside one of its level), 'Lũng Cú là xã địa đầu' (told in the predicate), 'ở Quảng Điền' (a
district of the report's province). Everywhere the gazetteer must know a unit of that name there,
but for a settlement that the predicate tells.
"""

from __future__ import annotations

import re
from bisect import insort
from operator import attrgetter
from typing import TYPE_CHECKING

from lantoa.graph.places.names import name_key
from lantoa.loaders.reading.document import (
    Document,
    PlaceName,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import (
    FULL_WORD,
    LEVEL_OF_WORD,
    RANK,
    REST_OF_SYLLABLE,
    SURNAMES,
    SYLLABLE,
    UPPER,
    alternatives,
)
from lantoa.loaders.reading.place_chains import BESIDE, UP, chain
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer, Unit

#: A capital first, which `re` finds fast, then what may not stand before it.
_NAME = re.compile(
    rf"{UPPER}(?<![\w“\"‘'-].)(?<!{UPPER}\. .){REST_OF_SYLLABLE}"
    rf"(?:\s(?:{SYLLABLE}|[A-K](?!\w))){{1,3}}"
    rf"(?!\s+{UPPER}|\w|['’])"
)
_TOLD = [word for word, level in LEVEL_OF_WORD.items() if 1 <= RANK[level] <= 3]
_PREDICATE = re.compile(
    rf"\s+(?:vốn |cũng )?là\s+(?:một\s+)?(?:trong\s+(?:những|các|số)\s+)?"
    rf"(?P<word>{alternatives(_TOLD)})(?!\w)"
)
_LOCATIVE = re.compile(
    r"(?:(?<!\w)(?:tại|ở|thuộc|giữa|trên địa bàn|địa bàn|huyện đoàn|huyện ủy|huyện uỷ|thị ủy|"
    r"công an|hội nông dân)|[-–,]|(?<!\w)và)\s*$",
    re.I,
)
_COLON = re.compile(r"\s*:\s")
_START = attrgetter("start")
_LEVELS = (Level.DISTRICT, Level.COMMUNE)


def find_bare_places(document: Document, gazetteer: Gazetteer) -> None:
    """Add the places that only their surroundings show; the home must be known."""
    finder = _Bare(document, gazetteer)
    found = False
    for sentence in reversed(document.sentences):
        names = list(_NAME.finditer(document.text, sentence.start, sentence.end))
        for match in reversed(names):
            place = finder.place(match, sentence.start)
            if place is not None:
                insort(document.places, place, key=_START)
                found = True
    if found:
        document.places = chain(document, document.places)


class _Bare:
    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.document = document
        self.text = document.text
        self.gazetteer = gazetteer
        home = document.home
        self.around: dict[Level, list[str]] = {}
        if home is not None:
            for index, name in enumerate(reversed(home.path)):
                level = Level.PROVINCE if index == 0 else Level.DISTRICT if index == 1 else None
                if level is not None:
                    units = gazetteer.find(name, level=level)
                    self.around[level] = [unit.iri for unit in units]

    def place(self, match: re.Match[str], begin: int) -> PlaceName | None:
        """Return the place that a capitalised name is, if it is one."""
        start, end = match.span()
        document = self.document
        if covering(document.places, start) or covering(document.name_like, start):
            return None
        name = match.group()
        opening = start - begin < 3
        if opening or self.text[start - 2 : start] == ". ":
            predicate = _PREDICATE.match(self.text, end)
            if predicate and name.split()[0] not in SURNAMES:
                word = predicate["word"].lower()
                level = LEVEL_OF_WORD[word]
                if RANK[level] < RANK[Level.COMMUNE] or self._units(name, (level,)):
                    full = f"{FULL_WORD.get(word, word)} {name}"
                    return PlaceName(start, end, name, (full,), level)
        if name_key(name) not in self.gazetteer.names:
            return None
        unit = self._beside(name, end) or self._around(name, start, end, begin)
        if unit is None:
            return None
        return PlaceName(start, end, name, (unit.name,), unit.level)

    def _units(
        self, name: str, levels: tuple[Level, ...], containers: list[str] | None = None
    ) -> list[Unit]:
        as_of = self.document.as_of
        return [
            unit
            for level in levels
            for unit in self.gazetteer.find(name, level=level, as_of=as_of)
            if containers is None
            or any(iri in self.gazetteer.ancestors(unit.iri) for iri in containers)
        ]

    def _beside(self, name: str, end: int) -> Unit | None:
        """A name before a unit that contains it, or beside units of one container."""
        following = next(iter(within(self.document.places, end, end + 40)), None)
        if following is None or following.elliptical:
            return None
        gap = self.text[end : following.start]
        if not gap.strip():
            return None
        if RANK[following.level] > RANK[Level.COMMUNE] and UP.fullmatch(gap):
            containers = [unit.iri for unit in self.gazetteer.find(following.chain[0])]
            levels = tuple(each for each in _LEVELS if RANK[each] < RANK[following.level])
            found = self._units(name, levels, containers)
            if found:
                return found[0]
        if following.level in _LEVELS and BESIDE.fullmatch(gap):
            above = following.chain[1:2]
            containers = (
                [unit.iri for unit in self.gazetteer.find(above[0])]
                if above
                else self.around.get(Level.DISTRICT) or self.around.get(Level.PROVINCE, [])
            )
            found = self._units(name, (following.level,), containers)
            if found:
                return found[0]
        return None

    def _around(self, name: str, start: int, end: int, begin: int) -> Unit | None:
        """A district of the home's province, or a commune of its district, where places stand."""
        before = self.text[max(begin, start - 20) : start]
        title = self.document.title_span
        heading = start - begin < 3 and title is not None and title.start <= start < title.end
        if not _LOCATIVE.search(before) and not (heading and _COLON.match(self.text, end)):
            return None
        if before.rstrip()[-1:] in ("-", "–", ",") or before.rstrip().endswith("và"):
            previous = self.document.places  # only in a list of places
            if not any(
                0 <= start - place.end <= 6 for place in within(previous, start - 60, start)
            ):
                return None
        districts = self._units(name, (Level.DISTRICT,), self.around.get(Level.PROVINCE, []))
        if districts:
            return districts[0]
        communes = self._units(name, (Level.COMMUNE,), self.around.get(Level.DISTRICT, []))
        return communes[0] if communes else None
