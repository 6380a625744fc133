"""Companies as places: where a model is at work ('mô hình “X” tại Công ty TNHH May A').

Elsewhere a company is a body and no place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lantoa.loaders.reading.document import PlaceName
from lantoa.loaders.reading.lexicon import NAME
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.loaders.reading.places.place_finder import PlaceFinder

_COMPANY = Anchored(
    rf"(?<!\w)(?:Công ty|Xí nghiệp|Nhà máy)\s+(?:(?:TNHH|CP|MTV|[Cc]ổ phần|[Mm]ột thành viên|"
    rf"[Tt]rách nhiệm hữu hạn|(?!thuộc|trong|trên|tại|ở|của|và)[^\W\d_]+)\s){{0,4}}{NAME}"
)
_AT = re.compile(r"(?:[”\"»]\s*(?:của|tại|ở)|(?<!\w)(?:tại|ở)|^(?:tại|ở))\s+$", re.I)
#: A company as the subject of what it has.
_FIRST = re.compile(r"(?:(?:Còn|Riêng|Trong đó),?\s+(?:ở\s+|tại\s+)?)?")
_HAS = re.compile(
    r"\s*(?:\([^()]{2,60}\)\s*)?(?:,[^,.;]{2,60}){0,3},?\s*(?:(?:cũng|đã|đang|hiện|thì|còn|vừa)\s+)*"
    r"(?:có|ra mắt|thành lập|xây dựng|duy trì|triển khai|thực hiện)(?!\w)"
)
#: What a sentence is on that tells where a model is.
_MODEL = Anchored(
    r"(?<!\w)(?:mô hình|câu lạc bộ|CLB|tổ công nhân|tổ tự quản|đội công nhân)(?!\w)", re.I
)


def find_companies(finder: PlaceFinder) -> None:
    """Add the companies at which a sentence on a model says that something is."""
    words, text = finder.document.words, finder.text
    for sentence, match in _COMPANY.within(words, finder.sentences):
        start, end = match.span()
        at = _AT.search(text, max(sentence.start, start - 12), start)
        if not at and not (
            _FIRST.fullmatch(text, sentence.start, start) and _HAS.match(text, end, sentence.end)
        ):
            continue
        if _MODEL.search(words, sentence.start, sentence.end) and finder.free(start, end):
            finder.taken[start:end] = b"\x01" * (end - start)
            printed = match.group()
            finder.places.append(PlaceName(start, end, printed, (printed,), Level.SITE))
