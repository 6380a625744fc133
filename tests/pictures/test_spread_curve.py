"""The picture of a spread."""

from __future__ import annotations

import math

import pytest

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions
from lantoa.graph.spread.overview import spread_of
from lantoa.pictures.save import drawn
from lantoa.pictures.of_spread import best_fit, draw_spread


def logistic_table() -> Adoptions:
    """80 of 100 units that adopt along a logistic curve with a ceiling of 0.8."""
    rows = []
    for year in range(2000, 2020):
        due = round(80 / (1 + math.exp(-0.8 * (year - 2009))))
        rows += [(f"u{n}", "Tiếng kẻng", year) for n in range(len(rows), due)]
    return Adoptions.build(rows, population=100)


def test_the_best_fit_is_drawn() -> None:
    found = spread_of(logistic_table())
    best = best_fit(found)
    assert best is not None
    assert best[0] == "logistic-free"
    others = [m.result.fit.aic for m in found.measures if hasattr(m.result, "fit")]
    assert best[1].fit.aic == min(others)
    picture = drawn(draw_spread(found), "svg").decode()
    assert "Tiếng kẻng" in picture
    assert "logistic-free, forecast" in picture
    assert picture == drawn(draw_spread(found), "svg").decode()


def test_without_a_fit_there_is_still_a_curve() -> None:
    found = spread_of(Adoptions.build([("a", "x", 2010)]), names=["curve"])
    assert best_fit(found) is None
    assert draw_spread(found).axes


def test_without_dates_it_is_refused() -> None:
    with pytest.raises(UserError, match="date"):
        draw_spread(spread_of(Adoptions.build([("a", "x", None)])))
