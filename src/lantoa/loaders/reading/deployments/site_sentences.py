"""Where a model is by what was said before its clause: lists pointed back to, sentences that go on.

'Xã có 3 làng: A, B, C. Cả 3 làng đều có mô hình “X”'; 'UBND xã đã thành lập các mô hình. Đó là các
mô hình “X”, “Y”'; 'Xây dựng mô hình “X”, chọn thôn A làm điểm'.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import clause_at, in_body
from lantoa.loaders.reading.deployments.site_frames import SAYS, TALK
from lantoa.loaders.reading.deployments.site_lists import list_from
from lantoa.loaders.reading.deployments.site_pointers import last_named
from lantoa.loaders.reading.deployments.site_reach import low, mere_clan
from lantoa.loaders.reading.deployments.site_words import NOT_THERE, STREET
from lantoa.loaders.reading.document import Document, Name, PlaceName, Sentence, covering, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.places.place_chains import BESIDE
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_COMMUNE = RANK[Level.COMMUNE]
_FAR = 160  # characters from a model to a place that its sentence tells of
_COMMUNES = frozenset({"xã", "phường", "thị trấn"})
#: All of the units named before.
_ALL_OF_THEM = Anchored(
    r"(?<!\w)(?:tất cả các|tất cả|cả|các|hai|ba)\s+(?:(?:hai|ba|bốn|năm|\d{1,2})\s+)?"
    r"(?P<word>thôn|làng|bản|buôn|ấp|xóm|khóm|khu phố|xã|phường|huyện)\s+"
    r"(?:này|trên|nêu trên|nói trên|đều|giáp ranh đã)(?!\w)",
    re.I,
)
#: A sentence that goes on telling what the one before began.
_GOES_ON = re.compile(
    r"(?:Đó là|Đây là|Cụ thể|Trong đó|Trong số đó|Tiêu biểu|Điển hình|Nổi bật|Đặc biệt|Gồm|"
    r"Bao gồm|Ngoài ra|Có thể kể đến|Nổi lên)(?!\w)"
)
_OF_COMMUNE = Anchored(
    r"(?<!\w)(?:UBND|Ủy ban nhân dân|Công an|công an|Đảng ủy|Hội \w+ \w+|MTTQ|Mặt trận)\s+"
    r"(?P<word>xã|phường|thị trấn)(?!\w)"
)
_PILOT = re.compile(
    r"[^.;“\"]{0,60}?(?<!\w)(?:chọn|lấy|chỉ đạo|giao)\s+(?:điểm\s+)?(?:tại\s+|ở\s+)?"
    r"(?:các\s+)?" + STREET + "$",
    re.I,
)
_AS_PILOT = re.compile(r"[^.;“\"]{0,80}?(?<!\w)(?:làm điểm|thí điểm|triển khai|thực hiện)(?!\w)")


_LEADER = Anchored(
    r"(?<!\w)(?:chủ nhiệm|tổ trưởng|tổ phó|đội trưởng|đội phó|trưởng ban|phó ban|nhóm trưởng)\s+"
    r"(?:mô hình\s+|câu lạc bộ\s+|CLB\s+)?[“\"']?$",
    re.I,
)


def led_from(document: Document, sentence: Sentence, name: Name) -> PlaceName | None:
    """Where the head of a model speaks from: 'Chủ nhiệm mô hình “X”, Chi hội trưởng thôn A'."""
    begin = max(sentence.start, name.start - 45)
    if not _LEADER.search(document.words, begin, name.start + 1):
        return None
    says = SAYS.search(document.words, name.end, min(sentence.end, name.end + 200))
    if says is None:
        return None
    told = within(document.places, name.end, says.start())
    return next((p for p in told if not p.elliptical and RANK[p.level] <= _COMMUNE), None)


def chosen(document: Document, end: int, stop: int) -> PlaceName | None:
    """The place after a name that is chosen to try the model: 'và chọn thôn A làm điểm'."""
    for place in within(document.places, end, min(stop, end + 120)):
        if not place.elliptical and _PILOT.fullmatch(document.text, end, place.start):
            return place if _AS_PILOT.match(document.text, place.end, stop) else None
    return None


def listed_before(document: Document, sentence: Sentence, name: Name) -> list[PlaceName]:
    """The places that 'cả ba làng đều', 'các xã này' before a model mean: the last list of them."""
    clause = clause_at(document, sentence, name.start)
    told = _ALL_OF_THEM.finditer(document.words, clause.start, name.start)
    if not told:
        return []
    word = told[-1]["word"].lower()
    begin = document.blocks[max(0, sentence.block - 1)].start
    listed: list[PlaceName] = []
    for place in within(document.places, begin, told[-1].start()):
        if not place.chain or place.elliptical or not place.chain[0].lower().startswith(word + " "):
            continue
        if listed and BESIDE.fullmatch(document.text[listed[-1].end : place.start]):
            listed.append(place)
        else:
            listed = [place]
    return listed if len(listed) > 1 else []


def carried(document: Document, sentence: Sentence, name: Name) -> PlaceName | None:
    """The commune whose body did what a sentence goes on to tell: 'Đó là các mô hình “X”, “Y”'."""
    begin = document.blocks[sentence.block].start
    if not _GOES_ON.match(document.text, sentence.start) or sentence.start <= begin:
        return None
    told = within(document.places, sentence.start, name.start)
    if any(covering(document.names, place.start) is None for place in told):
        return None
    earlier = document.sentence_at(max(begin, sentence.start - 2))
    if earlier is None or TALK.search(document.words, earlier.start, earlier.end):
        return None
    bodies = _OF_COMMUNE.finditer(document.words, earlier.start, earlier.end)
    words = {match["word"] for match in bodies} & _COMMUNES
    return last_named(document, sentence, sentence.start, words) if words else None


_SPREADING = re.compile(r"(?<!\w)nhân rộng\s+(?:(?:các|mô hình|cách làm|của)\s+)*$", re.I)


_RESULTS = 2  # sentences after a model in which its result is told
#: A sentence that tells what came of the one before.
_RESULT = re.compile(
    r"(?:Nhờ (?:vậy|đó|thế|có mô hình)|Từ đó|Qua đó|Do đó|Do vậy|Vì vậy|Kết quả|Hiệu quả)(?!\w)"
)


def told_next(document: Document, sentence: Sentence, name: Name) -> list[PlaceName]:
    """The place that the next sentence names as better for a model: 'Nhờ vậy, xã A bình yên'."""
    following = sentence
    lead = None
    for _ in range(_RESULTS):
        after = document.sentence_after(following)
        if after is None or after.block != sentence.block:
            return []
        following = after
        if lead := _RESULT.match(document.text, following.start, following.end):
            break
    others = within(document.names, sentence.start, following.end)
    if lead is None or len({n.text.lower() for n in others if n.is_model}) > 1:
        return []
    for place in within(document.places, lead.end(), following.end):
        if not place.elliptical:
            fits = low(place) and not in_body(document, place) and not mere_clan(document, place)
            return list_from(document, place, following.end)[0] if fits else []
    return []


#: A body of a commune works with a model: 'Nhờ mô hình “X”, Công an xã A đã bắt 3 đối tượng'.
_THANKS_TO = re.compile(
    r"(?:Nhờ|Thông qua|Qua|Từ (?:khi|ngày|lúc) (?:có|thành lập|ra mắt|triển khai|thực hiện)|"
    r"Từ nguồn tin|Thực hiện|Triển khai|Với|Bằng)(?!\w)"
)


def told_after(document: Document, sentence: Sentence, name: Name) -> list[PlaceName]:
    """The first place that a sentence tells of after a model: 'Nhờ mô hình “X”, xã A bình yên'."""
    end = name.end
    if _SPREADING.search(document.text, max(sentence.start, name.start - 40), name.start):
        return []  # where it spread to is told by its verb, if it did
    stop = min(sentence.end, end + _FAR)
    others = [other for other in within(document.names, end, stop) if other.is_model]
    stop = min(stop, others[0].start) if others else stop
    for place in within(document.places, end, stop):
        if place.elliptical:
            continue
        if not low(place) or mere_clan(document, place):
            return []
        if in_body(document, place) and not _THANKS_TO.match(document.text, sentence.start):
            return []
        if (
            NOT_THERE.search(document.words, end, place.start)
            or ";" in document.text[end : place.start]
        ):
            return []
        return list_from(document, place, stop)[0]
    return []
