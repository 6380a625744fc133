"""Plain text and Markdown."""

from __future__ import annotations

import re
from typing import Final

from lantoa.loaders.formats.encodings import decode, repair
from lantoa.loaders.formats.extracted import Extracted, Legacy
from lantoa.loaders.formats.paragraphs import is_wrapped, unwrap
from lantoa.loaders.text import decode as decode_strictly
from lantoa.loaders.text import is_binary

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.{0,20000}?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_LABEL = re.compile(r"\[[^\]]{1,200}\]:[ \t]+\S")
#: Bounds keep a line of nothing but opening marks from being searched again and again.
_INLINE: Final = (
    (re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,200}>"), ""),
    (re.compile(r"(?<!\w)(\*{1,3}|_{1,3}|~~)(?=\S)([^*_~\n]{1,500})(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(\*{2,3})(?=\S)([^*\n]{1,500})(?<=\S)\1"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
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
    """Read a plain-text report; lines that were broken at a margin are joined again.

    Raises:
        ProblemError: it is not text.
    """
    text, legacy = text_of(data, document)
    return Extracted(document, unwrap(text) if is_wrapped(text) else text, encoding=legacy)


def markdown(data: bytes, document: str) -> Extracted:
    """Read a Markdown report: the words without the markup.

    Raises:
        ProblemError: it is not text.
    """
    text, legacy = text_of(data, document)
    stripped = strip_markdown(text)
    if is_wrapped(stripped):
        stripped = unwrap(stripped)
    return Extracted(document, stripped, encoding=legacy)


def strip_markdown(text: str) -> str:
    """Return the text of Markdown without its marks, line by line.

    >>> strip_markdown("# Tin\\n\\n- Mô hình **“Tiếng mõ”** ([xem](a.html)) ở *xã* Tân_Lập")
    'Tin\\n\\nMô hình “Tiếng mõ” (xem) ở xã Tân_Lập'
    """
    lines = _FRONT_MATTER.sub("", text.replace("\r\n", "\n")).split("\n")
    stripped = "\n".join(_line(line.strip()) for line in lines if not _is_mark(line.strip()))
    for pattern, by in _INLINE:
        stripped = pattern.sub(by, stripped)
    return stripped


def _is_mark(line: str) -> bool:
    """Tell whether a line is a rule, a heading's underline, a fence or a link's address."""
    signs = set(line)
    rule = len(line) > 2 and signs <= {*"-:| "} and "---" in line
    stars = line.count("*") + line.count("_") > 2 and len(signs - {" "}) == 1
    underline = len(line) > 1 and signs == {"="}
    fence = line.startswith(("```", "~~~"))
    return rule or stars or underline or fence or _LABEL.match(line) is not None


def _line(line: str) -> str:
    """Return a line without the marks of headings, quotations, bullets and tables."""
    plain = line.lstrip("> \t") if line.startswith(">") else line
    if plain.startswith(("* ", "- ", "+ ")):
        plain = plain[2:].lstrip()
    heading = plain.lstrip("#")
    if heading.startswith((" ", "\t")) and len(plain) - len(heading) <= 6:
        plain = heading.rstrip("#")
    if len(plain) > 2 and plain.startswith("|") and plain.endswith("|"):
        plain = "; ".join(cell.strip() for cell in plain[1:-1].split("|") if cell.strip())
    return plain.removesuffix("\\").strip()
