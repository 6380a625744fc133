"""Communes and districts that act like a body: 'xã X ra mắt mô hình', 'do huyện Y làm thường trực'.

Only what a unit launches, founds or heads makes it an actor; that a model is at work there is the
matter of ``sites``.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading import role_words as words
from lantoa.loaders.reading.document import Body, Document, PlaceName, Span, covering, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.place_chains import UP
from lantoa.loaders.reading.sites import chain_end
from lantoa.ontology.records import Level, Organization

_LEVELS = (Level.COMMUNE, Level.DISTRICT)
UNIT_WORD = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|TP|TX)(?!\w)", re.I)
#: What may stand before a subject: the beginning, a comma, a date.
_FREE = re.compile(r"(?:^|[.,;:–)-]|\d|qua|nay|đó|rằng|[Ll]ãnh đạo|[Cc]hính quyền)\s*$")


def acting_units(document: Document, stretch: Span) -> list[Body]:
    """Return the units of a stretch that act, as bodies."""
    found = []
    for place in within(document.places, stretch.start, stretch.end):
        if (
            place.level not in _LEVELS
            or place.elliptical
            or place.place is None
            or not UNIT_WORD.match(place.printed)
        ):
            continue
        end = chain_end(document, place)
        founds = words.UNIT_FOUNDS.match(document.text, end)
        runs = None if founds else words.UNIT_RUNS.match(document.text, end)
        if not founds and not runs:
            continue
        before = document.text[max(stretch.start, place.start - 24) : place.start]
        if founds and not (
            _FREE.search(before) or words.GUIDED.search(before) or words.ADVISED.search(before)
        ):
            continue
        if part_of_other(document, place):
            continue
        organization = Organization(name=", ".join(place.place.path), place=place.place)
        found.append(Body(place.start, place.end, place.printed, organization, place))
    return found


def part_of_other(document: Document, place: PlaceName) -> bool:
    """Whether a place belongs to a body, a name, or a lower place before it."""
    body = covering(document.bodies, place.start)
    name = covering(document.names, place.start)
    if (body is not None and body.start <= place.start) or name is not None:
        return True
    for earlier in within(document.places, place.start - 60, place.start):
        if RANK[earlier.level] < RANK[place.level] and UP.fullmatch(
            document.text[earlier.end : place.start]
        ):
            return True
    return False
