"""The packaged Turtle files: complete, consistent, in the one form that the serialiser gives."""

import re
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse
from rdflib import namespace as rdflib_namespace

from lantoa.ontology.namespaces import PREFIXES, TERMS, THINGS
from lantoa.ontology.serialise import ONTOLOGY_PREFIXES, reserialise
from lantoa.ontology.vocabulary import ONTOLOGY, quads, shape_files, terms, vocabulary_files
from lantoa.vietnamese import key

ROOT = Path(__file__).parents[2]
FILES = [*vocabulary_files(), *shape_files()]
INSTANCES = sorted((ROOT / "tests" / "ontology" / "instances").glob("*.ttl"))
PYTHON = sorted((ROOT / "src").rglob("*.py"))
SPARQL = sorted(path for folder in ("src", "tests") for path in (ROOT / folder).rglob("*.rq"))
DEFINED = {term.iri for term in terms()}
# What the schemes' folders in the namespace of things hold; anything else there is data.
SCHEMES = {term.name for term in terms() if term.kind == "concept scheme"}
PREFIX = re.compile(r"@?prefix\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
PERSONS = re.compile(r"(?:foaf|schema|prov|vcard|lt):(?:Person|Individual)\b")


def names(files):
    return [getattr(file, "stem", file.name) for file in files]


def triples(file):
    return list(parse(file.read_bytes(), format=RdfFormat.TURTLE))


def iris(file):
    for quad in triples(file):
        for node in (quad.subject, quad.predicate, quad.object):
            if isinstance(node, NamedNode):
                yield node.value


def is_undefined(iri):
    if iri.startswith(TERMS):
        return iri != TERMS and iri not in DEFINED
    scheme, slash, _ = iri.removeprefix(THINGS).partition("/")
    return bool(iri.startswith(THINGS) and slash and scheme in SCHEMES and iri not in DEFINED)


@pytest.mark.parametrize("file", FILES, ids=names(FILES))
def test_a_file_is_its_own_reserialisation(file):
    text = file.read_text(encoding="utf-8")
    assert reserialise(text) == text


@pytest.mark.parametrize("file", [*FILES, *INSTANCES], ids=names([*FILES, *INSTANCES]))
def test_every_term_and_concept_in_a_turtle_file_is_defined(file):
    # The refused examples use concepts that do not exist; that they are refused is tested there.
    refused = file.name.endswith("-false.ttl")
    undefined = {iri for iri in iris(file) if is_undefined(iri)}
    assert {iri for iri in undefined if iri.startswith(TERMS) or not refused} == set()


@pytest.mark.parametrize("path", [*PYTHON, *SPARQL], ids=lambda p: str(p.relative_to(ROOT)))
def test_every_term_in_python_and_sparql_is_defined(path):
    text = path.read_text(encoding="utf-8")
    uses = r'\blt:([A-Za-z]\w*)|\bterm\("(\w+)"\)|\bTERMS \+ "(\w+)"|\{TERMS\}(\w+)'
    found = {TERMS + name for use in re.findall(uses, text) for name in use if name}
    found |= set(re.findall(re.escape(TERMS) + r"\w+", text))
    scheme = re.compile(rf"\bid:((?:{'|'.join(SCHEMES)})\\?/[a-z_-]+)")
    found |= {THINGS + name.replace("\\", "") for name in scheme.findall(text)}
    pairs = re.findall(r'(?<![.\w])concept\("([\w-]+)", "([\w-]+)"\)', text)
    found |= {f"{THINGS}{scheme}/{name}" for scheme, name in pairs}
    assert {iri for iri in found if is_undefined(iri)} == set()


def test_every_term_that_the_writer_of_statements_names_is_defined():
    """Its predicates are plain strings, so its output is what shows them."""
    from lantoa.graph.statements import quads as written
    from tests.small_world import readings

    nodes = {
        node.value
        for reading in readings()
        for quad in written(reading)
        for node in (quad.subject, quad.predicate, quad.object)
        if isinstance(node, NamedNode)
    }
    assert any(iri.startswith(TERMS) for iri in nodes)
    assert {iri for iri in nodes if is_undefined(iri)} == set()


def test_every_string_that_the_writer_takes_for_a_predicate_is_defined():
    text = (ROOT / "src" / "lantoa" / "graph" / "statements.py").read_text(encoding="utf-8")
    calls = r'self\._(?:add|text|number|concept|time)\(\s*\w+,\s*"(\w+)"'
    found = set(re.findall(calls, text)) | set(re.findall(r'Role\.\w+: "(\w+)"', text))
    for names_of_classes in re.findall(r'self\._type\(\w+, ([\w", ]+)\)', text):
        found |= set(re.findall(r'"(\w+)"', names_of_classes))
    assert {"when", "foundedBy", "ProvisionalPlace", "confidence"} <= found
    assert {name for name in found if is_undefined(TERMS + name)} == set()


@pytest.mark.parametrize("file", [*FILES, *INSTANCES, *SPARQL], ids=lambda f: f.name)
def test_prefixes_are_those_of_the_one_place(file):
    for prefix, iri in PREFIX.findall(file.read_text(encoding="utf-8")):
        known = {**ONTOLOGY_PREFIXES, "ex": "https://example.org/", "shape": THINGS + "shape/"}
        known |= {scheme: f"{THINGS}{scheme}/" for scheme in SCHEMES}
        # What only the refused persons need.
        known |= {
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "http-schema": "http://schema.org/",
        }
        assert known[prefix] == iri


def test_prefixes_of_queries_are_also_those_of_the_ontology_files():
    assert PREFIXES.items() <= ONTOLOGY_PREFIXES.items()


@pytest.mark.parametrize("term", terms(), ids=lambda t: t.name)
def test_every_term_has_label_definition_and_example(term):
    assert set(term.labels) == {"vi", "en"}
    assert set(term.definitions) == {"vi", "en"}
    assert all(text.strip() for text in (*term.labels.values(), *term.definitions.values()))
    assert all(text.endswith(".") for text in term.definitions.values())
    assert term.examples


def test_every_term_is_defined_by_the_ontology():
    defined = {
        quad.subject.value
        for quad in quads()
        if quad.predicate.value == PREFIXES["rdfs"] + "isDefinedBy"
        and quad.object == NamedNode(ONTOLOGY)
    }
    assert {term.iri for term in terms()} <= defined


def test_the_ontology_has_a_version_iri_with_its_version():
    about = {q.predicate.value: q.object.value for q in quads() if q.subject.value == ONTOLOGY}
    version = about[PREFIXES["owl"] + "versionInfo"]
    assert about[PREFIXES["owl"] + "versionIRI"] == f"{ONTOLOGY}/{version}"


@pytest.mark.parametrize(
    "term", [t for t in terms() if t.kind in {"object property", "datatype property"}],
    ids=lambda t: t.name,
)  # fmt: skip
def test_every_property_says_of_what_and_to_what(term):
    assert term.domains
    assert term.ranges or term.name == "filledGraph", "its values are named graphs"
    for iri in (*term.domains, *term.ranges):
        assert not is_undefined(iri)
    assert (term.scheme is not None) == (PREFIXES["skos"] + "Concept" in term.ranges)


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_labels_of_a_scheme_are_unambiguous(scheme):
    seen = {}
    for term in terms():
        if term.kind == "concept" and term.scheme == THINGS + scheme:
            for text in (term.labels["vi"], *term.alternatives):
                assert seen.setdefault(key(text), term.iri) == term.iri
            # SKOS (W3C 2009) S13: a preferred label is no alternative one.
            assert not {*term.labels.values()} & {*term.alternatives}


def test_no_blank_nodes_and_no_person_in_the_vocabulary():
    for quad in quads():
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)
    for file in vocabulary_files():
        assert not PERSONS.search(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [*PYTHON, *SPARQL], ids=lambda p: str(p.relative_to(ROOT)))
def test_no_code_names_a_class_of_persons(path):
    assert not PERSONS.search(path.read_text(encoding="utf-8"))


def test_terms_of_other_vocabularies_exist_there():
    """As far as rdflib holds the list of a vocabulary's terms (it has none of Web Annotation)."""
    closed = {
        str(space): space
        for name in ("DCTERMS", "OWL", "ORG", "PROV", "QB", "RDF", "RDFS", "SKOS", "SOSA", "TIME",
                     "SDO", "VANN", "FOAF", "GEO")
        for space in [getattr(rdflib_namespace, name)]
    }  # fmt: skip
    checked = 0
    for file in FILES:
        for iri in iris(file):
            space = next((s for prefix, s in closed.items() if iri.startswith(prefix)), None)
            if space is not None:
                checked += 1
                assert iri in space, iri
    assert checked > 300


def test_literals_have_no_odd_spaces_and_are_normalised():
    from lantoa.vietnamese import normalise

    for quad in quads():
        if isinstance(quad.object, Literal):
            assert normalise(quad.object.value) == quad.object.value == quad.object.value.strip()
