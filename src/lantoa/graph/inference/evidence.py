"""What speaks for each edge: for each unit, who adopted before it, and how well that explains it.

The pairs of an earlier and a later adopter stand by their later adopter, the target: adding an
edge changes only the gains of edges into its target, so one target's pairs are all that is ever
recomputed.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.inference.cascades import Cascades
from lantoa.graph.inference.objective import Objective
from lantoa.graph.inference.scores import Scores
from lantoa.graph.inference.transmission import Transmission

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
#: Pairs that are kept in memory (16 bytes each); those of further targets are found anew.
KEPT_PAIRS = 20_000_000


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

    def only(self, pairs: Ints) -> Pairs:
        """Return some of the pairs, by their indexes."""
        return Pairs(
            self.rows, self.outside, self.event[pairs], self.source[pairs], self.score[pairs]
        )


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
        #: The units that adopted anything later than another, as indexes.
        self.targets: list[int] = np.flatnonzero(np.diff(bounds)).tolist()
        self._scores = Scores(cascades, transmission)
        self._source = cascades.unit.astype(np.int32)
        self._kept: dict[int, Pairs] = {}
        self._room = kept

    def into(self, target: int) -> Pairs:
        """Return the pairs into a target that may gain something at all.

        Args:
            target: one of :attr:`targets`.

        Raises:
            UserError: the density of an interval is too large for a number.
        """
        found = self._kept.get(target)
        if found is None:
            found = self._find(target)
            if len(found.source) <= self._room:
                self._room -= len(found.source)
                self._kept[target] = found
        return found

    def _find(self, target: int) -> Pairs:
        cascades, objective = self.cascades, self.objective
        rows = self._rows[target]
        counts = cascades.before[rows]
        starts = np.cumsum(counts) - counts
        # Rows of the earlier adopters: a run from the start of the item for each adoption.
        earlier = np.arange(counts.sum())
        earlier += np.repeat(cascades.start[cascades.item[rows]] - starts, counts)
        interval = self._scores.intervals(rows, counts, earlier)
        inside = self._scores.logarithms(objective.beta, interval)
        if objective.constant:
            outside = np.full(len(rows), math.log(objective.epsilon))
        else:
            weak = self._scores.logarithms(objective.epsilon, interval)
            outside = np.maximum.reduceat(weak, starts)
        useful = np.flatnonzero(inside > np.repeat(outside, counts))
        event = np.repeat(np.arange(len(rows), dtype=np.int32), counts)[useful]
        return Pairs(rows, outside, event, self._source[earlier[useful]], inside[useful])
