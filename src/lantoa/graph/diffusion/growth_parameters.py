"""The estimates of a growth curve with their errors, by least squares and by chance in units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.diffusion.growth_sampling import Sampling

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


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
        sampling_lower, sampling_upper: the confidence interval by it (normal).
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
    freedom: int,
    level: float,
    chance: Sampling | None,
) -> tuple[Parameter, ...]:
    """Return estimates with their errors and intervals.

    Args:
        names: of the parameters.
        values: their estimates.
        errors: their standard errors by least squares.
        freedom: data less parameters.
        level: level of confidence.
        chance: their covariance by chance in who adopts when, where it is known.
    """
    from scipy.special import ndtri, stdtrit

    t, z = float(stdtrit(freedom, (1 + level) / 2)), float(ndtri((1 + level) / 2))
    by_chance = [None] * len(names) if chance is None else np.sqrt(np.diag(chance.covariance))
    found = []
    for name, value, error, other in zip(
        names, values.tolist(), errors.tolist(), by_chance, strict=True
    ):
        own = () if other is None else (float(other), value - z * other, value + z * other)
        found.append(Parameter(name, value, error, value - t * error, value + t * error, *own))
    return tuple(found)
