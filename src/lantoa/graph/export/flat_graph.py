"""A networkx graph as plain records: what every network format writes.

networkx's own writers fail on None, lists and dates, or write the same edge id twice. Here all
values are converted once, by these rules, before any format sees them:

* None: the attribute is left out (a null or an empty cell where the format has one);
* Decimal: an integer if whole, else a double; a number that is not finite: text;
* a set: a sorted list; a date: kept as a date; a date with time: ISO 8601 text;
* lists and mappings: kept where the format has them, elsewhere their JSON as text;
* anything else: its text.

A column that holds values of several types becomes text (integers and doubles: doubles). Ids are
made unique by a suffix where two nodes or edges would share one, and hold no control characters.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, cast

from lantoa.graph.export.xml_text import xml_text

if TYPE_CHECKING:
    import networkx as nx

_LONGEST = 2**63
_LINE_ENDS = re.compile(r"\r\n|[\r\n]")


class ColumnType(StrEnum):
    """What all values of an attribute are."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    DOUBLE = "double"
    DATE = "date"
    LIST = "list"
    STRING = "string"


@dataclass(frozen=True, slots=True)
class FlatNode:
    """A node: its id and those of its attributes that are not None."""

    id: str
    values: dict[str, Any]

    @property
    def label(self) -> str:
        """What to show for it."""
        return str(self.values.get("label") or self.id)


@dataclass(frozen=True, slots=True)
class FlatEdge:
    """An edge: an id that no other edge has, its ends, and its attributes."""

    id: str
    source: str
    target: str
    values: dict[str, Any]

    @property
    def label(self) -> str:
        """What to show for it."""
        return str(self.values.get("label") or "")


@dataclass(frozen=True, slots=True)
class FlatGraph:
    """Nodes and edges as records, with the type of every attribute."""

    directed: bool
    nodes: list[FlatNode]
    edges: list[FlatEdge]
    node_types: dict[str, ColumnType]
    edge_types: dict[str, ColumnType]


class UniqueNames:
    """Hands out names, each once: a name asked for again gets a number.

    >>> unique = UniqueNames()
    >>> unique("a"), unique("a"), unique("b")
    ('a', 'a (2)', 'b')
    """

    def __init__(self, taken: Iterable[str] = (), pattern: str = "{} ({})") -> None:
        self._asked = dict.fromkeys(taken, 1)
        self._pattern = pattern

    def __call__(self, wanted: str) -> str:
        """Return `wanted`, or what nobody has of it."""
        count = self._asked.get(wanted, 0) + 1
        name = wanted
        while name in self._asked:
            name = self._pattern.format(wanted, max(count, 2))
            count += 1
        self._asked[wanted] = max(count - 1, 1)
        self._asked.setdefault(name, 1)
        return name


def flatten(graph: nx.Graph[Any]) -> FlatGraph:
    """Return a networkx graph of any kind as records.

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph([("a", "b"), ("a", "b")])
    >>> graph.nodes["a"]["since"] = dt.date(2016, 1, 1)
    >>> flat = flatten(graph)
    >>> flat.node_types["since"], sorted(edge.id for edge in flat.edges)
    (<ColumnType.DATE: 'date'>, ['a|b|0', 'a|b|1'])
    """
    unique = UniqueNames()
    ids = {node: unique(_identifier(node)) for node in graph}
    node_types, edge_types = _Types(), _Types()
    nodes = [FlatNode(ids[node], node_types.seen(_values(graph.nodes[node]))) for node in graph]
    edges: list[FlatEdge] = []
    unique = UniqueNames()
    found: Iterable[tuple[Any, Any, Any, dict[str, Any]]]
    if graph.is_multigraph():
        found = cast("nx.MultiGraph[Any]", graph).edges(keys=True, data=True)
    else:
        found = ((source, target, 0, data) for source, target, data in graph.edges(data=True))
    for source, target, key, data in found:
        own = data.get("id")
        between = f"{ids[source]}|{ids[target]}|{_identifier(key)}"
        wanted = between if own is None else _identifier(own)
        values = _values({name: value for name, value in data.items() if name != "id"})
        edges.append(FlatEdge(unique(wanted), ids[source], ids[target], edge_types.seen(values)))
    return FlatGraph(
        graph.is_directed(),
        nodes,
        edges,
        node_types.result(),
        edge_types.result(),
    )


def text(value: Any) -> str:
    """Return a converted value as text: dates as ISO 8601, lists and mappings as JSON.

    >>> text([dt.date(2016, 1, 1), "Lan tỏa", 2.5]), text(True)
    ('["2016-01-01", "Lan tỏa", 2.5]', 'true')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=text)
    return repr(value)


def scalar(value: Any, column: ColumnType) -> bool | int | float | str:
    """Return a converted value as what its column holds in a format without lists and dates."""
    if column is ColumnType.DOUBLE:
        return float(value)
    if column in {ColumnType.BOOLEAN, ColumnType.INTEGER}:
        assert isinstance(value, bool | int)
        return value
    return text(value)


def json_value(value: Any) -> Any:
    """Return a converted value as JSON has it: dates as text, lists and mappings as they are."""
    return json.loads(text(value)) if isinstance(value, list | dict) else _json_scalar(value)


def _json_scalar(value: Any) -> Any:
    return text(value) if isinstance(value, dt.date) else value


def _values(data: Mapping[Any, Any]) -> dict[str, Any]:
    """The attributes, converted; names that become equal get a suffix."""
    unique = UniqueNames()
    return {unique(_name(name)): convert(value) for name, value in data.items()}


def convert(value: Any) -> Any:
    """Return a value as None, bool, int, float, str, date, list or mapping of these.

    >>> convert(Decimal("2.50")), convert({"b", "a"}), convert(float("nan")), convert((1, None))
    (2.5, ['a', 'b'], 'nan', [1, None])
    """
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _encodable(value)
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, int):
        return int(value) if -_LONGEST <= value < _LONGEST else str(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(value)
    if isinstance(value, dt.date):
        return value.isoformat() if isinstance(value, dt.datetime) else value
    if isinstance(value, list | tuple):
        return [convert(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((convert(item) for item in value), key=text)
    if isinstance(value, Mapping):
        return _values(value)
    return _encodable(str(value))


def _decimal(value: Decimal) -> int | float | str:
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value() and abs(value) < _LONGEST:
        return int(value)
    number = float(value)
    return number if math.isfinite(number) else str(value)


def _encodable(value: str) -> str:
    """Text that UTF-8 can hold: half a surrogate pair becomes U+FFFD."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _identifier(value: Any) -> str:
    """An id that stays itself in every format: no control characters, no line ends."""
    return xml_text(_LINE_ENDS.sub(" ", _name(value)))


def _name(value: Any) -> str:
    return text(convert(value)) if value is not None else "None"


class _Types:
    """Learns the type of each attribute; an attribute that is always None is text."""

    def __init__(self) -> None:
        self._found: dict[str, set[ColumnType]] = {}

    def seen(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Note the types of a record's values and return those that are not None."""
        for name, value in values.items():
            types = self._found.setdefault(name, set())
            if value is not None:
                types.add(_type(value))
        return {name: value for name, value in values.items() if value is not None}

    def result(self) -> dict[str, ColumnType]:
        """Return the types, in the order in which the attributes first appeared."""
        numbers = {ColumnType.INTEGER, ColumnType.DOUBLE}
        return {
            name: next(iter(types))
            if len(types) == 1
            else (ColumnType.DOUBLE if types == numbers else ColumnType.STRING)
            for name, types in self._found.items()
        }


def _type(value: Any) -> ColumnType:
    if isinstance(value, bool):
        return ColumnType.BOOLEAN
    if isinstance(value, int):
        return ColumnType.INTEGER
    if isinstance(value, float):
        return ColumnType.DOUBLE
    if isinstance(value, dt.date):
        return ColumnType.DATE
    return ColumnType.LIST if isinstance(value, list) else ColumnType.STRING
