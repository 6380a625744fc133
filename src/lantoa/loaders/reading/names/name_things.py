"""The things that models are made of, and what they are for, as data."""

from __future__ import annotations

import re

#: Things, places and groups that models are made of, in small letters after "mô hình".
THINGS = (
    "tổ", "đội", "nhóm", "cụm", "câu lạc bộ", "CLB", "dòng họ", "tộc họ", "họ tộc", "gia đình",
    "camera", "gắn camera", "lắp camera", "gắn ca mera", "ca mera", "hộ gia đình", "cổng",
    "tiếng kẻng", "tiếng mõ", "tiếng trống", "tiếng loa", "tiếng chuông", "loa",
    "kẻng", "mõ", "chuông", "đèn", "ánh sáng", "thắp sáng", "hòm thư", "hộp thư", "zalo", "Zalo",
    "nhà trọ", "khu nhà trọ", "khu dân cư", "khu phố", "tổ dân phố", "thôn", "bản", "làng", "xóm",
    "ấp", "khóm", "buôn", "xã", "phường", "giáo xứ", "giáo họ", "xứ đạo", "họ đạo", "chùa",
    "trường học", "cổng trường", "chợ", "tuyến đường", "tuyến phố", "đoạn đường", "đường",
    "đường sắt", "bến", "bến đò", "tàu", "tàu thuyền", "cơ quan", "doanh nghiệp", "hẻm", "ngõ",
    "đường dây nóng",
)  # fmt: skip
#: Those of them that are also places.
UNITS_AND_SCHOOLS = frozenset({
    "khu dân cư", "khu phố", "tổ dân phố", "thôn", "bản", "làng", "xóm", "ấp", "khóm", "buôn",
    "xã", "phường", "giáo xứ", "giáo họ", "xứ đạo", "họ đạo", "chùa", "trường học", "chợ",
    "đường", "bến", "cơ quan", "doanh nghiệp", "hẻm", "ngõ", "gia đình", "hộ gia đình",
})  # fmt: skip
#: What the models of the movement, and the groups that are models, are for.
THEME = re.compile(
    r"tự quản|an ninh|an toàn|antt|anxh|pccc|atgt|tnxh|"
    r"phòng|liên gia|liên kết|liên hoàn|xung kích|tuần tra|"
    r"pháp luật|tội phạm|ma t[úu][yý]|giáp ranh|đường biên|bình yên|nhân dân|hòa giải|trật tự|"
    r"không (?:có|rác|tội|ma|bạo|tệ)|văn minh|giao thông|chữa cháy|thắp sáng|kẻng|tố giác|"
    r"\b\d \w+",
    re.I,
)
