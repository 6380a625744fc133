"""The names after unit words: where they end, and what looks like one and is none."""

from __future__ import annotations

import re

from lantoa.loaders.reading.lexicon import (
    CENTRAL_CITIES,
    LEVEL_OF_WORD,
    RANK,
    SURNAMES,
    SYLLABLE,
    UPPER,
)
from lantoa.loaders.reading.places.place_finder import PlaceFinder
from lantoa.loaders.reading.places.place_words import (
    CHAIN_GOES_ON,
    CHIEF,
    HIGHLAND_SURNAMES,
    IN_CHAIN_ONLY,
    LETTERED,
    NO_NAME,
    NUMBER_ONLY,
    PEOPLES,
    PLURAL_BEFORE,
    SURE_IN_CHAIN,
)
from lantoa.ontology.records import Level
from lantoa.vietnamese import key

_CENTRAL = frozenset(map(key, (*CENTRAL_CITIES, "hcm")))
_CITIES = ("thành phố", "tp", "tp.", "t.p")
_COMMUNE = RANK[Level.COMMUNE]
_PERSON = 3  # syllables of a person's name
_LOCATED = re.compile(r"(?<!\w)(?:tại|ở|thuộc|địa bàn|về|đến)\s+$", re.I)
_GENERIC = frozenset(
    {"Khmer", "Nam", "Bắc", "Phật", "Cao Đài", "Công", "Công Giáo", "Tin Lành", "Hòa Hảo"}
)
#: A faith in small letters, of which a site may have its name.
_FAITH = re.compile(
    r"(?:Cao đài|Tin lành|Công giáo|Phật giáo)(?!\w)(?:\sNam tông(?:\sKhmer)?)?"
    rf"(?P<more>(?:\s{SYLLABLE})*)"
)
_NAMES_FOLLOW = re.compile(rf":\s+{UPPER}")
_LOWER = re.compile(r"\s[^\W\d_]+")


def is_central(word: str, name: str) -> bool:
    """Whether a unit word and a name are those of a city that is a province."""
    return word in _CITIES and key(name) in _CENTRAL


class UnitNames(PlaceFinder):
    """Decides what is a unit's name after its word."""

    def proper_name(
        self, match: re.Match[str], word: str, level: Level, before: str
    ) -> tuple[str, int] | None:
        """The name after a unit word and its end, None where it is no name of a unit."""
        if word in NUMBER_ONLY and not (
            (word != "đội" and CHAIN_GOES_ON.match(self.text, match.end()))
            or (word == "khối" and _LOCATED.search(before) and " " in match["name"])
        ):
            return None
        following = self.text[match.end() : match.end() + 12]
        lettered = word in LETTERED and match["name"].isupper()
        name = match["name"] if lettered else self.trim(match["name"], level, following)
        if not name or name in NO_NAME or self._heads(match, name, before):
            return None
        if word == "khu" and not self._is_quarter(match, name):
            return None
        if name.isupper() and " " in name and not self.known(name, level):
            return None  # the words of a headline
        faith = _FAITH.match(self.text, match.start("name")) if level is Level.SITE else None
        if faith:
            name = faith.group()  # thánh thất Cao đài Thạnh Trị
        if level is Level.SETTLEMENT and PEOPLES.fullmatch(name):
            return None  # bản Mông, làng Chăm
        if level is Level.SITE and (name in _GENERIC or (faith and not faith["more"])):
            return None  # chùa Khmer, chùa Nam tông
        if level is Level.PROVINCE and not self.known(name, level):
            return None  # "tỉnh" before the name of an officer
        if word in SURE_IN_CHAIN and not CHAIN_GOES_ON.match(self.text, match.end()):
            return None
        if word in IN_CHAIN_ONLY and not (
            " " in name or CHAIN_GOES_ON.match(self.text, match.end())
        ):
            return None
        end = match.start("name") + len(name)
        if _NAMES_FOLLOW.match(self.text, end) and PLURAL_BEFORE.search(before):
            return None  # 3 làng Chăm: A, B, C
        lower = _LOWER.match(self.text, end)
        if lower and not self.known(name, level) and self.known(name + lower.group(), level):
            name, end = name + lower.group(), lower.end()  # xã Hương sơn
        elif (
            RANK[level] >= _COMMUNE and name[1:].islower() and not self._names_unit(name, word, end)
        ):
            return None  # "thành phố Cảng"; cut off: "phường An"
        return name, end

    def _heads(self, match: re.Match[str], name: str, before: str) -> bool:
        """Whether a person who heads a hamlet is named: 'Trưởng bản Vừ Bá Rê'."""
        if not CHIEF.search(before) or LEVEL_OF_WORD[match["word"].lower()] is Level.SITE:
            return False
        words = name.split()
        if match["word"].lower() == "làng" and before.rstrip().lower().endswith("già"):
            return not CHAIN_GOES_ON.match(self.text, match.end())
        surname = words[0] in SURNAMES or HIGHLAND_SURNAMES.match(words[0]) is not None
        return surname and len(words) >= _PERSON and not self.known(name, None)

    def _names_unit(self, name: str, word: str, end: int) -> bool:
        """Whether a name, if it is one syllable, is that of a unit."""
        if not name[1:].islower() or is_central(word, name):
            return True
        if CHAIN_GOES_ON.match(self.text, end):
            return True
        return self.known(name, LEVEL_OF_WORD[word])

    def _is_quarter(self, match: re.Match[str], name: str) -> bool:
        """Whether 'khu Hòa Đông' is a settlement; 'khu Tây Bắc', 'khu Đông Anh' are parts."""
        if CHAIN_GOES_ON.match(self.text, match.end()):
            return True
        above = (Level.REGION, Level.PROVINCE, Level.DISTRICT)
        return " " in name and not any(self.known(name, level) for level in above)
