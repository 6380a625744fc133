"""Adding up: many links between the same two ends become one edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.network.edges import STANDINGS
from lantoa.graph.network.lean import NO_LIMIT, Floats, Ints, as_date

if TYPE_CHECKING:
    from lantoa.graph.network.group_counts import GroupCounts

#: Every edge of a projection has all of these; None where it is not known.
PROJECTED: tuple[str, ...] = (
    "weight",
    "lower",
    "upper",
    "earliest",
    "latest",
    "undated",
    "evidences",
    "standing",
    "said",
    "judged",
    "inferred",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """What is added up: one entry an item, with the numbers of its two ends.

    Attributes:
        source, target: the ends.
        earliest, latest: ordinals of the days that enclose it, 0 unknown.
        evidences: how many pieces of evidence it has.
        standing: positions in ``STANDINGS``.
        weight, lower, upper: how much it counts: the printed number, at least, at most; None is
            one. Where items name deployments that may be the same, see :meth:`Totals.size`.
    """

    source: Ints
    target: Ints
    earliest: Ints
    latest: Ints
    evidences: Ints
    standing: Ints
    weight: Floats | None = None
    lower: Floats | None = None
    upper: Floats | None = None

    def add_up(self) -> Totals:
        """Return the totals of each pair of ends, in the order of the ends."""
        if not len(self.source):
            return Totals(self, np.zeros(0, np.int64), np.zeros(0, np.int64), ())
        width = int(self.target.max()) + 1
        codes = self.source * width + self.target
        order = np.argsort(codes, kind="stable")
        ordered = codes[order]
        starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
        never = np.iinfo(np.int64).max

        def total(values: NDArray[Any]) -> list[Any]:
            found: list[Any] = np.add.reduceat(values[order], starts).tolist()
            return found

        first = np.where(self.earliest > 0, self.earliest, never)[order]
        undated = (self.earliest == 0) & (self.latest == 0)
        columns = (
            np.minimum.reduceat(first, starts).tolist(),
            np.maximum.reduceat(self.latest[order], starts).tolist(),
            total(undated.astype(np.int64)),
            total(self.evidences),
            np.minimum.reduceat(self.standing[order], starts).tolist(),
            *(total((self.standing == rank).astype(np.int64)) for rank in range(len(STANDINGS))),
        )
        return Totals(self, order, starts, columns)


class Totals:
    """The sums of :meth:`Items.add_up`; each edge weighs its items until it is told its size."""

    def __init__(
        self, items: Items, order: Ints, starts: Ints, columns: tuple[list[Any], ...]
    ) -> None:
        self.order = order
        self.starts = starts
        self._columns = columns
        ones = np.diff(np.r_[starts, len(order)]).astype(np.float64)
        self._sizes = [
            ones if of is None or not len(starts) else np.add.reduceat(of[order], starts)
            for of in (items.weight, items.lower, items.upper)
        ]
        at = order[starts] if len(order) else order
        self.source: list[int] = items.source[at].tolist()
        self.target: list[int] = items.target[at].tolist()

    def __len__(self) -> int:
        return len(self.starts)

    def size(self, counts: GroupCounts, node: Ints, share: Floats) -> None:
        """Let each edge weigh the deployments that its items name, those in groups once.

        Args:
            counts: how they are counted.
            node: the deployment or group of each item.
            share: how much of it belongs to the edge.
        """
        if len(self):
            edge = np.repeat(np.arange(len(self)), np.diff(np.r_[self.starts, len(self.order)]))
            rows = node[self.order], share[self.order]
            self._sizes = [*counts.sizes(edge, *rows, len(self))]

    def best(self, values: Floats) -> list[float | None]:
        """Return the greatest known value (nan is none) of each pair of ends."""
        if not len(self.starts):
            return []
        greatest = np.fmax.reduceat(values[self.order], self.starts)
        return [None if np.isnan(value) else value for value in greatest.tolist()]

    def sums(self, values: NDArray[Any]) -> list[float]:
        """Return the sum of the values of the items of each pair of ends."""
        if not len(self.starts):
            return []
        found: list[float] = np.add.reduceat(
            values[self.order].astype(np.float64), self.starts
        ).tolist()
        return found

    def distinct(self, values: Ints) -> list[int]:
        """Return how many different values the items of each pair of ends have."""
        if not len(self.starts):
            return []
        group = np.repeat(np.arange(len(self.starts)), np.diff(np.r_[self.starts, len(self.order)]))
        pairs = np.unique(np.stack([group, values[self.order]]), axis=1)
        found: list[int] = np.bincount(pairs[0], minlength=len(self.starts)).tolist()
        return found

    def edges(self) -> list[dict[str, Any]]:
        """Return the attributes :data:`PROJECTED` of each pair of ends."""
        if not len(self.starts):
            return []
        never = np.iinfo(np.int64).max
        days = {day: as_date(day) for column in self._columns[:2] for day in column if day < never}
        days[never] = None
        weights, lowers, uppers = (wholes(c.tolist()) for c in self._sizes)
        return [
            {
                "weight": weight,
                "lower": lower,
                "upper": upper,
                "earliest": days[first],
                "latest": days[last],
                "undated": undated,
                "evidences": evidences,
                "standing": STANDINGS[rank],
                "said": said,
                "judged": judged,
                "inferred": inferred,
            }
            for (
                weight,
                lower,
                upper,
                first,
                last,
                undated,
                evidences,
                rank,
                said,
                judged,
                inferred,
            ) in zip(weights, lowers, uppers, *self._columns, strict=True)
        ]


def wholes(values: list[float]) -> list[int | float | None]:
    """Return numbers as :func:`whole` does; None for :data:`NO_LIMIT`."""
    array = np.array(values)
    if np.isfinite(array).all() and (array == np.floor(array)).all():
        found: list[int | float | None] = array.astype(np.int64).tolist()
        return found
    return [None if value == NO_LIMIT else whole(value) for value in values]


def whole(value: float) -> int | float:
    """Return a number as int if it is whole, else rounded to nine digits.

    >>> whole(2.0), whole(0.5)
    (2, 0.5)
    """
    return int(value) if value == int(value) else round(value, 9)
