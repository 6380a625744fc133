"""Counts whose noun is no plain one after the number.

It may stand before it ("Số mô hình hiện là 97"), be a model's name, be shared with the next number
("12 xã, 45 thôn đạt chuẩn"), or be whatever was put up ("lắp đặt 11 trạm").
"""

from __future__ import annotations

from dataclasses import replace

from lantoa.loaders.reading.document import Document, Number, Sentence, Span
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_around import Around
from lantoa.loaders.reading.figures.count_contexts import PEOPLE_ALONE, UNITS_ALONE, holds
from lantoa.loaders.reading.figures.count_nouns import known_group, named_model, unit_end
from lantoa.loaders.reading.figures.count_phrases import (
    AFTER_COPULA,
    COPULA,
    NEXT_UNITS,
    PUTS_UP,
)
from lantoa.loaders.reading.figures.count_words import COUNTED, KNOWN_GROUP, PUT_UP
from lantoa.ontology.records import Measure

_PEOPLE = frozenset({Measure.PARTICIPANTS, Measure.MEMBERS})
_OF_ALL = frozenset({"not honoured", "nothing"})
#: Where several units share the predicate of the last: 1.240 thôn, 68 khu dân cư đạt chuẩn.
_SHARED = frozenset({Measure.COMMUNES_MEETING_STANDARD, Measure.SITES})


def of_known_group(
    document: Document, sentence: Sentence, clause: Span, number: Number
) -> Count | None:
    """Groups that are one of the report's models: 92 tổ tự quản khu nhà trọ."""
    known = known_group(document, number.end, sentence.end)
    if known is None or number.value == 1:
        return None
    end, name = known
    start = number.end + 1
    return Count(
        number.start,
        end,
        number,
        start,
        end,
        end,
        KNOWN_GROUP,
        Measure.SITES,
        sentence,
        clause,
        name,
    )


def put_up(document: Document, sentence: Sentence, clause: Span, number: Number) -> Count | None:
    """What was put up, whatever it is: lắp đặt 11 trạm."""
    begin = max(sentence.start, number.start - 60)
    match = (
        PUT_UP.pattern.match(document.text, number.end, sentence.end)
        if number.value > 1 and PUTS_UP.search(document.words, begin, number.start)
        else None
    )
    if match is None:
        return None
    start, end = match.span("unit")
    return Count(
        number.start, end, number, start, end, end, PUT_UP, PUT_UP.measure, sentence, clause
    )


def sharing(
    document: Document, sentence: Sentence, clause: Span, number: Number, following: Count
) -> Count | None:
    """A list of units before one predicate: '12 xã, 45 thôn đạt chuẩn'."""
    if following.sentence is not sentence:
        return None
    if following.measure in _SHARED:
        match = UNITS_ALONE.match(document.text, number.end, following.start)
    elif following.measure in _PEOPLE and following.counted.needs in _OF_ALL:
        match = PEOPLE_ALONE.match(document.text, number.end, following.start)
        if match and document.text.startswith(match["unit"], following.unit_start):
            return None  # có 280 hộ, 265 hộ tham gia
    else:
        return None
    if match is None or not NEXT_UNITS.fullmatch(document.text, match.end(), following.start):
        return None
    return replace(
        following,
        start=number.start,
        end=match.end("unit"),
        number=number,
        unit_start=match.start("unit"),
        unit_end=match.end("unit"),
        clause=Span(clause.start, following.clause.end),
    )


def told_before(
    document: Document, sentence: Sentence, clause: Span, number: Number
) -> Count | None:
    """A number told after what it counts: 'Số xã phức tạp đã chuyển hóa là 97 xã'."""
    text = document.text
    subject = COPULA.search(document.words, sentence.start, number.start)
    if subject is None:
        return None
    after = AFTER_COPULA.match(text, number.end, sentence.end)
    if after is None or (after["noun"] and after["noun"].lower() not in subject["what"].lower()):
        return None
    start, stop = subject.span("what")
    for counted in COUNTED:
        match = counted.pattern.match(text, start, stop)
        if not match:
            continue
        noun_end = match.end("unit")
        model = named_model(document, noun_end, counted.measure)[0]
        around = Around(document, sentence, clause, number, match["unit"], noun_end, model)
        if holds(counted, around):
            return Count(
                start=number.start,
                end=max(after.end("noun"), number.end),
                number=number,
                unit_start=start,
                unit_end=min(unit_end(document, noun_end, sentence), stop),
                noun_end=noun_end,
                counted=counted,
                measure=(
                    Measure.SITES
                    if model and counted.measure is Measure.MODELS
                    else counted.measure
                ),
                sentence=sentence,
                clause=clause,
                model=model,
            )
    return None
