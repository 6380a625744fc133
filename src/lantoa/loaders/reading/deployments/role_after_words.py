"""How reports join those who found, advise and run a model to it after its name, as data."""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments.role_words import BEFORE_BODY, OTHERS

#: Founded with the help of others: they found, too.
FOUNDED_WITH = re.compile(
    r"(?<!\w)(?:thành lập|ra mắt|xây dựng|ra đời)[^.;,]{0,40}\s(?:với|có|cùng)\s+sự\s", re.I
)
#: Mô hình “X” được xây dựng trên cơ sở Quyết định của UBND xã.
BY_DECISION = re.compile(
    r"(?:(?<!\w)(?:từ|theo|là)|[,(–-])\s*(?:chính\s+)?(?:một\s+)?(?:trong những\s+)?"
    r"(?:sáng kiến|ý tưởng|con đẻ|sản phẩm|đứa con tinh thần)\s+(?:hay\s+|mới\s+)?của\s+"
    r"(?:lực lượng\s+)?$|"
    r"(?:thành lập|xây dựng|ra đời|ra mắt)[^.;]{0,20}(?:theo|trên cơ sở)\s+"
    r"quyết định(?:\s+số[^,;.]{0,30})?\s+của\s+$",
    re.I,
)
#: What opens a group after a model: mô hình “X” do A thành lập, được cấp ủy và A xây dựng.
OPENS_AFTER = re.compile(
    rf"(?:(?<!\w)do\s+[^,.;“\"]{{2,40}}\s(?:lãnh đạo|chỉ đạo|tham mưu|hướng dẫn),\s*|"
    rf"(?<!\w)(?:do|được|bởi|và do|mà)\s+(?:{OTHERS}\s*(?:,|và|cùng)\s*)*{BEFORE_BODY}|"
    r"(?:giao|phân công|bàn giao)(?:\s+nhiệm vụ)?(?:\s+cho)?\s+(?:lực lượng\s+)?|"
    r"(?:tham mưu|giúp)(?:\s+(?:cho|giúp|với))?\s+(?:cấp ủy,?\s+|chính quyền\s+|[^,;.]{0,12})?)$",
    re.I,
)
#: 'do A và B cùng ký kết'.
SIGNED = re.compile(r"\s+(?:(?:đã|cùng|cùng nhau)\s+)*ký kết(?!\w)", re.I)
#: Who holds the launch: 'lễ ra mắt mô hình “X” do A tổ chức'.
HOLDS = re.compile(
    r"\s+(?:chủ trì,?\s+)?(?:(?:cùng\s+)?phối hợp\s(?:[^.;“\"]{2,80}?\s)?)?tổ chức(?!\w)", re.I
)
LAUNCHED = re.compile(r"[”\"']*\s+(?:được\s+)?(?:ra mắt|thành lập|ra đời|khai trương)(?!\w)", re.I)
LAUNCH_OF = re.compile(
    r"(?<!\w)(?:ra mắt|thành lập|công bố|xây dựng|phát động|triển khai)\s+"
    r"(?:các\s+)?(?:mô hình|câu lạc bộ|CLB|tổ|đội)?[^\w]*$",
    re.I,
)
BY_THEM = re.compile(r"(?<!\w)bởi\s+(?:lực lượng\s+|các\s+)?$", re.I)
#: What the one before does is no role, and the next acts: 'do A chỉ đạo điểm, B thành lập'.
OTHER_ACT = re.compile(
    r"\s*(?:chỉ đạo|giao|phân công|vận động|yêu cầu)(?:\s+(?:cho|điểm|trực tiếp))*\s+$|"
    r"\s*(?:chỉ đạo|lãnh đạo|hỗ trợ|giúp đỡ|đầu tư|tài trợ|vận động|giám sát|phê duyệt|kiểm tra|"
    r"chọn|đánh giá|ghi nhận|công nhận)"
    r"(?!\w)[^,.;“\"]{0,40},\s*(?:và\s+|còn\s+|giao\s+(?:cho\s+)?)?$",
    re.I,
)
#: ... in a clause of its own: '..., do A lập; được B nhân rộng'.
DONE_TOO = re.compile(
    r";\s*(?:(?:và|nay|hiện|hiện nay|sau đó|đến nay)\s+)*(?:được|do)\s[^;]*$", re.I
)
#: Who leads, and what it does with others: 'do A chủ trì, phối hợp với B xây dựng'.
LEADS = re.compile(r"\s*(?:làm\s+)?chủ trì(?!\w)", re.I)
LEADS_OTHERS = re.compile(
    r"\s*(?:làm\s+)?chủ trì,?\s+(?:và\s+)?(?:phối hợp|kết hợp|cùng|tổ chức)(?!\w)",
    re.I,
)
#: Groups of a sort, counted: of them is said what follows, not of the model before.
OTHER_GROUPS = re.compile(
    r"(?<!\w)(?:\d+|(?<!trong )các|(?<!trong )những|nhiều)\s+"
    r"(?P<noun>mô hình|câu lạc bộ|CLB|tổ|đội|nhóm|cụm)(?!\w)[^.;“\"]{0,40}$",
    re.I,
)
#: Between the items of a list of models.
NEXT_OF_LIST = re.compile(
    r"[”\"']?\s*(?:,\s*và|,|;|và|với)?\s*(?:các\s+)?(?:mô hình|câu lạc bộ|CLB)?\s*", re.I
)
#: A model is handed to somebody, also in a clause after its own: '; giao Công an xã quản lý'.
GIVEN = re.compile(
    r"(?<!\w)(?:giao|phân công|bàn giao)(?:\s+(?:nhiệm vụ|trách nhiệm))?(?:\s+cho)?\s+"
    r"(?:lực lượng\s+)?$",
    re.I,
)
#: Whom a body advised, that acts next: tham mưu cho cấp ủy, chính quyền và B.
TO_ADVISED = re.compile(
    rf"\s*(?:(?:cho|với|giúp|đề xuất)\s+)*(?:{OTHERS}\s*(?:,\s*và|,|và|cùng)?\s*)*{BEFORE_BODY}",
    re.I,
)
GOES_ON_AFTER = re.compile(
    r"\s*(?:,|và|;|,\s*và)?\s*(?:(?:do|giao|giao cho|được|trực tiếp)\s+)*$", re.I
)
#: 'Mô hình “X” do A và B, nhằm ...': by A, with no verb to tell what A did.
DONE_BY = re.compile(r"\s*(?:là mô hình\s+)?do\s+", re.I)
NO_VERB = re.compile(r"\s*(?:[.,;)]|(?:nhằm|để|với|gồm)(?!\w)|$)")
