"""Sources that are written together, each whole, with copies told from sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Store as Stage

from lantoa.loaders.copies import Settled, settle
from lantoa.loaders.encoded import Encoded, lines_of, suspects
from lantoa.loaders.run import Run
from lantoa.ontology.identity import source_graph_iri, source_iri

#: Sources are written together until they have so many quads: some 12 MB as lines. Bulk loading
#: costs 8 µs a quad of 100,000, and 11 of 30,000.
BATCH: Final = 60_000


class Batches:
    """Gathers what was read and stores it, one transaction for some sources.

    Each transaction leaves a store that holds whole sources only, with all roles of copies
    settled, so that a load may be cut off after any of them.
    """

    def __init__(self, run: Run) -> None:
        """Write for a run."""
        self._run = run
        self._waiting: list[Encoded] = []
        self._unchecked: list[Encoded] = []
        self._suspects: list[tuple[int, str]] = []
        self._size = 0

    def add(self, encoded: Encoded, *, checked: bool = True) -> None:
        """Gather a source, and write if there are enough.

        Args:
            encoded: the source.
            checked: whether it has been looked through for what may break a shape.
        """
        self._waiting.append(encoded.packed())
        if not checked:
            self._unchecked.append(encoded)
        self._size += encoded.size
        if self._size >= BATCH:
            self.write()

    def suspect(self, found: Iterable[tuple[int, str]]) -> None:
        """Note what may break a shape in the sources that were or will be gathered."""
        self._suspects.extend(found)

    def remove(self, documents: Iterable[str]) -> None:
        """Remove the sources of documents that are no more."""
        self.write()
        run, gone = self._run, list(documents)
        if not gone or run.rehearsal:
            return
        self._store(settle(run.store, (), gone))
        for document in gone:
            run.store.texts.remove(source_iri(document))
        run.report.removed.extend(gone)
        run.live.difference_update(map(source_graph_iri, gone))
        run.used = None

    def write(self) -> None:
        """Store what was gathered, in one transaction, and tell what breaks a shape."""
        batch, self._waiting, self._size = self._waiting, [], 0
        run, found, self._suspects = self._run, self._suspects, []
        if self._unchecked:
            found += suspects(quad for encoded in self._unchecked for quad in encoded.quads())
            self._unchecked = []
        staged = None
        if run.rehearsal:
            staged = Stage()
            if found:
                staged.bulk_extend(quad for encoded in batch for quad in encoded.quads())
        elif batch:
            for encoded in batch:
                run.store.texts.put(encoded.source, encoded.text)
            settled = settle(run.store, batch)
            self._store(settled)
            self._count(batch, settled)
        texts = {encoded.source: encoded.text for encoded in batch}
        for encoded in batch:
            same = encoded.digest is None and run.is_same(
                encoded.document, encoded.loader, encoded.text
            )
            run.done(encoded.document, [encoded.graph], same=same)
        run.tell(run.confirmed(found, staged), texts)

    def _store(self, settled: Settled) -> None:
        """Write a transaction; what copies need is kept before it, and freed after it."""
        store = self._run.store
        for graph, kept in settled.kept.items():
            store.texts.put(graph, kept.decode())
        written = {encoded.graph for encoded in settled.whole} | settled.graphs.keys()
        if written.isdisjoint(self._run.live):
            lines = [encoded.lines() for encoded in settled.whole]
            lines += [lines_of(quads) for quads in settled.graphs.values()]
            store.add_graphs(b"".join(lines))
        else:
            whole = {encoded.graph: encoded.quads() for encoded in settled.whole}
            store.replace_graphs({**settled.graphs, **whole})
        for graph in settled.freed:
            store.texts.remove(graph)
        for document, original in settled.roles.items():
            if original is None:
                self._run.report.copies.pop(document, None)
            else:
                self._run.report.copies[document] = original

    def _count(self, batch: list[Encoded], settled: Settled) -> None:
        run = self._run
        for encoded in batch:
            if settled.roles[encoded.document] is None:
                run.report.statements += encoded.statements
                run.note_places(encoded.places)
        if len(settled.roles) > len(batch):
            run.used = None  # a source that was stored before has become a copy, or none
