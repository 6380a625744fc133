"""The same triples always give the same Turtle, and Turtle that says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from lantoa.ontology.namespaces import PREFIXES, TERMS, THINGS
from lantoa.ontology.serialise import reserialise, to_turtle
from lantoa.ontology.vocabulary import shape_files, vocabulary_files

NAMES = st.sampled_from(
    [
        *(TERMS + name for name in ("Model", "label", "a.b", "x-", "-x", "1x", "é", "")),
        *(THINGS + name for name in ("level", "level/commune", "time/2016", "a/b/c", "place/x.y")),
        PREFIXES["rdf"] + "type",
        PREFIXES["owl"] + "Class",
        "https://example.org/a(b)",
        "urn:x",
    ]
).map(NamedNode)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="vi")),
    st.sampled_from(["5", "+5", "5.0", ".5", "5.", "true", "1", "x", ""]).flatmap(
        lambda text: st.sampled_from(["integer", "decimal", "boolean", "date"]).map(
            lambda name: Literal(text, datatype=NamedNode(PREFIXES["xsd"] + name))
        )
    ),
)
TRIPLES = st.lists(st.builds(Triple, NAMES, NAMES, NAMES | LITERALS), max_size=15)


def read(text):
    return {Triple(q.subject, q.predicate, q.object) for q in parse(text, format=RdfFormat.TURTLE)}


@given(TRIPLES)
def test_what_is_written_is_read_back(triples):
    assert read(to_turtle(triples)) == set(triples)


@given(TRIPLES, st.randoms(use_true_random=False))
def test_the_order_of_the_triples_does_not_matter(triples, random):
    shuffled = [*triples, *triples[:3]]
    random.shuffle(shuffled)
    assert to_turtle(shuffled) == to_turtle(triples)


@pytest.mark.parametrize("file", [*vocabulary_files(), *shape_files()], ids=lambda f: f.name)
def test_blank_nodes_and_lists_survive(file):
    def canonical(text):
        dataset = Dataset(
            Quad(q.subject, q.predicate, q.object) for q in parse(text, format=RdfFormat.TURTLE)
        )
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return set(dataset)

    text = file.read_text(encoding="utf-8")
    assert canonical(reserialise(text)) == canonical(text)


def test_names_of_blank_nodes_do_not_show():
    text = "<urn:s> <urn:or> ( [ <urn:path> %s ] [ <urn:path> %s ] ) ."
    assert "_:" not in reserialise(text % ("<urn:a>", "<urn:b>"))
    assert reserialise(text % ("<urn:a>", "<urn:b>")) != reserialise(text % ("<urn:b>", "<urn:a>"))


def test_blank_nodes_that_cannot_be_nested_are_refused():
    node, name = BlankNode(), NamedNode("urn:x")
    with pytest.raises(ValueError, match="exactly one"):
        to_turtle([Triple(node, name, name)])
    with pytest.raises(ValueError, match="exactly one"):
        to_turtle([Triple(name, name, node), Triple(name, NamedNode("urn:y"), node),
                   Triple(node, name, name)])  # fmt: skip


def test_sections_come_in_order():
    text = reserialise((vocabulary_files()[0]).read_text(encoding="utf-8"))
    titles = [line for line in text.splitlines() if line.startswith("# ---")]
    assert titles == [
        "# --- Ontology ---",
        "# --- Classes ---",
        "# --- Object properties ---",
        "# --- Datatype properties ---",
        "# --- Annotation properties ---",
        "# --- Terms of other vocabularies that are used here ---",
    ]
