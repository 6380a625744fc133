"""How much less an adoption counts, the more periods lie between it and another."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError

Discount = Literal["linear", "exponential"]


def weights(
    lags: int, discount: Discount = "linear", rate: float = 0.5, *, most: int | None = None
) -> NDArray[np.float64]:
    """Return 1/w_k for k = 1..K at the positions 1..K, and 0 at position 0.

    Args:
        lags: K, how many periods apart two adoptions may be.
        most: a K beyond which there is nothing to count; None: none.
        discount: "linear", w_k = k, or "exponential", w_k = (1 + rate)^(k - 1).
        rate: of the exponential discount, per period, above -1.

    Raises:
        UserError: no lag, an unknown discount, or a rate of -1 or less.

    >>> weights(3).tolist()[:3], weights(3, "exponential", 1.0).tolist()
    ([0.0, 1.0, 0.5], [0.0, 1.0, 0.5, 0.25])
    """
    if lags < 1:
        raise UserError(f"There are {lags} lags; give 1 or more periods.")
    if discount not in ("linear", "exponential"):
        raise UserError(f"No discount is called {discount!r}; take linear or exponential.")
    if not (np.isfinite(rate) and rate > -1):
        raise UserError(f"The rate of the discount is {rate}; give a number above -1.")
    k = np.arange(1, min(lags, lags if most is None else most) + 1, dtype=np.float64)
    counts = 1 / k if discount == "linear" else (1 + rate) ** (1 - k)
    return np.concatenate([np.zeros(1), counts])
