"""Bounds of an adoption curve by period, summed up over units and counted groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.diffusion.counted_groups import CountedGroup, largest_apart, overlapping
from lantoa.graph.diffusion.period_edges import count_before, period_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class CurveCounts:
    """Bounds by period, summed up over units and clusters of groups."""

    def __init__(self, edges: Floats) -> None:
        periods = len(edges) - 1
        self.edges = edges
        self.new_lower = np.zeros(periods, dtype=np.int64)
        self.new_upper = np.zeros(periods, dtype=np.int64)
        self.lower = np.zeros(periods, dtype=np.int64)
        self.upper = np.zeros(periods, dtype=np.int64)
        self.new_open = np.zeros(periods, dtype=np.bool_)
        self.open = np.zeros(periods, dtype=np.bool_)

    def add_units(self, low: Floats, high: Floats) -> None:
        """Count units by their earliest and latest times."""
        periods = len(self.new_lower)
        first, last = period_of(self.edges, low), period_of(self.edges, high)
        within = (first == last) & (first >= 0) & (first < periods)
        self.new_lower += np.bincount(first[within], minlength=periods)
        touches = (last >= 0) & (first < periods)
        opened = np.bincount(np.maximum(first[touches], 0), minlength=periods + 1)
        closed = np.bincount(np.minimum(last[touches], periods - 1) + 1, minlength=periods + 1)
        self.new_upper += np.cumsum(opened - closed)[:periods]
        self.lower += count_before(self.edges, high)[1:]
        self.upper += count_before(self.edges, low)[1:]

    def _span(self, group: CountedGroup) -> tuple[int, int]:
        low = -np.inf if group.earliest is None else group.earliest
        high = np.inf if group.latest is None else group.latest
        first, last = period_of(self.edges, np.array([low, high])).tolist()
        return first, last

    def add_cluster_lower(self, cluster: Sequence[CountedGroup]) -> int:
        """Add what groups prove that may count the same adopters: those of them that are apart.

        New adopters of a period are only those of the groups that prove most in all: what two
        groups tell of two periods may be the same adopters.
        """
        periods = len(self.lower)
        new, total = np.zeros_like(self.new_lower), np.zeros_like(self.lower)
        spans = [self._span(group) for group in cluster]
        near = overlapping(cluster)
        best, most = [], 0
        for end in sorted({max(last, 0) for _, last in spans}):
            by_then = [at for at, (_, last) in enumerate(spans) if last <= end]
            apart = largest_apart(cluster, near=near, among=by_then)
            proved = sum(cluster[at].unnamed[0] for at in apart)
            if proved > most:
                best, most = apart, proved
            if end < periods:
                total[end:] = most
        for at in best:
            first, last = spans[at]
            if first == last and 0 <= first < periods:
                new[first] += cluster[at].unnamed[0]
        self.new_lower += new
        self.lower += total
        return most

    def add_cluster_upper(self, cluster: Sequence[CountedGroup]) -> list[int | None]:
        """Add what groups allow: the most of those of one key, the sum over keys."""
        periods = len(self.upper)
        by_key: dict[object, list[CountedGroup]] = {}
        for at, group in enumerate(cluster):
            by_key.setdefault(at if group.key is None else group.key, []).append(group)
        found: list[int | None] = []
        for members in by_key.values():
            new, total = np.zeros_like(self.new_upper), np.zeros_like(self.upper)
            for group in members:
                count = group.unnamed[1]
                first, last = self._span(group)
                if first >= periods:
                    continue
                begin = max(first, 0)
                touched = slice(begin, max(last, -1) + 1)
                if count is None:
                    self.open[begin:] = True
                    self.new_open[touched] = True
                else:
                    total[begin:] = np.maximum(total[begin:], count)
                    new[touched] = np.maximum(new[touched], count)
            self.new_upper += new
            self.upper += total
            counts = [group.unnamed[1] for group in members]
            known = [count for count in counts if count is not None]
            found.append(max(known) if len(known) == len(counts) else None)
        return found

    @staticmethod
    def bounded(
        counts: NDArray[np.int64], is_open: NDArray[np.bool_], population: int | None
    ) -> tuple[int | None, ...]:
        """Return upper counts: unknown where open, never more than the population."""
        most = np.iinfo(np.int64).max if population is None else population
        return tuple(
            None if unknown and population is None else most if unknown else min(int(n), most)
            for n, unknown in zip(counts, is_open, strict=True)
        )
