"""Rogers's adopter categories: how early a unit adopted, against the mean of all adopters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.graph.diffusion.times import Times, checked_population, frame
from lantoa.graph.diffusion.times_and_ties import units_and_times

if TYPE_CHECKING:
    import pandas as pd

INNOVATORS = "Innovators"
EARLY_ADOPTERS = "Early Adopters"
EARLY_MAJORITY = "Early Majority"
LATE_MAJORITY = "Late Majority"
LAGGARDS = "Laggards"
NON_ADOPTERS = "Non-Adopters"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdopterCategories:
    """The category of each unit.

    Attributes:
        category: by unit (by position, if times came without names).
        counts: units by category, from the earliest to those that have not adopted.
        cuts: the times that part the categories, ascending; None where there is none.
        mean: mean time of adoption; None without adopters.
        standard_deviation: of the times of adoption (sample); None below two adopters.
        population: all units.
        reason: why adopters have no category; None if they have.
        dates: how uncertain dates were treated.
    """

    category: Mapping[Hashable, str | None]
    counts: Mapping[str, int]
    cuts: tuple[float, ...] | None
    mean: float | None
    standard_deviation: float | None
    population: int
    reason: str | None
    dates: str

    def to_frame(self) -> pd.DataFrame:
        """Return unit and category as a table, one row a unit."""
        return frame({"unit": list(self.category), "category": list(self.category.values())})

    def to_dict(self) -> dict[str, Any]:
        """Return counts and cuts as JSON can hold them."""
        return {
            "population": self.population,
            "dates": self.dates,
            "counts": dict(self.counts),
            "cuts": list(self.cuts) if self.cuts is not None else None,
            "mean": self.mean,
            "standard_deviation": self.standard_deviation,
            "reason": self.reason,
        }


def adopter_categories(
    times: Times,
    *,
    population: int | None = None,
    innovators: bool = False,
    dates: str = "exact",
) -> AdopterCategories:
    """Sort units into categories by the time of their adoption t, mean m, deviation s::

        Early Adopters  t < m - s        Early Majority  m - s <= t < m
        Late Majority   m <= t < m + s   Laggards        m + s <= t
        Innovators      t < m - 2 s      (if asked for; Early Adopters begin there)

    m and s (sample deviation) are those of the adopters; a unit that has not adopted is a
    Non-Adopter, whatever the others do.

    Args:
        times: time of adoption by unit; None or nan: not adopted so far.
        population: all units; those not in ``times`` are Non-Adopters. Else those in ``times``.
        innovators: part Innovators from Early Adopters, as Rogers does; netdiffuseR does not.
        dates: how the caller treated uncertain dates; told in the result.

    Returns:
        The category of each unit; None with a reason where the adopters cannot be told apart.

    Raises:
        UserError: the population is smaller than the units.

    Reference: Rogers, Diffusion of Innovations (5th ed. 2003), ch. 7, figure 7-3.

    >>> found = adopter_categories({"a": 1, "b": 4, "c": 4, "d": 4, "e": 7, "f": None})
    >>> found.category["a"], found.category["b"], found.category["e"], found.category["f"]
    ('Early Adopters', 'Late Majority', 'Laggards', 'Non-Adopters')
    >>> adopter_categories({"a": 2015}).reason
    'one adopter has no spread of times to be early or late in'
    """
    names, array = units_and_times(times, "times")
    has = ~np.isnan(array)
    adopters = array[has]
    at_risk = checked_population(len(adopters), len(array), population)
    mean = _mean(adopters) if len(adopters) else None
    deviation = None
    if mean is not None and len(adopters) > 1:
        deviation = float(np.sqrt(((adopters - mean) ** 2).sum() / (len(adopters) - 1)))
    labels = [EARLY_ADOPTERS, EARLY_MAJORITY, LATE_MAJORITY, LAGGARDS]
    reason, cuts = _reason(adopters, deviation), None
    category: list[str | None] = [None if yes else NON_ADOPTERS for yes in has]
    if reason is None and mean is not None and deviation is not None:
        cuts = [mean - deviation, mean, mean + deviation]
        if innovators:
            labels, cuts = [INNOVATORS, *labels], [mean - 2 * deviation, *cuts]
        for at, bin_ in zip(np.flatnonzero(has), np.digitize(adopters, cuts), strict=True):
            category[at] = labels[bin_]
    counted = Counter(category)
    counts = {label: counted[label] for label in labels} if cuts else {}
    return AdopterCategories(
        category=dict(zip(names, category, strict=True)),
        counts={**counts, NON_ADOPTERS: at_risk - len(adopters)},
        cuts=tuple(cuts) if cuts else None,
        mean=mean,
        standard_deviation=deviation,
        population=at_risk,
        reason=reason,
        dates=dates,
    )


def _mean(values: np.ndarray[Any, np.dtype[np.float64]]) -> float:
    """The mean, by differences from the first value so that a shift of all changes little."""
    return float(values[0] + (values - values[0]).mean())


def _reason(adopters: np.ndarray[Any, np.dtype[np.float64]], deviation: float | None) -> str | None:
    if not len(adopters):
        return "nobody has adopted"
    if len(adopters) == 1:
        return "one adopter has no spread of times to be early or late in"
    if not deviation:
        return "all adopted at the same time"
    return None
