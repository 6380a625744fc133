"""Boards of models, clans, parishes and schools, associations and firms, as data.

They are put together to heads in ``body_words``.
"""

from __future__ import annotations

from lantoa.loaders.reading.lexicon import NAME, SCHOOL_KINDS, UPPER

_QUOTED = r"[“\"'‘][^”\"'’“\n]{2,130}[”\"'’]"
#: What a board is of: a model, club or group, with its name in marks where it is printed.
_OF_A_MODEL = (
    r"(?:(?: của)? (?:mô hình|[Cc]âu lạc bộ|CLB|cụm liên kết|[Tt]ổ(?: tự quản| hợp tác)?(?!\w))"
    rf"(?: {_QUOTED})?)"
)
#: Ban Chủ nhiệm Câu lạc bộ “X”: a board that a model, club or group has.
BOARDS_OF_MODELS = (
    rf"[Bb]an [Cc]hủ nhiệm{_OF_A_MODEL}?|[Bb]an [Đđ]iều hành{_OF_A_MODEL}?|"
    rf"[Bb]an (?:[Qq]uản lý|[Tt]ự quản|[Vv]ận động){_OF_A_MODEL}"
)
#: Ban Chỉ đạo xây dựng mô hình “X”.
_OF_IT = r"(?:xây dựng|thực hiện|triển khai|duy trì|quản lý|vận hành)"
OF_THE_MODEL = (
    rf" (?:{_OF_IT}(?:(?:,| và) {_OF_IT})* )?(?:mô hình|(?=[“\"]))"
    rf"(?: ?{_QUOTED}| (?={UPPER}){{WORDS}})?"
)
#: What a board does, where it is the subject and not the name: Ban Chỉ đạo xây dựng kế hoạch.
DEEDS = (
    r"(?! (?:xây dựng (?:quy chế|kế hoạch|chương trình|nội dung|và)|"
    r"thực hiện (?:tốt|có|đúng|nhiệm vụ|chức năng|nghiêm|các nhiệm vụ))(?!\w))"
)
#: Those of a clan: Hội đồng gia tộc họ Nguyễn, Ban liên lạc dòng họ Trần.
_CLAN = rf"(?:(?:dòng họ|tộc họ|họ tộc|dòng tộc|họ|tộc|Họ|Tộc) {NAME})"
BOARDS_OF_CLANS = (
    rf"(?:[Hh]ội đồng (?:gia tộc|tộc họ|dòng họ|dòng tộc|họ tộc)|"
    rf"Ban (?:[Ll]iên lạc|[Kk]hánh tiết|[Tt]ự quản|[Đđ]ại diện|[Cc]án sự)) {_CLAN}|"
    rf"[Hh]ội đồng (?:gia tộc|tộc họ|dòng tộc|họ tộc)|"
    rf"[Hh]ội đồng {_CLAN}"
)
#: Those of religions: Ban Quản trị chùa Âng, Hội đồng Sư cả.
BOARDS_OF_FAITHS = (
    rf"[Bb]an [Qq]uản trị chùa(?: {NAME})?|Hội đồng [Ss]ư cả|Tòa [Gg]iám mục(?: {NAME})?|"
    r"Hội thánh (?:Tin [Ll]ành(?: Việt Nam)?(?: \([^()]{3,20}\))?|Cao Đài(?: Tây Ninh)?)|"
    r"Ban [Đđ]ại diện (?:Phật giáo Hòa Hảo|(?:Hội thánh )?Tin [Ll]ành|(?:Họ|họ) đạo|Cao Đài|"
    r"Giáo hội)|Hội [Đđ]oàn kết [Ss]ư sãi [Yy]êu nước|HĐMV"
)
#: Those of a school, that its name follows: Ban Giám hiệu Trường THPT X.
BOARDS_OF_SCHOOLS = (
    r"(?:[Bb]an [Gg]iám hiệu|Liên đội|Liên [Cc]hi đoàn|Hội đồng (?:sư phạm|trường)|Công đoàn|"
    r"Chi đoàn|Chi bộ|Đoàn TN|Hội [Cc]ha mẹ học sinh)"
    rf"(?= (?:[Tt]rường {SCHOOL_KINDS}|THCS|THPT|Tiểu học|Mầm non)(?!\w))"
)
#: Associations of people by their work, age or fate.
ASSOCIATIONS = (
    r"(?:Người cao tuổi|NCT|CTĐ|[Cc]ha mẹ học sinh|Chữ thập đỏ|Luật gia|"
    r"Khuyến học|Cựu Công an nhân dân|Cựu CAND|[Cc]ựu [Gg]iáo chức|Cựu TNXP|TNXP|"
    r"[Cc]ựu [Tt]hanh niên xung phong|Doanh nhân [Tt]rẻ|Doanh nhân|Doanh nghiệp|Nhà báo|"
    r"Luật sư|Sinh vật cảnh|Làm vườn|Đông y|Người mù|Người khuyết tật|Nghề cá|Sinh viên|"
    r"Bảo trợ [^\W\d_]+(?: [^\W\d_]+){1,8}?|Nạn nhân [Cc]hất độc (?:da cam|màu da cam)"
    r"(?: ?/ ?[Dd]ioxin)?|NNCĐDC|Văn học [Nn]ghệ thuật|"
    r"(?:LHTN|Liên hiệp [Tt]hanh niên)(?: Việt Nam)?)"
)
#: Units of the forces by number.
NUMBERED_FORCES = (
    r"(?:Quân khu|Binh đoàn|Sư đoàn|Lữ đoàn|Trung đoàn|Tiểu đoàn|Hải đoàn|Hải đội)"
    r"(?: (?:[Bb]iên phòng|BP|CSB|Cảnh sát biển|Cảnh sát cơ động|CSCĐ|Bộ binh))? \d{1,3}"
    r"(?: (?:BĐBP|Biên phòng)(?= [,.;]))?"
)
#: Newspapers; those of provinces bear their names.
PAPERS = frozenset(
    {
        "Nhân Dân",
        "Nhân dân",
        "CAND",
        "Công an",
        "Công an nhân dân",
        "Công An Nhân Dân",
        "Quân đội nhân dân",
        "Tuổi Trẻ",
        "Thanh Niên",
        "Tiền Phong",
        "Tiền phong",
        "Lao Động",
        "Lao động",
        "Người Lao Động",
        "Đại Đoàn Kết",
        "Sài Gòn",
        "Hà Nội Mới",
        "Biên phòng",
        "Giao thông",
        "Pháp luật",
        "Dân tộc",
        "Phụ nữ",
        "Nông thôn",
        "Nông nghiệp",
        "Hải quân",
    }
)
