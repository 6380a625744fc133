"""What this genre counts, as data: the noun after a number says which measure it is.

Money, people of the country, crimes and distances are not measures of the movement and match
nothing here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantoa.loaders.reading.anchors import Anchored
from lantoa.ontology.records import Measure

UNITS = (
    r"(?:xã|phường|thị trấn|khu dân cư|KDC|thôn|bản|buôn|làng|ấp|xóm|khóm|tổ dân phố|TDP|khu "
    r"phố|khối phố|khối|"
    r"tiểu khu|buôn làng|giáo xứ|giáo họ|xứ đạo|họ đạo|họ giáo|chùa|cơ sở tôn giáo|cơ sở thờ "
    r"tự|dòng họ|chợ|"
    r"cơ quan|đơn vị|doanh nghiệp|nhà trường|trường học|trường|cơ sở giáo dục|"
    r"khu công nghiệp|địa bàn|địa phương|cụm dân cư|huyện|thị xã|thành phố|quận|chi hội|chi đoàn|"
    r"cơ sở|khu nhà trọ|phum|sóc|phum sóc|điểm(?: dân cư| thôn)?|hộ|hộ gia đình)"
)
UNIT_LIST = rf"{UNITS}(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s+){UNITS}(?!\w))*"
_GROUP = r"(?:tổ|đội|ban|nhóm|câu lạc bộ|CLB|cụm|chốt|hội đồng|tổ chức|hòm thư)"


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun that is counted. `needs` says what else must hold.

    "models": the clause speaks of models or of replicating; "model name": a quoted model follows;
    "gathering", "people", "standard": the sentence speaks of these; "nothing": nothing.
    """

    pattern: re.Pattern[str]
    measure: Measure
    needs: str = "nothing"
    confidence: float = 0.9


def _counted(
    pattern: str, measure: Measure, needs: str = "nothing", confidence: float = 0.9
) -> Counted:
    return Counted(re.compile(rf"\s*(?P<unit>{pattern})(?!\w)", re.I), measure, needs, confidence)


COUNTED = (
    _counted(
        r"(?:loại|dạng|nhóm|loại hình|kiểu) mô hình|loại hình(?= tự quản| quần chúng)?|"
        r"dạng(?! bào)",
        Measure.MODEL_TYPES,
    ),
    _counted(
        r"(?:lượt )?(?:đơn vị|điểm|cơ sở|địa bàn) mô hình|mô hình điểm(?= (?:tại|ở) )",
        Measure.SITES,
    ),
    _counted(r"mô hình", Measure.MODELS),
    _counted(
        rf"{UNITS}(?:\s*,\s*{UNITS})*(?:[^,;.\d]{{0,20}}?)\s(?:(?:đã|được công nhận|được công "
        rf"nhận là)\s+)?"
        r"(?:đạt|hoàn thành|đáp ứng)(?: các)?(?: chuẩn| tiêu chí| tiêu chuẩn| danh "
        r"hiệu)(?:[^,;.()“\"]{0,60}?(?:\d+(?:\.\d+)?|ANTT|an ninh,? trật tự))?",
        Measure.COMMUNES_MEETING_STANDARD,
    ),
    # "Về tiêu chí 19.2, có 97/104 xã đạt": the standard stands before
    _counted(
        rf"{UNITS}(?:\s*,\s*{UNITS})*(?: đã)? đạt(?=\s*[,;.])",
        Measure.COMMUNES_MEETING_STANDARD,
        "standard",
    ),
    _counted(
        r"(?:gương )?(?:điển hình|điểm sáng|cá nhân điển hình|tập thể điển hình)(?: tiên "
        r"tiến)?|gương người tốt[^,;.]{0,12}",
        Measure.EXEMPLARS,
    ),
    _counted(
        r"hộ(?: gia đình| dân)? tham gia|lượt người(?: dân)?(?: (?:tham gia|tham dự|dự|đến "
        r"dự)(?: ngày hội| hội nghị)?)?|"
        r"(?:người|người dân|đại biểu|hộ dân|quần chúng|quần chúng nhân dân)(?: và nhân dân)? "
        r"(?:tham gia|tham dự|đến dự|về dự|dự)(?: ngày hội| hội nghị)?|đại biểu",
        Measure.PARTICIPANTS,
        confidence=0.85,
    ),
    _counted(
        r"(?:thành viên|hội viên|đoàn viên|tổ viên|đội viên)(?: tham gia)?",
        Measure.MEMBERS,
        "models",
        0.8,
    ),
    _counted(
        r"lượt(?= (?:“|\"))|lượt(?=\s+(?:với|có|thu hút|và)\b|\s*[,;.])|(?:lượt|buổi|cuộc|điểm)? "
        r"?ngày hội",
        Measure.OTHER,
        "gathering",
    ),
    _counted(
        r"(?:lượt )?(?:tập thể|cá nhân)(?:\s*(?:,|và)\s*(?:cá nhân|tập thể|hộ gia đình))?(?: "
        r"(?:tiêu biểu|xuất sắc|điển hình))?",
        Measure.OTHER,
        "people",
        0.85,
    ),
    _counted(
        rf"{UNIT_LIST}(?: (?:trọng điểm|phức tạp|ra khỏi|không có|không còn|thôi là|đăng ký|"
        rf"được công "
        rf"nhận)(?:(?!,\s+\d)[^;.]){{0,90}})",
        Measure.OTHER,
        confidence=0.8,
    ),
    _counted(UNIT_LIST, Measure.SITES, "models", 0.85),
    _counted(
        rf"{_GROUP}(?: [^\W\d_]+){{0,4}}? (?:tự quản|liên gia|liên hộ|hòa giải|hoà giải|tuần "
        rf"tra|an ninh nhân dân|bảo vệ|xung kích|dân phòng|phòng, chống tội phạm)",
        Measure.OTHER,
        confidence=0.6,
    ),
    _counted(_GROUP, Measure.SITES, "model name"),
)

#: What is counted told before its number: Số xã đạt chuẩn hiện là 97 xã.
COPULA = Anchored(
    r"(?<!\w)[Ss]ố(?:\s+lượng)?\s+(?P<what>(?:[^;.:\d“”\"]|\d{1,2}\.\d{1,2}(?!\d)|[“\"][^“”\"]{2,80}[”\"]){2,140}?),?\s+"
    r"(?:(?:hiện nay|hiện|đến nay|nay|đã|mới|cũng)\s+)*"
    r"(?:là|lên tới|lên đến|lên|tăng lên|đạt tới|đạt|còn|chỉ còn)\s+$"
)
#: After such a number stands nothing more of the clause, or its noun once again.
AFTER_COPULA = re.compile(
    rf"\s*(?:(?P<noun>{UNIT_LIST}|mô hình|điển hình tiên tiến|điển hình|tập thể|cá nhân|lượt|"
    rf"thành viên|hội viên)(?!\w)|(?=[,;.)]|và\s|trong đó|so với|$))",
    re.I,
)

#: Where the name of what is counted ends.
STOP = re.compile(
    r"[;.:()…]|,(?!\s(?:chống|trật tự|chữa cháy)(?!\w))|(?<!thực)\s(?:thực hiện|tại|ở|với|do|của|"
    r"đã|đang|triển khai|trên|theo|thuộc|nhằm|để|hoạt động|"
    r"góp phần|cho|bằng|gồm|"
    r"bao gồm|như|hiện|và|đại diện|trong (?:năm|đó|thời gian|giai đoạn)|gắn với|có|là|tập "
    r"trung|từ|đến|được|phát huy|"
    r"trong|so với|so|duy trì|ra|sang|tới|vào|lên|năm|"
    r"xây dựng|áp dụng|thành lập|vinh dự|“|\")(?!\w)|\s(?=[“\"])"
)
SCOPE = Anchored(
    r"(?<!\w)(?P<scope>cấp (?:tỉnh|huyện|xã|cơ sở|thành phố|trung ương)|khối [^;.\d]{3,70}?)"
    r"(?=\s*,?\s+(?:đã |được )?(?:tổ chức|có|là|đạt|xây dựng|duy trì|thành lập|thu hút)\b|"
    r"\s*:?\s+(?:hơn |trên |gần |khoảng )?\d)"
)
MONEY_OR_TIME = re.compile(
    r"\s*(?:đồng|triệu|tỷ|tỉ|nghìn đồng|USD|năm|tháng|ngày|giờ|phút|tuần|quý|lần|vụ|đối tượng|"
    r"km|m|ha|kg|tấn|lít|tuổi|nhân khẩu)(?!\w)"
)
