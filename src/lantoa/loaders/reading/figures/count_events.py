"""The figures of a launch or gathering: what a group had at first, and who came."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from lantoa.loaders.reading.document import Date, DateKind, Document, Sentence, within
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_frames import usable
from lantoa.loaders.reading.figures.count_reviews import is_day
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Measure
from lantoa.ontology.time import TimeSpan

_WITH = re.compile(r"(?<!\w)(?:gồm|với|có|là)(?: (?:tổng số|tổng cộng|hệ thống|\w+))?\s+$", re.I)
_START = attrgetter("start")
_NEAR_BEFORE = 120  # characters
_AT_FIRST = Anchored(
    r"(?<!\w)(?:(?<!từ )(?<!sau )(?:khi|lúc)(?: mới)? (?:thành lập|ra mắt|ra đời|đi vào hoạt động)|"
    r"(?:thời gian đầu|ban đầu|lúc đầu|bước đầu|khởi đầu|những ngày đầu)(?!\w))"
    r"(?:(?!\snay\s|\shiện\s)[^.;]){0,60}$",
    re.I,
)
_AT_FIRST_AFTER = re.compile(r"\s+(?:ban đầu|lúc đầu)(?!\w)")
_AT_THE_EVENT = re.compile(
    r"Tại đây(?!\w)|(?:Ngay )?(?:Tại|Trong)\s+(?:buổi|lễ|hội nghị|ngày hội|chương trình)(?!\w)|"
    r"(?:Nhân )?dịp này|"
    r"(?:Tới |Đến |Về |Tham )?dự(?: lễ| buổi| hội nghị)?(?: ra mắt)? có(?!\w)",
    re.I,
)
#: What groups, devices and units a model has, not what was done.
_HAD = frozenset({"fitted", "cameras", "groups", "set up", "put up", "models", "not rewarded"})
_ITS_OWN = frozenset({Measure.SITES, Measure.OTHER})
_THE_MODEL = re.compile(
    r"(?:[Mm]ô hình|[Cc]âu lạc bộ|CLB|[Tt]ổ|[Đđ]ội|[Nn]hóm|"
    r"Ban (?:chủ nhiệm|điều hành|quản lý))(?!\w)"
)
_GROWN = Anchored(
    r"(?<!\w)(?:hiện|nay|trước đó|trước đây|từ khi|toàn (?:xã|huyện|tỉnh)|đã được (?:triển khai|"
    r"nhân rộng)|nhân rộng|duy trì|sau)(?!\w)",
    re.I,
)
#: What is done at a gathering itself.
_DEED = Anchored(
    r"(?<!\w)(?:trao|tặng|phát|cấp phát|bàn giao|đăng ký|ký|hỗ trợ|lắp|ra mắt|diễn tập)(?!\w)", re.I
)
#: What is handed over or read out at a gathering, wherever that is told.
_DECISION = Anchored(r"(?<!\w)(?:trao|công bố)(?: các)? quyết định(?! (?:khen|tặng))(?!\w)", re.I)
_TOLD = Anchored(
    r"(?<!\w)(?:cho biết|báo cáo|thông tin|đánh giá|khẳng định|nhấn mạnh|cho thấy|nêu rõ|thời gian "
    r"qua|năm qua|đến nay|đã qua)(?!\w)",
    re.I,
)
_SPREADS = Anchored(r"(?<!\w)(?:nhân rộng|nhân ra|lan (?:ra|rộng|sang|tỏa))(?!\w)", re.I)
#: A sentence on who came.
_CAME = re.compile(
    r"(?:(?:Về |Đến |Tới |Tham )?[Dd]ự(?! án| kiến| thảo)|Tham gia (?:buổi|lễ|hội nghị|ngày hội)|"
    r"(?:Buổi|Lễ|Hội nghị|Ngày hội|Chương trình)(?: [^,;.]{2,40})? "
    r"(?:có|thu hút|diễn ra|được tổ chức)|"
    r"Tại (?:buổi|lễ|hội nghị|ngày hội|chương trình))(?!\w)"
)


def is_at_first(document: Document, count: Count) -> bool:
    """Tell whether a figure is that of the beginning: 'khi mới thành lập', 'ban đầu'."""
    begin = max(count.clause.start, count.number.start - _NEAR_BEFORE)
    return bool(
        _AT_FIRST.search(document.words, begin, count.number.start)
        or _AT_FIRST_AFTER.match(document.text, count.noun_end)
    )


def makes_up(document: Document, count: Count) -> bool:
    """Tell whether devices are what a model consists of: 'mô hình gồm 14 camera'."""
    begin = max(count.clause.start, count.number.start - 30)
    return count.counted.needs == "fitted" and bool(
        _WITH.search(document.text[begin : count.number.start])
    )


def tells_of_launched(document: Document, count: Count) -> bool:
    """Tell whether a figure is of what a launched model has: 'Mô hình có 3 tổ, phủ 14 xóm'."""
    sentence, position = count.sentence, count.number.start
    named = any(
        name.is_model and name.quoted for name in within(document.names, sentence.start, position)
    )
    return (
        count.measure in _ITS_OWN
        and count.counted.needs in _HAD
        and (named or _THE_MODEL.match(document.text, sentence.start) is not None)
        and _TOLD.search(document.words, sentence.start, position) is None
        and _GROWN.search(document.words, sentence.start, position) is None
    )


def came_to(document: Document, sentence: Sentence) -> bool:
    """Tell whether a sentence is on who came to a gathering."""
    return _CAME.match(document.text, sentence.start) is not None


def is_at_event(document: Document, sentence: Sentence) -> bool:
    """Tell whether a sentence goes on telling of the gathering."""
    return _AT_THE_EVENT.match(document.text, sentence.start) is not None


def done_at_event(document: Document, count: Count) -> bool:
    """Tell whether a count is of what was done at a gathering: 'Tại buổi lễ, đã trao 20 bình'."""
    sentence, position = count.sentence, count.number.start
    done = _DEED if is_at_event(document, sentence) else _DECISION
    return (
        done.search(document.words, sentence.start, position) is not None
        and _TOLD.search(document.words, sentence.start, position) is None
    )


def is_spread(document: Document, count: Count) -> bool:
    """Tell whether a count is of what a model spread to, later than what was told before."""
    begin = count.clause.start
    return _SPREADS.search(document.words, begin, count.number.start) is not None


def date_before(document: Document, dates: list[Date], sentence: Sentence) -> TimeSpan | None:
    """Return the date told last before a sentence in its paragraph, unless it is a period."""
    begin = max(document.blocks[sentence.block].start, sentence.start - 600)
    told = [d for d in within(dates, begin, sentence.start) if d.when is not None]
    return told[-1].when if told and told[-1].kind is DateKind.POINT else None


def day_before(document: Document, dates: list[Date], sentence: Sentence) -> TimeSpan | None:
    """Return the last day told before a sentence: that of the gathering that is spoken of."""
    index = bisect_left(dates, sentence.start, key=_START)
    for date in dates[max(0, index - 6) : index][::-1]:
        if date.kind is DateKind.POINT and date.when is not None and is_day(date.when):
            at = document.sentence_at(date.start)
            return date.when if at is not None and usable(document, date, at) else None
    return None
