"""Who is rewarded after the verb: 'tặng ... cho 5 tập thể', 'cho xã X và 11 chủ nhà trọ'."""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.awards.award_words import (
    COLLECTIVES,
    PEOPLE_OF,
    UNCOUNTED,
    UNCOUNTED_PRAISED,
)
from lantoa.loaders.reading.awards.conferring import whole_end
from lantoa.loaders.reading.awards.recipients import Recipients, counted, uncounted
from lantoa.loaders.reading.awards.rewarded_meant import meant_after
from lantoa.loaders.reading.deployments.sites import chain_end
from lantoa.loaders.reading.document import Document, Number, Span, single_spaced, within
from lantoa.ontology.records import RecipientKind

#: Who is rewarded next: ', 3 mô hình được Bộ X tặng ...'.
_NEXT_SUBJECT = re.compile(r"[^,;.]{0,40}?\s(?:được|vinh dự|nhận)(?!\w)")
_TO_BODY = re.compile(r"\s*(?:của [^;.]{3,50}\s)?cho\s+(?:tập thể\s+)?")
_COUNTED_MODELS = frozenset({"mô hình", "câu lạc bộ", "clb"})
_NAMED = re.compile(r"(?:\s+tiêu biểu)?\s*[,(]?\s*(?:gồm|là)?\s*:?\s*(?:(?:mô hình|CLB)\s+)?[“\"]?")
_AND_BODY = re.compile(r"\s*(?:,\s*và|,|và)\s*")
_TO_MODEL = re.compile(
    r"[^;.]{0,60}cho\s+(?:các\s+|lực lượng\s+|tập thể\s+)*"
    r"(?:mô hình|nhóm|tổ|đội|CLB|câu lạc bộ)?:?\s*[“\"]?"
)
_OF_PEOPLE = re.compile(r"cán bộ|nhân dân|chiến s", re.I)
_OF_ALL = re.compile(r"tập thể|chính quyền|đảng bộ", re.I)


def objects(document: Document, start: int, stop: int, *, praise: bool = False) -> list[Recipients]:
    """The recipients after an award: numbers of collectives and individuals, or named models."""
    text = document.text
    found: list[Recipients] = []
    position = start
    for number in within(document.numbers, start, stop):
        match = COLLECTIVES.match(text, number.end, stop)
        gap = _plain(document, position, number.start)
        if not match or number.share or len(gap) > 160 or re.search(r"[.;]", gap):
            continue
        if _NEXT_SUBJECT.match(text, match.end(), stop + 60):
            break
        if not found and not re.search(r"(?:^|\s)(?:cho|tới|đến|tặng|:)?\s*(?:lượt\s+|\()?$", gap):
            continue
        if not found:
            found = _named_before(document, start, number.start)
        own = _named_models(document, number, match, stop)
        found += own or [_told_by_name(document, counted(document, number, match))]
        position = match.end()
    if not found:
        names = [n for n in within(document.names, start, stop) if n.is_model]
        if names and _TO_MODEL.fullmatch(text, start, names[0].start):
            found = [Recipients(n.text, RecipientKind.MODEL, n, model=n) for n in names]
    if not found:
        end = start
        for body in within(document.bodies, start, stop):
            pattern = _AND_BODY if found else _TO_BODY
            if not pattern.fullmatch(text, end, body.start):
                break
            found.append(Recipients(body.printed, RecipientKind.ORGANIZATION, body, body=body))
            end = whole_end(document, body)
    if not found:
        for place in within(document.places, start, stop)[:1]:
            people = PEOPLE_OF.fullmatch(text, start, place.start)
            if people:
                first = people.start("who")
                both = {bool(_OF_PEOPLE.search(people["who"])), bool(_OF_ALL.search(people["who"]))}
                kind = RecipientKind.MIXED if both == {True} else RecipientKind.COLLECTIVES
                whole = Span(first, place.end)
                found = [Recipients(single_spaced(document.of(whole)), kind, whole)]
    if not found:
        found = meant_after(document, start, stop)
    if not found:
        nobody = UNCOUNTED.match(text, start, stop) or (
            UNCOUNTED_PRAISED.match(text, start, stop) if praise else None
        )
        found = [uncounted(nobody)] if nobody else []
    return found


def _named_before(document: Document, start: int, end: int) -> list[Recipients]:
    """'tặng Giấy khen cho xã X và 11 chủ nhà trọ': the unit, body or model before those counted."""
    text = document.text
    names = [n for n in within(document.names, start, end) if n.is_model]
    if names and _TO_MODEL.fullmatch(text, start, names[0].start):
        last = names[-1].end + text.startswith(("”", '"'), names[-1].end)
        if _AND_BODY.fullmatch(text, last, end):
            return [Recipients(n.text, RecipientKind.MODEL, n, model=n) for n in names]
    for body in within(document.bodies, start, end):
        last = whole_end(document, body)
        if _TO_BODY.fullmatch(text, start, body.start) and _AND_BODY.fullmatch(text, last, end):
            return [Recipients(body.printed, RecipientKind.ORGANIZATION, body, body=body)]
    for place in within(document.places, start, end):
        last = chain_end(document, place)
        if _TO_BODY.fullmatch(text, start, place.start) and _AND_BODY.fullmatch(text, last, end):
            return [Recipients(place.printed, RecipientKind.COLLECTIVES, place)]
    return []


def _named_models(
    document: Document, number: Number, match: re.Match[str], stop: int
) -> list[Recipients]:
    """'2 mô hình “A” và “B”': as many models, by their names."""
    if match["what"].lower() not in _COUNTED_MODELS:
        return []
    names = [n for n in within(document.names, match.end(), stop) if n.is_model]
    own = [n for n in names if n.group == names[0].group]
    if len(own) != number.value or not _NAMED.fullmatch(document.text, match.end(), own[0].start):
        return []
    return [Recipients(n.text, RecipientKind.MODEL, n, model=n) for n in own]


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
