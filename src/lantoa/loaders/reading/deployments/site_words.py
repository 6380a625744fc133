"""How places are told of a model, as data: prepositions, lists, members of clusters."""

from __future__ import annotations

import re

from lantoa.loaders.reading.lexicon import LEVEL_OF_WORD, UPPER, alternatives
from lantoa.loaders.reading.text.anchors import Anchored

#: A street before the unit that it is in: hẻm 12 khu phố 3; tuyến đường X thuộc địa bàn ấp Y.
STREET = (
    rf"(?:(?:(?:một số|các|đoạn)\s+)?(?:[Tt]uyến\s+)?(?:[Hh]ẻm|[Đđ]ường|[Nn]gõ|[Nn]gách|[Kk]iệt|"
    rf"[Tt]uyến hẻm|[Tt]uyến đường)(?:\s+(?:(?-i:{UPPER})|\d)[\w/.-]*|\s+kênh|"
    rf"\s+[^\W\d_]{{2,6}}(?=\s*[,(]|\s+thuộc)){{0,5}}"
    rf"\s*,?\s*(?:\(|(?:của|ở|thuộc|tại)(?:\s+địa bàn)?(?=\s))?\s*)?"
)
#: Before the names of a list: các xã, như: A, B; một số địa phương như xã A; gồm các xã: A.
LIST_LEAD = (
    rf"(?:(?:{alternatives(LEVEL_OF_WORD)}|địa phương|nơi|đơn vị|địa bàn|trường(?: học)?)"
    rf"(?:\s*(?:,|và)\s*(?:{alternatives(LEVEL_OF_WORD)}))*"
    r"(?:\s+(?:biên giới|giáp ranh|trọng điểm))?"
    r"(?:\s*,?\s*(?:như|gồm|gồm có|là)\s*:?|\s*:|\s*\(|\s+(?:của|thuộc|trong))\s*)?" + STREET
)
PREPOSITION = re.compile(
    r"\s*,?\s*(?:\([^)]{0,80}\)\s*)?(?:(?:được\s+)?(?:thành lập|triển khai|xây dựng|thực hiện|"
    r"ra mắt|thí điểm|hoạt động|áp dụng|khởi đầu|xuất phát|bắt nguồn|bắt đầu|ra đời|"
    r"duy trì|tổ chức|nhân rộng)\s+)?(?P<word>của|tại|ở|thuộc|trên \w+ bàn|ở địa bàn|tại địa "
    r"bàn|trên|do|\(|[-–:](?=\s)|"
    r"(?:(?<=khởi đầu )|(?<=xuất phát )|(?<=bắt nguồn )|(?<=bắt đầu ))từ)\s*"
    r"(?:tất cả\s+)?(?:các|hai|ba|một số|nhiều|nhân dân|\d+(?:/\d+)?)?\s*" + LIST_LEAD,
    re.I,
)
#: The police of a unit, in letters: CAQ Hải Châu.
POLICE = re.compile(r"CA(?:P|X|Q|H|TX|TT)(?!\w)")
LATER = re.compile(
    r"(?:(?!nhân rộng|sau đó|rồi|tham quan|học tập kinh nghiệm|đến thăm)[^;“\"]){0,110}?(?<!\w)"
    r"(?:tại|ở|trên địa bàn|trên(?=\s+(?:[Tt]uyến|[Đđ]ường)))\s+(?:tất cả\s+)?"
    r"(?:(?:các|hai|ba|\d+(?:/\d+)?|một số)\s+)?" + LIST_LEAD + "$"
)
#: Before a district that has more such models: 'đầu tiên trên địa bàn huyện A được thành lập tại'.
FIRST_OF = re.compile(
    r"(?<!\w)(?:đầu tiên|duy nhất|tiêu biểu|điển hình|điểm)\s+(?:trên địa bàn|ở|tại|của|trong)\s+$"
)
#: 'Mô hình “X” ở xóm được ...': the hamlet that was named last.
UNNAMED_AFTER = re.compile(
    r"\s+(?:tại|ở|của|trong|trên địa bàn)\s+"
    r"(?P<word>xã|phường|thị trấn|thôn|xóm|ấp|khóm|khu phố|buôn|bản|làng)"
    r"(?=\s+(?:được|do|đã|đang|có|này|ta|là)(?!\w)|\s*[,.;]|\s*$)"
)
#: Before the body that founds or runs a model, after it: 'cũng được UBND xã X đưa vào hoạt động'.
AGENT = re.compile(r"\s*,?\s*(?:(?:cũng|đã|đang|hiện|vừa|mới|này|là|đều|luôn)\s+)*(?:do|được)\s+")
#: Words for one and the same village: the 'thôn X' of its head is 'làng' to those who live there.
VILLAGES = frozenset({"thôn", "làng", "bản", "buôn", "xóm", "ấp"})
#: A cluster tells its members: 'Cụm X giữa 2 huyện A và B gồm các xã: C, D'.
MEMBERS = re.compile(
    r"(?:(?!nhân rộng)[^;“\"]){0,260}?(?<!\w)(?:gồm(?: có)?|giữa|và)\s+(?:(?:các|hai|ba|\d+)\s+)?"
    + LIST_LEAD
    + "$"
)
#: '63 mô hình X, tiêu biểu như xã A; xã B'.
SUCH = re.compile(
    r"[^;.“\"]{0,30}?(?:,\s+(?:tiêu biểu|điển hình|nổi bật)\s+(?:như|là|có|tại|ở)|"
    r"(?:phải )?kể (?:đến|tới))\s*:?\s*(?:tại|ở)?\s*(?:các\s+)?"
)
#: A clause without a subject of its own.
GOES_ON = re.compile(
    r"(?:và\s+|đồng thời\s+|đã\s+)*(?:nhân rộng|xây dựng|thành lập|ra mắt|duy trì|triển khai|"
    r"tổ chức|phối hợp|thực hiện|củng cố|phát huy)(?!\w)",
    re.I,
)
#: After the model of several units: 'Các trường ra mắt mô hình “X” gồm: A, B'.
AMONG = re.compile(
    r"\s*,?\s*(?:(?:bao )?gồm(?: có)?|là|đó là|như|cụ thể)\s*:?\s*(?:các\s+)?" + LIST_LEAD, re.I
)
CLUSTER = re.compile(r"cụm|liên kết|giáp ranh|liên hoàn", re.I)
# A misprint of a short preposition between a closed name and a place: "cảu tỉnh".
MISPRINT = re.compile(
    r"\s*(?!(?:thì|và|còn|cho|mà|hay|như|nên|vì|do|để|khi|là|có|với|cùng|từ|đến|sang|bị|được|giúp|"
    r"qua|tới|ra|rồi|nơi|này|đó|nay|song|theo|đã)\s)[^\W\d_]{1,4}\s+"
)
#: Before a model that only leads over to others: 'Cùng với mô hình “X”, trên địa bàn huyện còn có'.
ASIDE = re.compile(r"(?:Cùng với|Bên cạnh|Ngoài|Song song với|Từ)\s", re.I)
#: Between a model and a place that does not have it.
NOT_THERE = Anchored(
    r"(?<!\w)(?:nhân rộng|học tập|tham quan|hội nghị|giáp|giáp ranh|sang|so với|trú|quê|ông|bà|"
    r"từ(?!\s+(?:\d|năm|tháng|ngày|đầu|giữa|cuối|khi|đó))|"
    r"anh|chị|đồng chí|khen|tặng|nơi khác)(?!\w)",
    re.I,
)
#: An owner that is no known body, before its place: 'của Hội CTĐ phường X', 'do Đoàn xã Y lập'.
OWNER = re.compile(
    rf"(?:Hội|Đoàn|Ban|Tổ|Chi|Nhà|Trạm|Đội|Câu lạc bộ|CLB|nhân dân|bà con|{UPPER})"
    r"[^,;.“\"()]{0,30}?\s"
)
#: Between a place and its model in a list of such pairs: 'xã A với “X”, xã B có mô hình “Y”'.
PAIRS = re.compile(
    r"\s*(?:thì\s+|cũng\s+|còn\s+)?(?:với|có|:|–|-)\s*"
    r"(?:(?:các\s+)?(?:mô hình|câu lạc bộ|CLB|tổ|đội)\s+)?"
)
