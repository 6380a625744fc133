"""Gatherings (hội nghị, lễ ra mắt, ngày hội) with organizer, place and day."""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.context import clause_at, evidence, is_fact
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Sentence,
    Span,
    covering,
    single_spaced,
    within,
)
from lantoa.loaders.reading.gatherings import event_words as words
from lantoa.loaders.reading.gatherings.event_days import (
    coarse_time,
    days,
    has_time,
    is_dated,
    is_news,
    of_its_year,
)
from lantoa.loaders.reading.gatherings.event_hosts import hosts_after, organizers
from lantoa.loaders.reading.gatherings.event_venues import chain_words, held_at, venue_of
from lantoa.loaders.reading.gatherings.referred_gatherings import (
    dated_besides,
    referred_to,
    shown,
)
from lantoa.loaders.reading.gatherings.same_gatherings import held_too, put_together
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Gathering, Level

_SURE = 0.85
_DISTRICT = RANK[Level.DISTRICT]
_HEAD = 50  # characters that tell what is held


def read_gatherings(document: Document) -> list[Gathering]:
    """Return the gatherings that a report says were held, with a day, a place or an organizer.

    What is told of one in several sentences is put together; a conference that is only referred
    to ("Tại hội nghị, ...") is one where the report tells of no other.
    """
    found: list[Gathering] = []
    may_tell = {
        sentence.start
        for pattern in (words.HELD, words.WAS_HELD, words.DONE_ON_THE_DAY, words.ATTENDED)
        for sentence, _ in pattern.within(document.words, document.sentences)
    }
    for sentence in document.sentences:
        if sentence.kind is BlockKind.TITLE:
            continue
        begin = sentence.start
        for match in _told(document, sentence) if sentence.start in may_tell else ():
            gathering = _gathering(document, sentence, match, begin)
            if gathering is not None:
                if begin > sentence.start and words.AND_HELD.match(match.group()):
                    found.append(held_too(found[-1], gathering))
                else:
                    put_together(found, gathering)
                begin = match.start() + 1
        if found and (found[-1].place is None or RANK[found[-1].place.level] >= _DISTRICT):
            found[-1] = _with_venue(document, sentence, found[-1])
    if found:
        found = _with_picture(document, found)
        found += dated_besides(document, found)
        return sorted(found, key=lambda gathering: gathering.evidence[0].start)
    return _headed(document) or referred_to(document)


def _told(document: Document, sentence: Sentence) -> list[re.Match[str]]:
    """Where a sentence tells of gatherings: that they were held, else what was done there."""
    stretch = (document.words, sentence.start, sentence.end)
    matches = [
        match
        for match in [*words.HELD.finditer(*stretch), *words.WAS_HELD.finditer(*stretch)]
        if _is_one(document, sentence, match.start())
    ]
    if matches or words.AT_ONE.match(document.text, sentence.start):
        return matches
    done = [
        match
        for match in words.DONE_ON_THE_DAY.finditer(*stretch)
        if _is_one(document, sentence, match.start())
        and (
            has_time(document, sentence, match.start())
            or words.LAUNCHED_ON.match(document.text, match.start())
        )
        and is_news(document, sentence, match.start())
    ]
    if done:
        return done[:1]
    return [
        match
        for match in words.ATTENDED.finditer(*stretch)
        if words.DAY.search(document.text, sentence.start, match.start())
    ][:1]


def _is_one(document: Document, sentence: Sentence, position: int) -> bool:
    """Whether a gathering took place, once."""
    before = document.text[max(sentence.start, position - 12) : position]
    return not (
        words.ONLY_THOUGHT.search(before)
        or words.OTHER_CEREMONY.search(document.text, position, position + _HEAD)
        or words.OFTEN.search(document.text, sentence.start, position)
    )


def _headed(document: Document) -> list[Gathering]:
    """The gathering that only the headline tells: 'Xã X tổ chức Ngày hội ... năm 2018'."""
    for sentence, match in words.HEADED.within(document.words, document.sentences):
        if sentence.kind is BlockKind.TITLE:
            gathering = _gathering(document, sentence, match)
            return [gathering] if gathering is not None and gathering.organizers else []
    return []


# --- what is told of one besides ----------------------------------------------------------


def _with_venue(document: Document, sentence: Sentence, last: Gathering) -> Gathering:
    """'Buổi lễ diễn ra tại chùa X': the place of the gathering told before."""
    match = words.TOOK_PLACE.search(document.words, sentence.start, sentence.end)
    if match is None:
        return last
    for place in within(document.places, match.end(), match.end() + 2):
        printed = chain_words(document, place)
        proof = replace(last.evidence[0], printed_place=printed)
        return replace(last, place=place.place, evidence=(proof, *last.evidence[1:]))
    return last


def _with_picture(document: Document, found: list[Gathering]) -> list[Gathering]:
    """The place that only a picture, or the headline, of the one gathering of its kind tells."""
    for headline in (False, True):
        picture = shown(document, headline=headline)
        alike = [each for each in found if picture is not None and each.kind == picture.kind]
        if picture is None or picture.place is None or len(alike) != 1:
            continue
        known = alike[0].place
        if (
            known is not None
            and RANK[known.level] < _DISTRICT
            and not (headline and RANK[picture.place.level] < RANK[known.level])
        ):
            continue
        printed = picture.evidence[0].printed_place
        proof = replace(alike[0].evidence[0], printed_place=printed)
        there = replace(
            alike[0],
            place=picture.place,
            evidence=(proof, *alike[0].evidence[1:], *picture.evidence),
        )
        found = [there if each is alike[0] else each for each in found]
    return found


# --- one telling --------------------------------------------------------------------------


def _gathering(
    document: Document, sentence: Sentence, match: re.Match[str], begin: int = 0
) -> Gathering | None:
    """The gathering of a match; `begin` is where one ends that is told before it."""
    text = document.text
    if not is_fact(document, sentence, match.start()):
        return None
    passive = match.re is words.WAS_HELD.pattern
    attended = match.re is words.ATTENDED.pattern
    cuts = words.NAME_END.finditer(text, match.start("name") + 8, match.end("name"))
    outside = (cut.start() for cut in cuts if covering(document.quotes, cut.start()) is None)
    end = next(outside, match.end("name"))
    name = single_spaced(text[match.start("name") : end]).strip(" ,")
    bare = name.lower().lstrip("“\"' ")
    kind = next((kind for kind, kinds in words.KINDS if re.match(kinds, bare)), "other")
    day = days(document, sentence, match.start())
    bodies = hosts_after(document, sentence, match.start("name"))
    if not bodies and passive:
        bodies = within(document.bodies, match.start("by"), match.end())[:1]
    elif not bodies and not attended:
        bodies = organizers(document, sentence, match.start())
    clause = clause_at(document, sentence, match.start())
    if begin > clause.start:
        stop = text.find(". ", begin, match.start())  # two sentences that were not parted
        clause = Span(max(clause.start, stop), clause.end)
    venue = venue_of(document, clause, match, kind=kind)
    held = not match.group().startswith(match["name"]) or passive  # somebody held it: tổ chức
    held = held or text.endswith("được ", sentence.start, match.start())
    ceremony = kind == "launch" and held and words.LAUNCH_CEREMONY.match(name) is not None
    dated = is_dated(document, sentence, match.end("name"))
    if not held and not day and name.startswith("triển khai"):
        dated = words.DAY.search(text, sentence.start, match.start()) is not None
        venue = venue if dated else None
    before = coarse_time(document, sentence, match.start()) if not day else None
    if before and bare.startswith("ra mắt") and not is_news(document, sentence, match.start()):
        return None  # 'Tháng 8/2021, xã X đã tổ chức ra mắt mô hình': how it began
    placed = venue is not None and (ceremony or (held and dated) or (passive and bool(before)))
    if attended and not (bodies or (venue and venue.place)):
        return None
    festival = kind == "festival"
    if not day and not placed and not (bodies and (venue or ceremony or festival or dated)):
        return None
    spans = [match.start(), *(b.start for b in bodies), *([venue.start] if venue else [])]
    start = min([*spans, *(d.start for d in day[:1])])
    where = held_at(document, sentence, venue, bodies, match, kind=kind)
    return Gathering(
        kind=kind,
        name=name,
        organizers=tuple(b.organization for b in bodies),
        place=where[0],
        when=day[0].when if day else of_its_year(document, sentence, match, kind) or before,
        evidence=(
            evidence(
                document,
                "gathering",
                start,
                end,
                _SURE,
                place=where[1],
                organization=bodies[0].printed if bodies else None,
            ),
        ),
    )
