"""What counts say, as measurements: with their time, place, scope and model.

A total that is told twice is one measurement with two pieces of evidence: tellings of equal
number and noun are merged, and the one that says more gives the date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from lantoa.loaders.reading.context import Where, evidence
from lantoa.loaders.reading.document import (
    Document,
    Name,
    Number,
    PlaceName,
    Sentence,
    single_spaced,
    within,
)
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_beside import Beside
from lantoa.loaders.reading.figures.count_frames import usable
from lantoa.loaders.reading.figures.count_phrases import SCOPE, SCOPE_AFTER
from lantoa.loaders.reading.figures.count_places import Places
from lantoa.loaders.reading.figures.count_times import Times
from lantoa.loaders.reading.names.models import Models
from lantoa.ontology.records import Amount, Bound, Deployment, Level, Measure, Measurement
from lantoa.ontology.time import TimeSpan
from lantoa.vietnamese import key

_START = attrgetter("start")
_OF_MODELS = frozenset({Measure.SITES, Measure.MEMBERS})
_GROUPS = frozenset({Measure.SITES, Measure.MODELS})
_ALWAYS_ALIKE = frozenset({Measure.MODELS, Measure.MODEL_TYPES})
_OF_PLACES = _GROUPS | _ALWAYS_ALIKE
_NO_MODEL = frozenset({Measure.MODELS, Measure.MODEL_TYPES, Measure.EXEMPLARS, Measure.SITES})
#: A subject that stands for the model named before.
_REFERS = re.compile(
    r"(?:(?:[^,;.“\"]{0,30}+,\s+)?(?:[Mm]ô hình|[Cc]âu lạc bộ|CLB|[Tt]ổ|[Đđ]ội|[Nn]hóm)|"
    r"Các thành viên|(?:\d+|[^\W\d_]+) thành viên)(?!\w)"
)


class Frames:
    """What counts of one document are about: a model, a place and a time."""

    def __init__(self, document: Document, models: Models, deployments: list[Deployment]) -> None:
        self.document = document
        self.models = models
        self.places = Places(document, deployments)
        self.times = Times(document, deployments)
        self._names = [name for name in document.names if name.is_model]
        #: Where and when the sites are that a replication tells, by the count.
        self.told: dict[int, tuple[Where, TimeSpan | None]] = {}
        #: Whether the report is about one model: all members that it counts are of it.
        self._alone = len({self.models.get(name).iri for name in self._names}) == 1

    @cached_property
    def printings(self) -> dict[str, PlaceName]:
        """The fullest printing of each unit, by its name."""
        found: dict[str, PlaceName] = {}
        for place in self.document.places:
            if place.place is not None and not place.elliptical:
                known = found.setdefault(place.place.name, place)
                if len(known.printed) < len(place.printed):
                    found[place.place.name] = place
        return found

    def model(self, count: Count) -> Name | None:
        """The model that is counted, or whose members are: mô hình “X” có 25 thành viên."""
        if count.model is not None or count.measure in _NO_MODEL:
            return count.model
        names = within(self._names, count.clause.start, count.number.start) or within(
            self._names, count.sentence.start, count.clause.start
        )
        if names:
            return names[-1]
        index = bisect_left(self._names, count.sentence.start, key=_START)
        if index and (
            _REFERS.match(self.document.text, count.sentence.start)
            or (count.measure is Measure.MEMBERS and self._alone)
        ):
            return self._names[index - 1]
        return None

    def where(self, count: Count) -> Where:
        """The place that a count is about; that of each instance is nowhere in particular."""
        if count.each:
            return Where(None, None)
        if id(count) in self.told:
            return self.told[id(count)][0]
        model = self._iri(count)
        topic = self._topic(count)
        told = (topic.start, self.models.get(topic).iri) if topic is not None else None
        return self.places.holding(count, self.places.of(count, model, told), model)

    def _topic(self, count: Count) -> Name | None:
        """The model that the paragraph of a count named last before it, or the only one."""
        block = self.document.blocks[count.sentence.block]
        index = bisect_left(self._names, count.number.start, key=_START)
        if not index or (self._names[index - 1].start < block.start and not self._alone):
            return None
        return self._names[index - 1]

    def when(self, count: Count) -> TimeSpan | None:
        """The time that a count is about."""
        if id(count) in self.told:
            return self.told[id(count)][1]
        return self.times.of(count, self._iri(count))

    def _iri(self, count: Count) -> str | None:
        name = self.model(count)
        return self.models.get(name).iri if name is not None else None


@dataclass(slots=True)
class _Telling:
    measurement: Measurement
    noun: str
    explicit: bool
    others: list[Measurement]
    rewarded: bool  # told only of those who receive an award
    sentence: Sentence


def measurements(document: Document, counts: list[Count], frames: Frames) -> list[Measurement]:
    """Return what the counts say as measurements, repeated tellings merged.

    Those who only receive an award are told by the recognition, not counted.
    """
    tellings: list[_Telling] = []
    alike: dict[tuple[object, ...], list[_Telling]] = {}
    beside = Beside(document, frames.places)
    for count in counts:
        made, explicit = _measurement(document, count, frames)
        if _is_to_come(document, made.when):
            continue
        made = beside.at(count, made)
        noun = key(document.text[count.unit_start : count.noun_end])
        same_number = alike.setdefault((made.measure, made.amount.value), [])
        for telling in same_number[-8:]:
            if telling.sentence is count.sentence and key(telling.measurement.unit) != key(
                made.unit
            ):
                continue  # 26 mô hình xếp loại tốt, 26 mô hình yếu
            if _same(telling.measurement, made, _alike(telling.noun, noun)):
                telling.others.append(made)
                telling.rewarded = telling.rewarded and count.rewarded
                if (explicit and not telling.explicit) or _fuller(made, telling.measurement):
                    telling.measurement, telling.explicit = (
                        replace(made, evidence=telling.measurement.evidence),
                        True,
                    )
                break
        else:
            tellings.append(_Telling(made, noun, explicit, [made], count.rewarded, count.sentence))
            same_number.append(tellings[-1])
    return [
        replace(t.measurement, evidence=tuple(e for other in t.others for e in other.evidence))
        if len(t.others) > 1
        else t.measurement
        for t in tellings
        if not t.rewarded
    ]


def _is_to_come(document: Document, when: TimeSpan | None) -> bool:
    """Whether a time is after the report: a plan."""
    published = document.published
    return bool(when and published and when.earliest and when.earliest > published)


def _measurement(document: Document, count: Count, frames: Frames) -> tuple[Measurement, bool]:
    number, sentence = count.number, count.sentence
    when = frames.when(count)
    own = any(
        usable(document, d, sentence) for d in within(document.dates, sentence.start, sentence.end)
    )
    where = frames.where(count)
    scope = _scope(document, count)
    name = frames.model(count) if count.measure in _OF_MODELS else None
    start = max(count.clause.start, number.start - 120)
    of_model = (  # as its group is named
        count.measure is Measure.SITES
        and count.model is not None
        and where.place is not None
        and where.place.level is not Level.COUNTRY
        and id(count) not in frames.told
    )
    made = Measurement(
        measure=count.measure,
        amount=amount(document, number),
        unit=single_spaced(document.text[count.unit_start : count.unit_end]),
        model=frames.models.get(name) if name else None,
        place=where.place,
        scope=scope,
        when=when,
        evidence=(
            evidence(
                document,
                "measurement",
                _word_start(document, start, count.clause.start),
                count.end,
                count.counted.confidence,
                model=count.model.text if count.model else None,
                place=scope or (where.place.name if of_model and where.place else where.printed),
            ),
        ),
    )
    return made, own or when is not None


def _word_start(document: Document, start: int, limit: int) -> int:
    while start > limit and not document.text[start - 1].isspace():
        start -= 1
    return start


def _scope(document: Document, count: Count) -> str | None:
    noun = document.text[count.unit_start : count.noun_end]
    after = SCOPE_AFTER.match(document.text, count.noun_end, count.sentence.end)
    if after is not None and noun.endswith(("đơn vị", "điểm")):
        return None  # 76 đơn vị cấp xã
    if after is not None:
        return after["scope"]
    found = None
    for match in SCOPE.finditer(document.words, count.sentence.start, count.number.end):
        if count.measure in (_NO_MODEL if match["scope"].startswith("khối") else _OF_PLACES):
            continue  # models are of the place, whatever sort of units keeps them
        if document.text.endswith("viên ", 0, match.start()):
            continue  # 39 báo cáo viên cấp tỉnh
        found = match["scope"] if match.end() <= count.number.start else found
    return found


def amount(document: Document, number: Number) -> Amount:
    """Return a number as the amount of a record."""
    return Amount(
        value=number.value, bound=number.bound, of=number.of, text=document.of(number).strip()
    )


def _alike(one: str, other: str) -> bool:
    """Whether two nouns are the same, one perhaps with more words: thành viên (tham gia)."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _fuller(one: Measurement, other: Measurement) -> bool:
    """Whether a telling says more of the number: its total, or that it is bounded."""
    return (one.amount.of is not None and other.amount.of is None) or (
        one.amount.bound is not Bound.EXACT and other.amount.bound is Bound.EXACT
    )


def _same(one: Measurement, other: Measurement, same_noun: bool) -> bool:
    """Whether two tellings are of one count: an equal number of the same things."""
    bounds = (one.amount.bound, other.amount.bound)
    if (
        one.measure is not other.measure
        or one.amount.value != other.amount.value
        or (one.amount.bound != other.amount.bound and Bound.EXACT not in bounds)
        or (None not in (one.amount.of, other.amount.of) and one.amount.of != other.amount.of)
        or key(one.scope or "") != key(other.scope or "")
        or (one.place and other.place and one.place.iri != other.place.iri)
        or (one.model and other.model and one.model.iri != other.model.iri)
    ):
        return False
    if not same_noun and one.measure not in _ALWAYS_ALIKE:
        return False
    if one.amount.value < 5:  # small numbers meet by chance
        return key(one.unit) == key(other.unit) and one.when == other.when
    if one.when is None or other.when is None or one.when == other.when:
        return True
    return _overlap(one, other)


def _overlap(one: Measurement, other: Measurement) -> bool:
    assert one.when is not None
    assert other.when is not None
    if one.when.earliest and other.when.latest and other.when.latest < one.when.earliest:
        return False
    return not (other.when.earliest and one.when.latest and one.when.latest < other.when.earliest)
