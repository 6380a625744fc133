"""Heads of the names of bodies, as data: the pattern, the kind, the standard form.

What place a body is of, or what body it is a part of, is read after its head (see ``bodies``).
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
    belongs to the name: "must" (a bare "Công an" is the force, not a body), "may", "no"; "named"
    (must, with its own name), "all" (those of the province), "part" (only before its body).
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
    r"TP|thành phố|thị xã|quận|phường|công bố|ký|họp|mở|phát động|"
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

#: Fields of the departments of the police.
_POLICE_FIELDS = (
    r"(?:An ninh mạng và phòng,? chống tội phạm sử dụng công nghệ cao|"
    r"Cảnh sát quản lý hành chính về trật tự xã hội|Cảnh sát QLHC về TTXH|"
    r"Cảnh sát (?:phòng cháy,? chữa cháy|PCCC) (?:và|&) (?:cứu nạn,? cứu hộ|CNCH)|"
    r"Vận động quần chúng|Tham mưu|"
    r"Cảnh sát (?:PCCC&CNCH|giao thông(?:,? trật tự)?|hình sự|kinh tế|cơ động|môi trường)|"
    r"Cảnh sát điều tra tội phạm về (?:ma túy|ma tuý|trật tự xã hội|kinh tế)|CSGT|"
    r"(?:Công tác )?[Xx]ây dựng [Pp]hong trào(?: (?:toàn dân )?(?:bảo vệ (?:ANTQ|an ninh Tổ quốc)|"
    r"TDBVANTQ|BVANTQ))?|Công tác (?:đảng và công tác )?chính trị|Quản lý xuất nhập cảnh|"
    r"An ninh (?:nội địa|đối ngoại|kinh tế|điều tra|chính trị nội bộ))"
)
#: Fields of the departments of a district or commune.
_OFFICES = (
    r"(?:Tư pháp|Nội vụ|Y tế|Dân tộc|Văn hóa(?: ?[-–] ?(?:Thông tin|Xã hội))?|Kinh tế|"
    r"Tài chính(?: ?[-–] ?Kế hoạch)?|Quản lý đô thị)"
)
#: What a steering board steers, to the level of its body.
_TOPIC = (
    r"(?:(?:thực hiện|xây dựng|[Pp]hòng|[Pp]hong trào|[Cc]ông tác|ANTT|an ninh|"
    r"cải cách|giảm nghèo|[Cc]ác|"
    r"[Cc]hương trình|Đề án|về|quốc gia|liên ngành|phát triển)(?!\w)"
    r"(?:(?!\s(?:đã|đang|sẽ|vừa|tại|được|cho|phối hợp|gồm|tổ chức|mở|cùng|ban hành|họp|có)\s)"
    rf"(?:[^.;:“”\"\n()]|\({UPPER}+\))){{0,150}}?)"
)

#: Fields of ministries and departments in short.
_SHORT = (
    ("GD&ĐT", "Giáo dục và Đào tạo"),
    ("GDĐT", "Giáo dục và Đào tạo"),
    ("VHTT&DL", "Văn hóa, Thể thao và Du lịch"),
    ("TT&TT", "Thông tin và Truyền thông"),
    ("KH&CN", "Khoa học và Công nghệ"),
    ("NN&PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("TN&MT", "Tài nguyên và Môi trường"),
    ("KH&ĐT", "Kế hoạch và Đầu tư"),
    ("LĐTB&XH", "Lao động - Thương binh và Xã hội"),
    ("CSGT", "Cảnh sát giao thông"),
)


def spelled_out(name: str) -> str:
    """Return the name of a body with the short forms of its field written out.

    >>> spelled_out("Sở LĐTB&XH")
    'Sở Lao động - Thương binh và Xã hội'
    """
    for short, full in _SHORT:
        if short in name:
            return name.replace(short, full)
    return name


HEADS: tuple[Head, ...] = (
    Head(r"Bộ [Cc]ông an", "ministry", "Bộ Công an", "no"),
    Head(
        rf"Bộ (?:Quốc phòng|Nội vụ|Tư pháp|Y tế|Tài chính|Xây dựng|Ngoại giao|Công Thương|"
        rf"Giao thông [Vv]ận tải|{_FIELDS})",
        "ministry",
        None,
        "no",
    ),
    Head(
        r"Bộ Tư lệnh (?:Bộ đội Biên phòng|BĐBP|Cảnh sát [Cc]ơ động|Vùng \d)", "military", None, "no"
    ),
    Head(rf"(?:Tổng )?[Cc]ục (?={UPPER}){{WORDS}}", "department", None, "no"),
    Head(rf"Vụ (?={UPPER}){{WORDS}}", "department", None, "no"),
    Head(
        r"[Cc]ông an các (?:quận, huyện|huyện, (?:thị xã|thành phố|quận)|xã, phường|"
        r"phường, xã)(?:, (?:thị xã|thành phố|thị trấn|đặc khu))*(?: và thành phố)?",
        "police",
        None,
        "all",
    ),
    Head(r"Đảng (?:ủy|uỷ) (?:Công an|Quân sự)(?: Trung ương)?", "party"),
    Head(
        r"(?:Ban Thường vụ |Ban Chấp hành |(?<!Bí thư )(?<!Chủ tịch )Thường trực )?"
        r"(?:Tỉnh|Thành|Huyện|Thị|Quận) ?(?:ủy|uỷ)",
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
        r"(?:(?:Ủy ban|Uỷ ban|UB)[ .]?)?(?:Mặt trận (?:Tổ quốc|TQ)|MTTQ|MTTQVN)(?: Việt Nam| "
        r"VN)?|Mặt trận(?! (?:Giải phóng|Việt Minh))",
        "fatherland-front",
        "Mặt trận Tổ quốc",
    ),
    Head(r"[Bb]an [Cc]ông tác [Mm]ặt trận", "fatherland-front", "Ban Công tác Mặt trận"),
    Head(
        r"Hội (?:Người cao tuổi|Chữ thập đỏ|Luật gia|Khuyến học) Việt Nam|"
        r"Giáo hội Phật giáo Việt Nam",
        "mass-organization",
        None,
        "no",
    ),
    Head(r"(?:Ủy ban|ủy ban|Uỷ ban) (?:[Đđ]oàn kết Công giáo|ĐKCG)(?: Việt Nam)?", "religious"),
    Head(r"Công an nhân dân Việt Nam", "police", None, "no"),
    Head(r"đảng (?:ủy|uỷ)(?= (?:xã|phường|thị trấn|bộ phận)(?!\w))", "party", "Đảng ủy", "must"),
    Head(r"Tổng (?:Liên đoàn [Ll]ao động|LĐLĐ) Việt Nam", "mass-organization", None, "no"),
    Head(rf"[Hh]ội {_WOMEN}(?= (?:Công an|công an) )", "mass-organization", None, "part"),
    Head(r"hội (?:LHPN|Liên hiệp [Pp]hụ nữ)", "mass-organization", "Hội Liên hiệp Phụ nữ"),
    Head(r"hội CCB", "mass-organization", "Hội Cựu chiến binh"),
    Head(r"hội (?:phụ nữ|Phụ nữ)", "mass-organization", "Hội Liên hiệp Phụ nữ", "must"),
    Head(r"hội (?:nông dân|Nông dân|ND)", "mass-organization", "Hội Nông dân", "must"),
    Head(r"hội (?:cựu|Cựu) chiến binh", "mass-organization", "Hội Cựu chiến binh", "must"),
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
        r"Đoàn(?: cơ sở)?(?= (?:xã|phường|thị trấn|trường)\b)",
        "mass-organization",
        "Đoàn Thanh niên",
        "must",
    ),
    Head(r"Liên đoàn [Ll]ao động|LĐLĐ", "mass-organization", "Liên đoàn Lao động"),
    Head(r"Ban [Cc]ông an", "police", None, "must"),
    Head(
        r"[Cc]ông [Aa]n|CA(?= (?:tỉnh|huyện|quận|thị|thành|TP|TX|xã|phường))",
        "police",
        "Công an",
        "must",
    ),
    Head(r"Cảnh sát (?:PCCC|phòng cháy,? chữa cháy)(?: (?:và|&) CNCH)?", "police", None, "must"),
    Head(
        r"[Cc]ơ quan (?:Cảnh sát điều tra|CSĐT|[Aa]n ninh điều tra)|"
        rf"Đội (?:{_POLICE_FIELDS}|nghiệp vụ|phong trào)",
        "police",
        None,
        "may",
    ),
    Head(
        rf"(?:Đồn|Trạm) [Cc]ông an (?:(?:KCN|[Kk]hu công nghiệp|cửa khẩu) )?{NAME}",
        "police",
        None,
        "no",
    ),
    Head(r"(?:Bộ Chỉ huy )?(?:Bộ đội Biên phòng|BĐBP)", "military", "Bộ đội Biên phòng"),
    Head(
        rf"(?:Đồn|đồn|Trạm) (?:[Bb]iên phòng|BP)(?: [Cc]ửa khẩu)?(?: [Qq]uốc tế)?(?: [Cc]ảng)?"
        rf"(?: \([A-ZĐ]{{2,6}}\))? (?:{NAME})",
        "military",
        None,
        "no",
    ),
    Head(r"Bộ (?:Chỉ huy [Qq]uân sự|CHQS)", "military", "Bộ Chỉ huy Quân sự"),
    Head(r"Ban (?:Chỉ huy [Qq]uân sự|CHQS)", "military", "Ban Chỉ huy Quân sự"),
    Head(r"[Qq]uân đội nhân dân(?: Việt Nam)?|Quân khu \d|Lữ đoàn \d+", "military", None, "no"),
    Head(
        rf"(?:[Bb]an [Cc]hỉ đạo|BCĐ)(?: \d{{2,4}}| mô hình(?! [“\"]))?"
        rf"(?: {_TOPIC}(?=\s{_LEVEL_END}(?!\w))|"
        r" (?:thực hiện|xây dựng|phòng|phong trào)(?: [^\W\d_]+){1,7}?"
        r"(?=\s(?:đã|đang|sẽ|vừa|gồm|do|của|tại|được|phối hợp|tổ chức|ban hành|họp|và)\s|[,.;]))?"
        r"(?:\s(?:Trung ương|TW))?",
        "board",
    ),
    Head(
        r"[Bb]an (?:nhân dân|tự quản|quản lý|bảo vệ)(?= (?:thôn|ấp|bản|buôn|làng|xóm|khóm|khối|"
        r"khu phố|khu dân cư|tổ dân phố|khu|chợ)(?!\w))",
        "board",
        None,
        "must",
    ),
    Head(r"[Cc]hi bộ(?= [Cc]ông an )", "party", "Chi bộ", "part"),
    Head(r"[Cc]hi bộ(?= (?:thôn|ấp|bản|buôn|làng|xóm|khóm|khối|khu))", "party", "Chi bộ", "named"),
    Head(
        rf"Ban (?:[Hh]ành giáo|[Cc]ai quản|[Tt]rị sự(?: Phật giáo)?|[Bb]iện họ|[Hh]ộ tự)|"
        rf"Hội đồng [Mm]ục vụ|Hội đồng [Gg]iáo xứ(?: {NAME})?",
        "religious",
    ),
    Head(r"Ban [Đđ]iều hành dòng họ", "board"),
    Head(r"Hội đồng (?:[Bb]ảo vệ|tự quản)(?: về)? (?:[Aa]n ninh,? trật tự|ANTT)", "board"),
    Head(
        r"[Tt]ổ (?:tự quản|bảo vệ|[Aa]n ninh)(?: (?:về )?(?:an ninh,? trật tự|ANTT))?",
        "other",
        None,
        "named",
    ),
    Head(
        r"Ban (?:Giám đốc|[Tt]hường vụ|[Cc]hấp hành|[Tt]hường trực)|BTV|BCH|UBKT|(?:Ủy|Uỷ) ban "
        r"[Kk]iểm tra|(?<!Bí thư )(?<!Chủ tịch )Thường trực|Công đoàn|Văn phòng",
        "board",
        None,
        "part",
    ),
    Head(rf"Báo {NAME}", "press", None, "no"),
    Head(
        r"Ban (?:Dân vận|Xây dựng Đảng|Tuyên giáo|Nội chính|Dân tộc|Tôn giáo|An toàn giao thông|"
        r"ATGT|Thi "
        r"đua[^,.;]{0,20}khen thưởng|"
        r"Quản lý (?:các )?khu (?:công nghiệp|kinh tế)|[Tt]ổ chức (?:Tỉnh|Huyện|Thành) ?(?:ủy|uỷ))"
        r"(?: (?:Tỉnh|Huyện|Thành) ?(?:ủy|uỷ))?",
        "board",
    ),
    Head(rf"(?:Sở|[Pp]hòng) {_FIELDS}", "department"),
    Head(rf"[Pp]hòng {_POLICE_FIELDS}", "police"),
    Head(r"[Pp]hòng P[ACVX] ?\d{2}", "police"),
    Head(rf"[Pp]hòng {_OFFICES}", "department"),
    Head(rf"Sở (?={UPPER}){{WORDS}}", "department"),
    Head(rf"Phòng (?=(?:{UPPER}|P[ACVX]\d)){{WORDS}}", "department"),
    Head(r"(?:Tòa|Toà) án (?:nhân dân|ND)|TAND", "court", "Tòa án nhân dân"),
    Head(r"Viện [Kk]iểm sát (?:nhân dân|ND)|VKSND", "procuracy", "Viện Kiểm sát nhân dân"),
    Head(rf"(?:Hợp tác xã|HTX) (?:[^\W\d_]+ ){{0,4}}(?:{NAME})", "cooperative", None, "no"),
    Head(
        rf"(?:Tổng )?[Cc]ông ty (?:(?:TNHH|CP|[Cc]ổ phần|MTV|[Mm]ột thành viên|"
        rf"[Tt]rách nhiệm hữu hạn|(?!thuộc|trong|trên|tại|ở|của|và)\w+) ){{0,4}}(?:{NAME})",
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
    Head(
        rf"[Cc]hi (?:hội|đoàn) (?:{_WOMEN}|{_VETERANS}|{_FARMERS}|Thanh niên)", "mass-organization"
    ),
)
WORDS = rf"[^,;.:()“”\"'\n–]{{2,70}}?(?:\s[“\"'][^”\"'\n]{{3,60}}[”\"'])?{_STOP}"

PATTERN = Anchored(
    r"(?<!\w)(?:"
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
    r"\s+(?P<word>tỉnh|huyện|quận|thị xã|[Tt]hành phố|TP|TX|xã|phường|thị trấn|thôn|bản|ấp|"
    r"khu phố|khóm|tổ dân phố|khu dân cư|buôn|làng|xóm|họ đạo|giáo xứ|giáo họ|chợ)"
    rf"(?!\s+(?:{SYLLABLE}|hội|\d))(?!\w)"
)
#: An abbreviation in brackets inside a name: Ủy ban nhân dân (UBND) xã X.
ABBREVIATION = re.compile(rf"\s*\((?={UPPER}[^\s()]*(?:{UPPER}|\d))[^\s()]{{2,14}}\)")
#: What may stand before the place: Công an các huyện X, Y; Ban Cai quản họ đạo thị trấn X.
SEVERAL_OF = re.compile(
    r"\s+(?:họ đạo|giáo xứ|giáo họ)(?:\s+liên xã)?(?=\s+(?:xã|phường|thị trấn)\s)|"
    r"\s+(?:các|hai|ba|2|3)(?=\s+(?:huyện|quận|xã|phường|thị trấn|tỉnh|thị xã)\s)"
)
#: Counted, or part of a model's or city's name: no body.
NOT_HEAD = re.compile(
    r"(?:(?<![\d/.-])(?<!tháng )\d{1,3}(?:\.\d{3})*|[Mm]ô hình|[Cc]hi|Hải|nhiều|tin)\s$"
)
#: Offices that confer awards; where they only issue or are quoted they are no bodies.
OFFICIALS = frozenset({"Thủ tướng Chính phủ", "Chủ tịch nước", "Nhà nước"})
