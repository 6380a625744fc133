"""The text of a saved page's article.

trafilatura tells which paragraphs are the article. It leaves out headings, captions and short
items of lists, which name models in our reports; so the page's own lines from the first of these
paragraphs to the last are taken, but for menus and boxes of links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lantoa.loaders.formats.html_lines import Line, lines_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A page with more elements than this is freed of its menus before the article is looked for.
BULKY: Final = 6_000
#: A page with more elements than this even then is no article.
ENDLESS: Final = 40_000
_DEAD: Final = (
    "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "embed",
    "select", "button", "input", "textarea", "audio", "video", "map",
)  # fmt: skip
_LISTS: Final = frozenset(
    {"ul", "ol", "dl", "nav", "table", "div", "section", "aside", "footer", "td", "p", "form"}
)
_NOT_WORD = re.compile(r"[\W_]+")
#: A line as long as this is found inside a longer paragraph of trafilatura's too.
_LONG: Final = 30
#: The lead between the headline and the first paragraph is at least so long.
_LEAD: Final = 60


def parse(page: str) -> HtmlElement | None:
    """Return the tree of a page, or None if it holds no element."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # A surrogate that a reference wrote has no UTF-8.
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def article(tree: HtmlElement, title: str | None) -> list[str]:
    """Return the article's lines without its headline; none where the page has no article.

    The tree is changed.

    Args:
        tree: the page.
        title: its headline, if known.
    """
    import trafilatura
    from lxml import etree

    etree.strip_elements(tree, *_DEAD, with_tail=False)
    if sum(1 for _ in tree.iter()) > BULKY:
        _drop_menus(tree)
        if sum(1 for _ in tree.iter()) > ENDLESS:
            return []
    lines = lines_of(tree)
    found = trafilatura.extract(
        tree, include_comments=False, include_tables=True, favor_recall=True, fast=True
    )
    return _chosen(lines, found or "", _key(title or ""))


def visible(tree: HtmlElement) -> list[str]:
    """Return what a page shows, article or not."""
    return [line.text for line in lines_of(tree)]


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
    first = matched.index(True)
    last = len(matched) - 1 - matched[::-1].index(True)
    chosen = _lead(lines[:first], own, title)
    for index in range(first, last + 1):
        line = lines[index]
        if own[index] != title and (matched[index] or not (line.is_link or line.aside)):
            chosen.append(line.text)
    # A list that ends the article is left out by trafilatura when its items are short.
    if chosen and chosen[-1].endswith(":"):
        for line in lines[last + 1 :]:
            if line.is_link or line.aside or line.heading:
                break
            chosen.append(line.text)
    return chosen


def _lead(before: list[Line], own: list[str], title: str) -> list[str]:
    """Return the lines between the headline and the first paragraph that are a lead."""
    places = [index for index in range(len(before)) if title and own[index] == title]
    if not places:
        return []
    return [
        line.text
        for line in before[places[-1] + 1 :]
        if len(line.text) >= _LEAD and not line.is_link and not line.aside
    ]


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text.casefold())


def _drop_menus(tree: HtmlElement) -> None:
    """Drop lists and boxes that hold many links and hardly anything else, in one pass upwards."""
    weights: dict[HtmlElement, list[int]] = {}
    drop: list[HtmlElement] = []
    for element in reversed(list(tree.iter())):
        text, linked, links = weights.pop(element, [0, 0, 0])
        text += len((element.text or "").strip())
        if element.tag == "a":
            linked, links = text, 1
        elif element.tag in _LISTS and links >= 20 and linked >= 0.9 * text:
            drop.append(element)
            text = linked = links = 0
        parent = element.getparent()
        if parent is not None:
            above = weights.setdefault(parent, [0, 0, 0])
            above[0] += text + len((element.tail or "").strip())
            above[1] += linked
            above[2] += links
    for element in reversed(drop):
        parent = element.getparent()
        if parent is not None:
            element.drop_tree()
