"""What changes whenever the quads in a folder do."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lantoa.ontology.identity import digest

_TRIES: Final = 20


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
