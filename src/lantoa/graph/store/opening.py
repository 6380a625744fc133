"""Opening the quads folder, and what RocksDB's complaints mean."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph

from lantoa.errors import StoreError, StoreLockedError
from lantoa.graph.store.format import Layout, read_layout

_TRIES = 5
_PAUSE = 0.05


def open_to_write(layout: Layout) -> tuple[pyoxigraph.Store, Layout]:
    """Open the quads of a store for writing; return them with the layout in force.

    Raises:
        StoreLockedError: Another process, or this one, has the store open for writing.
        StoreError: It cannot be opened.
    """
    try:
        inner = pyoxigraph.Store(str(layout.quads))
    except (OSError, RuntimeError) as error:
        raise _translated(error, layout) from error
    now = read_layout(layout.folder)
    if now != layout:
        # Another writer put a rebuilt folder in place between our two looks.
        del inner
        return open_to_write(now)
    _tidy(layout)
    return inner, layout


def open_to_read(layout: Layout) -> tuple[pyoxigraph.Store, Layout]:
    """Open the quads of a store for reading, also while another process writes them.

    RocksDB reads the list of files and then the files; a writer may have merged some away in
    between. Then the list is read again.

    Raises:
        StoreError: It cannot be opened.
    """
    for tries_left in reversed(range(_TRIES)):
        if not (layout.quads / "CURRENT").exists():
            # The process that was making the store has not come so far: there is nothing in it.
            return pyoxigraph.Store(), layout
        try:
            inner = pyoxigraph.Store.read_only(str(layout.quads))
            remove_diaries(layout.quads)
            return inner, layout
        except (OSError, RuntimeError) as error:
            if not tries_left:
                raise _translated(error, layout) from error
        time.sleep(_PAUSE)
        layout = read_layout(layout.folder)
    raise AssertionError("the last try returns or raises")


def _tidy(layout: Layout) -> None:
    """Remove rebuilt folders that never came into force."""
    for entry in layout.folder.glob("quads*"):
        if entry != layout.quads and entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
    remove_diaries(layout.quads)


def remove_diaries(quads: Path) -> None:
    """Remove RocksDB's old logs of events: each opening leaves one of some 100 kB."""
    with suppress(OSError):
        for entry in quads.glob("LOG.old.*"):
            entry.unlink(missing_ok=True)


def _translated(error: Exception, layout: Layout) -> StoreError:
    text = str(error)
    if "LOCK" in text and ("unavailable" in text or "lock hold" in text or "No locks" in text):
        return StoreLockedError(
            f"The graph in {layout.folder} is being written by another process; "
            "wait until it is done, or name another folder."
        )
    if isinstance(error, RuntimeError) or "Corruption" in text:
        return StoreError(
            f"The graph in {layout.folder} is damaged ({text}); "
            "restore it from a copy, or load into a new folder."
        )
    return StoreError(
        f"The graph in {layout.folder} cannot be opened ({text}); check its permissions "
        "and the free space of the disk."
    )
