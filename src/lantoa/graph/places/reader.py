"""Reads names off the tokens of a text: listed names through a trie, others by their capitals."""

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

Node = dict[str, "Node"]
_END: Final = ""


def name_trie(names: Iterable[str]) -> Node:
    """Return a token trie over name keys; a name ends where a node has the empty token.

    >>> name_trie(["tân lạc"])
    {'tân': {'lạc': {'': {}}}}
    """
    trie: Node = {}
    for name in names:
        node = trie
        for token in name.split():
            node = node.setdefault(token, {})
        node[_END] = {}
    return trie


class NameReader:
    """Reads the names in one text. Names are given by their last token, first and last included."""

    def __init__(self, tokens: Tokens, trie: Node, names: Mapping[str, tuple[str, ...]]) -> None:
        self.tokens: Final = tokens
        self.trie: Final = trie
        self.names: Final = names

    def listed(self, at: int) -> int | None:
        """The last token of the longest listed name that begins here, capitalised."""
        tokens = self.tokens
        if not tokens.capital(at):
            return None
        node, found, index = self.trie, None, at
        while True:
            onward = node.get(tokens.key(index)) if index < len(tokens) else None
            if onward is None:
                return found
            node = onward
            if _END in node:
                found = index
            gap = tokens.gap(index)
            named = tokens.capital(index + 1) and gap in _INNER_GAPS
            inside = tokens.key(index + 1) in _LOWER_INSIDE and gap == " "
            if not (named or inside or gap in _APOSTROPHES):
                return found
            index += 1

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
