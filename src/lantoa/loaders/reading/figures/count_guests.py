"""People who are not where the nearest place is: guests of a gathering, members of a board."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Measure

_LEADING = 40  # characters in which a sentence opens with its guests
_GUESTS = Anchored(
    r"(?<!\w)(?:về dự|đến dự|tới dự|tham dự|dự buổi|dự hội nghị|dự lễ|dự và|"
    r"dự có|với sự tham dự|có sự tham dự)(?!\w)",
    re.I,
)
_BOARD = re.compile(r"(?:Ban [Cc]hỉ đạo|[Tt]ổ (?:giúp việc|công tác))(?!\w)[^.;]{0,40}$")
_NEAR = 70  # characters


def before_guests(document: Document, count: Count) -> tuple[int, int]:
    """Return the clause up to the number, or the sentence up to the guests of a gathering.

    The bodies that the guests come from are not where the gathering is.
    """
    clause, position = (count.clause.start, count.number.start), count.number.start
    if count.measure is not Measure.PARTICIPANTS:
        return clause
    start = count.sentence.start
    guests = _GUESTS.search(document.words, start, position)
    return (start, guests.start()) if guests else clause


def opens_with_guests(document: Document, count: Count) -> bool:
    """Tell whether the sentence of a count opens with the guests of a gathering."""
    start, end = count.sentence.start, min(count.sentence.end, count.sentence.start + _LEADING)
    return (
        count.measure is Measure.PARTICIPANTS
        and _GUESTS.search(document.words, start, end) is not None
    )


def is_of_board(document: Document, count: Count) -> bool:
    """Tell whether people are a board of the body that acts: thành lập Ban chỉ đạo gồm 18 người."""
    position = count.number.start
    start = max(count.clause.start, position - _NEAR)
    return count.measure is Measure.MEMBERS and bool(_BOARD.search(document.text[start:position]))
