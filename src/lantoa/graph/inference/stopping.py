"""When to stop adding edges: after so many, below a gain, or by the Vuong test.

The test asks, for each edge as it is added, whether the network with it fits the items better than
the one without (Vuong 1989, doi:10.2307/1912557, for models that differ by one parameter, which
costs each of the C items 1/C; so in NetworkInference): with d_c the gain of the edge in item c
less 1/C, z = sum(d) / (sd(d) sqrt(C)) and p = 1 - Phi(z), over all C items, those that the edge
does not touch included.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError


def vuong_p_value(
    gains: NDArray[np.float64], items: int, weights: NDArray[np.float64] | None = None
) -> float | None:
    """Return the p-value of the Vuong test for an added edge.

    Args:
        gains: the gain of the edge in each item in which it gains; zero in all others.
        items: the number C of all items.
        weights: how often each of those items counts, for resampled items; once by default.

    Returns:
        The p-value; None for less than two items, where there is no deviation.

    >>> round(vuong_p_value(np.array([8.0, 7.0, 9.0]), 5), 6)
    0.01024
    >>> vuong_p_value(np.array([8.0]), 1) is None
    True
    """
    if items < 2:
        return None
    counts = np.ones(len(gains)) if weights is None else weights
    total = float(counts @ gains)
    mean = total / items
    squares = float(counts @ (gains - mean) ** 2) + (items - float(counts.sum())) * mean**2
    deviation = math.sqrt(squares / (items - 1))
    above = total - 1  # sum(d): C items pay 1/C each
    if deviation <= 1e-12 * abs(mean):  # the same in every item, up to rounding
        return 0.0 if above > 0 else 1.0
    return 0.5 * math.erfc(above / (deviation * math.sqrt(items)) / math.sqrt(2))


@dataclass(frozen=True, slots=True)
class Stopping:
    """When to stop; whichever comes first, and always when no edge gains anything.

    Args:
        edges: how many edges at most.
        min_gain: an edge that gains less is not added.
        p_value: stop at the first edge whose p-value is not below.
        keep_failing: keep that edge, as NetworkInference does; its p-value tells.
    """

    edges: int | None = None
    min_gain: float | None = None
    p_value: float | None = None
    keep_failing: bool = True

    def __post_init__(self) -> None:
        if self.edges is not None and not (self.edges >= 1 and self.edges == int(self.edges)):
            raise UserError(
                f"The number of edges must be a whole number and at least 1, not {self.edges}."
            )
        if self.min_gain is not None and not (math.isfinite(self.min_gain) and self.min_gain >= 0):
            raise UserError(f"The least gain must be 0 or more, not {self.min_gain}.")
        if self.p_value is not None and not 0 < self.p_value <= 1:
            raise UserError(f"The p-value must be over 0 and at most 1, not {self.p_value}.")

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "edges": self.edges,
            "min_gain": self.min_gain,
            "p_value": self.p_value,
            "keep_failing": self.keep_failing,
        }
