"""What stands around the heads of bodies, as data: offices, unit words, brackets."""

from __future__ import annotations

import re

from lantoa.loaders.reading.bodies.body_fields import MASS
from lantoa.loaders.reading.lexicon import SURNAMES, SYLLABLE, UPPER

#: An office speaks for its body: it is dropped, the body stands for it.
OFFICE = re.compile(
    r"(?:(?:đồng chí\s+)?(?:Phó\s+)?(?:Bộ trưởng|Thứ trưởng|Chủ tịch|Giám đốc|Trưởng|Bí thư|"
    r"Chủ nhiệm|"
    r"Cục trưởng|Tổng Bí thư|Chỉ huy trưởng|Chính ủy|Trưởng ban|Thường trực)\s+)$"
)
ELIDED = re.compile(
    r"\s*(?:,|và|hoặc|,\s*Hội)\s+(?:"
    + "|".join(f"(?P<m{n}>{p})" for n, p in enumerate(MASS))
    + r")(?!\w)"
)
_PERSON = rf"(?!Hồ Chí Minh)(?:{'|'.join(sorted(SURNAMES))})\s{SYLLABLE}\s{SYLLABLE}"
BARE_SCOPE = re.compile(
    r"\s+(?P<word>[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|TP|TX|[Đđ]ặc khu|[Xx]ã|"
    r"[Pp]hường|[Tt]hị trấn|[Tt]hôn|bản|ấp|[Kk]hu [Pp]hố|khóm|tổ dân phố|"
    r"khu dân cư|buôn|làng|xóm|họ đạo|giáo xứ|giáo họ|chợ)"
    rf"(?!\s+(?:(?!{_PERSON}){SYLLABLE}|hội|đoàn|ủy|uỷ))(?!(?<!huyện)(?<!tỉnh)(?<!xã)\s+\d)(?!\w)"
)
#: An abbreviation in brackets inside a name: Ủy ban nhân dân (UBND) xã X.
ABBREVIATION = re.compile(rf"\s*\((?={UPPER}[^\s()]*(?:{UPPER}|\d))[^\s()]{{2,14}}\)")
#: What may stand before the place: Công an các huyện X, Y; Ban Cai quản họ đạo thị trấn X.
SEVERAL_OF = re.compile(
    r"\s+(?:[Hh]ọ đạo|giáo xứ|giáo họ)(?:\s+Cao [Đđ]ài)?(?:\s+liên xã)?"
    r"(?=\s+(?:xã|phường|thị trấn)\s)|"
    r"\s+(?:các|hai|ba|2|3)(?=\s+(?:huyện|quận|xã|phường|thị trấn|tỉnh|thị xã)\s)"
)
#: Counted, or part of a model's or city's name: no body.
NOT_HEAD = re.compile(
    r"(?:(?<![\w/.-])(?<!tháng )\d{1,3}(?:\.\d{3})*|[Mm]ô hình|[Cc]hi|phi|Hải|nhiều|tin|Đại hội|"
    r"[Ảả]nh:?|[Nn]guồn:?)\s$"
)
