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
    SURNAMES,
)
from lantoa.loaders.reading.places.bare_lists import (
    LIST,
    NAME,
    lists_of,
    read_list,
    without_opener,
)
from lantoa.loaders.reading.places.bare_words import (
    AT,
    COLON,
    GAP,
    LOCATIVE,
    NAME_BEFORE,
    OF_DISTRICT,
    OF_OTHERS,
    PREDICATE,
)
from lantoa.loaders.reading.places.home_province import publishers_province
from lantoa.loaders.reading.places.place_chains import BESIDE, UP, chain
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer, Unit

_START = attrgetter("start")
_LEVELS = (Level.DISTRICT, Level.COMMUNE)
_PROVINCE = Level.PROVINCE
_OPENING = 3  # characters
_TWO = 2  # syllables


def find_opening_places(document: Document, gazetteer: Gazetteer) -> None:
    """Add what a report opens on without a unit word, before its home is looked for.

    'Chợ Đồn là huyện miền núi', and districts in the headline of a report that speaks of "the
    district".
    """
    finder = _Bare(document, gazetteer)
    found = []
    for sentence in document.sentences:
        match = NAME.match(document.text, sentence.start)
        if match is not None and match.end() < sentence.end:
            place = finder.told(match, sentence.start)
            if place is not None:
                found.append(place)
    found += finder.of_headline({name_key(place.chain[0]) for place in [*document.places, *found]})
    for place in found:
        insort(document.places, place, key=_START)
    if found:
        document.places = chain(document, document.places)


def find_bare_places(document: Document, gazetteer: Gazetteer) -> None:
    """Add the places that only their surroundings show; the home must be known."""
    finder = _Bare(document, gazetteer)
    found = False
    for sentence in reversed(document.sentences):
        runs = NAME.finditer(document.text, sentence.start, sentence.end)
        names = [each for run in runs if (each := without_opener(run))]
        for listed in finder.listed(names, sentence.start) if len(names) >= LIST else ():
            insort(document.places, listed, key=_START)
            found = True
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
        told = self.told(match, begin)
        if told is not None:
            return told
        if name_key(name) not in self.gazetteer.names:
            return self._hamlet(name, start, end, begin)
        unit = self._beside(name, end) or self._around(name, start, end, begin)
        unit = unit or self._of_home(name, start, begin)
        unit = unit or self._district(name, start, begin)
        if unit is None:
            return self._hamlet(name, start, end, begin)
        return PlaceName(start, end, name, (unit.name,), unit.level)

    def _hamlet(self, name: str, start: int, end: int, begin: int) -> PlaceName | None:
        """What stands before a commune in brackets: 'My Điền (Hoàng Ninh)'."""
        words = name.split()
        if not self.text.startswith(" (", end) or len(words) > _TWO or words[0] in SURNAMES:
            return None
        commune = next(iter(within(self.document.places, end + 2, end + 3)), None)
        if commune is None or commune.level is not Level.COMMUNE:
            return None
        if self.text[commune.end : commune.end + 1] not in "),":
            return None
        if OF_OTHERS.search(self.text, max(begin, start - 20), start):
            return None
        return PlaceName(start, end, name, (name,), Level.SETTLEMENT)

    def told(self, match: re.Match[str], begin: int) -> PlaceName | None:
        """What opens a sentence and is said to be a unit: 'Lũng Cú là xã địa đầu'."""
        start, end = match.span()
        if start - begin >= _OPENING and self.text[start - 2 : start] != ". ":
            return None
        if covering(self.document.places, start) or covering(self.document.name_like, start):
            return None
        name = match.group()
        predicate = PREDICATE.match(self.text, end)
        if predicate is None or name.split()[0] in SURNAMES:
            return None
        word = predicate["word"].lower()
        level = LEVEL_OF_WORD[word]
        if RANK[level] < RANK[Level.COMMUNE] or self._units(name, (level,)):
            return PlaceName(start, end, name, (f"{FULL_WORD.get(word, word)} {name}",), level)
        return None

    def of_headline(self, printed: set[str]) -> list[PlaceName]:
        """The district that a headline names without its word, of no other sort in the text."""
        document = self.document
        title = document.title_span
        if title is None or OF_DISTRICT.search(document.words, 0, len(self.text)) is None:
            return []
        provinces = [p.chain[0] for p in document.places if p.level is Level.PROVINCE]
        local = publishers_province(document, self.gazetteer)
        named = [*provinces, local] if local else provinces
        containers = [u.iri for name in named for u in self.gazetteer.find(name, level=_PROVINCE)]
        found = []
        for match in NAME.finditer(self.text, title.start, title.end):
            name = match.group()
            if covering(document.places, match.start()) or covering(
                document.name_like, match.start()
            ):
                continue
            if name_key(name) not in self.gazetteer.names or any(
                each.endswith(" " + name_key(name)) for each in printed
            ):
                continue
            if self._units(name, (Level.PROVINCE,)):
                continue
            units = self._units(name, (Level.DISTRICT,), containers or None)
            if len(units) == 1:
                found.append(
                    PlaceName(match.start(), match.end(), name, (units[0].name,), Level.DISTRICT)
                )
        return found

    def _of_home(self, name: str, start: int, begin: int) -> Unit | None:
        """A commune of the district that the report is about, where no person or firm is meant."""
        containers = self.around.get(Level.DISTRICT)
        if not containers or OF_OTHERS.search(self.text, max(begin, start - 20), start):
            return None
        communes = self._units(name, (Level.COMMUNE,), containers)
        return communes[0] if communes else None

    def _district(self, name: str, start: int, begin: int) -> Unit | None:
        """A district of the report's province, where no person, firm or street is meant."""
        containers = self.around.get(Level.PROVINCE)
        if not containers or OF_OTHERS.search(self.text, max(begin, start - 20), start):
            return None
        districts = self._units(name, (Level.DISTRICT,), containers)
        if len(districts) != 1 or self._beside_others(start, start + len(name), begin):
            return None
        return districts[0]

    def _beside_others(self, start: int, end: int, begin: int) -> bool:
        """Whether a name stands in a list of names that are no units: 'Mai Sơn, Thanh Tâm'."""
        gap = GAP.match(self.text, end)
        following = NAME.match(self.text, gap.end()) if gap else None
        before = NAME_BEFORE.search(self.text, max(begin, start - 40), start)
        names = [match.group() for match in (following,) if match]
        names += [match["name"] for match in (before,) if match]
        containers = self.around.get(Level.PROVINCE)
        return not all(
            self._units(name, _LEVELS, containers) or self._units(name, (_PROVINCE,))
            for name in names
        )

    def listed(self, names: list[re.Match[str]], begin: int) -> list[PlaceName]:
        """The places of lists without unit words, where no firms, streets or people are meant."""
        return [
            place
            for run in lists_of(names)
            if not OF_OTHERS.search(self.text, max(begin, run[0].start() - 20), run[0].start())
            for place in read_list(self.document, run, self.around, self._units)
        ]

    def _units(
        self, name: str, levels: tuple[Level, ...], containers: list[str] | None = None
    ) -> list[Unit]:
        as_of = self.document.as_of
        return [
            unit
            for level in levels
            for unit in (
                self.gazetteer.find(name, level=level, as_of=as_of)
                or self.gazetteer.find(name, level=level)
            )
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
            districts = self.around.get(Level.PROVINCE)
            if following.level is Level.COMMUNE and districts and "," in gap:
                # 'Tại Đăk Glei, xã Đăk Plô': the district, not its town of that name
                found = self._units(name, (Level.DISTRICT,), districts) or found
            if found:
                return found[0]
        return None

    def _around(self, name: str, start: int, end: int, begin: int) -> Unit | None:
        """A district of the home's province, or a commune of its district, where places stand."""
        before = self.text[max(begin, start - 20) : start]
        title = self.document.title_span
        heading = start - begin < 3 and title is not None and title.start <= start < title.end
        if not LOCATIVE.search(before) and not (heading and COLON.match(self.text, end)):
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
        if not communes and AT.search(before):
            communes = self._units(name, (Level.COMMUNE,), self.around.get(Level.PROVINCE, []))
            communes = communes if len(communes) == 1 else []
        return communes[0] if communes else None
