"""Patterns that are tried only where one of their first words stands.

`re` tries a pattern at every character of a text. A pattern that can only begin with certain
words needs to be tried only where one of these stands, and a report holds few of them. The words
of a report are indexed once (:class:`Words`) for all patterns of all steps; which words a pattern
begins with is read off the pattern itself (:func:`first_words`), so that a word added to a
pattern is at once one of its anchors and there is no second list to keep.
"""

from __future__ import annotations

import importlib
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Any, Protocol, TypeVar

#: Stands for a number among the first words of a pattern.
DIGIT = "0"
#: Stands for the space before a number.
SPACE_BEFORE_DIGIT = " "

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


def _words(text: str) -> dict[str, list[int]]:
    """Where each word begins, as printed. Most stand between spaces, some before a comma."""
    found: dict[str, list[int]] = {}
    at = 0
    for piece in text.split(" "):
        if piece.isalnum():
            found.setdefault(piece, []).append(at)
        elif piece[:-1].isalnum() and piece[-1] != "_":
            found.setdefault(piece[:-1], []).append(at)
        elif piece:
            for match in _WORD.finditer(piece):
                found.setdefault(match.group(), []).append(at + match.start())
        at += len(piece) + 1
    return found


class Words:
    """Where each word and number of a text begins.

    >>> words = Words("Mô hình 12 và mô hình 5")
    >>> words.starts["mô"], words.starts[DIGIT]
    ([0, 14], [8, 22])
    """

    __slots__ = ("positions", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.positions: dict[Anchored, list[int]] = {}  # where each pattern may begin
        printed = _words(text)
        #: By the word without case, in order.
        self.starts: dict[str, list[int]] = {}
        digits: list[int] = []
        for word, places in printed.items():
            folded = word.casefold()
            known = self.starts.get(folded)
            self.starts[folded] = places if known is None else sorted(known + places)
            if not word.isalpha():
                inside = [match.start() for match in _DIGITS.finditer(word)]
                digits += [place + at for place in places for at in inside]
        self.starts[DIGIT] = sorted(digits)
        self.starts[SPACE_BEFORE_DIGIT] = self._spaces_before_digits()

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
        """Find and remember where a pattern may begin, in order."""
        first, starts = anchored.first, self.starts
        if first is None:
            found = list(range(len(self.text)))
        else:
            places = [starts[word] for word in first if word in starts]
            found = places[0] if len(places) == 1 else sorted(chain.from_iterable(places))
        self.positions[anchored] = found
        return found


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

    @cached_property
    def first(self) -> frozenset[str] | None:
        """The words that matches begin with, without case; None if that cannot be known."""
        return first_words(self.pattern)

    def finditer(self, words: Words, start: int, end: int) -> list[re.Match[str]]:
        """Return what :meth:`re.Pattern.finditer` finds in ``words.text`` from start to end."""
        positions = words.positions.get(self)
        if positions is None:
            positions = words.find(self)
        found: list[re.Match[str]] = []
        first = bisect_left(positions, start)
        if first == len(positions) or positions[first] >= end:
            return found
        text, match, free = words.text, self.pattern.match, start
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
        text, match, free = words.text, self.pattern.match, 0
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
        text, match = words.text, self.pattern.match
        for index in range(bisect_left(positions, start), len(positions)):
            if positions[index] >= end:
                return None
            made = match(text, positions[index], end)
            if made is not None:
                return made
        return None


class NotAnchoredError(ValueError):
    """A pattern may begin with something else than a whole word or a number."""


def first_words(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return the words that all matches of a pattern begin with, without case.

    They are read off the tree that the standard library parses the pattern into. Where a Python
    has no such parser the answer is None, and patterns are tried everywhere: slower, not other.

    Raises:
        NotAnchoredError: if the pattern has no such words.

    >>> sorted(first_words(re.compile(r"(?<!\\w)(?:(?:đầu|cuối)\\s+)?(?:tháng|\\d{1,2})\\b")))
    ['0', 'cuối', 'tháng', 'đầu']
    """
    try:
        parser: Any = importlib.import_module("re._parser")
    except ImportError:
        return None
    walk = _Walk()
    try:
        rest = walk.sequence(parser.parse(pattern.pattern, pattern.flags), frozenset({_ANYWHERE}))
    except NotAnchoredError as error:
        raise NotAnchoredError(f"{error}: {pattern.pattern}") from None
    if rest:
        raise NotAnchoredError(f"may end inside its first word: {pattern.pattern}")
    return frozenset(word.casefold() for word in walk.whole)


# What may have been read when a node of the pattern is reached: nothing, at any place; nothing, not
# after a digit; nothing, not after a word character; spaces; or else the beginning of a word.
_ANYWHERE, _NO_DIGIT_BEFORE, _BEGINNING, _SPACES = "?", "!", "", " "
_NOTHING = frozenset({_ANYWHERE, _NO_DIGIT_BEFORE, _BEGINNING})
_NO_WORD = _NOTHING | {_SPACES}
_FEW = 8  # so many characters of a class are told apart


class _Walk:
    """Walks through a parsed pattern; `whole` are the first words that were read to their end."""

    def __init__(self) -> None:
        self.whole: set[str] = set()

    def sequence(self, nodes: Any, read: frozenset[str]) -> frozenset[str]:
        """Return what may be read after the nodes of which the first word is not whole yet."""
        for operation, argument in nodes:
            if not read:
                break
            read = self._node(str(operation), argument, read)
        return read

    def _node(self, operation: str, argument: Any, read: frozenset[str]) -> frozenset[str]:
        match operation:
            case "LITERAL":
                return self._characters([chr(argument)], read)
            case "IN":
                return self._characters(_few(argument), read)
            case "SUBPATTERN":
                return self.sequence(argument[-1], read)
            case "BRANCH":
                rest = [self.sequence(branch, read) for branch in argument[1]]
                return frozenset().union(*rest)
            case "MAX_REPEAT" | "MIN_REPEAT":
                least, most, inner = argument
                once = self.sequence(inner, read)
                if most > 1 and once - {_SPACES}:
                    raise NotAnchoredError("a part of the first word is repeated")
                return once | read if least == 0 else once
            case "AT":
                return self._edge(read) if str(argument) == "AT_BOUNDARY" else read
            case "ASSERT_NOT":
                direction, inner = argument
                return self._not(direction, inner, read)
            case "ASSERT":
                direction, inner = argument
                return self._behind(inner, read) if direction < 0 else self._ahead(inner, read)
        raise NotAnchoredError(f"{operation} in the first word")

    def _characters(self, characters: list[str], read: frozenset[str]) -> frozenset[str]:
        return frozenset(
            each for part in read for one in characters for each in self._grow(part, one)
        )

    def _grow(self, part: str, character: str) -> list[str]:
        """Read a character; return the beginning of the word that was read, if it goes on."""
        if not _is_word(character):
            if part not in _NO_WORD:
                self.whole.add(part)
                return []
            if character.isspace():
                return [_SPACES]
        elif character.isdecimal() and part in _NO_WORD - {_ANYWHERE}:
            self.whole.add(SPACE_BEFORE_DIGIT if part == _SPACES else DIGIT)
            return []
        elif part not in _NO_WORD - {_BEGINNING}:
            return [part + character]
        raise NotAnchoredError(f"may begin inside a word, or with {character!r}")

    def _edge(self, read: frozenset[str]) -> frozenset[str]:
        """At the edge of a word one is whole, or one begins."""
        self.whole |= read - _NO_WORD
        return self._begins(read)

    @staticmethod
    def _begins(read: frozenset[str]) -> frozenset[str]:
        rest = read & {_SPACES}
        return rest | {_BEGINNING} if read & _NOTHING else rest

    def _not(self, direction: int, inner: Any, read: frozenset[str]) -> frozenset[str]:
        categories = _categories(inner)
        if "CATEGORY_WORD" in categories:
            if direction < 0:
                return self._begins(read)
            self.whole |= read - _NO_WORD
            return read & _NO_WORD
        if direction < 0 and "CATEGORY_DIGIT" in categories and _ANYWHERE in read:
            return read - {_ANYWHERE} | {_NO_DIGIT_BEFORE}
        return read

    def _behind(self, inner: Any, read: frozenset[str]) -> frozenset[str]:
        """After what is no part of a word, as a dot or space, a word begins."""
        operation, argument = list(inner)[-1]
        if str(operation) == "LITERAL":
            return read if _is_word(chr(argument)) else self._begins(read)
        return self._begins(read) if _categories([(operation, argument)]) == {_SPACE} else read

    def _ahead(self, inner: Any, read: frozenset[str]) -> frozenset[str]:
        """Before what is no part of a word the word is whole."""
        walk = _Walk()
        try:
            if walk.sequence(inner, frozenset({"x"})) or walk.whole != {"x"}:
                return read
        except NotAnchoredError:
            return read
        self.whole |= read - _NO_WORD
        return read & _NO_WORD


_SPACE = "CATEGORY_SPACE"


def _is_cut(text: str, position: int) -> bool:
    return 0 < position < len(text) and _is_word(text[position - 1]) and _is_word(text[position])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _categories(nodes: Any) -> set[str]:
    """The categories of a class of characters that stands alone: word, digit, space."""
    ((operation, items), *others) = nodes
    if others or str(operation) != "IN":
        return set()
    return {str(argument) for kind, argument in items if str(kind) == "CATEGORY"}


def _few(items: Any) -> list[str]:
    """One character for each way in which a class of characters may go on."""
    found: list[str] = []
    for kind, argument in items:
        if str(kind) == "LITERAL":
            found.append(chr(argument))
        elif str(kind) == "RANGE" and all(chr(end).isdecimal() for end in argument):
            found.append("0")
        elif str(argument) == _SPACE:
            found.append(" ")
        elif str(argument) == "CATEGORY_DIGIT":
            found.append("0")
        else:
            raise NotAnchoredError("a class of characters in the first word")
    if len(found) > _FEW:
        raise NotAnchoredError("a class of many characters in the first word")
    return found
