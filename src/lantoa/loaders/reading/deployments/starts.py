"""When a deployment began: a founding verb with a date beside the model.

'được thành lập từ năm 2006' after it, a bare year after its place, 'Năm 2016, ... ra mắt' or
'Ra đời từ năm 2012,' before it. Dates of replicating, honouring or counting are not beginnings.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.deployments.founding_words import OTHER_EVENT
from lantoa.loaders.reading.deployments.sites import Item
from lantoa.loaders.reading.deployments.start_acts import (
    ACTS,
    HEAD,
    LONG,
    STRICT,
    ends_act,
    exact_date,
    goes_on,
    is_done,
    same_subject,
    since_then,
)
from lantoa.loaders.reading.deployments.start_dates import (
    beginning,
    is_day,
    is_one_time,
    is_start,
    is_turn,
    lies_in,
)
from lantoa.loaders.reading.document import Date, DateKind, Document, within
from lantoa.loaders.reading.text.anchors import Anchored

_FOUNDING = (
    r"(?:thành lập|ra đời|ra mắt|hình thành|thí điểm|đi vào hoạt động|khởi xướng|khởi động|"
    r"sáng lập|bắt đầu|"
    r"triển khai|xây dựng|áp dụng|công bố quyết định thành lập|phát động|lắp đặt|đưa vào "
    r"(?:hoạt động|sử dụng)|"
    r"khánh thành|khai trương|gắn biển|có mặt|tổ chức ra mắt|vận hành|thực hiện)"
)
_VERB = Anchored(rf"(?<!\w){_FOUNDING}(?!\w)", re.I)
#: With 'từ năm 2019' a verb of running a model tells its beginning, too.
_RUNS = Anchored(rf"(?<!\w)(?:{ACTS}|thực hiện|vận hành|duy trì)(?!\w)", re.I)
_FROM = re.compile(r"(?<!\w)từ(?!\w)", re.I)
#: 'hoạt động từ', 'có từ' right before a date.
_SINCE = re.compile(r"(?<!\w)(?:hoạt động|có|có mặt|tồn tại|duy trì)\s+(?:\w+\s+){0,2}từ\s*$")
#: Between a date of founding and the model: little, or from whom it came.
_ORIGIN = re.compile(
    r"(?:tại|ở)?.{0,12}|(?:từ|do|theo|trên cơ sở|với|nhờ)\s[^,;\d]{2,70}|"
    r"(?:sau|qua)\s[^,;]{2,50}|(?:đã|đến nay)\s[^;]{2,90},\s+đó là"
)
_LEAD = re.compile(
    r"\s*(?:(?:[^\W\d_]+(?: [^\W\d_]+){0,2},|Tương tự|Trước đó|Cũng|Trong đó)\s+)?"
    r"(?:(?:một|có) mô hình(?: mới)? )?"
    rf"(?:được\s+)?(?:{_FOUNDING}|khởi đầu)(?:\s+(?:và\s+)?{_FOUNDING})?"
    r"(?:\s+(?:từ|vào|trong|tại|ở))*\s*",
    re.I,
)
_ASIDE = re.compile(rf"(?<!\w){_FOUNDING}\s*\((?:từ\s+)?$", re.I)
_OPEN = re.compile(r"\(\s*(?:(?:từ|vào|trong)\s+)?$")
#: 'Ngày 5/6, thông tin từ ...': not the day of what is told.
_NEWS = Anchored(
    r"(?<!\w)(?:(?:thông tin|tin)\s+(?:từ|của)|cho biết|cho hay|thông báo(?!\s+thành lập))(?!\w)",
    re.I,
)
#: Right before a name or its noun.
_GOVERNS = re.compile(r"(?<!\w)(?:thành lập|ra mắt|khánh thành|công bố|gắn biển)\s+(?:các\s+)?$")
#: A clause about the model that the one before named: '; CLB này thành lập ngày ...'.
_THIS_ONE = re.compile(r"[;\s]*(?:mô hình|CLB|câu lạc bộ|tổ|đội|nhóm) này(?!\w)")
#: A sentence that goes on with the day of the one before.
_SAME_DAY = re.compile(
    r"(?:Cùng|Cũng trong|Cũng)\s+(?:ngày|sáng|chiều|buổi|hôm)(?: này| hôm đó| đó)?\s*,"
)
_SPAN = 260  # characters from a date to its model
_KEPT = re.compile(r"(?<!\w)(?:ký kết|thực hiện|duy trì|tổng kết|sơ kết|tiếp tục)[^,;.“\"]{0,30}$")
_NUMBER = re.compile(r"(?<![\w/.])\d[\d.]*\s")
#: A year of an award: 'mô hình “X” năm 2016 được tặng Bằng khen'.
_HONOURED = re.compile(
    r"\s*(?:đã\s+|vinh dự\s+)*được\s+[^.;“\"]{0,50}?(?:tặng|khen|biểu dương|công nhận|tuyên dương|"
    r"tôn vinh|chọn)(?!\w)"
)


def started(document: Document, item: Item) -> Date | None:
    """Return the date at which the deployment of an item is said to have begun."""
    date = _told(document, item)
    return beginning(document, date) if date is not None else None


def _told(document: Document, item: Item) -> Date | None:
    clause = clause_at(document, item.sentence, item.name.start)
    end = max(item.name.end, item.sites_end)
    date = _bare_year(document, item, end)
    if date is not None and not _is_in_bracket(document, date):
        exact = _before(document, item, item.sentence.start)
        if exact is not None and exact.when and date.when and lies_in(exact.when, date.when):
            return exact  # 'ngày 4/6/2024 ... ra mắt mô hình “X” năm 2024'
    limit = clause.end
    if _THIS_ONE.match(document.text, limit, item.sentence.end):
        limit = clause_at(document, item.sentence, limit + 3).end
    date = date or _after(document, item, item.name.end, limit)
    return date or _before(document, item, item.sentence.start)


def _is_in_bracket(document: Document, date: Date) -> bool:
    return document.text[date.start - 1 : date.start] == "("


def _without_places(document: Document, start: int, end: int) -> str:
    words = document.text[start:end]
    for place in within(document.places, start, end):
        words = words.replace(document.of(place), "")
    return words


def _bare_year(document: Document, item: Item, end: int) -> Date | None:
    """A year right after the name or its place: 'của xã Tân Lập, huyện Mộc Châu 2014 đã'."""
    for date in within(document.dates, end, end + 14):
        gap = document.text[end : date.start]
        if re.fullmatch(r"\s*[),]?\s*[(,;]?\s*(?:từ|vào|năm|hồi|hôm)?\s*", gap) and is_start(
            document, date
        ):
            since = "từ" in gap or document.of(date).startswith("từ")
            if (
                "(" not in gap
                and not since
                and _KEPT.search(
                    document.text, max(item.sentence.start, item.name.start - 50), item.name.start
                )
            ):
                return None  # the year of a plan
            if is_day(date) and "(" not in gap and not _is_founded(document, item):
                return None  # a day needs its verb
            after = document.text[date.end : date.end + 70]
            if since_then(document, item):
                return date
            if re.search(r"\bđến nay\b|nhân rộng", after[:12]) or _HONOURED.match(after):
                return None
            return date
        return None
    return None


def _is_founded(document: Document, item: Item) -> bool:
    """Whether a verb of founding governs a name: 'ra quyết định thành lập mô hình “X” ngày ...'."""
    at = item.name.head_start if item.name.head_start >= 0 else item.name.start
    verb = _GOVERNS.search(document.text, max(item.sentence.start, at - HEAD), at)
    return verb is not None


def _after(document: Document, item: Item, end: int, limit: int) -> Date | None:
    stop = next((n.start for n in within(document.names, item.name.end, limit)), limit)
    for date in within(document.dates, end, min(limit, end + 140)):
        gap = document.text[end : date.start]
        if not is_start(document, date):
            continue
        if date.start > stop and ";" in gap and not _THIS_ONE.search(gap):
            return None
        verbs = _VERB.finditer(document.words, end, date.start)
        if not verbs:
            if _SINCE.search(document.text, end, date.start) or ends_act(document, item, date):
                return date
            continue
        others = OTHER_EVENT.finditer(document.words, end, date.start)
        if others and others[-1].start() > verbs[-1].start():
            return None
        tail = document.text[verbs[-1].end() : date.start]
        if len(tail) <= 60 and not re.search(r"[;.]|đến nay|hiện nay", tail):
            return date
    return None


def _before(document: Document, item: Item, begin: int) -> Date | None:
    at = item.name.head_start if item.name.head_start >= 0 else item.name.start
    at = min(at, item.name.start)
    launch = STRICT.search(document.words, at, min(at + HEAD, item.name.start))
    at = launch.end() if launch else at  # its head is 'ra mắt mô hình'
    dates = [d for d in within(document.dates, begin, at) if d.kind is not DateKind.VAGUE]
    if not dates:
        return _same_day(document, item, at)
    date = dates[-1]
    if date.kind is DateKind.AS_OF and len(dates) > 1:
        return _founded_before(document, dates[-2], begin)
    turn = is_turn(document, date)
    if not turn and not is_start(document, date):
        return None
    if _OPEN.search(document.text, max(begin, date.start - 10), date.start):
        # 'Sau 2 năm triển khai (từ tháng 5/2019), mô hình ...'
        aside = _ASIDE.search(document.text, begin, date.start)
        near = document.text[date.end : at].strip() in ("),", ")")
        return date if aside and near else None
    between = document.text[date.end : at]
    date = exact_date(document, dates)
    if _NEWS.search(document.words, date.end, at):
        return None  # the day of the news
    counted = date.kind is DateKind.PERIOD and not is_one_time(document, date)
    if (counted or turn) and _NUMBER.search(between):
        return None  # so many were made since
    if len(between) > _SPAN or (";" in between and not same_subject(between)):
        return None
    if any(n.is_model for n in within(document.names, date.end, at)):
        first = within(document.names, date.end, at)
        apart = any(n.group != item.name.group for n in first)
        if apart and not goes_on(document, first[-1].end, item.name.start):
            return None
    since = _FROM.search(document.text, max(begin, date.start - 5), date.start + 3) is not None
    verbs = (_RUNS if since else STRICT).finditer(document.words, date.end, at)
    others = OTHER_EVENT.finditer(document.words, date.end, at)
    if verbs and not (others and others[-1].start() > verbs[-1].start()):
        return date if is_done(document, date, verbs[-1], at) else None
    # 'Thành lập từ năm 2012, mô hình “A” ...'
    lead = document.text[begin : date.start]
    if (
        not verbs
        and not others
        and _ORIGIN.fullmatch(_without_places(document, date.end, at).strip(" ,"))
        and _LEAD.fullmatch(lead)
    ):
        return date
    return None


def _same_day(document: Document, item: Item, at: int) -> Date | None:
    """The day of the sentence before, where one goes on with 'Cùng ngày, ... ra mắt'."""
    if not _SAME_DAY.match(document.text, item.sentence.start):
        return None
    verbs = STRICT.finditer(document.words, item.sentence.start, at)
    if not verbs or at - verbs[-1].end() > LONG:
        return None
    begin = document.blocks[max(0, item.sentence.block - 1)].start
    days = [d for d in within(document.dates, begin, item.sentence.start) if is_day(d)]
    return days[-1] if days and is_start(document, days[-1]) else None


def _founded_before(document: Document, date: Date, begin: int) -> Date | None:
    """The date of founding before a later one: 'Thành lập năm 2012, đến năm 2018 mô hình ...'."""
    lead = _without_places(document, begin, date.start).replace(",", " ")
    return date if is_start(document, date) and _LEAD.fullmatch(lead) else None
