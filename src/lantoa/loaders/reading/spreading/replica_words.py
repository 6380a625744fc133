"""How replicas that nobody counts are told, as data: that it was done, by whom, over what area."""

from __future__ import annotations

import re

from lantoa.loaders.reading.text.anchors import Anchored

#: That it was done: 'đã được Công an huyện triển khai nhân rộng', 'đang nhân rộng'.
TOLD = Anchored(r"(?<!\w)(?:đã|đang|được|mới|vừa|rồi|giờ đây|hiện nay|đến nay|sau đó)(?!\w)", re.I)
#: Those who spread it are not counted: 'được nhiều địa phương trong tỉnh tiếp tục nhân rộng'.
BY_MANY = re.compile(
    r"(?<!\w)(?:nhiều|hầu hết|tất cả|các)\s+(?:các\s+)?(?:địa phương|đơn vị|nơi|xã|phường|thị trấn|"
    r"thôn|bản|ấp|xóm|buôn|khu dân cư|huyện|trường|cơ quan|chi hội|cơ sở)"
    r"(?:,\s(?:xã|phường|thị trấn|đơn vị|thị xã|thành phố))*"
    r"(?:\s+(?:khác|trong|trên|của|ở)(?!\w)[^,;.]{0,50}?)?\s+"
    r"(?:(?:đã|đang|cũng|tiếp tục|học tập|làm theo|áp dụng|triển khai|chủ động|đồng loạt|"
    r"nghiên cứu|và|được),?\s+)*$",
    re.I,
)
NOT_YET = re.compile(
    r"(?<!\w)(?:chọn|chỉ đạo|đề nghị|chủ trương|quyết định|để|nhằm|việc|"
    r"thí điểm(?!.*sau đó))(?!\w)",
    re.I,
)
EVERYWHERE = re.compile(
    r"\s+(?:mô hình(?: này)?\s+)?"
    r"(?:(?:rộng rãi|rộng khắp|thành công|ra\s+diện rộng|(?:có )?hiệu quả|nhanh chóng),?\s+)?"
    r"(?:khắp|ra|tại|đến|tới|trên|ở|trong|sang|cho|vào|rộng rãi|rộng khắp)\s+"
    r"(?:tại\s+|ở\s+|trên\s+|phạm vi\s+|khắp\s+|cả\s+|hầu khắp\s+)*"
    r"(?:toàn|khắp|địa bàn|phạm vi|hầu hết|tất cả|mọi nơi|(?:các|nhiều|một số)(?=\s"
    r"(?!năm|tháng|lĩnh vực|nội dung|mặt|hội nghị|tầng lớp|đối tượng|cán bộ|hội viên|đoàn viên|"
    r"thành viên|người|thời gian|cuộc|nhóm|buổi|hình thức|ban|ngành|mô hình)))(?!\w)(?!\s+\d)|"
    r"\s+(?:các|tất cả các|hầu hết các|khắp các)\s+(?:địa phương|xã|phường|thôn|ấp|bản|khu dân cư)"
)
ALL_OVER = re.compile(r"\s+(?:rộng )?(?:khắp|kín|sóng)\s+(?:toàn|cả|khắp|các|tất cả)(?!\w)")
#: Only an order, which nobody says was followed.
ORDERED = re.compile(r"(?<!đã )(?<!\w)(?:chọn|chỉ đạo|đề nghị|quyết định|để|nhằm|việc)\s+$", re.I)
#: An area that is told, not only that there are many places in it.
AREA = re.compile(
    r"(?<!\w)(?:toàn|cả|địa bàn|phạm vi|trong (?:toàn )?(?:tỉnh|thành phố|huyện|thị xã|quận|xã|"
    r"phường))(?!\w)"
)
#: Over the whole country, by a ministry: 'được Bộ Công an nhân rộng trên phạm vi toàn quốc'.
COUNTRY = re.compile(
    r"(?:\s+mô hình(?: này)?)?\s+(?:(?:ra|trên|trong|tại|khắp|phạm vi|ở|cho)\s+|"
    r"(?:các|nhiều)\s[^,;.]{2,40}?\s(?=trên|trong))*"
    r"(?P<area>toàn quốc|cả nước)(?!\w)"
)
#: The models that are so spread are told after it: 'nhân rộng trong toàn quốc như “A”, “B”'.
SUCH_AS = re.compile(r"\s*,?\s*(?:như|gồm|là)?\s*:?\s*(?:các\s+)?(?:mô hình:?\s+)?")
BY_OTHERS = re.compile(r"(?<!\w)được(?!\w)[^;.]{0,80}$|(?<!\w)đã\s[^,;.]{0,40}$", re.I)
DONE = re.compile(r"(?<!\w)(?:đã|được)(?!\w)", re.I)
ADDITIONAL = re.compile(r"\s*(?:được\s+)?thêm(?!\w)|\s+(?:tiếp|mới)\s", re.I)
