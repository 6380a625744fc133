"""Which edges stand in an order that means nothing, because they gained equally much.

Years and days are coarse: many pairs of adoptions lie equally far apart, and then edges gain
exactly the same. The search must add one of them first, and what it adds changes what the others
gain; a result that does not say so pretends to know more than the data tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.graph.inference.greedy import Step

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TieGroup:
    """Edges that at one time all gained most, and equally much.

    Attributes:
        gain: what each of them gained.
        ranks: which of the added edges they are, counted from 0.
        left: those that were not added at this gain: once another was in, they gained less.
    """

    gain: float
    ranks: tuple[int, ...]
    left: tuple[Edge, ...]


def tie_groups(steps: Sequence[Step]) -> tuple[TieGroup, ...]:
    """Return the groups of edges that tied, in the order in which they were added.

    A group begins with an edge that tied with others and goes on with each next edge as long as
    that was among the tied; an edge belongs to one group at most.

    Args:
        steps: the edges as added.

    >>> tied = ((0, 1), (0, 2), (1, 2))
    >>> steps = [
    ...     Step(0, 2, 9.0, 0.1, 1, tied), Step(0, 1, 9.0, 0.1, 1, ((0, 1),)),
    ...     Step(2, 1, 4.0, 0.2, 1, ((2, 1),)),
    ... ]
    >>> tie_groups(steps)
    (TieGroup(gain=9.0, ranks=(0, 1), left=((1, 2),)),)
    """
    groups: list[TieGroup] = []
    rank = 0
    while rank < len(steps):
        members = set(steps[rank].tied)
        if len(members) < 2:
            rank += 1
            continue
        ranks = [rank]
        while rank + 1 < len(steps):
            step = steps[rank + 1]
            if (step.source, step.target) not in members or members.isdisjoint(step.tied):
                break
            rank += 1
            ranks.append(rank)
        added = {(steps[r].source, steps[r].target) for r in ranks}
        left = tuple(sorted(members - added))
        groups.append(TieGroup(steps[ranks[0]].gain, tuple(ranks), left))
        rank += 1
    return tuple(groups)
