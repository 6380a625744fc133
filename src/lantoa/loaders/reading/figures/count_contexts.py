"""What must hold around a number for its noun to be a count: the `needs` of the word list.

A commune, a household or a meeting is counted only where the movement is what the clause is
about: "60 thôn" is a count of sites after "mô hình ... tại", not after "xã có".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lantoa.loaders.reading.document import within
from lantoa.loaders.reading.figures.count_around import REACH, Around
from lantoa.loaders.reading.figures.count_sites import has_models, model_of_sites
from lantoa.loaders.reading.figures.count_things import UNIT_LIST
from lantoa.loaders.reading.figures.count_words import Counted
from lantoa.loaders.reading.text.anchors import Anchored

_HAVE_GROUPS = re.compile(
    r"[^,;.\d]{0,45}?\s(?:(?:đã|đang|cùng|đều|đồng loạt)\s+)*(?:thành lập|ra mắt|duy trì|"
    r"củng cố|(?<!\w)lập|có)\s+(?:được\s+)?(?:tổ|đội|CLB|câu lạc bộ|nhóm)(?! chức|\s+ngũ)(?!\w)"
)
_GATHERING = re.compile(r"ngày hội|lễ hội|hội nghị|diễn đàn", re.I)
_CONTEXT = (
    "mô hình", "điển hình", "phong trào", "ngày hội", "nhân rộng", "an ninh", "antt", "tự quản",
    "tiêu chí", "trật tự", "khen", "biểu dương", "tuyên dương", "tôn vinh", "cờ", "chương",
)  # fmt: skip
_A_GROUP = re.compile(
    r"(?<!\w)(?:mô hình|CLB|câu lạc bộ|tổ(?! chức| quốc| dân phố)|đội(?! ngũ)|nhóm|liên gia|cụm|"
    r"ban(?! chấp hành| hành| ngành)|hội đồng(?! nhân dân)|lực lượng|chốt)(?!\w)",
    re.I,
)
_PARTS_IN = re.compile(r"tham gia của(?: (?:các|hơn|trên|gần|đông đảo))?\s+$", re.I)
_CHAPTER = re.compile(r"(?<!\w)(?:chi hội|dòng họ|tộc họ)(?!\w)[^,;.\d]{0,25}$", re.I)
_OFFICERS = re.compile(r"(?:trưởng|phó)(?: trưởng)?(?: ban| nhóm)?[^.;]{0,40}$", re.I)
_MAKES_UP = re.compile(
    r"(?<!\w)(?:tổ(?! chức| quốc| dân phố)|đội(?! ngũ)|nhóm|CLB|câu lạc bộ|ban|mô hình|hội đồng|"
    r"lực lượng)(?!\w)(?:[^.;:\d]|(?<=ngày )[\d/-]{3,10}|(?<=năm )\d{4}){0,90}?\s"
    r"(?:gồm|có|với|gồm có|tập hợp|quy tụ|chỉ có|với sự tham gia của)\s+$",
    re.I,
)
#: Those who take part in what is held are no members.
_HELD = re.compile(r"tổ chức|phát động|ra quân|(?<!\w)[Ll]ễ(?!\w)|hội nghị|diễn ra")
_MADE_UP = re.compile(r"\s*(?:[,;.)]|(?:từ|tham gia|nằm|là|do|ở|trong|kinh doanh|làm)(?!\w)|$)")
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
_MEETING = re.compile(
    r"tổ chức (?:diễn đàn|chương trình|hoạt động)|tuyên truyền|"
    r"tập huấn|phổ biến|(?<!\w)họp(?!\w)|sinh hoạt|nói chuyện|phát động|bồi dưỡng|"
    r"hội thảo|tọa đàm|tổ chức(?: được)?\s+$",
    re.I,
)
_NO_MEETING = re.compile(r"\s(?:vận động|thi|sống|học|cao điểm|tấn công)(?!\w)")
_SETTLED = re.compile(r"(?:hòa giải|hoà giải|giải quyết)[^;.\d]{0,45}$", re.I)
_SETTLED_WELL = re.compile(r"(?:hòa giải|hoà giải)[^;.\d]{0,45}$", re.I)
_CRIME = re.compile(
    r"\s[^,;.\d]{0,20}(?:trộm|cướp|gây rối|phạm|ma t[úu]y|đánh bạc|cờ bạc|tệ nạn|án|cháy|tai nạn)"
    r"(?!\w)"
)
_REPORTED = re.compile(r"(?:tố giác|phản ánh|báo tin)(?: (?:được|về|hơn|trên|gần))*\s+$", re.I)
_HELPED = re.compile(r"(?<!\w)giúp(?!\w)[^,;.\d]{0,40}giải quyết[^,;.\d]{0,20}$", re.I)
_BOUGHT = re.compile(r"(?:giao nộp|thu hồi|thu giữ|thu)\s+$", re.I)
_TURNED = re.compile(r"chuyển hóa|chuyển hoá|đưa|ra khỏi|thoát", re.I)
_MOBILISED = re.compile(
    r"(?:phát động|ra quân|ngày hội|tuyên truyền)[^;.\d]{0,110}\s(?:tại|ở)\s+$", re.I
)
_TYPES_OF = re.compile(r"mô hình(?: [^,;.\d]{0,25})?(?:,|,? (?:thuộc|của|với|theo))\s+$", re.I)
#: A group right before: 61 tổ, 540 tàu; tổ “X”, 25 người.
_GROUP_TOLD = re.compile(
    r"(?<!\w)(?:\d[\d.]*\s(?:tổ|đội|nhóm|cụm|câu lạc bộ|CLB|mô hình|tàu|thuyền|ghe|phương tiện)"
    r"(?! chức|\s+ngũ|\sdân)"
    r"(?:\s[^;.\d]{0,60})?(?:,|\svới|\sgồm|\scó|\svà|/)|"
    r"(?:[Tt]ổ|[Đđ]ội|[Nn]hóm|[Cc]âu lạc bộ|CLB|mô hình|[Cc]hi hội)"
    r"(?! chức|\s+ngũ|\sdân phố)\s[^;.\d]{2,80},|"
    r"[Bb]an (?:chủ nhiệm|điều hành|quản lý|quản trị|chỉ đạo|vận động)"
    r"(?: (?:mô hình|CLB|câu lạc bộ))?)"
    r"\s*$"
)
#: Boats are of a group only where one is told of: not 'đánh bắt xa bờ với 651 tàu, 3.000 lao động'.
_BOATS = re.compile(r"\d[\d.]*\s(?:tàu|thuyền|ghe|phương tiện)(?!\w)", re.I)
_NO_ONE = re.compile(r"[^,;.]{0,25}(?:đối tượng|tội phạm|nghiện)")
_ENDS = re.compile(r"(?: [^\W\d_]+){0,2}\s*(?:[,;.)/]|và(?!\w)|với(?!\w)|$)")
_AWARD_TO = Anchored(
    r"(?<!\w)(?:tặng|trao|khen thưởng|khen|thưởng|biểu dương|tuyên dương|tôn vinh|vinh danh)"
    r"(?!\w)[^;.]{0,90}$",
    re.I,
)
_HONOURED = re.compile(
    r"(?<!\w)(?:giấy khen|bằng khen|tặng|khen thưởng|biểu dương|tuyên dương|vinh danh|tôn vinh)"
    r"(?!\w)[^;.]{0,70}\scho\s+$",
    re.I,
)
#: What sets groups up or keeps them, or another of their list before.
_SET_UP = re.compile(
    r"(?:thành lập|ra mắt|duy trì|xây dựng|củng cố|kiện toàn|tổ chức|công nhận|(?<!\w)có|"
    r"hình thành|(?<!\w)lập|phát triển)"
    r"(?: (?:được|mới|thêm|lại|và|tổng|số|cộng|hoạt động|của|hiệu quả))*\s+$|"
    r"\d[\d.]*\s(?:tổ|đội|nhóm|câu lạc bộ|CLB|chốt|cụm|mô hình)\s[^;.\d]{2,50}(?:,|và)\s+$",
    re.I,
)


def _gathering(around: Around) -> bool:
    """Lượt, where a festival was spoken of before in the paragraph."""
    document, sentence = around.document, around.sentence
    ends = document.gathering_ends
    if sentence.block not in ends:
        block = document.blocks[sentence.block]
        found = _GATHERING.search(document.text, block.start, block.end)
        ends[sentence.block] = found.end() if found else block.end + 1
    return ends[sentence.block] <= sentence.end


def _group(around: Around) -> bool:
    """Thành viên: of a group or model, not of a union."""
    before = around.before
    if _rewarded_with(around):
        return False
    if around.noun.lower().startswith("thành viên") and _CHAPTER.search(before[-40:]):
        return True
    if around.noun.lower().startswith(("hội viên", "đoàn viên")) and before.rstrip().endswith(
        "sự tham gia của"
    ):
        return False
    if _OFFICERS.search(before[-60:]) and "trong đó" in before:
        return False  # one of the officers of those just counted
    return (
        _A_GROUP.search(before) is not None
        or (around.noun.lower().startswith("thành viên") and _goes_on(around))
        or around.named
        or _A_GROUP.match(around.after.lstrip()) is not None
    )


def _goes_on(around: Around) -> bool:
    """Whether a model or group is told of before in the paragraph."""
    document, sentence = around.document, around.sentence
    start = max(document.blocks[sentence.block].start, sentence.start - REACH)
    return (
        any(name.is_model for name in within(document.names, start, sentence.start))
        or _A_GROUP.search(document.text, start, sentence.start) is not None
    )


def _makes_up(around: Around) -> bool:
    """Tổ gồm 10 hộ, câu lạc bộ có 25 người."""
    before = around.before[-150:]
    if not _MAKES_UP.search(before) or (
        before.rstrip().endswith("với sự tham gia của") and _HELD.search(around.before)
    ):
        return False
    return around.noun.lower().startswith("hộ") or _MADE_UP.match(around.after) is not None


def _settled(around: Around) -> bool:
    """Hòa giải 12 vụ, giải quyết 12 vụ việc: not crimes."""
    if _CRIME.match(around.after) or _HELPED.search(around.clause_before[-60:]):
        return False
    before = around.clause_before[-80:]
    if around.noun.lower() == "vụ việc" and _REPORTED.search(before):
        return True
    if around.noun.lower() == "vụ" and not _SETTLED_WELL.search(before):
        return bool(_SETTLED.search(before)) and around.after[:1] in ("", ".", ",", ";")
    return bool(_SETTLED.search(before))


def _meetings(around: Around) -> bool:
    return bool(_MEETING.search(around.clause_before[-140:])) and not _NO_MEETING.match(
        around.after
    )


def _rewarded_with(around: Around) -> bool:
    """Khen thưởng 12 mô hình: recipients."""
    end = around.number.start
    begin = max(around.clause.start, end - 110)
    return _AWARD_TO.search(around.document.words, begin, end) is not None


def _in_context(around: Around) -> bool:
    """Whether a sentence tells of what people are counted for."""
    said = around.document.of(around.sentence).lower()
    return any(word in said for word in _CONTEXT)


def _honoured(around: Around) -> bool:
    """Tặng giấy khen cho 3 người tham gia: who is honoured does not come to take part."""
    return bool(_HONOURED.search(around.clause_before[-90:]))


def _guests(around: Around) -> bool:
    """Dự lễ có lãnh đạo xã cùng 150 bà con."""
    before = around.before
    return (
        (" có " in before or " gồm " in before)
        and _AND_GUESTS.search(before[-30:]) is not None
        and _GATHERED.search(before[:100]) is not None
    )


def _of_group_told(around: Around) -> bool:
    """Những người, tàu of a group right before: 61 tổ, 540 tàu; Ban chủ nhiệm 7 người."""
    told = _GROUP_TOLD.search(around.clause_before[-130:])
    if told is None or _ENDS.match(around.after) is None:
        return False
    return not _BOATS.match(told.group()) or _A_GROUP.search(around.before) is not None


_NEEDS: dict[str, Callable[[Around], bool]] = {
    "nothing": lambda around: True,
    "models": has_models,
    "model name": lambda around: around.model is not None,
    "a group": _group,
    "makes up": _makes_up,
    "quoted": lambda around: any(
        quote.inner_end - quote.inner_start < 80
        for quote in within(around.document.quotes, around.noun_end, around.noun_end + 3)
    ),
    "have groups": lambda around: (
        _HAVE_GROUPS.match(around.after) is not None and model_of_sites(around) is None
    ),
    "guests": _guests,
    "drawn": lambda around: bool(_DRAWN.search(around.before[-110:])),
    "gathering": _gathering,
    "border": lambda around: "tự quản" in around.before,
    "patrols": lambda around: "tuần tra" in around.clause_before[-120:].lower(),
    "of models": lambda around: bool(_TYPES_OF.search(around.before[-60:])),
    "not honoured": lambda around: not _honoured(around),
    "not rewarded": lambda around: not _rewarded_with(around),
    "of a group just told": _of_group_told,
    "set up": lambda around: bool(
        _SET_UP.search(around.before[-60:]) and not _rewarded_with(around)
    ),
    "meetings": _meetings,
    "settled": _settled,
    "fitted": lambda around: not _BOUGHT.search(around.before[-16:]),
    "people": _in_context,
    "takes part": lambda around: bool(_PARTS_IN.search(around.before[-40:])),
    "share": lambda around: around.number.of is not None,
    "standard": lambda around: "tiêu chí" in around.before or "chuẩn" in around.before,
    "turned": lambda around: bool(
        _TURNED.search(around.clause_before) or _TURNED.search(around.noun)
    ),
    "mobilised": lambda around: bool(_MOBILISED.search(around.before[-150:])),
    "groups": lambda around: not (_rewarded_with(around) or _NO_ONE.match(around.after)),
}


def holds(counted: Counted, around: Around) -> bool:
    """Tell whether what a noun needs to be counted stands around it."""
    return _NEEDS[counted.needs](around)


#: The noun that is counted told again after the number: used where a list of units has a predicate.
UNITS_ALONE = re.compile(rf"\s*(?P<unit>{UNIT_LIST})(?=\s*(?:,|;|và)\s)", re.I)
