"""Infectiousness: how many of those who name a unit adopted soon after it."""

from __future__ import annotations

from lantoa.graph.diffusion.discount import Discount
from lantoa.graph.diffusion.lagged_shares import lagged_shares
from lantoa.graph.diffusion.ties_over_time import TiesInTime
from lantoa.graph.diffusion.times import Times
from lantoa.graph.diffusion.unit_values import UnitValues


def infectiousness(
    times: Times,
    ties: TiesInTime,
    *,
    lags: int = 1,
    discount: Discount = "linear",
    rate: float = 0.5,
    normalized: bool = True,
    valued: bool = False,
    outgoing: bool = True,
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

    Where ties change, those of period t_i + k - 1 count for lag k, as Valente et al. write it.

    Args:
        times: unit -> time of adoption in years (None: not so far), or a 1-D array; a Series
            by its index.
        ties: a networkx graph (ego -> alter; attribute `value`, else `weight`), a DataFrame (ego,
            alter, perhaps value), a TieMatrix, or a square matrix in the order of the times; or
            several that follow one another, as in
            :func:`~lantoa.graph.diffusion.exposure.exposure`.
        lags: K, how many periods later an adoption still counts.
        discount: "linear", w_k = k, or "exponential", w_k = (1 + rate)^(k - 1).
        rate: of the exponential discount.
        normalized: whether to divide by the adoptions of those periods.
        valued: weigh ties by their value.
        outgoing: who could follow i are those who name it; False: those whom it names.
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
    return lagged_shares(
        "infectiousness",
        times,
        ties,
        lags=lags,
        discount=discount,
        rate=rate,
        normalized=normalized,
        valued=valued,
        outgoing=outgoing,
        never_adopters_at_risk=never_adopters_at_risk,
        period=period,
        origin=origin,
        until=until,
        dates=dates,
    )
