"""From content to the module that reads it, and from a container to what it holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import IO, Final

from lantoa.loaders.formats.content import Content, content
from lantoa.loaders.formats.extracted import Extracted
from lantoa.loaders.formats.language import unfit
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.text import REPORT_LIMIT, too_large

#: A container in a container in a container is as deep as mail programs and archives go.
DEPTH: Final = 3
_HEAD: Final = 65536
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MESSAGE: Final = "__substg1.0_".encode("utf-16-le")
_WORD: Final = "WordDocument".encode("utf-16-le")


def reports_of(
    stream: IO[bytes], document: str, name: str, depth: int = 0
) -> Iterator[Extracted | Problem]:
    """Give the reports in a stream of bytes.

    Args:
        stream: what to read; it can be sought in.
        document: the document name of what it holds.
        name: a file name; its extension tells kinds of text apart.
        depth: in how many containers this is.
    """
    try:
        for found in _routed(stream, document, name, depth):
            yield _fit(found)
    except ProblemError as error:
        yield error.problem


def _fit(found: Extracted | Problem) -> Extracted | Problem:
    """Return a report, or the problem that its text is none that can be read."""
    if isinstance(found, Problem):
        return found
    if not found.text.strip():
        return Problem(found.document, None, "the file is empty", "put the report's text into it")
    reason = unfit(found.text)
    return Problem(found.document, None, *reason) if reason else found


def _routed(
    stream: IO[bytes], document: str, name: str, depth: int
) -> Iterator[Extracted | Problem]:
    head = stream.read(_HEAD)
    stream.seek(0)
    kind = content(head, name)
    inner = partial(_inner, depth=depth + 1)
    if kind is Content.PDF and b"%PDF-" in head:
        from lantoa.loaders.formats.pdf import pdf

        yield pdf(stream, document)
    elif kind is Content.ZIP and head.startswith(b"PK"):
        yield from _zip(stream, document, depth)
    elif kind is Content.GZIP and head.startswith(b"\x1f\x8b"):
        yield from _gzip(stream, document, name, depth)
    elif kind is Content.WARC and head.startswith(b"WARC/"):
        from lantoa.loaders.formats.warc import warc

        yield from warc(stream, document, inner, packed=False)
    elif kind is Content.MAILBOX and head.startswith(b"From "):
        from lantoa.loaders.formats.mail import mailbox

        yield from mailbox(stream, document, inner)
    elif kind in (Content.OLE, Content.RTF) and not head.startswith((b"From ", b"<")):
        raise ProblemError(_refused(kind, _whole(stream, document), document))
    else:
        yield from _text(kind, _whole(stream, document), document, name, depth)


def _inner(
    stream: IO[bytes], document: str, name: str, depth: int
) -> Iterator[Extracted | Problem]:
    if depth > DEPTH:
        yield Problem(document, None, "containers are nested too deep", "unpack the outer ones")
        return
    yield from reports_of(stream, document, name, depth)


def _zip(stream: IO[bytes], document: str, depth: int) -> Iterator[Extracted | Problem]:
    from lantoa.loaders.formats.unpacking import kind_of_zip, unzip

    if kind_of_zip(stream, document) == "docx":
        from lantoa.loaders.formats.docx import docx

        yield docx(stream, document)
    else:
        yield from unzip(stream, document, partial(_inner, depth=depth + 1))


def _gzip(stream: IO[bytes], document: str, name: str, depth: int) -> Iterator[Extracted | Problem]:
    from lantoa.loaders.formats.unpacking import Unpacked, gunzip

    head = Unpacked(stream).read(16)
    stream.seek(0)
    inner = partial(_inner, depth=depth + 1)
    if head.startswith(b"WARC/"):
        from lantoa.loaders.formats.warc import warc

        yield from warc(stream, document, inner, packed=True)
    else:
        yield from inner(gunzip(stream, document), document, name.removesuffix(".gz"))


def _text(
    kind: Content, data: bytes, document: str, name: str, depth: int
) -> Iterator[Extracted | Problem]:
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f\x0b"):
        yield Problem(document, None, "the file is empty", "put the report's text into it")
    elif kind is Content.HTML:
        from lantoa.loaders.formats.html import html

        yield html(data, document)
    elif kind in (Content.MAIL, Content.MAILBOX):
        from lantoa.loaders.formats.mail import mail

        yield from mail(data, document, partial(_inner, depth=depth + 1))
    elif kind in (Content.PDF, Content.WORD, Content.ZIP, Content.GZIP, Content.WARC):
        yield Problem(
            document,
            None,
            f"the file is no {kind} file, or is damaged at its beginning",
            "get it again from where it came from, or give it the extension of what it is",
        )
    elif kind is Content.OTHER and depth:
        # In a folder such a file was refused by its name already.
        yield Problem(
            document, None, "files of this kind are not read", "leave it out, or save it as .txt"
        )
    else:
        from lantoa.loaders.formats.plain import markdown, plain

        yield markdown(data, document) if kind is Content.MARKDOWN else plain(data, document)


def _whole(stream: IO[bytes], document: str) -> bytes:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size > REPORT_LIMIT:
        raise too_large(document, size, REPORT_LIMIT)
    return stream.read()


def _refused(kind: Content, data: bytes, document: str) -> Problem:
    if kind is Content.RTF:
        return Problem(document, None, "files of the kind .rtf are not read", "save it as .docx")
    if _ENCRYPTED in data:
        return Problem(
            document,
            None,
            "the document is encrypted",
            "open it with its password and save it without one",
        )
    if _MESSAGE in data:
        return Problem(
            document,
            None,
            "messages of the kind .msg are not read",
            "save it as .eml, or its text as .docx",
        )
    if _WORD in data:
        return Problem(
            document, None, "documents of old Word (.doc) are not read", "save it as .docx"
        )
    return Problem(
        document, None, "files of old Office programs are not read", "save it as .docx or .xlsx"
    )
