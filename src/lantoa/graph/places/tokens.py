"""A text as tokens, for the place finder: syllables in one spelling, capitals, and the gaps."""

from __future__ import annotations

import re
from typing import Final

from lantoa.graph.places.names import syllable

_TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")

Phrase = tuple[str, ...]


def phrase(words: str) -> Phrase:
    """Return the tokens of a phrase, each in its one spelling."""
    return tuple(syllable(word) for word in words.split())


class Tokens:
    """The tokens of one text; an index past the end is an empty token."""

    def __init__(self, text: str) -> None:
        self.text: Final = text
        self.spans: Final = [match.span() for match in _TOKEN.finditer(text)]
        self.keys: Final = [syllable(text[start:end]) for start, end in self.spans]
        self.upper: Final = [text[start].isupper() for start, _ in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def key(self, at: int) -> str:
        """The token in its one spelling."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def printed(self, at: int) -> str:
        """The token as printed."""
        return self.text[slice(*self.spans[at])] if 0 <= at < len(self.spans) else ""

    def digit(self, at: int) -> bool:
        """Whether the token begins with a digit."""
        return self.printed(at)[:1].isdigit()

    def capital(self, at: int) -> bool:
        """Whether the token is printed as a name: with a capital, or as a number."""
        return at < len(self.spans) and (self.upper[at] or self.digit(at))

    def gap(self, at: int) -> str:
        """What stands between a token and the next; a full stop after the last one."""
        if at + 1 >= len(self.spans):
            return "."
        return self.text[self.spans[at][1] : self.spans[at + 1][0]]

    def begins_sentence(self, at: int) -> bool:
        """Whether more than a space or comma stands before the token."""
        return at == 0 or bool(set(self.gap(at - 1)) - set(" ,"))

    def at_phrase(self, at: int, tokens: Phrase) -> bool:
        """Whether a phrase stands here, its words one space apart."""
        if tuple(self.keys[at : at + len(tokens)]) != tokens:
            return False
        return all(self.gap(index) == " " for index in range(at, at + len(tokens) - 1))

    def slice(self, first: int, last: int) -> str:
        """The text from a token to another, both included."""
        return self.text[self.spans[first][0] : self.spans[last][1]]

    def name(self, first: int, last: int) -> str:
        """The same on one line."""
        return " ".join(self.slice(first, last).split())
