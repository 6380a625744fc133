"""Looking terms up, and which classes are edges."""

import subprocess
import sys

import pytest

from lantoa.errors import UnknownNameError
from lantoa.ontology.namespaces import TERMS, THINGS
from lantoa.ontology.records import Bound, Level, Measure, RecipientKind, Role, Status
from lantoa.ontology.vocabulary import (
    concept_names,
    concepts,
    edges,
    explain,
    label,
    nodes,
    short,
    term_at,
    terms,
)
from lantoa.vietnamese import key

CLASSES = {t.iri: t for t in terms() if t.kind == "class"}


@pytest.mark.parametrize(
    ("enumeration", "scheme"),
    [
        (Bound, "bound"),
        (Level, "level"),
        (Measure, "measure"),
        (RecipientKind, "recipient-kind"),
        (Role, "role"),
        (Status, "status"),
    ],
)
def test_enumerations_of_the_records_are_the_schemes(enumeration, scheme):
    assert {member.value for member in enumeration} == {
        concept.name.removeprefix(f"{scheme}/") for concept in concepts(scheme)
    }


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Model", "Model"),
        ("lt:Model", "Model"),
        (TERMS + "Model", "Model"),
        ("mo hinh", "Model"),
        ("MÔ HÌNH", "Model"),
        ("  điểm mô hình ", "Deployment"),
        ("deployment group", "DeploymentGroup"),
        ("deploymentgroup", "DeploymentGroup"),
        ("id:level/commune", "level/commune"),
        (THINGS + "level/commune", "level/commune"),
        ("award-kind", "award-kind"),
        ("bang khen", "award-kind/certificate-of-merit"),
        ("to dan pho", "level/settlement"),
        ("certificate-of-merit", "award-kind/certificate-of-merit"),
    ],
)
def test_a_term_is_found_by_any_of_its_names(asked, name):
    assert explain(asked).name == name


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("Deploymnt", "Deployment"), ("mo hin", "mô hình"), ("Replicaton", "Replication")],
)
def test_a_misspelt_term_gets_the_one_that_was_meant(asked, meant):
    with pytest.raises(UnknownNameError, match=f"did you mean '{meant}'"):
        explain(asked)


@pytest.mark.parametrize("asked", ["", "  ", "lt:", "xqzvw"])
def test_nonsense_is_refused(asked):
    with pytest.raises(UnknownNameError):
        explain(asked)


def test_every_term_is_found_by_its_own_name():
    for term in terms():
        assert explain(term.iri) == term
        prefix = "lt:" if term.iri.startswith(TERMS) else "id:"
        assert explain(prefix + term.name) == term


def test_where_a_property_and_its_scheme_share_a_name_it_means_the_property():
    assert explain("level").kind == "object property"
    assert explain("id:level").kind == "concept scheme"


def test_labels():
    assert label(THINGS + "bound/over") == "trên"
    assert label(TERMS + "within", "en") == "within"
    assert label("https://example.org/x") is None


def test_concepts_are_recognised_by_their_printed_names():
    names = concept_names("award-kind")
    assert names[key("Bằng khen")] == "certificate-of-merit"
    assert names[key("Kỉ niệm chương")] == "commemorative-medal"
    assert concept_names("organization-kind")[key("MTTQ")] == "fatherland-front"
    with pytest.raises(UnknownNameError, match="award-kind"):
        concept_names("award-kinds")


def test_a_subclass_is_no_kind_of_two_things_that_exclude_each_other():
    assert "InferredReplication" in {short(iri) for iri in CLASSES}
    assert explain("InferredReplication").parents == (TERMS + "InferredLink",)
    assert TERMS + "Statement" in explain("lt:Replication").parents


# --- edges and nodes ------------------------------------------------------------------------


def said_of(prop):
    """The classes that a property may be said of, with their subclasses."""
    found, todo = set(), list(term_at(prop).domains)
    while todo:
        iri = todo.pop()
        found.add(iri)
        todo += term_at(iri).children
    return found


@pytest.mark.parametrize(
    "edge", edges(), ids=lambda e: f"{short(e.cls)}-{short(e.target_property)}"
)
def test_an_edge_is_well_formed(edge):
    assert edge.cls in CLASSES
    assert edge.label_vi
    assert edge.label_en
    ends = (
        [edge.target_property, edge.source_property] if edge.qualified else [edge.target_property]
    )
    for end in ends:
        assert term_at(end).kind == "object property"
        assert edge.cls in said_of(end)
        assert set(term_at(end).ranges) <= CLASSES.keys(), "an edge ends at things, not concepts"
    for date in filter(None, (edge.start_property, edge.end_property)):
        assert edge.cls in said_of(date)
        assert {short(iri) for iri in term_at(date).ranges} <= {"TimeSpan", "xsd:date"}
    if edge.caption_property:
        assert edge.cls in said_of(edge.caption_property)


def test_the_edges_that_the_design_names_are_there():
    found = {
        (short(e.cls), short(e.source_property) if e.source_property else None,
         short(e.target_property)) for e in edges()
    }  # fmt: skip
    assert found >= {
        ("Replication", "origin", "target"),
        ("Involvement", "organization", "deployment"),
        ("Recognition", "conferredBy", "recipient"),
        ("PlaceChange", "changedFrom", "changedInto"),
        ("InferredReplication", "inferredOrigin", "inferredTarget"),
        ("Deployment", None, "place"),
        ("Deployment", None, "model"),
        ("DeploymentGroup", None, "member"),
    }


def test_no_edge_is_declared_twice():
    keys = [(e.cls, e.source_property, e.target_property) for e in edges()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("node", nodes(), ids=lambda n: short(n.cls))
def test_a_node_is_well_formed(node):
    assert node.cls in CLASSES
    for prop in (node.subcaption_property, node.start_property, node.end_property):
        if prop:
            assert node.cls in said_of(prop)


def test_whatever_an_edge_joins_has_a_caption():
    captioned = {node.cls for node in nodes()}
    for edge in edges():
        for end in filter(None, (edge.source_property, edge.target_property)):
            assert set(term_at(end).ranges) <= captioned
        if not edge.qualified:
            assert edge.cls in captioned


def test_importing_the_vocabulary_is_cheap():
    heavy = "rdflib networkx pandas rapidfuzz rich pyshacl"
    code = (
        "import sys, lantoa.ontology.vocabulary, lantoa.ontology.explain, lantoa.ontology.docs;"
        f"print(*[name for name in {heavy.split()} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
