"""Who is rewarded: counted collectives and people, named models, bodies, the people of a unit.

They stand before 'được ... tặng', or after 'tặng ... cho'.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.award_words import (
    COLLECTIVES,
    ONE_LIST,
    REACHES,
    RECEIVES_AWARD,
    UNCOUNTED,
)
from lantoa.loaders.reading.conferring import whole_end
from lantoa.loaders.reading.document import Document, Name, Sentence, Span, single_spaced, within
from lantoa.loaders.reading.name_words import SEPARATOR
from lantoa.loaders.reading.recipients import Recipients, counted, uncounted
from lantoa.loaders.reading.sites import chain_end
from lantoa.ontology.records import RecipientKind

#: Who is rewarded next: ', 3 mô hình được Bộ X tặng ...'.
_NEXT_SUBJECT = re.compile(r"[^,;.]{0,40}?\s(?:được|vinh dự|nhận)(?!\w)")
#: Not the number before, but others: '110 mô hình, nhiều mô hình được ...'.
_OTHERS = re.compile(
    r",\s*(?:trong đó\s+)?(?:có\s+)?(?:nhiều|các|một số)\s+(?:mô hình|tập thể|cá nhân)"
)


def subjects(
    document: Document, sentence: Sentence, clause: Span, start: int, end: int
) -> list[Recipients]:
    """The subject of a passive: counted models, named models, or a list that follows 'như:'."""
    text = document.text
    begin = clause.start
    numbers = [n for n in within(document.numbers, begin, start) if not n.share]
    names = [n for n in within(document.names, begin, start) if n.is_model]
    if numbers and (not names or numbers[-1].start > names[-1].start):
        number = numbers[-1]
        match = COLLECTIVES.match(text, number.end, sentence.end)
        other = match and _OTHERS.search(text, match.end(), start)
        if match and not other and start - number.end < 80:
            return [counted(document, number, match)]
    if names:
        return [
            Recipients(n.text, RecipientKind.MODEL, n, model=n)
            for n in _side_by_side(document, names)
        ]
    listed = re.match(
        r"[^.;“\"]{0,80}?(?:như|gồm|điển hình là|tiêu biểu là|là)\s*:?\s*(?:các\s+)?[Mm]ô hình",
        text[end : sentence.end],
    ) or re.match(
        r"[^.;“\"]{0,80}?(?:như|gồm|điển hình là|tiêu biểu là|là)\s*:?\s*(?=[“\"])",
        text[end : sentence.end],
    )
    if listed and re.search(r"mô hình|điển hình", text[begin:start]):
        after = [n for n in within(document.names, end, sentence.end) if n.is_model]
        return [Recipients(n.text, RecipientKind.MODEL, n, model=n) for n in after]
    return []


def _side_by_side(document: Document, names: list[Name]) -> list[Name]:
    """The last name with those joined to it: 'mô hình “A” và mô hình “B” đều được'."""
    joined = names[-1:]
    for name in reversed(names[:-1]):
        gap = document.text[name.end : joined[0].start]
        gap = re.sub(r"(?:mô hình|câu lạc bộ|CLB)", "", gap, flags=re.I)
        if name.group != joined[0].group and not SEPARATOR.fullmatch(gap[:60]):
            break
        joined.insert(0, name)
    return joined


def objects(document: Document, start: int, stop: int) -> list[Recipients]:
    """The recipients after an award: numbers of collectives and individuals, or named models."""
    text = document.text
    found: list[Recipients] = []
    position = start
    for number in within(document.numbers, start, stop):
        match = COLLECTIVES.match(text, number.end, stop)
        gap = text[position : number.start]
        if not match or number.share or len(gap) > 160 or re.search(r"[.;]", gap):
            continue
        if _NEXT_SUBJECT.match(text, match.end(), stop + 60):
            break
        if not found and not re.search(r"(?:^|\s)(?:cho|tới|đến|tặng|:)?\s*(?:lượt\s+)?$", gap):
            continue
        found.append(counted(document, number, match))
        position = match.end()
    if not found:
        names = [n for n in within(document.names, start, stop) if n.is_model]
        if names and re.fullmatch(
            r"[^;.]{0,60}cho\s+(?:các\s+|lực lượng\s+|tập thể\s+)*(?:mô hình)?:?\s*",
            text[start : names[0].start],
        ):
            found = [Recipients(n.text, RecipientKind.MODEL, n, model=n) for n in names]
    if not found:
        for body in within(document.bodies, start, stop)[:1]:
            if re.fullmatch(
                r"\s*(?:của [^;.]{3,50}\s)?cho\s+(?:tập thể\s+)?", text[start : body.start]
            ):
                found = [Recipients(body.printed, RecipientKind.ORGANIZATION, body, body=body)]
    if not found:
        for place in within(document.places, start, stop)[:1]:
            if re.fullmatch(
                r"\s*(?:(?:của|về|vì|phong trào)[^;.]{3,50}\s)?cho\s+(?:tập thể\s+)?"
                r"(?:(?:nhân dân|cán bộ)(?:\s*(?:,|và)\s*(?:nhân dân|cán bộ))?\s+)?",
                text[start : place.start],
                re.I,
            ):
                people = text.find("hân dân", start, place.start) >= 0
                first = text.index("cho ", start) + 4 if people else place.start
                whole = Span(first, place.end)
                found = [
                    Recipients(single_spaced(document.of(whole)), RecipientKind.COLLECTIVES, whole)
                ]
    if not found:
        nobody = UNCOUNTED.match(text, start, stop)
        found = [uncounted(nobody)] if nobody else []
    return found


def subject_before(document: Document, clause: Span, match: re.Match[str]) -> list[Recipients]:
    """'mô hình “X” được Bộ Y tặng Bằng khen', 'mô hình “X” vinh dự nhận Cờ thi đua'."""
    names = [n for n in within(document.names, clause.start, match.start()) if n.is_model]
    found = _counted_subject(document, clause, match)
    if found and (not names or names[-1].start < found[0].span.start):
        return found
    if names:
        return [
            Recipients(n.text, RecipientKind.MODEL, n, model=n)
            for n in _side_by_side(document, names)
        ]
    for body in within(document.bodies, clause.start, match.start()):
        if RECEIVES_AWARD.match(document.text, whole_end(document, body)):
            return [Recipients(body.printed, RecipientKind.ORGANIZATION, body, body=body)]
    for place in within(document.places, clause.start, match.start()):
        if not place.elliptical and RECEIVES_AWARD.match(document.text, chain_end(document, place)):
            return [Recipients(place.printed, RecipientKind.COLLECTIVES, place)]
    return []


def _counted_subject(document: Document, clause: Span, match: re.Match[str]) -> list[Recipients]:
    """'3 tập thể, 12 cá nhân có nhiều đóng góp được ...': the last reaches the verb."""
    text = document.text
    found: list[Recipients] = []
    for number in reversed(within(document.numbers, clause.start, match.start())):
        group = None if number.share else COLLECTIVES.match(text, number.end, match.start())
        if group is None:
            continue
        if found:
            reached = ONE_LIST.match(text[group.end() : found[0].span.start]) is not None
        else:
            verb = REACHES.match(text, group.end(), match.end())
            reached = verb is not None and ";" not in text[verb.end() : match.start()]
        if not reached:
            break
        found.insert(0, counted(document, number, group))
    return found
