"""The guard: the word may stand anywhere, the deed nowhere."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import QueryError
from lantoa.graph.store.guard import (
    calls_service,
    check_query,
    declare_prefixes,
    names_graphs,
    query_form,
    tokens,
)

PROLOGUE = "PREFIX ex: <urn:x> PREFIX service: <urn:y> PREFIX SERVICEex: <urn:z> "

#: Parts of a group that say the word and do not do the deed.
HARMLESS = [
    "?s ?p 'SERVICE <http://x> { }' .",
    '?s ?p "} SERVICE <http://x> {" .',
    "?s ?p '''a ' SERVICE <http://x> { '' } ''' .",
    '?s ?p """a "\n SERVICE <http://x> { } " """ .',
    r"?s ?p 'it\'s SERVICE <http://x> { }' .",
    r'?s ?p "back\\" .',
    "?s ?p <http://example.org/SERVICE#SERVICE> .",
    "?s ?p <http://example.org/it's> .",
    "?SERVICE $service ?o .",
    "?s service:service ex:SERVICE .",
    r"?s ex:it\'s ex:a\#SERVICE .",
    "?s ex:a.SERVICE ex:%41SERVICE .",
    "[] ?p 'a'@service .",
    "GRAPH service:x { ?s ?p ?o }",
    "GRAPH SERVICEex:x { ?s ?p ?o }",
    "# SERVICE <http://x> { ?s ?p ?o }\n",
    "FILTER(1 < 2 && ?a > 3)",
    "FILTER(?a<?b)",
    "?s ?p 'Công an xã', 1.5e3, true ; a ex:b .",
    "OPTIONAL { ?s ?p ?o }",
]
#: Parts that do it, each in a manner that pyoxigraph's parser takes.
HARMFUL = [
    "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
    "SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o }",
    "sErViCe<http://127.0.0.1:9/>{?s ?p ?o}",
    "SERVICESILENT<http://127.0.0.1:9/>{?s ?p ?o}",
    "SERVICE#comment\n<http://127.0.0.1:9/> { ?s ?p ?o }",
    "SERVICE ?where { ?s ?p ?o }",
    "SERVICE?where{?s ?p ?o}",
    "SERVICE ex:a { ?s ?p ?o }",
    "SERVICEex:a{?s ?p ?o}",
    "?s ?p trueSERVICE<http://127.0.0.1:9/>{?s ?p ?o}",
    "?s ?p 5SERVICE<http://127.0.0.1:9/>{?s ?p ?o}",
    "FILTER(?s<?b)SERVICE<http://127.0.0.1:9/>{?s ?p ?o}",
    "FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
]


@given(st.lists(st.sampled_from(HARMLESS), max_size=6))
def test_the_word_alone_is_no_reason_to_refuse(parts: list[str]) -> None:
    query = PROLOGUE + "SELECT * {\n" + "\n".join(parts) + "\n}"
    pyoxigraph.Store().query(query)  # so these are queries
    check_query(query)


@given(
    st.lists(st.sampled_from(HARMLESS), max_size=4),
    st.sampled_from(HARMFUL),
    st.lists(st.sampled_from(HARMLESS), max_size=4),
)
def test_the_deed_is_refused_wherever_it_stands(
    before: list[str], deed: str, after: list[str]
) -> None:
    query = PROLOGUE + "SELECT * {\n" + "\n".join([*before, deed, *after]) + "\n}"
    pyoxigraph.Store().query(query)  # so nothing else would have stopped it
    with pytest.raises(QueryError, match="SERVICE"):
        check_query(query)
    check_query(query, allow_network=True)


def test_a_blank_node_may_be_called_service() -> None:
    check_query("SELECT * { _:SERVICE ?p _:service }")


@pytest.mark.parametrize(
    "query",
    [
        r"SELECT * { \u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        r"SELECT * { S\U00000045RVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        # A quotation mark that only one of the two readings of escapes sees.
        r"""SELECT * { ?s <http://a\u0061'b> ?o . SERVICE <http://127.0.0.1:9/> { ?s ?p 'x' } }""",
        r"""SELECT * { ?s ?p "\u0022 SERVICE <http://127.0.0.1:9/> { } \u0022" }""",
    ],
)
def test_escapes_hide_nothing(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        check_query(query)


@given(st.text(alphabet="aE<>{}\"'\\?:.@ \n%_é5/*", max_size=60))
def test_any_text_is_cut_without_loss(text: str) -> None:
    """Without comments, every character but space is in a token, whatever the text."""
    cut = "".join(token.text for token in tokens(text))
    assert "".join(cut.split()) == "".join(text.split())
    calls_service(text + "SERVICE")


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "PREFIX a: <urn:a> delete where { ?s ?p ?o }",
        "# ASK\nLOAD <http://127.0.0.1:9/x>",
        "BASE <urn:x> LOAD SILENT <http://127.0.0.1:9/x>",
        "CLEAR ALL", "DROP ALL", "CREATE GRAPH <urn:g>", "ADD DEFAULT TO <urn:g>",
        "MOVE <urn:a> TO <urn:b>", "COPY <urn:a> TO <urn:b>",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        r"\u0044ROP ALL",
    ],
)  # fmt: skip
def test_updates_are_refused_even_with_the_network(update: str) -> None:
    for allow_network in (False, True):
        with pytest.raises(QueryError, match="would change the graph"):
            check_query(update, allow_network=allow_network)


@pytest.mark.parametrize("text", ["", "   # nothing", "HELLO", "{ }", "'SELECT'", "12"])
def test_what_is_no_query_is_told_how_one_begins(text: str) -> None:
    with pytest.raises(QueryError, match="begin with SELECT"):
        check_query(text)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT ?s { }", "SELECT"),
        ("select*{}", "SELECT"),
        ("SELECTDISTINCT ?s { ?s ?p ?o }", "SELECT"),
        ("PREFIX load: <urn:x> # LOAD\n ASK { }", "ASK"),
        ("VERSION '1.2' DESCRIBE <urn:a>", "DESCRIBE"),
        ("BASE <urn:LOAD> CONSTRUCT { } WHERE { }", "CONSTRUCT"),
    ],
)
def test_forms(query: str, form: str) -> None:
    assert query_form(query) == form
    check_query(query)


def test_prefixes_are_declared_once_and_only_where_used() -> None:
    assert declare_prefixes("ASK { ?s ?p 'lt:Model' }") == "ASK { ?s ?p 'lt:Model' }"
    own = "PREFIX lt: <urn:own> ASK { ?s a lt:Model }"
    assert declare_prefixes(own) == own
    assert declare_prefixes("ASK { ?s a lt:Model, un:known }").startswith("PREFIX lt: <https://")


def test_graphs_named_by_the_query() -> None:
    assert names_graphs("SELECT * FROM NAMED <urn:g> { GRAPH ?g { ?s ?p ?o } }")
    assert names_graphs("SELECT * FROMNAMED<urn:g> { GRAPH ?g { ?s ?p ?o } }")
    assert not names_graphs("SELECT ?from { ?from ?p 'FROM <urn:g>' }")
