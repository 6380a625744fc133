"""Where the words of a text begin, and with them the patterns that begin with some words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate
from typing import Protocol

from lantoa.loaders.reading.text.first_words import DIGIT, SPACE_BEFORE_DIGIT

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_MARKS = "\n,.“”():;-"


class Beginning(Protocol):
    """A pattern whose matches begin with one of some words (:class:`.anchors.Anchored`)."""

    @property
    def first(self) -> frozenset[str] | None:
        """The words that matches begin with; None if that cannot be known."""

    @property
    def letters(self) -> Mapping[str, frozenset[str]]:
        """The letters that the next word may begin with, of first words that are not all."""


def _words(text: str) -> dict[str, list[int]]:
    """Where each word begins, as printed."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for mark in _MARKS:  # so that nearly all that stands between spaces is a word
        text = text.replace(mark, " ")
    pieces = text.split(" ")
    starts = accumulate([len(piece) + 1 for piece in pieces], initial=0)
    for piece, at in zip(pieces, starts, strict=False):
        found[piece].append(at)
    unsorted = set()
    for piece in [piece for piece in found if not piece.isalnum()]:
        places = found.pop(piece)
        for match in _WORD.finditer(piece):
            before = match.start()
            found[match.group()] += [at + before for at in places]
            unsorted.add(match.group())
    for word in unsorted:
        found[word].sort()
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

    __slots__ = ("_letters", "_numbers", "positions", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        folded = _folded(text)
        #: By the word without case, in order.
        self.starts = _words(folded)
        numbered = [word for word in self.starts if not word.isalpha()]
        self._numbers = sorted(
            (place + match.start(), place + match.end())
            for word in numbered
            for match in _DIGITS.finditer(word)
            for place in self.starts[word]
        )
        self.starts[DIGIT] = [start for start, _ in self._numbers]
        self.starts[SPACE_BEFORE_DIGIT] = self._spaces_before_digits()
        if not all(map(str.isascii, numbered)):  # there may be digits of another script
            folded = "".join(DIGIT if each.isdecimal() else each for each in folded)
        self._letters = folded + "  "  # two, so that something stands after the last word
        #: Where each pattern may begin, in order.
        self.positions = self._positions()

    def _positions(self) -> dict[Beginning, list[int]]:
        """Find where the patterns may begin that were used before, all at once."""
        found: list[list[int]] = [[] for _ in _USED]
        starts, letters = self.starts, self._letters
        for word in starts.keys() & _BEGUN_BY.keys():
            places = starts[word]
            for number in _BEGUN_BY[word]:
                found[number] += places
        for word in (starts.keys() & _FOLLOWED_BY.keys()) - {DIGIT}:
            begun_by, ahead = _FOLLOWED_BY[word], len(word) + 1
            for at in starts[word]:
                for number in begun_by.get(letters[at + ahead], ()):
                    found[number].append(at)
        begun_by = _FOLLOWED_BY.get(DIGIT, {})
        for at, end in self._numbers:
            for number in begun_by.get(letters[end + 1], ()):
                found[number].append(at)
        for each in found:
            if len(each) > 1:
                each.sort()
        return dict(zip(_USED, found, strict=True))

    def _before(self, word: str, letters: frozenset[str]) -> list[int]:
        """Where a word or number begins that one of some letters follows, after a space."""
        if word == DIGIT:
            return [at for at, end in self._numbers if self._letters[end + 1] in letters]
        ahead = len(word) + 1
        return [at for at in self.starts[word] if self._letters[at + ahead] in letters]

    def _spaces_before_digits(self) -> list[int]:
        text, found = self.text, []
        for at in self.starts[DIGIT]:
            start = at
            while start and text[start - 1].isspace():
                start -= 1
            if start < at:
                found.append(start)
        return found

    def find(self, anchored: Beginning) -> list[int]:
        """Find where a pattern may begin that is used for the first time."""
        first = anchored.first
        if first is None:
            found = list(range(len(self.text)))
        else:
            found = []
            for word in self.starts.keys() & first:
                letters = anchored.letters.get(word)
                found += self.starts[word] if letters is None else self._before(word, letters)
            found.sort()
            if anchored not in _USED:
                _register(anchored, first)
        self.positions[anchored] = found
        return found


#: The patterns that were used so far, numbered; the numbers of those that begin with each word, and
#: of those that begin with a word that only some letters may follow.
_USED: dict[Beginning, int] = {}
_BEGUN_BY: defaultdict[str, list[int]] = defaultdict(list)
_FOLLOWED_BY: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)


def _register(anchored: Beginning, first: frozenset[str]) -> None:
    number = _USED[anchored] = len(_USED)
    for word in first:
        letters = anchored.letters.get(word)
        if letters is None:
            _BEGUN_BY[word].append(number)
        else:
            for letter in letters:
                _FOLLOWED_BY[word].setdefault(letter, []).append(number)
