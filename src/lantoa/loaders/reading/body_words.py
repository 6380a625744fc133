"""Heads of the names of bodies, as data: the pattern, the kind, the standard form.

What place a body is of, or what body it is a part of, is read after its head (see ``bodies``).
"""

from __future__ import annotations

from dataclasses import dataclass

from lantoa.loaders.reading.alternatives import Alternatives
from lantoa.loaders.reading.body_fields import (
    CRIME_BOARD,
    FARMERS,
    FIELDS,
    INSTITUTIONS,
    INSTITUTIONS_OF_UNITS,
    LEVEL_END,
    OFFICES,
    POLICE_FIELDS,
    STOP,
    TOPIC,
    VETERANS,
    WOMEN,
)
from lantoa.loaders.reading.lexicon import NAME, UPPER


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


HEADS: tuple[Head, ...] = (
    Head(r"Bộ [Cc]ông an", "ministry", "Bộ Công an", "no"),
    Head(
        rf"Bộ (?:Quốc phòng|Nội vụ|Tư pháp|Y tế|Tài chính|Xây dựng|Ngoại giao|Công Thương|"
        rf"Giao thông [Vv]ận tải|{FIELDS})",
        "ministry",
        None,
        "no",
    ),
    Head(
        r"Bộ Tư lệnh (?:[Bb]ộ đội [Bb]iên phòng|BĐBP|Cảnh sát [Cc]ơ động|Vùng \d)",
        "military",
        None,
        "no",
    ),
    Head(r"(?:Tổng )?[Cc]ục Cảnh sát phòng,? chống tội phạm", "department", None, "no"),
    Head(rf"(?:Tổng )?[Cc]ục (?={UPPER}){{WORDS}}", "department", None, "no"),
    Head(rf"Vụ (?!Bản(?!\w))(?={UPPER}){{WORDS}}", "department", None, "no"),
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
        r"Ban Bí thư(?: Trung ương Đảng)?|Bộ Chính trị|"
        r"Ban Chấp hành Trung ương(?: Đảng)?(?! (?:Hội|Đoàn)(?!\w))",
        "party",
        None,
        "no",
    ),
    Head(r"(?:(?:Ủy|Uỷ) ban [Nn]hân dân|UBND)", "people-committee", "UBND"),
    Head(r"(?:Hội đồng [Nn]hân dân|HĐND)", "people-council", "HĐND"),
    Head(
        r"(?:(?:Ủy ban|Uỷ ban|UB)[ .]?)?(?:Mặt trận (?:Tổ quốc|TQ)|MTTQ|MTTQVN)"
        r"(?: \(MTTQ(?:VN)?\)(?= Việt Nam))?(?: Việt Nam| VN)?|"
        r"Mặt trận(?! (?:Giải phóng|Việt Minh))",
        "fatherland-front",
        "Mặt trận Tổ quốc",
    ),
    Head(r"[Bb]an [Cc]ông tác [Mm]ặt trận", "fatherland-front", "Ban Công tác Mặt trận"),
    Head(
        r"Hội (?:Người cao tuổi|Chữ thập đỏ|Luật gia|Khuyến học) Việt Nam",
        "mass-organization",
        None,
        "no",
    ),
    Head(r"Giáo hội Phật giáo(?: Việt Nam)?", "religious"),
    Head(r"(?:Ủy ban|ủy ban|Uỷ ban) (?:[Đđ]oàn kết Công giáo|ĐKCG)(?: Việt Nam)?", "religious"),
    Head(r"Công an nhân dân Việt Nam", "police", None, "no"),
    Head(r"đảng (?:ủy|uỷ)(?= (?:xã|phường|thị trấn|bộ phận)(?!\w))", "party", "Đảng ủy", "must"),
    Head(r"Tổng (?:Liên đoàn [Ll]ao động|LĐLĐ) Việt Nam", "mass-organization", None, "no"),
    Head(rf"[Hh]ội {WOMEN}(?= (?:Công an|công an) )", "mass-organization", None, "part"),
    Head(r"hội (?:LHPN|Liên hiệp [Pp]hụ nữ)", "mass-organization", "Hội Liên hiệp Phụ nữ"),
    Head(r"hội CCB", "mass-organization", "Hội Cựu chiến binh"),
    Head(r"hội (?:phụ nữ|Phụ nữ)", "mass-organization", "Hội Liên hiệp Phụ nữ", "must"),
    Head(r"hội (?:nông dân|Nông dân|ND)", "mass-organization", "Hội Nông dân", "must"),
    Head(r"hội (?:cựu|Cựu) chiến binh", "mass-organization", "Hội Cựu chiến binh", "must"),
    *(
        Head(rf"(?:Trung ương )?{word} Việt Nam", "mass-organization", f"{name} Việt Nam", "no")
        for word, name in (
            (f"Hội {WOMEN}", "Hội Liên hiệp Phụ nữ"),
            (f"Hội {VETERANS}", "Hội Cựu chiến binh"),
            (f"Hội {FARMERS}", "Hội Nông dân"),
        )
    ),
    Head(r"Hội " + WOMEN, "mass-organization", "Hội Liên hiệp Phụ nữ"),
    Head(r"Hội " + VETERANS, "mass-organization", "Hội Cựu chiến binh"),
    Head(r"Hội " + FARMERS, "mass-organization", "Hội Nông dân"),
    Head(
        r"Hội (?:Người cao tuổi|NCT|CTĐ|[Cc]ha mẹ học sinh|Chữ thập đỏ|Luật gia|"
        r"Khuyến học|Cựu Công an nhân dân|Cựu CAND|"
        r"Cựu thanh niên xung phong|Doanh nhân trẻ|Doanh nghiệp|Nhà báo|"
        r"(?:LHTN|Liên hiệp [Tt]hanh niên)(?: Việt Nam)?)",
        "mass-organization",
    ),
    Head(
        r"Đoàn (?:Thanh niên|thanh niên|TNCS|TN)(?: Cộng sản| cộng sản)?(?: Hồ Chí Minh| HCM)?",
        "mass-organization",
        "Đoàn Thanh niên",
    ),
    Head(r"(?:Tỉnh|Thành|Huyện|Thị|Quận)(?: ?đoàn| Đoàn)", "mass-organization"),
    Head(r"(?:Tỉnh|Thành|Huyện) hội(?! (?:nghị|thảo|đồng|viên|thi|chợ|họp))", "mass-organization"),
    Head(
        r"Đoàn(?: cơ sở)?(?= (?:xã|phường|thị trấn|trường)\b)",
        "mass-organization",
        "Đoàn Thanh niên",
        "must",
    ),
    Head(r"(?:Xã|Phường) đoàn|Đoàn trường|Công đoàn cơ sở", "mass-organization"),
    Head(r"Trung ương Đoàn(?! [Kk]ết)", "mass-organization", None, "no"),
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
        rf"Đội (?:{POLICE_FIELDS}|An ninh|nghiệp vụ|phong trào)",
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
    Head(
        r"Bộ [Cc]hỉ huy [Bb]iên phòng|(?:Bộ [Cc]hỉ huy )?(?:Bộ đội [Bb]iên phòng|BĐBP)",
        "military",
        "Bộ đội Biên phòng",
    ),
    Head(
        rf"(?:Đồn|đồn|Trạm)(?: [Kk]iểm soát)? (?:[Bb]iên phòng|BP)(?: [Cc]ửa khẩu)?"
        rf"(?: [Qq]uốc tế)?(?: [Cc]ảng)?"
        rf"(?: \([A-ZĐ]{{2,6}}\))? (?:{NAME}|\d{{2,3}})",
        "military",
        None,
        "no",
    ),
    Head(r"Bộ (?:Chỉ huy [Qq]uân sự|CHQS)", "military", "Bộ Chỉ huy Quân sự"),
    Head(r"Ban (?:Chỉ huy [Qq]uân sự|CHQS)", "military", "Ban Chỉ huy Quân sự"),
    Head(r"[Qq]uân đội nhân dân(?: Việt Nam)?|Quân khu \d|Lữ đoàn \d+", "military", None, "no"),
    Head(
        rf"(?:[Bb]an [Cc]hỉ đạo|BCĐ)(?: \d{{2,4}}| mô hình(?! [“\"]))?"
        rf"(?: {TOPIC}(?=\s{LEVEL_END}(?!\w))|"
        rf" {CRIME_BOARD}|"
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
    Head(r"[Cc]hi bộ(?= (?:thôn|ấp|bản|buôn|làng|xóm|khóm|khối|khu))", "party", "Chi bộ"),
    Head(r"Chi bộ(?! (?:đảng|Đảng|cơ sở)(?!\w))", "party"),
    Head(
        rf"Ban (?:[Hh]ành giáo|[Cc]ai quản|[Tt]rị sự(?: Phật giáo(?: Việt Nam)?)?|"
        rf"[Bb]iện họ|[Hh]ộ tự)|"
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
        r"Ban (?:[Gg]iám đốc|[Tt]hường vụ|[Cc]hấp hành(?: Trung ương)?|[Tt]hường trực|"
        r"[Cc]hỉ huy(?! [Qq]uân sự)|[Tt]ổ chức)|(?:Ủy|Uỷ) ban(?= Hội)|BTV|BCH|BTT|UBKT|"
        r"Chi (?:ủy|uỷ)|"
        r"(?:Ủy|Uỷ) ban [Kk]iểm tra|(?<!Bí thư )(?<!Chủ tịch )Thường trực|Công đoàn|Văn phòng",
        "board",
        None,
        "part",
    ),
    Head(rf"Báo {NAME}", "press", None, "no"),
    Head(
        r"[Bb]an (?:Dân vận|Xây dựng Đảng|Tuyên giáo|Nội chính|Dân tộc|Tôn giáo|An toàn giao thông|"
        r"ATGT|Thi "
        r"đua[^,.;]{0,20}khen thưởng|"
        r"Quản lý (?:các )?khu (?:công nghiệp|kinh tế)|[Tt]ổ chức (?:Tỉnh|Huyện|Thành) ?(?:ủy|uỷ))"
        r"(?: (?:(?:Tỉnh|Huyện|Thành) ?(?:ủy|uỷ)|Trung ương))?",
        "board",
    ),
    Head(rf"(?:Sở|[Pp]hòng) {FIELDS}", "department"),
    Head(rf"[Pp]hòng {POLICE_FIELDS}", "police"),
    Head(r"[Pp]hòng P[ACVX] ?\d{2}", "police"),
    Head(r"P[ACVX]\d\d", "police"),
    Head(rf"[Pp]hòng {OFFICES}", "department"),
    Head(rf"Sở (?={UPPER}){{WORDS}}", "department"),
    Head(rf"Phòng (?=(?:{UPPER}|P[ACVX]\d)){{WORDS}}", "department"),
    Head(
        rf"(?:Trung ương|TW|T\.Ư) Hội(?: (?:{WOMEN}|{VETERANS}|{FARMERS}))?"
        r"(?: \([A-ZĐ]{2,6}\)(?= Việt Nam))?(?: Việt Nam)?",
        "mass-organization",
        None,
        "no",
    ),
    Head(rf"CA(?:[PQHX]|TP|TX) {NAME}|CATP", "police", None, "no"),
    Head(rf"Hội đồng [Gg]ia tộc(?: (?:[Tt]ộc |họ )?{NAME})?|hội đồng giáo xứ", "board", None, "no"),
    Head(r"Hội đồng Dân tộc của Quốc hội", "other", None, "no"),
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
        r"Thủ tướng Chính phủ|Chính phủ|(?:Ủy ban Thường vụ )?Quốc hội|Chủ tịch nước|"
        r"Nhà nước(?= (?:tặng|trao))",
        "other",
        None,
        "no",
    ),
    Head(rf"[Cc]hi (?:hội|đoàn) (?:{WOMEN}|{VETERANS}|{FARMERS}|Thanh niên)", "mass-organization"),
    Head(r"[Cc]hi đoàn(?= (?:thôn|ấp|bản|buôn|làng|xóm|khóm|khối|khu))", "mass-organization"),
    Head(
        r"Đài (?:Phát thanh|PT)(?: ?(?:[-–]|và|&) ?(?:Truyền hình|TH))?|Đài (?:PTTH|Truyền hình)",
        "press",
    ),
    Head(rf"{INSTITUTIONS} (?={UPPER}|[Đđ]iều phối){{WORDS}}", "other"),
    Head(INSTITUTIONS_OF_UNITS, "other", None, "must"),
    Head(rf"Đội (?={UPPER}){{WORDS}}(?= Công an )", "police", None, "part"),
)
WORDS = rf"[^,;.:()“”\"'\n–]{{2,70}}?(?:\s[“\"'][^”\"'\n]{{3,60}}[”\"'])?{STOP}"

PATTERN = Alternatives(
    r"(?<!\w)",
    [
        f"(?P<h{number}>{head.pattern.replace('{WORDS}', WORDS)})"
        for number, head in enumerate(HEADS)
    ],
    r"(?!\w)",
)
