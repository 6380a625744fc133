"""Which formats there are, and which one a file name asks for."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from lantoa.errors import UserError
from lantoa.graph.export import rdf, statements
from lantoa.graph.export.files import STANDARD_OUTPUT, output, write_files
from lantoa.graph.export.statement_rows import StatementRow, statement_rows
from lantoa.graph.network import network

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from lantoa.graph.store import Store


@dataclass(frozen=True, slots=True)
class Format:
    """A format in which something can be exported.

    `what` is the thing exported, `name` what ``--format`` takes, `extensions` the ends of file
    names that ask for it (the first is the usual one; none where only the name asks for it), and
    `write` writes a store to a path.
    """

    what: str
    name: str
    extensions: tuple[str, ...]
    summary: str
    write: Callable[..., None]


def _table(
    writer: Callable[[Iterable[StatementRow], IO[bytes]], None],
) -> Callable[..., None]:
    def write(store: Store, path: str | Path, **filters: Any) -> None:
        rows = statement_rows(store, **filters)
        with output(path) as file:
            writer(rows, file)

    return write


def _rdf(name: str) -> Callable[..., None]:
    def write(store: Store, path: str | Path, **filters: Any) -> None:
        with output(path) as file:
            rdf.write_rdf(store, file, name, **filters)

    return write


def _network(module: str, writer: str) -> Callable[..., None]:
    """A format of the network; its module is imported only when it is used."""

    def write(source: Store | nx.Graph[Any], path: str | Path, **filters: Any) -> None:
        graph = _graph_of(source, **filters)
        with output(path) as file:
            getattr(importlib.import_module(f"lantoa.graph.export.{module}"), writer)(graph, file)

    return write


def _graph_of(source: Store | nx.Graph[Any], **filters: Any) -> nx.Graph[Any]:
    """Return the graph to write: one that is given, or the replication network of a store."""
    from lantoa.graph.store import Store

    return network(source, **filters) if isinstance(source, Store) else source


def _network_files(writer: str) -> Callable[..., None]:
    """A format of the network of several files, in a folder or a zip file."""

    def write(source: Store | nx.Graph[Any], path: str | Path, **filters: Any) -> None:
        module = importlib.import_module("lantoa.graph.export.csv_graphs")
        write_files(path, getattr(module, writer)(_graph_of(source, **filters)))

    return write


def _places(store: Store, path: str | Path, **filters: Any) -> None:
    from lantoa.graph.export.geojson import write_geojson

    with output(path) as file:
        write_geojson(store, file, **filters)


#: Every format, the usual one of each kind of export first.
FORMATS: tuple[Format, ...] = (
    Format(
        "statements", "csv", (".csv",), "CSV, one row a statement", _table(statements.write_csv)
    ),
    Format(
        "statements",
        "jsonl",
        (".jsonl", ".ndjson"),
        "JSON lines, every column in every line",
        _table(statements.write_jsonl),
    ),
    Format(
        "statements",
        "parquet",
        (".parquet", ".pq"),
        "Parquet with typed columns, for pandas, R and DuckDB",
        _table(statements.write_parquet),
    ),
    Format(
        "statements",
        "spreadsheet",
        (),
        "CSV for Excel: byte order mark, no cell taken for a formula",
        _table(partial(statements.write_csv, spreadsheet=True)),
    ),
    Format("rdf", "trig", (".trig",), "TriG, with the named graphs", _rdf("trig")),
    Format("rdf", "turtle", (".ttl",), "Turtle, the union of the graphs", _rdf("turtle")),
    Format("rdf", "n-quads", (".nq",), "N-Quads, with the named graphs", _rdf("n-quads")),
    Format("rdf", "n-triples", (".nt",), "N-Triples, the union of the graphs", _rdf("n-triples")),
    Format("rdf", "rdf-xml", (".rdf", ".xml"), "RDF/XML, the union of the graphs", _rdf("rdf-xml")),
    Format(
        "rdf", "json-ld", (".jsonld", ".json"), "JSON-LD, with the named graphs", _rdf("json-ld")
    ),
    Format(
        "network",
        "graphml",
        (".graphml",),
        "GraphML, for Gephi, yEd, igraph and R",
        _network("graphml", "write_graphml"),
    ),
    Format(
        "network",
        "gexf",
        (".gexf",),
        "GEXF 1.3 with start and end, for Gephi's timeline",
        _network("gexf", "write_gexf"),
    ),
    Format("network", "gml", (".gml",), "GML", _network("gml", "write_gml")),
    Format(
        "network",
        "dot",
        (".dot", ".gv"),
        "DOT, for drawing with Graphviz",
        _network("dot", "write_dot"),
    ),
    Format(
        "network",
        "node-link",
        (".json",),
        "node-link JSON, for networkx and d3",
        _network("json_graphs", "write_node_link"),
    ),
    Format(
        "network",
        "cytoscape",
        (".cyjs",),
        "Cytoscape JSON",
        _network("json_graphs", "write_cytoscape"),
    ),
    Format(
        "network",
        "csv",
        (".csv",),
        "one edge list as CSV",
        _network("csv_graphs", "write_edge_list"),
    ),
    Format(
        "network",
        "csv-tables",
        (),
        "nodes.csv and edges.csv in a folder or .zip",
        _network_files("node_and_edge_tables"),
    ),
    Format(
        "network",
        "neo4j",
        (),
        "Neo4j import CSV in a folder or .zip",
        _network_files("neo4j_files"),
    ),
    Format(
        "places",
        "geojson",
        (".geojson", ".json"),
        "GeoJSON, one point a place, for QGIS",
        _places,
    ),
)

#: What can be exported.
EXPORTS: tuple[str, ...] = tuple(dict.fromkeys(format.what for format in FORMATS))


def formats(what: str) -> tuple[Format, ...]:
    """Return the formats of a kind of export, the usual one first.

    Raises:
        UserError: nothing of that name can be exported.

    >>> [format.name for format in formats("statements")]
    ['csv', 'jsonl', 'parquet', 'spreadsheet']
    """
    found = tuple(format for format in FORMATS if format.what == what)
    if not found:
        raise UserError(f"Cannot export {what!r}; choose one of {', '.join(EXPORTS)}.")
    return found


def choose(what: str, path: str | Path, format: str | None = None) -> Format:
    """Return the format that a name, or else a file name, asks for.

    Args:
        what: what is exported.
        path: where to, or ``-``; its end tells the format.
        format: the name or file extension of the format; goes before the path's end.

    Raises:
        UserError: there is no such format, or the file name tells none.

    >>> choose("statements", "a/b.JSONL").name
    'jsonl'
    """
    known = formats(what)
    wanted = (format or "").lower()
    name = Path(path).name.lower()
    for candidate in known:
        if wanted:
            if wanted in {candidate.name, *(e.lstrip(".") for e in candidate.extensions)}:
                return candidate
        elif name.endswith(candidate.extensions):
            return candidate
    if not wanted and str(path) == STANDARD_OUTPUT:
        return known[0]
    names = [candidate.name for candidate in known]
    listing = ", ".join(names)
    if wanted:
        close = difflib.get_close_matches(wanted, names, 1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise UserError(f"No format of {what} is called {format!r}{hint or ';'} choose {listing}.")
    raise UserError(
        f"The file name {Path(path).name!r} does not tell the format; "
        f"choose one with --format: {listing}."
    )
