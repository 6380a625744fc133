"""Who is rewarded after the verb: 'tặng ... cho 5 tập thể', 'cho xã X và 11 chủ nhà trọ'.

Those who are named (bodies, units and their people, models, groups) stand side by side before
those who are counted.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.awards.award_words import (
    COLLECTIVES,
    GROUP,
    UNCOUNTED,
    UNCOUNTED_PRAISED,
)
from lantoa.loaders.reading.awards.conferring import units_end, whole_end
from lantoa.loaders.reading.awards.recipients import (
    Recipients,
    counted,
    named_models,
    uncounted,
)
from lantoa.loaders.reading.awards.rewarded_meant import (
    NO_NAME,
    NOBODY,
    is_person,
    meant_after,
)
from lantoa.loaders.reading.deployments.sites import chain_end
from lantoa.loaders.reading.document import Document, PlaceName, Span, single_spaced, within
from lantoa.loaders.reading.lexicon import LEVEL_OF_WORD, UPPER
from lantoa.ontology.records import RecipientKind

#: Who is rewarded next: ', 3 mô hình được Bộ X tặng ...'.
_NEXT_SUBJECT = re.compile(r"[^,;.]{0,40}?\s(?:được|vinh dự|nhận)(?!\w)")
#: From an award to those who get it: of whom it is, what for, of which year.
_TO = re.compile(
    r"(?:(?!(?<!\w)(?:được|nhận|trao|đề nghị)(?!\w))(?:[^;.“\"]|[“\"][^”\"\n]{1,120}[”\"])){0,120}?"
    r"(?<!\w)(?:cho|tặng|gửi|tới)\s+"
)
#: Before the first who are counted.
_OPENS = re.compile(r"(?:^|\s)(?:cho|tới|đến|tặng|:)?\s*(?:lượt\s+|\()?$")
_AND = re.compile(r"\s*(?:,\s*và|,|và|cùng)\s+(?:cho\s+)?")
#: Before one who is named.
_BEFORE = re.compile(r"\s*(?:(?:tập thể|lực lượng|các|những|riêng)\s+)*")
_MODEL = re.compile(
    r"(?:(?:các|những)\s+)?(?:(?:mô hình|nhóm|tổ|đội|CLB|câu lạc bộ)\s*:?\s*)?[“\"]?", re.I
)
#: The people of a unit: cán bộ và nhân dân xã X.
_PEOPLE = re.compile(
    r"(?:(?:tập thể|cán bộ|nhân dân|bà con|chính quyền|chiến s[ĩỹ]|đảng bộ|các)"
    r"(?:\s*,\s*|\s+và\s+|\s+))*",
    re.I,
)
_OF_PEOPLE = re.compile(r"cán bộ|nhân dân|bà con|chiến s", re.I)
_OF_ALL = re.compile(r"tập thể|chính quyền|đảng bộ", re.I)
#: A group by its name: tổ liên gia tự quản số 4 | về thành tích ...
_GROUP = re.compile(
    rf"(?P<who>{GROUP}(?:\s+(?!(?:vì|về|do|trong|năm|đã|có|của|ở|tại|và|nhân|là|với|được|này)(?!\w))"
    r"[\w/]+){1,9})(?=\s*(?:[.,;()]|$)|\s)",
    re.I,
)
_SPECIFIC = re.compile(rf"\s(?:{UPPER}|\d)")
#: A sort of units, not one of them.
_SORT = re.compile(r"\S+(?: \S+)? (?:các|những|nhiều)(?!\w)", re.I)


def objects(document: Document, start: int, stop: int, *, praise: bool = False) -> list[Recipients]:
    """The recipients after an award, or right after praise: those who are named, and counted."""
    text = document.text
    first = _begin(document, start, stop, praise=praise)
    named, end = named_list(document, first, stop) if first is not None else ([], start)
    found: list[Recipients] = []
    position = start
    for number in within(document.numbers, start, stop):
        match = COLLECTIVES.match(text, number.end, stop)
        gap = _plain(document, position, number.start)
        if not match or number.share or len(gap) > 160 or re.search(r"[.;]", gap):
            continue
        if _NEXT_SUBJECT.match(text, match.end(), stop + 60):
            break
        if found and _of_another(document, position, number.start):
            break
        joined = named and _AND.fullmatch(text, end, number.start)
        if not (found or joined or _OPENS.search(gap)):
            continue
        found += named_models(document, number, match, stop) or [
            _told_by_name(document, counted(document, number, match))
        ]
        position = match.end()
    if found and not (named and end <= found[0].span.start):
        return found
    if found:
        return [*named, *found] if _AND.fullmatch(text, end, found[0].span.start) else named
    if named:
        return named
    found = meant_after(document, start, stop, praise=praise)
    if not found:
        nobody = UNCOUNTED.match(text, start, stop) or (
            UNCOUNTED_PRAISED.match(text, start, stop) if praise else None
        )
        found = [uncounted(nobody)] if nobody else []
    return found


def _of_another(document: Document, start: int, end: int) -> bool:
    """Whether another body gives to those who come next: '3 tập thể, UBND xã 5 tập thể'."""
    return any(
        not document.text[units_end(document, body) : end].strip()
        for body in within(document.bodies, start, end)[-1:]
    )


def _begin(document: Document, start: int, stop: int, *, praise: bool) -> int | None:
    """Where those who get an award begin: after 'cho', or right after praise."""
    to = _TO.match(_plain(document, start, stop))
    if to is not None:
        return start + to.end()
    return start if praise else None


def named_list(document: Document, start: int, stop: int) -> tuple[list[Recipients], int]:
    """Those who are named side by side from a position on, and where they end."""
    found: list[Recipients] = []
    end = start
    while True:
        begin = end
        if found:
            joint = _AND.match(document.text, end, stop)
            if joint is None:
                break
            begin = joint.end()
        one = _named(document, begin, stop)
        if one is None:
            break
        found.append(one[0])
        end = one[1] - document.text.endswith(",", begin, one[1])
    return found, end


def _named(document: Document, start: int, stop: int) -> tuple[Recipients, int] | None:
    """The one who is named at a position, and where that ends."""
    text = document.text
    before = _BEFORE.match(text, start, stop)
    at = before.end() if before is not None else start
    for name in within(document.names, start, min(stop, at + 30))[:1]:
        if name.is_model and _MODEL.fullmatch(text, at, name.start):
            end = name.end + text.startswith(("”", '"'), name.end)
            return Recipients(name.text, RecipientKind.MODEL, name, model=name), end
    for body in within(document.bodies, at, at + 1):
        whole = Recipients(body.printed, RecipientKind.ORGANIZATION, body, body=body)
        return whole, whole_end(document, body)
    people = _PEOPLE.match(text, start, stop)
    who = people.end() if people is not None else start
    for place in within(document.places, min(at, who), max(at, who) + 1):
        if place.start not in (at, who) or place.elliptical:
            continue
        told = text[start : place.start]
        people_too, all_too = _OF_PEOPLE.search(told), _OF_ALL.search(told)
        if not (has_unit_word(place) or people_too or all_too):
            continue
        kind = RecipientKind.MIXED if people_too and all_too else RecipientKind.COLLECTIVES
        bare = _BEFORE.fullmatch(text, start, place.start) is not None
        span = Span(place.start if bare else start, place.end)
        return Recipients(single_spaced(document.of(span)).strip(), kind, span), chain_end(
            document, place
        )
    group = _GROUP.match(text, at, stop)
    if group is not None and _is_group(group["who"]):
        span = Span(*group.span("who"))
        return Recipients(single_spaced(group["who"]), RecipientKind.COLLECTIVES, span), span.end
    return None


def _is_group(words: str) -> bool:
    """Whether words name one group, not a sort of them, and nobody by his own name."""
    noun = single_spaced(words).lower()
    return (
        _SPECIFIC.search(words) is not None
        and _SORT.match(words) is None
        and NO_NAME.search(words) is None
        and not noun.startswith(tuple(f"{each} " for each in NOBODY))
        and not is_person(words)
    )


def has_unit_word(place: PlaceName) -> bool:
    """Tell whether a place is printed with the word for what it is: thôn X, xã Y."""
    words = place.printed.lower().split()
    return any(" ".join(words[:length]) in LEVEL_OF_WORD for length in (1, 2))


def _told_by_name(document: Document, one: Recipients) -> Recipients:
    """'1 tập thể (Công an xã X)': the body that is meant."""
    text = document.text
    if one.number is None or one.number.value != 1 or not text.startswith(" (", one.span.end):
        return one
    for body in within(document.bodies, one.span.end, one.span.end + 3):
        last = whole_end(document, body)
        if ")" in text[last - 1 : last + 1]:
            return replace(one, text=body.printed, kind=RecipientKind.ORGANIZATION, body=body)
    return one


def _plain(document: Document, start: int, end: int) -> str:
    """The text of a stretch without the stops in its bodies: 'của UBND TT.A cho'."""
    words = document.text[start:end]
    for body in within(document.bodies, start, end):
        first, last = body.start - start, min(end, whole_end(document, body)) - start
        words = words[:first] + words[first:last].replace(".", " ") + words[last:]
    return words
