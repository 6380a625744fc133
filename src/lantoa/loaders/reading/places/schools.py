"""Schools as places: kinds, numbers and days in their names, fields of study."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lantoa.loaders.reading.document import PlaceName
from lantoa.loaders.reading.lexicon import NAME, SCHOOL_KINDS, SYLLABLE, UPPER
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.loaders.reading.places.place_finder import PlaceFinder

#: A number, or a day that a school is named after: 19-5, 2/9, 8 tháng 4.
_NUMBER = r"\d{1,2}(?:\s?[-/.]\s?\d{1,2}|\s+tháng\s+\d{1,2}|[A-D])?(?!\d|[-/.]\d)"
SCHOOL = Anchored(
    rf"(?<!\w)(?:(?P<word>[Tt]rường)\s+(?P<kind>{SCHOOL_KINDS})(?:\s*\((?P<short>[A-ZĐ&]{{2,9}})\))?|"
    rf"(?:THCS|THPT|TH&THCS|PTDTBT|PTDTNT|ĐH|Tiểu học|Mầm non)(?!\w))"
    rf"(?P<name>(?:\s+(?!và\s+[Tt]rường)(?:[-–]\s+)?"
    rf"(?:(?:Kinh tế|Kỹ thuật|Công nghệ|Sư phạm|Y tế|Văn hóa|Nông "
    rf"nghiệp|"
    rf"Lâm nghiệp|Nghệ thuật|Thể thao|Dân tộc|Nội trú|Du lịch|Thương mại)|{SYLLABLE}|"
    rf"{_NUMBER}|nghề|"
    r"và(?=\s+(?:THCS|THPT|[Tt]rung học|[Tt]iểu học|[Mm]ầm non|[Kk]ỹ thuật|[Cc]ông nghệ))|"
    rf"phổ thông|cơ sở|nội trú|bán trú|dân tộc|kỹ thuật|số|chuyên|liên cấp|công nghệ|kinh tế|"
    rf"sư phạm)(?!\w)){{0,9}})"
    rf"(?:(?P<place>\s+(?:tỉnh|huyện|xã|thị trấn|thị xã|thành phố)\s+{NAME})|"
    rf"(?P<bare>\s+(?:tỉnh|huyện)(?!\s+{UPPER})(?!\w)))?"
)
#: Fields of study, as they stand in the names of universities and colleges, in small letters.
_FIELDS = (
    "an ninh|bách khoa|bưu chính|viễn thông|cảnh sát|công đoàn|công nghệ|công nghiệp|công thương|"
    "cơ điện|cơ giới|cơ khí|cộng đồng|dân tộc|du lịch|dược|địa chất|điện lực|điều dưỡng|giao thông|"
    "giáo dục|hàng hải|hàng không|hành chính|hậu cần|khoa học|khoáng sản|kiểm sát|kiến trúc|"
    "kinh doanh|kinh tế|kỹ thuật|lao động|lâm nghiệp|luật|môi trường|mỏ|mỹ thuật|nghề|nghệ thuật|"
    "ngoại ngữ|ngoại thương|ngân hàng|nhân dân|nhân văn|nội vụ|nông lâm|nông nghiệp|pháp lý|"
    "phòng cháy chữa cháy|quân sự|quản lý|quản trị|quốc dân|quốc gia|quốc tế|sân khấu|điện ảnh|"
    "sư phạm|tài chính|tài nguyên|thể dục|thể thao|thiết kế|thông tin|thủ công|thủy lợi|thủy sản|"
    "thương mại|tin học|truyền thông|tư pháp|tự nhiên|vận tải|văn hóa|xã hội|xây dựng|y dược|"
    "y khoa|y tế|y|kế toán|mẫu giáo|miền núi|miền Nam|miền Trung|miền Bắc|thực phẩm|hóa chất"
)
_FIELD = rf"(?i:{_FIELDS})(?!\w)"
#: The name of a university or college after its kind: Điều dưỡng Nam Định, Y Dược Cần Thơ.
OF_FIELD = re.compile(
    rf"(?:\s+(?:[-–]\s+)?(?:{_FIELD}|{SYLLABLE}|{_NUMBER}|số)"
    rf"|(?:,|\s+(?:và|[-–]))(?=\s+{_FIELD})){{1,10}}"
    rf"(?:\s+(?:TP\.?\s?HCM|TP\.?\s?(?:Hồ Chí Minh|[HĐC]\w+\s[NP]\w+)))?"
)
#: Kinds that are named after fields of study.
HIGHER = re.compile(r"(?:[Đđ]ại học|ĐH|[Cc]ao đẳng|CĐ|[Tt]rung cấp|[Hh]ọc viện)")
#: What a school's own name has: a capital after the kind, a number.
_OWN_NAME = re.compile(rf"\s(?:{UPPER}|\d)")
#: Another school begins, after the name of one.
_NEXT_SCHOOL = re.compile(
    rf"(?:THCS|THPT|[Tt]iểu học|[Mm]ầm non)\s+{UPPER}\w*[^,]*?(?P<next>\s+và\s+)"
    rf"(?=(?:THCS|THPT|Tiểu học|Mầm non)\s+{UPPER})"
)


def find_schools(finder: PlaceFinder) -> None:
    """Add the schools that have a name or a number, or are the one of a unit."""
    for _, match in SCHOOL.within(finder.document.words, finder.sentences):
        _take(finder, match)


def _take(finder: PlaceFinder, match: re.Match[str]) -> None:
    end = match.end()
    if match["kind"] and HIGHER.fullmatch(match["kind"]):
        longer = OF_FIELD.match(finder.text, match.end("kind"))
        end = max(end, longer.end()) if longer else end
    elif not (match["name"] or match["place"] or (match["bare"] and match["word"])):
        return
    printed = re.sub(r"(?:\s+và\s+\d{1,2}|\s+(?:và|số))$", "", finder.text[match.start() : end])
    own = match["place"] or match["bare"] or end > match.end()
    if not own and not _OWN_NAME.search(printed, len("trường ")):
        return
    other = _NEXT_SCHOOL.search(printed)
    if other:  # THCS A và THPT B
        printed = printed[: other.start("next")]
        following = SCHOOL.pattern.match(finder.text, match.start() + other.end("next"))
        if following:
            _take(finder, following)
    end = match.start() + len(printed)
    if finder.free(match.start(), end):
        name = printed
        if match["short"]:  # trường Trung học cơ sở (THCS) X
            words = f"{match['word']} {match['short']}"
            name = words + finder.text[match.end("short") + 1 : end]
        chain = (name, match["place"].strip()) if match["place"] else (name,)
        finder.taken[match.start() : end] = b"\x01" * (end - match.start())
        finder.places.append(PlaceName(match.start(), end, printed, chain, Level.SITE))
