"""Replicas that are named, or only said to be somewhere in an area, and where they come from:
'nhân rộng ra các xã A, B và C', 'đã được nhân rộng trên toàn huyện', 'từ xã A'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from lantoa.loaders.reading.context import VIETNAM, evidence
from lantoa.loaders.reading.document import DateKind, Document, NameKind, within
from lantoa.loaders.reading.figures.counts import Count
from lantoa.loaders.reading.figures.measurements import Frames
from lantoa.loaders.reading.spreading.replica_frames import area, when
from lantoa.loaders.reading.spreading.spreads import Spread
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Deployment, Level, Model, Place, Replication

#: That it was done: 'đã được Công an huyện triển khai nhân rộng', 'đang nhân rộng'.
_TOLD = Anchored(
    r"(?<!\w)(?:đã|đang|được|mới|vừa|rồi|giờ đây|hiện nay|đến nay|sau đó|tiếp tục)(?!\w)", re.I
)
#: Those who spread it are not counted: 'được nhiều địa phương trong tỉnh tiếp tục nhân rộng'.
_BY_MANY = re.compile(
    r"(?<!\w)(?:nhiều|hầu hết|tất cả|các)\s+(?:các\s+)?(?:địa phương|đơn vị|nơi|xã|phường|thị trấn|"
    r"thôn|bản|ấp|xóm|buôn|khu dân cư|huyện|trường|cơ quan|chi hội|cơ sở)"
    r"(?:,\s(?:xã|phường|thị trấn|đơn vị|thị xã|thành phố))*"
    r"(?:\s+(?:khác|trong|trên|của|ở)(?!\w)[^,;.]{0,50}?)?\s+"
    r"(?:(?:đã|đang|cũng|tiếp tục|học tập|làm theo|áp dụng|triển khai|chủ động|đồng loạt|"
    r"nghiên cứu|và|được),?\s+)*$",
    re.I,
)
_NOT_YET = re.compile(
    r"(?<!\w)(?:chọn|chỉ đạo|đề nghị|chủ trương|quyết định|để|nhằm|việc|"
    r"thí điểm(?!.*sau đó))(?!\w)",
    re.I,
)
_EVERYWHERE = re.compile(
    r"\s+(?:mô hình(?: này)?\s+)?"
    r"(?:(?:rộng rãi|rộng khắp|thành công|ra\s+diện rộng|(?:có )?hiệu quả|nhanh chóng),?\s+)?"
    r"(?:khắp|ra|tại|đến|tới|trên|ở|trong|sang|cho|vào|rộng rãi|rộng khắp)\s+"
    r"(?:tại\s+|ở\s+|trên\s+|phạm vi\s+|khắp\s+|cả\s+|hầu khắp\s+)*"
    r"(?:toàn|khắp|địa bàn|phạm vi|hầu hết|tất cả|mọi nơi|(?:các|nhiều|một số)(?=\s"
    r"(?!năm|tháng|lĩnh vực|nội dung|mặt|hội nghị|tầng lớp|đối tượng|cán bộ|hội viên|đoàn viên|"
    r"thành viên|người|thời gian|cuộc|nhóm|buổi|hình thức|ban|ngành|mô hình)))(?!\w)(?!\s+\d)|"
    r"\s+(?:các|tất cả các|hầu hết các|khắp các)\s+(?:địa phương|xã|phường|thôn|ấp|bản|khu dân cư)"
)
_ALL_OVER = re.compile(r"\s+(?:rộng )?(?:khắp|kín|sóng)\s+(?:toàn|cả|khắp|các|tất cả)(?!\w)")
#: Only an order, which nobody says was followed.
_ORDERED = re.compile(r"(?<!đã )(?<!\w)(?:chọn|chỉ đạo|đề nghị|quyết định|để|nhằm|việc)\s+$", re.I)
#: An area that is told, not only that there are many places in it.
_AREA = re.compile(
    r"(?<!\w)(?:toàn|cả|địa bàn|phạm vi|trong (?:toàn )?(?:tỉnh|thành phố|huyện|thị xã|quận|xã|"
    r"phường))(?!\w)"
)
#: Over the whole country, by a ministry: 'được Bộ Công an nhân rộng trên phạm vi toàn quốc'.
_COUNTRY = re.compile(
    r"(?:\s+mô hình(?: này)?)?\s+(?:(?:ra|trên|trong|tại|khắp|phạm vi|ở|cho)\s+|"
    r"(?:các|nhiều)\s[^,;.]{2,40}?\s(?=trên|trong))*"
    r"(?P<area>toàn quốc|cả nước)(?!\w)"
)
#: The models that are so spread are told after it: 'nhân rộng trong toàn quốc như “A”, “B”'.
_SUCH_AS = re.compile(r"\s*,?\s*(?:như|gồm|là)?\s*:?\s*(?:các\s+)?(?:mô hình:?\s+)?")
_BY_OTHERS = re.compile(r"(?<!\w)được(?!\w)[^;.]{0,80}$|(?<!\w)đã\s[^,;.]{0,40}$", re.I)
_DONE = re.compile(r"(?<!\w)(?:đã|được)(?!\w)", re.I)
ADDITIONAL = re.compile(r"\s*(?:được\s+)?thêm(?!\w)|\s+(?:tiếp|mới)\s", re.I)


_BEFORE = 120  # characters before a verb that tell whether it was done
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
    over = _COUNTRY.match(document.text, spread.end, spread.sentence.end)
    before = document.text[max(spread.clause.start, spread.start - 90) : spread.start]
    if over is None or not _BY_OTHERS.search(before):
        return []
    done = _TOLD.finditer(document.words, spread.start - len(before), spread.start)
    if _NOT_YET.search(document.text, done[-1].start() if done else spread.start, spread.start):
        return []
    models = [model] if model is not None else []
    listed = within(document.names, over.end(), spread.sentence.end)
    listed = [name for name in listed if name.kind is NameKind.MODEL]
    if listed and _SUCH_AS.fullmatch(document.text, over.end(), listed[0].start):
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
    if model is None or not spread.replicates or not dates or not _DONE.search(before):
        return None
    time = when(spread, report.frames, None)
    if dates[-1].kind is not DateKind.POINT or time is None or dates[-1].when != time:
        return None
    if within(document.places, spread.end, clause.end) or _ORDERED.search(before):
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
    told = _TOLD.finditer(document.words, begin, spread.start)
    spread_over = not spread.replicates and _ALL_OVER.match(document.text, spread.end)
    since_told = told[-1].start() if told else begin
    if not told and not spread_over:
        return None
    if _NOT_YET.search(document.text, since_told, spread.start):
        return None
    by_many = _BY_MANY.search(document.text, begin, spread.start)
    names = [n for n in within(document.names, spread.end, spread.end + 12) if n.is_model]
    after = names[0].end if names else spread.end  # nhân rộng “X” trong toàn huyện
    over = _EVERYWHERE.match(document.text, after, clause.end)
    over = over or _ALL_OVER.match(document.text, after, clause.end)
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
        if spread.model is None or not _AREA.search(around) or not _named(document, spread):
            return None
    where_it_is = report.frames.places.around(
        spread.sentence, clause, spread.start, spread.end, over.end() if over else spread.end
    )
    if where_it_is.place is not None and where_it_is.place.level is Level.COUNTRY:
        return None
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


def _holds(place: Place, around: Place) -> bool:
    """Whether a place holds all of an area: a district itself is where a model is, no origin."""
    if place.name in around.path[1:]:
        return True
    return place.level is Level.DISTRICT and place.name == around.name


def _named(document: Document, spread: Spread) -> bool:
    """Whether the clause itself names the model, or refers to it."""
    begin, end = spread.clause.start, spread.end + 12
    return any(name.is_model for name in within(document.names, begin, end))


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
