"""The band of Turnbull's estimate: by hand, against Kaplan-Meier's, and how often it is right."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.kaplan_meier import kaplan_meier
from lantoa.graph.diffusion.turnbull import turnbull
from lantoa.graph.diffusion.turnbull_band import turnbull_band

DATES = st.lists(
    st.none() | st.tuples(st.integers(0, 9), st.integers(0, 4)).map(lambda d: (d[0], sum(d))),
    min_size=1,
    max_size=15,
).filter(any)


def test_within_an_interval_the_share_lies_between_its_ends() -> None:
    found = turnbull_band([2010, 2010, None, None], [2014, 2014, None, None], [2009, 2012, 2014])
    assert found.survival_lower == (1, 0.5, 0.5)
    assert found.survival_upper == (1, 1, 0.5)
    assert (found.population, found.adopters, found.failed) == (4, 2, 0)


def test_exact_dates_have_the_band_of_kaplan_meier() -> None:
    random = np.random.default_rng(2)
    times = [None if t > 8 else t for t in np.ceil(random.exponential(5, 200)).tolist()]
    found = turnbull_band(times, times, range(1, 9), until=8, replicates=400)
    curve = kaplan_meier(times, until=8, interval="log-log")
    assert found.survival_lower == found.survival_upper
    assert found.survival_lower == pytest.approx(curve.survival, abs=1e-9)
    assert found.lower == pytest.approx(curve.lower, abs=0.02)
    assert found.upper == pytest.approx(curve.upper, abs=0.02)


def test_it_holds_the_truth_at_least_as_often_as_it_says() -> None:
    random = np.random.default_rng(5)
    held = []
    for seed in range(20):
        truth = random.exponential(5, 50)
        visits = np.sort(random.integers(1, 9, (50, 2)), axis=1)
        before = np.column_stack([np.zeros(50), visits, np.full(50, 9.0)])
        place = (truth[:, None] > before).sum(axis=1)  # after how many of them
        known = truth < 9
        low = [float(before[n, p - 1]) + 0.01 for n, p in enumerate(place)]  # after the visit
        high = [float(before[n, min(p, 3)]) for n, p in enumerate(place)]
        found = turnbull_band(
            [a if k else None for a, k in zip(low, known, strict=True)],
            [b if k else None for b, k in zip(high, known, strict=True)],
            [2, 5],
            until=9,
            replicates=20,
            seed=seed,
        )
        true = np.exp(-np.array(found.time) / 5)
        held.append((np.array(found.lower) <= true) & (true <= np.array(found.upper)))
    assert np.mean(held) >= 0.9


@settings(max_examples=40)
@given(DATES, st.integers(-500, 500))
def test_bounds_hold_the_estimate_and_shift_with_the_dates(
    dates: list[tuple[int, int] | None], shift: int
) -> None:
    def band(by: int) -> Any:
        low = [None if d is None else d[0] + by for d in dates]
        high = [None if d is None else d[1] + by for d in dates]
        return turnbull_band(low, high, [by + t for t in range(14)], replicates=20)

    found = band(0)
    for low, one, other, high in zip(
        found.lower, found.survival_lower, found.survival_upper, found.upper, strict=True
    ):
        assert 0 <= low <= one <= other <= high <= 1
    moved = band(shift)
    assert (moved.lower, moved.upper) == (found.lower, found.upper)
    whole = turnbull([d and d[0] for d in dates], [d and d[1] for d in dates])
    assert found.survival_lower[-1] == pytest.approx(whole.never, abs=1e-9)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"replicates": 5}, "20 or more"),
        ({"replicates": 10**9}, "fewer draws"),
        ({"at": [float("nan")]}, "finite times"),
        ({"level": 1}, "confidence"),
        ({"earliest": [None], "latest": [None]}, "No adoption has a date"),
        ({"until": 1}, "cannot end"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(options: dict[str, Any], words: str) -> None:
    given = {"earliest": [1, 2], "latest": [2, 3], "at": [2], **options}
    with pytest.raises(UserError, match=words):
        turnbull_band(given.pop("earliest"), given.pop("latest"), given.pop("at"), **given)


def test_tables_and_json_hold_the_same() -> None:
    found = turnbull_band([1, 2, None], [2, 2, None], [1, 2, 3], replicates=20)
    assert list(found.to_frame()["upper"]) == found.to_dict()["upper"]
    nobody = turnbull_band([None, None], [None, None], [1], until=3, replicates=20)
    assert (nobody.lower, nobody.upper) == ((1,), (1,))
