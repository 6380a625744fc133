"""What an archive holds, one thing after another, with the costly part of reading it put off.

Taking a page out of an archive is quick; making text of its HTML or PDF is not. So the archive is
walked by one process, and each member travels as it is to the process that reads it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Final

from lantoa.loaders.formats import Extracted, extract
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.text import unreadable

if TYPE_CHECKING:
    from lantoa.loaders.files import InputFile

_WARC: Final = (".warc", ".warc.gz")
_ZIP: Final = (".zip",)
_MAILBOX: Final = (".mbox", ".mbx")


@dataclass(frozen=True, slots=True)
class Member(Extracted):
    """A member of an archive whose text is still to be extracted from `data`.

    `name` is a file name that tells what it is.
    """

    name: str = ""
    data: bytes = b""


def is_archive(file: InputFile) -> bool:
    """Tell whether a file may hold any number of reports, so that they are taken one by one."""
    return file.path.name.lower().endswith((*_WARC, *_ZIP, *_MAILBOX))


def members(file: InputFile) -> Iterator[Extracted | Problem]:
    """Give what an archive holds, each under a name of its own, and its problems.

    A web archive or ZIP file gives members, another file its reports.
    """
    named: dict[str, int] = {}
    for found in _members(file):
        if isinstance(found, Problem):
            yield found
            continue
        count = named[found.document] = named.get(found.document, 0) + 1
        # An archive may hold several states of one page.
        yield found if count == 1 else replace(found, document=f"{found.document} ({count})")


def reports_in(found: Extracted) -> Iterator[Extracted | Problem]:
    """Give the reports of a member; what is a report already gives itself."""
    if not isinstance(found, Member):
        yield found
        return
    from lantoa.loaders.formats.routing import reports_of

    for report in reports_of(io.BytesIO(found.data), found.document, found.name, depth=1):
        if isinstance(report, Problem) or report.url or not found.url:
            yield report
        else:
            yield replace(report, url=found.url, publisher=report.publisher or found.publisher)


def digest_of(found: Extracted) -> str:
    """Return the digest of a member's bytes, or of a report, and of what is known of it."""
    known = (found.title, found.published, found.publisher, found.url)
    told = "\x1f".join(str(part or "") for part in (*known, found.text)).encode()
    data = found.data if isinstance(found, Member) else b""
    return hashlib.sha256(told + b"\0" + data).hexdigest()


def _members(file: InputFile) -> Iterator[Extracted | Problem]:
    name = file.path.name.lower()
    if not name.endswith((*_WARC, *_ZIP)):
        yield from extract(file)
        return
    try:
        with file.path.open("rb") as stream:
            head = stream.read(4)
            stream.seek(0)
            if name.endswith(_WARC) and head.startswith((b"WARC", b"\x1f\x8b")):
                from lantoa.loaders.formats.warc import warc

                packed = head.startswith(b"\x1f\x8b")
                yield from warc(stream, file.document, _put_off, packed=packed)
            elif name.endswith(_ZIP) and head.startswith(b"PK") and _is_zip(stream, file.document):
                from lantoa.loaders.formats.unpacking import unzip

                yield from unzip(stream, file.document, _put_off)
            else:
                yield from extract(file)
    except ProblemError as error:
        yield error.problem
    except OSError as error:
        yield unreadable(error, file.document).problem


def _is_zip(stream: IO[bytes], document: str) -> bool:
    """Tell a ZIP file of reports from a document of Word."""
    from lantoa.loaders.formats.unpacking import kind_of_zip

    kind = kind_of_zip(stream, document)
    stream.seek(0)
    return kind != "docx"


def _put_off(stream: IO[bytes], document: str, name: str) -> Iterator[Extracted | Problem]:
    yield Member(document, "", name=name, data=stream.read())
