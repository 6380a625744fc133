"""Deployments that are counted and not named, such as "hơn 54 đơn vị", beside named ones."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass

from lantoa.errors import UserError


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """Adopters that a source counts.

    Attributes:
        lower: at least so many, named members included.
        upper: at most so many; None: not known ("hơn 54").
        earliest: the first time at which they may have adopted; None or nan: not known.
        latest: the time by which all had adopted; None or nan: not known.
        members: named units inside the group: counted once.
        possible_members: named units that may be inside: inside for the lower bound, outside for
            the upper.
        key: groups of one key (e.g. one area, told by two papers) count the same adopters.
        within: keys of larger groups that may hold this one (e.g. the district and the province
            of its area), whether there are such groups or not.

    >>> CountedGroup(54, None, latest=2020, members={"a", "b", "c"}).unnamed
    (51, None)
    """

    lower: int
    upper: int | None
    earliest: float | None = None
    latest: float | None = None
    members: Collection[Hashable] = ()
    possible_members: Collection[Hashable] = ()
    key: str | None = None
    within: Collection[str] = ()

    def __post_init__(self) -> None:
        for name in ("earliest", "latest"):
            date = getattr(self, name)
            if date is not None and math.isnan(date):
                object.__setattr__(self, name, None)
        if self.lower < 0 or (self.upper is not None and self.upper < self.lower):
            raise UserError(
                f"A group counts from {self.lower} to {self.upper}; the upper number must not be "
                "below the lower, nor that below 0."
            )
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            raise UserError(
                f"A group's dates end ({self.latest:g}) before they begin ({self.earliest:g})."
            )

    @property
    def unnamed(self) -> tuple[int, int | None]:
        """At least and at most how many of the group are not named."""
        inside = len(set(self.members))
        maybe = len(set(self.possible_members) - set(self.members))
        most = None if self.upper is None else max(0, self.upper - inside)
        return max(0, self.lower - inside - maybe), most


def clusters(groups: Iterable[CountedGroup]) -> list[list[CountedGroup]]:
    """Put groups together that may count the same adopters.

    Those are groups of one key, one within the other, or with a common member. Groups of
    different clusters are taken to be disjoint.

    >>> one, other = CountedGroup(5, 5, key="x"), CountedGroup(7, 7, key="x")
    >>> [len(cluster) for cluster in clusters([one, CountedGroup(3, 3), other])]
    [1, 2]
    >>> len(clusters([one, CountedGroup(3, 3, key="y", within=["x", "z"])]))
    1
    """
    groups = tuple(groups)
    keys = {group.key for group in groups}
    found: list[tuple[set[Hashable], list[CountedGroup]]] = []
    for group in groups:
        marks: set[Hashable] = {("member", m) for m in (*group.members, *group.possible_members)}
        around = [key for key in group.within if key in keys]
        marks |= {("key", key) for key in (group.key, *around) if key is not None}
        together = [pair for pair in found if pair[0] & marks]
        found = [pair for pair in found if not pair[0] & marks]
        of_all = [one for _, members in together for one in members]
        found.append((marks.union(*(m for m, _ in together)), [*of_all, group]))
    return [members for _, members in found]
