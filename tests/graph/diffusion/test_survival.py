"""Kaplan-Meier and Nelson-Aalen: against R's survival, by hand, and what never changes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.kaplan_meier import kaplan_meier
from lantoa.graph.diffusion.nelson_aalen import nelson_aalen
from tests.graph.diffusion.reference import adoption_times, numbers

TIMES = st.lists(st.none() | st.integers(0, 12), min_size=1, max_size=30).filter(
    lambda times: any(t is not None for t in times)
)


@pytest.fixture(scope="module")
def reference() -> dict[str, Any]:
    return numbers("survival_medInnovations")


def test_kaplan_meier_equals_r(reference: dict[str, Any]) -> None:
    curve = kaplan_meier(adoption_times("medInnovations", "censoredNA"), until=17)
    assert curve.time == tuple(row["time"] for row in reference["km"])
    for ours, theirs in {
        "at_risk": "n_risk",
        "adopted": "n_event",
        "censored": "n_censor",
        "survival": "surv",
        "log_standard_error": "std_err",
        "lower": "lower",
        "upper": "upper",
    }.items():
        expected = [row[theirs] for row in reference["km"]]
        assert getattr(curve, ours) == pytest.approx(expected, abs=1e-12, rel=1e-12), ours
    assert curve.median == reference["median"]
    assert curve.population == 125


def test_nelson_aalen_equals_r(reference: dict[str, Any]) -> None:
    estimate = nelson_aalen(adoption_times("medInnovations", "censoredNA"), until=17)
    expected = [row["cumhaz_nelson_aalen"] for row in reference["km"]]
    assert estimate.cumulative_hazard == pytest.approx(expected, abs=1e-12, rel=1e-12)


def test_units_censored_before_others_leave_the_risk_set() -> None:
    # Worked out by hand: 6 at risk at 1; one is last seen at 2; 4 are left at 3.
    curve = kaplan_meier([1, 3, None, None, None, 5], until=[9, 9, 2, 4, 5, 9])
    assert curve.time == (1, 2, 3, 4, 5)
    assert curve.at_risk == (6, 5, 4, 3, 2)
    assert curve.adopted == (1, 0, 1, 0, 1)
    assert curve.censored == (0, 1, 0, 1, 1)
    assert curve.survival == pytest.approx([5 / 6, 5 / 6, 5 / 8, 5 / 8, 5 / 16])
    error = math.sqrt(1 / 30 + 1 / 12)
    assert curve.log_standard_error[2] == pytest.approx(error)
    assert curve.standard_error[2] == pytest.approx(5 / 8 * error)


def test_units_that_came_to_be_later_enter_the_risk_set_then() -> None:
    # At 2: a and c; b is made at 3; d is made at 5 and not at risk at 5 itself.
    times = {"a": 2, "b": 5, "c": None, "d": None}
    curve = kaplan_meier(times, until=6, since={"b": 3, "d": 5})
    assert (curve.time, curve.at_risk) == ((2, 5, 6), (2, 2, 2))
    assert curve.survival == (0.5, 0.25, 0.25)
    rate = nelson_aalen(times, until=6, since={"b": 3, "d": 5})
    assert rate.cumulative_hazard == (0.5, 1.0, 1.0)
    in_order = kaplan_meier([2, 5, None, None], until=6, since=[None, 3, None, 5])
    assert in_order.survival == curve.survival


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.booleans(), st.none() | st.integers(-3, 8)),
        min_size=1,
        max_size=20,
    ),
    st.integers(-500, 500),
)
def test_late_entry_is_the_product_limit_over_those_at_risk(
    units: list[tuple[int, bool, int | None]], shift: int
) -> None:
    units = [u for u in units if u[2] is None or u[2] < u[0]]
    if not units:
        return
    times = [float(t) if event else None for t, event, _ in units]
    ends = [float(t) for t, *_ in units]
    entry = [None if e is None else float(e) for *_, e in units]
    found = kaplan_meier(times, until=ends, since=entry)
    survival = 1.0
    for at, now in enumerate(found.time):
        at_risk = sum(t >= now and (e is None or e < now) for t, _, e in units)
        survival *= 1 - sum(t == now and event for t, event, _ in units) / at_risk
        assert found.at_risk[at] == at_risk
        assert found.survival[at] == pytest.approx(survival, abs=1e-12)
    moved = kaplan_meier(
        [None if t is None else t + shift for t in times],
        until=[t + shift for t in ends],
        since=[None if e is None else e + shift for e in entry],
    )
    assert moved.survival == found.survival


def test_an_adoption_after_the_end_of_observation_is_not_seen() -> None:
    assert kaplan_meier([1, 2, 8], until=5) == kaplan_meier([1, 2, None], until=5)


def test_units_of_the_population_without_a_name_are_at_risk() -> None:
    assert kaplan_meier([1, 2], population=5) == kaplan_meier([1, 2, None, None, None])


def test_nobody_left_is_no_number() -> None:
    curve = kaplan_meier([1, 2])
    assert curve.survival == (0.5, 0)
    assert curve.standard_error[1] is curve.lower[1] is curve.upper[1] is None
    assert curve.quantile(0.75) == (2, 1, None)


def test_a_median_that_is_not_reached_is_unknown() -> None:
    assert kaplan_meier([1, None, None], until=9).median is None


@pytest.mark.parametrize(
    ("times", "options", "words"),
    [
        ([None, None], {}, "until when"),
        ([], {}, "no unit"),
        ([1, math.inf], {}, "finite"),
        (["soon"], {}, "numbers"),
        ([1, 2, 3], {"population": 2}, "smaller than the 3 adopters"),
        ([1, None, None], {"population": 2}, "smaller than the 3 units"),
        ([1], {"level": 1.0}, "confidence"),
        ([1], {"until": math.nan}, "finite"),
        ([1], {"until": "soon"}, "finite time"),
        ([1], {"population": math.nan}, "whole number"),
        ([1], {"population": 2.5}, "whole number"),
        ([1], {"population": -3}, "whole number"),
        ({"a": 1}, {"since": {"a": 1}}, "a was last seen at 1 and is at risk since 1 only"),
        ({"a": 1}, {"since": {"b": 0}}, "b is at risk since a time but is none of the units"),
        ({"a": 1}, {"since": [0]}, "both by unit"),
        ([1, 2], {"since": [0]}, "since when each unit"),
        ([1], {"interval": "arcsine"}, "'log', 'log-log' or 'plain'"),
        ([[1, 2]], {}, "one number a unit"),
        ({"a": 1}, {"until": {"b": 2}}, "every unit"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(
    times: Any, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        kaplan_meier(times, **options)


def test_nobody_adopted_within_the_observation() -> None:
    curve = kaplan_meier([None, None], until=3)
    assert (curve.survival, curve.adopted, curve.median) == ((1,), (0,), None)
    assert nelson_aalen([None, None], until=3).to_dict()["lower"] == [None]


def naive(times: list[int | None], end: float) -> dict[float, float]:
    """The product limit by its definition, one time after another."""
    seen = [(t if t is not None else end, t is not None) for t in times]
    survival, found = 1.0, {}
    for now in sorted({time for time, _ in seen}):
        at_risk = sum(time >= now for time, _ in seen)
        survival *= 1 - sum(time == now and event for time, event in seen) / at_risk
        found[now] = survival
    return found


def test_intervals_by_hand() -> None:
    # S(2) = 4/5 * 3/4 = 0.6, var(log S) = 1/(5*4) + 1/(4*3)
    times, z = [1, 2, None, None, None], 1.959963984540054
    error = math.sqrt(1 / 20 + 1 / 12)
    found = {
        kind: kaplan_meier(times, until=3, interval=kind)  # type: ignore[arg-type]
        for kind in ("log", "log-log", "plain")
    }
    half = z * error / math.log(0.6)
    expected = {
        "log": (0.6 * math.exp(-z * error), 1.0),
        "log-log": (0.6 ** math.exp(-half), 0.6 ** math.exp(half)),
        "plain": (0.6 * (1 - z * error), 1.0),
    }
    for kind, bounds in expected.items():
        assert found[kind].interval == kind
        assert (found[kind].lower[1], found[kind].upper[1]) == pytest.approx(bounds, rel=1e-12)
        assert found[kind].survival == found["log"].survival
    assert 0 < found["log-log"].lower[1] < 0.6 < found["log-log"].upper[1] < 1


@pytest.mark.parametrize("interval", ["log", "log-log", "plain"])
def test_before_the_first_adoption_the_interval_is_a_point(interval: Any) -> None:
    curve = kaplan_meier([2, None], until=[2, 1], interval=interval)
    assert curve.survival == (1.0, 0.0)
    assert curve.lower == curve.upper == (1.0, None)


@given(TIMES, st.sampled_from(["log", "log-log", "plain"]))
def test_bounds_hold_the_estimate_and_stay_between_0_and_1(
    times: list[int | None], interval: Any
) -> None:
    curve = kaplan_meier([*times, None], until=99, interval=interval)
    for low, value, high in zip(curve.lower, curve.survival, curve.upper, strict=True):
        if low is not None:
            assert high is not None
            assert 0 <= low <= value <= high <= 1


def test_log_log_intervals_hold_the_truth_as_often_as_they_say() -> None:
    random = np.random.default_rng(7)
    held = {"log": 0, "log-log": 0}
    for _ in range(400):
        times = random.exponential(1.0, 25)
        seen = [t if t < 1.5 else None for t in times.tolist()]
        for kind in held:
            curve = kaplan_meier(seen, until=1.5, interval=kind)  # type: ignore[arg-type]
            low, high = curve.lower[-1], curve.upper[-1]
            held[kind] += low is not None and high is not None and low <= math.exp(-1.5) <= high
    assert 0.92 <= held["log-log"] / 400 <= 0.98


@given(TIMES)
def test_it_is_the_product_limit(times: list[int | None]) -> None:
    end = max(t for t in times if t is not None)
    curve = kaplan_meier(times)
    assert dict(zip(curve.time, curve.survival, strict=True)) == pytest.approx(naive(times, end))
    lower = [b if b is not None else 0 for b in curve.lower]
    upper = [b if b is not None else 1 for b in curve.upper]
    assert all(0 <= a <= s + 1e-15 for a, s in zip(lower, curve.survival, strict=True))
    assert all(s - 1e-15 <= b <= 1 for s, b in zip(curve.survival, upper, strict=True))


@given(TIMES, st.permutations(range(30)), st.integers(-3000, 3000))
def test_names_order_and_origin_of_time_change_nothing(
    times: list[int | None], order: list[int], shift: int
) -> None:
    curve = kaplan_meier({f"unit {n}": t for n, t in enumerate(times)})
    moved = [None if t is None else t + shift for t in times]
    other = kaplan_meier({n: moved[n] for n in order if n < len(times)})
    assert other.survival == curve.survival
    assert other.upper == curve.upper
    assert np.array(other.time) - shift == pytest.approx(curve.time)


@given(TIMES)
def test_a_never_adopter_lowers_every_hazard(times: list[int | None]) -> None:
    before, after = nelson_aalen(times), nelson_aalen([*times, None])
    assert after.time == before.time
    assert all(
        one <= other
        for one, other in zip(after.cumulative_hazard, before.cumulative_hazard, strict=True)
    )


def test_tables_and_json_hold_the_same() -> None:
    curve = kaplan_meier([1, 2, None])
    assert list(curve.to_frame()["survival"]) == curve.to_dict()["survival"]
    assert curve.to_dict()["population"] == 3
    assert nelson_aalen([1, 2]).to_frame().shape == (2, 7)
