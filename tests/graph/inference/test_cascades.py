"""What becomes of the rows of a table."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions
from lantoa.graph.inference import Cascades, infer


def test_the_first_adoption_counts_and_the_rest_is_counted() -> None:
    found = Cascades.from_columns("aab", "xxx", [3, 1, 2])
    assert found.time.tolist() == [1.0, 2.0]
    assert found.repeated == 1


def test_missing_values_are_refused_or_counted() -> None:
    columns = (["a", None, "b", "c"], ["x", "x", "", "x"], [1, 2, 3, float("nan")])
    with pytest.raises(UserError, match="Row 2 has no unit"):
        Cascades.from_columns(*columns)
    found = Cascades.from_columns(*columns, missing="drop")
    assert (found.units, found.dropped) == (("a",), 3)
    assert found.summary()["dropped"] == 3


def test_times_must_be_numbers_or_days() -> None:
    with pytest.raises(UserError, match="'soon' of row 2 is no number"):
        Cascades.from_columns("ab", "xx", [1, "soon"])
    days = [dt.date(2020, 1, 1), dt.date(2021, 1, 1)]
    found = Cascades.from_columns("ab", "xx", days)
    assert found.time[1] - found.time[0] == pytest.approx(366 / 365.2425)


def test_a_frame_lacks_a_column() -> None:
    with pytest.raises(UserError, match="no column 'when'; its columns are unit, item, time"):
        Cascades.from_frame(pd.DataFrame(columns=["unit", "item", "time"]), time="when")


def test_nothing_is_left() -> None:
    with pytest.raises(UserError, match="nothing can be inferred"):
        Cascades.from_columns([], [], [])


@pytest.mark.parametrize(
    "rows",
    [
        [("a", "x", 1)],
        [("a", "x", 1), ("b", "x", 1)],
        [("a", "x", 1), ("b", "y", 2)],
    ],
)
def test_no_order_is_told(rows) -> None:
    for options in ({}, {"rate": 1}):
        with pytest.raises(UserError, match="two different times"):
            infer(Cascades.from_columns(*zip(*rows, strict=True)), **options)


def test_adoptions_without_a_date_are_counted() -> None:
    table = Adoptions.build([("a", "x", 1), ("b", "x", None), ("c", "x", 2, 4)])
    found = Cascades.from_adoptions(table, dates="midpoint")
    assert (found.dropped, found.dates) == (1, "midpoint")
    assert found.time.tolist() == [1.0, 3.0]
    with pytest.raises(UserError, match="lack a unit, an item or a time"):
        Cascades.from_adoptions(table, missing="refuse")


def test_a_frame_of_any_columns_is_enough() -> None:
    frame = pd.DataFrame(
        {"state": ["A", "B", "C", "A", "B"], "law": list("xxxyy"), "year": [2000, 2001, 2003, 5, 9]}
    )
    found = infer(frame, unit="state", item="law", time="year", rate=1, min_gain=0)
    assert set(found.to_frame()["source"]) == {"A", "B"}
    assert sorted(found.to_networkx()) == ["A", "B", "C"]
