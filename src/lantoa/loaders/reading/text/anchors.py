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
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from typing import Protocol, TypeVar

from lantoa.loaders.reading.text.first_words import (
    DIGIT,
    SPACE_BEFORE_DIGIT,
    first_words,
    is_word,
)

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")


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


def _words(text: str) -> dict[str, list[int]]:
    """Where each word begins, as printed. Most stand between spaces, some before a comma."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for piece in text.split(" "):
        if piece.isalnum():
            found[piece].append(at)
        elif piece[:-1].isalnum() and piece[-1] != "_":
            found[piece[:-1]].append(at)
        elif piece:
            for match in _WORD.finditer(piece):
                found[match.group()].append(at + match.start())
        at += len(piece) + 1
    return dict(found)


def _folded(text: str) -> str:
    """The text without case, letter for letter."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    # A letter like ß, which has two for it, stays.
    return "".join(one if len(one := letter.casefold()) == 1 else letter for letter in text)


class Words:
    """Where each word and number of a text begins.

    >>> words = Words("Mô hình 12 và mô hình 5")
    >>> words.starts["mô"], words.starts[DIGIT]
    ([0, 14], [8, 22])
    """

    __slots__ = ("positions", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        #: By the word without case, in order.
        self.starts = _words(_folded(text))
        self.starts[DIGIT] = sorted(
            place + match.start()
            for word in [word for word in self.starts if not word.isalpha()]
            for match in _DIGITS.finditer(word)
            for place in self.starts[word]
        )
        self.starts[SPACE_BEFORE_DIGIT] = self._spaces_before_digits()
        #: Where each pattern may begin, in order.
        self.positions = self._positions()

    def _positions(self) -> dict[Anchored, list[int]]:
        """Find where the patterns may begin that were used before, all at once."""
        found = [_NOWHERE] * len(_USED)
        several = set()
        for word in self.starts.keys() & _BEGUN_BY.keys():
            starts = self.starts[word]
            for number in _BEGUN_BY[word]:
                known = found[number]
                if known:
                    found[number] = known + starts
                    several.add(number)
                else:
                    found[number] = starts
        for number in several:
            found[number].sort()
        return dict(zip(_USED, found, strict=True))

    def _spaces_before_digits(self) -> list[int]:
        text, found = self.text, []
        for at in self.starts[DIGIT]:
            start = at
            while start and text[start - 1].isspace():
                start -= 1
            if start < at:
                found.append(start)
        return found

    def find(self, anchored: Anchored) -> list[int]:
        """Find where a pattern may begin that is used for the first time."""
        first = anchored.first
        if first is None:
            found = list(range(len(self.text)))
        else:
            places = filter(None, map(self.starts.get, first))
            found = sorted(chain.from_iterable(places))
            if anchored not in _USED:
                number = _USED.setdefault(anchored, len(_USED))
                for word in first:
                    _BEGUN_BY[word].append(number)
        self.positions[anchored] = found
        return found


#: The patterns that were used so far, with their numbers; which of them begin with each word.
_USED: dict[Anchored, int] = {}
_BEGUN_BY: defaultdict[str, list[int]] = defaultdict(list)
_NOWHERE: list[int] = []


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

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self._match: Match = self.pattern.match

    @cached_property
    def first(self) -> frozenset[str] | None:
        """The words that matches begin with, without case; None if that cannot be known."""
        return first_words(self.pattern.pattern, self.pattern.flags)

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
        first = bisect_left(positions, start)
        if first == len(positions) or positions[first] >= end:
            return found
        text, match, free = words.text, self._match, start
        for at in positions[first : bisect_left(positions, end, first)]:
            if at >= free:
                made = match(text, at, end)
                if made is not None:
                    found.append(made)
                    free = made.end()
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
        span = next(following, None)
        text, match, free = words.text, self._match, 0
        for at in positions:
            while span is not None and at >= span.end:
                span = next(following, None)
            if span is None:
                break
            if at >= free and at >= span.start:
                made = match(text, at, span.end)
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
        text, match = words.text, self._match
        for index in range(bisect_left(positions, start), len(positions)):
            if positions[index] >= end:
                return None
            made = match(text, positions[index], end)
            if made is not None:
                return made
        return None


def _is_cut(text: str, position: int) -> bool:
    return 0 < position < len(text) and is_word(text[position - 1]) and is_word(text[position])
