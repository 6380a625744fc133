"""Replicas that are named, or only said to be somewhere in an area, and where they come from:
'nhân rộng ra các xã A, B và C', 'đã được nhân rộng trên toàn huyện', 'từ xã A'.
"""

from __future__ import annotations

from lantoa.loaders.reading.context import VIETNAM, evidence
from lantoa.loaders.reading.document import DateKind, Document, NameKind, within
from lantoa.loaders.reading.spreading.replica_frames import area, when
from lantoa.loaders.reading.spreading.replica_origins import Report, origin, was_elsewhere
from lantoa.loaders.reading.spreading.replica_words import (
    ADDITIONAL,
    ALL_OVER,
    AREA,
    BY_MANY,
    BY_OTHERS,
    COUNTRY,
    DONE,
    EVERYWHERE,
    NOT_YET,
    ORDERED,
    SUCH_AS,
    TOLD,
)
from lantoa.loaders.reading.spreading.spread_facts import is_unreal
from lantoa.loaders.reading.spreading.spreads import Spread
from lantoa.ontology.records import Deployment, Level, Model, Replication

_BEFORE = 120  # characters before a verb that tell whether it was done


def replicas(spread: Spread, model: Model) -> tuple[Deployment, ...]:
    """Return the deployments at the places to which a model spread."""
    return tuple(
        Deployment(model=model, place=place.place)
        for place in spread.places
        if place.place is not None and place.level is not Level.REGION
    )


def to_named_places(report: Report, spread: Spread, model: Model | None) -> Replication | None:
    """'nhân rộng ra các xã A, B và C': the replicas are named."""
    targets = replicas(spread, model) if model is not None else ()
    if model is None or not targets:
        return None
    if not spread.replicates and not was_elsewhere(report, spread, model):
        return None  # there is just more of it, or it began there
    document = report.document
    first = min(spread.start, spread.places[0].start)
    proof = evidence(
        document,
        "replication",
        first,
        max(spread.told_end, spread.end),
        0.8,
        model=model.name,
        place=area(spread, report.frames, None).printed,
    )
    targets = tuple(
        Deployment(model=model, place=target.place, evidence=(proof,)) for target in targets
    )
    return Replication(
        model=model,
        origin=origin(report, spread, model),
        targets=targets,
        when=when(spread, report.frames, None),
        additional=is_additional(document, spread),
        evidence=(proof,),
    )


def over_country(report: Report, spread: Spread, model: Model | None) -> list[Replication]:
    """'được Bộ Công an nhân rộng trên toàn quốc', of one model or of those listed after it."""
    document = report.document
    over = COUNTRY.match(document.text, spread.end, spread.sentence.end)
    before = document.text[max(spread.clause.start, spread.start - 90) : spread.start]
    if over is None or not BY_OTHERS.search(before):
        return []
    done = TOLD.finditer(document.words, spread.start - len(before), spread.start)
    if NOT_YET.search(document.text, done[-1].start() if done else spread.start, spread.start):
        return []
    models = [model] if model is not None else []
    listed = within(document.names, over.end(), spread.sentence.end)
    listed = [name for name in listed if name.kind is NameKind.MODEL]
    if listed and SUCH_AS.fullmatch(document.text, over.end(), listed[0].start):
        models = [report.frames.models.get(n) for n in listed if n.group == listed[0].group]
    made = []
    for each in models:
        proof = evidence(
            document,
            "replication",
            spread.start,
            over.end(),
            0.75,
            model=each.name,
            place=over["area"],
        )
        made.append(
            Replication(
                model=each,
                origin=origin(report, spread, each),
                targets=(Deployment(model=each, area=VIETNAM),),
                evidence=(proof,),
            )
        )
    return made


def dated(report: Report, spread: Spread, model: Model | None) -> Replication | None:
    """'Năm 2015, Hội CCB tỉnh đã chỉ đạo nhân rộng mô hình': when it spread, not where to."""
    document, clause = report.document, spread.clause
    dates = within(document.dates, spread.sentence.start, spread.start)
    before = document.text[max(clause.start, spread.start - 90) : spread.start]
    if model is None or not spread.replicates or not dates or not DONE.search(before):
        return None
    time = when(spread, report.frames, None)
    if dates[-1].kind is not DateKind.POINT or time is None or dates[-1].when != time:
        return None
    if within(document.places, spread.end, clause.end) or ORDERED.search(before):
        return None
    proof = evidence(
        document, "replication", dates[-1].start, spread.end, 0.7, model=model.name, place=None
    )
    return Replication(
        model=model, origin=origin(report, spread, model), when=time, evidence=(proof,)
    )


def is_additional(document: Document, spread: Spread) -> bool:
    """Tell whether the replicas are told as additional ones: 'nhân rộng thêm 3'."""
    return document.text.endswith("thêm", spread.start, spread.end) or bool(
        ADDITIONAL.match(document.text, spread.end)
    )


def everywhere(report: Report, spread: Spread, model: Model | None) -> Replication | None:
    """'đã được nhân rộng trên toàn huyện': replicas in an area, neither named nor counted."""
    document, clause = report.document, spread.clause
    if model is None:
        return None
    if spread.presupposed:
        return _somewhere(report, spread, model)
    begin = max(clause.start, spread.start - _BEFORE)
    told = TOLD.finditer(document.words, begin, spread.start)
    spread_over = not spread.replicates and ALL_OVER.match(document.text, spread.end)
    since_told = told[-1].start() if told else begin
    if not told and not spread_over:
        return None
    if NOT_YET.search(document.text, since_told, spread.start):
        return None
    if is_unreal(document, clause, since_told, spread.start):
        return None
    by_many = BY_MANY.search(document.text, begin, spread.start)
    names = [n for n in within(document.names, spread.end, spread.end + 12) if n.is_model]
    after = names[0].end if names else spread.end  # nhân rộng “X” trong toàn huyện
    over = EVERYWHERE.match(document.text, after, clause.end)
    over = over or ALL_OVER.match(document.text, after, clause.end)
    since = next(
        (
            d
            for d in within(document.dates, spread.end, spread.end + 12)
            if d.when is not None and not document.text[spread.end : d.start].strip(" từvào")
        ),
        None,
    )
    if over is None and by_many is not None and spread.replicates:
        return _somewhere(report, spread, model)
    if over is None and (since is None or not spread.replicates):
        return None
    if over and not spread.replicates:
        around = document.text[after : min(clause.end, over.end() + 40)]
        if spread.model is None or not AREA.search(around) or not _named(document, spread):
            return None
    where_it_is = report.frames.places.around(
        spread.sentence, clause, spread.start, spread.end, over.end() if over else spread.end
    )
    if where_it_is.place is not None and where_it_is.place.level is Level.COUNTRY:
        return None
    if not spread.replicates and not was_elsewhere(report, spread, model, where_it_is.place):
        return None  # only how widely it is at work
    proof = evidence(
        document,
        "replication",
        clause.start if spread.start - clause.start < 200 else spread.start,
        over.end() if over else since.end if since else spread.end,
        0.75,
        model=model.name,
        place=where_it_is.printed,
    )
    target = Deployment(model=model, area=where_it_is.place) if over else None
    source = origin(report, spread, model)
    if source is not None and source.place == where_it_is.place:
        source = None  # it spread inside of where it is
    return Replication(
        model=model,
        origin=source,
        targets=(target,) if target is not None else (),
        when=since.when if since else when(spread, report.frames, None),
        evidence=(proof,),
    )


def _somewhere(report: Report, spread: Spread, model: Model) -> Replication:
    """Replicas of which only the area is known that the sentence is on."""
    document, clause = report.document, spread.clause
    around = report.frames.places.around(
        spread.sentence, clause, spread.start, spread.end, clause.end
    )
    proof = evidence(
        document,
        "replication",
        clause.start if spread.start - clause.start < 200 else spread.start,
        spread.end,
        0.7,
        model=model.name,
        place=around.printed,
    )
    source = origin(report, spread, model)
    if source is not None and source.place == around.place:
        source = None
    return Replication(
        model=model,
        origin=source,
        targets=(Deployment(model=model, area=around.place),),
        when=None if spread.presupposed else when(spread, report.frames, None),
        evidence=(proof,),
    )


def _named(document: Document, spread: Spread) -> bool:
    """Whether the clause itself names the model, or refers to it."""
    begin, end = spread.clause.start, spread.end + 12
    return any(name.is_model for name in within(document.names, begin, end))
