"""Patterns of very many alternatives, of which only few are tried at a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from lantoa.loaders.reading.text.anchors import Anchored, Match
from lantoa.loaders.reading.text.first_words import first_words

_WORD = re.compile(r"\w+")
_LETTERS = 4  # that tell alternatives apart


class Alternatives(Anchored):
    """An anchored pattern of many alternatives: only those are tried that the word begins there.

    Each alternative begins where a word does, and ends where one ends.

    >>> from lantoa.loaders.reading.text.words import Words
    >>> heads = Alternatives(r"(?<!\\w)", ("(?P<a>Ban Công an)", "(?P<b>Công an)"), r"(?!\\w)")
    >>> [match.lastgroup for match in heads.finditer(Words("Công an, Ban Công an"), 0, 20)]
    ['b', 'a']
    """

    def __init__(
        self,
        before: str,
        parts: Sequence[str],
        after: str,
        flags: int = 0,
        *,
        in_copies: bool = False,
    ) -> None:
        super().__init__(_joined(before, parts, after), flags, in_copies=in_copies)
        self._parts = before, parts, after
        self._of_letters: dict[str, Match] = {}
        self._match = self._match_of_letters

    @cached_property
    def _cased(self) -> bool:
        """Whether capital and small letters differ everywhere in the pattern."""
        return not self.pattern.flags & re.I and "(?i" not in self.pattern.pattern

    @cached_property
    def _each(self) -> list[tuple[str, frozenset[str] | None]]:
        """Each alternative and the words that it begins with."""
        flags, cased = self.pattern.flags, self._cased
        return [
            (part, first_words(rf"(?<!\w)(?:{part})(?!\w)", flags, cased=cased))
            for part in self._parts[1]
        ]

    def _match_of_letters(self, text: str, start: int, end: int) -> re.Match[str] | None:
        letters = text[start : start + _LETTERS]
        match = self._of_letters.get(letters)
        if match is None:
            match = self._of_letters[letters] = self._beginning_with(letters)
        return match(text, start, end)

    def _beginning_with(self, letters: str) -> Match:
        """The match of the pattern of the alternatives that may begin with some letters."""
        found = _WORD.match(letters)
        word = found.group() if found is not None else ""
        before, parts, after = self._parts
        if word.isalpha():
            begin = word if self._cased else word.casefold()
            whole = len(word) < len(letters)
            parts = [
                part
                for part, first in self._each
                if first is None
                or begin in first
                or (not whole and any(each.startswith(begin) for each in first))
            ]
        if not parts:
            return _nothing
        if len(parts) == len(self._each):
            return self.pattern.match
        return _compiled(_joined(before, parts, after), self.pattern.flags).match


def _nothing(text: str, start: int, end: int) -> None:
    """No match: none of the alternatives begins with what stands there."""


@lru_cache(maxsize=4096)
def _compiled(pattern: str, flags: int) -> re.Pattern[str]:
    return re.compile(pattern, flags)


def _joined(before: str, parts: Sequence[str], after: str) -> str:
    return f"{before}(?:{'|'.join(parts)}){after}"
