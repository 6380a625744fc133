"""How alike two names are, and why, by the names alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lantoa.graph.matching.names import Name
from lantoa.vietnamese import fold

#: Names that tell two things apart may look alike as they will: never proposed as near certain.
NUMBERS_DIFFER: Final = 0.3
NEGATION_DIFFERS: Final = 0.3
PROPER_DIFFERS: Final = 0.25
LEVELS_DIFFER: Final = 0.15
#: One name says more than the other: which place, which number.
SAYS_MORE: Final = 0.6


@dataclass(slots=True)
class Likeness:
    """A score from 0 to 1, the most that it may become, and the reasons in words."""

    score: float
    cap: float = 1.0
    reasons: list[str] = field(default_factory=list)

    def limit(self, cap: float, reason: str) -> None:
        """Hold the score down."""
        self.cap = min(self.cap, cap)
        self.reasons.append(reason)


def likeness(first: Name, second: Name, weights: Mapping[str, float], *, body: bool) -> Likeness:
    """Compare two names.

    Args:
        first: one name.
        second: the other.
        weights: how much each word without diacritics tells, rare ones more; others count 1.
        body: they are organizations or places: the least word that differs makes another body.

    >>> from lantoa.graph.matching.names import parse
    >>> def compare(one, two):
    ...     found = likeness(parse(one), parse(two), {}, body=False)
    ...     return round(min(found.score, found.cap), 2), found.reasons
    >>> compare("Tự quản về ANTT", "tổ tự quản về an ninh trật tự")
    (0.95, ['equal but for generic words and abbreviations'])
    >>> compare("Gia đình 3 không", "Gia đình 5 không")
    (0.3, ['words in common: gia đình không', 'one says “3”, the other “5”', 'the numbers differ'])
    """
    found = _alike(first, second, weights, body=body)
    _hold_down(found, first, second, body=body)
    return found


def _alike(first: Name, second: Name, weights: Mapping[str, float], *, body: bool) -> Likeness:
    if first.spelled == second.spelled:
        if first.key == second.key:
            return Likeness(1.0, reasons=["one name"])
        return Likeness(0.98, reasons=["equal but for abbreviations"])
    if body and first.short == second.short and (first.short in {first.spelled, second.spelled}):
        return Likeness(0.88, reasons=["equal but for the units that contain it"])
    if first.words == second.words:
        if first.heads and second.heads and first.heads != second.heads:
            heads = f"“{' '.join(first.heads)}” and “{' '.join(second.heads)}”"
            return Likeness(0.75, reasons=[f"equal but for {heads}"])
        score = 0.95 if len(first.words) > 1 or body else 0.6
        return Likeness(score, reasons=["equal but for generic words and abbreviations"])
    if first.folded == second.folded:
        bare = any(" ".join(name.folded) == " ".join(name.words) for name in (first, second))
        if bare:
            return Likeness(0.94, reasons=["one is written without diacritics"])
        return Likeness(0.8, reasons=["equal but for diacritics"])
    if sorted(first.folded) == sorted(second.folded):
        return Likeness(0.9, reasons=["the same words in another order"])
    acronym = _acronym(first, second) or _acronym(second, first)
    if acronym:
        return Likeness(0.9, reasons=[f"“{acronym}” may abbreviate the other name's words"])
    return _partly(first, second, weights, body=body)


def _partly(first: Name, second: Name, weights: Mapping[str, float], *, body: bool) -> Likeness:
    from rapidfuzz import fuzz

    one, two = set(first.folded), set(second.folded)
    shared = one & two
    left, right = one - two, two - one
    # Words that are nearly equal are misspelled, not different.
    if body and not _may_pair(left, right):
        return Likeness(0.2, cap=0.4, reasons=["different words"])
    for word in sorted(left) if left and right else ():
        near = next((w for w in sorted(right) if _misspelled(word, w)), None)
        if near:
            left.discard(word)
            right.discard(near)
            shared |= {word}
    ours = _weight(shared, weights)
    letters = fuzz.ratio(first.core, second.core) / 100
    if not left and not right:
        return Likeness(0.85, reasons=["equal but for single letters"])
    if not left or not right:
        more = left or right
        extra = _weight(more, weights)
        if len(shared) < 2 and not body:
            return Likeness(0.3, reasons=["one word in common"])
        share = ours / (ours + extra)
        score = 0.55 + 0.3 * share if body else 0.45 + 0.4 * share
        words = " ".join(w for w in (second if not left else first).words if fold(w) in more)
        return Likeness(score, reasons=[f"one is contained in the other, which adds “{words}”"])
    differing = _weight(left, weights) + _weight(right, weights)
    score = 0.75 * ours / (ours + differing) + 0.15 * letters
    reasons = [f"words in common: {' '.join(w for w in first.words if fold(w) in shared)}"]
    found = Likeness(score, reasons=reasons)
    ours_only = " ".join(w for w in first.words if fold(w) in left)
    theirs_only = " ".join(w for w in second.words if fold(w) in right)
    found.limit(0.4 if body else 0.7, f"one says “{ours_only}”, the other “{theirs_only}”")
    return found


def _hold_down(found: Likeness, first: Name, second: Name, *, body: bool) -> None:
    if first.numbers != second.numbers:
        one, two = set(first.folded), set(second.folded)
        says_more = (one < two or two < one) and not (first.numbers and second.numbers)
        found.limit(SAYS_MORE if says_more else NUMBERS_DIFFER, "the numbers differ")
    if first.negations != second.negations:
        found.limit(NEGATION_DIFFERS, "only one has the negation")
    levels = (first.levels, second.levels)
    if all(levels) and first.levels != second.levels:
        nested = first.levels < second.levels or second.levels < first.levels
        if not (nested and (first.spelled in second.spelled or second.spelled in first.spelled)):
            found.limit(LEVELS_DIFFER, "they are of different levels")
    if first.proper != second.proper:
        ours, theirs = first.proper - second.proper, second.proper - first.proper
        # What only one prints with a capital may stand in the other in small letters.
        ours -= set(second.words)
        theirs -= set(first.words)
        if ours and theirs:
            names = f"“{' '.join(sorted(ours))}” and “{' '.join(sorted(theirs))}”"
            found.limit(PROPER_DIFFERS, f"they are of {names}")
        elif (ours or theirs) and not body:
            found.limit(SAYS_MORE, f"only one is of “{' '.join(sorted(ours or theirs))}”")


def _weight(words: set[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(word, 1.0) for word in sorted(words))


def _may_pair(left: set[str], right: set[str]) -> bool:
    """Whether each word of the smaller set may be a misspelled one of the other: a quick look."""
    fewer, more = sorted((left, right), key=len)
    initials = {word[0] for word in more}
    return all(word[0] in initials for word in fewer)


def _misspelled(one: str, two: str) -> bool:
    """Whether two words are one with a letter more, less or other; short ones never are."""
    if one[0] != two[0] or min(len(one), len(two)) < 5 or abs(len(one) - len(two)) > 1:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, two) == 1


def _acronym(short: Name, long: Name) -> str | None:
    """Return a word of one name that abbreviates consecutive words of the other, all else equal."""
    if len(short.folded) >= len(long.folded):
        return None
    for place, word in enumerate(short.folded):
        size = len(word)
        if size < 3 or short.words[place] in long.words:
            continue
        expanded = long.folded[place : place + size]
        if (
            len(expanded) == size
            and "".join(w[0] for w in expanded) == word
            and short.folded[:place] == long.folded[:place]
            and short.folded[place + 1 :] == long.folded[place + size :]
        ):
            return short.words[place].upper()
    return None
