"""The revision of a store in a folder: what is worked out from its quads is good while it stays.

The file ``revision`` names the state of the quads and the manifest that RocksDB had. It is empty
while lantoa writes; every opening for writing makes a new manifest, so that what another program
wrote shows in that the manifest is not the one that is named. RocksDB tidies its tables whenever
it likes; that changes no quad, and no revision.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from lantoa.graph.store.state import state_of

if TYPE_CHECKING:
    from lantoa.graph.store.format import Layout

_FILE = "revision"


def revision_of(layout: Layout) -> str | None:
    """Return the revision of a store, None while it is written or where it cannot be known."""
    try:
        revision, manifest = (layout.folder / _FILE).read_text().split()
        return revision if manifest == _manifest(layout.quads) else None
    except (OSError, ValueError):
        return None


def state_of_store(layout: Layout) -> str:
    """Return what differs whenever the quads of a store do: its revision, or what its files tell.

    Where there is no revision (it was last written by another program, or who wrote it was
    killed), the state changes whenever RocksDB tidies too.
    """
    return revision_of(layout) or state_of(layout.quads)


def note_opening(layout: Layout, before: str | None) -> None:
    """Note that a store was opened for writing.

    Args:
        layout: its folder.
        before: its revision before that; it stays, unless somebody was quicker.
    """
    noted = (layout.folder / _FILE).read_text().split() if before else []
    _note(layout, before if before and noted[:1] == [before] else None)


def note_writing(layout: Layout) -> None:
    """Note that a store is being written: until :func:`note_written` it has no revision."""
    (layout.folder / _FILE).write_text("")


def note_written(layout: Layout) -> None:
    """Note that a store was written: it has a new revision."""
    _note(layout, None)


def _note(layout: Layout, revision: str | None) -> None:
    text = f"{revision or uuid.uuid4().hex[:16]} {_manifest(layout.quads)}\n"
    (layout.folder / _FILE).write_text(text)


def _manifest(quads: Path) -> str:
    return (quads / "CURRENT").read_text().strip()
