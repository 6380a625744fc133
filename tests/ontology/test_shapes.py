"""Every shape accepts what conforms, refuses what does not, and refuses nothing else."""

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import RdfFormat, Triple, serialize
from rdflib import RDF, SH, Graph, URIRef

from lantoa.graph.statements import quads
from lantoa.ontology.namespaces import THINGS
from lantoa.ontology.vocabulary import concepts, shape_files
from tests.small_world import readings

INSTANCES = Path(__file__).parent / "instances"
SHAPE = THINGS + "shape/"
EXAMPLE = "https://example.org/"
PAIRS = sorted(path.name.removesuffix("-true.ttl") for path in INSTANCES.glob("*-true.ttl"))

# The components of SHACL that shapes may use, since the fast check compiles just these to SPARQL.
COMPONENTS = {
    SH["class"]: SH.ClassConstraintComponent,
    SH.datatype: SH.DatatypeConstraintComponent,
    SH["in"]: SH.InConstraintComponent,
    SH.lessThanOrEquals: SH.LessThanOrEqualsConstraintComponent,
    SH.maxCount: SH.MaxCountConstraintComponent,
    SH.maxInclusive: SH.MaxInclusiveConstraintComponent,
    SH.minCount: SH.MinCountConstraintComponent,
    SH.minInclusive: SH.MinInclusiveConstraintComponent,
    SH.nodeKind: SH.NodeKindConstraintComponent,
    SH["not"]: SH.NotConstraintComponent,
    SH["or"]: SH.OrConstraintComponent,
    SH.pattern: SH.PatternConstraintComponent,
    SH.sparql: SH.SPARQLConstraintComponent,
}
NOT_COMPONENTS = {SH.path, SH.property, SH.message, SH.severity, SH.targetClass}


@cache
def shapes() -> Graph:
    graph = Graph()
    for file in shape_files():
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return graph


def validate(data: Graph) -> tuple[bool, Graph]:
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes())
    return conforms, report


def own(kind: URIRef) -> set[URIRef]:
    return {shape for shape in shapes().subjects(RDF.type, kind) if isinstance(shape, URIRef)}


def declared(shape: URIRef) -> set[tuple[str, URIRef]]:
    """The constraints that a node shape and its property shapes declare, by shape's name."""
    members = {shape, *shapes().objects(shape, SH.property)}
    return {
        (str(member).removeprefix(SHAPE), COMPONENTS[predicate])
        for member in members
        for predicate in set(shapes().predicates(member))
        if predicate in COMPONENTS
    }


def test_every_shape_has_its_two_files():
    names = {str(shape).removeprefix(SHAPE) for shape in own(SH.NodeShape)}
    assert set(PAIRS) == names
    assert {p.name for p in INSTANCES.iterdir()} == {
        f"{name}-{truth}.ttl" for name in names for truth in ("true", "false")
    }


@pytest.mark.parametrize("name", PAIRS)
def test_what_conforms_is_accepted(name):
    data = Graph().parse(INSTANCES / f"{name}-true.ttl")
    conforms, report = validate(data)
    assert conforms, list(report.objects(None, SH.resultMessage))
    targets = set(shapes().objects(URIRef(SHAPE + name), SH.targetClass))
    # There are no conforming persons: the true file is what to write instead of one.
    assert name == "person" or targets & set(data.objects(None, RDF.type))


@pytest.mark.parametrize("name", PAIRS)
def test_what_does_not_conform_breaks_just_the_intended_shape(name):
    """Each ex:SHAPE_CASE breaks just shape:SHAPE, and every constraint of it is broken by one."""
    data = Graph().parse(INSTANCES / f"{name}-false.ttl")
    _, report = validate(data)
    broken = set()
    cases = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = str(report.value(result, SH.focusNode)).removeprefix(EXAMPLE)
        shape = str(report.value(result, SH.sourceShape)).removeprefix(SHAPE)
        assert focus.partition("_")[0] == shape
        cases.add(focus)
        broken.add((shape, report.value(result, SH.sourceConstraintComponent)))
    assert cases == {
        str(node).removeprefix(EXAMPLE)
        for node in set(data.subjects())
        if str(node).removeprefix(EXAMPLE).count("_") and str(node).startswith(EXAMPLE)
    }
    assert broken == declared(URIRef(SHAPE + name))


def test_a_report_speaks_both_languages():
    data = Graph().parse(INSTANCES / "campaign-false.ttl")
    _, report = validate(data)
    languages = {message.language for message in report.objects(None, SH.resultMessage)}
    assert languages == {"vi", "en"}


def test_every_shape_that_constrains_has_a_severity_and_a_message_in_both_languages():
    for shape in own(SH.NodeShape) | own(SH.PropertyShape):
        if shapes().value(shape, SH.property):
            continue
        languages = {message.language for message in shapes().objects(shape, SH.message)}
        assert languages == {"vi", "en"}, shape
        assert shapes().value(shape, SH.severity) in {SH.Violation, SH.Warning}, shape


def test_shapes_keep_to_what_the_fast_check_compiles():
    for shape in own(SH.NodeShape) | own(SH.PropertyShape):
        used = {p for p in shapes().predicates(shape) if p in SH}
        assert used <= COMPONENTS.keys() | NOT_COMPONENTS, shape


@pytest.mark.parametrize("shape", sorted(own(SH.PropertyShape)), ids=lambda s: s.rpartition("/")[2])
def test_a_list_of_concepts_is_its_whole_scheme(shape):
    listed = shapes().value(shape, SH["in"])
    if listed is None:
        return
    names = {str(concept) for concept in shapes().items(listed)}
    (scheme,) = {name.removeprefix(THINGS).partition("/")[0] for name in names}
    assert names == {concept.iri for concept in concepts(scheme)}


def test_the_shapes_are_themselves_valid_shacl():
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def small_world() -> dict[str, Graph]:
    graphs = {}
    union = Graph()
    for reading in readings():
        triples = [Triple(q.subject, q.predicate, q.object) for q in quads(reading)]
        text = serialize(triples, format=RdfFormat.N_TRIPLES)
        graphs[reading.source.document] = Graph().parse(data=text, format="nt")
        union += graphs[reading.source.document]
    return {**graphs, "union": union}


@pytest.mark.parametrize("name", ["first.txt", "second.txt", "tables/third.csv", "union"])
def test_what_the_writer_writes_conforms_alone_and_together(name):
    conforms, report = validate(small_world()[name])
    assert conforms, list(report.objects(None, SH.resultMessage))
