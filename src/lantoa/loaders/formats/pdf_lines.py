"""Printed lines -> paragraphs, by where they stand on their page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lantoa.loaders.formats.paragraphs import is_item

#: Lines that begin so near each other (in points) are in one column, indented or not.
INDENT: Final = 60
_ENDS: Final = (".", "!", "?", ":", ";", ".”", "!”", "?”", '."')


@dataclass(slots=True)
class Line:
    """A printed line: its text and where it stands, in points from the page's lower left corner.

    `column` are the left and right edges of its column, `edge` tells that it stands at the head
    or foot of the page, and `step` how far apart the page's lines mostly are.
    """

    text: str
    left: float
    right: float
    top: float
    size: float
    column: tuple[float, float]
    page: int
    edge: bool
    step: float


class Columns:
    """Where the columns of a page begin and end."""

    def __init__(self, spans: Iterable[tuple[float, float]]) -> None:
        """Gather the columns from the left and right ends of all lines."""
        self._edges: dict[int, tuple[float, float]] = {}
        for left, right in spans:
            place = int(left // INDENT)
            before = self._edges.get(place, (left, right))
            self._edges[place] = (min(before[0], left), max(before[1], right))

    def edges(self, left: float) -> tuple[float, float]:
        """Return the edges of the column of a line that begins at `left`."""
        place = int(left // INDENT)
        near = [self._edges[p] for p in (place - 1, place, place + 1) if p in self._edges]
        near = [edges for edges in near if abs(edges[0] - left) <= INDENT]
        return min(edges[0] for edges in near), max(edges[1] for edges in near)


def paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    """Join the lines that belong to one paragraph."""
    paragraph = ""
    before: Line | None = None
    for line in lines:
        if before and _joins(before, line):
            # A word is divided by a hyphen in no Vietnamese text; the hyphen is the word's own.
            hyphen = paragraph.endswith("-") and not paragraph.endswith(" -")
            paragraph += ("" if hyphen else " ") + line.text
        else:
            if paragraph:
                yield paragraph
            paragraph = line.text
        before = line
    if paragraph:
        yield paragraph


def _joins(before: Line, line: Line) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if abs(before.size - line.size) > 0.15 * before.size or is_item(line.text):
        return False
    ended = before.text.endswith(_ENDS)
    goes_on = line.text[0].islower() and not ended
    left, right = before.column
    width = right - left
    # A line is full if the next line's first word would not have fitted into it.
    letter = (line.right - line.left) / len(line.text)
    full = before.right + (len(line.text.split()[0]) + 1) * letter >= right - 0.02 * width
    step = before.top - line.top
    if line.page != before.page or step <= 0:
        return goes_on or (full and not ended and line.page != before.page)
    beside = line.left > before.right or line.right < before.left
    if beside or step > 1.25 * before.step:
        return goes_on and not beside
    if line.left > left + 0.02 * width:
        # An indented line begins a paragraph; so does one that is centred.
        return goes_on
    # A short line is a paragraph's last, and a narrow one, such as a heading, tells nothing.
    return goes_on or (full and (not ended or width > 200))
