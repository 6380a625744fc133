"""How reports join those who found, advise and run a model to it and to each other, as data."""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments.role_verb_words import ADVISE, CARRY, FOUND, RUN, SPREAD
from lantoa.loaders.reading.lexicon import NAME, UPPER
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Role

#: Actors that are no bodies, beside those that are: cấp ủy, chính quyền xã, các ban, ngành.
OTHERS = (
    r"(?:(?:các\s+)?(?:cấp (?:ủy|uỷ)(?: đảng)?|chính quyền(?: địa phương| các cấp| cơ sở| sở tại|"
    r" xã| phường| thị trấn| huyện| thôn| ấp| bản| khu phố)?|ban,?\s*ngành|phòng,?\s*ban|ngành|"
    r"đoàn thể|tổ chức|lực lượng|đơn vị|cơ quan|nhà trường|nhân dân|bà con|người dân|"
    r"hội,? đoàn thể|hợp tác xã|giáo xứ|giáo họ|họ đạo|nhà chùa|dòng họ|doanh nghiệp|"
    r"nhà đài|già làng)(?:\s+(?:chức năng|liên quan|chính trị(?: - xã hội)?|địa phương|nghiệp vụ|"
    rf"thành viên|ở cơ sở|(?:xã|phường|thị trấn|huyện|tỉnh)(?:\s+(?-i:{NAME}))?))*(?!\w))"
)
#: Who speaks for a body, and words before it.
BEFORE_BODY = (
    r"(?:các\s+|lực lượng\s+|(?:đại diện\s+)?(?:(?:cấp ủy,?\s+)?chính quyền(?: địa phương)?|"
    r"lãnh đạo)\s+|đồng chí\s+|"
    r"(?:Phó\s+)?(?:Giám đốc|Chủ tịch|Bí thư|Trưởng|Bộ trưởng|Chỉ huy trưởng)\s+)*"
)
#: Between bodies of one group.
BESIDE = re.compile(
    rf"\s*(?:\([^)]{{0,60}}\)\s*)?(?:(?:,\s*và|,\s*cùng|,|và|cùng với|cùng|với|;|-|–)\s*"
    rf"(?:{OTHERS}\s*(?:,\s*và|,|và|cùng với|cùng|với)\s*)*)?{BEFORE_BODY}",
    re.I,
)
#: A part of a body before it: Phòng CSGT, Công an tỉnh X.
PART = re.compile(r"(?:Phòng|Đội|Cơ quan|Đồn|Ban Xây dựng|Trung tâm)(?!\w)", re.I)

# What links a group to the one before it, or opens it.
_WITH = r"(?:\s+(?:chặt chẽ|đồng bộ|giữa|với|cùng|và))*"
PARTNER = re.compile(
    rf"(?<!\w)(?P<word>phối hợp|kết hợp|phối kết hợp|liên kết|thống nhất|hiệp đồng|chung tay|"
    rf"cùng với|bàn với){_WITH}(?!\w)[^.;“\"]{{0,90}}$",
    re.I,
)
ADVISED = re.compile(r"(?<!\w)(?P<word>tham mưu|đề xuất|kiến nghị)(?!\w)[^.;“\"]{0,90}$", re.I)
GUIDED = re.compile(r"(?<!\w)(?P<word>hướng dẫn|tư vấn)(?!\w)[^.;“\"]{0,40}$", re.I)
CHARGED = re.compile(
    r"(?<!\w)(?P<word>chỉ đạo|lãnh đạo|bàn giao|giao|phân công|vận động|yêu cầu|chọn|hỗ trợ|"
    r"giúp|động viên|khuyến khích|định hướng)"
    r"(?:\s+(?:nhiệm vụ|trách nhiệm))?(?:\s+cho)?(?!\w)[^.;“\"]{0,30}$",
    re.I,
)
LINKS = (
    ("advised", ADVISED),
    ("guided", GUIDED),
    ("charged", CHARGED),
    ("partner", PARTNER),
)
#: Between "của" and a body: 'của đơn vị nghiệp vụ Công an tỉnh', 'của các phòng thuộc Công an'.
_OFFICES = (
    r"(?:lực lượng\s+|các\s+|lãnh đạo\s+|"
    r"(?:đồng chí\s+)?(?:Giám đốc|Chủ tịch|Bộ trưởng)\s+|"
    r"(?:đơn vị|phòng|ban|đội|cơ quan|cán bộ),?\s+(?:nghiệp vụ\s+|chức năng\s+|chuyên môn\s+)?"
    r"(?:(?:thuộc|của)\s+)?)*"
)
PASSIVE = re.compile(r"(?<!\w)(?:được|do|bởi)\s+(?:lực lượng\s+|các\s+|lãnh đạo\s+)*$", re.I)
SUPPORT = re.compile(
    r"(?<!\w)(?:được|với|dưới|nhờ|có|chịu|sự|theo|thực hiện|căn cứ|từ|trên cơ sở|sau khi có)\s+"
    r"(?:có\s+)?(?:sự\s+)?"
    rf"[^.;“\"]{{0,50}}?\s+của\s+{_OFFICES}$",
    re.I,
)
#: Support that is the running of it: dưới sự điều hành của.
MANAGED = re.compile(
    r"(?<!\w)(?:được|với|dưới|chịu|có)\s+(?:sự\s+)?[^.;“\"]{0,30}?"
    r"(?:quản lý|điều hành|phụ trách|chủ trì|vận hành)(?!\w)",
    re.I,
)
#: Support that is a part in it: hoạt động với sự phối hợp của.
WITH_OTHERS = re.compile(
    r"(?<!\w)(?:với|có|cùng|bằng)\s+sự\s+(?:phối hợp|chung tay|liên kết)[^.;,“\"]{0,20}của\s", re.I
)
#: Support that is advice: được sự hướng dẫn của.
ADVICE = re.compile(
    rf"(?<!\w)(?:được|với|dưới|nhờ|có|chịu|sự|từ|theo|cơ sở)\s+(?:có\s+)?(?:sự\s+)?"
    rf"[^.;,“\"]{{0,20}}(?:{ADVISE})(?!\w)",
    re.I,
)


#: Whose idea it is: 'Từ sáng kiến của A, mô hình “X” ra đời'.
IDEA = re.compile(r"(?:từ|theo)\s+(?:sáng kiến|ý tưởng)\s+của\s+(?:lực lượng\s+)?$", re.I)


def support_of(before: str) -> Role | None:
    """Return the role of those whose support the words before them tell of."""
    if IDEA.search(before):
        return Role.FOUNDER
    if SUPPORT.search(before) is None:
        return None
    if MANAGED.search(before) or WITH_OTHERS.search(before):
        return Role.OPERATOR
    return Role.ADVISER if ADVICE.search(before) else None


#: What is done to the one before: A được B giao xây dựng mô hình, được B hướng dẫn thành lập.
CHARGES = re.compile(
    r"\s*(?:(?:đã|tin tưởng|trực tiếp)\s+)*(?:giao|phân công|chỉ đạo|cho phép|đồng ý|nhất trí|"
    r"thống nhất|chấp thuận|phê duyệt|"
    r"tạo điều kiện|hỗ trợ|giúp đỡ|giúp|vận động|(?P<guides>hướng dẫn|tư vấn))(?!\w)",
    re.I,
)
#: ... as it is told of that one.
CHARGED_BY = re.compile(
    r"\s*(?:(?:đã|cũng|vừa)\s+)*được\s+[^,.;“\"]{2,70}?\s"
    r"(?:giao|phân công|chỉ đạo|hướng dẫn|hỗ trợ|giúp)(?!\w)",
    re.I,
)
#: Before a board that is only set up: UBND xã đã thành lập Ban Chỉ đạo.
MADE = re.compile(r"(?:thành lập|kiện toàn|củng cố|ra mắt|lập)\s+(?:được\s+)?$", re.I)
#: Before a noun for all bodies of a sort; before a body at whose place something is done.
ALL_OF = re.compile(r"(?:các|nhiều|những|mỗi|từng|một số)\s+$", re.I)
#: So many of a sort: 27/27 Hội CCB xã.
MANY_OF = re.compile(r"(?<![\w/.-])(?<!gày )(?<!áng )(?<!uý )(?<!ăm )\d{1,3}(?:/\d{1,3})?[ ]+$")
#: ... after it: công an các xã; so many only where they are told to: chỉ đạo Hội CCB các cấp.
LEVELS = re.compile(r"\s+các\s+cấp(?!\w)", re.I)
ALL_UNITS = re.compile(
    r"\s(?:các|nhiều)\s+(?:xã|phường|huyện|quận|thôn|bản|ấp|địa phương|đơn vị)(?!\w)", re.I
)
#: Before a body that only tells, or is only obeyed: 'Theo tin từ A, B đã', 'Thực hiện ... của A'.
HEARSAY = re.compile(
    r"(?:^|[.;–-]\s*)(?:theo|từ|tin từ|thực hiện|nhận được)(?:\s+[^,.;“\"]{0,40}?\s(?:từ|của))?\s+"
    r"(?:lãnh đạo\s+|đại diện\s+)?$",
    re.I,
)
AT_VENUE = re.compile(
    r"(?<!\w)(?:tại|ở)\s+(?:(?:hội trường|trụ sở|phòng họp|khuôn viên|sân)\s+)?$", re.I
)
DECISION = re.compile(r"quyết định(?:\s+số[^,;.]{0,30})?\s+của\s+$", re.I)
ON_FOUNDING = re.compile(r"\s*(?:về\s+)?(?:việc\s+)?(?:công nhận và\s+)?thành lập(?!\w)", re.I)
NO_ACTOR = re.compile(
    r"(?:(?:trong|của|cho) lực lượng|của|trước|từ|theo|"
    r"tại|ở|thuộc|cho|gửi|gửi đến|gửi tới|với sự [^,;.]{0,20}|sự [^,;.]{0,20}|dự|đến|về|vào|"
    r"trong|thăm|địa bàn|(?<!vừa )qua|bằng|hầu hết(?: các)?|"
    r"như|gồm|là|đối với|giữa|mô hình|phó\s+giám đốc|đồng chí|"
    r"trụ sở|hội viên|đoàn viên|cán bộ|chiến sĩ|chiến sỹ|thành viên|phía)\s+$",
    re.I,
)
#: Of whom something is told, others first: 'phát huy vai trò của cấp ủy, chính quyền, A'.
OF_MANY = re.compile(rf"(?<!\w)(?:của|trong|giữa)\s+(?:{OTHERS}(?:\s+đảng)?\s*(?:,|và)\s*)+$", re.I)
#: An example that is told with what it has: 'tiêu biểu như A có mô hình', 'gồm: A với mô hình'.
AS_EXAMPLE = re.compile(r"(?<!\w)(?:như|gồm|là)\s*:?\s+$", re.I)
HAS = re.compile(rf"\s+(?:(?:đã|đang)\s+)*(?:{FOUND}|{RUN}|{CARRY}|{SPREAD})(?!\w)", re.I)
#: Who tells the news: 'Thông tin từ A cho biết, vừa ra mắt', 'Theo A, đơn vị đã'.
SOURCE = re.compile(r"(?:(?<!\w)tin|thông tin|nguồn tin)\s+(?:từ|của)\s+$", re.I)
EVERYWHERE = re.compile(r"(?:các|nhiều)\s+cấp\s+$", re.I)
#: Others whom a body advised before it names its partners: tham mưu cấp ủy phối hợp với B.
ADVISED_OTHERS = re.compile(
    rf"(?<!\w)(?:tham mưu|đề xuất)\s+(?:(?:cho|với|giúp)\s+)?{OTHERS}[^.;“\"]{{0,60}}?\s"
    r"(?:phối hợp|kết hợp|cùng)(?!\w)",
    re.I,
)
LEADING_ONE = re.compile(r"\s*(?:làm\s+)?chủ trì,?\s+(?:và\s+)?$", re.I)
#: Where another subject may begin.
NEW_SUBJECT = Anchored(r"(?<!\w)(?:trong khi|tuy nhiên|bên cạnh đó|ngoài ra)(?!\w)", re.I)
STOP = re.compile(r"[.,;](?:(?<=[^\W\d][^\W\d][^\W\d]\.)\s|(?<!\.)\s*còn(?!\w))", re.I)
#: The verb of a clause before its subject: 'Để duy trì mô hình “X”, A ...', 'Sau lễ ra mắt'.
_LEAD = r"(?:[-–*•+]\s*|\([^()]{2,20}\)\s*[-–.]*\s*|(?-i:[A-ZĐ]{2,8})\s*[-–]\s*)?"  # (GLO) -
LEADING = re.compile(
    rf"{_LEAD}"
    r"(?:(?:[^,.;:“\"]{2,30},\s+)?"
    r"(?:(?:Qua|Sau|Trong)\s+[^,.;:“\"]{1,20}?(?:năm|tháng)|Để|Nhằm|Trong quá trình|Sau(?: khi)?|"
    r"Từ khi|Khi|Qua|Với việc|"
    r"Bằng việc|Được giao|Được phân công|Từ việc)\s+)?"
    r"(?P<first>Là\s+(?:đơn vị|địa phương|xã|phường|nơi|trường|huyện|một trong những đơn vị)\s"
    r"[^,.;:“\"]{0,60}?(?:đầu tiên|đi đầu|tiên phong)\s[^,.;:“\"]{0,60}?)?"
    r"(?:(?:tiếp tục|tổ chức|thực hiện|triển khai|lễ|chính thức|phối hợp)\s+)*?"
    rf"(?P<verb>{FOUND}|{RUN}|{CARRY}|{SPREAD})(?!\w)",
    re.I,
)
#: ... of which it is not told that it came to pass.
TO_COME = re.compile(r"[^,.;]{0,20}?\s(?:sẽ|cần|phải|dự kiến)(?!\w)")
#: 'mô hình “X” về ANTT của A', 'tổ “X” thuộc Hội B': who has it.
OWNED = re.compile(
    r"(?:\s*\([^()]{2,60}\))?"
    r"(?:(?:\s+về\s(?:(?!theo|chỉ đạo|tại|ở|trên|sự|trong)[^;.:“”\"]){2,50}?)?"
    rf"\s+\(?của|\s+\(?(?:trực\s+)?thuộc)\s+{BEFORE_BODY}",
    re.I,
)
#: ... a clan or parish that is no body: 'mô hình “X” của dòng họ Phạm', 'của giáo xứ Y'.
OWNED_BY_CLAN = re.compile(r"(?:\s*\([^()]{2,60}\))?\s+\(?(?:của|thuộc)\s+")
OWNED_TOO = re.compile(rf"\s*(?:,\s*và|và|cùng)\s+{BEFORE_BODY}", re.I)
#: 'Mô hình điểm của A về “X”', 'câu lạc bộ của A với tên gọi “X”'.
OWNER_BEFORE = re.compile(
    r"(?<!\w)(?:mô hình|câu lạc bộ|CLB|tổ|đội)(?:\s+[^\W\d_]+){0,3}\s+của\s+(?:lực lượng\s+)?$",
    re.I,
)
NAMED_THUS = re.compile(
    r"\s*,?\s*(?:về(?: công tác)?|với tên gọi|mang tên|có tên(?: gọi)?(?: là)?|là|tên)?\s*:?\s*$",
    re.I,
)
#: A model that is only joined to another: ra mắt mô hình “A” gắn với mô hình “B”.
JOINED_TO = Anchored(
    r"(?<!\w)(?:theo|gắn(?: liền)? với|lồng ghép(?: với)?|kết hợp với|song song với|bên cạnh|"
    r"ngoài)\s+"
    r"(?:các\s+)?(?:mô hình|câu lạc bộ|CLB)?\s*$",
    re.I,
)
OPENING = re.compile(
    r"\s*(?:(?:Trong đó|Đó là|Điển hình|Tiêu biểu|Cụ thể|Nổi bật|Đáng chú ý|Đến nay|Trong số "
    r"đó)[^“\"]{0,40}?)?(?:"
    r"(?:[Cc]ác|[Nn]hững|[Mm]ột số)?\s*(?:[Mm]ô hình|[Cc]âu lạc bộ|CLB)|(?<=\s)[“\"'])"
)
#: 'Đó là Nhà trọ an toàn; ...': the models themselves.
OPENING_ON = re.compile(
    r"\s*(?:Đó là|Cụ thể(?: là)?|Điển hình(?: là)?|Tiêu biểu(?: là)?|Nổi bật(?: là)?|Trong đó có)"
    rf"\s*:?\s+(?=[“\"]|{UPPER})"
)
WORKS_ON_MODELS = re.compile(
    rf"(?<!\w)(?:{FOUND}|duy trì|quản lý|{CARRY}|{SPREAD})(?!\w)[^.;]{{0,160}}"
    r"(?:mô hình|cách làm)",
    re.I,
)
COMMA = re.compile(
    r"[”\"]?\s*(?:\([^)]{0,40}\)\s*)?(?:[^,;.“\"]{0,40})?,\s*"
    r"(?:(?:từ|trong|đến|năm|tháng|ngày|sáng|chiều|sau|qua|thời gian|những|hiện|hằng|hàng)(?!\w)"
    r"[^,;.“\"]{0,40},\s*)?(?:lực lượng\s+|cán bộ,?\s+)?"
)
#: Those who act, counted off after the model: 'Các đơn vị ra mắt mô hình “X” gồm: A, B và C'.
COUNTED_OFF = re.compile(
    r"[”\"']*\s*(?:\([^)]{0,40}\)\s*)?(?:,?\s*(?:trên địa bàn|trong|ở|tại|của)\s+"
    r"[^,;.:“\"]{2,40}\s)?"
    r"\s*(?:,?\s*(?:bao gồm|gồm có|gồm|như|là|có))(?:\s+các)?\s*:?\s*"
)
#: ... and what stands before it: a plural or an office of no name, with its verb.
ACTORS = re.compile(
    rf"{_LEAD}"
    r"(?:[^,.;:“\"]{2,40},\s*)?(?:(?:Các|Những|Một số|\d+)\s+)?"
    r"(?:(?:người|trường(?: học)?|đơn vị|địa phương|tổ chức|cơ quan|xã|phường|huyện|nơi|"
    r"doanh nghiệp|chủ thể|đoàn thể)(?:\s+(?:[^\W\d]+\s+){0,6}?|\s+))?"
    rf"(?P<verb>{FOUND}|{RUN}|{CARRY}|{ADVISE})(?!\w)",
    re.I,
)
#: From a body of an earlier model to another of it: 'do A tham mưu B thành lập'.
GOES_ON = re.compile(
    r"\s+(?:(?:đã\s+)?(?:tham mưu|đề xuất|hướng dẫn|phối hợp|kết hợp|và|cùng|với|cho|giúp)\s+)+"
    r"(?:lực lượng\s+)?",
    re.I,
)
#: An example of several models.
EXAMPLE = re.compile(r"(?<!\w)(?:trong (?:số )?đó|nổi bật|tiêu biểu|điển hình)(?!\w)", re.I)
#: A model that opens a clause of its own and does something there: '; “X” hoạt động với 38 tổ'.
OWN_CLAUSE = re.compile(
    r";\s*(?:(?:còn|riêng|và|trong đó)\s+)?(?:(?:tại|ở)\s+[^;:“\"]{2,40},\s*)?"
    r"(?:mô hình\s*|câu lạc bộ\s*|CLB\s*)?$",
    re.I,
)
OWN_ACT = re.compile(
    r"[”\"']*\s*(?:\([^()]{2,40}\)\s*)?(?:được|do|hoạt động|ra đời|ra mắt|thành lập|đã|đang)(?!\w)",
    re.I,
)
#: Between a unit and its model where the verb is left out: 'xã A ra mắt “X”; xã B - “Y”'.
LEFT_OUT = re.compile(r"\s*[-–]\s*(?:mô hình\s+)?")
NEXT_UNIT = re.compile(r"[;,]\s*(?:còn\s+|và\s+)?$")
#: A body after an earlier model is that one's: mô hình “A” của Hội X; mô hình “B”.
BELONGS = re.compile(
    r"(?:của|do|được|bởi|tại|thuộc|giao(?: cho)?)\s+(?:lực lượng\s+|các\s+)?$", re.I
)
