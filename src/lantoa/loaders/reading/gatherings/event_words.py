"""How gatherings, their days and those who attend are printed, as data."""

from __future__ import annotations

import re

from lantoa.loaders.reading.text.anchors import Anchored

KINDS = (
    (
        "launch",
        r"(?:lễ\s+)?(?:ra mắt|công bố|phát động|khai trương|gắn biển|triển khai|giới thiệu|"
        r"ra quân)|hội nghị\s+(?:công bố(?:,|\s+và)?\s+)?ra mắt",
    ),
    ("review", r"(?:hội nghị\s+)?(?:sơ kết|tổng kết|gặp mặt,? biểu dương)"),
    ("festival", r"(?:lễ\s+)?(?:hội )?ngày hội|tuần lễ|lễ hội"),
    ("conference", r"hội nghị|hội thảo|tọa đàm|toạ đàm|giao ban|buổi làm việc|truyền thông"),
)
#: A launch of which the ceremony is told.
LAUNCH_CEREMONY = re.compile(
    r"(?:buổi\s+)?(?:lễ|(?:hội nghị )?ra mắt|công bố|gắn biển|khai trương)", re.I
)
_CEREMONY = (
    r"(?:[Hh]ội nghị|[Hh]ội thảo|[Tt]ọa đàm|[Dd]iễn đàn|[Gg]ặp mặt|[Ll]ễ|[Nn]gày [Hh]ội|"
    r"[Rr]a mắt|[Ss]ơ kết|[Tt]ổng kết|[Mm]ít tinh|[Tt]uyên dương|[Kk]ỷ niệm|[Pp]hát động|"
    r"[Cc]ông bố [Qq]uyết định|[Gg]iới thiệu(?= mô hình)|[Gg]iao ban|[Tt]ruyền thông|"
    r"[Kk]hai trương|[Gg]ắn biển|[Rr]a quân(?= (?:các |đội |tổ |mô hình))|"
    r"(?:[Cc]hương trình )?[Gg]iao lưu|[Hh]ội thi|"
    r"[Tt]riển khai(?= (?:thực hiện |xây dựng |ra mắt )*mô hình))"
)
_HELD_BY = (
    r"(?:tổ chức|mở|họp|chủ trì|phối hợp tổ chức|khai mạc|tiến hành|diễn ra|long trọng tổ chức)\s+"
    r"(?:thành công\s+)?(?:buổi\s+)?(?:điểm\s+)?(?:chương trình\s+(?=truyền|giao|kỷ niệm|gặp))?"
)
HELD = Anchored(
    rf"(?<!\w){_HELD_BY}(?P<name>[“\"]?{_CEREMONY}(?!\w)"
    r"(?:[^.;\n ]| (?!và tổ chức (?:buổi )?lễ ra mắt)){0,170})"
)
#: Another ceremony of the sentence: '... và tổ chức lễ ra mắt mô hình'.
AND_HELD = re.compile(r"tổ chức\s+(?:buổi\s+)?lễ ra mắt\s", re.I)
#: The same in a headline, in any case.
HEADED = Anchored(
    rf"(?<!\w){_HELD_BY}(?P<name>(?:hội nghị|ngày hội|lễ ra mắt)(?!\w)[^.;\n]{{0,170}})",
    re.I,
)
#: The ceremony first: Lễ ra mắt mô hình “X” được UBND xã Y tổ chức ...
WAS_HELD = Anchored(
    rf"(?<!\w)(?P<name>{_CEREMONY}(?!\w)[^.;\n]{{0,120}}?)(?<!dự kiến)(?<! sẽ)(?<!sắp)"
    r"\s+(?:vừa\s+|đã\s+)?"
    r"(?P<by>(?:được|do)\s+(?:[^.;\n]{2,80}?\s)?tổ chức|diễn ra)(?!\w)"
)
#: Without "tổ chức": Ngày 5-10, Công an tỉnh X tổng kết 10 năm ...; xã Y vừa ra mắt mô hình ...
DONE_ON_THE_DAY = Anchored(
    r"(?<![\w“\"])(?P<name>(?:tổng kết|sơ kết|ra mắt|khai mạc|gắn biển|"
    r"triển khai(?= (?:thực hiện |xây dựng )*mô hình))(?= [^\W\d_]| \d| [“\"])"
    r"[^.;\n]{0,170})"
)
#: Those who came, and what was done, are told of a ceremony.
CEREMONY = Anchored(
    r"(?<!\w)(?:(?:buổi |lễ |buổi lễ )ra mắt|buổi lễ|(?:tới|đến|tham) dự|dự (?:lễ|buổi)|"
    r"tại lễ)(?!\w)",
    re.I,
)
#: With its day after it: được Hội X ra mắt ngày 12/8.
LAUNCHED_ON = re.compile(r"ra mắt\s+(?:vào\s+)?(?:sáng|chiều|tối|ngày|hôm)\s")
#: Who came is told, not who held it: đã đến dự Ngày hội ... tại xã X.
ATTENDED = Anchored(
    r"(?<!\w)(?:[Dd]ự|[Tt]ham dự|[Đđ]ến dự|[Tt]ới dự|tham gia)\s+"
    r"(?:(?:,|và)\s+(?:chung vui|chỉ đạo|phát biểu)\s+(?:(?:cùng|với|tại)\s+)?)?(?:buổi\s+)?"
    r"(?P<name>[“\"]?(?:[Nn]gày [Hh]ội|[Ll]ễ|[Hh]ội nghị|[Rr]a mắt|[Hh]ội thi)(?!\w)[^.;\n]{0,170})"
)
#: Where the gathering told of before was: Buổi lễ diễn ra tại chùa X.
TOOK_PLACE = Anchored(
    r"(?<!\w)(?:Buổi lễ|Buổi ra mắt|Lễ ra mắt|Hội nghị|Ngày hội|Chương trình)"
    r"(?:\s+(?:được|đã))*\s+(?:diễn ra|tổ chức)\s+(?:[^.;,\n]{0,40}?\s)?(?:tại|ở)(?=\s)"
)
#: Not the gathering itself, but that there be one.
ONLY_THOUGHT = re.compile(
    r"(?:[Vv]iệc|để|(?:[Cc]hào )?mừng|hướng tới|[Nn]hân(?: dịp)?|[Kk]ế hoạch|"
    r"[Cc]ông tác|chuẩn bị|[Qq]ua|nhằm|chọn|khi|báo cáo|hằng năm|hàng năm)\s+$"
)
#: Ceremonies that are none of the movement's.
OTHER_CEREMONY = re.compile(
    r"[“\"]?lễ (?:khởi công|khánh thành|động thổ|bàn giao(?! mô hình)|viếng|tang|cưới|"
    r"giỗ|cầu (?:an|siêu))(?!\w)",
    re.I,
)
#: What is held again and again.
OFTEN = re.compile(r"(?<!\w)(?:định kỳ|hằng năm|hàng năm|mỗi năm|thường xuyên)(?!\w)", re.I)
#: What is done at the gathering that was told before.
AT_ONE = re.compile(
    r"(?:Cũng )?(?:[Tt]ại|[Tt]rong|[Ss]au) (?:buổi |chương trình )?"
    r"(?:[Hh]ội nghị|[Ll]ễ|[Bb]uổi|[Nn]gày [Hh]ội|[Cc]hương trình|[Rr]a mắt)"
)
ON_THE_DAY = re.compile(
    r"(?:\([^()\n]{2,30}\)\s*[-–]?\s*)?(?:[A-ZĐ]+\s[-–]\s)?(?:[-–]\s)?"
    r"(?:Sáng|Chiều|Tối|Ngày|Vừa qua|Mới đây|Tại|Hôm nay)(?!\w)"
)
RECENT = Anchored(
    r"(?<!\w)(?:vừa|mới đây|sáng nay|chiều nay|tối nay|hôm nay|(?:sáng|chiều|tối) cùng ngày)(?!\w)",
    re.I,
)
#: A conference that is only referred to: Tại hội nghị, ...
AT_IT = Anchored(
    r"(?<!\w)(?:tại|phát biểu tại|phát biểu với|kết luận|dự|kết thúc|toàn cảnh|quang cảnh)\s+"
    r"(?P<what>hội nghị|buổi lễ(?! ra mắt)|buổi (?:lễ )?ra mắt|lễ ra mắt|ngày hội)(?!\w)"
    r"(?!\s+(?:lần|cấp|Trung ương|trực tuyến))",
    re.I,
)
#: A picture of a gathering: Ra mắt đội dân phòng ở huyện X; Quang cảnh Ngày hội tại xã Y.
SHOWN = Anchored(
    r"(?<!\w)(?:(?:(?:toàn|quang) cảnh|hình ảnh|(?:các )?(?:đại biểu|(?:đồng chí )?lãnh đạo) "
    r"(?:tham )?dự)\s+[“\"]?|tổ chức\s+)?"
    r"(?P<what>(?:(?:buổi )?lễ |buổi )?ra mắt|lễ (?:công bố|phát động|khai trương)|ngày hội|"
    r"hội thi)"
    r"[\s,](?P<name>[^.;\n]{3,140}?)\s(?:tại|ở)\s+",
    re.I,
)
THE_CONFERENCE = Anchored(r"(?<!\w)(?P<what>Hội nghị)(?=\s+(?:đã|cũng|thống nhất|nghe)\s)")
#: What founds in a gathering that is only referred to: UBND xã đã công bố quyết định thành lập ...
LAUNCHES = Anchored(
    r"(?<!\w)(?:công bố (?:các )?[Qq]uyết định thành lập|ra mắt|công bố ra mắt)(?!\w)"
)
NAME_END = re.compile(
    r",\s*(?:giai đoạn|năm|nhằm|với|có|do|tại|đồng chí|đây là|(?:về |đến |tham )?dự|thu hút|"
    r"trong đó)(?!\w)|\s(?:tại|ở|nhằm|với sự|cho|giai đoạn|"
    r"năm \d|vào|do|và ra mắt|và tổ chức)(?!\w)|[.;]|,\s+[A-ZĐ]"
)
DAY = re.compile(
    r"(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Nn]gày)\s+(?:ngày\s+)?"
    r"(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})(?!\d)"
)
#: The day of the sentence before: trong sáng cùng ngày.
SAME_DAY = Anchored(r"(?<!\w)cùng ngày(?!\w)", re.I)
#: A word for a day, which the date in brackets tells: chiều qua (3/8).
A_DAY = re.compile(r"(?<!\w)(?:nay|qua)\s*,?\s*\((?:ngày\s+)?$")
ITS_YEAR = re.compile(r"(?<!giai đoạn )(?<!đến )(?:,\s*)?năm\s+(20\d\d)(?!\s?[-–]\s?\d)", re.I)
REVIEW = re.compile(r"(?:tổng|sơ)\s+kết", re.I)
#: Before a date: that of an anniversary, of a document.
OTHER_DAY = re.compile(
    r"(?:kỷ niệm|truyền thống|thành lập)[^.;,]*$|"
    r"(?:[Kk]ế hoạch|[Qq]uyết định|[Nn]ghị quyết|[Cc]hỉ thị|[Kk]ết luận|[Hh]ướng dẫn|"
    r"[Tt]hông tư|[Nn]ghị định|[Cc]ông văn|[Đđ]ề án)\s(?:(?!\d/\d)[^.;]|\d/\d+/[A-ZĐ]){0,60}$"
)
#: Before a time since when something is done.
SINCE = re.compile(r"(?<!\w)(?:từ|kể từ|đến|trước|sau)\s+(?:khi\s+)?$", re.I)
#: Between a date and what is told: the day of the news.
NEWS = re.compile(r"(?<!\w)(?:cho biết|cho hay|tin từ|thông tin từ|theo tin)(?!\w)", re.I)
