"""What speaks for each edge: for each unit, who adopted before it, and how well that explains it.

The pairs of an earlier and a later adopter stand by their later adopter, the target: adding an
edge changes only the gains of edges into its target, so one target's pairs are all that is ever
recomputed.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.inference.cascades import Cascades
from lantoa.graph.inference.objective import Objective
from lantoa.graph.inference.transmission import Transmission

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
#: Pairs that are kept in memory (some 20 bytes each); those of further targets are found anew.
KEPT_PAIRS = 40_000_000
#: Up to so many pairs scores are computed one by one, as the references do, to the last bit: it
#: is the last bit that decides between edges whose gains are equal.
EXACT_PAIRS = 1_000_000
#: Below this a product of two numbers may have lost digits.
_SMALL = 1e-290


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The pairs into one target.

    Attributes:
        rows: the rows of the target's adoptions that have an earlier adopter.
        outside: for each of them its score without an edge of the network.
        event: for each pair the index of its adoption in `rows`.
        source: for each pair the unit that adopted earlier.
        score: for each pair its score along an edge of the network.
    """

    rows: Ints
    outside: Floats
    event: NDArray[np.int32]
    source: NDArray[np.int32]
    score: Floats


class Evidence:
    """All pairs of a set of cascades, under a density and an objective.

    Args:
        cascades: the adoptions.
        transmission: the density of intervals.
        objective: what a network is worth.
        kept: how many pairs to keep in memory.
    """

    def __init__(
        self,
        cascades: Cascades,
        transmission: Transmission,
        objective: Objective,
        *,
        kept: int = KEPT_PAIRS,
    ) -> None:
        self.cascades = cascades
        self.transmission = transmission
        self.objective = objective
        followers = np.flatnonzero(cascades.before > 0)
        order = followers[np.argsort(cascades.unit[followers], kind="stable")]
        bounds = np.searchsorted(cascades.unit[order], np.arange(len(cascades.units) + 1))
        self._rows = [order[a:b] for a, b in itertools.pairwise(bounds.tolist())]
        self._kept: dict[int, Pairs] = {}
        self._room = kept
        self._exact = cascades.pairs <= EXACT_PAIRS

    def into(self, target: int) -> Pairs:
        """Return the pairs into a target that may gain something at all.

        Args:
            target: the index of a unit.
        """
        found = self._kept.get(target)
        if found is None:
            found = self._find(target)
            if len(found.source) <= self._room:
                self._room -= len(found.source)
                self._kept[target] = found
        return found

    def all_into(self, target: int) -> tuple[Ints, Ints, Ints, Floats]:
        """Return every pair into a target: rows of its adoptions, and events, sources, intervals.

        Args:
            target: the index of a unit.
        """
        cascades = self.cascades
        rows = self._rows[target]
        counts = cascades.before[rows]
        event = np.repeat(np.arange(len(rows)), counts)
        # Rows of the earlier adopters: a run from the start of the item for each adoption.
        ends = np.cumsum(counts)
        offset = cascades.start[cascades.item[rows]] - (ends - counts)
        earlier = np.arange(len(event)) + offset[event]
        interval = cascades.time[rows][event] - cascades.time[earlier]
        return rows, event, cascades.unit[earlier], interval

    def scores(self, event: Ints, interval: Floats) -> tuple[Floats, Floats]:
        """Return the score of each pair along an edge, and that of each event without one.

        Args:
            event: for each pair the event that it belongs to, ascending from 0.
            interval: for each pair the time between its adoptions.
        """
        objective = self.objective
        inside = self._logarithms(objective.beta, interval)
        starts = np.flatnonzero(np.diff(event, prepend=-1))
        if objective.constant:
            return inside, np.full(len(starts), math.log(objective.epsilon))
        weak = self._logarithms(objective.epsilon, interval)
        return inside, np.maximum.reduceat(weak, starts) if len(starts) else weak

    def _logarithms(self, weight: float, interval: Floats) -> Floats:
        """Return log(weight f(x)) for each interval x."""
        density, logarithm = self.transmission.density, self.transmission.log_density
        if not self._exact:
            return math.log(weight) + logarithm(interval)
        distinct, place = np.unique(interval, return_inverse=True)
        found = np.array([_product_logarithm(weight, density, x) for x in distinct.tolist()])
        small = np.isnan(found)
        if small.any():
            with np.errstate(over="ignore"):
                found[small] = math.log(weight) + logarithm(distinct[small])
        return found[place]

    def _find(self, target: int) -> Pairs:
        rows, event, source, interval = self.all_into(target)
        score, outside = self.scores(event, interval)
        if np.isposinf(score).any():
            raise UserError(
                f"With these parameters the {self.transmission.name} density is too large for a "
                f"number at an interval of {interval[np.argmax(score)]:.6g}; choose others."
            )
        useful = score > outside[event]
        return Pairs(
            rows,
            outside,
            event[useful].astype(np.int32),
            source[useful].astype(np.int32),
            score[useful],
        )


def _product_logarithm(weight: float, density: Callable[[float], float], interval: float) -> float:
    """Return log(weight f(x)), nan where the product is too small or large for a number."""
    try:
        product = weight * density(interval)
    except ArithmeticError:
        return math.nan
    return math.log(product) if _SMALL < product < math.inf else math.nan
