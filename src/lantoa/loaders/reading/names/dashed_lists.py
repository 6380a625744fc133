"""Lists whose items stand in lines of their own, with dashes, bullets, letters or marks."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document

#: What opens an item: a dash, a bullet, a number or letter, or nothing before a quotation mark.
BULLET = re.compile(r"(?:[-–—+•*·▪]|\(?(?:\d{1,2}|[a-hđ])[.)])\s*|(?=[“\"«])")
_MODELS = re.compile(r"mô hình|câu lạc bộ|CLB", re.I)
_LONGEST_LEAD = 300


def listed_lines(document: Document) -> frozenset[int]:
    """Return the numbers of the lines that are items of a list of models.

    The line before the first ends in a colon and speaks of models.
    """
    text, found, inside = document.text, set(), False
    for index, block in enumerate(document.blocks):
        if inside and BULLET.match(text, block.start, block.end):
            found.add(index)
        elif text[block.end - 1] == ":":
            lead = text[max(block.start, block.end - _LONGEST_LEAD) : block.end]
            inside = _MODELS.search(lead) is not None
        else:
            inside = False
    return frozenset(found)
