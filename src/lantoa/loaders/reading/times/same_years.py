"""'Cùng năm', 'trong năm đó': the year of the last date before, no farther than a paragraph up."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Date, DateKind, Document, Sentence, within
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.time import TimeSpan

_AGAIN = Anchored(
    r"(?<!\w)(?:trong\s+)?(?:cùng năm(?: (?:này|đó|ấy))?|năm (?:này|đó|ấy))(?!\w)", re.I
)
_BACK = 400  # characters


def find_same_years(document: Document) -> list[Date]:
    """Return the dates that such words tell; `document.dates` must be in order."""
    found = []
    for sentence, match in _AGAIN.within(document.words, document.sentences):
        start, end = match.span()
        year = _year_before(document, sentence, start)
        if year is not None and not within(document.dates, start, end):
            found.append(Date(start, end, DateKind.POINT, TimeSpan.parse(str(year))))
    return found


def _year_before(document: Document, sentence: Sentence, position: int) -> int | None:
    begin = document.blocks[max(0, sentence.block - 1)].start
    for date in reversed(within(document.dates, max(begin, position - _BACK), position)):
        if date.kind is DateKind.POINT and date.when is not None and date.when.earliest:
            return date.when.earliest.year
    return None
