from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions, TimeScale
from lantoa.graph.adoptions.imputation import Imputation, imputed_times, pooled

TABLE = Adoptions.build(
    [
        ("a", "x", 2010, 2010),
        ("b", "x", 2010, 2014),
        ("c", "x", None, 2013),
        ("d", "x", None, None),
    ],
    units=["e"],
)


def test_draws_stay_within_bounds_and_a_seed_repeats_them() -> None:
    draws = imputed_times(TABLE, "x", Imputation(50, seed=3))
    assert draws == imputed_times(TABLE, "x", Imputation(50, seed=3))
    assert draws != imputed_times(TABLE, "x", Imputation(50, seed=4))
    for draw in draws:
        assert draw["a"] == 2010
        assert 2010 <= draw["b"] <= 2014
        assert 2010 <= draw["c"] <= 2013  # nobody adopted before the first that is known
        assert draw["e"] is None
        assert "d" not in draw
    # Years are whole: each of the five is drawn, the last one too.
    assert {draw["b"] for draw in draws} == {2010, 2011, 2012, 2013, 2014}


def test_days_are_drawn_on_a_line() -> None:
    table = Adoptions.build([("a", "x", 2010.0, 2014.0), ("b", "x", 2010.5)], scale=TimeScale())
    draws = imputed_times(table, "x", Imputation(50))
    assert len({draw["a"] for draw in draws}) == 50


def test_the_first_of_two_unsure_adoptions_is_early() -> None:
    rows = [("a", "x", 2000.0, 2010.0)] * 2 + [("b", "x", 2000.0, 2010.0)]
    table = Adoptions.build(rows, scale=TimeScale())
    draws = imputed_times(table, "x", Imputation(4000, seed=1))
    # Means of the least of two, and of one, uniform numbers: 1/3 and 1/2 of the way.
    for unit, mean in (("a", 2000 + 10 / 3), ("b", 2005)):
        assert np.mean([draw[unit] for draw in draws]) == pytest.approx(mean, abs=0.15)


def test_exact_dates_need_no_imputation() -> None:
    table = Adoptions.build([("a", "x", 2010), ("b", "x", 2012), ("c", "x", None)], units=["d"])
    first = table.first_times("x")
    assert imputed_times(table, "x", Imputation(3)) == [first] * 3
    nothing = Adoptions.build([("a", "x", None)], units=["b"])
    assert imputed_times(nothing, "x", Imputation(2)) == [{"b": None}] * 2


def test_the_pooled_interval_holds_the_truth_as_often_as_it_says() -> None:
    """The mean of 40 numbers of which each is only known to lie within 2 of what was seen."""
    rng = np.random.default_rng(7)
    held = 0
    for _ in range(300):
        seen = rng.normal(0, 1, 40) + rng.uniform(-2, 2, 40)
        draws = rng.uniform(seen - 2, seen + 2, (20, 40))
        found = pooled(draws.mean(axis=1).tolist(), (draws.std(axis=1, ddof=1) / 40**0.5).tolist())
        assert found.degrees_of_freedom is not None
        reach = stats.t.ppf(0.975, found.degrees_of_freedom) * (found.standard_error or 0)
        held += abs(found.estimate or 0) <= reach
    assert held / 300 > 0.93


def test_rubins_rules_by_hand() -> None:
    # W = (1 + 4 + 9) / 3; B = sample variance of 2, 4, 9 = 13; T = W + (1 + 1/3) B
    found = pooled([2.0, 4.0, 9.0], [1.0, 2.0, 3.0])
    within, between = 14 / 3, 13.0
    spread = 4 / 3 * between
    assert found.estimate == 5
    assert found.within == pytest.approx(within)
    assert found.between == pytest.approx(between)
    assert found.standard_error == pytest.approx(math.sqrt(within + spread))
    assert found.degrees_of_freedom == pytest.approx(2 * (1 + within / spread) ** 2)


def test_what_some_imputations_do_not_give_is_told() -> None:
    assert pooled([None, 2.0, 4.0]).m == 2
    assert pooled([None, None]).estimate is None
    same = pooled([3.0, 3.0])
    assert (same.standard_error, same.degrees_of_freedom) == (0.0, None)


def test_one_draw_cannot_be_pooled() -> None:
    with pytest.raises(UserError, match="at least 2"):
        imputed_times(TABLE, "x", Imputation(1))
