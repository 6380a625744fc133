"""The parts that are told after a total: '23 xã (trong đó, huyện A 9 xã, huyện B 14 xã)'."""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.document import Document, Number
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_brackets import with_brackets
from lantoa.loaders.reading.figures.count_shares import with_shares
from lantoa.loaders.reading.figures.count_words import GROUP_HEAD
from lantoa.ontology.records import Measure

#: After a total its parts are told.
_PARTS = re.compile(r"(?<!\w)(?:trong đó|nhiều nhất|gồm|riêng|cụ thể)(?!\w)", re.I)


def with_parts(document: Document, counts: list[Count]) -> list[Count]:
    """Return the counts with the parts of totals added."""
    counted = {count.number.start for count in counts}
    made: list[Count] = []
    totals = iter(counts)
    following = next(totals, None)
    total: Count | None = None
    for number in document.numbers:
        while following is not None and following.number.start <= number.start:
            made.append(_of_total(document, total, following))
            total, following = made[-1], next(totals, None)
        if total is None or number.start in counted or number.start >= total.sentence.end:
            continue
        noun = document.text[total.unit_start : total.noun_end]
        head = GROUP_HEAD.match(noun)
        noun = head.group() if head else noun
        between = document.text[total.end : number.start]
        if _PARTS.search(between) and _is_noun(document, number, noun) and not number.share:
            clause = clause_at(document, total.sentence, number.start)
            end = number.end + 1 + len(noun)
            part = replace(total, start=number.start, end=end, number=number, clause=clause)
            made.append(replace(part, unit_start=number.end + 1, unit_end=end, noun_end=end))
    made += [following] if following is not None else []
    made = sorted([*made, *totals], key=lambda count: count.number.start)
    return with_brackets(document, with_shares(document, made))


def _is_noun(document: Document, number: Number, noun: str) -> bool:
    at = number.end + 1
    end = at + len(noun)
    return document.text[at:end] == noun and not document.text[end : end + 1].isalpha()


def _of_total(document: Document, total: Count | None, part: Count) -> Count:
    """54 mô hình “X”, nhiều nhất là huyện A với 17 mô hình: these are of the same model."""
    if (
        total is None
        or total.model is None
        or part.measure is not Measure.MODELS
        or total.measure is not Measure.SITES
        or total.sentence is not part.sentence
        or not _PARTS.search(document.text[total.end : part.number.start])
    ):
        return part
    return replace(part, measure=Measure.SITES, model=total.model)
