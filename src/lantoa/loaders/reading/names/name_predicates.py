"""What is said of a model is no part of its name: the verbs and adverbs of a report, as data.

Names are made of the verbs of the movement's own work (giữ gìn, tuần tra, giúp đỡ, vận động);
verbs that tell how a model came about, what it looks like, what it consists of or what it brought
stand in no name, nor do adverbs of time and degree and words that join clauses.
"""

from __future__ import annotations

import re
from collections.abc import Callable

#: They end a name wherever they stand in it.
NEVER_INSIDE = (
    # when, how long, how much
    "nay", "hiện nay", "ban đầu", "lúc đầu", "thời gian đầu", "trước đây", "trước kia", "lâu nay",
    "giờ đây", "mới đây", "vừa qua", "gần đây", "sau đó", "ngay từ", "ngay sau", "đến nay",
    "tới nay", "dần", "nhanh chóng", "kịp thời", "lập tức", "hết sức", "vô cùng", "cực kỳ",
    "tương đối", "càng", "bao năm", "nhiều năm", "chẳng những", "không những", "không phải",
    "không thể", "hoàn toàn", "tạm thời",
    "lần lượt", "liên tục", "thật sự",
    "thực chất", "thực ra", "hầu như", "hầu hết", "phần lớn", "đa số",
    "không ít", "dường như", "có lẽ", "rõ ràng", "một thời", "một thời gian",
    "không dừng", "không ngừng", "đồng loạt", "tương tự", "đáng chú ý",
    # what joins clauses
    "rồi", "dành cho", "diễn ra", "vinh dự", "đưa vào", "khởi động", "sâu rộng", "lựa chọn", "tuy",
    "dù", "mặc dù", "bởi", "vì thế", "vì vậy", "rằng", "nếu", "nhất là", "cụ thể", "trong khi",
    "sau khi", "trước khi", "đồng thời", "theo đó", "kèm theo",
    # how it came about and grew
    "xuất phát", "khởi xướng", "khởi nguồn", "bắt nguồn", "manh nha", "nhân rộng", "hiện diện",
    "tồn tại", "kéo dài", "nằm", "có mặt", "có từ", "phủ khắp", "phủ kín", "bao phủ", "trải qua",
    "trải dài", "đặt tại", "ghi nhận", "chứng tỏ", "chứng minh", "gây",
    "giải thể", "tan rã", "trở lại", "đánh dấu", "mở đầu", "mở ra", "bắt tay", "nổi tiếng",
    "nổi lên", "nổi bật", "dẫn đầu", "dẫn đến", "kéo theo", "đứng đầu", "đứng vững", "chứng kiến",
    "thay thế",
    "sơ kết", "tổng kết", "rút kinh nghiệm", "công bố", "khánh thành", "nghiệm thu", "trưng bày",
    # what it brought, and to whom
    "thu được", "thu về", "khiến", "đóng góp", "xứng đáng", "trở nên",
    "tốn", "đòi hỏi", "thấy rõ", "đáp ứng",
    "giành", "đoạt", "có hiệu lực", "có tác", "có thêm", "có được",
    # what it consists of and goes by
    "giao cho", "bố trí", "quyết tâm", "chú trọng", "hội tụ", "thể hiện",
    "mang đậm", "mang tính", "mang tên", "mang ý", "có tên", "gọi tắt", "trị giá", "tiến hành",
    "đảm nhiệm", "đảm trách", "chịu trách nhiệm", "đề ra", "đặt ra", "xác định", "vang lên",
    "vang vọng", "lồng ghép", "trực thuộc", "đóng vai", "giữ vai",
)  # fmt: skip
#: A word that begins what is said of "mô hình" itself.
SAID_OF_IT = re.compile(r"(?:" + "|".join(NEVER_INSIDE) + r")(?!\w)")
#: They end one before some words only.
NEVER_BEFORE = (
    r"(?:dài|rộng|cao|nặng)(?=\s(?:hơn|gần|khoảng|trên|\d))",
    r"(?:hơn|gần|khoảng|ít nhất|tổng cộng)(?=\s\d)",
    r"(?:đầu|cuối|giữa|suốt|mấy)(?=\s(?:năm|tháng|tuần|quý|thập|nhiệm kỳ|những))",
    r"giai đoạn(?=\s\d)",
    r"tự nguyện(?=\s(?:tham|đóng|hiến|góp|giao|tổ|lắp|ký|đăng))",
    r"vốn(?=\s(?:là|đã|dĩ|rất)(?!\w))",
    r"(?<!căn )(?<!chứng )(?<!luận )cứ",
    r"giờ(?=\s(?:đã|đây|thì|vẫn|có|là)(?!\w))",
    r"(?<!lý )(?<!tư )(?<!tin )tưởng",
    r"trông(?!\s(?:trẻ|coi|giữ|nom|xe|chờ)(?!\w))",
    r"(?<!may )mặc",
    r"khẳng định(?!\smình)",
    r"góp (?:công|sức)(?=\s(?:vào|cùng|cho|không|rất)(?!\w))",
    r"(?<!viên )(?<!binh )(?<!niên )đi đầu",
    r"gắn bó(?=\s(?:với|mật|lâu)(?!\w))",
    r"hồi(?=\s(?:tháng|năm|đầu|giữa|cuối|\d))",
    r"(?:lúc|từ)(?=\s(?:chỗ|sáng|tối|nửa|ý tưởng|thực tế|nhiều|một|hiệu quả|mô hình|sự|khắp))",
    r"vào(?=\s(?:một|những|buổi|mỗi|các))",
    r"(?:với|cùng)(?=\s(?:sự|quy mô|hơn|gần|trên|khoảng|\d))",
    r"(?:đẹp|tốt|mạnh|nhanh|chặt|vững)(?=\s(?:như|hơn|lên|dần|rõ))",
    r"ở(?=\s(?:đây|đó))",
    r"(?:từng|hàng)(?=\s(?:trăm|nghìn|chục|bước))",
    r"dưới(?=\s(?:sự|hình thức|nhiều|các|tên))",
    r"ngoài(?!\s(?:ngõ|hè|trời|đường|doanh|nhà|khơi|giờ|biển|đồng|công lập|luồng)(?!\w))",
    r"(?<!ịa )chỉ(?!\s(?:đạo|huy|dẫn|số|điểm)(?!\w))",
    r"(?<!người )(?<!em )(?<!nữ )(?<!gái )(?<!thân )bị",
    r"mỗi(?=\s(?:ca|người|hộ|tổ|nhóm|lần|thành viên|điểm|cụm)(?!\w)(?! một))",
    r"thành công(?=\s?[,.]|\s(?:đã|là|ở|tại|từ|nhờ)(?!\w))",
    r"lấy(?=\s(?:phương châm|sức|tên|ý kiến|mục tiêu|việc|địa bàn|lực lượng|hạt nhân|nòng cốt))",
    r"lắp(?: đặt)?(?=\s(?:tại|ở|trên|trong))",
    r"thực hiện(?=\s(?:tại|ở|từ|trong|theo|với|vào|năm)(?!\w))",
    r"có(?=\sBan(?!\w))",
    r"gặp(?=\s(?:nhiều|khó|không ít|phải|trở ngại))",
    r"nắm(?=\s(?:bắt|chắc|rõ|vững))",
    r"lan(?=\s(?:sang|ra|truyền|đến|khắp|tới|nhanh))",
    r"mở rộng(?=\s(?:ra|đến|tới|sang|quy mô|diện|phạm vi|thêm))",
    r"quy định(?=\s(?:rõ|cụ thể|mỗi|các|chặt))",
    r"hướng(?=\s(?:đến|tới|vào)(?!\w))",
    r"tập trung(?=\s(?:vào|ở|cho|tuyên truyền|thực hiện|xây dựng|vận động))",
    r"chia(?=\s(?:làm|thành|ra)(?!\w))",
    r"(?<!người )(?<!dân )làm(?=\s(?:cho|thay đổi|giảm|nên|nòng cốt|việc|\d))",
    r"tạo(?=\s(?:được|niềm|sự|ra|nên|điều kiện|cơ hội|chuyển|bước|dấu|sức|hiệu|đà|thế|nhiều))",
    r"ký(?=\s(?:kết|cam kết|giao ước|quy chế|với))",
    r"(?<!tiếp )(?<!công )(?<!ghi )nhận(?!\s(?:đỡ|diện|nuôi|thức|chăm|thầu|giúp|khoán)(?!\w))",
    r"(?:tiếp nhận|kết nối|huy động|phát hiện|vận động|hỗ trợ|giúp đỡ|cung cấp|hòa giải|hoà giải|"
    r"tuyên truyền|"
    r"tổ chức|giúp|cảm hóa|cảm hoá|xử lý|giải quyết|tuần tra|tham gia|quản lý|bắt giữ|bắt|"
    r"thu giữ|xây dựng|lắp đặt|lắp|trao|thu gom|kết nạp)"
    r"(?=\s(?:được|hơn|gần|khoảng|trên|thành công|hàng|nhiều|không ít|\d))",
)
#: Verbs of the movement's own work: in names, and predicates of a model that has one already.
_WORK = re.compile(
    r"(?<!\w)(?:hỗ trợ|giúp|giúp đỡ|phát hiện|bảo vệ|giữ gìn|giữ|tuyên truyền|vận động|tham gia|"
    r"thay đổi|chung tay|tuần tra|canh gác|tố giác|phòng ngừa|ngăn chặn|ngăn|đẩy lùi|quản lý|"
    r"giáo dục|cảm hóa|cảm hoá|hòa giải|hoà giải|tư vấn|nhắc nhở|kiểm tra|giám sát|tổ chức|"
    r"phát thanh|phát|đánh|gõ|trực|túc trực|bám|làm|thực hiện|đảm bảo|bảo đảm|nâng cao|"
    r"tăng cường|kéo giảm|kiềm chế|đấu tranh|xóa|xoá|chuyển hóa|chuyển hoá|đưa|chuyển|ngày đêm|"
    r"không để|không còn|không xảy ra|huy động|vào cuộc|đoàn kết|đồng hành|chăm lo|trở lại|"
    r"khơi dậy|lan tỏa|củng cố|giảm|rút ngắn|xua tan|hạn chế|thắp sáng|soi sáng|đem|mang|trang bị|"
    r"nói không|lắp|hoàn thành|đón|tiếp|chở|cứu|truy|vây bắt|bắt|dập|chữa|xử lý|giải quyết|báo|"
    r"cung cấp|thông báo|chia sẻ|sinh hoạt|hoạt động|luyện tập|tập huấn|ký|phân công|"
    r"phụ trách|quy định)\s"
)
#: Words after which a verb is a part of a name: về phòng ngừa, không vi phạm, tổ tuần tra
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:về|không|để|trong|của|tổ|đội|nhóm|tham gia|và|với|cùng|chung tay|điểm|chốt|vì|"
    r"câu lạc bộ|clb|xung kích|tình nguyện|tự|phòng|tuần tra|vận động|,)\s?$",
    re.I,
)
#: A verb that a sentence goes on with after its subject.
_FINITE = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|được|là|vẫn|còn|cũng|luôn|đều|chưa|vừa|do|có|gồm|phát huy|góp phần|"
    r"hoạt động|ra đời|ra mắt|giúp|đạt|duy trì|thu hút|mang lại|đem lại|bắt đầu|trở thành|"
    r"bước đầu|đi vào|tiếp tục|thực sự|nhận|khiến|làm|tạo|ngày càng)(?!\w)"
)
_DANGLING = re.compile(
    r"\s(?:phát hiện|tuyên truyền|vận động|hỗ trợ|tổ chức|kịp thời|quản lý|thường xuyên|tích cực|"
    r"chủ động|cung cấp|tiếp nhận|thu gom|kiểm tra|nhắc nhở|tuần tra|tham mưu)$"
)
_PLACED = re.compile(r"\s*(?:tại|ở|\()")
_NEXT_WORD = re.compile(r"\s+(?=[^\W\d_])")
#: What names are made of: themes, qualities, places of no name, and words that join.
_GOES_ON = re.compile(
    r"(?:về|an|ninh|trật|tự|toàn|antt|atgt|pccc|tnxh|giao|thông|xã|hội|phòng|chống|cháy|chữa|nổ|"
    r"tội|"
    r"phạm|tệ|nạn|ma|túy|tuý|pháp|luật|quản|liên|gia|giám|sát|khu|vực|địa|bàn|dân|cư|biên|giới|"
    r"biển|"
    r"đảo|đường|thôn|xóm|bản|làng|phường|ấp|khối|phố|buôn|và|trong|trên|ở|tại|cho|của|"
    r"không(?= (?:có|ma|tội|rác|tệ|bạo|vi|tai)(?!\w))|có|vì|"
    r"bình|"
    r"yên|văn|minh|hóa|hoá|hạnh|phúc|đoàn|(?<=đoàn )kết|(?<=liên )kết|thân|thiện|xanh|sạch|đẹp|"
    r"sáng|vùng|giáp|ranh|cộng|"
    r"đồng|"
    r"công|nhân|trẻ|em|phụ|nữ|thanh|niên|thiếu|học|sinh|nhà|trọ|trường|chợ|bến|tàu|thuyền|xe|ôm|"
    r"đêm|"
    r"người|gương|mẫu|bền|vững|môi|vệ|số|hoàn|hòa|hoà|cột|mốc|mạng|zalo|camera|đức|tin|\d)(?!\w)",
    re.I,
)
_CLAUSE_END = re.compile(r"[;.](?=\s|$)")
_LEAST = 3  # words of a name before its predicate


def without_verb(text: str, start: int, end: int) -> int:
    """The end of a name without a verb whose object is cut off: Tổ xe ôm tự quản (phát hiện,)."""
    words = text[start:end]
    dangling = _DANGLING.search(words) if text.startswith(", ", end) else None
    if (
        dangling is None
        or not _WORK.match(text, end + 2)
        or len(words[: dangling.start()].split()) < _LEAST
        or _LEADS_ON.search(words[: dangling.start()])
    ):
        return end
    return start + dangling.start()


def is_work(text: str, at: int, end: int) -> bool:
    """Tell whether a verb of the movement's own work stands there, and no other of a sentence."""
    return _WORK.match(text, at, end) is not None and _FINITE.search(text, at, end) is None


def predicate_inside(
    text: str, start: int, end: int, limit: int, complete: Callable[[str], bool]
) -> int:
    """The end of a name that is a subject, where its sentence has no verb but in it.

    'Mô hình Tổ xe ôm tự quản hỗ trợ công an nắm tình hình.' tells what the group does. The name
    before the verb must be `complete`.
    """
    stop = _CLAUSE_END.search(text, end, limit)
    if text[limit - 1 : limit] != "." and stop is None:
        return end  # a heading, no sentence
    if _FINITE.search(text, end, stop.start() if stop else limit):
        return end
    for verb in _WORK.finditer(text, start + 1, end):
        before = text[start : verb.start()]
        if (
            len(before.split()) >= _LEAST
            and not _LEADS_ON.search(before)
            and complete(before)
            and text[verb.end() : end].strip()
        ):
            return verb.start() - 1
    return end if _PLACED.match(text, end) else _after_core(text, start, end, complete)


def _after_core(text: str, start: int, end: int, complete: Callable[[str], bool]) -> int:
    """Where what is surely a name ends, before a word that names are not made of."""
    for word in _NEXT_WORD.finditer(text, start, end):
        before = text[start : word.start()]
        if len(before.split()) < _LEAST or not complete(before):
            continue
        if _GOES_ON.match(text, word.end()) is None and _LEADS_ON.search(before) is None:
            last = start + before.rfind(" ") + 1
            return word.start() if _GOES_ON.match(text, last) else end
    return end
