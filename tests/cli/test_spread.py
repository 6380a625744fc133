"""``lantoa spread``."""

from __future__ import annotations

import csv
import io
import json

import pytest

from lantoa.graph.spread.overview import measures
from tests.small_world import GONG

ROWS = """who,what,when
A,x,2000
B,x,2001/2003
C,x,2004
A,y,2003
D,y,
,y,2007
"""
COLUMNS = ("--unit", "who", "--item", "what", "--time", "when")


@pytest.fixture
def events(tmp_path):
    file = tmp_path / "adoptions.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def test_a_table_gives_one_object_whose_numbers_have_units_and_a_population(run, events) -> None:
    result = run("spread", "--events", events, *COLUMNS, "--item-name", "x", "--population", "9")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["population"] == {"count": 9, "source": "as given"}
    assert found["dates"] == "earliest"
    assert [problem["count"] for problem in found["problems"]] == [1, 1]
    assert set(found["measures"]) == {m.name for m in measures() if m.default}
    for measure in found["measures"].values():
        assert measure["definition"]
        assert measure["population"]["count"] == 9
        assert measure["reason"] or measure["figures"]
        assert all("unit" in figure for figure in measure["figures"])
    curve = found["measures"]["curve"]["result"]
    assert curve["cumulative_lower"] == [1, 1, 1, 2, 3]
    assert curve["cumulative_upper"] == [1, 2, 2, 2, 3]


def test_a_model_of_the_graph(run) -> None:
    result = run("spread", "tieng keng binh yen", "--level", "district", "-f", "json")
    found = json.loads(result.stdout)
    assert found["item"] == GONG.name
    assert found["adopters_are"] == "districts, as of then"
    assert (
        found["measures"]["distances"]["result"]["measured"] == 1
    )  # the other leads to a whole district
    text = run("spread", GONG.name, "-f", "text")
    assert "population at risk: 11,1" in text.stdout
    assert "structural virality of the largest cascade: 1.333 steps" in text.stdout


def test_one_measure_alone_gives_its_table(run, events) -> None:
    result = run(
        "spread", "--events", events, *COLUMNS, "--item-name", "x", "--measure", "hazard",
        "-f", "csv",
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["adopted"] for row in rows] == ["1", "1", "0", "0", "1"]
    assert "without a unit" in result.stderr


def test_figures_as_rows(run, events) -> None:
    result = run(
        "spread", "--events", events, *COLUMNS, "--item-name", "x", "--dates", "impute",
        "--imputations", "5", "--seed", "2", "-f", "csv",
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["dates"] for row in rows if row["measure"] == "hazard"} == {"imputed (m=5, seed=2)"}
    assert {row["population"] for row in rows} == {"4"}


def test_several_items_are_shown_in_brief_with_their_units(run, events) -> None:
    result = run("spread", "--events", events, *COLUMNS)
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert [row["item"] for row in found["items"]] == ["x", "y"]
    x = found["items"][0]
    assert (x["adopters"], x["first"], x["last"], x["median"]) == (3, 2000, 2004, 2001)
    assert x["population"] == found["population"]["count"] == 4
    assert (x["bass_p"] is None) == (x["reason"] is not None)
    assert set(found["innovativeness"]) == {"walker", "boushey", "boehmke_skinner"}
    result = run("spread", "--events", events, *COLUMNS, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["item"], row["median"]) for row in rows] == [("x", "2001"), ("y", "2003")]
    assert "--measure walker" in result.stderr
    result = run("spread", "--events", events, *COLUMNS, "--measure", "walker", "-f", "csv")
    assert {row["unit"] for row in csv.DictReader(io.StringIO(result.stdout))} == set("ABCD")
    shown = run("spread", "--events", events, *COLUMNS, "-f", "table").stdout
    assert "bass_p" in shown
    assert "walker_rank" in shown
    assert (
        "innovativeness of units (walker)"
        in run("spread", "--events", events, *COLUMNS, "-f", "text").stdout
    )


def test_observation_ends_when_told(run, events) -> None:
    arguments = ("spread", "--events", events, *COLUMNS)
    found = json.loads(run(*arguments, "--item-name", "x", "--until", "2002").stdout)
    assert found["until"] == "2002"
    assert found["last_adoption"] == "2001"
    hazard = found["measures"]["hazard"]["result"]
    assert hazard["adopted"] == [1, 1, 0]
    items = json.loads(run(*arguments, "--until", "2002").stdout)["items"]
    assert [row["adopters"] for row in items] == [2, 0]
    assert items[1]["reason"] == "no adoption has a time that is known"


def test_a_model_of_the_graph_observed_until_a_year(run) -> None:
    found = json.loads(run("spread", GONG.name, "--until", "2024", "-f", "json").stdout)
    assert found["until"] == "2024-12-31"
    early = run("spread", GONG.name, "--until", "1990", "--measure", "hazard", "-f", "text")
    assert "No adoption by 1990-12-31 is known" in early.stdout


def test_ties_and_a_picture(run, events, tmp_path) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text("ego,alter\nB,A\nC,B\nD,A\n", encoding="utf-8")
    picture = tmp_path / "curve.svg"
    result = run(
        "spread", "--events", events, *COLUMNS, "--item-name", "x", "--ties", ties,
        "--plot", picture, "-o", tmp_path / "x.json",
    )  # fmt: skip
    assert (result.exit_code, result.stdout) == (0, "")
    found = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    values = found["measures"]["thresholds"]["result"]["values"]
    assert values["B"] == 1.0
    assert picture.read_text(encoding="utf-8").startswith("<?xml")


def test_the_measures_are_listed_with_their_definitions(run) -> None:
    result = run("spread", "--list", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["measure"] for row in rows] == [measure.name for measure in measures()]
    assert all(row["definition"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--measure", "curve"), "Name a model"),
        (("model", "--events", "{events}"), "not both"),
        (("--events", "{events}"), "--unit and --time"),
        (("--events", "{events}", *COLUMNS, "--measure", "curve"), "2 items"),
        (("--events", "{events}", *COLUMNS, "--dates", "impute"), "imputed for one item"),
        (("--events", "{events}", *COLUMNS, "--until", "later"), "does not tell when"),
        (("--events", "{events}", *COLUMNS, "--item-name", "z"), "No item is called 'z'"),
        (("--events", "{events}", *COLUMNS, "--item-name", "x", "--population", "2"), "smaller"),
        (("--events", "none.csv", *COLUMNS), "There is no file"),
        (("không có gì",), "No model"),
        (("model", "--unit", "who"), "is of a table"),
        (("kẻng bình yên", "--measure", "speeed"), "No measure is called"),
        (("kẻng bình yên", "--level", "district", "--geography", "now"), "no districts since"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(run, events, arguments, message) -> None:
    result = run("spread", *(a.replace("{events}", str(events)) for a in arguments))
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
