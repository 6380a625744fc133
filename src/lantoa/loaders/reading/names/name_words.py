"""What governs a name, as data: nouns and verbs before (or after) a quoted string.

The nearest governing word before a quoted string says what it names: "mô hình “X”" is a model,
"phong trào “X”" a campaign, "danh hiệu “X”" neither.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import NameKind
from lantoa.loaders.reading.lexicon import alternatives
from lantoa.loaders.reading.text.alternatives import Alternatives

#: Nouns whose quoted name is a model, the sure ones first.
MODEL_NOUNS = (
    "mô hình",
    "mô hình điểm",
    "điểm mô hình",
    "đơn vị mô hình",
    "câu lạc bộ",
    "CLB",
    "mô hình tự quản",
    "loại hình",
    "cách làm",
    "sáng kiến",
)
#: Groups of people, whose quoted name is a model wherever it stands.
TEAM_NOUNS = (
    "tổ", "đội", "tổ tự quản", "cụm", "chi hội", "tổ liên gia", "tổ liên kết", "tổ tuần tra",
    "tổ phụ nữ", "tổ nhân dân tự quản", "đội tuần tra", "đội xung kích", "đội hình", "nghiệp đoàn",
)  # fmt: skip
#: What may stand between such a noun and its name: đội thanh niên xung kích “X”
TEAM_WORDS = re.compile(
    r"(?:\s|tuần tra|xung kích|liên gia|liên kết|liên hộ|phụ nữ|nông dân|thanh niên|cựu chiến binh|"
    r"nhân dân|tự quản|an ninh|trật tự|ANTT|dân phòng|hòa giải|bảo vệ|giáo dân|công nhân|học sinh|"
    r"xe ôm|dân cư|nữ|phản ứng nhanh|lưu động|tình nguyện|quần chúng|ngư dân|tàu thuyền|canh gác)+",
    re.I,
)
#: Nouns whose quoted name is a model where somebody founds, runs or praises it.
GROUP_NOUNS = (
    "nhóm",
    "hội",
    "tuyến đường",
    "tuyến phố",
    "khu dân cư",
    "thôn",
    "dòng họ",
    "công trình",
    "phần việc",
    "zalo",
    "nhóm zalo",
    "trang",
    "quỹ",
    "hũ gạo",
    "hệ thống",
    "ứng dụng",
    "điểm",
    "lớp",
    "gian hàng",
)
#: Verbs and short nouns before a campaign: they govern only what stands right after them.
CAMPAIGN_VERBS = ("phát động", "thi đua", "hưởng ứng", "vận động", "giải")
CAMPAIGN_NOUNS = (
    "phong trào",
    "phong trào thi đua",
    "cuộc vận động",
    "chiến dịch",
    "đợt thi đua",
    "đợt cao điểm",
    "tháng cao điểm",
    "hoạt động cao điểm",
    "đợt hoạt động cao điểm",
    "đợt hoạt động",
    "chuỗi hoạt động",
    "chuỗi sự kiện",
    "đợt ra quân",
    "lễ phát động",
    "chương trình",
    "chủ đề",
    "chuyên đề",
    "hội thi",
    "cuộc thi",
    "diễn đàn",
    "tọa đàm",
    "hành trình",
    "các hoạt động",
    "nhiều hoạt động",
    "những hoạt động",
    *CAMPAIGN_VERBS,
)
MANDATE_NOUNS = (
    "chỉ thị",
    "nghị quyết",
    "kế hoạch",
    "đề án",
    "dự án",
    "quyết định",
    "thông tư",
    "nghị định",
    "hướng dẫn",
    "quy chế",
    "quy ước",
    "luật",
    "pháp lệnh",
    "công văn",
    "thông báo",
    "kết luận",
    "chiến lược",
    "công điện",
)
GATHERING_NOUNS = (
    "ngày hội",
    "hội nghị",
    "lễ",
    "tuần lễ",
    "đêm hội",
    "hội thảo",
    "lễ hội",
    "buổi",
)
OTHER_NOUNS = (
    "tiêu chí",
    "danh hiệu",
    "tiêu chuẩn",
    "đạt chuẩn",
    "chuẩn",
    "đạt",
    "công nhận",
    "khẩu hiệu",
    "phương châm",
    "tinh thần",
    "phương thức",
    "phương pháp",
    "tâm lý",
    "cách sống",
    "lối sống",
    "quan điểm",
    "nguyên tắc",
    "theo hướng",
    "hướng",
    "thế trận",
    "công tác",
    "kỷ niệm chương",
    "bằng khen",
    "giấy khen",
    "huân chương",
    "huy chương",
    "cờ",
    "giải thưởng",
    "kênh",
    "câu",
    "từ",
    "gọi là",
    "thực hiện tốt",
    "nội dung",
    "mục tiêu",
    "tội phạm",
    "tín dụng",
    "biển",
    "vai trò",
    "địa bàn",
    "bài",
    "tài liệu",
    "sổ tay",
    "bộ",
    "luận điệu",
    "thủ đoạn",
    "chiêu trò",
    "chiêu",
    "vì sự nghiệp",
    "tờ rơi",
    "cam kết",
    "thông điệp",
    "tác phẩm",
    "bài hát",
    "vở",
    "chiếc",
    "bảng",
    "biển hiệu",
    "pa nô",
    "băng rôn",
    "bức trướng",
    "hành vi",
    "tội",
    "biệt danh",
    "bản chất",
    "học bổng",
    "suất quà",
)

#: Verbs of founding, running or praising: a group noun with its quoted name is then a model.
WORK_VERBS = re.compile(
    r"\b(?:thành lập|ra mắt|xây dựng|duy trì|triển khai|nhân rộng|thí điểm|thực hiện|hoạt động|"
    r"ra đời|khởi xướng|củng cố|phát huy|tiêu biểu|điển hình|hiệu quả|mô hình|lắp đặt|tổ chức|"
    r"gắn biển|khánh thành)\b",
    re.I,
)

#: Names that say themselves that they are gatherings.
KNOWN_GATHERINGS = re.compile(r"^(?:ngày hội|tuần lễ|hội nghị|hội thảo|lễ hội|đêm hội|hội thi)\b")
#: Names that are campaigns wherever they stand, by their key.
KNOWN_CAMPAIGNS = re.compile(
    r"^(?:toàn dân bảo vệ (?:an ninh tổ quốc|antq)|tdbvantq|toàn dân tham gia (?:bảo vệ|phòng|"
    r"phòng ngừa|đấu tranh)\b.*|"
    r"toàn dân đoàn kết xây dựng .*|(?:đẩy mạnh )?học tập và làm theo (?:tư tưởng|tấm gương).*|"
    r".*chung sức xây dựng nông thôn mới|vì an ninh tổ quốc|ngày vì người nghèo|"
    r"đền ơn đáp nghĩa|uống nước nhớ nguồn|xóa đói giảm nghèo|toàn dân phòng cháy.*|"
    r"lao động giỏi.*|xây dựng nông thôn mới|cả nước .*|dân vận khéo)$"
)
#: Those of them that are also kinds of models: “Dân vận khéo” after "mô hình" is one.
ALSO_MODELS = re.compile(r"^dân vận khéo$")
#: Mottos that end like a campaign, but have a name of their own before it.
ENDS_LIKE_CAMPAIGN = re.compile(r"^(?!cả nước|tuổi trẻ|toàn dân)\S+ \S+ .*chung sức xây dựng")

KIND_OF_NOUN: dict[str, NameKind] = {}
for _words, _kind in (
    (OTHER_NOUNS, NameKind.OTHER),
    (GATHERING_NOUNS, NameKind.GATHERING),
    (MANDATE_NOUNS, NameKind.MANDATE),
    (CAMPAIGN_NOUNS, NameKind.CAMPAIGN),
    (GROUP_NOUNS, NameKind.MODEL),
    (TEAM_NOUNS, NameKind.MODEL),
    (MODEL_NOUNS, NameKind.MODEL),
):
    for _word in _words:
        KIND_OF_NOUN[_word.lower()] = _kind

NOUN = Alternatives(
    # no noun, but the end of a word: pháp luật, nông thôn, vũ trang, trọng điểm
    r"(?<!\w)(?!(?<=pháp )luật|(?<=kỷ )luật|(?<=nông )thôn|(?<=vũ )trang|(?<=nghĩa )trang|"
    r"(?<=trọng )điểm|(?<=thời )điểm|(?<=thí )điểm|(?<=quan )điểm|(?<=tầng )lớp|(?<=xã )hội|"
    r"(?<=cơ )hội|(?<=cán )bộ|(?<=nội )bộ|(?<=quân )đội|(?<=bộ )đội|(?<=đường )biển|"
    r"(?<=bãi )biển|(?<=làm )chuẩn)",
    alternatives(KIND_OF_NOUN).split("|"),
    r"(?!\w)"
    # no noun, but a part of a word: giải phóng, tổ chức, bộ đội, hội viên
    r"(?!\s(?:phóng|quyết|pháp|đáp|tán|thích|trí|viên|trưởng|đội|bạc|họp|phí|sở|"
    r"lượng|chức|vàng)(?!\w))",
    re.I,
    in_copies=True,
)
#: What may stand between the noun and the quoted name next to it.
NEAR = re.compile(
    r"(?:\s|:|,|\(|\)|điểm|mới|điển hình|tiêu biểu|tiên tiến|hay|hiệu quả|này|trên|"
    r"nổi bật|chung|riêng|mẫu|đầu tiên|thí điểm|cụ thể|chính|với|mang|có|lấy|tên|gọi|là|về|"
    r"phong trào|tự quản|ANTT|an ninh trật tự|an ninh, trật tự|phòng, chống tội phạm|do|từ|số|"
    r"thi đua|khác|gồm|bao gồm|như|sau|ý nghĩa|sáng tạo|thực hiện|đây|đó|dân vận khéo)*",
    re.I,
)
#: A list begins: what governs it may stand far before, with anything between.
INTRODUCER = re.compile(
    r"(?:(?:mang|có|lấy|với|đặt|cái)\s+tên(?: gọi)?(?: là)?|như|gồm|bao gồm|gồm có|là|"
    r"(?:mang|có|với|lấy|đặt)\s+(?:một\s+)?(?:cái\s+)?tên(?: gọi)?(?:\s[^\W\d_]+){1,5}|"
    r"đó là|cụ thể|sau|tiêu biểu|điển hình|điển hình như|như sau|thứ \w+,|"
    r"phải kể đến|có thể kể đến|kể đến|có|đến)\s*:?\s*$|:\s*$|như sau\s*:?\s*$|\bnhư\s*[:,]?\s*$",
    re.I,
)
#: What may stand between two items of one list.
SEPARATOR = re.compile(r"(?:[,;…./\s]|và|hay|hoặc|cùng|với|cho|đến|là|rồi)*", re.I)
CATEGORY_THEN_NAME = re.compile(
    r"(?:\s(?:trong|về|của|gắn|thuộc)\s[^.;:“”\"]{2,90}?)?\s*,?\s*(?:với tên gọi|với tên|"
    r"mang tên|có tên gọi|có tên|tên gọi|tên là|lấy tên|đó là|về việc)\s*(?:là\s*)?:?\s*",
    re.I,
)
_NOUN_AGAIN = r"(?:\s+(?:mô hình|câu lạc bộ|CLB|tổ|đội|nhóm|chi hội))?\s*:?\s*"
ALIAS = re.compile(
    r"\s*[,(]?\s*(?:\(?\s*(?:tên đầy đủ(?: là)?|gọi tắt là|viết tắt là|hay còn gọi là|còn gọi là|"
    r"hay gọi là|còn được gọi là|trước đây là|trước là|tiền thân là|tên cũ là|hay là|"
    r"(?:mà\s+)?(?:(?:bà con|người dân|nhân dân|dân|mọi người|anh em|chị em)(?: \w+){0,3}? )?"
    r"(?:quen|thường|vẫn|hay|vui) (?:\w+ )?gọi(?: vui| nôm na| tắt)?(?: là| bằng)))" + _NOUN_AGAIN,
    re.I,
)
#: What follows is the name of today, what stands before the former one.
RENAMED = re.compile(
    r"[^.;:“\"]{0,60}?[\s,(]?(?:nay là|(?:nay |được |đã |sau |sau này |về sau )*(?:đổi|thay)"
    r"(?: tên)?(?: mới)? (?:thành|là))" + _NOUN_AGAIN,
    re.I,
)
SPEECH_BEFORE = re.compile(
    r"(?:cho biết|chia sẻ|nhấn mạnh|khẳng định|nói|tâm sự|phát biểu|bày tỏ|cho rằng|đánh giá|kể|"
    r"trao đổi|thông tin|cho hay|yêu cầu|chỉ đạo|phấn khởi|bộc bạch|thổ lộ|nêu "
    r"rõ)[^“\"]{0,20}:\s*$",
    re.I,
)
SPEECH_AFTER = re.compile(
    r"\s*[,–-]\s*[^,.;“\"]{2,70}?\s(?:cho biết|chia sẻ|nhấn mạnh|khẳng định|nói|tâm sự|"
    r"(?<!Ban )chỉ đạo(?=\s*[.,:;])|bày tỏ|cho hay|phát biểu|kể|"
    r"đánh giá|thông tin|bộc bạch|nêu rõ|yêu cầu)\b",
    re.I,
)
