"""Which counts of unnamed adopters may count the same ones, so that nobody is counted twice.

Sources count one model in a district and in the province around it, tell one total twice, and name
some of those that they count. Here every count learns what it may share: its named members, the
named ones that may be members, and the other counts that may hold the same adopters.
:mod:`.totals` adds them up.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lantoa.graph.diffusion.counted_groups import CountedGroup
from lantoa.ontology.bounds import Bounds, tellings

#: The area of a count of which no source says where: it may hold any other.
_SOMEWHERE = "somewhere"


@dataclass(frozen=True, slots=True)
class Count:
    """Adopters of one item that a source counts without naming all of them.

    Attributes:
        bounds: how many, the named `members` included.
        earliest, latest: when it was so, in years; nan where that is not known.
        members: the named ones among them.
        area: where they are; None if not said.
        what: what is counted, as a key: hamlets and schools are not the same ones.
        origins: what they came of, where it is told: what came of others is not the same.
        additional: told as more of them ("thêm 5"), not as all of them.
        key: counts of one key are the same adopters at one time or another.
        around: the keys of other counts that may hold the same adopters.
        possible_members: named ones that may be members, as far as is known.
        printed: the number as printed, whatever bounds it.
        among: the units of which each is one, where it is told of one that was parted.
    """

    bounds: Bounds
    earliest: float = math.nan
    latest: float = math.nan
    members: frozenset[str] = frozenset()
    area: str | None = None
    what: str = ""
    origins: frozenset[str] = frozenset()
    additional: bool = False
    key: str | None = None
    around: tuple[str, ...] = ()
    possible_members: frozenset[str] = frozenset()
    printed: float = 0.0
    among: tuple[str, ...] = ()

    def counted(self) -> CountedGroup:
        """Return it as the adoption curve takes it."""
        return CountedGroup(
            *self.bounds,
            latest=self.latest,
            members=self.members,
            possible_members=self.possible_members,
            key=self.key,
            within=self.around,
        )


@dataclass(frozen=True, slots=True)
class Named:
    """A named adopter: the bounds of when it adopted in years, and where it is."""

    earliest: float = math.nan
    latest: float = math.nan
    place: str | None = None


def reconciled(
    counts: Iterable[Count],
    named: Mapping[str, Named],
    areas: Callable[[str], Collection[str]],
) -> list[Count]:
    """Return the counts of one item with what they share.

    Several tellings of one total become one count (:func:`lantoa.ontology.bounds.tellings`): where
    they contradict each other it lies between them. Told of are totals, "thêm 5" aside. A total of
    a later time stands beside that of an earlier one, of which it holds all.

    Args:
        counts: as told.
        named: the adopters that are known by name, by identifier.
        areas: tells what a place lies in, itself included.

    >>> told = [Count((54, 54), 2020, 2020.9, area="p"), Count((60, 60), 2020, 2020.9, area="p")]
    >>> [(each.bounds, each.key) for each in reconciled(told, {}, lambda place: [place])]
    [((54, 60), 'p')]
    """
    return linked([together(same) for same in told_once(counts)], named, areas)


def linked(
    found: Sequence[Count],
    named: Mapping[str, Named],
    areas: Callable[[str], Collection[str]],
) -> list[Count]:
    """Return counts, each told once, with what they share, in their order."""
    keys = _keys(found)
    around = [frozenset(areas(count.area)) if count.area else frozenset() for count in found]
    near = _near(found, around, named, areas)
    out = []
    for at, count in enumerate(found):
        shares = [
            keys[other]
            for other, theirs in enumerate(found)
            if other != at
            and keys[other] != keys[at]
            and _overlap(count, around[at], theirs, around[other])
            and not _apart(count, theirs)
        ]
        here = named if count.area is None else near[count.area]
        perhaps = {name for name in here if _may_be_in(count, named[name])} - count.members
        out.append(
            replace(
                count,
                key=keys[at],
                around=tuple(sorted(set(shares))),
                possible_members=frozenset(perhaps),
            )
        )
    return out


def told_once(counts: Iterable[Count]) -> list[list[Count]]:
    """Put the tellings of one total side by side."""
    alike: dict[tuple[object, ...], list[Count]] = {}
    for at, count in enumerate(counts):
        one = (count.area, count.what, count.origins, at if count.additional else None)
        alike.setdefault(one, []).append(count)
    return [
        same
        for of_one in alike.values()
        for same in _at_one_time(sorted(of_one, key=lambda each: (each.earliest, each.latest)))
    ]


def _at_one_time(counts: Sequence[Count]) -> Iterable[list[Count]]:
    """Yield counts whose times do not tell which is the later one; those without a time apart."""
    undated = [count for count in counts if math.isnan(count.latest)]
    if undated:
        yield undated
    same: list[Count] = []
    end = -math.inf
    dated = [count for count in counts if not math.isnan(count.latest)]
    for count in sorted(dated, key=lambda each: (_begin(each), each.latest)):
        if same and _begin(count) > end:
            yield same
            same = []
        same.append(count)
        end = max(end, count.latest)
    if same:
        yield same


def together(same: Sequence[Count]) -> Count:
    """Return one count of what several tell of it together."""
    if len(same) == 1:
        return same[0]
    begin = min(_begin(count) for count in same)
    return replace(
        same[0],
        bounds=tellings(count.bounds for count in same),
        earliest=math.nan if math.isinf(begin) else begin,
        latest=max(count.latest for count in same),
        members=frozenset().union(*(count.members for count in same)),
        printed=max(count.printed for count in same),
    )


def _begin(count: Count) -> float:
    return -math.inf if math.isnan(count.earliest) else count.earliest


def _keys(counts: Sequence[Count]) -> list[str]:
    """Return a key for each count: its area, with what tells several there apart."""
    ones = [
        (c.area or _SOMEWHERE, c.what, *sorted(c.origins), *([str(at)] if c.additional else []))
        for at, c in enumerate(counts)
    ]
    of_area: dict[str, set[tuple[str, ...]]] = {}
    for one in ones:
        of_area.setdefault(one[0], set()).add(one)
    return [one[0] if len(of_area[one[0]]) == 1 else "#".join(one) for one in ones]


def _overlap(
    one: Count, around_one: Collection[str], other: Count, around_other: Collection[str]
) -> bool:
    """Whether one of two areas holds the other."""
    if one.area is None or other.area is None:
        return True
    return one.area in around_other or other.area in around_one


def _apart(one: Count, other: Count) -> bool:
    """Whether one is told as more than the other, after it."""
    return (one.additional and _begin(one) > _end(other)) or (
        other.additional and _begin(other) > _end(one)
    )


def _end(count: Count) -> float:
    return math.inf if math.isnan(count.latest) else count.latest


def _near(
    counts: Sequence[Count],
    around: Sequence[Collection[str]],
    named: Mapping[str, Named],
    areas: Callable[[str], Collection[str]],
) -> dict[str, set[str]]:
    """Return the named adopters that may lie in each area that is counted.

    One that is only known to lie somewhere in a larger area, or of which no place is told, may.
    """
    found: dict[str, set[str]] = {count.area: set() for count in counts if count.area}
    of_place: dict[str | None, list[str]] = {}
    for name, each in named.items():
        of_place.setdefault(each.place, []).append(name)
    for place, names in of_place.items():
        for area in found if place is None else found.keys() & areas(place):
            found[area].update(names)
    for count, above in zip(counts, around, strict=True):
        if count.area:
            for place in of_place.keys() & above:
                found[count.area].update(of_place[place])
    return found


def _may_be_in(count: Count, named: Named) -> bool:
    """Whether a named adopter in the area may be one of those counted."""
    if named.earliest > count.latest:
        return False
    return not (count.additional and named.latest < _begin(count))
