"""What a report says of its models' places, and where the replicas of one came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from lantoa.loaders.reading.document import Document
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.measurements import Frames
from lantoa.loaders.reading.spreading.spreads import Spread
from lantoa.ontology.records import Deployment, Level, Model, Place

_SITES = 64  # so many sites of a model are looked at for where it came from


@dataclass(slots=True)
class Report:
    """What the report was found to say so far; `used` are the counts that replications tell."""

    document: Document
    counts: list[Count]
    frames: Frames
    deployments: list[Deployment]
    used: set[int] = field(default_factory=set)
    located: dict[str, dict[str, Deployment]] = field(default_factory=dict)  # by model and place
    dated: dict[str, dict[str, Deployment]] = field(default_factory=dict)
    replicas: dict[str, set[str]] = field(default_factory=dict)  # places, by model
    founded: dict[str, list[Deployment]] = field(default_factory=dict)  # what is no replica

    def __post_init__(self) -> None:
        for each in self.deployments:
            if each.place is not None:
                self.located.setdefault(each.model.iri, {})[each.place.iri] = each
        for model, places in self.located.items():
            begun = {iri: each for iri, each in places.items() if each.started is not None}
            self.dated[model] = begun


def origin(
    report: Report,
    spread: Spread,
    model: Model | None,
    around: Place | None = None,
) -> Deployment | None:
    """Return where it came from: as told, else the deployment where the model was founded.

    `around` is the area in which it spread: what holds all of it is not where it came from.
    """
    if model is None:
        return None
    if spread.origin is not None and spread.origin.place is not None:
        elsewhere = report.replicas.get(model.iri, set())
        lowest = report.located.get(model.iri, {})
        path = spread.origin.place.path
        inside = [
            each.place
            for iri, each in islice(lowest.items(), _SITES)
            if iri not in elsewhere and each.place and each.place.path[-len(path) :] == path
        ]
        place = inside[0] if len(inside) == 1 else spread.origin.place
        return Deployment(model=model, place=place)
    if model.iri not in report.founded:
        report.founded[model.iri] = _founded(report, model)
    for source in report.founded[model.iri]:
        if around is None or source.place is None or not _holds(source.place, around):
            return Deployment(model=source.model, place=source.place)
    return None


def was_elsewhere(
    report: Report, spread: Spread, model: Model | None, around: Place | None = None
) -> bool:
    """Tell whether a model was somewhere before it spread: told as its origin, or another site.

    'phủ khắp 5 xã' or 'lập thêm tại xã A' is no replication where nobody tells of an earlier site.
    """
    if spread.origin is not None:
        return True
    if model is None:
        return False
    there = {place.place.iri for place in spread.places if place.place is not None}
    if around is not None:
        there.add(around.iri)
    sites = islice(report.located.get(model.iri, {}).items(), _SITES)
    return any(
        iri not in there and each.evidence and each.evidence[0].start < spread.start
        for iri, each in sites
    )


def _founded(report: Report, model: Model) -> list[Deployment]:
    """The one deployment that is no replica; else the one of them whose beginning is told."""
    elsewhere = report.replicas.get(model.iri, set())
    sole = []
    for told in (report.located, report.dated):
        chosen = told.get(model.iri, {})
        here = [each for iri, each in chosen.items() if iri not in elsewhere]
        if len(here) == 1:
            sole += here
    return sole


def _holds(place: Place, around: Place) -> bool:
    """Whether a place holds all of an area: a district itself is where a model is, no origin."""
    if place.name in around.path[1:]:
        return True
    return place.level is Level.DISTRICT and place.name == around.name
