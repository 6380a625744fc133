"""Bytes -> text: UTF-8, or UTF-16 and UTF-32 told by their byte order mark; nothing is guessed."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from lantoa.loaders.problems import Problem, ProblemError

#: A report is prose for people: beyond this many bytes it is something else.
REPORT_LIMIT: Final = 16 * 1024 * 1024
#: A table is kept as text to be quoted from, so it must fit into memory.
TABLE_LIMIT: Final = 1024 * 1024 * 1024

# The 32-bit marks begin with the 16-bit ones, so they come first.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text holds: all but tab, line feed, form feed, carriage return.
_CONTROLS: Final = bytes(sorted(set(range(32)) - {9, 10, 12, 13}))


def decode(data: bytes, document: str) -> str:
    """Return the text of a file.

    Raises:
        ProblemError: the bytes are not text, or broken; the problem names the byte.

    >>> decode(b"\\xff\\xfea\\x00", "a.txt")
    'a'
    """
    mark, encoding = next((m for m in _MARKS if data.startswith(m[0])), (b"", "utf-8"))
    if not mark and is_binary(data):
        raise ProblemError(
            Problem(
                document,
                None,
                "the file holds binary data, not text",
                "save it as plain text in UTF-8 if it is a report, "
                "or give it the extension of what it is",
            )
        )
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        line = data.count(b"\n", 0, offset) + 1 if encoding == "utf-8" else None
        raise ProblemError(
            Problem(
                document,
                line,
                f"byte {offset} (0x{data[offset]:02x}) is not valid {encoding.upper()}",
                "save the file again in UTF-8; old Vietnamese encodings such as TCVN3, VNI or "
                "Windows-1258 must be converted first",
            )
        ) from error


def is_binary(data: bytes) -> bool:
    """Tell whether bytes without a byte order mark are anything but text.

    >>> is_binary(b"PK\\x03\\x04"), is_binary("xã".encode())
    (True, False)
    """
    return len(data[:65536].translate(None, _CONTROLS)) != len(data[:65536])


def read_text(path: Path, document: str, limit: int) -> tuple[str, bytes]:
    """Return the text of a file and its bytes.

    Raises:
        ProblemError: the file is larger than `limit`, cannot be opened, or is not text.
    """
    check_size(path, document, limit)
    data = read_bytes(path, document)
    return decode(data, document), data


def read_bytes(path: Path, document: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        ProblemError: the system refuses.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error, document) from error


def check_size(path: Path, document: str, limit: int) -> None:
    """Refuse a file of more than `limit` bytes before it is read.

    Raises:
        ProblemError: it is larger, or the system refuses to tell.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise unreadable(error, document) from error
    if size > limit:
        raise too_large(document, size, limit)


def too_large(document: str, size: int, limit: int) -> ProblemError:
    """Return the problem of a file that has more bytes than one of its kind may have."""
    return ProblemError(
        Problem(
            document,
            None,
            f"the file has {size / 1e6:,.0f} MB, more than the {limit / 1e6:,.0f} MB "
            "that one file of this kind may have",
            "split it into several files, one for each report or part",
        )
    )


def unreadable(error: OSError, document: str) -> ProblemError:
    """Return the problem of a file that the system does not let us read."""
    reason = (error.strerror or str(error)).lower()
    return ProblemError(
        Problem(
            document,
            None,
            f"the file cannot be opened ({reason})",
            "check that it exists and that you may read it",
        )
    )
