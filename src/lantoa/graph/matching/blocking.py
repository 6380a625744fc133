"""Which pairs of names are worth comparing: those that share something rare.

Comparing 20,000 names with each other is 200 million pairs. A name goes into the blocks of its
rarest words and pairs of words, of all its words sorted, and of their initials; only names of one
block are compared, and a block that is too big tells nothing and is left out (Christen 2012, Data
Matching, chapter 4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log

from lantoa.graph.matching.names import Name

#: The most things in one block.
LARGEST = 120
#: The blocks of a name: so many of its rarest words and word pairs.
_RAREST = 3


def weights(names: Sequence[Name]) -> dict[str, float]:
    """Return how much each word tells: the logarithm of how rare it is, from 0.2 to about 1."""
    counts = Counter(word for name in names for word in set(name.folded))
    most = log(1 + len(names)) or 1.0
    return {
        word: max(0.2, log((1 + len(names)) / number) / most) for word, number in counts.items()
    }


def pairs(things: Mapping[str, Sequence[Name]]) -> Iterator[tuple[str, str]]:
    """Yield each pair of things, by IRI, that share a block, once and in order.

    Args:
        things: the names of each thing.

    >>> from lantoa.graph.matching.names import parse
    >>> names = {"urn:a": [parse("Tự quản về ANTT")], "urn:b": [parse("tổ an ninh tự quản")]}
    >>> list(pairs(names))
    [('urn:a', 'urn:b')]
    """
    blocks: dict[str, set[str]] = {}
    counts = Counter(
        feature
        for names in things.values()
        for feature in {f for name in names for f in _features(name)}
    )
    for iri, names in things.items():
        for name in names:
            shared = [f for f in _features(name) if 1 < counts[f] <= LARGEST]
            rarest = sorted(shared, key=lambda f: (counts[f], f))[: 2 * _RAREST]
            for block in (*rarest, *_whole(name)):
                blocks.setdefault(block, set()).add(iri)
    seen: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        members = sorted(blocks[block])
        if len(members) > 4 * LARGEST:
            continue
        for place, first in enumerate(members):
            for second in members[place + 1 :]:
                if (first, second) not in seen:
                    seen.add((first, second))
                    yield first, second


def _features(name: Name) -> list[str]:
    """Return the words and the pairs of neighbouring words."""
    words = name.folded
    return [*dict.fromkeys(words), *(f"{a} {b}" for a, b in pairwise(words))]


def _whole(name: Name) -> Iterator[str]:
    """Yield what finds other orders of the same words, and misspelled or abbreviated ones."""
    yield "=" + " ".join(sorted(name.folded))
    if len(name.folded) > 3:
        yield "#" + "".join(word[0] for word in name.folded)
