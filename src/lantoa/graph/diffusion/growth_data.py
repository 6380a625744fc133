"""What growth curves are fitted to: cumulative adoption, checked, or too little of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from lantoa.errors import UserError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def growth_data(
    values: Sequence[float] | Floats, times: Sequence[float] | Floats | None, ceiling: float | None
) -> tuple[Floats, Floats]:
    """Return cumulative adoption and its times, checked.

    Raises:
        UserError: values fall, are negative, unknown or above the ceiling, or times do not
            ascend.

    >>> growth_data([1, 3], None, None)
    (array([1., 3.]), array([1., 2.]))
    """
    data = _numbers(values)
    at = np.arange(1.0, len(data) + 1) if times is None else _numbers(times)
    if data.ndim != 1 or data.shape != at.shape:
        raise UserError("Give one time for each value of the curve.")
    if not (np.isfinite(data).all() and np.isfinite(at).all()):
        raise UserError("A growth curve is fitted to known values; leave the unknown ones out.")
    if (np.diff(at) <= 0).any():
        raise UserError("The times of a growth curve must ascend.")
    if (data < 0).any() or (np.diff(data) < 0).any():
        raise UserError("Cumulative adoption never falls and is never negative; mend the values.")
    if ceiling is not None and not (np.isfinite(ceiling) and ceiling > 0):
        raise UserError(f"A ceiling must be above 0; {ceiling:g} is not.")
    if ceiling is not None and (data > ceiling * (1 + 1e-9)).any():
        raise UserError(
            f"The values exceed the ceiling of {ceiling:g}; give shares of the population, "
            "or leave the ceiling free."
        )
    return data, at


def _numbers(values: Sequence[float] | Floats) -> Floats:
    try:
        return np.atleast_1d(np.asarray(values, dtype=np.float64))
    except (TypeError, ValueError):
        raise UserError("A growth curve is fitted to numbers; leave all else out.") from None


def too_little(data: Floats, parameters: int) -> str | None:
    """Return why data are too little to estimate parameters from; None if they are not.

    >>> too_little(np.array([0.1, 0.2]), 2)
    '2 periods are too few to estimate 2 parameters'
    """
    if len(data) <= parameters:
        words = "1 period is" if len(data) == 1 else f"{len(data)} periods are"
        return f"{words} too few to estimate {parameters} parameters"
    if not data.any():
        return "nobody has adopted"
    if np.count_nonzero(np.diff(data, prepend=0.0)) == 1:
        where = "the first" if data[0] else "one"
        return f"all adoption lies in {where} period, so there is no growth to fit"
    return None
