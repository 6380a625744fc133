"""Units over which a counted model is spread: 'nay 10/10 thôn trong xã đều có', '46 tổ toàn huyện'.

So many sites that nobody names are in the commune, or in the district that is said to have them
all over; that is one more place of the model, or the place of what was told of it without one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.document import Document, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Deployment, Evidence, Level, Measure, Measurement, Place

#: A district that has a model all over.
_ALL_OVER = Anchored(
    r"(?<!\w)(?:[Tt]oàn|[Cc]ả|[Kk]hắp|[Đđ]ịa bàn|[Tt]rong)\s+(?:toàn\s+)?"
    r"(?:huyện|quận|thị xã|thành phố|TX|TP)(?!\w)"
)
#: What a district's unit stands after: '21 thôn của huyện Tây Giang'.
_OF = re.compile(r"\s+(?:của|trong|trên địa bàn|thuộc)\s+")
_PARTS = re.compile(r"(?:giáo khu|phân xưởng|lớp|chi nhánh|cụm|nhánh|chi|dãy)(?!\w)", re.I)
#: Between where a model began and how far it came.
_SPREAD_SINCE = Anchored(
    r"(?<!\w)(?:đến|tới|nay|sau|hiện|nhân|lan|phủ|mở rộng|khắp|toàn|cả)(?!\w)", re.I
)
_NAMED = 70  # characters after a count in which its sites are named one by one


def over_units(
    document: Document, measured: list[Measurement], deployments: list[Deployment]
) -> list[Deployment]:
    """Return the deployments with those in the units over which counted models are spread."""
    found = list(deployments)
    places: dict[str, dict[str, Place]] = {}
    for each in deployments:
        if each.place is not None:
            places.setdefault(each.model.iri, {})[each.place.iri] = each.place
    for count in measured:
        place = count.place
        if count.measure is not Measure.SITES or count.model is None or place is None:
            continue
        told = places.setdefault(count.model.iri, {})
        if place.iri in told or not _is_spread(document, count, place, told):
            continue
        moved = False
        for index, each in enumerate(found):
            if each.place is None and each.model.iri == count.model.iri:
                found[index] = replace(each, place=place, area=None, told_apart_by=())
                moved = True
        if not moved:
            found.append(_there(count, place))
        told[place.iri] = place
    return found


def _is_spread(
    document: Document, count: Measurement, place: Place, told: dict[str, Place]
) -> bool:
    """Whether a count of sites is spread over a unit, none of them named beside it."""
    value = count.amount.value
    if value < 2 or _PARTS.match(count.unit):
        return False
    inside = [each for each in told.values() if place.path == each.path[-len(place.path) :]]
    if value <= len(inside):
        return False
    proof = count.evidence[0]
    sentence = document.sentence_at(proof.start)
    if sentence is None:
        return False
    lower = {each.name for each in inside if each.path != place.path}
    for each in within(document.places, sentence.start, proof.end):
        if (
            each.place is not None
            and each.place.name in lower
            and not _SPREAD_SINCE.search(document.words, each.end, proof.end)
        ):
            return False  # so many are at that place
    named = within(document.places, proof.end, min(sentence.end, proof.end + _NAMED))
    if any(RANK[each.level] < RANK[place.level] and not each.elliptical for each in named):
        return False
    if place.level is Level.COMMUNE:
        return True
    if place.level is not Level.DISTRICT:
        return False
    clause = clause_at(document, sentence, proof.end - 1)
    if _ALL_OVER.search(document.words, clause.start, clause.end):
        return True
    after = next(iter(named), None)
    return (
        after is not None
        and after.place == place
        and _OF.fullmatch(document.text, proof.end, after.start) is not None
    )


def _there(count: Measurement, place: Place) -> Deployment:
    assert count.model is not None
    proof: Evidence = count.evidence[0]
    return Deployment(
        model=count.model,
        place=place,
        area=None,
        roles=(),
        told_apart_by=(),
        started=None,
        status=None,
        setting=None,
        evidence=(proof,),
    )
