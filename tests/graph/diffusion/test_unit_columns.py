"""Columns of the units: what cells become, and which files are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from lantoa.errors import UserError
from lantoa.graph.diffusion.unit_columns import read_unit_columns, unit_columns_of


@pytest.fixture
def write(tmp_path: Path):
    def _write(text: str, name: str = "units.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return _write


def test_a_row_a_unit(write):
    found = read_unit_columns(write("name,people,coast\nxã A,1200,yes\n xã B ,NA,no\n,5,no\n"))
    assert found.units == ("xã A", "xã B")
    assert found.fixed["people"] == {"xã A": 1200, "xã B": None}
    assert found.fixed["coast"] == {"xã A": "yes", "xã B": "no"}
    assert found.problems == ("units.csv: 1 rows without a unit were left out",)
    assert (found.names, found.varying) == (("people", "coast"), {})


def test_a_row_a_unit_and_time(write):
    text = "unit,year,rich\na,2015,1.5\na,2016-03-01,2\nb,2015,\nb,soon,4\n"
    found = read_unit_columns(write(text), time="year")
    assert found.varying == {"rich": {"a": {2015.0: 1.5, 2016.0: 2}, "b": {2015.0: None}}}
    assert found.fixed == {}
    assert found.problems == ("units.csv: 1 rows whose time is no number or day were left out",)


def test_the_column_of_the_units_is_named_guessed_or_the_first(write):
    path = write("x,id\n1,a\n")
    assert read_unit_columns(path).units == ("a",)
    assert read_unit_columns(path, unit="x").units == ("1",)
    assert read_unit_columns(write("place,x\na,1\n")).units == ("a",)


def test_units_that_are_numbers_are_called_as_adoptions_call_them(write):
    rows = [{"id": 1001, "x": 1}, {"id": 1002.0, "x": 0.5}]
    path = write("\n".join(map(json.dumps, rows)), "units.jsonl")
    assert read_unit_columns(path).fixed == {"x": {"1001": 1, "1002": 0.5}}


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        ("unit,x\na,1\na,2\n", {}, "two rows for 'a': keep one; name the column of the time"),
        ("unit,t,x\na,1,1\na,1,2\n", {"time": "t"}, "two rows for 'a' at 1"),
        ("unit,x\na,1\n", {"unit": "town"}, "no column 'town', only unit, x"),
        ("unit,x\na,1\n", {"time": "year"}, "no column 'year'"),
        ("", {}, "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(write, text, options, message):
    with pytest.raises(UserError, match=message) as refusal:
        read_unit_columns(write(text), **options)
    assert str(refusal.value).count(". ") == 0


def test_a_table_calls_its_units_as_they_are():
    frame = pd.DataFrame(
        {"id": [1001, 1002, None], "people": [1200, None, 3], "name": ["x", "", "z"]}
    )
    found = unit_columns_of(frame)
    assert found.units == (1001, 1002)
    assert found.fixed == {"people": {1001: 1200, 1002: None}, "name": {1001: "x", 1002: None}}
    assert found.problems == ("the table of the units: 1 rows without a unit were left out",)


@pytest.mark.parametrize(
    "index",
    [pd.Index(["a", "b"]), pd.Index(["a", "b"], name="state"), pd.Index([7, 8], name="id")],
)
def test_the_index_of_a_table_may_name_the_units(index):
    frame = pd.DataFrame({"rich": [1.5, 2.0]}, index=index)
    found = unit_columns_of(frame)
    assert found.fixed == {"rich": dict(zip(index.tolist(), [1.5, 2], strict=True))}


def test_rows_of_a_table_that_were_chosen_keep_their_units():
    frame = pd.DataFrame({"unit": ["a", "b", "c"], "rich": [1, 2, 3]}).iloc[[2, 0]]
    assert unit_columns_of(frame).fixed == {"rich": {"c": 3, "a": 1}}


def test_a_table_with_a_row_a_unit_and_time():
    frame = pd.DataFrame({"unit": ["a", "a"], "year": [2015, 2016], "rich": [1, pd.NA]})
    assert unit_columns_of(frame, time="year").varying == {"rich": {"a": {2015: 1, 2016: None}}}
    with pytest.raises(UserError, match="the table of the units has two rows for 'a'"):
        unit_columns_of(frame)
    with pytest.raises(UserError, match="has no column 'month'"):
        unit_columns_of(frame, time="month")
