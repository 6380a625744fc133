"""What holds around a position: its clause, whether it is a fact, and the home as a place.

When and where counts are is told in :mod:`lantoa.loaders.reading.figures`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from lantoa.graph.places.units import COUNTRY
from lantoa.loaders.reading.confidence import confidence
from lantoa.loaders.reading.document import (
    DateKind,
    Document,
    PlaceName,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.loaders.reading.text.sentences import clauses
from lantoa.ontology.records import Evidence, Level, Place

METHOD = "reading/2"
VIETNAM = Place(iri=COUNTRY, name="Việt Nam", level=Level.COUNTRY, path=("Việt Nam",), known=True)
_START = attrgetter("start")
_LEADING = 40  # a date so near the head of a sentence frames it
_INTENTION = Anchored(
    rf"(?<!\w)(?:phấn đấu|mục tiêu(?! quốc gia)|chỉ tiêu|sẽ|dự kiến|dự định|"
    rf"cần(?! thiết|\s+(?-i:{UPPER}))|đề nghị|yêu cầu|kiến nghị|"
    r"hướng tới|thời gian tới|nhiệm kỳ tới|năm tới|tiến tới|(?<!theo )(?<!từ )đề xuất|"
    r"mong muốn|mong rằng|"
    r"phải(?! (?:kể|qua|trải qua)(?!\w))|"
    r"(?<!lập )(?<!dựng )(?<!làm )(?<!tạo )(?<!dệt )(?<!trở )(?<!gây )nên(?= )|"
    r"chuẩn bị|định hướng|"
    r"mỗi(?! (?:năm|tháng|tuần|ngày|đêm)| hộ (?:dân )?(?:đã )?(?:góp|đóng góp|ủng hộ|"
    r"(?:từ )?[\d.]+ (?:đồng|nghìn|ngàn|triệu)))|"
    r"(?<!lời )(?<!, )kêu gọi|đặt ra|đề ra(?! mô hình)|giao chỉ tiêu|"
    r"có kế hoạch|kế hoạch năm|đang nghiên cứu|xin ý kiến|chưa(?! lâu| đầy| bao))(?!\w)",
    re.I,
    in_copies=True,
)
#: 'đề xuất với cấp ủy, chính quyền thành lập mô hình'.
_FOUNDS_BY = re.compile(
    r"đề xuất(?:\s+với)?,?\s(?!cho phép|xem xét|hỗ trợ|bổ sung)(?:(?!cho phép|xem xét|ban hành)"
    r"[^;.“\"]){0,90}?(?:thành lập|xây dựng|triển khai|ra mắt|thực hiện)\s+"
    r"(?:\d+ )?(?:mô hình|câu lạc bộ|CLB|tổ|đội|nhóm|[“\"])(?! mới)",
    re.I,
)
#: What falls to each, told aside: lập 6 đội, mỗi khu phố 1 đội, với 78 thành viên.
_SHARED_OUT = re.compile(r"(?: [^\W\d_]+){1,3} \d+ [^\W\d_]+(?: [^\W\d_]+)?,")
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


def home_commune(document: Document) -> Place | None:
    """Return the report's home where it is a commune."""
    own = document.home
    return own if own is not None and own.level is Level.COMMUNE else None


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
        if match.group().lower() == "đề xuất" and _was_followed(document, clause, start, match):
            continue
        if match.group().lower() == "mỗi" and _SHARED_OUT.match(before, match.end()):
            continue
        if match.start() > turn and not _SOFT.fullmatch(match.group()):
            return False
        if (
            _SOFT.fullmatch(match.group())
            and match.start() > turn
            and not _REACHED.search(before[: match.start()])
        ):
            return False
    return True


def _was_followed(document: Document, clause: Span, start: int, match: re.Match[str]) -> bool:
    """Whether a proposal of the past to those who decide founded something then.

    'Tháng 8/2019, Công an xã đề xuất Đảng ủy thành lập câu lạc bộ'; not what is asked for today.
    """
    at = start + match.start()
    if not _FOUNDS_BY.match(document.text, at, clause.end):
        return False
    published = document.published
    for date in within(document.dates, clause.start, at):
        when = date.when
        if when is None or when.latest is None or date.kind is not DateKind.POINT:
            continue
        if when.earliest != when.latest and (published is None or when.latest < published):
            return True  # a day is that of a meeting
    return False


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


def share(document: Document, kind: str, rank: float) -> float:
    """Return the confidence in a statement of a kind, or its rank where ranks are asked for."""
    return rank if document.ranked else confidence(kind, rank)


@lru_cache(maxsize=1024)
def _rated(kind: str, rank: float) -> float:
    """The confidence of a rank with two decimals; rounding is dear, and ranks are few."""
    return confidence(kind, round(rank, 2))


def evidence(
    document: Document,
    kind: str,
    start: int,
    end: int,
    rank: float,
    *,
    model: str | None = None,
    place: str | None = None,
    organization: str | None = None,
) -> Evidence:
    """Return evidence for the words from `start` to `end`, without the space around them.

    `kind` is that of the statement, `rank` what the rule gives it: see :mod:`.confidence`.
    """
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
        confidence=round(rank, 2) if document.ranked else _rated(kind, rank),
        printed_model=model,
        printed_place=place,
        printed_organization=organization,
    )
