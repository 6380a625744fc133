"""Threshold classes: who adopted as soon as few alters had, and who only after most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.graph.diffusion.adopter_categories import (
    EARLY_ADOPTERS,
    EARLY_MAJORITY,
    LAGGARDS,
    LATE_MAJORITY,
    NON_ADOPTERS,
)
from lantoa.graph.diffusion.times import frame
from lantoa.graph.diffusion.unit_values import UnitValues

if TYPE_CHECKING:
    import pandas as pd

VERY_LOW = "Very Low Thresh."
LOW = "Low Thresh."
HIGH = "High Thresh."
VERY_HIGH = "Very High Thresh."
#: From the lowest to the highest.
CLASSES = (VERY_LOW, LOW, HIGH, VERY_HIGH)
_CATEGORIES = (NON_ADOPTERS, EARLY_ADOPTERS, EARLY_MAJORITY, LATE_MAJORITY, LAGGARDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdClasses:
    """The threshold class of each unit.

    Attributes:
        classes: by unit; Non-Adopters for who has not adopted, None for an adopter without a
            threshold or where the thresholds cannot be told apart.
        counts: units by class, from the lowest threshold to those that have not adopted.
        cuts: the thresholds that part the classes, ascending; None where there is none.
        mean: mean threshold; None if nobody has one.
        standard_deviation: of the thresholds (sample); None below two.
        population: units at risk.
        reason: why adopters have no class; None if they have.
        dates: how uncertain dates were treated.
    """

    classes: Mapping[Hashable, str | None]
    counts: Mapping[str, int]
    cuts: tuple[float, float, float] | None
    mean: float | None
    standard_deviation: float | None
    population: int
    reason: str | None
    dates: str

    def by_category(self, category: Mapping[Hashable, str | None]) -> dict[str, dict[str, int]]:
        """Return how many units of each adopter category are in each class.

        Args:
            category: unit -> category, as of
                :func:`~lantoa.graph.diffusion.adopter_categories.adopter_categories`.

        Returns:
            Category -> class -> units, as netdiffuseR's `classify()` prints them (all rows and
            columns, units without a category or class left out); where a category has another
            name (Innovators), its row comes last.
        """
        counted = Counter((category.get(unit), found) for unit, found in self.classes.items())
        rows = dict.fromkeys([*_CATEGORIES, *(row for row, _ in counted if row is not None)])
        return {row: {one: counted[row, one] for one in (NON_ADOPTERS, *CLASSES)} for row in rows}

    def to_frame(self) -> pd.DataFrame:
        """Return unit and class as a table, one row a unit."""
        return frame({"unit": list(self.classes), "class": list(self.classes.values())})

    def to_dict(self) -> dict[str, Any]:
        """Return counts and cuts as JSON can hold them."""
        return {
            "measure": "threshold_classes",
            "population": self.population,
            "dates": self.dates,
            "counts": dict(self.counts),
            "cuts": list(self.cuts) if self.cuts else None,
            "mean": self.mean,
            "standard_deviation": self.standard_deviation,
            "reason": self.reason,
        }


def threshold_classes(thresholds: UnitValues, *, adopted: Mapping[Any, Any]) -> ThresholdClasses:
    """Sort units into classes by their threshold tau, mean m, deviation s of all thresholds::

        Very Low Thresh.  tau < m - s        Low Thresh.        m - s <= tau < m
        High Thresh.      m <= tau < m + s   Very High Thresh.  m + s <= tau

    Args:
        thresholds: of :func:`~lantoa.graph.diffusion.thresholds.thresholds`.
        adopted: unit -> time of adoption; None, nan or not there: not adopted so far.

    Returns:
        The class of each unit; None with a reason where the thresholds cannot be told apart.

    Reference: Valente 1996, Social Networks 18(1), doi:10.1016/0378-8733(95)00256-1;
    netdiffuseR `classify_adopters()`, whose boundaries are left-closed though its page says
    otherwise.

    >>> import networkx as nx
    >>> from lantoa.graph.diffusion.thresholds import thresholds
    >>> times = {"a": 1, "b": 2, "c": 3, "d": None}
    >>> ties = nx.DiGraph([("b", "a"), ("c", "d"), ("c", "a"), ("d", "a")])
    >>> found = threshold_classes(thresholds(times, ties), adopted=times)
    >>> list(found.classes.values())
    ['Low Thresh.', 'Very High Thresh.', 'High Thresh.', 'Non-Adopters']
    """
    has = ~np.isnan(thresholds.values)
    known = thresholds.values[has]
    mean = float(known.mean()) if len(known) else None
    deviation = float(known.std(ddof=1)) if len(known) > 1 else None
    reason = _reason(len(known), deviation, thresholds.reason)
    cuts = None
    found: list[str | None] = [
        None if _has_adopted(adopted.get(unit)) else NON_ADOPTERS for unit in thresholds.units
    ]
    if reason is None and mean is not None and deviation is not None:
        cuts = (mean - deviation, mean, mean + deviation)
        for at, which in zip(np.flatnonzero(has), np.digitize(known, cuts), strict=True):
            found[at] = CLASSES[which]
    counted = Counter(found)
    return ThresholdClasses(
        classes=dict(zip(thresholds.units, found, strict=True)),
        counts={one: counted[one] for one in (*(CLASSES if cuts else ()), NON_ADOPTERS)},
        cuts=cuts,
        mean=mean,
        standard_deviation=deviation,
        population=thresholds.population,
        reason=reason,
        dates=thresholds.dates,
    )


def _has_adopted(time: Any) -> bool:
    return time is not None and not (isinstance(time, float) and np.isnan(time))


def _reason(known: int, deviation: float | None, otherwise: str | None) -> str | None:
    if not known:
        return otherwise or "no adopter has a threshold"
    if known == 1:
        return "one threshold has no spread to be low or high in"
    return None if deviation else "all thresholds are equal"
