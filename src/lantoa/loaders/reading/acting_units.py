"""Communes and districts that act like a body: 'xã X ra mắt mô hình', 'do huyện Y làm thường trực'.

Only what a unit launches, founds or heads makes it an actor; that a model is at work there is the
matter of ``sites``.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading import role_words as words
from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.document import Body, Document, PlaceName, Span, covering, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.place_chains import UP
from lantoa.loaders.reading.sites import chain_end
from lantoa.ontology.records import Level, Organization, Place

_LEVELS = (Level.COMMUNE, Level.DISTRICT)
UNIT_WORD = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|TP|TX)(?!\w)", re.I)
_PARISH = re.compile(r"(?:giáo xứ|giáo họ|họ đạo)(?!\w)", re.I)
#: What may stand before a subject: the beginning, a comma, a date.
_FREE = re.compile(r"(?:^|[.,;:–)-]|\d|qua|nay|đó|rằng|[Ll]ãnh đạo|[Cc]hính quyền)\s*$")
#: A unit without its name that acts: 'Tháng 8, xã ra mắt mô hình', 'Xã duy trì 6 mô hình'.
_BARE = Anchored(
    r"(?<!\w)(?P<word>xã|phường|thị trấn)\s+(?=(?:(?:đã|vừa|cũng|đang|hiện|tiếp tục|tổ chức|"
    r"chính thức)\s+)*(?:ra mắt|thành lập|duy trì|xây dựng(?: được)?)\s[^.;“\"]{0,60}mô hình)",
    re.I,
)
_BARE_FREE = re.compile(r"(?:^|[.,;:–)-]|qua|nay|đó|rằng|năm \d{4}|/\d{4})\s*$")


def acting_units(document: Document, stretch: Span) -> list[Body]:
    """Return the units of a stretch that act, as bodies."""
    found = _bare_units(document, stretch)
    for place in within(document.places, stretch.start, stretch.end):
        unit = place.level in _LEVELS and UNIT_WORD.match(place.printed)
        if place.elliptical or place.place is None or not (unit or _PARISH.match(place.printed)):
            continue
        end = chain_end(document, place)
        founds = words.UNIT_FOUNDS.match(document.text, end)
        runs = None if founds else words.UNIT_RUNS.match(document.text, end)
        if not founds and not runs:
            continue
        before = document.text[max(stretch.start, place.start - 24) : place.start]
        if founds and not (
            _FREE.search(before)
            or words.GUIDED.search(before)
            or words.ADVISED.search(before)
            or words.PARTNER.search(before)
        ):
            continue
        if part_of_other(document, place):
            continue
        organization = Organization(name=", ".join(place.place.path), place=place.place)
        found.append(Body(place.start, place.end, place.printed, organization, place))
    return found


def _bare_units(document: Document, stretch: Span) -> list[Body]:
    """'Xã' as an actor: the home, or the commune named last before it in the paragraph."""
    found = []
    for match in _BARE.finditer(document.words, stretch.start, stretch.end):
        before = document.text[max(stretch.start, match.start() - 24) : match.start()]
        place = _commune_meant(document, match.start()) if _BARE_FREE.search(before) else None
        if place is not None and place.name.startswith(match["word"].lower()):
            organization = Organization(name=", ".join(place.path), place=place)
            found.append(Body(match.start(), match.end("word"), place.name, organization))
    return found


def _commune_meant(document: Document, position: int) -> Place | None:
    home = document.home
    if home is not None and home.level is Level.COMMUNE:
        return home
    sentence = document.sentence_at(position)
    begin = document.blocks[sentence.block].start if sentence else position
    named = [
        place
        for place in within(document.places, begin, position)
        if place.level is Level.COMMUNE and not place.elliptical
    ]
    return named[-1].place if named else None


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
