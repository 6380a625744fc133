"""Any value goes into any network format and comes out as the documentation says."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from pathlib import PurePosixPath
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.graph.export import csv_graphs, dot, gexf, gml, graphml, json_graphs
from lantoa.graph.export.flat_graph import ColumnType, convert, flatten, json_value, scalar, text
from lantoa.graph.export.xml_text import xml_text
from tests.graph.export import readers

WRITERS: dict[str, Callable[[Any, Any], None]] = {
    "graphml": graphml.write_graphml,
    "gexf": gexf.write_gexf,
    "gml": gml.write_gml,
    "dot": dot.write_dot,
    "node-link": json_graphs.write_node_link,
    "cytoscape": json_graphs.write_cytoscape,
    "csv": csv_graphs.write_edge_list,
}
FOLDERS = {"csv-tables": csv_graphs.node_and_edge_tables, "neo4j": csv_graphs.neo4j_files}


class Colour(Enum):
    RED = "đỏ"


@pytest.mark.parametrize(
    ("value", "converted"),
    [
        (None, None),
        (True, True),
        (2**63 - 1, 2**63 - 1),
        (2**63, str(2**63)),
        (Decimal("1440"), 1440),
        (Decimal("2.50"), 2.5),
        (Decimal("NaN"), "NaN"),
        (float("inf"), "inf"),
        (dt.date(2016, 5, 1), dt.date(2016, 5, 1)),
        (dt.datetime(2016, 5, 1, 8, 30), "2016-05-01T08:30:00"),
        (Colour.RED, "đỏ"),
        ({"b", "a"}, ["a", "b"]),
        ((1, None, dt.date(2016, 1, 1)), [1, None, dt.date(2016, 1, 1)]),
        ({1: [None]}, {"1": [None]}),
        (PurePosixPath("a/b"), "a/b"),
        ("\ud800", "\ufffd"),
    ],
)
def test_conversions(value: object, converted: object) -> None:
    assert convert(value) == converted
    assert type(convert(value)) is type(converted)


def test_columns_of_mixed_types_are_text_and_of_numbers_doubles() -> None:
    graph = nx.DiGraph()
    graph.add_node(1, a=1, b=True, c=None, d=dt.date(2016, 1, 1), e=1)
    graph.add_node("1", a=2.5, b="yes", c=None, d=None, e=None)
    flat = flatten(graph)
    assert [node.id for node in flat.nodes] == ["1", "1 (2)"]
    assert flat.node_types == {
        "a": ColumnType.DOUBLE,
        "b": ColumnType.STRING,
        "c": ColumnType.STRING,
        "d": ColumnType.DATE,
        "e": ColumnType.INTEGER,
    }


def test_edges_that_claim_one_id_get_two() -> None:
    graph = nx.MultiDiGraph([("a", "b", {"id": "x"}), ("a", "b", {"id": "x"})])
    assert [edge.id for edge in flatten(graph).edges] == ["x", "x (2)"]


def test_undirected_and_simple_graphs_are_written_too() -> None:
    graph = nx.Graph([("a", "b")])
    for name in ("graphml", "gml", "node-link"):
        out = io.BytesIO()
        WRITERS[name](graph, out)
        assert out.getvalue()
    out = io.BytesIO()
    graphml.write_graphml(graph, out)
    assert not nx.read_graphml(io.BytesIO(out.getvalue())).is_directed()


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | st.dates()
    | st.datetimes()
    | st.sampled_from(['"', "\\", "a\r\nb", "\x00", "]]>", "&amp;", "😀", "=1+1", "Lan tỏa", "\\"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
# Names that networkx's own readers give a meaning are left to the tests of the real network.
MEANT = {"id", "iri", "key", "label", "source", "target", "name", "value", "edge_id", "weight"}
names = st.text(min_size=1).filter(lambda name: name.strip().lower() not in MEANT)
attributes = st.dictionaries(names, values, max_size=4)


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ids = draw(st.lists(st.text(), min_size=1, max_size=3, unique=True))
    for node in ids:
        graph.add_node(node)
        graph.nodes[node].update(draw(attributes))
    for _ in range(draw(st.integers(0, 3))):
        origin, target = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
        key = graph.add_edge(origin, target)
        graph.edges[origin, target, key].update(draw(attributes))
    return graph


def one_line(value: str) -> str:
    return value.replace("\r\n", " ").replace("\r", " ").replace("\n", " ")


def as_xml(value: Any, column: ColumnType) -> Any:
    plain = scalar(value, column)
    return xml_text(plain) if isinstance(plain, str) else plain


def as_dot(value: Any, column: ColumnType) -> Any:
    return xml_text(text(value)).replace("\r\n", "\n").replace("\r", "\n")


def as_neo4j(value: Any, column: ColumnType) -> Any:
    if column is ColumnType.LIST:
        return one_line(";".join(text(item).replace(";", ",") for item in value)).split(";")
    plain = scalar(value, column)
    return one_line(plain) if isinstance(plain, str) else plain


def as_gml(value: Any, column: ColumnType) -> Any:
    plain = scalar(value, column)
    if isinstance(plain, int) and not isinstance(plain, bool) and not -(2**31) <= plain < 2**31:
        return str(plain)
    # networkx takes these two strings for an empty list and an empty tuple.
    return {"[]": [], "()": ()}.get(plain, plain) if isinstance(plain, str) else plain


AS_READ: dict[str, Callable[[Any, ColumnType], Any]] = {
    "graphml": as_xml,
    "gexf": as_xml,
    "gml": as_gml,
    "dot": as_dot,
    "node-link": lambda value, column: json_value(value),
    "cytoscape": lambda value, column: json_value(value),
    "csv-tables": lambda value, column: text(value),
    "neo4j": as_neo4j,
}


@pytest.mark.parametrize("name", [*WRITERS, *FOLDERS])
@given(graph=graphs())
def test_no_value_breaks_a_format(name: str, graph: nx.MultiDiGraph[str]) -> None:
    if name in FOLDERS:
        nodes, edges = readers.FOLDERS[name](FOLDERS[name](graph))
    else:
        out = io.BytesIO()
        WRITERS[name](graph, out)
        nodes, edges = readers.STREAMS[name](out.getvalue())
    flat = flatten(graph)
    if name != "csv":
        assert sorted(nodes) == sorted(node.id for node in flat.nodes)
    expected = sorted((edge.source, edge.target, edge.id) for edge in flat.edges)
    assert sorted((u, v, key) for u, v, key, _ in edges) == expected
    if as_read := AS_READ.get(name):
        for node in flat.nodes:
            read = list(nodes[node.id].values())
            for attribute, value in node.values.items():
                wanted = as_read(value, flat.node_types[attribute])
                assert wanted in read or wanted in ("", [""])
