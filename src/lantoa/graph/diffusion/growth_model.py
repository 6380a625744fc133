"""A growth curve as the fit needs it: its values and derivatives, with a ceiling or without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GrowthModel:
    """An S-shaped curve F(t) from 0 to 1, multiplied by a ceiling.

    Attributes:
        name: what it is called.
        formula: F(t), in words of the parameters.
        parameters: names of the parameters of F.
        positive: which of them must be above 0.
        share: F at times, given the parameters.
        derivatives: dF / d parameter at times, one column a parameter.
        growth: dF / dt at shares F, given the parameters: how fast those who have adopted make
            others adopt.
        starts: parameters to begin a fit from, given times and shares of the ceiling.
        peak: when growth is fastest, given the parameters; None if it slows from the beginning.
        mirror: parameters and ceiling of the same curve whose ceiling is its end, where one curve
            has two sets of parameters; None: each has one.
        remark: what in the parameters a reader must know; None if nothing.
    """

    name: str
    formula: str
    parameters: tuple[str, ...]
    positive: tuple[bool, ...]
    share: Callable[[Floats, Sequence[float]], Floats]
    derivatives: Callable[[Floats, Sequence[float]], Floats]
    growth: Callable[[Floats, Sequence[float]], Floats]
    starts: Callable[[Floats, Floats], list[tuple[float, ...]]]
    peak: Callable[[Sequence[float]], float | None]
    mirror: Callable[[Sequence[float], float], tuple[Sequence[float], float]] | None = None
    remark: Callable[[Sequence[float]], str | None] = lambda parameters: None

    def value(self, times: Floats, parameters: Sequence[float], ceiling: float) -> Floats:
        """Return the curve at times."""
        return ceiling * self.share(times, parameters)

    def jacobian(
        self, times: Floats, parameters: Sequence[float], ceiling: float, *, free: bool
    ) -> Floats:
        """Return the derivatives at times by each parameter, the ceiling last where it is free."""
        slopes = ceiling * self.derivatives(times, parameters)
        return np.column_stack([slopes, self.share(times, parameters)]) if free else slopes


def straight_line(times: Floats, values: Floats) -> tuple[float, float] | None:
    """Return slope and intercept of the least-squares line; None where there is none.

    >>> straight_line(np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 5.0]))
    (2.0, 1.0)
    """
    known = np.isfinite(values)
    if known.sum() < 2:
        return None
    x, y = times[known], values[known]
    spread = ((x - x.mean()) ** 2).sum()
    slope = float(((x - x.mean()) * (y - y.mean())).sum() / spread) if spread else 0.0
    return slope, float(y.mean() - slope * x.mean())
