"""The printed forms of dates, as data: a pattern and what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.loaders.reading.times import date_makers as makers

_Y = r"(?:19|20)\d{2}"
_DASH = r"\s*[-–—]\s*"
_SEP = r"\s?[/.-]\s?"
_N = r"\d{1,2}"
_COUNT = rf"(?:{_N}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_UNTIL = r"(?P<until>(?:tính )?(?:đến|tới)(?: hết| cuối)?(?: thời điểm)?)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One printed form."""

    pattern: Anchored
    make: makers.Maker


_UNTIL_OPTIONAL = rf"(?:{_UNTIL}\s+)?"
#: Not a day but so many of so many: đến 6/9 giáo xứ.
_NO_SHARE = (
    r"(?!\s+(?:xã|phường|thị trấn|thôn|bản|ấp|xóm|khóm|khu|tổ(?! chức)|giáo xứ|giáo họ|"
    r"huyện|trường|đơn vị|cơ quan|chi hội)(?!\w))"
)
_EDGE = r"(?:(?:đầu|giữa|cuối)\s+)?"
#: What makes two numbers days: từ ngày, trong hai ngày, các ngày, sáng ngày.
_DAYS = r"(?:từ\s+(?:ngày\s+)?|ngày\s+)"
_NOT_EACH = r"(?<!mỗi )(?<!hằng )(?<!hàng )(?<!từng )(?<!cứ )"

# In order: an earlier pattern takes the words from a later one.
RULES = tuple(
    Rule(Anchored(pattern, re.I), make)
    for pattern, make in (
        (
            rf"\b(?:(?:từ|trong|ngay từ)\s+)?(?:đầu\s+)?năm học\s+"
            rf"(?P<a>{_Y}){_DASH}(?P<b>{_Y})(?!\d|/)",
            makers.school_year,
        ),
        (
            rf"\b(?:giai đoạn|nhiệm kỳ|(?:trong )?các năm|trong {_N} năm|từ năm|từ)?\s*\b"
            rf"(?P<a>{_Y})(?:{_DASH}|\s+đến\s+(?:hết\s+)?(?:năm\s+)?)(?P<b>{_Y})(?!\d|/)",
            makers.years,
        ),
        (
            rf"\b(?:(?:trong\s+)?(?:các\s+|ba\s+|3\s+|hai\s+|2\s+)?năm\s+(?:gần đây\s+|qua\s+)?"
            rf"\(?)?(?P<a>{_Y}),\s+(?:{_Y},\s+)*(?:{_Y}\s+)?(?:và\s+)?(?P<b>{_Y})\)?(?!\d|[./-]\d|\s+(?:hộ|người|lượt|tin|thành|hội)(?!\w))",
            makers.years,
        ),
        (
            rf"\btừ\s+(?:đầu\s+)?tháng\s+(?P<ma>{_N})(?:{_SEP}(?P<ya>{_Y}))?\s+(?:đến|tới)\s+"
            rf"(?:hết\s+|cuối\s+|giữa\s+)?(?:tháng\s+)?(?P<mb>{_N})"
            rf"(?:(?:{_SEP}|\s+năm\s+)(?P<yb>{_Y})|(?![\d/.-]))",
            makers.months_between,
        ),
        (
            rf"\b{_DAYS}(?P<da>{_N})(?:{_SEP}(?P<ma>{_N})(?:{_SEP}(?P<ya>{_Y}))?)?"
            rf"(?:\s+(?:đến|tới|và)\s+(?:hết\s+)?(?:ngày\s+)?|,\s+|\s?[-–]\s?)(?P<db>{_N})\s?[/.-]\s?"
            rf"(?P<mb>{_N})(?:{_SEP}(?P<yb>{_Y}))?(?![\d/]|-\d|\s?%){_NO_SHARE}",
            makers.days_between,
        ),
        (
            rf"\btừ\s+(?:ngày\s+)?(?P<d>{_N}){_SEP}(?P<m>{_N})(?:{_SEP}(?P<y>{_Y}))?,?\s+(?:cho\s+)?"
            rf"(?:đến|tới)\s+(?:nay|giờ)",
            makers.since_day,
        ),
        (
            rf"\b(?:từ\s+(?:đầu\s+|giữa\s+|cuối\s+)?(?:tháng\s+(?P<m>{_N})(?:{_SEP}|\s+năm\s+))?"
            rf"(?:năm\s+)?|năm\s+)(?P<y>{_Y})\s+(?:cho\s+)?(?:đến|tới)\s+(?:nay|giờ)",
            makers.since,
        ),
        (
            rf"\btừ đầu năm(?:\s+(?P<y>{_Y}))?\s+(?:đến|tới)\s+nay",
            makers.since_january,
        ),
        (
            rf"\btừ\s+(?:đầu\s+|giữa\s+|cuối\s+)?tháng\s+(?P<m>{_N})\s+(?:cho\s+)?(?:đến|tới)\s+"
            rf"(?:nay|giờ)",
            makers.since_month,
        ),
        (
            rf"\b{_UNTIL_OPTIONAL}(?:ngày\s+)?(?<![\d/.,-])(?P<d>{_N}){_SEP}(?P<m>{_N}){_SEP}(?P<y>{_Y})(?!\d)",
            makers.day,
        ),
        (
            rf"\b{_UNTIL_OPTIONAL}(?:ngày\s+|mùng\s+|mồng\s+)(?:mùng\s+|mồng\s+)?(?P<d>{_N})\s+tháng\s+"
            rf"(?P<m>{_N})(?:\s*,?\s*năm\s+(?P<y>{_Y}))?",
            makers.day,
        ),
        (
            rf"\b(?:trong\s+)?(?P<n>{_COUNT})\s+tháng\s+(?:đầu\s+)?năm(?:\s+(?P<y>{_Y})|\s+nay)?"
            rf"(?!\s+(?:qua|tới))",
            makers.first_months,
        ),
        (
            rf"\b(?:trong\s+)?(?:những|các)\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+(?P<y>{_Y})|\s+nay)?"
            rf"(?!\s+(?:học|tới))",
            makers.some_months,
        ),
        (
            rf"\b(?:trong\s+)?(?:6 tháng|sáu tháng|nửa)\s+(?P<half>đầu|cuối)\s+năm"
            rf"(?:\s+(?P<y>{_Y})|\s+nay)?(?!\s+(?:qua|tới))",
            makers.half,
        ),
        (
            rf"\bquý\s+(?P<q>I{{1,3}}|IV|[1-4])(?:(?:{_SEP}|\s+năm\s+)(?P<y>{_Y}))?(?!\w)",
            makers.quarter,
        ),
        (
            rf"\b{_UNTIL_OPTIONAL}{_EDGE}tháng\s+(?P<m>{_N})(?:{_SEP}|\s+năm\s+)(?P<y>{_Y})(?!\d)",
            makers.month,
        ),
        (
            rf"(?<![\d/.,-])(?P<m>{_N}){_SEP}(?P<y>{_Y})(?![\d/.-]|\s*[A-ZĐ]{{2}}|/)",
            makers.month,
        ),
        (
            rf"(?:\b{_UNTIL}\s+(?:ngày\s+)?|\b(?:ngày|hôm|sáng|chiều|trưa|tối|đêm|mùng|mồng|từ)\s+"
            rf"(?:(?:hôm\s+)?(?:nay|qua)\s*[,(]?\s*)?(?:ngày\s+)?)"
            rf"(?P<d>{_N})\s?[/.-]\s?(?P<m>{_N})(?![\d/]|\s?%)(?!,\d){_NO_SHARE}",
            makers.day,
        ),
        (
            rf"(?<!tháng )\b(?:trong\s+)?(?:suốt\s+)?"
            rf"(?P<over>hơn\s+|gần\s+|khoảng\s+|trên\s+)?(?P<n>\d{{1,2}}|{_COUNT})"
            rf"\s+năm\s+(?:trở lại đây|qua|gần đây|vừa qua|nay)",
            makers.past_years,
        ),
        (
            rf"\b(?:trong\s+)?(?:hơn\s+|gần\s+|khoảng\s+)?(?P<n>{_COUNT})\s+tháng\s+(?:qua|"
            rf"vừa qua|trở lại đây)",
            makers.past_months,
        ),
        (
            rf"\bcách (?:đây|nay)\s+(?:hơn\s+|gần\s+|khoảng\s+)?(?P<n>{_COUNT})\s+năm",
            makers.years_ago,
        ),
        (
            rf"\b(?:hơn\s+|gần\s+|khoảng\s+)?(?P<n>{_COUNT})\s+năm\s+(?:về\s+)?trước(?!\s+(?:đó|khi))",
            makers.years_ago,
        ),
        (
            rf"\bcách (?:đây|nay)\s+(?:hơn\s+|gần\s+|khoảng\s+)?(?P<n>{_COUNT})\s+tháng",
            makers.months_ago,
        ),
        (
            rf"\b(?:trong\s+)?(?:\d\s+|hai\s+)?năm\s+(?P<a>{_Y})\s+và\s+(?:năm\s+)?(?P<b>{_Y})(?!\d)",
            makers.years,
        ),
        (
            rf"\b{_UNTIL_OPTIONAL}{_EDGE}(?:năm|cuối|giữa)\s+(?:học\s+)?(?P<y>{_Y})(?![\d.,/-]\d|\d)",
            makers.year,
        ),
        (
            r"\b(?:tính\s+)?(?:đến|tới)\s+(?:nay|thời điểm này|thời điểm hiện (?:tại|nay)|"
            r"hiện nay|giờ|hôm nay)"
            r"|\bhiện (?:nay|tại)\b|(?<!phát )(?<!thực )(?<!thể )(?<!xuất )(?<!biểu )(?<!tái "
            r")\bhiện"
            r"(?=,|\s+(?:đã|đang|có|còn|đều|được|là|duy trì|quản lý|hoạt động|"
            r"toàn|cả|trên|tại|tỉnh|huyện|thành|xã|phường|thôn|bản|các|mỗi|tổng số|"
            r"Công an|Hội|mô hình|câu lạc bộ|CLB|tổ(?! chức)|đội|\d+)\b)"
            r"|\bđang có\b(?=\s+(?:hơn |gần |trên |khoảng )?\d)"
            r"|\bthời điểm hiện tại\b|\bbây giờ\b|\bgiờ đây\b"
            r"|(?<!\d )(?<!bây )\bgiờ(?=\s+(?:đã|có|cả|là|lên|tăng|còn)\b)"
            r"|(?<!ngày )(?<!năm )(?<!hôm )(?<!sáng )(?<!chiều )(?<!tối )(?<!trưa )(?<!lâu )"
            r"(?<!xưa )(?<!từ )\bnay(?=\s+(?:đã|có|đang|được|toàn|cả|phủ|lan|tăng|lên|còn|mở|nhân|"
            r"phát triển|xã|huyện|tổ(?! chức)|mô hình|câu lạc bộ|CLB|\d+)\b|:)",
            makers.now,
        ),
        (
            r"\b(?:sáng|chiều|trưa|tối|ngày|hôm)\s+nay\b|\bvừa (?:tổ chức|ra mắt)\b(?=\b$)",
            makers.today,
        ),
        (r"\b(?:hôm qua|tối qua|chiều qua|sáng qua)\b", makers.yesterday),
        (
            rf"\b{_NOT_EACH}{_UNTIL_OPTIONAL}{_EDGE}tháng\s+(?P<m>{_N})(?:\s+năm nay)?"
            rf"(?!\s*[/.-]?\d|\s+năm|\s+(?:lần|buổi|lượt|đợt|kỳ|cuộc)(?!\w))(?P<y>)",
            makers.month,
        ),
        (rf"\b{_UNTIL_OPTIONAL}{_EDGE}năm nay\b", makers.this_year),
        (rf"\b{_UNTIL_OPTIONAL}{_EDGE}năm (?:ngoái|trước)\b", makers.last_year),
        (
            r"\b(?:trong\s+)?(?:thời gian|những năm|nhiều năm|các năm|nhiều tháng)\s+"
            r"(?:qua|gần đây|vừa qua|trước đây|tới|trở lại đây)|\b(?:thời gian|trong thời "
            r"gian) tới\b"
            r"|\btrước (?:đây|đó)\b|\bhằng năm\b|\bhàng năm\b",
            makers.vague,
        ),
        # A bare year counts as a date in brackets or after a closed name or place: (2016), 2016 đã
        (rf"(?<=\()(?P<y>{_Y})(?=\))", makers.year),
        (
            rf"(?<=[^\W\d_]\s)(?<!số )(?<!của )(?P<y>{_Y})(?=\s+(?:đã|được|có|là|với|đến)\b|"
            rf"\)|,\s)",
            makers.year,
        ),
        (
            rf"\b(?:từ|vào|trong|đến|tới|hết)\s+(?P<y>{_Y})(?![\d.,/-]\d|\d)(?!\s+(?:hộ|người|mô|điểm))",
            makers.year,
        ),
    )
)
