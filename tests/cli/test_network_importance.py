"""``lantoa network KIND --importance``: a table for people, all of it for programs."""

import csv
import json

import networkx as nx
import pytest

from lantoa.cli.network import _tell
from lantoa.graph.importance import COLUMNS


def test_people_see_short_numbers_and_what_must_be_known(run):
    result = run("network", "lineage", "--importance", "-f", "table")
    assert result.exit_code == 0
    words = result.stdout.split()
    numbers = [word for word in words if word.replace(".", "", 1).isdigit() and "." in word]
    assert numbers
    assert max(map(len, numbers)) <= 9
    assert "originator" in words
    assert "Betweenness is exact" in result.stderr


def test_a_column_that_says_nothing_is_not_shown_to_people(run):
    assert "earlier" in run("network", "lineage", "--importance", "-f", "table").stdout
    assert "earlier" not in run("network", "flows", "--importance", "-f", "table").stdout


def test_a_file_has_every_column(run, tmp_path):
    file = tmp_path / "who.csv"
    assert run("network", "lineage", "--importance", "-o", str(file)).exit_code == 0
    with file.open(encoding="utf-8") as rows:
        assert tuple(next(csv.reader(rows))) == COLUMNS


def test_an_empty_network_is_told_of(run):
    filters = ("--period", "1950")
    shown = run("network", "lineage", *filters, "--importance", "-f", "table")
    assert shown.exit_code == 0
    assert "there is nobody to rank" in shown.stderr
    found = json.loads(run("network", "lineage", *filters, "--importance").stdout)
    assert found["nodes"] == []
    assert found["remarks"] == ["The network is empty: there is nobody to rank."]


def test_other_kinds_are_refused_in_a_sentence(run):
    for kind in ("adoption", "places", "models", "organizations", "replication"):
        result = run("network", kind, "--importance")
        assert result.exit_code == 2
        assert "lineage" in result.stderr
        assert "Traceback" not in result.stderr


def test_one_role_alone(run):
    every = json.loads(run("network", "lineage", "--importance").stdout)["nodes"]
    ends = json.loads(run("network", "lineage", "--importance", "--role", "end-point").stdout)
    assert ends["nodes"] == [row for row in every if row["role"] == "end point"]
    assert ends["nodes"]
    assert ends["nodes"][0]["rank"] > 1
    refused = run("network", "lineage", "--role", "relay")
    assert refused.exit_code == 2
    assert "--importance" in refused.stderr


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        ("said", "The sources contradict each other: 1 cycle of 2"),
        ("inferred", "What was inferred and what is told contradict each other: 1 cycle of 2"),
    ],
)
def test_a_cycle_is_blamed_on_sources_only_where_they_say_all_of_it(capsys, standing, words):
    graph = nx.DiGraph(cycles=[["a", "b"]])
    graph.add_edge("a", "b", standing="said", in_cycle=True)
    graph.add_edge("b", "a", standing=standing, in_cycle=True)
    graph.add_edge("b", "c", standing="inferred", in_cycle=False)
    _tell(graph)
    assert words in " ".join(capsys.readouterr().err.split())


def test_a_network_without_directions_is_refused_before_anything_is_drawn(run, tmp_path):
    picture = tmp_path / "a.png"
    result = run("network", "places", "--importance", "--plot", str(picture))
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: Who matters")
    assert not picture.exists()
