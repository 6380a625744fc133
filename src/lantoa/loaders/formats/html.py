"""Saved web pages: the article without the page around it, and what the page tells of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from lantoa.loaders.formats.encodings import convert, decode, detect, unescape
from lantoa.loaders.formats.extracted import Extracted, Legacy
from lantoa.loaders.formats.html_facts import Facts, domain, facts, printed_date
from lantoa.loaders.formats.html_lines import lines_of
from lantoa.loaders.formats.html_text import article, parse, reduce
from lantoa.loaders.formats.walls import wall
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.text import is_binary

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What browsers, and the extension SingleFile, note at the head of a page that they save.
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)|\burl: (https?://\S+)")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)


def html(data: bytes, document: str, address: str | None = None) -> Extracted:
    """Read a saved page.

    Args:
        data: the page.
        document: its document name.
        address: where it was fetched from, if known.

    Raises:
        ProblemError: the page shows no article, and why.
    """
    text, legacy = _decoded(data, document)
    saved = _SAVED_FROM.search(text[:4096])
    return page(text, document, address or (saved and (saved[1] or saved[2])), legacy)


def page(
    text: str, document: str, address: str | None = None, legacy: Legacy | None = None
) -> Extracted:
    """Read a page that is decoded already.

    Raises:
        ProblemError: the page shows no article, and why.
    """
    tree = parse(text)
    if tree is None:
        raise ProblemError(
            Problem(document, None, "the file is empty", "put the report's text into it")
        )
    if not reduce(tree):
        raise ProblemError(_no_article(document))
    shown = lines_of(tree)
    if any("&" in line.text for line in shown):
        _change(tree, unescape)
        shown = lines_of(tree)
    if legacy is None and (legacy := detect("\n".join(line.text for line in shown))):
        _change(tree, partial(convert, legacy=legacy))
        shown = lines_of(tree)
    found = facts(tree, address)
    lines = article(tree, shown, found.title)
    texts = [line.text for line in shown]
    refused = wall(lines or texts, found.title)
    if refused:
        raise ProblemError(Problem(document, None, *refused))
    if not lines:
        raise ProblemError(_no_article(document))
    return _assembled(document, found, lines, texts, legacy)


def _no_article(document: str) -> Problem:
    return Problem(
        document,
        None,
        "the page holds no article's text",
        "save the article's own page, not a list of articles or a front page",
    )


def _assembled(
    document: str, found: Facts, lines: list[str], shown: list[str], legacy: Legacy | None
) -> Extracted:
    title, body = found.title or "", "\n".join(lines)
    return Extracted(
        document,
        f"{title}\n{body}" if title and title != lines[0] else body,
        title=title or None,
        published=found.published or printed_date(_beside(shown, found.title, lines[0])),
        publisher=found.publisher or domain(found.url),
        url=found.url,
        encoding=legacy,
    )


def _change(tree: HtmlElement, how: Callable[[str], str]) -> None:
    """Change all texts of a page, and what its meta elements say."""
    for element in tree.iter():
        if element.text and element.tag != "script":
            element.text = how(element.text)
        if element.tail:
            element.tail = how(element.tail)
        if element.tag == "meta" and element.get("content"):
            element.set("content", how(element.get("content", "")))


def _beside(shown: list[str], title: str | None, first: str) -> list[str]:
    """Return the lines that stand around the headline, above the article."""
    end = shown.index(first) if first in shown else 0
    heads = [index for index, line in enumerate(shown[: end + 1]) if line == title]
    start = heads[-1] if heads else end
    return [*shown[start : end + 3], *shown[max(0, start - 2) : start]]


def _decoded(data: bytes, document: str) -> tuple[str, Legacy | None]:
    head = data[:4096]
    declared = _CHARSET.search(head)
    name = declared.group(1).decode("ascii") if declared else "cp1252"
    if name.lower() in {"iso-8859-1", "latin1", "us-ascii", "windows-1252"}:
        # Browsers read all of these as Windows-1252.
        name = "cp1252"
    found = decode(data, None if name.lower().startswith("utf") else name)
    if found is None:
        # Browsers show a page with some broken letters; so few harm nothing.
        text = data.decode("utf-8", "replace")
        found = (text, None) if text.count("\ufffd") <= len(text) / 200 else None
    if found is None or (is_binary(found[0][:65536].encode("utf-8", "replace")) and not found[1]):
        raise ProblemError(
            Problem(
                document,
                None,
                "the file holds binary data, not a page",
                "give it the extension of what it is, or save the page again",
            )
        )
    return found
