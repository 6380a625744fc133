"""The time that an earlier sentence of the paragraph set, and which counts it reaches.

A date at the head of a sentence frames what follows in its paragraph until another time is told.
What was done once at it ("Năm 2015, xã thành lập ...") frames nothing more, nor does a time inside
a sentence or in somebody's speech. What there is at one place of those that were told of
("Riêng xã A có 27 tổ") is of no time of the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from lantoa.loaders.reading.document import Date, DateKind, Document, Sentence, covering, within
from lantoa.loaders.reading.figures.count_frames import (
    FOUNDED,
    frames,
    is_beginning,
    leads,
    usable,
)

_START = attrgetter("start")
_MANY = 3  # so many figures of a year are a report of it
#: A paragraph that goes on telling of what the one before told.
_GOES_ON = re.compile(r"(?:Cụ thể|Trong (?:đó|số (?:đó|này))|Theo đó)(?!\w)")
#: A sentence that turns to one of those that were told of.
_NARROWS = re.compile(
    r"(?:Trong đó, )?(?:[Rr]iêng|[Nn]ổi bật|[Đđ]iển hình|[Tt]iêu biểu|[Đđ]ơn cử)(?!\w)|"
    r"(?:Ở|Tại) (?!(?:đây|các|những|nhiều|mỗi|toàn|buổi|lễ|hội nghị|ngày hội)(?!\w))"
)


def carried(document: Document, dates: list[Date], sentence: Sentence) -> Date | None:
    """Return the date that earlier sentences of the same paragraph set as a frame."""
    frame: Date | None = None
    passed = [sentence]
    index = bisect_left(document.sentences, sentence.start, key=_START) - 1
    while sentence.start not in document.times and index >= 0:
        earlier = document.sentences[index]
        goes_on = _GOES_ON.match(document.text, passed[-1].start) is not None
        if earlier.block != passed[-1].block and not goes_on:
            break
        framing = [
            date
            for date in within(dates, earlier.start, earlier.end)
            if usable(document, date, earlier)
            and frames(document, date, earlier)
            and not document.of(date).startswith("hiện")
            and not is_beginning(document, date)
        ]
        if framing:
            frame = (
                framing[-1] if _lasts_on(document, framing[-1], earlier, goes_on=goes_on) else None
            )
            break
        if earlier.start in document.times:
            frame = document.times[earlier.start]
            break
        passed.append(earlier)
        index -= 1
    for each in passed:
        document.times.setdefault(each.start, frame)
    return document.times[sentence.start]


def _lasts_on(document: Document, date: Date, sentence: Sentence, *, goes_on: bool) -> bool:
    """Whether a date holds for more than its own sentence."""
    if date.kind is DateKind.POINT:
        return (
            goes_on
            or document.of(date).lower().startswith("trong ")
            or not FOUNDED.search(document.words, date.end, sentence.end)
            or len(within(document.numbers, date.end, sentence.end)) >= _MANY
        )
    return leads(document, date, sentence)


def reaches(document: Document, frame: Date, sentence: Sentence, *, there: bool) -> bool:
    """Tell whether a frame holds for a count of a sentence; `there`: of what there is."""
    quote = covering(document.quotes, frame.start)
    if quote is not None and quote.end <= sentence.start:
        return False  # somebody's words
    return not (there and _NARROWS.match(document.text, sentence.start))
