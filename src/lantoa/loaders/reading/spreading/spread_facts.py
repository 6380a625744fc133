"""Whether a spreading took place: not planned, asked for or talked of; or something came of it."""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import is_fact
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.spreading.spread_words import (
    CAME_OF_IT,
    DONE,
    NOMINAL,
    REASON,
    TO_COME,
    UNREAL,
)

_BEFORE = 60  # characters before the verb that say whether it was done
_DONE_FROM = 130


def happened(document: Document, sentence: Sentence, clause: Span, position: int) -> bool:
    """Tell whether what a verb of spreading says has happened."""
    if sentence.kind is BlockKind.TITLE or covering(document.names, position) is not None:
        return False
    if not is_fact(document, clause, position) or _is_to_come(document, clause):
        return False
    begin = max(clause.start, position - _BEFORE)
    if not NOMINAL.search(document.words, begin, position):
        return True
    begin = max(clause.start, position - _DONE_FROM)
    return DONE.search(document.text, begin, position) is not None


def is_presupposed(document: Document, sentence: Sentence, verb: re.Match[str]) -> bool:
    """Tell whether something came of it: 'việc nhân rộng mô hình đã góp phần giảm tội phạm'."""
    if sentence.kind is not BlockKind.BODY or verb["replicates"] is None:
        return False
    if covering(document.names, verb.start()) is not None:
        return False
    begin = max(sentence.start, verb.start() - _BEFORE)
    if REASON.search(document.text, begin, verb.start()) is None:
        return False
    return CAME_OF_IT.match(document.text, verb.end(), sentence.end) is not None


def is_unreal(document: Document, clause: Span, done: int, position: int) -> bool:
    """Tell whether somebody only wishes or asks for it; `done` is where the last marker stands.

    'hy vọng mô hình được nhân rộng'; not 'tỉnh xem xét, cho phép và đang nhân rộng'.
    """
    if TO_COME.search(document.text, position, min(clause.end, position + _DONE_FROM)):
        return True
    begin = max(clause.start, position - _DONE_FROM)
    for match in reversed(UNREAL.finditer(document.words, begin, position)):
        between = document.text[match.end() : max(done, match.end())]
        if ", " not in between and " và " not in between:
            return True
    return False


def _is_to_come(document: Document, clause: Span) -> bool:
    """Whether a clause tells of a time after the report."""
    published = document.published
    return published is not None and any(
        date.when is not None and date.when.earliest and date.when.earliest > published
        for date in within(document.dates, clause.start, clause.end)
    )
