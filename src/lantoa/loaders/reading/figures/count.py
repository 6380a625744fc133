"""A counted number, before it becomes a statement."""

from __future__ import annotations

from dataclasses import dataclass

from lantoa.loaders.reading.document import Name, Number, Sentence, Span
from lantoa.loaders.reading.figures.count_words import Counted
from lantoa.ontology.records import Measure


@dataclass(slots=True)
class Count(Span):
    """A number with its noun, before it becomes a statement.

    `rewarded` tells that those counted are the recipients of an award, `each` that the figure is
    that of every instance ("mỗi tổ có 9 thành viên").
    """

    number: Number
    unit_start: int
    unit_end: int
    noun_end: int
    counted: Counted
    measure: Measure
    sentence: Sentence
    clause: Span
    model: Name | None = None
    rewarded: bool = False
    each: bool = False
