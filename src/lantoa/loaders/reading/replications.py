"""Replications: 'nhân rộng 9 mô hình tại 38 khu dân cư', 'đã được nhân rộng thành 27 đơn vị',
'nhân rộng ra các xã A, B và C', 'nhân rộng thêm 3'. Calls to replicate are not replications.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.context import clause_at, evidence, is_fact
from lantoa.loaders.reading.counts import Count
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Name,
    NameKind,
    Sentence,
    Span,
    single_spaced,
    within,
)
from lantoa.loaders.reading.measurements import Frames, amount
from lantoa.loaders.reading.replicas import (
    ADDITIONAL,
    Report,
    everywhere,
    known_origin,
    to_named_places,
    told_origin,
)
from lantoa.ontology.records import (
    Deployment,
    DeploymentGroup,
    Measure,
    Replication,
)

_START = attrgetter("start")
_VERB = Anchored(r"(?<!\w)(?:nhân rộng|nhận rộng|nhân diện rộng|nhân ra diện rộng)(?!\w)", re.I)
_NOMINAL = Anchored(
    r"(?<!\w)(?:công tác|việc|để|nhằm|hội nghị|biện pháp|cần|sự|tiếp tục|chỉ đạo|hướng "
    r"dẫn[^,;.]{0,30}|và)\s+$",
    re.I,
)
_DONE = re.compile(
    r"(?:đã|được|có|mới|tiếp tục)\s+(?:được\s+|tiếp tục\s+|"
    r"(?:triển khai|chỉ đạo|tiến hành|tổ chức|phối hợp|chủ động|hướng dẫn),?\s+)*$",
    re.I,
)
#: Who has replicated stands before: 16 thôn đã nhân rộng mô hình “X”.
_BY_THOSE = re.compile(r"\s*(?:(?:đã|đang|cũng|cùng|đồng loạt|tiếp tục|làm theo|học tập|được)\s+)+")
_THE_MODEL = re.compile(r"(?<!\w)[Mm]ô hình(?: này)?\s+(?:đã|đang|được|này)(?!\w)[^,;.“\"]*$")


def read_replications(
    document: Document,
    counts: list[Count],
    frames: Frames,
    deployments: list[Deployment],
) -> list[Replication | DeploymentGroup]:
    """Return the replications that a report states, and the counted groups of one model."""
    made: list[Replication | DeploymentGroup] = []
    report = Report(document, counts, frames, deployments)
    for sentence, verb in _VERB.within(document.words, document.sentences):
        if sentence.kind is BlockKind.TITLE:
            continue
        replication = _replication(report, sentence, verb)
        if replication is not None:
            made.append(replication)
    return made + _groups(report)


def _replication(report: Report, sentence: Sentence, verb: re.Match[str]) -> Replication | None:
    document, counts, used = report.document, report.counts, report.used
    frames, models = report.frames, report.frames.models
    text = document.text
    clause = clause_at(document, sentence, verb.start())
    begin = max(clause.start, verb.start() - 60)
    before = text[begin : verb.start()]
    if _NOMINAL.search(document.words, begin, verb.start()) and not _DONE.search(before):
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
    if not own:
        own = _before(report, clause, verb)
    sites = next((c for c in own if c.measure is Measure.SITES), None)
    several = next((c for c in own if c.measure in (Measure.MODELS, Measure.MODEL_TYPES)), None)
    if several is None and sites is not None and sites.start < verb.start() < sites.end:
        before_it = within(counts, clause.start, sites.start)
        several = next((c for c in before_it if c.measure is Measure.MODELS), None)
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
        return to_named_places(report, sentence, verb, model) or everywhere(
            report, sentence, verb, model
        )
    first, last = own[0], max((c for c in (sites, several) if c), key=lambda c: c.end)
    when = frames.when(first)
    area = frames.where(sites or first)
    proof = evidence(
        document,
        "replication",
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
        origin=told_origin(report, model, clause.start, verb.start())
        or known_origin(report, model),
        group=group,
        models=amount(document, several.number) if several is not None else None,
        when=when,
        additional=bool(ADDITIONAL.match(text, verb.end())),
        evidence=(proof,),
    )


def _before(report: Report, clause: Span, verb: re.Match[str]) -> list[Count]:
    """The sites that replicate (16 thôn đã nhân rộng), or are replicas: 311 điểm nhân rộng."""
    document = report.document
    before = [
        c
        for c in within(report.counts, clause.start, verb.start())
        if c.measure is Measure.SITES and id(c) not in report.used
    ]
    if not before:
        return []
    last = before[-1]
    if last.unit_start < verb.start() < last.unit_end or _BY_THOSE.fullmatch(
        document.text, last.noun_end, verb.start()
    ):
        return [last]
    return []


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
    if _THE_MODEL.search(text, max(sentence.start, start - 50), start):
        return _only_before(document, sentence)
    return None


def _only_before(document: Document, sentence: Sentence) -> Name | None:
    """The model that is meant by 'mô hình' alone: the only one of the paragraphs before."""
    index = bisect_left(document.names, sentence.start, key=_START)
    before = [n for n in document.names[max(0, index - 8) : index] if n.is_model]
    return before[-1] if len({n.text for n in before}) == 1 else None


def _groups(report: Report) -> list[Replication | DeploymentGroup]:
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
            "deployment",
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
