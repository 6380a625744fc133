"""Replicas that are named, or only said to be somewhere in an area, and where they come from:
'nhân rộng ra các xã A, B và C', 'đã được nhân rộng trên toàn huyện', 'từ xã A'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.context import clause_at, evidence, where
from lantoa.loaders.reading.counts import Count
from lantoa.loaders.reading.document import Document, Sentence, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.measurements import Frames
from lantoa.loaders.reading.place_chains import BESIDE, UP
from lantoa.ontology.records import Deployment, Level, Model, Replication

_TO_PLACES = re.compile(
    r"\s+(?:thêm\s+)?(?:mô hình\s+(?:này\s+)?)?(?:ra|tại|đến|tới|sang|ở|cho|lên)\s+"
    r"(?:các\s+|nhiều\s+|\d+\s+|hai\s+|"
    r"ba\s+)?(?:địa phương\s+như:?\s+)?$"
)
#: The places that it came from: Từ xã X, mô hình đã được nhân rộng.
_FROM = re.compile(r"(?<!\w)[Tt]ừ\s+(?:kết quả (?:ở|tại)\s+)?$")
#: Everywhere in an area, not counted: đã được nhân rộng trên toàn huyện, khắp các xã.
_SPREAD = Anchored(
    r"(?:(?<!\w)(?:đã|đang|giờ đây|hiện nay|đến nay)(?!\w)[^,;.]{0,45}\s|"
    r"(?<!\w)(?:đã|đang|mới|được)\s+)(?:được\s+)?(?:[^,;.“”\"]{2,40}\s)?"
    r"(?:triển khai,?\s+|tổ chức,?\s+)?$",
    re.I,
)
_NOT_YET = re.compile(r"(?:chọn|chỉ đạo|đề nghị|chủ trương|quyết định|để|nhằm|việc|thí điểm)", re.I)
_EVERYWHERE = re.compile(
    r"\s+(?:mô hình này\s+)?(?:rộng rãi\s+|rộng khắp\s+|thành công\s+)?(?:khắp|ra|tại|đến|tới|"
    r"trên|ở|trong|sang|cho|rộng rãi)\s+(?:tại\s+|ở\s+|trên\s+|phạm vi\s+|khắp\s+)*"
    r"(?:toàn|khắp|địa bàn|phạm vi|hầu hết|tất cả|(?:các|nhiều)\s+(?:địa phương|đơn vị|nơi|thôn|"
    r"bản|ấp|xã|phường|khu dân cư|huyện|trường|địa bàn))(?!\w)"
)
ADDITIONAL = re.compile(r"\s*(?:được\s+)?thêm(?!\w)", re.I)


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

    def __post_init__(self) -> None:
        for each in self.deployments:
            if each.place is not None:
                self.located.setdefault(each.model.iri, {})[each.place.iri] = each
        for model, places in self.located.items():
            begun = {iri: each for iri, each in places.items() if each.started is not None}
            self.dated[model] = begun


def to_named_places(
    report: Report, sentence: Sentence, verb: re.Match[str], model: Model | None
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
            "replication",
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
    origin = told_origin(report, model, sentence.start, verb.start()) or known_origin(
        report, model, targets
    )
    return Replication(
        model=model,
        origin=origin,
        targets=targets,
        when=when,
        additional=bool(ADDITIONAL.match(document.text, verb.end())),
        evidence=(proof,),
    )


def everywhere(
    report: Report, sentence: Sentence, verb: re.Match[str], model: Model | None
) -> Replication | None:
    """'đã được nhân rộng trên toàn huyện': replicas in an area, neither named nor counted."""
    document = report.document
    clause = clause_at(document, sentence, verb.start())
    begin = max(clause.start, verb.start() - 90)
    told = _SPREAD.search(document.words, begin, verb.start())
    if model is None or told is None or _NOT_YET.search(told.group()):
        return None
    names = [n for n in within(document.names, verb.end(), verb.end() + 12) if n.is_model]
    after = names[0].end if names else verb.end()  # nhân rộng “X” trong toàn huyện
    spread = _EVERYWHERE.match(document.text, after, clause.end)
    since = next(
        (
            d
            for d in within(document.dates, verb.end(), verb.end() + 12)
            if d.when is not None and not document.text[verb.end() : d.start].strip(" từvào")
        ),
        None,
    )
    if spread is None and since is None:
        return None
    where_it_is = report.frames.places.around(
        sentence, clause, verb.start(), verb.end(), spread.end() if spread else verb.end()
    )
    if where_it_is.place is not None and where_it_is.place.level is Level.COUNTRY:
        return None
    when = since.when if since else report.frames.times.at(sentence, verb.start(), verb.end())
    proof = evidence(
        document,
        "replication",
        clause.start if verb.start() - clause.start < 200 else verb.start(),
        spread.end() if spread else since.end if since else verb.end(),
        0.75,
        model=model.name,
        place=where_it_is.printed,
    )
    target = Deployment(model=model, area=where_it_is.place) if spread else None
    origin = told_origin(report, model, clause.start, verb.start()) or known_origin(report, model)
    if origin is not None and origin.place == where_it_is.place:
        origin = None  # it spread inside of where it is
    return Replication(
        model=model,
        origin=origin,
        targets=(target,) if target is not None else (),
        when=when,
        evidence=(proof,),
    )


def told_origin(report: Report, model: Model | None, start: int, stop: int) -> Deployment | None:
    """The place that the clause says it came from: 'Từ xã X, mô hình đã được nhân rộng'."""
    if model is None:
        return None
    text = report.document.text
    for place in within(report.document.places, start, stop):
        if place.place is not None and _FROM.search(
            text[max(start, place.start - 20) : place.start]
        ):
            return Deployment(model=model, place=place.place)
    return None


def known_origin(
    report: Report, model: Model | None, targets: tuple[Deployment, ...] = ()
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
