"""Heads of the names of ministries, the party, committees and unions, as data."""

from __future__ import annotations

from lantoa.loaders.reading.bodies.body_boards import ASSOCIATIONS, BOARDS_OF_SCHOOLS
from lantoa.loaders.reading.bodies.body_fields import FARMERS, FIELDS, VETERANS, WOMEN
from lantoa.loaders.reading.bodies.body_head import Head
from lantoa.loaders.reading.lexicon import UPPER

STATE: tuple[Head, ...] = (
    Head(
        r"(?:Đoàn (?:[Tt]hanh niên|TN)|Ban [Gg]iám hiệu|Công đoàn|Chi bộ|Đảng (?:ủy|uỷ)|"
        r"Chi đoàn|Liên đội|Hội [Cc]ha mẹ học sinh|Hội đồng sư phạm) nhà trường",
        "other",
        None,
        "no",
    ),
    Head(r"Bộ [Cc]ông [Aa]n", "ministry", "Bộ Công an", "no"),
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
        r"(?:Ban Thường vụ |Ban Chấp hành )?"
        r"(?:Tỉnh|Thành|Huyện|Thị|Quận) ?(?:ủy|uỷ)(?! viên)",
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
    Head(r"(?:(?:Ủy|Uỷ) [Bb]an [Nn]hân dân|UBND)", "people-committee", "UBND"),
    Head(r"(?:Hội đồng [Nn]hân dân|HĐND)", "people-council", "HĐND"),
    Head(
        r"(?:Ủy|Uỷ) [Bb]an (?:Trung ương|TW|TƯ|T\.Ư) (?:[Mm]ặt trận Tổ quốc|MTTQ)"
        r"(?: Việt Nam| VN)?",
        "fatherland-front",
        "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "no",
    ),
    Head(
        r"(?:(?:(?:(?:Ủy|Uỷ) [Bb]an|UB)[ .]?)?(?:Mặt trận (?:Tổ quốc|TQ)|MTTQ|MTTQVN)|"
        r"(?:Ủy|Uỷ) [Bb]an mặt trận (?:[Tt]ổ quốc|TQ))"
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
    Head(r"(?:Ủy|Uỷ) ban (?:ATGT|An toàn giao thông) [Qq]uốc gia", "other", None, "no"),
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
        Head(
            rf"(?:Trung ương )?{word} (?:Việt Nam|VN)",
            "mass-organization",
            f"{name} Việt Nam",
            "no",
        )
        for word, name in (
            (f"Hội {WOMEN}", "Hội Liên hiệp Phụ nữ"),
            (f"Hội {VETERANS}", "Hội Cựu chiến binh"),
            (f"Hội {FARMERS}", "Hội Nông dân"),
        )
    ),
    Head(r"Hội " + WOMEN, "mass-organization", "Hội Liên hiệp Phụ nữ"),
    Head(r"Hội " + VETERANS, "mass-organization", "Hội Cựu chiến binh"),
    Head(r"Hội " + FARMERS, "mass-organization", "Hội Nông dân"),
    Head(rf"Hội {ASSOCIATIONS}(?! các cấp)", "mass-organization"),
    Head(BOARDS_OF_SCHOOLS, "board", None, "must"),
    Head(
        r"Đoàn (?:Thanh niên|thanh niên|TNCS|TN)(?: Cộng sản| cộng sản)?(?: Hồ Chí Minh| ?HCM)?",
        "mass-organization",
        "Đoàn Thanh niên",
    ),
    Head(r"(?:Tỉnh|Thành|Huyện|Thị|Quận)(?: ?đoàn| Đoàn)", "mass-organization"),
    Head(
        r"(?:[Tt]ỉnh|Thành|Huyện|huyện(?= Hội [A-ZĐ])|Thị) Hội"
        r"(?! (?:[Nn]ông|[Cc]ựu|[Pp]hụ|[Ll]iên|LH|Chữ|CCB|ND|[Nn]gười|[Kk]huyến|[Nn]ghị|[Ll]uật|"
        r"[Tt]hảo|[Đđ]ồng|[Vv]iên|[Tt]hi|An|[Cc]hợ)(?!\w))",
        "mass-organization",
    ),
    Head(r"(?:Tỉnh|Thành|Huyện) hội(?! (?:nghị|thảo|đồng|viên|thi|chợ|họp))", "mass-organization"),
    Head(
        r"(?:Đoàn|(?<=Bí thư )đoàn)(?: cơ sở)?(?= (?:xã|phường|thị trấn|trường)\b)",
        "mass-organization",
        "Đoàn Thanh niên",
        "must",
    ),
    Head(r"(?:Xã|Phường) đoàn|Đoàn trường|Công đoàn (?:cơ sở|Viên chức)", "mass-organization"),
    Head(
        r"Công đoàn(?: ngành [^\W\d_]+(?: [^\W\d_]+){0,3}?)?"
        r"(?= (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)(?!\w))",
        "mass-organization",
        None,
        "must",
    ),
    Head(
        r"Nghiệp đoàn(?: [^\W\d_]+){1,4}?(?= (?:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|cảng) )",
        "mass-organization",
        None,
        "must",
    ),
    Head(r"Trung ương Đoàn(?! [Kk]ết)", "mass-organization", None, "no"),
    Head(r"Liên đoàn [Ll]ao động|LĐLĐ", "mass-organization", "Liên đoàn Lao động"),
)
