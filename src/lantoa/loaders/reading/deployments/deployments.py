"""Deployments: models with their sites, beginnings and bodies, gathered over the whole report.

What the text says of a model without a place belongs to its one located deployment, where there
is just one; else to a deployment somewhere in the report's area, told apart by its bodies.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.context import clause_at, evidence, is_fact, printed_home, share
from lantoa.loaders.reading.deployments.drafts import Draft, date_once, found_once, settle
from lantoa.loaders.reading.deployments.founded_elsewhere import founded_elsewhere
from lantoa.loaders.reading.deployments.foundings import Founding, founded, foundings
from lantoa.loaders.reading.deployments.role_again import roles_again
from lantoa.loaders.reading.deployments.role_announced import roles_announced
from lantoa.loaders.reading.deployments.role_mentions import roles_alone, roles_headlined
from lantoa.loaders.reading.deployments.roles import CARRIED, roles
from lantoa.loaders.reading.deployments.settings import setting_of
from lantoa.loaders.reading.deployments.site_districts import is_of_district, is_on_all_of_it
from lantoa.loaders.reading.deployments.site_items import AROUND
from lantoa.loaders.reading.deployments.site_reach import dwelling
from lantoa.loaders.reading.deployments.sites import Item, locate
from lantoa.loaders.reading.deployments.starts import started
from lantoa.loaders.reading.deployments.told_elsewhere import (
    FIRST,
    at_places,
    begun_at,
    printed_place,
    spread_to,
    told_again,
)
from lantoa.loaders.reading.document import (
    BlockKind,
    Body,
    Document,
    NameKind,
    PlaceName,
    Span,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.names.models import Models
from lantoa.loaders.reading.spreading.spreads import Spread
from lantoa.ontology.records import (
    Deployment,
    Evidence,
    Level,
    Organization,
    Place,
    Role,
    Status,
)

_COUNTED = re.compile(
    r"nhân rộng\s+$|\d\s[^,;.\d]{2,40}\s(?:thực hiện|áp dụng|xây dựng|triển khai|duy trì|có)\s+"
    r"(?:các\s+|những\s+)?$",
    re.I,
)
_STATUS_AFTER = (
    (
        Status.DISSOLVED,
        re.compile(r"giải thể|ngừng hoạt động|chấm dứt hoạt động|không còn hoạt động"),
    ),
    (Status.UPGRADED, re.compile(r"nâng cấp|nâng lên thành")),
    (Status.PILOTED, re.compile(r"thí điểm|làm điểm|chọn làm điểm")),
)
_NEAR = 60  # characters
_STRONG = 0.85  # the confidence of a place printed beside the model
_STATED = 0.75  # of a place in the model's own clause
_FALLBACK = 0.65  # of the report's own district


def read_deployments(document: Document, models: Models, spreads: list[Spread]) -> list[Deployment]:
    """Return the deployments that a report names; `spreads` tell of some of them.

    A deployment comes once for each role, so that each role keeps its own evidence; the records
    have one IRI and are one statement.
    """
    drafts: list[Draft] = []
    headlined: list[Item] = []
    told = foundings(document)
    for item in locate(document):
        clause = clause_at(document, item.sentence, item.name.start)
        if item.name.kind is NameKind.REFERENCE and _COUNTED.search(
            document.text, clause.start, item.name.start
        ):
            drafts += roles_alone(document, models, item, counted=True)
            continue  # told as a replication or a count
        if not is_fact(document, clause, item.name.start):
            drafts += roles_alone(document, models, item)
        elif item.sentence.kind is BlockKind.TITLE:
            headlined.append(item)
        else:
            drafts += _drafts(document, models, item, told)
    drafts += begun_at(document, models)
    drafts += founded_elsewhere(document, models, told)
    drafts += told_again(document, models)
    drafts += roles_again(document, models) + roles_announced(document, models)
    drafts += [draft for spread in spreads for draft in spread_to(document, models, spread)]
    drafts += at_places(document, models, headlined, drafts)
    drafts += roles_headlined(document, models, headlined, drafts)
    date_once(drafts)
    found_once(drafts)
    settle(drafts)
    _in_district(document, drafts)
    return [
        deployment
        for draft in drafts
        if not draft.silent
        for deployment in _records(document, draft)
    ]


def _drafts(document: Document, models: Models, item: Item, told: list[Founding]) -> list[Draft]:
    clause = clause_at(document, item.sentence, item.name.start)
    bodies = roles(document, item)
    date = started(document, item) or founded(document, told, item.name)
    spans: list[Span] = [item.name, *(b for b, _, _ in bodies), *([date] if date else [])]
    spans = [s for s in spans if item.sentence.start <= s.start < item.sentence.end]
    places: list[tuple[Place | None, str | None, PlaceName | None]] = [
        (p.place, printed_place(document, p), p)
        for p in (dwelling(document, site) for site in item.sites)
        if p.place is not None
    ]
    if not places:
        places = _of_communes(bodies)
        if item.fallback is not None and not _inside(places, item.fallback):
            places = [(item.fallback, item.fallback_printed, None)]
    of_district = not places and is_of_district(document, item.sentence, item.name)
    if not places:
        if not bodies and not date and not of_district:
            return []
        places = [(None, None, None)]
    made = []
    for place, printed, name in places:
        own = [*spans, name] if name is not None else spans
        start, end = min(s.start for s in own), max(s.end for s in own)
        confidence = item.confidence if name is not None else (0.7 if place else 0.85)
        said: list[tuple[tuple[Organization, Role] | None, Evidence]] = []
        involved: list[tuple[Body | None, Role | None, float]] = [
            each for each in bodies if not _elsewhere(each[0], place, places)
        ] or [(None, None, 1.0)]
        for body, role, sure in involved:
            proof = evidence(
                document,
                "deployment",
                start,
                end,
                min(confidence, sure),
                model=item.name.text,
                place=printed,
                organization=body.printed if body else None,
            )
            said.append(((body.organization, role) if body and role else None, proof))
        made.append(
            Draft(
                models.get(item.name),
                place,
                said,
                date.when if date else None,
                _status(document, item),
                weak=name is None or item.confidence < _STRONG,
                carry=frozenset(b.organization.iri for b, _, sure in bodies if sure == CARRIED),
                first=FIRST.search(document.words, clause.start, item.name.end + _NEAR) is not None,
                silent=place is None and not bodies and date is None,
                stated=name is not None and item.confidence >= _STATED,
                of_district=of_district,
                whole=of_district and is_on_all_of_it(document, item.sentence, item.name),
                listed=name is not None and sum(p.level is name.level for p in item.sites) > 1,
                around=name is not None
                and item.confidence <= AROUND
                and name.start < document.blocks[item.sentence.block].start,
            )
        )
    return made


def _inside(places: list[tuple[Place | None, str | None, PlaceName | None]], area: Place) -> bool:
    """Whether places are in an area, and none is all of it: the school of a commune."""
    paths = [place.path for place, _, _ in places if place is not None]
    return bool(paths) and all(path[-len(area.path) :] == area.path != path for path in paths)


def _elsewhere(
    body: Body,
    place: Place | None,
    places: list[tuple[Place | None, str | None, PlaceName | None]],
) -> bool:
    """Whether a body acts at another of several places: 'Xã A, B ra mắt mô hình', each its own."""
    own = body.organization.place
    return own not in (None, place) and any(own == other for other, _, _ in places)


def _in_district(document: Document, drafts: list[Draft]) -> None:
    """Models that no place is told of are those of the district that the text is about."""
    home = document.home
    if home is None or not any(draft.of_district for draft in drafts):
        return
    placed = {draft.model.iri for draft in drafts if draft.place is not None}
    printed, sure = printed_home(document), share(document, "deployment", _FALLBACK)
    for draft in drafts:
        apart = draft.model.iri not in placed or draft.whole
        if draft.of_district and draft.place is None and apart:
            draft.place, draft.silent = home, False
            draft.said = [
                (role, replace(e, printed_place=printed, confidence=min(e.confidence, sure)))
                for role, e in draft.said
            ]


def _of_communes(
    bodies: list[tuple[Body, Role, float]],
) -> list[tuple[Place | None, str | None, PlaceName | None]]:
    """Where a commune's body founds or runs a model: in that commune."""
    found = {
        body.organization.place.iri: (body.organization.place, body)
        for body, role, _ in bodies
        if role is not Role.ADVISER
        and body.organization.place is not None
        and RANK[body.organization.place.level] <= RANK[Level.COMMUNE]
    }
    paths = [place.path for place, _ in found.values()]
    lowest = [  # a school, with the police of its commune
        (place, body)
        for place, body in found.values()
        if not any(path != place.path and path[-len(place.path) :] == place.path for path in paths)
    ]
    if len(lowest) != 1:
        return []
    ((place, body),) = lowest
    return [(place, body.place_name.printed if body.place_name else place.name, None)]


def _status(document: Document, item: Item) -> Status | None:
    clause = clause_at(document, item.sentence, item.name.start)
    following = within(document.names, item.name.end, clause.end)
    stop = following[0].start if following else clause.end
    after = document.text[item.name.end : min(stop, clause.end)]
    before = document.text[max(clause.start, item.name.start - 40) : item.name.start]
    for status, pattern in _STATUS_AFTER:
        if pattern.search(after) or (status is Status.PILOTED and pattern.search(before)):
            return status
    return None


def _records(document: Document, draft: Draft) -> list[Deployment]:
    return [
        _record(document, draft, (role,) if role is not None else (), (proof,))
        for role, proof in draft.said
    ]


def _record(
    document: Document,
    draft: Draft,
    involved: tuple[tuple[Organization, Role], ...],
    proofs: tuple[Evidence, ...],
) -> Deployment:
    together = tuple(role for role, _ in draft.said if role is not None)
    return Deployment(
        model=draft.model,
        place=draft.place,
        area=None if draft.place else _area(document, together),
        roles=involved,
        told_apart_by=() if draft.place else tuple(body for body, _ in together),
        started=draft.started,
        status=draft.status,
        setting=setting_of(draft.place),
        evidence=proofs,
    )


def _area(document: Document, involved: tuple[tuple[Organization, Role], ...]) -> Place | None:
    """The district of the one body that runs a deployment, else what the report is about."""
    home = document.home
    areas = {
        body.place.iri: body.place
        for body, role in involved
        if role is not Role.ADVISER
        and body.place is not None
        and body.place.level is Level.DISTRICT
    }
    if len(areas) == 1 and (home is None or RANK[home.level] > RANK[Level.DISTRICT]):
        return next(iter(areas.values()))
    return home
