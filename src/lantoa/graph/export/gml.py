"""GML (Himsolt 1996): for Gephi, Cytoscape, networkx.

GML is ASCII: every other character is written as a character reference. It has integers, reals
and strings: booleans are 0 and 1, dates ISO 8601 text, lists JSON text. A node's ``id`` is a
number; its IRI is ``iri``, and its ``label`` is made unique, as readers name nodes by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

from lantoa.graph.export.flat_graph import ColumnType, UniqueNames, flatten, scalar

if TYPE_CHECKING:
    import networkx as nx

# Keys that mean something to GML itself or that the writer sets.
_NODE_KEYS = ("id", "label", "iri", "graphics")
_EDGE_KEYS = ("source", "target", "key", "id", "graphics")
_LARGEST = 2**31
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9_]")
_ESCAPED = re.compile(r'[^ -~]|["&]')


def write_gml(graph: nx.Graph[Any], output: IO[bytes]) -> None:
    """Write a graph as GML."""
    for line in _lines(graph):
        output.write(line.encode("ascii") + b"\n")


def _lines(graph: nx.Graph[Any]) -> Iterator[str]:
    flat = flatten(graph)
    yield 'Creator "lantoa"'
    yield "graph ["
    if flat.directed:
        yield "  directed 1"
    yield "  multigraph 1"
    node_keys = _keys((name for name in flat.node_types if name != "label"), _NODE_KEYS)
    edge_keys = _keys(flat.edge_types, _EDGE_KEYS)
    numbers: dict[str, int] = {}
    unique = UniqueNames()
    for number, node in enumerate(flat.nodes):
        numbers[node.id] = number
        yield "  node ["
        yield f"    id {number}"
        yield f"    label {_string(unique(node.label))}"
        yield f"    iri {_string(node.id)}"
        yield from _values(node.values, flat.node_types, node_keys)
        yield "  ]"
    for edge in flat.edges:
        yield "  edge ["
        yield f"    source {numbers[edge.source]}"
        yield f"    target {numbers[edge.target]}"
        yield f"    key {_string(edge.id)}"
        yield from _values(edge.values, flat.edge_types, edge_keys)
        yield "  ]"
    yield "]"


def _keys(names: Iterable[str], reserved: Iterable[str]) -> dict[str, str]:
    """The GML key of each attribute: ASCII letters, digits and underscores, none twice."""
    unique = UniqueNames(reserved, "{}{}")
    keys = {}
    for name in names:
        key = _NOT_IN_KEYS.sub("_", name)
        keys[name] = unique(key if key[:1].isalpha() else f"a{key}")
    return keys


def _values(
    values: Mapping[str, Any], types: Mapping[str, ColumnType], keys: Mapping[str, str]
) -> Iterator[str]:
    for name, value in values.items():
        if name in keys:
            yield f"    {keys[name]} {_literal(scalar(value, types[name]))}"


def _literal(value: bool | int | float | str) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        # Integers of GML have 32 bits; a longer one is text.
        return str(value) if -_LARGEST <= value < _LARGEST else f'"{value}"'
    if isinstance(value, float):
        mantissa, mark, exponent = repr(value).upper().partition("E")
        return mantissa + ("" if "." in mantissa else ".0") + mark + exponent
    return _string(value)


def _string(value: str) -> str:
    return '"' + _ESCAPED.sub(_reference, value) + '"'


def _reference(match: re.Match[str]) -> str:
    return {'"': "&quot;", "&": "&amp;"}.get(match[0]) or f"&#{ord(match[0])};"
