"""GEXF 1.3 (gexf.net, 2022), dynamic: for Gephi's timeline.

A node is there from the first day on which it may have started (where that is not known, from
the day by which it had) to the last on which it may have ended; an edge from its own date, and
never before or after its ends, as the format demands. What is not known is left open. The exact
dates stay in the attributes. Dates and lists are text, as GEXF has no dates as attributes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

from lantoa.graph.export.flat_graph import ColumnType, FlatEdge, flatten, text
from lantoa.graph.export.xml_text import attribute

if TYPE_CHECKING:
    import networkx as nx

_TYPES = {
    ColumnType.BOOLEAN: "boolean",
    ColumnType.INTEGER: "long",
    ColumnType.DOUBLE: "double",
}
_NODE_START = ("started_earliest", "started_latest")
_NODE_END = ("ended_latest",)
_EDGE_START = ("earliest", "latest")
Life = tuple[dt.date | None, dt.date | None]


def write_gexf(graph: nx.Graph[Any], output: IO[bytes]) -> None:
    """Write a graph as dynamic GEXF 1.3."""
    for line in _lines(graph):
        output.write(line.encode() + b"\n")


def _lines(graph: nx.Graph[Any]) -> Iterator[str]:
    flat = flatten(graph)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield "  <meta>"
    yield "    <creator>lantoa</creator>"
    yield "  </meta>"
    kind = "directed" if flat.directed else "undirected"
    yield f'  <graph mode="dynamic" defaultedgetype="{kind}" idtype="string" timeformat="date">'
    ids: dict[tuple[str, str], str] = {}
    for domain, types in (("node", flat.node_types), ("edge", flat.edge_types)):
        yield f'    <attributes class="{domain}">'
        for name, column in types.items():
            own = ids[domain, name] = str(len(ids))
            yield (
                f'      <attribute id="{own}" title={attribute(name)} '
                f'type="{_TYPES.get(column, "string")}"/>'
            )
        yield "    </attributes>"
    lives: dict[str, Life] = {}
    yield f'    <nodes count="{len(flat.nodes)}">'
    for node in flat.nodes:
        life = lives[node.id] = _life(
            _first(node.values, _NODE_START), _first(node.values, _NODE_END)
        )
        yield f"      <node id={attribute(node.id)} label={attribute(node.label)}{_times(life)}>"
        yield from _values(node.values, "node", ids)
        yield "      </node>"
    yield "    </nodes>"
    yield f'    <edges count="{len(flat.edges)}">'
    for edge in flat.edges:
        yield (
            f"      <edge id={attribute(edge.id)} source={attribute(edge.source)} "
            f"target={attribute(edge.target)} label={attribute(edge.label)}"
            f"{_times(_within(edge, lives))}>"
        )
        yield from _values(edge.values, "edge", ids)
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _values(
    values: Mapping[str, Any], domain: str, ids: Mapping[tuple[str, str], str]
) -> Iterator[str]:
    if not values:
        return
    yield "        <attvalues>"
    for name, value in values.items():
        yield f'          <attvalue for="{ids[domain, name]}" value={attribute(text(value))}/>'
    yield "        </attvalues>"


def _first(values: Mapping[str, Any], names: tuple[str, ...]) -> dt.date | None:
    dates = (values.get(name) for name in names)
    return next((value for value in dates if isinstance(value, dt.date)), None)


def _life(start: dt.date | None, end: dt.date | None) -> Life:
    """A lifetime; one that ends before it begins is told by sources that differ: open end."""
    return (start, None) if start and end and end < start else (start, end)


def _within(edge: FlatEdge, lives: Mapping[str, Life]) -> Life:
    """The lifetime of an edge, inside those of its ends."""
    ends = (lives[edge.source], lives[edge.target])
    starts = [s for s in (_first(edge.values, _EDGE_START), *(life[0] for life in ends)) if s]
    stops = [life[1] for life in ends if life[1]]
    return _life(max(starts, default=None), min(stops, default=None))


def _times(life: Life) -> str:
    start, end = life
    return (f' start="{start.isoformat()}"' if start else "") + (
        f' end="{end.isoformat()}"' if end else ""
    )
