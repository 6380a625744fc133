"""Changes of any size: written beside the store, put in its place in one move."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

from lantoa.graph.store.files import load_lines
from lantoa.graph.store.format import Layout, next_layout
from lantoa.graph.store.wire import change_text

#: Quads that are removed at a time.
CHUNK = 20_000


def rebuilt(
    inner: pyoxigraph.Store,
    layout: Layout | None,
    added: Iterable[Quad],
    removed: Sequence[Quad],
    dropped: Sequence[str],
) -> tuple[pyoxigraph.Store, Layout | None]:
    """Return a changed store in place of another, which is as it was if anything fails.

    Args:
        inner: The store as it is.
        layout: Its folder, or None in memory.
        added: Quads to add.
        removed: Quads to remove.
        dropped: Graphs to empty first.

    Returns:
        The changed store, already in force, and its layout.
    """
    emptied = {NamedNode(name) for name in dropped}
    gone = set(removed)
    kept = (quad for quad in inner if quad.graph_name not in emptied and quad not in gone)
    if layout is None:
        fresh = pyoxigraph.Store()
        fresh.bulk_extend(chain(kept, added))
        return fresh, None
    following = next_layout(layout)
    going = chain(removed, *(inner.quads_for_pattern(None, None, None, g) for g in emptied))
    try:
        if 2 * _count(inner, removed, emptied) > len(inner):
            fresh = pyoxigraph.Store(str(following.quads))
            fresh.bulk_extend(chain(kept, added))
        else:
            # Hard links to the tables of the old folder: quick, whatever their size.
            inner.flush()
            inner.backup(str(following.quads))
            fresh = pyoxigraph.Store(str(following.quads))
            while chunk := list(islice(going, CHUNK)):
                fresh.update(change_text([], chunk, []))
            for graph in emptied:
                fresh.remove_graph(graph)
            fresh.bulk_extend(added)
        fresh.flush()
        following.write()
    except BaseException:
        shutil.rmtree(following.quads, ignore_errors=True)
        raise
    # The new folder's lock has been held all along, so no other writer slips in.
    shutil.rmtree(layout.quads, ignore_errors=True)
    return fresh, following


def enlarged(
    inner: pyoxigraph.Store,
    layout: Layout,
    path: Path,
    format: RdfFormat,
    graph: NamedNode | None,
) -> tuple[pyoxigraph.Store, Layout]:
    """Return a store with a file of lines added in place of another; all of the file, or nothing.

    Args:
        inner: The store as it is.
        layout: Its folder.
        path: The file.
        format: Its syntax.
        graph: The graph of triples; None for quads.

    Returns:
        The larger store, already in force, and its layout.

    Raises:
        SyntaxError: The file is malformed.
        OSError: It cannot be read, or the store cannot be written.
    """
    following = next_layout(layout)
    try:
        inner.flush()
        inner.backup(str(following.quads))
        larger = pyoxigraph.Store(str(following.quads))
        load_lines(larger, path, format, graph)
        larger.flush()
        following.write()
    except BaseException:
        shutil.rmtree(following.quads, ignore_errors=True)
        raise
    shutil.rmtree(layout.quads, ignore_errors=True)
    return larger, following


def _count(inner: pyoxigraph.Store, removed: Sequence[Quad], emptied: Iterable[NamedNode]) -> int:
    graphs = (inner.quads_for_pattern(None, None, None, graph) for graph in emptied)
    return len(removed) + sum(1 for _ in chain(*graphs))
