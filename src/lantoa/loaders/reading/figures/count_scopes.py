"""Places beside a count that are not where it is: what something is the first of, a venue, an
agent's home, the last of several units.

'đầu tiên của tỉnh A với 80 thuyền viên', 'tại nhà văn hóa thôn B', 'do Công an xã C hỗ trợ, có 12
camera', 'đến 4 phường và phường D với 500 chủ trọ'.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.text.anchors import Anchored

#: Of what something is the first, the most or one: the scope of a comparison.
_SCOPE = Anchored(
    r"(?<!\w)(?:đầu tiên|duy nhất|(?<!thống )(?<!hợp )nhất|hàng đầu|đi đầu|tiên phong|"
    r"(?:một|1) trong (?:những|số|các|\d+)[^,;.]{0,60}?)"
    r"(?:\s+(?:được\s+(?:thành lập|ra mắt|xây dựng|công nhận|chọn)|của|ở|tại|trên địa bàn|trong|"
    r"trên|thuộc|cả|toàn|khu vực|huyện|tỉnh|xã))*\s+$",
    re.I,
)
#: Where something came from: 'Sau thành công của mô hình tại xã A, Hội Phụ nữ huyện ...'.
_ORIGIN = Anchored(
    r"(?<!\w)(?:sau|từ|qua|nhờ|trên cơ sở|học tập|phát huy)(?!\w)[^,;.]{0,30}?\s"
    r"(?:thành công|hiệu quả|thí điểm|làm điểm|kinh nghiệm|cách làm|mô hình điểm|kết quả)(?!\w)"
    r"[^,;.]{0,60}?\s(?:tại|ở|của|từ)\s+$",
    re.I,
)
#: The house that something is held in.
_VENUE = Anchored(
    r"(?<!\w)(?:nhà văn hóa|nhà văn hoá|nvh|hội trường|trụ sở|trung tâm [^,;.]{0,24}|"
    r"nhà sinh hoạt(?: cộng đồng)?|nhà cộng đồng|sân(?: vận động| bóng| trường)?|khuôn viên|"
    r"quảng trường|đình làng|điểm sinh hoạt[^,;.]{0,20})(?:\s+(?:của|ubnd))?\s+$",
    re.I,
)
#: Whose plan, order or help it is: 'theo Kế hoạch 33 của Công an tỉnh'.
_ISSUER = Anchored(
    r"(?<!\w)(?:kế hoạch|chỉ thị|nghị quyết|quyết định|công văn|hướng dẫn|chỉ đạo|chủ trương|"
    r"thông tư|đề án|sự [^,;.]{2,40}?|quan tâm|giúp đỡ|hỗ trợ)(?:\s[^,;.]{0,50})?\s(?:của|từ)\s+"
    r"(?:lãnh đạo\s+)?$",
    re.I,
)
#: Who only helps, founds or leads what is counted: 'do Hội A phụ trách', 'cùng Công an B'.
_AGENT = Anchored(
    r"(?<!\w)(?:do|bởi|được|cùng(?: với)?|phối hợp (?:với|cùng)|giao(?: cho)?)\s+"
    r"(?:(?:lãnh đạo|cán bộ|lực lượng|tập thể)\s+)?$",
    re.I,
)
#: The last of several units, of which the others are counted: '4 phường và phường A'.
_LAST = Anchored(
    r"(?<!\w)\d[\d.]*\s(?P<unit>xã|phường|thị trấn|thôn|bản|ấp|khu phố|huyện)(?!\w)"
    r"[^,;.\d]{0,40}\s(?:và|cùng)\s+(?=(?P=unit)\s)",
    re.I,
)
#: After parts, what is told of all of them: 'gồm 2 tổ ở A và 3 tổ ở B, thu hút 60 thành viên'.
_OF_ALL = re.compile(
    r"(?:,|\svà)\s+(?:thu hút|tổng cộng|với tổng số|tất cả(?: có)?|cả thảy)[^,;.\d]{0,30}$", re.I
)
_PARTS = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm|cụ thể)(?!\w)", re.I)
_BACK = 110


def _ends(pattern: Anchored, document: Document, start: int) -> bool:
    """Whether a pattern that ends in `$` ends at a place."""
    return pattern.search(document.words, max(0, start - _BACK), start) is not None


def is_scope(document: Document, start: int) -> bool:
    """Tell whether a place is what something is the first of, came from, or the last of several."""
    if _ends(_SCOPE, document, start) or _ends(_ORIGIN, document, start):
        return True
    last = _LAST.search(document.words, max(0, start - _BACK), start + 12)
    return last is not None and last.end() == start


def is_venue(document: Document, start: int) -> bool:
    """Tell whether a place stands in the name of a house that something is held in."""
    return _ends(_VENUE, document, start)


def is_agent(document: Document, start: int) -> bool:
    """Tell whether a body helps, founds or leads what a sentence tells of, not as its subject."""
    return _ends(_AGENT, document, start) or is_issuer(document, start)


def is_issuer(document: Document, start: int) -> bool:
    """Tell whether a plan, an order or help is that of a body."""
    return _ends(_ISSUER, document, start)


def before_parts(document: Document, count: Count, stop: int) -> int:
    """Return where the parts of a total begin, for what is told of all of them; else `stop`."""
    begin, position = count.clause.start, count.number.start
    if _OF_ALL.search(document.text, max(begin, position - _BACK), position) is None:
        return stop
    parts = _PARTS.search(document.text, begin, position)
    return parts.start() if parts is not None else stop
