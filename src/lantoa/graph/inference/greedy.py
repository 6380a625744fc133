"""The greedy search for the network that best explains who adopted when.

Each step adds the edge that gains most. A gain can only shrink as edges are added, and adding
u->v changes only the gains of edges into v (localised update, Gomez-Rodriguez, Leskovec and Krause
2010, section 4.2); so for each target its best edge is kept, and after a step the one target is
evaluated anew, exactly. No gain is ever stale.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.inference.evidence import Evidence, Pairs
from lantoa.graph.inference.stopping import Stopping, vuong_p_value
from lantoa.graph.inference.tie_groups import SAME, Level, TieGroup, tie_groups

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
#: A gain below this is none: what rounding leaves of scores that are equal.
NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Step:
    """One edge as it was added.

    Attributes:
        source, target: the units, as indexes.
        gain: by how much it raised the logarithm of the likelihood.
        p_value: of the Vuong test; None where there are less than two items.
        items: in how many items it explains an adoption better than what was there before.
        tied: how many edges would have gained as much, itself included.
    """

    source: int
    target: int
    gain: float
    p_value: float | None
    items: int
    tied: int


class Gains:
    """The best edge into each target, kept right while edges are added.

    Args:
        evidence: the pairs.
        weights: how often each item counts, for resampled items; once by default.
    """

    def __init__(self, evidence: Evidence, weights: Floats | None = None) -> None:
        self._evidence = evidence
        self._units = len(evidence.cascades.units)
        self._weights = weights
        self._scores: dict[int, Floats] = {}
        self._left: dict[int, Pairs] = {}
        self._tied: dict[int, Ints] = {}
        self._many = np.zeros(self._units, dtype=np.int64)
        self._source = np.zeros(self._units, dtype=np.int64)
        #: The largest gain of an edge into each target.
        self.best = np.zeros(self._units)
        for target in evidence.targets:
            self._evaluate(target)

    def choose(self) -> tuple[int, int, int] | None:
        """Return the source and target of the edge to add, and how many would gain as much.

        Returns:
            None if no edge gains anything.
        """
        largest = float(self.best.max(initial=0.0))
        if largest <= NOTHING:
            return None
        close = np.flatnonzero(self.best >= largest * (1 - SAME))
        target = int(close[-1])
        if self.best[target] != largest:
            target = int(close[self.best[close] == largest][-1])
        return int(self._source[target]), target, int(self._many[close].sum())

    def level(self) -> Level:
        """Return all edges that now gain most, and equally much."""
        largest = float(self.best.max())
        targets = np.flatnonzero(self.best >= largest * (1 - SAME))
        sources = [self._tied[target] for target in targets.tolist()]
        return Level(
            largest,
            np.concatenate(sources).astype(np.int32),
            np.repeat(targets, self._many[targets]).astype(np.int32),
        )

    def add(self, source: int, target: int) -> tuple[Floats, Floats]:
        """Add an edge.

        Returns:
            What it gained in each item where it gained anything, and how often that item counts.
        """
        pairs = self._pairs(target)
        scores = self._scores.setdefault(target, pairs.outside.copy())
        mine = np.flatnonzero(pairs.source == source)
        event, score = pairs.event[mine], pairs.score[mine]
        gained = score - scores[event]
        better = gained > 0
        event, gained = event[better], gained[better]
        scores[event] = score[better]
        if self._weights is None:
            weight = np.ones(len(event))
        else:
            weight = self._weights[self._evidence.cascades.item[pairs.rows[event]]]
        self._evaluate(target)
        return gained, weight

    def _pairs(self, target: int) -> Pairs:
        """Return the pairs into a target that may still gain something."""
        return self._left.get(target) or self._evidence.into(target)

    def _evaluate(self, target: int) -> None:
        """Find the best edge into a target."""
        pairs = self._pairs(target)
        gained = pairs.score - self._scores.get(target, pairs.outside)[pairs.event]
        useful = np.flatnonzero(gained > 0)
        if 2 * len(useful) < len(gained):
            # Scores of adoptions only rise: what gains nothing now never will.
            pairs = self._left[target] = pairs.only(useful)
            gained = gained[useful]
        else:
            gained = np.maximum(gained, 0.0)
        if self._weights is not None:
            gained *= self._weights[self._evidence.cascades.item[pairs.rows]][pairs.event]
        gains = np.bincount(pairs.source, weights=gained, minlength=self._units)
        largest = float(gains.max(initial=0.0))
        self.best[target] = largest
        if largest > 0:
            tied = np.flatnonzero(gains >= largest * (1 - SAME))
            self._tied[target], self._many[target] = tied, len(tied)
            self._source[target] = tied[gains[tied] == largest][-1]


def greedy(
    evidence: Evidence, stopping: Stopping, weights: Floats | None = None
) -> tuple[list[Step], str, tuple[TieGroup, ...]]:
    """Add edges, the best first, until it is time to stop.

    Any order of edges that gain equally much is as good as another. To come to the networks of
    NetworkInference all the same, its choice is made: the largest gain as rounded, of these the
    last by target and then by source, in the order in which units first appear.

    Args:
        evidence: the pairs of earlier and later adopters.
        stopping: when to stop.
        weights: how often each item counts, of shape (items,); once by default. Ties are then
            not looked for.

    Returns:
        The edges in the order added; why it stopped: ``edges``, ``min_gain``, ``p_value`` or
        ``nothing gains``; and the groups of edges that tied.
    """
    gains = Gains(evidence, weights)
    number = len(evidence.cascades) if weights is None else int(weights.sum())
    steps: list[Step] = []
    levels: list[tuple[int, Level]] = []
    lowest = np.inf
    why = "edges"
    while stopping.edges is None or len(steps) < stopping.edges:
        choice = gains.choose()
        if choice is None:
            why = "nothing gains"
            break
        source, target, tied = choice
        if stopping.min_gain is not None and gains.best[target] < stopping.min_gain:
            why = "min_gain"
            break
        if weights is None and gains.best[target] < lowest:
            # A gain that nothing had before: whoever has it now stands together.
            lowest = float(gains.best[target]) * (1 - SAME)
            if tied > 1:
                levels.append((len(steps), gains.level()))
        gained, weight = gains.add(source, target)
        p_value = vuong_p_value(gained, number, weight)
        step = Step(source, target, float(gained @ weight), p_value, len(gained), tied)
        failing = stopping.p_value is not None and not (
            p_value is not None and p_value < stopping.p_value
        )
        if not failing or stopping.keep_failing:
            steps.append(step)
        if failing:
            why = "p_value"
            break
    return steps, why, tie_groups([step.gain for step in steps], levels)
