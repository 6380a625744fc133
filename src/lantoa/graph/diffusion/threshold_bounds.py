"""Bounds of thresholds where dates of adoption are intervals."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.diffusion.dated_intervals import DateBounds, DatedInterval, dated_interval
from lantoa.graph.diffusion.exposure import shares
from lantoa.graph.diffusion.ties_over_time import TiesInTime
from lantoa.graph.diffusion.times import frame

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class ThresholdBounds:
    """The lowest and highest threshold of each adopter.

    Attributes:
        units: the n units at risk.
        lower: lowest threshold, shape (n,); nan for who has not adopted, or has no period `lag`
            periods before it.
        upper: highest threshold.
        population: how many units were at risk, never-adopters included.
        adopters: how many of them adopted, or may have, in the time observed.
        uncertain: how many of those may have adopted in more than one period.
        settings: the settings of the measure.
        dates: how uncertain dates were treated.
        reason: why there is no threshold at all.
        only_in_ties: how many of the units only the ties name; they have not adopted so far.
    """

    units: tuple[Hashable, ...]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    population: int
    adopters: int
    uncertain: int
    settings: dict[str, Any] = field(default_factory=dict)
    dates: str = "bounds"
    reason: str | None = None
    only_in_ties: int = 0

    def mean(self) -> tuple[float | None, float | None]:
        """Return bounds of the mean threshold, None where nobody has one."""
        known = ~np.isnan(self.lower)
        if not known.any():
            return None, None
        return float(self.lower[known].mean()), float(self.upper[known].mean())

    def to_dict(self) -> dict[str, Any]:
        """Return the bounds by unit, ready for JSON: unknown is None."""
        low, high = self.mean()
        return {
            "measure": "threshold_bounds",
            "settings": dict(self.settings),
            "population": self.population,
            "only_in_ties": self.only_in_ties,
            "adopters": self.adopters,
            "uncertain": self.uncertain,
            "dates": self.dates,
            "reason": self.reason,
            "mean_lower": low,
            "mean_upper": high,
            "values": {
                str(unit): None if np.isnan(least) else [least, most]
                for unit, least, most in zip(
                    self.units, self.lower.tolist(), self.upper.tolist(), strict=True
                )
            },
        }

    def to_frame(self) -> pd.DataFrame:
        """Return a table `unit, lower, upper`."""
        return frame(
            {
                "unit": list(self.units),
                "lower": self.lower.tolist(),
                "upper": self.upper.tolist(),
            }
        )


def threshold_bounds(
    bounds: DateBounds,
    ties: TiesInTime,
    *,
    valued: bool = False,
    outgoing: bool = True,
    lag: int = 0,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "bounds",
) -> ThresholdBounds:
    """Return the lowest and highest threshold that dates of adoption allow.

    The lowest (highest) of the lowest (highest) exposures in the periods in which a unit may have
    adopted, see :func:`~lantoa.graph.diffusion.exposure_bounds.exposure_bounds`: whatever the
    dates of a unit and of its alters, its threshold lies between the two, and both can be.

    Args:
        bounds: unit -> (earliest, latest) time in years, either None where it is not known; None
            for a unit that has not adopted so far.
        ties: as in :func:`~lantoa.graph.diffusion.exposure.exposure`.
        valued: weigh alters by the value of the tie.
        outgoing: alters are those whom ego names; False: those who name ego.
        lag: how many periods before its adoption ego looked at its alters.
        period: length of a period in years.
        origin: when the first period begins; None: with the earliest time.
        until: last moment observed; None: the latest time.
        dates: how uncertain dates were treated, for the record.

    Returns:
        Both bounds for n units.

    Raises:
        UserError: as `exposure_bounds`.

    >>> import networkx as nx
    >>> ties = nx.DiGraph([("c", "a"), ("c", "b")])
    >>> found = threshold_bounds({"a": (2019, 2019), "b": (2020, 2022), "c": (2019, 2021)}, ties)
    >>> found.lower.tolist(), found.upper.tolist()
    ([0.0, 0.0, 0.5], [0.0, 0.0, 1.0])
    """
    if lag < 0:
        raise UserError(f"The lag is {lag}; give 0 or a number of periods to look back.")
    data = dated_interval(
        bounds, ties, valued=valued, outgoing=outgoing, period=period, origin=origin, until=until
    )
    own = _periods_of(data, lag)
    surely, may = (shares(data.networks, data.cut, adopted) for adopted in data.adopted())
    has = own.any(axis=1)
    lower = np.where(own, surely, np.inf).min(axis=1, initial=np.inf)
    upper = np.where(own, may, -np.inf).max(axis=1, initial=-np.inf)
    return ThresholdBounds(
        units=data.units,
        lower=np.where(has, lower, np.nan),
        upper=np.where(has, upper, np.nan),
        population=len(data.units),
        adopters=data.adopters,
        uncertain=data.uncertain,
        settings={
            "valued": valued,
            "outgoing": outgoing,
            "lag": lag,
            "networks": len(data.networks.matrices),
            "period_years": data.cut.length,
        },
        dates=dates,
        reason=None if has.any() else _reason(data),
        only_in_ties=data.only_in_ties,
    )


def _reason(data: DatedInterval) -> str:
    if not data.adopters:
        return "nobody has adopted"
    return "no adopter has a period that long before its own" if data.cut.count else "no known date"


def _periods_of(data: DatedInterval, lag: int) -> NDArray[np.bool_]:
    """Return in which periods, less the lag, each unit may have adopted, shape (n, T)."""
    columns = np.arange(data.cut.count) + lag
    first, last = data.first[:, np.newaxis], data.last[:, np.newaxis]
    found: NDArray[np.bool_] = (first >= 0) & (first <= columns) & (columns <= last)
    return found & (columns < data.cut.count)
