"""What infectiousness and susceptibility share: adoptions of tied units k periods apart."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.diffusion.discount import Discount, weights
from lantoa.graph.diffusion.periods import Periods, in_periods
from lantoa.graph.diffusion.tie_matrix import Floats, sums
from lantoa.graph.diffusion.ties_over_time import TiesInTime
from lantoa.graph.diffusion.times import Times
from lantoa.graph.diffusion.times_and_ties import TimesAndTies, times_and_ties
from lantoa.graph.diffusion.unit_values import UnitValues

_NOBODY = {
    "infectiousness": "nobody who names an adopter adopted after it, so every value is 0 of 0",
    "susceptibility": "nobody whom an adopter names adopted before it, so every value is 0 of 0",
}


def lagged_shares(
    measure: Literal["infectiousness", "susceptibility"],
    times: Times,
    ties: TiesInTime,
    *,
    lags: int,
    discount: Discount,
    rate: float,
    normalized: bool,
    valued: bool,
    outgoing: bool,
    period: float,
    origin: float | None,
    until: float | None,
    dates: str,
    never_adopters_at_risk: bool = False,
) -> UnitValues:
    r"""Return a share of discounted adoptions among the units tied to each adopter i.

    :math:`\sum_k n_{ik} / w_k` over :math:`\sum_k m_{ik} / w_k`, k = 1..K, where n_ik counts those
    tied to i who adopted exactly k periods after it (infectiousness: they name i) or before it
    (susceptibility: i names them), and m_ik those who adopted k periods away or more;
    `normalized`, over :math:`\sum_k n(t_i \pm k) / w_k`, how many adopted then at all.

    Args:
        measure: infectiousness or susceptibility.
        never_adopters_at_risk: of infectiousness: whether those who have not adopted so far count
            in m_ik up to the last period observed.

    The other arguments are those of the two measures.
    """
    follows = measure == "infectiousness"
    data = times_and_ties(times, ties, valued=valued, outgoing=outgoing)
    cut = in_periods(data.times, period=period, origin=origin, until=until)
    size = len(data.units)
    counts = weights(lags, discount, rate, most=max(1, cut.count))
    data.networks.by_period(cut)  # refuses networks that do not fit the periods
    if len(data.networks.matrices) == 1:
        above, below = _of_one(data.matrix, cut, counts, follows, never_adopters_at_risk)
    else:
        above, below = _of_several(data, cut, counts, follows, never_adopters_at_risk)
    values = np.divide(above, below, out=np.zeros(size), where=below > 0)
    if normalized and cut.count:
        others = _adoptions(cut, counts, follows)[cut.numbers]
        values = np.divide(values, others, out=np.zeros(size), where=others > 0)
    values[~cut.adopted] = np.nan
    reason = None if below.any() else _NOBODY[measure]
    settings: dict[str, Any] = {
        "lags": lags,
        "discount": discount,
        "rate": rate if discount == "exponential" else None,
        "normalized": normalized,
        "valued": valued,
        "outgoing": outgoing,
    }
    if follows:
        settings["never_adopters_at_risk"] = never_adopters_at_risk
    return UnitValues(
        measure=measure,
        units=data.units,
        values=values,
        reference=below,
        population=size,
        only_in_ties=data.only_in_ties,
        adopters=int(cut.adopted.sum()),
        settings=settings | {"networks": len(data.networks.matrices), "period_years": cut.length},
        dates=dates,
        reason=reason if cut.adopted.any() else "nobody has adopted",
    )


def _apart(
    pairs: Any, cut: Periods, follows: bool, never: bool
) -> tuple[NDArray[Any], NDArray[np.int64], NDArray[np.int64]]:
    """Return for each tie the adopter that it counts for, how many periods apart the other one
    adopted (0: it does not count), and how many it could have.

    A tie runs from who names (row) to who is named (column), who is the source of an adoption.
    """
    follower, source = cut.numbers[pairs.row], cut.numbers[pairs.col]
    apart = np.where((source >= 0) & (follower > source), follower - source, 0)
    possible = apart
    if never:
        waiting = (source >= 0) & (follower < 0)
        possible = np.where(waiting, cut.count - 1 - source, apart)
    return pairs.col if follows else pairs.row, apart, possible


def _of_one(
    matrix: Any, cut: Periods, counts: Floats, follows: bool, never: bool
) -> tuple[Floats, Floats]:
    """Return both sums of each unit over a network that does not change."""
    size, lags = len(cut.numbers), len(counts) - 1
    pairs = matrix.tocoo()
    own, apart, possible = _apart(pairs, cut, follows, never)
    exactly = np.where(apart <= lags, counts[np.minimum(apart, lags)], 0.0)
    at_least = np.cumsum(counts)[np.minimum(possible, lags)]
    return sums(own, pairs.data * exactly, size), sums(own, pairs.data * at_least, size)


def _of_several(
    data: TimesAndTies, cut: Periods, counts: Floats, follows: bool, never: bool
) -> tuple[Floats, Floats]:
    """Return both sums of each unit over networks that change.

    The ties at lag k are those of period t_i + k - 1 (infectiousness) or t_i - k + 1.
    """
    size = len(cut.numbers)
    above, below = np.zeros(size), np.zeros(size)
    if not cut.count:
        return above, below
    for matrix, holds in data.networks.over(cut):
        pairs = matrix.tocoo()
        own, apart, possible = _apart(pairs, cut, follows, never)
        for k in range(1, len(counts)):
            at = cut.numbers[own] + (k - 1 if follows else 1 - k)
            weight = np.where(
                (at >= 0) & (at < cut.count) & holds[np.clip(at, 0, cut.count - 1)],
                pairs.data * counts[k],
                0.0,
            )
            above += sums(own, np.where(apart == k, weight, 0.0), size)
            below += sums(own, np.where(possible >= k, weight, 0.0), size)
    return above, below


def _adoptions(cut: Periods, counts: Floats, follows: bool) -> Floats:
    """Return for each period how many adopted k periods later (or earlier), discounted."""
    new = cut.new()
    found = np.zeros(cut.count)
    for k in range(1, min(len(counts), cut.count)):
        if follows:
            found[:-k] += new[k:] * counts[k]
        else:
            found[k:] += new[:-k] * counts[k]
    return found
