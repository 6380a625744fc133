"""The place that frames the clause of a model: 'Tại thôn X, ...', 'Xã Y xây dựng ...'.

Where nothing in the sentence does, see :mod:`.site_pointers` and :mod:`.place_frames`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.deployments.site_words import FIRST_OF
from lantoa.loaders.reading.document import (
    Document,
    Name,
    PlaceName,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.places.place_chains import UP
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_LEADING = re.compile(
    r"(?:^|[\s(“\"])(?:tại|ở|về|với|trên địa bàn|đến|thuộc|từ)\s+(?:các\s+|địa bàn\s+)?"
    r"(?:(?:(?:xã|phường|thị trấn|huyện|thôn|bản|ấp|khu phố),?\s+)*"
    r"(?:xã|phường|thị trấn|huyện|thôn|bản|ấp|khu phố):\s+)?"
    r"(?:(?:nhà văn hóa|nhà văn hoá|nhà sinh hoạt|cộng đồng|hội trường|trụ sở|sân vận động|sân|"
    r"trung tâm văn hóa|nhà rông|nhà gươl|đình|nhà họp|điểm)\s+){0,2}$",
    re.I,
)
#: Before the place of someone who speaks: 'Trưởng thôn A', 'Bí thư Chi bộ ấp B'.
_OFFICE = re.compile(
    r"(?<!\w)(?:trưởng|phó|bí thư(?: chi bộ)?|chi bộ|chi hội|chi đoàn|tổ trưởng|người dân|bà con|"
    r"nhân dân|ngụ|trú|sống|nhà)\s+(?:tại\s+|ở\s+)?$",
    re.I,
)
#: A person who speaks for a place: 'Ông A, Trưởng thôn B'; 'Bà C (ở ấp D)'.
PERSON = re.compile(
    r"[\s“\"–-]*(?:Theo\s+|Trao đổi với[^,]{0,30},\s+)?(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|"
    r"[Cc]ô|[Gg]ià làng|[Ll]inh mục|(?:[Tt]hiếu|[Tt]rung|[Tt]hượng|[Đđ]ại) (?:tá|úy|uý))\s"
)
OF_PERSON = re.compile(
    r"(?:(?<!\w)(?:trưởng|bí thư|phó|chi hội|chi bộ|tổ|người dân|ngụ|trú|sống|ở|tại|nhà|thuộc|"
    r"đội|mặt trận|ban)|[,(–-])\s*(?:(?<=\s)(?:các|hai|ba|\d{1,2})\s+)?$",
    re.I,
)
#: What leads over to a place at the head of a sentence: 'Riêng xã A', 'Điển hình như xã B'.
JOINING = re.compile(
    r"[\s“\"–-]*(?:(?:Riêng|Còn|Tương tự|Trong đó|Điển hình|Tiêu biểu|Nổi bật|Đặc biệt|Đơn cử|"
    r"Cụ thể|Theo đó|Trước đây|Hiện nay|Hiện|Là|Trước đó|Vì vậy|Do đó|Thời gian qua|"
    r"(?:Trong )?[Nn]hững năm (?:qua|gần đây))\s*,?\s*(?:như|là|phải kể đến|có)?\s*:?\s*)?"
    r"(?:các\s+|hai\s+)?",
    re.I,
)
#: Before the place of those who live there, as the subject of a clause.
_PEOPLE = re.compile(
    r"[\s“\"–-]*(?:[^.;:“\"]{0,40},\s+)?(?:[Nn]gười dân|[Bb]à con(?: nhân dân)?|[Nn]hân dân|"
    r"[Cc]ác (?:hộ dân|gia đình)|[Bb]à con giáo dân)\s+(?:(?:ở|tại|của)\s+)?"
)
SAYS = Anchored(
    r"(?<!\w)(?:cho biết|chia sẻ|cho hay|phấn khởi|kể|nói|khẳng định|bày tỏ|tâm sự|đánh giá|"
    r"nhận xét|phấn khởi|thông tin)(?!\w)"
)
_NEAR_HEAD = 60  # characters
_LONGEST_LEADING = 60  # characters that hold all that _LEADING matches
#: Where models are talked about: neither the venue nor the organizer has them.
TALK = Anchored(
    r"(?<!\w)(?:hội nghị|hội thảo|tọa đàm|toạ đàm|tập huấn|tổng kết|sơ kết|tham quan|"
    r"học tập kinh nghiệm)(?!\w)",
    re.I,
)
#: 'A là xã đầu tiên của huyện B'.
_IS_OF = re.compile(r"\s+là\s[^,.;:]{1,50}\s(?:của|ở|thuộc|tại)\s+")
_FRAME = re.compile(r"(?:(?:[Rr]iêng|[Cc]òn|[Tt]rong đó),?\s+)?(?:tại|ở)\s+", re.I)
_SUBJECT = re.compile(
    r"\s*(?:(?:và|cùng|(?:đã )?phối hợp(?: cùng| với)?)\s+"
    r"(?:Công an|Phòng|Hội|Đoàn|Ban|UBND|Ủy ban|Đồn)[^.;:“\"]{0,80}?\s)?"
    r"(?:(?:làm điểm|để(?: làm điểm)?|làm nơi)\s+){0,2}"
    r"(?:(?:được|đạt|đoạt|nhận)\s[^.;:“\"]{0,60}?\s(?=với(?!\w)))?"
    r"(?:là\s[^,.;:]{0,60}?(?:đầu tiên|tiên phong|đi đầu|được chọn)[^,.;:]{0,50}?\s)?"
    r"(?:(?:cũng|đã|đang|hiện|còn|vừa|mới|tiếp tục|chủ động|nay|thì|lại|nổi bật|tiêu biểu|"
    r"điển hình|đi đầu|đều|cùng|lần lượt|đồng loạt)\s+)*(?:xây dựng|thành lập|"
    r"ra mắt|triển khai|duy trì|"
    r"(?:nổi tiếng|nổi lên|nổi danh|được biết đến|gây ấn tượng) (?:với|bởi|nhờ)|"
    r"báo cáo|tham luận|trình bày|lập|lập ra|sáng lập|khởi xướng|áp dụng|vận hành|"
    r"thực hiện|tổ chức|có|thí điểm|với|nhân rộng|củng cố|phát huy|vận động|chọn|lắp|trang bị)"
    r"(?!\w)",
    re.I,
)


def frame(document: Document, sentence: Sentence, name: Name) -> PlaceName | None:
    """The place that frames the clause of an item: 'Tại thôn X, ...', 'Xã Y xây dựng ...'.

    A clause that tells of no place and no body goes on with the frame of the sentence.
    """
    clause = clause_at(document, sentence, name.start)
    found = _frame_in(document, clause, name)
    if found is not None or clause.start == sentence.start:
        return found
    if within(document.places, clause.start, name.start):
        return None
    if within(document.bodies, clause.start, name.start):
        return None
    earlier = within(document.places, sentence.start, clause.start)
    named = within(document.names, sentence.start, clause.start)
    if any(p.start > named[0].start for p in earlier if named) or NOT_ONE.search(
        document.words, clause.start, name.start
    ):
        return None  # what stood before has places of its own
    return _frame_in(document, Span(sentence.start, clause.end), name)


#: What a clause is on that goes on with nothing.
NOT_ONE = Anchored(
    r"(?<!\w)(?:[Tt]oàn|[Cc]ả|[Cc]ác|[Nn]hiều|[Mm]ột số)\s+(?:tỉnh|nước|huyện|xã|phường|"
    r"địa phương|nơi|đơn vị)(?!\w)"
)


def _frame_in(document: Document, clause: Span, name: Name) -> PlaceName | None:
    """The place before a model in a stretch of its sentence that frames it."""
    text = document.text
    before = within(document.places, clause.start, name.start)
    containers = {
        b.start
        for a, b in pairwise(before)
        if (RANK[b.level] > RANK[a.level] or b.chain[0] in a.chain[1:])
        and (UP.fullmatch(text[a.end : b.start]) or _IS_OF.fullmatch(text, a.end, b.start))
    }
    for place in reversed(before):
        if place.elliptical or place.level is Level.REGION or place.start in containers:
            continue
        if place.chain[0].lower().startswith("dòng họ"):
            continue  # it is at a place, and no place
        if place.level is Level.PROVINCE and not _another_province(document, clause, place):
            continue
        if covering(document.names, place.start) is not None:
            continue
        if _of_another(document, clause, place, name):
            continue
        if TALK.search(document.words, place.end, name.start) and not (
            place.start - clause.start < _NEAR_HEAD
            and _REVIEWS.match(text, chain_end(document, place))
        ):
            continue  # where models are talked about is not where they are
        body = covering(document.bodies, place.start)
        body = body if body is not None and body.start < place.start else None
        if body is not None:
            if document.text.startswith(("Đồn", "Hải đội"), body.start):
                continue  # border guards keep more than the harbour of their name
            if RANK[place.level] <= RANK[Level.COMMUNE] and place.place is not None:
                return _subject_with(document, before[0], place, clause, name)
            continue
        if place.level is Level.DISTRICT and FIRST_OF.search(
            text, max(clause.start, place.start - _LONGEST_LEADING), place.start
        ):
            continue  # 'Là xã đầu tiên của huyện A xây dựng mô hình'
        if _LEADING.search(
            text[max(clause.start, place.start - _LONGEST_LEADING) : place.start]
        ) or _SUBJECT.match(text, chain_end(document, place)):
            return place
        if _REVIEWS.match(text, chain_end(document, place)):
            return place
        if place.start - clause.start < 3:
            return place
        if JOINING.fullmatch(text, clause.start, place.start) and text.startswith(
            ",", chain_end(document, place) - 1
        ):
            return place  # 'Còn xã A, nơi giáp biên giới, ngày 5/3 ra mắt'
        if _PEOPLE.fullmatch(text, clause.start, place.start):
            return place
        if _speaks_for(document, clause, place) and SAYS.search(
            document.words, place.end, name.start
        ):
            return place
    return None


def _speaks_for(document: Document, clause: Span, place: PlaceName) -> bool:
    """Whether somebody speaks for a place: 'Trưởng thôn A', 'Anh Lò Văn B, thôn A'."""
    text, begin = document.text, max(clause.start, place.start - 30)
    if _OFFICE.search(text, begin, place.start):
        return True
    return bool(PERSON.match(text, clause.start) and OF_PERSON.search(text, begin, place.start))


def _of_another(document: Document, clause: Span, place: PlaceName, name: Name) -> bool:
    """Whether a place is that of the item before: '2 CLB ở xã A và mô hình “X”'."""
    if not _JOINS.fullmatch(document.text, chain_end(document, place), name.start):
        return False
    before = document.text[clause.start : place.start]
    return _AT.search(before) is not None and _ITEM.search(before) is not None


_JOINS = re.compile(
    r"[\s,;]*(?:(?:và|cùng|hay|cùng với)\s+)?"
    r"(?:(?:các\s+)?(?:mô hình|CLB|câu lạc bộ|tổ|đội)\s+)?[“\"]?",
    re.I,
)
_AT = re.compile(r"(?<!\w)(?:tại|ở|của|địa bàn|thuộc)\s+(?:các\s+)?$")
_ITEM = re.compile(r"(?<!\w)(?:mô hình|CLB|câu lạc bộ|tổ|đội|nhóm)\s|[”\"»]", re.I)
#: A unit that reviews what it has: 'xã A sơ kết 6 tháng hoạt động mô hình'.
_REVIEWS = re.compile(r"\s*(?:(?:đã|vừa|tổ chức|hội nghị)\s+)*(?:sơ kết|tổng kết)(?!\w)", re.I)
_WITH = re.compile(r"\s*(?:đã\s+|vừa\s+)?(?:phối hợp|cùng|kết hợp)(?!\w)")


def _subject_with(
    document: Document, first: PlaceName, partner: PlaceName, clause: Span, name: Name
) -> PlaceName:
    """The place that acts with the body of a commune: 'Giáo xứ A phối hợp với Công an xã B'."""
    lower = RANK[first.level] < RANK[partner.level] and not first.elliptical
    if lower and covering(document.bodies, first.start) is None:
        begins = first.start - clause.start < _NEAR_HEAD
        if begins and _WITH.match(document.text, chain_end(document, first)):
            return first
        before = document.text[max(clause.start, first.start - _LONGEST_LEADING) : first.start]
        sort = first.chain[0].split()[0].lower()
        if _LEADING.search(before) and (first.level is not Level.SITE or sort in name.text.lower()):
            return first  # at its hall, by the commune's body; a market is a mere venue
    return partner


def _another_province(document: Document, clause: Span, place: PlaceName) -> bool:
    """Whether a province other than the home is the subject or frame of a clause.

    'Tỉnh X có mô hình “A”', 'Ở tỉnh X, mô hình “A” ...'.
    """
    home = document.home
    if home is not None and place.place is not None and home.path[-1] == place.place.path[-1]:
        return False
    if place.start - clause.start >= 25:
        return False
    if _SUBJECT.match(document.text, place.end):
        return True
    return _FRAME.fullmatch(document.text[clause.start : place.start]) is not None


def chain_end(document: Document, place: PlaceName) -> int:
    """Return where a place with the units after it ends: after ', huyện B, tỉnh C)'."""
    end = place.end
    for following in within(document.places, place.end, place.end + 60):
        if RANK[following.level] > RANK[place.level] and UP.fullmatch(
            document.text[end : following.start]
        ):
            end = following.end
    while document.text[end : end + 1] in (")", ","):
        end += 1
    return end


def by_higher(document: Document, sentence: Sentence, name: Name) -> bool:
    """Tell whether only bodies above communes, or elsewhere, act in the clause of a model."""
    clause = clause_at(document, sentence, name.start)
    home = document.home
    bodies = within(document.bodies, clause.start, name.start)
    places = [place for body in bodies if (place := body.organization.place) is not None]
    return bool(places) and not any(
        home is not None and place.path[-len(home.path) :] == home.path for place in places
    )
