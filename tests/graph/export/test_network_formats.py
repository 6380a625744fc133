from __future__ import annotations

import warnings
from datetime import date
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest
from lxml import etree

from lantoa.graph.export import export_network, formats
from lantoa.graph.network import network
from lantoa.graph.store import Store
from tests import small_world as world
from tests.graph.export import readers

KINDS = ("Replication", "Recognition", "Involvement")
FORMATS = [*readers.STREAMS, *readers.FOLDERS]


@pytest.fixture(scope="module")
def graph(store: Store) -> nx.MultiDiGraph[str]:
    return network(store, kinds=KINDS)


@pytest.fixture(scope="module")
def folder(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("networks")
    for name in FORMATS:
        export_network(store, folder / name, name, kinds=KINDS)
    return folder


def test_every_network_format_is_read_back_here() -> None:
    assert {format.name for format in formats("network")} == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_nodes_and_edges_are_all_there(
    graph: nx.MultiDiGraph[str], folder: Path, name: str
) -> None:
    nodes, edges = readers.read(name, folder / name)
    touched = {end for edge in graph.edges() for end in edge}
    assert set(nodes) == (touched if name == "csv" else set(graph))
    assert sorted((u, v, key) for u, v, key, _ in edges) == sorted(graph.edges(keys=True))


@pytest.mark.parametrize("name", FORMATS)
def test_edge_ids_are_unique(folder: Path, name: str) -> None:
    _, edges = readers.read(name, folder / name)
    ids = [key for _, _, key, _ in edges]
    assert len(ids) == len(set(ids)) > 5


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "csv"])
def test_names_dates_counts_and_lists_survive(
    graph: nx.MultiDiGraph[str], folder: Path, name: str
) -> None:
    nodes, _ = readers.read(name, folder / name)
    origin = next(node for node, data in graph.nodes(data=True) if data["started"] == "2015; 2016")
    group = next(node for node, data in graph.nodes(data=True) if data["count"] == 54)
    read = nodes[origin]
    assert read["model"] == "Tiếng kẻng bình yên"
    assert read["place_path"] == "xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình"
    assert read["started_earliest"] == "2015-01-01"
    assert read.get("ended") in {None, ""}
    documents = {
        "node-link": ["first.txt", "second.txt"],
        "cytoscape": ["first.txt", "second.txt"],
        "neo4j": ["first.txt", "second.txt"],
    }.get(name, '["first.txt", "second.txt"]')
    assert read["documents"] == documents
    text = name in {"dot", "csv-tables"}
    assert nodes[group]["count"] == ("54" if text else 54)
    assert read["latitude"] == ("20.75" if text else 20.75)
    yes = {"dot": "true", "csv-tables": "true", "gml": 1}.get(name, True)
    assert nodes[group]["origin_known"] == yes


@pytest.mark.parametrize("name", FORMATS)
def test_edges_keep_their_dates_and_sources(folder: Path, name: str) -> None:
    _, edges = readers.read(name, folder / name)
    (spread,) = [data for *_, data in edges if data.get("date") == "2020-01/2020-06"]
    assert (spread["earliest"], spread["latest"]) == ("2020-01-01", "2020-06-30")
    assert spread["standing"] == "said"
    assert "second.txt" in spread["documents"]


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_store_gives_the_same_bytes(
    store: Store, folder: Path, name: str, tmp_path: Path
) -> None:
    export_network(store, tmp_path / name, name, kinds=KINDS)
    if name in readers.FOLDERS:
        assert readers.files(tmp_path / name) == readers.files(folder / name)
    else:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


@pytest.mark.parametrize("name", list(readers.FOLDERS))
def test_several_files_go_into_a_zip_as_into_a_folder(
    store: Store, folder: Path, name: str, tmp_path: Path
) -> None:
    export_network(store, tmp_path / "n.zip", name, kinds=KINDS)
    assert readers.files(tmp_path / "n.zip") == readers.files(folder / name)


@pytest.mark.parametrize("name", ["graphml", "gml"])
def test_igraph_reads_it(graph: nx.MultiDiGraph[str], folder: Path, name: str) -> None:
    with warnings.catch_warnings():
        # igraph leaves GML's character references as they are, and says so.
        warnings.filterwarnings("ignore", "One or more unknown entities", RuntimeWarning)
        read: Any = igraph.Graph.Read(str(folder / name), format=name)
    assert read.is_directed()
    assert (read.vcount(), read.ecount()) == (len(graph), graph.number_of_edges())
    ids = "edge_id" if name == "graphml" else "key"
    assert sorted(read.es[ids]) == sorted(key for *_, key in graph.edges(keys=True))
    if name == "graphml":
        assert set(read.vs["id"]) == set(graph)
        assert world.GONG.name in read.vs["model"]


def test_networkx_reads_gexf_and_gml_without_being_told_how(
    graph: nx.MultiDiGraph[str], folder: Path
) -> None:
    read = nx.read_gexf(folder / "gexf", version="1.3")
    assert set(read) == set(graph)
    # Labels of GML are unique, as networkx names nodes by them.
    assert len(nx.read_gml(folder / "gml")) == len(graph)


def test_gexf_is_dynamic(graph: nx.MultiDiGraph[str], folder: Path) -> None:
    document = etree.parse(str(folder / "gexf"))
    root = document.find(readers.GEXF + "graph")
    assert root is not None
    assert (root.get("mode"), root.get("timeformat")) == ("dynamic", "date")
    nodes, edges = readers.read("gexf", folder / "gexf")
    (dissolved,) = [data for data in nodes.values() if data.get("status") == "dissolved"]
    assert (dissolved["@start"], dissolved["@end"]) == ("2012-01-01", "2017-12-31")
    unknown = next(data for data in nodes.values() if data["kind"] == "organization")
    assert not unknown.keys() & {"@start", "@end"}
    spread = next(data for *_, data in edges if data.get("date") == "2018-05")
    assert spread["@start"] == "2018-05-01"


def test_gexf_edges_live_within_their_nodes(folder: Path) -> None:
    nodes, edges = readers.read("gexf", folder / "gexf")
    assert any("@start" in data for *_, data in edges)
    for origin, target, _, data in edges:
        for end in (nodes[origin], nodes[target]):
            if "@start" in end:
                assert date.fromisoformat(data["@start"]) >= date.fromisoformat(end["@start"])
            if "@end" in end and "@end" in data:
                assert date.fromisoformat(data["@end"]) <= date.fromisoformat(end["@end"])


def test_neo4j_headers_are_typed(folder: Path) -> None:
    content = readers.files(folder / "neo4j")
    nodes = content["nodes.csv"].decode().split("\r\n")[0].split(",")
    edges = content["relationships.csv"].decode().split("\r\n")[0].split(",")
    assert {"iri:ID", ":LABEL", "started_earliest:date", "count:long"} <= set(nodes)
    assert {"documents:string[]", "latitude:double", "origin_known:boolean"} <= set(nodes)
    assert {":START_ID", ":END_ID", ":TYPE", "earliest:date"} <= set(edges)
    read, relationships = readers.neo4j(content)
    assert {node[":LABEL"] for node in read.values()} == {
        "Deployment",
        "Group",
        "Model",
        "Organization",
    }
    assert {data[":TYPE"] for *_, data in relationships} == {
        "REPLICATION",
        "RECOGNITION",
        "INVOLVEMENT",
    }
