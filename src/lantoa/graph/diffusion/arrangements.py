"""Random arrangements of values over units: what is to be expected if there is no pattern."""

from __future__ import annotations

from collections.abc import Iterator

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
    if permutations < 0:
        raise UserError(f"There cannot be {permutations} permutations; give 0 or more.")
    random = np.random.default_rng(seed)
    left = permutations
    while left:
        rows = min(left, max(1, _AT_A_TIME // max(1, len(values))))
        yield random.permuted(np.tile(values, (rows, 1)), axis=1).T
        left -= rows
