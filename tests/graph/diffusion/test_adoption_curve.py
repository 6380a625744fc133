"""The adoption curve: what must have adopted by when, and what may have."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.adoption_curve import adoption_curve
from lantoa.graph.diffusion.counted_groups import CountedGroup, largest_apart, overlapping
from tests.graph.diffusion.reference import adoption_times, numbers

VARIANTS = [(d, v) for d in ("medInnovations", "kfamily") for v in ("asShipped", "censoredNA")]


@pytest.mark.parametrize(("dataset", "variant"), VARIANTS)
def test_exact_dates_give_the_curve_of_netdiffuser(dataset: str, variant: str) -> None:
    expected = numbers(f"netdiffuser_{dataset}_{variant}")
    curve = adoption_curve(
        adoption_times(dataset, variant), origin=1, until=expected["periods"][-1]
    )
    assert curve.starts == tuple(expected["periods"])
    assert curve.population == expected["n"]
    for new in (curve.new_lower, curve.new_upper):
        assert list(new) == expected["new_adopters"]
    for cumulative in (curve.cumulative_lower, curve.cumulative_upper):
        assert list(cumulative) == expected["cumulative_adopters"]
    assert curve.share_lower == pytest.approx(expected["cumulative_proportion"], abs=1e-12)
    assert curve.dates == "exact"


def test_intervals_are_counted_when_they_end_and_possible_when_they_begin() -> None:
    curve = adoption_curve(
        {"exact": 2012, "interval": 2011, "by": None, "since": 2013, "never": None},
        latest={"exact": 2012, "interval": 2013, "by": 2012, "since": None, "never": None},
        origin=2011,
        until=2014,
    )
    assert curve.starts == (2011, 2012, 2013, 2014)
    assert curve.cumulative_lower == (0, 2, 3, 3)
    assert curve.cumulative_upper == (2, 3, 4, 4)
    assert curve.new_lower == (0, 1, 0, 0)
    assert curve.new_upper == (2, 3, 2, 1)
    assert (curve.population, curve.adopters, curve.dates) == (5, (4, 4), "bounds")


def test_undated_adopters_are_possible_everywhere_and_certain_nowhere() -> None:
    curve = adoption_curve({"a": 2015, "b": None, "c": None}, undated=["b"], until=2016)
    assert (curve.named, curve.undated, curve.population) == (2, 1, 3)
    assert curve.cumulative_lower == (1, 1)
    assert curve.cumulative_upper == (2, 2)
    by_number = adoption_curve([2015, None], undated=1, until=2016)
    assert by_number.to_dict() == curve.to_dict()


def test_a_group_of_54_with_three_named_members_counts_54() -> None:
    curve = adoption_curve(
        {"a": 2018, "b": 2019, "c": None, "other": 2019},
        undated=["c"],
        groups=[CountedGroup(54, 54, latest=2020, members=("a", "b", "c"))],
    )
    assert (curve.unnamed_lower, curve.unnamed_upper) == (51, 51)
    assert curve.adopters == (55, 55)
    # By the end of 2020 all 54 and the other; before, only who is dated.
    assert curve.cumulative_lower == (1, 3, 55)
    assert curve.cumulative_upper == (53, 55, 55)
    assert curve.new_lower == (1, 2, 0)


def test_at_least_54_has_no_upper_bound_unless_the_population_gives_one() -> None:
    group = CountedGroup(54, None, earliest=2019, latest=2019)
    curve = adoption_curve({"a": 2018, "b": 2020}, groups=[group])
    assert curve.cumulative_lower == (1, 55, 56)
    assert curve.cumulative_upper == (1, None, None)
    assert curve.new_lower == (1, 54, 1)
    assert curve.new_upper == (1, None, 1)
    assert curve.share_upper == (None, None, None)
    curve = adoption_curve({"a": 2018, "b": 2020}, groups=[group], population=100)
    assert curve.cumulative_upper == (1, 100, 100)
    assert curve.share_lower == (0.01, 0.55, 0.56)


def test_two_counts_of_the_same_adopters_are_not_added() -> None:
    groups = [
        CountedGroup(54, 54, latest=2020, key="tỉnh Hòa Bình"),
        CountedGroup(60, 60, latest=2021, key="tỉnh Hòa Bình"),
        CountedGroup(5, 5, latest=2021, key="tỉnh Sơn La"),
    ]
    curve = adoption_curve({"a": 2019}, groups=groups)
    assert curve.cumulative_lower == (1, 55, 66)
    assert curve.adopters == (66, 66)


def test_a_count_within_an_area_that_is_counted_too_is_not_added() -> None:
    province = CountedGroup(54, 54, latest=2020, key="tỉnh Hòa Bình")
    districts = [
        CountedGroup(n, n, latest=2020, key=name, within=["tỉnh Hòa Bình"])
        for n, name in ((20, "huyện Mai Châu"), (5, "huyện Lương Sơn"))
    ]
    assert adoption_curve([], groups=[*districts, province]).adopters == (54, 79)
    # Without the count of the province the districts are apart, and both count.
    assert adoption_curve([], groups=districts).adopters == (25, 25)


DATES = st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda d: (d[0], d[0] + d[1]))
GROUPS = st.builds(
    lambda lower, more, dates, members, key: CountedGroup(
        lower, None if more is None else lower + more, *dates, members=members, key=key
    ),
    st.integers(0, 20),
    st.none() | st.integers(0, 5),
    DATES,
    st.sets(st.integers(0, 5)),
    st.none() | st.sampled_from("xy"),
)


@pytest.mark.parametrize(("other", "least", "most"), [(40, 70, 124), (20, 54, 104)])
def test_districts_apart_prove_their_sum_or_their_province_alone(
    other: int, least: int, most: int
) -> None:
    groups = [
        CountedGroup(54, 54, 2019, 2019, key="p"),
        CountedGroup(30, 30, 2019, 2019, key="d", within=["p"]),
        CountedGroup(other, other, 2020, 2020, key="e", within=["p"]),
        CountedGroup(9, 9, 2020, 2020, key="commune of e", within=["e", "p"]),
    ]
    curve = adoption_curve([], groups=groups)
    assert curve.adopters == (least, most + 9)
    assert curve.cumulative_lower == (54, least)
    assert sum(curve.new_lower) == least
    assert curve.new_lower == ((30, 40) if other == 40 else (54, 0))


AREAS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 20), st.integers(0, 6)), min_size=1, max_size=9
)


@given(AREAS)
def test_what_nested_groups_prove_is_the_best_sum_of_groups_apart(
    areas: list[tuple[int, int, int]],
) -> None:
    # Each area lies in an earlier one or in none; "within" names all around it.
    around: list[list[str]] = []
    groups = []
    for at, (inside, count, _) in enumerate(areas):
        near = inside % (at + 1)
        around.append([f"area {near}", *around[near]] if near < at else [])
        groups.append(CountedGroup(count, count, key=f"area {at}", within=around[at]))

    def apart(some: Iterable[int]) -> bool:
        return not any(
            f"area {a}" == f"area {b}" or f"area {a}" in around[b] or f"area {b}" in around[a]
            for a, b in itertools.combinations(some, 2)
        )

    found = largest_apart(groups)
    assert apart(found)
    best = max(
        sum(groups[at].lower for at in some)
        for size in range(1, len(groups) + 1)
        for some in itertools.combinations(range(len(groups)), size)
        if apart(some)
    )
    assert sum(groups[at].lower for at in found) == best


@given(st.lists(GROUPS, min_size=1, max_size=8))
def test_groups_that_overlap_otherwise_are_apart_and_prove_the_largest_at_least(
    groups: list[CountedGroup],
) -> None:
    found = largest_apart(groups)
    for a, b in itertools.combinations([groups[at] for at in found], 2):
        assert a.key is None or a.key != b.key
        assert not set(a.members) & set(b.members)
    assert sum(groups[at].unnamed[0] for at in found) >= max(g.unnamed[0] for g in groups)
    assert len(overlapping(groups)) == len(groups)


def test_groups_with_a_common_member_prove_only_the_larger() -> None:
    groups = [
        CountedGroup(5, 5, latest=2020, members={"a", "b"}),
        CountedGroup(4, 4, latest=2020, members={"a"}),
    ]
    curve = adoption_curve({"a": 2020, "b": 2020}, groups=groups)
    assert curve.adopters == (2 + 3, 2 + 3 + 3)


def test_a_member_that_is_not_counted_by_name_is_counted_with_its_group() -> None:
    group = CountedGroup(54, 54, latest=2020, members={"a", "elsewhere"})
    assert adoption_curve({"a": 2020}, groups=[group]).adopters == (54, 54)


def test_what_one_cluster_tells_of_two_periods_may_be_the_same_adopters() -> None:
    groups = [CountedGroup(2, None, y, y, key="x") for y in (2019, 2020)]
    curve = adoption_curve([], groups=groups)
    assert (curve.new_lower, curve.cumulative_lower) == ((2, 0), (2, 2))


def test_who_may_be_among_the_counted_is_inside_below_and_outside_above() -> None:
    group = CountedGroup(10, 10, latest=2020, members={"a"}, possible_members={"b"})
    assert adoption_curve({"a": 2020, "b": 2020}, groups=[group]).adopters == (10, 11)


def test_calendar_years_may_be_given_as_bounds() -> None:
    curve = adoption_curve([2010.5, 2011.0, 2013.5], edges=[2010, 2011, 2012])
    assert (curve.new_lower, curve.cumulative_lower, curve.beyond) == ((1, 1), (1, 2), 1)


@pytest.mark.parametrize(
    ("times", "options", "words"),
    [
        ({"a": None}, {"undated": ["a"]}, "No adoption has a date"),
        ({"a": 2015}, {"latest": {"a": 2014}}, "'a' lies before"),
        ({"a": 2015}, {"latest": [2014]}, "both by unit"),
        ({"a": 2015}, {"latest": {"b": 2016}}, "same units"),
        ([2015], {"latest": [2015, 2016]}, "as many"),
        ([2015, 2016], {"population": 1}, "smaller than the 2 adopters"),
        ([2015], {"period": 0}, "longer than nothing"),
        ([-4000, 2015], {"period": 0.01}, "take longer periods"),
        ([2015], {"origin": 2016, "until": 2014}, "before they begin"),
        ([2015], {"edges": [2015, 2014]}, "ascending"),
        (
            [2015],
            {"groups": [CountedGroup(54, None, latest=2016)], "population": 50},
            "smaller than the 55 adopters",
        ),
    ],
)
def test_bad_input_is_refused_in_one_sentence(
    times: Any, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        adoption_curve(times, **options)


@pytest.mark.parametrize("bounds", [(3, 2), (-1, 2)])
def test_a_group_has_bounds_in_order(bounds: tuple[int, int]) -> None:
    with pytest.raises(UserError, match="must not be"):
        CountedGroup(*bounds)
    with pytest.raises(UserError, match="dates end"):
        CountedGroup(1, 2, earliest=2, latest=1)
    assert CountedGroup(1, 2, earliest=math.nan).earliest is None


@settings(max_examples=150)
@given(
    st.lists(st.none() | DATES, min_size=1, max_size=12),
    st.lists(GROUPS, max_size=4),
    st.integers(-2000, 2000),
    st.integers(0, 3),
)
def test_counts_keep_within_their_bounds_and_shift_with_the_dates(
    dates: list[tuple[int, int] | None], groups: list[CountedGroup], shift: int, undated: int
) -> None:
    if not groups and not any(dates):
        return

    def curve(by: int) -> Any:
        moved = [
            CountedGroup(
                g.lower,
                g.upper,
                None if g.earliest is None else g.earliest + by,
                None if g.latest is None else g.latest + by,
                members=g.members,
                key=g.key,
            )
            for g in groups
        ]
        return adoption_curve(
            [None if d is None else d[0] + by for d in dates],
            latest=[None if d is None else d[1] + by for d in dates],
            undated=undated,
            groups=moved,
        )

    found = curve(0)
    lower, upper = found.adopters
    for low, high in (
        *zip(found.new_lower, found.new_upper, strict=True),
        *zip(found.cumulative_lower, found.cumulative_upper, strict=True),
        (lower, upper),
    ):
        assert 0 <= low <= (math.inf if high is None else high)
    assert list(found.cumulative_lower) == sorted(found.cumulative_lower)
    assert found.cumulative_lower[-1] <= lower
    assert sum(found.new_lower) <= lower
    known = [c for c in found.cumulative_upper if c is not None]
    assert known == sorted(known)
    if upper is not None:
        assert max(known) <= upper
    moved = curve(shift)
    assert moved.new_lower == found.new_lower
    assert moved.cumulative_upper == found.cumulative_upper
    assert [s - shift for s in moved.starts] == pytest.approx(found.starts)


@settings(max_examples=150)
@given(
    st.lists(DATES, min_size=1, max_size=10),
    st.lists(st.floats(0, 1), min_size=10, max_size=10),
)
def test_every_truth_within_the_dates_lies_within_the_bounds(
    dates: list[tuple[int, int]], where: list[float]
) -> None:
    truth = [low + round(at * (high - low)) for (low, high), at in zip(dates, where, strict=False)]
    bounds = adoption_curve([d[0] for d in dates], latest=[d[1] for d in dates])
    exact = adoption_curve(truth, edges=[*bounds.starts, bounds.ends[-1]])
    for name in ("new", "cumulative"):
        lower, upper = getattr(bounds, f"{name}_lower"), getattr(bounds, f"{name}_upper")
        true = getattr(exact, f"{name}_lower")
        assert all(a <= t <= b for a, t, b in zip(lower, true, upper, strict=True)), name


def test_tables_and_json_hold_the_same() -> None:
    curve = adoption_curve([2015, 2016, None])
    assert list(curve.to_frame()["cumulative_lower"]) == curve.to_dict()["cumulative_lower"]
