"""Nobody is counted twice: members of groups, groups within groups, totals told again."""

from __future__ import annotations

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lantoa.graph.adoptions.overlaps import Count, Named, reconciled
from lantoa.graph.adoptions.totals import printed_total, shares, total

#: Areas of three levels: a province with two districts of two communes each.
ABOVE = {"p": "", "d1": "p", "d2": "p", "c1": "d1", "c2": "d1", "c3": "d2", "c4": "d2"}


def areas(place: str) -> list[str]:
    found = [place]
    while ABOVE[found[-1]]:
        found.append(ABOVE[found[-1]])
    return found


def together(counts: list[Count], named: dict[str, Named] | None = None) -> tuple[int, int | None]:
    named = named or {}
    return total(named, reconciled(counts, named, areas))


def count(low: int, high: int | None, area: str | None = "p", **more: object) -> Count:
    return Count((low, high), area=area, printed=float(low), **more)  # type: ignore[arg-type]


def test_named_members_count_once() -> None:
    named = {name: Named(place="c1") for name in "abc"}
    assert together([count(54, 54, members=frozenset("abc"))], named) == (54, 54)
    assert together([count(54, 54, members=frozenset("ab"))], named) == (54, 55)
    assert together([count(54, None, members=frozenset("abc"))], named) == (54, None)
    assert together([count(2, 2, members=frozenset("abc"))], named) == (3, 3)


def test_one_total_of_several_sources_is_no_sum() -> None:
    assert together([count(54, 54), count(60, 60)]) == (54, 60)
    assert together([count(50, None), count(54, 54)]) == (54, 54)
    assert together([count(50, None), count(1, 60)]) == (50, 60)
    same = {"earliest": 2020.0, "latest": 2020.9}
    assert together([count(54, 54, **same), count(60, 60, **same)]) == (54, 60)


def test_a_later_total_stands_for_all_and_more_of_them_are_added() -> None:
    first = count(54, 54, earliest=2018.0, latest=2018.9)
    later = count(60, 60, earliest=2020.0, latest=2020.9)
    more = count(5, 5, earliest=2019.0, latest=2019.9, additional=True)
    assert together([first, later]) == (60, 60)
    assert together([first, more]) == (59, 59)
    # The total of 2020 holds what was added in 2019.
    assert together([first, more, later]) == (60, 65)
    assert together([later, more]) == (60, 65)
    # Nobody says which came first.
    assert together([first, count(5, 5, additional=True)]) == (54, 59)


def test_groups_at_several_levels() -> None:
    province, district, commune = count(54, 54), count(10, 10, "d1"), count(4, 4, "c1")
    assert together([province, district, commune]) == (54, 68)
    assert together([district, count(7, 7, "d2")]) == (17, 17)
    # Two districts prove more than the province around them is said to have.
    assert together([province, count(30, 30, "d1"), count(40, 40, "d2")]) == (70, 124)
    assert together([commune, count(3, 3, "c2"), count(2, 2, "c4")]) == (9, 9)


def test_what_is_counted_of_different_things_or_came_of_different_ones_may_add_up() -> None:
    hamlets, schools = count(20, 20, what="thon"), count(34, 34, what="truong")
    assert together([hamlets, schools]) == (34, 54)
    one, other = (count(n, n, origins=frozenset(of)) for n, of in ((20, "a"), (34, "b")))
    assert together([one, other]) == (34, 54)


def test_a_count_of_nobody_knows_where_may_hold_any_other() -> None:
    assert together([count(54, 54, None), count(10, 10, "d1")]) == (54, 64)
    named = {"a": Named(place="c1"), "b": Named(place=None)}
    assert together([count(54, 54, None)], named) == (54, 56)


def test_who_cannot_be_a_member_is_added() -> None:
    told = [count(54, 54, "d1", earliest=2018.0, latest=2018.9)]
    assert together(told, {"a": Named(2017.0, 2017.9, "c1")}) == (54, 55)
    assert together(told, {"a": Named(2019.0, 2019.9, "c1")}) == (55, 55)
    assert together(told, {"a": Named(2017.0, 2017.9, "c3")}) == (55, 55)
    added = [count(5, 5, "d1", earliest=2018.0, latest=2018.9, additional=True)]
    assert together(added, {"a": Named(2017.0, 2017.9, "c1")}) == (6, 6)


PLACES = st.sampled_from([*ABOVE, None])
YEARS = st.one_of(st.just(math.nan), st.integers(2010, 2020).map(float))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Count], dict[str, Named], set[str]]:
    """What sources truly tell of adopters, some by name, some in numbers, and all they tell of."""
    home = {f"x{i}": draw(st.sampled_from(["c1", "c2", "c3", "c4"])) for i in range(12)}
    began = {name: float(draw(st.integers(2010, 2020))) for name in home}
    told = set(draw(st.lists(st.sampled_from(sorted(home)), max_size=6)))
    named = {
        name: Named(began[name], began[name], home[name] if draw(st.booleans()) else None)
        for name in sorted(told)
    }
    counts, spoken_of = [], set(told)
    for _ in range(draw(st.integers(0, 4))):
        area, year = draw(PLACES), float(draw(st.integers(2010, 2020)))
        inside = {n for n in home if began[n] <= year and (area is None or area in areas(home[n]))}
        spoken_of |= inside
        low = draw(st.integers(0, len(inside)))
        high = draw(st.one_of(st.none(), st.integers(len(inside), 15)))
        known = sorted(inside & told)
        members = frozenset(draw(st.lists(st.sampled_from(known)))) if known else frozenset()
        counts.append(count(low, high, area, earliest=year, latest=year, members=members))
    return counts, named, spoken_of


@given(worlds())
def test_counts_never_exceed_bounds(world) -> None:
    counts, named, truth = world
    low, high = together(counts, named)
    assert low <= len(truth)
    assert high is None or low <= len(truth) <= high
    assert low >= max([len(named), *(each.bounds[0] for each in counts)])


@given(worlds())
def test_the_order_and_repetition_of_tellings_change_nothing(world) -> None:
    counts, named, _ = world
    assert together(counts, named) == together([*reversed(counts), *counts], named)


@given(worlds(), st.integers(1, 5))
def test_to_name_a_member_changes_no_total(world, room: int) -> None:
    counts, named, _ = world
    named = {name: each for name, each in named.items() if each.place}
    counts = [each for each in counts if each.area == "p"]
    member = "new"
    group = count(len(named) + room + 1, len(named) + room + 1, what="these", latest=2030.0)
    before = together([*counts, group], named)
    known = {**named, member: Named()}  # where and since when would tell more than that
    after = together(
        [*counts, count(*group.bounds, what="these", latest=2030.0, members=frozenset([member]))],
        known,
    )
    assert after == before


@given(worlds())
def test_shares_add_up_to_what_all_of_them_tell(world) -> None:
    counts, _, truth = world
    told = {str(at): each for at, each in enumerate(counts)}
    parts = shares(told, areas)
    low, high = together([replace(each, members=frozenset()) for each in counts])
    assert parts.keys() == told.keys()
    assert sum(part[0] for part in parts.values()) <= low <= len(truth)
    uppers = [part[1] for part in parts.values()]
    assert (None if None in uppers else sum(uppers)) == high
    assert all(most is None or least <= most for least, most in parts.values())


@given(worlds())
def test_the_printed_total_is_no_less_than_the_named(world) -> None:
    counts, named, _ = world
    assert printed_total(named, reconciled(counts, named, areas)) >= len(named)
