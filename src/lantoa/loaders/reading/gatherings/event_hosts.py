"""Who holds a gathering: the subject without those that it works with, or 'do A tổ chức'."""

from __future__ import annotations

import re

from lantoa.loaders.reading.awards.conferring import is_whole_of, whole_end
from lantoa.loaders.reading.deployments.acting_units import UNIT_WORD, acting_units, part_of_other
from lantoa.loaders.reading.deployments.role_words import NO_ACTOR
from lantoa.loaders.reading.deployments.sites import chain_end
from lantoa.loaders.reading.document import Body, Document, PlaceName, Sentence, Span, within
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level, Organization

_WORKS_WITH = re.compile(
    r"[^.;]{0,60}?(?:phối hợp|kết hợp|phối kết hợp|cùng)(?: chặt chẽ)?(?: với| cùng)?\s*"
    r"(?:lực lượng\s+|các\s+|chính quyền\s+)?"
)
_AND_HELD = re.compile(
    r"\s*(?:(?:đã|vừa|mới|cũng|tiếp tục|chính thức|đồng loạt|long trọng|trang trọng|trọng thể|"
    r"tưng bừng|sôi nổi|phấn khởi|vui tươi|chủ động|chủ trì|phối hợp)\s*,?\s*)*"
)
#: What parts those who hold a gathering from those they hold it with.
_TOGETHER = Anchored(
    r"(?<!\w)(?:chủ trì,?\s*)?(?:phối kết hợp|phối hợp|kết hợp)(?!\s+(?:tổ chức|mở))(?!\w)"
)
_ANOTHER_VERB = re.compile(
    r"(?<!\w)(?:triển khai|xây dựng|thành lập|ra mắt|thực hiện|tuyên truyền|vận động|được|"
    r"nhằm|tổ chức)(?!\w)"
)
_DONE_BY = Anchored(r"(?<!\w)do\s+(?=[^\W\d_])")
_HELD_BY = re.compile(r"[^.;]{0,120}?\s(?:tổ chức|chủ trì)(?!\w)")
_AT = re.compile(r"(?<!\w)(?:[Tt]ại|ở)\s+(?:[^,;.]{2,40}\svà\s+)?$")
#: A body whose house is the venue: 'tại hội trường UBND xã X'.
_ITS_HOUSE = re.compile(
    r"(?<!\w)(?:tại|ở)\s+(?:(?:hội trường|trụ sở|sân|khuôn viên|nhà văn hóa|phòng họp)\s+)*"
    r"(?:\(?[^\W\d_]+\)?\s+)?$",
    re.I,
)
_FIRST = re.compile(r"(?:Còn|Riêng|Ở đó)?\s*")
#: 'Xã X, nơi có đường ven biển, ngày 28/11/2025 (tổ chức ...)'.
_APPOSED = re.compile(
    r"\s*,?[^.;]{0,80},\s*(?:(?:sáng|chiều|tối|vào)\s+)?(?:ngày\s+[\d/. -]+)?\s*"
    r"(?:(?:đã|vừa|cũng)\s+)*"
)
#: Those who agreed are several, and the last after a comma is the subject.
_AGREED = re.compile(r"(?<!\w)sự\s[^,;.]{3,50}của\s*$")
_FAR = 60  # characters from the subject to its verb


def organizers(document: Document, sentence: Sentence, position: int) -> list[Body]:
    """Return the bodies that hold a gathering: the subject, without those that it works with."""
    together = _together(document, sentence, position)
    if together is not None:
        found = _subject(document, sentence, together)
        if found:
            return found
    return _subject(document, sentence, position)


def hosts_after(document: Document, sentence: Sentence, position: int) -> list[Body]:
    """Return the bodies after a gathering: '... do Bộ X và Hội Y tổ chức'."""
    for match in _DONE_BY.finditer(document.words, position, sentence.end):
        bodies = within(document.bodies, match.end(), min(sentence.end, match.end() + 20))[:1]
        if bodies and _HELD_BY.match(document.text, bodies[0].end, sentence.end):
            return bodies
    return []


def _together(document: Document, sentence: Sentence, position: int) -> int | None:
    """Where 'phối hợp với' parts the subject of a gathering from others, in one clause."""
    for match in _TOGETHER.finditer(document.words, sentence.start, position):
        rest = document.text[match.end() : position]
        for span in (
            *within(document.bodies, match.end(), position),
            *within(document.places, match.end(), position),
        ):
            first, last = span.start - match.end(), span.end - match.end()
            rest = rest[:first] + " " * (last - first) + rest[last:]
        if ";" not in rest and not _ANOTHER_VERB.search(rest):
            return match.start()
    return None


def _subject(document: Document, sentence: Sentence, position: int) -> list[Body]:
    text = document.text
    bodies = [
        body
        for body in within(document.bodies, sentence.start, position)
        if not _ITS_HOUSE.search(text[max(sentence.start, body.start - 40) : body.start])
    ]
    bodies += acting_units(document, Span(sentence.start, position))
    known = {body.start for body in bodies}
    bodies += [b for b in _host_unit(document, sentence, position) if b.start not in known]
    bodies.sort(key=lambda body: body.start)
    groups: list[list[Body]] = []
    for body in bodies:
        end = _units_end(document, groups[-1][-1]) if groups else 0
        gap = text[end : body.start]
        if groups and is_whole_of(document, groups[-1][-1], body):
            continue
        if groups and re.fullmatch(r"\s*(?:,|và|[-–])\s*", gap):
            groups[-1].append(body)
        else:
            groups.append([body])
    while len(groups) > 1 and _WORKS_WITH.fullmatch(
        text[whole_end(document, groups[-2][-1]) : groups[-1][0].start]
    ):
        groups.pop()
        position = groups[-1][-1].end
    if not groups:
        return []
    chosen = groups[-1]
    if len(text[chosen[-1].end : position]) >= _FAR:
        return []
    while chosen and _no_actor(document, sentence, chosen[0]):
        # 'theo Kế hoạch của UBND huyện, Công an xã': after the comma the subject
        commas = [
            index
            for index in range(1, len(chosen))
            if "," in text[chosen[index - 1].end : chosen[index].start]
        ]
        agreed = _AGREED.search(text, max(sentence.start, chosen[0].start - 60), chosen[0].start)
        chosen = chosen[commas[-1 if agreed else 0] :] if commas else []
    return chosen


def _no_actor(document: Document, sentence: Sentence, body: Body) -> bool:
    before = document.text[max(sentence.start, body.start - 20) : body.start]
    return NO_ACTOR.search(before) is not None


def _units_end(document: Document, body: Body) -> int:
    """Where a body ends with the units after it; a comma alone is none of them."""
    end = whole_end(document, body)
    return end if document.text[body.end : end].strip(" ,)") else body.end


def _holds(document: Document, sentence: Sentence, place: PlaceName, position: int) -> bool:
    """Whether a unit is the subject of a verb: right before it, or with what it is and the day."""
    text = document.text
    after = text[chain_end(document, place) : position]
    if _AND_HELD.fullmatch(after):
        return True
    first = _FIRST.fullmatch(text[sentence.start : place.start]) is not None
    return (
        first
        and _APPOSED.fullmatch(after) is not None
        and not within(document.bodies, place.end, position)
    )


def _host_unit(document: Document, sentence: Sentence, position: int) -> list[Body]:
    """'Xã X tổ chức Ngày hội': the unit itself."""
    for place in within(document.places, sentence.start, position):
        before = document.text[max(sentence.start, place.start - 50) : place.start]
        if (
            not _AT.search(before)
            and place.level in (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)
            and not place.elliptical
            and place.place is not None
            and (UNIT_WORD.match(place.printed) or place.printed.lower().startswith("tỉnh "))
            and not part_of_other(document, place)
            and _holds(document, sentence, place, position)
        ):
            organization = Organization(name=", ".join(place.place.path), place=place.place)
            return [Body(place.start, place.end, place.printed, organization, place)]
    return []
