"""`lantoa spread --ties`: a table of ties, or a word for what makes them."""

from __future__ import annotations

import json

import pytest

EVENTS = """unit,item,time
a,x,2010
b,x,2011
c,x,2012
a,y,2015
b,y,2016
c,y,
"""


@pytest.fixture
def events(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text(EVENTS, encoding="utf-8")
    return path


@pytest.fixture
def spread(run, events):
    def of_item(*arguments):
        return run(
            "spread", "--events", events, "--unit", "unit", "--item", "item", "--time", "time",
            "--item-name", "y", "-f", "json", *arguments,
        )  # fmt: skip

    return of_item


def only(result):
    assert result.exit_code == 0, result.output
    (measure,) = json.loads(result.stdout)["measures"].values()
    return measure


def test_a_table_of_ties_is_read(spread, tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text("ego,alter\nb,a\nc,a\nc,b\nc,b\n", encoding="utf-8")
    result = spread("--ties", path, "--measure", "thresholds")
    values = only(result)["result"]["values"]
    assert values == {"a": 0, "b": 1, "c": None}
    assert "1 rows repeat a tie; the values were added" in result.stderr


def test_ties_are_made_of_what_was_adopted_before(spread):
    measure = only(spread("--ties", "co-adoption:1", "--measure", "thresholds"))
    assert measure["result"]["ties"] == (
        "units that adopted the same items within 1 years of each other, before 2015, 'y' left out"
    )
    assert measure["result"]["values"] == {"a": 0, "b": 0.5, "c": None}


@pytest.mark.parametrize(
    ("ties", "says"),
    [
        ("nearest", "no coordinates"),
        ("province", "plain table"),
        ("co-adoption:x", "No ties are called"),
        ("missing.csv", "no file"),
    ],
)
def test_ties_that_cannot_be_made_are_refused_with_a_sentence(spread, ties, says):
    result = spread("--ties", ties, "--measure", "exposure")
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_ties_of_quite_other_units_are_refused(spread, tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text("ego,alter\n1,2\n", encoding="utf-8")
    result = spread("--ties", path)
    assert result.exit_code == 2
    assert "same names in both" in result.stderr


@pytest.mark.parametrize("ties", ["province", "district", "within:15", "nearest:3"])
def test_the_communes_of_a_graph_are_tied_by_a_word(run, ties):
    result = run("spread", "tieng keng", "--ties", ties, "--measure", "exposure", "-f", "json")
    measure = only(result)
    assert measure["result"]["population"] > 10_000
