"""Unit words that stand for a unit named before: 'thôn đã lắp', 'UBND thị trấn', 'của xã'.

That is the home where it is of this kind, else the unit of this kind that the paragraph named last,
else the one that the report names most often.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from operator import attrgetter

from lantoa.loaders.reading.context import Where, home, where
from lantoa.loaders.reading.document import Document, PlaceName, covering
from lantoa.loaders.reading.lexicon import FULL_WORD, LEVEL_OF_WORD, UPPER
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_START = attrgetter("start")
_BARE = Anchored(
    r"(?<!\w)(?P<word>(?i:thôn|bản|buôn|làng|ấp|xóm|khóm|khu phố|tổ dân phố|giáo xứ|giáo họ|xã|"
    r"phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố|TP|TX))(?!\w)"
    r"(?!\s+(?:bản|xóm|làng|buôn|ấp|xã)(?!\w))"  # thôn bản, làng xã: of a sort
    rf"(?!\s+(?:{UPPER}|\d|hội|ta\s|và\s))(?!\s?[,;]\s+(?:xã|phường|thị trấn|thôn|bản))"
)
#: After these, or a number, it means no single unit.
_NOT_BARE = (
    *("các", "những", "mỗi", "từng", "nhiều", "số", "cấp", "vùng", "liên", "hàng", "và", "tại"),
    *("cơ", "văn", "nhật", "căn", "làm", "dân", "nhất"),
    *("thôn", "bản", "làng", "buôn", "xóm"),
    *("tỉnh,", "huyện,", "xã,", "phường,", "thị trấn,", "thôn,", "bản,", "ấp,", "xóm,", "khu phố,"),
)
#: Before a unit that its sentence is about: 'Trái với A, xã B', 'Tại xã B'.
_LEAD = re.compile(r"(?:[^,;.“\"]{1,40},\s+)?(?:(?:Còn|Riêng|Tại|Ở|Về|Đến|tại|ở)\s+)?")
_UNIT_WORD = re.compile(rf"(?:{'|'.join(map(re.escape, LEVEL_OF_WORD))})(?= )")
_FULL = {"tp": "thành phố", "tx": "thị xã"}


def _word(match: re.Match[str]) -> str:
    word = match["word"].lower()
    return _FULL.get(word, word)


def _is_several(before: str) -> bool:
    """Whether words before a unit word make it mean several units, or none."""
    words = before.rstrip()
    return words != before and (words[-1:].isdecimal() or words.lower().endswith(_NOT_BARE))


def level_of(match: re.Match[str]) -> Level:
    """Return the level of the unit that a bare word means."""
    return LEVEL_OF_WORD[_word(match)]


class UnitsMeant:
    """The units that the bare unit words of one document mean."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._named: dict[str, list[PlaceName]] | None = None  # by the unit word
        self._most: dict[str, PlaceName] = {}

    def within(self, start: int, end: int) -> list[re.Match[str]]:
        """Return the bare unit words of a stretch, in order."""
        return _BARE.finditer(self._document.words, start, end)

    def of(self, match: re.Match[str]) -> Where | None:
        """Return the unit of its kind that was named last before a bare word, if it means one."""
        document, word = self._document, _word(match)
        if _is_several(document.text[max(0, match.start() - 12) : match.start()]):
            return None
        own = covering(document.places, match.start())
        if own is not None and not own.elliptical:
            return None
        if self._named is None:
            self._named = {}
            for place in document.places:
                if not place.elliptical and place.place is not None:
                    printed = _UNIT_WORD.match(place.chain[0].lower()) or _UNIT_WORD.match(
                        place.place.name.lower()  # TP.Hà Tĩnh
                    )
                    kind = printed.group() if printed else ""
                    self._named.setdefault(FULL_WORD.get(kind, kind), []).append(place)
        named = self._named.get(word, [])
        index = bisect_left(named, match.start(), key=_START)
        if document.home is not None and document.home.name.lower().startswith(word + " "):
            other = self._subject(match.start(), named[index - 1]) if index else None
            return other or home(document)
        if not index:  # the only one of its kind may be named later
            units = {place.place.iri for place in named if place.place is not None}
            return where(document, named[0]) if len(units) == 1 else None
        sentence = document.sentence_at(match.start())
        begin = document.blocks[sentence.block].start if sentence else 0
        if named[index - 1].start >= begin:
            return where(document, named[index - 1])
        return where(document, self._most_named(word, named))

    def _subject(self, position: int, last: PlaceName) -> Where | None:
        """The unit named last, if it is what its paragraph is on: 'Còn xã B ... . Xã đã'."""
        document = self._document
        sentence, own = document.sentence_at(last.start), document.sentence_at(position)
        if sentence is None or own is None or own.block != sentence.block:
            return None
        lead = _LEAD.fullmatch(document.text, sentence.start, last.start)
        return where(document, last) if lead and last.place != document.home else None

    def _most_named(self, word: str, named: list[PlaceName]) -> PlaceName:
        """The unit of a kind that the report names most often."""
        if word not in self._most:
            times = Counter(place.place.iri for place in named if place.place is not None)
            (iri, _), *_ = times.most_common(1)
            self._most[word] = next(p for p in named if p.place is not None and p.place.iri == iri)
        return self._most[word]
