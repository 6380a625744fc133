"""Binding puts terms where parameters stand, and nothing can break out of a term."""

from __future__ import annotations

import datetime as dt

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode

from lantoa.errors import QueryError, UnknownNameError
from lantoa.queries import Parameter, bind, catalogue, to_terms
from lantoa.queries.binding import parameters_in, to_term

A = NamedNode("https://example.org/a")
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NASTY = st.text(st.sampled_from("\"'\\<>{}?$_#@^\n\r\t.;ab ẻ\u0000\u2028"))


@given(ANY_TEXT | NASTY)
def test_any_string_comes_back_as_it_went_in(text: str) -> None:
    query = bind("SELECT (?_x AS ?y) WHERE { }", {"x": Literal(text)})
    (solution,) = pyoxigraph.Store().query(query)
    assert solution["y"] == Literal(text)


@given(ANY_TEXT | NASTY, NASTY)
def test_a_bound_string_stays_one_token(text: str, other: str) -> None:
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.Quad(A, A, Literal(each)) for each in (text, other))
    bound = bind("SELECT ?s { ?s ?p ?_x } # ?_x\n", {"x": Literal(text)})
    assert len(list(store.query(bound))) == 1
    # What was bound is no parameter, even if it looks like one.
    assert parameters_in(bound) == []


@given(NASTY)
def test_text_that_names_no_parameter_is_left_alone(text: str) -> None:
    # A closed string, comment or IRI hides whatever it holds.
    quoted = f"SELECT * {{ ?s ?p {Literal(text)} }}"
    assert parameters_in(quoted) == []
    assert bind(quoted, {}) == quoted


@pytest.mark.parametrize(
    "hidden",
    [
        "'?_x'",
        '"?_x"',
        "'''it's ?_x'''",
        '"""a "quoted" ?_x"""',
        '"\\"?_x"',
        "# ?_x\n",
        "<https://example.org/?_x>",
        "<https://example.org/#?_x>",
        "ex:a\\'?_x",
    ],
)
def test_strings_comments_and_iris_hide_parameters(hidden: str) -> None:
    found = parameters_in(f"SELECT * {{ ?s ?p {hidden} }}")
    # After an escaped quotation mark of a local name there is no string, so the variable counts.
    assert found == (["x"] if hidden.startswith("ex:") else [])


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("?s ?p ?_x", f"?s ?p {A}"),
        ("?s ?p $_x", f"?s ?p {A}"),
        ("?s ?p ?_xy", "?s ?p ?_xy"),
        ("?s ?p ?x", "?s ?p ?x"),
        ("FILTER(?a<?b && ?_x>?c)", f"FILTER(?a<?b && {A}>?c)"),
        ("lt:within* ?_x .", f"lt:within* {A} ."),
        ("'a' ?_x # ?_x", f"'a' {A} # ?_x"),
        ("<https://e.org/#> ?_x", f"<https://e.org/#> {A}"),
    ],
)
def test_tokens(text: str, bound: str) -> None:
    given_terms = {"x": A} if "?_x" in text.replace("?_xy", "") or "$_x" in text else {}
    assert bind(text, given_terms) == bound


def test_an_unknown_parameter_is_refused_with_the_nearest() -> None:
    with pytest.raises(QueryError, match="no parameter 'modle'; did you mean 'model'"):
        bind("SELECT * { ?s ?p ?_model }", {"modle": A})


def test_a_blank_node_would_be_a_variable_and_is_refused() -> None:
    with pytest.raises(QueryError, match="an IRI or a literal"):
        bind("SELECT * { ?s ?p ?_x }", {"x": BlankNode()})  # type: ignore[dict-item]


# --- values -> terms ---------------------------------------------------------------------------


def parameter(kind: str) -> Parameter:
    return Parameter(name="x", type=kind)


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("string", "a", '"a"'),
        ("string", Literal("a"), '"a"'),
        ("integer", 3, '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("integer", " -03 ", '"-3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("date", "2020-11-17", '"2020-11-17"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date", dt.date(2020, 1, 2), '"2020-01-02"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (
            "date",
            dt.datetime(2020, 1, 2, 3),
            '"2020-01-02"^^<http://www.w3.org/2001/XMLSchema#date>',
        ),
        ("iri", "urn:a", "<urn:a>"),
        ("iri", A, str(A)),
        ("model", "https://example.org/a", str(A)),
        ("place", "xã A", "<urn:place:xã A>".replace(" ", "-")),
    ],
)
def test_values_become_terms(kind: str, value: object, term: str) -> None:
    def resolve(kind: str, text: str) -> str:
        return f"urn:{kind}:{text.replace(' ', '-')}"

    assert str(to_term(parameter(kind), value, resolve)) == term


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("string", 3, "a text"),
        ("string", A, "a text"),
        ("string", "\ud800", "a text"),
        ("integer", "three", "a whole number"),
        ("integer", True, "a whole number"),
        ("integer", 1.5, "a whole number"),
        ("integer", Literal("x"), "a whole number"),
        ("date", "2020-02-30", "a date such as"),
        ("date", "last week", "a date such as"),
        ("date", Literal("2020"), "a date such as"),
        ("iri", "no iri", "an IRI"),
        ("iri", "http://a> <b", "an IRI"),
        ("iri", Literal("urn:a"), "an IRI"),
        ("model", 3, "the name of a model"),
        ("model", "http://a> <b", "the name of a model"),
        ("organization", "Bộ Công an", "the name of an organization or its IRI"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_expected(
    kind: str, value: object, expected: str
) -> None:
    with pytest.raises(QueryError) as caught:
        to_term(parameter(kind), value)
    assert "x = " in str(caught.value)
    assert expected in str(caught.value)
    assert caught.value.exit_code == 2


def test_defaults_and_missing_parameters() -> None:
    query = catalogue()["models-by-province"]
    terms = to_terms(query, {"level": None, "model": ""})
    assert {name: term.value for name, term in terms.items()} == {
        "as_of": "2025-07-01",
        "level": "province",
    }
    with pytest.raises(QueryError, match=r"'replicas' needs 'model' \(the name of a model"):
        to_terms(catalogue()["replicas"], {})
    with pytest.raises(QueryError, match="has no parameter 'modle'; did you mean 'model'"):
        to_terms(catalogue()["replicas"], {"modle": "x"})
    with pytest.raises(QueryError, match="takes no parameters"):
        to_terms(catalogue()["coverage-by-source"], {"model": "x"})


def test_what_the_resolver_says_reaches_the_user() -> None:
    def resolve(kind: str, text: str) -> str:
        raise UnknownNameError(kind, text, ["Tiếng kẻng"])

    with pytest.raises(UnknownNameError, match="did you mean 'Tiếng kẻng'"):
        to_terms(catalogue()["replicas"], {"model": "tieng"}, resolve)
