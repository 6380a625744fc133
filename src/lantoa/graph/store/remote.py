"""A store behind a SPARQL 1.1 endpoint.

Queries and updates go by the SPARQL 1.1 Protocol, whole graphs by the Graph Store HTTP Protocol.
A replacement is one update request, which endpoints run as one transaction; the Graph Store
Protocol's PUT is not used on a graph in use, since oxigraph's server clears it first and loads it
then. What is too big for a request is put into graphs of its own and moved by one update.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
    serialize,
)

from lantoa.errors import EndpointError, StoreError
from lantoa.graph.store.canonical import canonical
from lantoa.graph.store.files import read_file
from lantoa.graph.store.guard import check_query, declare_prefixes, names_graphs, query_form
from lantoa.graph.store.interface import QueryResults, Store, Texts
from lantoa.graph.store.skolem import skolemise
from lantoa.graph.store.texts import NoTexts
from lantoa.graph.store.transport import Addresses, Answer, Transport, addresses
from lantoa.graph.store.wire import as_triples, update_text
from lantoa.ontology.identity import digest, source_graph_iri
from lantoa.ontology.namespaces import THINGS

#: Graphs on their way in; a stopped load may leave some, the next big one removes them.
STAGING = THINGS + "graph/staging/"
#: The most bytes in one update request: half of what oxigraph's server takes.
UPDATE_BYTES = 64 * 1024**2
_SECONDS = 600.0
_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
#: How endpoints are asked for a default graph that is the union: oxigraph's parameter (unknown
#: to others, who ignore it, some being a union already), Jena's name for it, and Stardog's.
_UNIONS: tuple[dict[str, str], ...] = (
    {"union-default-graph": "true"},
    {},
    {"default-graph-uri": "urn:x-arq:UnionGraph"},
    {"default-graph-uri": "tag:stardog:api:context:all"},
)
_ANY_NAMED = "ASK { GRAPH ?g { ?s ?p ?o } }"
_ANY_SHARED = "ASK { { SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } ?s ?p ?o }"
_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
_COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


class RemoteStore(Store):
    """A store behind a SPARQL 1.1 endpoint."""

    def __init__(
        self,
        url: str,
        *,
        read_only: bool = False,
        at: Addresses | None = None,
        seconds: float = _SECONDS,
    ) -> None:
        """Connect to an endpoint.

        Args:
            url: The endpoint, perhaps with ``user:password@``.
            read_only: Do not write.
            at: The addresses of the three protocols, where :func:`addresses` guesses wrong.
            seconds: How long to wait for an answer.

        Raises:
            EndpointError: The endpoint is down or refuses.
        """
        self._transport = Transport(url)
        self._at = at or addresses(self._transport.url)
        self._writable = not read_only
        self._seconds = seconds
        self._union: dict[str, str] | None = None
        self._find_union()

    @property
    def location(self) -> str:
        """Return the URL, without credentials."""
        return self._transport.url

    @property
    def writable(self) -> bool:
        """Return whether graphs can be replaced through this object."""
        return self._writable

    @property
    def texts(self) -> Texts:
        """Return the texts: an endpoint keeps none."""
        return NoTexts()

    def close(self) -> None:
        """Do nothing: each request has its own connection."""

    # --- reading --------------------------------------------------------------------------

    def query(
        self, sparql: str, *, allow_network: bool = False, seconds: float | None = None
    ) -> QueryResults:
        """Run a SPARQL query over the union of the named graphs; see :meth:`Store.query`.

        ``allow_network`` is for ``SERVICE``: the endpoint would call others.
        """
        check_query(sparql, allow_network=allow_network)
        text = declare_prefixes(sparql)
        return self._ask(text, {} if names_graphs(text) else self._find_union(), seconds)

    def graphs(self) -> list[str]:
        """Return the IRIs of the graphs that hold something, sorted."""
        return [name for name in self._all_graphs() if not name.startswith(STAGING)]

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Return the quads of one named graph, or of all."""
        for name in self.graphs() if graph is None else [graph]:
            node = NamedNode(name)
            answer = self._graph("GET", name)
            if answer is None:
                continue
            with answer.body as body:
                format = RdfFormat.from_media_type(answer.content_type) or RdfFormat.N_TRIPLES
                for quad in parse(body, format):
                    yield Quad(quad.subject, quad.predicate, quad.object, node)

    def write_lines(self, output: IO[bytes], graph: str | None = None) -> None:
        """Write N-Triples of a graph, or N-Quads of everything, in no particular order."""
        if graph is None:
            serialize(self.quads(), output, RdfFormat.N_QUADS)
        else:
            serialize((q.triple for q in self.quads(graph)), output, RdfFormat.N_TRIPLES)

    def __len__(self) -> int:
        (row,) = self._rows(_COUNT)
        return int(row["n"].value)

    def _all_graphs(self) -> list[str]:
        return sorted(row["g"].value for row in self._rows(_GRAPHS))

    def _rows(self, sparql: str) -> QuerySolutions:
        results = self._ask(sparql, {})
        assert isinstance(results, QuerySolutions)
        return results

    def _ask(
        self, sparql: str, extra: Mapping[str, str], seconds: float | None = None
    ) -> QueryResults:
        form = query_form(sparql)
        triples = form in ("CONSTRUCT", "DESCRIBE")
        answer = self._transport.send(
            "POST",
            self._at.query,
            body=urlencode({"query": sparql, **extra}).encode(),
            content_type="application/x-www-form-urlencoded",
            accept=_TRIPLES if triples else _ROWS,
            seconds=self._seconds if seconds is None else seconds,
        )
        assert answer is not None
        with answer.body as body:
            content = body.read()
        try:
            if triples:
                return as_triples(
                    content, RdfFormat.from_media_type(answer.content_type) or RdfFormat.N_TRIPLES
                )
            results = parse_query_results(content, QueryResultsFormat.JSON)
            return results if form != "ASK" else _as_boolean(results)
        except (SyntaxError, ValueError) as error:
            raise EndpointError(
                f"{self.location} answered with something that is no SPARQL result "
                f"({answer.content_type}); check that it is the address of an endpoint."
            ) from error

    def _find_union(self) -> Mapping[str, str]:
        """Find out how to ask for the union; it shows only once there is something stored."""
        if self._union is not None:
            return self._union
        if not self._true(_ANY_NAMED, {}):
            return _UNIONS[0]
        for way in _UNIONS:
            try:
                if self._true(_ANY_SHARED, way):
                    self._union = way
                    return way
            except StoreError:
                continue
        raise EndpointError(
            f"The default graph of {self.location} is not the union of its named graphs; "
            "switch that on in its configuration."
        )

    def _true(self, sparql: str, extra: Mapping[str, str]) -> bool:
        results = self._ask(sparql, extra)
        return isinstance(results, QueryBoolean) and bool(results)

    # --- writing --------------------------------------------------------------------------

    def replace_graphs(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Replace the content of several named graphs; see :meth:`Store.replace_graphs`."""
        if not self._writable:
            raise StoreError(f"{self.location} was opened for reading only; open it for writing.")
        changed: dict[str, list[Quad]] = {}
        for name, quads in graphs.items():
            wanted = dict.fromkeys(canonical(skolemise(quads, name, graph=name)))
            if wanted.keys() != set(self.quads(name)):
                changed[name] = list(wanted)
        if not changed:
            return
        drops = [f"DROP SILENT GRAPH {NamedNode(name)}" for name in changed]
        added = [quad for quads in changed.values() for quad in quads]
        text = ";\n".join([*drops, *update_text(added, [])])
        if len(text.encode()) <= UPDATE_BYTES:
            self._update(text)
        else:
            self._replace_staged(changed)

    def load_file(
        self,
        path: str | Path,
        format: RdfFormat,
        graph: str | None = None,
        *,
        drop: Iterable[str] = (),
    ) -> list[str]:
        """Load an RDF file; see :meth:`Store.load_file`."""
        path = Path(path)
        home = graph or source_graph_iri(path.name)
        content: dict[str, list[Quad]] = {} if format.supports_datasets else {home: []}
        for quad in read_file(path, format, home):
            assert isinstance(quad.graph_name, NamedNode)
            content.setdefault(quad.graph_name.value, []).append(quad)
        filled = sorted(content)
        self.replace_graphs(content | {name: [] for name in drop if name not in content})
        return filled

    def _replace_staged(self, changed: Mapping[str, list[Quad]]) -> None:
        left = [name for name in self._all_graphs() if name.startswith(STAGING)]
        staged = {name: STAGING + digest(name) for name, quads in changed.items() if quads}
        try:
            for name, place in staged.items():
                body = io.BytesIO()
                serialize((quad.triple for quad in changed[name]), body, RdfFormat.N_TRIPLES)
                self._send_graph("PUT", place, body.getvalue())
            steps = [
                f"MOVE SILENT {NamedNode(staged[name])} TO {NamedNode(name)}"
                if name in staged
                else f"DROP SILENT GRAPH {NamedNode(name)}"
                for name in changed
            ]
            self._update(";\n".join(steps))
        finally:
            for place in {*left, *staged.values()}:
                self._send_graph("DELETE", place)

    def _update(self, text: str) -> None:
        answer = self._transport.send(
            "POST",
            self._at.update,
            body=text.encode(),
            content_type="application/sparql-update",
            seconds=self._seconds,
        )
        assert answer is not None
        answer.body.close()

    def _send_graph(self, method: str, name: str, body: bytes | None = None) -> None:
        answer = self._graph(method, name, body)
        if answer is not None:
            answer.body.close()

    def _graph(self, method: str, name: str, body: bytes | None = None) -> Answer | None:
        return self._transport.send(
            method,
            f"{self._at.graphs}?{urlencode({'graph': name})}",
            body=body,
            content_type=_TRIPLES if body is not None else None,
            accept=_TRIPLES,
            seconds=self._seconds,
            absent=True,
        )


def _as_boolean(results: QuerySolutions | QueryBoolean) -> QueryBoolean:
    if isinstance(results, QueryBoolean):
        return results
    # Virtuoso 7.2.5 answers ASK with a row that holds 1 or 0.
    found = any(value.value in ("1", "true") for row in results for value in row)
    text = b'{"head":{},"boolean":true}' if found else b'{"head":{},"boolean":false}'
    answer = parse_query_results(text, QueryResultsFormat.JSON)
    assert isinstance(answer, QueryBoolean)
    return answer
