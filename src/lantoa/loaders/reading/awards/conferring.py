"""Whose award it is.

The body that confers is the one whose award it is ("Bằng khen của ..."), else the subject, unless
it only hands it over by authority of another.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.awards.award_words import OF_BODY, RECEIVES_AWARD
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


#: A second body whose award it is: Giấy khen của Công an tỉnh và UBND huyện.
_AND_OF = re.compile(r"\s+và\s+(?:của\s+)?(?P<office>(?:Bộ trưởng|Chủ tịch|Giám đốc)\s+)?")


def conferring(
    document: Document, sentence: Sentence, match: re.Match[str]
) -> list[tuple[Body, str]]:
    """Whose award it is: 'Bằng khen của X', else the subject, unless it only hands it over."""
    text = document.text
    award_end = match.end("award")
    after = within(document.bodies, award_end, min(sentence.end, award_end + 70))
    if after:
        of = OF_BODY.match(text[award_end : after[0].start])
        if of:
            whose = [(after[0], (of["office"] or "") + after[0].printed)]
            for body in after[1:]:
                too = _AND_OF.fullmatch(text, whose[-1][0].end, body.start)
                if too is None:
                    break
                whose.append((body, (too["office"] or "") + body.printed))
            return whose
    if text.endswith("được ", sentence.start, match.start()):
        return []  # by whom is left open
    before = text[max(sentence.start, match.start() - 160) : match.start()]
    deputy = re.search(
        r"(?:thừa [uủ]y quyền(?: của)?|thay mặt|được sự [uủ]y quyền(?: của)?)\s+[^,;]*",
        before[before.rfind(";") + 1 :],
        re.I,
    )
    candidates = [
        each
        for each in bodies_in(document, sentence.start, match.start())
        if not RECEIVES_AWARD.match(text, each[0].end)
    ]
    if deputy:
        start = match.start() - len(before[before.rfind(";") + 1 :]) + deputy.start()
        candidates = [b for b in candidates if start <= b[0].start] or candidates
        return candidates[:1]
    if re.search(r"[Bb]an tổ chức\s+(?:đã\s+)?$", before):
        return []
    candidates = candidates or unit_before(document, sentence.start, match.start())
    if not candidates:
        return []
    chosen = [candidates[-1]]
    for each in reversed(candidates[:-1]):
        if re.fullmatch(
            r"\s*(?:,|và|phối hợp(?: với| cùng)?|cùng với|cùng)\s*(?:đồng chí\s+)?"
            r"(?:Chủ tịch |Giám đốc |Bộ trưởng |Thường trực |lãnh đạo )?",
            text[each[0].end : chosen[0][0].start],
        ):
            chosen.insert(0, each)
        else:
            break
    gap = text[chosen[-1][0].end : match.start()]
    return chosen if len(gap) < 120 else []


def whole_end(document: Document, body: Body) -> int:
    """Return where a body ends with the units after it: Công an xã A, huyện B."""
    place = body.place_name
    if place is None or place.end > body.end:
        return body.end
    return max(body.end, chain_end(document, place))
