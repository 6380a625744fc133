"""The place that is a part of a name without marks: 'giữ yên bến bãi tại chợ Chiềng Pấc'."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document, Name, PlaceName, within
from lantoa.ontology.records import Level
from lantoa.vietnamese import key

#: After a number that counts qualities: 'Cụm dân cư 4 không', 'Khu phố 3 sạch'.
_OF_QUALITIES = re.compile(
    r"(?<=\d)\s+(?:không|có|sạch|an|giảm|tự|biết|nhất|nên|tốt|cùng|xanh|giữ|tăng|hơn|chủ)(?!\w)"
)


def place_in_name(document: Document, name: Name) -> PlaceName | None:
    """Return the settlement or site that an unquoted name contains, if any."""
    if name.quoted:
        return None
    for place in within(document.places, name.start, name.end):
        if place.level in (Level.SITE, Level.SETTLEMENT) and place.end <= name.end:
            if place.start == name.start and _OF_QUALITIES.match(
                document.text, place.end, name.end
            ):
                continue
            return place
    return None


def alias_without_place(name: Name, place: PlaceName) -> str | None:
    """Return the name without the site that makes it one thing's: 'giữ yên bến bãi'."""
    before = name.text[: place.start - name.start]
    match = re.search(r"\s+(?:tại|ở)\s+$", before)
    return before[: match.start()] if match and key(before[: match.start()]) else None
