"""How spreading is told, as data: the verbs, where to, one place after the other, who follows."""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments.site_words import LIST_LEAD
from lantoa.loaders.reading.text.anchors import Anchored

#: Verbs of spreading; `replicates` are those that nothing but models are the object of.
SPREADS = Anchored(
    r"(?<!\w)(?:(?P<replicates>(?:nhân|nhận) rộng|nhân diện rộng|nhân diện|nhân ra diện rộng|"
    r"nhân(?= (?:ra|lên|thêm|sang|tới|đến|tiếp)(?! sự| hòa)(?!\w)))|"
    r"lan rộng|lan tỏa|lan toả|lan(?= (?:sang|ra|tới|đến|khắp|qua|từ)(?!\w))|"
    r"mở rộng|phủ(?= (?:khắp|kín|sóng)(?!\w))|"
    r"(?:triển khai|thành lập|ra mắt|xây dựng|lập|có) thêm|"
    r"triển khai (?:mô hình )?(?:rộng rãi|rộng khắp|đại trà|đồng loạt)|"
    r"(?:tiếp đó|sau đó|tiếp theo|tiếp đến|kế đến|kế tiếp)(?= là )|"
    r"có mặt(?= (?:ở|tại|trên) (?:khắp|hầu|tất cả|toàn|nhiều)(?!\w))|"
    r"áp dụng rộng rãi|được đưa|đưa(?= (?:qua|sang|về)(?!\w)))(?!\w)",
    re.I,
)
#: Verbs of those who do as others did; their subject is where the model is now.
FOLLOWS = Anchored(
    r"(?<!\w)(?:làm theo|học theo|noi theo|"
    r"cũng (?:đã )?(?:mạnh dạn |nhanh chóng |chủ động )?(?:học tập|áp dụng|thành lập|xây dựng|"
    r"ra mắt|triển khai|thực hiện|lập|làm(?: theo)?(?! quen| tốt| chủ)|bắt tay))(?!\w)",
    re.I,
)
#: Between the subject and such a verb: 'giáo xứ B (xã C) tự nguyện làm theo'.
DO = re.compile(
    r"(?:\s*\([^()]{2,60}\)|\))?\s*,?\s*(?:(?:đã|cũng|cùng|đều|lần lượt|tự nguyện|mạnh dạn|đang|"
    r"nhanh chóng|chủ động|tiếp tục|đồng loạt|lập tức|liền|học tập|học hỏi|và|tới|đến)(?:,|\s)\s*)*"
)
#: Before what is no event but a thing talked of: 'công tác xây dựng, nhân rộng', 'bàn giải pháp'.
NOMINAL = Anchored(
    r"(?<!\w)(?:công tác|việc|để|nhằm|hội nghị|hội thảo|tọa đàm|toạ đàm|biện pháp|giải pháp|"
    r"kế hoạch|chủ trương|nhiệm vụ|phương án|lộ trình|khả năng|điều kiện|cần|sự|bàn|"
    r"nghiên cứu|xem xét|đăng ký|có thể|sớm|đẩy mạnh|tăng cường|khuyến khích|tập trung|vận động|"
    r"tiếp tục|chỉ đạo|chọn|lựa chọn|hướng dẫn[^,;.]{0,30}|và)"
    r"(?:(?:\s+|,\s)(?:về|việc|công tác|giải pháp|triển khai|xây dựng|duy trì|củng cố|thực hiện|"
    r"tổ chức|phát triển|đánh giá|sơ kết|tổng kết|tiếp tục|và|tiến tới))*,?\s+$",
    re.I,
)
#: Before what is told as the reason of something: 'chính việc xây dựng, ', 'qua '.
REASON = re.compile(
    r"(?<!\w)(?:sự|việc|(?:thông )?qua|nhờ|từ|kết quả|hiệu quả (?:của|từ))\s+"
    r"(?:(?:việc|sự|công tác|phát triển|xây dựng|triển khai|duy trì|ra đời|hình thành|"
    r"thực hiện),?\s+(?:và\s+)?)*$",
    re.I,
)
#: After it: something came of it, and nobody asks for it.
CAME_OF_IT = re.compile(
    r"(?!.*?(?<!\w)(?:(?-i:cần)|phải|sẽ|nên|chưa|có thể|hội nghị|tiếp tục)(?!\w))"
    r"[^;.]{0,160}?(?<!\w)(?:đã|góp phần|giúp|mang lại|đem lại|tạo ra|tạo nên|kéo giảm)(?!\w)",
    re.I,
)
#: Before a verb of spreading that is what something is done for, at the head of its sentence.
AIM = re.compile(
    r"(?:\([^()]{2,20}\)\s?[-–]\s?|[^,.;]{0,40},\s|\w{2,20}\s?[-–]\s)?"
    r"(?:Nhằm|Để|nhằm|để|Với mong muốn)\s+(?:tiếp tục\s+)?"
)
#: What is done for it.
DOES = Anchored(
    r"(?<!\w)(?:lắp đặt|lắp|ra mắt|triển khai|xây dựng|thành lập|khánh thành|bàn giao|trao tặng|"
    r"công bố)(?!\w)",
    re.I,
)
AT = re.compile(r"(?<!\w)(?:tại|ở|cho)\s+(?:(?:các|hai|ba|\d+)\s+)?(?:[^\W\d]+\s){0,2}$")
#: Before what was done: 'đã chỉ đạo nhân rộng', 'đã phối hợp với B xây dựng và nhân rộng'.
DONE = re.compile(
    r"(?<!\w)(?:(?:đã|được|có|mới|tiếp tục)\s+(?:được\s+|tiếp tục\s+|"
    r"(?:triển khai|chỉ đạo|tiến hành|tổ chức|phối hợp|chủ động|hướng dẫn),?\s+)*|"
    r"(?:đã|được)\s(?:(?!công tác|việc|nhằm|để|hội nghị|giải pháp)[^;.]){2,110}\svà\s+)$",
    re.I,
)
#: Between the verb and the first place, names and dates left out.
TO = re.compile(
    r"\s*(?:(?:thêm|rộng|rộng rãi|nhanh|mạnh|mạnh mẽ|thành công|được|hiệu quả|mới|nữa|này|ấy|đó|"
    r"mô hình(?: điểm)?|cách làm(?: hay)?|câu lạc bộ|CLB|tổ|đội|nhóm|"
    r"\d{1,4} (?:điểm|mô hình|tổ|đội|câu lạc bộ|CLB|nhóm|cụm|đơn vị)(?: mô hình)?)"
    r"(?=[\s,])[\s,]*)*"
    r"(?:(?:(?:từ|của|ở|tại)\s[^,;.]{2,40}?\s)?(?:ra|sang|đến|tới|cho|qua|lên|về|là)|tại|ở)\s+"
    r"(?:(?:tại|ở|cả|khắp)\s+)?(?:\d[\d./]*\s[^,;.“”\"]{2,40}?\s(?:và|cùng)\s+)?"
    r"(?:(?:các\s+|những\s+)?(?:câu lạc bộ|CLB|mô hình|tổ|điểm|đội)\s+(?:ở|tại|của)\s+)?"
    r"(?:(?:(?:các|hai|ba|bốn|năm|những|nhiều|một số|\d{1,3})\s+)"
    r"(?:[^.;:“\"()\d]{2,60}?(?:như|gồm|là|:|,|và)\s*:?\s+)?)?" + LIST_LEAD
)
#: What is founded besides begins at the date of its sentence: 'Năm 2018, ... thành lập thêm'.
FOUNDS_MORE = re.compile(r"(?:thành lập|ra mắt|xây dựng|lập) thêm(?!\w)", re.I)
FOUNDS_TOO = re.compile(r"thành lập|ra mắt|xây dựng|lập|triển khai", re.I)
THEN_TOO = re.compile(r"tiếp đó|sau đó|tiếp theo|tiếp đến|kế đến|kế tiếp", re.I)
#: Before a place that is no aim: 'nhân rộng mô hình của xã A ra xã B', 'lan từ A qua B'.
NOT_TO = re.compile(r"(?<!\w)(?:từ|của|ở|tại)\s+(?:(?!các|những)[^\W\d]+\s+){0,2}$", re.I)
#: Between one place and the next in time: 'rồi thôn B', 'và đến năm 2018 là xã C'.
THEN = re.compile(
    r"\)?(?:\s+(?:cùng|trong|của) (?:xã|huyện|phường))?\s*,?\s*"
    r"(?:và|rồi|sau đó|tiếp đó|tiếp đến|kế đến|tiếp theo|đến|sang|tới|,)"
    r"(?:\s+(?:đến|sang|tới|rồi|sau đó|tiếp tục|lan|nhân|thêm))*\s*,?\s*"
    r"(?:(?:là|ra|sang|đến|tới|tại|ở|qua)\s+)?(?:(?:các|hai|ba|\d{1,2})\s+)?" + LIST_LEAD
)
#: Before the date of the places just told.
DATED = re.compile(r"\s*(?:\([^()\d]{2,60}\))?\s*(?P<aside>\()?\s*(?:vào|từ|trong|hồi)?\s*")
#: Before the place that it came from.
FROM = re.compile(
    r"(?<!\w)(?:từ|qua|xuất phát từ|khởi đầu từ|bắt đầu từ)\s+"
    r"(?:(?:thí điểm|kết quả|thành công|hiệu quả|cách làm|mô hình|kinh nghiệm|sáng kiến|chỗ|"
    r"thực tế|thực tiễn|điểm|tổ|câu lạc bộ|CLB|\d{1,2}|một)(?!\w)[^,;.]{0,70}?\s(?:ở|tại|của)\s+|"
    r"(?:ở|tại)\s+)?$|"
    r"(?<!\w)(?:học tập|học hỏi|học theo|noi gương|theo gương)\s(?:[^,;.]{0,50}?\s)?"
    r"(?:của|ở|tại|từ)\s+$",
    re.I,
)
#: Several models at once: nobody says which of them.
SEVERAL = re.compile(
    r"(?<!\w)(?<!trong )(?:các|những|nhiều|một số|\d{1,3})\s+(?:loại |nội dung )?"
    r"(?:mô hình|điển hình|cách làm|gương)(?!\w)(?! này|\s*[“\"])",
    re.I,
)
#: What else may spread is no model: a movement, crime, a road.
OTHERS = re.compile(
    r"(?<!\w)(?:phong trào|dịch|bệnh|đám cháy|lửa|tệ nạn|tội phạm|ma túy|ma tuý|đường|quy mô|"
    r"sản xuất|địa bàn|diện tích|thị trường|tinh thần|thông tin|đối tượng|điều tra|vụ án)(?!\w)",
    re.I,
)
#: What is said to be more of: 'thành lập thêm 2 câu lạc bộ'.
MORE = re.compile(
    r"\s+(?:(?:được|mới|hơn|gần)\s+)*(?:(?:\d{1,4}|một|hai|ba|bốn|năm|sáu|nhiều)\s+)?"
    r"(?P<noun>điểm|đơn vị|nơi|mô hình(?= (?:này|như|tại|ở|tương tự))|tổ|đội|nhóm|cụm|"
    r"câu lạc bộ|CLB|chi hội)?(?!\w)"
)
#: Before what nobody says was done: 'hy vọng', 'xứng đáng được', 'yêu cầu các xã đã ra mắt'.
UNREAL = Anchored(
    r"(?<!\w)(?:nếu|muốn|mong|mong đợi|hy vọng|hi vọng|kỳ vọng|yêu cầu|đề nghị|đề xuất|kiến nghị|"
    r"vận động|kêu gọi|khuyến khích|xứng đáng|đáng|cơ sở để|tiền đề|nghiên cứu|xem xét|kế hoạch|"
    r"chủ trương|định hướng|mục tiêu|tiến tới|trước khi|dự kiến|chuẩn bị|giao|tín nhiệm)(?!\w)",
    re.I,
)
#: After it: a plan all the same.
TO_COME = re.compile(r"(?:thời gian|năm|tháng|giai đoạn) tới(?!\w)|tới đây|sắp tới|tiếp theo(?!\w)")
#: Before what is only said to reach far: 'đã có sức lan tỏa'.
REACH = re.compile(r"(?<!\w)(?:sức|tính|độ|sự|hiệu ứng) $", re.I)
#: Before the units whose many parts are meant: 'ra nhiều xã của huyện A', 'tại các bản trong xã B'.
PARTS_OF = re.compile(
    r"(?<!\w)(?:các|nhiều|một số|hầu hết|tất cả|hầu khắp|khắp|mọi|\d[\d./]*)(?: các)?\s"
    r"(?:địa phương|đơn vị|nơi|xã|phường|thị trấn|thôn|bản|ấp|xóm|khóm|buôn|làng|khu phố|"
    r"khu dân cư|huyện|trường)(?!\w)[^;.:“\"]{0,40}?\s(?:của|thuộc|trong|trên địa bàn)\s+"
    r"(?:toàn\s+)?$"
)
#: What stands for the model in a clause that does not name it.
STANDS_FOR = re.compile(
    r"(?<!\w)(?:mô hình|câu lạc bộ|CLB|cách làm|hiệu quả|tiếng kẻng|tiếng mõ|tiếng loa|tiếng trống|"
    r"camera|tổ|đội|nhóm|nó|từ)(?!\w)",
    re.I,
)
