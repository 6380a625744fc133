"""What must hold around a number for its noun to be a count: the `needs` of the word list.

A commune, a household or a meeting is counted only where the movement is what the clause is
about: "60 thôn" is a count of sites after "mô hình ... tại", not after "xã có".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lantoa.loaders.reading.document import within
from lantoa.loaders.reading.figures.count_around import Around
from lantoa.loaders.reading.figures.count_people import (
    drawn,
    guests,
    honoured,
    makes_up,
    of_group,
    of_group_told,
    rewarded_with,
    takes_part,
)
from lantoa.loaders.reading.figures.count_sites import has_models, model_of_sites
from lantoa.loaders.reading.figures.count_things import PERSON, UNIT_LIST
from lantoa.loaders.reading.figures.count_words import Counted

_HAVE_GROUPS = re.compile(
    r"[^,;.\d]{0,45}?\s(?:(?:đã|đang|cùng|đều|đồng loạt)\s+)*(?:thành lập|ra mắt|duy trì|"
    r"củng cố|(?<!\w)lập|có)\s+(?:được\s+)?(?:tổ|đội|CLB|câu lạc bộ|nhóm)(?! chức|\s+ngũ)(?!\w)"
)
_GATHERING = re.compile(r"ngày hội|lễ hội|hội nghị|diễn đàn", re.I)
_CONTEXT = (
    "mô hình", "điển hình", "phong trào", "ngày hội", "nhân rộng", "an ninh", "antt", "tự quản",
    "tiêu chí", "trật tự", "khen", "biểu dương", "tuyên dương", "tôn vinh", "cờ", "chương",
)  # fmt: skip
_MEETING = re.compile(
    r"tổ chức (?:diễn đàn|chương trình|hoạt động)|tuyên truyền|"
    r"tập huấn|phổ biến|(?<!\w)họp(?!\w)|sinh hoạt|nói chuyện|phát động|bồi dưỡng|"
    r"hội thảo|tọa đàm|tổ chức(?: được)?\s+$",
    re.I,
)
_CONTEST = re.compile(r"(?<!\w)(?:hội thi|cuộc thi|hội thao|hội diễn|giải đấu)(?!\w)", re.I)
_NO_MEETING = re.compile(r"\s(?:vận động|thi|sống|học|cao điểm|tấn công)(?!\w)")
_SETTLED = re.compile(r"(?:hòa giải|hoà giải|giải quyết)[^;.\d]{0,45}$", re.I)
_SETTLED_WELL = re.compile(r"(?:hòa giải|hoà giải)[^;.\d]{0,45}$", re.I)
_SETTLED_ALL = re.compile(r"hòa giải|hoà giải|giải quyết|dàn xếp|hàn gắn", re.I)
_DISPUTE = re.compile(
    r"(?: việc)?(?: [^\W\d_]+){0,2}? (?:mâu thuẫn|tranh chấp|xích mích|bất hòa|"
    r"va chạm(?! giao))(?!\w)"
)
_CRIME = re.compile(
    r",? việc xảy ra|\s[^,;.\d]{0,20}(?:về an ninh|trộm|cướp|gây rối|phạm|ma t[úu]y|"
    r"đánh bạc|cờ bạc|tệ nạn|án|cháy|tai nạn)"
    r"(?!\w)"
)
_REPORTED = re.compile(r"(?:tố giác|phản ánh|báo tin)(?: (?:được|về|hơn|trên|gần))*\s+$", re.I)
_HELPED = re.compile(r"(?<!\w)giúp(?!\w)[^,;.\d]{0,40}giải quyết[^,;.\d]{0,20}$", re.I)
_BOUGHT = re.compile(r"(?:giao nộp|thu hồi|thu giữ|thu)\s+$", re.I)
_CAMERAS = re.compile(r"camera|mắt thần", re.I)
_PUT_AT = re.compile(
    r"(?<!\w)(?:lắp đặt|lắp|đặt|bố trí|gắn|gồm|gồm có)(?: (?:được|mới|thêm|tại|ở|gồm))*\s+$", re.I
)
_TURNED = re.compile(r"chuyển hóa|chuyển hoá|đưa|ra khỏi|thoát", re.I)
_MOBILISED = re.compile(
    r"(?:phát động|ra quân|ngày hội|tuyên truyền)[^;.\d]{0,110}\s(?:tại|ở)\s+$", re.I
)
_TYPES_OF = re.compile(r"mô hình(?: [^,;.\d]{0,60})?(?:,|,? (?:thuộc|của|với|theo))\s+$", re.I)
_NO_ONE = re.compile(r"[^,;.]{0,25}(?:đối tượng|tội phạm|nghiện)")
#: What sets groups up or keeps them, or another of their list before.
_ONE_MORE = re.compile(
    r"(?:thành lập|ra mắt|(?<!\w)lập)(?: (?:được|mới|thêm))*\s+$|"
    r"\d[\d.]*\s(?:tổ|đội|nhóm|câu lạc bộ|CLB|chốt|cụm|mô hình)(?!\w)[^;.]{2,60}(?:,|và)\s+$",
    re.I,
)
_AND_MORE = re.compile(
    r"[^;.\d“”\"]{0,80}(?:,|\svà)\s\d[\d.]*\s(?:tổ|đội|nhóm|câu lạc bộ|CLB|chốt|cụm)(?!\w)"
)
_OF_THE_KIND = re.compile(
    r"\d[\d.]*\s(?:mô hình|tổ(?! chức)|đội|nhóm|câu lạc bộ|CLB|cụm|khu dân cư|dòng họ)(?!\w)", re.I
)
_SET_UP = re.compile(
    r"(?:thành lập|ra mắt|duy trì|xây dựng|củng cố|kiện toàn|tổ chức|công nhận|(?<!\w)có|"
    r"hình thành|(?<!\w)lập|phát triển)"
    r"(?: (?:được|mới|thêm|lại|và|tổng|số|cộng|hoạt động|của|hiệu quả))*\s+$|"
    r"\d[\d.]*\s(?:tổ|đội|nhóm|câu lạc bộ|CLB|chốt|cụm|mô hình)\s[^;.\d]{2,80}(?:,|và)\s+$",
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


def _settled(around: Around) -> bool:
    """Hòa giải 12 vụ, giải quyết 12 vụ việc: not crimes."""
    before = around.clause_before[-80:]
    if _DISPUTE.match(around.after) or "mâu thuẫn" in around.noun.lower():
        return _SETTLED_ALL.search(around.before[-200:]) is not None
    if _CRIME.match(around.after) or _HELPED.search(around.clause_before[-60:]):
        return False
    if around.noun.lower() == "vụ việc" and _REPORTED.search(before):
        return True
    if around.noun.lower() == "vụ" and not _SETTLED_WELL.search(before):
        return bool(_SETTLED.search(before)) and around.after[:1] in ("", ".", ",", ";")
    return bool(_SETTLED.search(before))


def _meetings(around: Around) -> bool:
    return bool(_MEETING.search(around.clause_before[-140:])) and not _NO_MEETING.match(
        around.after
    )


def _in_context(around: Around) -> bool:
    """Whether a sentence tells of what people are counted for."""
    said = around.document.of(around.sentence).lower()
    return any(word in said for word in _CONTEXT)


def _of_cameras(around: Around) -> bool:
    """Hệ thống camera gồm 24 mắt, lắp tại 9 điểm: what there is of cameras, not their sites."""
    before = around.before[-150:]
    return _CAMERAS.search(before) is not None and (
        around.noun.lower().startswith("mắt") or _PUT_AT.search(before) is not None
    )


def _of_a_kind(around: Around) -> bool:
    """Xây dựng 11 khu dân cư an toàn PCCC: founded, or in a list with models or groups."""
    if rewarded_with(around):
        return False
    before = around.before[-160:]
    return (
        "tự quản" in around.noun.lower()
        or _SET_UP.search(before[-60:]) is not None
        or _OF_THE_KIND.search(before) is not None
    )


_NEEDS: dict[str, Callable[[Around], bool]] = {
    "nothing": lambda around: True,
    "models": has_models,
    "model name": lambda around: around.model is not None,
    "a group": of_group,
    "makes up": makes_up,
    "quoted": lambda around: any(
        quote.inner_end - quote.inner_start < 80
        for quote in within(around.document.quotes, around.noun_end, around.noun_end + 3)
    ),
    "have groups": lambda around: (
        _HAVE_GROUPS.match(around.after) is not None and model_of_sites(around) is None
    ),
    "guests": guests,
    "drawn": drawn,
    "gathering": _gathering,
    "border": lambda around: "tự quản" in around.before,
    "contest": lambda around: _CONTEST.search(around.before[-120:]) is not None,
    "work": lambda around: "tuần tra" in around.after[:40] or "canh" in around.after[:40],
    "patrols": lambda around: "tuần tra" in around.clause_before[-120:].lower(),
    "of models": lambda around: bool(_TYPES_OF.search(around.before[-90:])),
    "not honoured": lambda around: not honoured(around),
    "not rewarded": lambda around: not rewarded_with(around),
    "of a group just told": of_group_told,
    "set up": lambda around: bool(
        _SET_UP.search(around.before[-60:]) and not rewarded_with(around)
    ),
    "meetings": _meetings,
    "settled": _settled,
    "fitted": lambda around: not _BOUGHT.search(around.before[-16:]),
    "cameras": _of_cameras,
    "of a kind": _of_a_kind,
    "people": _in_context,
    "takes part": takes_part,
    "share": lambda around: around.number.of is not None,
    "standard": lambda around: "tiêu chí" in around.before or "chuẩn" in around.before,
    "turned": lambda around: bool(
        _TURNED.search(around.clause_before) or _TURNED.search(around.noun)
    ),
    "mobilised": lambda around: bool(_MOBILISED.search(around.before[-150:])),
    "groups": lambda around: not (rewarded_with(around) or _NO_ONE.match(around.after)),
}


def one_counts(around: Around) -> bool:
    """Tell whether one group counts: it is founded, or goes on a list of groups."""
    return (
        _ONE_MORE.search(around.before[-80:]) is not None
        or _AND_MORE.match(around.after) is not None
    )


def holds(counted: Counted, around: Around) -> bool:
    """Tell whether what a noun needs to be counted stands around it."""
    return _NEEDS[counted.needs](around)


#: The noun that is counted told again after the number: used where a list of units has a predicate.
UNITS_ALONE = re.compile(rf"\s*(?P<unit>{UNIT_LIST})(?=\s*(?:,|;|và)\s)", re.I)
#: People before others with the predicate: 1.250 học sinh, 85 giáo viên ký cam kết.
PEOPLE_ALONE = re.compile(rf"\s*(?P<unit>{PERSON})(?=\s*(?:,|;|và)\s)", re.I)
