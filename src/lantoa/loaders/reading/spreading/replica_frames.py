"""Where and when a model spread: the area that holds its replicas, and the date of the spreading.

Named replicas lie in the smallest unit that contains them all; counted ones in what the text says
of the count. A date holds that stands right after the places, or before the verb with nothing else
done in between: 'ra mắt năm 2018, đã được nhân rộng' is of no known time.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import Where, home, where
from lantoa.loaders.reading.document import Date, DateKind, Document, PlaceName, within
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_frames import is_beginning, usable
from lantoa.loaders.reading.figures.measurements import Frames
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.spreading.spreads import Spread
from lantoa.ontology.time import TimeSpan

#: What else was done at a date that stands before the spreading.
_DONE_THEN = re.compile(
    r"(?<!\w)(?:ra mắt|thành lập|ra đời|thí điểm|làm điểm|làm thử|bắt đầu|khởi đầu|khởi xướng|"
    r"hình thành|tặng|khen|nhận|công nhận|đánh giá|đoạt|được chọn|"
    r"(?:xây dựng|triển khai)(?=\s+(?:mô hình|điểm|thí điểm|tại|ở)))(?!\w)",
    re.I,
)

#: A date that ends what was told of something else: 'được công nhận năm 2019 và được nhân rộng'.
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:ra mắt|thành lập|ra đời|thí điểm|khởi xướng|hình thành|tặng|khen|công nhận|đoạt|"
    r"xây dựng|triển khai)(?!\w)(?:[^;.]{0,90}?[^;.,\s])?\s+(?:(?:vào|từ|hồi|trong)\s+)?$",
    re.I,
)
#: What is there at a date, before the spreading is told: 'năm nay 133 ghe và đã nhân rộng'.
_OF_FIGURE = re.compile(r"\s*(?:có\s+)?\d[\d.]*\s[^,;.]{1,30}?(?:,|\svà)\s")
#: What came before, told aside: 'Năm 2008, sau khi làm thử ở xóm A, xã đã nhân rộng'.
_AFTERWARDS = re.compile(r"(?<!\w)(?:sau|qua|từ|trên cơ sở)\s[^,;.]{2,110},", re.I)
_BRACKET = re.compile(r"\s*\(\s*")
_BESIDE = re.compile(r"\s+(?:vào|trong|từ|hồi)?\s*")
_SINCE = re.compile(r"(?<!\w)từ\s", re.I)


def when(spread: Spread, frames: Frames, count: Count | None) -> TimeSpan | None:
    """Return the time of a spread, or at which its replicas were counted."""
    document, sentence = frames.document, spread.sentence
    told = {date.when.edtf: date.when for date in spread.dates.values() if date.when is not None}
    if len(told) == 1 and len(spread.dates) == len(spread.places):
        return next(iter(told.values()))
    end = max(spread.told_end, count.end if count is not None else 0)
    for date in within(document.dates, end, end + 16):
        if date.kind is DateKind.POINT and _BESIDE.fullmatch(document.text, end, date.start):
            return date.when
    stop = spread.start if count is None else max(spread.start, count.number.start)
    dates = [
        date
        for date in within(document.dates, sentence.start, stop)
        if usable(document, date, sentence) and date.kind is not DateKind.VAGUE
    ]
    if dates:
        last = dates[-1]
        return None if _of_another(document, spread, last) else last.when
    if count is not None:
        return frames.when(count)
    return frames.times.at(sentence, spread.start, max(spread.end, spread.told_end))


def _of_another(document: Document, spread: Spread, date: Date) -> bool:
    """Whether a date before a spread tells of something else."""
    text, begin = document.text, spread.sentence.start
    between = _AFTERWARDS.sub(" ", text[date.end : spread.start])
    if _DONE_THEN.search(between):
        return True
    if date.kind is not DateKind.POINT:
        return False
    of_another = _OF_ANOTHER.search(text, max(begin, date.start - 110), date.start)
    if is_beginning(document, date):  # since when it is there, not when it spread
        since = _SINCE.search(text[max(0, date.start - 6) : date.end])
        return since is None or of_another is not None
    return bool(of_another or _OF_FIGURE.match(text, date.end, max(date.end, spread.start)))


def area(spread: Spread, frames: Frames, count: Count | None) -> Where:
    """Return the area in which a model spread."""
    document = frames.document
    if not spread.places:
        return frames.where(count) if count is not None else home(document)
    for place in spread.places:
        if count is not None and _BRACKET.fullmatch(
            document.text, place.end, max(place.end, count.number.start)
        ):
            return where(document, place)  # TX.A (28 CLB)
    if count is not None and (
        len(spread.places) == 1
        or frames.places.units.within(count.noun_end, spread.places[0].start)
    ):
        return frames.where(count)  # 7/9 thôn trong xã và các xã khác như A, B
    found = _containing(frames, spread.places)
    by = _subject(frames, spread)
    if by is not None and found.place is not None and found.place != by.place:
        higher = by.place is not None and RANK[by.place.level] > RANK[found.place.level]
        return by if higher else found
    return found


#: Between who spreads and the verb: 'được UBND thành phố nhân rộng', 'UBND thành phố đã chỉ đạo'.
_ACTS = re.compile(
    r"\s*(?:(?:đã|đang|tiếp tục|chỉ đạo|chủ trương|triển khai|phối hợp|cho|hướng dẫn|chủ động|và|"
    r"tổ chức|tham mưu)\s*,?\s*)*"
)


def _subject(frames: Frames, spread: Spread) -> Where | None:
    """The unit whose body spreads the model."""
    document = frames.document
    begin = max(spread.clause.start, spread.start - 120)
    bodies = within(document.bodies, begin, spread.start)
    acting = [b for b in bodies if _ACTS.fullmatch(document.text, b.end, spread.start)]
    if acting and acting[-1].place_name is not None:
        return where(document, acting[-1].place_name)
    if acting and acting[-1].organization.place is not None:
        return _printed(frames, acting[-1].organization.place.name)
    for match in reversed(frames.places.units.within(begin, spread.start)):
        if _ACTS.fullmatch(document.text, match.end(), spread.start):
            return frames.places.units.of(match)
    return None


def _containing(frames: Frames, places: list[PlaceName]) -> Where:
    """The smallest printed unit that contains several places; one place is its own area."""
    document = frames.document
    known = [place.place for place in places if place.place is not None]
    if len(known) == 1:
        return where(document, places[0])
    chains = {place.chain[1:] for place in places}
    if len(chains) == 1 and (shared := next(iter(chains))):  # xã A, B, huyện C: also if upgraded
        around = next((p for p in document.places if p.chain[0] == shared[0]), None)
        if around is not None:
            return where(document, around)
    common = set(known[0].path[1:]).intersection(*(place.path[1:] for place in known[1:]))
    for name in known[0].path[1:]:
        if name in common:
            found = _printed(frames, name)
            if found is not None:
                return found
    return home(document)


def _printed(frames: Frames, name: str) -> Where | None:
    """The fullest printing of the unit of a name."""
    document = frames.document
    if document.home is not None and document.home.name == name:
        return home(document)
    found = frames.printings.get(name)
    return where(document, found) if found is not None else None
