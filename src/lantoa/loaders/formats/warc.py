"""Web archives (WARC, ISO 28500): the pages and documents that a crawl fetched."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, Final

from lantoa.loaders.formats.content import Content, content, extension
from lantoa.loaders.formats.extracted import Extracted
from lantoa.loaders.formats.unpacking import MEMBER_LIMIT, Reader, Unpacked
from lantoa.loaders.problems import Problem

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_TYPES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
}
#: Types that servers give for anything; the content tells then.
_VAGUE: Final = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_READ: Final = frozenset({Content.HTML, Content.PDF})
_RECORDS: Final = frozenset({"response", "resource", "conversion"})
_MEND: Final = "get the archive again; the records before it are read"


def warc(
    stream: IO[bytes], document: str, read: Reader, *, packed: bool
) -> Iterator[Extracted | Problem]:
    """Give the reports of a web archive, record by record.

    Pictures, style sheets, redirects and error answers are passed over; a record that is cut off
    ends the archive with a Problem.

    Args:
        stream: the archive.
        document: its document name; a record's is this, `#` and its address.
        read: reads a record's content.
        packed: whether the archive is packed with gzip.
    """
    unpacked = Unpacked(stream) if packed else None
    number = 0
    for number, record in enumerate(_records(unpacked or stream), start=1):
        if record is None:
            yield _cut(document, number, "damaged")
            return
        yield from _record(record, number, document, read)
        # What was not read of it yet must be there too.
        while record.raw_stream.read(65536):
            pass
        if getattr(record.raw_stream, "limit", 0) > 0:
            yield _cut(document, number)
            return
    if unpacked and unpacked.cut:
        yield _cut(document, number + 1)
    elif number == 0:
        yield Problem(document, None, "the archive holds no record", "get it again")


def _records(stream: IO[bytes] | Unpacked) -> Iterator[ArcWarcRecord | None]:
    """Give the records; None where one cannot be made out, which ends the archive."""
    from warcio.archiveiterator import ArchiveIterator

    class Records(ArchiveIterator):  # type: ignore[misc]
        """The records; what is wrong with one is told by us, not on the terminal."""

        INC_RECORD = ""

    logging.getLogger("warcio").addHandler(logging.NullHandler())
    records = Records(stream)
    while True:
        try:
            record = next(records, None)
        except Exception:
            # The parser stumbles over broken headers in many ways, each with its own error.
            yield None
            return
        if record is None:
            return
        if records.err_count:
            yield None
            return
        yield record


def _cut(document: str, number: int, what: str = "cut off") -> Problem:
    return Problem(document, None, f"the archive is {what} at record {number}", _MEND)


def _record(
    record: ArcWarcRecord, number: int, document: str, read: Reader
) -> Iterator[Extracted | Problem]:
    if record.rec_type not in _RECORDS:
        return
    headers: Any = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    path = address.partition("?")[0].partition("#")[0]
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    kind = kind.partition(";")[0].strip().lower()
    if (kind not in _TYPES and kind not in _VAGUE) or path.endswith("/robots.txt"):
        return
    name = f"{document}#{address or number}"
    try:
        data = _content(record)
    except Exception:
        # Content that is packed in a damaged or unknown way.
        yield Problem(name, None, "the record's content is damaged", "get the archive again")
        return
    if getattr(record.raw_stream, "limit", 0) > 0 and len(data) <= MEMBER_LIMIT:
        # Cut off inside: its beginning could say what its end takes back.
        return
    if len(data) > MEMBER_LIMIT:
        yield Problem(
            name,
            None,
            f"the record holds more than {MEMBER_LIMIT / 1e6:,.0f} MB",
            "give it as a file of its own, if it is a report at all",
        )
        return
    told = _TYPES.get(kind) or extension(path)
    if kind in _VAGUE and content(data[:4096], told) not in _READ and not told:
        return
    for found in read(io.BytesIO(data), name, f"record{told}"):
        yield _addressed(found, address)


def _content(record: ArcWarcRecord) -> bytes:
    parts: list[bytes] = []
    size = 0
    stream = record.content_stream()
    while size <= MEMBER_LIMIT and (part := stream.read(65536)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _addressed(found: Extracted | Problem, address: str) -> Extracted | Problem:
    """Give a report the address of its record where its own text names none."""
    from dataclasses import replace

    from lantoa.loaders.formats.html_facts import domain

    if isinstance(found, Problem) or found.url or not domain(address):
        return found
    return replace(found, url=address, publisher=found.publisher or domain(address))
