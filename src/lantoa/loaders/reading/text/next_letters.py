"""The letters that may follow the first word of a pattern and a space, read off the pattern.

"Các" begins many a sentence, "các m..." few: a pattern of `[Cc]ác\\s+mô hình` needs to be tried
only there. What cannot be read off a pattern is left open, so that no match is lost.
"""

from __future__ import annotations

import importlib
from typing import Any

from lantoa.loaders.reading.text.first_words import DIGIT, is_word

_SPACE = " "
#: There may be more than one.
_SPACES = frozenset(filter(str.isspace, map(chr, range(0x3001))))
_DIGITS = frozenset("0123456789")  # others are read as 0
_FEW = 8  # so many characters of a class are told apart
_NUMBER = frozenset({DIGIT})
_WIDTHLESS = ("AT", "ASSERT", "ASSERT_NOT")  # they only bar matches


def next_letters(pattern: str, flags: int = 0) -> dict[str, frozenset[str]]:
    """Return what may follow first words and a space, without case; open words are left out.

    A number is one word, :data:`DIGIT`. Another space may always follow, and any digit where a
    digit may.

    >>> letters = next_letters(r"(?<!\\w)(?:các|một số|mỗi)(?:\\s+(?:mô hình|điểm|\\d+)|(?!\\w))")
    >>> {word: "".join(sorted(each)).strip() for word, each in letters.items()}
    {'một': 's'}
    >>> "".join(sorted(next_letters(r"(?<!\\w)năm\\s+(?:qua|\\d{4})")["năm"])).split()
    ['0123456789q']
    >>> "".join(sorted(next_letters(r"\\b\\d{1,2} (?:mô hình|điểm)")[DIGIT])).split()
    ['m', 'đ']
    """
    try:
        parser: Any = importlib.import_module("re._parser")
    except ImportError:
        return {}
    walk = _Walk()
    walk.leave_open(walk.sequence(parser.parse(pattern, flags), frozenset({""})))
    return {
        word: frozenset(letters) | _SPACES | (_DIGITS if DIGIT in letters else frozenset())
        for word, letters in walk.letters.items()
        if word not in walk.open
    }


class _Walk:
    """Walks through a parsed pattern. What was read is "", a word, or a word and a space."""

    def __init__(self) -> None:
        self.letters: dict[str, set[str]] = {}
        self.open: set[str] = set()

    def leave_open(self, read: frozenset[str]) -> frozenset[str]:
        """Let anything follow the words that were read."""
        self.open |= {part.rstrip() for part in read}
        return frozenset()

    def sequence(self, nodes: Any, read: frozenset[str]) -> frozenset[str]:
        """Return what may be read after the nodes, where no letter follows yet."""
        for operation, argument in nodes:
            if not read:
                break
            read = self._node(str(operation), argument, read)
        return read

    def _node(self, operation: str, argument: Any, read: frozenset[str]) -> frozenset[str]:
        if operation in _WIDTHLESS:
            return read
        match operation:
            case "LITERAL":
                return self._characters([chr(argument)], read)
            case "IN":
                characters = _characters_of(argument)
                return self._characters(characters, read) if characters else self.leave_open(read)
            case "SUBPATTERN":
                return self.sequence(argument[-1], read)
            case "BRANCH":
                return frozenset().union(*(self.sequence(each, read) for each in argument[1]))
            case "MAX_REPEAT" | "MIN_REPEAT":
                return self._repeated(argument, read)
        return self.leave_open(read)

    def _repeated(self, argument: Any, read: frozenset[str]) -> frozenset[str]:
        least, most, inner = argument
        once = self.sequence(inner, read)
        if once == _NUMBER:
            return once | read if least == 0 else once
        if most > 1 and not {part.rstrip() for part in once} <= {part.rstrip() for part in read}:
            return self.leave_open(once | read)
        if most > 1:  # a space may be read now, and then what follows it
            once |= self.sequence(inner, once)
        return once | read if least == 0 else once

    def _characters(self, characters: list[str], read: frozenset[str]) -> frozenset[str]:
        return frozenset(
            each for part in read for one in characters for each in self._grow(part, one)
        )

    def _grow(self, part: str, character: str) -> list[str]:
        if character.isspace():
            return [part.rstrip() + _SPACE] if part.strip() else []
        if part.endswith(_SPACE):
            letter = DIGIT if character.isdecimal() else character.casefold()
            self.letters.setdefault(part[:-1], set()).add(letter)
        elif character.isdecimal() and part in ("", DIGIT):
            return [DIGIT]  # all of a number
        elif is_word(character) and part != DIGIT:
            return [part + character.casefold()]
        else:
            self.open.add(part)
        return []


def _characters_of(items: Any) -> list[str]:
    """One character for each way in which a class may go on; none if these are many."""
    found: list[str] = []
    for kind, argument in items:
        if str(kind) == "LITERAL":
            found.append(chr(argument))
        elif str(kind) == "RANGE" and all(chr(end).isdecimal() for end in argument):
            found.append(DIGIT)
        elif str(argument) == "CATEGORY_SPACE":
            found.append(_SPACE)
        elif str(argument) == "CATEGORY_DIGIT":
            found.append(DIGIT)
        else:
            return []
    return found if len(found) <= _FEW else []
