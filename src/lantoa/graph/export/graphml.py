"""GraphML (graphdrawing.org, 2002): for Gephi, yEd, igraph, R, networkx.

Types: boolean, long, double, string. Dates are ISO 8601 text, lists JSON text, and characters
that XML cannot hold are shown by their pictures (:func:`~lantoa.graph.export.xml_text.xml_text`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from lantoa.graph.export.flat_graph import ColumnType, UniqueNames, flatten, text
from lantoa.graph.export.xml_text import attribute, element

if TYPE_CHECKING:
    import networkx as nx

_TYPES = {
    ColumnType.BOOLEAN: "boolean",
    ColumnType.INTEGER: "long",
    ColumnType.DOUBLE: "double",
}


def write_graphml(graph: nx.Graph[Any], output: IO[bytes]) -> None:
    """Write a graph as GraphML; labels are in ``label``.

    An edge's id is also its attribute ``edge_id``: igraph 1.0 reads no ids of edges.
    """
    for line in _lines(graph):
        output.write(line.encode() + b"\n")


def _lines(graph: nx.Graph[Any]) -> Iterator[str]:
    flat = flatten(graph)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    keys: dict[tuple[str, str], str] = {}
    id_name = UniqueNames(flat.edge_types, "{}{}")("edge_id")
    edge_types = {id_name: ColumnType.STRING} | flat.edge_types
    for domain, types in (("node", flat.node_types), ("edge", edge_types)):
        for name, column in types.items():
            key = keys[domain, name] = f"{domain[0]}{len(keys)}"
            yield (
                f'  <key id="{key}" for="{domain}" attr.name={attribute(name)} '
                f'attr.type="{_TYPES.get(column, "string")}"/>'
            )
    yield f'  <graph edgedefault="{"directed" if flat.directed else "undirected"}">'
    for node in flat.nodes:
        yield f"    <node id={attribute(node.id)}>"
        for name, value in node.values.items():
            yield f'      <data key="{keys["node", name]}">{element(text(value))}</data>'
        yield "    </node>"
    for edge in flat.edges:
        yield (
            f"    <edge id={attribute(edge.id)} source={attribute(edge.source)} "
            f"target={attribute(edge.target)}>"
        )
        for name, value in ({id_name: edge.id} | edge.values).items():
            yield f'      <data key="{keys["edge", name]}">{element(text(value))}</data>'
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"
