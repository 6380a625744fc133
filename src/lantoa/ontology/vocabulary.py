"""The vocabulary at hand: look a term up by any of its names, label it, list a scheme.

The face of :mod:`lantoa.ontology.terms` and :mod:`lantoa.ontology.edges` for everybody else.
"""

from __future__ import annotations

from functools import cache

from lantoa.errors import UnknownNameError
from lantoa.ontology.edges import EdgeKind, NodeKind, edges, nodes
from lantoa.ontology.namespaces import TERMS, THINGS
from lantoa.ontology.terms import (
    ONTOLOGY,
    Term,
    quads,
    shape_files,
    short,
    term_at,
    terms,
    vocabulary_files,
)
from lantoa.vietnamese import fold, key

__all__ = [
    "ONTOLOGY",
    "EdgeKind",
    "NodeKind",
    "Term",
    "concept_names",
    "concepts",
    "edges",
    "explain",
    "label",
    "nodes",
    "quads",
    "shape_files",
    "short",
    "term_at",
    "terms",
    "vocabulary_files",
]


def explain(name: str) -> Term:
    """Return the term that goes by a name, whatever its case and diacritics.

    The name may be an IRI, the term's own name with or without ``lt:`` or ``id:``, a label in
    either language, or another label of a concept. Where a property and its scheme share a name,
    the bare name means the property.

    Raises:
        UnknownNameError: no term goes by that name; close names are proposed.

    >>> explain("mo hinh").name, explain("lt:deployment").name, explain("Bằng khen").name
    ('Model', 'deployment', 'award-kind/certificate-of-merit')
    """
    wanted = name.strip()
    for prefix, namespace in (("lt:", TERMS), ("id:", THINGS)):
        exact = term_at(namespace + wanted.removeprefix(prefix).removeprefix(namespace))
        if exact and (wanted.startswith((prefix, namespace)) or wanted == exact.name):
            return exact
        wanted = wanted.removeprefix(prefix).removeprefix(namespace)
    if not wanted:
        raise UnknownNameError("term", name)
    for by_name in _names():
        if found := by_name.get(fold(wanted)):
            return found
    raise UnknownNameError("term", name, _close(wanted))


@cache
def _names() -> tuple[dict[str, Term], ...]:
    """Folded names to terms, the surest first: own names, labels, other labels."""
    folded: dict[str, Term] = {}
    labels: dict[str, Term] = {}
    others: dict[str, Term] = {}
    for term in terms():
        folded.setdefault(fold(term.name), term)
        for label in term.labels.values():
            labels.setdefault(fold(label), term)
        for label in term.alternatives:
            others.setdefault(fold(label), term)
        if term.kind == "concept":
            others.setdefault(fold(term.name.rpartition("/")[2]), term)
    return folded, labels, others


def _close(wanted: str) -> list[str]:
    from rapidfuzz import fuzz, process  # late: only when a name is unknown

    written: dict[str, str] = {}
    for term in terms():
        for text in (term.name, *term.labels.values(), *term.alternatives):
            written.setdefault(fold(text), text)
    matches = process.extract(fold(wanted), list(written), scorer=fuzz.ratio, limit=3)
    return [written[match] for match, score, _ in matches if score >= 60]


def label(iri: str, language: str = "vi") -> str | None:
    """Return the label of a term or concept, or None if the vocabulary does not know it.

    >>> label(THINGS + "level/commune"), label(TERMS + "Model", "en"), label("urn:x")
    ('cấp xã', 'model', None)
    """
    found = term_at(iri)
    return found.labels.get(language) if found else None


def concepts(scheme: str) -> tuple[Term, ...]:
    """Return the concepts of a scheme given by its name, sorted.

    Raises:
        UnknownNameError: there is no such scheme.

    >>> [concept.label for concept in concepts("extent")]
    ['một phần', 'toàn bộ']
    """
    found = term_at(THINGS + scheme)
    if found is None or found.kind != "concept scheme":
        raise UnknownNameError("concept scheme", scheme, [t.name for t in terms() if t.concepts])
    return tuple(term for iri in found.concepts if (term := term_at(iri)))


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
