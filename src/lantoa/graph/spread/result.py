"""Everything that was measured of how one item spreads: as JSON, as rows, as words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.graph.adoptions import Adoptions
from lantoa.graph.outline import Line, to_html
from lantoa.graph.spread.measure import Measured, in_word
from lantoa.graph.spread.subject import CALENDAR, Subject
from lantoa.graph.spread.wording import words

if TYPE_CHECKING:
    import pandas as pd

    from lantoa.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class Spread:
    """How an item spreads.

    Attributes:
        item: what is adopted.
        level: what adopts, in words.
        adoptions: the adoptions of the item.
        measures: what each measure gave.
        subject: what they were taken of.
        unit_of_time: the word for it; None: "year", or "period" where the times of a plain table
            are too small to be calendar years.
    """

    item: str
    level: str
    adoptions: Adoptions
    measures: tuple[Measured, ...]
    subject: Subject
    unit_of_time: str | None = None

    def __getitem__(self, name: str) -> Measured:
        for measured in self.measures:
            if measured.measure.name == name:
                return measured
        raise KeyError(name)

    @property
    def time_word(self) -> str:
        """The word for the unit of time: year, period, or as given."""
        if self.unit_of_time is not None:
            return self.unit_of_time
        known = self.subject.known
        periods = self.adoptions.scale.printed and len(known) and known[-1] < CALENDAR
        return "period" if periods else "year"

    def to_dict(self, *, per_unit: bool | None = None) -> dict[str, Any]:
        """Return everything as JSON can hold it.

        Args:
            per_unit: whether results hold a row for each unit or replication; None: where those
                are at most 2,000. What is left out is counted in `rows_left_out`.
        """
        return {
            "item": self.item,
            "adopters_are": self.level,
            "population": self.adoptions.population.to_dict(),
            "dates": self.subject.dates,
            "adopters": self._total(),
            "adopters_without_a_time": len(self.subject.undated),
            "time_unit": self.time_word + "s",
            "time_scale": self.adoptions.scale.meaning,
            "first_adoption": self._text(0),
            "last_adoption": self._text(-1),
            "until": self.adoptions.scale.text(self.subject.until),
            "problems": [problem.to_dict() for problem in self.adoptions.problems],
            "measures": {
                found.measure.name: found.to_dict(per_unit=per_unit, word=self.time_word)
                for found in self.measures
            },
        }

    def _total(self) -> dict[str, int | None]:
        """Return bounds of the adopters, counted groups included, with a date or without."""
        lower, upper = self.adoptions.total(self.item)
        return {"at_least": lower, "at_most": upper}

    def _text(self, position: int) -> str | None:
        known = self.subject.known
        if not len(known):
            return None
        if not self.adoptions.exact and self.subject.dates.startswith("imputed"):
            # Not of one draw: what may have been the first, and the last.
            both = np.concatenate([self.adoptions.earliest, self.adoptions.latest])
            known = np.sort(both[np.isfinite(both)])
        return self.adoptions.scale.text(float(known[position]))

    #: Names of the columns of :meth:`rows`.
    COLUMNS = (
        "measure",
        "figure",
        "value",
        "standard_error",
        "unit",
        "population",
        "dates",
        "note",
    )

    def rows(self) -> list[tuple[object, ...]]:
        """Return a row for each figure, and for each measure that could not be taken."""
        found: list[tuple[object, ...]] = []
        for measured in self.measures:
            common = (measured.population.count, measured.dates)
            name = measured.measure.name
            if measured.reason:
                found.append((name, None, None, None, None, *common, measured.reason))
            for figure in measured.figures:
                json = figure.to_dict(self.time_word)
                numbers = (json["value"], json["standard_error"], json["unit"])
                found.append((name, json["name"], *numbers, *common, json["note"]))
        return found

    def to_frame(self) -> pd.DataFrame:
        """Return :meth:`rows` as a table.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        from lantoa.graph.frames import frame

        return frame(self.rows(), self.COLUMNS)

    def outline(self, *, evidence: int = 3) -> list[Line]:
        """Return it as lines for people; `evidence` counts nothing here."""
        scale = self.adoptions.scale
        lines = [*self._about()]
        missing: dict[str, list[str]] = {}
        for measured in self.measures:
            title = in_word(measured.measure.title, self.time_word)
            if measured.reason and not measured.figures:
                missing.setdefault(measured.reason, []).append(title)
                continue
            lines.append(Line(1, title, "heading"))
            lines += [Line(2, words(f, scale, self.time_word)) for f in measured.figures]
        if missing:
            lines.append(Line(1, "not taken", "heading"))
        for reason, titles in missing.items():
            lines.append(Line(2, f"{'; '.join(titles)}: {reason}", "note"))
        return lines

    def _about(self) -> list[Line]:
        population, undated = self.adoptions.population, len(self.subject.undated)
        at_risk = "not known" if population.count is None else f"{population.count:,}"
        lines = [
            Line(0, f"{self.item}: how it spreads", "title"),
            Line(1, f"who adopts: {self.level}"),
            Line(1, f"population at risk: {at_risk} ({population.source})"),
            Line(1, f"adopters so far: {_between(*self._total().values())}"),
            Line(1, f"dates: {self.subject.dates}"),
        ]
        if len(self.subject.known):
            lines.append(Line(1, f"adoptions from {self._text(0)} to {self._text(-1)}"))
        if self.subject.until is not None:
            end = self.adoptions.scale.text(self.subject.until)
            lines.append(Line(1, f"observed until {end}: who had not adopted is censored there"))
        if undated:
            text = f"adopters without a time: {undated:,}, only in the bounds of the curves"
            lines.append(Line(1, text, "note"))
        lines += [Line(1, f"left out or noted: {p}", "note") for p in self.adoptions.problems]
        return lines

    def picture(self, name: str = "curve") -> Picture:
        """Return a picture, which a notebook shows: ``curve``, ``survival`` or ``timeline``.

        Raises:
            UnknownNameError: there is no such picture.
            UserError: matplotlib is not installed.
        """
        from lantoa.pictures.of_spread import draw_spread

        return draw_spread(self, name)

    def _repr_html_(self) -> str:
        from lantoa.pictures.save import in_notebook

        return in_notebook(self.picture) + to_html(self.outline())


def _between(lower: int | None, upper: int | None) -> str:
    if lower == upper:
        return f"{lower:,}"
    return f"{lower:,} or more" if upper is None else f"{lower:,} to {upper:,}"
