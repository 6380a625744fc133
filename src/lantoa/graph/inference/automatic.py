"""Parameters to begin with, where nobody knows any: from how long adopters can have waited.

An adopter waited at most since the first adopter of its item and at least since the one before.
Either extreme gives the parameters that fit those waits best (maximum likelihood); what is taken
is the mean of the two, as NetworkInference does. Where it does otherwise than it means to, this
does what it means: its Rayleigh takes sqrt(sum / 2 * N) for sqrt(sum / (2 N)), with a correction
that is no number from 172 waits on, and its log-normal takes the longest waits alone, as R's
``mean(a, b)`` is the mean of a.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.inference.cascades import Cascades

Floats = NDArray[np.float64]


def automatic_parameters(cascades: Cascades, transmission: str) -> dict[str, float]:
    """Return the parameters of a density that fit the waits of adopters.

    Args:
        cascades: the adoptions.
        transmission: ``exponential``, ``rayleigh`` or ``log-normal``. Waits of none, of adopters
            at the same time, count but for the log-normal, which has none.

    Returns:
        The parameters by name, in the unit of time.

    Raises:
        UserError: no item has two adoptions at different times, or there is no such way for the
            density.

    >>> table = Cascades.from_columns("abc", "xxx", [0, 1, 3])
    >>> automatic_parameters(table, "exponential")
    {'rate': 0.5833333333333333}
    """
    estimate = _ESTIMATES.get(transmission)
    if estimate is None:
        raise UserError(
            f"The {transmission} density has no parameters that the data alone tell; give alpha, "
            "such as 2."
        )
    later = np.ones(len(cascades.time), dtype=bool)
    later[cascades.start[:-1]] = False
    rows = np.flatnonzero(later)
    clock: NDArray[Any] = cascades.time if cascades.ticks is None else cascades.ticks
    tick = 1.0 if cascades.ticks is None else cascades.tick
    longest = (clock[rows] - clock[cascades.start[cascades.item[rows]]]) * tick
    shortest = (clock[rows] - clock[rows - 1]) * tick
    if longest.max(initial=0) <= 0:
        raise UserError(
            "No item was adopted at two different times, so that no parameters can be had from "
            "the table and nothing can be inferred."
        )
    extremes = [estimate(longest), estimate(shortest)]
    return {name: (extremes[0][name] + extremes[1][name]) / 2 for name in extremes[0]}


def _exponential(wait: Floats) -> dict[str, float]:
    """Return rate = 1/mean(x)."""
    return {"rate": float(1 / wait.mean())}


def _rayleigh(wait: Floats) -> dict[str, float]:
    """Return sigma = sqrt(mean(x^2)/2)."""
    return {"sigma": float(np.sqrt((wait**2).mean() / 2))}


def _log_normal(wait: Floats) -> dict[str, float]:
    """Return mean and standard deviation of log x, over waits that are any."""
    logarithm = np.log(wait[wait > 0])
    if len(logarithm) < 2 or logarithm.min() == logarithm.max():
        raise UserError(
            "All adopters waited equally long, so that the log-normal density has no sigma; give "
            "mu and sigma."
        )
    return {"mu": float(logarithm.mean()), "sigma": float(logarithm.std(ddof=1))}


_ESTIMATES: dict[str, Callable[[Floats], dict[str, float]]] = {
    "exponential": _exponential,
    "rayleigh": _rayleigh,
    "log-normal": _log_normal,
}
