"""The texts of the sources, kept so that evidence can be shown in its surroundings.

On disk one UTF-8 file for each source, named by a digest of the source's IRI: an IRI may hold
``..``, slashes, or be longer than a file name may be. A text is written aside and moved into
place, so that a reader never meets half of one. An endpoint has no place for texts: a remote
store keeps none and says so (``kept`` is False); evidence still has its quotations.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from lantoa.errors import StoreError
from lantoa.ontology.identity import digest


class FolderTexts:
    """Texts in a folder.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     texts = FolderTexts(Path(folder))
    ...     texts.put("urn:source", "Công an xã")
    ...     texts.get("urn:source"), texts.get("urn:other")
    ('Công an xã', None)
    """

    kept = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, source: str, text: str) -> None:
        """Keep the text of a source, replacing what was kept under the IRI."""
        content = text.encode("utf-8", "surrogatepass")
        target = self._path(source)
        try:
            if target.is_file() and target.read_bytes() == content:
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            write_aside(target, content)
        except OSError as error:
            raise StoreError(
                f"The text of {source} cannot be kept in {self._folder}"
                f" ({error.strerror}); free or unlock the folder and load again."
            ) from error

    def get(self, source: str) -> str | None:
        """Return the kept text of a source, or None."""
        try:
            return self._path(source).read_bytes().decode("utf-8", "surrogatepass")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(
                f"The kept text of {source} in {self._folder} cannot be read; load it again."
            ) from error

    def remove(self, source: str) -> None:
        """Forget the text of a source, if there is one."""
        self._path(source).unlink(missing_ok=True)

    def _path(self, source: str) -> Path:
        return self._folder / f"{digest(source, length=32)}.txt"


class MemoryTexts:
    """Texts of an in-memory store."""

    kept = True

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def put(self, source: str, text: str) -> None:
        """Keep the text of a source, replacing what was kept under the IRI."""
        self._texts[source] = text

    def get(self, source: str) -> str | None:
        """Return the kept text of a source, or None."""
        return self._texts.get(source)

    def remove(self, source: str) -> None:
        """Forget the text of a source, if there is one."""
        self._texts.pop(source, None)


class NoTexts:
    """The texts of a store that keeps none."""

    kept = False

    def put(self, source: str, text: str) -> None:
        """Do nothing: there is no place for the text."""

    def get(self, source: str) -> str | None:
        """Return None: no text is kept."""
        return None

    def remove(self, source: str) -> None:
        """Do nothing: no text is kept."""


def write_aside(target: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file whole or not at all: beside its place, then moved into it.

    Args:
        target: The file.
        content: What it will hold.
        durable: Wait for the disk, so that even a power cut leaves the old or the new.
    """
    descriptor, name = tempfile.mkstemp(prefix=".lantoa-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
