"""Every query is complete: header, both languages, parameters, prefixes, order."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from rdflib.plugins.sparql import prepareQuery

from lantoa.errors import LantoaError
from lantoa.ontology.identity import named
from lantoa.ontology.namespaces import PREFIXES, TERMS, THINGS
from lantoa.queries import bind, catalogue, to_terms
from lantoa.queries.binding import parameters_in
from lantoa.queries.catalogue import TYPES, HeaderError, Query, parse

QUERIES = pytest.mark.parametrize("query", catalogue().values(), ids=lambda query: query.name)


def resolve(kind: str, text: str) -> str:
    return named(kind, text)


def body(query: Query) -> str:
    lines = [line for line in query.text.splitlines() if not line.lstrip().startswith("#")]
    return "\n".join(lines)


def test_the_catalogue_has_every_question_and_is_read_once() -> None:
    assert len(catalogue()) >= 26
    assert catalogue() is catalogue()
    assert list(catalogue()) == sorted(catalogue())


def test_the_catalogue_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        catalogue()["x"] = catalogue()["origins"]  # type: ignore[index]


@QUERIES
def test_header_is_complete_in_both_languages(query: Query) -> None:
    assert query.summary_vi
    assert query.summary_en
    assert query.summary_vi != query.summary_en
    assert len(query.description) > 60
    assert query.order
    for parameter in query.parameters:
        assert parameter.type in TYPES
        assert parameter.vi
        assert parameter.en
        assert not (parameter.required and parameter.default)


@QUERIES
def test_parameters_of_the_header_are_those_of_the_text(query: Query) -> None:
    assert parameters_in(query.text) == sorted(p.name for p in query.parameters)


@QUERIES
def test_example_gives_every_required_parameter_and_binds(query: Query) -> None:
    assert not query.parameters or query.example or not any(p.required for p in query.parameters)
    terms = to_terms(query, query.example, resolve)
    assert {p.name for p in query.parameters if p.required} <= set(terms)


@QUERIES
@pytest.mark.parametrize("given", ["none", "example", "all"])
def test_parses_as_standard_sparql_however_bound(query: Query, given: str) -> None:
    values = {"none": {}, "example": query.example, "all": _all_values(query)}[given]
    terms = to_terms(query, values, resolve) if given != "none" else {}
    text = bind(query.text, terms)
    assert pyoxigraph.Store().query(text).variables
    if given == "example":  # rdflib's parser takes its time
        prepareQuery(text)


@QUERIES
def test_rows_are_ordered(query: Query) -> None:
    # The order is the outer query's: the last clause of the text, at the margin.
    assert re.search(r"^}\nORDER BY\s[^{}]*\Z", query.text, re.MULTILINE)


@QUERIES
def test_prefixes_are_used_and_ours_are_the_two_namespaces(query: Query) -> None:
    found = dict(re.findall(r"^PREFIX (\w+): <([^>]*)>$", query.text, re.MULTILINE))
    used = body(query)
    for prefix, iri in found.items():
        assert PREFIXES.get(prefix) == iri or iri.startswith(THINGS), prefix
        assert re.search(rf"(?<!\w){prefix}:\w", used.split("SELECT", 1)[1]), prefix
    assert found["lt"] == TERMS


@QUERIES
def test_no_service_and_nothing_beyond_sparql(query: Query) -> None:
    assert not re.search(r"\b(SERVICE|LOAD|bif|LATERAL|INSERT|DELETE)\b", body(query))


def _all_values(query: Query) -> dict[str, str]:
    examples = {
        "iri": "https://example.org/x",
        "string": "x",
        "date": "2020-01-01",
        "integer": "3",
        "model": "Tiếng kẻng",
        "place": "xã Tân Thành",
        "organization": "Bộ Công an",
    }
    return {parameter.name: examples[parameter.type] for parameter in query.parameters}


GOOD = """#+ summary:
#+   vi: "Một: hai"
#+   en: One
#+ description: >-
#+   Two
#+   lines.
#+ order: none
#+ parameters:
#+   a:
#+     type: integer
#+     default: "3"

SELECT ?a { ?a ?b ?_a }
"""


def test_a_header_is_read() -> None:
    query = parse("x", GOOD)
    assert (query.summary_vi, query.summary_en) == ("Một: hai", "One")
    assert query.description == "Two lines."
    parameter = query.parameter("a")
    assert parameter
    assert (parameter.type, parameter.default, parameter.required) == ("integer", "3", False)
    assert query.parameter("b") is None


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("#+ order: none\n", ""),
        GOOD.replace("#+   en: One\n", ""),
        GOOD.replace("type: integer", "type: number"),
        GOOD.replace("#+ order: none", "#+ order none"),
        GOOD.replace("#+ order: none", "#+ order: none\n#+ oder: none"),
        GOOD.replace("#+ order: none", "#+ order: none\n#+ order: none"),
        GOOD.replace("#+ summary:", "#+ summary: x"),
        GOOD.replace('default: "3"', 'defualt: "3"'),
    ],
)
def test_a_malformed_header_is_our_fault(text: str) -> None:
    with pytest.raises(HeaderError) as caught:
        parse("x", text)
    assert isinstance(caught.value, LantoaError)
    assert caught.value.exit_code == 1
