"""Nothing that was made up can be taken for real, wherever it is seen."""

import csv
import json
import re
from pathlib import Path

import pytest

from lantoa.graph.export import export_statements, write_network
from lantoa.graph.network import network_of
from lantoa.graph.store import open_store
from lantoa.graph.trace import trace
from lantoa.loaders import load
from lantoa.ontology.namespaces import PLACES_GRAPH, PREFIXES
from lantoa.synthesis.country import make
from lantoa.synthesis.design import Design
from lantoa.synthesis.models import MARK, models
from lantoa.synthesis.writing import write
from tests.small_world import readings

DOCS = Path(__file__).resolve().parents[2] / "docs" / "synthetic.md"
HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def small():
    return make(Design.of_size(300, 8, seed=11))


@pytest.fixture(scope="module")
def store(small, tmp_path_factory):
    folder = tmp_path_factory.mktemp("marks")
    write(small, folder / "country.nq")
    with open_store(folder / "kg") as opened:
        load(opened, [folder / "country.nq"])
        yield opened


def documented():
    """The queries of the page, by the comment that ends each."""
    block = re.search(r"```sparql\n(.+?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    lines = [line.rpartition("#") for line in block[1].splitlines() if line.strip()]
    return {comment.strip(): query for query, _, comment in lines}


def test_the_documented_lines_find_all_that_is_made_up_and_nothing_else(store):
    queries = documented()
    made = {row["thing"].value for row in store.query(HEAD + queries["all that is made up"])}
    said = {
        row["s"].value for row in store.query(HEAD + "SELECT DISTINCT ?s { ?s lt:evidence ?e }")
    }
    assert len(said) > 500
    assert said <= made
    assert not store.query(HEAD + queries["is a statement not marked?"])
    assert list(store.query(HEAD + queries["the graphs of real sources"])) == []


def test_the_documented_lines_tell_real_statements_from_made_up_ones(small, tmp_path):
    """Both in one store, which nobody should do: the lines still tell which is which."""
    from lantoa.graph import statements as encode

    write(small, tmp_path / "country.nq")
    with open_store(tmp_path / "kg") as both:
        load(both, [tmp_path / "country.nq"])
        real = next(each for each in readings() if not each.source.synthetic)
        quads = list(encode.quads(real))
        graph = quads[0].graph_name.value
        both.replace_graph(graph, quads)
        queries = documented()
        assert bool(both.query(HEAD + queries["is a statement not marked?"]))
        found = both.query(HEAD + queries["the graphs of real sources"])
        assert [row["graph"].value for row in found] == [graph]


def test_every_quad_but_those_of_places_is_in_a_graph_that_is_called_synthetic(store):
    graphs = {graph for graph in store.graphs() if "/graph/source/" in graph}
    assert all("/graph/source/synthetic/" in graph for graph in graphs)
    assert PLACES_GRAPH in store.graphs()
    assert len(graphs) > 30


@pytest.mark.parametrize("count", [1, 40, 2500])
def test_every_model_is_called_made_up(count):
    names = models(Design(models=count, deployments=count)).names
    assert all(name.endswith(f" {MARK}") for name in names)
    assert len(set(names)) == count


def test_the_mark_is_seen_in_trace_table_and_network(store, small, tmp_path):
    name = small.models.names[int(small.models.size.argmax())]
    told = json.dumps(trace(store, name).to_dict(), ensure_ascii=False)
    assert MARK in told
    assert "(synthetic)" in told
    export_statements(store, tmp_path / "all.csv")
    with (tmp_path / "all.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 500
    assert {row["method"] for row in rows} == {"synthetic/1"}
    assert all(MARK in row["model"] for row in rows if row["model"])
    graph = network_of(store, "lineage")
    assert all(MARK in data["label"] for _, data in graph.nodes(data=True))
    write_network(graph, tmp_path / "lineage.gexf")
    assert (tmp_path / "lineage.gexf").read_text(encoding="utf-8").count(MARK) >= len(graph)


def test_the_mark_is_seen_in_the_page_of_a_model(store, small):
    pytest.importorskip("matplotlib")
    from lantoa.report import report

    page = report(store, small.models.names[int(small.models.size.argmax())]).to_html()
    assert f"{MARK}</title>" in page
