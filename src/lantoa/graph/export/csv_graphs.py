"""Networks as CSV: one edge list, a pair of node and edge tables, or Neo4j's import files.

CSV is RFC 4180 in UTF-8: dates are ISO 8601, lists JSON text, what is not known an empty cell.
Neo4j's headers carry types; there lists are joined by semicolons (one inside an item becomes a
comma) and line ends become spaces, as its importer reads one record a line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import IO, TYPE_CHECKING, Any

from lantoa.graph.export.flat_graph import ColumnType, FlatGraph, UniqueNames, flatten, text

if TYPE_CHECKING:
    import networkx as nx

_NEO4J_TYPES = {
    ColumnType.BOOLEAN: "boolean",
    ColumnType.INTEGER: "long",
    ColumnType.DOUBLE: "double",
    ColumnType.DATE: "date",
    ColumnType.LIST: "string[]",
    ColumnType.STRING: "string",
}
_LINE_ENDS = re.compile(r"\r\n|[\r\n]")
#: What a Neo4j label or relationship type is made of.
_NOT_IN_LABELS = re.compile(r"\W+")


def write_edge_list(graph: nx.Graph[Any], output: IO[bytes]) -> None:
    """Write the edges as one CSV table that begins with source and target.

    The ends are ids with the labels beside them; nodes without an edge are not in it.
    """
    flat = flatten(graph)
    labels = {node.id: node.label for node in flat.nodes}
    fixed = ("source", "target", "id", "source_label", "target_label")
    rows = (
        ([e.source, e.target, e.id, labels[e.source], labels[e.target]], e.values)
        for e in flat.edges
    )
    output.write(_table(fixed, flat.edge_types, rows))


def node_and_edge_tables(graph: nx.Graph[Any]) -> dict[str, bytes]:
    """Return the nodes and the edges as two CSV files, by file name."""
    flat = flatten(graph)
    return {
        "nodes.csv": _table(
            ("id",), flat.node_types, (([node.id], node.values) for node in flat.nodes)
        ),
        "edges.csv": _table(
            ("source", "target", "id"),
            flat.edge_types,
            (([edge.source, edge.target, edge.id], edge.values) for edge in flat.edges),
        ),
    }


def neo4j_files(graph: nx.Graph[Any]) -> dict[str, bytes]:
    """Return the files that ``neo4j-admin database import full`` reads, by file name.

    Nodes are labelled by what they are (``Deployment``, ``Group``), relationships typed by the
    kind of edge (``REPLICATION``).
    """
    flat = flatten(graph)
    return {
        "nodes.csv": _neo4j_nodes(flat),
        "relationships.csv": _neo4j_relationships(flat),
    }


def _table(
    fixed: tuple[str, ...],
    types: Mapping[str, ColumnType],
    rows: Iterable[tuple[list[str], Mapping[str, Any]]],
) -> bytes:
    unique = UniqueNames(fixed, "{}{}")
    header = [*fixed, *(unique(name) for name in types)]
    return _csv(
        header,
        (
            [*own, *("" if (v := values.get(name)) is None else text(v) for name in types)]
            for own, values in rows
        ),
    )


def _neo4j_nodes(flat: FlatGraph) -> bytes:
    header = ["iri:ID", *_headers(flat.node_types, ("iri",)), ":LABEL"]
    return _csv(
        header,
        (
            [
                _one_line(node.id),
                *_cells(node.values, flat.node_types),
                _label(node.values.get("kind"), "Node").title().replace("_", ""),
            ]
            for node in flat.nodes
        ),
    )


def _neo4j_relationships(flat: FlatGraph) -> bytes:
    header = [":START_ID", "id", *_headers(flat.edge_types, ("id",)), ":END_ID", ":TYPE"]
    return _csv(
        header,
        (
            [
                _one_line(edge.source),
                _one_line(edge.id),
                *_cells(edge.values, flat.edge_types),
                _one_line(edge.target),
                _label(edge.values.get("kind"), "edge").upper(),
            ]
            for edge in flat.edges
        ),
    )


def _headers(types: Mapping[str, ColumnType], taken: tuple[str, ...]) -> list[str]:
    """The typed names of columns; a colon in a name would be read as a type."""
    unique = UniqueNames(taken, "{}{}")
    return [
        f"{unique(_one_line(name).replace(':', '_'))}:{_NEO4J_TYPES[column]}"
        for name, column in types.items()
    ]


def _cells(values: Mapping[str, Any], types: Mapping[str, ColumnType]) -> list[str]:
    cells = []
    for name, column in types.items():
        value = values.get(name)
        if value is None:
            cells.append("")
        elif column is ColumnType.LIST:
            cells.append(_one_line(";".join(text(item).replace(";", ",") for item in value)))
        else:
            cells.append(_one_line(text(value)))
    return cells


def _label(value: object, otherwise: str) -> str:
    return _NOT_IN_LABELS.sub("_", str(value or "")).strip("_") or otherwise


def _one_line(value: str) -> str:
    return _LINE_ENDS.sub(" ", value)


def _csv(header: list[str], rows: Iterable[list[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue().encode()
