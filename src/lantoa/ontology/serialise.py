"""Deterministic Turtle for the ontology's own files, so that a difference is a change.

Subjects stand in labelled sections (classes, object properties, ...) sorted by name; predicates
in one order; values sorted; only the prefixes that are used; blank nodes written inside the one
subject that refers to them. The same triples always give the same bytes. In the spirit of the
serialiser of gist (Semantic Arts); the syntax is RDF 1.1 Turtle (W3C 2014).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from lantoa.ontology.namespaces import PREFIXES, TERMS, THINGS

#: Prefixes of the vocabularies that only the ontology's own files name.
ONTOLOGY_PREFIXES: Final[dict[str, str]] = {
    **PREFIXES,
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "qb": "http://purl.org/linked-data/cube#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "vann": "http://purl.org/vocab/vann/",
}

_RDF = PREFIXES["rdf"]
_TYPE = NamedNode(_RDF + "type")
_FIRST, _REST, _NIL = (NamedNode(_RDF + name) for name in ("first", "rest", "nil"))
_XSD = PREFIXES["xsd"]
_LOCAL = re.compile(r"[A-Za-z_0-9](?:[\w-]*\w)?", re.ASCII)
_SHORT = {
    _XSD + "integer": re.compile(r"[+-]?\d+"),
    _XSD + "decimal": re.compile(r"[+-]?\d*\.\d+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
_SECTIONS: Final = (
    ("Ontology", "owl", ("Ontology",)),
    ("Classes", "owl", ("Class",)),
    ("Object properties", "owl", ("ObjectProperty",)),
    ("Datatype properties", "owl", ("DatatypeProperty",)),
    ("Annotation properties", "owl", ("AnnotationProperty",)),
    ("Concept schemes", "skos", ("ConceptScheme",)),
    ("Concepts", "skos", ("Concept",)),
    ("Shapes", "sh", ("NodeShape",)),
    ("Property shapes", "sh", ("PropertyShape",)),
)
_OWN, _OTHERS = "Statements about our terms", "Terms of other vocabularies that are used here"
_PREDICATES: Final = (
    "rdf:type",
    "rdfs:label",
    "skos:prefLabel",
    "skos:altLabel",
    "skos:definition",
    "skos:example",
    "skos:inScheme",
    "skos:topConceptOf",
    "skos:broader",
    "rdfs:subClassOf",
    "rdfs:subPropertyOf",
    "rdfs:domain",
    "rdfs:range",
    "schema:domainIncludes",
    "schema:rangeIncludes",
    "lt:conceptsFrom",
    "sh:targetClass",
    "sh:path",
    "sh:severity",
    "sh:message",
)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\r": "\\r"})
_INDENT = "  "


def to_turtle(triples: Iterable[Triple]) -> str:
    """Return the triples as Turtle, the same text for the same triples.

    Raises:
        ValueError: a blank node is no one's value, or several's; our files have no use for it.

    >>> label = NamedNode(PREFIXES["rdfs"] + "label")
    >>> print(to_turtle([Triple(NamedNode(TERMS + "Model"), label, Literal("mô hình",
    ...     language="vi"))]), end="")
    @prefix lt: <https://w3id.org/lantoa/ontology#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <BLANKLINE>
    # --- Statements about our terms ---
    <BLANKLINE>
    lt:Model rdfs:label "mô hình"@vi .
    """
    return _Writer(triples).write()


def reserialise(turtle: str) -> str:
    """Return a Turtle text in the one form that :func:`to_turtle` gives it."""
    return to_turtle(
        Triple(quad.subject, quad.predicate, quad.object)
        for quad in parse(turtle, format=RdfFormat.TURTLE)
    )


class _Writer:
    """Groups triples by subject and writes each subject once."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._about: dict[object, dict[NamedNode, set[object]]] = {}
        self._references: dict[BlankNode, int] = {}
        for triple in triples:
            values = self._about.setdefault(triple.subject, {}).setdefault(triple.predicate, set())
            if isinstance(triple.object, BlankNode) and triple.object not in values:
                self._references[triple.object] = self._references.get(triple.object, 0) + 1
            values.add(triple.object)
        self._used: dict[str, str] = {}

    def write(self) -> str:
        for node in self._about:
            if isinstance(node, BlankNode) and self._references.get(node) != 1:
                raise ValueError("a blank node must be the value of exactly one triple")
        sections: dict[str, list[str]] = {}
        for node in self._about:
            if isinstance(node, NamedNode):
                sections.setdefault(self._section(node), []).append(self._subject(node))
        titles = [title for title, _, _ in _SECTIONS] + [_OWN, _OTHERS]
        body = "".join(
            f"\n# --- {title} ---\n\n" + "\n".join(sorted(sections[title]))
            for title in titles
            if title in sections
        )
        prefixes = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in sorted(self._used.items()))
        return prefixes + body

    def _section(self, node: NamedNode) -> str:
        if not node.value.startswith((TERMS.rstrip("#"), THINGS)):
            return _OTHERS
        types = {t.value for t in self._about[node].get(_TYPE, ()) if isinstance(t, NamedNode)}
        for title, prefix, names in _SECTIONS:
            if any(PREFIXES[prefix] + name in types for name in names):
                return title
        return _OWN

    def _subject(self, node: NamedNode) -> str:
        pairs = self._pairs(node, 1)
        if len(pairs) == 1:
            return f"{self._iri(node)} {pairs[0]} .\n"
        lines = f" ;\n{_INDENT}".join(pairs)
        return f"{self._iri(node)}\n{_INDENT}{lines} .\n"

    def _pairs(self, node: object, depth: int) -> list[str]:
        pairs = []
        for predicate, values in self._about[node].items():
            name = "rdf:type" if predicate == _TYPE else self._iri(predicate)
            written = sorted((self._value(v, depth + 1) for v in values), key=_value_order)
            separator = f" ,\n{_INDENT * (depth + 1)}"
            joined = separator.join(written)
            if len(written) > 1:
                joined = f"\n{_INDENT * (depth + 1)}{joined}"
            gap = "" if joined.startswith("\n") else " "
            verb = "a" if name == "rdf:type" else name
            pairs.append((_predicate_order(name), f"{verb}{gap}{joined}"))
        return [text for _, text in sorted(pairs)]

    def _value(self, value: object, depth: int) -> str:
        if isinstance(value, Literal):
            return self._literal(value)
        if isinstance(value, NamedNode):
            return "()" if value == _NIL else self._iri(value)
        if _FIRST in self._about[value]:
            return "( " + " ".join(self._value(v, depth) for v in self._items(value)) + " )"
        inner = f" ;\n{_INDENT * (depth + 1)}".join(self._pairs(value, depth + 1))
        return f"[\n{_INDENT * (depth + 1)}{inner}\n{_INDENT * depth}]"

    def _items(self, node: object) -> Iterable[object]:
        while node != _NIL:
            yield next(iter(self._about[node][_FIRST]))
            node = next(iter(self._about[node][_REST]))

    def _iri(self, node: NamedNode) -> str:
        for prefix, namespace in ONTOLOGY_PREFIXES.items():
            if node.value.startswith(namespace) and _LOCAL.fullmatch(node.value[len(namespace) :]):
                self._used[prefix] = namespace
                return f"{prefix}:{node.value[len(namespace) :]}"
        folder, slash, local = node.value.removeprefix(THINGS).rpartition("/")
        if (
            node.value.startswith(THINGS)
            and slash
            and "/" not in folder
            and folder not in ONTOLOGY_PREFIXES
            and _LOCAL.fullmatch(local)
        ):
            self._used[folder] = f"{THINGS}{folder}/"
            return f"{folder}:{local}"
        return f"<{node.value}>"

    def _literal(self, literal: Literal) -> str:
        short = _SHORT.get(literal.datatype.value)
        if short and short.fullmatch(literal.value):
            return literal.value
        text = literal.value.translate(_ESCAPES)
        quoted = f'"""{text}"""' if "\n" in text else f'"{text}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        if literal.datatype.value == _XSD + "string":
            return quoted
        return f"{quoted}^^{self._iri(literal.datatype)}"


def _predicate_order(name: str) -> tuple[int, str]:
    rank = _PREDICATES.index(name) if name in _PREDICATES else len(_PREDICATES)
    return (rank, name)


def _value_order(text: str) -> tuple[str, str]:
    """Vietnamese before English, as the sources are Vietnamese; everything else by its text."""
    language = text.rpartition('"@')[2] if '"@' in text else ""
    return ({"vi": "0", "en": "1"}.get(language, language), text)
