"""Pairing what is noted with what was found: each at most once, as many pairs as possible."""

from __future__ import annotations

from collections.abc import Sequence


def assign(choices: Sequence[Sequence[int]]) -> list[int | None]:
    """Give each left item at most one right item, no right item twice, as many as possible.

    Augmenting paths in a bipartite graph (H. W. Kuhn, "The Hungarian Method for the Assignment
    Problem", Naval Research Logistics Quarterly 2, 1955). Earlier left items and earlier choices
    come first where that costs no pair.

    Args:
        choices: for each left item the right items that it may have, the best first.

    Returns:
        For each left item its right item, or None.

    >>> assign([[0, 1], [0], []])
    [1, 0, None]
    """
    owner: dict[int, int] = {}

    def place(left: int, tried: set[int]) -> bool:
        for right in choices[left]:
            if right in tried:
                continue
            tried.add(right)
            if right not in owner or place(owner[right], tried):
                owner[right] = left
                return True
        return False

    for left in range(len(choices)):
        place(left, set())
    given: list[int | None] = [None] * len(choices)
    for right, left in owner.items():
        given[left] = right
    return given
