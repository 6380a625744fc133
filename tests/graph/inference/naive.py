"""Netinf once more, as plainly as it can be written: every gain anew after every edge."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from statistics import NormalDist, stdev

Row = tuple[str, str, float]
Density = Callable[[float], float]
Edge = tuple[str, str]


class Naive:
    """The likelihood of a set of edges, kept by item and adopter.

    `outside` is the constant score of what comes from outside; without it that is the best
    earlier adopter by an edge of the weight `epsilon`.
    """

    def __init__(
        self,
        rows: Iterable[Row],
        log_density: Density,
        *,
        beta: float = 0.5,
        epsilon: float = 1e-10,
        constant: bool = False,
    ) -> None:
        self.times: dict[str, dict[str, float]] = {}
        for unit, item, time in rows:
            adopters = self.times.setdefault(item, {})
            adopters[unit] = min(time, adopters.get(unit, math.inf))
        self.log_density = log_density
        self.beta = beta
        self.score: dict[tuple[str, str], float] = {}
        self.candidates: dict[Edge, list[str]] = {}
        for item, adopters in sorted(self.times.items()):
            for target, time in adopters.items():
                earlier = [unit for unit, t in adopters.items() if t < time]
                for source in earlier:
                    self.candidates.setdefault((source, target), []).append(item)
                if earlier:
                    best = max(log_density(time - adopters[unit]) for unit in earlier)
                    self.score[item, target] = math.log(epsilon) + (0 if constant else best)

    def gains(self, edge: Edge) -> dict[str, float]:
        """What an edge would gain in each item where it would gain anything."""
        source, target = edge
        found = {}
        for item in self.candidates[edge]:
            adopters = self.times[item]
            along = math.log(self.beta) + self.log_density(adopters[target] - adopters[source])
            if along > self.score[item, target]:
                found[item] = along - self.score[item, target]
        return found

    def total(self, edge: Edge) -> float:
        return math.fsum(self.gains(edge).values())

    def add(self, edge: Edge) -> list[float]:
        """Add an edge; return its gain in each item, zeros included."""
        gained = self.gains(edge)
        for item, gain in gained.items():
            self.score[item, edge[1]] += gain
        return [gained.get(item, 0.0) for item in self.times]

    def best(self) -> float:
        return max((self.total(edge) for edge in self.candidates), default=0.0)

    def greedy(self, number: int) -> list[tuple[Edge, float]]:
        """The first edges of a greedy search, any of those that tie."""
        found = []
        for _ in range(number):
            gain, edge = max((self.total(edge), edge) for edge in self.candidates)
            if gain <= 0:
                break
            self.add(edge)
            found.append((edge, gain))
        return found


def p_value(gains: list[float]) -> float:
    """The Vuong test of an added edge over all items, from its definition."""
    number = len(gains)
    differences = [gain - 1 / number for gain in gains]
    z = sum(differences) / (stdev(differences) * math.sqrt(number))
    return 1 - NormalDist().cdf(z)
