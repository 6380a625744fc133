"""Places as printed: unit words with names, lists under one unit word, chains, bare names.

The grammar finds what is printed; the gazetteer decides where the grammar is ambiguous (whether
"Mộc Châu" after "xã Tân Lập," contains it or stands beside it) and what is meant in the end.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lantoa.graph.places.names import name_key, syllable
from lantoa.loaders.reading.document import Document, PlaceName
from lantoa.loaders.reading.lexicon import (
    CENTRAL_CITIES,
    FULL_WORD,
    LEVEL_OF_WORD,
    NAME,
    RANK,
    SURNAMES,
    SYLLABLE,
    UPPER,
)
from lantoa.loaders.reading.place_chains import chain
from lantoa.loaders.reading.place_words import (
    ANOTHER,
    BARE_FOLLOWING,
    BODY_HEAD,
    CHAIN_GOES_ON,
    ELLIPTICAL,
    HEADING,
    IN_CHAIN_ONLY,
    LIST_BRACKET,
    NEXT_LEVEL,
    NOT_UNIT,
    NUMBER_ONLY,
    NUMBERED_UNITS,
    PLURAL_BEFORE,
    PLURAL_UNIT,
    REGIONS,
    RUN,
    SCHOOL,
    UNIT,
    UNIT_BODY,
    UNIT_WORD,
)
from lantoa.ontology.records import Level
from lantoa.vietnamese import key

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer


_SYLLABLE = re.compile(SYLLABLE)
_SYLLABLE_OR_NUMBER = re.compile(rf"{SYLLABLE}|\d+")
_CENTRAL = frozenset(map(key, (*CENTRAL_CITIES, "hcm")))
_APOSTROPHE = re.compile("['’]")
#: A place inside a quoted name tells where the model is: “... ở thị trấn X”, “Giáo xứ X ...”.
_IN = re.compile(r"(?<!\w)(?:tại|ở)\s+$")
_MARKS = frozenset("“\"'‘")
_COMMUNE = RANK[Level.COMMUNE]
_AT = re.compile(r"(?<!\w)(?:tại|ở|thuộc|ngụ|trưởng|và|dân)\s+$", re.I)
_LONGEST_OPEN = 60  # characters of a name with one mark
#: The word that is supposed for a unit that is printed without one.
_WORD_OF = {Level.COMMUNE: "xã"}
_DISTRICT_WORDS = ("huyện", "quận", "thị xã", "thành phố", "TP", "TX")
_SHORT = frozenset({"HCM"})  # cities by their letters
_GENERIC = frozenset({"Khmer", "Nam", "Bắc", "Phật"})
_NAME = re.compile(NAME)
_LOWER = re.compile(r"\s[^\W\d_]+")
#: Words before a province's name that make it a street's, a river's, a newspaper's.
_NOT_A_PLACE = re.compile(r"(?<!\w)(?:đường|phố|cầu|sông|núi|báo)\s+$", re.I)
#: What a school's own name has: a capital after the kind, a number.
_OWN_NAME = re.compile(rf"\s(?:{UPPER}|\d)")
_LISTED = frozenset({RANK[Level.SETTLEMENT], RANK[Level.COMMUNE], RANK[Level.DISTRICT]})


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
    finder.bare()
    document.places = chain(document, finder.places)


@lru_cache(maxsize=4)
def _first_syllables_of_provinces(gazetteer: Gazetteer) -> frozenset[str]:
    return frozenset(
        name.split(maxsplit=1)[0]
        for name, iris in gazetteer.names.items()
        if any("/province-" in iri for iri in iris)
    )


class _Finder:
    """Collects what is printed in one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer, masked: bytearray) -> None:
        self.document = document
        self.text = document.text
        self.gazetteer = gazetteer
        self.masked = masked
        self.places: list[PlaceName] = []
        self.taken = bytearray(len(document.text))
        # Weather by towns, above or beside the report.
        self.sentences = [
            each for each in document.sentences if "°" not in document.text[each.start : each.end]
        ]
        self._known: dict[tuple[str, Level | None], bool] = {}

    def known(self, name: str, level: Level | None) -> bool:
        """Whether the gazetteer has a unit of this name (at this level)."""
        item = (name, level)
        if item not in self._known:
            iris = self.gazetteer.names.get(name_key(name), ())
            self._known[item] = any(level is None or f"/{level}-" in iri for iri in iris)
        return self._known[item]

    def scan(self) -> None:
        """Find what stands with a unit word, or is elliptical."""
        words, sentences = self.document.words, self.sentences
        for _, match in SCHOOL.within(words, sentences):
            self._school(match)
        for _, match in REGIONS.within(words, sentences):
            if self._free(match.start(), match.end()):
                self._add(match.start(), match.end(), match.group(), match.group(), Level.REGION)
        for sentence, match in UNIT.within(words, sentences):
            self._unit(match, sentence.end)
        for _, match in UNIT_BODY.within(words, sentences):
            level = Level.PROVINCE if match["word"].lower() == "tỉnh" else Level.DISTRICT
            self._known_name(match, level)
        title = self.document.title_span
        heading = HEADING.match(self.text, title.start, title.end) if title else None
        if heading:
            self._known_name(heading, Level.DISTRICT)
        for sentence, match in PLURAL_UNIT.within(words, sentences):
            self._plural(match, sentence.end)
        for _, match in ELLIPTICAL.within(words, sentences):
            if self._free(match.start(), match.end()):
                word = (match["a"] or match["b"]).lower()
                level = Level.DISTRICT if word == "thành phố" else LEVEL_OF_WORD[word]
                self._add(
                    match.start(), match.end(), match.group(), match.group(), level, elliptical=True
                )

    def _free(self, start: int, end: int) -> bool:
        return not self.masked[start] and 1 not in self.taken[start:end]

    def _add(
        self,
        start: int,
        end: int,
        printed: str,
        name: str,
        level: Level,
        *,
        elliptical: bool = False,
    ) -> None:
        self.taken[start:end] = b"\x01" * (end - start)
        self.places.append(PlaceName(start, end, printed, (name,), level, elliptical))

    def _school(self, match: re.Match[str]) -> None:
        if not match["name"] and not match["place"]:
            return
        end = match.end("place") if match["place"] else match.end("name")
        printed = re.sub(r"(?:\s+và\s+\d{1,2}|\s+(?:và|số))$", "", self.text[match.start() : end])
        if match["place"] is None and not _OWN_NAME.search(printed, len("trường ")):
            return
        end = match.start() + len(printed)
        if self._free(match.start(), end):
            chain = (printed, match["place"].strip()) if match["place"] else (printed,)
            self.taken[match.start() : end] = b"\x01" * (end - match.start())
            self.places.append(PlaceName(match.start(), end, printed, chain, Level.SITE))

    def _unit(self, match: re.Match[str], limit: int) -> None:
        word = match["word"].lower()
        word = word if word in LEVEL_OF_WORD else word.rstrip(".")
        level = LEVEL_OF_WORD[word]
        before = self.text[max(0, match.start() - 14) : match.start()]
        inside = self.masked[match.start()] and (
            (_IN.search(before) and RANK[level] <= _COMMUNE)
            or (level is Level.SITE and before[-1:] in _MARKS and " " in (match["name"] or ""))
        )
        if not (self._free(match.start(), match.end()) or inside) or NOT_UNIT.search(
            self.text, max(0, match.start() - 14), match.end("word")
        ):
            return
        if match["number"]:
            name, end = match["number"], match.end("number")
            numbered = level is Level.SETTLEMENT or (word in NUMBERED_UNITS and name.isdigit())
            if not numbered or (word == "tổ" and not self._is_ward_group(match)):
                return
        else:
            if word in NUMBER_ONLY:
                return
            name = self._trim(match["name"], level, self.text[match.end() : match.end() + 4])
            if not name:
                return
            if level is Level.SITE and name in _GENERIC:
                return  # chùa Khmer, chùa Nam tông
            if level is Level.PROVINCE and not self.known(name, level):
                return  # "tỉnh" before the name of an officer
            if word in IN_CHAIN_ONLY and not (
                " " in name or CHAIN_GOES_ON.match(self.text, match.end())
            ):
                return
            end = match.start("name") + len(name)
            lower = _LOWER.match(self.text, end)
            if lower and not self.known(name, level) and self.known(name + lower.group(), level):
                name, end = name + lower.group(), lower.end()  # xã Hương sơn
        if word in ("thành phố", "tp", "tp.") and key(name) in _CENTRAL:
            level = Level.PROVINCE
        printed = self.text[match.start() : end]
        known_as = f"{match['word']} {name}" if match["sort"] and RANK[level] > 1 else printed
        self._add(match.start(), end, printed, known_as, level)
        plural = PLURAL_BEFORE.search(before) is not None
        self._list(word, level, end, limit=limit, plural=plural)

    def _is_ward_group(self, match: re.Match[str]) -> bool:
        """Whether 'tổ 5' is a place: 'mỗi tổ 5 thành viên' and 'Tổ 4 giảm' are none."""
        return bool(
            CHAIN_GOES_ON.match(self.text, match.end())
            or _AT.search(self.text, max(0, match.start() - 10), match.start())
        )

    def _known_name(self, match: re.Match[str], level: Level) -> None:
        """Take a name without its unit word that the gazetteer knows at a level."""
        start, end = match.span("name")
        name = match["name"]
        if self.known(name, level) and self._free(start, end):
            in_full = (f"{word} {name}" for word in _DISTRICT_WORDS)
            known_as = next((full for full in in_full if full in self.text), name)
            self._add(start, end, name, known_as, level)

    def _plural(self, match: re.Match[str], limit: int) -> None:
        """Read names after one word for all: 'các xã, như: A, B', 'gồm 4 huyện: A, B'."""
        word = match["word"].lower()
        level = LEVEL_OF_WORD.get(word)
        start = match.start("name")
        if level is None or RANK[level] not in _LISTED or not self._free(start, match.end()):
            return
        name = self._trim(match["name"], level, self.text[match.end() : match.end() + 4])
        if not name:
            return
        end = start + len(name)
        self._add(start, end, name, f"{FULL_WORD.get(word, word)} {name}", level)
        self._list(word, level, end, limit=limit, plural=True)

    def _trim(self, name: str, level: Level, following: str) -> str:
        """Cut what is not of the name: a person's name, a body's, an abbreviation."""
        if re.fullmatch(r"[^\W\d_]+", name) and name.isupper() and len(name) > 1:
            return name if name in _SHORT else ""
        if (
            name.split(maxsplit=1)[0] in ("Công", "Hội", "Đoàn", "Ban", "Uỷ", "Ủy")
            and following[:1] == " "
        ):
            head = name + following
            if re.match(r"Công a|Ủy b|Uỷ b", head) or len(name.split()) == 1:
                return ""
        tokens = list(_SYLLABLE_OR_NUMBER.finditer(name))
        if len(tokens) <= 2 and " - " not in name and " – " not in name:
            return name
        for count in range(len(tokens), 0, -1):
            part = name[: tokens[count - 1].end()]
            if self.known(part, level):
                return part
        dash = re.search(r"\s+[-–]\s+", name)
        if dash:
            return self._trim(name[: dash.start()], level, "")
        for index, token in enumerate(tokens[2:], start=2):
            if token.group() in SURNAMES and len(tokens) - index >= 2:
                return name[: tokens[index - 1].end()]
        return name

    def _list(self, word: str, level: Level, end: int, *, limit: int, plural: bool) -> None:
        """Read on over the bare names that stand under the same unit word, or contain it."""
        inside = False  # of brackets around containers
        while True:
            bracket = LIST_BRACKET.match(self.text, end, limit)
            if bracket:
                self._bracket(bracket, level)
                end = bracket.end()
            following = BARE_FOLLOWING.match(self.text, end, limit)
            if not following:
                return
            group = "name" if following["name"] else "inner"
            raw = following[group]
            after = self.text[following.end() : following.end() + 4]
            if (
                BODY_HEAD.match(self.text, following.start(group))
                or raw in FULL_WORD
                or raw.lower() in LEVEL_OF_WORD
                or (" " in raw and raw.split()[0].lower() in LEVEL_OF_WORD)
            ):
                return
            first = raw.split()[0]
            if raw.lower().startswith(
                tuple(w + " " for w in ("tỉnh", "huyện", "xã", "phường", "thị"))
            ):
                return
            higher = self._container(raw, level)
            same = self.known(raw, level) or f"{word} {raw}" in self.text
            if inside and higher and group == "name":
                group, same = "name", False  # thôn A (xã B, huyện C) without the words
            elif group == "name" and (plural or same or not higher):
                if not plural and not same and not ANOTHER.match(self.text, following.end(), limit):
                    return
                name = self._trim(raw, level, after)
                if not name or (first in SURNAMES and len(raw.split()) > 2 and not same):
                    return
                start = following.start(group)
                end = start + len(name)
                self._add(start, end, name, f"{FULL_WORD.get(word, word)} {name}".strip(), level)
                continue
            if higher is None and group == "inner" and "(" in following.group():
                higher = NEXT_LEVEL.get(level)
            if higher is None:
                return
            name = self._trim(raw, higher, after)
            if not name:
                return
            start = following.start(group)
            end = start + len(name)
            inside = inside or "(" in following.group()
            known_as = f"xã {name}" if higher is Level.COMMUNE else name
            self._add(start, end, name, known_as, higher)
            level, plural, word = higher, False, _WORD_OF.get(higher, "")

    def _bracket(self, bracket: re.Match[str], level: Level) -> None:
        """Read the bare container in brackets after an item: 'các xã A, B (C), D (E)'."""
        start, name = bracket.start("in"), bracket["in"]
        higher = self._container(name, level) or NEXT_LEVEL.get(level)
        if higher is not None and _NAME.fullmatch(name) and self._free(start, start + len(name)):
            self._add(start, start + len(name), name, name, higher)

    def _container(self, name: str, level: Level) -> Level | None:
        """The lowest level above `level` at which the gazetteer knows the name."""
        for higher in (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE):
            if RANK[higher] > RANK[level] and self.known(name, higher):
                return higher
        return None

    def bare(self) -> None:
        """Find names without a unit word: provinces, and places that the report names in full."""
        in_full: dict[str, PlaceName] = {}
        for place in self.places:
            words = place.chain[0].split(" ", 1)
            if len(words) == 2 and words[0].lower() != "trường":
                name = UNIT_WORD.sub("", place.chain[0])
                if " " in name:
                    in_full.setdefault(name, place)
        firsts = _first_syllables_of_provinces(self.gazetteer)
        for sentence in self.sentences:
            for match in RUN.finditer(self.text, sentence.start, sentence.end):
                self._bare_run(match, in_full, firsts)
        self.places.sort(key=lambda p: (p.start, -p.end))

    def _bare_run(
        self, match: re.Match[str], in_full: dict[str, PlaceName], firsts: frozenset[str]
    ) -> None:
        tokens = list(_SYLLABLE.finditer(self.text, *match.span()))
        index = 0
        while index < len(tokens):
            start = tokens[index].start()
            may_be_province = syllable(_APOSTROPHE.split(tokens[index].group())[0]) in firsts
            for count in range(min(4, len(tokens) - index), 1, -1):
                end = tokens[index + count - 1].end()
                name = self.text[start:end]
                full = in_full.get(name)
                if (full is None and not may_be_province) or not self._free(start, end):
                    continue
                if full is not None and not (
                    full.level is Level.DISTRICT and self.known(name, Level.PROVINCE)
                ):
                    self._add(start, end, name, full.chain[0], full.level)
                elif self.known(name, Level.PROVINCE) and not self._personal(tokens, index, count):
                    self._add(start, end, name, name, Level.PROVINCE)
                else:
                    continue
                index += count - 1
                break
            index += 1

    def _personal(self, tokens: list[re.Match[str]], index: int, count: int) -> bool:
        """A province's name inside a longer run after a surname is a person's: Lê Thái Bình.

        After 'Báo' it is a newspaper's.
        """
        before = self.text[max(0, tokens[index].start() - 12) : tokens[index].start()]
        if _NOT_A_PLACE.search(before) or key(self._name(tokens, index, count)) == "hồ chí minh":
            return True
        return index > 0 and (
            tokens[index - 1].group() in SURNAMES or tokens[index - 1].group() == "Báo"
        )

    def _name(self, tokens: list[re.Match[str]], index: int, count: int) -> str:
        return self.text[tokens[index].start() : tokens[index + count - 1].end()]
