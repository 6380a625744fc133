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
