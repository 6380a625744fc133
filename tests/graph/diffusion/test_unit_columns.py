"""Columns of the units: what cells become, and which files are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantoa.errors import UserError
from lantoa.graph.diffusion.unit_columns import read_unit_columns


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
