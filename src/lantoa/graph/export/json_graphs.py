"""JSON networks: node-link (networkx, d3) and Cytoscape.

Both keep lists and nulls; dates are ISO 8601 text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

from lantoa.graph.export.flat_graph import UniqueNames, convert, flatten, json_value

if TYPE_CHECKING:
    import networkx as nx


def write_node_link(graph: nx.Graph[Any], output: IO[bytes]) -> None:
    """Write a graph as node-link JSON, which ``networkx.node_link_graph`` reads (edges="edges").

    An attribute that is called like a part of the format (a node's ``id``, an edge's ``source``,
    ``target`` or ``key``) gets a number.
    """
    flat = flatten(graph)
    nodes = _Renamed(flat.node_types, ("id",))
    edges = _Renamed(flat.edge_types, ("source", "target", "key"))
    _write(
        output,
        {
            "directed": flat.directed,
            "multigraph": True,
            "graph": {str(name): json_value(convert(value)) for name, value in graph.graph.items()},
            "nodes": [{"id": node.id, **nodes(node.values)} for node in flat.nodes],
            "edges": [
                {
                    "source": edge.source,
                    "target": edge.target,
                    "key": edge.id,
                    **edges(edge.values),
                }
                for edge in flat.edges
            ],
        },
    )


def write_cytoscape(graph: nx.Graph[Any], output: IO[bytes]) -> None:
    """Write a graph as Cytoscape JSON, for Cytoscape, Cytoscape.js and networkx.

    ``name`` is what Cytoscape shows, ``value`` what networkx takes for the node; an attribute
    that is called like a part of the format gets a number.
    """
    flat = flatten(graph)
    nodes = _Renamed(flat.node_types, ("id", "name", "value"))
    edges = _Renamed(flat.edge_types, ("id", "key", "source", "target", "name", "interaction"))
    _write(
        output,
        {
            "data": {"name": "lantoa"},
            "directed": flat.directed,
            "multigraph": True,
            "elements": {
                "nodes": [
                    {
                        "data": {
                            "id": node.id,
                            "name": node.label,
                            "value": node.id,
                            **nodes(node.values),
                        }
                    }
                    for node in flat.nodes
                ],
                "edges": [
                    {
                        "data": {
                            "id": edge.id,
                            "key": edge.id,
                            "source": edge.source,
                            "target": edge.target,
                            "name": edge.label,
                            "interaction": edge.values.get("kind", "edge"),
                            **edges(edge.values),
                        }
                    }
                    for edge in flat.edges
                ],
            },
        },
    )


class _Renamed:
    """Attributes as JSON under names that the format does not use itself; all, null if None."""

    def __init__(self, names: Mapping[str, Any], reserved: tuple[str, ...]) -> None:
        unique = UniqueNames(reserved, "{}{}")
        # Names that the format leaves free keep theirs whatever comes before them.
        free = {name: unique(name) for name in names if name not in reserved}
        self._names = {name: free.get(name) or unique(name) for name in names}

    def __call__(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {own: json_value(values.get(name)) for name, own in self._names.items()}


def _write(output: IO[bytes], data: object) -> None:
    encoder = json.JSONEncoder(ensure_ascii=False, indent=1)
    for part in encoder.iterencode(data):
        output.write(part.encode())
    output.write(b"\n")
