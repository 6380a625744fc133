"""Bounds of exposure where dates of adoption are intervals: the lowest and highest it can be."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.diffusion.dated_intervals import DateBounds, dated_interval
from lantoa.graph.diffusion.exposure import no_exposure, shares
from lantoa.graph.diffusion.ties_over_time import TiesInTime
from lantoa.graph.diffusion.times import frame

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class ExposureBounds:
    """The lowest and highest exposure of each unit in each period.

    Attributes:
        units: the n units at risk.
        periods: when each of the T periods begins (years).
        lower: lowest exposure, shape (n, T); nan in the first `lag` periods.
        upper: highest exposure.
        population: how many units were at risk, never-adopters included.
        adopters: how many of them adopted, or may have, in the time observed.
        uncertain: how many of those may have adopted in more than one period.
        settings: the settings of the measure.
        dates: how uncertain dates were treated.
        reason: why there is no period at all.
        only_in_ties: how many of the units only the ties name; they have not adopted so far.
    """

    units: tuple[Hashable, ...]
    periods: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    population: int
    adopters: int
    uncertain: int
    settings: dict[str, Any] = field(default_factory=dict)
    dates: str = "bounds"
    reason: str | None = None
    only_in_ties: int = 0

    def mean(self) -> tuple[list[float | None], list[float | None]]:
        """Return bounds of the mean exposure of all units by period, None where unknown."""
        low, high = (
            [
                None if np.isnan(value) else value
                for value in (each.sum(axis=0) / max(len(self.units), 1)).tolist()
            ]
            for each in (self.lower, self.upper)
        )
        return low, high

    def to_dict(self) -> dict[str, Any]:
        """Return the bounds of the mean by period, ready for JSON; `to_frame` has the units."""
        low, high = self.mean()
        return {
            "measure": "exposure_bounds",
            "settings": dict(self.settings),
            "population": self.population,
            "only_in_ties": self.only_in_ties,
            "adopters": self.adopters,
            "uncertain": self.uncertain,
            "dates": self.dates,
            "reason": self.reason,
            "periods": self.periods.tolist(),
            "mean_lower": low,
            "mean_upper": high,
        }

    def to_frame(self) -> pd.DataFrame:
        """Return a table `unit, period, lower, upper`."""
        count = len(self.periods)
        return frame(
            {
                "unit": [unit for unit in self.units for _ in range(count)],
                "period": np.tile(self.periods, len(self.units)).tolist(),
                "lower": self.lower.ravel().tolist(),
                "upper": self.upper.ravel().tolist(),
            }
        )


def exposure_bounds(
    bounds: DateBounds,
    ties: TiesInTime,
    *,
    valued: bool = False,
    outgoing: bool = True,
    lag: int = 0,
    normalized: bool = True,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "bounds",
) -> ExposureBounds:
    r"""Return the lowest and highest exposure that dates of adoption allow.

    The exposure (see :func:`~lantoa.graph.diffusion.exposure.exposure`) grows with every alter
    who has adopted: it is lowest if each adopted at its latest time, highest if at its earliest,
    and whatever the dates in between, it lies between the two. An adopter whose date is not known
    at all counts for the highest from the first period on, and never for the lowest.

    Args:
        bounds: unit -> (earliest, latest) time in years, either None where it is not known; None
            for a unit that has not adopted so far.
        ties: as in `exposure`, several networks in time included.
        valued: weigh alters by the value of the tie.
        outgoing: alters are those whom ego names; False: those who name ego.
        lag: how many periods back the alters are looked at.
        normalized: False gives the sum (number) of the alters who have adopted, not the share.
        period: length of a period in years.
        origin: when the first period begins; None: with the earliest time.
        until: last moment observed; None: the latest time.
        dates: how uncertain dates were treated, for the record.

    Returns:
        Both bounds for n units and T periods.

    Raises:
        UserError: a negative lag, a latest time before the earliest, or as `exposure`.

    >>> import networkx as nx
    >>> ties = nx.DiGraph([("c", "a"), ("c", "b")])
    >>> found = exposure_bounds({"a": (2019, 2019), "b": (2020, 2021), "c": None}, ties)
    >>> found.lower[2].tolist(), found.upper[2].tolist(), found.uncertain
    ([0.5, 0.5, 1.0], [0.5, 1.0, 1.0], 1)
    """
    if lag < 0:
        raise UserError(f"The lag is {lag}; give 0 or a number of periods to look back.")
    data = dated_interval(
        bounds, ties, valued=valued, outgoing=outgoing, period=period, origin=origin, until=until
    )
    count = data.cut.count
    found = []
    for adopted in data.adopted():
        values = np.full((len(data.units), count), np.nan)
        at_once = shares(data.networks, data.cut, adopted, normalized=normalized)
        values[:, lag:] = at_once[:, : max(count - lag, 0)]
        found.append(values)
    return ExposureBounds(
        units=data.units,
        periods=data.cut.starts,
        lower=found[0],
        upper=found[1],
        population=len(data.units),
        adopters=data.adopters,
        uncertain=data.uncertain,
        settings={
            "valued": valued,
            "outgoing": outgoing,
            "lag": lag,
            "normalized": normalized,
            "networks": len(data.networks.matrices),
            "period_years": data.cut.length,
        },
        dates=dates,
        reason=no_exposure(data.cut, lag),
        only_in_ties=data.only_in_ties,
    )
