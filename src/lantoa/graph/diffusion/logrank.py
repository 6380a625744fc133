"""The log-rank test: do groups of units adopt at the same pace?"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.survival_table import observed
from lantoa.graph.diffusion.times import Times, by_unit, frame, is_empty, plain

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRank:
    """Adoptions observed and expected by group, and how surely they differ.

    Attributes:
        groups: the groups, in order of their names.
        sizes: units of each.
        observed: adopters of each.
        expected: adopters to expect of each if all adopted at one pace.
        chi_square: the statistic; None where there is none.
        degrees_of_freedom: groups that were at risk when anybody adopted, less one.
        p_value: probability of so large a statistic if all adopted at one pace.
        population: all units.
        reason: why there is no statistic; None if there is one.
        dates: how uncertain dates were treated.
    """

    groups: tuple[Hashable, ...]
    sizes: tuple[int, ...]
    observed: tuple[float, ...]
    expected: tuple[float, ...]
    chi_square: float | None
    degrees_of_freedom: int
    p_value: float | None
    population: int
    reason: str | None
    dates: str

    def to_frame(self) -> pd.DataFrame:
        """Return the groups as a table, one row a group."""
        return frame(
            {
                "group": self.groups,
                "size": self.sizes,
                "observed": self.observed,
                "expected": self.expected,
            }
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the test as JSON can hold it."""
        found: dict[str, Any] = plain(self)
        return {**found, "groups": [str(group) for group in self.groups]}


def logrank(
    times: Times,
    groups: Mapping[Any, Hashable] | Sequence[Hashable],
    *,
    until: float | Times | None = None,
    rho: float = 0.0,
    dates: str = "exact",
) -> LogRank:
    """Test whether groups of units adopt at the same pace.

    At each time t with d adopters among n at risk, n_g of them in group g, the adopters to
    expect of g are d n_g / n; their covariances are those of the hypergeometric distribution::

        V_gh = d (n - d) / (n - 1) * (n_g / n) ([g = h] - n_h / n)

    With U the differences of observed and expected, summed over t, chi2 = U' V^-1 U.

    Args:
        times: time of adoption by unit, in years; None or nan: not adopted so far (censored).
        groups: the group of each unit, by unit or in the order of ``times``.
        until: end of observation, for all or by unit; else the last adoption.
        rho: weighs each time by S(t-)^rho (Kaplan-Meier of all); 0: all alike (log-rank),
            1: early adoptions count more (Peto & Peto).
        dates: how the caller treated uncertain dates; told in the result.

    Returns:
        The test; without a statistic the reason.

    Raises:
        UserError: units without a group, or fewer than two groups.

    References: Mantel 1966, Cancer Chemotherapy Reports 50(3); Harrington & Fleming 1982,
    Biometrika 69(3), doi:10.1093/biomet/69.3.553.

    >>> found = logrank([1, 2, 3, 4, 5, None], ["north"] * 3 + ["south"] * 3)
    >>> found.observed, round(found.chi_square, 4), round(found.p_value, 4)
    ((3.0, 2.0), 5.0517, 0.0246)
    """
    from scipy.special import chdtrc

    times, groups = by_unit(times), by_unit(groups)
    labels, codes = _groups(times, groups)
    seen, adopted, _ = observed(times, until)
    found, expected, variance = _sums(seen, adopted, codes, len(labels), rho)
    at_risk = expected > 0
    freedom = int(at_risk.sum()) - 1
    chi_square, reason = None, None
    if not adopted.any():
        reason = "nobody adopted within the observation"
    elif freedom < 1:
        reason = "only one group was at risk when anybody adopted"
    else:
        kept = np.flatnonzero(at_risk)[:-1]
        of_kept, difference = variance[np.ix_(kept, kept)], (found - expected)[kept]
        if np.linalg.matrix_rank(of_kept) < freedom:
            reason = "the groups were never at risk together in a way that could differ"
        else:
            chi_square = float(difference @ np.linalg.solve(of_kept, difference))
    return LogRank(
        groups=tuple(labels),
        sizes=tuple(np.bincount(codes, minlength=len(labels)).tolist()),
        observed=tuple(found.tolist()),
        expected=tuple(expected.tolist()),
        chi_square=chi_square,
        degrees_of_freedom=max(freedom, 0),
        p_value=None if chi_square is None else float(chdtrc(freedom, chi_square)),
        population=len(seen),
        reason=reason,
        dates=dates,
    )


def _groups(
    times: Times, groups: Mapping[Any, Hashable] | Sequence[Hashable]
) -> tuple[list[Hashable], np.ndarray[Any, np.dtype[np.intp]]]:
    """Return the groups in order, and the index of each unit's."""
    if isinstance(times, Mapping) and isinstance(groups, Mapping):
        of_unit = [groups.get(name) for name in times]
    elif isinstance(groups, Mapping):
        raise UserError("Give times and groups both by unit or both as a sequence.")
    else:
        of_unit = list(groups)
    if len(of_unit) != len(times) or any(is_empty(group) for group in of_unit):
        raise UserError("Each unit needs a group; leave out the units that have none.")
    labels = sorted(set(of_unit), key=_order)
    if len(labels) < 2:
        raise UserError("A comparison needs two groups or more.")
    index = {label: at for at, label in enumerate(labels)}
    return labels, np.array([index[group] for group in of_unit], dtype=np.intp)


def _order(group: Hashable) -> tuple[bool, float, str]:
    """Numbers by size, then all else by name."""
    if isinstance(group, int | float):
        return False, float(group), ""
    return True, 0.0, str(group)


def _sums(
    seen: np.ndarray[Any, np.dtype[np.float64]],
    adopted: np.ndarray[Any, np.dtype[np.bool_]],
    codes: np.ndarray[Any, np.dtype[np.intp]],
    groups: int,
    rho: float,
) -> tuple[Any, Any, Any]:
    """Return observed and expected adopters by group and the covariances, weighed."""
    distinct, at = np.unique(seen, return_inverse=True)
    cells = at * groups + codes
    shape = (len(distinct), groups)
    leaving = np.bincount(cells, minlength=len(distinct) * groups).reshape(shape)
    adoptions = np.bincount(cells[adopted], minlength=len(distinct) * groups).reshape(shape)
    at_risk = np.cumsum(leaving[::-1], axis=0)[::-1].astype(np.float64)
    d, n = adoptions.sum(axis=1), at_risk.sum(axis=1)
    before = np.concatenate([[1.0], np.cumprod(1 - d / n)[:-1]])
    weight = np.where(d > 0, np.maximum(before, 0.0) ** rho, 0.0)
    share = at_risk / n[:, None]
    factor = weight**2 * np.where(n > 1, d * (n - d) / np.maximum(n - 1, 1), 0.0)
    variance = np.diag(factor @ share) - np.einsum("t,tg,th->gh", factor, share, share)
    return weight @ adoptions, (weight * d) @ share, variance
