"""Readers of the network formats that are not their writers: networkx, igraph, lxml, csv.

Each returns the nodes' attributes by id and the edges as (source, target, id, attributes).
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
from lxml import etree

Attributes = dict[str, Any]
Network = tuple[dict[str, Attributes], list[tuple[str, str, str, Attributes]]]

SCHEMA = Path(__file__).parent / "gexf13.xsd"
GEXF = "{http://gexf.net/1.3}"


def of_networkx(graph: nx.MultiDiGraph[Any]) -> Network:
    return (
        {node: dict(data) for node, data in graph.nodes(data=True)},
        [(u, v, key, dict(data)) for u, v, key, data in graph.edges(keys=True, data=True)],
    )


def graphml(data: bytes) -> Network:
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    assert graph.is_directed()
    return of_networkx(graph)


def gexf(data: bytes) -> Network:
    document = etree.fromstring(data)
    etree.XMLSchema(etree.parse(str(SCHEMA))).assertValid(document)
    titles = {
        a.get("id"): (a.get("title"), a.get("type")) for a in document.iter(GEXF + "attribute")
    }
    read = {
        "string": str,
        "long": int,
        "double": float,
        "boolean": lambda text: {"true": True, "false": False}[text],
    }

    def values(element: Any) -> Attributes:
        found = {}
        for value in element.iter(GEXF + "attvalue"):
            title, kind = titles[value.get("for")]
            found[title] = read[kind](value.get("value"))
        return found

    def lifetime(element: Any) -> Attributes:
        return {f"@{n}": element.get(n) for n in ("start", "end") if element.get(n) is not None}

    return (
        {n.get("id"): values(n) | lifetime(n) for n in document.iter(GEXF + "node")},
        [
            (e.get("source"), e.get("target"), e.get("id"), values(e) | lifetime(e))
            for e in document.iter(GEXF + "edge")
        ],
    )


def gml(data: bytes) -> Network:
    graph = nx.parse_gml(data.decode("ascii"), label="id")
    iris = nx.get_node_attributes(graph, "iri")
    nodes, edges = of_networkx(graph)
    return (
        {iris[node]: attributes for node, attributes in nodes.items()},
        [(iris[u], iris[v], key, attributes) for u, v, key, attributes in edges],
    )


def node_link(data: bytes) -> Network:
    return of_networkx(nx.node_link_graph(json.loads(data), edges="edges"))


def cytoscape(data: bytes) -> Network:
    return of_networkx(nx.cytoscape_graph(json.loads(data)))


# The tokens of DOT's abstract grammar that matter here (graphviz.org/doc/info/lang.html).
_TOKEN = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([A-Za-z_]\w*)|(->|[\[\]{};,=]))', re.DOTALL)


def dot(data: bytes) -> Network:
    text = data.decode()
    tokens: list[str] = []
    at = 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        assert match, text[at : at + 40]
        quoted, bare, mark = match.groups()
        if mark:
            tokens.append(mark)
        else:
            # As a label is read: an escaped character is itself, \n a line end.
            plain = bare if quoted is None else re.sub(r"\\(.)", _unescaped, quoted, flags=re.S)
            tokens.append("=" + plain)
        at = match.end()
    stream = iter(tokens)
    assert [next(stream) for _ in range(3)] == ["=digraph", "=lantoa", "{"]
    nodes: dict[str, Attributes] = {}
    edges: list[tuple[str, str, str, Attributes]] = []
    for token in stream:
        if token == "}":
            assert next(stream, None) is None
            break
        name, mark, target, attributes = token[1:], next(stream), None, {}
        if mark == "=":  # the graph's own attribute
            next(stream)
            mark = next(stream)
            assert mark == ";"
            continue
        if mark == "->":
            target, mark = next(stream)[1:], next(stream)
        if mark == "[":
            while mark != "]":
                key = next(stream)[1:]
                assert next(stream) == "="
                attributes[key] = next(stream)[1:]
                mark = next(stream)
                assert mark in {",", "]"}
            mark = next(stream)
        assert mark == ";"
        if target is None:
            nodes[name] = attributes
        else:
            edges.append((name, target, attributes["id"], attributes))
    return nodes, edges


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] == "n" else match[1]


def table(data: bytes) -> list[dict[str, str]]:
    text = data.decode()
    assert text.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    return rows


def csv_edges(data: bytes) -> Network:
    edges = [(r["source"], r["target"], r["id"], dict(r)) for r in table(data)]
    return {end: {} for u, v, *_ in edges for end in (u, v)}, edges


def files(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return {file.name: file.read_bytes() for file in path.iterdir()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def csv_tables(content: Mapping[str, bytes]) -> Network:
    _, edges = csv_edges(content["edges.csv"])
    return {row["id"]: dict(row) for row in table(content["nodes.csv"])}, edges


def neo4j(content: Mapping[str, bytes]) -> Network:
    read: dict[str, Callable[[str], Any]] = {
        "string": str,
        "long": int,
        "double": float,
        "date": str,
        "boolean": lambda text: {"true": True, "false": False}[text],
        "string[]": lambda text: text.split(";"),
        "ID": str,
        "LABEL": str,
        "START_ID": str,
        "END_ID": str,
        "TYPE": str,
    }

    def rows(name: str) -> list[Attributes]:
        found = []
        for row in table(content[name]):
            assert "\n" not in "".join(row.values())
            assert "\r" not in "".join(row.values())
            typed = {}
            for header, cell in row.items():
                title, _, kind = header.partition(":")
                if cell or kind.endswith("ID"):
                    typed[title or header] = read[kind or "string"](cell)
            found.append(typed)
        return found

    return (
        {row["iri"]: row for row in rows("nodes.csv")},
        [(r[":START_ID"], r[":END_ID"], r["id"], r) for r in rows("relationships.csv")],
    )


STREAMS: dict[str, Callable[[bytes], Network]] = {
    "graphml": graphml,
    "gexf": gexf,
    "gml": gml,
    "dot": dot,
    "node-link": node_link,
    "cytoscape": cytoscape,
    "csv": csv_edges,
}
FOLDERS: dict[str, Callable[[Mapping[str, bytes]], Network]] = {
    "csv-tables": csv_tables,
    "neo4j": neo4j,
}


def read(name: str, path: Path) -> Network:
    if name in FOLDERS:
        return FOLDERS[name](files(path))
    return STREAMS[name](path.read_bytes())
