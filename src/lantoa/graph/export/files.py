"""Where an export goes: a file that appears whole or not at all, or standard output.

A file is written beside its final name and renamed when it is complete, so an export that fails
or is interrupted leaves what was there before.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from lantoa.errors import UserError

#: The path that means standard output.
STANDARD_OUTPUT = "-"


@contextlib.contextmanager
def output(path: str | Path) -> Iterator[IO[bytes]]:
    """Open `path` for writing bytes; the file appears only if the block ends without an error.

    Args:
        path: a file, or ``-`` for standard output (written as it comes).

    Raises:
        UserError: the file cannot be written there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with output(Path(folder, "a.txt")) as file:
    ...         _ = file.write("Lan tỏa".encode())
    ...     Path(folder, "a.txt").read_text(encoding="utf-8")
    'Lan tỏa'
    """
    if str(path) == STANDARD_OUTPUT:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(path))  # a link is kept, what it points at is replaced
    with _explained(target):
        if target.is_dir() or not target.name:
            raise IsADirectoryError
        special = target.exists() and not target.is_file()  # a pipe or a device takes bytes as is
        written = target if special else target.with_name(f".{target.name}.{os.getpid()}.partial")
        file = written.open("wb")
    try:
        with _explained(target):
            with file:
                yield file
            if not special:
                written.replace(target)
    except BaseException:
        if not special:
            written.unlink(missing_ok=True)
        raise


def write_files(path: str | Path, files: Mapping[str, bytes]) -> None:
    """Write several files: into a zip file if `path` ends in ``.zip``, else into a folder.

    Args:
        path: the zip file, or the folder, which is made if need be.
        files: the content by file name.

    Raises:
        UserError: the files cannot be written there, or `path` is standard output.
    """
    if str(path) == STANDARD_OUTPUT:
        raise UserError("This format is several files; name a folder or a .zip file to write.")
    if str(path).lower().endswith(".zip"):
        with output(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                # A fixed date, so that equal content is equal bytes.
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        return
    folder = Path(path)
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise UserError(f"{str(folder)!r} is a file; name a folder or a .zip file.") from None
    except OSError as error:
        with _explained(folder):
            raise error
    for name, content in files.items():
        with output(folder / name) as file:
            file.write(content)


@contextlib.contextmanager
def _explained(target: Path) -> Iterator[None]:
    """Turn what the system says into what the user can do."""
    try:
        yield
    except FileNotFoundError as error:
        if target.parent.exists():
            raise UserError(f"Nothing can be written in {str(target.parent)!r}.") from error
        raise UserError(
            f"The folder {str(target.parent)!r} does not exist; make it first or write elsewhere."
        ) from None
    except (IsADirectoryError, NotADirectoryError):
        raise UserError(f"{str(target)!r} is not a file name; name a file to write.") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UserError(
            f"Cannot write {str(target)!r} ({reason}); choose a place that you may write to."
        ) from error
