"""Whose people are counted: members of a group, guests of a gathering, those who take part."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import within
from lantoa.loaders.reading.figures.count_around import REACH, Around
from lantoa.loaders.reading.text.anchors import Anchored

_A_GROUP = re.compile(
    r"(?<!\w)(?:mô hình|CLB|câu lạc bộ|tổ(?! chức| quốc| dân phố)|đội(?! ngũ| tàu)|nhóm|liên gia|"
    r"cụm|ban(?! chấp hành| hành| ngành)|hội đồng(?! nhân dân)|lực lượng|chốt)(?!\w)",
    re.I,
)
_OF_A_GROUP = re.compile(rf"\s*(?:(?:của|trong|thuộc)\s(?:các\s)?)?{_A_GROUP.pattern}", re.I)
_PARTS_IN = re.compile(r"tham gia của(?: (?:các|hơn|trên|gần|đông đảo))?\s+$", re.I)
_MODEL_DREW = re.compile(r"(?:[Mm]ô hình|[Cc]âu lạc bộ|CLB|phong trào)(?!\w)[^.;]{0,150}thu hút")
_CHAPTER = re.compile(r"(?<!\w)(?:chi hội|dòng họ|tộc họ)(?!\w)[^,;.\d]{0,25}$", re.I)
_OFFICERS = re.compile(r"(?:trưởng|phó)(?: trưởng)?(?: ban| nhóm)?[^.;]{0,40}$", re.I)
_NOT_ALL = re.compile(r"[^,;.\d]{0,30}\s(?:bị|hy sinh|hi sinh|vi phạm)(?!\w)")
_ALONG_WITH = re.compile(r"(?<!\w)(?:đã|vừa|đang|cũng) cùng(?: với)?\s+$")
#: Được thành lập từ tháng 5/2021 với 18 thành viên, câu lạc bộ ...
FOUNDED_WITH = re.compile(
    r"(?:thành lập|ra mắt|ra đời|hoạt động)(?!\w)[^;.“”\"]{0,60}\s(?:với|gồm)\s+$", re.I
)
#: Từ 20 thành viên ban đầu, đến nay câu lạc bộ ...
_GREW_FROM = re.compile(
    r"(?<!\w)[Tt]ừ (?:(?:chỗ )?(?:chỉ )?có )?(?:(?:hơn|gần|khoảng|chưa đầy) )?$"
)
_GROUP_NOW = re.compile(
    r"[^.;]{0,60}\s(?:nay|hiện)(?!\w)[^.;]{0,40}(?:CLB|[Cc]âu lạc bộ|mô hình|[Tt]ổ|[Đđ]ội|[Nn]hóm)"
)
_MAKES_UP = re.compile(
    r"(?<!\w)(?:[Mm]ỗi|[Tt]ừng) (?:tổ|đội|nhóm|cụm|câu lạc bộ|CLB|chi hội)(?: (?:có|gồm|từ))?\s+$|"
    r"(?<!\w)(?:tổ(?! chức| quốc| dân phố)|đội(?! ngũ)|nhóm|CLB|câu lạc bộ|ban|mô hình|hội đồng|"
    r"lực lượng|chốt)(?!\w)(?:[^.;:\d]|(?<=số )\d+|(?<=ngày )[\d/-]{3,10}|(?<=hôm )[\d/-]{3,10}|"
    r"(?<=tháng )[\d/-]{1,7}|(?<=năm )\d{4}){0,110}?\s"
    r"(?:gồm|có|với|gồm có|tập hợp|quy tụ|chỉ có|mới(?: có)?|với sự tham gia của|"
    r"(?:khởi đầu|ban đầu|lúc đầu|bước đầu)(?: chỉ)?(?: là| có| với)?)\s+$",
    re.I,
)
#: Those who take part in what is held are no members.
#: Với số thành viên ban đầu gồm 18 quân nhân.
_NUMBER_OF = re.compile(
    r"(?<!\w)số (?:lượng )?(?:thành viên|hội viên|đội viên|tổ viên)[^,;.\d]{0,30}"
    r"\s(?:gồm|là|có|đạt|chỉ)\s+$"
)
_HELD = re.compile(r"tổ chức|phát động|ra quân|(?<!\w)[Ll]ễ(?!\w)|hội nghị|diễn ra")
_MADE_UP = re.compile(
    r"\s*(?:[,;.)]|(?:từ|tham gia|nằm|là|do|ở|trong|kinh doanh|làm|cùng|và|thay nhau|mà)(?!\w)|$)"
)
_GATHERS = re.compile(r"(?<!\w)(?:gồm|gồm có|tập hợp|quy tụ)\s+$")
_ENDS_SOON = re.compile(r"(?: [^\W\d_]+){1,4}?\s*(?:[,;.)]|$)")
_DRAWN = re.compile(
    r"(?:thu hút(?: được)?|(?:tham gia|tham dự|chứng kiến|có mặt|hưởng ứng|ủng hộ)"
    r"(?: [^.;,\d]{2,30})? của|quy tụ|"
    r"(?:tuyên truyền|tập huấn|phổ biến|bồi dưỡng|nói chuyện|tư vấn)[^;.\d]{0,60}\scho)"
    r"(?: (?:đông đảo|sự tham gia của))?(?: [^.;\d]{2,60}(?:và|cùng))?\s+$",
    re.I,
)
_GATHERED = re.compile(
    r"(?<!\w)(?:[Dd]ự(?! án| kiến| thảo| phòng)|[Bb]uổi|[Ll]ễ|[Hh]ội nghị|[Nn]gày hội|"
    r"[Cc]hứng kiến)(?!\w)"
)
_AND_GUESTS = re.compile(r"(?:và|cùng|với|,)(?: (?:đông đảo|toàn thể|đại diện))?\s+$")
#: Tham gia buổi lễ có 450 học sinh; lớp tập huấn thu hút 120 học viên.
_CAME_TO = re.compile(
    r"(?<!\w)(?:(?:[Tt]ham gia|[Tt]ham dự|[Dd]ự|[Đđ]ến dự|[Tt]ới dự|[Vv]ề dự)"
    r"(?: (?:buổi|lễ|hội nghị|ngày hội|chương trình|lớp|hội thi|cuộc thi)[^,;.\d]{0,50}|"
    r" (?:mô hình|câu lạc bộ|CLB)(?!\w)[^;.\d]{0,90})?|"
    r"(?:^|[,;] )(?:[Bb]uổi|[Ll]ễ|[Hh]ội (?:nghị|thi)|[Ll]ớp|[Nn]gày hội|[Cc]hương trình)(?!\w)"
    r"[^,;.\d]{0,60})\s(?:có|còn có|gồm|gồm có|thu hút|quy tụ)\s+$"
)
#: A group right before: 61 tổ, 540 tàu; tổ “X”, 25 người.
_GROUP_TOLD = re.compile(
    r"(?<!\w)(?:\d[\d.]*\s(?:tổ|đội|nhóm|cụm|câu lạc bộ|CLB|mô hình|tàu|thuyền|ghe|phương tiện)"
    r"(?! chức|\s+ngũ|\sdân)"
    r"(?:\s[^;.\d]{0,60})?(?:,|\svới|\sgồm|\scó|\svà|/)|"
    r"(?:[Tt]ổ|[Đđ]ội|[Nn]hóm|[Cc]âu lạc bộ|CLB|mô hình|[Cc]hi hội)"
    r"(?! chức|\s+ngũ|\sdân phố)\s[^;.\d]{2,80}[,(]|"
    r"[Bb]an (?:chủ nhiệm|điều hành|quản lý|quản trị|chỉ đạo|vận động)"
    r"(?: (?:mô hình|CLB|câu lạc bộ))?|"
    r"(?:[Tt]ổ|[Đđ]ội|[Nn]hóm|[Cc]âu lạc bộ|CLB)(?! chức|\s+ngũ|\s(?:dân phố|đối tượng|bóng))"
    r"(?:\s(?!(?:bắt|giúp|cứu(?! hộ| nạn)|đưa|mời|gọi|vận động|giáo dục|xử|phạt)\s)"
    r"[^\W\d_]+){1,4}(?=\s+$))"
    r"\s*$"
)
#: Boats are of a group only where one is told of: not 'đánh bắt xa bờ với 651 tàu, 3.000 lao động'.
_BOATS = re.compile(r"\d[\d.]*\s(?:tàu|thuyền|ghe|phương tiện)(?!\w)", re.I)
_ENDS = re.compile(
    r"(?: [^\W\d_]+){0,2}\s*(?:[,;.)/”\"]|và(?!\w)|với(?!\w)|$)|"
    r"\s(?:của|ở|tại|trên|cùng|đều)(?!\w)"
)
#: People after the units that keep a model: lập “X” ở 11 khu trọ, 264 người.
_UNITS_TOLD = re.compile(r"\d\s[^;.,\d]{2,40},\s$")
#: Some of those just counted: 28 hội viên, trong đó có 6 người từng lầm lỡ.
_SOME_OF = re.compile(
    r"\d\s(?:thành viên|hội viên|tổ viên|đội viên|người|hộ|chị|em)(?:\s[^;.\d]{0,40})?,?\s"
    r"(?:trong đó|gồm|có)(?: có)?\s(?:\d+ [^,;.\d]{2,25}(?:,|và|,? có)\s)*$"
)
_BRACKET = re.compile(r"[”\"]?\s*(?:\(|[-–]\s)(?:[^();.\d]{2,50},\s)?")
_HONOURED = re.compile(
    r"(?<!\w)(?:giấy khen|bằng khen|tặng|khen thưởng|biểu dương|tuyên dương|vinh danh|tôn vinh)"
    r"(?!\w)[^;.]{0,70}\scho\s+$",
    re.I,
)
_AWARD_TO = Anchored(
    r"(?<!\w)(?:tặng|trao(?! (?:các )?quyết định(?! (?:khen|tặng)))|"
    r"khen thưởng|khen|thưởng|biểu dương|tuyên dương|tôn vinh|vinh danh)"
    r"(?!\w)[^;.]{0,90}$",
    re.I,
)


def of_group(around: Around) -> bool:
    """Thành viên: of a group or model, not of a union."""
    before = around.before
    if rewarded_with(around):
        return False
    if around.noun.lower().startswith("lượt") and around.after.startswith((" vay", " được vay")):
        return False
    if around.noun.lower().startswith("thành viên") and _CHAPTER.search(before[-40:]):
        return True
    if around.noun.lower().startswith(("hội viên", "đoàn viên")) and before.rstrip().endswith(
        ("sự tham gia của", "thu hút", "thu hút được")
    ):
        return False
    if _OFFICERS.search(before[-60:]) and "trong đó" in before:
        return False  # one of the officers of those just counted
    if _NOT_ALL.match(around.after) or _ALONG_WITH.search(before[-30:]):
        return False  # làm 2 thành viên của tổ bị thương
    if _GREW_FROM.search(before[-24:]) and _GROUP_NOW.match(around.after):
        return True
    return (
        _A_GROUP.search(before) is not None
        or FOUNDED_WITH.search(around.clause_before[-90:]) is not None
        or (around.noun.lower().startswith("thành viên") and _goes_on(around))
        or around.named
        or _OF_A_GROUP.match(around.after) is not None
    )


def _goes_on(around: Around) -> bool:
    """Whether a model or group is told of before in the paragraph."""
    document, sentence = around.document, around.sentence
    start = max(document.blocks[sentence.block].start, sentence.start - REACH)
    return (
        any(name.is_model for name in within(document.names, start, sentence.start))
        or _A_GROUP.search(document.text, start, sentence.start) is not None
    )


def makes_up(around: Around) -> bool:
    """Tổ gồm 10 hộ, câu lạc bộ có 25 người."""
    before = around.before[-150:]
    if _NUMBER_OF.search(before[-60:]):
        return True
    if FOUNDED_WITH.search(before[-90:]) and _MADE_UP.match(around.after):
        return True
    if not _MAKES_UP.search(before) or (
        before.rstrip().endswith("với sự tham gia của") and _HELD.search(around.before)
    ):
        return False
    return (
        around.noun.lower().startswith("hộ")
        or _MADE_UP.match(around.after) is not None
        or (_GATHERS.search(before[-16:]) and _ENDS_SOON.match(around.after)) is not None
    )


def rewarded_with(around: Around) -> bool:
    """Khen thưởng 12 mô hình: recipients."""
    end = around.number.start
    begin = max(around.clause.start, end - 110)
    return _AWARD_TO.search(around.document.words, begin, end) is not None


def honoured(around: Around) -> bool:
    """Tặng giấy khen cho 3 người tham gia: who is honoured does not come to take part."""
    return bool(_HONOURED.search(around.clause_before[-90:]))


def guests(around: Around) -> bool:
    """Dự lễ có lãnh đạo xã cùng 150 bà con."""
    before = around.before
    return _CAME_TO.search(before[-140:]) is not None or (
        (" có " in before or " gồm " in before)
        and _AND_GUESTS.search(before[-30:]) is not None
        and _GATHERED.search(before[:100]) is not None
    )


def _beside_name(around: Around) -> bool:
    """Whether brackets beside a model's name tell it: “Dòng họ Lò tự quản” (bản A, 38 hộ)."""
    start = around.number.start
    names = [n for n in within(around.document.names, start - 150, start) if n.is_model]
    return bool(names) and (
        _BRACKET.fullmatch(around.document.text, names[-1].end, start) is not None
    )


def of_group_told(around: Around) -> bool:
    """Những người, tàu of a group right before: 61 tổ, 540 tàu; Ban chủ nhiệm 7 người."""
    if _ENDS.match(around.after) is None:
        return False
    if _beside_name(around) or _SOME_OF.search(around.clause_before[-120:]):
        return True
    told = _GROUP_TOLD.search(around.clause_before[-130:])
    if told is None:
        units = around.named and _UNITS_TOLD.search(around.clause_before[-50:]) is not None
        return units and around.noun.lower() == "người"
    return not _BOATS.match(told.group()) or _A_GROUP.search(around.before) is not None


def drawn(around: Around) -> bool:
    """Thu hút 45 hộ, với sự tham gia của 120 người."""
    return _DRAWN.search(around.before[-110:]) is not None


def takes_part(around: Around) -> bool:
    """Với sự tham gia của 12 đơn vị, in what is held; units that take part in a model keep it."""
    before = around.before
    if _PARTS_IN.search(before[-40:]) is None:
        return False
    return _HELD.search(before) is not None or _MODEL_DREW.search(before[-220:]) is None
