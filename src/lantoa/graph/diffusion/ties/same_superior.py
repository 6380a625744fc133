"""Same superior: units of one district, province, or whatever stands above them."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.tie_matrix import TieMatrix, tie_matrix

#: All communes of every province are 4 million ties.
_MOST_TIES = 50_000_000


def same_superior(
    superiors: Mapping[Any, Hashable | None], *, how: str = "units with one superior"
) -> TieMatrix:
    """Return ties of each unit to every other with the same superior, in both directions.

    Args:
        superiors: unit -> what stands above it (its district, its province); None or nan: unknown.
        how: what the ties are, in words.

    Returns:
        The ties, each of value 1; units without a superior are in `left_out` and have none.

    Raises:
        UserError: more than 50 million ties.

    >>> found = same_superior({"a": "Lương Sơn", "b": "Lương Sơn", "c": "Kỳ Sơn", "d": None})
    >>> sorted(found.to_networkx().edges), found.left_out
    ([('a', 'b'), ('b', 'a')], ('d',))
    """
    units = tuple(superiors)
    members: dict[Hashable, list[int]] = {}
    left_out = []
    for position, (unit, superior) in enumerate(superiors.items()):
        if superior is None or (isinstance(superior, float) and math.isnan(superior)):
            left_out.append(unit)
        else:
            members.setdefault(superior, []).append(position)
    ties = sum(len(group) * (len(group) - 1) for group in members.values())
    if ties > _MOST_TIES:
        raise UserError(
            f"That makes {ties:,} ties; take a lower superior, such as districts for provinces."
        )
    egos, alters = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for group in members.values():
        size = len(group)
        both = ~np.eye(size, dtype=bool)
        ego, alter = np.nonzero(both)
        positions = np.array(group, dtype=np.int64)
        egos.append(positions[ego])
        alters.append(positions[alter])
    return tie_matrix(
        units, np.concatenate(egos), np.concatenate(alters), how=how, left_out=left_out
    )
