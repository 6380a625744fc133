"""Ties out of files: what is read, and what is said of the rows that are no ties."""

from __future__ import annotations

import pytest

from lantoa.errors import UserError
from lantoa.graph.diffusion.ties.ties_file import read_ties
from tests.graph.diffusion import networks
from tests.graph.diffusion.networks import needs_reference
from tests.graph.diffusion.reference import REFERENCE


def edges(found):
    return sorted(found.ties.to_networkx().edges(data="value"))


@pytest.fixture
def table(tmp_path):
    def write(text, name="ties.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_ego_alter_and_value_are_read(table):
    found = read_ties(table("ego,alter,value\nxã A,xã B,2\nxã B,xã C,0.5\n"))
    assert edges(found) == [("xã A", "xã B", 2), ("xã B", "xã C", 0.5)]
    assert found.problems() == []


def test_without_values_every_tie_is_one_and_tabs_part_columns(table):
    found = read_ties(table("from\tto\na\tb\n", "ties.tsv"))
    assert edges(found) == [("a", "b", 1)]


def test_columns_of_other_names_are_the_first_two_or_as_told(table):
    path = table("doctor,friend,strength\n1,2,3\n")
    assert edges(read_ties(path)) == [("1", "2", 1)]
    assert edges(read_ties(path, ego="friend", alter="doctor", value="strength")) == [("2", "1", 3)]


def test_rows_that_are_no_ties_are_counted(table):
    text = "ego,alter,value\na,b,1\n,b,1\na,,1\na,b,2\na,c,much\na,d,-1\nz,z,1\na,e,\n"
    found = read_ties(table(text))
    assert edges(found) == [("a", "b", 3), ("a", "e", 1)]
    assert (found.missing, found.unreadable, found.to_themselves, found.repeated) == (2, 2, 1, 1)
    assert "z" in found.ties.units
    assert found.to_dict()["problems"] == [
        "2 rows without an ego or an alter were left out",
        "2 rows whose value is no number of at least 0 were left out",
        "1 rows with a tie of a unit to itself were left out",
        "1 rows repeat a tie; the values were added",
    ]


def test_ties_may_hold_both_ways_and_units_come_first(table):
    found = read_ties(table("ego,alter\na,b\n"), units=["c", "b"], mutual=True)
    assert found.ties.units == ("c", "b", "a")
    assert edges(found) == [("a", "b", 1), ("b", "a", 1)]


def test_numbers_of_a_workbook_name_units_as_in_a_text_file(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in (["ego", "alter", "value"], [1001, 1002.0, 2], [None, 1002, 1]):
        book.active.append(row)
    book.save(tmp_path / "ties.xlsx")
    found = read_ties(tmp_path / "ties.xlsx")
    assert edges(found) == [("1001", "1002", 2)]
    assert found.missing == 1


@pytest.mark.parametrize(
    ("text", "settings", "says"),
    [
        ("ego\na\n", {}, "1 columns"),
        ("ego,alter\na,a\n", {}, "No row"),
        ("ego,alter\na,b\n", {"alter": "friend"}, "no column 'friend'"),
        ("alter,value\na,b\n", {}, "name both"),
    ],
)
def test_a_file_without_ties_is_refused_with_a_sentence(table, text, settings, says):
    with pytest.raises(UserError, match=says):
        read_ties(table(text), **settings)


def test_ties_of_quite_other_units_are_refused(table):
    path = table("ego,alter\n1001.0,1002.0\n")
    with pytest.raises(UserError, match="same names in both"):
        read_ties(path, units=["1001", "1002"])
    assert len(read_ties(path, units=["1001", "1002.0"]).ties) == 1


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError, match="no file"):
        read_ties(tmp_path / "ties.csv")


@needs_reference
def test_the_ties_of_the_doctors_are_read():
    found = read_ties(REFERENCE / "data" / "netdiffuser_medInnovations_edges.csv")
    assert len(found.ties) == 294
    assert dict(found.ties.to_networkx().adj) == dict(networks.ties("medInnovations").adj)
