"""Scores by a table, one by one, and all at once are the same scores."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest

from lantoa.errors import UserError
from lantoa.graph.inference import Cascades, infer
from lantoa.graph.inference.scores import Scores
from lantoa.graph.inference.transmission import Exponential, Transmission


def scores(table: Cascades, model: Transmission, weight: float) -> list[float]:
    """The score of every pair."""
    found = Scores(table, model)
    later = np.flatnonzero(table.before > 0)
    counts = table.before[later]
    earlier = np.concatenate(
        [np.arange(n) + table.start[table.item[row]] for row, n in zip(later, counts, strict=True)]
    )
    return found.logarithms(weight, found.intervals(later, counts, earlier)).tolist()


DAYS = [dt.date(2001, 1, 1) + dt.timedelta(n) for n in (0, 3, 3, 40, 800)]
CLOCKS = {
    "days": (DAYS, [d.toordinal() / 365.2425 for d in DAYS]),
    "years": ([1990, 1993, 1993, 2004, 2010], None),
    "half years": ([1990, 1993.5, 1993.5, 2004, 2010], None),
    "seconds": ([1_600_000_000 + 7 * n for n in (0, 3, 3, 40_000, 800_000)], None),
    "moments": ([0.1, 0.3, 0.3, 0.7, 11.9], None),
}


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("exact", [True, False])
def test_however_they_are_computed(clock: str, exact: bool, monkeypatch) -> None:
    if not exact:
        monkeypatch.setattr("lantoa.graph.inference.scores.EXACT_INTERVALS", 0)
        monkeypatch.setattr("lantoa.graph.inference.scores._SMALL_TABLE", 0)
    times, years = CLOCKS[clock]
    numbers = years or times
    # an item more, in another order
    table = Cascades.from_columns("abcdeba", "xxxxxyy", [*times, times[0], times[4]])
    expected = [
        math.log(0.5 * 0.2 * math.exp(-0.2 * (numbers[v] - numbers[u])))
        if 0.2 * (numbers[v] - numbers[u]) < 600
        else math.log(0.5 * 0.2) - 0.2 * (numbers[v] - numbers[u])
        for u, v in [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3), *((u, 4) for u in range(4)), (0, 4)]
    ]
    assert scores(table, Exponential(0.2), 0.5) == pytest.approx(expected, rel=1e-9)


def after(*days: int) -> Cascades:
    first = dt.date(2001, 1, 1)
    return Cascades.from_columns("abc", "xxx", [first + dt.timedelta(day) for day in days])


def test_only_intervals_that_there_are_may_be_too_short() -> None:
    settings = {"transmission": "power-law", "alpha": 1e308, "objective": "snap", "edges": 1}
    assert infer(after(0, 100, 300), **settings).edges[0].gain > 1e307
    with pytest.raises(UserError, match=r"too large for a number at an interval of 0\.027"):
        infer(after(0, 10, 300), **settings)
