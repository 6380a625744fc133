"""The country as records: what each source says, sentence by sentence, in words of our own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np

from lantoa.ontology.records import (
    AnyStatement,
    Deployment,
    DeploymentGroup,
    Level,
    ModelMention,
    Organization,
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
from lantoa.synthesis.provinces import Provinces
from lantoa.synthesis.text import METHOD, Text, since
from lantoa.synthesis.things import MINISTRY, Things, body

#: What groups count; only communes are surely units of one level.
_UNITS: Final = ("đơn vị", "xã, phường", "điểm mô hình")
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
        self._things, self._provinces = Things(country), Provinces(country)
        reports, spread = country.reports, country.spread
        self._first = _lists(reports.source, reports.sources)
        self._second = _lists(reports.second, reports.sources)
        self._groups = _lists(reports.groups.source, reports.sources)
        self._awards = _lists(reports.award_source, reports.sources)
        rng = np.random.default_rng([country.design.seed, 4])
        self._dice = rng.integers(0, 1000, len(spread)).tolist()
        self._model: list[int] = spread.model.tolist()
        self._day: list[int] = spread.day.tolist()
        self._origin: list[int] = spread.origin.tolist()

    def readings(self) -> Iterator[Reading]:
        """Yield every source as records, in order."""
        for number in range(self._country.reports.sources):
            yield self._reading(number)

    # --- a source -----------------------------------------------------------------------

    def _reading(self, number: int) -> Reading:
        reports = self._country.reports
        text = Text()
        row = int(reports.home[number])
        home = self._things.row(row) if row >= 0 else None
        said: list[AnyStatement] = []
        known: set[int] = set()
        for deployment in (*self._first[number], *self._second[number]):
            # Not every source names a model apart from telling where it is.
            if self._model[deployment] not in known and self._dice[deployment] % 7 == 0:
                known.add(self._model[deployment])
                model = self._things.model(deployment)
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
            said += self._provinces.tell(text, number, home)
        source = Source(
            document=f"synthetic/{number + 1:06}.txt",
            text=text.text,
            loader=METHOD,
            title=f"Bản tin dựng số {number + 1} (synthetic)",
            publisher=f"Bản tin dựng {home.name}" if home else "Bản tin dựng toàn quốc",
            published=TimeSpan.day(dt.date.fromordinal(int(reports.published[number]))),
            home=home,
            synthetic=True,
        )
        return Reading(source=source, statements=tuple(said))

    def _bare(self, deployment: int) -> Deployment:
        return Deployment(
            model=self._things.model(deployment), place=self._things.place(deployment)
        )

    def _deployment(self, text: Text, deployment: int) -> Iterator[AnyStatement]:
        reports = self._country.reports
        model, place = self._things.model(deployment), self._things.place(deployment)
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
                text.line(f"{since(started)}{place.name} có “{model.name}”.", confidence=dice),
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
                        f"{place.name} làm theo {self._things.place(origin).name}.",
                        confidence=dice + 1,
                    ),
                ),
            )

    def _again(self, text: Text, deployment: int) -> Iterator[AnyStatement]:
        reports = self._country.reports
        model, place = self._things.model(deployment), self._things.place(deployment)
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
            evidence=(text.line(f"Báo khác viết: {since(started)}{place.name} đã có."),),
        )
        other = int(reports.other_origin[deployment])
        if other >= 0:
            yield Replication(
                model=model,
                origin=self._bare(other),
                targets=(self._bare(deployment),),
                when=started,
                evidence=(
                    text.line(f"Báo khác viết: {place.name} học {self._things.place(other).name}."),
                ),
            )

    def _roles(self, deployment: int, dice: int) -> tuple[tuple[Organization, Role], ...]:
        if dice % 10 >= 5:
            return ()
        unit = self._things.unit(deployment)
        roles = [(body("Công an", "police", unit), Role.ADVISER)]
        if dice % 10 < 2:
            roles.append((body("UBND", "people-committee", unit), Role.FOUNDER))
        elif dice % 10 == 2:
            name, kind = _BODIES[dice // 10 % len(_BODIES)]
            roles.append((body(name, kind, unit), Role.OPERATOR))
        elif dice % 50 == 3:
            name, kind = _BODIES[dice // 50 % len(_BODIES)]
            roles.append((body(name, kind, unit), Role.HOST))
        return tuple(roles)

    def _group(self, text: Text, group: int) -> Replication:
        groups = self._country.reports.groups
        origin = int(groups.origin[group])
        amount = bounded(int(groups.number[group]), bound_of(int(groups.bound[group])))
        when = TimeSpan.parse(str(dt.date.fromordinal(int(groups.day[group])).year))
        model, area = self._things.model(origin), self._things.province(origin)
        start = self._things.place(origin).name
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
            evidence=(text.line(f"Từ {start}, “{model.name}” nay có ở {amount.text} {unit}."),),
        )

    def _recognition(self, text: Text, award: int) -> Recognition:
        reports = self._country.reports
        deployment = int(reports.awarded[award])
        model, place = self._things.model(deployment), self._things.place(deployment)
        dice = self._dice[deployment]
        name, kind = _AWARDS[dice % len(_AWARDS)]
        giver = (
            MINISTRY if dice < 150 else body("Công an", "police", self._things.province(deployment))
        )
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


def _status(dice: int, ended: int, origin: int) -> Status | None:
    if ended:
        return Status.DISSOLVED
    if origin < 0 and dice % 7 == 0:
        return Status.PILOTED
    return Status.ACTIVE if dice % 3 == 0 else None


def _lists(number: np.ndarray[tuple[int], np.dtype[np.int64]], count: int) -> list[list[int]]:
    """For each number, the indexes that bear it."""
    order = np.argsort(number, kind="stable")
    starts = np.searchsorted(number[order], np.arange(count + 1))
    return [order[a:b].tolist() for a, b in pairwise(starts)]
