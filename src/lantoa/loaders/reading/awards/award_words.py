"""How awards, praise and those who receive them are printed, as data."""

from __future__ import annotations

import re

from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.text.anchors import Anchored

PRAISE_WORD = (
    r"(?:ghi nhận|(?:ra )?thông báo (?:trên )?toàn quốc|biểu dương|khen th[ưu]ởng|tuyên dương|"
    r"tôn vinh|vinh danh|khen ngợi|(?<!iấy )(?<!ằng )(?<!hư )khen)"
)
PRAISE = rf"{PRAISE_WORD}(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s){PRAISE_WORD})*"
AWARD = (
    r"(?:[Bb]ằng khen|[Gg]iấy khen|[Cc]ờ [Tt]hi đua|[Cc]ờ thi đua xuất sắc|[Cc]ờ(?= (?:cho|"
    r"của|đơn vị))|[Kk]ỷ niệm chương(?: [“\"][^”\"]{3,60}[”\"])?|"
    r"[Hh]uân chương (?:Lao động|Chiến công|Quân công|Bảo vệ Tổ quốc|Dũng cảm|Hồ Chí Minh|Độc lập|"
    r"Sao vàng|Đại đoàn kết)(?: hạng (?:Nhất|Nhì|Ba|nhất|nhì|ba))?|"
    r"[Hh]uy chương|"
    r"[Dd]anh hiệu [“\"][^”\"]{3,60}[”\"]|"
    rf"[Dd]anh hiệu (?:đơn vị |tập thể )?(?={UPPER})[^,;.“\"\d]{{3,50}}?"
    r"(?=\s+(?:cho|năm|của|trong|do|vì|về)(?!\w)|\s*(?:[.,;)]|$))|"
    r"(?:(?<=ông nhận )|(?<=ông nhận là ))(?:mô hình|điển hình|tập thể|đơn vị)\s+"
    r"(?:[“\"]?Dân vận khéo[”\"]?|DVK|điển hình|tiêu biểu|tiên tiến|xuất sắc|kiểu mẫu)"
    r"(?:\s+(?!(?:và|được|năm|có|trong|của|vào|do)(?!\w))\w+){0,6}"
    r"(?:,\s+cấp\s+\w+)*|"
    r"khen(?=\s+cho(?!\w))|[Bb]ức trướng|[Tt]hư khen|[Gg]iấy chứng nhận|[Bb]ằng công nhận)"
)
KINDS = (
    ("certificate-of-merit", r"bằng khen"),
    ("commendation", r"giấy khen|thư khen"),
    ("emulation-flag", r"cờ"),
    ("commemorative-medal", r"kỷ niệm chương"),
    ("medal", r"huân chương|huy chương"),
    ("title", r"danh hiệu|giấy chứng nhận|công nhận|(?:mô|điển) hình|đơn vị|tập thể"),
    ("bonus", r"thưởng tiền|tiền thưởng|nóng"),
    ("praise", r"ghi nhận|biểu dương|khen|tuyên dương|tôn vinh|vinh danh|đánh giá|thông báo"),
)
AWARDED = Anchored(
    rf"(?<!\w)(?:(?:[Tt]rao |phong |truy |phong tặng và truy )?[Tt]ặng|[Tt]rao(?: thưởng)?|"
    rf"tặng thưởng|thưởng|nhận(?: được)?|công nhận(?: là)?|gửi|cấp|"
    rf"khen thưởng, tặng|(?:công bố|trao) (?:các )?[Qq]uyết định)\s+"
    rf"(?:(?:đột xuất|(?:hoa|quà|phần thưởng|tiền thưởng)(?:,|\s+và|\s+cùng|\s+kèm))\s+)?"
    rf"(?:(?P<how_many>\d+)\s+|nhiều\s+)?(?:tấm\s+)?"
    rf"(?P<award>{AWARD}(?:\s*(?:,|và)\s*{AWARD})*|(?<=ịnh )khen thưởng(?=\s+(?:của|cho)\s))"
)
#: The verb is that of the clause before: '...; UBND xã 5 tập thể'; 'Chủ tịch UBND tỉnh Bằng khen'.
GAPPED = re.compile(
    rf"\s*:?\s*(?P<award>{AWARD})?\s*(?:cho\s+|tặng\s+)?(?=(?:hơn\s+|gần\s+|trên\s+)?\d)"
)
#: Whom before what: tặng 5 tập thể và 3 cá nhân Giấy khen; trao cho Công an xã X Cờ thi đua.
WHOM_FIRST = Anchored(
    r"(?<!\w)(?:trao tặng|tặng thưởng|tặng|trao|thưởng)\s+(?:cho\s+)?"
    rf"(?P<to>(?!{AWARD})(?=\d|[^\W\d_])(?:(?!\s(?:cho|được|tặng|trao)\s)"
    r"(?:[^.;“\"\n]|[“\"][^”\"\n]{1,90}[”\"])){3,110}?)\s+"
    rf"(?P<award>{AWARD})(?=\s*[.,;)“]|\s+(?:của|vì|do|về|có|trong|nhân|và|năm)\s)"
)
#: Another body, and its office: ', Bộ trưởng Bộ X (tặng)'.
AND_BODY = re.compile(
    r"\s*(?:,\s*và|,|và)\s*(?:được\s+)?(?:Bộ trưởng|Chủ tịch|Giám đốc|Thủ trưởng)?\s*"
)
#: Awards are listed: quyết định khen thưởng: Cờ thi đua của Bộ X cho 1 tập thể; Bằng khen ...
LISTED = Anchored(r"(?<!\w)(?:khen thưởng|khen|trao thưởng|tặng)(?: như sau| gồm)?:\s", re.I)
#: A second award after one verb: tặng Cờ thi đua cho 3 tập thể, Bằng khen cho 14 tập thể.
AND_AWARD = Anchored(rf"(?<=[,;:à] )(?P<award>{AWARD})(?=(?:\s+của\s+[^,;.“\"]{{2,60}}?)?\s+cho\s)")
#: A second award of those who received one: 'nhận Bằng khen của X và Giấy khen của Y'.
AND_RECEIVED = Anchored(
    rf"(?<=(?:[,à] ))(?P<award>{AWARD})(?=\s+của\s+[^,;.“\"]{{2,80}}(?:[,;.]|$|\snăm\s|\svà\s))"
)
# The award as the subject: Bằng khen của Bộ X đã được trao cho 5 tập thể
AWARD_GIVEN = Anchored(
    rf"(?<!\w)(?P<award>{AWARD}(?:\s*(?:,|và)\s*{AWARD})*)"
    rf"(?:\s+của\s+[^,;.“\"]{{2,80}}?)?\s+(?:đã\s+)?được\s+"
    rf"(?:trao tặng|trao|tặng)(?=\s+cho\s)"
)
#: An award at the head of what is counted: 'Giấy khen của Công an tỉnh: 3 tập thể'.
AWARD_HEAD = Anchored(rf"(?<!\w)(?P<award>{AWARD})(?=(?:\s+của\s+[^,;.:“\"]{{2,60}}?)?:\s*\d)")
PASSIVE = Anchored(
    r"(?<!\w)được\s+(?!(?:đón\s+)?(?:nhận|tặng|trao)(?!\w))"
    r"(?P<body>(?:(?!\s(?:được|tặng|trao|nhận)\s)[^;.“\"]){2,180}?)\s+"
    rf"(?:thông báo,\s+|(?:(?!tặng|trao)[^,;.“\"]){{0,25}}?)(?P<award>{PRAISE})(?!\w)",
    re.I,
)
#: After who gave another: 'được UBND huyện tặng Giấy khen, Công an tỉnh biểu dương'.
AND_PRAISED = Anchored(rf"(?<!\w)(?:(?:đã|cũng|còn|kịp thời)\s+)*(?P<award>{PRAISE})(?!\w)", re.I)
#: By whom is left open: 60 tập thể được khen thưởng.
PASSIVE_ALONE = Anchored(rf"(?<!\w)được\s+(?P<award>{PRAISE})(?!\w)", re.I)
#: Nouns of those who are counted: groups, and people.
_GROUPS = (
    r"tập thể|đơn vị|mô hình|gia đình|hộ gia đình|hộ|dòng họ|dòng tộc|tộc họ|thôn|bản|ấp|khóm|"
    r"xóm|xã|phường|thị trấn|huyện|cơ quan|doanh nghiệp|công ty|câu lạc bộ|CLB|chi hội|chi đoàn|"
    r"chi bộ|công đoàn|nghiệp đoàn|hội|cụm|nhóm|đội|khu phố|khối phố|buôn|làng|phum|sóc|giáo họ|"
    r"giáo xứ|họ đạo|tổ chức|tổ|khu dân cư|khu nhà trọ|nhà trọ|trường học|trường|địa phương|"
    r"cơ sở|chợ|ban|phòng|đồn|trạm|hợp tác xã|HTX|chùa|công an|liên đội|đảng bộ"
)
_PEOPLE = (
    r"cá nhân|đồng chí|người(?: có uy tín)?|gương(?: điển hình| người tốt,? việc tốt)?|già làng|"
    r"(?:tổ|đội|nhóm|khu|ấp|thôn|bản|buôn|xóm|khóm|chi hội|hội|ban) (?:trưởng|phó)|"
    r"(?:trưởng|phó) [^\W\d_]+(?: phố)?|cán bộ(?:,? chiến s[ĩỹ]| hội viên)?|chiến s[ĩỹ]|"
    r"chủ (?:tàu|trọ|nhà trọ|cơ sở|phương tiện|hộ|doanh nghiệp|nhiệm|tịch)|tiểu thương|giáo dân|"
    r"chức việc|ngư dân|công nhân|hội viên|đoàn viên|thành viên|chức sắc|quần chúng|công dân|"
    r"học sinh|sinh viên|giáo viên|đại biểu|công an viên|thanh niên|nông dân|phụ nữ|tổ viên|"
    r"tình nguyện viên|dân quân|bảo vệ|cựu chiến binh|bí thư|linh mục|tài xế|lái xe|em|cháu"
)
#: What people are told to be before their noun: 10 nữ tổ trưởng.
_SORT = r"(?:(?:lượt|vị|nữ|nam|anh|chị|tân)\s+){0,2}"
ACTIVE_PRAISE = Anchored(
    rf"(?<!\w)(?P<award>(?!ghi nhận\s+[^,v]){PRAISE}|trao thưởng(?= cho))(?:\s+"
    r"(?:(?:đột xuất|kịp thời|cho|với|tới|gửi)\s+){0,2}"
    rf"(?=\d|hơn|gần|trên|(?-i:{UPPER})|(?:(?:các|những|nhiều)\s+)?(?:{_GROUPS}|{_PEOPLE}|"
    r"lực lượng|nhân dân|bà con|chính quyền)(?!\w))|(?=:$))",
    re.I,
)
COLLECTIVES = re.compile(
    rf"\s*{_SORT}(?P<what>điển hình(?: tiên tiến)?|(?i:{_PEOPLE}|{_GROUPS}))(?!\w)"
    rf"(?P<more>(?:\s*(?:,|và|,\s*và)\s*(?:{_PEOPLE}|{_GROUPS})(?!\w))*)"
    r"(?P<tail>\s+(?:tiêu biểu|xuất sắc|dũng cảm|điển hình(?: tiên tiến)?))?"
)
#: Another who is rewarded between those and the verb.
ANOTHER_VERB = re.compile(r"(?<!\w)(?:(?<!đạt )(?<!có )được|nhận|tặng|trao)(?!\w)", re.I)
#: A person by his office, before his body or place: Trưởng bản X, Tổ trưởng Tổ tự quản Y.
PERSON_OF = re.compile(
    r"(?<!\w)(?:trưởng|phó|bí thư|chủ tịch|giám đốc|chủ nhiệm|ông|bà|anh|chị|đồng chí|chiến s[ĩỹ]|"
    r"công an viên|thành viên|hội viên|đội viên|chủ)\s+(?:ban\s+|thường trực\s+)?$",
    re.I,
)
#: One of those who are: là 1 trong 7 mô hình được tôn vinh.
ONE_OF = re.compile(r"(?<!\w)(?:một|1)\s+trong\s+(?:số\s+|những\s+|các\s+|tổng số\s+)?$", re.I)
#: Recipients that nobody counted: các tập thể, cá nhân.
#: Those who are rewarded without a number: no officials, who are shown with their names.
_ANY = (
    r"(?:tập thể|cá nhân|chức sắc|gương(?: điển hình)?|hộ|gia đình|đơn vị|điển hình)"
    r"(?! (?:ông|bà|anh|chị|em)(?!\w))"
)
_UNCOUNTED = (
    rf"(?P<text>(?P<many>(?:các|những|nhiều|một số)\s+)?(?P<what>{_ANY})(?!\w)"
    rf"(?P<more>(?:(?:\s*,\s*và|\s*,|\s+và)\s+(?:các\s+|nhiều\s+)?{_ANY}(?!\w))*)"
    r"(?:\s+(?:tiêu biểu|xuất sắc))?)"
)
UNCOUNTED = re.compile(
    rf"\s*(?:(?:của|về|vì|phong trào)[^;.“\"]{{2,70}}?\s)?(?:cho|tặng)\s+{_UNCOUNTED}(?!\w)", re.I
)
#: ... right after the praise: khen thưởng các cá nhân.
UNCOUNTED_PRAISED = re.compile(rf"\s*{_UNCOUNTED}(?!\w)", re.I)
#: Between the body that praises and its praise of those.
PRAISES_DIRECTLY = re.compile(
    r"[\s),]*(?:(?:đã|cũng|vừa)\s+)*(?:tổ chức\s+(?:[^.;]{5,160}?(?:,|\svà)\s+(?:và\s+)?)?)?"
    r"(?:(?:tổ chức|kịp thời|lễ|trao)\s+)*"
)
#: Who speaks praises those that he speaks of.
SPEECH = Anchored(
    r"(?<!\w)(?:phát biểu|đánh giá cao|hoan nghênh|nhấn mạnh|khẳng định|kết luận|đặc biệt)(?!\w)",
    re.I,
)
#: What is done as a rule.
OFTEN = re.compile(
    r"(?<!\w)(?:hằng năm|hàng năm|mỗi năm|định kỳ|thường xuyên|kịp thời|luôn)(?!\w)", re.I
)
#: An act goes on with another award: '...; khen thưởng nhiều tập thể'.
GOES_ON = re.compile(r"(?:[;,]|và|đồng thời)\s*$")
#: ... as those of whom it is told: nhiều tập thể, cá nhân được.
UNCOUNTED_SUBJECT = Anchored(
    rf"(?<!\w)(?P<text>(?P<many>(?:các|những|nhiều|một số)\s+)(?P<what>tập thể|cá nhân|"
    rf"đơn vị|gương|hộ|gia đình)(?!\w)"
    rf"(?P<more>(?:(?:\s*,\s*và|\s*,|\s+và)\s+(?:các\s+|nhiều\s+)?{_ANY}(?!\w))*))",
    re.I,
)
#: The people and the government of a place together: cho tập thể, cán bộ và nhân dân xã X.
PEOPLE_OF = re.compile(
    r"\s*(?:(?:của|về|vì|phong trào)[^;.“\"]{3,50}\s)?(?:và quà\s+)?cho\s+"
    r"(?P<who>(?:(?:tập thể|cán bộ|nhân dân|chính quyền|chiến s[ĩỹ]|đảng bộ|các)"
    r"(?:\s*,\s*|\s+và\s+|\s+)){0,5})",
    re.I,
)
_PEOPLE_ONLY = re.compile(rf"(?:{_PEOPLE})(?!\w)", re.I)
GROUP = rf"(?:{_GROUPS}|lực lượng)"


def are_people(noun: str) -> bool:
    """Tell whether a noun that counts recipients is one of people.

    >>> are_people("già làng"), are_people("tập thể")
    (True, False)
    """
    return _PEOPLE_ONLY.match(noun) is not None


#: From an award to the body whose it is: 'Bằng khen của', 'Cờ thi đua năm 2015 của Bộ trưởng'.
OF_BODY = re.compile(
    r"(?:\s+(?:[“\"][^”\"\n]{3,120}[”\"]|(?!(?:cho|của|từ|tặng|được|nhận|về|vì|do|và|trao)(?!\w))"
    r"[\w-]+)){0,16}?\s+(?:của|từ|do)\s+(?:đồng chí\s+)?"
    r"(?:(?:[Bb]ộ trưởng|[Cc]hủ tịch|[Gg]iám đốc|[Tt]hủ trưởng)\s+)?$"
)
OFFICE_BEFORE = re.compile(
    r"(?P<office>(?:[Bb]ộ trưởng|[Cc]hủ tịch|[Gg]iám đốc|[Tt]hủ trưởng)\s+)$"
)
GENERAL_BODY = re.compile(
    r"^(?:các cấp|cấp (?:ủy|uỷ|xã|huyện|tỉnh|thành phố|trung ương)|"
    r"chính quyền|nhân dân|dư luận|người dân|đông đảo|cơ sở|cấp "
    r"trên|các ngành|nhiều|lãnh đạo các)",
    re.I,
)
#: Who receives, is not who confers: Công an tỉnh vinh dự được ...
RECEIVES_AWARD = re.compile(
    r"\s*(?:\([^()]{2,40}\)\s*)?(?:(?:đã|cũng|vừa|từng|còn|vinh dự|nhiều lần|liên tục|\d+ lần|"
    r"liên tiếp|(?:trong\s+)?(?:\d+|nhiều) năm(?: liền| liên tục| qua)?(?:\s*\([\d\s–-]+\))?|"
    r"đều|luôn|hằng năm|hàng năm)\s+)*"
    r"(?:được|đón nhận|nhận|vinh dự)(?!\w)"
)
#: From those who are counted to what they receive; and between two of a list.
REACHES = re.compile(
    r"(?:[^,;.“\"]|[“\"][^”\"]{1,120}[”\"]|,(?=\s(?:nhân rộng|thực hiện|phòng|chống|đấu tranh|"
    r"bảo vệ|duy trì|triển khai|giữ gìn|tham gia)(?!\w))){0,160}?\s*"
    r"(?:(?:đã|cũng|vừa|từng|còn|vinh dự|nhiều lần)\s+)*"
    r"(?:được|đón nhận|nhận|vinh dự)(?!\w)"
)
#: Between two awards of one, told one after the other: 'Giấy khen, năm 2020 được Bộ X tặng ...'.
THEN = re.compile(
    r"[^.“\"]{0,160}?(?:[,;]|\svà)\s*(?:(?:và|đồng thời|tiếp tục|sau đó|trước đó|còn|cũng|đã|"
    r"trong đó|riêng|"
    r"vinh dự|liên tục|nhiều lần|(?:vào\s+|đến\s+)?(?:năm|tháng|ngày)\s+[\d/.-]+,?|"
    r"\d+ năm liền)\s+)*$"
)
#: The time of the first of two awards: 'Bằng khen năm 2017, UBND tỉnh tặng'.
ITS_TIME = re.compile(r"\s*(?:vào\s+)?(?:năm|tháng|ngày)\s+[\d/.-]*\d")
ONE_LIST = re.compile(r"(?:\s+là\s+[^,;.\d]{2,40}?)?\s*(?:,|và|,\s*và)\s*(?:hơn|gần|trên)?\s*$")
#: Awards that are conferred at the gathering that the report is on.
_HELD = r"(?:hội nghị|buổi lễ|buổi gặp mặt|lễ|ngày hội|chương trình|đại hội)"
OCCASION = re.compile(
    r"(?<!\w)(?:(?:nhân\s+)?dịp này|(?:tại|nhân|kết thúc|trong khuôn khổ)\s+(?:dịp\s+)?"
    rf"{_HELD}(?!\w)|(?:cũng\s+)?tại đây|"
    rf"{_HELD}(?:\s+(?:cũng|đã))*\s+(?:công bố|trao|tặng|khen|biểu dương|tuyên dương|tôn vinh)"
    r"(?!\w)|(?:ban tổ chức|phần lễ)(?!\w))",
    re.I,
)
