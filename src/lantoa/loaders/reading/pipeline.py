"""The pipeline: every step in its order, and the statements in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from lantoa.loaders.reading.awards.recognitions import read_recognitions
from lantoa.loaders.reading.bodies.bodies import find_bodies
from lantoa.loaders.reading.bodies.body_sorts import OF_ALL_LEVELS, OF_OFFICE, OFFICIALS, SORTS
from lantoa.loaders.reading.context import METHOD, evidence, in_body
from lantoa.loaders.reading.deployments.acting_units import acting_clans
from lantoa.loaders.reading.deployments.counted_sites import over_units
from lantoa.loaders.reading.deployments.deployments import read_deployments
from lantoa.loaders.reading.document import Document, NameKind, PlaceName
from lantoa.loaders.reading.figures.count_coordination import with_lists
from lantoa.loaders.reading.figures.count_parts import with_parts
from lantoa.loaders.reading.figures.counts import find_counts
from lantoa.loaders.reading.figures.measurements import Frames, measurements
from lantoa.loaders.reading.gatherings.events import read_gatherings
from lantoa.loaders.reading.mandates import read_mandates
from lantoa.loaders.reading.names.models import read_models
from lantoa.loaders.reading.names.quoted_names import name_quotes
from lantoa.loaders.reading.names.references import refer
from lantoa.loaders.reading.names.unquoted_names import name_unquoted
from lantoa.loaders.reading.places.bare_places import find_bare_places, find_opening_places
from lantoa.loaders.reading.places.home import find_home
from lantoa.loaders.reading.places.place_chains import resolve_places
from lantoa.loaders.reading.places.place_words import CLANS
from lantoa.loaders.reading.places.places import find_places
from lantoa.loaders.reading.spreading.replications import read_replications
from lantoa.loaders.reading.spreading.spreads import find_spreads
from lantoa.loaders.reading.text.blocks import read_blocks
from lantoa.loaders.reading.text.numbers import find_numbers
from lantoa.loaders.reading.text.quotes import find_quotes
from lantoa.loaders.reading.text.sentences import split_sentences
from lantoa.loaders.reading.text.wrapped_lines import unwrapped
from lantoa.loaders.reading.times.dates import find_dates
from lantoa.loaders.reading.times.eras import find_era
from lantoa.ontology.records import (
    AnyStatement,
    CampaignMention,
    Deployment,
    Level,
    Organization,
    OrganizationMention,
    PlaceMention,
    Reading,
    Source,
)
from lantoa.ontology.time import TimeSpan
from lantoa.vietnamese import normalise

_SIDE_BY_SIDE = 3  # characters, as ", " or " ("

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer


def read(
    document_name: str,
    text: str,
    gazetteer: Gazetteer | None = None,
    *,
    ranked: bool = False,
    **known: Any,
) -> Reading:
    """Read a report; see :func:`lantoa.loaders.reading.read_report`.

    `ranked` leaves the ranks of the rules where the confidences go: see :mod:`.confidence`.
    """
    document = analyse(document_name, text, gazetteer, ranked=ranked, **known)
    return Reading(source=_source(document), statements=tuple(_statements(document)))


def analyse(
    document_name: str, text: str, gazetteer: Gazetteer | None = None, **known: Any
) -> Document:
    """Return the document with everything found in it, before relations are read.

    What is `known` of it beforehand (title, published, publisher, url) is kept as given.
    """
    if gazetteer is None:
        from lantoa.graph.places import Gazetteer as Packaged

        gazetteer = Packaged.packaged()
    document = Document(name=document_name, text=unwrapped(normalise(text)), **known)
    read_blocks(document)
    split_sentences(document)
    find_quotes(document)
    find_dates(document)
    find_places(document, gazetteer)
    find_era(document)
    find_opening_places(document, gazetteer)
    find_home(document, gazetteer)
    find_bare_places(document, gazetteer)
    resolve_places(document, gazetteer)
    find_bodies(document, gazetteer)
    name_quotes(document)
    name_unquoted(document)
    refer(document)
    find_numbers(document)
    return document


def _source(document: Document) -> Source:
    return Source(
        document=document.name,
        text=document.text,
        loader=METHOD,
        title=document.title,
        publisher=document.publisher,
        published=TimeSpan.day(document.published) if document.published else None,
        url=document.url,
        home=document.home,
    )


def _statements(document: Document) -> list[AnyStatement]:
    models = read_models(document)
    spreads = find_spreads(document)
    deployments = read_deployments(document, models, spreads)
    counts = with_parts(document, with_lists(document, find_counts(document)))
    frames = Frames(document, models, deployments)
    replications = read_replications(document, counts, frames, deployments, spreads)
    measured = measurements(document, counts, frames)
    deployments = over_units(document, measured, deployments)
    gatherings = read_gatherings(document)
    statements: list[AnyStatement] = [
        *models.mentions,
        *_mentions(document, deployments),
        *deployments,
        *measured,
        *replications,
        *read_recognitions(document, models, gatherings),
        *gatherings,
        *read_mandates(document),
    ]
    statements.sort(key=lambda s: (s.evidence[0].start, s.evidence[0].end, type(s).__name__))
    return statements


def _near(place: PlaceName, other: PlaceName) -> bool:
    """Whether two places stand side by side, as those of an address."""
    first, second = (place, other) if place.start <= other.start else (other, place)
    return 0 <= second.start - first.end <= _SIDE_BY_SIDE and place.level is not other.level


def _mentions(document: Document, deployments: Iterable[Deployment]) -> list[AnyStatement]:
    """The places, bodies and campaigns that the running text names.

    A place that is printed only in the name of a body (Công an huyện X) is told with the body,
    unless the report is about it or a model is there.
    """
    found: list[AnyStatement] = []
    told = {d.place.iri for d in deployments if d.place is not None}
    if document.home is not None:
        told.add(document.home.iri)
    for index, place in enumerate(document.places):
        if place.place is None or place.elliptical:
            continue
        if place.place.iri in told:
            continue
        beside = document.places[max(0, index - 1) : index + 2]
        if not in_body(document, place) or any(
            other is not place and _near(place, other) for other in beside
        ):
            told.add(place.place.iri)
    for place in document.places:
        if place.elliptical or place.place is None or place.place.iri not in told:
            continue
        if place.chain[0].lower().startswith(CLANS) or place.level is Level.REGION:
            continue  # a clan is at a place, and no place; a region is not mentioned as one
        sure = 0.95 if place.place.known else 0.7 if place.place.candidates else 0.85
        proof = evidence(document, "place", place.start, place.end, sure, place=place.printed)
        found.append(PlaceMention(place=place.place, evidence=(proof,)))
    for body in document.bodies:
        if body.organization.name in OFFICIALS or SORTS.match(body.printed):
            continue
        if OF_ALL_LEVELS.match(document.text, body.end):
            continue
        organization, printed = body.organization, body.printed
        if organization.name in OF_OFFICE:
            printed = OF_OFFICE[organization.name]
            organization = Organization(name=printed, kind=organization.kind)
        start = body.end - len(printed) if printed != body.printed else body.start
        proof = evidence(document, "organization", start, body.end, 0.9, organization=printed)
        found.append(OrganizationMention(organization=organization, evidence=(proof,)))
    acting = {organization.iri for d in deployments for organization, _ in d.roles}
    for clan in acting_clans(document):
        if clan.organization.iri in acting:
            proof = evidence(
                document, "organization", clan.start, clan.end, 0.9, organization=clan.printed
            )
            found.append(OrganizationMention(organization=clan.organization, evidence=(proof,)))
    for name in document.names:
        if name.kind is NameKind.CAMPAIGN:
            proof = evidence(document, "campaign", name.start, name.end, name.confidence)
            found.append(CampaignMention(name=name.text, evidence=(proof,)))
    return found
