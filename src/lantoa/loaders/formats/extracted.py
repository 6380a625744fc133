"""What a format gives: the text of one report, and what its file tells about it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extracted:
    """One report as its file has it.

    `document` is the file's document name, followed in a container (archive, mailbox) by `#` and
    the address or name that the report has there. `text` holds the title line first, where there
    is one, then the paragraphs, one a line; it is not normalised yet. `publisher` is a domain,
    `url` the canonical address, `encoding` the legacy Vietnamese encoding that the text was
    converted from. What the file does not tell is None.
    """

    document: str
    text: str
    title: str | None = None
    published: datetime.date | None = None
    publisher: str | None = None
    url: str | None = None
    encoding: str | None = None
