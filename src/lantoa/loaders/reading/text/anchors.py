"""Patterns that are tried only where one of their first words stands.

`re` tries a pattern at every character of a text. A pattern that can only begin with certain
words needs to be tried only where one of these stands, and a report holds few of them. The words
of a report are indexed once (:class:`Words`) for all patterns of all steps; which words a pattern
begins with is read off the pattern itself (:mod:`.first_words`), so that a word added to a pattern
is at once one of its anchors and there is no second list to keep.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Protocol, TypeVar

from lantoa.loaders.reading.text.first_words import first_words, is_word
from lantoa.loaders.reading.text.next_letters import next_letters
from lantoa.loaders.reading.text.words import Words


class Stretch(Protocol):
    """A stretch of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


S = TypeVar("S", bound=Stretch)
Match = Callable[[str, int, int], re.Match[str] | None]


class Anchored:
    """A compiled pattern each of whose matches begins with one of some words, or a number.

    It must begin at the beginning of a word (``(?<!\\w)`` or ``\\b``), and its first words must be
    whole: ``(?<!\\w)(?:[Cc]ác|một số)\\s+``.

    >>> several = Anchored(r"(?<!\\w)(?:[Cc]ác|một số)\\s+(?P<noun>mô hình|điểm)")
    >>> sorted(several.first)
    ['các', 'một']
    >>> words = Words("Các điểm, các nơi và một số mô hình")
    >>> [match["noun"] for match in several.finditer(words, 0, 40)]
    ['điểm', 'mô hình']
    """

    def __init__(self, pattern: str, flags: int = 0, *, in_copies: bool = False) -> None:
        """Compile a pattern; one that is looked for `in_copies`, too, may go on with a blank."""
        self.pattern = re.compile(pattern, flags)
        self._match: Match = self.pattern.match
        self._in_copies = in_copies

    @cached_property
    def first(self) -> frozenset[str] | None:
        """The words that matches begin with, without case; None if that cannot be known."""
        return first_words(self.pattern.pattern, self.pattern.flags)

    @cached_property
    def letters(self) -> dict[str, frozenset[str]]:
        """What may follow those first words, and a space, that not everything may follow."""
        if self._in_copies:
            return {}
        return next_letters(self.pattern.pattern, self.pattern.flags)

    def finditer(self, words: Words, start: int, end: int) -> list[re.Match[str]]:
        """Return what :meth:`re.Pattern.finditer` finds in ``words.text`` from start to end.

        The end must not part a word.
        """
        positions = words.positions.get(self)
        if positions is None:
            positions = words.find(self)
        found: list[re.Match[str]] = []
        if not positions:
            return found
        index, count, free = bisect_left(positions, start), len(positions), start
        while index < count and positions[index] < end:
            if positions[index] >= free:
                made = self._match(words.text, positions[index], end)
                if made is not None:
                    found.append(made)
                    free = made.end()
            index += 1
        return found

    def within(self, words: Words, spans: Sequence[S]) -> list[tuple[S, re.Match[str]]]:
        """Return what :meth:`finditer` finds in each of some spans, in order and apart."""
        found: list[tuple[S, re.Match[str]]] = []
        positions = words.positions.get(self)
        if positions is None:
            positions = words.find(self)
        if not positions:
            return found
        following = iter(spans)
        text, match, free, end = words.text, self._match, 0, -1
        for at in positions:
            if at < free:
                continue
            if at >= end:
                for span in following:
                    if at < span.end:
                        free, end = span.start, span.end
                        break
                else:
                    break
                if at < free:
                    continue
            made = match(text, at, end)
            if made is not None:
                found.append((span, made))
                free = made.end()
        return found

    def by_start(self, words: Words, spans: Sequence[Stretch]) -> dict[int, list[re.Match[str]]]:
        """Return what :meth:`within` finds, by where its span begins; spans without are left out.

        One pass for a pattern that few of the spans hold, where each span is looked at in turn.
        """
        found: dict[int, list[re.Match[str]]] = {}
        for span, match in self.within(words, spans):
            found.setdefault(span.start, []).append(match)
        return found

    def stands(self, words: Words, start: int, end: int) -> bool:
        """Tell whether a match may begin between two places: whether one of its words does.

        A place inside a word counts as one, because what comes after it is cut off there.
        """
        positions = words.positions.get(self)
        if positions is None:
            positions = words.find(self)
        index = bisect_left(positions, start)
        if index < len(positions) and positions[index] < end:
            return True
        return _is_cut(words.text, start)

    def in_copy(self, words: Words, start: int, copy: str) -> list[re.Match[str]]:
        """Return what is found in a copy of the text from `start` on, where some is blanked out."""
        found = [self.pattern.match(copy)] if _is_cut(words.text, start) else []
        positions = words.positions.get(self)
        if positions is None:
            positions = words.find(self)
        for index in range(bisect_left(positions, start), len(positions)):
            if positions[index] >= start + len(copy):
                break
            found.append(self.pattern.match(copy, positions[index] - start))
        return [match for match in found if match is not None]

    def search(self, words: Words, start: int, end: int) -> re.Match[str] | None:
        """Return what :meth:`re.Pattern.search` finds in ``words.text`` from start to end."""
        positions = words.positions.get(self)
        if positions is None:
            positions = words.find(self)
        if not positions:
            return None
        index, count = bisect_left(positions, start), len(positions)
        while index < count and positions[index] < end:  # most often nothing stands there
            made = self._match(words.text, positions[index], end)
            if made is not None:
                return made
            index += 1
        return None


def _is_cut(text: str, position: int) -> bool:
    return 0 < position < len(text) and is_word(text[position - 1]) and is_word(text[position])
