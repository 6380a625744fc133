"""``lantoa network``: every kind, filter and format."""

import csv
import io
import json

import networkx as nx
import pytest

from lantoa.cli import network as command
from lantoa.graph.export import formats
from lantoa.graph.network import KINDS
from tests.small_world import HOA_BINH, SON_LA


def test_its_choices_are_those_of_the_library():
    assert (*KINDS, "replication") == command.KINDS
    known = {"json" if f.name == "node-link" else f.name for f in formats("network")}
    assert known == set(command._EXPORTS)


@pytest.mark.parametrize("kind", command.KINDS)
def test_every_kind_in_a_pipe_is_json(run, kind):
    result = run("network", kind)
    assert result.exit_code == 0
    graph = nx.node_link_graph(json.loads(result.stdout), edges="edges")
    assert len(graph)


@pytest.mark.parametrize("format_name", command._ROWS + command._EXPORTS[:7])
def test_every_format(run, format_name):
    result = run("network", "flows", "-f", format_name)
    assert result.exit_code == 0
    assert result.stdout.strip()


def test_formats_of_several_files(run, tmp_path):
    for name in ("csv-tables", "neo4j"):
        assert run("network", "flows", "-f", name, "-o", str(tmp_path / name)).exit_code == 0
        assert list((tmp_path / name).iterdir())


def test_a_file_s_ending_tells_the_format(run, tmp_path):
    file = tmp_path / "flows.graphml"
    assert run("network", "flows", "-o", str(file)).exit_code == 0
    assert set(nx.read_graphml(file)) == {HOA_BINH.iri, SON_LA.iri}


def test_the_table_has_names(run):
    shown = run("network", "flows", "-f", "table").stdout
    assert "tỉnh Hòa Bình" in shown
    assert "tỉnh Sơn La" in shown


def test_filters(run):
    def edges(*options):
        return len(json.loads(run("network", "lineage", *options).stdout)["edges"])

    assert edges("--model", "tieng keng") == 2
    assert edges("--model", "tieng keng", "--model", "camera giam sat") == 3
    assert edges("--theme", "drugs", "--said-only") == 3
    assert edges("--place", "son la", "--period", "2015/..") == 2


def test_geography_and_level(run):
    graph = json.loads(run("network", "flows", "--geography", "now").stdout)
    assert graph["graph"]["geography"] == "now"
    refused = run("network", "flows", "--geography", "now", "--level", "district")
    assert refused.exit_code == 2
    assert "no districts after" in refused.stderr


def test_what_is_left_out_is_said_on_stderr(run):
    result = run("network", "flows", "--level", "commune")
    assert "not known as finely as the level commune" in result.stderr


def test_importance_is_a_ranked_table(run):
    found = json.loads(run("network", "lineage", "--importance", "-f", "json").stdout)
    assert found["betweenness"] == "exact"
    assert found["nodes"][0]["reach_lower"] == 54
    rows = list(
        csv.DictReader(io.StringIO(run("network", "lineage", "--importance", "-f", "csv").stdout))
    )
    assert rows[0]["role"] == "originator"
    table = run("network", "lineage", "--importance", "-f", "table")
    assert "originator" in table.stdout
    assert "Betweenness is exact" in table.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["lineage", "--level", "commune"], "has no option 'level'"),
        (["lineage", "--said-only", "--inferred"], "not for both"),
        (["replication", "--theme", "drugs"], "takes no filters"),
        (["adoption", "--importance"], "with directions"),
        (["lineage", "--importance", "-f", "gexf"], "A ranking is a table"),
        (["flows", "--theme", "drug"], "No theme is called 'drug'"),
    ],
)
def test_mistakes_are_told_in_a_sentence(run, arguments, sentence):
    result = run("network", *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_an_ending_of_no_format_is_refused(run, tmp_path):
    result = run("network", "lineage", "-o", str(tmp_path / "lineage.xyz"))
    assert result.exit_code == 2
    assert ".graphml" in result.stderr
    assert not list(tmp_path.iterdir())
