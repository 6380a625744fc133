"""What a query of a user may not do: reach the network, or change the store.

``SERVICE`` sends what the store holds to another machine, ``LOAD`` fetches from one, and the
other updates would write past the loaders. All are refused by reading the query's tokens (SPARQL
1.1 Query Language, section 19.8), so that a string, an IRI, a comment, a variable or a prefixed
name may well say "service".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lantoa.errors import QueryError
from lantoa.ontology.namespaces import PREFIXES

_TOKEN = re.compile(
    r"""
    (?P<space>   [\s\ufeff]+ | \#[^\n\r]* )
  | (?P<iri>     <[^\x00-\x20<>"{}|^`]*> )
  | (?P<string>  '{3} (?:'{0,2}(?:[^'\\]|\\.))* '{3} | "{3} (?:"{0,2}(?:[^"\\]|\\.))* "{3}
               | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" )
  | (?P<variable> [?$]\w+ )
  | (?P<blank>   _:\w(?:[\w.\-·]*[\w\-·])? )
  | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<name>    (?:[^\W\d_](?:[\w.\-·]*[\w\-·])?)? :
                 (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)
                    (?:(?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\.)*(?:[\w:\-·]|%[0-9A-Fa-f]{2}|\\.))?)? )
  | (?P<number>  \d+ )
  | (?P<word>    [^\W\d]\w* )
  | (?P<mark>    . )
    """,
    re.VERBOSE | re.DOTALL,
)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


class Token(NamedTuple):
    """One token of a query: its kind (a group of the pattern) and its text."""

    kind: str
    text: str


def tokens(sparql: str) -> Iterator[Token]:
    """Return the tokens of a query or update, without space and comments.

    >>> [t.kind for t in tokens('SELECT ?service { ?s :service "SERVICE" } # SERVICE')]
    ['word', 'variable', 'mark', 'variable', 'name', 'string', 'mark']
    """
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup
        if kind and kind != "space":
            yield Token(kind, match.group())


def check_query(sparql: str, *, allow_network: bool = False) -> None:
    """Refuse what is not a query, and queries that reach the network.

    Args:
        sparql: The query.
        allow_network: Let ``SERVICE`` pass.

    Raises:
        QueryError: The text is an update or no query at all, or calls ``SERVICE`` unasked.

    >>> check_query("SELECT * { ?s rdfs:label 'SERVICE' }")
    >>> check_query("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    lantoa.errors.QueryError: SERVICE sends the query to another machine; allow the network ...
    """
    form = query_form(sparql)
    if form in _UPDATES:
        raise QueryError(
            f"{form} would change the graph; queries only read it: "
            "begin with SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    if form not in _FORMS:
        raise QueryError("This is no query; begin with SELECT, ASK, CONSTRUCT or DESCRIBE.")
    if not allow_network and calls_service(sparql):
        raise QueryError(
            "SERVICE sends the query to another machine; allow the network explicitly "
            "if that is wanted, or leave SERVICE out."
        )


def calls_service(sparql: str) -> bool:
    r"""Return whether a query calls ``SERVICE``.

    Escapes such as ``\\u0053`` may be read before or after the tokens are made; both readings
    must be harmless.
    """
    if "service" not in sparql.lower() and "\\" not in sparql:
        return False
    return _calls_service(sparql)


@lru_cache(maxsize=256)
def _calls_service(sparql: str) -> bool:
    return any(_has_service(list(tokens(text))) for text in {sparql, _decoded(sparql)})


def _has_service(found: list[Token]) -> bool:
    for index, token in enumerate(found):
        # Some parsers want no space after a keyword: "SERVICESILENT <x>" and "SERVICEex:a {".
        if token.kind == "word" and "SERVICE" in token.text.upper():
            return True
        if token.kind == "name" and "SERVICE" in token.text.partition(":")[0].upper():
            before = found[index - 1].text.upper() if index else ""
            after = found[index + 1].text if index + 1 < len(found) else ""
            if after == "{" and before != "GRAPH":
                return True
    return False


def query_form(sparql: str) -> str:
    """Return the keyword that says what a query or update is, in capitals; empty if none.

    >>> query_form("PREFIX a: <urn:a> BASE <urn:b> ask { ?s a:b ?o }")
    'ASK'
    """
    for token in tokens(_decoded(sparql)):
        if token.kind == "word":
            word = token.text.upper()
            if word in ("PREFIX", "BASE", "VERSION"):
                continue
            return next((form for form in _FORMS if word.startswith(form)), word)
        if token.kind not in ("name", "iri", "string"):
            break
    return ""


def names_graphs(sparql: str) -> bool:
    """Return whether a query chooses its graphs itself, by ``FROM``.

    >>> names_graphs("SELECT ?from FROM <urn:a> { ?s ?p ?o }")
    True
    """
    if "from" not in sparql.lower() and "\\" not in sparql:
        return False
    return any(
        t.kind == "word" and t.text.upper() in ("FROM", "FROMNAMED")
        for t in tokens(_decoded(sparql))
    )


def counts_repeats(sparql: str) -> bool:
    """Return whether a query may count a thing once for each source that speaks of it.

    The union of the graphs repeats a triple for each graph that holds it, so an aggregate that
    is no ``DISTINCT`` one, in a query without ``DISTINCT`` and ``GRAPH``, counts tellings.

    >>> counts_repeats("SELECT (COUNT(?d) AS ?n) { ?d a lt:Deployment }")
    True
    >>> counts_repeats("SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a lt:Deployment }")
    False
    """
    words = {token.text.upper() for token in tokens(sparql) if token.kind == "word"}
    adds = words & {"COUNT", "SUM", "AVG", "GROUP_CONCAT"}
    return bool(adds) and not words & {"DISTINCT", "GRAPH", "FROM"}


def declare_prefixes(sparql: str) -> str:
    """Put declarations of the project's prefixes before a query that uses them undeclared.

    >>> declare_prefixes("ASK { ?s rdfs:label ?o }")
    'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\\nASK { ?s rdfs:label ?o }'
    """
    used: set[str] = set()
    declared: set[str] = set()
    declares = False
    for token in tokens(sparql):
        if token.kind == "name":
            (declared if declares else used).add(token.text.partition(":")[0])
        declares = token.kind == "word" and token.text.upper() == "PREFIX"
    missing = sorted((used - declared) & PREFIXES.keys())
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in missing) + sparql


def _decoded(sparql: str) -> str:
    if "\\" not in sparql:
        return sparql
    return _CODEPOINT.sub(_character, sparql)


def _character(match: re.Match[str]) -> str:
    number = int(match.group(1) or match.group(2), 16)
    return chr(number) if number <= 0x10FFFF else match.group()
