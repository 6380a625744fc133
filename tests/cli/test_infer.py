"""``lantoa infer``."""

from __future__ import annotations

import json
import shutil

import pytest

from lantoa.graph.store import open_store

ROWS = """who,what,when
A,x,2000
B,x,2001
C,x,2004
A,y,2003
B,y,2005
C,y,2006
,y,2007
"""
COLUMNS = ("--unit", "who", "--item", "what", "--time", "when")


@pytest.fixture
def events(tmp_path):
    file = tmp_path / "adoptions.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def test_a_table_gives_one_object(run, events) -> None:
    result = run("infer", "--events", events, *COLUMNS, "--rate", "0.5", "--edges", "2")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert list(found) == ["settings", "edges"]
    assert [(e["source"], e["target"]) for e in found["edges"]] == [("B", "C"), ("A", "B")]
    assert found["settings"]["parameters"] == {"rate": 0.5}
    assert found["settings"]["data"]["dropped"] == 1
    assert "without a unit" in result.stderr


def test_other_densities_and_constants(run, events) -> None:
    options = ("--transmission", "rayleigh", "--alpha", "0.04", "--objective", "snap")
    result = run(
        "infer", "--events", events, *COLUMNS, *options, "--epsilon", "1e-20", "--beta", "0.9"
    )
    settings = json.loads(result.stdout)["settings"]
    assert settings["parameters"] == {"sigma": 5.0}
    assert (settings["beta"], settings["epsilon"]) == (0.9, 1e-20)
    assert settings["stop"]["p_value"] == 0.05


def test_names_that_users_of_r_and_snap_guess(run, events) -> None:
    def edges(*options: str) -> dict:
        result = run("infer", "--events", events, *COLUMNS, "--format", "json", *options)
        assert result.exit_code == 0, result.stderr
        found = json.loads(result.stdout)
        return {**found, "settings": {**found["settings"], "parameters_from": None}}

    plain = edges("--rate", "0.5", "--edges", "2")
    r = ("--trans-mod", "exponential", "--params", "0.5", "--n-edges", "2", "--objective", "r")
    assert edges(*r) == plain
    assert edges("--lambda", "0.5", "--edges", "2") == plain
    snap = edges("--objective", "snap", "--rate", "2", "--edges", "2")
    assert (
        edges("--objective", "SNAP", "--transmission", "exp", "--alpha", "2", "--edges", "2")
        == snap
    )
    log_normal = edges(
        "--transmission", "log-normal", "--mu", "1", "--sigma", "2", "--p-value", "0.1"
    )
    options = ("--transmission", "lognormal", "--params", "1,2", "--p-value-cutoff", "0.1")
    assert edges(*options) == log_normal


def test_ties_and_trees_are_told_when_asked(run, events) -> None:
    result = run("infer", "--events", events, *COLUMNS, "--edges", "3", "--ties", "--trees")
    found = json.loads(result.stdout)
    assert list(found) == ["settings", "edges", "ties", "trees"]
    assert [edge["tie_group"] for edge in found["edges"]] == [1, 1]
    [group] = found["ties"]
    assert {tuple(edge) for edge in group["added"]} == {
        (edge["source"], edge["target"]) for edge in found["edges"]
    }
    assert group["left"] == []
    assert [(row["item"], row["unit"], row["source"]) for row in found["trees"]][:2] == [
        ("x", "A", None),
        ("x", "B", "A"),
    ]


#: What a table of adoptions may be, and what is told of it.
BAD = {
    "one adoption": ("A,x,2000", "two different times"),
    "all in one year": ("A,x,2000\nB,x,2000\nA,y,2001\nC,y,2001", "two different times"),
    "no times": ("A,x,\nB,x,NA", "nothing can be inferred"),
    "no rows": ("", "nothing can be inferred"),
    "no times that can be read": ("A,x,soon\nB,x,later", "No row of adoptions.csv can be used"),
    "all in the future": ("A,x,2998\nB,x,2999", "lie in the future"),
}


@pytest.mark.parametrize("case", BAD)
def test_tables_of_which_nothing_can_be_learned_are_refused_in_a_sentence(
    run, events, case
) -> None:
    rows, message = BAD[case]
    events.write_text(f"who,what,when\n{rows}\n", encoding="utf-8")
    result = run("infer", "--events", events, *COLUMNS)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_an_empty_file_is_refused(run, events) -> None:
    events.write_text("", encoding="utf-8")
    result = run("infer", "--events", events, *COLUMNS)
    assert result.exit_code == 2
    assert "is empty" in result.stderr


def test_rows_that_cannot_be_used_are_counted_in_the_result(run, events) -> None:
    bad = "A,x,-5\nB,x,2001\nC,x,2999\nD,x,2004\nD,x,2004\n,x,2003\nE,x,?\nB,x,2009\n"
    events.write_text(f"who,what,when\n{bad}", encoding="utf-8")
    result = run("infer", "--events", events, *COLUMNS, "--rate", "1", "--min-gain", "0")
    found = json.loads(result.stdout)
    assert [(edge["source"], edge["target"]) for edge in found["edges"]] == [("B", "D")]
    data = found["settings"]["data"]
    assert (data["adoptions"], data["repeated"], data["dropped"]) == (2, 2, 4)
    told = {problem["what"] for problem in data["problems"]}
    assert told == {
        "negative times",
        "times in the future",
        "rows without a unit",
        "times that cannot be read",
        "rows that tell an adoption again",
    }


def test_dates_that_are_intervals_say_which_day_stands_for_them(run, events) -> None:
    rows = "A,x,2001/2003\nB,x,2002/2004\nC,x,2003\nA,y,2001-05\nB,y,2004-01-02\n"
    events.write_text(f"who,what,when\n{rows}", encoding="utf-8")
    gains = {}
    for dates in ("earliest", "latest", "midpoint"):
        options = ("--dates", dates, "--rate", "1", "--objective", "snap", "--edges", "1")
        result = run("infer", "--events", events, *COLUMNS, *options)
        found = json.loads(result.stdout)
        assert found["settings"]["data"]["dates"] == dates
        assert found["settings"]["data"]["time"].startswith("2000 + (days")
        gains[dates] = found["edges"][0]["gain"]
    assert len(set(gains.values())) == 3


def test_the_latest_time_may_stand_in_a_column_of_its_own(run, events) -> None:
    rows = "A,x,2001,2001\nB,x,2002,2006\nC,x,2004,2004\n"
    events.write_text(f"who,what,when,until\n{rows}", encoding="utf-8")
    followers = {}
    for dates in ("earliest", "latest"):
        options = ("--time-to", "until", "--dates", dates, "--rate", "1", "--objective", "snap")
        result = run("infer", "--events", events, *COLUMNS, *options, "--min-gain", "0")
        found = json.loads(result.stdout)
        assert found["settings"]["read"]["time_to"] == "until"
        followers[dates] = {(e["source"], e["target"]) for e in found["edges"]}
    assert followers == {"earliest": {("A", "B"), ("B", "C")}, "latest": {("A", "C"), ("C", "B")}}


def test_rows_and_a_file(run, events, tmp_path) -> None:
    target = tmp_path / "edges.csv"
    options = ("--edges", "2", "--bootstrap", "5", "--seed", "3", "-o", target)
    result = run("infer", "--events", events, *COLUMNS, *options)
    assert (result.exit_code, result.stdout) == (0, "")
    lines = target.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "source,target,gain,p_value,support,tie_group,items"
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--unit", "who"), "--item, --time missing"),
        ((*COLUMNS[:4], "--time", "year"), "no column 'year'"),
        ((*COLUMNS, "--missing", "refuse"), "mend them"),
        ((*COLUMNS, "--transmission", "normal"), "'normal' is no transmission density"),
        ((*COLUMNS, "--sigma", "1"), "has no parameter sigma"),
        ((*COLUMNS, "--edges", "0"), "at least 1"),
        ((*COLUMNS, "--rate", "0"), "rate must be a number over 0"),
        ((*COLUMNS, "--rate", "fast"), "'fast' is not a valid float"),
        ((*COLUMNS, "--params", "1;x"), "numbers with commas between"),
        ((*COLUMNS, "--params", "1,2"), "needs rate"),
        ((*COLUMNS, "--params", "1", "--mu", "2"), "either --params or --mu"),
        ((*COLUMNS, "--bootstrap", "2", "--seed", "-1"), "seed must be 0 or more"),
        ((*COLUMNS, "--trees", "--format", "csv"), "--trees needs --format json"),
        ((*COLUMNS, "--level", "province"), "--level is about the graph"),
        ((*COLUMNS, "--kg", "kg"), "--kg is about the graph"),
        ((*COLUMNS, "--said-only"), "--said-only is about the graph"),
    ],
)
def test_mistakes_are_told(run, events, arguments, message) -> None:
    result = run("infer", "--events", events, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_column_without_a_table(run) -> None:
    result = run("infer", "--unit", "who")
    assert result.exit_code == 2
    assert "give it with --events" in result.stderr


def test_a_graph_that_is_not_there_is_told_and_not_made(run, tmp_path) -> None:
    for keep in ("--keep", "--no-keep"):
        result = run("infer", "--kg", tmp_path / "nowhere", keep)
        assert result.exit_code == 2
        assert "nowhere" in result.stderr
        assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--period", "1990"), "No commune is known to have had a model at a known time"),
        (("--period", "soon"), "is no period"),
        (("--theme", "nothing"), "No model has the theme"),
        (("--level", "district", "--geography", "now"), "no districts since"),
        (("--encoding", "cp1258"), "--encoding is about a table"),
        (("--time-to", "x"), "--time-to is about a table"),
    ],
)
def test_what_cannot_be_had_of_a_graph_is_told(run, options, message) -> None:
    result = run("infer", *options, "--no-keep")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_people_get_short_numbers(run, events) -> None:
    options = ("--rate", "0.5", "--edges", "1", "--format", "table")
    result = run("infer", "--events", events, *COLUMNS, *options)
    assert "44.67" in result.stdout
    assert "44.66" not in result.stdout


def test_the_graph_is_read_and_keeps_the_result(run, kg, tmp_path) -> None:
    copy = tmp_path / "kg"
    shutil.copytree(kg, copy)
    before = len(open_store(copy, read_only=True))
    result = run("infer", "--kg", copy, "--no-keep", "--edges", "3")
    assert "kept" not in json.loads(result.stdout)["settings"]
    assert len(open_store(copy, read_only=True)) == before
    result = run("infer", "--kg", copy, "--edges", "3", "--format", "table")
    assert "1 inferred replications kept in" in result.stderr
    assert len(open_store(copy, read_only=True)) > before
