"""Replications: 'nhân rộng 9 mô hình tại 38 khu dân cư', 'đã được nhân rộng thành 27 đơn vị',
'nhân rộng ra các xã A, B và C', 'nhân rộng thêm 3'. Calls to replicate are not replications.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.context import clause_at, evidence, is_fact, where
from lantoa.loaders.reading.counts import Count
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Name,
    NameKind,
    Sentence,
    single_spaced,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.measurements import Frames, amount
from lantoa.loaders.reading.place_chains import BESIDE, UP
from lantoa.ontology.records import (
    Deployment,
    DeploymentGroup,
    Level,
    Measure,
    Model,
    Replication,
)

_VERB = Anchored(r"(?<!\w)nhân rộng(?!\w)", re.I)
_NOMINAL = re.compile(
    r"(?:công tác|việc|để|nhằm|hội nghị|biện pháp|cần|sự|tiếp tục|chỉ đạo|hướng "
    r"dẫn[^,;.]{0,30}|và)\s+$",
    re.I,
)
_DONE = re.compile(
    r"(?:đã|được|có|mới|tiếp tục)\s+(?:được\s+|tiếp tục\s+|"
    r"(?:triển khai|chỉ đạo|tiến hành|tổ chức|phối hợp|chủ động|hướng dẫn),?\s+)*$",
    re.I,
)
_TO_PLACES = re.compile(
    r"\s+(?:mô hình\s+(?:này\s+)?)?(?:ra|tại|đến|tới|sang|ở|cho|lên)\s+(?:các\s+|nhiều\s+|"
    r"\d+\s+|hai\s+|"
    r"ba\s+)?(?:địa phương\s+như:?\s+)?$"
)
_ADDITIONAL = re.compile(r"\s*(?:được\s+)?thêm(?!\w)", re.I)


def read_replications(
    document: Document,
    counts: list[Count],
    frames: Frames,
    deployments: list[Deployment],
) -> list[Replication | DeploymentGroup]:
    """Return the replications that a report states, and the counted groups of one model."""
    made: list[Replication | DeploymentGroup] = []
    report = _Report(document, counts, frames, deployments)
    for sentence, verb in _VERB.within(document.words, document.sentences):
        if sentence.kind is BlockKind.TITLE:
            continue
        replication = _replication(report, sentence, verb)
        if replication is not None:
            made.append(replication)
    return made + _groups(report)


@dataclass(slots=True)
class _Report:
    """What the report was found to say so far; `used` are the counts that replications tell."""

    document: Document
    counts: list[Count]
    frames: Frames
    deployments: list[Deployment]
    used: set[int] = field(default_factory=set)
    located: dict[str, dict[str, Deployment]] = field(default_factory=dict)  # by model and place
    dated: dict[str, dict[str, Deployment]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in self.deployments:
            if each.place is not None:
                self.located.setdefault(each.model.iri, {})[each.place.iri] = each
        for model, places in self.located.items():
            begun = {iri: each for iri, each in places.items() if each.started is not None}
            self.dated[model] = begun


def _replication(report: _Report, sentence: Sentence, verb: re.Match[str]) -> Replication | None:
    document, counts, used = report.document, report.counts, report.used
    frames, models = report.frames, report.frames.models
    text = document.text
    clause = clause_at(document, sentence, verb.start())
    before = text[max(clause.start, verb.start() - 60) : verb.start()]
    if _NOMINAL.search(before) and not _DONE.search(before):
        return None
    if not is_fact(document, clause, verb.start()):
        return None
    own = [
        c
        for c in within(counts, verb.end(), min(clause.end, verb.end() + 110))
        if id(c) not in used
    ]
    own = [c for c in own if c.measure in (Measure.MODELS, Measure.SITES, Measure.MODEL_TYPES)]
    next_verb = _VERB.search(document.words, verb.end(), clause.end)
    if next_verb:
        own = [c for c in own if c.number.start < next_verb.start()]
    sites = next((c for c in own if c.measure is Measure.SITES), None)
    several = next((c for c in own if c.measure in (Measure.MODELS, Measure.MODEL_TYPES)), None)
    if several is None and re.search(r"được\s+(?:triển khai, )?$", before):
        subjects = within(counts, clause.start, verb.start())
        several = next((c for c in reversed(subjects) if c.measure is Measure.MODELS), None)
    if (
        sites
        and several
        and several.number.start > verb.start()
        and sites.number.start < several.number.start
    ):
        several = None
    name = sites.model if sites is not None and sites.model is not None else None
    name = name or _model_of(document, sentence, verb.start(), verb.end())
    model = (
        models.get(name)
        if name is not None and (several is None or name.start > verb.end())
        else None
    )
    if not own:
        return _to_named_places(report, sentence, verb, model)
    first, last = own[0], max((c for c in (sites, several) if c), key=lambda c: c.end)
    when = frames.when(first)
    area = frames.where(sites or first)
    proof = evidence(
        document,
        clause.start if verb.start() - clause.start < 200 else verb.start(),
        last.end,
        0.9 if model is not None or several is not None else 0.75,
        model=name.text if name and model else None,
        place=area.printed,
    )
    group = None
    if sites is not None:
        used.add(id(sites))
        group = DeploymentGroup(
            model=model,
            amount=amount(document, sites.number),
            unit=_unit(document, sites),
            area=area.place,
            when=when,
            evidence=(proof,),
        )
    return Replication(
        model=model,
        origin=_origin(report, model),
        group=group,
        models=amount(document, several.number) if several is not None else None,
        when=when,
        additional=bool(_ADDITIONAL.match(text, verb.end())),
        evidence=(proof,),
    )


def _unit(document: Document, count: Count) -> str:
    return single_spaced(
        document.text[count.unit_start : max(count.noun_end, count.unit_start + 1)]
    )


def _model_of(document: Document, sentence: Sentence, start: int, end: int) -> Name | None:
    """The model that is replicated: named after the verb, before it, or 'mô hình này'."""
    text = document.text
    names = [n for n in within(document.names, sentence.start, sentence.end) if n.is_model]
    after = [n for n in names if n.start >= end]
    if after and after[0].kind is NameKind.REFERENCE and not text[end : after[0].start].strip():
        return after[0]
    if after and re.fullmatch(
        r"\s*(?:(?:thành công|được|thêm|hiệu quả|các|ra|\d+|điểm|hơn|gần)\s+)*mô "
        r"hình(?:\s+điểm)?:?\s*",
        text[end : min(after[0].start, end + 80)],
    ):
        return after[0]
    before = [n for n in names if n.end <= start]
    if before:
        return before[-1]
    return None


def _origin(
    report: _Report, model: Model | None, targets: tuple[Deployment, ...] = ()
) -> Deployment | None:
    """The deployment that the report told of before: the one where the model was founded."""
    if model is None:
        return None
    elsewhere = {target.place.iri for target in targets if target.place is not None}
    for told in (report.located, report.dated):
        chosen = told.get(model.iri, {})
        if len(chosen) - sum(iri in chosen for iri in elsewhere) == 1:
            (origin,) = (each for iri, each in chosen.items() if iri not in elsewhere)
            return Deployment(model=origin.model, place=origin.place)
    return None


def _to_named_places(
    report: _Report, sentence: Sentence, verb: re.Match[str], model: Model | None
) -> Replication | None:
    """'nhân rộng ra các xã A, B và C': the replicas are named."""
    document = report.document
    limit = clause_at(document, sentence, verb.start()).end
    if model is None:
        return None
    places = [
        p
        for p in within(document.places, verb.end(), min(limit, verb.end() + 220))
        if not p.elliptical
    ]
    if not places or not _TO_PLACES.fullmatch(document.text[verb.end() : places[0].start]):
        return None
    chosen = [places[0]]
    last = places[0]
    for following in places[1:]:
        gap = document.text[last.end : following.start]
        if RANK[following.level] > RANK[last.level] and UP.fullmatch(gap):
            last = following
        elif BESIDE.fullmatch(gap):
            chosen.append(following)
            last = following
        else:
            break
    chosen = [p for p in chosen if p.place is not None and p.level is not Level.REGION]
    when = report.frames.times.at(sentence, verb.start(), verb.end())
    proof = (
        evidence(
            document,
            verb.start(),
            last.end,
            0.8,
            model=model.name,
            place=where(document, chosen[0]).printed,
        )
        if chosen
        else None
    )
    if proof is None:
        return None
    targets = tuple(Deployment(model=model, place=p.place, evidence=(proof,)) for p in chosen)
    origin = _origin(report, model, targets)
    return Replication(model=model, origin=origin, targets=targets, when=when, evidence=(proof,))


def _groups(report: _Report) -> list[Replication | DeploymentGroup]:
    """Counted deployments of one named model that no replication tells of: 6 câu lạc bộ “X”."""
    document = report.document
    groups: list[Replication | DeploymentGroup] = []
    for count in report.counts:
        if count.model is None or id(count) in report.used or count.measure is not Measure.SITES:
            continue
        if count.sentence.kind is BlockKind.TITLE:
            continue
        area = report.frames.where(count)
        proof = evidence(
            document,
            min(count.number.start, count.model.start),
            max(count.end, count.model.end),
            0.85,
            model=count.model.text,
            place=area.printed,
        )
        groups.append(
            DeploymentGroup(
                model=report.frames.models.get(count.model),
                amount=amount(document, count.number),
                unit=_unit(document, count),
                area=area.place,
                when=report.frames.when(count),
                evidence=(proof,),
            )
        )
    return groups
