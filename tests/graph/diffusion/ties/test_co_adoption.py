"""Co-adoption: ties are the items that two units shared, as a count of all pairs says."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.ties.co_adoption import co_adoption

EVENTS = st.lists(
    st.tuples(
        st.sampled_from("abcde"), st.sampled_from("xyz"), st.one_of(st.none(), st.integers(0, 9))
    ),
    max_size=25,
)


def naive(events, window, before, without, least):
    first = {}
    for unit, item, time in events:
        known = math.inf if time is None else time
        first[unit, item] = min(first.get((unit, item), math.inf), known)
    if window is not None or before is not None:
        first = {key: time for key, time in first.items() if time < math.inf}
    if before is not None:
        first = {key: time for key, time in first.items() if time < before}
    shared = {}
    for (one, item), (other, same) in itertools.permutations(first, 2):
        close = window is None or abs(first[one, item] - first[other, same]) <= window
        if item == same != without and one != other and close:
            shared[one, other] = shared.get((one, other), 0) + 1
    return {pair: count for pair, count in shared.items() if count >= least}


@given(
    EVENTS,
    st.one_of(st.none(), st.integers(0, 4)),
    st.one_of(st.none(), st.integers(0, 10)),
    st.sampled_from([None, "x"]),
    st.integers(1, 2),
)
def test_whatever_the_adoptions_ties_are_a_count_of_all_pairs(
    events, window, before, without, least
):
    columns = list(zip(*events, strict=True)) or [[], [], []]
    found = co_adoption(*columns, window=window, before=before, without=without, least=least)
    ties = {(a, b): value for a, b, value in found.to_networkx().edges(data="value")}
    assert ties == naive(events, window, before, without, least)


def test_the_item_under_study_and_what_came_later_make_no_tie():
    events = [("a", "x", 2010), ("b", "x", 2011), ("a", "y", 2015), ("b", "y", 2016)]
    columns = list(zip(*events, strict=True))
    assert len(co_adoption(*columns, without="x", before=2015)) == 0
    assert len(co_adoption(*columns, without="y", before=2015)) == 2


def test_units_without_a_needed_time_are_said():
    found = co_adoption(["a", "b", "b"], ["x", "x", "y"], [2010, None, None], window=1)
    assert found.left_out == ("b",)
    assert co_adoption(["a", "b"], ["x", "x"], [2010, None]).left_out == ()


def test_all_units_are_at_risk_if_they_are_given():
    found = co_adoption(["a", "b"], ["x", "x"], population=["c", "b", "a"])
    assert found.units == ("c", "b", "a")
    with pytest.raises(UserError, match="lacks the unit 'a'"):
        co_adoption(["a"], ["x"], population=["b"])


@pytest.mark.parametrize(
    ("columns", "settings", "says"),
    [
        ((["a"], []), {}, "one length"),
        ((["a"], ["x"]), {"window": 1}, "needs the times"),
        ((["a"], ["x"], [1]), {"window": -1}, "0 or more"),
        ((["a"], ["x"], [1]), {"least": 0}, "1 or more"),
        ((range(8_000), ["x"] * 8_000), {}, "smaller window"),
        ((range(8_000), ["x"] * 8_000, [1] * 8_000), {"window": 1}, "smaller window"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(columns, settings, says):
    with pytest.raises(UserError, match=says):
        co_adoption(*columns, **settings)
