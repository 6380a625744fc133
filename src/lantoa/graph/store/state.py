"""What changes whenever the quads in a folder do."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lantoa.ontology.identity import digest

_TRIES: Final = 20


def state_of(folder: Path) -> str:
    """Return what changes whenever the quads in a folder do (and when RocksDB tidies them)."""
    parts = []
    for _ in range(_TRIES):
        try:
            current = (folder / "CURRENT").read_text()
            files = sorted(
                (entry.name, entry.stat().st_size)
                for entry in folder.iterdir()
                if entry.suffix in {".log", ".sst"} or entry.name.startswith("MANIFEST")
            )
            parts = [str(folder), current, *map(str, files)]
            break
        except FileNotFoundError:  # a writer was quicker
            continue
    return digest(*parts)
