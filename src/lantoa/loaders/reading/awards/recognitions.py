"""Recognitions: who praised or rewarded whom, passive ('được Bộ X biểu dương') and active
('UBND tỉnh tặng Bằng khen cho 5 tập thể và 7 cá nhân').

Individuals are only counted. Praise in a speech, and awards to nobody in particular, are no
recognitions. The body that confers is the one whose award it is ("Bằng khen của ..."), not the
one that hands it over.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.awards.award_days import award_time, tells_no_other_time
from lantoa.loaders.reading.awards.award_words import (
    ACTIVE_PRAISE,
    AND_AWARD,
    AND_BODY,
    AND_RECEIVED,
    AWARD_GIVEN,
    AWARDED,
    GENERAL_BODY,
    GOES_ON,
    ITS_TIME,
    LISTED,
    OFTEN,
    PASSIVE,
    PASSIVE_ALONE,
    PRAISES,
    PRAISES_DIRECTLY,
    THEN,
    WHOM_FIRST,
)
from lantoa.loaders.reading.awards.conferring import (
    bodies_in,
    conferring,
    unit_before,
    whole_end,
)
from lantoa.loaders.reading.awards.recipients import (
    Recipients,
    awards_counted,
    number_before,
    record,
)
from lantoa.loaders.reading.awards.rewarded import subject_before, subjects
from lantoa.loaders.reading.awards.rewarded_after import objects
from lantoa.loaders.reading.awards.told_again import merged
from lantoa.loaders.reading.context import clause_at, in_brackets, is_fact
from lantoa.loaders.reading.document import (
    BlockKind,
    Body,
    DateKind,
    Document,
    Sentence,
    Span,
    within,
)
from lantoa.loaders.reading.gatherings.event_days import event_day
from lantoa.loaders.reading.names.models import Models
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import (
    Gathering,
    Recognition,
)
from lantoa.ontology.time import TimeSpan

#: A quick look: without one of these nobody is rewarded.
_REWARDS = Anchored(
    r"(?<!\w)(?:khen|tặng|thưởng|dương|vinh|nhận|trao|đánh giá)(?!\w)",
    re.I,
)
#: The one that is rewarded stands before: được, vinh dự nhận.
_RECEIVED = Anchored(r"(?<!\w)(?:được|(?<!công )(?<!ghi )nhận|vinh dự)(?!\w)", re.I)


#: A model is not the subject where those are who carry it out.
_OF_OTHERS = re.compile(r"(?<!\w)(?:tập thể|cá nhân|đơn vị|thành viên|thực hiện|xây dựng)(?!\w)")


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
            made += _passive(document, sentence, models, event_day(dated, sentence.start) or news)
        made += _active(
            document, sentence, models, event_day(dated, sentence.start) or news, len(dated) == 1
        )
    if made and not any(each.amount for each in made):
        made += _headed(document, models, gatherings)
    return merged(document, made)


def _headed(document: Document, models: Models, gatherings: list[Gathering]) -> list[Recognition]:
    """Those that only the headline counts, rewarded by the host of the one gathering."""
    found = [
        each
        for sentence in document.sentences[:2]
        if sentence.kind is BlockKind.TITLE
        for each in (
            *_passive(document, sentence, models, None),
            *_active(document, sentence, models, None, False),
        )
        if each.amount is not None
    ]
    if len(gatherings) != 1:
        return found
    held = gatherings[0]
    host = held.evidence[0].printed_organization
    return [
        replace(
            each,
            conferred_by=each.conferred_by or held.organizers,
            when=each.when or held.when,
            evidence=each.evidence
            if each.conferred_by
            else tuple(replace(proof, printed_organization=host) for proof in each.evidence),
        )
        for each in found
    ]


def _uncounted(recipients: Recipients) -> bool:
    return recipients.number is None and recipients.body is None and recipients.model is None


def _day_of_news(document: Document) -> TimeSpan | None:
    """The day that the first sentence tells: the one of 'dịp này'."""
    first = next((each for each in document.sentences if each.kind is BlockKind.BODY), None)
    days = [
        date.when
        for date in (within(document.dates, first.start, first.end) if first else ())
        if date.kind is DateKind.POINT and date.when is not None and len(date.when.edtf) == 10
    ]
    return days[0] if days else None


# --- passive: recipient được BODY biểu dương ---------------------------------------------


def _passive(
    document: Document, sentence: Sentence, models: Models, event: TimeSpan | None
) -> list[Recognition]:
    found = []
    for match in PASSIVE.finditer(document.words, sentence.start, sentence.end):
        bodies = bodies_in(document, match.start("body"), match.start("award"))
        bodies = bodies or unit_before(document, match.start("body"), match.start("award"))
        clause = clause_at(document, sentence, match.start())
        general = GENERAL_BODY.match(document.text[match.start("body") : match.start("award")])
        if not (bodies or general) or not is_fact(document, clause, match.start()):
            continue
        if GENERAL_BODY.match(match["body"]):
            bodies = []
        for recipients in subjects(document, sentence, clause, match.start(), match.end()):
            if not bodies and recipients.number is None:
                continue  # praised by everybody
            when = award_time(document, sentence, match.start(), event)
            found.append(
                record(document, models, recipients, award=match, bodies=bodies, when=when)
            )
    for match in PASSIVE_ALONE.finditer(document.words, sentence.start, sentence.end):
        clause = clause_at(document, sentence, match.start())
        if not is_fact(document, clause, match.start()):
            continue
        when = award_time(document, sentence, match.start(), event)
        for recipients in subject_before(document, clause, match):
            # Somebody in particular, at least by number.
            model = recipients.model is not None and not _OF_OTHERS.search(
                document.text, clause.start, recipients.span.start
            )
            if recipients.number is not None or model:
                found.append(
                    record(document, models, recipients, award=match, bodies=[], when=when)
                )
    return found


# --- active: BODY tặng AWARD cho N tập thể -----------------------------------------------


def _when(
    document: Document,
    sentence: Sentence,
    match: re.Match[str],
    event: TimeSpan | None,
    *,
    ours: bool,
    alone: bool,
) -> TimeSpan | None:
    """The time that is told of an award, else that of the one gathering that a report is on."""
    told = award_time(document, sentence, match.start(), event)
    given = match.group()[:4].lower() in ("trao", "tặng") or ours
    if told is None and alone and given and tells_no_other_time(document, sentence, match.end()):
        return event
    return told


def _awards(document: Document, sentence: Sentence) -> list[re.Match[str]]:
    """Where a sentence tells of awards, in their order."""
    matches = [
        *AWARDED.finditer(document.words, sentence.start, sentence.end),
        *AWARD_GIVEN.finditer(document.words, sentence.start, sentence.end),
    ]
    listed = LISTED.search(document.words, sentence.start, sentence.end)
    if matches or listed:
        first = listed.end() - 1 if listed else matches[0].end()
        matches += [
            m
            for m in AND_AWARD.finditer(document.words, first, sentence.end)
            if not any(a.start() <= m.start() < a.end() for a in matches)
        ]
    matches += [
        m
        for pattern in (WHOM_FIRST, AND_RECEIVED)
        for m in pattern.finditer(document.words, sentence.start, sentence.end)
        if not any(a.start() < m.end() and m.start() < a.end() for a in matches)
    ]
    matches += [
        m
        for m in ACTIVE_PRAISE.finditer(document.words, sentence.start, sentence.end)
        if not any(a.start() <= m.start() < a.end() for a in matches)
    ]
    return sorted(matches, key=lambda m: m.start())


def _active(
    document: Document,
    sentence: Sentence,
    models: Models,
    event: TimeSpan | None,
    alone: bool,
) -> list[Recognition]:
    """Awards given; where a report tells of one gathering `alone`, they were given there."""
    found: list[Recognition] = []
    matches = _awards(document, sentence)
    last: list[tuple[Body, str]] = []
    received: list[Recipients] = []  # by those who stand before the verb
    for index, match in enumerate(matches):
        clause = clause_at(document, sentence, match.start())
        if not is_fact(document, clause, match.start()) or in_brackets(
            document, Span(*match.span()), sentence
        ):
            continue
        stop = matches[index + 1].start() if index + 1 < len(matches) else sentence.end
        bodies = conferring(document, sentence, match)
        if not bodies and index and GOES_ON.search(document.text, clause.start - 2, match.start()):
            bodies = last
        last = bodies
        begin = max(clause.start, matches[index - 1].end() if index else clause.start)
        subject = Span(begin, clause.end)
        recipients: list[Recipients] = []
        verb = _RECEIVED.search(document.words, begin, match.start("award"))
        if verb is not None:
            recipients = subject_before(document, subject, match)
            if not recipients and received and index:
                earlier = document.text[matches[index - 1].end() : verb.start()]
                recipients = received if THEN.fullmatch(earlier) else []
            received = recipients
        elif received and index and bodies and match.re is AWARDED.pattern:
            # 'được UBND huyện tặng Giấy khen, Bộ X tặng Bằng khen'
            gap = ITS_TIME.sub("", document.text[matches[index - 1].end() : bodies[0][0].start])
            recipients = received if AND_BODY.fullmatch(gap) else []
        if match.re is AND_RECEIVED.pattern:
            recipients = received
        elif match.re is WHOM_FIRST.pattern:
            to = match.start("to") - (
                4 if document.text.endswith("cho ", 0, match.start("to")) else 0
            )
            recipients = objects(document, to, match.end("to"))
        elif not recipients:
            praise = match.re is ACTIVE_PRAISE.pattern
            recipients = objects(document, match.end(), min(stop, sentence.end), praise=praise)
            if praise and index == 0 and recipients and _uncounted(recipients[0]):
                end = whole_end(document, bodies[-1][0]) if bodies else match.start()
                if not PRAISES_DIRECTLY.fullmatch(document.text, end, match.start()):
                    continue
                if OFTEN.search(document.text, clause.start, match.start()):
                    continue
            if not recipients and bodies:
                recipients = awards_counted(document, match)
        if match.re is AWARD_GIVEN.pattern and recipients and _uncounted(recipients[0]):
            awards = number_before(document, match.start())
            recipients = [replace(recipients[0], number=awards), *recipients[1:]]
        when = _when(document, sentence, match, event, ours=bool(bodies), alone=alone)
        picture = match.re is AWARDED.pattern and match.start() == sentence.start
        for each in recipients:
            if bodies or each.number is not None or each.body is not None or picture:
                found.append(record(document, models, each, award=match, bodies=bodies, when=when))
    return found
