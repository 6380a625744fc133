"""The Python face does what the command line does, and its results go on from there."""

import datetime as dt
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from pyoxigraph import NamedNode, Quad

import lantoa
from lantoa import KnowledgeGraph
from lantoa.cli.demo import MODEL, examples
from lantoa.errors import LantoaError, QueryTimeoutError, StoreError, UnknownNameError
from lantoa.ontology.namespaces import PREFIXES, term
from tests.graph.export.world import small_store
from tests.graph.store.test_compliance import oxigraph_program
from tests.small_world import GONG


@pytest.fixture(scope="module")
def kg():
    with KnowledgeGraph(small_store()) as found:
        yield found


def test_open_load_trace_and_close(tmp_path):
    with lantoa.open(tmp_path / "kg") as kg:
        report = kg.load(examples())
        assert len(report.added) >= 7
        assert kg.trace(MODEL).model.label == MODEL
    with lantoa.open(tmp_path / "kg", read_only=True) as kg:
        assert len(kg) > 100
        assert kg.location == str(tmp_path / "kg")
    with pytest.raises(StoreError):
        kg.info()


def test_load_takes_several_paths_and_tells_progress(tmp_path):
    told = []
    with lantoa.open() as kg:
        kg.load(
            examples() / "reports",
            examples() / "tables",
            progress=lambda document, done, total: told.append((done, total)),
        )
    assert told[-1][0] == told[-1][1] == len(told) - 1


def test_a_missing_graph_is_not_made_for_reading(tmp_path):
    with pytest.raises(StoreError):
        lantoa.open(tmp_path / "nothing", read_only=True)
    assert not (tmp_path / "nothing").exists()


def test_a_named_query_takes_names_and_gives_rows(kg):
    rows = kg.query("replicas", model="tieng keng")
    assert len(rows) == 2
    frame = rows.to_frame()
    assert list(frame.columns) == list(rows.columns)
    assert len(frame) == 2


def test_sparql_gives_rows_a_boolean_or_a_graph(kg):
    rows = kg.sparql("SELECT DISTINCT ?m { ?m a lt:Model }")
    assert len(rows.records()) == 4
    assert kg.sparql("ASK { ?m a lt:Model }") is True
    graph = kg.sparql("CONSTRUCT { ?m a lt:Model } WHERE { ?m a lt:Model }")
    assert len(graph) == 4


def test_sparql_stops_at_its_time_limit(kg):
    with pytest.raises(QueryTimeoutError):
        kg.sparql("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=1)


def test_find_show_and_place(kg):
    assert kg.find("tieng keng", kinds=["model"])[0].iri == GONG.iri
    assert kg.show(GONG.iri).kind == "model"
    became = kg.place("tinh hoa binh", as_of=dt.date(2026, 1, 1)).place.became
    assert [step.unit.name for step in became] == ["tỉnh Phú Thọ"]
    with pytest.raises(UnknownNameError):
        kg.trace("qwxz")


def test_hits_and_traces_turn_into_frames(kg):
    hits = kg.find("keng").to_frame()
    assert list(hits.columns) == ["kind", "label", "match", "statements", "iri"]
    assert len(hits) == 2
    frame = kg.trace("tieng keng").to_frame()
    assert list(frame["place"]) == ["xã Tân Thành", "xã Chiềng Châu", "huyện Mộc Châu"]
    assert list(frame["generation"]) == [0, 1, 2]
    assert frame["started_from"][0] == dt.date(2015, 1, 1)
    assert frame["started_to"][0] == dt.date(2016, 12, 31)
    assert frame["origin"][1] == frame["deployment"][0]
    assert list(kg.trace("nong dan hieu luat").to_frame()["generation"].isna()) == [False, True]


def test_the_network_has_the_deployments(kg):
    graph = kg.network()
    assert set(kg.trace("tieng keng").deployments) <= set(graph.nodes)
    assert graph.number_of_edges() >= 3


def test_export_writes_a_file(kg, tmp_path):
    kg.export("statements", tmp_path / "s.csv")
    assert (tmp_path / "s.csv").read_text("utf-8").startswith("id,kind,model")


def test_check_reports(kg):
    assert kg.check().conforms
    with lantoa.open() as broken:
        kind = NamedNode(PREFIXES["rdf"] + "type")
        alone = Quad(NamedNode("urn:deployment"), kind, NamedNode(term("Deployment")))
        broken.store.replace_graph("urn:graph", [alone])
        assert not broken.check().conforms


def test_the_dataset_holds_the_same_quads(kg):
    dataset = kg.dataset()
    assert len(list(dataset.quads())) == len(kg)
    (row,) = dataset.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert int(row.n) == len(kg)


def test_the_default_graph_of_the_dataset_is_the_union(kg):
    query = "SELECT DISTINCT ?m { ?m a <https://w3id.org/lantoa/ontology#Model> }"
    assert len(list(kg.dataset().query(query))) == 4


def test_results_show_themselves_in_notebooks(kg):
    for shown in (
        kg,
        kg.info(),
        kg.trace("tieng keng"),
        kg.show("bo cong an"),
        kg.place("tinh hoa binh"),
        kg.query("origins"),
        kg.find("keng"),
    ):
        assert "<" in shown._repr_html_()
    assert repr(kg) == "KnowledgeGraph('memory')"


def test_results_read_as_text(kg):
    assert "Tiếng kẻng bình yên" in str(kg.trace("tieng keng"))
    assert "Bộ Công an" in str(kg.show("bo cong an"))
    assert "tỉnh Hòa Bình" in str(kg.place("tinh hoa binh"))
    assert "quads" in str(kg.info())


def test_the_package_offers_what_it_says():
    for name in lantoa.__all__:
        assert getattr(lantoa, name) is not None
    assert lantoa.LantoaError is LantoaError
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = lantoa.nothing


# --- behind an endpoint ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory):
    program = oxigraph_program()
    if program is None:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/"
    folder = tmp_path_factory.mktemp("server")
    command = [program, "serve", "--location", str(folder), "--bind", url[7:-1]]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(200):
                try:
                    urllib.request.urlopen(url, timeout=5).close()
                    break
                except (urllib.error.URLError, OSError):
                    time.sleep(0.05)
            with lantoa.open(url) as kg, small_store() as small:
                graphs = {name: list(small.quads(name)) for name in small.graphs()}
                kg.store.replace_graphs(graphs)
            yield url
        finally:
            server.kill()


def test_an_endpoint_answers_as_the_embedded_store_does(endpoint, kg):
    with lantoa.open(endpoint, read_only=True) as remote:
        assert remote.trace("tieng keng").to_dict() == kg.trace("tieng keng").to_dict()
        assert remote.find("hoa binh") == kg.find("hoa binh")
        assert remote.show("bo cong an").to_dict() == kg.show("bo cong an").to_dict()
        assert remote.info().counts == kg.info().counts
        assert remote.query("replicas", model="tieng keng").records() == (
            kg.query("replicas", model="tieng keng").records()
        )


def test_the_dataset_of_an_endpoint_asks_the_endpoint(endpoint, kg):
    query = "SELECT DISTINCT ?m { ?m a <https://w3id.org/lantoa/ontology#Model> }"
    with lantoa.open(endpoint, read_only=True) as remote:
        assert len(list(remote.dataset().query(query))) == 4
        (row,) = remote.dataset().query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
        assert int(row.n) == len(kg)
