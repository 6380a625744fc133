"""Network thresholds: how exposed a unit was when it adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.exposure import alter_attribute
from lantoa.graph.diffusion.periods import Periods, in_periods
from lantoa.graph.diffusion.tie_matrix import Floats, sums
from lantoa.graph.diffusion.ties_over_time import Networks, TiesInTime
from lantoa.graph.diffusion.times import Times
from lantoa.graph.diffusion.times_and_ties import times_and_ties
from lantoa.graph.diffusion.unit_values import UnitValues

if TYPE_CHECKING:
    from lantoa.graph.diffusion.unit_series import UnitSeries


def thresholds(
    times: Times,
    ties: TiesInTime,
    *,
    valued: bool = False,
    outgoing: bool = True,
    lag: int = 0,
    self_ties: bool = False,
    attribute: UnitSeries | None = None,
    include_censored: bool = True,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "exact",
) -> UnitValues:
    r"""Return the network threshold of each adopter.

    The exposure in the period of adoption: :math:`\tau_i = \sum_j x_{ijs} b_{js} [t_j \le s] /
    \sum_j x_{ijs} b_{js}` with s = t_i - l, periods t, lag l and ties x and attributes b as in
    :func:`~lantoa.graph.diffusion.exposure.exposure` (Valente 1996, Social Networks 18(1),
    doi:10.1016/0378-8733(95)00256-1; netdiffuseR `threshold()`). Alters who adopted in the same
    period count, unless there is a lag. An adopter without alters has threshold 0 and reference
    0. Who has not adopted has no threshold: that it would be above its exposure is all that is
    known. Nor has one whose period less the lag lies before the first period.

    Args:
        times: unit -> time of adoption in years (None: not so far), or a 1-D array; a Series
            by its index.
        ties: a networkx graph (ego -> alter; attribute `value`, else `weight`), a DataFrame (ego,
            alter, perhaps value), a TieMatrix, or a square matrix in the order of the times; or
            several that follow one another, as in `exposure`.
        valued: weigh alters by the value of the tie.
        outgoing: alters are those whom ego names; False: those who name ego.
        lag: how many periods before its adoption ego looked at its alters.
        self_ties: whether a unit may be its own alter.
        attribute: what an alter counts by, as in `exposure`.
        include_censored: False leaves out who adopted in the first period: how exposed it was
            when it adopted, before anybody looked, is not known (left censoring).
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: last moment observed; None: the last adoption.
        dates: how uncertain dates were treated, for the record.

    Returns:
        The threshold of each unit, nan where it has none; `reference` is the total weight of its
        alters, at the end of those of a unit that has not adopted.

    Raises:
        UserError: as `exposure`.

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
    mass = None if attribute is None else alter_attribute(attribute, data.units, cut)
    above, total = _weights(data.networks, cut, mass, lag)
    values = np.divide(above, total, out=np.zeros(size), where=total > 0)
    values[np.isnan(total) | (cut.numbers < lag) | ~cut.adopted] = np.nan
    if not include_censored:
        values[cut.numbers == 0] = np.nan
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
            "by_attribute": attribute is not None,
            "include_censored": include_censored,
            "networks": len(data.networks.matrices),
            "period_years": cut.length,
        },
        dates=dates,
        reason=_reason(cut, values, total, lag),
    )


def _weights(
    networks: Networks, cut: Periods, mass: Floats | None, lag: int
) -> tuple[Floats, Floats]:
    """Return the weight of each unit's alters who adopted before it, and of all its alters."""
    size = len(cut.numbers)
    if not cut.count:
        total = networks.matrices[0].sum(axis=1)
        return np.zeros(size), np.asarray(total, dtype=np.float64)
    above, total = np.zeros(size), np.zeros(size)
    at = np.where(cut.adopted, np.maximum(cut.numbers - lag, 0), cut.count - 1)
    for matrix, holds in networks.over(cut):
        pairs = matrix.tocoo()
        chosen = holds[at[pairs.row]]
        ego, alter, weight = pairs.row[chosen], pairs.col[chosen], pairs.data[chosen]
        if mass is not None:
            weight = weight * mass[alter, at[ego]]
        when = cut.numbers[alter]
        before = (when >= 0) & (when <= cut.numbers[ego] - lag)
        above += sums(ego[before], weight[before], size)
        total += sums(ego, weight, size)
    return above, total


def _reason(cut: Periods, values: Floats, total: Floats, lag: int) -> str | None:
    if not cut.adopted.any():
        return "nobody has adopted"
    if np.isnan(values).all():
        if (cut.numbers < lag).all():
            return f"nobody adopted {lag} periods after the first or later"
        return (
            "no adopter has a threshold: all adopted in the first period, or what their alters "
            "count by is unknown"
        )
    if (total[cut.adopted] == 0).all():
        return "no adopter has an alter, so every value is 0 of 0"
    return None
