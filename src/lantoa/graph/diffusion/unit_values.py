"""One number a unit: what thresholds, infectiousness and susceptibility have in common."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.diffusion.times import frame

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class UnitValues:
    """A measure of each unit.

    Attributes:
        measure: its name.
        units: the units at risk.
        values: the value of each unit, nan where it has none; shape (n,).
        reference: what the value is a share of: the weight of the alters that counted.
        population: how many units were at risk, never-adopters included.
        only_in_ties: how many of them only the ties name; they have not adopted so far.
        adopters: how many of them adopted.
        settings: the settings of the measure.
        dates: how uncertain dates were treated.
        reason: why nothing, or not everything, could be computed.
    """

    measure: str
    units: tuple[Hashable, ...]
    values: NDArray[np.float64]
    reference: NDArray[np.float64]
    population: int
    adopters: int
    settings: dict[str, Any] = field(default_factory=dict)
    dates: str = "exact"
    reason: str | None = None
    only_in_ties: int = 0

    @property
    def zero_of_zero(self) -> int:
        """How many units have the value 0 because none of their alters could count."""
        return int(((self.reference == 0) & ~np.isnan(self.values)).sum())

    def of(self, unit: Hashable) -> float | None:
        """Return the value of a unit, None if it has none.

        Raises:
            UserError: no unit is called so.
        """
        if unit not in self.units:
            raise UserError(f"No unit is called {unit!r}; call it as the times or ties do.")
        value = float(self.values[self.units.index(unit)])
        return None if np.isnan(value) else value

    def summary(self) -> dict[str, float | int | None]:
        """Return count, mean, standard deviation (sample), quartiles and range of the values."""
        known = self.values[~np.isnan(self.values)]
        count = len(known)
        found: dict[str, float | int | None] = {"count": count}
        low, first, middle, third, high = (
            np.quantile(known, [0, 0.25, 0.5, 0.75, 1]).tolist() if count else [None] * 5
        )
        found |= {"mean": float(known.mean()) if count else None}
        found |= {"sd": float(known.std(ddof=1)) if count > 1 else None}
        found |= {"min": low, "q1": first, "median": middle, "q3": third, "max": high}
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return the result ready for JSON: unknown is None."""
        return {
            "measure": self.measure,
            "settings": dict(self.settings),
            "population": self.population,
            "only_in_ties": self.only_in_ties,
            "adopters": self.adopters,
            "zero_of_zero": self.zero_of_zero,
            "dates": self.dates,
            "reason": self.reason,
            "summary": self.summary(),
            "values": {
                str(unit): None if np.isnan(value) else value
                for unit, value in zip(self.units, self.values.tolist(), strict=True)
            },
        }

    def to_frame(self) -> pd.DataFrame:
        """Return a table: unit, the measure, and the weight of the alters that it is a share of."""
        return frame(
            {
                "unit": list(self.units),
                self.measure: self.values.tolist(),
                "reference": self.reference.tolist(),
            }
        )
