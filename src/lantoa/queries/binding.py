"""Parameters become RDF terms, and terms take the place of variables: no string is ever pasted.

A parameter is a variable whose name begins with an underscore (``?_model``). It is found by the
lexical grammar of SPARQL (W3C 2013, section 19.8), which skips strings, comments and IRIs, and
replaced by the N-Triples form of an RDF term. The result is plain SPARQL, so that it works alike
on an embedded store and on a remote endpoint.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode

from lantoa.errors import QueryError
from lantoa.ontology.namespaces import PREFIXES
from lantoa.queries.catalogue import Parameter, Query

#: Turns the name of a "model", "place" or "organization" into its IRI, or raises UnknownNameError.
Resolver = Callable[[str, str], str]
#: What may stand for a parameter in a query: a blank node would be a variable.
Term = NamedNode | Literal

_NAMED: Final = frozenset({"model", "place", "organization"})
_ABSOLUTE = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$")
_DATE: Final = NamedNode(PREFIXES["xsd"] + "date")
_INTEGER: Final = NamedNode(PREFIXES["xsd"] + "integer")

# The tokens inside which a question mark is no variable, then the variable itself. The order is
# that of the longest match; a backslash outside of a string escapes one character of a local name.
_TOKEN = re.compile(
    r"""
      "{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}
    | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
    | "(?:[^"\\\n\r]|\\.)*"
    | '(?:[^'\\\n\r]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \#[^\n\r]*
    | \\.
    | [?$](?P<variable>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)


def parameters_in(text: str) -> list[str]:
    """Return the names of the parameters in a query's text, sorted.

    >>> parameters_in("SELECT * { ?s ?p ?_b, $_a, '?_c' } # ?_d")
    ['a', 'b']
    """
    names = (match["variable"] for match in _TOKEN.finditer(text))
    return sorted({name[1:] for name in names if name and name.startswith("_") and name != "_"})


def bind(text: str, terms: Mapping[str, Term]) -> str:
    """Return a query's text with the given parameters replaced by terms.

    Args:
        text: SPARQL in which parameters are written ``?_name`` or ``$_name``.
        terms: the term of each parameter by its name; parameters left out stay variables.

    Raises:
        QueryError: the text has no such parameter, or the value is no IRI or literal.

    >>> bind("SELECT * { ?s ?p ?_o } # ?_o", {"o": Literal('say "no"')})
    'SELECT * { ?s ?p "say \\\\"no\\\\"" } # ?_o'
    """
    known = parameters_in(text)
    for name, term in terms.items():
        if name not in known:
            raise QueryError(_no_parameter(name, known))
        if not isinstance(term, NamedNode | Literal):
            raise QueryError(f"Parameter {name!r} must be an IRI or a literal, not {term!r}.")

    def replace(match: re.Match[str]) -> str:
        name = match["variable"]
        if name and name.startswith("_") and name[1:] in terms:
            return str(terms[name[1:]])
        return match[0]

    return _TOKEN.sub(replace, text)


def to_terms(
    query: Query, values: Mapping[str, object], resolve: Resolver | None = None
) -> dict[str, Term]:
    """Return the terms of a query's parameters for values as Python or the shell gives them.

    Args:
        query: the query that declares the parameters.
        values: a value for each parameter; None and the empty string count as not given.
        resolve: turns the name of a model, place or organization into its IRI.

    Raises:
        QueryError: a parameter is unknown or missing, or a value does not fit its type.
        UnknownNameError: `resolve` knows no such name.
    """
    given = {name: value for name, value in values.items() if value is not None and value != ""}
    for name in given:
        if query.parameter(name) is None:
            raise QueryError(_no_parameter(name, [p.name for p in query.parameters], query.name))
    terms: dict[str, Term] = {}
    for parameter in query.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is None:
            if parameter.required:
                raise QueryError(
                    f"Query {query.name!r} needs {parameter.name!r} ({_expected(parameter)})."
                )
            continue
        terms[parameter.name] = to_term(parameter, value, resolve)
    return terms


def to_term(parameter: Parameter, value: object, resolve: Resolver | None = None) -> Term:
    """Return the RDF term of one value by the type that its parameter declares.

    Raises:
        QueryError: the value does not fit; the message names it and says what is expected.
        UnknownNameError: `resolve` knows no such name.

    >>> to_term(Parameter(name="date", type="date"), "2020-11-17").value
    '2020-11-17'
    """
    try:
        if isinstance(value, NamedNode | Literal):
            return _checked(parameter, value)
        return _converted(parameter, value, resolve)
    except (ValueError, TypeError) as error:  # UnicodeError is a ValueError
        raise QueryError(
            f"{parameter.name} = {value!r} does not fit: {_expected(parameter)} is expected."
        ) from error


def _checked(parameter: Parameter, term: Term) -> Term:
    if parameter.type in {"string", "date", "integer"}:
        if not isinstance(term, Literal):
            raise TypeError
        if parameter.type != "string":
            return _converted(parameter, term.value, None)
    elif not isinstance(term, NamedNode):
        raise TypeError
    return term


def _converted(parameter: Parameter, value: object, resolve: Resolver | None) -> Term:
    if parameter.type == "date":
        if isinstance(value, dt.datetime):
            value = value.date()
        day = value if isinstance(value, dt.date) else dt.date.fromisoformat(_string(value))
        return Literal(day.isoformat(), datatype=_DATE)
    if parameter.type == "integer":
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise TypeError
        return Literal(str(int(value)), datatype=_INTEGER)
    text = _string(value)
    if parameter.type == "string":
        # pyoxigraph cannot hold what UTF-8 cannot: this fails on a lone surrogate.
        text.encode()
        return Literal(text)
    if parameter.type in _NAMED and not text.startswith(("http://", "https://", "urn:")):
        if resolve is None:
            raise ValueError
        return NamedNode(resolve(parameter.type, text))
    if not _ABSOLUTE.match(text):
        raise ValueError
    return NamedNode(text)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _expected(parameter: Parameter) -> str:
    return {
        "iri": "an IRI such as https://w3id.org/lantoa/id/source/a.txt",
        "string": "a text",
        "date": "a date such as 2025-07-01",
        "integer": "a whole number",
        "model": "the name of a model or its IRI",
        "place": "the name of a place or its IRI",
        "organization": "the name of an organization or its IRI",
    }[parameter.type]


def _no_parameter(name: str, known: list[str], query: str | None = None) -> str:
    where = f"Query {query!r}" if query else "This query"
    if not known:
        return f"{where} takes no parameters, so not {name!r} either."
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"it takes {', '.join(sorted(known))}."
    return f"{where} has no parameter {name!r}; {hint}"
