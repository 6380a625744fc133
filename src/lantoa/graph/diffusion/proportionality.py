"""Whether the effects of a Cox regression are the same at all times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lantoa.graph.diffusion.partial_likelihood import PartialLikelihood

    Floats = NDArray[np.float64]


#: A clock that moves less does not move.
_STILL = 1e-9


@dataclass(frozen=True, slots=True)
class Proportionality:
    """The test that an effect does not change with time.

    Attributes:
        term: whose effect; ``all`` of them together.
        chi_square: the statistic; None where there is none, as with one time of adoption.
        degrees_of_freedom: one, or how many terms.
        p: probability of so large a statistic if effects are the same at all times.
    """

    term: str
    chi_square: float | None
    degrees_of_freedom: int
    p: float | None


def proportionality(
    likelihood: PartialLikelihood, effects: Floats, terms: Sequence[str], clock: Floats
) -> tuple[Proportionality, ...]:
    """Test whether effects change with time, as score tests of b + c g(t) against b.

    With u_t and V_t the slope and the information of the times of adoption at the estimate::

        U = sum g_t u_t,   W = sum g_t^2 V_t - (sum g_t V_t) (sum V_t)^-1 (sum g_t V_t)
        all: U' W^-1 U;    one term j: U_j^2 / W_jj

    Args:
        likelihood: the partial likelihood.
        effects: its estimate.
        terms: the names of the effects.
        clock: g at each time of adoption of the likelihood.

    Returns:
        A test for each term, and the one of all.

    References: Grambsch & Therneau 1994, Biometrika 81(3), doi:10.1093/biomet/81.3.515;
    Therneau & Grambsch, Modeling Survival Data (2000), section 6.2.
    """
    from scipy.special import chdtrc

    _, slopes, information = likelihood.by_time(effects)
    ahead = clock - np.average(clock, weights=likelihood.events)
    if np.ptp(clock) < _STILL:  # one time of adoption says nothing of another
        return (
            *(Proportionality(term, None, 1, None) for term in terms),
            Proportionality("all", None, len(terms), None),
        )
    u = ahead @ slopes
    first = np.einsum("t,tij->ij", ahead, information)
    left = np.einsum("t,tij->ij", ahead**2, information) - first @ np.linalg.solve(
        information.sum(axis=0), first
    )
    scale = np.diag(information.sum(axis=0)) * float((ahead**2).max())
    found = []
    for at, term in enumerate(terms):
        known = left[at, at] > 1e-9 * scale[at]
        value = float(u[at] ** 2 / left[at, at]) if known else None
        found.append(
            Proportionality(term, value, 1, None if value is None else float(chdtrc(1, value)))
        )
    together = None
    if np.linalg.eigvalsh(left / np.sqrt(np.outer(scale, scale)))[0] > 1e-9:
        together = float(u @ np.linalg.solve(left, u))
    p = None if together is None else float(chdtrc(len(terms), max(together, 0.0)))
    return (*found, Proportionality("all", together, len(terms), p))
