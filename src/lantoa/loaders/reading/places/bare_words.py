"""What stands around names without a unit word, as data: places, and what else has such names."""

from __future__ import annotations

import re

from lantoa.loaders.reading.lexicon import LEVEL_OF_WORD, RANK, UPPER, alternatives
from lantoa.loaders.reading.text.anchors import Anchored

_TOLD = [word for word, level in LEVEL_OF_WORD.items() if 1 <= RANK[level] <= 3]
#: What is told to be a unit: 'là một trong những xã'.
PREDICATE = re.compile(
    rf"\s+(?:vốn |cũng )?là\s+(?:một\s+)?(?:trong\s+(?:những|các|số)\s+)?"
    rf"(?P<word>{alternatives(_TOLD)})(?!\w)"
)
#: Before a place.
LOCATIVE = re.compile(
    r"(?:(?<!\w)(?:tại|ở|thuộc|giữa|trên địa bàn|địa bàn|"
    r"(?:huyện|thị|thành|quận) ?(?:ủy|uỷ|đoàn)|"
    r"công an|hội nông dân)|[-–,]|(?<!\w)và)\s*$",
    re.I,
)
AT = re.compile(r"(?<!\w)(?:tại|ở|trên địa bàn)\s*$", re.I)
#: Between names side by side, and the one before.
GAP = re.compile(r"\s*(?:,|,?\s+và)\s+")
NAME_BEFORE = re.compile(
    rf"(?<!\w)(?P<name>{UPPER}[^\W\d_]*(?:\s{UPPER}[^\W\d_]*){{1,2}})\s*(?:,|,?\s+và)\s+$"
)
COLON = re.compile(r"\s*:\s")
#: Before a name that is a person's, a firm's, a street's, a product's.
OF_OTHERS = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|em|cháu|cụ|cô|chú|bác|đồng chí|đ/c|tên|họ|công ty|TNHH|"
    r"doanh nghiệp|HTX|hợp tác xã|trường|đường|phố|cầu|sông|(?<!miền )núi|hồ|suối|đèo|báo|"
    r"giáo xứ|giáo họ|chùa|chợ|đền|đồn|trạm|cửa khẩu|biên phòng|linh mục|mục sư|thượng tọa|"
    r"đại đức|bác sĩ|nhà báo|SN|PV|nhà máy|thủy điện|nhiệt điện|khách sạn|nhà hàng|quán|ngân hàng|"
    r"tập đoàn|vịnh|thác|đồi|bãi|kênh|rạch|sân bay|ga|bến|ngã ba|ngã tư|vườn quốc gia|"
    r"nghĩa trang|trại giam|chiến dịch|chiến thắng|trận|bưởi|cam|chè|vải|gạo|rượu|nhãn|cà phê)"
    r"\s*:?\s*$",
    re.I,
)
#: A report that is about a district speaks of it: 'toàn huyện', 'Công an thị xã'.
OF_DISTRICT = Anchored(
    rf"(?<!\w)(?:[Hh]uyện|[Tt]hị xã|[Qq]uận|[Tt]hành phố)(?!\s+(?:{UPPER}|ủy|uỷ|đoàn))(?!\w)"
)
