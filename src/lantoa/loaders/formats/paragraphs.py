"""Lines that a program broke at its margin -> paragraphs, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

#: A paragraph's last line ends like this; so it is not joined to a line that begins a sentence.
_END = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_ITEM = re.compile(r"(?:[-+*•–]|\(?\d{1,3}[.)]|[a-zđ][.)])\s")
#: A line shorter than this share of the widest was not broken by the margin.
FULL: Final = 0.75


def is_wrapped(text: str) -> bool:
    """Tell whether a text's lines were broken at a margin: full lines that go on in lower case.

    >>> is_wrapped("Một dòng.\\nHai dòng.")
    False
    """
    lines = text[:40_000].split("\n")
    pairs = [(a.strip(), b.strip()) for a, b in pairwise(lines)]
    pairs = [(line, after) for line, after in pairs if line and after]
    if len(pairs) < 4:
        return False
    widths = sorted(len(line) for line, _ in pairs)
    width = widths[int(0.9 * (len(widths) - 1))]
    if not 40 <= width <= 120:
        return False
    full = sum(FULL * width <= len(line) <= 1.2 * width for line, _ in pairs)
    goes_on = sum(after[0].islower() for _, after in pairs)
    return full >= 0.6 * len(pairs) and goes_on >= 0.4 * len(pairs)


def unwrap(text: str) -> str:
    """Join the lines that belong to one paragraph.

    A line goes on in the next if it is full, and does not end a sentence before a capital; a blank
    line always ends a paragraph.

    >>> unwrap("Công an xã Tân Lập ra mắt mô hình bảo đảm\\nan ninh.\\n\\nTin khác.")
    'Công an xã Tân Lập ra mắt mô hình bảo đảm an ninh.\\n\\nTin khác.'
    """
    lines = [line.strip() for line in text.split("\n")]
    widths = sorted(len(line) for line in lines if line)
    width = widths[int(0.9 * (len(widths) - 1))] if widths else 0
    return "\n".join(_joined(lines, FULL * min(width, 120)))


def _joined(lines: Iterable[str], full: float) -> Iterable[str]:
    paragraph: list[str] = []
    for line in lines:
        if paragraph and not (line and goes_on(paragraph[-1], line, full)):
            yield " ".join(paragraph)
            paragraph = []
        if line:
            paragraph.append(line)
        else:
            yield ""
    if paragraph:
        yield " ".join(paragraph)


def is_item(line: str) -> bool:
    """Tell whether a line begins with an item's bullet, number or letter.

    >>> is_item("2. Kết quả"), is_item("- “A”;"), is_item("12 cổng")
    (True, True, False)
    """
    return _ITEM.match(line) is not None


def goes_on(line: str, after: str, full: float) -> bool:
    """Tell whether a line's paragraph goes on in the line after it.

    Args:
        line: a line that is not blank.
        after: the next.
        full: how long a line is that the margin broke.
    """
    if is_item(after):
        return False
    if after[0].islower() or line.endswith((",", "(", "“")):
        return True
    return len(line) >= full and not _END.search(line)
