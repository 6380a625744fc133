"""The embedded store: pyoxigraph, in a folder or in memory.

How a replacement stays all or nothing, whatever its size (figures in ``docs/store.md``):

- only additions: one ``extend``, or above some size one ``bulk_extend``; both are atomic;
- additions and removals: only the difference is written, as one SPARQL update, which is one
  transaction;
- a difference too big for a transaction's memory, or a file too big for one bulk load: the quads
  folder is rebuilt beside the old one, from hard links, and ``lantoa.json`` is pointed at it in
  one move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from lantoa.errors import StoreError
from lantoa.graph.store.canonical import canonical
from lantoa.graph.store.files import (
    fingerprint,
    graph_names,
    is_in_lines,
    is_plain,
    read_file,
    readable,
    size_of,
)
from lantoa.graph.store.opened import OpenedStore
from lantoa.graph.store.opening import journal_size
from lantoa.graph.store.rebuild import enlarged, rebuilt
from lantoa.graph.store.revision import note_writing
from lantoa.graph.store.skolem import skolemise
from lantoa.graph.store.wire import change_text
from lantoa.ontology.identity import source_graph_iri

#: From here on, ``bulk_extend`` (about 7 µs a quad, but new files each time) beats ``extend``.
BULK = 20_000
#: The most quads that one transaction adds and removes: some 2 kB of memory and 50 µs each.
TRANSACTION = 50_000
#: A file that is smaller is loaded with ``extend``.
BULK_BYTES = 2_000_000
#: A file of lines that has so many bytes is loaded piece by piece beside the store: one load of six
#: million quads takes 1.5 GB of memory more than pieces do, and no less time.
PIECEMEAL_BYTES = 100_000_000
#: After a file of so many bytes the tables are put in order: it takes a sixth of the time of
#: loading, and every query after it takes a quarter of what it took.
TIDY_BYTES = 100_000_000
#: Bytes of RocksDB's journal after which it is put into its tables: who opens the store for reading
#: must read the journal first, at some 5 MB/s.
JOURNAL = 4_000_000

T = TypeVar("T")


class EmbeddedStore(OpenedStore):
    """A store of this process.

    >>> from pyoxigraph import Literal
    >>> with EmbeddedStore() as store:
    ...     store.replace_graph("urn:g", [Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal(1))])
    ...     [row["o"].value for row in store.query("SELECT ?o { ?s ?p ?o }")]
    ['1']
    """

    def replace_graphs(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Replace the content of several named graphs; see :meth:`Store.replace_graphs`."""
        self._require_writable()
        added: list[Quad] = []
        removed: list[Quad] = []
        emptied: list[str] = []
        for graph, quads in graphs.items():
            wanted = dict.fromkeys(canonical(skolemise(quads, graph, graph=graph)))
            before = len(removed)
            for quad in self.quads(graph):
                if quad in wanted:
                    del wanted[quad]
                else:
                    removed.append(quad)
            added.extend(wanted)
            if not wanted and len(removed) > before and not self._keeps(graph, removed[before:]):
                emptied.append(graph)
        self._write(added, removed, emptied)

    def _keeps(self, graph: str, removed: list[Quad]) -> bool:
        count = len(removed)
        return sum(1 for _ in islice(self.quads(graph), count + 1)) > count

    def _write(self, added: list[Quad], removed: list[Quad], emptied: list[str]) -> None:
        if not added and not removed:
            return
        if not removed:
            self._add(added, small=len(added) < BULK)
        elif len(added) + len(removed) <= TRANSACTION:
            self._guarded(lambda: self.inner.update(change_text(added, removed, emptied)))
        else:
            self._rebuild(added, removed, emptied)

    def _add(self, quads: Iterable[Quad], *, small: bool) -> None:
        add = self.inner.extend if small else self.inner.bulk_extend
        self._guarded(lambda: add(quads))

    def add_graphs(self, lines: bytes) -> None:
        """Add graphs that are not there yet; see :meth:`Store.add_graphs`."""
        self._require_writable()
        if lines:
            big = lines.count(b"\n") >= BULK
            add = self.inner.bulk_load if big else self.inner.load
            self._guarded(lambda: add(lines, RdfFormat.N_QUADS))

    def load_file(
        self,
        path: str | Path,
        format: RdfFormat,
        graph: str | None = None,
        *,
        drop: Iterable[str] = (),
    ) -> list[str]:
        """Load an RDF file; see :meth:`Store.load_file`."""
        self._require_writable()
        path = Path(path)
        home = graph or source_graph_iri(path.name)
        live = set(self.graphs())
        if not live:
            return self._add_file(path, format, home)
        filled = graph_names(path, format, home)
        stale = set(drop) & live - filled
        if not filled & live and not stale:
            return self._add_file(path, format, home, filled)
        _, count, total = fingerprint(canonical(read_file(path, format, home)))
        if not stale and fingerprint(chain.from_iterable(map(self.quads, filled)))[1:] == (
            count,
            total,
        ):
            return sorted(filled)
        if count <= TRANSACTION:
            content: dict[str, list[Quad]] = {name: [] for name in filled | stale}
            for quad in read_file(path, format, home):
                content[str(quad.graph_name)[1:-1]].append(quad)
            self.replace_graphs(content)
        else:
            self._rebuild(read_file(path, format, home), [], filled & live | stale)
        return sorted(filled)

    def _add_file(
        self, path: Path, format: RdfFormat, home: str, filled: set[str] | None = None
    ) -> list[str]:
        big = size_of(path) >= BULK_BYTES
        if big and is_plain(path, format):
            target = None if format.supports_datasets else NamedNode(home)
            self._guarded(lambda: self.inner.clear_graph(DefaultGraph()))  # of a killed load
            with readable(path):
                layout = self._layout
                if layout and size_of(path) >= PIECEMEAL_BYTES and is_in_lines(format):
                    self._inner, self._layout = self._guarded(
                        lambda: enlarged(self.inner, layout, path, format, target)
                    )
                else:
                    self._guarded(
                        lambda: self.inner.bulk_load(
                            path=path, format=format, base_iri=home, to_graph=target
                        )
                    )
            if size_of(path) >= TIDY_BYTES:
                self._guarded(self.inner.optimize)
            if target is not None:
                return [home]
            self._bring_home(home)
            return sorted(self.graphs() if filled is None else filled)
        names: set[object] = set()

        def noted() -> Iterator[Quad]:
            for quad in read_file(path, format, home):
                names.add(quad.graph_name)
                yield quad

        if format.supports_datasets:
            self._add(noted(), small=not big)
            return sorted(str(name)[1:-1] for name in names)
        self._add(read_file(path, format, home), small=not big)
        return [home]

    def _bring_home(self, home: str) -> None:
        """Move what a file has outside its named graphs to its own graph."""
        outside = DefaultGraph()
        if any(True for _ in self.inner.quads_for_pattern(None, None, None, outside)):
            lost = self.inner.quads_for_pattern(None, None, None, outside)
            graph = NamedNode(home)
            moved = (Quad(q.subject, q.predicate, q.object, graph) for q in lost)
            self._add(moved, small=False)
            self._guarded(lambda: self.inner.clear_graph(outside))

    def _rebuild(
        self, added: Iterable[Quad], removed: Sequence[Quad], dropped: Iterable[str]
    ) -> None:
        """Write any amount of change beside the store and put it in place in one move."""
        self._inner, self._layout = self._guarded(
            lambda: rebuilt(self.inner, self._layout, added, removed, list(dropped))
        )

    def _require_writable(self) -> None:
        if not self._writable:
            raise StoreError(f"{self.location} was opened for reading only; open it for writing.")

    def _guarded(self, write: Callable[[], T]) -> T:
        self.revision += 1
        try:
            if self._layout:
                note_writing(self._layout)
            done = write()
            if self._layout and journal_size(self._layout) > JOURNAL:
                self.inner.flush()
            return done
        except OSError as error:
            raise StoreError(
                f"{self.location} cannot be written ({error}); nothing has changed."
            ) from error
        finally:
            self._note_written()
