"""What counts say, as measurements: with their time, place, scope and model.

A total that is told twice is one measurement with two pieces of evidence: tellings of equal
number and noun are merged, and the one that says more gives the date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lantoa.loaders.reading.context import (
    Where,
    evidence,
    place_frame,
    time_frame,
    usable,
)
from lantoa.loaders.reading.count_words import SCOPE
from lantoa.loaders.reading.counts import Count
from lantoa.loaders.reading.document import Document, Name, Number, Sentence, single_spaced, within
from lantoa.loaders.reading.models import Models
from lantoa.ontology.records import Amount, Level, Measure, Measurement
from lantoa.vietnamese import key

_COMMUNES = re.compile(r"(?:xã|phường|thị trấn)(?!\w)", re.I)


@dataclass(slots=True)
class _Telling:
    measurement: Measurement
    noun: str
    explicit: bool
    others: list[Measurement] = field(default_factory=list)


def measurements(document: Document, counts: list[Count], models: Models) -> list[Measurement]:
    """Return what the counts say as measurements, repeated tellings merged."""
    tellings: list[_Telling] = []
    alike: dict[tuple[object, ...], list[_Telling]] = {}
    for count in counts:
        made, explicit = _measurement(document, count, models)
        noun = key(document.text[count.unit_start : count.noun_end])
        same_number = alike.setdefault((made.measure, *made.amount.identity), [])
        for telling in same_number[-8:]:
            if _same(telling.measurement, made, telling.noun == noun):
                telling.others.append(made)
                if explicit and not telling.explicit:
                    telling.measurement, telling.explicit = (
                        replace(made, evidence=telling.measurement.evidence),
                        True,
                    )
                break
        else:
            tellings.append(_Telling(made, noun, explicit, [made]))
            same_number.append(tellings[-1])
    return [
        replace(t.measurement, evidence=tuple(e for other in t.others for e in other.evidence))
        for t in tellings
    ]


def _measurement(document: Document, count: Count, models: Models) -> tuple[Measurement, bool]:
    number, sentence = count.number, count.sentence
    when = time_frame(
        document,
        sentence,
        number.start,
        count.noun_end,
        carried=count.counted.needs != "people",  # people rewarded are not counted over a period
    )
    own = any(
        usable(document, d, sentence) for d in within(document.dates, sentence.start, sentence.end)
    )
    where = area_of(document, count)
    scope = _scope(document, sentence, number)
    name = count.model or (
        _model_before(document, count) if count.measure is Measure.MEMBERS else None
    )
    start = max(count.clause.start, number.start - 120)
    made = Measurement(
        measure=count.measure,
        amount=amount(document, number),
        unit=single_spaced(document.text[count.unit_start : count.unit_end]),
        model=models.get(name) if name else None,
        place=where.place,
        scope=scope,
        when=when,
        evidence=(
            evidence(
                document,
                _word_start(document, start, count.clause.start),
                count.end,
                count.counted.confidence,
                model=count.model.text if count.model else None,
                place=scope or where.printed,
            ),
        ),
    )
    return made, own or when is not None


def _model_before(document: Document, count: Count) -> Name | None:
    """The model whose members are counted: mô hình “X” có 25 thành viên."""
    names = within(document.names, count.clause.start, count.number.start)
    return next((n for n in reversed(names) if n.is_model), None)


def _word_start(document: Document, start: int, limit: int) -> int:
    while start > limit and not document.text[start - 1].isspace():
        start -= 1
    return start


def _scope(document: Document, sentence: Sentence, number: Number) -> str | None:
    found = None
    for match in SCOPE.finditer(document.words, sentence.start, number.end):
        found = match["scope"] if match.end() <= number.start else found
    return found


def area_of(document: Document, count: Count) -> Where:
    """Return the place that a count is about; communes are counted in a district or above."""
    unit = document.text[count.unit_start : count.noun_end]
    least = Level.DISTRICT if _COMMUNES.match(unit) else Level.COMMUNE
    return place_frame(document, count.sentence, count.number.start, count.noun_end, least=least)


def amount(document: Document, number: Number) -> Amount:
    """Return a number as the amount of a record."""
    return Amount(
        value=number.value, bound=number.bound, of=number.of, text=document.of(number).strip()
    )


def _same(one: Measurement, other: Measurement, same_noun: bool) -> bool:
    """Whether two tellings are of one count: an equal number of the same things."""
    if (
        one.measure is not other.measure
        or one.amount.identity != other.amount.identity
        or key(one.scope or "") != key(other.scope or "")
        or (one.place and other.place and one.place.iri != other.place.iri)
        or (one.model and other.model and one.model.iri != other.model.iri)
    ):
        return False
    if not same_noun:
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
