"""Counts: a number and the noun that it counts.

Money, intentions and numbers inside names are left out; :mod:`.count_otherwise` finds the nouns
that do not stand right after their number, :mod:`.measurements` makes statements of the counts.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.document import Document, Number, Sentence, Span, covering, within
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_around import Around
from lantoa.loaders.reading.figures.count_contexts import holds, one_counts
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
    made_of,
    named_model,
    noun_at,
    own_group,
    unit_end,
)
from lantoa.loaders.reading.figures.count_otherwise import (
    of_known_group,
    put_up,
    sharing,
    told_before,
)
from lantoa.loaders.reading.figures.count_sites import camera_model, model_of_sites
from lantoa.loaders.reading.figures.count_words import GROUP_HEAD
from lantoa.ontology.records import Measure

_NEXT_WORD = re.compile(r"\s*(\w+)")
_ALL_OF = re.compile(r"(?<!\w)cả\s+$", re.I)
#: What those counted did begins so: 45 hộ dân đã ký cam kết.
_PREDICATE = re.compile(
    r"(?<=\w)(?:\s(?:đã|đều|cùng|cũng|đang|của|thuộc|"
    r"tổ chức(?= (?:được )?[“\"]?(?:[Nn]gày hội|lễ|hội|diễn)))(?!\w)|(?:,| và) \d)"
)
_GROUPS = frozenset({"groups", "set up"})


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
    shared = sharing(document, sentence, clause, number, following) if following else None
    found = (
        (shared if shared and shared.measure is Measure.COMMUNES_MEETING_STANDARD else None)
        or told_before(document, sentence, clause, number)
        or of_known_group(document, sentence, clause, number)
        or _told_after(document, sentence, clause, number)
        or put_up(document, sentence, clause, number)
        or shared
    )
    if found is not None and found.measure is Measure.MEMBERS:
        found.each = of_each(text, clause, number)
        if found.each and planned(text, sentence, number):
            return None
    return found


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
        if counted.needs == "cameras" and match["unit"].lower() == "điểm":
            model = camera_model(around)
            measure = Measure.SITES if model else measure
        if model is not None and measure is Measure.MODELS:
            measure = Measure.SITES
        if counted.needs == "models" and model is None:
            model = model_of_sites(around)
        if named_after is None and are_listed(document, counted, number, match["unit"], noun_end):
            measure, model = Measure.MODELS, None
        end = noun_end
        if measure is not Measure.PARTICIPANTS:
            end = named_after.end if named_after else unit_end(document, noun_end, sentence)
        if measure is Measure.MODELS and named_after is None:
            first = next((n for n in within(document.names, noun_end, end) if n.quoted), None)
            if first is not None:  # 2 mô hình “A” và “B”
                end = noun_end + len(text[noun_end : first.start].rstrip(" “\"‘'"))
        if covering(document.places, start) is not None:
            end = noun_end  # 3 thôn A, B và C
        said = _PREDICATE.search(text, start, noun_end)
        end = said.start() if said else end
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
