"""How long until the first replica, and until a share has adopted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.time_to import time_to_first_replica, time_to_share
from tests.graph.diffusion.reference import adoption_times

DATES = st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda d: (d[0], d[0] + d[1]))


def test_the_first_replica_is_the_second_adoption() -> None:
    found = time_to_first_replica({"a": 2016, "b": 2012, "c": 2012.5, "d": None})
    assert (found.years, found.at, found.lower, found.upper) == (0.5, 2012.5, 0.5, 0.5)
    assert (found.population, found.reason, found.dates) == (4, None, "exact")


def test_the_first_replica_after_an_origin_that_is_told_apart() -> None:
    assert time_to_first_replica([2016, 2014], since=2012).years == 2


def test_intervals_give_bounds() -> None:
    found = time_to_first_replica({"a": 2012, "b": 2014}, latest={"a": 2013, "b": 2016})
    assert (found.years, found.lower, found.upper) == (None, 1, 4)
    assert (found.dates, found.reason) == ("bounds", "the dates leave it open within the bounds")
    open_end = time_to_first_replica({"a": 2012, "b": 2014}, latest={"a": 2012, "b": None})
    assert (open_end.lower, open_end.upper) == (2, None)


def test_nothing_is_waited_for_in_vain() -> None:
    found = time_to_first_replica([2012, None], until=2020)
    assert (found.years, found.at, found.at_least_years) == (None, None, 8)
    nobody = time_to_share([None, None], 0.5, until=2020)
    assert (nobody.years, nobody.at_least_years) == (None, None)
    assert nobody.reason == "only 0 of the 1 adopters that it takes are known"


def test_shares_of_the_population_and_of_the_adopters() -> None:
    times = adoption_times("medInnovations", "censoredNA")
    # Cumulative adopters: 62 of 125 by month 6, 75 by month 7; half of the 109 adopters by 6.
    assert time_to_share(times, 0.5).at == 7
    assert time_to_share(times, 0.5, of="adopters").at == 6
    assert time_to_share(times, 0.9).years is None
    assert time_to_share(times, 0.5, population=1000).reason == (
        "only 109 of the 500 adopters that it takes are known"
    )


def test_a_share_needs_no_more_than_rounding_says() -> None:
    assert time_to_share(list(range(10)), 0.3).needed == 3  # 0.3 * 10 is a trifle above 3
    assert time_to_share([5, 6], 0.01).years == 0


@pytest.mark.parametrize(
    ("share", "options", "words"),
    [
        (0, {}, "above 0"),
        (1.1, {}, "above 0"),
        (0.5, {"of": "units"}, "'population'"),
        (0.5, {"since": 2013}, "lies after the first"),
        (0.5, {"population": 1}, "smaller"),
        (0.5, {"latest": [2011, 2019]}, "before its earliest"),
        (0.5, {"until": float("nan")}, "finite time"),
        (0.5, {"since": float("nan")}, "finite time"),
        (0.5, {"population": float("nan")}, "whole number"),
        (float("nan"), {}, "above 0"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(
    share: float, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        time_to_share([2012, 2015], share, **options)


@given(
    st.lists(DATES, min_size=1, max_size=10),
    st.lists(st.floats(0, 1), min_size=10, max_size=10),
    st.floats(0.01, 1),
    st.integers(-2000, 2000),
)
def test_every_truth_within_the_dates_lies_within_the_bounds(
    dates: list[tuple[int, int]], where: list[float], share: float, shift: int
) -> None:
    truth = [low + at * (high - low) for (low, high), at in zip(dates, where, strict=False)]
    low, high = [d[0] for d in dates], [d[1] for d in dates]
    bounds = time_to_share(low, share, latest=high)
    exact = time_to_share(truth, share)
    assert exact.years is not None
    assert bounds.lower is not None
    assert bounds.upper is not None
    assert bounds.lower - 1e-9 <= exact.years <= bounds.upper + 1e-9
    moved = time_to_share([t + shift for t in low], share, latest=[t + shift for t in high])
    assert (moved.lower, moved.upper) == (bounds.lower, bounds.upper)


def test_what_happens_after_the_end_of_observation_is_not_seen() -> None:
    found = time_to_first_replica([2012, 2018], until=2015)
    assert (found.years, found.at_least_years) == (None, 3)
    assert time_to_first_replica([2012, 2018], until=2018).years == 6
    # b may have adopted by 2015 or not: at least a year, and nobody knows how much at most
    open_end = time_to_first_replica([2012, 2013], latest=[2012, 2017], until=2015)
    assert (open_end.lower, open_end.upper, open_end.years) == (1, None, None)
    assert time_to_share([2012, 2014, 2018], 1, of="adopters", until=2015).years == 2


@given(
    st.lists(DATES, min_size=1, max_size=8),
    st.lists(st.floats(0, 1), min_size=8, max_size=8),
    st.floats(0.01, 1),
    st.integers(0, 18),
)
def test_every_truth_that_was_observed_lies_within_the_bounds(
    dates: list[tuple[int, int]], where: list[float], share: float, until: int
) -> None:
    truth = [low + at * (high - low) for (low, high), at in zip(dates, where, strict=False)]
    low, high = [d[0] for d in dates], [d[1] for d in dates]
    bounds = time_to_share(low, share, latest=high, until=until)
    exact = time_to_share(truth, share, until=until)
    if bounds.upper is not None:
        assert exact.years is not None
        assert exact.years <= bounds.upper + 1e-9
    if exact.years is not None:
        assert bounds.lower is not None
        assert bounds.lower - 1e-9 <= exact.years


def test_json_holds_no_infinity() -> None:
    found = time_to_first_replica({"a": None, "b": 2014}, latest={"a": 2012, "b": None})
    assert found.to_dict()["upper"] is None
