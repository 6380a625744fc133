"""Counted things that are named one by one: '2 câu lạc bộ là “A” và “B”' are two models."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document, Number, within
from lantoa.loaders.reading.figures.count_words import Counted
from lantoa.ontology.records import Measure
from lantoa.vietnamese import key

#: What opens a list of names: 3 mô hình dân vận khéo gồm “A”, “B” và “C”.
_OPENS = re.compile(
    r"(?:[^;.:“”\"\d]{0,70}\s)?(?:gồm|gồm có|là|như|đó là)\s*:?\s*[“\"]?$|:\s*[“\"]?$"
)
_MOST = 12  # names of a list that are looked at
_FAR = 120  # characters from the noun to the first name
_LISTED = frozenset({Measure.SITES, Measure.OTHER, Measure.MODELS})


def are_listed(document: Document, counted: Counted, number: Number, noun: str, end: int) -> bool:
    """Tell whether what a number counts are models that are named after the noun.

    'Mô hình' with any of its names, groups only with all of them.
    """
    if counted.measure not in _LISTED or number.value < 2:
        return False
    first = [name for name in within(document.names, end, end + _FAR) if name.is_model]
    if not first or not _OPENS.match(document.text, end, first[0].start):
        return False
    sentence = document.sentence_at(number.start)
    stop = sentence.end if sentence is not None else end
    models = [name for name in within(document.names, end, stop)[:_MOST] if name.is_model]
    different = len({key(name.text) for name in models})
    return different == number.value or (different > 1 and noun.lower().startswith("mô hình"))
