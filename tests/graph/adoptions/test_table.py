from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.adoptions import Adoptions, Group, Population

ROWS = [("a", "x", 2010, 2012), ("b", "x", None, 2015), ("c", "x", None, None), ("a", "y", 2011)]


@pytest.fixture
def table() -> Adoptions:
    return Adoptions.build(ROWS, units=["d"])


def test_never_adopters_are_none_and_undated_ones_are_left_out(table) -> None:
    assert table.first_times("x") == {"a": 2010.0, "d": None}
    assert table.first_times("x", "latest") == {"a": 2012.0, "b": 2015.0, "d": None}
    assert table.first_times("x", "midpoint") == {"a": 2011.0, "d": None}
    assert table.undated("x") == ("b", "c")
    assert table.undated("x", "latest") == ("c",)


def test_bounds_of_the_first(table) -> None:
    assert table.first_bounds("x") == {
        "a": (2010.0, 2012.0),
        "b": (None, 2015.0),
        "c": (None, None),
    }
    twice = Adoptions.build([("a", "x", 2012, 2013), ("a", "x", None, 2014)])
    # The second may have begun before the first, so nobody knows since when.
    assert twice.first_bounds("x") == {"a": (None, 2013.0)}


def test_events_keep_the_first_of_a_unit_and_item() -> None:
    table = Adoptions.build(
        [("a", "x", 2012), ("b", "x", 2011), ("a", "x", 2010), ("c", "x", None)]
    )
    unit, item, time = table.events()
    assert [(table.units[u], t) for u, t in zip(unit, time, strict=True)] == [
        ("a", 2010.0),
        ("b", 2011.0),
    ]
    assert item.tolist() == [0, 0]


def test_one_item(table) -> None:
    own = table.of_item("y")
    assert (own.items, len(own), own.units) == (("y",), 1, table.units)
    assert own.first_times("y") == {"a": 2011.0, "b": None, "c": None, "d": None}
    with pytest.raises(UnknownNameError, match="item"):
        table.of_item("z")


def test_a_population_smaller_than_the_adopters_is_refused() -> None:
    with pytest.raises(UserError, match="population of 1 "):
        Adoptions.build([("a", "x", 1), ("b", "x", 2)], population=1)
    assert Adoptions.build([("a", "x", 1)], population=9).population == Population(9, "as given")


def test_members_of_a_group_are_counted_once() -> None:
    assert Group("x", 54, 54, members=("a", "b", "c", "a")).unnamed == (51, 51)
    assert Group("x", 2, None, members=("a", "b", "c")).unnamed == (0, None)


def test_frames_go_both_ways(table) -> None:
    frame = table.to_frame("latest")
    assert list(frame.columns) == ["unit", "item", "time", "earliest", "latest"]
    back = Adoptions.from_frame(frame.dropna(subset=["time"]))
    assert back.first_times("x") == {"a": 2012.0, "b": 2015.0}


def test_a_wrong_choice_of_dates(table) -> None:
    with pytest.raises(UserError, match="no choice of dates"):
        table.times("middle")  # type: ignore[arg-type]


UNITS = st.sampled_from("abcdef")
SPANS = st.tuples(UNITS, st.sampled_from("xy"), st.integers(1990, 2020), st.integers(0, 5))


@given(st.lists(SPANS, max_size=20), st.integers(-50, 50))
def test_shifting_all_dates_shifts_every_first_time(spans, shift) -> None:
    rows = [(u, i, t, t + width) for u, i, t, width in spans]
    moved = [(u, i, t + shift, last + shift) for u, i, t, last in rows]
    one, other = Adoptions.build(rows), Adoptions.build(moved)
    for item in one.items:
        for dates in ("earliest", "latest", "midpoint"):
            first, second = one.first_times(item, dates), other.first_times(item, dates)
            assert first.keys() == second.keys()
            for unit, time in first.items():
                assert second[unit] == (None if time is None else pytest.approx(time + shift))


@given(st.lists(SPANS, max_size=20))
def test_relabelling_units_changes_nothing(spans) -> None:
    rows = [(u, i, t, t + width) for u, i, t, width in spans]
    named = [("unit " + u, *rest) for u, *rest in rows]
    one, other = Adoptions.build(rows), Adoptions.build(named)
    for item in one.items:
        relabelled = {"unit " + unit: t for unit, t in one.first_times(item).items()}
        assert other.first_times(item) == relabelled
    assert np.array_equal(one.events()[2], other.events()[2])
    assert all(math.isfinite(t) for t in one.events()[2])
