"""Where the count before is, for a sentence that goes on to tell of the same groups."""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import Where
from lantoa.loaders.reading.document import Document, Sentence
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Level

_NEXT = 4  # characters between a sentence and the next
_GOES_ON = re.compile(
    r"(?:(?:Qua đó|Nhờ (?:đó|vậy|thế)|Từ đó|Do đó|Vì vậy|Đồng thời|Bên cạnh đó|Ngoài ra|"
    r"Cùng với đó|Kết quả|Thông qua(?: hoạt động)?|Qua hoạt động|Từ đầu năm đến nay|Hằng năm|"
    r"Hàng năm|Từ khi (?:thành lập|ra mắt|đi vào hoạt động)(?: đến nay)?|(?:Trong )?[Nn]ăm \d{4}|"
    r"Đến nay|Hiện nay|Hiện tại|Hiện)(?:,|\s)\s*)?"
    r"(?:(?:[Cc]ác|[Nn]hững) (?:tổ|đội|nhóm|câu lạc bộ|CLB|thành viên|hội viên|tổ viên|đội viên|"
    r"hộ|mô hình này|chị em)|(?:[Mm]ô hình|[Tt]ổ|[Đđ]ội|[Cc]âu lạc bộ|CLB|[Cc]hi hội|[Bb]à con|"
    r"[Cc]hị em|[Nn]gười dân|[Nn]hân dân|[Qq]uần chúng)(?!\s+[“\"]))(?!\w)"
)


#: What is told of one place only, before the text goes back: 'Riêng thôn A, ...'.
ASIDE = re.compile(r"(?:Riêng|Trong đó|Điển hình|Tiêu biểu|Đơn cử|Nổi bật|Đặc biệt)(?!\w)")


class CountBefore:
    """The last count of one document, where it is, and which sentences go on with it."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._last: tuple[Sentence, Where] | None = None
        self._end = 0  # of the last sentence that counts, also aside

    def was(self, sentence: Sentence, found: Where) -> Where:
        """Keep and return where a count of a sentence is, unless that is told aside."""
        if self._last is None or not ASIDE.match(self._text, sentence.start):
            self._last = sentence, found
        self._end = sentence.end
        return found

    def holding(self, sentence: Sentence, least: Level) -> Where | None:
        """Return where the last count is, if a sentence goes on and can be about that place."""
        if self._last is None or not _GOES_ON.match(self._text, sentence.start):
            return None
        before, found = self._last
        place = found.place
        near = before.block == sentence.block and sentence.start - self._end < _NEXT
        return found if near and place is not None and RANK[place.level] >= RANK[least] else None
