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
from lantoa.vietnamese import normalise

_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_PLACE = NamedNode(term("Place"))


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
        resolve: turns a name into an IRI; by default :func:`named`.
        values: the parameters, as Python values, text from the shell, or RDF terms.

    Raises:
        UnknownNameError: there is no such query, or no thing of a given name.
        QueryError: a parameter is unknown or missing, or a value does not fit its type.
    """
    query = find_query(name)
    terms = to_terms(query, values, resolve or named(store))
    renaming = getattr(store, "renaming", {})  # of a store as judged
    for parameter, value in terms.items():
        if isinstance(value, NamedNode) and value.value in renaming:
            terms[parameter] = NamedNode(renaming[value.value])
    return bind(query.text, terms)


def run(
    store: Queryable, name: str, /, *, resolve: Resolver | None = None, **values: object
) -> Rows:
    """Run a named query and return its rows; for the arguments see :func:`prepare`.

    What was judged one is one, and what was rejected is left out: the store is asked as judged.
    """
    from lantoa.graph.judgements import as_judged

    judged: Queryable = as_judged(store)
    solutions = judged.query(prepare(judged, name, resolve=resolve, **values))
    columns = tuple(variable.value for variable in solutions.variables)
    return Rows(columns, [tuple(solution) for solution in solutions])


def named(store: Queryable) -> Resolver:
    """Return a resolver of the names in a store, as :func:`lantoa.graph.find.resolve` knows them.

    What an index look-up settles comes first: a model or an organization by the IRI that its name
    gives, a place by its label if only one bears it. A search compares all names.
    """

    def resolve(kind: str, text: str) -> str:
        exact = _place(store, text) if kind == "place" else _by_iri(store, kind, text)
        if exact:
            return exact
        # Late: only names that must be searched need it.
        from lantoa.graph import find

        return find.resolve(store, kind, text)

    return resolve


def _by_iri(store: Queryable, kind: str, text: str) -> str | None:
    iri, name = {
        "model": (model_iri(text), "Model"),
        "organization": (organization_iri(text), "Organization"),
    }[kind]
    return iri if store.query(f"ASK {{ {NamedNode(iri)} a {NamedNode(term(name))} }}") else None


def _place(store: Queryable, text: str) -> str | None:
    label = Literal(normalise(text).strip(), language="vi")
    solutions = store.query(
        f"SELECT DISTINCT ?x WHERE {{ ?x {_LABEL} {label} ; a {_PLACE} }} LIMIT 2"
    )
    found = [str(solution["x"].value) for solution in solutions]
    return found[0] if len(found) == 1 else None
