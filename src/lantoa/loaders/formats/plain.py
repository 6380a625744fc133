"""Plain text and Markdown."""

from __future__ import annotations

import re
from typing import Final

from lantoa.loaders.formats.encodings import decode, repair
from lantoa.loaders.formats.extracted import Extracted, Legacy
from lantoa.loaders.text import decode as decode_strictly
from lantoa.loaders.text import is_binary

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_BLOCKS: Final = (
    # A heading's marks, at both ends or underneath.
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^(?:=+|-{3,}|(?:\* ?){3,}|_{3,})[ \t]*$\n?", re.MULTILINE), ""),
    # Fences of code, quoted blocks, bullets; numbers of lists stay.
    (re.compile(r"^[ \t]*(?:```|~~~).*$\n?", re.MULTILINE), ""),
    (re.compile(r"^(?:[ \t]*>)+[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*[*+-][ \t]+(?=\S)", re.MULTILINE), ""),
    # A table's rule, and its outer bars.
    (re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*$\n?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*\|[ \t]*(.*?)[ \t]*\|[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^\[[^\]\n]+\]:[ \t]+\S+.*$\n?", re.MULTILINE), ""),
)
_INLINE: Final = (
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\[[^\]\n]*\]"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,200}>"), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(\*\*)(?=\S)([^*\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"~~(?=\S)([^~\n]+?)(?<=\S)~~"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"[ \t]*(?:\\| {2,})$", re.MULTILINE), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!~|>-])"), r"\1"),
)


def text_of(data: bytes, document: str) -> tuple[str, Legacy | None]:
    """Return the text of bytes in Unicode, and the legacy encoding that it was in.

    Raises:
        ProblemError: they are not text in any encoding that can be told for sure.
    """
    found = decode(data)
    if found is None or (is_binary(data) and not found[1] and "\0" in found[0]):
        return decode_strictly(data, document), None
    text, legacy = found
    if not legacy:
        if is_binary(text[:65536].encode()):
            decode_strictly(data, document)
        text, legacy = repair(text)
    return text, legacy


def plain(data: bytes, document: str) -> Extracted:
    """Read a plain-text report.

    Raises:
        ProblemError: it is not text.
    """
    text, legacy = text_of(data, document)
    return Extracted(document, text, encoding=legacy)


def markdown(data: bytes, document: str) -> Extracted:
    """Read a Markdown report: the words without the markup.

    Raises:
        ProblemError: it is not text.
    """
    text, legacy = text_of(data, document)
    return Extracted(document, strip_markdown(text), encoding=legacy)


def strip_markdown(text: str) -> str:
    """Return the text of Markdown without its marks.

    Lines stay lines, for what was wrapped in the source is joined by none of its readers.

    >>> strip_markdown("# Tin\\n\\n- Mô hình **“Tiếng mõ”** ([xem](a.html)) ở *xã* Tân_Lập")
    'Tin\\n\\nMô hình “Tiếng mõ” (xem) ở xã Tân_Lập'
    """
    text = _FRONT_MATTER.sub("", text.replace("\r\n", "\n"))
    for pattern, by in (*_BLOCKS, *_INLINE):
        text = pattern.sub(by, text)
    return text
