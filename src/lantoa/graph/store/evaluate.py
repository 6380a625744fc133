"""Queries over a pyoxigraph store: the union of the graphs, the prefixes, the guard."""

from __future__ import annotations

import pyoxigraph

from lantoa.errors import StoreError
from lantoa.graph.store.files import syntax_error
from lantoa.graph.store.guard import calls_service, check_query, names_graphs
from lantoa.graph.store.interface import QueryResults
from lantoa.ontology.namespaces import PREFIXES


def run_query(inner: pyoxigraph.Store, sparql: str, *, allow_network: bool = False) -> QueryResults:
    """Run a query over the union of the graphs of a pyoxigraph store; see :meth:`Store.query`."""
    if not allow_network and calls_service(sparql):
        check_query(sparql)
    try:
        return inner.query(
            sparql, prefixes=PREFIXES, use_default_graph_as_union=not names_graphs(sparql)
        )
    except SyntaxError as error:
        check_query(sparql, allow_network=allow_network)
        raise syntax_error("The query", error) from error
    except OSError as error:
        raise StoreError(f"The query failed: {error}.") from error
