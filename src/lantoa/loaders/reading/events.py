"""Gatherings (hội nghị, lễ ra mắt, ngày hội) with organizer, place and day."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.context import evidence, in_brackets, is_fact
from lantoa.loaders.reading.document import (
    BlockKind,
    Date,
    DateKind,
    Document,
    Sentence,
    covering,
    single_spaced,
    within,
)
from lantoa.loaders.reading.event_hosts import chain_words, held_at, organizers, venue_of
from lantoa.ontology.records import Gathering, Level
from lantoa.ontology.time import TimeSpan

_KINDS = (
    (
        "launch",
        r"(?:lễ\s+)?(?:ra mắt|công bố quyết định thành lập|phát động|khai trương|gắn biển|"
        r"triển khai)",
    ),
    ("review", r"(?:hội nghị\s+)?(?:sơ kết|tổng kết|gặp mặt,? biểu dương)"),
    ("festival", r"(?:lễ\s+)?(?:hội )?ngày hội|tuần lễ|lễ hội"),
    ("conference", r"hội nghị|hội thảo|tọa đàm|toạ đàm|giao ban|buổi làm việc"),
)
_CEREMONY = (
    r"(?:[Hh]ội nghị|[Hh]ội thảo|[Tt]ọa đàm|[Dd]iễn đàn|[Gg]ặp mặt|[Ll]ễ|[Nn]gày hội|"
    r"[Rr]a mắt|[Ss]ơ kết|[Tt]ổng kết)"
)
_HELD = Anchored(
    r"(?<!\w)(?:tổ chức|mở|họp|phối hợp tổ chức|khai mạc|tiến hành|diễn ra|long trọng tổ "
    r"chức)\s+(?:thành công\s+)?(?:buổi\s+)?(?:điểm\s+)?"
    rf"(?P<name>[“\"]?{_CEREMONY}(?!\w)[^.;\n]{{0,170}})"
)
# The ceremony first: Lễ ra mắt mô hình “X” được UBND xã Y tổ chức ...
_WAS_HELD = Anchored(
    rf"(?<!\w)(?P<name>{_CEREMONY}(?!\w)[^.;\n]{{0,120}}?)\s+(?:vừa\s+|đã\s+)?"
    r"(?P<by>được\s+(?:[^.;\n]{2,80}?\s)?tổ chức|diễn ra)(?!\w)"
)
# Without "tổ chức": Ngày 5-10, Công an tỉnh X tổng kết 10 năm ...; xã Y vừa ra mắt mô hình ...
_DONE_ON_THE_DAY = Anchored(
    r"(?<![\w“\"])(?P<name>(?:tổng kết|sơ kết|ra mắt|khai mạc|gắn biển|"
    r"triển khai(?= (?:thực hiện |xây dựng )*mô hình))(?= [^\W\d_]| \d| [“\"])"
    r"[^.;\n]{0,170})"
)
_ON_THE_DAY = re.compile(
    r"(?:\([^()\n]{2,30}\)\s*[-–]?\s*)?(?:[A-ZĐ]+\s[-–]\s)?"
    r"(?:Sáng|Chiều|Tối|Ngày|Vừa qua|Mới đây|Tại|Hôm nay)(?!\w)"
)
_RECENT = re.compile(r"(?<!\w)(?:vừa|mới đây|sáng nay|chiều nay|tối nay|hôm nay)(?!\w)", re.I)
#: A conference that is only referred to: Tại hội nghị, ...
_AT_IT = Anchored(
    r"(?<!\w)(?:tại|phát biểu tại|phát biểu với|kết luận|dự|kết thúc)\s+"
    r"(?P<what>hội nghị|buổi (?:lễ )?ra mắt|lễ ra mắt)(?!\w)"
    r"(?!\s+(?:lần|cấp|Trung ương|trực tuyến))",
    re.I,
)
#: A picture of a launch: Ra mắt đội dân phòng ở huyện X.
_SHOWN = Anchored(r"(?<!\w)(?P<what>(?:(?:Lễ|Buổi) r|R)a mắt)\s[^.;\n]{3,120}?\s(?:tại|ở)\s+", re.I)
_THE_CONFERENCE = Anchored(r"(?<!\w)(?P<what>Hội nghị)(?=\s+(?:đã|cũng|thống nhất|nghe)\s)")
_NAME_END = re.compile(
    r",\s*(?:giai đoạn|năm|nhằm|với|có|do|tại|đồng chí)|\s(?:tại|ở|nhằm|với sự|cho|giai đoạn|"
    r"năm \d|vào|do|và ra mắt)(?!\w)|[.;]|,\s+[A-ZĐ]"
)
_DAY = re.compile(
    r"(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Nn]gày)\s+(?:ngày\s+)?"
    r"(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})(?!\d)"
)
_ITS_YEAR = re.compile(r"(?<!giai đoạn )(?:,\s*)?năm\s+(20\d\d)(?!\s?[-–]\s?\d)")
_REVIEW = re.compile(r"(?:tổng|sơ)\s+kết", re.I)
_ANNIVERSARY = re.compile(r"(?:kỷ niệm|truyền thống|thành lập)[^.;,]*$", re.I)


def read_gatherings(document: Document) -> list[Gathering]:
    """Return the gatherings that a report says were held, with a day, a place or an organizer.

    What is told of one in several sentences is put together; a conference that is only referred
    to ("Tại hội nghị, ...") is one where the report tells of no other.
    """
    found: list[Gathering] = []
    for sentence in document.sentences:
        if sentence.kind is BlockKind.TITLE:
            continue
        matches = [
            *_HELD.finditer(document.words, sentence.start, sentence.end),
            *_WAS_HELD.finditer(document.words, sentence.start, sentence.end),
        ]
        if not matches:
            matches = [
                match
                for match in _DONE_ON_THE_DAY.finditer(document.words, sentence.start, sentence.end)
                if _has_time(document, sentence, match.start())
            ][:1]
        for match in matches:
            gathering = _gathering(document, sentence, match)
            if gathering is not None:
                _put_together(found, gathering)
    return found or _referred_to(document)


def _has_time(document: Document, sentence: Sentence, position: int) -> bool:
    """Whether a sentence opens with the time of its news, or tells the day before a position."""
    return bool(
        _ON_THE_DAY.match(document.text, sentence.start, sentence.end)
        or _RECENT.search(document.text, sentence.start, sentence.end)
        or _DAY.search(document.text, sentence.start, position)
    )


def _put_together(found: list[Gathering], new: Gathering) -> None:
    """Add a gathering, or what is told of it to one told before."""
    for index, known in enumerate(found):
        bodies = {body.iri for body in known.organizers} & {body.iri for body in new.organizers}
        same = bool(bodies) or not known.organizers or not new.organizers
        if (
            known.kind == new.kind
            and same
            and (None in (known.when, new.when) or known.when == new.when)
        ):
            first, second = (known, new) if known.evidence[0].printed_place else (new, known)
            found[index] = Gathering(
                kind=known.kind,
                name=known.name,
                organizers=known.organizers or new.organizers,
                place=first.place or second.place,
                when=known.when or new.when,
                evidence=known.evidence,
            )
            return
    found.append(new)


def _referred_to(document: Document) -> list[Gathering]:
    """The first conference or launch that a report only refers to."""
    for sentence, match in _SHOWN.within(document.words, document.sentences):
        place = next(iter(within(document.places, match.end(), match.end() + 1)), None)
        if sentence.kind is BlockKind.TITLE or place is None or match.start() != sentence.start:
            continue
        proof = evidence(
            document,
            "gathering",
            match.start(),
            place.end,
            0.6,
            place=chain_words(document, place),
        )
        name = single_spaced(document.text[match.start() : place.end])
        return [Gathering(kind="launch", name=name, place=place.place, evidence=(proof,))]
    for pattern in (_AT_IT, _THE_CONFERENCE):
        for sentence, match in pattern.within(document.words, document.sentences):
            if sentence.kind is BlockKind.TITLE or covering(document.name_like, match.start()):
                continue
            launch = "ra mắt" in match["what"].lower()
            home = document.home
            here = home if launch and home is not None and home.level is Level.COMMUNE else None
            proof = evidence(
                document,
                "gathering",
                match.start(),
                match.end(),
                0.6,
                place=here.name if here else None,
            )
            # Nothing else tells it from others: it is the one of this document.
            name = f"{match['what'].lower()} ({document.title or document.name})"
            kind = "launch" if launch else "conference"
            return [Gathering(kind=kind, name=name, place=here, evidence=(proof,))]
    return []


def _gathering(document: Document, sentence: Sentence, match: re.Match[str]) -> Gathering | None:
    text = document.text
    if not is_fact(document, sentence, match.start()):
        return None
    passive = match.re is _WAS_HELD.pattern
    cut = _NAME_END.search(text, match.start("name") + 8, match.end("name"))
    end = cut.start() if cut else match.end("name")
    name = single_spaced(text[match.start("name") : end]).strip(" ,")
    lowered = name.lower()
    kind = next((kind for kind, pattern in _KINDS if re.match(pattern, lowered)), "other")
    day = _day(document, sentence, match)
    venue = venue_of(document, sentence, match.start(), match.end())
    if passive:
        bodies = within(document.bodies, match.start("by"), match.end())[:1]
    else:
        bodies = organizers(document, sentence, match.start())
    held = not match.group().startswith(match["name"]) or passive  # somebody held it: tổ chức
    held = held or text.endswith("được ", sentence.start, match.start())
    ceremony = kind == "launch" and held
    recent = _RECENT.search(text, sentence.start, match.end("name"))
    dated = recent or _DAY.search(text, sentence.start, sentence.end) or _leads(document, sentence)
    placed = ceremony and venue is not None
    if not day and not placed and not (bodies and (venue or ceremony or (dated and held))):
        return None
    spans = [match.start(), *(b.start for b in bodies), *([venue.start] if venue else [])]
    start = min([*spans, *(d.start for d in day[:1])])
    where = held_at(document, sentence, venue, bodies, match, festival=kind == "festival")
    return Gathering(
        kind=kind,
        name=name,
        organizers=tuple(b.organization for b in bodies),
        place=where[0],
        when=day[0].when if day else _of_its_year(document, sentence, match, kind),
        evidence=(
            evidence(
                document,
                "gathering",
                start,
                end,
                0.85,
                place=where[1],
                organization=bodies[0].printed if bodies else None,
            ),
        ),
    )


def _of_its_year(
    document: Document, sentence: Sentence, match: re.Match[str], kind: str
) -> TimeSpan | None:
    """'Sáng 9-8 ... Ngày hội ... năm 2022': the year of its name is that of its day."""
    year = _ITS_YEAR.search(match["name"])
    if year is None or kind == "review" or _REVIEW.search(match["name"]):
        return None
    day = _DAY.search(document.text, sentence.start, match.start())
    try:
        if day:
            return TimeSpan.day(dt.date(int(year[1]), int(day["month"]), int(day["day"])))
        return TimeSpan.parse(year[1])
    except ValueError:
        return None


def _leads(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence opens the report: that is its news."""
    first = next(each for each in document.sentences if each.kind is not BlockKind.TITLE)
    return sentence.start == first.start


def _day(document: Document, sentence: Sentence, match: re.Match[str]) -> list[Date]:
    """The day of a gathering: the last before it, else the first after."""
    days = [
        d
        for d in within(document.dates, sentence.start, sentence.end)
        if d.kind is DateKind.POINT
        and d.when
        and len(d.when.edtf) == 10
        and not in_brackets(document, d, sentence)
        and not _ANNIVERSARY.search(document.text[max(sentence.start, d.start - 40) : d.start])
    ]
    before = [d for d in days if d.start < match.start()]
    return before[-1:] or days[:1]


def event_day(dated: list[Gathering], position: int) -> TimeSpan | None:
    """Return the day of the last gathering told of before a position, else of the first.

    All of them have a day, and they are in the order of the text.
    """
    if not dated:
        return None
    before = bisect_left(dated, position, key=lambda gathering: gathering.evidence[0].start)
    return dated[max(0, before - 1)].when
