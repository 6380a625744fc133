"""Perfect separation: when a binary regression has no finite estimate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ZERO = 1e-7


def separating_terms(
    outcome: NDArray[np.float64], design: NDArray[np.float64], names: Sequence[str]
) -> tuple[str, ...]:
    """Return terms that part events from non-events, wholly or partly; none if none do.

    Estimates of a logit, probit or cloglog are finite only if no direction b has s_i x_i'b >= 0
    for every row, > 0 for some, where s_i is 1 for an event and -1 for none. Whether there is one
    is a linear programme: the largest sum of s_i x_i'b under these bounds and -1 <= b <= 1.

    References:
        Albert & Anderson 1984, Biometrika 71(1) (doi:10.1093/biomet/71.1.1); Konis 2007, Linear
        programming algorithms for detecting separated data in binary logistic regression models
        (thesis, Oxford), chapter 4.

    Args:
        outcome: 0 or 1, shape (n,).
        design: one column a term, shape (n, k), of full rank.
        names: the k terms.

    Returns:
        The terms that the direction found uses; there may be others.

    >>> x = np.array([[1, 0.0], [1, 1], [1, 2], [1, 3]])
    >>> separating_terms(np.array([0.0, 0, 1, 1]), x, ["one", "x"])
    ('one', 'x')
    >>> separating_terms(np.array([0.0, 1, 0, 1]), x, ["one", "x"])
    ()
    """
    from scipy.optimize import linprog

    scale = np.abs(design).max(axis=0)
    signed = (2 * outcome - 1)[:, None] * design / np.where(scale > 0, scale, 1)
    rows, counts = np.unique(signed, axis=0, return_counts=True)
    found = linprog(
        c=-(counts @ rows),
        A_ub=-rows,
        b_ub=np.zeros(len(rows)),
        bounds=(-1, 1),
        method="highs",
    )
    if found.x is None or -found.fun <= _ZERO * max(1.0, float(np.abs(counts @ rows).max())):
        return ()
    return tuple(name for name, way in zip(names, found.x, strict=True) if abs(way) > _ZERO)
