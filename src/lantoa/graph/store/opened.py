"""An embedded store that is open: where it is, what state it is in, and reading it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

from lantoa.errors import StoreError
from lantoa.graph.store.evaluate import run_query
from lantoa.graph.store.format import Layout, find_layout, read_layout
from lantoa.graph.store.interface import QueryResults, Store, Texts
from lantoa.graph.store.opening import open_to_read, open_to_write
from lantoa.graph.store.revision import (
    note_opening,
    note_writing,
    note_written,
    revision_of,
    state_of_store,
)
from lantoa.graph.store.texts import FolderTexts, MemoryTexts


class OpenedStore(Store):
    """The part of an embedded store that does not write: see ``EmbeddedStore``."""

    def __init__(
        self, folder: str | Path | None = None, *, read_only: bool = False, create: bool = True
    ) -> None:
        """Open a folder, or an empty store in memory.

        Args:
            folder: The folder; None for a store in memory.
            read_only: Do not write. Works while another process writes, and shows what was
                there at the time of opening.
            create: Make the store if the folder is absent or empty.

        Raises:
            StoreLockedError: Another process writes the store.
            StoreVersionError: A newer lantoa wrote it.
            StoreError: It cannot be opened.
        """
        self._layout: Layout | None = None
        self._texts: Texts = MemoryTexts()
        self._writable = not read_only
        #: How often it was written through this object.
        self.revision = 0
        #: Whether somebody else may write through :attr:`inner`.
        self._handed_out = False
        #: The state of the folder that a reader sees, if nobody wrote while it was opened.
        self._seen: str | None = None
        if folder is None:
            self._inner: pyoxigraph.Store | None = pyoxigraph.Store()
            return
        layout = find_layout(Path(folder), create=create and not read_only)
        before = state_of_store(layout) if read_only else revision_of(layout)
        opened = open_to_read(layout) if read_only else open_to_write(layout)
        self._inner, self._layout = opened
        if not read_only:
            note_opening(self._layout, before)
        elif before == state_of_store(self._layout):
            self._seen = before
        self._texts = FolderTexts(self._layout.texts)

    # --- what it is -----------------------------------------------------------------------

    @property
    def location(self) -> str:
        """Return the folder, or ``memory``."""
        return str(self._layout.folder) if self._layout else "memory"

    @property
    def writable(self) -> bool:
        """Return whether graphs can be replaced through this object."""
        return self._writable

    @property
    def texts(self) -> Texts:
        """Return the kept texts of the sources."""
        return self._texts

    @property
    def folder(self) -> Path | None:
        """Return the folder, or None in memory."""
        return self._layout.folder if self._layout else None

    @property
    def quads_folder(self) -> Path:
        """Return the folder of the quads as it is now; only for a store in a folder."""
        assert self._layout is not None
        return read_layout(self._layout.folder).quads

    @property
    def state(self) -> str | None:
        """Return what differs whenever the quads that this object sees do.

        None in memory, and for a reader that was opened while the store was written.
        """
        if self._layout is None:
            return None
        return state_of_store(self._layout) if self._writable else self._seen

    @property
    def inner(self) -> pyoxigraph.Store:
        """Return the pyoxigraph store, for other libraries over the same data (oxrdflib).

        Take it anew for each use: a big replacement puts another one in its place.
        """
        if self._inner is None:
            raise StoreError(f"The store {self.location} is closed; open it again.")
        return self._inner

    def hand_out(self) -> pyoxigraph.Store:
        """Return :attr:`inner` to who may write to it; until closing the store has no revision."""
        if self._layout and self._writable:
            note_writing(self._layout)
            self._handed_out = True
        return self.inner

    def close(self) -> None:
        """Let go of the store and, once no result of a query is held any more, of its lock."""
        if self._inner is not None and self._writable and self._layout:
            self._inner.flush()
            if self._handed_out:
                self._handed_out = False
                self._note_written()
        self._inner = None

    def __len__(self) -> int:
        return len(self.inner)

    # --- reading --------------------------------------------------------------------------

    def query(self, sparql: str, *, allow_network: bool = False) -> QueryResults:
        """Run a SPARQL query over the union of the named graphs; see :meth:`Store.query`."""
        return run_query(self.inner, sparql, allow_network=allow_network)

    def graphs(self) -> list[str]:
        """Return the IRIs of the graphs that hold something, sorted."""
        return sorted(g.value for g in self.inner.named_graphs() if self._holds(g))

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Return the quads of one named graph, or of all."""
        name = None if graph is None else NamedNode(graph)
        return self.inner.quads_for_pattern(None, None, None, name)

    def write_lines(self, output: IO[bytes], graph: str | None = None) -> None:
        """Write N-Triples of a graph, or N-Quads of everything, in no particular order."""
        if graph is None:
            self.inner.dump(output, RdfFormat.N_QUADS)
        else:
            self.inner.dump(output, RdfFormat.N_TRIPLES, from_graph=NamedNode(graph))

    def _holds(self, graph: pyoxigraph.NamedNode | pyoxigraph.BlankNode) -> bool:
        return any(True for _ in self.inner.quads_for_pattern(None, None, None, graph))

    def _note_written(self) -> None:
        if self._layout and not self._handed_out:
            with suppress(OSError, StoreError):  # then it has no revision until the next writing
                note_written(read_layout(self._layout.folder))
