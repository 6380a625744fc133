"""Which counted nouns may begin with a word: the others need not be tried."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lantoa.loaders.reading.figures.count_words import COUNTED, Counted
from lantoa.loaders.reading.text.first_words import NotAnchoredError, first_words


@lru_cache(maxsize=4096)
def beginning_with(word: str) -> tuple[Counted, ...]:
    """Return the nouns that may begin with a word."""
    return tuple(
        counted
        for counted, first in zip(COUNTED, _first_words(), strict=True)
        if first is None or word in first
    )


@cache
def _first_words() -> list[frozenset[str] | None]:
    """The words that each noun may begin with, without case; None if they cannot be known."""
    first: list[frozenset[str] | None] = []
    for counted in COUNTED:
        noun = counted.pattern.pattern.removeprefix(r"\s*")
        try:
            first.append(first_words(rf"(?<!\w){noun}", re.I))
        except NotAnchoredError:
            first.append(None)
    return first
