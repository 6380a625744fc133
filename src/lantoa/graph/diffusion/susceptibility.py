"""Susceptibility: how many of those whom a unit names had adopted just before it."""

from __future__ import annotations

from lantoa.graph.diffusion.discount import Discount
from lantoa.graph.diffusion.lagged_shares import lagged_shares
from lantoa.graph.diffusion.ties_over_time import TiesInTime
from lantoa.graph.diffusion.times import Times
from lantoa.graph.diffusion.unit_values import UnitValues


def susceptibility(
    times: Times,
    ties: TiesInTime,
    *,
    lags: int = 1,
    discount: Discount = "linear",
    rate: float = 0.5,
    normalized: bool = True,
    valued: bool = False,
    outgoing: bool = True,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "exact",
) -> UnitValues:
    r"""Return the susceptibility of each adopter.

    :math:`S_i = \frac{\sum_{k=1}^K \sum_j x_{ij} [t_j = t_i - k] / w_k}
    {\sum_{k=1}^K \sum_j x_{ij} [t_j \le t_i - k] / w_k}`, where x_ij is 1 if i names j and w_k
    discounts earlier adoptions; normalized, it is divided by :math:`\sum_k |\{j: t_j = t_i - k\}|
    / w_k`, how many adopted then at all (Myers 2000, American Journal of Sociology 106(1),
    doi:10.1086/303110; Valente, Dyal, Chu, Wipfli & Fujimoto 2015, Social Science & Medicine 145,
    doi:10.1016/j.socscimed.2015.10.001; netdiffuseR `susceptibility()`). 0 where no alter adopted
    before: there the `reference` is 0.

    An alter who has not adopted so far is no earlier adopter and counts nowhere. netdiffuseR
    1.25.0 counts it in the denominator, its code for a missing time being the least integer.

    Where ties change, those of period t_i - k + 1 count for lag k, as Valente et al. write it.

    Args:
        times: unit -> time of adoption in years (None: not so far), or a 1-D array; a Series
            by its index.
        ties: a networkx graph (ego -> alter; attribute `value`, else `weight`), a DataFrame (ego,
            alter, perhaps value), a TieMatrix, or a square matrix in the order of the times; or
            several that follow one another, as in
            :func:`~lantoa.graph.diffusion.exposure.exposure`.
        lags: K, how many periods earlier an adoption still counts.
        discount: "linear", w_k = k, or "exponential", w_k = (1 + rate)^(k - 1).
        rate: of the exponential discount.
        normalized: whether to divide by the adoptions of those periods.
        valued: weigh ties by their value.
        outgoing: whom i could follow are those whom it names; False: those who name it.
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: last moment observed; None: the last adoption.
        dates: how uncertain dates were treated, for the record.

    Returns:
        The susceptibility of each unit, nan for who has not adopted; `reference` is the
        denominator of the first fraction.

    Raises:
        UserError: settings out of range, times or ties that are no numbers.

    >>> import networkx as nx
    >>> ties = nx.DiGraph([("d", "a"), ("d", "b"), ("d", "c")])
    >>> susceptibility({"a": 1, "b": 2, "c": None, "d": 3}, ties, normalized=False).of("d")
    0.5
    """
    return lagged_shares(
        "susceptibility",
        times,
        ties,
        lags=lags,
        discount=discount,
        rate=rate,
        normalized=normalized,
        valued=valued,
        outgoing=outgoing,
        period=period,
        origin=origin,
        until=until,
        dates=dates,
    )
