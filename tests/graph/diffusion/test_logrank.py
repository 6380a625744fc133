"""The log-rank test: against R's survdiff, by its definition, and what never changes."""

from __future__ import annotations

from math import erf
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.logrank import logrank
from tests.graph.diffusion.reference import adoption_times, numbers, rows

UNITS = st.lists(
    st.tuples(st.none() | st.integers(0, 8), st.sampled_from("abc")), min_size=2, max_size=25
).filter(lambda units: len({g for _, g in units}) > 1 and any(t is not None for t, _ in units))


def test_it_equals_r() -> None:
    expected = numbers("survival_medInnovations")["logrank_by_city"]
    city = {row["id"]: int(row["city"]) for row in rows("netdiffuser_medInnovations_attributes")}
    found = logrank(adoption_times("medInnovations", "censoredNA"), city, until=17)
    assert found.groups == (1, 2, 3, 4)
    assert list(found.observed) == expected["observed"]
    assert found.expected == pytest.approx(expected["expected"], rel=1e-12)
    assert found.chi_square == pytest.approx(expected["chisq"], rel=1e-12)
    assert found.degrees_of_freedom == expected["df"]
    # chi2 with 3 degrees of freedom has a closed form
    x = expected["chisq"]
    tail = np.sqrt(2 * x / np.pi) * np.exp(-x / 2) + 1 - erf(np.sqrt(x / 2))
    assert found.p_value == pytest.approx(tail, rel=1e-9)


def naive(times: list[float | None], groups: list[str], end: float, rho: float) -> float | None:
    """Two groups, one time after another."""
    seen = [(end if t is None else t, t is not None, g) for t, g in zip(times, groups, strict=True)]
    first = min(groups)
    difference = variance = 0.0
    survival = 1.0
    for now in sorted({time for time, event, _ in seen if event}):
        at_risk = [(t, e, g) for t, e, g in seen if t >= now]
        n, n1 = len(at_risk), sum(g == first for *_, g in at_risk)
        d = sum(t == now and e for t, e, _ in at_risk)
        d1 = sum(t == now and e and g == first for t, e, g in at_risk)
        weight = survival**rho
        difference += weight * (d1 - d * n1 / n)
        if n > 1:
            variance += weight**2 * d * (n1 / n) * (1 - n1 / n) * (n - d) / (n - 1)
        survival *= 1 - d / n
    return difference**2 / variance if variance > 1e-12 else None


@given(UNITS, st.sampled_from([0.0, 1.0]))
def test_two_groups_by_the_definition(units: list[tuple[int | None, str]], rho: float) -> None:
    times = [t for t, _ in units]
    groups = [g if g != "c" else "b" for _, g in units]
    if len(set(groups)) < 2:
        return
    found = logrank(times, groups, rho=rho, until=9)
    expected = naive(times, groups, 9, rho)
    if expected is None:
        assert found.chi_square is None
        assert found.reason is not None
    else:
        assert found.chi_square == pytest.approx(expected, abs=1e-9)


@given(UNITS, st.integers(-2000, 2000))
def test_names_order_and_origin_of_time_change_nothing(
    units: list[tuple[int | None, str]], shift: int
) -> None:
    found = logrank([t for t, _ in units], [g for _, g in units], until=9)
    names = {f"u{n}": unit for n, unit in reversed(list(enumerate(units)))}
    moved = {u: None if t is None else t + shift for u, (t, _) in names.items()}
    again = logrank(moved, {u: g for u, (_, g) in names.items()}, until=9 + shift)
    assert again.observed == found.observed
    assert again.expected == pytest.approx(found.expected)
    if found.chi_square is not None:
        assert again.chi_square == pytest.approx(found.chi_square, abs=1e-9)
    assert sum(found.expected) == pytest.approx(sum(found.observed))


@pytest.mark.parametrize(
    ("times", "groups", "reason"),
    [
        ([None, None], ["a", "b"], "nobody adopted"),
        ([3, 4, 5], ["a", "a", "b"], None),
        ([1, None], ["b", "a"], None),
    ],
)
def test_no_statistic_has_a_reason(
    times: list[float | None], groups: list[str], reason: str | None
) -> None:
    found = logrank(times, groups, until=9)
    if reason:
        assert (found.chi_square, found.p_value) == (None, None)
        assert (found.reason or "").startswith(reason)
    else:
        assert found.reason is None


def test_a_group_that_left_before_anybody_adopted_is_not_compared() -> None:
    found = logrank([5, 6, None], ["a", "a", "b"], until=[9, 9, 2])
    assert found.reason == "only one group was at risk when anybody adopted"
    assert found.expected == (2, 0)


@pytest.mark.parametrize(
    ("times", "groups", "words"),
    [
        ([1, 2], ["a", "a"], "two groups"),
        ([1, 2], ["a"], "needs a group"),
        ([1, 2, 3], ["a", "b", float("nan")], "needs a group"),  # an empty cell of a table
        ([1, 2, 3], [1.0, 2.0, float("nan")], "needs a group"),
        ({"x": 1, "y": 2}, {"x": "a"}, "needs a group"),
        ([1, 2], {"x": "a"}, "both by unit"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(times: Any, groups: Any, words: str) -> None:
    with pytest.raises(UserError, match=words):
        logrank(times, groups)


def test_numbers_come_before_names() -> None:
    assert logrank([1, 2, 3], ["x", 10, 9]).groups == (9, 10, "x")


def test_tables_and_json_hold_the_same() -> None:
    found = logrank([1, 2, 3], ["x", "y", "x"])
    assert list(found.to_frame()["expected"]) == found.to_dict()["expected"]
