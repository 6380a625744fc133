"""The words around a counted noun: its copula, where its name ends, the level that it is of."""

from __future__ import annotations

import re

from lantoa.loaders.reading.figures.count_things import NEVER, UNIT_LIST
from lantoa.loaders.reading.text.anchors import Anchored

#: What is counted told before its number: Số xã đạt chuẩn hiện là 97 xã.
COPULA = Anchored(
    r"(?<!\w)(?:[Ss]ố(?:\s+lượng)?|[Tt]ỷ lệ|[Tt]ỉ lệ)\s+"
    r"(?P<what>(?:[^;.:\d“”\"]|\d{1,2}\.\d{1,2}(?!\d)|"
    r"[“\"][^“”\"]{2,80}[”\"]){2,140}?)"
    r"(?:,?\s+(?:(?:hiện nay|hiện|đến nay|nay|đã|mới|cũng)\s+)*"
    r"(?:là|lên tới|lên đến|lên|tăng lên|đạt tới|đạt|còn|chỉ còn)\s+|"
    r"(?:\s+(?:hiện nay|hiện|đến nay))?\s*:\s*)$"
)
#: After such a number stands nothing more of the clause, or its noun once again.
AFTER_COPULA = re.compile(
    rf"\s*(?:(?P<noun>{UNIT_LIST}|mô hình|điển hình tiên tiến|điển hình|tập thể|cá nhân|lượt|"
    rf"thành viên|hội viên)(?!\w)|(?:người|hộ|chiếc|cái|mắt)(?!\w)|"
    rf"(?=[,;.)]|và\s|trong đó|so với|$))",
    re.I,
)
#: Between units that share a predicate: năm 2017 có 3 thôn, năm 2018 có 5 thôn tham gia.
NEXT_UNITS = re.compile(
    r"[\s,;]*(?:và\s+)?(?:(?:đến |sang |tới )?năm (?:19|20)\d\d,? (?:có |là |đã có )?)?"
)
#: What puts up things, whatever they are.
PUTS_UP = Anchored(
    r"(?<!\w)(?:lắp đặt|lắp|trang bị|trang cấp|gắn|treo|dán|bố trí|cấp phát|in ấn|in|phát|dựng|cắm|"
    r"sắm|(?:đóng góp|đầu tư) xây dựng)(?: (?:được|mới|thêm|bổ sung|hoàn thiện))*\s+$",
    re.I,
)
#: What was put up, whatever it is: 11 trạm, 14 bảng chỉ dẫn.
PUT_UP_NOUN = re.compile(
    rf"\s*(?P<unit>(?!{NEVER}(?!\w))[^\W\d_]+(?:\s(?!(?:{NEVER}|và|với|tại|ở|trên|cho|cung cấp|"
    rf"để|do|của|có|gồm|theo|trong|nhằm)(?!\w))[^\W\d_]+){{0,3}})(?!\w)",
    re.I,
)

#: Where the name of what is counted ends.
STOP = re.compile(
    r"[;.:()…]|(?<![\d\s])\s?/\s?\d|,(?!\s(?:chống|trật tự|chữa cháy)(?!\w))|"
    r"(?<!thực)\s(?:thực hiện|tại|ở|với|do|của|"
    r"đã|đang|triển khai|trên|theo|thuộc|nhằm|để|hoạt động|"
    r"góp phần|cho|bằng|gồm|"
    r"bao gồm|như|hiện|và|đại diện|trong (?:năm|đó|thời gian|giai đoạn)|gắn với|có|là|tập "
    r"trung|từ|đến|được|phát huy|"
    r"trong|so với|so|duy trì|ra|sang|tới|vào|lên|năm|"
    r"xây dựng|áp dụng|thành lập|vinh dự|“|\"|"
    # what they are like, do or get: no part of the noun
    r"đều|cũng|vẫn|luôn|sẽ|cùng|thì|mà|khi|nơi|nên|giúp|thu hút|phụ trách|tham mưu|"
    r"(?:trực tiếp |thường xuyên |tích cực )?tham gia|trực tiếp|thường xuyên|trị giá|trang bị|"
    r"bố trí|đặt|truyền về|ghi nhận|mang ý nghĩa|lồng ghép|chào mừng|tạo|dọc|gắn|lắp|"
    r"(?:Ả|ả)nh|ẢNH)(?!\w)|\s(?=[“\"])"
)
SCOPE = Anchored(
    r"(?<!\w)(?P<scope>cấp (?:tỉnh|huyện|xã|cơ sở|thành phố|trung ương)|khối [^;.\d]{3,70}?)"
    r"(?=\s*,?\s+(?:đã |được )?(?:tổ chức|có|là|đạt|xây dựng|duy trì|thành lập|thu hút)\b|"
    r"\s*:?\s+(?:hơn |trên |gần |khoảng )?\d)"
)
#: The level told after the number: 8 lượt ở cấp huyện.
SCOPE_AFTER = re.compile(
    r"\s+(?:ở|tại)\s+(?P<scope>cấp (?:tỉnh|huyện|xã|cơ sở|thành phố|trung ương))(?!\w)"
)
MONEY_OR_TIME = re.compile(
    r"\s*(?:đồng(?! chí| bào)|triệu|tỷ|tỉ|nghìn đồng|USD|năm|tháng|ngày(?! công| hội)|"
    r"giờ|phút|tuần|quý|đối tượng|km|m|ha|kg|tấn|lít|tuổi|nhân khẩu)(?!\w)"
)
