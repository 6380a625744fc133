"""Place names in running text: a token trie over all bare names, walked once.

What is found, reading from left to right and never overlapping:

* a unit word or its abbreviation and a name: "xã Tân Thành", "TX. Thái Hòa", "P.7"; also where
  one word governs several names: "các xã Tân Thành, Hợp Châu và Cao Dương"; the name need not be
  in the gazetteer;
* a bare name of a province, anywhere; a bare name of a lower unit only after an organization
  ("Công an Lương Sơn") or after a unit that lies in it ("xã Tân Thành, Lương Sơn");
* settlements and sites: "thôn 3", "tổ dân phố số 5", "giáo xứ Thanh Dạ", "trường Tiểu học Hoa Sen";
* regions and the country: "Tây Nguyên", "cả nước";
* "tỉnh ta", "toàn huyện": a unit word that the report's home fills in.

Names must be printed with capitals. The time is linear in the text: every token is looked at a
bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from lantoa.graph.places.names import ABBREVIATIONS, ALIASES, UNIT_LEVELS, name_key, syllable
from lantoa.graph.places.sites import NUMBERED_ONLY, SCHOOL_WORDS, SETTLEMENTS, SITES, words
from lantoa.graph.places.units import PlaceMatch
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.places.gazetteer import Gazetteer

_TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
#: What may stand between the tokens of one name.
_INNER_GAPS: Final = frozenset({" ", "-", " - ", "–", " – ", "'", "’", "‘", "’ ", "' "})
_TIGHT_GAPS: Final = frozenset({" ", "-", "'", "’"})
_AFTER_WORD: Final = frozenset({" ", ". ", ".", "  ", ": "})
_LIST_GAPS: Final = frozenset({", ", " , ", "; "})
_LIST_WORDS: Final = frozenset({"và", "cùng", "hoặc"})
_PLURALS: Final = words("các những hai ba bốn năm sáu bảy tám chín mười nhiều số")
_LONGEST_NAME: Final = 5  # capitalised tokens of a name that the gazetteer lacks

#: Heads of organizations; the unit that follows them may be printed without its word.
_ORGANIZATIONS: Final[dict[tuple[str, ...], Level | None]] = {
    tuple(words.split()): level
    for words, level in {
        "công an": None,
        "ubnd": None,
        "hđnd": None,
        "uỷ ban nhân dân": None,
        "mttq": None,
        "uỷ ban mttq": None,
        "hội nông dân": None,
        "hội phụ nữ": None,
        "hội cựu chiến binh": None,
        "đoàn thanh niên": None,
        "tỉnh đoàn": Level.PROVINCE,
        "huyện đoàn": Level.DISTRICT,
        "thành đoàn": None,
        "tỉnh uỷ": Level.PROVINCE,
        "thành uỷ": None,
        "huyện uỷ": Level.DISTRICT,
        "quận uỷ": Level.DISTRICT,
        "thị uỷ": Level.DISTRICT,
        "đảng uỷ": None,
        "bđbp": None,
        "bộ đội biên phòng": Level.PROVINCE,
        "báo": Level.PROVINCE,
    }.items()
}
_HOME_TAILS: Final = frozenset({"ta", "nhà", "mình"})
_HOME_HEADS: Final = frozenset({"toàn"})
#: Words before "bản" or "làng" that make another word of them.
_NOT_BEFORE: Final[dict[str, frozenset[str]]] = {
    "bản": words("văn cơ nhân kịch biên xuất nguyên ấn dị bài phiên căn tư chép sao"),
}

Node = dict[str, "Node"]
_END: Final = ""
_REMEMBERED: Final = 50_000


class Finder:
    """Finds place names in text; build it once, it keeps the trie."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._candidates: dict[tuple[str, Level | None], tuple[tuple[str, ...], Level | None]] = {}
        self._trie: Node = {}
        for name in gazetteer.names:
            node = self._trie
            for token in name.split():
                node = node.setdefault(token, {})
            node[_END] = {}
        self._heads = _phrases(
            {
                **dict.fromkeys(UNIT_LEVELS, "unit"),
                **dict.fromkeys(SITES, "site"),
                **dict.fromkeys(SETTLEMENTS, "settlement"),
            }
        )

        self._starters = frozenset({*self._heads, *_ORGANIZATION_HEADS, *_LOWER})

    def mentions(self, text: str) -> list[PlaceMatch]:
        """Return the place names in a text, in order, none overlapping.

        >>> from lantoa.graph.places import Gazetteer
        >>> [(m.printed, m.name) for m in Gazetteer.packaged().mentions(
        ...     "Từ TX Thái Hòa, mô hình sang các xã Tân Thành và Hợp Châu.")]
        [('TX Thái Hòa', 'thị xã Thái Hòa'), ('xã Tân Thành', 'xã Tân Thành'),
        ('Hợp Châu', 'xã Hợp Châu')]
        """
        return list(_Scan(self, text).run())

    # What the scan needs.

    @property
    def starters(self) -> frozenset[str]:
        """The tokens that may begin a place name in lower case."""
        return self._starters

    @property
    def trie(self) -> Node:
        """The names, token by token."""
        return self._trie

    @property
    def heads(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """The words that begin a place name, by their first token, longest first."""
        return self._heads

    def candidates(self, name: str, level: Level | None) -> tuple[tuple[str, ...], Level | None]:
        """The units of a name, best first, and their level if they have one in common."""
        known = self._candidates.get((name, level))
        if known is None:
            units = self._gazetteer.find(name, level=level)
            levels = {unit.level for unit in units}
            common = levels.pop() if len(levels) == 1 else None
            known = tuple(unit.iri for unit in units), common
            if len(self._candidates) < _REMEMBERED:
                self._candidates[name, level] = known
        return known

    @property
    def gazetteer(self) -> Gazetteer:
        """The units."""
        return self._gazetteer


def _phrases(kinds: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Index phrases by their first token, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in kinds.items():
        tokens = tuple(syllable(token) for token in phrase.split())
        found.setdefault(tokens[0], []).append((tokens, kind))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


class _Scan:
    """One text."""

    def __init__(self, finder: Finder, text: str) -> None:
        self._text = text
        self._finder = finder
        self._trie = finder.trie
        self._heads = finder.heads
        self._gazetteer = finder.gazetteer
        self._spans = [match.span() for match in _TOKEN.finditer(text)]
        self._tokens = [syllable(text[start:end]) for start, end in self._spans]
        self._capitals_at = [text[start].isupper() for start, _ in self._spans]
        self._starters = finder.starters
        self._last: PlaceMatch | None = None
        self._last_end = 0

    def run(self) -> Iterator[PlaceMatch]:
        at = 0
        while at < len(self._tokens):
            if not (self._capitals_at[at] or self._tokens[at] in self._starters):
                at += 1
                continue
            matched = (
                self._headed(at)
                or self._abbreviated(at)
                or self._organization(at)
                or self._bare(at)
            )
            if not matched:
                at += 1
                continue
            found, after = matched
            for match in found:
                self._last, self._last_end = match, after
                yield match
            at = max(after, at + 1)

    # --- pieces of text ------------------------------------------------------------------

    def _gap(self, index: int) -> str:
        """The text between a token and the next; a full stop after the last one."""
        if index + 1 >= len(self._spans):
            return "."
        return self._text[self._spans[index][1] : self._spans[index + 1][0]]

    def _printed(self, index: int) -> str:
        return self._text[slice(*self._spans[index])] if index < len(self._spans) else ""

    def _capital(self, index: int) -> bool:
        if index >= len(self._spans):
            return False
        return self._capitals_at[index] or self._text[self._spans[index][0]].isdigit()

    def _phrase_at(self, at: int, phrase: tuple[str, ...]) -> bool:
        if tuple(self._tokens[at : at + len(phrase)]) != phrase:
            return False
        return all(self._gap(index) == " " for index in range(at, at + len(phrase) - 1))

    def _match(
        self, first: int, last: int, word: str | None, level: Level | None, name: str
    ) -> PlaceMatch:
        start, end = self._spans[first][0], self._spans[last][1]
        candidates, common = self._finder.candidates(name, None if word else level)
        return PlaceMatch(
            start=start,
            end=end,
            printed=self._text[start:end],
            word=word,
            level=level or common,
            name=name,
            candidates=candidates,
        )

    def _name_text(self, first: int, last: int) -> str:
        return " ".join(self._text[self._spans[first][0] : self._spans[last][1]].split())

    # --- names ---------------------------------------------------------------------------

    def _listed(self, at: int) -> int | None:
        """The last token of the longest listed name that begins here, capitalised."""
        if not self._capital(at):
            return None
        node, found, index = self._trie, None, at
        while index < len(self._tokens):
            after = node.get(self._tokens[index])
            if after is None:
                break
            node = after
            if _END in node:
                found = index
            gap = self._gap(index)
            apostrophe = gap in {"'", "’", "‘"}
            if gap not in _INNER_GAPS or not (self._capital(index + 1) or apostrophe):
                lower = self._tokens[index + 1 : index + 2]
                if gap != " " or not lower or lower[0] not in {"trường", "va", "và", "trấn"}:
                    break
            index += 1
        return found

    def _capitals(self, at: int) -> int | None:
        """The last token of a run of capitalised tokens that begins here."""
        if not self._capital(at):
            return None
        if self._printed(at)[0].isdigit():
            return at
        last = at
        while (
            last - at + 1 < _LONGEST_NAME
            and self._gap(last) in _TIGHT_GAPS
            and self._capital(last + 1)
            and not self._printed(last + 1)[0].isdigit()
            and not self._begins_place(last + 1)
        ):
            last += 1
        return last

    def _begins_place(self, at: int) -> bool:
        """Whether a unit word or an abbreviation begins here."""
        printed = self._printed(at).lower()
        if printed in ABBREVIATIONS and len(printed) > 1:
            return True
        return any(
            kind == "unit" and self._phrase_at(at, phrase)
            for phrase, kind in self._heads.get(self._tokens[at], ())
        )

    def _name_after(self, at: int, word: str) -> int | None:
        """The last token of the name of a unit that begins here."""
        listed = self._listed(at)
        if listed is not None and self._bears(at, listed, word):
            return listed
        run = self._capitals(at)
        if run is None:
            return None
        if self._printed(at)[0].isdigit() and word not in {"quận", "phường"}:
            return None
        if listed is not None and listed >= run:
            return listed
        return run

    def _bears(self, first: int, last: int, word: str) -> bool:
        """Whether a unit of the word's level bears the name."""
        iris = self._gazetteer.names.get(" ".join(self._tokens[first : last + 1]), ())
        levels = {level.value for level in UNIT_LEVELS[word]}
        return any(iri.rsplit("/", 1)[1].split("-", 1)[0] in levels for iri in iris)

    # --- with a word before ---------------------------------------------------------------

    def _headed(self, at: int) -> tuple[list[PlaceMatch], int] | None:
        for phrase, kind in self._heads.get(self._tokens[at], ()):
            if not self._phrase_at(at, phrase):
                continue
            after = at + len(phrase)
            if self._gap(after - 1) not in _AFTER_WORD:
                continue
            if kind == "unit":
                word = _WORDS[phrase]
                found = self._unit(at, after, word) or self._home(at, after, word)
            else:
                found = self._below(at, after, phrase, kind)
            if found:
                return found
        return None

    def _unit(self, at: int, name: int, word: str) -> tuple[list[PlaceMatch], int] | None:
        last = self._name_after(name, word)
        if last is None:
            return None
        found = [self._named(at, name, last, word)]
        plural = at > 0 and (self._tokens[at - 1] in _PLURALS or self._tokens[at - 1].isdigit())
        while plural:
            onward = self._next_in_list(last)
            if onward is None:
                break
            after = self._listed(onward)
            if after is None or not self._bears(onward, after, word):
                break
            found.append(self._named(onward, onward, after, word))
            last = after
        return found, last + 1

    def _named(self, first: int, name: int, last: int, word: str) -> PlaceMatch:
        levels = UNIT_LEVELS[word]
        level = levels[0] if len(levels) == 1 else None
        bare = self._name_text(name, last)
        alias = ALIASES.get(name_key(bare))
        return self._match(first, last, word, level, f"{word} {alias or bare}")

    def _next_in_list(self, last: int) -> int | None:
        """The token at which the next of several names begins: ", X", " và X"."""
        gap = self._gap(last)
        if gap in _LIST_GAPS and last + 1 < len(self._tokens):
            joined = self._tokens[last + 1] in _LIST_WORDS and self._gap(last + 1) == " "
            return last + 2 if joined else last + 1
        if gap == " " and self._tokens[last + 1] in _LIST_WORDS and self._gap(last + 1) == " ":
            return last + 2
        return None

    def _home(self, at: int, after: int, word: str) -> tuple[list[PlaceMatch], int] | None:
        """A unit word that the home fills in: tỉnh ta, toàn huyện."""
        level = UNIT_LEVELS[word][0]
        if after < len(self._tokens) and self._tokens[after] in _HOME_TAILS:
            return [self._match_home(at, after, word, level)], after + 1
        return None

    def _match_home(self, first: int, last: int, word: str, level: Level) -> PlaceMatch:
        start, end = self._spans[first][0], self._spans[last][1]
        printed = self._text[start:end]
        name = " ".join(printed.lower().split())
        return PlaceMatch(start=start, end=end, printed=printed, word=word, level=level, name=name)

    def _abbreviated(self, at: int) -> tuple[list[PlaceMatch], int] | None:
        """TX. Thái Hòa, TP Huế, P.7, Q3; TP.HCM."""
        printed = self._printed(at)
        lowered = printed.lower()
        if lowered == "tphcm":
            return [self._match(at, at, "thành phố", Level.PROVINCE, _HCM)], at + 1
        glued = _GLUED.match(printed)
        if glued:
            word = ABBREVIATIONS[glued[1].lower()]
            return [self._match(at, at, word, UNIT_LEVELS[word][0], f"{word} {glued[2]}")], at + 1
        word_or_none = ABBREVIATIONS.get(lowered)
        if word_or_none is None or not printed[0].isupper():
            return None
        gap = self._gap(at)
        dotted = gap in {".", ". "}
        if not dotted and not (gap == " " and (len(printed) > 1 or self._digit(at + 1))):
            return None
        if len(printed) == 1 and not self._digit(at + 1) and not self._sure(at, word_or_none):
            return None
        return self._unit(at, at + 1, word_or_none)

    def _digit(self, at: int) -> bool:
        return self._printed(at)[:1].isdigit()

    def _sure(self, at: int, word: str) -> bool:
        """A single letter and a dot may be an initial; only a listed unit of its level counts."""
        listed = self._listed(at + 1)
        return listed is not None and self._bears(at + 1, listed, word)

    # --- settlements and sites --------------------------------------------------------------

    def _below(
        self, at: int, after: int, phrase: tuple[str, ...], kind: str
    ) -> tuple[list[PlaceMatch], int] | None:
        other_word = at and self._tokens[at - 1] in _NOT_BEFORE.get(phrase[0], frozenset())
        if other_word and self._gap(at - 1) == " ":
            return None
        first = after
        if phrase == ("trường",):
            while (
                first < len(self._tokens)
                and first - after < 10
                and (self._tokens[first] in SCHOOL_WORDS)
                and self._gap(first) == " "
            ):
                first += 1
            if first == after and not self._capital(after):
                return None
        if kind == "settlement" and self._tokens[first : first + 1] == ["số"]:
            first += 1
        last = self._capitals(first)
        if last is None or (
            first > after and self._tokens[first - 1] == "số" and not self._digit(first)
        ):
            return None
        if kind == "settlement" and " ".join(phrase) in NUMBERED_ONLY and not self._digit(first):
            return None
        if kind == "site" and self._digit(first):
            return None
        level = Level.SITE if kind == "site" else Level.SETTLEMENT
        start, end = self._spans[at][0], self._spans[last][1]
        printed = self._text[start:end]
        name = printed[:1].lower() + printed[1:] if not printed[:2].isupper() else printed
        match = PlaceMatch(
            start=start,
            end=end,
            printed=printed,
            word=" ".join(self._text[start : self._spans[after - 1][1]].lower().split()),
            level=level,
            name=" ".join(name.split()),
        )
        return [match], last + 1

    # --- bare names -------------------------------------------------------------------------

    def _organization(self, at: int) -> tuple[list[PlaceMatch], int] | None:
        """A bare name after the head of an organization: Công an Lương Sơn."""
        for head, level in _ORGANIZATION_HEADS.get(self._tokens[at], ()):
            if not self._phrase_at(at, head):
                continue
            name = at + len(head)
            last = self._listed(name) if self._gap(name - 1) == " " else None
            if last is None:
                return None
            match = self._match(name, last, None, level, self._name_text(name, last))
            return ([match], last + 1) if match.candidates else None
        return None

    def _bare(self, at: int) -> tuple[list[PlaceMatch], int] | None:
        last = self._listed(at)
        if last is None:
            last = self._lower_phrase(at)
            if last is None:
                return None
        key = " ".join(self._tokens[at : last + 1])
        iris = self._gazetteer.names[key]
        kinds = {iri.rsplit("/", 1)[1].split("-", 1)[0] for iri in iris}
        name = self._name_text(at, last)
        for level in (Level.COUNTRY, Level.REGION, Level.PROVINCE):
            if level.value in kinds and not (level is Level.PROVINCE and key in _PERSONS):
                match = self._match(at, last, None, level, name)
                return ([match], last + 1) if match.candidates else None
        return self._in_chain(at, last, iris)

    def _lower_phrase(self, at: int) -> int | None:
        """Regions that begin in lower case: miền Trung, cả nước."""
        for phrase in _LOWER.get(self._tokens[at], ()):
            if self._phrase_at(at, phrase):
                last = at + len(phrase) - 1
                if phrase in _ALL_LOWER or self._capital(last):
                    return last
        return None

    def _in_chain(
        self, at: int, last: int, iris: tuple[str, ...]
    ) -> tuple[list[PlaceMatch], int] | None:
        """A bare name right after a unit that lies in a unit of this name."""
        before = self._last
        if before is None or self._last_end != at or before.level is None:
            return None
        if self._gap(at - 1) not in {", ", " (", " - ", " – "}:
            return None
        containers = set(iris)
        inside = any(
            containers & self._gazetteer.ancestors(candidate) for candidate in before.candidates
        )
        if not inside:
            return None
        match = self._match(at, last, None, Level.DISTRICT, self._name_text(at, last))
        return ([match], last + 1) if match.candidates else None


_WORDS: Final = {tuple(syllable(token) for token in word.split()): word for word in UNIT_LEVELS}
_ORGANIZATION_HEADS: Final[dict[str, list[tuple[tuple[str, ...], Level | None]]]] = {}
for _head, _level in sorted(_ORGANIZATIONS.items(), key=lambda item: -len(item[0])):
    _tokens = tuple(syllable(_token) for _token in _head)
    _ORGANIZATION_HEADS.setdefault(_tokens[0], []).append((_tokens, _level))
_HCM: Final = "thành phố Hồ Chí Minh"
_GLUED: Final = re.compile(r"^([QP])(\d{1,2})$", re.IGNORECASE)
#: A province's name that without its word is a person's.
_PERSONS: Final = frozenset({name_key("Hồ Chí Minh")})
_ALL_LOWER: Final = frozenset(
    tuple(syllable(token) for token in phrase.split()) for phrase in ("cả nước", "toàn quốc")
)
_LOWER_PHRASES = (
    "cả nước",
    "toàn quốc",
    "miền Bắc",
    "miền Trung",
    "miền Nam",
    "miền Đông Nam Bộ",
    "miền Tây Nam Bộ",
    "miền núi phía Bắc",
    "trung du và miền núi phía Bắc",
    "trung du và miền núi Bắc Bộ",
    "đồng bằng sông Hồng",
    "đồng bằng sông Cửu Long",
    "đồng bằng Bắc Bộ",
    "đồng bằng Nam Bộ",
    "châu thổ sông Hồng",
    "duyên hải miền Trung",
    "duyên hải Nam Trung Bộ",
)
_LOWER: Final[dict[str, list[tuple[str, ...]]]] = {}
for _phrase in sorted(_LOWER_PHRASES, key=len, reverse=True):
    _tokens = tuple(syllable(_token) for _token in _phrase.split())
    _LOWER.setdefault(_tokens[0], []).append(_tokens)
