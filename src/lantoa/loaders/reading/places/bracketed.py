"""Communes without a unit word before their district in brackets: 'Duy Hải, Duy Nghĩa (Duy Xuyên)'.

The gazetteer must know a commune of that name in a district of that name; so no home is needed,
and a commune may be called like a province ('Bình Dương (Thăng Bình)').
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lantoa.loaders.reading.lexicon import NAME as IN_BRACKETS
from lantoa.loaders.reading.lexicon import UNIT_WORDS, alternatives
from lantoa.loaders.reading.places.bare_lists import NAME, without_opener
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.loaders.reading.places.place_finder import PlaceFinder

_WORDS = alternatives(word for group in UNIT_WORDS[Level.DISTRICT] for word in group)
# It begins with the bracket, which is found fast; a space may stand before it.
_BRACKET = re.compile(
    rf"\((?:(?<=\w\()|(?<=\w \())(?:(?P<word>{_WORDS})\s*)?(?P<name>{IN_BRACKETS})(?=[,)])"
)
_BESIDE = re.compile(r"\s*(?:,|,?\s*và)\s*")
_WINDOW = 160  # characters of a list


def find_bracketed(finder: PlaceFinder) -> None:
    """Add the communes before brackets, and the bare districts inside them."""
    text = finder.text
    for match in _BRACKET.finditer(text):
        inside = match["name"]
        before = match.start() - (text[match.start() - 1] == " ")
        if finder.masked[before] or not finder.known(inside, Level.DISTRICT):
            continue
        sentence = finder.document.sentence_at(before)
        if sentence is None:
            continue
        found = _communes(finder, inside, max(sentence.start, before - _WINDOW), before)
        for each in found:
            finder.add(each.start(), each.end(), each.group(), each.group(), Level.COMMUNE)
        start, end = match.span("name")
        if found and not match["word"] and finder.free(start, end):
            finder.add(start, end, inside, finder.full(inside, Level.DISTRICT), Level.DISTRICT)


def _communes(finder: PlaceFinder, district: str, begin: int, bracket: int) -> list[re.Match[str]]:
    """The names side by side before a bracket that are communes of the district in it."""
    found: list[re.Match[str]] = []
    next_start = bracket
    runs = list(NAME.finditer(finder.text, begin, next_start))
    for run in reversed(runs):
        gap = finder.text[run.end() : next_start]
        if gap and not (found and _BESIDE.fullmatch(gap)):
            break
        name = without_opener(run)
        if name is None or not finder.free(*name.span()):
            break
        if not finder.lies_in(name.group(), Level.COMMUNE, district, Level.DISTRICT):
            break
        found.append(name)
        next_start = name.start()
    return found
