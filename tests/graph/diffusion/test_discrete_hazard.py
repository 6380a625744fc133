"""The discrete hazard and the speed of adoption."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.discrete_hazard import discrete_hazard
from lantoa.graph.diffusion.speed import adoption_speed
from tests.graph.diffusion.reference import adoption_times, numbers

VARIANTS = [(d, v) for d in ("medInnovations", "kfamily") for v in ("asShipped", "censoredNA")]
TIMES = st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=25).filter(
    lambda times: any(t is not None for t in times)
)


@pytest.mark.parametrize(("dataset", "variant"), VARIANTS)
def test_the_hazard_equals_netdiffuser(dataset: str, variant: str) -> None:
    expected = numbers(f"netdiffuser_{dataset}_{variant}")
    times = adoption_times(dataset, variant)
    found = discrete_hazard(times, origin=1, until=expected["periods"][-1])
    assert found.hazard == pytest.approx(expected["hazard"], abs=1e-12)
    assert found.population == expected["n"]
    assert found.first == "0 by convention"


@pytest.mark.parametrize(("dataset", "variant"), VARIANTS)
def test_the_growth_equals_the_adoption_rate_of_netdiffuser(dataset: str, variant: str) -> None:
    expected = numbers(f"netdiffuser_{dataset}_{variant}")
    times = adoption_times(dataset, variant)
    found = adoption_speed(times, origin=1, until=expected["periods"][-1])
    assert found.growth[0] is None  # netdiffuseR says 0, but nobody had adopted before
    assert found.growth[1:] == pytest.approx(expected["adoption_rate"][1:], abs=1e-12)


def test_a_date_for_those_who_never_adopted_makes_the_last_hazard_certain() -> None:
    """The shipped coding dates non-adopters one period after the last: everybody adopts there."""
    shipped = discrete_hazard(adoption_times("medInnovations", "asShipped"))
    right = discrete_hazard(adoption_times("medInnovations", "censoredNA"), until=18)
    assert shipped.hazard[:17] == right.hazard[:17]
    assert (shipped.hazard[17], right.hazard[17]) == (1, 0)


def test_by_hand() -> None:
    found = discrete_hazard([1, 1, 3], population=5, first="at risk", until=4)
    assert found.at_risk == (5, 3, 3, 2)
    assert found.hazard == pytest.approx([2 / 5, 0, 1 / 3, 0])
    assert found.standard_error[0] == pytest.approx((0.4 * 0.6 / 5) ** 0.5)


def test_nobody_at_risk_is_no_hazard() -> None:
    assert discrete_hazard([1, 2], until=4).hazard == (0, 1, None, None)


@given(TIMES, st.integers(-3000, 3000), st.sampled_from([0.1, 0.5, 1.0, 3.0]))
def test_a_never_adopter_raises_no_hazard_and_a_shift_changes_none(
    times: list[int | None], shift: int, width: float
) -> None:
    found = discrete_hazard(times, first="at risk", period=width)
    more = discrete_hazard([*times, None], first="at risk", period=width)
    pairs = [(a, b) for a, b in zip(more.hazard, found.hazard, strict=True) if b is not None]
    assert all(a is not None and a <= b for a, b in pairs)
    moved = [None if t is None else t + shift for t in times]
    assert discrete_hazard(moved, first="at risk", period=width).hazard == found.hazard
    assert sum(found.adopted) == sum(t is not None for t in times)


@given(TIMES)
def test_times_that_lie_on_bounds_stay_there_when_they_are_no_whole_numbers(
    times: list[int | None],
) -> None:
    tenths = [None if t is None else 2000.7 + t * 0.1 for t in times]
    assert discrete_hazard(tenths, period=0.1).adopted == discrete_hazard(times).adopted


@pytest.mark.parametrize(
    ("times", "options", "words"),
    [
        ([None], {}, "No adoption has a date"),
        ([1, 2], {"population": 1}, "smaller"),
        ([1, 2], {"first": "none"}, "'zero' or 'at risk'"),
        ([1, 2], {"period": -1}, "longer than nothing"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(
    times: list[float | None], options: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        discrete_hazard(times, **options)


def test_the_speed_by_hand() -> None:
    found = adoption_speed([2010, 2012, 2012, 2012.5, 2013], population=10, period=2)
    assert found.adopted == (1, 4)
    assert found.speed == (0.5, 2)
    assert found.share_speed == (0.05, 0.2)
    assert found.acceleration == (None, 0.75)
    assert found.growth == (None, 4)
    assert (found.peak_start, found.peak_end, found.peak_speed) == (2012, 2014, 2)


@given(TIMES, st.integers(-3000, 3000), st.sampled_from([0.5, 1.0, 3.0]), st.randoms())
def test_shifting_dates_and_renaming_units_changes_no_speed(
    times: list[int | None], shift: int, period: float, random: Any
) -> None:
    found = adoption_speed(times, period=period)
    mixed = random.sample(times, len(times))
    moved = adoption_speed(
        {f"unit {at}": None if t is None else t + shift for at, t in enumerate(mixed)},
        period=period,
    )
    for name in ("adopted", "speed", "share_speed", "acceleration", "growth", "peak_speed"):
        assert getattr(moved, name) == getattr(found, name), name
    assert sum(found.adopted) == sum(t is not None for t in times)
    assert all(0 <= share * period <= 1 for share in found.share_speed)
    more = adoption_speed([*times, None], period=period)
    assert more.speed == found.speed
    assert all(a <= b for a, b in zip(more.share_speed, found.share_speed, strict=True))


def test_several_peaks_are_no_peak() -> None:
    found = adoption_speed([2010, 2012])
    assert (found.peak_start, found.peak_speed) == (None, 1)
    assert found.reason == "2 periods share the highest speed"


def test_adoptions_outside_the_periods_asked_for_make_no_peak() -> None:
    found = adoption_speed([2010], edges=[2012, 2013])
    assert (found.speed, found.reason) == ((0,), "nobody adopted in these periods")


def test_all_in_one_year() -> None:
    assert adoption_speed([2015] * 3).acceleration == (None,)
    assert discrete_hazard([2015] * 3, population=9, first="at risk").hazard == (1 / 3,)


def test_tables_and_json_hold_the_same() -> None:
    found = discrete_hazard([1, 2, None])
    assert list(found.to_frame()["adopted"]) == found.to_dict()["adopted"]
    speed = adoption_speed([1, 2, None])
    assert list(speed.to_frame()["speed"]) == speed.to_dict()["speed"]
    assert speed.to_dict()["growth"] == [None, 1]
