"""Recognitions: who praised or rewarded whom, passive ('được Bộ X biểu dương') and active
('UBND tỉnh tặng Bằng khen cho 5 tập thể và 7 cá nhân').

Individuals are only counted. Praise in a speech, and awards to nobody in particular, are no
recognitions. The body that confers is the one whose award it is ("Bằng khen của ..."), not the
one that hands it over.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.award_words import (
    ACTIVE_PRAISE,
    AWARD_GIVEN,
    AWARDED,
    COLLECTIVES,
    GENERAL_BODY,
    OCCASION,
    OF_BODY,
    PASSIVE,
    PASSIVE_ALONE,
    PRAISES,
)
from lantoa.loaders.reading.body_words import OFFICE
from lantoa.loaders.reading.context import clause_at, in_brackets, is_fact
from lantoa.loaders.reading.document import (
    BlockKind,
    Body,
    Date,
    DateKind,
    Document,
    Name,
    Sentence,
    Span,
    within,
)
from lantoa.loaders.reading.events import event_day
from lantoa.loaders.reading.models import Models
from lantoa.loaders.reading.name_words import SEPARATOR
from lantoa.loaders.reading.recipients import Recipients, counted, record
from lantoa.ontology.records import (
    Gathering,
    RecipientKind,
    Recognition,
)
from lantoa.ontology.time import TimeSpan

#: A quick look: without one of these nobody is rewarded.
_REWARDS = (
    *("khen", "Khen", "KHEN", "tặng", "Tặng", "thưởng", "Thưởng", "dương", "vinh", "Vinh"),
    *("nhận", "Nhận", "trao", "Trao", "đánh giá"),
)
#: The one that is rewarded stands before: được, vinh dự nhận.
_RECEIVED = Anchored(r"(?<!\w)(?:được|nhận|vinh dự)(?!\w)", re.I)
#: Who is rewarded next: ', 3 mô hình được Bộ X tặng ...'.
_NEXT_SUBJECT = re.compile(r"[^,;.]{0,40}?\s(?:được|vinh dự|nhận)(?!\w)")
_SINCE = re.compile(
    r"(?:thành lập|ra đời|ra mắt|xây dựng|triển khai|hoạt động|hình thành)[^,;.]{0,25}$", re.I
)


def read_recognitions(
    document: Document, models: Models, gatherings: list[Gathering]
) -> list[Recognition]:
    """Return the recognitions that a report states; on the day of a gathering if it says so."""
    made: list[Recognition] = []
    dated = [gathering for gathering in gatherings if gathering.when is not None]
    for sentence in document.sentences:
        said = document.of(sentence)
        if sentence.kind is BlockKind.TITLE or not any(word in said for word in _REWARDS):
            continue
        lowered = said.lower()
        if any(word in lowered for word in PRAISES):
            made += _passive(document, sentence, models)
        made += _active(document, sentence, models, event_day(dated, sentence.start))
    return _merged(made)


def _merged(made: list[Recognition]) -> list[Recognition]:
    """One record for each recognition, with the evidence of every telling."""
    by_iri: dict[str, list[Recognition]] = {}
    for each in made:
        by_iri.setdefault(each.iri, []).append(each)
    return [
        replace(told[-1], evidence=tuple(proof for each in told for proof in each.evidence))
        for told in by_iri.values()
    ]


# --- passive: recipient được BODY biểu dương ---------------------------------------------


def _passive(document: Document, sentence: Sentence, models: Models) -> list[Recognition]:
    found = []
    for match in PASSIVE.finditer(document.words, sentence.start, sentence.end):
        bodies = _bodies_in(document, match.start("body"), match.end("body"))
        clause = clause_at(document, sentence, match.start())
        if (
            not bodies
            or GENERAL_BODY.match(match["body"])
            or not is_fact(document, clause, match.start())
        ):
            continue
        for recipients in _subjects(document, sentence, clause, match.start(), match.end()):
            when = _when(document, sentence, match.start(), None)
            found.append(
                record(document, models, recipients, award=match, bodies=bodies, when=when)
            )
    for match in PASSIVE_ALONE.finditer(document.words, sentence.start, sentence.end):
        clause = clause_at(document, sentence, match.start())
        if not is_fact(document, clause, match.start()):
            continue
        when = _when(document, sentence, match.start(), None)
        for recipients in _subject_before(document, clause, match):
            if recipients.number is not None:  # somebody in particular, at least by number
                found.append(
                    record(document, models, recipients, award=match, bodies=[], when=when)
                )
    return found


def _bodies_in(document: Document, start: int, end: int) -> list[tuple[Body, str]]:
    """The bodies of a stretch, each as printed with the office that speaks for it."""
    bodies = []
    for body in within(document.bodies, start, end):
        office = OFFICE.search(document.text[max(start, body.start - 30) : body.start])
        printed = (office.group() if office else "") + body.printed
        bodies.append((body, printed.strip()))
    return bodies


def _subjects(
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
        if match and start - number.end < 80:
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


# --- active: BODY tặng AWARD cho N tập thể -----------------------------------------------


def _active(
    document: Document, sentence: Sentence, models: Models, event: TimeSpan | None
) -> list[Recognition]:
    found: list[Recognition] = []
    matches = [
        *AWARDED.finditer(document.words, sentence.start, sentence.end),
        *AWARD_GIVEN.finditer(document.words, sentence.start, sentence.end),
    ]
    matches += [
        m
        for m in ACTIVE_PRAISE.finditer(document.words, sentence.start, sentence.end)
        if not any(a.start() <= m.start() < a.end() for a in matches)
    ]
    matches.sort(key=lambda m: m.start())
    for index, match in enumerate(matches):
        clause = clause_at(document, sentence, match.start())
        if not is_fact(document, clause, match.start()) or in_brackets(
            document, Span(*match.span()), sentence
        ):
            continue
        stop = matches[index + 1].start() if index + 1 < len(matches) else sentence.end
        bodies = _conferring(document, sentence, match)
        begin = max(clause.start, matches[index - 1].end() if index else clause.start)
        subject = Span(begin, clause.end)
        recipients: list[Recipients] = []
        if _RECEIVED.search(document.words, begin, match.end()):
            recipients = _subject_before(document, subject, match)
        if not recipients:
            recipients = _objects(document, match.end(), min(stop, sentence.end))
        when = _when(document, sentence, match.start(), event)
        for each in recipients:
            if bodies or each.number is not None:
                found.append(record(document, models, each, award=match, bodies=bodies, when=when))
    return found


def _conferring(
    document: Document, sentence: Sentence, match: re.Match[str]
) -> list[tuple[Body, str]]:
    """Whose award it is: 'Bằng khen của X', else the subject, unless it only hands it over."""
    text = document.text
    award_end = match.end("award")
    after = within(document.bodies, award_end, min(sentence.end, award_end + 70))
    if after:
        of = OF_BODY.match(text[award_end : after[0].start])
        if of:
            return [(after[0], (of["office"] or "") + after[0].printed)]
    before = text[max(sentence.start, match.start() - 160) : match.start()]
    deputy = re.search(
        r"(?:thừa [uủ]y quyền(?: của)?|thay mặt|được sự [uủ]y quyền(?: của)?)\s+[^,;]*",
        before,
        re.I,
    )
    candidates = [
        each
        for each in _bodies_in(document, sentence.start, match.start())
        if not re.match(
            r"\s+(?:đã\s+|vinh dự\s+)*(?:được|nhận)(?!\w)", text[each[0].end : each[0].end + 24]
        )
    ]
    if deputy:
        start = match.start() - len(before) + deputy.start()
        candidates = [b for b in candidates if start <= b[0].start] or candidates
        return candidates[:1]
    if re.search(r"[Bb]an tổ chức\s+(?:đã\s+)?$", before):
        return []
    if not candidates:
        return []
    chosen = [candidates[-1]]
    for each in reversed(candidates[:-1]):
        if re.fullmatch(
            r"\s*(?:,|và)\s*(?:đồng chí\s+)?(?:Chủ tịch |Giám đốc )?",
            text[each[0].end : chosen[0][0].start],
        ):
            chosen.insert(0, each)
        else:
            break
    gap = text[chosen[-1][0].end : match.start()]
    return chosen if len(gap) < 120 else []


def _objects(document: Document, start: int, stop: int) -> list[Recipients]:
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
        if not found and not re.search(r"(?:^|\s)(?:cho|tới|đến|:)?\s*(?:lượt\s+)?$", gap):
            continue
        found.append(counted(document, number, match))
        position = match.end()
    if not found:
        names = [n for n in within(document.names, start, stop) if n.is_model]
        if names and re.fullmatch(
            r"[^;.]{0,60}cho\s+(?:các\s+)?(?:mô hình)?:?\s*", text[start : names[0].start]
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
                r"\s*cho\s+(?:nhân dân\s+|cán bộ,? nhân dân\s+)?", text[start : place.start]
            ):
                found = [Recipients(place.printed, RecipientKind.COLLECTIVES, place)]
    return found


def _subject_before(document: Document, clause: Span, match: re.Match[str]) -> list[Recipients]:
    """'mô hình “X” được Bộ Y tặng Bằng khen', 'mô hình “X” vinh dự nhận Cờ thi đua'."""
    names = [n for n in within(document.names, clause.start, match.start()) if n.is_model]
    numbers = [n for n in within(document.numbers, clause.start, match.start()) if not n.share]
    groups = [(n, COLLECTIVES.match(document.text, n.end, match.start())) for n in numbers]
    found = [counted(document, number, group) for number, group in groups if group]
    if found and (not names or names[-1].start < found[0].span.start):
        return found
    if names:
        return [
            Recipients(n.text, RecipientKind.MODEL, n, model=n)
            for n in _side_by_side(document, names)
        ]
    for body in within(document.bodies, clause.start, match.start()):
        gap = document.text[body.end : body.end + 24]
        if re.match(r"\s+(?:đã\s+|vinh dự\s+|nhiều lần\s+)*(?:được|nhận)(?!\w)", gap):
            return [Recipients(body.printed, RecipientKind.ORGANIZATION, body, body=body)]
    return []


def _when(
    document: Document, sentence: Sentence, position: int, event: TimeSpan | None
) -> TimeSpan | None:
    dates: list[Date] = [
        d
        for d in within(document.dates, sentence.start, sentence.end)
        if d.kind in (DateKind.POINT, DateKind.PERIOD)
        and not in_brackets(document, d, sentence)
        and not _SINCE.search(document.text[max(sentence.start, d.start - 50) : d.start])
    ]
    before = [d for d in dates if d.start < position]
    if before:
        return before[-1].when
    after = [d for d in dates if d.start > position]
    after = [d for d in after if d.kind is DateKind.POINT]
    if after and re.search(r"(?:năm|vào|ngày)", document.of(after[0])):
        return after[0].when
    if event is not None and OCCASION.search(document.of(sentence)):
        return event
    return None
