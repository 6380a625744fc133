"""Replications: 'nhân rộng 9 mô hình tại 38 khu dân cư', 'đã được nhân rộng thành 27 đơn vị',
'nhân rộng ra các xã A, B và C', 'nhân rộng thêm 3'. Calls to replicate are not replications.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import evidence
from lantoa.loaders.reading.counts import Count
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Name,
    NameKind,
    single_spaced,
    within,
)
from lantoa.loaders.reading.measurements import Frames, amount
from lantoa.loaders.reading.replica_frames import area, when
from lantoa.loaders.reading.replicas import (
    Report,
    dated,
    everywhere,
    is_additional,
    origin,
    over_country,
    replicas,
    to_named_places,
)
from lantoa.loaders.reading.spreads import Spread
from lantoa.ontology.records import (
    Deployment,
    DeploymentGroup,
    Measure,
    Replication,
)

#: Who has replicated stands before: 16 thôn đã nhân rộng mô hình “X”.
_BY_THOSE = re.compile(r"\s*(?:(?:đã|đang|cũng|cùng|đồng loạt|tiếp tục|làm theo|học tập|được)\s+)+")
_PASSIVE = re.compile(r"được\s+(?:triển khai, )?$")
_THEY_SPREAD = re.compile(r"\s*(?:(?:này|đã|đang|mới)\s+)+")  # 20 mô hình đã nhân rộng
_OBJECT = re.compile(
    r"\s*(?:(?:thành công|được|thêm|hiệu quả|các|ra|\d+|điểm|hơn|gần)\s+)*mô "
    r"hình(?:\s+điểm)?:?\s*"
)
_FAR = 110  # characters from the verb to what is counted
_MODELS = (Measure.MODELS, Measure.MODEL_TYPES)
#: Between the area and what is counted in it: 'ra toàn huyện, đến nay đã có 24 tổ'.
_SO_FAR = re.compile(
    r"[^;.]{0,60}?(?:[,;]|\svới|\svà)\s*"
    r"(?:(?:(?:tính )?đến (?:nay|hết|cuối|đầu|năm|tháng)(?: năm| tháng)?(?: [\d/.-]+)?|"
    r"hiện nay|hiện|nay|bây giờ|tổng cộng|tổng số|là|gồm|với|toàn [^\W\d]+|đã|có|nâng|lên|"
    r"thành lập|được|cả|số|mô hình|của|huyện|xã|tỉnh|thành phố|thị xã|quận)\s*,?\s*)+"
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
    own = _counted(report, spread, following)
    sites = next((c for c in own if c.measure is Measure.SITES), None)
    several = _models_counted(report, spread, own, sites)
    if not spread.replicates and several is not None:
        return []  # a figure beside
    name = _name(document, spread, sites, several)
    model = frames.models.get(name) if name is not None else None
    if sites is None and several is None:
        told = (
            to_named_places(report, spread, model)
            or everywhere(report, spread, model)
            or dated(report, spread, model)
        )
        return [told] if told is not None else over_country(report, spread, model)
    if model is None and several is None and not _of_points(document, sites):
        return []  # nobody says of what
    return [_of_counts(report, spread, sites, several, name)]


def _of_points(document: Document, sites: Count | None) -> bool:
    """Whether sites are told as replicas by their noun: 660 điểm nhân rộng."""
    return sites is not None and "nhân rộng" in document.text[sites.unit_start : sites.end]


def _of_counts(
    report: Report, spread: Spread, sites: Count | None, several: Count | None, name: Name | None
) -> Replication:
    """What spread to as many places as are counted."""
    document, frames = report.document, report.frames
    model = frames.models.get(name) if name is not None else None
    counted = [c for c in (sites, several) if c is not None]
    first, last = min(counted, key=lambda c: c.start), max(counted, key=lambda c: c.end)
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
            evidence=(proof,),
        )
    return Replication(
        model=model,
        origin=origin(report, spread, model, targets, around.place),
        targets=tuple(
            Deployment(model=each.model, place=each.place, evidence=(proof,)) for each in targets
        ),
        group=group,
        models=amount(document, several.number) if several is not None else None,
        when=time,
        additional=is_additional(document, spread),
        evidence=(proof,),
    )


def _counted(report: Report, spread: Spread, following: int) -> list[Count]:
    """The counts of models and sites that a spread tells: after it, before it, or in its list."""
    clause, document_text = spread.clause, report.document.text
    stop = min(clause.end, spread.end + _FAR, following)
    part = document_text.find("trong đó", spread.end, stop)
    stop = part if part >= 0 else stop
    own = _sites_and_models(report, within(report.counts, spread.end, stop))
    if not own:
        own = _before(report, spread)
    if not own:
        end = max(spread.end, spread.told_end)
        stop = min(spread.sentence.end, end + _FAR, following)
        own = [
            count
            for count in _sites_and_models(report, within(report.counts, end, stop))
            if _SO_FAR.fullmatch(report.document.text, end, count.number.start)
        ]
    return own


def _sites_and_models(report: Report, counts: list[Count]) -> list[Count]:
    return [
        count
        for count in counts
        if id(count) not in report.used
        and (count.measure is Measure.SITES or count.measure in _MODELS)
    ]


def _before(report: Report, spread: Spread) -> list[Count]:
    """The sites that replicate (16 thôn đã nhân rộng), or are replicas: 311 điểm nhân rộng."""
    document = report.document
    before = [
        c
        for c in within(report.counts, spread.clause.start, spread.start)
        if c.measure is Measure.SITES and id(c) not in report.used
    ]
    if not before or not spread.replicates:
        return []
    last = before[-1]
    if last.unit_start < spread.start < last.unit_end or _BY_THOSE.fullmatch(
        document.text, last.noun_end, spread.start
    ):
        return [last]
    return []


def _models_counted(
    report: Report, spread: Spread, own: list[Count], sites: Count | None
) -> Count | None:
    """The count of the models that spread, where they are not named."""
    clause = spread.clause
    several = next((c for c in own if c.measure in _MODELS), None)
    before = report.document.text[max(clause.start, spread.start - 60) : spread.start]
    if several is not None and sites is None and before.endswith(("và ", ", ")):
        return None  # đã xây dựng và nhân rộng được 2.220 mô hình
    if several is None and sites is not None and sites.start < spread.start < sites.end:
        before_it = within(report.counts, clause.start, sites.start)
        several = next((c for c in before_it if c.measure is Measure.MODELS), None)
    if several is None:
        subjects = within(report.counts, clause.start, spread.start)
        several = next((c for c in reversed(subjects) if c.measure is Measure.MODELS), None)
        if several is not None and not (
            _PASSIVE.search(before)
            or _THEY_SPREAD.fullmatch(report.document.text, several.noun_end, spread.start)
        ):
            several = None
        if several is not None and not own:
            return None
    if sites and several and spread.start < several.number.start > sites.number.start:
        return None
    return several


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
