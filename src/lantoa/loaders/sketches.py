"""Sketches: what of a report's text tells that another prints the same.

The body is what stands between the first and the last line of prose, so that headlines, dates,
by-lines and addresses, in which reprints differ, do not count. Texts are compared sentence by
sentence, not by runs of words: routine reports from two communes share most of their words, but
each of their sentences differs in a name or a number.

Nearly equal texts are found by MinHash with banding (Broder 1997; Leskovec, Rajaraman and Ullman,
Mining of Massive Datasets, section 3.4): each sketch has a few keys, and of two texts whose
sentences are 90 % the same, 99 in 100 pairs share one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from lantoa.vietnamese import key

#: The fewest words of a text that can be the same as another's, and nearly the same.
EXACT_WORDS: Final = 20
NEAR_WORDS: Final = 60
#: The fewest sentences of a text that can be nearly the same as another.
NEAR_SENTENCES: Final = 5
#: How many of a copy's sentences its source must have, and how long it must be beside it.
SHARED: Final = 0.9
LENGTH: Final = 0.5

_BANDS: Final = 6
_ROWS: Final = 4
_MASK: Final = (1 << 61) - 1
_FACTORS: Final = tuple(
    int.from_bytes(hashlib.blake2b(f"row {n}".encode(), digest_size=7).digest()) | 1
    for n in range(_BANDS * _ROWS)
)
_PROSE_WORDS: Final = 8
_TAIL_WORDS: Final = 6
_SPLIT: Final = re.compile(r"(?<=[.!?…])[”\"’»)\]]*\s+")
_END: Final = re.compile(r"[.!?…:;][”\"’»)\]]*$")
_WORD: Final = re.compile(r"\w+")
_QUOTED: Final = re.compile(r"[“\"«]([^“”\"«»]{1,200})[”\"»]")
_BULLET: Final = re.compile(r"[-–—•*+]\s")
_CREDIT: Final = re.compile(
    r"(?:nguồn|theo|tin|bài|ảnh|tác giả|thực hiện|phóng viên|https?:|www\.|từ khóa|tags?\b)", re.I
)


@dataclass(frozen=True)
class Sketch:
    """The body of a text, to be compared with others.

    `sentences` maps the hash of each sentence to its words as printed; `exact` is None where the
    text is too short to be anybody's copy.
    """

    text: str
    sentences: dict[int, str]
    exact: str | None
    near: bool

    @property
    def size(self) -> int:
        """How many different sentences the body has."""
        return len(self.sentences)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What a text that is the same, or nearly so, has too."""
        if self.exact is None:
            return ()
        return (self.exact, *(_bands(list(self.sentences)) if self.near else ()))

    @cached_property
    def _words(self) -> str:
        return f" {' '.join(_WORD.findall(self.text.casefold()))} "

    def contains(self, other: Sketch) -> bool:
        """Tell whether a text that is no longer than this one says nothing that this does not.

        At least 90 % of its sentences stand here too, it is at least half as long, and the names
        and numbers in its other sentences are here as well.

        >>> words = [f"Câu số {n} nói rằng xã này có {n} tổ tự quản giữ gìn an ninh trật tự. "
        ...     for n in range(9)]
        >>> whole, part = sketch("".join(words)), sketch("".join(words[1:]))
        >>> whole.contains(part), sketch("".join(words[:4])).contains(part)
        (True, False)
        """
        if self.exact is not None and self.exact == other.exact:
            return True
        if not (self.near and other.near) or other.size < LENGTH * self.size:
            return False
        others = [said for mark, said in other.sentences.items() if mark not in self.sentences]
        if len(others) > (1 - SHARED) * other.size + 1e-9:
            return False
        return all(f" {phrase} " in self._words for said in others for phrase in _telling(said))


def sketch(text: str) -> Sketch:
    """Return the sketch of a normalised text.

    >>> one = sketch("Xã A ra mắt\\n" + "Sáng nay, Công an xã ra mắt mô hình mới giữ gìn an ninh "
    ...     "trật tự tại mười hai thôn, bản trong toàn xã.")
    >>> other = sketch("Tin địa phương\\n3/4/2021\\n" + one.text.split("\\n")[1] + "\\nNguồn: X")
    >>> one.exact == other.exact, len(one.keys)
    (True, 1)
    """
    sentences: dict[int, str] = {}
    whole = hashlib.blake2b(digest_size=16)
    words = 0
    for said in _sentences(text):
        plain = [_key(word) for word in _WORD.findall(said)]
        if not plain:
            continue
        words += len(plain)
        encoded = " ".join(plain).encode()
        whole.update(encoded + b"\n")
        sentences[int.from_bytes(hashlib.blake2b(encoded, digest_size=7).digest())] = said
    exact = "=" + whole.hexdigest() if words >= EXACT_WORDS else None
    near = words >= NEAR_WORDS and len(sentences) >= NEAR_SENTENCES
    return Sketch(text, sentences, exact, near)


@lru_cache(maxsize=16384)
def _key(word: str) -> str:
    """Return the key of a word; a language has not many, so they are told once."""
    return key.__wrapped__(word)


def _sentences(text: str) -> Iterator[str]:
    for line in _body([line.strip() for line in text.splitlines() if line.strip()]):
        yield from _SPLIT.split(line)


def _body(lines: list[str]) -> list[str]:
    """The lines from the first of prose on, without what stands under the last."""
    prose = [n for n, line in enumerate(lines) if _is_prose(line)]
    if not prose:
        return lines
    first, last = prose[0], prose[-1]
    while first and _BULLET.match(lines[first - 1]):
        first -= 1
    return [*lines[first : last + 1], *(line for line in lines[last + 1 :] if not _is_foot(line))]


def _is_prose(line: str) -> bool:
    if not _END.search(line) or _CREDIT.match(line):
        return False
    return line.count(" ") >= _PROSE_WORDS - 1


def _is_foot(line: str) -> bool:
    """Tell whether a line under the prose is a by-line, a credit or an address."""
    if _BULLET.match(line) or _END.search(line):
        return False
    if _CREDIT.match(line):
        return True
    words = _WORD.findall(line)
    return len(words) <= _TAIL_WORDS and not any(word.isdigit() for word in words)


def _telling(sentence: str) -> Iterator[str]:
    """The names, numbers with what they count, and quoted strings of a sentence, casefolded."""
    found = list(_WORD.finditer(sentence))
    name: list[str] = []
    for position, match in enumerate(found):
        word = match.group()
        if word[0].isupper() and (position or len(found) == 1):
            name.append(word.casefold())
            continue
        if name:
            yield " ".join(name)
            name = []
        if any(character.isdigit() for character in word):
            yield " ".join(m.group().casefold() for m in found[position : position + 2])
    if name:
        yield " ".join(name)
    for quoted in _QUOTED.findall(sentence):
        yield " ".join(_WORD.findall(quoted.casefold()))


def _bands(hashes: list[int]) -> Iterator[str]:
    minima = [min(mark * factor & _MASK for mark in hashes) for factor in _FACTORS]
    for band in range(_BANDS):
        rows = minima[band * _ROWS : (band + 1) * _ROWS]
        data = b"".join(row.to_bytes(8) for row in rows)
        yield f"{band}-{hashlib.blake2b(data, digest_size=8).hexdigest()}"
