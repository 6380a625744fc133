"""The estimates of a growth curve with their errors, by least squares and by chance in units."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.diffusion.growth_sampling import Sampling

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


#: The logarithm of a factor that says no more than that nothing is known.
_WIDEST = 100.0


@dataclass(frozen=True, slots=True)
class Parameter:
    """An estimate with its errors.

    Attributes:
        name: of the parameter.
        value: its estimate.
        standard_error: of least squares, as R's ``nls``: too small, see ``Sampling``.
        lower, upper: its confidence interval, by Student's t.
        sampling_error: standard error by chance in which of the units of the population adopt
            when, see ``Sampling``; None where the population is not told.
        sampling_lower, sampling_upper: the confidence interval by it: normal, of a parameter that
            must be above 0 on the logarithm.
    """

    name: str
    value: float
    standard_error: float
    lower: float
    upper: float
    sampling_error: float | None = None
    sampling_lower: float | None = None
    sampling_upper: float | None = None


def parameters_of(
    names: Sequence[str],
    values: Floats,
    errors: Floats,
    *,
    positive: Sequence[bool],
    freedom: int,
    level: float,
    chance: Sampling | None,
) -> tuple[Parameter, ...]:
    """Return estimates with their errors and intervals.

    Args:
        names: of the parameters.
        values: their estimates.
        errors: their standard errors by least squares.
        positive: which of them must be above 0.
        freedom: data less parameters.
        level: level of confidence.
        chance: their covariance by chance in who adopts when, where it is known.
    """
    from scipy.special import ndtri, stdtrit

    t, z = float(stdtrit(freedom, (1 + level) / 2)), float(ndtri((1 + level) / 2))
    by_chance = [None] * len(names) if chance is None else np.sqrt(np.diag(chance.covariance))
    found = []
    for name, value, error, other, above in zip(
        names, values.tolist(), errors.tolist(), by_chance, positive, strict=True
    ):
        own = () if other is None else _by_chance(value, float(other), z, positive=above)
        found.append(Parameter(name, value, error, value - t * error, value + t * error, *own))
    return tuple(found)


def _by_chance(
    value: float, error: float, z: float, *, positive: bool
) -> tuple[float, float, float]:
    """Return an error and the interval by it."""
    if not positive:
        return error, value - z * error, value + z * error
    factor = math.exp(min(z * error / value, _WIDEST))
    return error, value / factor, value * factor
