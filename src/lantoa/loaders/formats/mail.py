"""Saved e-mail (.eml), mailboxes (.mbox) and pages that a browser saved as one file (.mht)."""

from __future__ import annotations

import datetime
import email
import email.policy
import email.utils
import io
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import IO, Final

from lantoa.loaders.formats.content import LOOKS, PICTURES, extension
from lantoa.loaders.formats.encodings import decode, repair
from lantoa.loaders.formats.extracted import Extracted, Legacy
from lantoa.loaders.formats.html import html, page
from lantoa.loaders.formats.paragraphs import is_wrapped, unwrap
from lantoa.loaders.formats.unpacking import MEMBER_LIMIT, Reader
from lantoa.loaders.problems import Problem, ProblemError

_PREFIX = re.compile(r"^(?:(?:re|fwd?|tr|chuyển tiếp|trả lời)\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?\n", re.MULTILINE)
_FROM = b"From "
#: A header is at most so long.
HEADER_LIMIT: Final = 5_000
#: A text part shorter than this beside an HTML part only says that there is one.
_STUB: Final = 200


def mail(data: bytes, document: str, read: Reader) -> Iterator[Extracted | Problem]:
    """Give the report that a message is, and those attached to it.

    Args:
        data: the message.
        document: its document name; an attachment's is this, `#` and its file name.
        read: reads an attachment.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        _drop_endless_headers(message)
        archived = message.get_content_type() == "multipart/related"
        found = _archived_page(message, document) if archived else _body(message, document)
        attached = [] if archived else list(_attachments(message))
    except ProblemError as error:
        yield error.problem
        return
    except Exception:
        # The parser of the standard library stumbles over headers that are broken enough.
        yield Problem(document, None, "the e-mail is broken", "save it again from the mail program")
        return
    if found:
        yield found
    for number, (name, content) in enumerate(attached, start=1):
        yield from read(io.BytesIO(content), f"{document}#{name or number}", name)
    if not found and not attached:
        yield Problem(document, None, "the e-mail is empty", "put the report's text into it")


def mailbox(stream: IO[bytes], document: str, read: Reader) -> Iterator[Extracted | Problem]:
    """Give the reports of a mailbox (mbox, RFC 4155), each named by its number after a `#`."""
    for number, data in enumerate(_messages(stream), start=1):
        name = f"{document}#{number}"
        if len(data) > MEMBER_LIMIT:
            yield Problem(
                name,
                None,
                f"the message has more than {MEMBER_LIMIT / 1e6:,.0f} MB",
                "save the report that is attached to it as a file",
            )
        else:
            yield from mail(data, name, read)


def _messages(stream: IO[bytes]) -> Iterator[bytes]:
    parts: list[bytes] = []
    size = 0
    blank = True
    while line := stream.readline(1 << 20):
        if blank and line.startswith(_FROM):
            if parts:
                yield b"".join(parts)
            parts, size = [], 0
        elif size <= MEMBER_LIMIT:
            parts.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
        blank = line in (b"\n", b"\r\n")
    if parts:
        yield b"".join(parts)


def _drop_endless_headers(message: EmailMessage) -> None:
    """Drop headers that no mail program writes; the library's time grows as their square."""
    for part in message.walk():
        for name, value in list(part.raw_items()):
            if len(value) > HEADER_LIMIT:
                del part[name]


def _body(message: EmailMessage, document: str) -> Extracted | None:
    title = _PREFIX.sub("", " ".join(str(message.get("Subject", "")).split())) or None
    text = ""
    legacy: Legacy | None = None
    plain = message.get_body(("plain",))
    shown = message.get_body(("html",))
    if isinstance(plain, EmailMessage):
        text, legacy = repair(_text(plain))
        flowed = plain.get_param("format") == "flowed"
        text = _SIGNATURE.split(_QUOTED.sub("", text.replace("\r\n", "\n")))[0].strip()
        if flowed:
            text = text.replace(" \n", " ")
        elif is_wrapped(text):
            text = unwrap(text)
    if isinstance(shown, EmailMessage) and len(text) < _STUB:
        try:
            rich = page(_text(shown), document)
        except ProblemError:
            rich = None
        if rich and len(rich.text) > len(text):
            # The subject is the headline; that of the HTML part is the mail program's.
            body = rich.text.removeprefix(f"{rich.title}\n") if rich.title else rich.text
            text, legacy = body, legacy or rich.encoding
    if not text:
        return None
    if title:
        title = repair(title)[0]
    first = text.split("\n", 1)[0].strip()
    return Extracted(
        document,
        f"{title}\n{text}" if title and title != first else text,
        title=title,
        published=_date(message),
        encoding=legacy,
    )


def _archived_page(message: EmailMessage, document: str) -> Extracted | None:
    for part in message.walk():
        if part.get_content_type() == "text/html":
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
            return html(_payload(part), document, str(address) if address else None)
    return None


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in message.iter_attachments():
        name = part.get_filename() or ""
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            yield name or "message.eml", inner.as_bytes()
        elif (
            part.get_content_maintype() not in {"image", "audio", "video", "multipart"}
            and extension(name) not in LOOKS | PICTURES
            and name
        ):
            yield name, _payload(part)


def _text(part: EmailMessage) -> str:
    data = _payload(part)
    found = decode(data, part.get_content_charset() or "cp1252")
    return found[0] if found else data.decode("utf-8", "replace")


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _date(message: EmailMessage) -> datetime.date | None:
    try:
        return email.utils.parsedate_to_datetime(str(message["Date"])).date()
    except (TypeError, ValueError):
        return None
