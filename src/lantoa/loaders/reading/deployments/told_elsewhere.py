"""Places of models by sentences that do not name them: where they began, where they spread to."""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import clause_at, evidence, printed_home
from lantoa.loaders.reading.deployments.drafts import Draft
from lantoa.loaders.reading.deployments.founding_words import OTHER_EVENT
from lantoa.loaders.reading.deployments.joined_places import joined
from lantoa.loaders.reading.deployments.site_beginnings import beginnings
from lantoa.loaders.reading.deployments.site_districts import is_on_all_of_it
from lantoa.loaders.reading.deployments.site_items import Item
from lantoa.loaders.reading.deployments.site_reach import dwelling
from lantoa.loaders.reading.deployments.sites import locate_alone
from lantoa.loaders.reading.deployments.start_dates import beginning, is_start
from lantoa.loaders.reading.deployments.things_told import mentions_again
from lantoa.loaders.reading.document import Date, DateKind, Document, PlaceName, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.names.models import Models
from lantoa.loaders.reading.spreading.spreads import Spread
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Evidence, Level, Organization, Role

FIRST = Anchored(r"(?<!\w)(?:đầu tiên|ban đầu|làm điểm|thí điểm)", re.I)
_TO_COME = Anchored(
    r"(?<!\w)(?:sẽ|phấn đấu|dự kiến|kế hoạch|đề nghị|[Tt]hời gian tới|mục tiêu|cần|chưa|"
    r"[Tt]rước khi)(?!\w)"
)
#: So much later than a date: 'năm 2010 ..., sau một năm'.
LATER_ON = Anchored(
    r"(?<!\w)sau\s+(?:hơn\s+|gần\s+)?(?:một|hai|ba|bốn|năm|\d{1,2})\s+(?:năm|tháng)(?!\w)"
)
_AGAIN = 0.7  # of a place of what stands for the model
_SPREAD = 0.8  # of a place to which a model spread
_BESIDE = 40  # characters from a place to its date
_RIGHT_AFTER = re.compile(r"\)?\s*,?\s*\(?(?:(?:từ|vào|hồi|hôm|trong)\s+)?")


def begun_at(document: Document, models: Models) -> list[Draft]:
    """The places at which models began by sentences that do not name them."""
    drafts = []
    for told in (*beginnings(document), *joined(document)):
        clause = clause_at(document, told.sentence, told.start)
        first = told.more or FIRST.search(document.words, clause.start, told.end) is not None
        date = _begun(document, clause.start, told.start, told.end, told.sentence.end)
        for place in told.places:
            if place.place is None:
                continue
            printed = printed_place(document, place)
            proof = evidence(
                document,
                "deployment",
                told.start,
                told.end,
                _SPREAD,
                model=told.name.text,
                place=printed,
            )
            when = date.when if date else None
            model = models.get(told.name)
            said: list[tuple[tuple[Organization, Role] | None, Evidence]] = [(None, proof)]
            drafts.append(Draft(model, place.place, said, when, None, stated=True, first=first))
    return drafts


def at_places(
    document: Document, models: Models, items: list[Item], others: list[Draft]
) -> list[Draft]:
    """The places that a headline gives to models which the text puts nowhere, or only around them.

    Where the text has a model there, it is the one that the headline tells of in other words.
    """
    placed: dict[str, set[tuple[str, ...]]] = {}
    for draft in others:
        if draft.place is not None:
            around = draft.place.path if draft.weak else ()
            placed.setdefault(draft.model.iri, set()).add(around)
    told = {
        path[n:] for d in others if d.place for path in [d.place.path] for n in range(len(path))
    }
    drafts = []
    for item in items:
        model = models.get(item.name)
        for place in item.sites:
            if place.place is None or RANK[place.level] > RANK[Level.DISTRICT]:
                continue
            if model.iri in placed and placed[model.iri] != {place.place.path[1:]}:
                continue
            if place.place.path in told:
                continue
            proof = evidence(
                document,
                "deployment",
                min(item.name.start, place.start),
                max(item.name.end, place.end),
                _AGAIN,
                model=item.name.text,
                place=printed_place(document, place),
            )
            drafts.append(Draft(model, place.place, [(None, proof)], None, None, weak=True))
    return drafts


def told_again(document: Document, models: Models) -> list[Draft]:
    """The places at which sentences tell of the one model of a report without its name."""
    drafts = []
    for item in mentions_again(document, models):
        clause = clause_at(document, item.sentence, item.name.start)
        if _TO_COME.search(document.words, clause.start, item.name.start):
            continue
        for site in locate_alone(document, item).sites:
            place = dwelling(document, site)
            if place.place is None or place.level is Level.PROVINCE:
                continue
            if place.level is Level.DISTRICT and not is_on_all_of_it(
                document, item.sentence, item.name
            ):
                continue
            proof = evidence(
                document,
                "deployment",
                min(item.name.start, place.start),
                max(item.name.end, place.end),
                _AGAIN,
                model=item.name.text,
                place=printed_place(document, place),
            )
            model = models.get(item.name)
            said: list[tuple[tuple[Organization, Role] | None, Evidence]] = [(None, proof)]
            drafts.append(
                # one of many
                Draft(model, place.place, said, None, None, stated=True, first=True, weak=True)
            )
    return drafts


def spread_to(document: Document, models: Models, spread: Spread) -> list[Draft]:
    """The places to which a model spread, with the dates beside them, and where it came from."""
    if spread.model is None:
        return []
    drafts = []
    places = [*([spread.origin] if spread.origin is not None else []), *spread.places]
    for place in places:
        if place.place is None:
            continue
        printed = printed_place(document, place)
        proof = evidence(
            document,
            "deployment",
            min(spread.start, place.start),
            max(spread.end, place.end),
            _SPREAD,
            model=spread.model.text,
            place=printed,
        )
        date = spread.dates.get(place.start)
        drafts.append(
            Draft(
                models.get(spread.model),
                place.place,
                [(None, proof)],
                date.when if date is not None else None,
                None,
                first=place is spread.origin,
                stated=True,
                replica=place is not spread.origin,
            )
        )
    return drafts


def printed_place(document: Document, place: PlaceName) -> str:
    """The place as printed; the home by the fullest form of its name."""
    if place.place is not None and place.place == document.home:
        return printed_home(document) or place.printed
    # xã biên giới X is told as xã X
    named = place.chain[0]
    sort = place.printed.split(" ", 1)[0] == named.split(" ", 1)[0]
    return named if sort and len(named) < len(place.printed) else place.printed


def _begun(document: Document, start: int, verb: int, end: int, limit: int) -> Date | None:
    """The date at which a model began at a place: before the verb, or right after the place."""
    for date in within(document.dates, end, min(limit, end + _BESIDE)):
        if is_start(document, date) and _RIGHT_AFTER.fullmatch(document.text, end, date.start):
            return beginning(document, date)
    before = [d for d in within(document.dates, start, verb) if d.kind is not DateKind.VAGUE]
    if not before or not is_start(document, before[-1]):
        return None
    if OTHER_EVENT.search(document.words, before[-1].end, verb):
        return None
    if LATER_ON.search(document.words, before[-1].end, verb):
        return None
    return beginning(document, before[-1])
