"""Place names in running text, read once from left to right.

What is found, reading from left to right and never overlapping:

* a unit word or its abbreviation and a name: "xã Tân Thành", "TX. Thái Hòa", "P.7"; also where
  one word governs several names: "các xã Tân Thành, Hợp Châu và Cao Dương". The name of a
  commune or district need not be in the gazetteer;
* a bare name of a province, anywhere; a bare name of a lower unit only after an organization
  ("Công an Lương Sơn") or after a unit that lies in it ("xã Tân Thành, Lương Sơn");
* settlements and sites: "thôn 3", "tổ dân phố số 5", "giáo xứ Thanh Dạ", "trường Hoa Sen";
* regions and the country: "Tây Nguyên", "cả nước";
* "tỉnh ta", "toàn huyện": a unit word that the report's home fills in.

Names must be printed with capitals. The time is linear in the text: every token is looked at a
bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lantoa.graph.places import heads
from lantoa.graph.places.named_units import NamedUnits
from lantoa.graph.places.names import ABBREVIATIONS, ALIASES, UNIT_LEVELS, name_key
from lantoa.graph.places.reader import NameReader, longest_names
from lantoa.graph.places.sites import NUMBERED_ONLY, SCHOOL_WORDS
from lantoa.graph.places.tokens import Phrase, Tokens
from lantoa.graph.places.units import PlaceMatch
from lantoa.ontology.records import Level

_LIST_GAPS: Final = frozenset({", ", " , ", "; "})
_LIST_WORDS: Final = frozenset({"và", "cùng", "hoặc"})
_CHAIN_GAPS: Final = frozenset({", ", " (", " - ", " – "})
_LONGEST_SCHOOL: Final = 12
_REMEMBERED: Final = 50_000
_GLUED: Final = re.compile(r"^([QP])(\d{1,2})$", re.IGNORECASE)
_HCM: Final = "thành phố Hồ Chí Minh"
#: A province's name that without its word is a person's.
_PERSONS: Final = frozenset({name_key("Hồ Chí Minh")})

Found = tuple[list[PlaceMatch], int]  # the matches and the token after them


class Finder:
    """Finds place names in text; build it once, it keeps what it looked up."""

    def __init__(self, units: NamedUnits) -> None:
        self.units = units
        self.longest = longest_names(units.names)
        #: The tokens that may begin a place name in lower case.
        self.starters = frozenset({*heads.HEADS, *heads.ORGANIZATIONS, *heads.LOWER_NAMES})
        self._candidates: dict[tuple[str, Level | None], tuple[tuple[str, ...], Level | None]] = {}

    def mentions(self, text: str) -> list[PlaceMatch]:
        """Return the place names in a text, in order, none overlapping.

        >>> from lantoa.graph.places import Gazetteer
        >>> [(m.printed, m.name) for m in Gazetteer.packaged().mentions(
        ...     "Từ TX Thái Hòa, mô hình sang các xã Tân Thành và Hợp Châu.")]
        [('TX Thái Hòa', 'thị xã Thái Hòa'), ('xã Tân Thành', 'xã Tân Thành'),
        ('Hợp Châu', 'xã Hợp Châu')]
        """
        return list(_Scan(self, text).run())

    def candidates(self, name: str, level: Level | None) -> tuple[tuple[str, ...], Level | None]:
        """Return the units of a name, best first, and their level if they have one in common."""
        known = self._candidates.get((name, level))
        if known is None:
            units = self.units.find(name, level=level)
            levels = {unit.level for unit in units}
            known = tuple(unit.iri for unit in units), levels.pop() if len(levels) == 1 else None
            if len(self._candidates) < _REMEMBERED:
                self._candidates[name, level] = known
        return known


class _Scan:
    """One text."""

    def __init__(self, finder: Finder, text: str) -> None:
        self._finder = finder
        self._names = finder.units.names
        self._tokens = Tokens(text)
        self._read = NameReader(self._tokens, self._names, finder.longest)
        self._last: PlaceMatch | None = None
        self._last_end = 0

    def run(self) -> Iterator[PlaceMatch]:
        tokens, starters = self._tokens, self._finder.starters
        at = 0
        while at < len(tokens):
            found = None
            if tokens.upper[at] or tokens.keys[at] in starters:
                found = (
                    self._organization(at)
                    or self._headed(at)
                    or self._abbreviated(at)
                    or self._bare(at)
                )
            if not found:
                at += 1
                continue
            matches, after = found
            for match in matches:
                self._last, self._last_end = match, after
                yield match
            at = max(after, at + 1)

    # --- names ---------------------------------------------------------------------------

    def _match(
        self, first: int, last: int, word: str | None, level: Level | None, name: str
    ) -> PlaceMatch:
        candidates, common = self._finder.candidates(name, None if word else level)
        match = self._made(first, last, word, level or common, name)
        return replace(match, candidates=candidates)

    def _made(
        self,
        first: int,
        last: int,
        word: str | None,
        level: Level | None,
        name: str,
    ) -> PlaceMatch:
        return PlaceMatch(
            start=self._tokens.spans[first][0],
            end=self._tokens.spans[last][1],
            printed=self._tokens.slice(first, last),
            word=word,
            level=level,
            name=name,
        )

    def _name_after(self, at: int, word: str) -> int | None:
        """The last token of the name that follows a unit word."""
        listed = self._read.listed(at)
        if listed is not None:
            if self._read.bears(at, listed, word):
                return listed
            if "region" in self._read.kinds(at, listed):
                return None  # các tỉnh Tây Nguyên
        numbered = self._tokens.digit(at) and word not in {"quận", "phường"}
        if word in heads.CLOSED or numbered or self._tokens.key(at) in heads.NOT_NAMES:
            return None
        run = self._read.capitals(at)
        return run if run is None or listed is None else max(listed, run)

    # --- with a word before ---------------------------------------------------------------

    def _headed(self, at: int) -> Found | None:
        for tokens, meaning in heads.HEADS.get(self._tokens.key(at), ()):
            after = at + len(tokens)
            if not self._tokens.at_phrase(at, tokens):
                continue
            found = None
            if meaning in UNIT_LEVELS:
                found = self._unit(at, after, meaning) if self._follows(after) else None
                found = found or self._home(at, after, meaning)
            elif self._follows(after):
                found = self._below(at, after, tokens, meaning)
            if found:
                return found
        return None

    def _follows(self, after: int) -> bool:
        return self._tokens.gap(after - 1) in {" ", "  ", " “", ' "'}

    def _unit(self, at: int, name: int, word: str) -> Found | None:
        last = self._name_after(name, word)
        if last is None:
            return None
        found = [self._named(at, name, last, word)]
        while self._plural(at):
            onward = self._next_in_list(last)
            after = None if onward is None else self._read.listed(onward)
            if onward is None or after is None or not self._read.bears(onward, after, word):
                break
            found.append(self._named(onward, onward, after, word))
            last = after
        return found, last + 1

    def _plural(self, at: int) -> bool:
        before = self._tokens.key(at - 1)
        return before in heads.PLURALS or before.isdigit()

    def _named(self, first: int, name: int, last: int, word: str) -> PlaceMatch:
        levels = UNIT_LEVELS[word]
        bare = self._tokens.name(name, last)
        bare = ALIASES.get(name_key(bare), bare)
        return self._match(
            first, last, word, levels[0] if len(levels) == 1 else None, f"{word} {bare}"
        )

    def _next_in_list(self, last: int) -> int | None:
        """The token at which the next of several names begins: ", X", " và X"."""
        gap = self._tokens.gap(last)
        joined = self._tokens.key(last + 1) in _LIST_WORDS and self._tokens.gap(last + 1) == " "
        if joined and (gap == " " or gap in _LIST_GAPS):
            return last + 2
        return last + 1 if gap in _LIST_GAPS else None

    def _home(self, at: int, after: int, word: str) -> Found | None:
        """A unit word that the home fills in: tỉnh ta, toàn huyện."""
        tokens, level = self._tokens, UNIT_LEVELS[word][0]
        if tokens.key(after) in heads.HOME_TAILS and tokens.gap(after - 1) == " ":
            return [self._made(at, after, word, level, tokens.name(at, after).lower())], after + 1
        for head in heads.HOME_HEADS:
            first = at - len(head)
            if first < 0 or not tokens.at_phrase(first, head) or tokens.gap(at - 1) != " ":
                continue
            if tokens.key(after) in heads.NOT_NAMES and tokens.gap(after - 1) == " ":
                continue  # toàn xã hội
            name = tokens.name(first, after - 1).lower()
            return [self._made(first, after - 1, word, level, name)], after
        return None

    def _abbreviated(self, at: int) -> Found | None:
        """TX. Thái Hòa, TP Huế, P.7, Q3; TP.HCM."""
        tokens = self._tokens
        printed = tokens.printed(at)
        if printed.lower() == "tphcm":
            return [self._match(at, at, "thành phố", Level.PROVINCE, _HCM)], at + 1
        glued = _GLUED.match(printed)
        if glued:
            word = ABBREVIATIONS[glued[1].lower()]
            name = f"{word} {int(glued[2])}"
            return [self._match(at, at, word, UNIT_LEVELS[word][0], name)], at + 1
        abbreviated = ABBREVIATIONS.get(printed.lower())
        if abbreviated is None or not printed[0].isupper():
            return None
        dotted = tokens.gap(at) in {".", ". "} and at + 1 < len(tokens)
        plain = tokens.gap(at) == " " and (len(printed) > 1 or tokens.digit(at + 1))
        if not (dotted or plain):
            return None
        if len(printed) == 1 and not tokens.digit(at + 1):
            # A single letter and a dot may be an initial; only a listed unit of its level counts.
            listed = self._read.listed(at + 1)
            if listed is None or not self._read.bears(at + 1, listed, abbreviated):
                return None
        return self._unit(at, at + 1, abbreviated)

    # --- settlements and sites --------------------------------------------------------------

    def _below(self, at: int, after: int, head: Phrase, kind: str) -> Found | None:
        tokens = self._tokens
        before = tokens.key(at - 1) if at and tokens.gap(at - 1) == " " else ""
        if before in heads.NOT_AFTER.get(head[0], ()):
            return None
        if tokens.upper[at] and not tokens.begins_sentence(at):
            listed = self._read.listed(at)
            # Nguyễn Đình Trung; Trường Sơn: part of a name, not the head of one.
            school = head == ("trường",) and tokens.key(after) in SCHOOL_WORDS
            inside = len(head) == 1 and tokens.upper[at - 1] and not school
            if inside or (listed is not None and listed >= after):
                return None
        last = self._school(at, after) if head == ("trường",) else self._own_name(after, head, kind)
        if last is None:
            return None
        printed = tokens.slice(at, last)
        name = printed if printed[:2].isupper() else printed[:1].lower() + printed[1:]
        level = Level.SITE if kind == "site" else Level.SETTLEMENT
        word = tokens.name(at, after - 1).lower()
        return [self._made(at, last, word, level, " ".join(name.split()))], last + 1

    def _own_name(self, first: int, head: Phrase, kind: str) -> int | None:
        """The last token of the name of a settlement or site."""
        tokens = self._tokens
        if tokens.key(first) == "số" and tokens.digit(first + 1) and tokens.gap(first) == " ":
            return first + 1 if kind == "settlement" else None
        if tokens.digit(first):
            return first if kind == "settlement" else None
        if " ".join(head) in NUMBERED_ONLY or self._read.begins_unit(first):
            return None
        return self._read.capitals(first)

    def _school(self, at: int, after: int) -> int | None:
        """The last token of a school's name: its own, or the unit that it is of."""
        tokens, first = self._tokens, after
        while (
            first - after < _LONGEST_SCHOOL
            and tokens.key(first) in SCHOOL_WORDS
            and tokens.gap(first) in {" ", " - ", " – ", "-", ", "}
        ):
            first += 1
        if self._read.begins_unit(first):
            if first == after or self._plural(at):
                return None
            unit = self._headed(first)
            return unit[1] - 1 if unit and unit[0][0].candidates else None
        if tokens.digit(first):
            return None
        return self._read.capitals(first)

    # --- bare names -------------------------------------------------------------------------

    def _organization(self, at: int) -> Found | None:
        """A bare name after the head of an organization: Công an Lương Sơn."""
        tokens = self._tokens
        for head, level in heads.ORGANIZATIONS.get(tokens.key(at), ()):
            name = at + len(head)
            if not tokens.at_phrase(at, head) or tokens.gap(name - 1) != " ":
                continue
            last = None if tokens.digit(name) else self._read.listed(name)
            if last is None:
                return None
            match = self._match(name, last, None, level, tokens.name(name, last))
            return ([match], last + 1) if match.candidates else None
        return None

    def _bare(self, at: int) -> Found | None:
        last = self._read.listed(at) if self._tokens.upper[at] else None
        if last is None:
            last = self._lower_name(at)
            if last is None:
                return None
        kinds = self._read.kinds(at, last)
        for level in (Level.COUNTRY, Level.REGION, Level.PROVINCE):
            if level not in kinds:
                continue
            if " ".join(self._tokens.keys[at : last + 1]) in _PERSONS:
                return None
            return [self._match(at, last, None, level, self._tokens.name(at, last))], last + 1
        return self._in_chain(at, last)

    def _lower_name(self, at: int) -> int | None:
        """The last token of a region that begins in lower case, or of "cả nước"."""
        for tokens, _ in heads.LOWER_NAMES.get(self._tokens.key(at), ()):
            last = at + len(tokens) - 1
            if self._tokens.at_phrase(at, tokens) and (
                tokens in heads.ALL_LOWER or self._tokens.upper[last]
            ):
                return last
        return None

    def _in_chain(self, at: int, last: int) -> Found | None:
        """A bare name right after a unit that lies in a unit of this name."""
        before = self._last
        if before is None or self._last_end != at or self._tokens.gap(at - 1) not in _CHAIN_GAPS:
            return None
        containers = set(self._names[" ".join(self._tokens.keys[at : last + 1])])
        ancestors = self._finder.units.ancestors
        if not any(containers & ancestors(candidate) for candidate in before.candidates):
            return None
        match = self._match(at, last, None, Level.DISTRICT, self._tokens.name(at, last))
        return ([match], last + 1) if match.candidates else None
