"""Whose award it is.

The body that confers is the one whose award it is ("Bằng khen của ..."), else the subject, unless
it only hands it over by authority of another.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.awards.award_words import OF_BODY, OFFICE_BEFORE, RECEIVES_AWARD
from lantoa.loaders.reading.bodies.body_scopes import OFFICE
from lantoa.loaders.reading.deployments.acting_units import UNIT_WORD, part_of_other
from lantoa.loaders.reading.deployments.sites import chain_end
from lantoa.loaders.reading.document import Body, Document, Sentence, within
from lantoa.ontology.records import Organization

_PART = re.compile(r"(?:Tổng [Cc]ục|Cục|Vụ|Phòng)(?!\w)")
_WHOLES = frozenset({"ministry", "police"})


def is_whole_of(document: Document, part: Body, body: Body) -> bool:
    """Tell whether a body only says whose part the one before it is: 'Cục X, Bộ Công an'."""
    if not _PART.match(part.printed) or body.organization.kind not in _WHOLES:
        return False
    gap = document.text[part.end : body.start]
    return re.fullmatch(r"\s*(?:\([^()]{2,20}\))?\s*,\s*", gap) is not None


def bodies_in(document: Document, start: int, end: int) -> list[tuple[Body, str]]:
    """The bodies of a stretch, each as printed with the office that speaks for it."""
    bodies: list[tuple[Body, str]] = []
    for body in within(document.bodies, start, end):
        if document.text.endswith("thuộc ", start, body.start):
            continue  # only says whose the body before it is
        if bodies and is_whole_of(document, bodies[-1][0], body):
            continue  # Cục X, Bộ Công an
        office = OFFICE.search(document.text[max(start, body.start - 30) : body.start])
        printed = (office.group() if office else "") + body.printed
        bodies.append((body, printed.strip()))
    return bodies


_CONFERS = re.compile(r"\s*(?:(?:đã|cũng|vừa|tổ chức|kịp thời|quyết định)\s+)*")
_UNIT_FREE = re.compile(r"(?:^|[.,;:]|được|này|[Ll]ãnh đạo|[Cc]hính quyền)\s*$")


def unit_before(document: Document, start: int, end: int) -> list[tuple[Body, str]]:
    """'Huyện X tặng ...', 'được huyện X khen thưởng': the unit itself, up to the award."""
    for place in reversed(within(document.places, max(start, end - 120), end)):
        if place.elliptical or place.place is None or not UNIT_WORD.match(place.printed):
            continue
        before = document.text[max(start, place.start - 24) : place.start]
        after = document.text[chain_end(document, place) : end]
        if (
            _UNIT_FREE.search(before)
            and _CONFERS.fullmatch(after)
            and not part_of_other(document, place)
        ):
            organization = Organization(name=", ".join(place.place.path), place=place.place)
            unit = Body(place.start, place.end, place.printed, organization, place)
            return [(unit, place.printed)]
    return []


_OFFICE = r"(?:[Bb]ộ trưởng|[Cc]hủ tịch|[Gg]iám đốc|[Tt]hủ trưởng)\s+"
#: A second body whose award it is: Giấy khen của Công an tỉnh và UBND huyện.
_AND_OF = re.compile(rf"\s*(?:,\s*và|,|và)\s+(?:của\s+)?(?P<office>{_OFFICE})?")
_DEPUTY = re.compile(r"(?:(?:thừa|được sự|được)\s+[uủ][yỷ] quyền(?: của)?|thay mặt)\s+[^,;]*", re.I)
#: Who confers what somebody gets stands after it: 'được các cấp tặng'.
_BY = re.compile(r"(?<!\w)(?<!đạt )(?<!có )(?<!làm )(?<!thu )được\s+(?!sự(?!\w))", re.I)
#: What goes on with the subject of the clause before it.
_GOES_ON = re.compile(
    r"\s*(?:(?:trong đó|đồng thời|ngoài ra|và|đã|cũng|còn|tiếp tục|kịp thời|quyết định|tổ chức|"
    r"xét),?\s*)*",
    re.I,
)
_FAR = 500  # characters from who confers to the award
_ORGANIZERS = re.compile(r"[Bb]an tổ chức\s+(?:đã\s+)?$")
_WITH = re.compile(
    r"\s*(?:,\s*và|,|và|phối hợp(?: với| cùng)?|cùng với|cùng)\s*(?:đồng chí\s+)?"
    r"(?:(?:(?:đại diện\s+)?lãnh đạo|thường trực|chủ tịch|giám đốc|bộ trưởng)\s+)?",
    re.I,
)
#: What frames a clause ends with a body: 'Ghi nhận thành tích của Công an xã, UBND tỉnh ...'.
_FRAMED = re.compile(r"(?<!\w)(?:của|theo|từ|cho|với|tại|ở|vì|bởi)\s+(?:lãnh đạo\s+)?$", re.I)


def conferring(
    document: Document, sentence: Sentence, match: re.Match[str]
) -> list[tuple[Body, str]]:
    """Whose award it is: 'Bằng khen của X', else the subject, unless it only hands it over."""
    text = document.text
    whose = _whose(document, sentence, match.end("award"))
    if whose:
        return whose
    if text.endswith("được ", sentence.start, match.start()):
        return []  # by whom is left open
    start = sentence.start
    before = text[max(start, match.start() - 160) : match.start()]
    part = before[before.rfind(";") + 1 :]
    deputy = _DEPUTY.search(part)
    if ";" in before and not _GOES_ON.fullmatch(part):
        start = match.start() - len(part)  # the clause has a subject of its own
    candidates = [
        each
        for each in bodies_in(document, max(start, match.start() - _FAR), match.start())
        if not RECEIVES_AWARD.match(text, each[0].end)
    ]
    if deputy:
        first = match.start() - len(part) + deputy.start()
        candidates = [b for b in candidates if first <= b[0].start] or candidates
        return candidates[:1]
    passive = [by.end() for by in _BY.finditer(part)][-1:]
    if passive:
        start = match.start() - len(part) + passive[0]
        between = [each for each in candidates if each[0].start >= start]
        candidates = between if between or "," not in part[passive[0] :] else candidates
    if _ORGANIZERS.search(before):
        return []
    candidates = candidates or unit_before(document, start, match.start())
    if not candidates:
        return []
    chosen = [candidates[-1]]
    for each in reversed(candidates[:-1]):
        gap = text[units_end(document, each[0]) : _begin(text, chosen[0])]
        if not _WITH.fullmatch(gap) or _governed(text, start, each):
            break
        chosen.insert(0, each)
    gap = text[chosen[-1][0].end : match.start()]
    return chosen if len(gap) < 120 else []


def _whose(document: Document, sentence: Sentence, award_end: int) -> list[tuple[Body, str]]:
    """The bodies right after an award: 'Bằng khen của X và Y', 'Cờ thi đua năm 2015 của X'."""
    text = document.text
    after = within(document.bodies, award_end, min(sentence.end, award_end + 150))
    if not after or not OF_BODY.match(text[award_end : after[0].start]):
        return []
    office = OFFICE_BEFORE.search(text, award_end, after[0].start)
    whose = [(after[0], (office["office"] if office else "") + after[0].printed)]
    for body in after[1:]:
        too = _AND_OF.fullmatch(text, units_end(document, whose[-1][0]), body.start)
        if too is None:
            break
        whose.append((body, (too["office"] or "") + body.printed))
    return whose


def _begin(text: str, each: tuple[Body, str]) -> int:
    """Where a body begins, with the office that speaks for it."""
    body, printed = each
    office = len(printed) - len(body.printed)
    return body.start - office - 1 if office and text[body.start - 1] == " " else body.start


def _governed(text: str, start: int, each: tuple[Body, str]) -> bool:
    """Whether a body is part of what frames the clause: 'Theo đề nghị của Công an tỉnh, ...'."""
    first = _begin(text, each)
    return _FRAMED.search(text, max(start, first - 40), first) is not None


def whole_end(document: Document, body: Body) -> int:
    """Return where a body ends with the units after it: Công an xã A, huyện B."""
    place = body.place_name
    if place is None or place.end > body.end:
        return body.end
    return max(body.end, chain_end(document, place))


def units_end(document: Document, body: Body) -> int:
    """Return where a body ends with the units after it, before a comma that parts it from more."""
    end = whole_end(document, body)
    return end - 1 if document.text[end - 1] == "," else end
