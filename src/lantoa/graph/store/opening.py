"""Opening the quads folder, and what RocksDB's complaints mean."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph

from lantoa.errors import StoreError, StoreLockedError
from lantoa.graph.store.format import Layout, read_layout

_TRIES = 20
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

    RocksDB calls this undefined: it reads the list of the tables (the manifest), then the tables
    and the journal, and a writer may move quads from the journal into a new table in between.
    Whenever that happens the manifest changes, so an opening during which it stayed the same has
    seen one state; any other is repeated.

    Raises:
        StoreError: It cannot be opened.
    """
    for tries_left in reversed(range(_TRIES)):
        before = _manifest(layout)
        if before is None and read_layout(layout.folder) == layout:
            # The process that was making the store has not come so far: there is nothing in it.
            return pyoxigraph.Store(), layout
        failure: Exception | None = None
        try:
            inner = pyoxigraph.Store.read_only(str(layout.quads))
            if _manifest(layout) == before:
                remove_diaries(layout.quads)
                return inner, layout
        except (OSError, RuntimeError) as error:
            failure = error
        if not tries_left and failure is not None and _manifest(layout) == before:
            raise _translated(failure, layout) from failure
        time.sleep(_PAUSE)
        layout = read_layout(layout.folder)
    raise StoreLockedError(
        f"The graph in {layout.folder} is being written without a pause; try again later."
    )


def _manifest(layout: Layout) -> tuple[str, int] | None:
    with suppress(OSError):
        name = (layout.quads / "CURRENT").read_text(errors="replace").strip()
        # A damaged CURRENT names nothing; RocksDB will say so.
        manifest = layout.quads / Path(name).name
        return name, manifest.stat().st_size if manifest.is_file() else -1
    return None


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


def journal_size(layout: Layout) -> int:
    """Return the bytes that RocksDB has in its journal (write-ahead log)."""
    with suppress(OSError):
        return sum(entry.stat().st_size for entry in layout.quads.glob("*.log"))
    return 0


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
