"""The vocabulary at hand: its terms and concepts, and which classes are edges.

Read from the packaged files ``lantoa.ttl``, ``schemes/*.ttl`` and ``alignments.ttl`` on first
use. Exporters, the network and the terminal ask here which class is an edge, what captions a
node and how a concept is called; nothing of that is written down twice. (The idea that a schema
itself says which class is an edge is FollowTheMoney's.)
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

from lantoa.errors import UnknownNameError
from lantoa.ontology.namespaces import ONTOLOGY_GRAPH, PREFIXES, TERMS, THINGS
from lantoa.vietnamese import fold, key

#: The IRI of the ontology itself.
ONTOLOGY: Final = TERMS.rstrip("#/")

_KINDS: Final = {
    PREFIXES["owl"] + "Ontology": "ontology",
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

    `name` is how it is written: ``Deployment``, ``startedBy``, ``level`` for the property as for
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


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeKind:
    """What makes an edge, in the words of the ontology; properties are IRIs.

    There are two forms. A *qualified* edge is a node of class `cls` (a Replication), which leads
    to its two ends by `source_property` and `target_property`. A *plain* edge is a single
    property: then `source_property` is None, and the edge goes from an instance of `cls` itself
    to the value of `target_property`. `start_property` and `end_property` lead from the node of
    class `cls` to a time span or a date; all three optional properties are None where absent.
    """

    cls: str
    source_property: str | None
    target_property: str
    caption_property: str | None
    start_property: str | None
    end_property: str | None
    label_vi: str
    label_en: str

    @property
    def qualified(self) -> bool:
        """Whether the edge has a node of its own."""
        return self.source_property is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeKind:
    """How the nodes of a class are captioned and dated; properties are IRIs.

    A caption's value may itself be a thing: then that thing's caption is meant. A subclass has
    what its superclass has, unless it says otherwise.
    """

    cls: str
    caption_property: str
    subcaption_property: str | None
    start_property: str | None
    end_property: str | None
    label_vi: str
    label_en: str


@dataclass(slots=True)
class _Described:
    """The triples about one subject."""

    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def text(self, predicate: str) -> dict[str, str]:
        return {language: value for value, language in self.texts.get(predicate, ())}

    def link(self, predicate: str) -> tuple[str, ...]:
        return tuple(sorted(self.links.get(predicate, ())))

    def one(self, predicate: str) -> str | None:
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
def _described() -> dict[str, _Described]:
    about: dict[str, _Described] = defaultdict(_Described)
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
    about = _described()
    ours = {iri: d for iri, d in about.items() if _kind(d) and iri.startswith((TERMS, THINGS))}
    children: dict[str, list[str]] = defaultdict(list)
    used_by: dict[str, list[str]] = defaultdict(list)
    concepts: dict[str, list[str]] = defaultdict(list)
    for iri, described in ours.items():
        for parent in _parents(described):
            children[parent].append(iri)
        uses = {*_domains(described), *_ranges(described), *described.link(TERMS + "conceptsFrom")}
        for used in uses:
            used_by[used].append(iri)
        for scheme in described.link(_SKOS + "inScheme"):
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


def _kind(described: _Described) -> str | None:
    kinds = (_KINDS[t] for t in described.link(_TYPE) if t in _KINDS)
    return next(kinds, None)


def _parents(described: _Described) -> tuple[str, ...]:
    parents = (*described.link(_RDFS + "subClassOf"), *described.link(_RDFS + "subPropertyOf"))
    return tuple(sorted(set(parents) | set(described.link(_SKOS + "broader"))))


def _domains(described: _Described) -> tuple[str, ...]:
    return described.link(_RDFS + "domain") + described.link(_SCHEMA + "domainIncludes")


def _ranges(described: _Described) -> tuple[str, ...]:
    return described.link(_RDFS + "range") + described.link(_SCHEMA + "rangeIncludes")


def _alignments(described: _Described) -> Iterator[tuple[str, str]]:
    for predicate, values in sorted(described.links.items()):
        aligns = predicate.startswith((_RDFS + "sub", PREFIXES["owl"] + "equivalent")) or (
            predicate.startswith(_SKOS) and predicate.endswith("Match")
        )
        if aligns:
            for value in sorted(values):
                if not value.startswith((TERMS, THINGS)):
                    yield short(predicate), value


def explain(name: str) -> Term:
    """Return the term that goes by a name, whatever its case and diacritics.

    The name may be an IRI, the term's own name with or without ``lt:`` or ``id:``, a label in
    either language, or another label of a concept.

    Raises:
        UnknownNameError: no term goes by that name; close names are proposed.

    >>> explain("mo hinh").name, explain("lt:deployment").name, explain("Bằng khen").name
    ('Model', 'deployment', 'award-kind/certificate-of-merit')
    """
    wanted = name.strip()
    for prefix in ("lt:", "id:", TERMS, THINGS):
        wanted = wanted.removeprefix(prefix)
    if not wanted:
        raise UnknownNameError("term", name)
    for by_name in _names():
        found = by_name.get(wanted) or by_name.get(fold(wanted))
        if found:
            return found
    raise UnknownNameError("term", name, _close(wanted))


@cache
def _names() -> tuple[dict[str, Term], ...]:
    """Names to terms, the surest first: exact names, folded names, labels, other labels."""
    exact: dict[str, Term] = {}
    folded: dict[str, Term] = {}
    labels: dict[str, Term] = {}
    others: dict[str, Term] = {}
    for term in terms():
        exact.setdefault(term.name, term)
        folded.setdefault(fold(term.name), term)
        for label in term.labels.values():
            labels.setdefault(fold(label), term)
        for label in term.alternatives:
            others.setdefault(fold(label), term)
        if term.kind == "concept":
            others.setdefault(fold(term.name.rpartition("/")[2]), term)
    return exact, folded, labels, others


def _close(wanted: str) -> list[str]:
    from rapidfuzz import fuzz, process  # late: only when a name is unknown

    shown: dict[str, str] = {}
    for by_name in reversed(_names()):
        for folded, term in by_name.items():
            shown[fold(folded)] = term.name if by_name is _names()[0] else _shown(folded, term)
    matches = process.extract(fold(wanted), list(shown), scorer=fuzz.WRatio, limit=6)
    close = [shown[match] for match, score, _ in matches if score >= 75]
    return list(dict.fromkeys(close))[:3]


def _shown(folded: str, term: Term) -> str:
    """Return the name as the vocabulary writes it: the label that folds so, else the name."""
    written = (*term.labels.values(), *term.alternatives)
    return next((text for text in written if fold(text) == folded), term.name)


def label(iri: str, language: str = "vi") -> str | None:
    """Return the label of a term or concept, or None if the vocabulary does not know it.

    >>> label(THINGS + "level/commune"), label(TERMS + "Model", "en"), label("urn:x")
    ('cấp xã', 'model', None)
    """
    found = _by_iri().get(iri)
    return found.labels.get(language) if found else None


@cache
def _by_iri() -> dict[str, Term]:
    return {term.iri: term for term in terms()}


def concepts(scheme: str) -> tuple[Term, ...]:
    """Return the concepts of a scheme given by its name, sorted.

    Raises:
        UnknownNameError: there is no such scheme.

    >>> [concept.label for concept in concepts("extent")]
    ['một phần', 'toàn bộ']
    """
    found = _by_iri().get(THINGS + scheme)
    if found is None or found.kind != "concept scheme":
        raise UnknownNameError("concept scheme", scheme, [t.name for t in terms() if t.concepts])
    return tuple(_by_iri()[iri] for iri in found.concepts)


def concept_names(scheme: str) -> dict[str, str]:
    """Return what each Vietnamese label of a scheme's concepts stands for, by its key.

    For recognising a concept in print: the keys are :func:`lantoa.vietnamese.key` of the labels,
    the values the concepts' names.

    >>> concept_names("award-kind")[key("Bằng khen")]
    'certificate-of-merit'
    """
    named: dict[str, str] = {}
    for concept in concepts(scheme):
        for text in (concept.labels["vi"], *concept.alternatives):
            named.setdefault(key(text), concept.name.rpartition("/")[2])
    return named


@cache
def edges() -> tuple[EdgeKind, ...]:
    """Return every kind of edge that the ontology's annotations declare, qualified ones first.

    >>> replication = edges()[[edge.cls for edge in edges()].index(TERMS + "Replication")]
    >>> short(replication.source_property), short(replication.target_property)
    ('origin', 'target')
    >>> place = next(e for e in edges() if e.target_property == TERMS + "place")
    >>> place.qualified, short(place.cls)
    (False, 'Deployment')
    """
    found = []
    for term in terms():
        described = _described()[term.iri]
        source, target = (described.one(TERMS + name) for name in ("edgeSource", "edgeTarget"))
        if source and target:
            found.append(
                EdgeKind(
                    cls=term.iri,
                    source_property=source,
                    target_property=target,
                    caption_property=described.one(TERMS + "edgeCaption"),
                    start_property=described.one(TERMS + "edgeStart"),
                    end_property=described.one(TERMS + "edgeEnd"),
                    label_vi=term.labels["vi"],
                    label_en=term.labels["en"],
                )
            )
        for cls in described.link(TERMS + "edgeOf"):
            node = _described()[cls]
            found.append(
                EdgeKind(
                    cls=cls,
                    source_property=None,
                    target_property=term.iri,
                    caption_property=None,
                    start_property=node.one(TERMS + "nodeStart"),
                    end_property=node.one(TERMS + "nodeEnd"),
                    label_vi=term.labels["vi"],
                    label_en=term.labels["en"],
                )
            )
    return tuple(sorted(found, key=lambda e: (not e.qualified, e.cls, e.target_property)))


@cache
def nodes() -> tuple[NodeKind, ...]:
    """Return every class whose instances are captioned, with the properties that do it.

    >>> deployment = next(node for node in nodes() if node.cls == TERMS + "Deployment")
    >>> short(deployment.caption_property), short(deployment.subcaption_property)
    ('model', 'place')
    """
    found = []
    for term in terms():
        lineage = [_described()[iri] for iri in _lineage(term)]
        caption, subcaption, start, end = (
            next((value for d in lineage if (value := d.one(TERMS + name))), None)
            for name in ("caption", "subcaption", "nodeStart", "nodeEnd")
        )
        if term.kind == "class" and caption:
            found.append(
                NodeKind(
                    cls=term.iri,
                    caption_property=caption,
                    subcaption_property=subcaption,
                    start_property=start,
                    end_property=end,
                    label_vi=term.labels["vi"],
                    label_en=term.labels["en"],
                )
            )
    return tuple(found)


def _lineage(term: Term) -> Iterator[str]:
    """The term, then its ancestors, nearest first."""
    yield term.iri
    for parent in term.parents:
        yield from _lineage(_by_iri()[parent])
