"""What must not change a network, and what must always hold of one."""

from __future__ import annotations

import datetime as dt
import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions, TimeScale
from lantoa.graph.inference import Cascades, InferredNetwork, infer
from tests.graph.inference import naive

UNITS, ITEMS = "abcdef", "uvwxyz"
DENSITIES = st.sampled_from(
    [
        {"rate": 0.7},
        {"transmission": "rayleigh", "sigma": 2.0},
        {"transmission": "log-normal", "mu": 0.5, "sigma": 1.0},
        {"transmission": "power-law", "alpha": 2.0, "objective": "snap"},
        {"rate": 0.7, "objective": "snap"},
    ]
)


def rows(times):
    return st.lists(
        st.tuples(st.sampled_from(UNITS), st.sampled_from(ITEMS), times), min_size=1, max_size=40
    )


years = rows(st.integers(0, 6).map(float))
moments = rows(st.floats(0, 10, allow_subnormal=False).map(lambda x: round(x, 9)))
days = rows(st.dates(dt.date(2003, 1, 1), dt.date(2006, 1, 1)))


def network(found, **options) -> InferredNetwork | None:
    """The whole network; None where nobody adopted anything later than another."""
    table = (
        found if isinstance(found, Cascades) else Cascades.from_columns(*zip(*found, strict=True))
    )
    return infer(table, **{"min_gain": 0, **options}) if table.pairs else None


def edges(found: InferredNetwork | None) -> list[tuple[str, str, float, float | None]]:
    if found is None:
        return []
    return [(edge.source, edge.target, edge.gain, edge.p_value) for edge in found.edges]


@given(days, st.integers(-9000, 9000), DENSITIES)
@settings(max_examples=60, deadline=None)
def test_to_shift_all_days_changes_nothing_at_all(table, shift, density) -> None:
    moved = [(unit, item, day + dt.timedelta(shift)) for unit, item, day in table]
    assert edges(network(table, **density)) == edges(network(moved, **density))


@given(days, DENSITIES)
@settings(max_examples=40, deadline=None)
def test_days_are_the_same_in_a_table_of_adoptions(table, density) -> None:
    scale = TimeScale()
    adoptions = Adoptions.build(
        [(unit, item, scale.number(day)) for unit, item, day in table], scale=scale
    )
    found = Cascades.from_adoptions(adoptions)
    assert found.time.tolist() == Cascades.from_columns(*zip(*table, strict=True)).time.tolist()
    assert edges(network(found, **density)) == edges(network(table, **density))


@given(years, st.integers(-2000, 2000), DENSITIES)
@settings(max_examples=60, deadline=None)
def test_to_shift_all_years_changes_nothing_at_all(table, shift, density) -> None:
    moved = [(unit, item, year + shift) for unit, item, year in table]
    assert edges(network(table, **density)) == edges(network(moved, **density))


@given(moments, st.permutations(UNITS), st.randoms(use_true_random=False), DENSITIES)
@settings(max_examples=80, deadline=None)
def test_other_names_and_another_order_of_rows_change_but_names(
    table, names, random, density
) -> None:
    found = network(table, **density)
    if found is None or found.ties:
        return  # which of equal edges is first hangs on the order, as it says
    other = dict(zip(UNITS, names, strict=True))
    renamed = [(other[unit], item, time) for unit, item, time in table]
    random.shuffle(renamed)
    again = network(renamed, **density)
    assert again is not None
    assert [(other[e.source], other[e.target]) for e in found.edges] == [
        (e.source, e.target) for e in again.edges
    ]
    assert [e.gain for e in again.edges] == pytest.approx([e.gain for e in found.edges], rel=1e-11)


@given(st.one_of(years, moments), DENSITIES)
@settings(max_examples=100, deadline=None)
def test_gains_never_grow_from_edge_to_edge(table, density) -> None:
    gains = [gain for _, _, gain, _ in edges(network(table, **density))]
    assert all(gain > 0 for gain in gains)
    assert all(b <= a * (1 + 1e-11) for a, b in itertools.pairwise(gains))


@given(st.one_of(years, days))
@settings(max_examples=80, deadline=None)
def test_tie_groups_are_all_edges_that_gained_as_much(table) -> None:
    found = network(table, rate=0.7)
    if found is None:
        return
    scale = TimeScale()
    plain = [(u, i, scale.number(t) if isinstance(t, dt.date) else t) for u, i, t in table]
    replay = naive.Naive(plain, lambda interval: math.log(0.7) - 0.7 * interval)
    group = 0
    for edge in found.edges:
        gain = replay.total((edge.source, edge.target))
        equal = {e for e in replay.candidates if replay.total(e) > gain * (1 - 1e-10)}
        if len(equal) > 1 and edge.tie_group != group:
            group += 1
            told = found.tied(group)
            assert edge.tie_group == group
            assert {tuple(e) for e in told["added"] + told["left"]} == equal
            assert told["gain"] == pytest.approx(gain, rel=1e-10)
        elif len(equal) == 1:
            assert edge.tie_group in {None, group}
        replay.add((edge.source, edge.target))
    for number in range(1, len(found.ties) + 1):
        gains = [edge.gain for edge in found.edges if edge.tie_group == number]
        assert gains == pytest.approx([found.tied(number)["gain"]] * len(gains), rel=1e-11)


def test_an_edge_that_gains_less_once_another_is_in_is_not_of_its_group() -> None:
    # Both explain c in x; a also in y, b also in z: together 44.7, and 22.3 once one is in.
    table = [("a", "x", 0), ("b", "x", 0), ("c", "x", 1)]
    table += [("a", "y", 0), ("c", "y", 1), ("b", "z", 0), ("c", "z", 1)]
    found = network(table, rate=1)
    assert found is not None
    assert [edge.tie_group for edge in found.edges] == [1, None]
    assert found.edges[1].gain == pytest.approx(found.edges[0].gain / 2)
    second = found.edges[1]
    assert found.tied(1)["left"] == [[second.source, second.target]]
    with pytest.raises(UserError, match="no tie group 2; there are 1"):
        found.tied(2)


def test_items_that_nobody_adopted_at_a_known_time_are_no_items() -> None:
    # They would count in the test of each edge as items in which it gains nothing.
    known = [("a", "x", 1), ("b", "x", 2), ("a", "y", 1), ("b", "y", 3), ("c", "z", 1)]
    table = Adoptions.build([*known, ("a", "never", None)])
    found = network(Cascades.from_adoptions(table), rate=1)
    assert edges(found) == edges(network(known, rate=1))
    assert found is not None
    assert found.settings["data"]["items"] == 3


def test_dates_and_numbers_are_not_mixed() -> None:
    for times in ([2001, dt.date(2002, 1, 1)], [dt.date(2001, 1, 1), 2002]):
        with pytest.raises(UserError, match="either all dates or all numbers"):
            Cascades.from_columns("ab", "xx", times)


def test_intervals_of_so_many_days_are_equal_whenever_they_lie() -> None:
    starts = [dt.date(1990, 1, 1) + dt.timedelta(97 * item) for item in range(100)]
    table = [
        (unit, str(item), day + dt.timedelta(30 * after))
        for item, day in enumerate(starts)
        for after, unit in enumerate("ab")
    ]
    found = Cascades.from_columns(*zip(*table, strict=True))
    assert found.ticks is not None
    assert len(set((found.time[1::2] - found.time[::2]).tolist())) > 1  # as floats are
    assert set((found.ticks[1::2] - found.ticks[::2]).tolist()) == {30}
