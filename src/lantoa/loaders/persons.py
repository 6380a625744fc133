"""Natural persons stay out: which columns and cells of a table name one.

The ontology has no class for people. A column of people's names is left out before the text is
kept; a row that names a person where a body belongs is refused and masked.
"""

from __future__ import annotations

import re
from typing import Final

from lantoa.vietnamese import fold, key, normalise

_PERSON_HEADER: Final = re.compile(
    r"\b(ho (va )?ten|ten nguoi|nguoi (?!tham gia|dan)|nguoi$|ong ba|chu nhiem|truong thon"
    r"|to truong|lanh dao|lien he|email|e mail|(so )?dien thoai|sdt|cmnd|cccd"
    r"|can cuoc|ngay sinh|nam sinh"
    r"|person|persons|full ?name|first name|last name|surname|contact|phone|date of birth"
    r"|birthday)\b"
)
_COUNT_HEADER: Final = re.compile(r"\b(so (luong )?nguoi|luot nguoi|number of)\b")
_HONORIFIC: Final = (
    "ông|bà|anh|chị|cô|chú|bác|cụ|em|cháu|đồng chí|đ/c|thầy|linh mục|hòa thượng|thượng tọa|đại đức|"
    "mục sư|già làng|trung tướng|thiếu tướng|đại tướng|thượng tướng|đại tá|thượng tá|trung tá|"
    "thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|mr|mrs|ms|dr|ts|gs|pgs"
)
_SURNAME: Final = re.compile(
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đào|Trương|Mai|"
    "Trịnh|Lương|Cao|Tạ|Hà|Thái|Châu|Quách|Vương|Lò|Giàng|Sùng|Vàng|Thào|Mùa|Nông|Triệu|Chu|Tô|"
    "Lâm|Tống|Đoàn|Kiều|La|Lã|Bàn|Hoà|Lại|Phùng|Tăng|Từ|Văn|Viên|Y|H"
)
_PLACES: Final = frozenset({"hồ chí minh"})
_TITLE: Final = re.compile(rf"^(?:(?:{_HONORIFIC})\.?\s+)+", re.IGNORECASE)


def is_person_header(header: str) -> bool:
    """Tell whether a table's column holds people's names or other personal data.

    >>> is_person_header("Họ và tên"), is_person_header("Số người")
    (True, False)
    """
    words = fold(header.replace("_", " "))
    return bool(_PERSON_HEADER.search(words)) and not _COUNT_HEADER.search(words)


def names_person(cell: str) -> bool:
    """Tell whether a cell that should name a body or a group names a person.

    >>> names_person("ông Nguyễn Văn A"), names_person("Trần Thị B"), names_person("Công an xã A")
    (True, True, False)
    >>> names_person("86 tập thể, cá nhân")
    False
    """
    for part in re.split(r"[;,]", normalise(cell)):
        text = part.strip()
        title = _TITLE.match(text)
        bare = text[title.end() if title else 0 :].partition("(")[0]
        words = bare.split()
        if not 2 <= len(words) <= 6 or not all(word[0].isupper() for word in words):
            continue
        # Two words with a surname first are rather a district: Mai Châu, Hoàng Mai.
        if title or (len(words) > 2 and _SURNAME.fullmatch(words[0]) and key(bare) not in _PLACES):
            return True
    return False
