"""The place that a unit word without a name means: "Công an xã", "trong thôn", "khu dân cư này".

The unit of that word that was named last, alone; else the report's home, or the only commune that
the report names at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.deployments.site_frames import TALK
from lantoa.loaders.reading.document import Document, Name, PlaceName, Sentence, within
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_UNNAMED = Anchored(
    rf"(?<!\w)(?<!các )(?<!những )(?<!nhiều )(?<!mỗi )(?<!từng )(?<!một số )(?<!cấp )"
    rf"(?<!thị )(?<!\d )"
    rf"(?P<word>xã|phường|thị trấn|thôn|ấp|khóm|khu phố|buôn|bản)"
    rf"(?!\s+(?:{UPPER}|\d|hội|xóm|bản|buôn|này|điểm|trọng điểm|biên giới|trong|đạt|viên))"
    r"(?![\w,/])",
)
#: One commune that is meant without its name.
_OF_ONE = Anchored(
    r"(?<!\w)(?:UBND|Ủy ban nhân dân|[Cc]ông an|Đảng ủy|địa bàn|[Tt]oàn|MTTQ|Mặt trận|Quân sự)\s+"
    r"(?:xã|phường|thị trấn)(?!\s*[,/])(?!\w)"
)
_SEVERAL = re.compile(r"(?:các|những|hai|ba|bốn|năm|\d)[ ]+$|(?:giáp ranh|giáp với|giáp)\s+$", re.I)
_LISTED = re.compile(r"(?:,|(?<!\w)và)\s+$")
COMMUNES = frozenset({"xã", "phường", "thị trấn"})
_BACK = 2  # paragraphs


def named_before(document: Document, sentence: Sentence, name: Name) -> PlaceName | None:
    """The unit that 'Công an xã', 'trong thôn' beside a model points back to, if one is meant."""
    clause = clause_at(document, sentence, name.start)
    told = _UNNAMED.finditer(document.words, clause.start, name.start)
    if not told or TALK.search(document.words, clause.start, name.start):
        return None
    words = {match["word"] for match in told}
    named = last_named(document, sentence, clause.start, words)
    home, printed = document.home, document.home_name
    if named is not None or not words & COMMUNES:
        return named
    if home is not None and printed is not None and home.level is Level.COMMUNE:
        return replace(printed, place=home)
    if _OF_ONE.search(document.words, clause.start, name.start) is None:
        return None
    return lone_commune(document)


def lone_commune(document: Document) -> PlaceName | None:
    """The only commune that a report names, wherever it does."""
    named = communes(document)
    return next(iter(named.values())) if len(named) == 1 else None


def communes(document: Document) -> dict[tuple[str, ...], PlaceName]:
    """The communes that a report names, by their path."""
    if document.communes is None:
        document.communes = {
            place.place.path: place
            for place in document.places
            if place.level is Level.COMMUNE and not place.elliptical and place.place is not None
        }
    return document.communes


_POINTED = Anchored(
    r"(?<!\w)(?<!các )(?<!những )(?P<word>khu dân cư|tổ dân phố|khu phố|thôn|ấp|khóm|buôn|bản|"
    r"làng|xã|phường|thị trấn|giáo xứ|giáo họ|chùa|chợ)\s+này(?!\w)",
    re.I,
)


def pointed_at(document: Document, sentence: Sentence, name: Name) -> PlaceName | None:
    """The place named before that 'khu dân cư này', 'xã này' before a model means."""
    clause = clause_at(document, sentence, name.start)
    told = _POINTED.finditer(document.words, clause.start, name.start)
    if not told:
        return None
    return last_named(document, sentence, told[-1].start(), {told[-1]["word"].lower()})


#: 'Bình Dương là xã có ...'
_IS_A = re.compile(r"\s+là\s+(?:một\s+)?(?P<word>xã|phường|thị trấn|thôn|bản|làng|buôn|ấp)(?!\w)")


def last_named(
    document: Document, sentence: Sentence, end: int, words: set[str] | frozenset[str]
) -> PlaceName | None:
    """The place with one of some unit words that was named last, alone, and not far before."""
    begin = document.blocks[max(0, sentence.block - _BACK)].start
    earlier = within(document.places, begin, end)
    for place in reversed(earlier):
        if place.elliptical or place.place is None:
            continue
        bare = not _LISTED.search(document.text, max(0, place.start - 5), place.start)
        printed = (place.chain[0] if bare else place.printed).lower()
        told = _IS_A.match(document.text, place.end)
        if not any(
            printed.startswith(f"{word} ") or (told and told["word"] == word) for word in words
        ):
            continue  # an item of a list is not pointed back to
        if not _SEVERAL.search(document.text, max(0, place.start - 14), place.start):
            return place
    return None
