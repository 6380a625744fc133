"""How lists of models without marks are opened: "các mô hình như:", "tiêu biểu là mô hình"."""

from __future__ import annotations

import re

from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.names.name_things import THINGS, UNITS_AND_SCHOOLS
from lantoa.loaders.reading.text.anchors import Anchored

#: Things that begin a name where a list is opened; a unit or a school may open one of places.
GROUPS_AND_THINGS = "|".join(thing for thing in THINGS if thing not in UNITS_AND_SCHOOLS)
#: Clubs for leisure and trades.
NOT_OF_ORDER = (
    r"(?:Bóng|Thể|Văn|Dân|Đờn|Cầu|Khiêu|Thơ|Dưỡng|Hát|Nghệ|Hưu|Quần vợt|Võ|Cờ|Yoga|Doanh|Nhà báo|"
    r"Báo chí|Tiếng|Đọc|Liên thế hệ|Xe|Mô tô|Ô tô|Golf)(?!\w)"
)
#: "Các mô hình hay như", "Nhiều câu lạc bộ, tổ tự quản, gồm:"
LIST = Anchored(
    r"(?<!\w)(?:[Cc]ác|[Nn]hững|[Nn]hiều|[Mm]ột số|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|\d+)\s+"
    r"(?:loại\s+)?(?:mô hình|câu lạc bộ|CLB|tổ chức (?:quần chúng )?tự quản)"
    r"(?P<between>(?:[^.;:“\"'‘«]|“[^“”]{2,60}”|\"[^\"\n]{2,60}\"){0,140}?)"
    r"(?:(?=:)|\bnhư(?!\w)|\b(?:bao gồm|gồm(?: có)?|là|cụ thể|điển hình|tiêu biểu|sau|trong đó có|"
    r"kể đến|nổi bật)(?!\w)(?:\s+(?:là|như))?"
    rf"(?=\s*(?::|[“\"]|{UPPER}|(?:các\s+)?mô hình|(?:{GROUPS_AND_THINGS})\s))|"
    rf"\((?={UPPER}[^\W\d_A-ZĐ][^().;]*(?:,|\svà)\s{UPPER}[^().;]*\)))"
    r"\s*(?:là\s*)?:?\s*"
)
#: What opens such a list, but for a colon or bracket.
OPENER = Anchored(
    r"\b(?:như|bao gồm|gồm|là|cụ thể|điển hình|tiêu biểu|sau|trong đó có|kể đến|nổi bật)\b"
)
#: After a colon then stands what they go by: các mô hình hoạt động theo phương châm: ...
OF_RULES = re.compile(
    r"(?<!\w)(?:nguyên tắc|phương châm|khẩu hiệu|mục tiêu|tiêu chí|nội dung|tinh thần|nhiệm vụ|"
    r"kết quả|hình thức|biện pháp)(?!\w)[^,;]{0,20}$"
)
#: What models of another kind are for.
OF_LIVELIHOOD = re.compile(
    r"(?<!\w)(?:đời sống|sản xuất|kinh tế|chăn nuôi|trồng|văn nghệ|thể thao|thể dục|vui chơi|"
    r"giải trí|sinh kế|giảm nghèo|thoát nghèo|việc làm|làm ăn)(?!\w)"
)
#: What opens a list with its first model: tiêu biểu là mô hình Xxx, Yyy, Zzz
OPENS_LIST = re.compile(
    r"(?:tiêu biểu|điển hình|nổi bật|cụ thể|như|gồm|là|trong đó|kể đến)(?:\s+(?:là|như|có))?"
    r"\s*:?\s*$",
    re.I,
)
#: A sentence of examples; a name of a person has capitals throughout.
EXAMPLES = re.compile(
    r"(?:Tiêu biểu|Điển hình|Nổi bật)(?:\s+(?:là|như|có))?\s*:?\s+"
    rf"(?={UPPER}[^\W\d_]*\s+[^\W\d_])(?!{UPPER}[^\W\d_]*\s+{UPPER})"
)
