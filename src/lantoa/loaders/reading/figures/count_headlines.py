"""Counts of the headline that the text tells again in other words: 42 “mắt thần”, 42 camera."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document
from lantoa.loaders.reading.figures.count import Count

_DEVICES = frozenset({"fitted", "put up", "cameras"})
_FIRST = re.compile(r"mô hình|điểm|\w+", re.I)


def told_once(document: Document, counts: list[Count]) -> list[Count]:
    """Return the counts without those of the headline that the text tells better.

    An equal number of the same sort of things is one count, whatever more the noun says; equal
    nouns of one measure are left to be merged with both pieces of evidence.
    """
    title = document.title_span
    if title is None or not counts or counts[0].start >= title.end:
        return counts
    below: dict[object, list[Count]] = {}
    for count in counts:
        if count.start >= title.end:
            below.setdefault(count.number.value, []).append(count)
    return [
        count
        for count in counts
        if count.start >= title.end
        or not any(
            _same_sort(document, count, other) for other in below.get(count.number.value, ())
        )
    ]


def _same_sort(document: Document, one: Count, other: Count) -> bool:
    if one.counted.needs in _DEVICES and other.counted.needs in _DEVICES:
        return _first(document, one) != _first(document, other)
    return one.measure is not other.measure and _first(document, one) == _first(document, other)


def _first(document: Document, count: Count) -> str:
    first = _FIRST.search(document.text, count.unit_start, count.unit_end)
    return first.group().lower() if first else ""
