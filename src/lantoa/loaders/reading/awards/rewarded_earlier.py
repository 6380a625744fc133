"""Who is rewarded as the subject of an earlier verb: 'Công an xã X đã ..., được Bộ Y tặng ...'."""

from __future__ import annotations

import re

from lantoa.loaders.reading.awards.award_words import GROUP
from lantoa.loaders.reading.awards.conferring import whole_end
from lantoa.loaders.reading.awards.recipients import Recipients
from lantoa.loaders.reading.awards.rewarded_after import has_unit_word
from lantoa.loaders.reading.awards.rewarded_meant import last_named
from lantoa.loaders.reading.deployments.acting_units import part_of_other
from lantoa.loaders.reading.deployments.sites import chain_end
from lantoa.loaders.reading.document import Document, single_spaced, within
from lantoa.ontology.records import RecipientKind

#: The subject is dropped: ', được', 'và vinh dự được'.
_DROPPED = re.compile(
    r"(?:[,;]|(?<!\w)và)\s+(?:(?:đã|và|vinh dự|nhiều lần|liên tục|trong đó|riêng|đặc biệt,?|"
    r"(?:vào\s+|đến\s+)?(?:năm|tháng|ngày)\s+\d[\d/.-]*,?)\s+)*$"
)
#: What may stand before a subject, and what follows it.
_FREE = re.compile(r"(?:^|[,:–-]|\d|(?<!\w)(?:qua|nay|đó))\s*$")
_GOES_ON = re.compile(
    r"\s*(?:đã|luôn|đều|cũng|vừa|liên tục|(?:\d+|nhiều) năm|là|còn|hoàn thành|đạt|vươn lên|"
    r"có nhiều|duy trì|triển khai|thực hiện|làm tốt|phát huy|tích cực)(?!\w)"
)
#: 'Xóm đạt chuẩn ..., và được': a noun that means what was named last.
_BARE = re.compile(
    rf"(?:[^,;.]{{0,50}},\s+)?(?P<noun>{GROUP})(?:\s+này)?\s+"
    r"(?:đã|luôn|đều|cũng|vừa|liên tục|nhiều năm|là|còn|hoàn thành|đạt|vươn lên|hoạt động)(?!\w)",
    re.I,
)
#: Another of whom it may be told.
_PERSON = re.compile(r"(?<!\w)(?:ông|bà|anh|chị|đồng chí|cá nhân|tập thể|người)(?!\w)", re.I)


def earlier_subject(document: Document, begin: int, verb: int) -> list[Recipients]:
    """Return the body or unit whose sentence goes on with a verb of being rewarded."""
    text = document.text
    if not _DROPPED.search(text, max(begin, verb - 40), verb):
        return []
    bodies = [
        (Recipients(body.printed, RecipientKind.ORGANIZATION, body, body=body), body)
        for body in within(document.bodies, begin, verb)
        if _is_subject(document, begin, body.start, whole_end(document, body), verb)
    ]
    units = [
        (Recipients(place.printed, RecipientKind.COLLECTIVES, place), place)
        for place in within(document.places, begin, verb)
        if not place.elliptical
        and has_unit_word(place)
        and _is_subject(document, begin, place.start, chain_end(document, place), verb)
        and not part_of_other(document, place)
    ]
    found = sorted([*bodies, *units], key=lambda each: each[1].start)
    if found:
        return [found[-1][0]]
    bare = _BARE.match(text, begin, verb)
    if bare is None or _PERSON.search(text, bare.end(), verb):
        return []
    return last_named(document, bare.start("noun"), single_spaced(bare["noun"]).lower())


def _is_subject(document: Document, begin: int, start: int, end: int, verb: int) -> bool:
    text = document.text
    return (
        _GOES_ON.match(text, end) is not None
        and _FREE.search(text[begin:start][-20:]) is not None
        and not _PERSON.search(text, end, verb)
    )
