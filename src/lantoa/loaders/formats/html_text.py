"""The text of a saved page's article.

trafilatura tells which paragraphs are the article. It leaves out headings, captions and short
items of lists, which name models in our reports; so the page's own lines from the first of these
paragraphs to the last are taken, but for menus and boxes of links.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from lantoa.loaders.formats.html_lines import UNSEEN, Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A page with more elements than this is freed of its menus before the article is looked for.
BULKY: Final = 6_000
#: A page with more elements than this even then is no article.
ENDLESS: Final = 40_000
#: Deeper than this nests no page, however many of its tags are not closed.
DEEP: Final = 2_000
_LISTS: Final = frozenset(
    {"ul", "ol", "dl", "li", "nav", "table", "tr", "td", "div", "section", "aside", "footer", "p"}
)
_NOT_WORD = re.compile(r"[\W_]+")
#: A line as long as this is found inside a longer paragraph of trafilatura's too.
_LONG: Final = 30
#: The lead between the headline and the first paragraph is at least so long.
_LEAD: Final = 60


def parse(page: str) -> HtmlElement | None:
    """Return the tree of a page, or None if it holds no element."""
    from lxml import etree, html

    # Without huge_tree the parser drops what lies deeper than 255 unclosed tags.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    # A surrogate that a reference wrote has no UTF-8.
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def reduce(tree: HtmlElement) -> bool:
    """Free a bulky page of its menus; tell whether what is left can be searched for an article."""
    size, deepest = _measure(tree)
    if deepest > DEEP:
        return False
    if size > BULKY:
        _drop_menus(tree)
        size = sum(1 for _ in tree.iter())
    return size <= ENDLESS


def article(tree: HtmlElement, lines: list[Line], title: str | None) -> list[str]:
    """Return the article's lines without its headline; none where the page has no article.

    Args:
        tree: the page; it is changed.
        lines: all lines of it.
        title: its headline, if known.
    """
    import trafilatura
    from lxml import etree

    etree.strip_elements(tree, *UNSEEN - {"head", "title", "meta"}, with_tail=False)
    # Without a handler its remarks on odd pages would go to the terminal.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        found = trafilatura.extract(
            tree, include_comments=False, include_tables=True, favor_recall=True, fast=True
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        # A page too odd for it holds no article that could be told.
        found = None
    return _chosen(lines, found or "", _key(title or ""))


def _measure(tree: HtmlElement) -> tuple[int, int]:
    """Return how many elements a page has, and how deep they nest."""
    deepest = 0
    level: dict[HtmlElement, int] = {}
    for element in tree.iter():
        parent = element.getparent()
        level[element] = 0 if parent is None else level.get(parent, 0) + 1
        deepest = max(deepest, level[element])
    return len(level), deepest


def _chosen(lines: list[Line], found: str, title: str) -> list[str]:
    keys = {_key(line) for line in found.split("\n")} - {""}
    joined = _key(found)
    own = [_key(line.text) for line in lines]
    matched = [
        not line.is_link and (key in keys or (len(key) >= _LONG and key in joined))
        for line, key in zip(lines, own, strict=True)
    ]
    if title:
        matched = [flag and key != title for flag, key in zip(matched, own, strict=True)]
    if not any(matched):
        return []
    boxes = _article_boxes([line for line, flag in zip(lines, matched, strict=True) if flag])
    matched = [flag and line.asides <= boxes for line, flag in zip(lines, matched, strict=True)]
    if not any(matched):
        return []
    first = matched.index(True)
    last = len(matched) - 1 - matched[::-1].index(True)
    chosen = _lead(lines[:first], own, title, boxes)
    for index in range(first, last + 1):
        line = lines[index]
        if own[index] != title and (matched[index] or _belongs(line, boxes)):
            chosen.append(line.text)
    # A list that ends the article is left out by trafilatura when its items are short.
    if chosen and chosen[-1].endswith(":"):
        for line in lines[last + 1 :]:
            if line.heading or not _belongs(line, boxes):
                break
            chosen.append(line.text)
    return chosen


def _article_boxes(matched: list[Line]) -> frozenset[int]:
    """Return the boxes that hold the article, whatever their names: most of its text is in them."""
    sizes: Counter[int] = Counter()
    for line in matched:
        for box in line.asides:
            sizes[box] += len(line.text)
    whole = sum(len(line.text) for line in matched)
    return frozenset(box for box, size in sizes.items() if 2 * size >= whole)


def _belongs(line: Line, boxes: frozenset[int]) -> bool:
    """Tell whether a line is no link, and in no box but those that hold the article."""
    return not line.is_link and line.asides <= boxes


def _lead(before: list[Line], own: list[str], title: str, boxes: frozenset[int]) -> list[str]:
    """Return the lines between the headline and the first paragraph that are a lead."""
    places = [index for index in range(len(before)) if title and own[index] == title]
    if not places:
        return []
    return [
        line.text
        for line in before[places[-1] + 1 :]
        if len(line.text) >= _LEAD and _belongs(line, boxes)
    ]


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text.casefold())


def _drop_menus(tree: HtmlElement) -> None:
    """Drop the boxes and list items that hold hardly anything but links, in one pass upwards."""
    # Of what an element holds: the letters, those in links, and those in boxes dropped already.
    weights: dict[HtmlElement, list[int]] = {}
    drop: list[HtmlElement] = []
    for element in reversed(list(tree.iter())):
        text, linked, dropped = weights.pop(element, [0, 0, 0])
        text += len((element.text or "").strip())
        if element.tag == "a":
            linked = text
        elif element.tag in _LISTS and (linked >= 0.9 * text if linked else dropped and not text):
            drop.append(element)
            dropped, text, linked = dropped + text, 0, 0
        parent = element.getparent()
        if parent is not None:
            above = weights.setdefault(parent, [0, 0, 0])
            above[0] += text + len((element.tail or "").strip())
            above[1] += linked
            above[2] += dropped
    for element in reversed(drop):
        parent = element.getparent()
        if parent is not None:
            element.drop_tree()
