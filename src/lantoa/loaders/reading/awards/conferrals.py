"""The awards and the praise that one sentence tells, in their order.

Passive ('X được Bộ Y biểu dương', 'X được Bộ Y tặng Bằng khen, Hội Z tuyên dương') and active
('UBND tỉnh tặng Bằng khen cho 5 tập thể và 7 cá nhân'). Who receives one of them receives those
that are told after it without another who does.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.awards.award_days import tells_no_other_time
from lantoa.loaders.reading.awards.award_words import (
    ACTIVE_PRAISE,
    AND_AWARD,
    AND_BODY,
    AND_PRAISED,
    AND_RECEIVED,
    AWARD_GIVEN,
    AWARD_HEAD,
    AWARDED,
    GAPPED,
    GOES_ON,
    ITS_TIME,
    LISTED,
    OFTEN,
    PASSIVE,
    PASSIVE_ALONE,
    PRAISES_DIRECTLY,
    SPEECH,
    THEN,
    UNCOUNTED_PRAISED,
    WHOM_FIRST,
)
from lantoa.loaders.reading.awards.conferring import (
    bodies_in,
    conferring,
    units_end,
    whole_end,
)
from lantoa.loaders.reading.awards.praised import (
    praised,
    praised_by_nobody,
    praised_too,
    praising,
)
from lantoa.loaders.reading.awards.recipients import (
    Recipients,
    awards_counted,
    number_before,
    record,
)
from lantoa.loaders.reading.awards.rewarded import subject_before
from lantoa.loaders.reading.awards.rewarded_after import objects
from lantoa.loaders.reading.awards.rewarded_earlier import earlier_subject
from lantoa.loaders.reading.awards.telling import Bodies, Telling
from lantoa.loaders.reading.context import clause_at, is_fact
from lantoa.loaders.reading.document import Document, Sentence, Span, within
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Recognition
from lantoa.ontology.time import TimeSpan

#: The one that is rewarded stands before: được, vinh dự nhận.
_RECEIVED = Anchored(r"(?<!\w)(?:được|(?<!công )(?<!ghi )nhận|vinh dự)(?!\w)", re.I)
#: A line of a list, and how many are looked at.
_ITEM = re.compile(r"\s*[-+*•–]\s*(?:cho\s+)?")
_LINES = 8
#: Between praise and what is given to those who are praised: 'biểu dương, đánh giá cao và tặng'.
_AND_ALSO = re.compile(
    r"(?:,|\s|(?<!\w)(?:và|đánh giá cao|đã|còn|cũng|đồng thời|nhiều lần)(?!\w))+"
)
_NEXT_GIVER = re.compile(r"[;,]\s*(?:và\s+)?(?:(?:Bộ trưởng|Chủ tịch|Giám đốc|Trưởng)\s+)?$", re.I)
#: From an award to the next, whose recipients are its own, too.
_SHARED = re.compile(r"\s*(?:,\s*và|,|và)\s+(?:[^\W\d_]+[ ,]+){1,14}?", re.I)


def told_in(telling: Telling) -> list[Recognition]:
    """Return the recognitions that a sentence states."""
    document, sentence = telling.document, telling.sentence
    matches = _awards(document, sentence)
    for index, match in enumerate(matches):
        clause = clause_at(document, sentence, match.start())
        if not is_fact(document, clause, match.start()):
            telling.ends.append(match.end())
            continue
        if match.re is PASSIVE.pattern:
            praised(telling, clause, match)
        elif match.re is PASSIVE_ALONE.pattern:
            praised_by_nobody(telling, clause, match)
        elif match.re is AND_PRAISED.pattern:
            praised_too(telling, match)
        else:
            stop = matches[index + 1].start() if index + 1 < len(matches) else sentence.end
            _given(telling, clause, match, stop)
        telling.ends.append(match.end())
    return telling.found


def _awards(document: Document, sentence: Sentence) -> list[re.Match[str]]:
    """Where a sentence tells of awards, in their order."""
    stretch = (document.words, sentence.start, sentence.end)
    matches = [*AWARDED.finditer(*stretch), *AWARD_GIVEN.finditer(*stretch)]
    listed = LISTED.search(*stretch)
    if matches or listed:
        first = listed.end() - 1 if listed else matches[0].end()
        matches += _apart(matches, AND_AWARD.finditer(document.words, first, sentence.end))
    matches += _apart(matches, AWARD_HEAD.finditer(*stretch))
    matches += _apart(matches, WHOM_FIRST.finditer(*stretch))
    matches += _apart(matches, AND_RECEIVED.finditer(*stretch))
    passive = [m for m in PASSIVE.finditer(*stretch) if praising(document, m) is not None]
    matches += _apart(matches, passive)
    for pattern in (PASSIVE_ALONE, ACTIVE_PRAISE, AND_PRAISED):
        matches += _apart(matches, pattern.finditer(*stretch))
    return sorted(matches, key=lambda m: m.start())


def _apart(matches: list[re.Match[str]], more: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those that lie within none of the others."""
    return [
        m
        for m in more
        if not any(a.start() < m.end("award") and m.start("award") < a.end() for a in matches)
    ]


# --- active: BODY tặng AWARD cho N tập thể -----------------------------------------------


def _given(telling: Telling, clause: Span, match: re.Match[str], stop: int) -> None:
    """An award that is given, or received by who stands before the verb.

    The next award begins at `stop`.
    """
    document, sentence = telling.document, telling.sentence
    bodies = conferring(document, sentence, match)
    if (
        not bodies
        and telling.end
        and GOES_ON.search(document.text, clause.start - 2, match.start())
    ):
        bodies = telling.last
    telling.last = bodies
    begin = max(clause.start, telling.end)
    recipients = _receiving(telling, Span(begin, clause.end), match, bodies)
    if match.re is AND_RECEIVED.pattern:
        recipients = telling.received
    elif match.re is WHOM_FIRST.pattern:
        recipients = objects(document, match.start("to"), match.end("to"), praise=True)
    elif not recipients:
        recipients = _objects(telling, clause, match, bodies, first=not telling.end, stop=stop)
    if match.re is AWARD_GIVEN.pattern and recipients and _uncounted(recipients[0]):
        awards = number_before(document, match.start())
        recipients = [replace(recipients[0], number=awards), *recipients[1:]]
    when = _when(telling, match, known=bool(bodies))
    picture = match.re is AWARDED.pattern and match.start() == sentence.start
    praise = match.re is ACTIVE_PRAISE.pattern
    kept = [
        each
        for each in recipients
        if bodies or each.number is not None or picture or not (praise or _is_nobody(each))
    ]
    telling.add(kept, match, bodies, when)
    if kept and match.re is AWARDED.pattern:
        for earlier, givers, then in telling.open:
            telling.add(kept, earlier, givers, then)
    if kept and kept[0].number is not None and not telling.received:
        _gapped(telling, match, stop, when)
    telling.open = []
    shares = bodies and not recipients and match.re is AWARDED.pattern
    if shares and _SHARED.fullmatch(document.text, match.end(), stop):
        telling.open = [(match, bodies, when)]


def _gapped(telling: Telling, match: re.Match[str], stop: int, when: TimeSpan | None) -> None:
    """'UBND huyện tặng Giấy khen cho 3 tập thể; UBND xã 5 tập thể': each gives the same."""
    document, text = telling.document, telling.document.text
    for body in within(document.bodies, match.end(), stop):
        before = text[match.end() : body.start]
        gap = GAPPED.match(text, units_end(document, body), stop)
        if gap is None or _NEXT_GIVER.search(before) is None:
            continue
        for each in objects(document, gap.end(), _next_body(document, gap.end(), stop)):
            telling.found.append(
                record(
                    document,
                    telling.models,
                    each,
                    award=gap,
                    bodies=bodies_in(document, body.start, body.start + 1),
                    when=when,
                    what=match["award"],
                )
            )


def _next_body(document: Document, start: int, stop: int) -> int:
    """Where the next body of a stretch begins, else where it ends."""
    return next((body.start for body in within(document.bodies, start, stop)), stop)


def _receiving(
    telling: Telling, subject: Span, match: re.Match[str], bodies: Bodies
) -> list[Recipients]:
    """Who stands before the verb that gives it: 'X được Bộ Y tặng', 'X nhận'."""
    document, received = telling.document, telling.received
    verb = _RECEIVED.search(document.words, subject.start, match.start("award"))
    if verb is not None:
        recipients = subject_before(document, subject, match)
        if not recipients and received and telling.end:
            earlier = document.text[telling.end : verb.start()]
            recipients = received if THEN.fullmatch(earlier) else []
        if not recipients and not telling.end:
            recipients = earlier_subject(document, telling.sentence.start, verb.start())
        telling.received = recipients
        return recipients
    if received and bodies and bodies[0][0].start < telling.end:
        # 'được Bộ Y biểu dương và tặng Bằng khen'
        also = _AND_ALSO.fullmatch(document.text, telling.end, match.start())
        theirs = also and not objects(document, match.end(), telling.sentence.end)
        return received if theirs else []
    if received and telling.end and bodies and match.re is AWARDED.pattern:
        # 'được UBND huyện tặng Giấy khen, Bộ X tặng Bằng khen'
        gap = ITS_TIME.sub("", document.text[telling.end : bodies[0][0].start])
        return received if AND_BODY.fullmatch(gap) else []
    return []


def _objects(
    telling: Telling,
    clause: Span,
    match: re.Match[str],
    bodies: Bodies,
    *,
    first: bool,
    stop: int,
) -> list[Recipients]:
    """Who stands after the verb."""
    document = telling.document
    praise = match.re is ACTIVE_PRAISE.pattern
    recipients = objects(document, match.end(), min(stop, telling.sentence.end), praise=praise)
    if praise and first and recipients and _is_nobody(recipients[0]):
        end = whole_end(document, bodies[-1][0]) if bodies else match.start()
        if not PRAISES_DIRECTLY.fullmatch(document.text, end, match.start()):
            return []
        if OFTEN.search(document.text, clause.start, match.start()):
            return []
    elif praise and recipients and recipients[0].number is None:
        begin = document.blocks[telling.sentence.block].start
        if SPEECH.search(document.words, begin, match.start()) is not None:
            return []
    if not recipients and document.text.endswith(":", stop - 1, stop):
        return _in_lines(document, telling.sentence)
    if not recipients and bodies:
        return awards_counted(document, match)
    return recipients


def _in_lines(document: Document, sentence: Sentence) -> list[Recipients]:
    """Who is told in lines of their own after a colon: '- 5 tập thể ...'."""
    found: list[Recipients] = []
    for _ in range(_LINES):
        following = document.sentence_after(sentence)
        item = _ITEM.match(document.text, following.start, following.end) if following else None
        if following is None or item is None:
            break
        found += objects(document, item.end(), following.end, praise=True)
        sentence = following
    return found


def _uncounted(recipients: Recipients) -> bool:
    return recipients.number is None and recipients.body is None and recipients.model is None


def _is_nobody(recipients: Recipients) -> bool:
    """Whether nobody in particular is rewarded: 'các tập thể, cá nhân'."""
    return _uncounted(recipients) and UNCOUNTED_PRAISED.fullmatch(recipients.text) is not None


def _when(telling: Telling, match: re.Match[str], *, known: bool) -> TimeSpan | None:
    """The time that is told of an award, else that of the one gathering that a report is on."""
    document, sentence = telling.document, telling.sentence
    told = telling.when(match.start())
    given = match.group()[:4].lower() in ("trao", "tặng") or known
    if told is not None:
        return told
    if telling.alone and given and tells_no_other_time(document, sentence, match.end()):
        return telling.event
    return telling.times.of_report(sentence)
