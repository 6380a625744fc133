"""Replications: 'nhân rộng 9 mô hình tại 38 khu dân cư', 'đã được nhân rộng thành 27 đơn vị',
'nhân rộng ra các xã A, B và C', 'nhân rộng thêm 3'. Calls to replicate are not replications.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import evidence
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Name,
    NameKind,
    single_spaced,
    within,
)
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.measurements import Frames, amount
from lantoa.loaders.reading.spreading.replica_counts import counted, models_counted
from lantoa.loaders.reading.spreading.replica_frames import area, when
from lantoa.loaders.reading.spreading.replica_origins import Report, origin, was_elsewhere
from lantoa.loaders.reading.spreading.replicas import (
    dated,
    everywhere,
    is_additional,
    over_country,
    replicas,
    to_named_places,
)
from lantoa.loaders.reading.spreading.spreads import Spread
from lantoa.ontology.records import (
    Deployment,
    DeploymentGroup,
    Measure,
    Model,
    Replication,
)

_HAMLETS = re.compile(
    r"(?:thôn|bản|buôn|làng|ấp|xóm|khóm|khu phố|khu dân cư|tổ dân phố|phố|khối|tiểu khu)(?!\w)",
    re.I,
)
_OBJECT = re.compile(
    r"\s*(?:(?:thành công|được|thêm|hiệu quả|các|ra|\d+|điểm|hơn|gần)\s+)*mô "
    r"hình(?:\s+điểm)?:?\s*"
)


def read_replications(
    document: Document,
    counts: list[Count],
    frames: Frames,
    deployments: list[Deployment],
    spreads: list[Spread],
) -> list[Replication | DeploymentGroup]:
    """Return the replications that a report states, and the counted groups of one model."""
    made: list[Replication] = []
    report = Report(document, counts, frames, deployments)
    for spread in spreads:
        if spread.model is not None:
            places = report.replicas.setdefault(frames.models.get(spread.model).iri, set())
            places |= {place.place.iri for place in spread.places if place.place is not None}
    for index, spread in enumerate(spreads):
        following = spreads[index + 1].start if index + 1 < len(spreads) else len(document.text)
        made += _replications(report, spread, following)
    return [*_once(made), *_groups(report)]


def _once(made: list[Replication]) -> list[Replication]:
    """Leave out what is told again with less: spread in an area, at no time."""
    said = {
        (each.model.iri, *(t.iri for t in each.targets))
        for each in made
        if each.model is not None and each.when is not None and each.group is None
    }
    return [
        each
        for each in made
        if each.model is None
        or each.when is not None
        or each.group is not None
        or (each.model.iri, *(t.iri for t in each.targets)) not in said
    ]


def _replications(report: Report, spread: Spread, following: int) -> list[Replication]:
    document, frames = report.document, report.frames
    own = counted(report, spread, following)
    sites = next((c for c in own if c.measure is Measure.SITES), None)
    several = models_counted(report, spread, own, sites)
    if not spread.replicates and several is not None:
        return []  # a figure beside
    if several is not None and sites is None and _lists(document, spread, several):
        return []  # of each of several it is no more than kept up
    name = _name(document, spread, sites, several)
    model = frames.models.get(name) if name is not None else None
    if sites is None and several is None:
        told = to_named_places(report, spread, model)
        if told is None and (country := over_country(report, spread, model)):
            return country
        told = told or everywhere(report, spread, model) or dated(report, spread, model)
        return [told] if told is not None else []
    if model is None and several is None and not _of_points(document, sites):
        return []  # nobody says of what
    if not spread.replicates and not was_elsewhere(
        report, spread, model, frames.where(sites).place if sites is not None else None
    ):
        return []  # so many there are: the sites of one model
    return [_of_counts(report, spread, sites, several, name)]


def _lists(document: Document, spread: Spread, several: Count) -> bool:
    """Whether the models that are counted are named: 'nhân rộng 2 mô hình “A”, “B”'."""
    named = within(document.names, several.number.start, spread.clause.end)
    own = {n.text.lower() for n in named if n.kind is NameKind.MODEL}
    return several.number.start >= spread.end and len(own) > 1


def _names_them(document: Document, spread: Spread, sites: Count) -> bool:
    """Whether the named replicas are those counted: '3 xã A, B, C', not 'chợ A và 2 siêu thị'."""
    if not spread.places or spread.places[0].start < sites.number.start:
        return False
    return " và " not in document.text[sites.noun_end : spread.places[0].start]


def _of_points(document: Document, sites: Count | None) -> bool:
    """Whether sites are told as replicas by their noun: 660 điểm nhân rộng."""
    return sites is not None and "nhân rộng" in document.text[sites.unit_start : sites.end]


def _of_counts(
    report: Report, spread: Spread, sites: Count | None, several: Count | None, name: Name | None
) -> Replication:
    """What spread to as many places as are counted."""
    document, frames = report.document, report.frames
    model = frames.models.get(name) if name is not None else None
    told = [c for c in (sites, several) if c is not None]
    first, last = min(told, key=lambda c: c.start), max(told, key=lambda c: c.end)
    targets = replicas(spread, model) if model is not None else ()
    around = area(spread, frames, sites or first) if targets else frames.where(sites or first)
    time = when(spread, frames, first)
    clause = spread.clause
    proof = evidence(
        document,
        "replication",
        clause.start if spread.start - clause.start < 200 else spread.start,
        max(last.end, spread.told_end),
        0.9 if model is not None or several is not None else 0.75,
        model=name.text if name and model else None,
        place=around.printed,
    )
    group = None
    if sites is not None:
        report.used.add(id(sites))
        frames.told[id(sites)] = around, time
        group = DeploymentGroup(
            model=model,
            amount=amount(document, sites.number),
            unit=_unit(document, sites),
            area=around.place,
            when=time,
            members=tuple(t.iri for t in targets) if _names_them(document, spread, sites) else (),
            evidence=(proof,),
        )
    return Replication(
        model=model,
        origin=_source(report, spread, model, group),
        targets=tuple(
            Deployment(model=each.model, place=each.place, evidence=(proof,)) for each in targets
        ),
        group=group,
        models=amount(document, several.number) if several is not None else None,
        when=time,
        additional=is_additional(document, spread),
        evidence=(proof,),
    )


def _source(
    report: Report,
    spread: Spread,
    model: Model | None,
    group: DeploymentGroup | None,
) -> Deployment | None:
    """Where counted replicas came from; not the commune all of whose hamlets have the model."""
    around = group.area if group is not None else None
    source = origin(report, spread, model, around)
    hamlets = group is not None and _HAMLETS.match(group.unit)
    if source is not None and source.place is not None and hamlets and source.place == around:
        return None
    return source


def _name(
    document: Document, spread: Spread, sites: Count | None, several: Count | None
) -> Name | None:
    """The model that is replicated: of the sites, named after the verb, or meant by the text."""
    if sites is not None and sites.model is not None:
        return sites.model
    end, sentence = spread.end, spread.sentence
    names = [n for n in within(document.names, sentence.start, sentence.end) if n.is_model]
    after = [n for n in names if n.start >= end]
    text = document.text
    name = None
    if after and (
        (after[0].kind is NameKind.REFERENCE and not text[end : after[0].start].strip())
        or _OBJECT.fullmatch(text, end, min(after[0].start, end + 80))
    ):
        name = after[0]
    if several is not None:
        return name  # the models are counted, not named
    return name or spread.model


def _unit(document: Document, count: Count) -> str:
    return single_spaced(
        document.text[count.unit_start : max(count.noun_end, count.unit_start + 1)]
    )


def _groups(report: Report) -> list[Replication | DeploymentGroup]:
    """Counted deployments of one named model that no replication tells of: 6 câu lạc bộ “X”."""
    document = report.document
    groups: list[Replication | DeploymentGroup] = []
    for count in report.counts:
        if count.model is None or id(count) in report.used or count.measure is not Measure.SITES:
            continue
        if count.sentence.kind is BlockKind.TITLE:
            continue
        around = report.frames.where(count)
        proof = evidence(
            document,
            "deployment",
            min(count.number.start, count.model.start),
            max(count.end, count.model.end),
            0.85,
            model=count.model.text,
            place=around.printed,
        )
        groups.append(
            DeploymentGroup(
                model=report.frames.models.get(count.model),
                amount=amount(document, count.number),
                unit=_unit(document, count),
                area=around.place,
                when=report.frames.when(count),
                evidence=(proof,),
            )
        )
    return groups
