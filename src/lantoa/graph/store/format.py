"""The folder of an embedded store and the version of its layout.

::

    kg/lantoa.json   the version of the layout, and which folder holds the quads
    kg/quads/        the quads (RocksDB)
    kg/texts/        the kept texts of the sources

``lantoa.json`` is written first, so that a folder that was being made when the machine stopped
is still known for what it is, and it is replaced in one move, which is what makes the swap of
a rebuilt quads folder atomic.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from lantoa.errors import StoreError, StoreVersionError
from lantoa.graph.store.texts import write_aside

#: Raise it whenever an older lantoa could not read what is written.
VERSION = 1
FILE = "lantoa.json"


@dataclass(frozen=True)
class Layout:
    """Where in its folder an embedded store keeps things."""

    folder: Path
    quads_name: str = "quads"

    @property
    def quads(self) -> Path:
        """Return the folder of the quads."""
        return self.folder / self.quads_name

    @property
    def texts(self) -> Path:
        """Return the folder of the texts."""
        return self.folder / "texts"

    def write(self) -> None:
        """Write ``lantoa.json`` in one move."""
        content = {"format": VERSION, "quads": self.quads_name}
        text = json.dumps(content) + "\n"
        write_aside(self.folder / FILE, text.encode(), durable=True)


def find_layout(folder: Path, *, create: bool) -> Layout:
    """Return the layout of a store's folder, making an empty store where there is none.

    Args:
        folder: The folder.
        create: Make the folder and an empty store if there is none.

    Raises:
        StoreVersionError: A newer lantoa wrote it.
        StoreError: There is no store, the folder holds something else, or it cannot be written.
    """
    try:
        if folder.is_dir():
            if (folder / FILE).exists():
                return read_layout(folder)
            if not _is_empty(folder):
                raise StoreError(
                    f"{folder} is not empty and holds no lantoa graph (no {FILE}); "
                    "name an empty or a new folder."
                )
        elif folder.exists():
            raise StoreError(f"{folder} is a file, not the folder of a graph; name a folder.")
        if not create:
            raise StoreError(f"There is no graph in {folder}; make one with 'lantoa load'.")
        folder.mkdir(parents=True, exist_ok=True)
        layout = Layout(folder)
        layout.write()
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be used for a graph ({error.strerror or error}); "
            "name a folder that you may write to."
        ) from error
    return layout


def read_layout(folder: Path) -> Layout:
    """Read ``lantoa.json``.

    Raises:
        StoreVersionError: A newer lantoa wrote it.
        StoreError: It is damaged.
    """
    try:
        content = json.loads((folder / FILE).read_bytes())
        version, name = content["format"], content["quads"]
        if not isinstance(version, int) or Path(name).name != name:
            raise ValueError
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{folder / FILE} is damaged; restore it from a copy, or load into a new folder."
        ) from error
    if version > VERSION:
        raise StoreVersionError(
            f"The graph in {folder} was written by a newer lantoa (format {version}, this one "
            f"reads {VERSION}); upgrade lantoa, or load into a new folder."
        )
    return Layout(folder, name)


def next_layout(layout: Layout) -> Layout:
    """Return the layout for a rebuilt quads folder beside the present one, which is removed if
    a stopped process left it."""
    _, _, number = layout.quads_name.partition("-")
    following = Layout(layout.folder, f"quads-{int(number or 1) + 1}")
    if following.quads.exists():
        shutil.rmtree(following.quads)
    return following


def _is_empty(folder: Path) -> bool:
    # What a stopped process may have left of writing lantoa.json does not count.
    return all(
        entry.name.startswith(".lantoa-") and entry.suffix == ".tmp" for entry in folder.iterdir()
    )
