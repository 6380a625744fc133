from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.export import export_rdf, formats
from lantoa.graph.export.rdf import RDF_FORMATS, write_rdf
from lantoa.graph.export.xml_text import xml_text
from lantoa.graph.store import Store, open_store
from lantoa.ontology.namespaces import PLACES_GRAPH, term

RDFLIB = {
    "trig": "trig",
    "turtle": "turtle",
    "n-quads": "nquads",
    "n-triples": "nt",
    "rdf-xml": "xml",
    "json-ld": "json-ld",
}
WITH_GRAPHS = {"trig", "n-quads", "json-ld"}
GRAPH = "https://example.org/graph"


def read(data: bytes, name: str) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=RDFLIB[name])
    return dataset


def test_every_format_is_read_back_here() -> None:
    assert {format.name for format in formats("rdf")} == set(RDFLIB) == set(RDF_FORMATS)


@pytest.mark.parametrize("name", RDFLIB)
def test_rdflib_reads_all_of_it(store: Store, name: str, tmp_path: Path) -> None:
    export_rdf(store, tmp_path / "g", name)
    dataset = read((tmp_path / "g").read_bytes(), name)
    stored = list(store.quads())
    if name in WITH_GRAPHS:
        assert len(list(dataset.quads())) == len(stored)
        named = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
        assert named == set(store.graphs())
    else:
        assert len(list(dataset.quads())) == len({quad.triple for quad in stored})
    labels = {str(o) for _, _, o, _ in dataset.quads((None, rdflib.RDFS.label, None, None))}
    assert "Tiếng kẻng bình yên" in labels
    days = dataset.quads((None, rdflib.URIRef(term("earliest")), None, None))
    assert any(o.datatype == rdflib.XSD.date for _, _, o, _ in days)


@pytest.mark.parametrize("name", RDFLIB)
def test_one_graph_alone(store: Store, name: str, tmp_path: Path) -> None:
    export_rdf(store, tmp_path / "g", name, graph=PLACES_GRAPH)
    dataset = read((tmp_path / "g").read_bytes(), name)
    assert len(list(dataset.quads())) == len(list(store.quads(PLACES_GRAPH)))


@pytest.mark.parametrize("name", RDFLIB)
def test_an_empty_store_gives_an_empty_file_of_its_format(name: str, tmp_path: Path) -> None:
    with open_store(None) as empty:
        export_rdf(empty, tmp_path / "g", name)
    assert len(list(read((tmp_path / "g").read_bytes(), name).quads())) == 0


def test_every_process_writes_the_same_bytes() -> None:
    # Hash tables are seeded for each process: what is written must not follow their order.
    program = (
        "import sys; from tests.graph.export.world import small_store;"
        "from lantoa.graph.export.rdf import write_rdf, RDF_FORMATS;"
        "store = small_store();"
        "[write_rdf(store, sys.stdout.buffer, name) for name in RDF_FORMATS]"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            stdout=subprocess.PIPE,
            check=True,
            cwd=Path(__file__).parents[3],
        ).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


literals = st.text() | st.sampled_from(
    ["a\r\nb", "\x00", "\x0b", "\ufffe", "]]>", "<b>", '"""', "\\"]
)


def store_of(*values: str) -> Store:
    store = open_store(None)
    subject, label = ox.NamedNode("https://example.org/s"), ox.NamedNode(str(rdflib.RDFS.label))
    quads = [
        ox.Quad(subject, label, ox.Literal(value, language="vi"), ox.NamedNode(GRAPH))
        for value in values
    ]
    store.replace_graph(GRAPH, quads)
    return store


@pytest.mark.parametrize("name", RDFLIB)
@given(value=literals)
def test_any_text_survives_or_is_shown(name: str, value: str) -> None:
    out = io.BytesIO()
    with store_of(value) as store:
        write_rdf(store, out, name)
    # rdflib normalises line ends of Turtle's long strings; pyoxigraph reads what is written.
    syntax = getattr(ox.RdfFormat, RDF_FORMATS[name])
    (quad,) = ox.parse(out.getvalue(), syntax)
    assert quad.object.value == (xml_text(value) if name == "rdf-xml" else value)


def test_xml_readers_keep_line_ends(tmp_path: Path) -> None:
    with store_of("a\r\nb\tc") as store:
        export_rdf(store, tmp_path / "g.rdf")
    (value,) = rdflib.Graph().parse(tmp_path / "g.rdf", format="xml").objects()
    assert str(value) == "a\r\nb\tc"


def test_a_predicate_that_xml_cannot_name_is_refused(tmp_path: Path) -> None:
    node = ox.NamedNode("https://example.org/s")
    with open_store(None) as store:
        quad = ox.Quad(node, ox.NamedNode("https://example.org/19"), node, ox.NamedNode(GRAPH))
        store.replace_graph(GRAPH, [quad])
        with pytest.raises(UserError, match=r"cannot hold the predicate <https://example\.org/19>"):
            export_rdf(store, tmp_path / "g.rdf")
    assert list(tmp_path.iterdir()) == []
