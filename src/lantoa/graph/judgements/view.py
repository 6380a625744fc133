"""A store as judged: what was judged one is merged, what was rejected is left out.

Nothing that sources say is changed. The judged store is a copy beside the original, made of hard
links to its tables, whatever their size, in which only the quads that judgements touch are
rewritten; it is kept in the folder and made anew when the original has changed. Where nothing is
judged the store itself is returned: one look into the judgements graph.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import weakref
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, TypeVar

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

from lantoa.errors import StoreError
from lantoa.graph.judgements.classes import Classes
from lantoa.graph.judgements.keep import judgements
from lantoa.graph.judgements.record import from_quads
from lantoa.graph.judgements.rewriting import Renaming, changes
from lantoa.graph.store.interface import QueryResults, Store, Texts
from lantoa.graph.store.state import state_of
from lantoa.ontology.namespaces import JUDGEMENTS_GRAPH, term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lantoa.graph.store.embedded import EmbeddedStore

#: Seconds for which a copy that is out of date is left to those who may still read it.
_GRACE: Final = 3600
#: Quads that are removed at a time.
_CHUNK: Final = 20_000
_TRIES: Final = 20
_FOLDER: Final = "judged"
#: In the copy: which IRI stands for which.
_STANDS_FOR = NamedNode(term("representedBy"))
_RENAMED = NamedNode(JUDGEMENTS_GRAPH + "/renamed")

S = TypeVar("S")
#: The copy of each store, and how often the store had been written then.
_COPIES: weakref.WeakKeyDictionary[Store, tuple[int, pyoxigraph.Store]]
_COPIES = weakref.WeakKeyDictionary()


class JudgedStore(Store):
    """What a store says once judgements take effect; for reading only."""

    def __init__(self, original: Store, inner: pyoxigraph.Store) -> None:
        """Put the face of a store on a copy."""
        self.original = original
        #: The judgements that are in effect.
        self.classes = _classes_in(inner)
        self._inner = inner
        self._renaming: Renaming | None = None

    @property
    def renaming(self) -> Renaming:
        """Which IRI of the original another stands for."""
        if self._renaming is None:
            pairs = self._inner.quads_for_pattern(None, _STANDS_FOR, None, _RENAMED)
            self._renaming = {str(q.subject)[1:-1]: str(q.object)[1:-1] for q in pairs}
        return self._renaming

    def members(self, iri: str) -> tuple[str, ...]:
        """Return what the original calls a thing or statement: all that it stands for."""
        found = {old for old, new in self.renaming.items() if new == iri}
        return tuple(sorted(found | {iri}))

    @property
    def location(self) -> str:
        """Return where the original is."""
        return self.original.location

    @property
    def writable(self) -> bool:
        """Return False: judge in the original."""
        return False

    @property
    def texts(self) -> Texts:
        """Return the kept texts of the original."""
        return self.original.texts

    def query(self, sparql: str, *, allow_network: bool = False) -> QueryResults:
        """Run a query over what is judged."""
        from lantoa.graph.store.evaluate import run_query

        return run_query(self._inner, sparql, allow_network=allow_network)

    def graphs(self) -> list[str]:
        """Return the graphs that hold something, sorted."""
        names = (graph for graph in self._inner.named_graphs() if graph != _RENAMED)
        return sorted(
            str(g)[1:-1]
            for g in names
            if any(True for _ in self._inner.quads_for_pattern(None, None, None, g))
        )

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Return the quads of one named graph, or of all."""
        name = None if graph is None else NamedNode(graph)
        found = self._inner.quads_for_pattern(None, None, None, name)
        return (quad for quad in found if quad.graph_name != _RENAMED)

    def write_lines(self, output: IO[bytes], graph: str | None = None) -> None:
        """Write N-Triples of a graph, or N-Quads of everything."""
        if graph is None:
            pyoxigraph.serialize(self.quads(), output, RdfFormat.N_QUADS)
        else:
            self._inner.dump(output, RdfFormat.N_TRIPLES, from_graph=NamedNode(graph))

    def replace_graphs(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Refuse: judge and load in the original."""
        raise StoreError("What is judged can only be read; write to the store itself.")

    def load_file(self, path: Any, format: RdfFormat, *_: object, **__: object) -> list[str]:
        """Refuse: load into the original."""
        raise StoreError("What is judged can only be read; load into the store itself.")

    def __len__(self) -> int:
        return len(self.original)

    def close(self) -> None:
        """Let the original close itself."""


def as_judged(store: S) -> S | JudgedStore:
    """Return a store with its judgements in effect: itself, if there are none.

    Args:
        store: any store; what is no Store (a stand-in that only answers queries) is returned.

    Returns:
            A store to read. It shows the original as it is now, and is to be asked for anew after a
        change.
    """
    from lantoa.graph.store.embedded import EmbeddedStore

    if not isinstance(store, Store) or isinstance(store, JudgedStore):
        return store
    if not any(True for _ in islice(store.quads(JUDGEMENTS_GRAPH), 1)):
        return store
    classes = Classes(judgements(store))
    if not classes.representatives and not classes.rejected:
        return store
    if not isinstance(store, EmbeddedStore):
        return JudgedStore(store, _in_memory(store))
    held = _COPIES.get(store)
    if held is None or held[0] != store.revision:
        inner = _on_disk(store) if store.folder else _in_memory(store)
        held = _COPIES[store] = (store.revision, inner)
    return JudgedStore(store, held[1])


def _in_memory(store: Store) -> pyoxigraph.Store:
    inner = pyoxigraph.Store()
    inner.bulk_extend(store.quads())
    _apply(inner)
    return inner


def _on_disk(store: EmbeddedStore) -> pyoxigraph.Store:
    """Open the copy of a folder's store, made if it is not there."""
    assert store.folder is not None
    home = store.folder / _FOLDER
    made = home / state_of(store.quads_folder)
    with suppress(OSError):
        if made.is_dir():
            os.utime(made)
            return pyoxigraph.Store.read_only(str(made))
    try:
        home.mkdir(exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix="new-", dir=home))
    except OSError:  # we may not write there: a copy of our own, that goes with the process
        scratch = Path(tempfile.mkdtemp(prefix="lantoa-judged-"))
        weakref.finalize(store, shutil.rmtree, scratch, ignore_errors=True)
        made = scratch / "copy"
    try:
        inner, state = _linked(store, scratch / "quads")
        made = made.with_name(state)
        _apply(inner)
        inner.flush()
        del inner
        with suppress(OSError):  # another process may have made it meanwhile
            (scratch / "quads").rename(made)
        return pyoxigraph.Store.read_only(str(made))
    finally:
        if scratch.parent == home:
            shutil.rmtree(scratch, ignore_errors=True)
            _tidy(home, made)


def _linked(store: EmbeddedStore, target: Path) -> tuple[pyoxigraph.Store, str]:
    """Return a copy of the quads of a store, made of hard links, open for writing, and its state.

    The state is that of the folder now, which for a reader may be newer than what it opened.
    """
    for _ in range(_TRIES):
        source = store.quads_folder
        before = state_of(source)
        target.mkdir()
        with suppress(FileNotFoundError, RuntimeError, OSError):
            for entry in sorted(source.iterdir()):
                if entry.suffix == ".sst":
                    _link(entry, target / entry.name)
                elif entry.name != "LOCK" and not entry.name.startswith("LOG"):
                    shutil.copyfile(entry, target / entry.name)
            if state_of(source) == before:
                return pyoxigraph.Store(str(target)), before
        shutil.rmtree(target)
        time.sleep(0.05)
    raise StoreError(f"{store.location} is being written without a pause; try again later.")


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _classes_in(inner: pyoxigraph.Store) -> Classes:
    graph = NamedNode(JUDGEMENTS_GRAPH)
    return Classes(from_quads(inner.quads_for_pattern(None, None, None, graph)))


def _tidy(home: Path, current: Path) -> None:
    """Remove copies that have long been out of date."""
    for entry in home.iterdir():
        with suppress(OSError):
            if entry != current and time.time() - entry.stat().st_mtime > _GRACE:
                shutil.rmtree(entry, ignore_errors=True)


def _apply(inner: pyoxigraph.Store) -> None:
    """Make the judgements that a copy holds take effect in it."""
    from lantoa.graph.store.wire import change_text

    classes = _classes_in(inner)
    removed, added, renaming = changes(inner, classes)
    for start in range(0, len(removed), _CHUNK):
        inner.update(change_text([], removed[start : start + _CHUNK], []))
    inner.extend(added)
    inner.extend(
        Quad(NamedNode(old), _STANDS_FOR, NamedNode(new), _RENAMED) for old, new in renaming.items()
    )
