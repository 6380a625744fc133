"""What must hold around a number for its noun to be a count: the `needs` of the word list.

A commune, a household or a meeting is counted only where the movement is what the clause is
about: "60 thôn" is a count of sites after "mô hình ... tại", not after "xã có".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lantoa.loaders.reading.count_words import UNIT_LIST, Counted
from lantoa.loaders.reading.document import Document, Name, Number, Sentence, Span, within


@dataclass(frozen=True, slots=True)
class Around:
    """A number with its noun, and what stands around it.

    `before` is the text of the sentence up to the number, `after` what follows the noun in the
    sentence; `model` is the model named right after the noun.
    """

    document: Document
    sentence: Sentence
    clause: Span
    number: Number
    noun: str
    noun_end: int
    model: Name | None

    @property
    def before(self) -> str:
        """The sentence up to the number."""
        start = max(self.sentence.start, self.number.start - _REACH)
        return self.document.text[start : self.number.start]

    @property
    def clause_before(self) -> str:
        """The clause up to the number."""
        start = max(self.clause.start, self.number.start - _REACH)
        return self.document.text[start : self.number.start]

    @property
    def after(self) -> str:
        """What follows the noun in the sentence."""
        return self.document.text[self.noun_end : min(self.sentence.end, self.noun_end + 160)]


_REACH = 500  # so far back is looked for what a number is about
_MODELS = re.compile(r"mô hình|nhân rộng|thí điểm|câu lạc bộ|CLB|tự quản", re.I)
_CARRIED_OUT = re.compile(r"[^,;.\d]{0,40}?\s(?:triển khai|thực hiện|lắp đặt|ra mắt)(?!\w)")
_HAVE_GROUPS = re.compile(
    r"[^,;.\d]{0,45}?\s(?:(?:đã|đang|cùng|đều|đồng loạt)\s+)*(?:thành lập|ra mắt|duy trì|"
    r"củng cố|có)\s+(?:được\s+)?(?:tổ|đội|CLB|câu lạc bộ|nhóm)(?! chức|\s+ngũ)(?!\w)"
)
_AT = re.compile(
    r"(?:mô hình(?: [^,;.\d]{0,20})? là|tại|ở|ra|trên|địa bàn|đến|tới|thành|cho|"
    r"trong|sang|được|thêm|lên|với|thuộc|của)"
    r"(?:\s+(?:các|toàn bộ|khắp))?\s+$",
    re.I,
)
_LINKED = re.compile(
    r"(?<!\w)(?:cụm|liên kết|giáp ranh|liên hoàn)(?!\w)[^;.]{0,160}\s(?:bao )?gồm(?: có)?\s+$|"
    r"(?<!\w)[Cc]ụm [^,;.\d]{3,60}\s$",
    re.I,
)
#: Phối hợp với 17 chi nhánh và 6 cửa hàng trên địa bàn triển khai mô hình “X”.
_TOGETHER = re.compile(r"phối hợp (?:với|cùng)[^.;]{0,90}$", re.I)
_THEY_KEEP = re.compile(
    r"\s(?:triển khai|xây dựng|ra mắt|thực hiện|thành lập)\s[^.;\d]{0,20}mô hình"
)
_HAVE_MODELS = re.compile(
    r"[^,;.\d]{0,45}?\s(?:(?:đã|đang|cùng|đều|đồng loạt)\s+)*"
    r"(?:(?:xây dựng|triển khai|thực hiện|duy trì|thành lập|áp dụng|ra mắt|tham gia|nhân rộng|có)"
    r"(?:,\s|\svà\s)?)+"
    r"(?P<gap>[^,;.\d]{0,30})"
)
_DISTRICTS = re.compile(r"(?:huyện|quận|thị xã|thành phố)(?!\w)", re.I)
_OF = re.compile(r"(?<!\w)(?:của|giữa|thuộc|địa bàn)\s+$", re.I)
_GUESTS_OF = re.compile(
    r"\d[\d.]*\s(?:đại biểu|người|hội viên|cán bộ|học sinh)[^.;\d]{0,60}\s(?:của|đến từ|từ|ở)\s+$"
)
_SPREAD_OVER = re.compile(r"\d[\d.]*\s[^,;.\d]{2,40}\sđịa bàn\s+(?:của\s+)?(?:cả\s+)?$", re.I)
#: Sites of the model told of before, not of models counted meanwhile.
_ALONE = re.compile(r"(?<!mô hình )(?:tại|ở|trên|ra|đến|tới|trong|sang|thành|được)\s+$", re.I)
_GATHERING = re.compile(r"ngày hội|lễ hội|hội nghị|diễn đàn", re.I)
_CONTEXT = re.compile(
    r"mô hình|điển hình|phong trào|ngày hội|nhân rộng|an ninh|ANTT|tự quản|tiêu chí|trật tự|"
    r"khen|biểu dương|tuyên dương|tôn vinh|Cờ|chương",
    re.I,
)
_A_GROUP = re.compile(
    r"(?<!\w)(?:mô hình|CLB|câu lạc bộ|tổ(?! chức| quốc| dân phố)|đội(?! ngũ)|nhóm|liên gia|cụm|"
    r"ban(?! chấp hành| hành| ngành)|hội đồng(?! nhân dân)|lực lượng|chốt)(?!\w)",
    re.I,
)
_CHAPTER = re.compile(r"(?<!\w)(?:chi hội|dòng họ|tộc họ)(?!\w)[^,;.\d]{0,25}$", re.I)
_OFFICERS = re.compile(r"(?:trưởng|phó)(?: trưởng)?(?: ban| nhóm)?[^.;]{0,40}$", re.I)
_MAKES_UP = re.compile(
    r"(?<!\w)(?:tổ(?! chức| quốc| dân phố)|đội(?! ngũ)|nhóm|CLB|câu lạc bộ|ban|mô hình|hội đồng|"
    r"lực lượng)(?!\w)[^.;:\d]{0,90}?\s(?:gồm|có|với|gồm có|tập hợp|"
    r"với sự tham gia của)\s+$",
    re.I,
)
#: Those who take part in what is held are no members.
_HELD = re.compile(r"tổ chức|phát động|ra quân|(?<!\w)[Ll]ễ(?!\w)|hội nghị|diễn ra")
_MADE_UP = re.compile(r"\s*(?:[,;.)]|(?:tham gia|nằm|là|do|ở|trong|kinh doanh|làm)(?!\w)|$)")
_DRAWN = re.compile(
    r"(?:thu hút(?: được)?|tham gia của|quy tụ|"
    r"(?:tuyên truyền|tập huấn|phổ biến|bồi dưỡng|nói chuyện|tư vấn)[^;.\d]{0,60}\scho)"
    r"(?: (?:đông đảo|sự tham gia của))?(?: [^.;\d]{2,60}(?:và|cùng))?\s+$",
    re.I,
)
_GUESTS = re.compile(
    r"(?:[Tt]ới|[Đđ]ến|[Vv]ề|[Tt]ham|^)\s?[Dd]ự(?: [^,.;\d]{2,25})? (?:có|gồm)\s[^.;\d]*"
    r"(?:và|cùng|,)\s+$"
)
_MEETING = re.compile(
    r"tuyên truyền|tập huấn|phổ biến|(?<!\w)họp(?!\w)|sinh hoạt|nói chuyện|phát động|bồi dưỡng|"
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
_BOUGHT = re.compile(r"(?:mua|giao nộp|thu hồi|thu giữ|thu)\s+$", re.I)
_TURNED = re.compile(r"chuyển hóa|chuyển hoá|đưa|ra khỏi|thoát", re.I)
_MOBILISED = re.compile(
    r"(?:phát động|ra quân|ngày hội|tuyên truyền)[^;.\d]{0,110}\s(?:tại|ở)\s+$", re.I
)
_GROUPS = re.compile(
    r"chia thành|mô hình|thành lập|nhân (?:diện )?rộng|nhân diện|tự quản|xây dựng|duy trì", re.I
)
_CLUB = re.compile(r"(?:CLB|câu lạc bộ)(?!\w)", re.I)


def _named(around: Around) -> bool:
    """Whether a model is named in the sentence before the number."""
    document = around.document
    return any(
        name.is_model for name in within(document.names, around.sentence.start, around.number.start)
    )


def _models(around: Around) -> bool:
    """60 thôn, at which or by which models are kept."""
    before = around.before
    if around.model is not None:
        return True
    if _DISTRICTS.match(around.noun) and _OF.search(before[-12:]):
        return False  # giáp ranh của 4 huyện
    if _GUESTS_OF.search(before[-90:]):
        return False  # 130 đại biểu của 42 xã
    if before.endswith(("cả ", "Cả ")) or _SPREAD_OVER.search(before[-90:]):
        return False  # ở cả 9 huyện; 60 trường học trên địa bàn 9 huyện: the schools are counted
    if _AT.search(before[-24:]) and (_MODELS.search(before) or _named(around)):
        return True
    if _LINKED.search(before[-220:]):
        return True
    if around.number.of is not None and _CARRIED_OUT.match(around.after):
        return True  # 12/17 xã đã lắp đặt
    if _TOGETHER.search(before[-160:]) and _THEY_KEEP.search(around.after):
        return True
    have = _HAVE_MODELS.match(around.after)
    if have is None:
        return False
    if "mô hình" in have["gap"] or "mô hình" in around.after[have.end() : have.end() + 10]:
        return True
    return bool(_kept(around, have))


def _kept(around: Around, have: re.Match[str]) -> list[Name]:
    """The models that stand after 'đã thành lập', 'đang duy trì'."""
    begin, end = around.noun_end + have.start("gap"), around.noun_end + have.end()
    return [n for n in within(around.document.names, begin, end + 12) if n.is_model]


def model_of_sites(around: Around) -> Name | None:
    """Return the one model that counted sites have: 93 thôn đã thành lập “X”; “X” ở 93 thôn."""
    document = around.document
    have = _HAVE_MODELS.match(around.after)
    kept = _kept(around, have) if have else []
    if kept:
        more = within(document.names, kept[-1].end, kept[-1].end + 60)
        several = any(n.is_model and n.group == kept[-1].group for n in more)
        return kept[0] if len(kept) == 1 and not several else None
    before = [
        n for n in within(document.names, around.clause.start, around.number.start) if n.is_model
    ]
    alone = len({n.text for n in before}) == 1 and _ALONE.search(around.before[-60:])
    return before[-1] if alone else None


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
        or _named(around)
        or _A_GROUP.match(around.after.lstrip()) is not None
    )


def _goes_on(around: Around) -> bool:
    """Whether a model is named in the sentence before in the paragraph."""
    document, sentence = around.document, around.sentence
    start = max(document.blocks[sentence.block].start, sentence.start - _REACH)
    return any(name.is_model for name in within(document.names, start, sentence.start))


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
    if _CRIME.match(around.after):
        return False
    before = around.clause_before[-80:]
    if around.noun.lower() == "vụ" and not _SETTLED_WELL.search(before):
        return bool(_SETTLED.search(before)) and around.after[:1] in ("", ".", ",", ";")
    return bool(_SETTLED.search(before))


def _meetings(around: Around) -> bool:
    return bool(_MEETING.search(around.clause_before[-140:])) and not _NO_MEETING.match(
        around.after
    )


_NEEDS: dict[str, Callable[[Around], bool]] = {
    "nothing": lambda around: True,
    "models": _models,
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
    "guests": lambda around: bool(_GUESTS.search(around.before)),
    "drawn": lambda around: bool(_DRAWN.search(around.before[-110:])),
    "gathering": _gathering,
    "border": lambda around: "tự quản" in around.before,
    "patrols": lambda around: "tuần tra" in around.clause_before[-120:].lower(),
    "meetings": _meetings,
    "settled": _settled,
    "fitted": lambda around: not _BOUGHT.search(around.before[-16:]),
    "people": lambda around: bool(_CONTEXT.search(around.document.of(around.sentence))),
    "standard": lambda around: "tiêu chí" in around.before or "chuẩn" in around.before,
    "turned": lambda around: bool(
        _TURNED.search(around.clause_before) or _TURNED.search(around.noun)
    ),
    "mobilised": lambda around: bool(_MOBILISED.search(around.before[-150:])),
    "groups": lambda around: bool(_CLUB.match(around.noun) or _GROUPS.search(around.before)),
}


def holds(counted: Counted, around: Around) -> bool:
    """Tell whether what a noun needs to be counted stands around it."""
    return _NEEDS[counted.needs](around)


#: The noun that is counted told again after the number: used where a list of units has a predicate.
UNITS_ALONE = re.compile(rf"\s*(?P<unit>{UNIT_LIST})(?=\s*(?:,|;|và)\s)", re.I)
