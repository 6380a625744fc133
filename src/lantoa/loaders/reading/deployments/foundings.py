"""Beginnings told without the model as an object: 'được thành lập năm 2015', 'hoạt động từ'.

A verb of founding that has a date and no object is said of its subject: the model that the
sentence names before it, or after a lead ('Ra đời năm 2012, mô hình “A” ...'); what only stands for
a model ('CLB', 'tổ'), or nothing at all, means the one that the text is about. Another subject (a
commune, a body, a market) was founded itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantoa.loaders.reading.context import clause_at, is_fact
from lantoa.loaders.reading.deployments.founded_lists import founded_in_lists
from lantoa.loaders.reading.deployments.founding_words import (
    ADVERBS,
    AGENT,
    APART,
    DONE_TO_MODELS,
    FOUNDED_THEMSELVES,
    FOUNDS,
    FRONTED,
    GONE_BY,
    NAMED_NEXT,
    NO_OBJECT,
    OBJECT,
    OF_MODEL,
    OF_SUBJECT,
    OTHER_EVENT,
    SINCE,
    SINCE_THERE,
    STANDS_FOR,
    TO_DATE,
    TO_SUBJECT,
    TURNS,
    YEARS_OF,
)
from lantoa.loaders.reading.deployments.start_dates import (
    beginning,
    dated_sentences,
    is_start,
    is_turn,
)
from lantoa.loaders.reading.document import (
    BlockKind,
    Date,
    DateKind,
    Document,
    Name,
    NameKind,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.times.date_makers import number_of

_FAR = 100  # characters from the verb to a date after it
_EARLIER = 1500  # from what tells of several models to the last of their names
_FRAMED = 200  # from a date before the verb to the verb
_LONG = 160  # between a name and its verb
_UNTIL = 5  # between the two days of 'từ 2/9/2012 - 2/9/2022'
_SEVERAL = 2  # models, of which nobody says which is meant
_LEAD = 220  # characters before a verb that tell its subject


@dataclass(slots=True)
class Founding(Span):
    """What was founded at a date: `start` and `end` enclose the verb.

    `name` is None where the sentence does not name the model; `noun` is then what stands for it,
    empty where nothing does.
    """

    sentence: Sentence
    date: Date
    name: Name | None
    noun: str = ""


def foundings(document: Document) -> list[Founding]:
    """Return the beginnings that a document tells without an object, in order."""
    if not document.dates or not document.names:
        return []
    found: list[Founding] = []
    dated = dated_sentences(document)
    for sentence, verb in FOUNDS.within(document.words, dated):
        if sentence.kind in (BlockKind.BODY, BlockKind.CAPTION):
            told = _founding(document, sentence, verb)
            if told is not None:
                found.append(told)
    found += _years_of(document, dated)
    found += _since_there(document, dated)
    found += [
        Founding(start, end, sentence, date, name)
        for sentence, start, end, date, name in founded_in_lists(document, dated)
    ]
    return sorted(found, key=lambda founding: founding.start)


def _since_there(document: Document, dated: list[Sentence]) -> list[Founding]:
    """The beginnings of what is there since: 'từ ngày có mô hình (10-2-2012)'."""
    found = []
    for sentence, match in SINCE_THERE.within(document.words, dated):
        for date in within(document.dates, match.end(), match.end() + _UNTIL):
            if is_start(document, date) and document.text[match.end() : date.start].strip() == "(":
                noun = match["noun"].lower()
                found.append(Founding(*match.span(), sentence, date, None, noun))
    return found


def _years_of(document: Document, dated: list[Sentence]) -> list[Founding]:
    """The beginnings that reviews tell: 'tổng kết 15 năm mô hình “A”, giai đoạn 2007-2022'."""
    found: list[Founding] = []
    for sentence, match in YEARS_OF.within(document.words, dated):
        of_model = OF_MODEL.match(document.text, match.end(), sentence.end)
        if sentence.kind is not BlockKind.BODY or of_model is None:
            continue
        count = number_of(match["count"])
        for date in within(document.dates, match.start(), match.end() + _FAR + _LONG):
            if date.start < sentence.end and _lasts(document, date, count):
                names = [
                    n for n in within(document.names, sentence.start, sentence.end) if n.is_model
                ]
                if len({n.text.lower() for n in names}) < _SEVERAL:
                    noun = (of_model["noun"] or "").lower()
                    name = names[0] if names else None
                    found.append(Founding(*match.span(), sentence, date, name, noun))
                break
    return found


def _lasts(document: Document, date: Date, years: int) -> bool:
    """Whether a period, or the time from a day to the next date, is of so many years."""
    if date.when is None or date.when.earliest is None or date.when.latest is None:
        return False
    first, last = date.when.earliest.year, date.when.latest.year
    if date.kind is DateKind.POINT and is_start(document, date):
        until = next(iter(within(document.dates, date.end, date.end + _UNTIL)), None)
        if until is None or until.when is None or until.when.latest is None:
            return False
        last = until.when.latest.year
    elif date.kind is not DateKind.PERIOD:
        return False
    return last - first in (years - 1, years) and last > first


def founded(document: Document, told: list[Founding], name: Name) -> Date | None:
    """Return the date at which the model is told to have begun that a name stands for."""
    for founding in within(told, name.start - _EARLIER, name.end + _LONG):
        if founding.name is name:
            return beginning(document, founding.date)
    return None


def _founding(document: Document, sentence: Sentence, verb: re.Match[str]) -> Founding | None:
    start, end = verb.span()
    clause = clause_at(document, sentence, start)
    if not within(document.dates, clause.start, clause.end) or covering(document.names, start):
        return None
    date, told = _date_after(document, clause, verb), end
    if date is not None:
        told = date.end
    elif verb["since"] is None and NO_OBJECT.match(document.text, end, clause.end):
        date = _date_before(document, clause, start)
    elif verb["since"] is None:
        return _nameless(document, sentence, clause, verb)
    if date is None or not is_fact(document, clause, start):
        return None
    subject = _subject(document, sentence, clause, start, told, alone=verb["since"] is None)
    return Founding(start, end, sentence, date, *subject) if subject is not None else None


def _nameless(
    document: Document, sentence: Sentence, clause: Span, verb: re.Match[str]
) -> Founding | None:
    """A model launched without its name, which the next sentence or the report tells."""
    start, end = verb.span()
    thing = OBJECT.match(document.text, end, clause.end)
    if thing is None or any(n.start >= end for n in within(document.names, end, clause.end)):
        return None
    date = _date_before(document, clause, start)
    if date is None or not is_fact(document, clause, start):
        return None
    noun = (thing["noun"] or thing["group"]).lower()
    name = None if thing["this"] or thing["group"] else _named_next(document, sentence)
    return Founding(start, end, sentence, date, name, noun)


def _named_next(document: Document, sentence: Sentence) -> Name | None:
    """The model that the sentence after begins with: 'Mô hình mang tên “A” ...'."""
    following = document.sentence_after(sentence)
    if following is None or following.block - sentence.block > 1:
        return None
    named = within(document.names, following.start, following.end)
    first = next((n for n in named if n.kind is NameKind.MODEL), None)
    if first is None or not NAMED_NEXT.fullmatch(document.text, following.start, first.start):
        return None
    return first


def _date_after(document: Document, clause: Span, verb: re.Match[str]) -> Date | None:
    """The date that goes with a verb: 'thành lập (năm 2020)', 'hoạt động ở đây từ năm 2020'."""
    end = verb.end()
    for date in within(document.dates, end, min(clause.end, end + _FAR)):
        if date.kind is DateKind.VAGUE:
            continue
        gap = document.text[end : date.start]
        if not is_start(document, date) or not TO_DATE.fullmatch(gap):
            return None
        since = verb["since"] is None or SINCE.search(gap)
        return date if since or document.of(date).lower().startswith("từ") else None
    return None


def _date_before(document: Document, clause: Span, verb: int) -> Date | None:
    """The date that frames a clause: 'Tháng 6/2020, mô hình “A” ... được thành lập'."""
    near = within(document.dates, max(clause.start, verb - _FRAMED), verb)
    dates = [date for date in near if date.kind is not DateKind.VAGUE]
    if not dates:
        return None
    date = dates[-1]
    turn = is_turn(document, date) and TURNS.match(document.text, verb, clause.end)
    if not turn and (date.kind is not DateKind.POINT or not is_start(document, date)):
        return None
    between = document.text[date.end : verb]
    if APART.search(between) or OTHER_EVENT.search(document.words, date.end, verb):
        return None
    return None if document.text.endswith("(", clause.start, date.start) else date


def _subject(
    document: Document, sentence: Sentence, clause: Span, verb: int, told: int, *, alone: bool
) -> tuple[Name | None, str] | None:
    """The model that a verb is said of, or what stands for it; None if it is something else.

    `told` is where verb and date end; `alone` tells whether the verb needs no subject to mean
    the model.
    """
    begin = max(clause.start, verb - _LEAD)
    lead, gone_by = _lead(document, begin, verb)
    names = [n for n in within(document.names, sentence.start, verb) if n.is_model]
    if names:
        return _named_before(document, names, verb, lead)
    if lead.strip(' ,(“"-–:') and not gone_by:
        noun = STANDS_FOR.search(lead) or FRONTED.match(lead)
        return (None, noun["noun"].lower()) if noun is not None else None
    after = TO_SUBJECT.match(document.text, told, sentence.end)
    at = after.end() if after else told
    if not gone_by:
        # 'Được triển khai từ năm 2021, xã A': nobody does that to a unit
        done_to_it = not document.text[verb : verb + 12].lower().startswith(DONE_TO_MODELS)
        other = FOUNDED_THEMSELVES.match(document.text, at, sentence.end)
        if other and (done_to_it or not other["unit"]):
            return None
        bodies, places = within(document.bodies, at, at + 3), within(document.places, at, at + 3)
        if done_to_it and (bodies or places):
            return None
    following = [n for n in within(document.names, told, sentence.end) if n.is_model]
    if not following:
        return (None, "") if alone or gone_by else None
    first = following[0]
    head = first.head_start if 0 <= first.head_start < first.start else first.start
    several = len({n.text.lower() for n in following if n.group == first.group}) > 1
    if several or head - told > _LONG or APART.search(document.text, told, max(told, head)):
        return None
    return first, ""


def _named_before(
    document: Document, names: list[Name], verb: int, lead: str
) -> tuple[Name, str] | None:
    """The model named before a verb, if it is the verb's subject."""
    last = names[-1]
    gap = document.text[last.end : verb]
    if len(gap) > _LONG or APART.search(gap):
        return None
    if len({n.text.lower() for n in names if n.group == last.group}) > 1:
        return None
    own, _ = _lead(document, last.end, verb)
    if lead.rstrip().endswith((",", "(")) or OF_SUBJECT.fullmatch(own) or STANDS_FOR.search(lead):
        return last, ""
    return None


def _lead(document: Document, start: int, end: int) -> tuple[str, bool]:
    """What stands before a verb without dates, adverbs and agents; whether time goes by there."""
    kept, at = "", start
    for date in within(document.dates, start, end):
        if date.start >= at:
            kept += document.text[at : date.start]
            at = date.end
    kept += document.text[at:end]
    lead = ADVERBS.sub("", kept)
    if "được" not in kept[len(lead) :]:
        lead = ADVERBS.sub("", AGENT.sub("", lead))
    bare = GONE_BY.sub("", lead)
    return bare, bare != lead
