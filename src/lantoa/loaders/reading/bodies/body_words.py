"""Heads of the names of bodies, as data: the pattern, the kind, the standard form.

What place a body is of, or what body it is a part of, is read after its head (see ``bodies``).
"""

from __future__ import annotations

from lantoa.loaders.reading.bodies.body_boards import (
    ASSOCIATIONS,
    BOARDS_OF_CLANS,
    BOARDS_OF_FAITHS,
    BOARDS_OF_MODELS,
    DEEDS,
    NUMBERED_FORCES,
    OF_THE_MODEL,
)
from lantoa.loaders.reading.bodies.body_fields import (
    CRIME_BOARD,
    DEPARTMENTS_BY_NUMBER,
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
from lantoa.loaders.reading.bodies.body_head import Head
from lantoa.loaders.reading.bodies.body_state import STATE
from lantoa.loaders.reading.lexicon import NAME, UPPER
from lantoa.loaders.reading.text.alternatives import Alternatives

HEADS: tuple[Head, ...] = (
    *STATE,
    Head(r"Ban [Cc]ông an", "police", None, "must"),
    Head(
        r"[Cc]ông [Aa]n|CA(?= (?:tỉnh|huyện|quận|thị|thành|TP|TX|xã|phường))",
        "police",
        "Công an",
        "must",
    ),
    Head(
        r"Cảnh sát (?:PCCC|phòng cháy,? chữa cháy)(?: ?(?:và|&) ?(?:CNCH|cứu nạn,? cứu hộ))?",
        "police",
        None,
        "must",
    ),
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
        r"Bộ [Cc]hỉ huy [Bb]iên phòng|(?:(?:Bộ|Ban) [Cc]hỉ huy )?(?:Bộ đội [Bb]iên phòng|BĐBP)",
        "military",
        "Bộ đội Biên phòng",
    ),
    Head(
        rf"(?:(?:Đồn|đồn|Trạm)(?: [Kk]iểm soát)? (?:[Bb]iên phòng|BP)(?:CK)?|Trạm KSBP)"
        rf"(?: [Cc]ửa khẩu)?"
        rf"(?: [Qq]uốc tế)?(?: [Cc]ảng)?"
        rf"(?: \([A-ZĐ]{{2,6}}\))? (?:{NAME}|\d{{2,3}})",
        "military",
        None,
        "no",
    ),
    Head(r"Bộ (?:Chỉ huy [Qq]uân sự|CHQS)", "military", "Bộ Chỉ huy Quân sự"),
    Head(r"(?<!huy )Quân sự(?= (?:xã|phường|thị trấn) )", "military", None, "must"),
    Head(r"Ban (?:Chỉ huy [Qq]uân sự|CHQS)|BCHQS", "military", "Ban Chỉ huy Quân sự"),
    Head(rf"[Qq]uân đội nhân dân(?: Việt Nam)?|{NUMBERED_FORCES}", "military", None, "no"),
    Head(
        rf"(?:[Bb]an [Cc]hỉ đạo|BCĐ){DEEDS}(?: \d{{2,4}}|{OF_THE_MODEL})?"
        rf"(?: {TOPIC}(?=\s{LEVEL_END}(?!\w))|"
        rf" {CRIME_BOARD}| (?:ANTT|[Aa]n ninh,? trật tự)(?= (?:và|cùng) )|"
        r" (?:thực hiện|xây dựng|phòng|phong trào)(?: [^\W\d_]+){1,7}?"
        r"(?=\s(?:đã|đang|sẽ|vừa|gồm|do|của|tại|được|phối hợp|tổ chức|ban hành|họp|và)\s|[,.;]))?"
        r"(?:\s(?:Trung ương|TW))?",
        "board",
    ),
    Head(r"[Bb]an [Bb]ảo vệ dân phố", "board", None, "must"),
    Head(
        r"[Bb]an (?:[Nn]hân dân|[Tt]ự quản|[Qq]uản lý|[Bb]ảo vệ)"
        r"(?= (?:thôn|ấp|bản|buôn|làng|xóm|khóm|khối|khu phố|khu dân cư|tổ dân phố|khu|chợ)(?!\w))",
        "board",
        None,
        "must",
    ),
    Head(r"Ban (?:nhân dân|[Tt]ự quản)(?! (?:của|các|về|mô hình|liên|họ|dòng|tộc)(?!\w))", "board"),
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
        r"Ban (?:[Gg]iám đốc|[Tt]hường vụ|[Cc]hấp hành(?: Trung ương)?|"
        r"(?<!rưởng Ban )[Tt]hường trực|"
        r"[Cc]hỉ huy(?! [Qq]uân sự)|[Tt]ổ chức)|(?:Ủy|Uỷ) ban(?= Hội)|BTV|BCH|BTT|UBKT|"
        r"Chi (?:ủy|uỷ)|"
        r"(?:Ủy|Uỷ) ban [Kk]iểm tra|"
        r"(?<!Bí thư )(?<!Chủ tịch )(?<!rưởng Ban )(?<!rưởng ban )Thường trực|Công đoàn|Văn phòng",
        "board",
        None,
        "part",
    ),
    Head(rf"Báo {NAME}", "press", None, "no"),
    Head(rf"(?<!\()V05|Hải quan cửa khẩu(?: quốc tế)? {NAME}", "other", None, "no"),
    Head(
        r"[Bb]an (?:Dân vận|Xây dựng Đảng|Tuyên giáo(?: và Dân vận)?|Nội chính|"
        r"Dân tộc(?: ?[-–] ?Tôn giáo|, tôn giáo(?:, [^\W\d_]+ [^\W\d_]+){0,2}| và Tôn giáo)?|"
        r"Tôn giáo|Pháp chế|(?:Kinh tế|Văn hóa|Gia đình) ?(?:[-–]|và) ?(?:Ngân sách|Xã hội)|"
        r"An toàn giao thông|"
        r"ATGT|Thi "
        r"đua[^,.;]{0,20}khen thưởng|"
        r"Quản lý (?:các )?khu (?:công nghiệp|kinh tế)|[Tt]ổ chức (?:Tỉnh|Huyện|Thành) ?(?:ủy|uỷ))"
        r"(?: (?:(?:Tỉnh|Huyện|Thành) ?(?:ủy|uỷ)|Trung ương))?",
        "board",
    ),
    Head(rf"(?:Sở|[Pp]hòng) {FIELDS}", "department"),
    Head(rf"[Pp]hòng {POLICE_FIELDS}", "police"),
    Head(rf"(?:Tổng )?[Cc]ục {POLICE_FIELDS}", "department", None, "no"),
    Head(r"[Pp]hòng P[ACVX] ?\d{2}", "police"),
    Head(DEPARTMENTS_BY_NUMBER, "police"),
    Head(rf"[Pp]hòng {OFFICES}", "department"),
    Head(rf"Sở (?={UPPER}){{WORDS}}", "department"),
    Head(rf"Phòng (?=(?:{UPPER}|P[ACVX]\d)){{WORDS}}", "department"),
    Head(
        rf"(?:Trung ương|TW|T\.Ư|TƯ) Hội(?: (?:{WOMEN}|{VETERANS}|{FARMERS}))?"
        r"(?: \([A-ZĐ]{2,6}\)(?= Việt Nam))?(?: Việt Nam)?",
        "mass-organization",
        None,
        "no",
    ),
    Head(rf"CA(?:[PQHX]|TP|TX) {NAME}|CATP", "police", None, "no"),
    Head(
        r"Hội đồng (?:[Nn]ghĩa vụ quân sự|[Tt]hi đua(?: ?[-–,]| và) ?[Kk]hen thưởng|"
        r"[Pp]hối hợp(?: [^\W\d_]+,?){1,10}?)"
        r"(?= (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường)(?!\w))",
        "board",
        None,
        "must",
    ),
    Head(rf"{BOARDS_OF_CLANS}|hội đồng giáo xứ", "board", None, "no"),
    Head(BOARDS_OF_MODELS, "board", None, "no"),
    Head(BOARDS_OF_FAITHS, "religious"),
    Head(r"Hội đồng Dân tộc của Quốc hội", "other", None, "no"),
    Head(r"(?:(?:Tòa|Toà) án (?:nhân dân|ND)|TAND) (?:tối|cấp) cao|TANDTC", "court", None, "no"),
    Head(r"(?:Tòa|Toà) án (?:nhân dân|ND)|TAND", "court", "Tòa án nhân dân"),
    Head(
        r"(?:Viện (?:[Kk]iểm sát (?:nhân dân|ND)|KSND)|VKSND) (?:tối|cấp) cao|VKSNDTC",
        "procuracy",
        None,
        "no",
    ),
    Head(r"Viện (?:[Kk]iểm sát (?:nhân dân|ND)|KSND)|VKSND", "procuracy", "Viện Kiểm sát nhân dân"),
    Head(rf"(?:Hợp tác xã|HTX) (?:[^\W\d_]+ ){{0,4}}(?:{NAME})", "cooperative", None, "no"),
    Head(
        rf"(?:Tổng )?[Cc]ông ty (?:(?:TNHH|CP|[Cc]ổ phần|MTV|[Mm]ột thành viên|"
        rf"[Tt]rách nhiệm hữu hạn|(?!thuộc|trong|trên|tại|ở|của|và)\w+) ){{0,4}}"
        rf"(?:{NAME}|\d{{2,3}})|"
        rf"Tập đoàn {NAME}(?: [^\W\d_]+ Việt Nam)?",
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
    Head(
        rf"Chi (?:hội|đoàn) (?:{WOMEN}|{VETERANS}|{FARMERS}|{ASSOCIATIONS}|[Tt]hanh niên)",
        "mass-organization",
    ),
    Head(
        rf"chi (?:hội|đoàn) (?:{WOMEN}|{VETERANS}|{FARMERS}|{ASSOCIATIONS}|[Tt]hanh niên)",
        "mass-organization",
        None,
        "must",
    ),
    Head(rf"Chi hội Tin [Ll]ành(?: {NAME})?", "religious", None, "no"),
    Head(
        r"(?:[Cc]hi đoàn|Chi hội)(?= (?:thôn|ấp|bản|buôn|làng|xóm|khóm|khối|khu))",
        "mass-organization",
    ),
    Head(
        r"Đài (?:Phát thanh|PT)(?: ?(?:[-–]|và|&) ?(?:Truyền hình|TH))?|Đài (?:PTTH|Truyền hình)",
        "press",
    ),
    Head(
        r"Trung tâm (?:(?:Văn hóa|Văn hoá|Truyền thông|Thể thao|Thông tin)"
        r"(?:(?:,| -| –| và|, và| &) (?:Văn hóa|Văn hoá|Thể thao|Du lịch|Truyền thông|Thông tin|"
        r"Nghệ thuật))*|(?:Dịch vụ|Phục vụ)(?: [^\W\d_]+){1,5}?)"
        r"(?= (?:xã|phường|huyện|quận|thị xã|thành phố|tỉnh|TP|TX)(?!\w))",
        "other",
        None,
        "must",
    ),
    Head(rf"{INSTITUTIONS} (?={UPPER}|[Đđ]iều phối){{WORDS}}", "other"),
    Head(INSTITUTIONS_OF_UNITS, "other", None, "must"),
    Head(rf"Đội (?={UPPER}){{WORDS}}(?= Công an )", "police", None, "part"),
    Head(r"[Đđ]ội [Vv]ận động quần chúng(?= [Đđ]ồn )", "military", None, "part"),
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
