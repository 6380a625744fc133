"""What the ontology entails is true of what is written, and contradicts nothing."""

import pytest
from pyoxigraph import Literal, NamedNode

from lantoa.graph.statements import quads as written
from lantoa.ontology.namespaces import PREFIXES, TERMS
from lantoa.ontology.vocabulary import quads, short, terms
from tests.small_world import readings

RDFS, OWL, PROV = (PREFIXES[p] for p in ("rdfs", "owl", "prov"))
TYPE = PREFIXES["rdf"] + "type"
VOCABULARY = [(q.subject.value, q.predicate.value, q.object.value) for q in quads()]
TERM = {term.iri: term for term in terms()}
# PROV-O (W3C 2013) section 3: these are entities, and no entity is an activity.
PROV_PARENTS = {PROV + "Plan": PROV + "Entity", PROV + "Collection": PROV + "Entity"}


def ancestry(classes):
    """The classes and all that they are subclasses of."""
    found, todo = set(), list(classes)
    while todo:
        cls = todo.pop()
        found.add(cls)
        parents = {o for s, p, o in VOCABULARY if s == cls and p == RDFS + "subClassOf"}
        parents |= {PROV_PARENTS[cls]} if cls in PROV_PARENTS else set()
        todo += parents - found
    return found


DISJOINT = {(s, o) for s, p, o in VOCABULARY if p == OWL + "disjointWith"}
DISJOINT |= {(PROV + "Activity", PROV + "Entity")}


@pytest.mark.parametrize("cls", [t.iri for t in terms() if t.kind == "class"], ids=short)
def test_no_class_is_of_two_kinds_that_exclude_each_other(cls):
    kinds = ancestry([cls])
    assert not [pair for pair in DISJOINT if set(pair) <= kinds]


@pytest.fixture(scope="module")
def world():
    found = [quad for reading in readings() for quad in written(reading)]
    types = {}
    for quad in found:
        if quad.predicate.value == TYPE:
            types.setdefault(quad.subject.value, set()).add(quad.object.value)
    return found, {iri: ancestry(classes) for iri, classes in types.items()}


def test_domains_are_true_of_what_is_written(world):
    found, types = world
    checked = 0
    for quad in found:
        term = TERM.get(quad.predicate.value)
        if term and quad.subject.value in types:
            checked += 1
            assert types[quad.subject.value] & set(term.domains), quad
    assert checked > 400


def test_ranges_are_true_of_what_is_written(world):
    found, types = world
    checked = 0
    for quad in found:
        term = TERM.get(quad.predicate.value)
        if term is None:
            continue
        if isinstance(quad.object, Literal):
            assert term.kind == "datatype property", quad
            assert quad.object.datatype.value in term.ranges, quad
        elif isinstance(quad.object, NamedNode) and quad.object.value in types:
            assert term.kind == "object property", quad
            assert types[quad.object.value] & set(term.ranges), quad
        elif term.scheme:
            assert TERM[quad.object.value].scheme == term.scheme, quad
        else:
            continue
        checked += 1
    assert checked > 400


def test_nothing_written_is_of_two_kinds_that_exclude_each_other(world):
    _, types = world
    for iri, kinds in types.items():
        assert not [pair for pair in DISJOINT if set(pair) <= kinds], iri


def test_every_class_and_property_that_is_written_is_one():
    kinds = {iri: term.kind for iri, term in TERM.items()}
    for reading in readings():
        for quad in written(reading):
            if quad.predicate.value == TYPE:
                assert kinds[quad.object.value] == "class"
            elif quad.predicate.value.startswith(TERMS):
                assert kinds[quad.predicate.value].endswith("property")
