"""What the words between a noun and a quoted string, or between two of them, tell."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import NEW_SENTENCE, Document, within
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.names.described_names import has_theme
from lantoa.loaders.reading.names.name_things import THEME, THINGS
from lantoa.loaders.reading.names.name_words import SEPARATOR

_LONGEST_NAME = 160
#: “X” ở thôn Y là một mô hình ...
PREDICATE_AFTER = re.compile(
    r"(?:\.\.\.|…)?\s*(?:\([^)]*\)\s*)?(?:[^.;:“\"]{0,80}?\s)?là\s+(?:một\s+)?(?:(?:trong|số)\s+)*"
    r"(?:(?:những|các)\s+)?mô hình\b|"
    # “X” - mô hình do ...
    r"\s*[-–]\s+(?:một\s+)?(?:mô hình|cách làm|sáng kiến)(?=\s[^\W\d_])",
    re.I,
)
#: “X”, ... . Đó là mô hình ...; “X”, ... . Mô hình này do ...
MEANT_NEXT = re.compile(
    r"[^“”\"]{0,250}?[.!…]\s+(?:(?P<points>Đó|Đây)\s+(?:chính\s+)?là\s+(?:tên\s+|một\s+|1\s+)?"
    r"(?:(?:trong|số)\s+)*(?:những\s+|các\s+)?mô hình|"
    r"Mô hình\s+(?:này|ấy|đó|do|được|ra đời|ra mắt|đã|có|gồm|hiện|đang|giúp|hoạt động|góp phần|"
    r"nhằm|quy tụ|thu hút|còn|đi vào))(?!\w)"
)
#: What a name does as the subject of a founding: “X” (ở thôn Y) do A thành lập
_FOUNDED_AFTER = re.compile(
    r"\s(?:(?:ở|tại|của)\s[^.;:“\"]{0,80}\s)?(?:(?:được|do)\s(?:[^.;:“\"]{0,70}\s)?"
    r"(?:thành lập|ra mắt|triển khai|khởi xướng|xây dựng|đề xuất)|ra đời|đi vào hoạt động|"
    r"(?:ra mắt|thành lập)(?= (?:hôm|ngày|tháng|năm|từ|vào|đầu|cuối|giữa)))(?!\w)"
)
#: “X”, cách làm hay của ...
_IN_APPOSITION = re.compile(
    r"\s*,\s+(?:một\s+)?(?:mô hình|cách làm|sáng kiến)\s+(?:do|của|hay|mới|hiệu quả|đầu tiên)"
    r"(?!\w)"
)
_BUILT_BEFORE = re.compile(r"xây dựng\s*$")
#: What is only aimed at, or what a scheme is about, is no thing that was built.
_AIMED_AT = re.compile(
    r"(?<!\w)(?:góp phần|phấn đấu|tiến tới|mục tiêu|kế hoạch|đề án|về|chỉ tiêu|nhằm|quyết tâm|để|"
    r"chung tay|ban chỉ đạo|sẽ|cần|hướng tới|lộ trình|việc)\s+xây dựng\s*$",
    re.I,
)
#: Units and people, whose standards are built, too: xây dựng “Xã không ma túy”.
_STANDARD = re.compile(
    r"(?:xã|phường|thị trấn|thôn|bản|làng|xóm|ấp|khóm|buôn|huyện|tỉnh|thành phố|quận|khu|khối|"
    r"tổ dân|gia đình|người|cơ quan|đơn vị|doanh nghiệp|trường|chi bộ|đảng bộ|chính quyền|công an|"
    r"nông thôn|đô thị|thế trận|địa bàn|quê hương|nếp sống|lực lượng|hình ảnh|văn hóa|đời sống|"
    r"tuyến|giáo xứ|giáo họ|xứ|họ|chùa|quỹ|nhà|mái ấm|lá chắn|phong trào|môi trường|xã hội)(?!\w)",
    re.I,
)
#: What opens a sentence of examples: Tiêu biểu như: “X” ...
EXAMPLES = re.compile(
    r"\s*(?:Trong đó,?\s*)?(?:[Tt]iêu biểu|[Đđ]iển hình|[Nn]ổi bật|[Đđ]ó là|[Cc]ụ thể|[Đđ]áng "
    r"chú ý|"
    r"[Cc]ó thể kể đến|[Pp]hải kể đến|[Nn]hư)(?:\s+(?:là|như|có|phải kể đến|trong đó))*\s*:?\s*"
)
#: A group's noun inside the marks: “Tổ tự quản bến nước”.
_SELF_NAMED = re.compile(
    r"(?:Tổ|Đội|Cụm|Câu lạc bộ|CLB) (?!chức|quốc|Quốc|chúng|em|này|tôi|viên|trưởng)"
    r"(?:\S+ ){1,14}\S+$"
)
#: Forces that every commune has by law, in marks or without.
_STANDING = re.compile(
    r"(?:tổ|đội|ban) (?:hòa giải|hoà giải|an ninh|an ninh nhân dân|dân phòng|bảo vệ|công tác|"
    r"bảo vệ an ninh,? trật tự|an ninh,? trật tự)",
    re.I,
)
#: Before a string that nothing else governs: ra mắt “X”
LAUNCH_BEFORE = re.compile(
    r"(?<!\w)(?:ra mắt|thành lập|lập|nhân rộng|triển khai|duy trì|thí điểm|khởi xướng|vận hành|"
    r"phủ kín)(?:\s(?:nhiều năm|hiệu quả|thành công|thí điểm|tốt|thêm|các|những))*\s*$",
    re.I,
)
#: Before a name of three words or more: hoạt động của “X”, thành viên “X”
_PARTS_BEFORE = re.compile(
    r"(?:(?<!\w)(?:hoạt động|thành viên|[Tt]ổ trưởng|[Tt]ổ phó|[Bb]an (?:điều hành|chủ nhiệm|"
    r"quản lý)|"
    r"[Cc]hủ nhiệm|sự ra đời|mô hình)(?: và hoạt động)?(?: của)?|(?<!\w)hiệu quả (?:từ|của))\s*$"
)
#: Where, whose or for what one item of a list is: “X” ở 4 xã ven vịnh; “Y”
WHERE_THEN_NEXT = re.compile(
    r"\s(?:ở|tại|của|trong|cho|thuộc|trên|do)\s[^.;:“”\"]{2,90}[,;]\s*(?:và\s+)?|"
    r"\s(?:với|gồm|có|thu hút)\s\d[^.;:“”\"]{2,60}?(?:[,;]\s*(?:và\s+)?|\s+và\s+)"
)
#: Things, not units: "xây dựng “Xã không ma túy”" is a standard.
_THINGS = tuple(
    f"{thing.lower()} "
    for thing in (*THINGS, "ngôi nhà", "điểm", "liên gia", "chi hội", "phụ nữ")
    if thing
    not in {
        "xã", "phường", "thôn", "bản", "làng", "xóm", "ấp", "khóm", "buôn", "gia đình", "cơ quan",
        "doanh nghiệp", "đường",
    }
)  # fmt: skip
#: An aim, rule or sign of a model.
_ITS_AIM = re.compile(
    r"(?:mục tiêu|phương châm|nguyên tắc|tiêu chí|khẩu hiệu|yêu cầu|nội dung|thông điệp|nhiệm vụ|"
    r"ý nghĩa)(?: (?:hoạt động|chính|chung|cơ bản|cụ thể|xây dựng|thực hiện))*(?: (?:của|cho|khi|"
    r"trong))?(?: (?:các|những|xây dựng|thực hiện|triển khai))* $",
    re.I,
)
#: What is conferred for a year is an honour.
_HONOUR = re.compile(
    r"(?:tiêu biểu|xuất sắc|điển hình|kiểu mẫu|tiên tiến|giỏi),? năm (?:19|20)\d\d$"
)
#: A body of a unit, whose page or group bears its name.
_BODY = re.compile(
    rf"(?:Công an|CA|UBND|Đoàn|Hội|Phòng|Đồn|MTTQ|Mặt trận|Trường)(?: [^\W\d_]+){{0,5}}?"
    rf" (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|TP)(?: {UPPER}\S*)*"
)
#: mô hình trong phong trào toàn dân bảo vệ ANTQ “X”
IN_THE_MOVEMENT = re.compile(
    r"\s(?:trong|về|của|thuộc)\s+phong trào\s+toàn dân bảo vệ (?:an ninh tổ quốc|ANTQ)", re.I
)
_LEAST = 3  # words
_SHUNNED = re.compile(
    r"(?:(?:đừng|không|chớ|tránh) để(?: các| những)?|tránh(?: tình trạng| kiểu)?|kiểu) $",
    re.I,
)
#: What plotters found.
_HOSTILE = re.compile(
    r"(?:vương quốc|nhà nước|hội thánh|tin lành|chính phủ|đảng|mặt trận)(?!\w)", re.I
)
_AROUND = 600  # characters in which models are spoken of


def only_attributes(gap: str) -> bool:
    """Whether a gap only says where or whose the last item is: “A” tại xã X (huyện Y); “B”."""
    words = re.sub(r"\([^)]*\)", " ", gap)
    words = re.sub(
        r"\b(?:tại|ở|của|thuộc|trên địa bàn|địa bàn|cảu|các|hai|và|do|xây dựng|thành lập|năm|tháng|"
        r"\d[\d/.-]*)\b",
        " ",
        words,
    )
    return bool(re.fullmatch(r"[\s,;.()…–-]*(?:hay|hoặc|cùng)?[\s,;]*", words))


def like_a_name(inner: str) -> bool:
    """Whether a string is long enough to be a group's name, or a motto with a number."""
    return (len(inner.split()) >= 3 and not inner[:1].islower()) or inner[:1].isdigit()


def short(tail: str) -> bool:
    """Whether only a few lower-case words, no new clause, stand between noun and name."""
    return not re.search(
        r"[,;:.]|\b(?:đã|đang|được|sẽ|với|có|và|do|để|nhằm|tại|theo|trong|là)\b", tail
    )


def is_name(inner: str) -> bool:
    """Whether a quoted string is one sentence of words, and short enough for a name."""
    if not 2 <= len(inner) <= _LONGEST_NAME:
        return False
    if not any(c.isalpha() for c in inner) and not re.fullmatch(
        r"\d{1,2}(?:\s?[+x/-]\s?\d)+", inner
    ):
        return False
    return not NEW_SENTENCE.search(inner)


def in_jest(inner: str, *, sure: bool) -> bool:
    """Whether marks stand for "so called": around one word, or two small ones: mô hình “lạ”."""
    words = inner.split()
    if len(words) > 2 or any(c.isdigit() for c in inner):
        return False
    return len(words) == 1 or (inner.islower() and not sure)


def names_itself(inner: str) -> bool:
    """Whether a string names a thing or group and says what for: “Nhà trọ tự quản về ANTT”."""
    if _STANDING.fullmatch(inner):
        return False
    if _SELF_NAMED.match(inner) and not inner.startswith("Cụm"):
        return True
    if len(inner.split()) < _LEAST or not inner.lower().startswith(_THINGS):
        return False
    return THEME.search(inner) is not None


def is_founded(inner: str, text: str, end: int) -> bool:
    """Whether a quoted string with a theme is founded by the words after it."""
    if _FOUNDED_AFTER.match(text, end) is None:
        return False
    named = inner[:1].isupper() and len(inner.split()) >= _LEAST
    return has_theme(inner) or (named and "ô hình" in text[max(0, end - _AROUND) : end + _AROUND])


def sure_alone(text: str, before: str, inner: str, end: int) -> float:
    """How surely a quoted string is a model that no noun governs; 0 where nothing tells it."""
    if _HOSTILE.match(inner) or _AIMED_AT.search(before):
        return 0.0
    if LAUNCH_BEFORE.search(before) or names_itself(inner) or is_built(before, inner):
        return 0.7
    if _PARTS_BEFORE.search(before) and inner[:1].isupper() and len(inner.split()) >= _LEAST:
        return 0.6
    return 0.65 if is_founded(inner, text, end) or is_called(inner, text, end) else 0.0


def is_called(inner: str, text: str, end: int) -> bool:
    """Whether an apposition calls a quoted string a model: “X”, cách làm hay của ..."""
    return inner[:1].isupper() and _IN_APPOSITION.match(text, end) is not None


def is_built(before: str, inner: str) -> bool:
    """Whether a thing with a name of its own is built, no standard: xây dựng “Tiếng chuông X”."""
    if (
        _BUILT_BEFORE.search(before) is None
        or _AIMED_AT.search(before)
        or len(inner.split()) < _LEAST
    ):
        return False
    return inner[:1].isupper() and _STANDARD.match(inner) is None


def is_shunned(text: str, noun: int) -> bool:
    """Whether what is quoted after a noun is what a model must not become: đừng để mô hình “X”."""
    return _SHUNNED.search(text, max(0, noun - 30), noun) is not None


def is_aside(first: str, inner: str, gap: str) -> bool:
    """Whether a string in small letters stands apart from a list of names: nạn “chặt chém”."""
    apart = SEPARATOR.fullmatch(gap) is None and not has_theme(inner)
    return apart and inner.islower() and first[:1].isupper()


def is_aim(text: str, begin: int, noun: int) -> bool:
    """Whether what is told is an aim or rule of a model: mục tiêu của mô hình X là: “Y”."""
    return _ITS_AIM.search(text, max(begin, noun - 40), noun) is not None


def is_honour(inner: str) -> bool:
    """Whether a string is what is conferred for a year: “Khu dân cư tiêu biểu năm 2018”."""
    return _HONOUR.search(inner) is not None


def is_body(inner: str) -> bool:
    """Whether marks hold nothing but the name of a body: trang Zalo “Công an xã Bình Minh”."""
    return _BODY.fullmatch(inner) is not None


def without_owners(document: Document, start: int, end: int) -> str:
    """Return a stretch with the places and bodies in it blanked out."""
    rest = document.text[start:end]
    for item in (*within(document.places, start, end), *within(document.bodies, start, end)):
        if item.end <= end:
            first, last = item.start - start, item.end - start
            rest = rest[:first] + " " * (last - first) + rest[last:]
    return rest
