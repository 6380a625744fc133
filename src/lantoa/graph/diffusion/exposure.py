"""Network exposure: the share of a unit's alters who have adopted, period by period."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.diffusion.periods import Periods, in_periods
from lantoa.graph.diffusion.ties_over_time import Networks, TiesInTime
from lantoa.graph.diffusion.times import Times, frame
from lantoa.graph.diffusion.times_and_ties import times_and_ties
from lantoa.graph.diffusion.unit_series import unit_series

if TYPE_CHECKING:
    import pandas as pd

    from lantoa.graph.diffusion.unit_series import UnitSeries


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """The exposure of each unit in each period.

    Attributes:
        units: the n units at risk.
        periods: when each of the T periods begins (years).
        values: exposure, shape (n, T); nan in the first `lag` periods, before which nothing is
            known, and where an alter's attribute is unknown.
        without_alters: units without any alter in any period; their exposure is 0.
        population: how many units were at risk, never-adopters included.
        only_in_ties: how many of them only the ties name; they have not adopted so far.
        adopters: how many of them adopted.
        settings: the settings of the measure.
        dates: how uncertain dates were treated.
        reason: why there is no period at all.
    """

    units: tuple[Hashable, ...]
    periods: NDArray[np.float64]
    values: NDArray[np.float64]
    without_alters: tuple[Hashable, ...]
    population: int
    adopters: int
    settings: dict[str, Any] = field(default_factory=dict)
    dates: str = "exact"
    reason: str | None = None
    only_in_ties: int = 0

    def mean(self) -> list[float | None]:
        """Return the mean of the exposures that are known by period, None where none is."""
        known = ~np.isnan(self.values)
        sums = np.where(known, self.values, 0).sum(axis=0)
        counts = known.sum(axis=0)
        return [
            total / count if count else None
            for total, count in zip(sums.tolist(), counts.tolist(), strict=True)
        ]

    def unknown(self) -> list[int]:
        """Return how many units' exposure is unknown by period."""
        found: list[int] = np.isnan(self.values).sum(axis=0).tolist()
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return the mean by period and the settings, ready for JSON; `to_frame` has the units."""
        return {
            "measure": "exposure",
            "settings": dict(self.settings),
            "population": self.population,
            "only_in_ties": self.only_in_ties,
            "adopters": self.adopters,
            "without_alters": len(self.without_alters),
            "dates": self.dates,
            "reason": self.reason,
            "periods": self.periods.tolist(),
            "mean": self.mean(),
            "unknown": self.unknown(),
        }

    def to_frame(self) -> pd.DataFrame:
        """Return a table `unit, period, exposure`; a period is its beginning in years."""
        count = len(self.periods)
        return frame(
            {
                "unit": [unit for unit in self.units for _ in range(count)],
                "period": np.tile(self.periods, len(self.units)).tolist(),
                "exposure": self.values.ravel().tolist(),
            }
        )


def exposure(
    times: Times,
    ties: TiesInTime,
    *,
    valued: bool = False,
    outgoing: bool = True,
    lag: int = 0,
    self_ties: bool = False,
    normalized: bool = True,
    attribute: UnitSeries | None = None,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "exact",
) -> Exposure:
    r"""Return the network exposure of each unit in each period.

    :math:`E_{it} = \sum_j x_{ijs} b_{js} a_{js} / \sum_j x_{ijs} b_{js}` with s = t - l, where
    x_ijs is the tie of ego i to alter j in period s, b_js the attribute of j that it counts by (1
    if none is given), a_js is 1 if j adopted in period s or before, and l is the lag (Valente
    1995, "Network Models of the Diffusion of Innovations", ch. 4; netdiffuseR `exposure()`). A
    unit without alters has exposure 0; who never has one is named in `without_alters`.

    Args:
        times: unit -> time of adoption in years (None: not so far), or a 1-D array; a Series
            by its index.
        ties: a networkx graph (ego -> alter; attribute `value`, else `weight`), a DataFrame (ego,
            alter, perhaps value), a TieMatrix, or a square matrix in the order of the times.
            Ties that change: a list of such networks, one a period; or a mapping from the moment
            (years) from which each holds, until the next one does. Units that only the ties name
            have not adopted so far.
        valued: weigh alters by the value of the tie; False: all alike.
        outgoing: alters are those whom ego names; False: those who name ego.
        lag: how many periods back the alters, their ties and attributes are looked at.
        self_ties: whether a unit may be its own alter.
        normalized: False gives the sum (number) of the alters who have adopted, not the share.
        attribute: what an alter counts by: unit -> number, one number a period, or time ->
            number; a DataFrame with a row a unit; or an array in the order of the units. The
            exposure to an alter whose attribute is not known is not known.
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: last moment observed; None: the last adoption.
        dates: how uncertain dates were treated, for the record.

    Returns:
        The exposure of n units in T periods.

    Raises:
        UserError: a negative lag; times, ties or attributes that are no numbers; a matrix of
            another size; another number of networks than periods; a share of negative attributes.

    >>> import networkx as nx
    >>> ties = nx.DiGraph([("c", "a"), ("c", "b"), ("b", "a")])
    >>> found = exposure({"a": 2019, "b": 2021, "c": None}, ties)
    >>> found.to_frame().pivot(index="unit", columns="period", values="exposure")
    period  2019.0  2020.0  2021.0
    unit
    a          0.0     0.0     0.0
    b          1.0     1.0     1.0
    c          0.5     0.5     1.0

    Where c looked at b alone until 2020:

    >>> changing = {2019: nx.DiGraph([("c", "b"), ("b", "a")]), 2020: ties}
    >>> exposure({"a": 2019, "b": 2021, "c": None}, changing).values[2].tolist()
    [0.0, 0.5, 1.0]
    """
    if lag < 0:
        raise UserError(f"The lag is {lag}; give 0 or a number of periods to look back.")
    data = times_and_ties(times, ties, valued=valued, outgoing=outgoing, self_ties=self_ties)
    cut = in_periods(data.times, period=period, origin=origin, until=until)
    by = cut.numbers[:, np.newaxis]
    adopted = (by >= 0) & (by <= np.arange(cut.count))
    mass = (
        None
        if attribute is None
        else alter_attribute(attribute, data.units, cut, normalized=normalized)
    )
    at_once = shares(data.networks, cut, adopted, mass, normalized=normalized)
    values = np.full(at_once.shape, np.nan)
    values[:, lag:] = at_once[:, : max(cut.count - lag, 0)]
    tied = np.zeros(len(data.units), dtype=bool)
    for matrix in data.networks.matrices:
        tied |= np.diff(matrix.indptr) > 0
    return Exposure(
        units=data.units,
        periods=cut.starts,
        values=values,
        without_alters=tuple(data.units[at] for at in np.flatnonzero(~tied)),
        population=len(data.units),
        only_in_ties=data.only_in_ties,
        adopters=int(cut.adopted.sum()),
        settings={
            "valued": valued,
            "outgoing": outgoing,
            "lag": lag,
            "self_ties": self_ties,
            "normalized": normalized,
            "by_attribute": attribute is not None,
            "networks": len(data.networks.matrices),
            "period_years": cut.length,
        },
        dates=dates,
        reason=no_exposure(cut, lag),
    )


def no_exposure(cut: Periods, lag: int) -> str | None:
    """Return why there is no exposure in any period; None if there is."""
    if not cut.count:
        return "nobody has adopted, so there is no period"
    if lag >= cut.count:
        return f"{cut.count} periods were observed, none of them {lag} after another"
    return None


def shares(
    networks: Networks,
    cut: Periods,
    adopted: NDArray[np.bool_],
    mass: NDArray[np.float64] | None = None,
    *,
    normalized: bool = True,
) -> NDArray[np.float64]:
    """Return the share (or the sum) of each unit's alters who have adopted, by period.

    Args:
        networks: of n units.
        cut: T periods.
        adopted: which units have adopted by each period, shape (n, T).
        mass: what each counts by, shape (n, T), nan where unknown; None: all alike.
        normalized: the share; False: the sum.
    """
    values = np.zeros(adopted.shape)
    for matrix, holds in networks.over(cut):
        counted = adopted[:, holds].astype(np.float64)
        if mass is not None:
            counted = np.where(adopted[:, holds], mass[:, holds], 0.0)
        found = matrix @ counted
        if normalized:
            total = matrix.sum(axis=1)[:, np.newaxis] if mass is None else matrix @ mass[:, holds]
            np.divide(found, total, out=found, where=total > 0)
            found[np.broadcast_to(np.isnan(total), found.shape)] = np.nan
        values[:, holds] = found
    return values


def alter_attribute(
    attribute: UnitSeries,
    units: tuple[Hashable, ...],
    cut: Periods,
    *,
    normalized: bool = True,
) -> NDArray[np.float64]:
    """Return what units count by as alters, shape (n, T), nan where unknown.

    Raises:
        UserError: something is no number or infinite, or negative where shares are asked for.
    """
    values = unit_series("attribute", attribute, units, cut)
    if values.dtype != np.float64 or np.isinf(values).any():
        raise UserError("The attribute must be a number of each unit; leave it empty if unknown.")
    if normalized and (values < 0).any():
        raise UserError(
            "A share of alters needs attributes of at least 0; mend them, or ask for the sum "
            "(normalized=False)."
        )
    return values
