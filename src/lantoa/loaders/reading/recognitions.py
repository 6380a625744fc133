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
    ONE_LIST,
    PASSIVE,
    PASSIVE_ALONE,
    PRAISES,
    REACHES,
    RECEIVES_AWARD,
    UNCOUNTED,
)
from lantoa.loaders.reading.conferring import award_time, bodies_in, conferring, whole_end
from lantoa.loaders.reading.context import clause_at, in_brackets, is_fact
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Name,
    Sentence,
    Span,
    single_spaced,
    within,
)
from lantoa.loaders.reading.events import event_day
from lantoa.loaders.reading.models import Models
from lantoa.loaders.reading.name_words import SEPARATOR
from lantoa.loaders.reading.recipients import Recipients, counted, record, uncounted
from lantoa.loaders.reading.sites import chain_end
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


#: Awards of other days.
_EARLIER = re.compile(r"(?<!\w)(?:\d{4}|năm|qua|từng|nhiều lần|giai đoạn|được)(?!\w)", re.I)


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
        made += _active(
            document, sentence, models, event_day(dated, sentence.start), len(dated) == 1
        )
    return _merged(made)


def _merged(made: list[Recognition]) -> list[Recognition]:
    """One record for each recognition, with the evidence of every telling.

    Who got an award of which the recipients are counted elsewhere is not told again.
    """
    by_iri: dict[str, list[Recognition]] = {}
    counted_ones = {(e.award_kind, e.conferred_by) for e in made if e.amount is not None}
    for each in made:
        unnamed = (
            each.amount is None
            and each.model is None
            and each.organization is None
            and each.recipient_kind is not RecipientKind.MODEL
        )
        if unnamed and (each.award_kind, each.conferred_by) in counted_ones:
            continue
        by_iri.setdefault(each.iri, []).append(each)
    return [
        replace(told[-1], evidence=tuple(proof for each in told for proof in each.evidence))
        for told in by_iri.values()
    ]


# --- passive: recipient được BODY biểu dương ---------------------------------------------


def _passive(document: Document, sentence: Sentence, models: Models) -> list[Recognition]:
    found = []
    for match in PASSIVE.finditer(document.words, sentence.start, sentence.end):
        bodies = bodies_in(document, match.start("body"), match.start("award"))
        clause = clause_at(document, sentence, match.start())
        if (
            not bodies
            or GENERAL_BODY.match(match["body"])
            or not is_fact(document, clause, match.start())
        ):
            continue
        for recipients in _subjects(document, sentence, clause, match.start(), match.end()):
            when = award_time(document, sentence, match.start(), None)
            found.append(
                record(document, models, recipients, award=match, bodies=bodies, when=when)
            )
    for match in PASSIVE_ALONE.finditer(document.words, sentence.start, sentence.end):
        clause = clause_at(document, sentence, match.start())
        if not is_fact(document, clause, match.start()):
            continue
        when = award_time(document, sentence, match.start(), None)
        for recipients in _subject_before(document, clause, match):
            if recipients.number is not None:  # somebody in particular, at least by number
                found.append(
                    record(document, models, recipients, award=match, bodies=[], when=when)
                )
    return found


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
    document: Document,
    sentence: Sentence,
    models: Models,
    event: TimeSpan | None,
    alone: bool,
) -> list[Recognition]:
    """Awards given; where a report tells of one gathering `alone`, they were given there."""
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
        bodies = conferring(document, sentence, match)
        begin = max(clause.start, matches[index - 1].end() if index else clause.start)
        subject = Span(begin, clause.end)
        recipients: list[Recipients] = []
        if _RECEIVED.search(document.words, begin, match.end()):
            recipients = _subject_before(document, subject, match)
        if not recipients:
            recipients = _objects(document, match.end(), min(stop, sentence.end))
        when = award_time(document, sentence, match.start(), event)
        if when is None and alone and match.group()[:4].lower() in ("trao", "tặng"):
            when = None if _EARLIER.search(document.of(sentence)) else event
        for each in recipients:
            if bodies or each.number is not None:
                found.append(record(document, models, each, award=match, bodies=bodies, when=when))
    return found


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
        if not found and not re.search(r"(?:^|\s)(?:cho|tới|đến|tặng|:)?\s*(?:lượt\s+)?$", gap):
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


def _subject_before(document: Document, clause: Span, match: re.Match[str]) -> list[Recipients]:
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
