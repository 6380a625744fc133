"""What holds around a position: its clause, its time and place frame, and whether it is a fact.

A time frame ("Trong 5 năm qua, ...") holds in its sentence and in the sentences after it in the
same paragraph, until another one. A place frame is the nearest place or local body before, in the
clause, else at the head of the sentence, else the report's home.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.document import (
    Date,
    DateKind,
    Document,
    PlaceName,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.place_chains import UP
from lantoa.loaders.reading.sentences import clauses
from lantoa.ontology.records import Evidence, Level, Place
from lantoa.ontology.time import TimeSpan

METHOD = "reading/1"
_START = attrgetter("start")
_LEADING = 40  # a date so near the head of a sentence frames it
_INTENTION = Anchored(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|sẽ|dự kiến|dự định|cần(?! thiết)|đề nghị|yêu cầu|"
    r"kiến nghị|"
    r"hướng tới|thời gian tới|nhiệm kỳ tới|năm tới|tiến tới|đề xuất|mong muốn|mong rằng|"
    r"phải(?! kể)|nên(?= )|chuẩn bị|định hướng|mỗi|kêu gọi|đặt ra|đề ra|giao chỉ tiêu|"
    r"có kế hoạch|đang nghiên cứu|chưa)(?!\w)",
    re.I,
)
_ASIDE = re.compile(r"^[^()]*\)|\([^()]*\)")
_THEN = Anchored(r"(?<!\w)(?:sau đó|từ đó|rồi)(?!\w)", re.I)
_REACHED = re.compile(r"(?<!\w)(?:đạt|đáp ứng|vượt|hoàn thành)(?: được)?(?: các)?\s*$", re.I)
_SOFT = re.compile(r"(?<!\w)(?:mục tiêu|yêu cầu|đề ra|chỉ tiêu|đặt ra)(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class Where:
    """A place that a statement is about, and how it is printed."""

    place: Place | None
    printed: str | None


def clause_at(document: Document, sentence: Sentence, position: int) -> Span:
    """Return the clause of a sentence that a position lies in."""
    parts = document.clauses.get(sentence.start)
    if parts is None:
        quotes = within(document.quotes, sentence.start, sentence.end)
        parts = clauses(document.text, sentence, list(quotes)) or [sentence]
        document.clauses[sentence.start] = parts
    if len(parts) == 1:
        return parts[0]
    return parts[max(0, bisect_right(parts, position, key=_START) - 1)]


def in_body(document: Document, place: PlaceName) -> bool:
    """Tell whether a place stands in the name of a body, after its head."""
    body = covering(document.bodies, place.start)
    return body is not None and body.start < place.start


def in_brackets(document: Document, span: Span, limit: Span) -> bool:
    """Tell whether a span lies in round brackets within a limit."""
    before = document.text[limit.start : span.start]
    return before.rfind("(") > before.rfind(")")


def time_frame(
    document: Document, sentence: Sentence, position: int, end: int, *, carried: bool = True
) -> TimeSpan | None:
    """Return the time that a count at a position is about, None if the text does not say.

    `carried` lets a frame of an earlier sentence of the paragraph hold.
    """
    clause = clause_at(document, sentence, position)
    dates = [
        d
        for d in within(document.dates, sentence.start, sentence.end)
        if usable(document, d, sentence)
    ]
    before = [
        d for d in dates if d.start < position and (d.start >= clause.start or _frames(d, sentence))
    ]
    if before and _THEN.search(document.words, before[-1].end, position):
        return None  # later than the date before, nobody says when
    if before:
        return before[-1].when
    after = [d for d in dates if end <= d.start < clause.end and d.kind is not DateKind.VAGUE]
    following = [n.start for n in within(document.numbers, end, clause.end)]
    if after and (
        not following or after[0].start < following[0] or after[0].kind is DateKind.PERIOD
    ):
        return after[0].when
    return carried_time(document, sentence) if carried else None


def carried_time(document: Document, sentence: Sentence) -> TimeSpan | None:
    """Return the frame that earlier sentences of the same paragraph set."""
    when: TimeSpan | None = None
    passed = [sentence]
    index = bisect_left(document.sentences, sentence.start, key=_START) - 1
    while sentence.start not in document.times and index >= 0:
        earlier = document.sentences[index]
        if earlier.block != sentence.block:
            break
        dates = within(document.dates, earlier.start, earlier.end)
        frames = [d for d in dates if usable(document, d, earlier) and _frames(d, earlier)]
        if frames:
            when = frames[-1].when
            break
        if earlier.start in document.times:
            when = document.times[earlier.start]
            break
        passed.append(earlier)
        index -= 1
    for each in passed:
        document.times.setdefault(each.start, when)
    return document.times[sentence.start]


def usable(document: Document, date: Date, sentence: Sentence) -> bool:
    """Tell whether a date stands in the running text: not in a name, not an aside in brackets."""
    if in_brackets(document, date, sentence) and document.text[date.start - 1] != "(":
        return False
    return covering(document.names, date.start) is None


def _frames(date: Date, sentence: Sentence) -> bool:
    return date.kind in (DateKind.PERIOD, DateKind.AS_OF) or date.start < sentence.start + _LEADING


def place_frame(
    document: Document,
    sentence: Sentence,
    position: int,
    end: int,
    *,
    least: Level = Level.COMMUNE,
) -> Where:
    """Return the place that a count at a position is about, of level `least` or above."""
    clause = clause_at(document, sentence, position)
    attached = _attached(document, clause, end)
    if attached is not None:
        return where(document, attached)
    for start, stop in ((clause.start, position), (sentence.start, sentence.start + _LEADING)):
        candidates: list[tuple[int, PlaceName]] = [
            (p.start, p)
            for p in within(document.places, start, stop)
            if RANK[p.level] >= RANK[least] and not _mere_body(document, p)
        ]
        candidates += [
            (b.start, b.place_name)
            for b in within(document.bodies, start, stop)
            if b.place_name is not None and RANK[b.place_name.level] >= RANK[least]
        ]
        if candidates:
            last = max(candidates, key=lambda c: c[0])[1]
            return where(document, _lowest(document, last, start, least))
        for body in reversed(within(document.bodies, start, stop)):
            place = body.organization.place
            if place is not None and RANK[place.level] >= RANK[least]:
                return Where(
                    place, printed_home(document) if place == document.home else place.name
                )
    return home(document)


def _lowest(document: Document, place: PlaceName, start: int, least: Level) -> PlaceName:
    """The place that a chain ending in `place` is about: xã A for 'xã A, huyện B'."""
    before = [p for p in within(document.places, start, place.start) if not p.elliptical]
    if before and RANK[least] <= RANK[before[-1].level] < RANK[place.level]:
        gap = document.text[before[-1].end : place.start]
        if UP.fullmatch(gap):
            return _lowest(document, before[-1], start, least)
    return place


def _mere_body(document: Document, place: PlaceName) -> bool:
    body = covering(document.bodies, place.start)
    return body is not None and body.place_name is not None


def _attached(document: Document, clause: Span, end: int) -> PlaceName | None:
    """A place right after what is counted: '34 mô hình tại huyện X'."""
    for place in within(document.places, end, clause.end):
        gap = document.text[end : place.start]
        if len(gap) > 90 or re.search(r"[,;.]|\bdo\b|được|\bvới\b", gap):
            return None
        if re.search(
            r"(?:tại|ở|trên địa bàn|của|thuộc|trên|trong|phạm vi|đồng bào[^,]*)\s*(?:các|"
            r"\d+)?\s*(?:tỉnh|huyện|xã)?\s*$",
            gap,
        ) or (place.elliptical):
            return place
        return None
    return None


def where(document: Document, place: PlaceName) -> Where:
    """Return a printed place as the place of a statement."""
    if place.elliptical:
        if place.place is not None and place.place == document.home:
            return home(document)
        return Where(place.place, place.place.name if place.place else place.printed)
    return Where(place.place, place.printed)


def home(document: Document) -> Where:
    """Return the report's home as the place of a statement."""
    return Where(document.home, printed_home(document))


def printed_home(document: Document) -> str | None:
    """Return the fullest printed form of the home's name."""
    if document.home_name is not None:
        return document.home_name.printed
    return document.home.name if document.home else None


def is_fact(document: Document, clause: Span, position: int) -> bool:
    """Tell whether what is said at a position has happened, is not a target, wish or duty."""
    start = max(clause.start, position - 160)
    if not _INTENTION.stands(document.words, start, position):
        return True
    before = _without_names(document, start, position)
    turn = max(before.rfind(", đã "), before.rfind(" đã "), before.rfind("đến nay"))
    for match in _INTENTION.in_copy(document.words, start, before):
        if match.start() > turn and not _SOFT.fullmatch(match.group()):
            return False
        if (
            _SOFT.fullmatch(match.group())
            and match.start() > turn
            and not _REACHED.search(before[: match.start()])
        ):
            return False
    return True


def _without_names(document: Document, start: int, end: int) -> str:
    """The text of a stretch with names, and what stands in brackets, blanked out."""
    words = document.text[start:end]
    for name in within(document.names, start - 200, end):
        first, last = max(name.start, start) - start, min(name.end, end) - start
        if first < last:
            words = words[:first] + " " * (last - first) + words[last:]
    if "(" not in words and ")" not in words:
        return words
    return _ASIDE.sub(lambda m: " " * len(m.group()), words)


def evidence(
    document: Document,
    start: int,
    end: int,
    confidence: float,
    *,
    model: str | None = None,
    place: str | None = None,
    organization: str | None = None,
) -> Evidence:
    """Return evidence for the words from `start` to `end`, without the space around them."""
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Evidence(
        start=start,
        end=end,
        quote=text[start:end],
        method=METHOD,
        confidence=round(confidence, 2),
        printed_model=model,
        printed_place=place,
        printed_organization=organization,
    )
