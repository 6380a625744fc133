"""Figures in brackets after the place that has them: 'đặt ở ấp A (2 cổng), ấp B (1 cổng)'.

Their noun is one that was counted before ("xã có 3 cổng rào an ninh"), or points of a model.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.document import Document, Number, within
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_words import Counted
from lantoa.ontology.records import Measure

_START = attrgetter("start")
_NOUN = re.compile(r"\s(?P<unit>(?P<head>[^\W\d_]+)(?: [^\W\d_]+){0,3})(?=\s*[),;])")
_POINTS = Counted(re.compile("(?P<unit>điểm|mô hình)"), Measure.SITES, confidence=0.7)
_FAR = 400  # so far back the total may stand


def with_brackets(document: Document, counts: list[Count]) -> list[Count]:
    """Return the counts with those added that stand in brackets after a place."""
    counted = {count.number.start for count in counts}
    made = [
        count
        for number in document.numbers
        if document.text[number.start - 1 : number.start] == "("
        and number.start not in counted
        and not number.share
        and (count := _beside_place(document, counts, number)) is not None
    ]
    return sorted([*counts, *made], key=_START) if made else counts


def _beside_place(document: Document, counts: list[Count], number: Number) -> Count | None:
    noun = _NOUN.match(document.text, number.end, number.end + 40)
    sentence = document.sentence_at(number.start)
    if noun is None or sentence is None:
        return None
    places = within(document.places, sentence.start, number.start)
    if not places or document.text[places[-1].end : number.start].strip() != "(":
        return None
    start, end = noun.span("unit")
    clause = clause_at(document, sentence, number.start)
    for total in reversed(counts[: bisect_left(counts, number.start, key=_START)]):
        if total.start < number.start - _FAR:
            break
        first = document.text[total.unit_start : total.unit_end].split(" ", 1)[0]
        if first.casefold() == noun["head"].casefold():
            return replace(
                total,
                start=number.start,
                end=end,
                number=number,
                unit_start=start,
                unit_end=end,
                noun_end=end,
                sentence=sentence,
                clause=clause,
            )
    models = [n for n in within(document.names, sentence.start, number.start) if n.is_model]
    if not models or not _POINTS.pattern.match(noun["unit"]):
        return None
    return Count(
        number.start,
        end,
        number,
        start,
        end,
        end,
        _POINTS,
        Measure.SITES,
        sentence,
        clause,
        models[-1],
    )
