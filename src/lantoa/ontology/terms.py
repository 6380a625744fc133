"""The terms of the vocabulary, read from its packaged files on first use.

``lantoa.ttl`` defines the terms, ``schemes/*.ttl`` the concepts, ``alignments.ttl`` relates both
to other vocabularies. Parsed with pyoxigraph, which takes milliseconds where rdflib takes a
second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from lantoa.ontology.namespaces import ONTOLOGY_GRAPH, PREFIXES, TERMS, THINGS

#: The IRI of the ontology itself.
ONTOLOGY: Final = TERMS.rstrip("#/")

_KINDS: Final = {
    PREFIXES["owl"] + "Class": "class",
    PREFIXES["owl"] + "ObjectProperty": "object property",
    PREFIXES["owl"] + "DatatypeProperty": "datatype property",
    PREFIXES["owl"] + "AnnotationProperty": "annotation property",
    PREFIXES["skos"] + "ConceptScheme": "concept scheme",
    PREFIXES["skos"] + "Concept": "concept",
}
_TYPE = PREFIXES["rdf"] + "type"
_RDFS, _SKOS, _SCHEMA = PREFIXES["rdfs"], PREFIXES["skos"], PREFIXES["schema"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A class, property, concept scheme or concept, with all that is said of it.

    `name` is how it is written: ``Deployment``, ``foundedBy``, ``level`` for the property as for
    the scheme, ``level/commune`` for a concept. `used_by` are, of a class, the properties that it
    may bear or be the value of; of a scheme, the properties that take their values from it.
    """

    iri: str
    name: str
    kind: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    alternatives: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    scheme: str | None = None
    concepts: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()
    alignments: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """The Vietnamese label, as the sources are Vietnamese."""
        return self.labels.get("vi") or self.name


@dataclass(slots=True)
class Described:
    """The triples about one subject."""

    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def text(self, predicate: str) -> dict[str, str]:
        """The texts of a predicate by language."""
        return {language: value for value, language in self.texts.get(predicate, ())}

    def link(self, predicate: str) -> tuple[str, ...]:
        """The IRIs of a predicate, sorted."""
        return tuple(sorted(self.links.get(predicate, ())))

    def one(self, predicate: str) -> str | None:
        """The IRI of a predicate, if it has one."""
        values = self.link(predicate)
        return values[0] if values else None


def vocabulary_files() -> list[Traversable]:
    """Return the packaged Turtle files of the vocabulary: terms, alignments, schemes.

    >>> [file.name for file in vocabulary_files()][:3]
    ['lantoa.ttl', 'alignments.ttl', 'award-kind.ttl']
    """
    here = files("lantoa.ontology")
    return [here / "lantoa.ttl", here / "alignments.ttl", *_folder(here / "schemes")]


def shape_files() -> list[Traversable]:
    """Return the packaged SHACL files, one for each group of classes."""
    return _folder(files("lantoa.ontology") / "shapes")


def _folder(folder: Traversable) -> list[Traversable]:
    found = [file for file in folder.iterdir() if file.name.endswith(".ttl")]
    return sorted(found, key=lambda file: file.name)


@cache
def _triples() -> tuple[Quad, ...]:
    return tuple(
        quad
        for file in vocabulary_files()
        for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE)
    )


def quads(graph: str = ONTOLOGY_GRAPH) -> list[Quad]:
    """Return the vocabulary as quads of a named graph: terms, schemes and alignments, no shapes.

    >>> {quad.graph_name.value for quad in quads()} == {ONTOLOGY_GRAPH}
    True
    """
    name = NamedNode(graph) if graph else DefaultGraph()
    return [Quad(q.subject, q.predicate, q.object, name) for q in _triples()]


@cache
def described() -> dict[str, Described]:
    """Return what the files say of each subject, by its IRI."""
    about: dict[str, Described] = defaultdict(Described)
    for quad in _triples():
        if not isinstance(quad.subject, NamedNode):
            continue
        subject = about[quad.subject.value]
        if isinstance(quad.object, Literal):
            text = (quad.object.value, quad.object.language or "")
            subject.texts[quad.predicate.value].append(text)
        elif isinstance(quad.object, NamedNode):
            subject.links[quad.predicate.value].append(quad.object.value)
    return dict(about)


def short(iri: str) -> str:
    """Return the name by which a term goes: without our namespace, with others' prefix.

    >>> short(TERMS + "Model"), short(THINGS + "level/commune"), short(PREFIXES["xsd"] + "date")
    ('Model', 'level/commune', 'xsd:date')
    """
    for namespace in (TERMS, THINGS):
        if iri.startswith(namespace):
            return iri.removeprefix(namespace)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


@cache
def terms() -> tuple[Term, ...]:
    """Return every term and concept of the vocabulary, sorted by kind and name.

    >>> {term.kind for term in terms()} >= {"class", "object property", "concept"}
    True
    """
    about = described()
    ours = {iri: d for iri, d in about.items() if _kind(d) and iri.startswith((TERMS, THINGS))}
    children: dict[str, list[str]] = defaultdict(list)
    used_by: dict[str, list[str]] = defaultdict(list)
    concepts: dict[str, list[str]] = defaultdict(list)
    for iri, d in ours.items():
        for parent in _parents(d):
            children[parent].append(iri)
        for used in {*_domains(d), *_ranges(d), *d.link(TERMS + "conceptsFrom")}:
            used_by[used].append(iri)
        for scheme in d.link(_SKOS + "inScheme"):
            concepts[scheme].append(iri)
    order = list(_KINDS.values())
    found = [
        Term(
            iri=iri,
            name=short(iri),
            kind=_kind(d) or "",
            labels=d.text(_RDFS + "label") or d.text(_SKOS + "prefLabel"),
            definitions=d.text(_SKOS + "definition"),
            alternatives=tuple(sorted(value for value, _ in d.texts.get(_SKOS + "altLabel", ()))),
            examples=tuple(sorted(value for value, _ in d.texts.get(_SKOS + "example", ()))),
            parents=tuple(p for p in _parents(d) if p in ours),
            children=tuple(sorted(children[iri])),
            domains=_domains(d),
            ranges=_ranges(d),
            scheme=d.one(_SKOS + "inScheme") or d.one(TERMS + "conceptsFrom"),
            concepts=tuple(sorted(concepts[iri])),
            used_by=tuple(sorted(used_by[iri])),
            alignments=tuple(_alignments(d)),
        )
        for iri, d in ours.items()
    ]
    return tuple(sorted(found, key=lambda term: (order.index(term.kind), term.name)))


@cache
def _by_iri() -> dict[str, Term]:
    return {term.iri: term for term in terms()}


def term_at(iri: str) -> Term | None:
    """Return the term of an IRI, or None if the vocabulary has none."""
    return _by_iri().get(iri)


def _kind(d: Described) -> str | None:
    kinds = (_KINDS[t] for t in d.link(_TYPE) if t in _KINDS)
    return next(kinds, None)


def _parents(d: Described) -> tuple[str, ...]:
    parents = (*d.link(_RDFS + "subClassOf"), *d.link(_RDFS + "subPropertyOf"))
    return tuple(sorted(set(parents) | set(d.link(_SKOS + "broader"))))


def _domains(d: Described) -> tuple[str, ...]:
    return d.link(_RDFS + "domain") + d.link(_SCHEMA + "domainIncludes")


def _ranges(d: Described) -> tuple[str, ...]:
    return d.link(_RDFS + "range") + d.link(_SCHEMA + "rangeIncludes")


def _alignments(d: Described) -> Iterator[tuple[str, str]]:
    for predicate, values in sorted(d.links.items()):
        aligns = predicate.startswith((_RDFS + "sub", PREFIXES["owl"] + "equivalent")) or (
            predicate.startswith(_SKOS) and predicate.endswith("Match")
        )
        if aligns:
            for value in sorted(values):
                if not value.startswith((TERMS, THINGS)):
                    yield short(predicate), value
