"""Counts: a number and the noun that it counts, told after it or before it.

Money, intentions and numbers inside names are left out; :mod:`.measurements` makes statements of
the counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.document import (
    Document,
    Name,
    Number,
    Sentence,
    Span,
    covering,
)
from lantoa.loaders.reading.figures.count_around import Around
from lantoa.loaders.reading.figures.count_contexts import (
    PEOPLE_ALONE,
    UNITS_ALONE,
    holds,
    one_counts,
)
from lantoa.loaders.reading.figures.count_facts import (
    countable,
    is_rewarded,
    is_target,
    is_told,
    of_each,
    planned,
)
from lantoa.loaders.reading.figures.count_index import beginning_with
from lantoa.loaders.reading.figures.count_lists import are_listed
from lantoa.loaders.reading.figures.count_nouns import (
    called_models,
    known_group,
    made_of,
    named_model,
    noun_at,
    own_group,
    unit_end,
)
from lantoa.loaders.reading.figures.count_phrases import (
    AFTER_COPULA,
    COPULA,
    NEXT_UNITS,
    PUTS_UP,
)
from lantoa.loaders.reading.figures.count_sites import model_of_sites
from lantoa.loaders.reading.figures.count_words import (
    COUNTED,
    GROUP_HEAD,
    KNOWN_GROUP,
    PUT_UP,
    Counted,
)
from lantoa.ontology.records import Measure

_NEXT_WORD = re.compile(r"\s*(\w+)")
_ALL_OF = re.compile(r"(?<!\w)cả\s+$", re.I)
_GROUPS = frozenset({"groups", "set up"})
_PEOPLE = frozenset({Measure.PARTICIPANTS, Measure.MEMBERS})
_OF_ALL = frozenset({"not honoured", "nothing"})
#: Where several units share the predicate of the last: 1.240 thôn, 68 khu dân cư đạt chuẩn.
_SHARED = frozenset({Measure.COMMUNES_MEETING_STANDARD, Measure.SITES})


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


def find_counts(document: Document) -> list[Count]:
    """Return the counted numbers of a document, in order; intentions are left out."""
    found: list[Count] = []
    following: Count | None = None
    for number in reversed(document.numbers):
        sentence = document.sentence_at(number.start)
        if sentence is None or number.share or covering(document.names, number.start) is not None:
            continue
        count = _count(document, sentence, number, following)
        if count is not None and (count.each or _is_fact(document, count)):
            found.append(count)
            following = count
        else:
            following = None
    return found[::-1]


def _is_fact(document: Document, count: Count) -> bool:
    start = count.number.start
    return is_told(document, count.clause, start, count.measure) and not is_target(
        document, count.sentence, start, count.end
    )


def _count(
    document: Document, sentence: Sentence, number: Number, following: Count | None
) -> Count | None:
    text = document.text
    if not countable(text, sentence, number):
        return None
    clause = clause_at(document, sentence, number.start)
    shared = _sharing(document, sentence, clause, number, following) if following else None
    found = (
        (shared if shared and shared.measure is Measure.COMMUNES_MEETING_STANDARD else None)
        or _told_before(document, sentence, clause, number)
        or _of_known_group(document, sentence, clause, number)
        or _told_after(document, sentence, clause, number)
        or _put_up(document, sentence, clause, number)
        or shared
    )
    if found is not None and found.measure is Measure.MEMBERS:
        found.each = of_each(text, clause, number)
        if found.each and planned(text, sentence, number):
            return None
    return found


def _of_known_group(
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


def _told_after(
    document: Document, sentence: Sentence, clause: Span, number: Number
) -> Count | None:
    """A number before what it counts: '97 xã đạt chuẩn'."""
    text = document.text
    at = noun_at(text, number)
    following = _NEXT_WORD.match(text, at, sentence.end)
    for counted in beginning_with(following[1].casefold() if following else ""):
        match = counted.pattern.match(text, at, sentence.end)
        if not match:
            continue
        start, noun_end = match.span("unit")
        model, several = named_model(document, noun_end, counted.measure)
        if several and _ALL_OF.search(text[max(sentence.start, number.start - 6) : number.start]):
            return None  # cả hai mô hình “A” và “B”: those named, not a count
        around = Around(document, sentence, clause, number, match["unit"], noun_end, model)
        if not holds(counted, around):
            continue
        if number.value == 1 and counted.single and not one_counts(around):
            return None
        measure = counted.measure
        named_after = model
        if model is None and counted.needs in _GROUPS:
            model = own_group(document, match["unit"], sentence.start, number.start)
            measure = Measure.SITES if model else measure
        if model is None and counted.needs == "groups":
            model = made_of(document, clause, number.start)
            measure = Measure.SITES if model else measure
        if (
            measure is Measure.OTHER
            and GROUP_HEAD.match(match["unit"])
            and called_models(document, sentence, noun_end)
        ):
            measure = Measure.SITES
        if model is not None and measure is Measure.MODELS:
            measure = Measure.SITES
        if counted.needs == "models" and model is None:
            model = model_of_sites(around)
        if named_after is None and are_listed(document, counted, number, match["unit"], noun_end):
            measure, model = Measure.MODELS, None
        end = noun_end
        if measure is not Measure.PARTICIPANTS:
            end = named_after.end if named_after else unit_end(document, noun_end, sentence)
        return Count(
            number.start,
            end,
            number,
            start,
            end,
            noun_end,
            counted,
            measure,
            sentence,
            clause,
            model,
            counted.needs == "people" and is_rewarded(document, clause, number, noun_end),
        )
    return None


def _put_up(document: Document, sentence: Sentence, clause: Span, number: Number) -> Count | None:
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


def _sharing(
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


def _told_before(
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
