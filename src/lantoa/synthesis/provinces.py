"""What sources tell of whole provinces: counts, meetings, plans, campaigns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from lantoa.ontology.records import (
    Amount,
    AnyStatement,
    CampaignMention,
    Gathering,
    Mandate,
    Measure,
    Measurement,
    Place,
)
from lantoa.ontology.time import TimeSpan
from lantoa.synthesis.country import Country
from lantoa.synthesis.gaps import bound_of, bounded
from lantoa.synthesis.text import Text
from lantoa.synthesis.things import body


class Provinces:
    """Tells of provinces; what it counts as sites are the true numbers to date."""

    def __init__(self, country: Country) -> None:
        self._country = country
        rng = np.random.default_rng([country.design.seed, 5])
        self._chances: list[list[float]] = rng.random((country.reports.sources, 4)).tolist()
        home = country.geography.province[country.spread.row]
        order = np.lexsort((country.spread.day, home))
        self._homes, self._days = home[order], country.spread.day[order]

    def tell(self, text: Text, number: int, home: Place) -> Iterator[AnyStatement]:
        """Yield what a source tells of its province.

        Args:
            text: the source's text, which is added to.
            number: of the source.
            home: its province.
        """
        day = dt.date.fromordinal(int(self._country.reports.published[number]))
        row = int(self._country.reports.home[number])
        counted, met, gathered, planned = self._chances[number]
        if counted < 0.3:
            yield self._sites(text, home, row, day, counted / 0.3)
        if met < 0.08:
            yield self._standard(text, home, row, day, gathered)
        year = TimeSpan.parse(str(day.year))
        if gathered < 0.06:
            police = body("Công an", "police", home)
            review = planned < 0.5
            yield Gathering(
                kind="review" if review else "festival",
                name="Hội nghị sơ kết phong trào" if review else "Ngày hội xóm phố bình yên",
                organizers=(police,),
                place=home,
                when=year,
                evidence=(text.line(f"{police.name} tổ chức gặp mặt năm {day.year}."),),
            )
        if planned < 0.05:
            title = f"Kế hoạch dựng số {int(planned * 2000)} năm {day.year} của {home.name}"
            yield Mandate(
                title=title,
                issuer=body("UBND", "people-committee", home),
                when=year,
                evidence=(text.line(title),),
            )
        now = day.year + (day.timetuple().tm_yday - 1) / 365.2425
        for wave in self._country.design.campaigns:
            if wave.begins <= now < wave.begins + wave.years and met < 0.5:
                yield CampaignMention(name=wave.name, evidence=(text.line(wave.name),))

    def _sites(self, text: Text, home: Place, row: int, day: dt.date, chance: float) -> Measurement:
        start = int(np.searchsorted(self._homes, row, side="left"))
        end = int(np.searchsorted(self._homes, row, side="right"))
        true = int(np.searchsorted(self._days[start:end], day.toordinal(), side="right"))
        amount = bounded(true, bound_of(int(chance * 4)))
        return Measurement(
            measure=Measure.SITES,
            amount=amount,
            unit="điểm mô hình",
            place=home,
            when=TimeSpan.day(day),
            evidence=(text.line(f"Toàn {home.name} có {amount.text} điểm mô hình."),),
        )

    def _standard(
        self, text: Text, home: Place, row: int, day: dt.date, chance: float
    ) -> Measurement:
        total = int((self._country.geography.province == row).sum()) - 1
        part = max(1, int(total * (0.4 + 0.6 * chance)))
        printed = f"{part}/{total}"
        return Measurement(
            measure=Measure.COMMUNES_MEETING_STANDARD,
            amount=Amount(value=Decimal(part), of=Decimal(total), text=printed),
            unit="đơn vị",
            place=home,
            when=TimeSpan.parse(str(day.year)),
            evidence=(text.line(f"{printed} đơn vị trong {home.name} đạt chuẩn."),),
        )
