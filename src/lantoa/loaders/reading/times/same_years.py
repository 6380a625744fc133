"""'Cùng năm', 'cùng ngày', 'khi ấy': the time told last before, no farther than a paragraph up."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Date, DateKind, Document, Sentence, within
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.time import TimeSpan

_AGAIN = Anchored(
    r"(?<!\w)(?:(?P<year>(?:trong\s+)?(?:cùng năm(?: (?:này|đó|ấy))?|năm (?:này|đó|ấy)))|"
    r"(?P<day>(?:(?:cũng )?trong )?cùng (?:ngày|buổi)(?: (?:này|đó|ấy))?|"
    r"(?:ngày|hôm|sáng|chiều|tối) (?:đó|ấy))|"
    r"(?P<then>(?:khi|lúc|hồi|thời(?: điểm)?) (?:đó|ấy|bấy giờ)|bấy giờ))(?!\w)",
    re.I,
)
_BACK = 400  # characters


def find_same_years(document: Document) -> list[Date]:
    """Return the dates that such words tell; `document.dates` must be in order."""
    found = []
    for sentence, match in _AGAIN.within(document.words, document.sentences):
        start, end = match.span()
        when = _told_before(document, sentence, start, match.lastgroup or "")
        if when is not None and not within(document.dates, start, end):
            found.append(Date(start, end, DateKind.POINT, when))
    return found


def _told_before(document: Document, sentence: Sentence, position: int, of: str) -> TimeSpan | None:
    begin = document.blocks[max(0, sentence.block - 1)].start
    for date in reversed(within(document.dates, max(begin, position - _BACK), position)):
        if date.kind is not DateKind.POINT or date.when is None or date.when.earliest is None:
            continue
        if of == "year":
            return TimeSpan.parse(str(date.when.earliest.year))
        if of == "then" or date.when.earliest == date.when.latest:
            return date.when
    return None
