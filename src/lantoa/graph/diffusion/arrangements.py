"""Random arrangements of values over units: what is to be expected if there is no pattern."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError

#: Values held at a time: some 16 MB.
_AT_A_TIME = 2_000_000


def arrangements(
    values: NDArray[np.float64], permutations: int, seed: int
) -> Iterator[NDArray[np.float64]]:
    """Yield random arrangements of values, a column each, many at a time.

    Args:
        values: shape (n,).
        permutations: how many arrangements in all.
        seed: of the random numbers.

    Yields:
        Arrays of shape (n, m); the m add up to `permutations`.

    Raises:
        UserError: a negative number of permutations.

    >>> [some.shape for some in arrangements(np.arange(3.0), 5, seed=1)]
    [(3, 5)]
    """
    check_permutations(permutations)
    random = np.random.default_rng(seed)
    left = permutations
    while left:
        rows = min(left, max(1, _AT_A_TIME // max(1, len(values))))
        yield random.permuted(np.tile(values, (rows, 1)), axis=1).T
        left -= rows


def check_permutations(permutations: int) -> None:
    """Refuse a negative number of permutations.

    Raises:
        UserError: it is negative.
    """
    if permutations < 0:
        raise UserError(f"There cannot be {permutations} permutations; give 0 or more.")


def share_as_extreme(
    observed: float,
    statistics: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    arranged: Iterable[NDArray[np.float64]],
    *,
    expectation: float,
    alternative: str,
) -> float:
    """Return the share of arrangements at least as extreme, the observed one among them.

    The p-value of a permutation test (Cliff & Ord 1981, Spatial Processes, section 2.4).

    Args:
        observed: the statistic of the values where they lie.
        statistics: gives the statistic of each column of an array of shape (n, m).
        arranged: such arrays, as :func:`arrangements` yields them.
        expectation: two-sided, what is as far from it counts as extreme.
        alternative: "two-sided", "greater" or "less".

    >>> some = [np.array([[1.0, 2.0, 3.0, 4.0]])]
    >>> share_as_extreme(3, lambda x: x[0], some, expectation=0, alternative="greater")
    0.6
    """
    slack = 1e-12 * max(1.0, abs(observed))
    extreme = total = 1
    for mixed in arranged:
        found = statistics(mixed)
        if alternative == "two-sided":
            hits = np.abs(found - expectation) >= abs(observed - expectation) - slack
        elif alternative == "greater":
            hits = found >= observed - slack
        else:
            hits = found <= observed + slack
        extreme += int(hits.sum())
        total += len(found)
    return extreme / total
