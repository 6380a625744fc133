"""Turnbull's estimator: it is Kaplan-Meier where dates are exact, and a maximum where not."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from lantoa.errors import UserError
from lantoa.graph.diffusion.kaplan_meier import kaplan_meier
from lantoa.graph.diffusion.turnbull import turnbull
from tests.graph.diffusion.reference import adoption_times

DATES = st.tuples(st.integers(0, 10), st.integers(0, 5)).map(lambda d: (d[0], d[0] + d[1]))


def test_exact_dates_give_kaplan_meier() -> None:
    times = adoption_times("medInnovations", "censoredNA")
    curve, found = kaplan_meier(times), turnbull(times, times)
    assert found.left == found.right == curve.time
    assert found.survival == pytest.approx(curve.survival, abs=1e-9)
    assert found.never == pytest.approx(0.128)
    assert found.quantile(0.5) == (7, 7)
    assert found.reason is None


@given(st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=20))
def test_any_exact_dates_give_kaplan_meier(times: list[int | None]) -> None:
    found, curve = turnbull(times, times, until=9), kaplan_meier(times, until=9)
    steps = {t: s for t, d, s in zip(curve.time, curve.adopted, curve.survival, strict=True) if d}
    assert dict(zip(found.right, found.survival, strict=True)) == pytest.approx(steps, abs=1e-8)


def test_by_hand() -> None:
    # [1, 3] and [2, 4] meet in [2, 3]; [6, 7] stands alone; one has not adopted by 9.
    found = turnbull([1, 2, 6, None], [3, 4, 7, None], until=9)
    assert (found.left, found.right) == ((2, 6), (3, 7))
    assert found.probability == pytest.approx([0.5, 0.25])
    assert found.never == pytest.approx(0.25)
    assert (found.population, found.adopters, found.until) == (4, 3, 9)


def test_ends_that_touch_are_a_place() -> None:
    found = turnbull([1, 2], [2, 3])
    assert (found.left, found.right, found.probability) == ((2,), (2,), (1,))


def test_open_ends_and_adopters_without_any_date() -> None:
    # "by 2012", "since 2014" (adopted by the end of observation), and one without any date:
    # the last may lie in either place, as the others do, evenly.
    found = turnbull({"a": None, "b": 2014}, {"a": 2012, "b": None}, undated=["c"], until=2020)
    assert found.right == (2012, 2020)
    assert found.probability == pytest.approx([0.5, 0.5])
    assert (found.undated, found.adopters, found.population, found.never) == (1, 3, 3, 0)
    assert found.left[0] == -math.inf
    json.dumps(found.to_dict(), allow_nan=False)


@settings(max_examples=12)
@given(st.lists(st.none() | DATES, min_size=2, max_size=10).filter(any))
def test_no_other_probabilities_are_more_likely(dates: list[tuple[int, int] | None]) -> None:
    low = [None if d is None else d[0] for d in dates]
    high = [None if d is None else d[1] for d in dates]
    found = turnbull(low, high, until=20)
    places = [*zip(found.left, found.right, strict=True), (math.inf, math.inf)]

    def inside(date: tuple[int, int] | None) -> list[bool]:
        if date is None:
            return [left == math.inf for left, _ in places]
        return [date[0] <= left and right <= date[1] for left, right in places]

    holds = np.array([inside(date) for date in dates], dtype=float)

    def surprise(weights: Any) -> float:
        shares = np.exp(weights - weights.max())
        return -float(np.log(np.maximum(holds @ (shares / shares.sum()), 1e-300)).sum())

    ours = -float(np.log(holds @ np.array([*found.probability, found.never])).sum())
    best = minimize(surprise, np.zeros(len(places)), method="BFGS")
    assert ours <= best.fun + 1e-6
    assert sum(found.probability) + found.never == pytest.approx(1)


@given(st.lists(st.none() | DATES, min_size=1, max_size=12).filter(any), st.integers(-2000, 2000))
def test_order_and_origin_of_time_change_nothing(
    dates: list[tuple[int, int] | None], shift: int
) -> None:
    def estimate(by: int, order: int) -> Any:
        ordered = dates[::order]
        return turnbull(
            [None if d is None else d[0] + by for d in ordered],
            [None if d is None else d[1] + by for d in ordered],
        )

    found, moved = estimate(0, 1), estimate(shift, -1)
    assert moved.survival == pytest.approx(found.survival, abs=1e-6)
    assert [left - shift for left in moved.left] == pytest.approx(found.left)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"earliest": [None], "latest": [None]}, "No adoption has a date"),
        ({"earliest": [3], "latest": [2]}, "before its earliest"),
        ({"earliest": [3], "latest": [4], "until": 3}, "cannot end"),
        ({"earliest": [3, 3], "latest": [4, 4], "population": 1}, "smaller"),
        ({"earliest": [], "latest": [], "until": 2020}, "no unit"),
        ({"earliest": [3], "latest": [4], "until": float("nan")}, "finite time"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(options: dict[str, Any], words: str) -> None:
    with pytest.raises(UserError, match=words):
        turnbull(**options)


def test_nobody_adopted() -> None:
    found = turnbull([None, None], [None, None], until=2020)
    assert (found.probability, found.never, found.quantile(0.5)) == ((), 1, (None, None))
    assert found.to_frame().empty
    with pytest.raises(UserError, match="between 0 and 1"):
        found.quantile(1)
