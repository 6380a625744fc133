"""Counts of the whole country: 'cả nước có 700 loại mô hình. Trong đó, có 61.000 tổ ...'."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from lantoa.loaders.reading.context import VIETNAM, Where
from lantoa.loaders.reading.document import Document, Sentence, within
from lantoa.loaders.reading.text.anchors import Anchored

_START = attrgetter("start")
_COUNTRY = Anchored(
    r"(?<!\w)(?:cả nước|toàn quốc)(?=\s*,|\s+(?:có|đã|hiện|đang|xây dựng|duy trì|thành lập|"
    r"triển khai)(?!\w))",
    re.I,
)
_APART = Anchored(r"(?<!\w)(?:riêng|trong đó)(?!\w),?\s+[^,;.]{0,40}?[A-ZĐ]")
#: A sentence that goes on telling of what the one before told.
_GOES_ON = re.compile(r"(?:Trong (?:đó|số (?:đó|này))|Cụ thể|Bao gồm|Gồm)(?!\w)")


class WholeCountry:
    """The sentences of one document that speak of all the country."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentences: set[int] = set()

    def at(self, sentence: Sentence, position: int) -> Where | None:
        """Return the country, if what is told at a position of a sentence is of all of it."""
        document = self._document
        match = _COUNTRY.search(document.words, sentence.start, sentence.end)
        if match is not None and match.start() < position:
            if _APART.search(document.words, match.end(), position) or any(
                document.text[match.end() : place.start].rstrip().endswith((";", ","))
                for place in within(document.places, match.end(), position)
            ):
                return None  # riêng Tây Nam Bộ có 891 mô hình; tỉnh A có 98 mô hình
            self._sentences.add(sentence.start)
            return Where(VIETNAM, match.group().lower())
        index = bisect_left(document.sentences, sentence.start, key=_START)
        before = document.sentences[index - 1] if index else None
        if (
            before is not None
            and before.block == sentence.block
            and before.start in self._sentences
            and _GOES_ON.match(document.text, sentence.start)
        ):
            self._sentences.add(sentence.start)
            return Where(VIETNAM, "cả nước")
        return None
