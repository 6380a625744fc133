"""How places are printed, as data: unit words with names, schools, regions, "tỉnh ta"."""

from __future__ import annotations

import re

from lantoa.loaders.reading.lexicon import (
    FULL_WORD,
    LEVEL_OF_WORD,
    NAME,
    NUMBERED,
    SEVERAL,
    SYLLABLE,
    UPPER,
    alternatives,
)
from lantoa.loaders.reading.text.alternatives import Alternatives
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

#: Units above settlements whose name may be a number.
NUMBERED_UNITS = frozenset({"phường", "p.", "quận", "q."})
NUMBER_ONLY = frozenset({"tổ", "khối", "đội"})
#: Words for places that models are named with, too: one syllable after them is a name only
#: inside a chain.
IN_CHAIN_ONLY = frozenset({"khu dân cư", "kdc", "cụm dân cư"})
#: Words for places that are only sure inside a chain, or with a number.
SURE_IN_CHAIN = frozenset({"khu vực"})
#: Sites that are also known by letters: KCN VSIP.
LETTERED = frozenset(
    {"khu công nghiệp", "kcn", "cụm công nghiệp", "ccn", "khu chế xuất", "kcx", "khu đô thị", "kđt"}
)
#: A chain goes on: ", xã A", " (phường B", " ấp C".
CHAIN_GOES_ON = re.compile(
    rf"\s*[,(–-]?\s*(?:thuộc\s+)?(?:{alternatives(LEVEL_OF_WORD)})\s+(?:{UPPER}|\d)"
)
_UPPER_TOO = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)  # in headlines
_WORDS = {w for word in LEVEL_OF_WORD for w in (word, word[:1].upper() + word[1:])} | {
    word
    for group in FULL_WORD
    for word in (group.upper(),)
    if group.endswith(".") or len(group) <= 3 or LEVEL_OF_WORD[group] in _UPPER_TOO
}
#: Hamlets in short with their numbers: KP1, TDP5.
SHORT_UNIT = re.compile(r"[KT](?:(?<=K)P|(?<=T)DP)(?P<number>\d{1,2})(?!\w)")
#: What sort of unit, between its word and its name: huyện miền núi Nam Trà My.
_SORT = (
    r"(?P<sort>(?:\s+(?:đảo|miền núi|vùng cao|vùng biên|biên giới|vùng sâu|ven biển|bãi ngang|"
    r"cù lao|nghèo|biển|quốc tế|quốc gia|đồi|núi|hồ|suối|thác|sinh thái|cộng đồng|"
    r"trung tâm|đầu mối|chài|cổ|truyền thống|gốm|mộc|dệt|rèn|đúc đồng|ngoại thành|"
    r"nông thôn mới|anh hùng|biệt lập|liên xã|"
    r"[Đđ]a khoa(?: tỉnh| huyện| khu vực)?|chuyên khoa|tuyến đường|Tuyến đường)){1,2})?"
)
UNIT = Alternatives(
    r"(?<!\w)(?<![^\WA-ZĐ]-)(?P<word>",
    alternatives(_WORDS).split("|"),
    rf"){_SORT}(?:(?<=\.)\s?|\s+)"
    rf"(?:(?P<name>(?!{UPPER}\d)(?:[NL](?:ông|âm) trường )?{NAME})|(?P<number>{NUMBERED}))",
)
#: Words for clans, which are at places.
CLANS = ("dòng họ", "dòng tộc", "tộc", "họ tộc", "chi họ")
#: What opens a caption or a person's name after a list of places.
NO_NAME = frozenset(
    {"Ảnh", "Ông", "Bà", "Anh", "Chị", "Nguồn", "Clip", "Tết", "Bằng", "Giấy", "Cờ", "Huân", "Kỷ"}
)
#: One unit word for the names after a colon: các xã: A, B; các xã, như: A, B.
PLURAL_UNIT = Anchored(
    rf"(?<!\w)(?:[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a|bốn|năm|sáu|\d{{1,3}})\s+(?P<word>{alternatives(_WORDS)})"
    rf"(?:\s*(?:,|và)\s*(?:xã|phường|thị trấn|huyện|thị xã|thành phố|thôn|bản|ấp|khu phố))*"
    rf"(?:\s+(?:biên giới|giáp ranh|miền núi|vùng cao|vùng sâu|vùng biên|ven biển|"
    rf"bãi ngang|khó khăn|trọng điểm|điểm|khác|nữa|còn lại|kia|lân cận|"
    rf"{SYLLABLE}(?:\s{SYLLABLE})?(?=:)))?"
    rf"(?:\s+(?:của|thuộc|ở|trong)\s+(?:xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh)"
    rf"(?:\s+{NAME})?(?=\s+(?:là|gồm|như|:)))?"
    rf"(?:\s*,?\s*(?:như|gồm|gồm có|bao gồm|là|đó là))?(?:\s*:?\s+|\s+\()(?P<name>{NAME})"
)
#: Bodies that are named after their unit without its word.
UNIT_BODY = Anchored(
    rf"(?<!\w)(?P<word>[Hh]uyện|[Qq]uận|[Tt]hị|[Tt]hành|[Tt]ỉnh)\s*(?:đoàn|[Đđ]oàn|[ủuUỦ][ỷyỳ]|ủy|uỷ|Ủy)\s+"
    rf"(?P<name>{NAME})"
)
#: The unit whose police is meant by letters: CAP Hải Châu 1, CAQ Hải Châu.
POLICE_OF = Anchored(
    rf"(?<!\w)CA(?P<unit>P|X|Q|H|TX|TT)\s+(?P<name>{NAME}(?:\s\d{{1,2}}(?!\d|[/.]\d))?|\d{{1,2}})(?!\w)"
)
POLICE_UNITS = {
    "P": "phường",
    "X": "xã",
    "Q": "quận",
    "H": "huyện",
    "TX": "thị xã",
    "TT": "thị trấn",
}
#: A report's place before the colon of its headline.
HEADING = re.compile(rf"(?P<name>{NAME})\s*:\s")
#: The unit word that opens a full name.
UNIT_WORD = re.compile(rf"^(?:{alternatives(LEVEL_OF_WORD)})\s*", re.I)
#: The next number of units that are numbered: 'tổ 14 và 16, thôn A'.
NEXT_NUMBER = re.compile(
    rf"\s*(?:,|,?\s+và)\s+(?P<number>\d{{1,3}}[A-Z]?)"
    rf"(?=\s*(?:[,;()]|\.(?!\d)|$)|\s+và\s+\d|\s+(?:(?:và\s+)?(?:{alternatives(LEVEL_OF_WORD)})|của|thuộc)\s)"
)
#: A list of places goes on.
ANOTHER = re.compile(rf"\s*(?:,|và)\s+(?:(?:{alternatives(LEVEL_OF_WORD)})\s+)?{UPPER}")
#: A unit word that is the second part of another word: cơ bản, hội chợ, cấp xã.
NOT_UNIT = re.compile(
    r"(?:(?<!\w)(?:cơ|văn|nhật|phiên|xuất|kịch|tư|căn|nguyên|ấn)\s+bản|hội\s+(?:chợ|làng|đền)|"
    r"(?<!\w)(?:quân|phân|liên|chiến)\s+khu|(?<!\w)cung\s+đền|"
    r"(?<!\w)già\s+làng|(?<!\w)(?:dân|gia|thân|chủng)\s+tộc|"
    r"(?:biên phòng|kiểm soát|BP)\s+cửa khẩu|(?<!\w)(?:đông|hải|bán|biển|lật)\s+đảo|"
    r"(?<!\w)cấp\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn))$",
    re.I,
)
#: How what stands before such a second part ends.
NOT_UNIT_AFTER = (
    "cơ", "văn", "nhật", "phiên", "xuất", "kịch", "tư", "căn", "nguyên", "ấn", "hội", "quân",
    "phân", "liên", "chiến", "cung", "già", "dân", "gia", "thân", "chủng", "phòng", "soát", "bp",
    "đông", "hải", "bán", "biển", "lật", "cấp",
)  # fmt: skip
#: Peoples, who are no names of hamlets: bản Mông, làng Chăm.
PEOPLES = re.compile(
    r"(?:H?[’']?Mông|Thái|Mường|Dao|Tày|Nùng|Chăm|Khmer|Kinh|Hoa|Ê ?Đê|Êđê|Gia[ -]?[Rr]ai|"
    r"Jrai|Ba ?[Nn]a|Bahnar|Xơ Đăng|M[’']?[Nn]ông|K[’']?ho|Cơ Ho|Mạ|Rag[Ll]ai|Cơ Tu|"
    r"Giẻ Triêng|Bru|Vân Kiều|Pa Cô|"
    r"Tà Ôi|Hrê|Khơ Mú|Xinh Mun|La Hủ|Hà Nhì|Giáy|Sán Dìu|Sán Chay|Cao Lan|S?[’']?[Tt]iêng|Chơ Ro|"
    r"Đan Lai|Chứt)"
)
PLURAL_BEFORE = re.compile(
    r"(?<![\w/.-])(?:các|những|hai|ba|bốn|năm|sáu|\d{1,2})[ ]+(?:địa phương\s+)?$", re.I
)
#: One of several, of which none is named: mỗi khu phố 1 chi nhánh.
OF_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|bình quân|trung bình)\s+(?:một\s+)?$", re.I)
#: Before the person who heads a hamlet: Trưởng bản Vừ Bá Rê, già làng Hồ Văn Pưn.
CHIEF = re.compile(r"(?<!\w)(?:trưởng|già|bí thư(?: chi bộ)?)\s+$", re.I)
#: Surnames of the highlands, and what names of men and women begin with there.
HIGHLAND_SURNAMES = re.compile(
    r"(?:Sùng|Mùa|Thào|Vừ|Hạng|Cứ|Lầu|Xồng|Hờ|Ly|Thao|A|Y|Điểu|Nay|Rcom|Kpă|Kpa|Alăng|"
    r"Zơrâm|Bríu|Pơloong|Katơr|Chamaléa|Quàng|Cà|Tòng|Lường|Vi|Lữ|Lô|Kha|Moong|Cụt|Chảo|"
    r"Tẩn|Phàn|Bàn|Lèng|Cháng|Sìn|Thèn|Hầu|Chẻo|Lừu|Lỳ|Pờ|Chang|Cil|Liêng|Krajăn|Touneh|Ya|"
    r"Và|Chá|Tráng|Đàm|Hứa|Rơ|Rmah|Siu|Ksor|Kră|Pupur|Hù|Mạc|Lèo|Tao|Cầm|Bạc|Khoàng|Giàng|"
    r"Mã|Vì|Lậu|Phừ)(?!\w)"
)
BARE_FOLLOWING = re.compile(
    rf"\s*(?:,|và|hoặc|&)\s+(?P<name>{NAME})|\s*(?:[-–(])\s*(?P<inner>{NAME})"
)
BODY_HEAD = re.compile(
    r"(?:Công an|Hội|UBND|HĐND|Đảng|Đoàn|Ban|Bộ|Sở|Phòng|Mặt trận|MTTQ|Ủy ban|Uỷ ban|Tỉnh|Huyện|"
    r"Trường|Giám|Phó|Trưởng|Chủ tịch|Bí thư|"
    r"(?:Thượng|Trung|Đại|Thiếu)\s+(?:tướng|tá|úy|uý)|Liên đoàn|Hạt|Tòa|Viện|Chi)\b"
)
ELLIPTICAL = Anchored(
    r"(?<!\w)(?:(?:[Tt]oàn|[Tt]rong|địa bàn(?: toàn)?|phạm vi(?: toàn)?|khắp|cả|[Tt]rên)\s+"
    r"(?P<a>tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn)|(?P<b>[Tt]ỉnh|[Hh]uyện|[Xx]ã|"
    r"[Tt]hành phố)\s+(?:ta|nhà))"
    rf"(?!\s+(?:{UPPER}|hội|\d|và xã|trọng điểm))(?!\w)"
)
REGIONS = Anchored(
    r"(?<!\w)(?:Tây Nguyên|Tây Bắc|Đông Bắc|Việt Bắc|Tây Nam [Bb]ộ|Đông Nam [Bb]ộ|Nam [Bb]ộ|"
    r"Bắc [Bb]ộ|"
    r"Bắc Trung [Bb]ộ|Nam Trung [Bb]ộ|Trung [Bb]ộ|Nam Tây Nguyên|[Đđ]ồng bằng sông (?:Cửu "
    r"Long|Hồng)|"
    r"[Đđ]ồng bằng Bắc [Bb]ộ|[Dd]uyên hải (?:miền Trung|Nam Trung [Bb]ộ))(?!\w)"
)
#: A city by its letters alone.
CITY = Anchored(r"(?<!\w)TPHCM(?!\w)")
#: What stands in brackets after an item of a list, before the next item.
LIST_BRACKET = re.compile(rf"\s*\((?P<in>[^()]{{1,60}})\)(?=\s*(?:,|;|và)\s+{UPPER})")
#: A site that has its name from the unit after it: chợ xã Phú Vĩnh.
OWN_SITE = re.compile(
    r"(?:[,;(]\s*|(?<!\w)(?:tại|ở|và|từ|khu vực)\s+)(?P<site>(?:chợ|trung tâm thương mại|siêu thị|"
    r"bến xe|công viên|quảng trường)(?:\s+trung tâm)?)\s+$",
    re.I,
)
#: How that ends.
END_OF_SITE = ("chợ", "mại", "thị", "xe", "viên", "trường", "tâm")
#: A commune follows with its word: 'xóm Đông Bình, Tây Bình, xã Hải Đông'.
COMMUNE_FOLLOWS = re.compile(rf"\s*[,(–-]?\s*(?:xã|phường|thị trấn|X\.|P\.|TT\.?)\s*{UPPER}")
#: Between the two names of one hamlet, or a place and what contains it.
DASH = re.compile(r"\s+[-–]\s+")
#: What contains a settlement, lowest first.
CONTAINERS = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)
#: Capitalised syllables side by side: a name of several.
RUN = re.compile(SEVERAL)

NEXT_LEVEL = {
    Level.SITE: Level.COMMUNE,
    Level.SETTLEMENT: Level.COMMUNE,
    Level.COMMUNE: Level.DISTRICT,
    Level.DISTRICT: Level.PROVINCE,
}
