"""What bytes are, told by their first bytes; a file's name only decides between kinds of text."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Content(StrEnum):
    """The kinds of content that reports come in, and those that are named to be refused."""

    HTML = "HTML"
    TEXT = "plain text"
    MARKDOWN = "Markdown"
    PDF = "PDF"
    WORD = "DOCX"
    MAIL = "e-mail"
    MAILBOX = "mailbox"
    WARC = "WARC"
    ZIP = "ZIP"
    GZIP = "gzip"
    OLE = "OLE"
    RTF = "RTF"
    OTHER = "other"


#: The extensions of reports, and what a file of each is where its bytes are plain text.
EXTENSIONS: Final = {
    ".txt": Content.TEXT,
    ".text": Content.TEXT,
    ".md": Content.MARKDOWN,
    ".markdown": Content.MARKDOWN,
    ".html": Content.HTML,
    ".htm": Content.HTML,
    ".xhtml": Content.HTML,
    ".shtml": Content.HTML,
    ".aspx": Content.HTML,
    ".php": Content.HTML,
    ".pdf": Content.PDF,
    ".docx": Content.WORD,
    ".docm": Content.WORD,
    ".doc": Content.WORD,
    ".eml": Content.MAIL,
    ".mht": Content.MAIL,
    ".mhtml": Content.MAIL,
    ".mbox": Content.MAILBOX,
    ".mbx": Content.MAILBOX,
    ".warc": Content.WARC,
    ".zip": Content.ZIP,
    ".gz": Content.GZIP,
    ".msg": Content.OLE,
    ".rtf": Content.RTF,
}
#: What belongs to a page's looks, and pictures, sounds and films: none of them holds text.
LOOKS: Final = frozenset({
    ".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico", ".cur",
    ".svg", ".swf", ".db", ".ini", ".lnk", ".download",
})  # fmt: skip
PICTURES: Final = frozenset({
    ".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".heic",
    ".mp3", ".m4a", ".wav", ".ogg", ".mp4", ".m4v", ".mov", ".avi", ".webm", ".mkv", ".flv", ".wmv",
})  # fmt: skip
_MAGIC: Final = (
    (b"PK\x03\x04", Content.ZIP),
    (b"PK\x05\x06", Content.ZIP),
    (b"\x1f\x8b", Content.GZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content.OLE),
    (b"{\\rtf", Content.RTF),
    (b"WARC/1.", Content.WARC),
)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|<\?xml[^>]*+>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"(?:[A-Za-z][\w-]*+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?"
    rb"(?:MIME-Version|Received|Return-Path|Message-ID|Snapshot-Content-Location):",
    re.IGNORECASE,
)
_MAILBOX = re.compile(rb"From [^\n]{3,200}\d\d:\d\d[^\n]*\n[A-Za-z][\w-]*:")


def content(head: bytes, name: str) -> Content:
    """Tell what content begins with `head`; `name` decides where the bytes leave it open.

    >>> str(content(b"<!DOCTYPE html><p>x", "a.txt")), str(content(b"x", "a.md"))
    ('HTML', 'Markdown')
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    # Some programs put a few bytes before the mark, and readers accept a kilobyte of them.
    if b"%PDF-" in head[:1024]:
        return Content.PDF
    if _HTML.match(head[:4096]):
        return Content.HTML
    by_name = named(name)
    if by_name is Content.MAILBOX or _MAILBOX.match(head[:2048]):
        return Content.MAILBOX
    if by_name is Content.MAIL or (by_name is not Content.TEXT and _MAIL.match(head[:4096])):
        return Content.MAIL
    return by_name


def extension(name: str) -> str:
    """Return a name's extension in small letters, with its dot; empty if it has none.

    >>> extension("Báo cáo.PDF")
    '.pdf'
    """
    base = name.rsplit("/", 1)[-1]
    return base[base.rfind(".") :].lower() if "." in base[1:] else ""


def named(name: str) -> Content:
    """Tell what a name says that its content is."""
    return EXTENSIONS.get(extension(name), Content.OTHER)
