"""Running the compiled checks: over what is about to be loaded, then over everything.

What a file says may be completed by what others said before, so a violation in the file alone is
only a candidate; it is confirmed over the union of all graphs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from lantoa.graph.validation.compile import Check, checks
from lantoa.ontology.namespaces import PREFIXES
from lantoa.ontology.vocabulary import short

#: Runs a query over the union of the named graphs.
Ask = Callable[[str], Any]
_PREFIXES: Final = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
#: The most violations of one check that are told one by one.
LIMIT: Final = 100


@dataclass(frozen=True, slots=True)
class Violation:
    """One node that breaks one shape, told in words.

    `name` is what the node is called, `quote` the words of the source behind it, `start` where
    they begin in the source's text; each None where there is none.
    """

    shape: str
    severity: str
    message_vi: str
    message_en: str
    focus: str
    value: str | None = None
    name: str | None = None
    quote: str | None = None
    start: int | None = None
    source: str | None = None

    def sentence(self) -> str:
        """Return the violation as a sentence in English, with the node's name and value.

        >>> Violation("s", "Violation", "Mô hình cần có tên.", "A model needs a name.",
        ...     "https://w3id.org/lantoa/id/model/x").sentence()
        'model/x: A model needs a name.'
        """
        node = short(self.focus)
        who = f"“{self.name}” ({node})" if self.name else node
        value = f" (found: {self.value})" if self.value else ""
        said = self.message_en or self.message_vi
        return f"{who}: {said}{value}"


def candidates(
    store: Store,
    every: Sequence[Check] | None = None,
    severities: Collection[str] = frozenset({"Violation"}),
) -> list[tuple[int, str]]:
    """Return what violates a check in a store of just the new quads.

    Args:
        store: the new quads, in named graphs.
        every: the checks; by default those of the packaged shapes.
        severities: the severities that are looked at.

    Returns:
        The number of the check and the focus node of each, at most :data:`LIMIT` + 1 a check.
    """
    known = checks() if every is None else every
    present = _classes(store)
    clean: dict[str, bool] = {}
    violated: list[tuple[int, str]] = []
    for number, check in enumerate(known):
        if check.severity not in severities or present.isdisjoint(check.classes):
            continue
        if check.first is not None:
            if check.first not in clean:
                clean[check.first] = not _any(_query(store, check.first))
            if clean[check.first]:
                continue
        seen: dict[str, None] = {}
        for row in _query(store, check.select()):
            seen.setdefault(_iri(row["this"]))
            if len(seen) > LIMIT:
                break
        violated.extend((number, focus) for focus in seen)
    return violated


def confirm(
    found: Iterable[tuple[int, str]], ask: Ask, every: Sequence[Check] | None = None
) -> list[Violation]:
    """Return the candidates that are violations over the union of all graphs.

    Args:
        found: what :func:`candidates` returned.
        ask: runs a query over the union, the new quads included.
        every: the checks that the numbers point into.
    """
    known = checks() if every is None else every
    nodes: dict[int, list[str]] = {}
    for number, focus in found:
        nodes.setdefault(number, []).append(focus)
    return [
        violation
        for number, focuses in nodes.items()
        for violation in _confirmed(known[number], focuses, ask)
    ]


def _confirmed(check: Check, focuses: list[str], ask: Ask) -> Iterator[Violation]:
    told = 0
    seen: set[str] = set()
    for some in (focuses[i : i + 200] for i in range(0, len(focuses), 200)):
        values = f"VALUES ?this {{ {' '.join(f'<{focus}>' for focus in some)} }}"
        rows = list(ask(_PREFIXES + check.select(values)))
        for row in rows:
            focus = _iri(row["this"])
            if focus in seen:
                continue
            seen.add(focus)
            told += 1
            if told > LIMIT:
                return
            value = None if check.grouped else row["value"]
            yield Violation(
                shape=check.shape,
                severity=check.severity,
                message_vi=check.message_vi,
                message_en=check.message_en,
                focus=focus,
                value=None if value is None else _shown(value),
                **described(focus, ask),
            )


def validate(
    quads: Iterable[Quad],
    every: Sequence[Check] | None = None,
    severities: Collection[str] = frozenset({"Violation"}),
) -> list[Violation]:
    """Return the violations of quads by themselves.

    >>> from lantoa.ontology.namespaces import term
    >>> graph, node = NamedNode("urn:g"), NamedNode("urn:model")
    >>> quad = Quad(node, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(term("Model")), graph)
    >>> [violation.message_en for violation in validate([quad])]
    ['A model needs a name.']
    """
    store = Store()
    store.bulk_extend(quads)
    found = candidates(store, every, severities)
    return confirm(found, lambda query: _query(store, query), every)


def _classes(store: Store) -> set[str]:
    rows = _query(store, "SELECT DISTINCT ?class { ?this a ?class }")
    return {row["class"].value for row in rows if isinstance(row["class"], NamedNode)}


def described(focus: str, ask: Ask) -> dict[str, Any]:
    """Return the name, quotation, place in the text and source of a node, where it has them."""
    query = f"""{_PREFIXES}SELECT ?name ?quote ?start ?source WHERE {{
  {{ <{focus}> rdfs:label ?name }} UNION {{ <{focus}> lt:model/rdfs:label ?name }} UNION {{
    {{ <{focus}> lt:evidence ?evidence }} UNION {{ BIND (<{focus}> AS ?evidence) }}
    ?evidence lt:quote ?quote ; lt:start ?start ; lt:source ?source }}
}} LIMIT 20"""
    told: dict[str, Any] = {}
    for row in ask(query):
        for name in ("name", "quote", "source"):
            if row[name] is not None:
                told.setdefault(name, row[name].value)
        if row["start"] is not None and row["start"].value.isdigit():
            told.setdefault("start", int(row["start"].value))
    return told


def _query(store: Store, query: str) -> QuerySolutions:
    found = store.query(_PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return found


def _any(rows: Iterable[object]) -> bool:
    return any(True for _ in rows)


def _iri(node: Any) -> str:
    return str(node.value)


def _shown(value: Any) -> str:
    text = value.value if isinstance(value, Literal) else short(_iri(value))
    return text if len(text) <= 80 else text[:77] + "..."
