"""How awards, praise and those who receive them are printed, as data."""

from __future__ import annotations

import re

from lantoa.loaders.reading.anchors import Anchored

#: Without one of these nobody is praised.
PRAISES = (
    *("khen", "ghi nhận", "biểu dương", "tuyên dương", "tôn vinh", "vinh danh", "đánh giá cao"),
)
PRAISE_WORD = (
    r"(?:ghi nhận|biểu dương|khen th[ưu]ởng|tuyên dương|tôn vinh|vinh danh|khen ngợi|(?<!iấy "
    r")(?<!ằng )(?<!hư )khen|"
    r"đánh giá cao)"
)
PRAISE = rf"{PRAISE_WORD}(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s){PRAISE_WORD})*"
AWARD = (
    r"(?:[Bb]ằng khen|[Gg]iấy khen|[Cc]ờ [Tt]hi đua|[Cc]ờ thi đua xuất sắc|[Cc]ờ(?= (?:cho|"
    r"của|đơn vị))|[Kk]ỷ niệm chương(?: [“\"][^”\"]{3,60}[”\"])?|"
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
    rf"(?<!\w)(?:(?:[Tt]rao )?[Tt]ặng|[Tt]rao(?: thưởng)?|"
    rf"tặng thưởng|thưởng|nhận(?: được)?|công nhận|"
    rf"khen thưởng, tặng)\s+(?:\d+\s+)?(?:tấm\s+)?(?P<award>{AWARD}(?:\s*(?:,|và)\s*{AWARD})*)"
)
#: A second award after one verb: tặng Cờ thi đua cho 2 tập thể, Bằng khen cho 11 tập thể.
AND_AWARD = Anchored(rf"(?<=[,;à] )(?P<award>{AWARD})(?=(?:\s+của\s+[^,;.“\"]{{2,60}}?)?\s+cho\s)")
# The award as the subject: Bằng khen của Bộ X đã được trao cho 5 tập thể
AWARD_GIVEN = Anchored(
    rf"(?<!\w)(?P<award>{AWARD})(?:\s+của\s+[^,;.“\"]{{2,80}}?)?\s+(?:đã\s+)?được\s+"
    rf"(?:trao tặng|trao|tặng)(?=\s+cho\s)"
)
PASSIVE = Anchored(
    rf"(?<!\w)được\s+(?P<body>[^;.“\"]{{2,180}}?)\s+(?:thông báo,\s+|"
    rf"[^,;.“\"]{{0,25}}?)(?P<award>{PRAISE})(?!\w)",
    re.I,
)
#: By whom is left open: 60 tập thể được khen thưởng.
PASSIVE_ALONE = Anchored(rf"(?<!\w)được\s+(?P<award>{PRAISE})(?!\w)", re.I)
ACTIVE_PRAISE = Anchored(
    r"(?<!\w)(?P<award>(?:biểu|tuyên) dương, khen thưởng|khen th[ưu]ởng|biểu dương|"
    r"tuyên dương|tôn vinh|vinh danh)\s+(?:cho\s+)?(?=\d|hơn|gần|trên|[Mm]ô hình)",
    re.I,
)
#: Nouns of those who are counted: groups, and people.
_GROUPS = (
    r"tập thể|đơn vị|mô hình|gia đình|hộ gia đình|hộ|dòng họ|thôn|bản|ấp|xã|phường|cơ quan|"
    r"doanh nghiệp|câu lạc bộ|CLB|chi hội|tổ chức|tổ|khu dân cư|trường học|trường|địa phương|cơ sở"
)
_PEOPLE = (
    r"cá nhân|đồng chí|người(?: có uy tín)?|gương(?: điển hình| người tốt,? việc tốt)?|già làng|"
    r"trưởng (?:thôn|bản|ấp|khu phố|buôn)|cán bộ(?:,? chiến s[ĩỹ]| hội viên)?|chiến s[ĩỹ]|"
    r"hội viên|đoàn viên|thành viên|chức sắc|quần chúng|công dân|học sinh|giáo viên|đại biểu|"
    r"công an viên|thanh niên|nông dân|phụ nữ|tổ trưởng|tổ viên|tình nguyện viên|người dân"
)
COLLECTIVES = re.compile(
    rf"\s*(?:lượt\s+)?(?:vị\s+)?(?P<what>điển hình(?: tiên tiến)?|{_GROUPS}|{_PEOPLE})(?!\w)"
    rf"(?P<more>(?:\s*(?:,|và|,\s*và)\s*(?:{_GROUPS}|{_PEOPLE})(?!\w))*)"
    r"(?P<tail>\s+(?:tiêu biểu|xuất sắc|điển hình(?: tiên tiến)?))?"
)
#: Recipients that nobody counted: các tập thể, cá nhân.
UNCOUNTED = re.compile(
    r"\s*(?:(?:của|về|vì|phong trào)[^;.“\"]{2,70}?\s)?cho\s+"
    r"(?P<text>(?:(?:các|những|nhiều)\s+)?(?P<what>tập thể|cá nhân)"
    r"(?P<more>\s*(?:,|và)\s*(?:các\s+)?(?:cá nhân|tập thể))?)(?!\w)"
)
_PEOPLE_ONLY = re.compile(rf"(?:{_PEOPLE})(?!\w)", re.I)


def are_people(noun: str) -> bool:
    """Tell whether a noun that counts recipients is one of people.

    >>> are_people("già làng"), are_people("tập thể")
    (True, False)
    """
    return _PEOPLE_ONLY.match(noun) is not None


OF_BODY = re.compile(
    r"\s+(?:của|từ)\s+(?:đồng chí\s+)?(?P<office>(?:Bộ trưởng|Chủ tịch|Giám đốc|Thủ trưởng)\s+)?$"
)
GENERAL_BODY = re.compile(
    r"^(?:các cấp|cấp ủy|cấp uỷ|chính quyền|nhân dân|dư luận|người dân|đông đảo|cơ sở|cấp "
    r"trên|các ngành|nhiều|lãnh đạo các)",
    re.I,
)
#: Who receives, is not who confers: Công an tỉnh vinh dự được ...
RECEIVES_AWARD = re.compile(
    r"\s*(?:\([^()]{2,40}\)\s*)?(?:(?:đã|cũng|vừa|từng|còn|vinh dự|nhiều lần|liên tục|\d+ lần)\s+)*"
    r"(?:được|đón nhận|nhận|vinh dự)(?!\w)"
)
#: From those who are counted to what they receive; and between two of a list.
REACHES = re.compile(
    r"[^,;.“\"]{0,160}?\s*(?:(?:đã|cũng|vừa|từng|còn|vinh dự|nhiều lần)\s+)*"
    r"(?:được|đón nhận|nhận|vinh dự)(?!\w)"
)
ONE_LIST = re.compile(r"(?:\s+là\s+[^,;.\d]{2,40}?)?\s*(?:,|và|,\s*và)\s*(?:hơn|gần|trên)?\s*$")
OCCASION = re.compile(
    r"(?:[Nn]hân dịp này|[Dd]ịp này|[Tt]ại (?:Hội nghị|hội nghị|buổi lễ|lễ|Lễ|Ngày hội|ngày hội))"
)
