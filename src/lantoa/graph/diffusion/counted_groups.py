"""Deployments that are counted and not named, such as "hơn 54 đơn vị", beside named ones."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Sequence
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


def overlapping(groups: Sequence[CountedGroup]) -> list[set[int]]:
    """Return for each group the places of the others that may count the same adopters.

    >>> province = CountedGroup(54, 54, key="p")
    >>> overlapping([province, CountedGroup(30, 30, key="d", within=["p"]), CountedGroup(3, 3)])
    [{1}, {0}, set()]
    """
    of_key: dict[str, list[int]] = {}
    of_member: dict[Hashable, list[int]] = {}
    for at, group in enumerate(groups):
        if group.key is not None:
            of_key.setdefault(group.key, []).append(at)
        for member in {*group.members, *group.possible_members}:
            of_member.setdefault(member, []).append(at)
    found: list[set[int]] = [set() for _ in groups]
    for at, group in enumerate(groups):
        for key in {group.key, *group.within} - {None}:
            for other in of_key.get(key, ()):  # type: ignore[arg-type]
                found[at].add(other)
                found[other].add(at)
    for together in of_member.values():
        for at in together:
            found[at].update(together)
    for at, others in enumerate(found):
        others.discard(at)
    return found


def largest_apart(
    groups: Sequence[CountedGroup],
    *,
    near: Sequence[set[int]] | None = None,
    among: Collection[int] | None = None,
) -> list[int]:
    """Return groups of which no two may count the same adopters, with the most unnamed in all.

    Of a province of 54 and its districts of 30 and of 40 these are the districts: the province has
    70 adopters at least. Where groups lie within each other the sum is the largest there is
    (Frank 1976: the stable set of the largest weight in a chordal graph); where they overlap
    otherwise it may be smaller, and still holds.

    Args:
        groups: the groups.
        near: what ``overlapping`` says of them, if that is known.
        among: the places of those to choose from; None: all.

    Returns:
        Their places, ascending.

    >>> province = CountedGroup(54, 54, key="p")
    >>> districts = [CountedGroup(n, n, key=f"d{n}", within=["p"]) for n in (30, 40)]
    >>> largest_apart([province, *districts])
    [1, 2]
    """
    near = overlapping(groups) if near is None else near
    places = set(range(len(groups)) if among is None else among)
    count = [group.unnamed[0] for group in groups]
    # From the innermost, each takes what it counts from all around it that are not taken yet.
    left, taken = list(count), []
    for at in sorted(places, key=lambda at: (len(near[at] & places), at)):
        if left[at] > 0:
            own = left[at]
            for other in (at, *(near[at] & places)):
                left[other] -= own
            taken.append(at)
    chosen: list[int] = []
    for at in reversed(taken):
        if not near[at].intersection(chosen):
            chosen.append(at)
    single = max(places, key=lambda at: (count[at], -at), default=None)
    if single is not None and sum(count[at] for at in chosen) < count[single]:
        chosen = [single]
    return sorted(chosen)
