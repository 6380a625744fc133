"""When two printed names are one: an abbreviation is its long form.

No list of abbreviations is needed. Capital letters stand for the words that they are the first
letters of: "Cổng trường ATGT" is "Cổng trường an toàn giao thông".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lantoa.vietnamese import key

_WORD = re.compile(r"[^\W_]+")
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,7}")
_HAS_ABBREVIATION = re.compile(r"[A-ZĐ]{2}")
#: An abbreviation printed after what it stands for: an ninh trật tự (ANTT)
_EXPLAINED = re.compile(r"\s*\((?:[A-ZĐ]{2,7})\)")
_SKIPPED = frozenset({"và"})
#: What is written in short most, in lower case.
_SHORT = (("an ninh trật tự", "antt"), ("an ninh tổ quốc", "antq"), ("câu lạc bộ", "clb"))
_MOST_COMPARED = 8  # of the names with equal initials


@lru_cache(maxsize=4096)
def identity(name: str) -> str:
    """Return what makes two names of a report one, but for abbreviations.

    >>> identity("Tự quản về ANTT") == identity("tự quản về an ninh, trật tự (ANTT)")
    True
    """
    plain = key(_EXPLAINED.sub("", name))
    for words, short in _SHORT:
        plain = plain.replace(words, short)
    return plain


def alike(one: str, other: str) -> bool:
    """Tell whether two names are one, word by word or an abbreviation for its words.

    >>> alike("Liên gia PCCC", "Liên gia phòng cháy, chữa cháy")
    True
    >>> alike("Liên gia PCCC", "Liên gia phòng chống cát tặc")
    False
    """
    first, second = _words(one), _words(other)
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i].casefold() == second[j].casefold():
            i, j = i + 1, j + 1
        elif long := _stands_for(first[i], second, j):
            i, j = i + 1, j + long
        elif long := _stands_for(second[j], first, i):
            i, j = i + long, j + 1
        else:
            return False
    return i == len(first) and j == len(second)


def one_for_all(names: Iterable[str]) -> dict[str, str]:
    """Return for each name the first that it is another spelling of; for most it is itself."""
    names = tuple(dict.fromkeys(names))
    if not any(_HAS_ABBREVIATION.search(name) for name in names):
        return dict(zip(names, names, strict=True))
    found: dict[str, str] = {}
    by_initials: dict[str, list[str]] = {}
    for name in names:
        known = by_initials.setdefault(_initials(name), [])
        found[name] = next((k for k in known[:_MOST_COMPARED] if alike(k, name)), name)
        if found[name] == name:
            known.append(name)
    return found


@lru_cache(maxsize=1024)
def _words(name: str) -> tuple[str, ...]:
    plain = _EXPLAINED.sub("", name)
    words = _WORD.findall(plain.casefold() if plain.isupper() else plain)
    return tuple(word for word in words if word not in _SKIPPED)


def _initials(name: str) -> str:
    words = _words(name)
    return "".join(
        w if w.isupper() and _ABBREVIATION.fullmatch(w) else w[0] for w in words
    ).casefold()


def _stands_for(short: str, words: tuple[str, ...], at: int) -> int:
    """How many words an abbreviation stands for, from a place on; 0 if for none."""
    if not _ABBREVIATION.fullmatch(short):
        return 0
    meant = words[at : at + len(short)]
    return len(short) if "".join(w[0] for w in meant).casefold() == short.casefold() else 0
