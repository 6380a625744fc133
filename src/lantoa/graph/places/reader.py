"""Reads names off the tokens of a text: listed names, and others by their capitals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from lantoa.graph.places import heads
from lantoa.graph.places.names import ABBREVIATIONS, UNIT_LEVELS
from lantoa.graph.places.tokens import Tokens

#: What may stand between the tokens of one name.
_INNER_GAPS: Final = frozenset({" ", "-", " - ", "–", " – ", "'", "’", "‘", "’ ", "' "})
_TIGHT_GAPS: Final = frozenset({" ", "-", "'", "’"})
_APOSTROPHES: Final = frozenset({"'", "’", "‘"})
#: Lower-case words inside listed names: thị trấn Nông trường Trần Phú.
_LOWER_INSIDE: Final = frozenset({"trường", "trấn", "và"})
_LONGEST_NAME: Final = 5  # capitalised tokens of a name that the gazetteer lacks


def longest_names(names: Iterable[str]) -> dict[str, int]:
    """Return the most tokens that a name of each first token has.

    >>> longest_names(["tân", "tân lạc", "bà rịa vũng tàu"])
    {'tân': 2, 'bà': 4}
    """
    longest: dict[str, int] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        length = 2 + rest.count(" ") if rest else 1
        if longest.get(first, 0) < length:
            longest[first] = length
    return longest


class NameReader:
    """Reads the names in one text. Names are given by their last token, first and last included."""

    def __init__(
        self, tokens: Tokens, names: Mapping[str, tuple[str, ...]], longest: Mapping[str, int]
    ) -> None:
        self.tokens: Final = tokens
        self.names: Final = names
        self.longest: Final = longest

    def listed(self, at: int) -> int | None:
        """The last token of the longest listed name that begins here, capitalised."""
        tokens = self.tokens
        if not tokens.capital(at):
            return None
        last, most = at, at + self.longest.get(tokens.keys[at], 0) - 1
        while last < most and self._joined(last):
            last += 1
        while last >= at:
            if " ".join(tokens.keys[at : last + 1]) in self.names:
                return last
            last -= 1
        return None

    def _joined(self, at: int) -> bool:
        """Whether a token and the next may belong to one name."""
        tokens, gap = self.tokens, self.tokens.gap(at)
        if at + 1 >= len(tokens):
            return False
        if gap in _APOSTROPHES or (gap in _INNER_GAPS and tokens.capital(at + 1)):
            return True
        return gap == " " and tokens.keys[at + 1] in _LOWER_INSIDE

    def capitals(self, at: int) -> int | None:
        """The last token of a run of capitalised tokens that begins here."""
        tokens = self.tokens
        if not tokens.capital(at):
            return None
        last = at
        while (
            last - at + 1 < _LONGEST_NAME
            and not tokens.digit(at)
            and tokens.gap(last) in _TIGHT_GAPS
            and tokens.capital(last + 1)
            and not tokens.digit(last + 1)
            and not self.begins_unit(last + 1)
        ):
            last += 1
        return last

    def begins_unit(self, at: int) -> bool:
        """Whether a unit word or its abbreviation stands here."""
        printed = self.tokens.printed(at).lower()
        if printed in ABBREVIATIONS and len(printed) > 1:
            return True
        return any(
            meaning in UNIT_LEVELS and self.tokens.at_phrase(at, tokens)
            for tokens, meaning in heads.HEADS.get(self.tokens.key(at), ())
        )

    def kinds(self, first: int, last: int) -> set[str]:
        """The levels of the units that bear a bare name."""
        iris = self.names.get(" ".join(self.tokens.keys[first : last + 1]), ())
        return {iri.rsplit("/", 1)[1].split("-", 1)[0] for iri in iris}

    def bears(self, first: int, last: int, word: str) -> bool:
        """Whether a unit of the word's level bears the name."""
        return not self.kinds(first, last).isdisjoint(UNIT_LEVELS[word])
