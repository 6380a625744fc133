"""Models of several kinds, each with its number: "98 mô hình A; 90 mô hình B và 3 Tổ C".

Where one of them is called a model, groups with a name of their own beside it are models too;
the groups that every commune has by law are none.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Sentence
from lantoa.loaders.reading.names.name_begins import BY_ITS_WORK, NOT_A_NAME
from lantoa.loaders.reading.names.name_extent import end_of_name
from lantoa.loaders.reading.names.name_finder import Finder
from lantoa.loaders.reading.names.name_things import THEME
from lantoa.loaders.reading.text.anchors import Anchored

_ITEM = Anchored(
    r"(?<!\w)\d[\d.]*\s+(?:(?P<model>mô hình):?\s+(?=[^\W\d_])|"
    r"(?=(?P<group>[Tt]ổ|[Đđ]ội|[Cc]ụm|[Cc]âu lạc bộ|CLB|[Nn]hóm)\s))"
)
#: What models are for, not what one is called.
_PURPOSE = re.compile(
    r"(?:phòng|tự quản|tự phòng|bảo đảm|đảm bảo|giữ gìn|an ninh|bảo vệ|quần chúng|dân vận|"
    r"kinh tế|xây dựng|toàn dân|công tác|điểm|hay|mới|thuộc|trong|kiểu mẫu|tiêu biểu|điển hình|"
    r"tiên tiến|hiệu quả)(?!\w)",
    re.I,
)
_BY_LAW = re.compile(
    r"(?:tổ|đội) (?:dân phòng|dân phố|bảo vệ|hòa giải|hoà giải|an ninh nhân dân|công tác|công nghệ|"
    r"an ninh trật tự|bảo vệ an ninh)(?!\w)",
    re.I,
)
_LEAST, _LEAST_SMALL = 3, 6  # words of a name; of one in small letters


def name_counted(finder: Finder, sentence: Sentence) -> None:
    """Add the models of an enumeration with numbers."""
    document, text = finder.document, finder.document.text
    items = _ITEM.finditer(document.words, sentence.start, sentence.end)
    if len(items) < 2 or not any(item["model"] for item in items):
        return
    called = any(item["model"] and not _PURPOSE.match(text, item.end()) for item in items)
    for item in items:
        start = item.end()
        if not finder.free(start, start + 4):
            continue
        by_work = BY_ITS_WORK.match(text, start) is not None
        if not item["model"] and not called and text[start].islower():
            continue  # 5 mô hình tự quản, 9 tổ hòa giải cơ sở: counted only
        if item["model"] and (
            _PURPOSE.match(text, start) or (NOT_A_NAME.match(text, start) and not by_work)
        ):
            continue
        end = end_of_name(document, start, sentence.end)
        words = len(text[start:end].split())
        named = words >= (_LEAST if item["model"] or text[start].isupper() else _LEAST_SMALL)
        if named and THEME.search(text, start, end) and not _BY_LAW.match(text, start):
            finder.group += 1
            finder.add(start, end, item.start())
