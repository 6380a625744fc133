"""Network exposure: the share of a unit's alters who have adopted, period by period."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.diffusion.periods import in_periods
from lantoa.graph.diffusion.tie_matrix import Ties
from lantoa.graph.diffusion.times import Times, frame
from lantoa.graph.diffusion.times_and_ties import times_and_ties

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """The exposure of each unit in each period.

    Attributes:
        units: the n units at risk.
        periods: when each of the T periods begins (years).
        values: exposure, shape (n, T); nan in the first `lag` periods, before which nothing is
            known.
        without_alters: units without any alter; their exposure is 0.
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
        """Return the mean exposure of all units by period, None where it is unknown."""
        if not len(self.units):
            return [None] * len(self.periods)
        means = self.values.sum(axis=0) / len(self.units)
        return [None if np.isnan(mean) else mean for mean in means.tolist()]

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
    ties: Ties,
    *,
    valued: bool = False,
    outgoing: bool = True,
    lag: int = 0,
    self_ties: bool = False,
    normalized: bool = True,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "exact",
) -> Exposure:
    r"""Return the network exposure of each unit in each period.

    :math:`E_{it} = \sum_j x_{ij} a_{j,t-l} / \sum_j x_{ij}`, where x_ij is the tie of ego i to
    alter j, a_jt is 1 if j adopted in period t or before, and l is the lag (Valente 1995,
    "Network Models of the Diffusion of Innovations", ch. 4; netdiffuseR `exposure()`). A unit
    without alters has exposure 0 and is named in `without_alters`.

    Args:
        times: unit -> time of adoption in years (None: not so far), or a 1-D array.
        ties: a networkx graph (ego -> alter, attribute `value`), a TieMatrix, or a square matrix
            in the order of the times. Units that only the ties name have not adopted so far.
        valued: weigh alters by the value of the tie; False: all alike.
        outgoing: alters are those whom ego names; False: those who name ego.
        lag: how many periods back the alters are looked at.
        self_ties: whether a unit may be its own alter.
        normalized: False gives the sum (number) of the alters who have adopted, not the share.
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: last moment observed; None: the last adoption.
        dates: how uncertain dates were treated, for the record.

    Returns:
        The exposure of n units in T periods.

    Raises:
        UserError: a negative lag, times or ties that are no numbers, a matrix of another size.

    >>> import networkx as nx
    >>> ties = nx.DiGraph([("c", "a"), ("c", "b"), ("b", "a")])
    >>> found = exposure({"a": 2019, "b": 2021, "c": None}, ties)
    >>> found.to_frame().pivot(index="unit", columns="period", values="exposure")
    period  2019.0  2020.0  2021.0
    unit
    a          0.0     0.0     0.0
    b          1.0     1.0     1.0
    c          0.5     0.5     1.0
    """
    if lag < 0:
        raise UserError(f"The lag is {lag}; give 0 or a number of periods to look back.")
    data = times_and_ties(times, ties, valued=valued, outgoing=outgoing, self_ties=self_ties)
    cut = in_periods(data.times, period=period, origin=origin, until=until)
    columns = np.arange(cut.count) - lag
    by = cut.numbers[:, np.newaxis]
    adopted = ((by >= 0) & (by <= columns)).astype(np.float64)
    values = data.matrix @ adopted
    total = data.matrix.sum(axis=1)
    if normalized:
        np.divide(values, total[:, np.newaxis], out=values, where=total[:, np.newaxis] > 0)
    values[:, columns < 0] = np.nan
    return Exposure(
        units=data.units,
        periods=cut.starts,
        values=values,
        without_alters=tuple(data.units[at] for at in np.flatnonzero(total == 0)),
        population=len(data.units),
        only_in_ties=data.only_in_ties,
        adopters=int(cut.adopted.sum()),
        settings={
            "valued": valued,
            "outgoing": outgoing,
            "lag": lag,
            "self_ties": self_ties,
            "normalized": normalized,
            "period_years": cut.length,
        },
        dates=dates,
        reason=None if cut.count else "nobody has adopted, so there is no period",
    )
