"""The time that a report's units are of: its own day, else what its words tell of it.

Before July 2025 Vietnam had districts. An undated report that prints them as units (huyện, quận,
thị xã, or a bare name in brackets after a commune) is from before, unless it names a later month;
then the units are those of the latest year that it names, at most those of the last full year with
districts. Otherwise nothing is known, and units of today are preferred.
"""

from __future__ import annotations

import datetime as dt
import re

from lantoa.graph.places.units import REFORM_DAY
from lantoa.loaders.reading.document import DateKind, Document
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

#: The last day of a full year with districts. The first changes of 2025 were made by reform, too.
_LAST_DAY = dt.date(2024, 12, 31)
_DISTRICT = Anchored(
    r"(?<!\w)(?<!cấp )(?:huyện|quận|thị xã|thị trấn)(?!\w)(?!\s+(?:cũ|trước đây|cũng))", re.I
)
#: A city below a province; one that is a province is no district.
_CITY = re.compile(r"thành phố|t\.?p", re.I)
_FORMER = re.compile(r"[^.;]{0,30}?\(?(?:cũ|trước đây)(?!\w)")


def find_era(document: Document) -> None:
    """Fill in the day that the units of a document are of, if it can be known."""
    document.as_of = document.published or document.month_end or _before_reform(document)


def _before_reform(document: Document) -> dt.date | None:
    if not _has_districts(document):
        return None
    named = [
        date.when
        for date in document.dates
        if date.when is not None and date.kind in (DateKind.POINT, DateKind.AS_OF)
    ]
    if any(
        when.earliest is not None and when.earliest >= REFORM_DAY and len(when.edtf) > len("2025")
        for when in named
    ):
        return None
    days = [when.latest for when in named if when.latest is not None and when.latest < REFORM_DAY]
    return min(max(days, default=_LAST_DAY), _LAST_DAY)


def _has_districts(document: Document) -> bool:
    for match in _DISTRICT.finditer(document.words, 0, len(document.text)):
        if not _FORMER.match(document.text, match.end()):
            return True
    return any(
        place.level is Level.DISTRICT
        and not (_CITY.match(place.printed) and _FORMER.match(document.text, place.end))
        for place in document.places
    )
