"""What a format gives: the text of one report, and what its file tells about it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

#: How a text was written before it was turned into Unicode.
Legacy = Literal["TCVN3", "VNI", "VISCII", "Windows-1258", "UTF-8 read as Windows-1252"]


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
    encoding: Legacy | None = None
