"""The lines that a page shows: a line for each paragraph, heading, caption, item and table row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: What a page holds and does not show, and what belongs to no text.
UNSEEN: Final = frozenset({
    "head", "title", "meta", "link", "script", "style", "noscript", "template", "svg", "canvas",
    "iframe", "object", "embed", "select", "button", "input", "textarea", "audio", "video", "map",
})  # fmt: skip
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_CELLS: Final = frozenset({"td", "th"})
#: A box with more text tells more than that there is another article.
TEASER: Final = 600
#: A cell with more text than this, or with a table in it, lays out a page and holds no datum.
_CELL: Final = 200
_SPACES = re.compile(r"\s+")
#: Between the cells of a row; no page holds it.
_NEXT: Final = "\x00"
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related?\w*|\w*related|comments?|binh-?luan|share|sharing|social|tags?|tukhoa|"
    r"breadcrumbs?|nav|navbar|menu|banner|adv?s?|advert\w*|quang-?cao|sidebar|footer|copyright|"
    r"(?:box)?tin-?lien-?quan\w*|lien-?quan|tin-?khac|xem-?them|doc-?them|popup|modal|newsletter|cookie\w*|"
    r"rating|vote|toolbar|print|login)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE_TAGS: Final = frozenset({"nav", "footer", "aside"})


@dataclass(slots=True)
class Line:
    """A line of a page: how much of it is links, and the boxes for other things that hold it.

    `asides` are numbers of boxes whose names say that they hold no article (menu, comments,
    sidebar); a page may name the box of the article so all the same.
    """

    text: str
    linked: int
    asides: frozenset[int]
    heading: bool

    @property
    def is_link(self) -> bool:
        """Whether the line is hardly more than links."""
        return self.linked >= 0.8 * len(self.text)


def lines_of(tree: HtmlElement) -> list[Line]:
    """Return the lines of a page in the order of its source."""
    walker = _Walker(_teasers(tree))
    walker.walk(tree)
    walker.flush()
    return walker.lines


class _Walker:
    """One pass over a tree without recursion, for pages nest deeper than Python does."""

    def __init__(self, teasers: frozenset[HtmlElement]) -> None:
        self._teasers = teasers
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._linked = 0
        self._links = 0
        self._asides: list[int] = []
        self._boxes = 0
        self._headings = 0

    def walk(self, tree: HtmlElement) -> None:
        stack: list[tuple[HtmlElement, bool]] = [(tree, False)]
        rows: list[bool] = []
        while stack:
            element, leaving = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if leaving:
                self._leave(element, tag, rows)
                if element is not tree:
                    self._add(element.tail)
                continue
            if not tag or tag in UNSEEN:
                self._add(element.tail)
                continue
            self._enter(element, tag, rows)
            self._add(element.text)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))

    def flush(self) -> None:
        cells = _SPACES.sub(" ", "".join(self._parts)).split(_NEXT)
        text = "; ".join(cell.strip() for cell in cells if cell.strip())
        if text:
            boxes = frozenset(self._asides)
            self.lines.append(Line(text, self._linked, boxes, self._headings > 0))
        self._parts.clear()
        self._linked = 0

    def _enter(self, element: HtmlElement, tag: str, rows: list[bool]) -> None:
        if tag == "tr":
            rows.append(_is_datum_row(element))
        if tag in _CELLS and rows and rows[-1]:
            self._parts.append(_NEXT)
        elif tag in _BLOCKS and not (rows and rows[-1] and tag != "tr"):
            self.flush()
        self._links += tag == "a"
        if _is_aside(element, tag) or element in self._teasers:
            self._boxes += 1
            self._asides.append(self._boxes)
        self._headings += tag in {"h1", "h2", "h3", "h4", "h5", "h6"}

    def _leave(self, element: HtmlElement, tag: str, rows: list[bool]) -> None:
        datum = bool(rows and rows[-1])
        if datum and tag != "tr" and tag in _BLOCKS:
            self._parts.append(" ")
        elif tag in _BLOCKS:
            self.flush()
        if tag == "tr" and rows:
            rows.pop()
        self._links -= tag == "a"
        if _is_aside(element, tag) or element in self._teasers:
            self._asides.pop()
        self._headings -= tag in {"h1", "h2", "h3", "h4", "h5", "h6"}

    def _add(self, text: str | None) -> None:
        if text:
            before = self._parts[-1] if self._parts else ""
            if before[-1:].islower() and text[0].isupper():
                # Style sheets part a place or a bold word from what follows, and we see none.
                self._parts.append(" ")
            self._parts.append(text)
            if self._links:
                self._linked += len(_SPACES.sub(" ", text).strip())


def _teasers(tree: HtmlElement) -> frozenset[HtmlElement]:
    """Return the boxes that tell of other articles: a headline that is a link, and a few lines.

    Only boxes of which a page has several of one kind; an article has one headline.
    """
    groups: dict[tuple[str, str], list[HtmlElement]] = {}
    for heading in tree.iter("h2", "h3", "h4", "h5"):
        size = _size(heading)
        outer = heading.getparent()
        inside = outer is not None and outer.tag == "a"
        linked = size if inside else sum(map(_size, heading.iter("a")))
        if not size or linked < 0.8 * size:
            continue
        box: HtmlElement | None = heading
        # The box is the first that holds more than the headline.
        while box is not None and _size(box) <= size:
            box = box.getparent()
        if box is not None and _size(box) <= TEASER:
            groups.setdefault((str(box.tag), box.get("class") or ""), []).append(box)
    return frozenset(box for boxes in groups.values() if len(boxes) >= 3 for box in boxes)


def _size(element: HtmlElement) -> int:
    """Return the length of an element's text, or some length beyond that of a teaser."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > TEASER:
            break
    return size


def _is_aside(element: HtmlElement, tag: str) -> bool:
    if tag in _ASIDE_TAGS:
        return True
    if tag in {"body", "html", "article", "main"}:
        return False
    names = " ".join(element.get(name) or "" for name in ("class", "id", "type"))
    return len(names) > 2 and _ASIDE.search(names) is not None


def _is_datum_row(row: HtmlElement) -> bool:
    """Tell whether a table's row holds data that belong on one line."""
    cells = [child for child in row if child.tag in _CELLS]
    if len(cells) < 2:
        return False
    for cell in cells:
        size = 0
        for element in cell.iter():
            if element.tag == "table":
                return False
            size += len(element.text or "") + len(element.tail or "")
            if size > _CELL:
                return False
    return True
