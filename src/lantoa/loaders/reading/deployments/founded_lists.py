"""Beginnings of models told in two sentences: how many were founded at a date, then which.

Of 'Năm 2021, huyện ra mắt 3 mô hình mới. Trong đó có mô hình “A” ở xã B.' What was kept up, or how
many there were by then, begins nothing; nor does a time over which they were founded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantoa.loaders.reading.context import clause_at, is_fact
from lantoa.loaders.reading.deployments.founding_words import FOUNDED_SEVERAL, OTHER_EVENT, WHICH
from lantoa.loaders.reading.deployments.start_dates import is_start
from lantoa.loaders.reading.document import (
    BlockKind,
    Date,
    DateKind,
    Document,
    Name,
    NameKind,
    Sentence,
    within,
)

_FRAMED = 140  # characters from the date to the verb
_OPENS = 20  # characters in which a paragraph opens with its year
_TO_FIRST = 80  # characters from how many were founded to the first of them
_LINES = 12  # so many lines go on with a list
_LINE = re.compile(r"\s*(?:[-–—+*•]|\d{1,2}[.)]|\(\d\))\s")


def founded_in_lists(
    document: Document, dated: list[Sentence]
) -> Iterator[tuple[Sentence, int, int, Date, Name]]:
    """Yield the models of such lists: sentence, begin and end of the verb, date and name.

    `dated` are the sentences with dates; what was founded anew is of the year that its paragraph
    opens with, too.
    """
    framed = {sentence.start for sentence in dated}
    for sentence, verb in FOUNDED_SEVERAL.within(document.words, document.sentences):
        if sentence.kind is not BlockKind.BODY:
            continue
        date = _framing(document, sentence, verb.start()) if sentence.start in framed else None
        if date is None and "mới" in verb.group():
            date = _opening(document, sentence, verb.start())
        if date is None:
            continue
        for name in _listed(document, sentence, verb.end()):
            yield sentence, verb.start(), verb.end(), date, name


def _opening(document: Document, sentence: Sentence, verb: int) -> Date | None:
    """The year that opens the paragraph: 'Năm 2023, thành phố đẩy mạnh ... . Đã xây dựng mới'."""
    begin = document.blocks[sentence.block].start
    if any(d.start < verb for d in within(document.dates, sentence.start, verb)):
        return None
    first = next(iter(within(document.dates, begin, begin + _OPENS)), None)
    if first is None or first.kind is not DateKind.POINT or not is_start(document, first):
        return None
    if document.text[begin : first.start].strip(" –-()“”").lower() not in ("", "trong", "tính"):
        return None
    others = [d for d in within(document.dates, first.end, verb) if d.kind is DateKind.POINT]
    clause = clause_at(document, sentence, verb)
    return first if not others and is_fact(document, clause, verb) else None


def _framing(document: Document, sentence: Sentence, verb: int) -> Date | None:
    clause = clause_at(document, sentence, verb)
    begin = max(clause.start, verb - _FRAMED)
    dates = [d for d in within(document.dates, begin, verb) if d.kind is not DateKind.VAGUE]
    if not dates or dates[-1].kind is not DateKind.POINT or not is_start(document, dates[-1]):
        return None
    if OTHER_EVENT.search(document.words, dates[-1].end, verb):
        return None
    return dates[-1] if is_fact(document, clause, verb) else None


def _listed(document: Document, sentence: Sentence, end: int) -> Iterator[Name]:
    """The models of the sentence that tells which they are, and of the lines of its list."""
    named = [n for n in within(document.names, sentence.start, sentence.end) if n.is_model]
    if named:
        told = [name for name in named if name.start >= end]
        if len(told) == len(named) and told[0].start - end < _TO_FIRST:
            yield from told
        return
    following = document.sentence_after(sentence)
    if following is None or following.block - sentence.block > 1:
        return
    if not WHICH.match(document.text, following.start, following.end):
        return
    for _ in range(_LINES):
        for name in within(document.names, following.start, following.end):
            if name.kind is NameKind.MODEL:
                yield name
        block, after = following.block, document.sentence_after(following)
        if after is None or not _LINE.match(document.text, document.blocks[after.block].start):
            return
        if after.block == block and not _LINE.match(document.text, document.blocks[block].start):
            return
        following = after
