"""Places below the commune: settlements (thôn, bản, tổ dân phố ...) and sites (trường, chùa ...).

No gazetteer has them; they are known by the word that they begin with.
"""

from __future__ import annotations

from typing import Final

from lantoa.graph.places.names import name_key, syllable
from lantoa.ontology.records import Level


def words(text: str) -> frozenset[str]:
    """Return the words of a text, each in its one spelling."""
    return frozenset(syllable(word) for word in text.split())


#: Words that begin the name of a settlement; the longest first where one begins another.
SETTLEMENTS: Final[tuple[str, ...]] = (
    "tổ dân phố",
    "khu dân cư",
    "khu phố",
    "khối phố",
    "tiểu khu",
    "thôn",
    "bản",
    "buôn",
    "buôn làng",
    "làng",
    "ấp",
    "xóm",
    "khóm",
    "khối",
    "plei",
    "bon",
    "phum",
    "sóc",
    "đội",
    "khu",
    "tổ",
    "tdp",
    "kdc",
)
#: Of these, words so common that only a number may follow them.
NUMBERED_ONLY: Final[frozenset[str]] = frozenset({"đội", "khu", "tổ", "khối"})
#: Words that begin the name of a site.
SITES: Final[tuple[str, ...]] = (
    "giáo xứ",
    "giáo họ",
    "họ đạo",
    "nhà thờ",
    "thánh thất",
    "tịnh xá",
    "thiền viện",
    "tu viện",
    "chùa",
    "đền",
    "đình",
    "miếu",
    "chợ",
    "bến xe",
    "bến cảng",
    "cảng",
    "cảng cá",
    "âu thuyền",
    "khu công nghiệp",
    "khu kinh tế",
    "khu chế xuất",
    "cụm công nghiệp",
    "kcn",
    "ccn",
    "nhà máy",
    "bệnh viện",
    "trạm y tế",
    "trung tâm thương mại",
    "siêu thị",
    "chung cư",
    "khu chung cư",
    "khu đô thị",
    "ký túc xá",
    "nông trường",
    "lâm trường",
    "trại giam",
    "cửa khẩu",
    "đồn biên phòng",
    "trường",
)
#: Lower-case words that stand between "trường" and the school's own name.
SCHOOL_WORDS: Final[frozenset[str]] = words(
    "trung cấp nghề tiểu học mầm non mẫu giáo phổ thông dân tộc nội trú bán cơ sở cao đẳng đại "
    "chính trị liên chuyên thpt thcs th mn ptdtnt ptdtbt và kinh tế kỹ thuật công nghệ y sư phạm "
    "cấp ii iii i quân sự cảnh sát an ninh nhân dân thực hành quốc"
)


_SITE_KEYS = tuple(name_key(word) + " " for word in SITES)
_SETTLEMENT_KEYS = tuple(name_key(word) + " " for word in SETTLEMENTS)


def settlement_or_site(name: str) -> Level | None:
    """Return SETTLEMENT or SITE if a printed name begins like one, else None.

    >>> settlement_or_site("giáo xứ Thanh Dạ"), settlement_or_site("tổ dân phố số 5")
    (<Level.SITE: 'site'>, <Level.SETTLEMENT: 'settlement'>)
    >>> settlement_or_site("xã Tân Thành") is None
    True
    """
    printed = name_key(name) + " "
    for heads, level in ((_SITE_KEYS, Level.SITE), (_SETTLEMENT_KEYS, Level.SETTLEMENT)):
        if printed.startswith(heads):
            return level
    return None
