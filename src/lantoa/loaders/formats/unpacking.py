"""Packed files: gzip, and ZIP archives of reports; unpacked in bounded memory, never to disk."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Final

from lantoa.loaders.formats.content import LOOKS, PICTURES, extension
from lantoa.loaders.formats.extracted import Extracted
from lantoa.loaders.problems import Problem, ProblemError

#: Reads what a container holds: a stream, the document name, and the name that tells its kind.
Reader = Callable[[IO[bytes], str, str], Iterator[Extracted | Problem]]
#: One thing in a container may have so many bytes.
MEMBER_LIMIT: Final = 64 * 1024 * 1024
#: An archive may unpack to so many times its size; text packs to a tenth, a bomb to a thousandth.
RATIO: Final = 200


class Unpacked(io.RawIOBase):
    """The bytes that a gzip stream unpacks to, up to where it breaks off; `cut` says if it does."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._gzip = gzip.GzipFile(fileobj=stream)
        self.cut = False

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return some bytes, at most `size`; none at the end."""
        if self.cut:
            return b""
        try:
            return self._gzip.read1(size if size > 0 else 65536)
        except (EOFError, OSError, zlib.error):
            self.cut = True
            return b""

    def upto(self, limit: int) -> bytes:
        """Return all bytes, or one more than `limit` if there are more."""
        parts: list[bytes] = []
        size = 0
        while size <= limit and (part := self.read(min(65536, limit + 1 - size))):
            parts.append(part)
            size += len(part)
        return b"".join(parts)


def gunzip(stream: IO[bytes], document: str, limit: int = MEMBER_LIMIT) -> IO[bytes]:
    """Return what a gzip file holds.

    Raises:
        ProblemError: it breaks off, holds an archive, or unpacks to more than `limit` bytes.
    """
    unpacked = Unpacked(stream)
    data = unpacked.upto(limit)
    if unpacked.cut:
        raise ProblemError(
            Problem(
                document,
                None,
                "the gzip file breaks off or is damaged",
                "get it again from where it came from",
            )
        )
    if len(data) > limit:
        raise ProblemError(
            Problem(
                document,
                None,
                f"the gzip file unpacks to more than {limit / 1e6:,.0f} MB",
                "unpack it, and give the files that it holds",
            )
        )
    if data[257:262] == b"ustar":
        raise ProblemError(
            Problem(document, None, "archives of the kind .tar are not read", "unpack it")
        )
    return io.BytesIO(data)


def kind_of_zip(stream: IO[bytes], document: str) -> str:
    """Tell what a ZIP package is: "docx", "zip", or another program's file, named to be refused.

    Raises:
        ProblemError: it is broken, or another program's file.
    """
    names = frozenset(_open(stream, document).namelist())
    if "word/document.xml" in names:
        return "docx"
    refused = (
        ("xl/workbook.xml", "a spreadsheet", "give it the extension .xlsx"),
        ("ppt/presentation.xml", "a presentation", "save its text as .docx"),
        ("META-INF/manifest.xml", "an OpenDocument file", "save it as .docx"),
        ("META-INF/container.xml", "an e-book", "save its text as .docx or .html"),
    )
    for name, kind, mend in refused:
        if name in names:
            raise ProblemError(Problem(document, None, f"the file is {kind}, not a report", mend))
    return "zip"


def unzip(stream: IO[bytes], document: str, read: Reader) -> Iterator[Extracted | Problem]:
    """Give the reports of a ZIP archive, in the order in which it holds them."""
    archive = _open(stream, document)
    size = stream.seek(0, io.SEEK_END)
    left = RATIO * size + MEMBER_LIMIT
    for member in archive.infolist():
        name = _name(member)
        if not name or name.endswith("/") or _is_byproduct(name):
            continue
        inner = f"{document}#{name}"
        try:
            data = _member(archive, member, inner)
        except ProblemError as error:
            yield error.problem
            continue
        left -= len(data)
        if left < 0:
            what = f"the archive unpacks to over {RATIO} times its size"
            yield Problem(document, None, what, "leave it out; it looks like a ZIP bomb")
            return
        yield from read(io.BytesIO(data), inner, name)


def _open(stream: IO[bytes], document: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ProblemError(
            Problem(
                document,
                None,
                "the ZIP file breaks off or is damaged",
                "get it again from where it came from",
            )
        ) from error


def _name(member: zipfile.ZipInfo) -> str:
    """Return a member's name; without the flag for UTF-8 programs still write it in UTF-8."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _is_byproduct(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts)
        or any(part.endswith("_files") for part in path.parts[:-1])
        or extension(name) in LOOKS | PICTURES
    )


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, document: str) -> bytes:
    if member.flag_bits & 1:
        raise ProblemError(
            Problem(document, None, "the file is encrypted", "unpack it with its password")
        )
    if member.file_size <= MEMBER_LIMIT:
        try:
            with archive.open(member) as stream:
                data = stream.read(MEMBER_LIMIT + 1)
        except Exception as error:
            # zlib.error and its like in other packings
            raise ProblemError(
                Problem(
                    document, None, "the file in the archive is damaged", "get the archive again"
                )
            ) from error
        if len(data) <= MEMBER_LIMIT:
            return data
    raise ProblemError(
        Problem(
            document,
            None,
            f"the file unpacks to more than {MEMBER_LIMIT / 1e6:,.0f} MB",
            "unpack it and split it, if it is a report at all",
        )
    )
