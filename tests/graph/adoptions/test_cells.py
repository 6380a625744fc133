"""Cells of plain tables: no number is made up, nothing known is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantoa.graph.adoptions.cells import EMPTY, values_of
from lantoa.graph.diffusion.unit_columns import read_unit_columns
from lantoa.graph.spread.table_columns import per_unit


@pytest.mark.parametrize("nothing", sorted(EMPTY))
def test_what_tables_write_where_they_know_nothing(nothing: str) -> None:
    assert values_of(["7", nothing.upper(), "8.5"]) == [7, None, 8.5]
    units = ["a", "b"]
    assert per_unit({"unit": units, "n": [7, nothing]}, "unit", "n") == {"a": 7, "b": None}


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["21,03", "5"], [21.03, 5]),
        (["21,035", "0,5"], [21.035, 0.5]),
        (["0,125"], [0.125]),
        (["1,234", "5"], ["1,234", "5"]),
        (["-1,234", "2,500,000"], ["-1,234", "2,500,000"]),
        (["1,234,567", "1,5"], ["1,234,567", "1,5"]),
        (["12345678901234567890"], [12345678901234567890.0]),
        (["inf", "1"], ["inf", "1"]),
    ],
)
def test_a_comma_is_read_where_only_one_thing_can_be_meant(
    cells: list[str], values: list[object]
) -> None:
    assert values_of(cells) == values


def test_who_writes_thousands_with_commas_gets_no_thousandths() -> None:
    people = per_unit({"unit": ["a", "b"], "people": ["1,234", "5"]}, "unit", "people")
    assert people == {"a": "1,234", "b": "5"}


def test_a_table_of_units_is_read_likewise(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text('unit,people,rate,cases\na,"1,234","0,5",.\nb,5,"1,25",7\n', encoding="utf-8")
    assert read_unit_columns(path).fixed == {
        "people": {"a": "1,234", "b": "5"},
        "rate": {"a": 0.5, "b": 1.25},
        "cases": {"a": None, "b": 7},
    }
