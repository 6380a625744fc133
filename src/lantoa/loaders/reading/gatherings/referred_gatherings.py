"""Gatherings of which a report tells nothing but that they were: 'Tại hội nghị, ...', a picture
of a launch, a headline alone.
"""

from __future__ import annotations

from lantoa.loaders.reading.context import evidence, home_commune
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Sentence,
    covering,
    single_spaced,
    within,
)
from lantoa.loaders.reading.gatherings import event_words as words
from lantoa.loaders.reading.gatherings.event_hosts import organizers
from lantoa.loaders.reading.gatherings.event_venues import chain_words, venue_of
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Gathering, Level
from lantoa.ontology.time import TimeSpan

_SURE = 0.6
_NEAR = 70  # characters
_FESTIVALS = frozenset({"ngày hội", "hội thi"})


def referred_to(document: Document) -> list[Gathering]:
    """Return the first launch, festival or conference that a report only refers to."""
    picture = shown(document)
    if picture is not None:
        return [picture]
    for pattern in (words.AT_IT, words.THE_CONFERENCE):
        for sentence, match in pattern.within(document.words, document.sentences):
            if sentence.kind is BlockKind.TITLE or covering(document.name_like, match.start()):
                continue
            what = match["what"].lower()
            founded = _founded(document, sentence, match.end())
            if founded is not None:
                return [founded]
            launches = words.LAUNCHES.search(document.words, match.end(), sentence.end)
            if what == "buổi lễ" and launches is None:
                continue
            launch, festival = what not in ("hội nghị", "ngày hội"), what == "ngày hội"
            here, printed, end = None, None, match.end()
            if launch or festival:
                here = home_commune(document)
                if here is None and festival and document.home is not None:
                    here = document.home if document.home.level is Level.DISTRICT else None
                printed = here.name if here else None
                at = venue_of(document, sentence, match, kind="conference")
                if at is not None and at.start >= match.end():
                    here, printed, end = at.place, chain_words(document, at), at.end
            proof = evidence(document, "gathering", match.start(), end, _SURE, place=printed)
            # Nothing else tells it from others: it is the one of this document.
            name = f"{what} ({document.title or document.name})"
            kind = "launch" if launch else "festival" if festival else "conference"
            when = _day(document, sentence, match.end())
            return [Gathering(kind=kind, name=name, place=here, when=when, evidence=(proof,))]
    return []


def dated_besides(document: Document, found: list[Gathering]) -> list[Gathering]:
    """Other gatherings, each with its day: 'Tại Hội nghị tổng kết ngày 15/1/2026, ...'."""
    known = {each.when for each in found}
    more: list[Gathering] = []
    for sentence, match in words.AT_IT.within(document.words, document.sentences):
        if sentence.kind is BlockKind.TITLE or covering(document.name_like, match.start()):
            continue
        when = _day(document, sentence, match.end())
        if when is None or when in known:
            continue
        known.add(when)
        what = match["what"].lower()
        at = venue_of(document, sentence, match, kind="conference")
        kind = "conference" if what == "hội nghị" else "festival" if "hội" in what else "launch"
        end = max(match.end(), at.end) if at is not None else match.end()
        printed = chain_words(document, at) if at is not None else None
        proof = evidence(document, "gathering", match.start(), end, _SURE, place=printed)
        name = f"{what} {when.edtf} ({document.title or document.name})"
        place = at.place if at is not None else None
        more.append(Gathering(kind=kind, name=name, place=place, when=when, evidence=(proof,)))
    return more


def _day(document: Document, sentence: Sentence, end: int) -> TimeSpan | None:
    """The day at the head of the sentence or right after: 'tại Hội nghị sơ kết ngày 22/12'."""
    head = within(document.dates, sentence.start, min(end, sentence.start + _NEAR))
    for date in [*head, *within(document.dates, end, min(sentence.end, end + _NEAR))]:
        if date.when is not None and len(date.when.edtf) == 10:
            gap = document.text[end : date.start]
            return None if "," in gap or ";" in gap else date.when
    return None


def shown(document: Document, *, headline: bool = False) -> Gathering | None:
    """A picture of a gathering, with its place: 'Ra mắt đội dân phòng ở huyện X'; or a headline."""
    for sentence, match in words.SHOWN.within(document.words, document.sentences):
        place = next(iter(within(document.places, match.end(), match.end() + 1)), None)
        title = sentence.kind is BlockKind.TITLE
        if title is not headline or place is None or match.start() != sentence.start:
            continue
        printed = chain_words(document, place)
        proof = evidence(document, "gathering", match.start(), place.end, _SURE, place=printed)
        name = single_spaced(document.text[match.start("what") : place.end])
        kind = "festival" if match["what"].lower() in _FESTIVALS else "launch"
        year = words.ITS_YEAR.search(match["name"]) if kind == "festival" else None
        when = TimeSpan.parse(year[1]) if year else None
        return Gathering(kind=kind, name=name, place=place.place, when=when, evidence=(proof,))
    return None


def _founded(document: Document, sentence: Sentence, start: int) -> Gathering | None:
    """'Tại buổi lễ, UBND xã X đã công bố quyết định thành lập mô hình': a launch, and its host."""
    match = words.LAUNCHES.search(document.words, start, sentence.end)
    if match is None:
        return None
    hosts = organizers(document, sentence, match.start())[:1]
    if not hosts:
        return None
    host = hosts[0]
    place = host.organization.place
    low = [
        each
        for each in within(document.places, match.end(), sentence.end)
        if RANK[each.level] < RANK[Level.COMMUNE] and each.place is not None
    ]
    if low:
        place = low[0].place
    elif place is None or RANK[place.level] > RANK[Level.COMMUNE]:
        place = home_commune(document)
    end = low[0].end if low else match.end()
    proof = evidence(
        document,
        "gathering",
        host.start,
        end,
        _SURE,
        place=low[0].printed if low else place.name if place else None,
        organization=host.printed,
    )
    return Gathering(
        kind="launch",
        name=single_spaced(document.text[match.start() : end]),
        organizers=(host.organization,),
        place=place,
        evidence=(proof,),
    )
