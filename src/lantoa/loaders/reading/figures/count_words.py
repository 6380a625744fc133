"""What this genre counts, as data: the noun after a number says which measure it is.

Money, people of the country, crimes and distances are not measures of the movement and match
nothing here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantoa.loaders.reading.figures.count_phrases import PUT_UP_NOUN
from lantoa.loaders.reading.figures.count_things import (
    CAMERA_POINT,
    DEVICE,
    GROUP,
    GROUP_OF,
    MEETING,
    MEETING_ALONE,
    NO_GROUP,
    OF_A_KIND,
    OF_UNITS,
    OTHER_STANDARD,
    PEOPLE,
    PERSON,
    TAKE_PART,
    TIP,
    UNIT_LIST,
    UNITS,
)
from lantoa.ontology.records import Measure


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun that is counted. `needs` says what else must hold: see :mod:`.count_contexts`."""

    pattern: re.Pattern[str]
    measure: Measure
    needs: str = "nothing"
    confidence: float = 0.9
    single: bool = False  # one alone is no count, unless founded or in a list: có 1 tổ hòa giải


def _counted(
    pattern: str,
    measure: Measure,
    needs: str = "nothing",
    confidence: float = 0.9,
    *,
    single: bool = False,
) -> Counted:
    compiled = re.compile(rf"\s*(?P<unit>{pattern})(?!\w)", re.I)
    return Counted(compiled, measure, needs, confidence, single)


COUNTED = (
    # those that come: 32 đội đến dự Hội thi
    _counted(
        rf"{NO_GROUP}{GROUP}(?!\w)(?:[^,;.\d]{{0,70}}?) (?:(?:đến|về|tới|tham) dự|"
        r"tham gia (?:hội thi|hội thao|cuộc thi|ngày hội|hội nghị|lễ|diễn đàn|chương trình))",
        Measure.PARTICIPANTS,
        confidence=0.75,
    ),
    _counted(
        r"(?:loại|dạng|nhóm|loại hình|kiểu) mô hình|loại hình(?= tự quản| quần chúng)?|"
        r"dạng(?! bào)",
        Measure.MODEL_TYPES,
    ),
    _counted(r"loại|nhóm(?= khác nhau)|loại hình", Measure.MODEL_TYPES, "of models"),
    _counted(
        r"(?:lượt )?(?:đơn vị|điểm|cơ sở|địa bàn) mô hình|mô hình điểm(?= (?:tại|ở) )|"
        r"điểm nhân rộng|mô hình(?= mang tên )",
        Measure.SITES,
    ),
    _counted(
        r"mô hình(?:, điển hình(?: tiên tiến)?)?(?= [“\"‘']?dân vận khéo)",
        Measure.SITES,
        "not rewarded",
    ),
    # instances of one kind that has a name: 31 mô hình tổ dân phố không có tội phạm
    _counted(
        r"mô hình(?= (?!tổ chức|điểm(?! (?:giao|đỗ|trông|chữa))|cơ sở|địa|đơn vị)"
        rf"(?:{UNITS}|{GROUP}|hộ gia đình|hộ|camera|cổng)(?:,| [-–])? [^\W\d_])",
        Measure.SITES,
        confidence=0.7,
    ),
    _counted(
        r"mô hình(?! (?:này|trên(?! (?:toàn|địa|các|cả|phạm|lĩnh|tuyến|khắp))|nói trên|kể trên|đó|"
        r"ấy)(?!\w))(?:\s*[-–]\s*điển hình)?",
        Measure.MODELS,
        "not rewarded",
    ),
    _counted(
        rf"{UNIT_LIST}(?!\w){OF_UNITS}(?:[^,;.\d]{{0,20}}?)\s"
        r"(?:(?:đã|đều|được công nhận|được công nhận là)\s+)?"
        r"(?:đạt|hoàn thành|đáp ứng|giữ vững|duy trì)(?: các)?(?: chuẩn| tiêu chí| tiêu chuẩn|"
        rf" danh hiệu)(?! {OTHER_STANDARD})"
        r"(?:[^,;.()“\"]{0,60}?(?:\d+(?:\.\d+)?|ANTT|an ninh,? trật tự))?",
        Measure.COMMUNES_MEETING_STANDARD,
    ),
    _counted(
        rf"{UNITS}(?:\s*,\s*{UNITS})*(?!\w)(?:(?:(?!đăng ký)[^,;.\d]){{0,50}}?)\ssạch "
        r"(?:về )?ma t(?:úy|uý)",
        Measure.COMMUNES_MEETING_STANDARD,
    ),
    _counted(
        rf"{UNIT_LIST}(?:(?!\w){OF_UNITS}[^,;.\d]{{0,20}}? (?:được )?(?:công nhận|xếp loại)"
        r"(?: là| đạt)?(?: [“\"]?[^,;.\d“”\"]{0,25}?)?)? [“\"]?an toàn(?: về)? (?:an ninh|ANTT)",
        Measure.COMMUNES_MEETING_STANDARD,
    ),
    # "Về tiêu chí 19.2, có 97/104 xã đạt": the standard stands before
    _counted(
        rf"{UNITS}(?:\s*,\s*{UNITS})*(?: đã)? đạt(?=\s*[,;.])",
        Measure.COMMUNES_MEETING_STANDARD,
        "standard",
    ),
    _counted(
        r"(?:gương )?(?:điển hình (?:tập thể|cá nhân)|điển hình|điểm sáng|cá nhân điển hình|"
        r"tập thể điển hình)(?: tiên tiến)?|gương người tốt[^,;.]{0,12}",
        Measure.EXEMPLARS,
    ),
    _counted(
        rf"{NO_GROUP}{GROUP}(?= (?:tham gia|tranh tài|thi đấu)|\s*[,;.]| với)",
        Measure.PARTICIPANTS,
        "contest",
        0.75,
    ),
    _counted(
        rf"lượt {PEOPLE}(?! (?:nghi|nghiện|vi phạm|sử dụng|thường xuyên|thuê|đến|mắc|vay|được vay))"
        rf"(?:[^,;.\d()]{{0,25}}? {TAKE_PART})?|đại biểu|thí sinh",
        Measure.PARTICIPANTS,
        confidence=0.85,
    ),
    _counted(PEOPLE, Measure.PARTICIPANTS, "guests", 0.8),
    _counted(
        rf"{PERSON}(?!\w)(?:[^,;.\d()]{{0,40}}?) (?:(?:là|làm) (?:thành|hội|đội|tổ) viên|"
        r"(?:trong|vào) (?:các )?"
        r"(?:tổ|đội|câu lạc bộ|CLB|nhóm|ban (?:chủ nhiệm|quản lý|điều hành))|"
        r"tham gia (?:ban (?:chủ nhiệm|quản lý|điều hành|quản trị|chỉ đạo)|hội đồng)"
        r"(?! chức| dân phố))",
        Measure.MEMBERS,
        confidence=0.8,
    ),
    _counted(
        r"(?:lượt )?(?:thành viên|tổ viên|đội viên|"
        r"(?:hội viên|đoàn viên)(?!(?: (?!của|trong|thuộc)[^\W\d_]+){0,3} tham gia|, thanh niên))"
        r"(?: (?:tham gia|nòng cốt))?",
        Measure.MEMBERS,
        "a group",
        0.85,
    ),
    _counted(
        rf"{PEOPLE}(?!\w)(?: với (?:gần |hơn |trên )?[\d.]+ (?:nhân )?khẩu)?"
        rf"(?: (?:và|với) [\d.]+ (?:phương tiện|tàu|thuyền|ghe))?{OF_UNITS}(?:[^,;.\d()]{{0,45}}?) "
        rf"{TAKE_PART}",
        Measure.PARTICIPANTS,
        "not honoured",
        confidence=0.85,
    ),
    _counted(PERSON, Measure.MEMBERS, "makes up", 0.8),
    _counted(PERSON, Measure.MEMBERS, "of a group just told", 0.7),
    # they sign: 54 doanh nghiệp tham gia ký kết
    _counted(
        r"(?:doanh nghiệp|cơ sở|cơ quan|đơn vị|nhà trường|trường|cửa hàng|nhà trọ|nhà nghỉ|"
        r"khách sạn|tiệm vàng|tiểu thương)(?: (?!đã|có)[^\W\d_]+){0,4}?(?: đã)?(?: tham gia)? ký"
        r"(?: (?:cam kết|kết|giao ước))?",
        Measure.PARTICIPANTS,
        confidence=0.75,
    ),
    _counted(
        r"(?:chiếc )?(?:tàu thuyền|tàu cá|tàu|thuyền|ghe|phương tiện|bè)",
        Measure.OTHER,
        "of a group just told",
        0.7,
    ),
    _counted(PEOPLE, Measure.PARTICIPANTS, "drawn", 0.75),
    _counted(
        r"lượt(?= (?:“|\"))|lượt(?=\s+(?:với|có|thu hút|và|ở|tại)\b|\s*[,;.])|(?:(?:lượt|buổi|cuộc|"
        r"điểm) )?ngày hội",
        Measure.OTHER,
        "gathering",
    ),
    _counted(
        r"(?:lượt|buổi|ca|đêm|lần|cuộc|đợt)(?=\s*(?:[,;.)]|$)|\s(?:tuần tra|canh|và|với|tại|ở|trên|"
        r"vào|do|của|trong|đảm bảo|bảo đảm|mỗi|góp|phát hiện|kiểm soát|mật phục|trực)(?!\w))",
        Measure.OTHER,
        "patrols",
        0.75,
    ),
    _counted(r"(?:lượt )?ngày công", Measure.OTHER, "work", 0.7),
    # 81 tập thể, 398 gia đình, 412 cá nhân đăng ký tự quản đường biên, 146 mốc quốc giới
    _counted(
        r"(?:tập thể|cá nhân|hộ gia đình|gia đình|hộ)"
        r"(?:(?:,| và) [\d.]+ (?:tập thể|cá nhân|hộ gia đình|gia đình|hộ))*"
        r"(?: tự nguyện)?(?: đăng ký)?(?: tham gia)?(?: nhận)? tự quản",
        Measure.PARTICIPANTS,
        confidence=0.8,
    ),
    _counted(
        r"(?:phương tiện|tàu thuyền|tàu cá|tàu|thuyền|ghe)(?: [^,;.\d]{2,20})? tham gia",
        Measure.OTHER,
        confidence=0.75,
    ),
    _counted(r"(?:cột mốc|mốc)(?: quốc giới| biên giới)?", Measure.OTHER, "border", 0.75),
    _counted(
        rf"{UNIT_LIST}(?!\w)(?:[^,;.\d]{{0,25}}?) tổ chức(?: được)? (?:[“\"]?ngày hội|hội nghị|lễ|"
        r"diễn đàn|hội thi|[^,;.\d]{0,40}?ngày hội)[^,;.\d]{0,40}",
        Measure.OTHER,
        confidence=0.75,
    ),
    _counted(MEETING, Measure.OTHER, confidence=0.8),
    _counted(MEETING_ALONE, Measure.OTHER, "meetings", 0.75),
    _counted(TIP, Measure.OTHER, confidence=0.8),
    _counted(r"vụ việc|vụ mâu thuẫn|mâu thuẫn|vụ", Measure.OTHER, "settled", 0.7, single=True),
    _counted(DEVICE, Measure.OTHER, "fitted", 0.8),
    _counted(CAMERA_POINT, Measure.OTHER, "cameras", 0.75),
    _counted(
        r"(?:lượt )?(?:tập thể|cá nhân)(?:\s*(?:,|và)\s*(?:cá nhân|tập thể|hộ gia đình))?(?: "
        r"(?:tiêu biểu|xuất sắc|điển hình))?",
        Measure.OTHER,
        "people",
        0.85,
    ),
    _counted(
        rf"{UNIT_LIST}(?!\w)(?:[^,;.\d]{{0,25}}? (?:ra khỏi|không có|không còn|thôi là|"
        rf"đăng ký(?! thực hiện| triển khai)|được công nhận|đủ điều kiện)"
        rf"(?:(?!,\s+\d)[^;.]){{0,90}})",
        Measure.OTHER,
        confidence=0.8,
    ),
    _counted(
        rf"{UNIT_LIST}(?: (?:trọng điểm|phức tạp)(?:(?!,\s+\d)[^;.]){{0,90}})",
        Measure.OTHER,
        "turned",
        0.8,
    ),
    _counted(OF_A_KIND, Measure.SITES, "of a kind", 0.75),
    _counted(UNIT_LIST, Measure.OTHER, "have groups", 0.7),
    _counted(UNIT_LIST, Measure.OTHER, "mobilised", 0.7),
    _counted(
        r"(?:đơn vị|cơ quan|doanh nghiệp|trường|nhà trường|chi hội|chi đoàn|đoàn thể|đội)"
        r"(?: (?!thành viên)[^\W\d_]+){0,3}?(?=\s(?:trực thuộc|với|trên|của|và|ở|tại)|\s*[,;.])",
        Measure.PARTICIPANTS,
        "takes part",
    ),
    # 31/31 Ban Chỉ đạo các xã, phường đã triển khai mô hình
    _counted(
        r"(?:Hội|Ban|chi bộ|đảng bộ|Đoàn|Mặt trận|Công an|UBND)(?: (?!của|trên)[^\W\d_]+,?){1,11}?"
        r"(?=(?:\s(?:của|trên)\s[^,;.\d]{2,40}?)?\s(?:(?:đã|đều|đang)\s)*(?:triển khai|xây dựng|có|"
        r"thực hiện|duy trì|thành lập)(?: thực hiện| được| các)* mô hình)",
        Measure.SITES,
        "share",
    ),
    _counted(UNIT_LIST, Measure.SITES, "models", 0.85),
    _counted(rf"{GROUP}|{UNITS}", Measure.SITES, "model name"),
    _counted(
        rf"{NO_GROUP}{GROUP}(?: (?!và )[^\W\d_]+){{0,4}}?(?: \(CLB\))?(?= [“\"])",
        Measure.SITES,
        "quoted",
        0.75,
    ),
    _counted(
        rf"(?:câu lạc bộ|CLB)(?: (?!do )[^\W\d_]+){{0,4}}?,? {GROUP_OF}",
        Measure.OTHER,
        confidence=0.7,
        single=True,
    ),
    _counted(
        rf"{NO_GROUP}{GROUP}(?: (?!do )[^\W\d_]+){{0,4}}?,? {GROUP_OF}",
        Measure.OTHER,
        "not rewarded",
        confidence=0.7,
        single=True,
    ),
    _counted(
        rf"{NO_GROUP}(?:tổ|đội|nhóm|câu lạc bộ|CLB|chốt|cụm)(?= [^\W\d_])",
        Measure.OTHER,
        "set up",
        0.65,
        single=True,
    ),
    _counted(
        rf"{NO_GROUP}{GROUP}(?=\s*[,;:.)/]|\s\(|"
        r"\s+(?:với|và|gồm|tại|ở|theo|do|có|để|cùng|năm|ban đầu|lúc đầu)(?!\w))",
        Measure.OTHER,
        "groups",
        0.7,
        single=True,
    ),
)
#: What was put up, whatever it is: lắp đặt 11 trạm, treo 14 bảng chỉ dẫn.
PUT_UP = Counted(PUT_UP_NOUN, Measure.OTHER, "put up", 0.6, single=True)
#: The word that opens the name of a group.
GROUP_HEAD = re.compile(rf"{GROUP}(?!\w)", re.I)
#: A group by the name of one of the report's models.
KNOWN_GROUP = Counted(re.compile(GROUP, re.I), Measure.SITES)
