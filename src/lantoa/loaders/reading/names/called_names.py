"""Names without marks that the words after them call models: "Bến đò bình yên là mô hình"."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import BlockKind, Sentence
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.names.described_names import has_theme, is_of_livelihood
from lantoa.loaders.reading.names.name_begins import NOT_A_NAME
from lantoa.loaders.reading.names.name_extent import end_of_name
from lantoa.loaders.reading.names.name_finder import Finder
from lantoa.loaders.reading.names.name_lists import thing_at

_CALLED = re.compile(
    rf"(?P<name>{UPPER}[^\W\d_]*(?:,? [^\W\d_]+){{2,9}}?)(?: (?:tại|ở|"
    rf"của) [^,.;:“\"]{{2,60}}?)?,? là "
    r"(?:(?:một|1) (?:trong (?:số )?)?)?(?:những |các )?mô hình(?= (?:do|được|của|hay|mới|"
    r"tiêu biểu|"
    r"điển hình|hiệu quả|tự quản|có|độc đáo|sáng tạo|đầu tiên|nổi bật|phòng|bảo đảm|đảm bảo|"
    r"thiết thực|ý nghĩa|mà|giúp|dân vận)(?!\w))"
)
#: What opens a sentence and is called a model, but is no name.
_NO_NAME = re.compile(
    r"(?:Mô hình|Đây|Đó|Điều|Việc|Cách|Kết quả|Nổi bật|Hoạt động|Phong trào|Trong|Với|Theo|Hiện|"
    r"Nhiều|Một|"
    r"Những|Các|Mỗi|Xây dựng|Thành lập|Tiêu biểu|Điển hình|Sự|Mục tiêu|Xã|Phường|Thôn|Bản|Huyện)"
    r"(?!\w)"
)


def name_called(finder: Finder, sentence: Sentence) -> None:
    """Add the subject of a sentence that calls it a model."""
    document = finder.document
    called = _CALLED.match(document.text, sentence.start, sentence.end)
    if called is None or sentence.kind is BlockKind.TITLE:
        return
    start, end = called.span("name")
    if (
        _NO_NAME.match(document.text, start)
        or NOT_A_NAME.match(document.text, start)
        or thing_at(document, start) is not None
        or end_of_name(document, start, sentence.end) != end
    ):
        return
    words = document.text[start:end]
    if has_theme(words) and not is_of_livelihood(words):
        finder.group += 1
        finder.add(start, end, start, head="")
