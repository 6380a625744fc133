"""Which edges stand in an order that means nothing, because they gained equally much.

Years and days are coarse: many pairs of adoptions lie equally far apart, and then edges gain
exactly the same. The search must add one of them first, and what it adds changes what the others
gain; a result that does not say so pretends to know more than the data tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Edge = tuple[int, int]
#: Gains that differ by less than this share are equal: they are the same sum in another order.
SAME = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """All edges that at one time gain most, and equally much.

    Attributes:
        gain: what each of them gains.
        sources, targets: the edges.
    """

    gain: float
    sources: NDArray[np.int32]
    targets: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class TieGroup:
    """Edges that at one time all gained most, and equally much.

    Attributes:
        gain: what each of them gained.
        ranks: which of the added edges they are, counted from 0.
        level: all of them, added or not.
    """

    gain: float
    ranks: tuple[int, ...]
    level: Level

    def __len__(self) -> int:
        """Return how many tied, added or not."""
        return len(self.level.sources)

    def members(self) -> list[Edge]:
        """Return the edges that tied, added or not, as (source, target)."""
        sources, targets = self.level.sources.tolist(), self.level.targets.tolist()
        return list(zip(sources, targets, strict=True))


def tie_groups(gains: Sequence[float], levels: Sequence[tuple[int, Level]]) -> tuple[TieGroup, ...]:
    """Return the groups of edges that tied, in the order in which they were added.

    Gains only shrink, so that an edge that has a gain when it becomes the largest either is added
    at that gain or falls below it; a group is all edges that had it, and goes on as long as edges
    are added at it.

    Args:
        gains: of the edges as added.
        levels: the edges that tied, with the number of edges added before.

    >>> level = Level(9.0, np.array([0, 0, 1]), np.array([1, 2, 2]))
    >>> [group] = tie_groups([12.0, 9.0, 9.0, 4.0], [(1, level)])
    >>> group.ranks, len(group)
    ((1, 2), 3)
    """
    groups: list[TieGroup] = []
    for first, level in levels:
        last = first
        while last < len(gains) and gains[last] >= level.gain * (1 - 2 * SAME):
            last += 1
        if last > first:
            groups.append(TieGroup(level.gain, tuple(range(first, last)), level))
    return tuple(groups)
