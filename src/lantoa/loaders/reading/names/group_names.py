"""Groups that are models by themselves: "ra mắt Đội Dân phòng nữ", "Cụm an ninh liên hoàn ...".

A group written with a capital letter is a model where it is launched under its name, or where the
report is about it: it is named twice or more, at least once as a subject or with its own place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from lantoa.loaders.reading.document import BlockKind, Document, Sentence, Span, covering
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.names.list_openers import NOT_OF_ORDER
from lantoa.loaders.reading.names.name_extent import end_of_name
from lantoa.loaders.reading.names.name_finder import Finder
from lantoa.loaders.reading.names.name_lists import thing_at
from lantoa.loaders.reading.names.name_things import THEME
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level
from lantoa.vietnamese import key

_GROUP = Anchored(
    r"(?<!\w)(?:[Tt]ổ|[Đđ]ội|[Cc]ụm|[Cc]âu lạc bộ(?:\s\(CLB\))?|CLB|[Nn]hóm|[Cc]hi hội|"
    r"Khu nhà trọ)\s+"
    r"(?!(?:công tác|giúp việc|"
    r"biên tập|bầu cử|đại biểu|dân phố|trưởng|phó|quốc|chức|máu|tuyển|nghiệp vụ|bóng|"
    r"bảo vệ an ninh|bảo vệ ANTT|thi đua|công nghiệp|công nghệ số|tiết kiệm|vay vốn|viên|"
    r"số|hợp tác|chuyên gia|soạn thảo|các|thẩm định|xã|thôn|ấp|bản|của|này)(?!\w)|"
    r"(?:Cảnh sát|CSGT|CSHS|CSKV|Công an|An ninh(?! (?:liên|giáp|tự quản|xung kích))|Nghiệp vụ|"
    r"Phong trào|Quản lý|Xây dựng phong trào|"
    r"Thiếu niên|Kiểm tra|Tổng hợp|Tham mưu|Hình sự|K\d|\d)(?!\w))(?=[^\W_])"
)
#: A group in small letters is a model where it is presented; the forces of the state never are.
_PRESENTED = re.compile(r"[Rr]a mắt(?:\s+(?:mô hình|thêm|điểm))?\s*$")
_OF_THE_STATE = re.compile(
    r"\w+ (?:dân phòng|hòa giải|hoà giải|an ninh nhân dân|bảo vệ|công an|cảnh sát|csgt|dân quân|"
    r"phản ứng nhanh|công tác|công nghệ|chuyên trách)(?!\w)",
    re.I,
)
#: Every hamlet founds its own by law.
_BRIGADE = re.compile(
    r"tổ bảo vệ an ninh|đội (?:phòng cháy|pccc|chữa cháy|"
    r"dân phòng)(?! \w+ tình nguyện)(?!.* (?:nữ|tình nguyện))"
)
_FAR = 280  # characters back to the models that a group stands among
_BEGIN = 10  # so many characters of a group's name tell whether it is named again
_LAUNCHED = re.compile(
    r"(?:ra mắt(?:\s+mô hình)?|(?:tiêu biểu|điển hình|nổi bật)(?:\s+(?:là|như|có))?:?)\s*$",
    re.I,
)
_FOUNDED = re.compile(
    r"(?:thành lập|xây dựng|củng cố|duy trì)(?:\s+(?:mô hình|đội hình))?\s*$", re.I
)
_CLUB = re.compile(
    rf"(?:[Cc]âu lạc bộ(?:\s\(CLB\))?|CLB)\s+(?=(?!Bóng|Thể|Văn|Khu){UPPER}\S*\s+\S)"
)
#: A club with a name of its own, which a capital shows: CLB Vợ ngư dân vươn khơi.
_NAMED_CLUB = re.compile(
    rf"(?:CLB|[Cc]âu lạc bộ(?:\s\(CLB\))?)\s+(?!{NOT_OF_ORDER})"
    rf"(?={UPPER}[^\W\d_]*[^\W\d_A-ZĐ](?:,?\s[^\W\d_]+){{2,}})"
)
_NAMELESS = re.compile(r"(?:Tổ|Đội|Cụm|Nhóm) (?:tự quản|an ninh|xung kích|tuần tra)")
_IN_NAME = re.compile(r"\s(?:tại|ở)(?=\s)")
_COUNTED = re.compile(r"\d\s+$")
#: One of many with a capital and a name of its own: 1 Tổ liên gia phòng cháy chữa cháy
_PRINTED_AS_NAME = re.compile(rf"(?:{UPPER}[^\W\dA-ZĐ]\S*|CLB {UPPER}\S*)(?: \S+){{4,}}$")
#: 8 cụm doanh nghiệp an toàn ... . Các mô hình này ...
_MEANT_NEXT = re.compile(
    r"(?!, (?:tổ|đội|nhóm|cụm|câu lạc bộ|CLB) )(?:[^.;:“\"\n]|\.(?=\d)){0,160}[.]\s+(?:(?:Các|"
    r"Những|Hai|Ba) mô hình (?:này|trên)|"
    r"(?:Đây|Đó) (?:đều |chính )?là (?:một (?:trong )?|những |các )*mô hình)(?!\w)"
)
_SEVERAL = re.compile(r"(?:các|những|nhiều|mỗi|từng|\d)\s*$", re.I)
#: Tổ tàu thuyền an toàn của huyện X được thành lập ...
_FOUNDED_AFTER = re.compile(
    r"\s(?:[^,.;:“\"]{0,60}\s)?(?:được (?:thành lập|ra mắt)|ra đời|"
    r"(?:chính thức )?đi vào hoạt động|"
    r"(?:chính thức )?(?:thành lập|ra mắt) (?:vào )?(?:năm|từ|tháng|ngày|đầu|cuối|giữa|với \d|"
    r"gồm \d))(?!\w)"
)
_FOUNDED_SOON = re.compile(
    r"được (?:thành lập|ra mắt)|ra đời|đi vào hoạt động|(?:thành lập|ra mắt) (?:năm|từ|vào|với|gồm)"
)
#: The one group that a report tells of: đã tổ chức tổ tự quản về an ninh gồm 15 thành viên
_FOUNDED_ONE = re.compile(
    r"(?:thành lập|tổ chức|xây dựng|lập)(?:\s+(?:ra|được|nên|một|1))?\s*$", re.I
)
_OF_MEMBERS = re.compile(
    r",?\s(?:gồm|có|với|bao gồm)(?: \w+)? \d+ (?:thành viên|người|hội viên|đoàn viên|tổ viên|"
    r"đội viên|hộ|gia đình|anh em)(?!\w)"
)
#: Từ hiệu quả của Tổ X, huyện dự kiến nhân rộng mô hình.
_MEANT_SOON = re.compile(
    r"[^.;:“\"]{0,120}\s(?:nhân rộng|duy trì|xây dựng|phát triển|triển khai) mô hình"
    r"(?=[.,]|\s(?:này|trên|ra|ở|tại|đến|sang)(?!\w))"
)
#: Tổ Liên gia số 7 ... . Đây là mô hình ...
_CALLED_NEXT = re.compile(
    r"[^.;:“\"\n]{0,160}[.]\s+(?:(?:Đây|Đó) (?:chính )?là (?:một (?:trong )?)?(?:những |"
    r"các )?mô hình|"
    r"Mô hình (?:này|trên|ấy))(?!\w)"
)
#: Beside models: thôn A có mô hình X, thôn B có Tổ Y; nhiều mô hình hay: X, Tổ Y
_AMONG_MODELS = re.compile(
    r"mô hình(?:[^.]{3,200}[,;][^.,;:“”\"]{2,60}\scó|[^.:]{0,120}:[^.:]{2,200}[,;])\s$"
)
_ACTS = re.compile(r"[^,;.(]{0,40}?\s(?:đã|đang|sẽ|được|phối hợp|tổ chức|tuần tra|phát hiện)(?!\w)")
#: What makes a name longer than its short form.
_AREA = re.compile(r"(?:khu vực|vùng|giáp ranh|liên|các)(?!\w)")
_PLACED = re.compile(r"\s+(?:(?:tại|ở|của|thuộc)\s+)?")
#: Tổ liên gia ở xóm Mảng là một trong những mô hình ...
_CALLED_MODEL = re.compile(
    r"[^.;:“\"]{0,90}?\s(?:là|trở thành)\s+(?:một\s+)?(?:(?:trong|số)\s+)*(?:những\s+|các\s+)?"
    r"mô hình\b"
)


@dataclass(slots=True)
class _Mention(Span):
    """A group as printed.

    `named` says that it has a name of its own, or is presented under it; `launched` that it is
    founded; `topical` that it is a subject.
    """

    named: bool
    launched: bool
    topical: bool


def name_groups(finder: Finder) -> None:
    """Add the groups of a report that are models."""
    document = finder.document
    mentions: dict[str, list[_Mention]] = defaultdict(list)
    text = document.text
    found = _GROUP.within(document.words, document.sentences)
    begins = Counter(text[match.start() : match.start() + _BEGIN] for _, match in found)
    for sentence, match in found:
        start = match.start()
        if begins[text[start : start + _BEGIN]] > 1 or _may_be_model(text, sentence, start):
            again = begins[text[start : start + _BEGIN]] > 1
            mention = _mention(finder, sentence, start, again=again)
            if mention is not None:
                name = _IN_NAME.sub("", text[mention.start : mention.end])
                mentions[key(name)].append(mention)
    finder.confidence = 0.65
    short = {name: long for name in mentions if (long := _longer(name, mentions)) is not None}
    for name, told in mentions.items():
        if name in short:
            continue
        shorter = [m for other, long in short.items() if long == name for m in mentions[other]]
        if _is_model(name, [*told, *shorter], alone=not finder.names_models):
            finder.group += 1
            first = document.of(told[0])
            for mention in told:
                if key(document.of(mention)) == key(first):
                    finder.add(mention.start, mention.end, mention.start, head="")
                else:
                    finder.add_alias(mention.start, mention.end, first)
            for mention in shorter:
                finder.add_alias(mention.start, mention.end, document.of(told[0]))


def _counted_club(text: str, before: str, start: int, end: int) -> bool:
    """Whether clubs of one kind are counted: 14 CLB Cựu quân nhân."""
    return _COUNTED.search(before) is not None and _CLUB.match(text, start, end) is not None


def _may_be_model(text: str, sentence: Sentence, start: int) -> bool:
    """A quick look: whether a group that is named once may be a model."""
    before = text[max(sentence.start, start - 30) : start]
    return (
        text.startswith("Cụm", start)
        or _NAMED_CLUB.match(text, start) is not None
        or _LAUNCHED.search(before) is not None
        or _FOUNDED.search(before) is not None
        or _COUNTED.search(before) is not None
        or "mô hình" in text[max(sentence.start, start - 250) : start + 250]
        or _FOUNDED_SOON.search(text, start, min(sentence.end, start + 120)) is not None
    )


def _is_model(name: str, told: list[_Mention], *, alone: bool) -> bool:
    """Whether a group is a model; one of another purpose only where there is no other model."""
    if any(m.named for m in told):
        return True
    if any(m.launched for m in told) and not _BRIGADE.match(name):
        return alone or THEME.search(name) is not None
    several = len(told) > 1 or name.startswith("cụm ")
    return several and any(m.topical for m in told) and THEME.search(name) is not None


def _longer(name: str, mentions: dict[str, list[_Mention]]) -> str | None:
    """The full name of which a name is short: with the area that a group is for."""
    begin = f"{name} "
    return next(
        (
            other
            for other in mentions
            if other.startswith(begin) and _AREA.match(other[len(begin) :])
        ),
        None,
    )


def _with_its_site(document: Document, start: int, end: int) -> int:
    """Past the site of a group that has no other name: Tổ tự quản (ở) bến cá Lăng Ông."""
    if not _NAMELESS.fullmatch(document.text, start, end):
        return end
    place = covering(document.places, end + 1) or next(
        (
            covering(document.places, preposition.end())
            for preposition in (_PLACED.match(document.text, end),)
            if preposition is not None
        ),
        None,
    )
    return place.end if place is not None and place.level is Level.SITE else end


def _mention(finder: Finder, sentence: Sentence, start: int, *, again: bool) -> _Mention | None:
    document = finder.document
    end = end_of_name(document, start, sentence.end)
    end = _with_its_site(document, start, end)
    if len(document.text[start:end].split()) < 3 or not finder.free(start, end):
        return None
    before = document.text[max(sentence.start, start - 30) : start]
    counted = _counted_club(document.text, before, start, end) or (
        _COUNTED.search(before) is not None
        and THEME.search(document.text, start, end) is not None
        and _OF_THE_STATE.match(document.text, start) is None
        and (
            _PRINTED_AS_NAME.match(document.text, start, end) is not None
            or _MEANT_NEXT.match(document.text, end) is not None
        )
    )
    if not counted and _SEVERAL.search(before):
        return None
    club = _NAMED_CLUB.match(document.text, start, end) is not None
    presented = _PRESENTED.search(before) and not _OF_THE_STATE.match(document.text, start)
    founded = (
        again
        and not finder.names_models
        and _OF_MEMBERS.match(document.text, end) is not None
        and _FOUNDED_ONE.search(before) is not None
        and _OF_THE_STATE.match(document.text, start) is None
    )
    if document.text[start].islower() and not (counted or presented or club or founded):
        return None
    launched = (
        counted
        or founded
        or _MEANT_SOON.match(document.text, end, sentence.end) is not None
        or _LAUNCHED.search(before) is not None
        or (
            _FOUNDED.search(before) is not None
            and THEME.search(document.text, start, end) is not None
        )
    )
    preposition = _PLACED.match(document.text, end, sentence.end)
    placed = preposition is not None and thing_at(document, preposition.end()) is not None
    launched = launched or any(
        pattern.match(document.text, end, sentence.end) is not None
        for pattern in (_CALLED_MODEL, _FOUNDED_AFTER)
    )
    launched = launched or _CALLED_NEXT.match(document.text, end) is not None
    launched = launched or (
        _AMONG_MODELS.search(document.text, max(sentence.start, start - _FAR), start) is not None
        and _ACTS.match(document.text, end) is None
        and THEME.search(document.text, start, end) is not None
        and _OF_THE_STATE.match(document.text, start) is None
    )
    topical = sentence.kind is BlockKind.TITLE or start == sentence.start or placed
    return _Mention(start, end, bool(presented) or club, launched, topical)
