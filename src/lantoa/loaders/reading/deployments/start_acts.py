"""What was done at a date: whether a verb of founding beside it began the model then.

The verb is near enough and no mere topic ('nhờ triển khai', 'kế hoạch xây dựng'), its subject may
stand before a semicolon ('tổ chức Ngày hội; ra mắt mô hình'), and the date may end what it says
('xây dựng mô hình “X” vào năm 2019').
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments.sites import Item
from lantoa.loaders.reading.deployments.start_dates import is_day, is_start, lies_in
from lantoa.loaders.reading.document import Date, Document, within
from lantoa.loaders.reading.text.anchors import Anchored

ACTS = (
    r"thành lập|ra đời|ra mắt|hình thành|thí điểm|khởi xướng|sáng lập|khởi động|"
    r"triển khai|xây dựng|"
    r"khánh thành|gắn biển|lắp đặt|phát động|tổ chức|áp dụng|lập|"
    r"đưa vào (?:hoạt động|sử dụng|vận hành)"
)
STRICT = Anchored(rf"(?<!\w)(?:{ACTS})(?!\w)", re.I)
HEAD = 25  # characters
#: Right before a date that ends a clause, or at its head.
_ON = frozenset({"từ", "vào", "hồi"})
#: Between a name and the date of the verb before it: places, no other verb.
_NO_VERB = re.compile(
    r"(?:(?!(?:được|đã|và|để|nhằm|bị|là|đang|sẽ|khi|nên|góp|giúp)\s)[^,;.:“\"]|"
    r",(?=\s+(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|TP|tỉnh)\W)|[”\"])*"
)
#: A clause after a semicolon that has no subject of its own.
_ACTS_ON = re.compile(rf"\s*(?:(?:đồng thời|và|kết hợp)\s+)?(?:{ACTS})(?!\w)", re.I)
_AND_MODEL = re.compile(
    r"\s*,?\s*(?:và|cùng|cùng với)\s+(?:các\s+)?(?:mô hình|câu lạc bộ|CLB|tổ|đội)?\s*"
)
_BACK = 45  # characters before a verb
LONG = 90  # characters from a verb to the name
_SHORT = 80  # characters between two things that one subject founds
#: Before a verb that is talked of, not done: 'nhờ triển khai', 'sau 3 năm thực hiện'.
_TALKED_OF = re.compile(
    r"(?<!\w)(?:(?:sau|qua|trải qua|trong)\s+(?:(?:hơn|gần|khoảng|trên)\s+)?"
    r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:năm|tháng|ngày)|"
    r"(?:nhờ|từ|qua|thông qua|cùng với|bằng)(?: việc)?|việc|quá trình|công tác|kết quả|hiệu quả|"
    r"kinh nghiệm)\s+(?:(?:tổ chức|triển khai|xây dựng|thực hiện),?\s+)*$",
    re.I,
)
#: The day of a plan is none of a beginning: 'ngày 5/3 ban hành kế hoạch xây dựng mô hình'.
_OF_PLAN = re.compile(
    r"(?<!\w)(?:kế hoạch|đề án|nghị quyết|phương án|hướng dẫn|công văn|chỉ thị)\s+(?:số \S+\s+)?"
    r"(?:(?:về|việc|triển khai|thực hiện|tổ chức),?\s+)*$",
    re.I,
)
#: After a verb of what goes on: 'triển khai hiệu quả mô hình'.
_GOES_ON = re.compile(r"\s+(?:(?:có )?hiệu quả|tốt|thường xuyên|nghiêm túc|đồng bộ)(?!\w)")


def ends_act(document: Document, item: Item, date: Date) -> bool:
    """Tell whether a date ends what a verb began: 'xây dựng mô hình “X” tại xã A vào năm 2019'."""
    text, name = document.text, item.name
    at = name.head_start if 0 <= name.head_start < name.start else name.start
    lead = text[date.start - 6 : date.end].lower().split()
    if not any(word in _ON for word in lead[:3]):
        return False
    begin = max(item.sentence.start, at - HEAD)
    verbs = STRICT.finditer(document.words, begin, at)
    if not verbs or any(c in text[verbs[-1].end() : at] for c in ",;.:"):
        return False
    gap = text[name.end : date.start]
    return _NO_VERB.fullmatch(gap) is not None and not _OF_PLAN.search(
        text, begin, verbs[-1].start()
    )


def since_then(document: Document, item: Item) -> bool:
    """Tell whether something is so since a model was founded: 'từ khi ra mắt mô hình “X”'."""
    name = item.name
    at = name.head_start if 0 <= name.head_start < name.start else name.start
    verbs = STRICT.finditer(document.words, max(item.sentence.start, at - HEAD), at)
    if not verbs:
        return False
    before = document.text[max(0, verbs[0].start() - HEAD) : verbs[0].start()].lower()
    return before.endswith(("từ khi ", "từ ngày ", "từ lúc ", "sau khi "))


def exact_date(document: Document, dates: list[Date]) -> Date:
    """Return the last date, or the day before it in its year: 'Ngày 16/8, ... hội năm 2024'."""
    last = dates[-1]
    for day in reversed(dates[:-1]):
        if not is_day(day) or not is_start(document, day) or last.when is None:
            break
        if day.when is not None and day.when != last.when and lies_in(day.when, last.when):
            return day
    return last


def same_subject(between: str) -> bool:
    """Tell whether the subject before a semicolon acts on: 'tổ chức Ngày hội; ra mắt ...'."""
    return all(_ACTS_ON.match(part) for part in between.split(";")[1:])


def is_done(document: Document, date: Date, verb: re.Match[str], at: int) -> bool:
    """Tell whether a verb before a model, near enough, tells that it was founded then."""
    text, begin = document.text, verb.start()
    far = HEAD if verb.group().lower() == "tổ chức" else LONG
    if at - verb.end() > far or _GOES_ON.match(text, verb.end()):
        return False
    before = text[max(0, begin - _BACK) : begin]
    if is_day(date) and _OF_PLAN.search(before):
        return False
    return _TALKED_OF.search(before) is None


def goes_on(document: Document, start: int, end: int) -> bool:
    """Tell whether one subject goes on founding: 'khánh thành “A”, thành lập và ra mắt “B”'."""
    gap = document.text[start:end]
    if len(gap) > _SHORT or ";" in gap or within(document.bodies, start, end):
        return False
    if within(document.places, start, end):
        return False
    if _AND_MODEL.fullmatch(gap):
        return True
    return STRICT.search(document.words, start, end) is not None
