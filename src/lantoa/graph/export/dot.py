"""DOT (graphviz.org): for drawing with Graphviz.

Every attribute is written as a quoted string. Graphviz reads a backslash as the start of an
escape, so that backslashes are doubled and line ends in labels become ``\\n``; control characters
are shown by their pictures. Groups are boxes, inferred edges dashed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

from lantoa.graph.export.flat_graph import flatten, text
from lantoa.graph.export.xml_text import xml_text

if TYPE_CHECKING:
    import networkx as nx

_KEYWORDS = {"node", "edge", "graph", "digraph", "subgraph", "strict"}


def write_dot(graph: nx.Graph[Any], output: IO[bytes]) -> None:
    """Write a graph as DOT; nodes are named by their ids."""
    for line in _lines(graph):
        output.write(line.encode() + b"\n")


def _lines(graph: nx.Graph[Any]) -> Iterator[str]:
    flat = flatten(graph)
    arrow = "->" if flat.directed else "--"
    yield ("digraph" if flat.directed else "graph") + " lantoa {"
    yield '  charset="UTF-8";'
    for node in flat.nodes:
        values = {"label": node.label, **node.values}
        if values.get("kind") == "group":
            values.setdefault("shape", "box")
        yield f"  {quoted(node.id)}{_attributes(values)};"
    for edge in flat.edges:
        values = {"id": edge.id, **edge.values}
        if values.get("standing") == "inferred":
            values.setdefault("style", "dashed")
        yield f"  {quoted(edge.source)} {arrow} {quoted(edge.target)}{_attributes(values)};"
    yield "}"


def _attributes(values: Mapping[str, Any]) -> str:
    pairs = ", ".join(f"{_name(name)}={quoted(text(value))}" for name, value in values.items())
    return f" [{pairs}]" if pairs else ""


def _name(name: str) -> str:
    """An attribute's name, bare where DOT takes it bare."""
    plain = name.isascii() and name.isidentifier() and name.lower() not in _KEYWORDS
    return name if plain else quoted(name)


def quoted(value: str) -> str:
    """Return text as a quoted string of DOT.

    >>> quoted('a "b"')
    '"a \\\\"b\\\\""'
    """
    plain = xml_text(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n") + '"'
