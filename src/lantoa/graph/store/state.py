"""What changes whenever the quads in a folder do."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from lantoa.ontology.identity import digest

_TRIES: Final = 20
#: Seconds that RocksDB has to remove what it no longer needs, and between two looks.
_PATIENCE: Final = 2.0
_PAUSE: Final = 0.02


def state_of(folder: Path) -> str:
    """Return what changes whenever the quads in a folder do (and when RocksDB tidies them).

    All that RocksDB holds is in its tables and in what its journal has not yet brought into
    them, and neither a table's nor a journal's name is ever used again. Opening the folder for
    writing only gives it a new manifest and an empty journal, which tell nothing of the quads.
    """
    files: list[tuple[str, int]] = []
    for _ in range(_TRIES):
        try:
            files = sorted(
                (entry.name, size)
                for entry in folder.iterdir()
                if entry.suffix in {".log", ".sst"} and (size := entry.stat().st_size)
            )
            break
        except FileNotFoundError:  # a writer was quicker
            continue
    return digest(folder.name, *map(str, files))


def settle(folder: Path) -> str:
    """Return the state of a folder that was flushed, once its old journals and tables are gone.

    RocksDB removes them in the background, and until then they count.
    """
    until = time.monotonic() + _PATIENCE
    before, state = "", state_of(folder)
    while time.monotonic() < until and (state != before or _has_journal(folder)):
        time.sleep(_PAUSE)
        before, state = state, state_of(folder)
    return state


def _has_journal(folder: Path) -> bool:
    try:
        return any(journal.stat().st_size for journal in folder.glob("*.log"))
    except FileNotFoundError:
        return True
