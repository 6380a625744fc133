"""The words that all matches of a pattern begin with, read off the pattern."""

from __future__ import annotations

import importlib
from typing import Any

#: Stands for a number among the first words of a pattern.
DIGIT = "0"
#: Stands for the space before a number.
SPACE_BEFORE_DIGIT = " "


class NotAnchoredError(ValueError):
    """A pattern may begin with something else than a whole word or a number."""


def first_words(pattern: str, flags: int = 0, *, cased: bool = False) -> frozenset[str] | None:
    """Return the words that all matches of a pattern begin with, without case unless it is `cased`.

    They are read off the tree that the standard library parses the pattern into. Where a Python
    has no such parser the answer is None, and patterns are tried everywhere: slower, not other.

    Raises:
        NotAnchoredError: if the pattern has no such words.

    >>> sorted(first_words(r"(?<!\\w)(?:(?:đầu|cuối)\\s+)?(?:tháng|\\d{1,2})\\b"))
    ['0', 'cuối', 'tháng', 'đầu']
    """
    try:
        parser: Any = importlib.import_module("re._parser")
    except ImportError:
        return None
    walk = _Walk()
    try:
        rest = walk.sequence(parser.parse(pattern, flags), frozenset({_ANYWHERE}))
    except NotAnchoredError as error:
        raise NotAnchoredError(f"{error}: {pattern}") from None
    if rest:
        raise NotAnchoredError(f"may end inside its first word: {pattern}")
    return frozenset(word if cased else word.casefold() for word in walk.whole)


# What may have been read when a node of the pattern is reached: nothing, at any place; nothing, not
# after a digit; nothing, not after a word character; spaces; or else the beginning of a word.
_ANYWHERE, _NO_DIGIT_BEFORE, _BEGINNING, _SPACES = "?", "!", "", " "
_NOTHING = frozenset({_ANYWHERE, _NO_DIGIT_BEFORE, _BEGINNING})
_NO_WORD = _NOTHING | {_SPACES}
#: Stands for a class of digits: it may begin a word, as numbers are looked for by any digit, but
#: a word does not go on with one.
_ANY_DIGIT = "\N{ARABIC-INDIC DIGIT ZERO}"
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
        if not is_word(character):
            if part not in _NO_WORD:
                self.whole.add(part)
                return []
            if character.isspace():
                return [_SPACES]
        elif character.isdecimal() and part in _NO_WORD - {_ANYWHERE}:
            self.whole.add(SPACE_BEFORE_DIGIT if part == _SPACES else DIGIT)
            return []
        elif part not in _NO_WORD - {_BEGINNING} and character != _ANY_DIGIT:
            return [part + character]
        what = "a class of digits" if character == _ANY_DIGIT else repr(character)
        raise NotAnchoredError(f"may begin inside a word, or with {what}")

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
            return read if is_word(chr(argument)) else self._begins(read)
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


def is_word(character: str) -> bool:
    """Tell whether a character is one of a word, for ``\\w``."""
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
            found.append(_ANY_DIGIT)
        elif str(argument) == _SPACE:
            found.append(" ")
        elif str(argument) == "CATEGORY_DIGIT":
            found.append(_ANY_DIGIT)
        else:
            raise NotAnchoredError("a class of characters in the first word")
    if len(found) > _FEW:
        raise NotAnchoredError("a class of many characters in the first word")
    return found
