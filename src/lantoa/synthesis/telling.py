"""The country as records: what each source says, sentence by sentence, in words of our own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

from lantoa.graph.places import Gazetteer
from lantoa.ontology.identity import named
from lantoa.ontology.records import (
    Amount,
    AnyStatement,
    CampaignMention,
    Deployment,
    DeploymentGroup,
    Evidence,
    Gathering,
    Level,
    Mandate,
    Measure,
    Measurement,
    Model,
    ModelMention,
    Organization,
    Place,
    Reading,
    RecipientKind,
    Recognition,
    Replication,
    Role,
    Source,
    Status,
)
from lantoa.ontology.time import TimeSpan
from lantoa.synthesis.country import Country
from lantoa.synthesis.gaps import bound_of, bounded

#: The method of every evidence, and the loader of every source.
METHOD: Final = "synthetic/1"
_CONFIDENCE: Final = (0.7, 0.8, 0.9, 0.99)
#: What groups count; only communes are surely units of one level.
_UNITS: Final = ("đơn vị", "xã, phường", "điểm mô hình")
_MINISTRY: Final = Organization(name="Bộ Công an", kind="ministry")
_AWARDS: Final = (
    ("Giấy khen", "commendation"),
    ("Bằng khen", "certificate-of-merit"),
    ("Cờ thi đua", "emulation-flag"),
    ("biểu dương", "praise"),
)
_BODIES: Final = (
    ("Hội Phụ nữ", "mass-organization"),
    ("Hội Nông dân", "mass-organization"),
    ("Đoàn Thanh niên", "mass-organization"),
    ("Mặt trận Tổ quốc", "fatherland-front"),
)


class Teller:
    """Tells the sources of a country one by one; only one of them is in memory at a time."""

    def __init__(self, country: Country) -> None:
        self._country = country
        self._gazetteer = Gazetteer.packaged()
        self._models = tuple(
            Model(name=name, themes=(theme,))
            for name, theme in zip(country.models.names, country.models.themes, strict=True)
        )
        self._units: dict[int, Place] = {}
        reports, spread = country.reports, country.spread
        self._first = _lists(reports.source, reports.sources)
        self._second = _lists(reports.second, reports.sources)
        self._groups = _lists(reports.groups.source, reports.sources)
        self._awards = _lists(reports.award_source, reports.sources)
        rng = np.random.default_rng([country.design.seed, 4])
        self._dice = rng.integers(0, 1000, len(spread)).tolist()
        self._chances = rng.random((reports.sources, 4)).tolist()
        self._model: list[int] = spread.model.tolist()
        self._unit: list[int] = spread.unit.tolist()
        self._day: list[int] = spread.day.tolist()
        self._origin: list[int] = spread.origin.tolist()
        self._home = country.geography.province[spread.row]
        order = np.lexsort((spread.day, self._home))
        self._by_home, self._days = self._home[order], spread.day[order]

    def readings(self) -> Iterator[Reading]:
        """Yield every source as records, in order."""
        for number in range(self._country.reports.sources):
            yield self._reading(number)

    # --- the things ---------------------------------------------------------------------

    def model(self, deployment: int) -> Model:
        """Return the model of a deployment."""
        return self._models[self._model[deployment]]

    def place(self, deployment: int) -> Place:
        """Return the place of a deployment: a unit of its day, or a hamlet in it."""
        unit = self._place(self._unit[deployment])
        site = int(self._country.reports.site[deployment])
        if not site:
            return unit
        name = f"thôn {site}"
        return Place(
            iri=named("place", name, unit.iri),
            name=name,
            level=Level.SETTLEMENT,
            path=(name, *unit.path),
            within=unit.iri,
        )

    def unit(self, deployment: int) -> Place:
        """Return the administrative unit of a deployment."""
        return self._place(self._unit[deployment])

    def _place(self, unit: int) -> Place:
        found = self._units.get(unit)
        if found is None:
            iri = self._country.geography.units[unit]
            found = self._units[unit] = self._gazetteer.place(iri)
        return found

    def _province(self, deployment: int) -> Place:
        geography = self._country.geography
        row = self._home[deployment]
        return self._place(int(geography.standing[row, 0]))

    # --- a source -----------------------------------------------------------------------

    def _reading(self, number: int) -> Reading:
        reports = self._country.reports
        text = _Text()
        home_row = int(reports.home[number])
        home = None
        if home_row >= 0:
            home = self._place(int(self._country.geography.standing[home_row, 0]))
        said: list[AnyStatement] = []
        known: set[int] = set()
        for deployment in (*self._first[number], *self._second[number]):
            # Not every source names a model apart from telling where it is.
            if self._model[deployment] not in known and self._dice[deployment] % 7 == 0:
                known.add(self._model[deployment])
                model = self.model(deployment)
                said.append(
                    ModelMention(model=model, evidence=(text.line(f"Mô hình “{model.name}”."),))
                )
        for deployment in self._first[number]:
            said += self._deployment(text, deployment)
        for deployment in self._second[number]:
            said += self._again(text, deployment)
        for group in self._groups[number]:
            said.append(self._group(text, group))
        for award in self._awards[number]:
            said.append(self._recognition(text, award))
        if home is not None:
            said += self._about_province(text, number, home, home_row)
        source = Source(
            document=f"synthetic/{number + 1:06}.txt",
            text=text.text,
            loader=METHOD,
            title=f"Bản tin dựng số {number + 1}",
            publisher=f"Bản tin dựng {home.name}" if home else "Bản tin dựng toàn quốc",
            published=TimeSpan.day(dt.date.fromordinal(int(reports.published[number]))),
            home=home,
            synthetic=True,
        )
        return Reading(source=source, statements=tuple(said))

    def _bare(self, deployment: int) -> Deployment:
        return Deployment(model=self.model(deployment), place=self.place(deployment))

    def _deployment(self, text: _Text, deployment: int) -> Iterator[AnyStatement]:
        reports = self._country.reports
        model, place = self.model(deployment), self.place(deployment)
        started = reports.told_date(deployment, self._day[deployment])
        ended = int(reports.ended[deployment])
        dice = self._dice[deployment]
        record = Deployment(
            model=model,
            place=place,
            started=started,
            ended=TimeSpan.parse(str(dt.date.fromordinal(ended).year)) if ended else None,
            status=_status(dice, ended, self._origin[deployment]),
            setting=self._country.models.settings[self._model[deployment]] if dice < 300 else None,
            roles=self._roles(deployment, dice),
            evidence=(
                text.line(f"{_when(started)}{place.name} có “{model.name}”.", confidence=dice),
            ),
        )
        yield record
        origin = self._origin[deployment]
        if reports.said[deployment]:
            yield Replication(
                model=model,
                origin=self._bare(origin),
                targets=(self._bare(deployment),),
                when=started,
                evidence=(
                    text.line(
                        f"{place.name} làm theo {self.place(origin).name}.", confidence=dice + 1
                    ),
                ),
            )

    def _again(self, text: _Text, deployment: int) -> Iterator[AnyStatement]:
        reports = self._country.reports
        model, place = self.model(deployment), self.place(deployment)
        year = int(reports.other_year[deployment])
        started = (
            TimeSpan.parse(str(year))
            if year
            else reports.told_date(deployment, self._day[deployment])
        )
        yield Deployment(
            model=model,
            place=place,
            started=started,
            evidence=(text.line(f"Báo khác viết: {_when(started)}{place.name} đã có."),),
        )
        other = int(reports.other_origin[deployment])
        if other >= 0:
            yield Replication(
                model=model,
                origin=self._bare(other),
                targets=(self._bare(deployment),),
                when=started,
                evidence=(text.line(f"Báo khác viết: {place.name} học {self.place(other).name}."),),
            )

    def _roles(self, deployment: int, dice: int) -> tuple[tuple[Organization, Role], ...]:
        if dice % 10 >= 5:
            return ()
        unit = self.unit(deployment)
        roles = [(_body("Công an", "police", unit), Role.ADVISER)]
        if dice % 10 < 2:
            roles.append((_body("UBND", "people-committee", unit), Role.FOUNDER))
        elif dice % 10 == 2:
            name, kind = _BODIES[dice // 10 % len(_BODIES)]
            roles.append((_body(name, kind, unit), Role.OPERATOR))
        elif dice % 50 == 3:
            name, kind = _BODIES[dice // 50 % len(_BODIES)]
            roles.append((_body(name, kind, unit), Role.HOST))
        return tuple(roles)

    def _group(self, text: _Text, group: int) -> Replication:
        groups = self._country.reports.groups
        origin = int(groups.origin[group])
        amount = bounded(int(groups.number[group]), bound_of(int(groups.bound[group])))
        when = TimeSpan.parse(str(dt.date.fromordinal(int(groups.day[group])).year))
        model, area = self.model(origin), self._province(origin)
        members = [self._bare(member) for member in groups.members[group]]
        unit = _UNITS[self._dice[origin] % len(_UNITS)]
        if any(member.place and member.place.level != Level.COMMUNE for member in members):
            unit = _UNITS[0]
        return Replication(
            model=model,
            origin=self._bare(origin),
            group=DeploymentGroup(
                model=model,
                amount=amount,
                unit=unit,
                area=area,
                when=when,
                members=tuple(member.iri for member in members),
            ),
            when=when,
            evidence=(
                text.line(
                    f"Từ {self.place(origin).name}, “{model.name}” nay có ở {amount.text} {unit}."
                ),
            ),
        )

    def _recognition(self, text: _Text, award: int) -> Recognition:
        reports = self._country.reports
        deployment = int(reports.awarded[award])
        model, place = self.model(deployment), self.place(deployment)
        dice = self._dice[deployment]
        name, kind = _AWARDS[dice % len(_AWARDS)]
        giver = _MINISTRY if dice < 150 else _body("Công an", "police", self._province(deployment))
        day = dt.date.fromordinal(int(reports.award_day[award]))
        return Recognition(
            recipient=model.name,
            recipient_kind=RecipientKind.MODEL,
            award=name,
            award_kind=kind,
            model=model,
            deployment=self._bare(deployment),
            conferred_by=(giver,),
            when=TimeSpan.parse(str(day.year) if dice % 3 else day.isoformat()),
            evidence=(text.line(f"{giver.name} trao {name} cho “{model.name}” ở {place.name}."),),
        )

    def _about_province(
        self, text: _Text, number: int, home: Place, row: int
    ) -> Iterator[AnyStatement]:
        day = dt.date.fromordinal(int(self._country.reports.published[number]))
        first, second, third, fourth = self._chances[number]
        year = TimeSpan.parse(str(day.year))
        if first < 0.3:
            start = int(np.searchsorted(self._by_home, row, side="left"))
            end = int(np.searchsorted(self._by_home, row, side="right"))
            true = int(np.searchsorted(self._days[start:end], day.toordinal(), side="right"))
            amount = bounded(max(true, 1), bound_of(int(first / 0.3 * 4)))
            yield Measurement(
                measure=Measure.SITES,
                amount=amount,
                unit="điểm mô hình",
                place=home,
                when=TimeSpan.day(day),
                evidence=(text.line(f"Toàn {home.name} có {amount.text} điểm mô hình."),),
            )
        if second < 0.08:
            total = int((self._country.geography.province == row).sum())
            total = max(1, total - 1)
            part = max(1, int(total * (0.4 + 0.6 * third)))
            printed = f"{part}/{total}"
            yield Measurement(
                measure=Measure.COMMUNES_MEETING_STANDARD,
                amount=Amount(value=Decimal(part), of=Decimal(total), text=printed),
                unit="đơn vị",
                place=home,
                when=year,
                evidence=(text.line(f"{printed} đơn vị trong {home.name} đạt chuẩn."),),
            )
        if third < 0.06:
            police = _body("Công an", "police", home)
            yield Gathering(
                kind="review" if fourth < 0.5 else "festival",
                name="Hội nghị sơ kết phong trào" if fourth < 0.5 else "Ngày hội xóm phố bình yên",
                organizers=(police,),
                place=home,
                when=year,
                evidence=(text.line(f"{police.name} tổ chức gặp mặt năm {day.year}."),),
            )
        if fourth < 0.05:
            title = f"Kế hoạch dựng số {int(fourth * 2000)} năm {day.year} của {home.name}"
            yield Mandate(
                title=title,
                issuer=_body("UBND", "people-committee", home),
                when=year,
                evidence=(text.line(title),),
            )
        waves = self._country.design.campaigns
        now = day.year + (day.timetuple().tm_yday - 1) / 365.2425
        for wave in waves:
            if wave.begins <= now < wave.begins + wave.years and second < 0.5:
                yield CampaignMention(name=wave.name, evidence=(text.line(wave.name),))


class _Text:
    """A source's text, line by line, and the evidence that points into it."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        return "".join(self._lines)

    def line(self, sentence: str, *, confidence: int = 2) -> Evidence:
        start = self._length
        self._lines += (sentence, "\n")
        self._length += len(sentence) + 1
        return Evidence(
            start=start,
            end=start + len(sentence),
            quote=sentence,
            method=METHOD,
            confidence=_CONFIDENCE[confidence % len(_CONFIDENCE)],
        )


@lru_cache(maxsize=65536)
def _body(kind_of_body: str, kind: str, unit: Place) -> Organization:
    """A body of a unit, by a name that no body of another unit has."""
    return Organization(name=f"{kind_of_body} {', '.join(unit.path)}", kind=kind, place=unit)


def _status(dice: int, ended: int, origin: int) -> Status | None:
    if ended:
        return Status.DISSOLVED
    if origin < 0 and dice % 7 == 0:
        return Status.PILOTED
    return Status.ACTIVE if dice % 3 == 0 else None


def _when(span: TimeSpan | None) -> str:
    return f"Từ {span.edtf}, " if span else ""


def _lists(number: np.ndarray[tuple[int], np.dtype[np.int64]], count: int) -> list[list[int]]:
    """For each number, the indexes that bear it."""
    order = np.argsort(number, kind="stable")
    starts = np.searchsorted(number[order], np.arange(count + 1))
    return [order[a:b].tolist() for a, b in pairwise(starts)]
