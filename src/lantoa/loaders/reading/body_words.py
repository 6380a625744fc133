"""Heads of the names of bodies, as data: the pattern, the kind, the standard form.

``{L}`` in no pattern: what place a body is of is read after its head (see ``bodies``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.lexicon import NAME, SYLLABLE, UPPER


@dataclass(frozen=True, slots=True)
class Head:
    """How one sort of body is named.

    `standard` is the form of the full name (None: as printed). `scope` says whether a place
    belongs to the name: "must" (a bare "Công an" is the force, not a body), "may", "no".
    """

    pattern: str
    kind: str
    standard: str | None = None
    scope: str = "may"


_WOMEN = r"(?:Liên hiệp Phụ nữ|Liên hiệp phụ nữ|LHPN|LH Phụ nữ|Phụ nữ|phụ nữ)"
_VETERANS = r"(?:Cựu chiến binh|cựu chiến binh|CCB)"
_FARMERS = r"(?:Nông dân|nông dân|ND)"

#: Mass organizations whose word "Hội" may be left out after another: Hội Nông dân và Phụ nữ.
MASS = {
    _WOMEN: "Hội Liên hiệp Phụ nữ",
    _VETERANS: "Hội Cựu chiến binh",
    _FARMERS: "Hội Nông dân",
    r"(?:Người cao tuổi|NCT)": "Hội Người cao tuổi",
    r"(?:Chữ thập đỏ|CTĐ)": "Hội Chữ thập đỏ",
}

_STOP = (
    r"(?=\s*(?:[,;.:()\n–]|$)|\s+(?:và|đã|đang|phối hợp|tổ chức|cho|với|về|trao|tặng|do|cùng|vừa|"
    r"thuộc|của|chủ trì|tham mưu|ban hành|xây dựng các|Bộ|Công an|tỉnh|huyện|"
    r"triển khai|hướng dẫn|chia sẻ|ra mắt|thành lập|tiếp tục|sẽ|là|có)\b)"
)
_LEVEL_END = (
    r"(?:Trung ương|TW|(?:tỉnh|huyện|xã(?! hội)|phường|thị trấn|thị xã|thành phố|quận|"
    rf"TP\.?|TX\.?)(?:\s+{NAME})?)"
)

#: Fields of ministries and departments whose names have "và" or a comma in them.
_FIELDS = (
    r"(?:(?:Giáo dục|GD) ?(?:và|&|-) ?(?:Đào tạo|ĐT)|GD&ĐT|GDĐT|"
    r"(?:Văn hóa|Văn hoá|VH),? ?(?:Thể thao|TT) ?(?:và|&) ?(?:Du lịch|DL)|VHTT&DL|"
    r"Thông tin (?:và|&) Truyền thông|TT&TT|Khoa học (?:và|&) Công nghệ|KH&CN|"
    r"Nông nghiệp (?:và|&) (?:PTNT|Môi trường|Phát triển nông thôn)|NN&PTNT|"
    r"Tài nguyên (?:và|&) Môi trường|TN&MT|Kế hoạch (?:và|&) Đầu tư|KH&ĐT|"
    r"(?:Lao động|LĐ) ?[-–,] ?(?:Thương binh|TB) ?(?:và|&) ?(?:Xã hội|XH)|LĐTB&XH)"
)

HEADS: tuple[Head, ...] = (
    Head(r"Bộ [Cc]ông an", "ministry", "Bộ Công an", "no"),
    Head(
        rf"Bộ (?:Quốc phòng|Nội vụ|Tư pháp|Y tế|Tài chính|Xây dựng|Ngoại giao|Công Thương|"
        rf"Giao thông [Vv]ận tải|{_FIELDS})",
        "ministry",
        None,
        "no",
    ),
    Head(rf"(?:Tổng )?[Cc]ục (?={UPPER}){{WORDS}}", "department", None, "no"),
    Head(rf"Vụ (?={UPPER}){{WORDS}}", "department", None, "no"),
    Head(r"Đảng (?:ủy|uỷ) (?:Công an|Quân sự)(?: Trung ương)?", "party"),
    Head(
        r"(?:Ban Thường vụ |Ban Chấp hành |Thường trực )?(?:Tỉnh|Thành|Huyện|Thị|Quận) ?(?:ủy|uỷ)",
        "party",
    ),
    Head(r"(?:Ban Thường vụ |Ban Chấp hành )?Đảng (?:ủy|uỷ)(?: các)?(?! viên)(?! các)", "party"),
    Head(
        r"Ban Bí thư(?: Trung ương Đảng)?|Bộ Chính trị|Ban Chấp hành Trung ương(?: Đảng)?",
        "party",
        None,
        "no",
    ),
    Head(r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)", "people-committee", "UBND"),
    Head(r"(?:Hội đồng nhân dân|HĐND)", "people-council", "HĐND"),
    Head(
        r"(?:(?:Ủy ban|Uỷ ban|UB) ?)?(?:Mặt trận (?:Tổ quốc|TQ)|MTTQ|MTTQVN)(?: Việt Nam| "
        r"VN)?|Ban Công tác Mặt trận",
        "fatherland-front",
        "Mặt trận Tổ quốc",
    ),
    *(
        Head(rf"(?:Trung ương )?{word} Việt Nam", "mass-organization", f"{name} Việt Nam", "no")
        for word, name in (
            (f"Hội {_WOMEN}", "Hội Liên hiệp Phụ nữ"),
            (f"Hội {_VETERANS}", "Hội Cựu chiến binh"),
            (f"Hội {_FARMERS}", "Hội Nông dân"),
        )
    ),
    Head(r"Hội " + _WOMEN, "mass-organization", "Hội Liên hiệp Phụ nữ"),
    Head(r"Hội " + _VETERANS, "mass-organization", "Hội Cựu chiến binh"),
    Head(r"Hội " + _FARMERS, "mass-organization", "Hội Nông dân"),
    Head(
        r"Hội (?:Người cao tuổi|NCT|Chữ thập đỏ|Luật gia|Khuyến học|Cựu Công an nhân dân|Cựu CAND|"
        r"Cựu thanh niên xung phong|Doanh nhân trẻ|Doanh nghiệp|Nhà báo|Liên hiệp Thanh niên)",
        "mass-organization",
    ),
    Head(
        r"Đoàn (?:Thanh niên|thanh niên|TNCS|TN)(?: Cộng sản| cộng sản)?(?: Hồ Chí Minh| HCM)?",
        "mass-organization",
        "Đoàn Thanh niên",
    ),
    Head(
        r"(?:Tỉnh|Thành|Huyện|Thị|Quận) ?đoàn|Tỉnh Đoàn|Thành Đoàn|Huyện Đoàn", "mass-organization"
    ),
    Head(
        r"Đoàn(?= (?:xã|phường|thị trấn|trường)\b)", "mass-organization", "Đoàn Thanh niên", "must"
    ),
    Head(r"Liên đoàn [Ll]ao động|LĐLĐ", "mass-organization", "Liên đoàn Lao động"),
    Head(r"Ban [Cc]ông an", "police", None, "must"),
    Head(r"[Cc]ông an", "police", "Công an", "must"),
    Head(r"(?:Bộ Chỉ huy )?(?:Bộ đội Biên phòng|BĐBP)", "military", "Bộ đội Biên phòng"),
    Head(
        rf"Đồn Biên phòng(?: [Cc]ửa khẩu)?(?: [Qq]uốc tế)?(?: [Cc]ảng)? (?:{NAME})",
        "military",
        None,
        "no",
    ),
    Head(r"Bộ (?:Chỉ huy [Qq]uân sự|CHQS)", "military", "Bộ Chỉ huy Quân sự"),
    Head(r"Ban (?:Chỉ huy [Qq]uân sự|CHQS)", "military", "Ban Chỉ huy Quân sự"),
    Head(r"Quân đội nhân dân(?: Việt Nam)?|Quân khu \d", "military", None, "no"),
    Head(
        rf"(?:Ban [Cc]hỉ đạo|BCĐ)(?: \d{{2,3}}| [^.;:()“\"\n]{{4,150}}?(?=\s{_LEVEL_END}))?"
        r"(?:\s(?:Trung ương|TW))?",
        "board",
    ),
    Head(
        r"Ban (?:Dân vận|Tuyên giáo|Nội chính|Dân tộc|Tôn giáo|An toàn giao thông|ATGT|Thi "
        r"đua[^,.;]{0,20}khen thưởng|"
        r"Quản lý (?:các )?khu (?:công nghiệp|kinh tế)|[Tt]ổ chức (?:Tỉnh|Huyện|Thành) ?(?:ủy|uỷ))"
        r"(?: (?:Tỉnh|Huyện|Thành) ?(?:ủy|uỷ))?",
        "board",
    ),
    Head(rf"(?:Sở|Phòng) {_FIELDS}", "department"),
    Head(rf"Sở (?={UPPER}){{WORDS}}", "department"),
    Head(rf"Phòng (?=(?:{UPPER}|P[ACVX]\d)){{WORDS}}", "department"),
    Head(r"(?:Tòa|Toà) án (?:nhân dân|ND)|TAND", "court", "Tòa án nhân dân"),
    Head(r"Viện [Kk]iểm sát (?:nhân dân|ND)|VKSND", "procuracy", "Viện Kiểm sát nhân dân"),
    Head(rf"(?:Hợp tác xã|HTX) (?:[^\W\d_]+ ){{0,4}}(?:{NAME})", "cooperative", None, "no"),
    Head(
        rf"(?:Tổng )?[Cc]ông ty (?:(?:TNHH|CP|[Cc]ổ phần|MTV|[Mm]ột thành viên|"
        rf"[Tt]rách nhiệm hữu hạn|\w+) ){{0,4}}(?:{NAME})",
        "enterprise",
        None,
        "no",
    ),
    Head(
        r"Thủ tướng Chính phủ|Chính phủ|Quốc hội|Chủ tịch nước|Nhà nước(?= (?:tặng|trao))",
        "other",
        None,
        "no",
    ),
    Head(rf"Chi (?:hội|đoàn) (?:{_WOMEN}|{_VETERANS}|{_FARMERS}|Thanh niên)", "mass-organization"),
)
WORDS = rf"[^,;.:()“”\"'\n–]{{2,70}}?(?:\s[“\"'][^”\"'\n]{{3,60}}[”\"'])?{_STOP}"

PATTERN = Anchored(
    rf"(?<![\w“\"])(?={UPPER}|c[ôụ])(?:"
    + "|".join(
        f"(?P<h{number}>{head.pattern.replace('{WORDS}', WORDS)})"
        for number, head in enumerate(HEADS)
    )
    + r")(?!\w)"
)
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
BARE_SCOPE = re.compile(
    r"\s+(?P<word>tỉnh|huyện|quận|thị xã|thành phố|TP|TX|xã|phường|thị trấn|thôn|bản|ấp)"
    rf"(?!\s+(?:{SYLLABLE}|hội|\d))(?!\w)"
)
