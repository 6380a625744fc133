"""A rate to begin with, where nobody knows one."""

from __future__ import annotations

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.inference.cascades import Cascades


def automatic_rate(cascades: Cascades) -> float:
    """Return the exponential rate that NetworkInference begins with.

    An adopter waited at most since the first adopter of its item and at least since the one
    before; the rate is the mean of the two extremes: (1/mean(t_i - t_1) + 1/mean(t_i - t_(i-1)))/2
    over all adopters but the first of each item, those at the same time included.

    Returns:
        The rate, in one over the unit of time.

    Raises:
        UserError: no item has two adoptions at different times.

    >>> automatic_rate(Cascades.from_columns("abc", "xxx", [0, 1, 3]))
    0.5833333333333333
    """
    later = np.ones(len(cascades.time), dtype=bool)
    later[cascades.start[:-1][np.diff(cascades.start) > 0]] = False
    rows = np.flatnonzero(later)
    first = cascades.time[cascades.start[cascades.item[rows]]]
    longest = cascades.time[rows] - first
    shortest = cascades.time[rows] - cascades.time[rows - 1]
    if not len(rows) or longest.max() <= 0:
        raise UserError(
            "No item was adopted at two different times, so that no rate can be had from the table "
            "and nothing can be inferred."
        )
    return float((1 / longest.mean() + 1 / shortest.mean()) / 2)
