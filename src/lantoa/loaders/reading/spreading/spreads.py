"""Where models spread: 'từ thôn A, mô hình được nhân rộng ra các xã B, C', 'xã D cũng làm theo'.

A spread has the model, the place that it came from, and the places that it came to, each with its
date where one stands beside it. The model is the one that the clause names, else the only one of
the last sentence that named any: the discourse goes on about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lantoa.loaders.reading.context import clause_at, is_fact
from lantoa.loaders.reading.deployments.site_lists import list_from, list_to
from lantoa.loaders.reading.document import (
    BlockKind,
    Date,
    DateKind,
    Document,
    Name,
    PlaceName,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.spreading.spread_facts import happened, is_presupposed
from lantoa.loaders.reading.spreading.spread_models import (
    OBJECT,
    is_more_of,
    is_of_model,
    model_meant,
)
from lantoa.loaders.reading.spreading.spread_words import (
    AIM,
    AT,
    DATED,
    DO,
    DOES,
    FOLLOWS,
    FOUNDS_MORE,
    FOUNDS_TOO,
    FROM,
    NOT_TO,
    PARTS_OF,
    SEVERAL,
    SPREADS,
    THEN,
    TO,
)
from lantoa.ontology.records import Level

_FAR = 130  # characters between the verb and the first place
_NEXT = 50  # between a place and the next in time


@dataclass(slots=True)
class Spread(Span):
    """One telling that a model spread: `start` and `end` are those of the verb.

    `told_end` is where the places end that it came to; `dates` has the date that stands beside
    some of them. `replicates` tells the verbs of which nothing but models are the object. What is
    `presupposed` is told as the reason of something that came of it.
    """

    sentence: Sentence
    clause: Span
    model: Name | None
    replicates: bool = True
    origin: PlaceName | None = None
    places: list[PlaceName] = field(default_factory=list)
    dates: dict[int, Date] = field(default_factory=dict)  # by the place's start
    told_end: int = 0
    presupposed: bool = False


def find_spreads(document: Document) -> list[Spread]:
    """Return what a document tells of models that spread, in order; plans and wishes are none."""
    found: list[Spread] = []
    for sentence, verb in SPREADS.within(document.words, document.sentences):
        clause = clause_at(document, sentence, verb.start())
        done = happened(document, sentence, clause, verb.start())
        presupposed = not done and is_presupposed(document, sentence, verb)
        if done or presupposed:
            spread = _spread(document, sentence, clause, verb)
        else:
            spread = _meant_to(document, sentence, verb)
        if spread is not None:
            spread.presupposed = presupposed
            found.append(spread)
    for sentence, verb in FOLLOWS.within(document.words, document.sentences):
        clause = clause_at(document, sentence, verb.start())
        if sentence.kind is BlockKind.BODY and is_fact(document, clause, verb.start()):
            spread = _followed(document, sentence, clause, verb)
            if spread is not None:
                found.append(spread)
    return sorted(found, key=lambda spread: spread.start)


def _spread(
    document: Document, sentence: Sentence, clause: Span, verb: re.Match[str]
) -> Spread | None:
    replicates = verb["replicates"] is not None
    spread = Spread(verb.start(), verb.end(), sentence, clause, None, replicates)
    spread.told_end = verb.end()
    first = _first_place(document, sentence, verb)
    stop = first.start if first is not None else min(clause.end, verb.end() + OBJECT)
    if not replicates and not is_of_model(document, sentence, clause, verb):
        return None
    spread.model = model_meant(document, sentence, verb.start(), verb.end(), stop)
    if verb.group().lower().endswith("thêm") and not is_more_of(
        document, verb, spread.model, first is not None
    ):
        return None
    spread.origin = _origin(document, sentence, verb.start(), stop)
    if first is not None and sentence.kind is BlockKind.BODY and RANK[first.level] <= _DISTRICT:
        _list(document, spread, first)
    return spread


_DISTRICT = RANK[Level.DISTRICT]


def _meant_to(document: Document, sentence: Sentence, verb: re.Match[str]) -> Spread | None:
    """'Nhằm nhân rộng mô hình “A”, Hội Phụ nữ đã lắp đèn tại thôn B': what was done for it."""
    if sentence.kind is not BlockKind.BODY or verb["replicates"] is None:
        return None
    if not AIM.fullmatch(document.text, sentence.start, verb.start()):
        return None
    comma = document.text.find(",", verb.end(), sentence.end)
    done = DOES.search(document.words, comma, sentence.end) if comma >= 0 else None
    if done is None or not is_fact(document, sentence, done.start()):
        return None
    meant = model_meant(document, sentence, verb.start(), verb.end(), comma)
    for place in within(document.places, done.end(), min(sentence.end, done.end() + _FAR)):
        if place.elliptical or RANK[place.level] > _DISTRICT:
            continue
        if meant is None or not AT.search(document.text, done.end(), place.start):
            return None
        spread = Spread(verb.start(), verb.end(), sentence, sentence, meant, told_end=place.end)
        _list(document, spread, place)
        return spread
    return None


def _first_place(document: Document, sentence: Sentence, verb: re.Match[str]) -> PlaceName | None:
    """The place that a verb of spreading leads to, over its object and a date."""
    for place in within(document.places, verb.end(), min(sentence.end, verb.end() + _FAR)):
        if place.elliptical or covering(document.names, place.start) is not None:
            continue
        gap = _plain(document, verb.end(), place.start)
        if PARTS_OF.search(gap):
            break  # nhân rộng ra nhiều xã của huyện A
        if TO.fullmatch(gap):
            return place
        if not NOT_TO.search(gap):
            break
    return None


def _plain(document: Document, start: int, end: int) -> str:
    """The text of a stretch without the names of models and the dates in it."""
    spans: list[Span] = [*within(document.names, start, end), *within(document.dates, start, end)]
    kept, at = "", start
    for span in sorted(spans, key=lambda each: each.start):
        if span.start >= at:
            kept += document.text[at : span.start]
            at = span.end
    return kept + document.text[at:end] if at <= end else kept


def _list(document: Document, spread: Spread, first: PlaceName) -> None:
    """Take the places of the list that one begins, and those that followed in time."""
    text, limit = document.text, spread.sentence.end
    places, end = list_from(document, first, limit)
    spread.places += places
    led = _date_between(document, spread.end, first.start)
    if led is None and FOUNDS_MORE.match(text, spread.start):
        led = _date_between(document, spread.sentence.start, spread.start)
    while True:
        undated = [place for place in places if place.start not in spread.dates]
        date, end = _date_after(document, end)
        for place in undated:
            if date or led:
                spread.dates[place.start] = date or led  # type: ignore[assignment]
        following = next(iter(within(document.places, end, min(limit, end + _NEXT))), None)
        if following is None or following.elliptical or RANK[following.level] > _DISTRICT:
            break
        if not THEN.fullmatch(_plain(document, end, following.start)):
            break
        led = _date_between(document, end, following.start)
        places, end = list_from(document, following, limit)
        spread.places += places
    spread.told_end = end
    if text[end : end + 1] == ")":
        spread.told_end += 1


def _date_between(document: Document, start: int, end: int) -> Date | None:
    dates = [d for d in within(document.dates, start, end) if d.when is not None]
    return dates[-1] if dates and dates[-1].kind is DateKind.POINT else None


def _date_after(document: Document, end: int) -> tuple[Date | None, int]:
    """The date right after places, and where what is told of them ends."""
    text = document.text
    if text[end : end + 1] == ")":
        end += 1
    for date in within(document.dates, end, end + 80):
        lead = DATED.fullmatch(text, end, date.start)
        if lead is None or date.kind is not DateKind.POINT or date.when is None:
            break
        closed = bool(lead["aside"]) and text[date.end : date.end + 1] == ")"
        if lead["aside"] or text[date.end : date.end + 1] in (".", ",", ";", ""):
            return date, date.end + closed
        break
    return None, end


def _origin(document: Document, sentence: Sentence, start: int, stop: int) -> PlaceName | None:
    """The place that the sentence says it came from: 'Từ xã A, mô hình ...', 'lan từ A qua B'."""
    for place in within(document.places, sentence.start, stop):
        if place.place is None or place.elliptical or RANK[place.level] > _DISTRICT:
            continue
        begin = max(sentence.start, place.start - 120)
        if FROM.search(_plain(document, begin, place.start)):
            body = covering(document.bodies, place.start)
            if body is None or body.start >= place.start:
                return place
    return None


def _followed(
    document: Document, sentence: Sentence, clause: Span, verb: re.Match[str]
) -> Spread | None:
    """'Học tập cách làm của A, xã B và xã C cũng thành lập mô hình này': at B and C."""
    before = [
        place
        for place in within(document.places, max(clause.start, verb.start() - 200), verb.start())
        if not place.elliptical and place.place is not None
    ]
    last = before[-1] if before else None
    if last is None or not DO.fullmatch(document.text, last.end, verb.start()):
        return None
    while len(before) > 1 and RANK[last.level] > RANK[before[-2].level]:
        before.pop()  # giáo xứ B (xã C) làm theo
        last = before[-1]
    body = covering(document.bodies, last.start)
    if RANK[last.level] > _DISTRICT or (body is not None and body.start < last.start):
        return None
    meant = model_meant(document, sentence, clause.start, verb.end(), verb.end())
    objects = within(document.names, verb.end(), min(sentence.end, verb.end() + OBJECT))
    own = next((name for name in objects if name.is_model), None)
    if meant is None or (own is not None and own.text.lower() != meant.text.lower()):
        return None  # it has another model
    if SEVERAL.match(document.text, verb.end() + 1):
        return None
    spread = Spread(verb.start(), verb.end(), sentence, clause, meant)
    spread.origin = _origin(document, sentence, verb.start(), last.start)
    spread.places = [p for p in list_to(document, last, clause) if p is not spread.origin]
    spread.told_end = own.end if own is not None else verb.end()
    led = _date_between(document, clause.start, before[0].start)
    if led is not None and FOUNDS_TOO.search(verb.group()):
        spread.dates = {place.start: led for place in spread.places}
    return spread
