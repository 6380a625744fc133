"""The place that a paragraph is about, for counts that have none of their own."""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import Where, where
from lantoa.loaders.reading.document import Document, Sentence, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_LOOK_BACK = 1500  # so far back in the paragraph
_EVERYWHERE = Anchored(r"(?<!\w)toàn (?:tỉnh|thành phố|TP|huyện|quận|thị xã|TX)(?!\w)", re.I)
_FROM = re.compile(r"(?<!\w)[Tt]ừ\s+$")


def of_paragraph(
    document: Document, sentence: Sentence, position: int, least: Level
) -> Where | None:
    """Return the one place that the paragraph told of before, unless that is around the home."""
    begin = max(document.blocks[sentence.block].start, sentence.start - _LOOK_BACK)
    before = [
        p
        for p in within(document.places, begin, position)
        if not p.elliptical
        and p.place is not None
        and RANK[least] <= RANK[p.level] < RANK[Level.REGION]
        and not _FROM.search(document.text[max(begin, p.start - 6) : p.start])
    ]
    if not before or _EVERYWHERE.search(document.words, before[-1].end, position):
        return None
    framing = [p for p in before if document.text.endswith("trên địa bàn ", begin, p.start)]
    lowest = framing[-1] if framing else min(before, key=lambda p: RANK[p.level])
    if lowest.place is None or (
        document.home is not None and lowest.place.name in document.home.path
    ):
        return None
    names = {name.lower() for name in lowest.place.path}
    same = bool(framing) or all(
        p.place is not None and p.place.name.lower() in names for p in before
    )
    return where(document, lowest) if same else None
