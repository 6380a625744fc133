"""Infectiousness: how many of those who name a unit adopted soon after it."""

from __future__ import annotations

import numpy as np

from lantoa.graph.diffusion.discount import Discount, weights
from lantoa.graph.diffusion.periods import in_periods
from lantoa.graph.diffusion.tie_matrix import Ties, sums
from lantoa.graph.diffusion.times import Times
from lantoa.graph.diffusion.times_and_ties import times_and_ties
from lantoa.graph.diffusion.unit_values import UnitValues


def infectiousness(
    times: Times,
    ties: Ties,
    *,
    lags: int = 1,
    discount: Discount = "linear",
    rate: float = 0.5,
    normalized: bool = True,
    valued: bool = False,
    never_adopters_at_risk: bool = False,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "exact",
) -> UnitValues:
    r"""Return the infectiousness of each adopter.

    :math:`I_i = \frac{\sum_{k=1}^K \sum_j x_{ji} [t_j = t_i + k] / w_k}
    {\sum_{k=1}^K \sum_j x_{ji} [t_j \ge t_i + k] / w_k}`, where x_ji is 1 if j names i and w_k
    discounts later adoptions; normalized, it is divided by :math:`\sum_k |\{j: t_j = t_i + k\}| /
    w_k`, how many adopted then at all (Myers 2000, American Journal of Sociology 106(1),
    doi:10.1086/303110; Valente, Dyal, Chu, Wipfli & Fujimoto 2015, Social Science & Medicine 145,
    doi:10.1016/j.socscimed.2015.10.001; netdiffuseR `infection()`). 0 where nobody could have
    followed: there the `reference` is 0.

    As published, the denominator is of those who adopted later, so never-adopters who name i do
    not lower it; `never_adopters_at_risk` counts them among those who could have followed, up to
    the last period observed.

    Args:
        times: unit -> time of adoption in years (None: not so far), or a 1-D array.
        ties: a networkx graph (ego -> alter, attribute `value`), a TieMatrix, or a square matrix
            in the order of the times.
        lags: K, how many periods later an adoption still counts.
        discount: "linear", w_k = k, or "exponential", w_k = (1 + rate)^(k - 1).
        rate: of the exponential discount.
        normalized: whether to divide by the adoptions of those periods.
        valued: weigh ties by their value.
        never_adopters_at_risk: whether those who have not adopted so far could have followed.
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: last moment observed; None: the last adoption.
        dates: how uncertain dates were treated, for the record.

    Returns:
        The infectiousness of each unit, nan for who has not adopted; `reference` is the
        denominator of the first fraction.

    Raises:
        UserError: settings out of range, times or ties that are no numbers.

    >>> import networkx as nx
    >>> ties = nx.DiGraph([("b", "a"), ("c", "a"), ("d", "a")])
    >>> infectiousness({"a": 1, "b": 2, "c": 3, "d": None}, ties, normalized=False).values.tolist()
    [0.5, 0.0, 0.0, nan]
    """
    data = times_and_ties(times, ties, valued=valued)
    cut = in_periods(data.times, period=period, origin=origin, until=until)
    size = len(data.units)
    given, lags = lags, min(lags, max(1, cut.count))  # nobody is further apart
    counts = weights(lags, discount, rate)
    pairs = data.matrix.tocoo()
    follower, source = cut.numbers[pairs.row], cut.numbers[pairs.col]
    later = (source >= 0) & (follower > source)
    apart = np.where(later, follower - source, 0)
    if never_adopters_at_risk:
        waiting = (source >= 0) & (follower < 0)
        possible = np.where(waiting, cut.count - 1 - source, apart)
    else:
        possible = apart
    followed = np.where(apart <= lags, counts[np.minimum(apart, lags)], 0.0)
    could = np.cumsum(counts)[np.minimum(possible, lags)]
    above = sums(pairs.col, pairs.data * followed, size)
    below = sums(pairs.col, pairs.data * could, size)
    values = np.divide(above, below, out=np.zeros(size), where=below > 0)
    if normalized and cut.count:
        new = cut.new()
        adoptions = np.zeros(cut.count)
        for k in range(1, min(lags, cut.count - 1) + 1):
            adoptions[:-k] += new[k:] * counts[k]
        others = adoptions[cut.numbers]
        values = np.divide(values, others, out=np.zeros(size), where=others > 0)
    values[~cut.adopted] = np.nan
    return UnitValues(
        measure="infectiousness",
        units=data.units,
        values=values,
        reference=below,
        population=size,
        only_in_ties=data.only_in_ties,
        adopters=int(cut.adopted.sum()),
        settings={
            "lags": given,
            "discount": discount,
            "rate": rate if discount == "exponential" else None,
            "normalized": normalized,
            "valued": valued,
            "never_adopters_at_risk": never_adopters_at_risk,
            "period_years": cut.length,
        },
        dates=dates,
        reason=_reason(bool(cut.adopted.any()), bool(below.any())),
    )


def _reason(anybody: bool, any_reference: bool) -> str | None:
    if not anybody:
        return "nobody has adopted"
    if any_reference:
        return None
    return "nobody who names an adopter adopted after it, so every value is 0 of 0"
