"""Places as printed: unit words with names, lists under one unit word, chains, bare names.

The grammar finds what is printed; the gazetteer decides where the grammar is ambiguous (whether
"Mộc Châu" after "xã Tân Lập," contains it or stands beside it) and what is meant in the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lantoa.loaders.reading.document import Document, PlaceName
from lantoa.loaders.reading.lexicon import (
    FULL_WORD,
    LEVEL_OF_WORD,
    NAME,
    RANK,
)
from lantoa.loaders.reading.places.bracketed import find_bracketed
from lantoa.loaders.reading.places.companies import find_companies
from lantoa.loaders.reading.places.place_chains import UP, chain
from lantoa.loaders.reading.places.place_names import find_names
from lantoa.loaders.reading.places.place_words import (
    CHAIN_GOES_ON,
    CITY,
    DASH,
    ELLIPTICAL,
    END_OF_SITE,
    HEADING,
    NEXT_NUMBER,
    NOT_UNIT,
    NOT_UNIT_AFTER,
    NUMBERED_UNITS,
    OF_EACH,
    OWN_SITE,
    PLURAL_BEFORE,
    PLURAL_UNIT,
    POLICE_OF,
    POLICE_UNITS,
    REGIONS,
    SHORT_UNIT,
    SURE_IN_CHAIN,
    UNIT,
    UNIT_BODY,
)
from lantoa.loaders.reading.places.schools import find_schools
from lantoa.loaders.reading.places.unit_names import UnitNames, is_central
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer


#: A place in a quoted name tells where the model is: “... ở xã X”, “Giáo xứ X ...”, “Tổ thôn X”.
_IN = re.compile(r"(?<!\w)(?:tại|ở|địa bàn|của)\s+$")
_MARKS = frozenset("“\"'‘")
_CLOSING = frozenset("”\"'’»")
_COMMUNE = RANK[Level.COMMUNE]
_ROMAN = re.compile(r"[IVX]{1,4}")
_SHORT_UNITS = ("KP", "TDP")  # of SHORT_UNIT
_GROUPS = frozenset({"tổ", "khu", "đội"})  # with a number they are places only where one is told
_AT = re.compile(r"(?<!\w)(?:tại|ở|thuộc|ngụ|trưởng|và|dân)\s+$", re.I)
_DISTRICT_WORDS = ("huyện", "quận", "thị xã", "thành phố", "TP", "TX")
#: Another country after a unit of it.
_ABROAD = re.compile(
    rf"(?:\s*[,-]\s*(?:tỉnh|thành phố)\s+{NAME})?\s*(?:\(\s*(?:nước\s+)?|,\s*(?:nước\s+(?:bạn\s+)?|"
    r"CHDCND\s+))(?:Lào(?!\s+Cai)|Cam-?pu-?chia|Trung Quốc)(?!\w)"
)
_LISTED = frozenset({RANK[Level.SETTLEMENT], RANK[Level.COMMUNE], RANK[Level.DISTRICT]})
_LONGEST_OPEN = 60  # characters of a name with one mark


def find_places(document: Document, gazetteer: Gazetteer) -> None:
    """Fill in the places of the sentences, in order, with their printed chains."""
    masked = bytearray(len(document.text) + 1)
    for quote in document.name_like:
        if not quote.closed and quote.end - quote.start > _LONGEST_OPEN:
            continue  # speech, of which the other mark is missing
        masked[quote.start : quote.end] = b"\x01" * (quote.end - quote.start)
    finder = _Finder(document, gazetteer, masked)
    finder.scan()
    finder.places.sort(key=lambda p: (p.start, -p.end))
    find_bracketed(finder)
    find_names(finder)
    document.places = chain(document, _without_abroad(document.text, finder.places))


def _without_abroad(text: str, places: list[PlaceName]) -> list[PlaceName]:
    """Leave out units of other countries: 'bản A, huyện B (Lào)'."""
    kept: list[PlaceName] = []
    abroad: PlaceName | None = None
    for place in reversed(places):
        if _ABROAD.match(text, place.end) or (
            abroad is not None
            and RANK[place.level] < RANK[abroad.level]
            and UP.fullmatch(text, place.end, abroad.start)
        ):
            abroad = place
        else:
            kept.append(place)
    return kept[::-1]


class _Finder(UnitNames):
    """Scans one document for what stands with a unit word, or is elliptical."""

    def scan(self) -> None:
        """Find what stands with a unit word, or is elliptical."""
        words, sentences = self.document.words, self.sentences
        find_schools(self)
        find_companies(self)
        for _, match in REGIONS.within(words, sentences):
            if self.free(match.start(), match.end()):
                self.add(match.start(), match.end(), match.group(), match.group(), Level.REGION)
        for _, match in CITY.within(words, sentences):
            if self.free(match.start(), match.end()):
                self.add(match.start(), match.end(), match.group(), "TP HCM", Level.PROVINCE)
        for sentence, match in UNIT.within(words, sentences):
            self._unit(match, sentence.end)
        for sentence in sentences if any(each in self.text for each in _SHORT_UNITS) else ():
            for match in SHORT_UNIT.finditer(self.text, sentence.start, sentence.end):
                if self.free(match.start(), match.end()):
                    word = match.group()[: -len(match["number"])]
                    known_as = f"{FULL_WORD[word.lower()]} {match['number']}"
                    self.add(match.start(), match.end(), match.group(), known_as, Level.SETTLEMENT)
        for _, match in UNIT_BODY.within(words, sentences):
            level = Level.PROVINCE if match["word"].lower() == "tỉnh" else Level.DISTRICT
            self._known_name(match, level)
        for _, match in POLICE_OF.within(words, sentences):
            self._police_of(match)
        title = self.document.title_span
        heading = HEADING.match(self.text, title.start, title.end) if title else None
        if heading and not self.known(heading["name"], Level.PROVINCE):
            self._known_name(heading, Level.DISTRICT)
        for sentence, match in PLURAL_UNIT.within(words, sentences):
            self._plural(match, sentence.end)
        for _, match in ELLIPTICAL.within(words, sentences):
            if self.free(match.start(), match.end()):
                word = (match["a"] or match["b"]).lower()
                level = Level.DISTRICT if word == "thành phố" else LEVEL_OF_WORD[word]
                self.add(
                    match.start(), match.end(), match.group(), match.group(), level, elliptical=True
                )

    def _unit(self, match: re.Match[str], limit: int) -> None:
        word = match["word"].lower()
        word = word if word in LEVEL_OF_WORD else word.rstrip(".")
        level = LEVEL_OF_WORD[word]
        before = self.text[max(0, match.start() - 14) : match.start()]
        inside = self.masked[match.start()] and (
            (_IN.search(before) and RANK[level] <= _COMMUNE)
            or (before[-1:] in _MARKS and RANK[level] <= _COMMUNE and self._proper(match))
            or (self.text[match.end() : match.end() + 1] in _CLOSING and RANK[level] < _COMMUNE)
        )
        if not (self.free(match.start(), match.end()) or inside):
            return
        last = before.rstrip().lower()
        if last.endswith(NOT_UNIT_AFTER) and NOT_UNIT.search(
            self.text, max(0, match.start() - 14), match.end("word")
        ):
            return
        if RANK[level] < _COMMUNE and match["word"][0].isupper() and match["name"]:
            whole = match["word"] + " " + match["name"].split()[0]
            if self.known(whole, Level.DISTRICT) or self.known(whole, Level.PROVINCE):
                return  # Chợ Đồn, Bến Lức are districts, Sóc Trăng is a province
            if f"xã {whole}" in self.text:
                return  # Bản Xèo
        if match["sort"] and PLURAL_BEFORE.search(before):
            return  # '2 thôn vùng cao A, B' is read as a list
        number = match["number"]
        if number is None and word in NUMBERED_UNITS and _ROMAN.fullmatch(match["name"]):
            number = match["name"]  # phường I
        if number is not None:
            name, end = number, match.start("number" if match["number"] else "name") + len(number)
            of_ward = word in NUMBERED_UNITS and (name.isdigit() or _ROMAN.fullmatch(name))
            numbered = (level is Level.SETTLEMENT and not OF_EACH.search(before)) or of_ward
            if not numbered or (word in _GROUPS and not self._is_ward_group(match)):
                return
        else:
            proper = self.proper_name(match, word, level, before)
            if proper is None:
                inner = UNIT.pattern.match(self.text, match.start("name"), limit)
                if inner and (level is Level.SITE or word in SURE_IN_CHAIN):
                    self._unit(inner, limit)  # trung tâm thương mại TX. A, khu vực chợ B
                return
            name, end = proper
        start = match.start()
        if is_central(word, name):
            level = Level.PROVINCE
        elif match["sort"] and word == "huyện" and self.known(name, Level.PROVINCE):
            level, start = Level.PROVINCE, match.start("name")  # a border district of Hà Tĩnh
        printed = self.text[start:end]
        known_as = f"{match['word']} {name}" if match["sort"] and RANK[level] > 1 else printed
        known_as = printed if level is Level.PROVINCE else known_as
        site = None
        if last.endswith(END_OF_SITE):
            site = OWN_SITE.search(self.text, max(0, match.start() - 40), match.start())
        if site and self.free(site.start("site"), match.start()):
            self.add_site(site.start("site"), end, known_as)
        else:
            self.add(start, end, printed, known_as, level)
        plural = PLURAL_BEFORE.search(before) is not None
        if number is not None:
            end = self._numbers(match["word"], level, end, limit)
        self.read_list(word, level, end, limit=limit, plural=plural)

    def _proper(self, match: re.Match[str]) -> bool:
        """Whether what opens a quoted name is a place's own name: 'Khu dân cư Lò Vôi tự quản'."""
        name = match["name"]
        if name is None:  # but: 'Làng 3 không'
            return CHAIN_GOES_ON.match(self.text, match.end()) is not None
        return " " in name and not name.isupper()

    def _numbers(self, word: str, level: Level, end: int, limit: int) -> int:
        """Read the numbers that go on under one unit word: 'tổ 14 và 16', 'thôn 1, 2, 3'."""
        while following := NEXT_NUMBER.match(self.text, end, limit):
            start, end = following.span("number")
            number = following["number"]
            self.add(start, end, number, f"{word} {number}", level)
        return end

    def _is_ward_group(self, match: re.Match[str]) -> bool:
        """Whether 'tổ 5' is a place: 'mỗi tổ 5 thành viên' and 'Tổ 4 giảm' are none."""
        return bool(
            CHAIN_GOES_ON.match(self.text, match.end())
            or (
                match["word"].lower() != "đội"  # of a body
                and _AT.search(self.text, max(0, match.start() - 10), match.start())
                and not self.text.endswith("ổ trưởng ", 0, match.start())
            )
        )

    def _known_name(self, match: re.Match[str], level: Level) -> None:
        """Take a name without its unit word that the gazetteer knows at a level."""
        start, end = match.span("name")
        name = match["name"]
        if self.known(name, level) and self.free(start, end):
            in_full = (f"{word} {name}" for word in _DISTRICT_WORDS)
            known_as = next((full for full in in_full if full in self.text), name)
            self.add(start, end, name, known_as, level)

    def _police_of(self, match: re.Match[str]) -> None:
        """Take the unit of a police force that is printed in letters: 'CAP Hải Châu 1'."""
        start, end = match.span("name")
        word = POLICE_UNITS[match["unit"]]
        level = LEVEL_OF_WORD[word]
        name = match["name"]
        if not name[-1].isdigit() and not self.known(name, level):
            name = self.trim(name, level, self.text[end : end + 4])
        if name and self.free(start, start + len(name)):
            self.add(start, start + len(name), name, f"{word} {name}", level)

    def _plural(self, match: re.Match[str], limit: int) -> None:
        """Read names after one word for all: 'các xã, như: A, B', 'gồm 4 huyện: A, B'."""
        word = match["word"].lower()
        level = LEVEL_OF_WORD.get(word)
        start = match.start("name")
        if level is None or RANK[level] not in _LISTED or not self.free(start, match.end()):
            return
        raw = match["name"]
        dash = DASH.search(raw)  # between the items of a list
        if dash and not self.known(raw, level):
            raw = raw[: dash.start()]
        stop = start + len(raw)
        name = self.trim(raw, level, self.text[stop : stop + 4])
        if not name:
            return
        end = start + len(name)
        listed = self.known(name, level) or RANK[level] < RANK[Level.COMMUNE]
        if not listed and (" " not in name or name.isupper() or name.startswith(("Ông ", "Bà "))):
            return  # an abbreviation, a heading, a person
        self.add(start, end, name, f"{FULL_WORD.get(word, word)} {name}", level)
        self.read_list(word, level, end, limit=limit, plural=True)
