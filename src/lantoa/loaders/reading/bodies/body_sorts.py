"""What is no body of its own: "Công an xã, phường, thị trấn", "Công an các huyện", offices."""

from __future__ import annotations

import re

from lantoa.loaders.reading.lexicon import SYLLABLE

#: Words of units of one level, which stand side by side for all units of it.
_LEVELS = (
    ("xã", "phường", "thị trấn", "đặc khu"),
    ("huyện", "quận", "thị xã", "thành phố"),
    ("thôn", "bản", "ấp", "buôn", "làng", "xóm", "khóm", "khu phố", "tổ dân phố", "khu dân cư"),
)
_UNNAMED = rf"(?!\s+(?:{SYLLABLE}|\d))(?!\w)"
_SIDE_BY_SIDE = "|".join(
    rf"(?:{words})(?:,|,? và)\s+(?:{words}){_UNNAMED}" for words in map("|".join, _LEVELS)
)
_ANY = "|".join(word for level in _LEVELS for word in level)
#: What follows the head of such a name.
OF_A_SORT = re.compile(
    rf"\s+(?:{_SIDE_BY_SIDE}|(?:ở\s+)?(?:các|từng|mỗi|nhiều)\s+"
    rf"(?:{_ANY}|chi hội|cơ sở|đơn vị|địa phương|nơi){_UNNAMED}|"
    r"(?:ở )?cơ sở(?= [^\W\d_]|[,.;]))"
)
#: After a body of all levels, which acts but is not mentioned: Hội Phụ nữ các cấp.
OF_ALL_LEVELS = re.compile(r"\s+(?:các |hai |2 )?cấp(?!\w)")
#: A whole name of such bodies, of which some are counted together; and groups of neighbours,
#: which act, but are instances of a model.
SORTS = re.compile(rf"[Cc]ông an các (?:(?:{_ANY})(?:, | và )?)+$|[Tt]ổ tự quản(?!\w)")
#: Offices that confer awards; where they only issue or are quoted they are no bodies.
OFFICIALS = frozenset({"Chủ tịch nước", "Nhà nước"})
#: An office printed with its body: that is what is mentioned.
OF_OFFICE = {"Thủ tướng Chính phủ": "Chính phủ"}
