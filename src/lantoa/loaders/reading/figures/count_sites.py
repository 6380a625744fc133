"""Units that are counted as sites: where models are kept, and of which model."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Name, within
from lantoa.loaders.reading.figures.count_around import Around
from lantoa.loaders.reading.figures.count_people import FOUNDED_WITH
from lantoa.loaders.reading.figures.count_things import OF_UNITS
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.spreading.spread_models import last_named_model
from lantoa.vietnamese import key

_MODELS = re.compile(
    r"mô hình|nhân rộng|thí điểm|câu lạc bộ|CLB|tự quản|camera|mắt thần|tiếng kẻng|thắp sáng|"
    r"ánh sáng an ninh|liên gia",
    re.I,
)
_BODIES_OF = re.compile(
    r"(?:chính quyền|UBND|HĐND|[Cc]ông an|cấp ủy|cấp uỷ|Đảng ủy|Đảng uỷ|lãnh đạo|đại diện|trụ trì|"
    r"cán bộ|(?:Ủy ban |UB)?(?:MTTQ|Mặt trận Tổ quốc)(?: ?Việt Nam| ?VN)?|"
    r"Hội (?:CCB|LHPN|Nông dân)|"
    r"Ban Chỉ đạo)(?: của)?\s+$",
    re.I,
)
_PEOPLED = re.compile(
    r"sinh sống|cư trú|dân số|tín đồ|giáo dân|nhân khẩu|nhà thờ|diện tích|tiếp giáp|trải dài|"
    r"giáp ranh|phân bố|tập trung (?:chủ yếu )?(?:tại|ở)",
    re.I,
)
#: What a share of the units does that is not keeping a model.
_NO_SHARE = re.compile(
    r"[^,;.\d]{0,40}?(?:đạt|nông thôn mới|nghèo|văn hóa|tội phạm|ma túy|"
    r"ma tuý|phức tạp|sáp nhập|bí thư|có điện|có đường)"
)
#: An ninh trật tự ở 6/6 thôn luôn được giữ yên.
_AT_PEACE = re.compile(r"[^,;.\d“\"]{0,40}?\s(?:giữ vững|giữ yên|yên bình|bình yên|ổn định)(?!\w)")
#: Whom the places are of, or what was held there: lực lượng nòng cốt tại 49 khu phố.
_PEOPLE_AT = re.compile(
    r"(?<!\w)(?:buổi|cuộc|lượt|lớp|hội nghị|lực lượng|cán bộ|người dân|người|nhân dân|đoàn viên|"
    r"hội viên|học sinh|hộ dân)(?!\w)"
    r"(?:(?!xây dựng|triển khai|thực hiện|nhân rộng|thành lập|ra mắt|lắp|áp dụng|thí điểm|làm)"
    r"[^,;.“”\"]){0,30}\s(?:tại|ở|trong|của|thuộc)\s+$",
    re.I,
)
_AT = re.compile(
    r"(?:mô hình(?: [^,;.\d]{0,20})? là|tại|ở|ra|trên|địa bàn|đến|tới|thành|cho|"
    r"trong|sang|được|thêm|lên|với|thuộc|của|(?:phủ|lan)(?: khắp| kín)?|nay(?: cả)?|"
    r"(?:ban đầu|lúc đầu|khi ấy)(?: chỉ)?(?: có)?)"
    r"(?:\s+(?:các|toàn bộ|khắp|tổng số))?\s+(?:\d[\d./]*\s(?:xã|phường|thôn|bản|ấp|khu phố|khóm|"
    r"xóm|làng|buôn|tổ dân phố)[^;.\d]{0,12}(?:,|và)\s+)?$",
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
    rf"(?:\s(?:ở|tại|trên|thuộc)(?: khắp)?\s[\d/]+ [^;.\d]{{2,40}}?|{OF_UNITS})[^,;.\d]{{0,45}}?\s"
    r"(?:(?:đã|đang|cùng|đều|đồng loạt)\s+)*"
    r"(?:(?:xây dựng|triển khai|thực hiện|duy trì|thành lập|áp dụng|ra mắt|tham gia|nhân rộng|"
    r"học tập|học theo|làm theo|đăng ký thực hiện|vào cuộc|hưởng ứng|lập|có)"
    r"(?:,\s|\svà\s)?)+"
    r"(?P<gap>[^,;.\d]{0,30})"
)
#: The model that the report is about: đã nhân rộng mô hình.
_THE_MODEL = re.compile(r"(?<=mô hình)(?: này)?(?=\s*[,;.]|\s(?:và|đã|trên|với|tại)(?!\w)|$)")
_SPREADS = re.compile(
    r"(?<!\w)(?:triển khai|nhân rộng|thực hiện|có mặt|phủ)(?!\w)[^,;.\d“”\"]{0,30}\s"
    r"(?:ở|tại|trên|khắp|tới|đến|ra)(?!\w)[^,;.\d]{0,12}$",
    re.I,
)
#: Units named one by one are sites where something is done there: triển khai ở 2 xã A và B.
_NAMED_UNITS = re.compile(rf"\s?:?\s?(?:vùng cao )?{UPPER}(?!{UPPER})")
_DONE_THERE = re.compile(
    r"(?<!\w)(?:triển khai|thực hiện|thí điểm|nhân rộng|nhân|xây dựng|thành lập|ra mắt|lắp|áp dụng|"
    r"duy trì|có mặt|lan|phủ|làm điểm|hoạt động|có)(?!\w)[^;.]{0,120}$|[”\"]\s(?:ở|tại)\s+$|"
    r"\d (?:CLB|câu lạc bộ|tổ|mô hình|điểm)\s[^;.]{0,90}\s(?:ở|tại)\s+$",
    re.I,
)
_MADE = re.compile(r"(?: (?:đã|đang|mới))* được (?:thành lập|ra mắt|xây dựng|công nhận)(?!\w)")
_DISTRICTS = re.compile(r"(?:huyện|quận|thị xã|thành phố)(?!\w)", re.I)
_OF = re.compile(r"(?<!\w)(?:của|giữa|thuộc|địa bàn)\s+$", re.I)
_GUESTS_OF = re.compile(
    r"\d[\d.]*\s(?:đại biểu|người|hội viên|cán bộ|học sinh)[^.;\d]{0,60}\s(?:của|đến từ|từ|ở)\s+$"
)
_SPREAD_OVER = re.compile(r"\d[\d.]*\s[^,;.\d]{2,40}\sđịa bàn\s+(?:của\s+)?(?:cả\s+)?$", re.I)
#: All of the units, which is their number: nhân rộng ra cả 8 thôn.
_TO_ALL = re.compile(r"(?<!\w)(?:ra|sang|đến|tới|khắp|phủ) cả $", re.I)
#: What is done at all of them counts, not they: tổ chức ở cả 9 huyện.
_OVER_ALL = re.compile(r"(?<!\w)(?:ở|tại|trên|của|địa bàn|trong|khắp|thuộc) cả $", re.I)
#: Where a model is now that need not be named again: nay phủ khắp 5 xã.
_ALL_OVER = re.compile(
    r"(?<!\w)(?:phủ khắp|phủ kín|lan ra|lan sang|lan tới|lan đến|nhân ra|nhân lên|"
    r"có mặt (?:ở|tại))\s+(?:cả\s+|toàn bộ\s+|khắp\s+)?$",
    re.I,
)
#: So many points there are of the model that the text goes on about: đến nay đã có 15 điểm.
_POINTS = re.compile(r"(?<!\w)(?:đã có|hiện có|nay có|lên|thành lập|thành lập được|lập)\s+$", re.I)
#: Named replicas and others that are only counted: nhân rộng ra chợ A, chợ B và 2 siêu thị.
_AND_MORE = re.compile(
    r"(?<!\w)(?:nhân rộng|nhân|lan|lan rộng|mở rộng)\s[^.;]{0,30}?(?:ra|sang|đến|tới)\s[^.;]{2,160}"
    r"\s(?:và|cùng)\s+$",
    re.I,
)
#: Sites of the model told of before, not of models counted meanwhile.
_ALONE = re.compile(
    r"(?<!mô hình )(?:tại|ở|trên|ra|đến|tới|trong|sang|thành|được)(?: cả)?\s+$", re.I
)


def camera_model(around: Around) -> Name | None:
    """The model of cameras that points are of: mô hình “Camera an ninh”, lắp đặt 13 điểm."""
    before = within(around.document.names, around.sentence.start, around.number.start)
    return next((n for n in reversed(before) if n.is_model and "amera" in n.text), None)


def has_models(around: Around) -> bool:
    """60 thôn, at which or by which models are kept."""
    before = around.before
    if around.model is not None or _is_made_model(around):
        return True
    if (
        around.number.of is None
        and _NAMED_UNITS.match(around.after)
        and not _DONE_THERE.search(before[-180:])
    ):
        return False
    if _DISTRICTS.match(around.noun) and _OF.search(before[-12:]):
        # not: giáp ranh của 4 huyện
        return around.named and _SPREADS.search(around.clause_before[-90:]) is not None
    if _GUESTS_OF.search(before[-90:]):
        return False  # 130 đại biểu của 42 xã
    if _ALL_OVER.search(before[-40:]) or FOUNDED_WITH.search(before[-90:]):
        return around.named or last_named_model(around.document, around.sentence) is not None
    if around.noun.lower() == "điểm" and _POINTS.search(before[-30:]):
        return around.named or last_named_model(around.document, around.sentence) is not None
    if _TO_ALL.search(before[-20:]) or _AND_MORE.search(before[-220:]):
        return True
    if (_OVER_ALL.search(before[-20:]) and around.number.of is None) or _SPREAD_OVER.search(
        before[-90:]
    ):
        return False  # ở cả 9 huyện; 60 trường học trên địa bàn 9 huyện: the schools are counted
    if _AT_PEACE.match(around.after):
        return False
    if _PEOPLE_AT.search(before[-60:]) and not _named_near(around):
        return False
    if _AT.search(before[-24:]) and (_MODELS.search(before) or around.named):
        return True
    if _LINKED.search(before[-220:]):
        return True
    if _BODIES_OF.search(before[-30:]) and _HAVE_MODELS.match(around.after) is None:
        return False  # lãnh đạo 6 xã
    if _PEOPLED.search(around.clause_before[-120:]):
        return False  # sinh sống ở 6/8 khu dân cư
    if around.number.of is not None and not _NO_SHARE.match(around.after):
        return True  # 12/17 xã đã lắp đặt; 3/11 giáo khu hưởng ứng
    if _TOGETHER.search(before[-160:]) and _THEY_KEEP.search(around.after):
        return True
    have = _HAVE_MODELS.match(around.after)
    if have is None:
        return False
    if _has_what_it_is_named_by(around, have):
        return True
    if "mô hình" in have["gap"] or "mô hình" in around.after[have.end() : have.end() + 10]:
        return True
    return bool(_kept(around, have))


def _is_made_model(around: Around) -> bool:
    """23 tộc họ được thành lập, where “Tộc họ tự quản” is a model: each unit is one."""
    if _MADE.match(around.after) is None:
        return False
    noun = f"{key(around.noun)} "
    return any(name.is_model and key(name.text).startswith(noun) for name in around.document.names)


def _named_near(around: Around) -> bool:
    """Whether a model's name stands near before: mô hình “Hộ nông dân tự quản” ở 12 thôn."""
    start = around.number.start
    return any(n.is_model for n in within(around.document.names, start - 90, start))


def _has_what_it_is_named_by(around: Around, have: re.Match[str]) -> bool:
    """Whether units have what the model that is told of is called by: 7 ấp đã có trống."""
    thing = have["gap"].split()
    name = _gone_on_about(around) if thing and have.group().endswith(have["gap"]) else None
    return name is not None and f" {key(thing[0])} " in f" {key(name.text)} "


def _kept(around: Around, have: re.Match[str]) -> list[Name]:
    """The models that stand after 'đã thành lập', 'đang duy trì'."""
    begin, end = around.noun_end + have.start("gap"), around.noun_end + have.end()
    stop = min(end + 12, around.sentence.end)
    return [n for n in within(around.document.names, begin, stop) if n.is_model]


def model_of_sites(around: Around) -> Name | None:
    """Return the one model that counted sites have: 93 thôn đã thành lập “X”; “X” ở 93 thôn."""
    document = around.document
    have = _HAVE_MODELS.match(around.after)
    kept = _kept(around, have) if have else []
    if kept:
        more = within(document.names, kept[-1].end, kept[-1].end + 60)
        several = any(n.is_model and n.group == kept[-1].group for n in more)
        return kept[0] if len(kept) == 1 and not several else None
    if have and _THE_MODEL.match(around.after, have.end()):
        models = [n for n in document.names if n.is_model and n.start < around.number.start]
        return models[-1] if len({n.text for n in models}) == 1 else None
    before = [
        n for n in within(document.names, around.clause.start, around.number.start) if n.is_model
    ]
    if len({n.text for n in before}) == 1 and _ALONE.search(around.before[-60:]):
        return before[-1]
    return _gone_on_about(around)


#: What all units may have of several models.
_ANY_MODEL = re.compile(
    r"(?<!\w)mô hình(?! này| trên| đó| ấy|\s*[“\"])|(?<!\w)(?:đạt|an toàn)(?!\w)", re.I
)
_IS_THERE = re.compile(
    r"(?<!\w)(?:có mặt|đã có|hiện có|nay|phủ|lan|vang|ra|nhân rộng|mở rộng|có)(?!\w)", re.I
)
_THERE_NOW = re.compile(
    r"[^,;.\d]{0,40}?\s(?:đều|cùng|đã|tham gia|thực hiện|áp dụng|làm theo|hưởng ứng|có)(?!\w)"
)


def _gone_on_about(around: Around) -> Name | None:
    """The model that the text goes on about: 'Đến nay, 10/10 thôn trong xã đều có loa'."""
    near = around.clause_before[-60:]
    told = _IS_THERE.search(near) or _THERE_NOW.match(around.after)
    if not told or _ANY_MODEL.search(near + around.after[:60]):
        return None
    sentence = around.sentence
    own = within(around.document.names, sentence.start, around.number.start)
    own = [name for name in own if name.is_model]
    if own:
        return own[-1] if len({name.text for name in own}) == 1 else None
    return last_named_model(around.document, sentence)
