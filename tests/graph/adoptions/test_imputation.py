from __future__ import annotations

import math

import pytest

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions
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
    assert len({draw["b"] for draw in draws}) == 50


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
