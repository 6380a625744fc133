"""The store as the rest of lantoa sees it: named graphs that are replaced, queried and dumped.

Two implementations, :class:`~lantoa.graph.store.embedded.EmbeddedStore` (pyoxigraph, on disk or
in memory) and :class:`~lantoa.graph.store.remote.RemoteStore` (any SPARQL 1.1 endpoint); one
compliance test class holds both to what is promised here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol

from pyoxigraph import (
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse,
)

from lantoa.graph.store.dump import dump

QueryResults = QuerySolutions | QueryBoolean | QueryTriples


class Texts(Protocol):
    """The kept texts of sources, by the IRI of the source."""

    @property
    def kept(self) -> bool:
        """False where this store keeps no texts; ``put`` then does nothing."""

    def put(self, source: str, text: str) -> None:
        """Keep the text of a source, replacing what was kept under the IRI."""

    def get(self, source: str) -> str | None:
        """Return the kept text of a source, or None."""

    def remove(self, source: str) -> None:
        """Forget the text of a source, if there is one."""


class Store(ABC):
    """Named graphs in one place.

    All data sit in named graphs and none has blank nodes: they are given IRIs on the way in
    (:mod:`~lantoa.graph.store.skolem`). For queries, the default graph is the union of all
    named graphs.
    """

    @property
    @abstractmethod
    def location(self) -> str:
        """Return the folder, the URL, or ``memory``, for messages."""

    @property
    @abstractmethod
    def writable(self) -> bool:
        """Return whether graphs can be replaced through this object."""

    @property
    @abstractmethod
    def texts(self) -> Texts:
        """Return the kept texts of the sources."""

    @abstractmethod
    def query(self, sparql: str, *, allow_network: bool = False) -> QueryResults:
        """Run a SPARQL query over the union of the named graphs.

        The prefixes of :data:`lantoa.ontology.namespaces.PREFIXES` need not be declared. A
        query with ``FROM`` or ``FROM NAMED`` reads the graphs that it names instead. A triple
        that stands in several graphs may come once for each of them (oxigraph issue 1919, and
        Virtuoso): ask for DISTINCT, and count DISTINCT.

        Args:
            sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE query.
            allow_network: Let the query reach other endpoints through ``SERVICE``.

        Raises:
            SyntaxInputError: The query is malformed.
            QueryError: The query is an update, or reaches the network unasked.
            StoreError: The store cannot be read.
        """

    @abstractmethod
    def replace_graphs(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Replace the content of several named graphs, all or none.

        Graph names of the quads are ignored: the keys say where quads go. A graph without
        quads is dropped. Graphs whose content does not change are not touched.

        Args:
            graphs: The new content of each graph, by its IRI.

        Raises:
            StoreError: The store cannot be written; nothing has changed.
        """

    @abstractmethod
    def graphs(self) -> list[str]:
        """Return the IRIs of the graphs that hold something, sorted."""

    @abstractmethod
    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Return the quads of one named graph, or of all."""

    @abstractmethod
    def load_file(
        self,
        path: str | Path,
        format: RdfFormat,
        graph: str | None = None,
        *,
        drop: Iterable[str] = (),
    ) -> list[str]:
        """Load an RDF file: each graph that it fills is replaced, all or none.

        Args:
            path: The file.
            format: Its syntax.
            graph: Where triples outside any named graph go; by default the graph of the
                source that has the name of the file.
            drop: Graphs that the file filled when it was last loaded; those that it no longer
                fills are dropped.

        Returns:
            The IRIs of the graphs that the file fills, sorted.

        Raises:
            SyntaxInputError: The file is malformed; nothing has changed.
            InputError: The file cannot be read; nothing has changed.
            StoreError: The store cannot be written; nothing has changed.
        """

    @abstractmethod
    def write_lines(self, output: IO[bytes], graph: str | None = None) -> None:
        """Write N-Triples of a graph, or N-Quads of everything, in no particular order."""

    @abstractmethod
    def __len__(self) -> int:
        """Return the number of quads."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the store; it cannot be used any more."""

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> None:
        """Replace the content of one named graph; see :meth:`replace_graphs`."""
        self.replace_graphs({graph: quads})

    def add_graphs(self, lines: bytes) -> None:
        """Add graphs that are not there yet, all or none.

        It gives what :meth:`replace_graphs` gives, at less than half the cost where there is
        nothing to compare with.

        Args:
            lines: N-Quads, each in a named graph that the store does not have, and without blank
                nodes.

        Raises:
            StoreError: The store cannot be written; nothing has changed.
        """
        graphs: dict[str, list[Quad]] = {}
        for quad in parse(lines, RdfFormat.N_QUADS):
            graphs.setdefault(str(quad.graph_name)[1:-1], []).append(quad)
        self.replace_graphs(graphs)

    def drop_graph(self, graph: str) -> None:
        """Remove a named graph, if it is there."""
        self.replace_graphs({graph: ()})

    def dump(self, output: IO[bytes], format: RdfFormat, graph: str | None = None) -> None:
        """Write a graph, or everything, the same bytes for the same content.

        N-Quads and N-Triples are sorted by line. The other syntaxes come sorted by graph and
        subject, with the project's prefixes. Without ``graph``, a syntax that knows no named
        graphs gets the union of all.

        Args:
            output: A binary stream.
            format: The syntax.
            graph: The IRI of the only graph to write.
        """
        dump(self, output, format, graph)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
