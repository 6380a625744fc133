"""The catalogue of named queries, read from the headers of their files.

A header is the run of ``#+`` lines that opens a file, in the manner of grlc (Meroño-Peñuela and
Hoekstra, 2016): what follows ``#+`` is a small part of YAML, nested mappings by indentation,
plain scalars, and ``>-`` for text over several lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from lantoa.errors import LantoaError

#: What a parameter may be; a model, place or organization is given by its name or its IRI.
TYPES: Final = ("iri", "string", "date", "integer", "model", "place", "organization")

Node = str | dict[str, "Node"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of a query: ``?_name`` in its text.

    Without a value and without a `default` an optional parameter stays a variable.
    """

    name: str
    type: str
    required: bool = False
    default: str | None = None
    vi: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A competency question: what it asks, what it needs, and its SPARQL text."""

    name: str
    summary_vi: str
    summary_en: str
    description: str
    order: str
    parameters: tuple[Parameter, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)
    text: str

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name, or None."""
        return next((p for p in self.parameters if p.name == name), None)


class HeaderError(LantoaError):
    """The header of a packaged query is malformed: our fault."""


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Query]:
    """Return all named queries by name, in alphabetical order.

    >>> "origins" in catalogue()
    True
    """
    found = {}
    for file in sorted(
        files("lantoa.queries").iterdir(), key=lambda file: file.name.removesuffix(".rq")
    ):
        if file.name.endswith(".rq"):
            name = file.name.removesuffix(".rq")
            found[name] = parse(name, file.read_text(encoding="utf-8"))
    return MappingProxyType(found)


def parse(name: str, text: str) -> Query:
    """Return the query that a file of that name holds.

    Raises:
        HeaderError: the header is malformed or lacks what every query needs.
    """
    tree = _mapping(name, _header_lines(text))
    try:
        summary, parameters = tree.pop("summary"), tree.pop("parameters", {})
        example = tree.pop("example", {})
        assert isinstance(summary, dict)
        assert isinstance(parameters, dict)
        assert isinstance(example, dict)
        query = Query(
            name=name,
            summary_vi=_text(summary["vi"]),
            summary_en=_text(summary["en"]),
            description=_text(tree.pop("description")),
            order=_text(tree.pop("order")),
            parameters=tuple(_parameter(key, node) for key, node in parameters.items()),
            example=MappingProxyType({key: _text(node) for key, node in example.items()}),
            text=text,
        )
    except (KeyError, AssertionError) as error:
        raise HeaderError(f"The header of query {name!r} lacks or misshapes {error}.") from error
    if tree:
        raise HeaderError(f"The header of query {name!r} has unknown keys: {sorted(tree)}.")
    return query


def _parameter(name: str, node: Node) -> Parameter:
    assert isinstance(node, dict)
    known = {key: _text(value) for key, value in node.items()}
    kind = known.pop("type")
    if kind not in TYPES or set(known) - {"required", "default", "vi", "en"}:
        raise HeaderError(f"Parameter {name!r} has an unknown type or key: {node}.")
    return Parameter(
        name=name,
        type=kind,
        required=known.get("required") == "true",
        default=known.get("default"),
        vi=known.get("vi", ""),
        en=known.get("en", ""),
    )


def _text(node: Node) -> str:
    assert isinstance(node, str)
    return node


def _header_lines(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#+"):
            break
        lines.append(line[2:].removeprefix(" ").rstrip())
    return lines


def _mapping(name: str, lines: list[str]) -> dict[str, Node]:
    """Parse nested `key: value` lines; consumes `lines`."""
    found: dict[str, Node] = {}
    if not lines:
        return found
    indent = _indent(lines[0])
    while lines and _indent(lines[0]) >= indent:
        line = lines.pop(0)
        key, colon, value = line.strip().partition(":")
        if not colon or _indent(line) != indent or key in found:
            raise HeaderError(f"The header of query {name!r} cannot be read at {line!r}.")
        value = value.strip()
        deeper = []
        while lines and _indent(lines[0]) > indent:
            deeper.append(lines.pop(0))
        if value == ">-":
            found[key] = " ".join(part.strip() for part in deeper)
        elif deeper and value:
            raise HeaderError(f"The header of query {name!r} cannot be read at {line!r}.")
        elif deeper:
            found[key] = _mapping(name, deeper)
        else:
            quoted = len(value) > 1 and value[0] == value[-1] == '"'
            found[key] = value[1:-1] if quoted else value
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
