"""How awards, praise and those who receive them are printed, as data."""

from __future__ import annotations

import re

from lantoa.loaders.reading.anchors import Anchored

#: Without one of these nobody is praised.
PRAISES = (
    *("khen", "ghi nhận", "biểu dương", "tuyên dương", "tôn vinh", "vinh danh", "đánh giá cao"),
)
PRAISE_WORD = (
    r"(?:ghi nhận|biểu dương|khen thưởng|tuyên dương|tôn vinh|vinh danh|khen ngợi|(?<!iấy "
    r")(?<!ằng )(?<!hư )khen|"
    r"đánh giá cao)"
)
PRAISE = rf"{PRAISE_WORD}(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+){PRAISE_WORD})*"
AWARD = (
    r"(?:[Bb]ằng khen|[Gg]iấy khen|[Cc]ờ [Tt]hi đua|[Cc]ờ thi đua xuất sắc|[Cc]ờ(?= (?:cho|"
    r"của|đơn vị))|[Kk]ỷ niệm chương|"
    r"[Hh]uân chương(?: (?!hạng)[^\W\d_]+){1,3}(?: hạng (?:Nhất|Nhì|Ba|nhất|nhì|ba))?|"
    r"[Hh]uy chương|"
    r"[Dd]anh hiệu [“\"][^”\"]{3,60}[”\"]|[Tt]hư khen|[Gg]iấy chứng nhận|[Bb]ằng công nhận)"
)
KINDS = (
    ("certificate-of-merit", r"bằng khen"),
    ("commendation", r"giấy khen|thư khen"),
    ("emulation-flag", r"cờ"),
    ("commemorative-medal", r"kỷ niệm chương"),
    ("medal", r"huân chương|huy chương"),
    ("title", r"danh hiệu|giấy chứng nhận|công nhận"),
    ("bonus", r"thưởng tiền|tiền thưởng|nóng"),
    ("praise", r"ghi nhận|biểu dương|khen|tuyên dương|tôn vinh|vinh danh|đánh giá"),
)
AWARDED = Anchored(
    rf"(?<!\w)(?:(?:trao )?tặng|trao(?: thưởng)?|tặng thưởng|thưởng|nhận(?: được)?|công nhận|"
    rf"khen thưởng, tặng)\s+(?:\d+\s+)?(?:tấm\s+)?(?P<award>{AWARD}(?:\s*(?:,|và)\s*{AWARD})*)"
)
# The award as the subject: Bằng khen của Bộ X đã được trao cho 5 tập thể
AWARD_GIVEN = Anchored(
    rf"(?<!\w)(?P<award>{AWARD})(?:\s+của\s+[^,;.“\"]{{2,80}}?)?\s+(?:đã\s+)?được\s+"
    rf"(?:trao tặng|trao|tặng)(?=\s+cho\s)"
)
PASSIVE = Anchored(
    rf"(?<!\w)được\s+(?P<body>[^,;.“\"]{{2,110}}?)\s+(?:thông báo,\s+|"
    rf"[^,;.“\"]{{0,25}}?)(?P<award>{PRAISE})(?!\w)",
    re.I,
)
#: By whom is left open: 60 tập thể được khen thưởng.
PASSIVE_ALONE = Anchored(rf"(?<!\w)được\s+(?P<award>{PRAISE})(?!\w)", re.I)
ACTIVE_PRAISE = Anchored(
    r"(?<!\w)(?P<award>biểu dương, khen thưởng|khen thưởng|biểu dương|tuyên dương|tôn vinh|"
    r"vinh danh)\s+(?:cho\s+)?(?=\d|hơn|gần|trên|[Mm]ô hình)",
    re.I,
)
COLLECTIVES = re.compile(
    r"\s*(?:lượt\s+)?(?P<what>tập thể|đơn vị|cá nhân|mô hình|gia đình|hộ gia đình|gương|điển "
    r"hình(?: tiên tiến)?|đồng chí|người|dòng họ|thôn|xã|cơ quan)(?P<more>\s*(?:,|và)\s*(?:cá "
    r"nhân|tập thể|hộ gia đình|gia đình)(?!\w))?(?P<tail>\s+(?:tiêu biểu|xuất sắc|điển "
    r"hình(?: tiên tiến)?))?"
)
OF_BODY = re.compile(
    r"\s+(?:của|từ)\s+(?:đồng chí\s+)?(?P<office>(?:Bộ trưởng|Chủ tịch|Giám đốc|Thủ trưởng)\s+)?$"
)
GENERAL_BODY = re.compile(
    r"^(?:các cấp|cấp ủy|cấp uỷ|chính quyền|nhân dân|dư luận|người dân|đông đảo|cơ sở|cấp "
    r"trên|các ngành|nhiều|lãnh đạo các)",
    re.I,
)
INDIVIDUALS = frozenset({"cá nhân", "đồng chí", "người", "gương"})
OCCASION = re.compile(
    r"(?:[Nn]hân dịp này|[Dd]ịp này|[Tt]ại (?:Hội nghị|hội nghị|buổi lễ|lễ|Lễ|Ngày hội|ngày hội))"
)
