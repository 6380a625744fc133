"""The second half of a name: what a comma or "và" joins to the words before it.

"phòng, chống"; "an ninh, trật tự"; "không tin, không theo"; "bảo vệ môi trường, an ninh trật tự".
"""

from __future__ import annotations

import re

#: What a comma in a name may be followed by: the second half of a pair.
_SECOND_HALVES = (
    "chống", "trật tự", "an toàn", "chữa cháy", "cứu nạn", "cứu hộ", "nổ", "thuyền", "cột mốc",
    "mốc giới", "tệ nạn", "tội phạm", "ma túy", "mại dâm", "cờ bạc", "văn minh", "kỷ cương",
    "sạch", "đẹp", "xanh", "sáng", "hạnh phúc", "bình yên", "canh gác", "kiểm soát", "giáo dục",
    "cảm hóa", "giúp đỡ", "đấu tranh", "ngăn chặn", "tố giác", "hòa thuận", "tai nạn", "đoàn kết",
    "thân thiện", "nghĩa tình", "nghĩa vụ", "hòa giải", "bảo vệ", "dân nuôi", "tiến bộ", "no ấm",
    "ấm no", "gương mẫu", "con", "mỹ quan", "vật liệu nổ", "công cụ hỗ trợ",
    "vì nhân dân", "vì cộng đồng", "không có tội phạm",
    "không tội phạm", "không có ma túy", "không ma túy", "không có tệ nạn", "không tệ nạn",
    "không rác", "không bạo lực", "không có bạo lực", "không tai nạn", "không vi phạm",
)  # fmt: skip
#: Nouns that join only one of their own kind: thôn, xóm; cơ quan, doanh nghiệp, trường học.
_SAME_KIND = (
    "thôn", "xóm", "làng", "bản", "ấp", "buôn", "khóm", "xã", "phường", "thị trấn", "khu phố",
    "tổ dân phố", "cơ quan", "doanh nghiệp", "trường học", "nhà trường", "gia đình", "dòng họ",
    "vỉa hè", "đường", "đường phố", "ngõ hẻm", "ngõ", "hẻm", "phố", "chòm",
)  # fmt: skip
_CONTINUES = re.compile(
    r"(?:" + "|".join(_SECOND_HALVES) + r")(?!\w)(?! (?:đã|đang|được|là|của)\b)"
)
#: A place or people of the name's other half, and how they are: Hộ an toàn, thôn xóm bình yên
_QUALITY = (
    r"(?:bình yên|bình an|yên bình|an toàn|hạnh phúc|văn minh|văn hóa|văn hoá|gương mẫu|nghĩa tình|"
    r"hòa thuận|hoà thuận|ấm no|sạch đẹp|sạch|đẹp|đoàn kết|kiểu mẫu|tự quản|thân thiện|hài lòng|"
    r"thảo hiền|không tội phạm|không ma túy|bền vững|tiến bộ|kỷ cương|phồn vinh|giàu đẹp|"
    r"thanh lịch|chăm ngoan|tích cực|"
    r"trong nhà|trước ngõ|đầu ngõ|mẫu mực)"
)
_OTHERS = (
    r"(?:thôn|xóm|bản|làng|ấp|sóc|phum|buôn|khu phố|khu dân cư|tổ dân phố|khối phố|phố phường|"
    r"gia đình|học sinh|thầy cô|phụ nữ|"
    r"nhà|ngõ|đường|con cháu|con|người|tình|đèn|mõ|kẻng|xứ|họ|hộ|tài xế|hành khách|khách|trường|"
    r"chùa)"
)
OTHER_HALF = re.compile(
    rf"(?:(?:{_OTHERS}|cổng trường)(?: [^\W\d_]+){{0,4}}? (?:{_QUALITY}|không [^\W\d_]+)|"
    rf"{_QUALITY}|chung (?:sức|tay) [^\W\d_]+|"
    r"vệ sinh môi trường|an ninh(?:,? trật tự)?|trật tự|yêu nước|nói không|"
    r"không (?!chỉ|để|những|phải|thể|còn|ai|khí|xảy|ngừng|ít|gian)[^\W\d_]+)(?!\w)"
)
_KIND = "|".join(_SAME_KIND)
#: Those who act together in a name that is a clause: cán bộ, hội viên và nhân dân chung tay ...
_ACTOR = (
    r"(?:các |những )?(?:cán bộ|đảng viên|đoàn viên|hội viên|chiến s[ĩỹ]|công chức|viên chức|"
    r"công nhân|người lao động|nhân dân|người dân|học sinh|sinh viên|giáo viên|phụ huynh|phụ nữ|"
    r"thanh niên|nông dân|cựu chiến binh|công an|quân sự|dân quân|lực lượng vũ trang|MTTQ|mặt trận|"
    r"đoàn thể|tổ chức thành viên|chức sắc|chức việc|giáo dân|tín đồ|già làng|trưởng bản|"
    r"nhà trường|gia đình|xã hội|chính quyền)"
)
_ACTORS = re.compile(rf"{_ACTOR}(?:,\s{_ACTOR})*,?$", re.I)
_NEXT_ACTOR = re.compile(rf"{_ACTOR}(?!\w)", re.I)
ACTORS = re.compile(rf"{_ACTOR}(?:,\s{_ACTOR})+(?:\s(?:và|cùng)\s{_ACTOR})?(?!\w)", re.I)
_KIND_BEFORE = re.compile(rf"(?:^|[\s,])(?:{_KIND})$", re.I)
_KIND_AFTER = re.compile(rf"(?:{_KIND})(?!\w)")
#: A family of its own kind: bình yên, gia đình hạnh phúc
#: What one verb has for objects: bảo vệ môi trường, an ninh trật tự
_OBJECT = re.compile(
    r"(?:an ninh|ANTT|trật tự|môi trường|giao thông|ATGT|PCCC|tài sản|vệ sinh|cảnh quan|an toàn|"
    r"chủ quyền|đường biên|cột mốc|mốc giới)(?!\w)"
)
_HAS_OBJECT = re.compile(
    r"(?:bảo vệ|giữ gìn|đảm bảo|bảo đảm|tự quản|quản lý|về|gìn giữ) (?:về )?(?:an ninh|ANTT|"
    r"trật tự|"
    r"vệ sinh|môi trường|tài sản|giao thông|chủ quyền|cảnh quan|đường biên)[^,]{0,24}$"
)
#: Words that begin one half of a motto, with those that begin the half before.
_ALIKE = {
    word: words
    for words in (
        frozenset({"không", "chẳng", "nói"}), frozenset({"gần", "sát", "vì", "hiểu", "trọng"}),
        frozenset({"biết", "nghe", "thấy", "hiểu"}), frozenset({"nhà", "ngõ", "vườn", "phố"}),
        frozenset({"cùng", "chung"}), frozenset({"dễ", "khó"}), frozenset({"giảm", "tăng"}),
        frozenset({"có", "giữ"}), frozenset({"mỗi", "một", "1"}),
    )
    for word in words
}  # fmt: skip
_MOTTO = re.compile(r"(?:gia đình|xã hội|con|dân|người) \w+ ?\w*$")
#: What a thing is for as well, never a thing: ... và ANTT xóm bản
_ABBREVIATION = re.compile(
    r"(?:ANTT|ANXH|ANTQ|ATGT|ATXH|TT(?:AT)?XH|TTATGT|PCCC|PCTP|CNCH|TNXH|TNGT|VSMT|BVMT)(?!\w)"
)
_LONGEST_HALF = 10  # syllables after a comma that belong to the name


def is_half(before: str, half: str) -> bool:
    """Whether words are the second half of a pair whose first half ends `before`."""
    half = half.strip()
    if are_actors(before, half):
        return True
    if len(half.split()) > _LONGEST_HALF:
        return False
    if half.startswith("tự "):
        return before.lower().startswith("tự ") or ", tự " in before
    if _ABBREVIATION.match(half):
        return True
    if half[:1].isdigit():
        return before[:1].isdigit() or any(c.isdigit() for c in before[-20:])
    if _KIND_AFTER.match(half) and _KIND_BEFORE.search(before):
        return True
    if _parallel(before, half) or (_OBJECT.match(half) and _HAS_OBJECT.search(before)):
        return True
    return bool(_CONTINUES.match(half) or _MOTTO.fullmatch(half))


def are_actors(before: str, half: str) -> bool:
    """Whether all before is people or bodies, and so is what follows: cán bộ, | hội viên."""
    return _NEXT_ACTOR.match(half) is not None and _ACTORS.match(before) is not None


def _parallel(before: str, half: str) -> bool:
    """Whether two halves begin alike: không tin, không theo; gần dân, sát dân."""
    first, _, rest = half.partition(" ")
    if first not in _ALIKE or not rest:
        return False
    last = before.rpartition(", ")[2].split()
    return any(word.lower() in _ALIKE[first] for word in (*last[:1], *last[-4:-1]))
