"""Runs named queries on any store."""

from __future__ import annotations

import difflib
from typing import Any, Protocol

from pyoxigraph import Literal, NamedNode

from lantoa.errors import UnknownNameError
from lantoa.ontology.identity import model_iri, organization_iri
from lantoa.ontology.namespaces import PREFIXES, term
from lantoa.queries.binding import Resolver, bind, to_terms
from lantoa.queries.catalogue import Query, catalogue
from lantoa.queries.rows import Rows
from lantoa.vietnamese import fold, key, normalise

_CLASSES = {"model": "Model", "place": "Place", "organization": "Organization"}


class Queryable(Protocol):
    """Anything that answers SPARQL over the union of its named graphs, as every Store does."""

    def query(self, sparql: str) -> Any:
        """Return the answer as pyoxigraph does."""


def find_query(name: str) -> Query:
    """Return the query of that name.

    Raises:
        UnknownNameError: there is none; close names are proposed.
    """
    queries = catalogue()
    wanted = name.strip().lower().replace("_", "-").removesuffix(".rq")
    if wanted not in queries:
        close = difflib.get_close_matches(wanted, queries, n=3, cutoff=0.5)
        close += [other for other in queries if wanted in other and other not in close]
        raise UnknownNameError("query", name, close)
    return queries[wanted]


def prepare(
    store: Queryable, name: str, /, *, resolve: Resolver | None = None, **values: object
) -> str:
    """Return the SPARQL of a named query with its parameters bound.

    Args:
        store: where names of models, places and organizations are looked up.
        name: the query's name, as :func:`catalogue` lists it.
        resolve: turns a name into an IRI; by default exact names that the store knows.
        values: the parameters, as Python values, text from the shell, or RDF terms.

    Raises:
        UnknownNameError: there is no such query, or no thing of a given name.
        QueryError: a parameter is unknown or missing, or a value does not fit its type.
    """
    query = find_query(name)
    return bind(query.text, to_terms(query, values, resolve or exact_names(store)))


def run(
    store: Queryable, name: str, /, *, resolve: Resolver | None = None, **values: object
) -> Rows:
    """Run a named query and return its rows; for the arguments see :func:`prepare`."""
    solutions = store.query(prepare(store, name, resolve=resolve, **values))
    columns = tuple(variable.value for variable in solutions.variables)
    return Rows(columns, [tuple(solution) for solution in solutions])


def exact_names(store: Queryable) -> Resolver:
    """Return a resolver that knows the names in a store, as printed.

    Case, tone placement and quotation marks do not count in the names of models and
    organizations, for their IRIs are made of the normalised name; places go by their label.
    """

    def resolve(kind: str, text: str) -> str:
        if kind == "place":
            return _labelled_place(store, text)
        iri = {"model": model_iri, "organization": organization_iri}[kind](text)
        known = store.query(f"ASK {{ {NamedNode(iri)} a {NamedNode(term(_CLASSES[kind]))} }}")
        if not known:
            raise UnknownNameError(kind, text, _close_names(store, kind, text))
        return iri

    return resolve


def _labelled_place(store: Queryable, text: str) -> str:
    label = Literal(normalise(text).strip(), language="vi")
    solutions = store.query(
        f"SELECT DISTINCT ?x WHERE {{ ?x {NamedNode(PREFIXES['rdfs'] + 'label')} {label} ;"
        f" a {NamedNode(term('Place'))} }}"
    )
    found = sorted(solution["x"].value for solution in solutions)
    if len(found) == 1:
        return str(found[0])
    # Several places bear the name: their IRIs are what tells them apart.
    raise UnknownNameError("place", text, found or _close_names(store, "place", text))


def _close_names(store: Queryable, kind: str, text: str) -> list[str]:
    solutions = store.query(
        f"SELECT DISTINCT ?l WHERE {{ ?x a {NamedNode(term(_CLASSES[kind]))} ;"
        f" {NamedNode(PREFIXES['rdfs'] + 'label')} ?l }}"
    )
    names = {fold(solution["l"].value): solution["l"].value for solution in solutions}
    wanted = fold(key(text))
    close = [names[name] for name in difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)]
    close += [label for name, label in sorted(names.items()) if wanted in name]
    return list(dict.fromkeys(close))[:3]
