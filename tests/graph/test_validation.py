"""The quick checks and pySHACL give the same verdicts, and tell them in words."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from lantoa.graph import statements
from lantoa.graph.places import places_quads
from lantoa.graph.store import open_store
from lantoa.graph.validation import check, report, validate
from lantoa.graph.validation.checks import LIMIT
from lantoa.graph.validation.compile import UnsupportedShapeError, checks, compile_shapes
from lantoa.graph.validation.completion import complete
from lantoa.ontology.namespaces import PREFIXES, term
from tests.small_world import readings

INSTANCES = sorted((Path(__file__).parents[1] / "ontology" / "instances").glob("*.ttl"))
ALL = frozenset({"Violation", "Warning", "Info"})
GRAPH = NamedNode("urn:test:graph")


def quads_of(turtle):
    data = turtle if isinstance(turtle, bytes) else turtle.encode()
    return [Quad(q.subject, q.predicate, q.object, GRAPH) for q in parse(data, RdfFormat.TURTLE)]


@pytest.fixture(scope="module")
def shacl():
    """pySHACL's verdict on quads: the focus nodes and severities."""
    import pyshacl
    from rdflib import RDF, SH, Graph

    from lantoa.ontology.vocabulary import shape_files, vocabulary_files

    shapes, ontology = Graph(), Graph()
    for file in shape_files():
        shapes.parse(data=file.read_bytes(), format="turtle")
    for file in vocabulary_files():
        ontology.parse(data=file.read_bytes(), format="turtle")

    def verdict(turtle):
        data = Graph().parse(data=turtle, format="turtle")
        _, results, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology)
        return {
            (
                str(results.value(result, SH.focusNode)),
                str(results.value(result, SH.resultSeverity)).rpartition("#")[2],
                str(results.value(result, SH.sourceShape)),
            )
            for result in results.subjects(RDF.type, SH.ValidationResult)
        }

    return verdict


@pytest.mark.skipif(not INSTANCES, reason="there are no instance files")
@pytest.mark.parametrize("file", INSTANCES, ids=lambda file: file.stem)
def test_the_quick_checks_and_pyshacl_agree(file, shacl):
    turtle = file.read_bytes()
    quick = {(v.focus, v.severity, v.shape) for v in validate(quads_of(turtle), severities=ALL)}
    assert quick == shacl(turtle)


def test_the_small_world_conforms(tmp_path):
    with open_store(None) as store:
        quads = [quad for reading in readings() for quad in statements.quads(reading)]
        assert validate(quads) == []
        for reading in readings():
            store.replace_graph(reading.source.graph, statements.quads(reading))
        report = check(store)
    assert [v.sentence() for v in report.violations if v.severity == "Violation"] == []
    assert report.conforms


def test_the_packaged_places_conform():
    place = "https://w3id.org/lantoa/id/place/commune-04996"
    assert validate(places_quads([place]), severities=ALL) == []


def test_a_violation_is_told_with_name_quotation_and_both_languages():
    reading = readings()[0]
    model = NamedNode(reading.statements[0].iri)
    broken = [
        quad
        for quad in statements.quads(reading)
        if not (quad.predicate.value == term("quote") and quad.object.value.startswith("Năm 2016"))
    ]
    (violation,) = validate(broken)
    assert violation.message_vi == "Dẫn chứng cần đúng một lời trích không trống."
    assert "exactly one quotation" in violation.sentence()
    nameless = [
        quad
        for quad in statements.quads(reading)
        if not (quad.subject == model and quad.predicate.value.endswith("label"))
    ]
    (violation,) = validate(nameless)
    assert violation.focus == model.value
    assert "Tiếng kẻng" in violation.quote


def test_the_report_of_check_names_the_source_and_the_words():
    reading = readings()[0]
    gone = NamedNode(reading.statements[0].iri)
    with open_store(None) as store:
        store.replace_graph(
            reading.source.graph,
            [
                quad
                for quad in statements.quads(reading)
                if not (quad.subject == gone and quad.predicate.value.endswith("label"))
            ],
        )
        report = check(store)
    assert not report.conforms
    text = "\n".join(report.sentences())
    assert text.startswith("1 violation and ")
    assert "said in first.txt: “" in text
    assert report.as_dict()["violations"][0]["message"]["vi"] == "Mô hình cần có tên."


@pytest.mark.skipif(not INSTANCES, reason="there are no instance files")
def test_a_big_graph_gets_the_same_report(monkeypatch):
    with open_store(None) as store:
        for file in INSTANCES[:40]:
            store.replace_graph(f"urn:{file.stem}", quads_of(file.read_bytes()))
        whole = check(store)
        monkeypatch.setattr(report, "BIG", 0)
        quick = check(store)
    assert (whole.limit, quick.limit) == (None, LIMIT)
    assert quick.sentences()[1] == f"Of each shape at most {LIMIT} are told."
    verdicts = [{(v.severity, v.shape, v.focus) for v in r.violations} for r in (whole, quick)]
    assert len(verdicts[0]) > 10
    assert verdicts[0] == verdicts[1]


def test_what_the_store_says_completes_the_stage():
    label = Quad(
        NamedNode("urn:m"), NamedNode(PREFIXES["rdfs"] + "label"), NamedNode("urn:x"), GRAPH
    )
    with open_store(None) as store:
        store.replace_graph("urn:g", [label])
        staged = Store()
        complete(staged, ["urn:m"], store.query)
        assert [quad.triple for quad in staged] == [label.triple]


def test_no_more_than_a_limit_of_violations_of_a_shape_is_told():
    turtle = "".join(f"<urn:m{n}> a <{term('Model')}> .\n" for n in range(LIMIT * 3))
    assert len(validate(quads_of(turtle))) == LIMIT


def test_every_packaged_shape_is_compiled_and_an_unknown_constraint_refused():
    assert len(checks()) > 100
    assert all(check.message_vi and check.message_en for check in checks())
    shape = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ; sh:property [ sh:path <urn:p> ; {} ] ."
    )
    with pytest.raises(UnsupportedShapeError, match="uniqueLang"):
        compile_shapes(shape.format("sh:uniqueLang true").encode())
    path = shape.replace("<urn:p>", "( <urn:p> <urn:q> )")
    with pytest.raises(UnsupportedShapeError, match="several steps"):
        compile_shapes(path.format("sh:minCount 1").encode())


PARTS = [
    ("sh:minCount 2", "<urn:x> <urn:p> 1 , 2 .", "<urn:x> <urn:p> 1 ."),
    ("sh:maxCount 2", "<urn:x> <urn:p> 1 , 2 .", "<urn:x> <urn:p> 1 , 2 , 3 ."),
    ("sh:maxCount 0", "", "<urn:x> <urn:p> 1 ."),
    ("sh:hasValue 3", "<urn:x> <urn:p> 3 , 4 .", "<urn:x> <urn:p> 4 ."),
    ("sh:datatype xsd:integer", "<urn:x> <urn:p> 3 .", '<urn:x> <urn:p> "a"^^xsd:integer .'),
    (
        "sh:datatype xsd:date",
        '<urn:x> <urn:p> "2020-01-01"^^xsd:date .',
        '<urn:x> <urn:p> "2020-13-01"^^xsd:date .',
    ),
    ("sh:datatype xsd:boolean", "<urn:x> <urn:p> true .", '<urn:x> <urn:p> "x"^^xsd:boolean .'),
    ("sh:nodeKind sh:IRI", "<urn:x> <urn:p> <urn:y> .", "<urn:x> <urn:p> 1 ."),
    ("sh:nodeKind sh:Literal", "<urn:x> <urn:p> 1 .", "<urn:x> <urn:p> <urn:y> ."),
    ("sh:in ( <urn:a> 2 )", "<urn:x> <urn:p> <urn:a> , 2 .", "<urn:x> <urn:p> 3 ."),
    ('sh:pattern "^a" ; sh:flags "i"', '<urn:x> <urn:p> "Ab" .', '<urn:x> <urn:p> "b" .'),
    ("sh:minInclusive 3", "<urn:x> <urn:p> 3 .", "<urn:x> <urn:p> 2.9 ."),
    ("sh:maxInclusive 3", "<urn:x> <urn:p> 3 .", '<urn:x> <urn:p> "a" .'),
    (
        "sh:class <urn:d>",
        "<urn:x> <urn:p> <urn:y> . <urn:y> a <urn:d> .",
        "<urn:x> <urn:p> <urn:y> .",
    ),
    (
        "sh:lessThanOrEquals <urn:q>",
        "<urn:x> <urn:p> 1 ; <urn:q> 1 .",
        "<urn:x> <urn:p> 2 ; <urn:q> 1 .",
    ),
    (
        "sh:or ( [ sh:class <urn:d> ] [ sh:nodeKind sh:Literal ] )",
        "<urn:x> <urn:p> 1 .",
        "<urn:x> <urn:p> <urn:y> .",
    ),
    (
        "sh:not [ sh:class <urn:d> ]",
        "<urn:x> <urn:p> 1 .",
        "<urn:x> <urn:p> <urn:y> . <urn:y> a <urn:d> .",
    ),
]


@pytest.mark.parametrize(("part", "good", "bad"), PARTS, ids=lambda part: part[:30])
def test_each_constraint_against_pyshacl(part, good, bad):
    import pyshacl
    from rdflib import Graph

    prefixes = "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in ("sh", "xsd"))
    shape = f"{prefixes}<urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ;"
    shape += f" sh:property [ sh:path <urn:p> ; {part} ] ."
    for data, conforms in ((good, True), (bad, False)):
        turtle = f"{prefixes}<urn:x> a <urn:c> .\n{data}"
        theirs, *_ = pyshacl.validate(
            Graph().parse(data=turtle, format="turtle"),
            shacl_graph=Graph().parse(data=shape, format="turtle"),
        )
        ours = not validate(quads_of(turtle), compile_shapes(shape.encode()))
        assert (ours, theirs) == (conforms, conforms)
