"""How beginnings are told, as data: verbs of founding, what stands before and after them."""

from __future__ import annotations

import re

from lantoa.loaders.reading.text.anchors import Anchored

_FOUND = (
    r"thành lập|ra đời|ra mắt|hình thành|thí điểm|làm điểm|khởi xướng|sáng lập|khởi động|"
    r"đi vào hoạt động|đưa vào (?:hoạt động|sử dụng|vận hành)|khánh thành|khai trương|gắn biển|"
    r"phát động|xây dựng|triển khai|áp dụng|thực hiện|lắp đặt|lắp|vận hành|bắt đầu|xuất hiện|"
    r"ra quân|chào đời|trình làng|ký kết|lập ra|lập"
)
#: Verbs of founding; `since` are those that tell a beginning only with 'từ' and a date.
FOUNDS = Anchored(
    rf"(?<!\w)(?:(?P<since>hoạt động|tồn tại|có mặt|duy trì|có)|{_FOUND})(?!\w)", re.I
)
#: A verb that tells when something came about, not how many there were by then.
TURNS = re.compile(r"(?:thành lập|ra đời|ra mắt|khai trương|khánh thành)(?![^.;]{0,25}?\d)", re.I)
#: After a verb that has no object.
NO_OBJECT = re.compile(
    rf"(?:\s+(?:và\s+)?(?:(?:chính thức|đi)\s+)*(?:{_FOUND}|hoạt động|điểm|đầu tiên))*"
    r"(?:\s*(?:$|[,;.()])|\s+(?:tại|ở|từ|vào|trong|với|trên|theo|ngày|năm|tháng|hồi|gồm|cách đây|"
    r"đến nay|kể từ|ngay|để|nhằm|trước|sau|cuối|đầu|giữa|và|dựa)(?!\w))"
)
#: From a verb to the date after it: 'thực hiện mô hình này tại thôn A (từ tháng 5/2019)'.
TO_DATE = re.compile(
    rf"(?:\s+(?:và\s+)?(?:{_FOUND}|hoạt động|chính thức|điểm|đầu tiên|lần đầu|(?:có )?hiệu quả|"
    r"ổn định|thường xuyên|liên tục|rất|khá|tốt|mới|(?:mô hình|CLB|câu lạc bộ|tổ|đội|nhóm)"
    r"(?: này| trên)?|được (?:hơn |gần )?[^\W_]+ (?:năm|tháng)))*"
    r"(?:,?\s+(?:tại|ở|từ|trên địa bàn|với)\s[^;.:()“”\"]{2,70}?)?"
    r"\s*,?\s*\(?\s*(?:(?:(?:kể\s+|ngay\s+)?từ|vào|trong|hồi|lúc|là|hôm)\s*)?"
    r"(?:(?:đúng|nhân|vào)\s+)?(?:dịp\s+)?",
    re.I,
)
SINCE = re.compile(r"(?<!\w)từ\s*$", re.I)
#: Right before a verb: 'đã chính thức được', 'từ khi được', 'quyết định'.
ADVERBS = re.compile(
    r"(?:(?<!\w)(?:được|đã|chính thức|mới|mới được|vừa|từng|bắt đầu|cũng|đều|lần đầu(?: tiên)?|"
    r"quyết định|ra quyết định|tổ chức|tiến hành|và|được cho|tham mưu|chủ động|mạnh dạn|từ|kể từ|"
    r"ngay|ngay từ|chỉ)\s+)+$",
    re.I,
)
#: A verb that tells since when, whoever speaks: 'từ khi thành lập', 'sau hơn 3 năm triển khai'.
GONE_BY = re.compile(
    r"(?<!\w)(?:(?:khi|lúc|ngày|thời điểm|sau khi|từ khi|từ ngày|ngay sau khi|"
    r"(?:những |các )?ngày đầu)|(?:(?:sau|qua|trong|trải qua|được)\s+)?"
    r"(?:(?:hơn|gần|khoảng|trên)\s+)?(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+"
    r"(?:năm|tháng))\s+$",
    re.I,
)
#: By whom, right before a verb: 'được UBND xã ', 'do Công an huyện tham mưu, hướng dẫn '.
AGENT = re.compile(
    r"(?<!\w)(?:được|do(?! đó| vậy))\s(?:(?!(?:được|do)\s)[^;.:()“”\"]){2,110}\s$", re.I
)
#: What is done to models, and never to a unit or a body: 'Được triển khai từ năm 2021, xã ...'.
DONE_TO_MODELS = ("triển khai", "áp dụng", "thực hiện", "lắp đặt", "lắp", "thí điểm", "vận hành")
_GROUP = r"CLB|câu lạc bộ|tổ(?: tự quản| liên gia| an ninh| tuần tra)?|đội|nhóm|chi hội"
#: What stands for a model as a subject, alone and not one of several.
STANDS_FOR = re.compile(
    rf"(?:^|(?<=[\s,(“\"]))(?<!các )(?<!những )(?<!nhiều )(?<!một số )(?<!mỗi )(?<!\d )"
    rf"(?<!hai )(?<!ba )(?<!những )(?P<noun>mô hình|{_GROUP})"
    r"(?:\s+(?:này|trên|đó|nói trên|điểm|đầu tiên))*\s+$",
    re.I,
)
#: Between a name and its verb, agents and adverbs left out.
OF_SUBJECT = re.compile(
    r"[”\"»]*\s*(?:\([^()]*\))?\s*(?:này\s+|đầu tiên\s+)?"
    r"(?:,?\s*(?:của|tại|ở|trên địa bàn|thuộc|do|với|gồm|có|về|cho|trong|xã|phường|thị trấn|thôn|"
    r"ấp|bản|buôn|làng|xóm|khu|khóm|tổ dân phố|khối|giáo xứ|giáo họ)\s[^;:.]{1,120}?)?\s*,?\s*"
)
#: What makes another thing the subject between a name, or a date, and a verb.
APART = re.compile(
    r"[;:]|(?<!\w)(?:giúp|góp phần|để|nhằm|từ đó|qua đó|nhờ|sau đó|tiếp đó|thông qua|việc|công tác|"
    r"quỹ|quy chế|kế hoạch|phong trào|cuộc vận động|hội thi|dự án|đề án|nghị quyết|chỉ thị|"
    r"Ban (?:Chủ nhiệm|Chỉ đạo|[Đđ]iều hành|[Qq]uản lý)|(?:\d+|các|những|nhiều|một số)\s"
    r"(?:mô hình|tổ|đội|câu lạc bộ|CLB|nhóm|cụm|điểm))(?!\w)",
    re.I,
)
#: From a lead to the subject of the sentence: 'Thành lập năm 2015, đến nay, '.
TO_SUBJECT = re.compile(
    r"\)?\s*,?\s*(?:(?:cho\s+)?(?:đến nay|tới nay|hiện nay|hiện|sau đó|thời gian qua|đến giờ)"
    r"\s*,?\s*)?",
    re.I,
)
#: Subjects that a lead without a subject would be said of, and that are no models.
FOUNDED_THEMSELVES = re.compile(
    r"(?:(?:chi|đảng|hội|trường|công ty|hợp tác xã|nhà máy|chợ|đơn vị|phong trào|hội thi|ban|"
    r"quỹ|dự án|khu|(?P<unit>xã|phường|thị trấn|huyện|tỉnh|thôn|ấp|bản|buôn|làng))(?!\w))",
    re.I,
)
#: Several that were founded: 'xây dựng mới nhiều mô hình', 'ra mắt 3 mô hình'.
FOUNDED_SEVERAL = Anchored(
    rf"(?<!\w)(?:{_FOUND})"
    r"(?:\s+(?:và|,|mới|thêm|được|thành lập|xây dựng|ra mắt|thành công|hơn|gần))*"
    r"\s+(?:các|nhiều|một số|hàng chục|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,3})\s+"
    r"(?:loại\s+)?(?:mô hình|câu lạc bộ|CLB|tổ|đội|nhóm)(?!\w)",
    re.I,
)
#: At the head of the sentence that tells which they are.
WHICH = re.compile(
    r"(?:(?:Các|Những|\d+) mô hình(?: này| đó| mới| trên)*\s*(?:gồm|là|bao gồm|được)|"
    r"Trong (?:đó|số đó)|Cụ thể|Gồm|Bao gồm|(?:Đó|Đây) là|Tiêu biểu|Điển hình|Nổi bật|"
    r"Đáng chú ý|Có thể kể|Theo đó)"
    r"(?!\w)"
)
#: What stands for a model as an object before its sentence: 'CLB này, Hội Phụ nữ ra mắt năm 2021'.
FRONTED = re.compile(rf"(?P<noun>mô hình|{_GROUP})\s+(?:này|trên|đó|nói trên)\s*,\s", re.I)
#: Since a model is there: 'từ ngày có mô hình (10-2-2012)'.
SINCE_THERE = Anchored(
    rf"(?<!\w)(?:từ|kể từ)\s+(?:ngày|khi|lúc)\s+có\s+(?P<noun>mô hình|{_GROUP})(?:\s+này)?(?!\w)",
    re.I,
)
#: A model that is founded without its name: 'ra mắt mô hình tự quản', 'thành lập CLB với 9 người'.
OBJECT = re.compile(
    r"(?:\s+(?:được|mới|điểm))*\s+"
    r"(?:(?P<noun>mô hình|câu lạc bộ|CLB)|(?:(?:\d{1,3}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+)?"
    r"(?P<group>tổ|đội|nhóm|chi hội))"
    r"(?P<this>(?:\s+(?:này|trên|đó))?)(?:\s+(?:điểm|mới|mẫu))*"
    r"(?=\s*(?:$|[.,;(])|\s+(?:tại|ở|từ|vào|trên địa bàn|với|tự quản|về|phòng|bảo đảm|đảm bảo|giữ|"
    r"nhằm|để|cho|cấp|thuộc|trong)(?!\w))"
)
#: Right before the name of a model that was told of without it.
NAMED_NEXT = re.compile(
    r"(?:(?:Theo đó|Cụ thể|Đây là|Đó là|Được biết),?\s+)?"
    r"(?:[Mm]ô hình|[Cc]âu lạc bộ|CLB|[Tt]ổ|[Tt]ên)"
    r"(?:\s+(?:này|được|mang tên|có tên(?: gọi)?|với tên gọi|lấy tên|gọi|là))*\s*[“\"«]?\s*"
)
_COUNT = r"\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
#: So many years of a model: 'tổng kết 15 năm thực hiện mô hình', 'kỷ niệm 10 năm thành lập'.
YEARS_OF = Anchored(
    rf"(?<!\w)(?P<count>{_COUNT})\s+năm\s+(?:\([^()]{{4,30}}\)\s+)?"
    r"(?:(?:ngày\s+)?(?:(?:tổ chức|triển khai|xây dựng|thực hiện|thành lập|ra đời|ra mắt|áp dụng|"
    r"duy trì|hoạt động|đi vào hoạt động)(?:,|(?!\w))\s*(?:và\s+)?)+|(?=mô hình|[“\"]))",
    re.I,
)
#: After that, where it is years of a model and of nothing else.
OF_MODEL = re.compile(
    r"\s*(?:các\s+)?(?:(?P<noun>mô hình|CLB|câu lạc bộ|tổ|đội|nhóm)(?!\w)|[“\",;.(]|giai đoạn|"
    r"tại|ở|$)",
    re.I,
)
#: What is done at a date and begins nothing.
OTHER_EVENT = Anchored(
    r"(?<!\w)(?:nhân rộng|tặng|trao|khen|biểu dương|công nhận|sơ kết|tổng kết|duy trì|củng cố|"
    r"kiện toàn|"
    r"thăm|tham quan|kiểm tra|khảo sát|giải thể|đổi tên|được Bộ|tiếp tục|ký kết|"
    r"thông báo)(?!\w)",
    re.I,
)
