"""The words of the genre, as data: units, bodies, heads of names, verbs.

Patterns are written once here and compiled by the steps that use them. Capital letters are
significant only where a pattern says ``{NAME}``.
"""

from __future__ import annotations

import re

from lantoa.ontology.records import Level


def _capitals() -> str:
    letters = (chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
    return "".join(letter for letter in letters if letter.isupper())


UPPER = f"[{_capitals()}]"
#: A syllable is taken whole or not at all (`*+`), which spares `re` to look at its beginnings.
REST_OF_SYLLABLE = r"[^\W\d_]*+(?:['’][^\W\d_]++)?+"
#: One capitalised syllable of a name: Tân, Ea, M'gar, R’lấp.
SYLLABLE = UPPER + REST_OF_SYLLABLE
#: A number is of what follows it, not of a name: Tân Lập 9 xã (but: thôn Tân Lập 2 xã Yên Hòa).
_NO_COUNT = rf"(?!\s(?:xã|phường|thị trấn|thôn|bản|ấp|mô hình|tổ|điểm|người|hộ)\s?(?!{UPPER}))"
#: A dash inside a name; not that before a larger unit: phường Cao Xanh - TP Hạ Long.
_DASHED = r"\s?[-–]\s?(?!(?:TP|TX|TT|KP|TDP|UBND|Huyện|Tỉnh|Xã|Phường|Quận)(?!\w))"
#: A proper name: Tân Thành, Bà Rịa - Vũng Tàu, Thừa Thiên-Huế, Tân Lập 2.
NAME = (
    rf"{SYLLABLE}(?:(?:\s|{_DASHED}){SYLLABLE}){{0,4}}"
    rf"(?:\s\d{{1,2}}(?![\d.,/%]\d|\d|\s?[%°]){_NO_COUNT})?"
)
#: A name of at least two syllables.
SEVERAL = rf"{SYLLABLE}(?:(?:\s|\s?[-–]\s?){SYLLABLE}){{1,4}}"
#: The name of a small unit may be a number or a letter: thôn 3, tổ 12B, khu phố 2.
NUMBERED = (
    r"(?:(?:số\s+)?\d{1,3}[A-Z]?(?!\d|[.,/]\d)|[A-Z]\d{1,2}(?![\w/])|[IVX]{1,4}(?![^\W\d_])|"
    r"[A-K](?![^\W\d_.]))"
)

#: Unit words of each level; the first is the full form of its abbreviations.
UNIT_WORDS: dict[Level, tuple[tuple[str, ...], ...]] = {
    Level.PROVINCE: (("tỉnh",),),
    Level.DISTRICT: (
        ("huyện", "H."),
        ("quận", "Q."),
        ("thị xã", "TX.", "TX", "Tx.", "T.X"),
        ("thành phố", "TP.", "TP", "Tp.", "T.P"),
    ),
    Level.COMMUNE: (
        ("xã", "X."),
        ("phường", "P."),
        ("thị trấn", "TT.", "TT", "T.T"),
        ("đặc khu",),
    ),
    Level.SETTLEMENT: (
        ("thôn",),
        ("tổ dân phố", "TDP.", "TDP", "tổ DP"),
        ("khu dân cư", "KDC"),
        ("cụm dân cư",),
        ("khu phố", "KP.", "KP", "Kp."),
        ("khối phố",),
        ("phố",),
        ("khối",),
        ("tiểu khu",),
        ("bản",),
        ("buôn",),
        ("buôn làng",),
        ("bon",),
        ("plei",),
        ("làng",),
        ("ấp",),
        ("xóm",),
        ("khóm",),
        ("phum",),
        ("sóc",),
        ("phum sóc",),
        ("tổ",),
        ("đội",),
        ("khu vực",),
        ("khu",),
    ),
    Level.SITE: (
        ("giáo xứ",),
        ("giáo họ",),
        ("xứ đạo",),
        ("họ đạo",),
        ("họ giáo",),
        ("giáo khu",),
        ("chùa",),
        ("đền",),
        ("thánh thất",),
        ("nhà thờ",),
        ("chợ",),
        ("bến xe",),
        ("bến cảng",),
        ("bến thuyền",),
        ("bến phà",),
        ("bến đò",),
        ("cảng cá",),
        ("bến cá",),
        ("cảng",),
        ("âu thuyền",),
        ("cửa khẩu",),
        ("chợ cá",),
        ("làng nghề",),
        ("khu di tích",),
        ("khu du lịch",),
        ("bãi tắm",),
        ("bãi biển",),
        ("nông trường",),
        ("lâm trường",),
        ("công viên",),
        ("khu nhà trọ",),
        ("khu tái định cư",),
        ("khu chung cư",),
        ("chung cư",),
        ("siêu thị",),
        ("tịnh xá",),
        ("khu công nghiệp", "KCN"),
        ("cụm công nghiệp", "CCN"),
        ("khu kinh tế", "KKT"),
        ("bệnh viện",),
        ("dòng họ",),
        ("dòng tộc",),
        ("tộc họ",),
        ("họ tộc",),
        ("tộc",),
        ("chi họ",),
        ("trung tâm thương mại",),
        ("ký túc xá",),
        ("quảng trường",),
        ("sân vận động",),
        ("nhà thi đấu",),
        ("tượng đài",),
        ("bảo tàng",),
        ("điện thờ",),
        ("nhà xứ",),
        ("đảo",),
        ("quần đảo",),
        ("cù lao",),
        ("khu đô thị", "KĐT"),
        ("khu chế xuất", "KCX"),
        ("khu công nghệ cao",),
        ("khu lưu niệm",),
    ),
}


class _ByWord(dict[str, Level]):
    """Levels by unit word; a word printed with more spaces than one is the same word."""

    def __missing__(self, word: str) -> Level:
        plain = " ".join(word.split())
        if plain == word:
            raise KeyError(word)
        return self[plain]


LEVEL_OF_WORD: dict[str, Level] = _ByWord()
FULL_WORD: dict[str, str] = {}
for _level, _groups in UNIT_WORDS.items():
    for _group in _groups:
        for _word in _group:
            LEVEL_OF_WORD[_word.lower()] = _level
            FULL_WORD[_word.lower()] = _group[0]

#: Cities that are provinces.
CENTRAL_CITIES = frozenset({"hà nội", "hồ chí minh", "đà nẵng", "hải phòng", "cần thơ", "huế"})
#: Surnames: where a name of a place runs into that of a person, it ends before one of these.
SURNAMES = frozenset(
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Huỳnh",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
        "Lý",
        "Đinh",
        "Trương",
        "Lương",
        "Đoàn",
        "Trịnh",
        "Đào",
        "Mai",
        "Tô",
        "Tạ",
        "Thái",
        "Cao",
        "Lâm",
        "Chu",
        "Châu",
        "La",
        "Lò",
        "Lù",
        "Giàng",
        "Vàng",
        "Quách",
        "Phùng",
        "Kiều",
        "Tống",
        "Vương",
        "Triệu",
        "Hà",
        "Nông",
        "Ma",
        "Rơ",
        "Ksor",
        "Siu",
        "Rmah",
        "Thạch",
        "Kim",
        "Sơn",
        "Danh",
    ]
)
RANK = {
    Level.SITE: 0,
    Level.SETTLEMENT: 1,
    Level.COMMUNE: 2,
    Level.DISTRICT: 3,
    Level.PROVINCE: 4,
    Level.REGION: 5,
    Level.COUNTRY: 6,
}

#: Kinds of schools, as they follow "trường".
SCHOOL_KINDS = (
    r"(?:THPT|THCS|TH|THCS&THPT|TH&THCS|PTDTNT|PTDTBT|PTCS|PTTH|MN|CĐ|ĐH|"
    r"[Tt]iểu học|[Mm]ầm [Nn]on|[Mm]ẫu [Gg]iáo|[Tt]rung học(?: phổ thông| cơ sở)?|[Tt]rung cấp|"
    r"[Cc]ao đẳng|[Đđ]ại học|[Pp]hổ thông|[Dd]ân tộc nội trú|[Dd]ạy nghề|[Hh]ọc viện|"
    r"[Cc]hính trị|[Gg]iáo dưỡng|[Hh]uấn luyện)"
)


def alternatives(words: object) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    ordered = sorted(words, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
