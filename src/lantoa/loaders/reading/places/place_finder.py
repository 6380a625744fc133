"""What is printed of places in one document: names known and taken, and lists of names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lantoa.graph.places.names import name_key
from lantoa.graph.places.units import REFORM_DAY
from lantoa.loaders.reading.document import Document, PlaceName
from lantoa.loaders.reading.lexicon import (
    FULL_WORD,
    LEVEL_OF_WORD,
    NAME,
    RANK,
    SURNAMES,
    SYLLABLE,
)
from lantoa.loaders.reading.places.place_words import (
    ANOTHER,
    BARE_FOLLOWING,
    BODY_HEAD,
    CHAIN_GOES_ON,
    COMMUNE_FOLLOWS,
    CONTAINERS,
    DASH,
    LIST_BRACKET,
    NEXT_LEVEL,
    NO_NAME,
    UNIT,
    UNIT_WORD,
)
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

_SYLLABLE_OR_NUMBER = re.compile(rf"{SYLLABLE}|\d+")
#: The word that is supposed for a unit that is printed without one.
_WORD_OF = {Level.COMMUNE: "xã"}
_SHORT = frozenset({"HCM"})  # cities by their letters
_NAME = re.compile(NAME)
_PERSON = 3  # syllables of a person's name
_TWO = 2  # syllables


class PlaceFinder:
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

    def lies_in(self, name: str, level: Level, container: str, above: Level) -> bool:
        """Whether a unit of this name lay in one of the other name."""
        containers = {unit.iri for unit in self.gazetteer.find(container, level=above)}
        return any(
            not containers.isdisjoint(self.gazetteer.ancestors(unit.iri))
            for unit in self.gazetteer.find(name, level=level)
        )

    def free(self, start: int, end: int) -> bool:
        """Whether a stretch is in no name and no other place."""
        return not self.masked[start] and 1 not in self.taken[start:end]

    def add(
        self,
        start: int,
        end: int,
        printed: str,
        name: str,
        level: Level,
        *,
        elliptical: bool = False,
    ) -> None:
        """Take a stretch as a place that is known as `name`."""
        self.taken[start:end] = b"\x01" * (end - start)
        self.places.append(PlaceName(start, end, printed, (name,), level, elliptical))

    def add_site(self, start: int, end: int, unit: str) -> None:
        """Take a stretch as a site that is named after its unit: 'chợ xã Phú Vĩnh'."""
        self.taken[start:end] = b"\x01" * (end - start)
        printed = self.text[start:end]
        self.places.append(PlaceName(start, end, printed, (printed, unit), Level.SITE))

    def trim(self, name: str, level: Level, following: str) -> str:
        """Cut what is not of the name: a person's name, a body's, an abbreviation."""
        if name.isupper() and name.isalpha() and len(name) > 1:
            return name if name in _SHORT else ""
        if len(name) == 1 and RANK[level] > RANK[Level.SETTLEMENT]:
            return ""  # Ảnh: H.Q
        if (
            name.split(maxsplit=1)[0] in ("Công", "Hội", "Đoàn", "Ban", "Uỷ", "Ủy")
            and following[:1] == " "
        ):
            head = name + following
            if re.match(r"Công a|Ủy b|Uỷ b", head) or len(name.split()) == 1:
                return ""
        tokens = list(_SYLLABLE_OR_NUMBER.finditer(name))
        if tokens[0].group() in _SHORT:
            return tokens[0].group()  # UBND TP.HCM Nguyễn Văn A
        if self._is_person(name, tokens, level):
            return ""
        if len(tokens) <= 2 and " - " not in name and " – " not in name:
            return name
        for count in range(len(tokens), 0, -1):
            part = name[: tokens[count - 1].end()]
            if self.known(part, level) or (
                level is Level.DISTRICT and self.known(part, Level.PROVINCE)
            ):
                return part
        dash = DASH.search(name)
        if dash and self._is_double(name[dash.end() :], level, following):
            return name
        if dash:
            return self.trim(name[: dash.start()], level, "")
        for index, token in enumerate(tokens[2:], start=2):
            if token.group() in SURNAMES and len(tokens) - index >= 2:
                return name[: tokens[index - 1].end()]
        return name

    def _is_double(self, second: str, level: Level, following: str) -> bool:
        """Whether a hamlet has two names, 'thôn Thôm Mò – Nà Liềng': what contains it is known."""
        words = second.split()
        if level is not Level.SETTLEMENT or len(words) < _TWO or BODY_HEAD.match(second):
            return False
        if words[0].lower() in LEVEL_OF_WORD:
            return False
        if words[0] in SURNAMES and len(words) >= _PERSON:
            return False
        if any(self.known(second, higher) for higher in CONTAINERS):
            return CHAIN_GOES_ON.match(following) is not None
        return True

    def full(self, name: str, level: Level) -> str:
        """A name with its unit word, where all units of a level that bear it have the same."""
        names = {unit.name for unit in self.gazetteer.find(name, level=level)}
        alone = len(names) == 1 and not self.known(name, Level.PROVINCE)
        return names.pop() if alone else name

    def _is_person(self, name: str, tokens: list[re.Match[str]], level: Level) -> bool:
        """Whether a person's name follows a bare unit word: Chủ tịch UBND xã Lê Văn A.

        Units that are named after people are known by name.
        """
        if RANK[level] < RANK[Level.COMMUNE] or len(tokens) < _PERSON:
            return False
        if tokens[0].group() not in SURNAMES or " - " in name:
            return False
        return not any(self.known(name[: token.end()], None) for token in tokens[1:])

    def read_list(self, word: str, level: Level, end: int, *, limit: int, plural: bool) -> None:
        """Read on over the bare names that stand under the same unit word, or contain it."""
        inside = False  # of brackets around containers
        last = UNIT_WORD.sub("", self.places[-1].chain[0]) if self.places else ""
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
            known = self.known(raw, level)
            if not known and (
                BODY_HEAD.match(self.text, following.start(group))
                or UNIT.pattern.match(self.text, following.start(group), limit)
                or raw in FULL_WORD
                or raw.lower() in LEVEL_OF_WORD
                or (" " in raw and raw.split()[0].lower() in LEVEL_OF_WORD)
                or raw.split()[0] in NO_NAME
            ):
                return
            first = raw.split()[0]
            if raw.lower().startswith(
                tuple(w + " " for w in ("tỉnh", "huyện", "xã", "phường", "thị"))
            ):
                return
            higher = self._container(raw, level)
            if higher is Level.COMMUNE and COMMUNE_FOLLOWS.match(self.text, following.end()):
                higher = None
            same = known or f"{word} {raw}" in self.text
            if higher and known and not plural and self._contains(raw, higher, last, level):
                same = False  # xã Quảng Vinh, Quảng Điền
            if inside and higher and group == "name":
                group, same = "name", False  # thôn A (xã B, huyện C) without the words
            elif self._goes_on(following, plural=plural) and (
                same or not higher or (plural and group == "name")
            ):
                more = ANOTHER.match(self.text, following.end(), limit) or (
                    self._hamlet(raw, level) and self.text[following.end()] in ".;"
                )
                if not plural and not same and not more:
                    return
                name = self.trim(raw, level, after)
                person = first in SURNAMES and len(raw.split()) > _TWO and not raw[-1].isdigit()
                if not name or (person and not same):
                    return
                start = following.start(group)
                end = start + len(name)
                self.add(start, end, name, f"{FULL_WORD.get(word, word)} {name}".strip(), level)
                last = name
                continue
            if higher is None and group == "inner" and "(" in following.group():
                higher = NEXT_LEVEL.get(level)
            if higher is None:
                return
            name = self.trim(raw, higher, after)
            if not name:
                return
            start = following.start(group)
            end = start + len(name)
            inside = inside or "(" in following.group()
            known_as = f"xã {name}" if higher is Level.COMMUNE else self.full(name, higher)
            self.add(start, end, name, known_as, higher)
            level, plural, word, last = higher, False, _WORD_OF.get(higher, ""), name

    def _contains(self, name: str, level: Level, last: str, below: Level) -> bool:
        """Whether the last commune lay in a district that a commune is named after today."""
        published = self.document.published
        if published is not None and published >= REFORM_DAY:
            return False
        return self.lies_in(last, below, name, level)

    def _goes_on(self, following: re.Match[str], *, plural: bool) -> bool:
        """Whether another name stands beside the last, after a dash only in 'các xã A - B - C'."""
        return following["name"] is not None or (plural and "(" not in following.group())

    def _hamlet(self, raw: str, level: Level) -> bool:
        """Whether a bare name after a hamlet's can be another's: 'thêm bản Nậm Kinh, Pá Khôm.'."""
        words = raw.split()
        return level is Level.SETTLEMENT and len(words) == _TWO and words[0] not in SURNAMES

    def _bracket(self, bracket: re.Match[str], level: Level) -> None:
        """Read the bare container in brackets after an item: 'các xã A, B (C), D (E)'."""
        start, name = bracket.start("in"), bracket["in"]
        higher = self._container(name, level) or NEXT_LEVEL.get(level)
        if higher is not None and _NAME.fullmatch(name) and self.free(start, start + len(name)):
            self.add(start, start + len(name), name, self.full(name, higher), higher)

    def _container(self, name: str, level: Level) -> Level | None:
        """The lowest level above `level` at which the gazetteer knows the name."""
        for higher in CONTAINERS:
            if RANK[higher] > RANK[level] and self.known(name, higher):
                return higher
        return None
