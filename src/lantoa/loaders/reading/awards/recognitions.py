"""Recognitions: who praised or rewarded whom, passive ('được Bộ X biểu dương') and active
('UBND tỉnh tặng Bằng khen cho 5 tập thể và 7 cá nhân').

Individuals are only counted. Praise in a speech, and awards to nobody in particular, are no
recognitions. The body that confers is the one whose award it is ("Bằng khen của ..."), not the
one that hands it over.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.awards.award_days import AwardTimes
from lantoa.loaders.reading.awards.conferrals import told_in
from lantoa.loaders.reading.awards.telling import Telling
from lantoa.loaders.reading.awards.told_again import merged
from lantoa.loaders.reading.document import BlockKind, DateKind, Document, within
from lantoa.loaders.reading.gatherings.event_days import event_day
from lantoa.loaders.reading.names.models import Models
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Gathering, Recognition
from lantoa.ontology.time import TimeSpan

#: A quick look: without one of these nobody is rewarded.
_REWARDS = Anchored(
    r"(?<!\w)(?:khen|tặng|thưởng|dương|vinh|nhận|trao|đánh giá|thông báo)(?!\w)",
    re.I,
)


def read_recognitions(
    document: Document, models: Models, gatherings: list[Gathering]
) -> list[Recognition]:
    """Return the recognitions that a report states; on the day of a gathering if it says so."""
    made: list[Recognition] = []
    dated = [gathering for gathering in gatherings if gathering.when is not None]
    alone = len({gathering.when for gathering in dated}) == 1
    news = None if dated else _day_of_news(document)
    times = AwardTimes(document)
    rewarding = _REWARDS.within(document.words, document.sentences)
    for sentence in {sentence.start: sentence for sentence, _ in rewarding}.values():
        if sentence.kind is BlockKind.TITLE:
            continue
        event = event_day(dated, sentence.start) or news
        made += told_in(Telling(document, sentence, models, times, event, alone=alone))
    if not any(each.amount for each in made):
        made += _headed(document, models, gatherings)
    return merged(document, made)


def _headed(document: Document, models: Models, gatherings: list[Gathering]) -> list[Recognition]:
    """Those that only the headline counts, rewarded by the host of the one gathering."""
    times = AwardTimes(document)
    found = [
        each
        for sentence in document.sentences[:2]
        if sentence.kind is BlockKind.TITLE
        for each in told_in(Telling(document, sentence, models, times, None, alone=False))
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


def _day_of_news(document: Document) -> TimeSpan | None:
    """The day that the first sentence tells: the one of 'dịp này'."""
    first = next((each for each in document.sentences if each.kind is BlockKind.BODY), None)
    days = [
        date.when
        for date in (within(document.dates, first.start, first.end) if first else ())
        if date.kind is DateKind.POINT and date.when is not None and len(date.when.edtf) == 10
    ]
    return days[0] if days else None
