"""Models that small letters describe: 'mô hình giáo dục người lầm lỗi tại cộng đồng'.

Any words after "mô hình" may be a name. Not one are those that only say what all models of the
movement are (tự quản, quần chúng) or are for (phòng, chống tội phạm; bảo đảm an ninh trật tự): at
least one more word must be there. Nor is the predicate of "mô hình" itself ("mô hình giúp dân
...").
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.names.name_begins import NOT_A_NAME
from lantoa.loaders.reading.names.name_predicates import SAID_OF_IT
from lantoa.loaders.reading.names.name_things import THEME, THINGS

#: What may be said of any model of the movement.
_CATEGORY = (
    "tự quản", "tự phòng", "tự bảo vệ", "tự hòa giải", "tự hoà giải", "tự giác", "quần chúng",
    "nhân dân", "toàn dân", "người dân", "cộng đồng", "dân cư", "tham gia", "phối hợp", "đảm bảo",
    "bảo đảm", "giữ gìn", "giữ vững", "giữ", "duy trì", "bảo vệ", "an ninh", "chính trị", "trật tự",
    "an toàn", "xã hội", "ANTT", "TTATXH", "ANTQ", "TTXH", "ANCT", "ANQG", "tổ quốc", "quốc gia",
    "phòng", "chống", "phòng ngừa", "đấu tranh", "ngăn chặn", "tố giác", "tội phạm", "tệ nạn",
    "TNXH", "PCTP", "ma túy", "ma tuý", "các loại", "phòng cháy", "chữa cháy", "cháy nổ", "PCCC",
    "CNCH", "cứu nạn", "cứu hộ", "dân vận", "khéo", "công tác", "phong trào", "lĩnh vực",
    "hoạt động", "cơ sở", "rộng khắp", "tổ chức", "làm", "nhiệm vụ", "vi phạm", "pháp luật",
    "địa bàn", "giao thông", "ATGT", "TTATGT", "đường bộ", "tuyên truyền", "phổ biến", "giáo dục",
    "vận động", "xây dựng", "thực hiện", "và", "về", "của", "ở", "tại", "trong", "trên", "từ",
    "cho", "các", "những", "là", "liên quan", "đến", "điểm", "mới", "hay", "tốt", "cấp", "việc",
    "nông thôn mới", "đô thị", "văn minh", "sáng tạo", "hiệu quả", "BVANTQ", "TDBVANTQ", "thôn",
    "bản", "xã", "phường", "huyện", "tỉnh", "ấp", "xóm", "làng", "khu phố", "khóm", "buôn",
    "thị trấn", "thị xã", "thị", "quận", "khu", "nâng cao", "ý thức", "nếp sống", "phát triển",
    "kinh tế",
)  # fmt: skip
_SAYS_NOTHING = re.compile(
    r"(?<!\w)(?:"
    + "|".join(word.replace(" ", r"\s+") for word in sorted(_CATEGORY, key=len, reverse=True))
    + r")(?!\w)|\([A-ZĐ]+\)|[\W\d_]+",
    re.I,
)
#: What begins a predicate, a quality or an adverbial of "mô hình" itself, not a name.
_PREDICATES = (
    # what is said of it
    "đã", "đang", "sẽ", "đều", "còn", "cũng", "vẫn", "luôn", "chưa", "cần", "phải", "nên", "là",
    "thì", "mà", "vừa", "bị", "nhận", "đòi hỏi", "thu hút", "tạo", "huy động", "mang", "đem",
    "xuất phát", "phát huy(?! vai trò)", "lan", "ra đời", "ra mắt", "trở", "thể hiện", "phản ánh",
    "họp", "ký", "chia", "tập hợp", "hướng", "gắn kết",
    "phân công", "nằm", "chọn", "lấy", "đưa", "gửi", "xếp loại", "nhân rộng",
    "liên quan", "can thiệp", "xảy", "trực", "tăng", "giảm", "tổ chức", "quần chúng", "dân vận",
    # how it is
    "rất", "khá", "hết sức", "thực sự", "thật", "ngày", "khác", "riêng", "cũ", "trung bình", "yếu",
    "khó", "tiên tiến", "trọng điểm", "lớn", "nhỏ", "cụ", "đặc", "độc", "ý nghĩa", "thiết thực",
    "nổi", "sáng tạo", "thí điểm", "thành công", "truyền thống", "kiểu", "mẫu", "quy mô", "phù hợp",
    "nhiều", "ít", "cấp", "kể", "nêu", "nói trên", "chính", "vốn", "điểm hình", "thường xuyên",
    "chủ động", "tích cực", "đồng bộ", "sinh hoạt", "khuyến khích", "rộng",
    "kịp thời", "bước đầu", "dần", "nhanh", "một",
    "(?:hai|ba|bốn)(?! (?:không|có|an toàn|giảm|giữ|quản|sạch|tự|cùng))",
    # where, when, why
    "nhằm", "để", "vì", "bởi", "theo", "tại", "ở", "trên", "dưới", "ngoài", "giữa", "với", "cùng",
    "cho", "do", "bằng", "qua", "từ", "đến", "ra", "vào", "lên", "như", "gồm", "bao gồm", "nào",
    "gì", "thứ", "đầu", "cuối", "thuộc", "ban", "hiện", "nay", "tuy", "khi", "nếu", "sau", "trước",
    "nhờ", "mang tên", "tên", "tôi", "chúng tôi", "chúng ta", "năm", "mọi", "toàn(?! dân)",
    # of the economy and of schools
    "chuyên", "dịch vụ", "đào tạo", "liên doanh", "trồng", "nuôi", "kinh doanh", "làm kinh tế",
    "khởi nghiệp", "học tập", "hợp tác", "quản trị", "tăng trưởng", "trình diễn", "canh tác",
    "cây(?! xăng)",
    "con(?! nuôi)", "lúa", "rau", "ruộng", "cánh đồng", "homestay", "bảo tồn",
)  # fmt: skip
_PREDICATE = re.compile(
    r"(?:không(?! (?:gian|ma|tội|rác|bạo|vi phạm|tệ|lấn|khói|"
    r"có (?:người|tội|ma|tệ|vi|bạo|rác|trộm|tai|trẻ|phụ|học|cờ|đánh|cháy)))|trong(?! nhà)|"
    r"chung(?! tay| sức)|"
    rf"kết nối(?= (?:giữa|người|nhân|chặt))|{'|'.join(_PREDICATES)})(?!\w)"
)
#: Verbs that name models by their work; as the subject's predicate they name none.
_WORK = re.compile(
    r"(?:phòng|chống|quản lý|giáo dục|cảm hóa|cảm hoá|giúp đỡ|bảo vệ|giữ|thắp|chung|thu gom|"
    r"tuần tra|chấp hành|tuyên truyền|đảm bảo|bảo đảm|phân loại|ngăn|đấu tranh|"
    r"tố giác|tái hòa nhập|tự|hòa giải|tiếp nhận|chăm sóc|"
    r"nói không|đổi|gắn|lắp|phát hiện|nâng)(?!\w)"
)
_THING = re.compile(rf"(?:{'|'.join(THINGS)})(?:\s|,\s)")
#: Other themes of models than those of groups.
_ABOUT = re.compile(
    r"bạo lực|lầm lỗi|hoàn lương|tái hòa nhập|biên giới|vùng biên|giáo dục|đường quê|môi trường|"
    r"rác|xanh|sạch|nghiện|trộm|biển đảo|tảo hôn|tín dụng đen|trẻ em|chưa thành niên|sáng|tự quản|"
    r"giám sát|\bkhông \w+|văn hóa|hạnh phúc|cột mốc|vũ khí|bình an|yên|tử tế|khó khăn|"
    r"gương mẫu|chấp hành|uy tín|mẫu mực|thảo hiền|nghĩa tình|thân thiện|tin cậy|tình thương|"
    r"hòa thuận|kết nghĩa|hiếu thảo|camera|con nuôi|đoàn kết|"
    r"bảo vệ (?:rừng|mùa|xóm|làng|nông sản|cà phê|vườn)",
    re.I,
)
#: What models of another kind are for, if they do not serve order as well.
_OF_LIVELIHOOD = re.compile(
    r"(?<!\w)(?:sản xuất|chăn nuôi|trồng|nuôi (?:bò|lợn|gà|cá|tôm|dê|ong|trâu|heo|vịt)|lúa|"
    r"nông sản|tiêu thụ|kinh doanh|du lịch|khởi nghiệp|thoát nghèo|làm giàu|thu nhập|năng suất|"
    r"OCOP|nông nghiệp|cây ăn quả|chuỗi giá trị|hàng hóa|hàng hoá|văn nghệ|thể thao|"
    r"dưỡng sinh|homestay|ngân hàng bò|tiền mặt|đánh bắt|hải sản|"
    r"y tế|khám bệnh|lớp học|dạy học|bán trú|thu phí|thủ tục hành chính)(?!\w)",
    re.I,
)
_OF_ORDER = re.compile(
    r"an ninh|trật tự|antt|tội phạm|ma t[úu][yý]|tự quản|pháp luật|an toàn|trộm|tệ nạn|bình yên|"
    r"lầm lỗi|hoàn lương|tái hòa nhập|biên giới|bạo lực|vi phạm|giao thông|pccc|cháy|chất nổ|"
    r"xung điện",
    re.I,
)
_PLURAL = re.compile(
    r"(?:các|những|nhiều|không ít|một số|một vài|mỗi|từng|mọi|loại|dạng|số|bất kỳ|hàng (?:chục|"
    r"trăm|nghìn))"
    r"\s+$",
    re.I,
)
#: Before "mô hình" as a subject, or as what belongs to one: nên mô hình, nội dung mô hình
_BEFORE_SUBJECT = (
    "nên ", "thì ", "vì ", "khi ", "rằng ", "nhờ đó, ", "qua đó, ", "từ đó, ",
    "nội dung ", "mục đích ", "mục tiêu ", "nhiệm vụ ", "ý nghĩa ", "thành viên ", "tổ viên ",
    "tham gia ", "vào ",
)  # fmt: skip
_SUBJECT_ENDS = re.compile(r"\s*(?:[,.;:)]|$)")
#: A point of some sort is a thing (điểm giao cắt, điểm sáng), a "mô hình điểm" an example.
_POINT = re.compile(
    r"điểm (?!(?:về|tại|ở|trong|của|phòng|bảo đảm|đảm bảo|tự|giữ|xây dựng|do|được|có|là|và|để|"
    r"trên|cấp|của|với|dân vận|tuyên truyền|quần chúng|mô hình|đã|đang)(?!\w))(?=[^\W\d_])"
)
#: What governs itself: mô hình tự quản đường biên, cột mốc
_SELF_RULE = re.compile(r"tự quản (?:đường|cột|chợ|bến|dòng họ|tộc|cổng|nhà|khu|thôn|tuyến)(?!\w)")
#: Whom a model talks into what: vận động đồng bào giao nộp vũ khí
_OF_PEOPLE = re.compile(
    r"(?:vận động|tuyên truyền) (?:đồng bào|[Nn]hân dân|bà con|người|quần chúng|hội viên|ngư dân|"
    r"giáo dân|thanh niên|học sinh|phụ nữ|gia đình|các hộ)(?: [^\W\d_]+){3}"
)
_LEAST, _LONGEST = 3, 20  # words
_FAR = 20  # characters before "mô hình"


def begin_of_name(text: str, start: int) -> int:
    """Return where a name in small letters begins: 'mô hình điểm tổ tự quản' is a tổ tự quản."""
    if text.startswith("điểm ", start) and _POINT.match(text, start) is None:
        return start + len("điểm ")
    return start


def is_point(text: str, start: int) -> bool:
    """Tell whether a place of some sort begins, no example: điểm chữa cháy công cộng."""
    return _POINT.match(text, start) is not None


def is_thing(text: str, start: int) -> bool:
    """Tell whether a thing, place or group that models are made of begins at a place."""
    return _THING.match(text, start) is not None


def says_more(words: str) -> bool:
    """Tell whether words say more of a model than what holds for all of them."""
    return bool(_SAYS_NOTHING.sub("", words)) or _POINT.match(words) is not None


def has_theme(words: str) -> bool:
    """Tell whether words tell of something that models of the movement are for."""
    return THEME.search(words) is not None or _ABOUT.search(words) is not None


def is_said(words: str) -> bool:
    """Tell whether words begin what is said of "mô hình" itself: theo hai giai đoạn."""
    return SAID_OF_IT.match(words) is not None or _PREDICATE.match(words) is not None


def is_of_livelihood(words: str) -> bool:
    """Tell whether words name a model of another kind: liên kết sản xuất lúa."""
    return _OF_LIVELIHOOD.search(words) is not None and _OF_ORDER.search(words) is None


def is_described(text: str, head: int, start: int, end: int, *, opening: bool) -> bool:
    """Tell whether the words after "mô hình" say which model it is.

    Args:
        text: the text.
        head: where "mô hình" stands.
        start: where the words begin.
        end: where they end.
        opening: whether "mô hình" stands at the head of its sentence, so that a predicate may
            follow it.
    """
    words = text[start:end]
    if not _LEAST <= len(words.split()) <= _LONGEST:
        return False
    if (
        NOT_A_NAME.match(words)
        and not _POINT.match(words)
        and not _SELF_RULE.match(words)
        and not _OF_PEOPLE.match(words)
    ):
        return False
    if is_said(words) or _PLURAL.search(text, max(0, head - 12), head):
        return False
    predicate = _WORK.match(words) or _OF_PEOPLE.match(words)
    if predicate and _SUBJECT_ENDS.match(text, end):
        before = text[max(0, head - _FAR) : head].lower().removesuffix("của ")
        if opening or before.endswith(_BEFORE_SUBJECT):
            return False
    if not has_theme(words) or is_of_livelihood(words):
        return False
    return says_more(words)
