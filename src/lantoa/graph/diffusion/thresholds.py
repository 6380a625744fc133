"""Network thresholds: how exposed a unit was when it adopted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.diffusion.periods import in_periods
from lantoa.graph.diffusion.tie_matrix import Ties, sums
from lantoa.graph.diffusion.times import Times
from lantoa.graph.diffusion.times_and_ties import times_and_ties
from lantoa.graph.diffusion.unit_values import UnitValues


def thresholds(
    times: Times,
    ties: Ties,
    *,
    valued: bool = False,
    outgoing: bool = True,
    lag: int = 0,
    self_ties: bool = False,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "exact",
) -> UnitValues:
    r"""Return the network threshold of each adopter.

    The exposure in the period of adoption: :math:`\tau_i = \sum_j x_{ij} [t_j \le t_i - l] /
    \sum_j x_{ij}` with periods t and lag l (Valente 1996, Social Networks 18(1),
    doi:10.1016/0378-8733(95)00256-1; netdiffuseR `threshold()`). Alters who adopted in the same
    period count, unless there is a lag. An adopter without alters has threshold 0 and reference
    0. Who has not adopted has no threshold: that it would be above its exposure is all that is
    known. Nor has one whose period less the lag lies before the first period.

    Args:
        times: unit -> time of adoption in years (None: not so far), or a 1-D array.
        ties: a networkx graph (ego -> alter, attribute `value`), a TieMatrix, or a square matrix
            in the order of the times.
        valued: weigh alters by the value of the tie.
        outgoing: alters are those whom ego names; False: those who name ego.
        lag: how many periods before its adoption ego looked at its alters.
        self_ties: whether a unit may be its own alter.
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: last moment observed; None: the last adoption.
        dates: how uncertain dates were treated, for the record.

    Returns:
        The threshold of each unit, nan where it has none; `reference` is the total weight of its
        alters.

    Raises:
        UserError: a negative lag, times or ties that are no numbers, a matrix of another size.

    >>> import networkx as nx
    >>> ties = nx.DiGraph([("c", "a"), ("c", "b"), ("b", "a")])
    >>> thresholds({"a": 2019, "b": 2021, "c": 2020, "d": None}, ties).values.tolist()
    [0.0, 1.0, 0.5, nan]
    """
    if lag < 0:
        raise UserError(f"The lag is {lag}; give 0 or a number of periods to look back.")
    data = times_and_ties(times, ties, valued=valued, outgoing=outgoing, self_ties=self_ties)
    cut = in_periods(data.times, period=period, origin=origin, until=until)
    size = len(data.units)
    pairs = data.matrix.tocoo()
    ego, alter = cut.numbers[pairs.row], cut.numbers[pairs.col]
    before = (alter >= 0) & (alter <= ego - lag)
    total = np.asarray(data.matrix.sum(axis=1), dtype=np.float64)
    values = sums(pairs.row[before], pairs.data[before], size)
    values = np.divide(values, total, out=np.zeros(size), where=total > 0)
    values[(cut.numbers < lag) | ~cut.adopted] = np.nan
    return UnitValues(
        measure="threshold",
        units=data.units,
        values=values,
        reference=total,
        population=size,
        only_in_ties=data.only_in_ties,
        adopters=int(cut.adopted.sum()),
        settings={
            "valued": valued,
            "outgoing": outgoing,
            "lag": lag,
            "self_ties": self_ties,
            "period_years": cut.length,
        },
        dates=dates,
        reason=_reason(cut.adopted, total),
    )


def _reason(adopted: NDArray[np.bool_], total: NDArray[np.float64]) -> str | None:
    if not adopted.any():
        return "nobody has adopted"
    if total[adopted].any():
        return None
    return "no adopter has an alter, so every value is 0 of 0"
