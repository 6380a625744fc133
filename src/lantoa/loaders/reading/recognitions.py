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
    AND_AWARD,
    AWARD_GIVEN,
    AWARDED,
    GENERAL_BODY,
    PASSIVE,
    PASSIVE_ALONE,
    PRAISES,
)
from lantoa.loaders.reading.conferring import (
    award_time,
    bodies_in,
    conferring,
    unit_before,
)
from lantoa.loaders.reading.context import clause_at, in_brackets, is_fact
from lantoa.loaders.reading.document import (
    BlockKind,
    DateKind,
    Document,
    Sentence,
    Span,
    within,
)
from lantoa.loaders.reading.event_days import event_day
from lantoa.loaders.reading.models import Models
from lantoa.loaders.reading.recipients import Recipients, record
from lantoa.loaders.reading.rewarded import objects, subject_before, subjects
from lantoa.ontology.records import (
    Gathering,
    RecipientKind,
    Recognition,
)
from lantoa.ontology.time import TimeSpan

#: A quick look: without one of these nobody is rewarded.
_REWARDS = Anchored(
    r"(?<!\w)(?:khen|tặng|thưởng|dương|vinh|nhận|trao|đánh giá)(?!\w)",
    re.I,
)
#: The one that is rewarded stands before: được, vinh dự nhận.
_RECEIVED = Anchored(r"(?<!\w)(?:được|nhận|vinh dự)(?!\w)", re.I)


#: Awards of other days.
_EARLIER = re.compile(r"(?<!\w)(?:\d{4}|năm|qua|từng|nhiều lần|giai đoạn|được)(?!\w)", re.I)


def read_recognitions(
    document: Document, models: Models, gatherings: list[Gathering]
) -> list[Recognition]:
    """Return the recognitions that a report states; on the day of a gathering if it says so."""
    made: list[Recognition] = []
    dated = [gathering for gathering in gatherings if gathering.when is not None]
    news = None if dated else _day_of_news(document)
    rewarding = _REWARDS.within(document.words, document.sentences)
    for sentence in {sentence.start: sentence for sentence, _ in rewarding}.values():
        if sentence.kind is BlockKind.TITLE:
            continue
        lowered = document.of(sentence).lower()
        if any(word in lowered for word in PRAISES):
            made += _passive(document, sentence, models)
        made += _active(
            document, sentence, models, event_day(dated, sentence.start) or news, len(dated) == 1
        )
    return _merged(made)


def _day_of_news(document: Document) -> TimeSpan | None:
    """The day that the first sentence tells: the one of 'dịp này'."""
    first = next((each for each in document.sentences if each.kind is BlockKind.BODY), None)
    days = [
        date.when
        for date in (within(document.dates, first.start, first.end) if first else ())
        if date.kind is DateKind.POINT and date.when is not None and len(date.when.edtf) == 10
    ]
    return days[0] if days else None


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
        bodies = bodies or unit_before(document, match.start("body"), match.start("award"))
        clause = clause_at(document, sentence, match.start())
        if (
            not bodies
            or GENERAL_BODY.match(match["body"])
            or not is_fact(document, clause, match.start())
        ):
            continue
        for recipients in subjects(document, sentence, clause, match.start(), match.end()):
            when = award_time(document, sentence, match.start(), None)
            found.append(
                record(document, models, recipients, award=match, bodies=bodies, when=when)
            )
    for match in PASSIVE_ALONE.finditer(document.words, sentence.start, sentence.end):
        clause = clause_at(document, sentence, match.start())
        if not is_fact(document, clause, match.start()):
            continue
        when = award_time(document, sentence, match.start(), None)
        for recipients in subject_before(document, clause, match):
            if recipients.number is not None:  # somebody in particular, at least by number
                found.append(
                    record(document, models, recipients, award=match, bodies=[], when=when)
                )
    return found


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
    if matches:
        matches += [
            m
            for m in AND_AWARD.finditer(document.words, matches[0].end(), sentence.end)
            if not any(a.start() <= m.start() < a.end() for a in matches)
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
            recipients = subject_before(document, subject, match)
        if not recipients:
            recipients = objects(document, match.end(), min(stop, sentence.end))
        when = award_time(document, sentence, match.start(), event)
        if when is None and alone and match.group()[:4].lower() in ("trao", "tặng"):
            when = None if _EARLIER.search(document.of(sentence)) else event
        for each in recipients:
            if bodies or each.number is not None:
                found.append(record(document, models, each, award=match, bodies=bodies, when=when))
    return found
