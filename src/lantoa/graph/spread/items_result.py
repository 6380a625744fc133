"""All items of a table side by side: as rows, as JSON, as words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lantoa.graph.adoptions import Adoptions
from lantoa.graph.diffusion.innovativeness import Innovativeness
from lantoa.graph.diffusion.times import plain
from lantoa.graph.outline import Line, to_html
from lantoa.graph.spread.wording import counted

if TYPE_CHECKING:
    import pandas as pd

    from lantoa.pictures.picture import Picture

#: Units of each score that are shown to people.
_SHOWN = 5
#: Items that are shown to people: those of most adopters.
_MOST_ITEMS = 50
_DEFINITIONS = {
    "adopters": "units that adopted it",
    "undated": "of them at a time that is not known; they are in no other number",
    "first": "first adoption",
    "last": "last adoption",
    "median": "median time of its adopters so far",
    "population": "units at risk",
    "bass_p": "rate of adoption from outside, a year, ceiling 1; see the measure bass",
    "bass_q": "rate of adoption by imitation, a year, ceiling 1",
    "reason": "why there is no Bass curve",
    "remark": "what a reader of the Bass curve must know",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item in brief.

    Attributes:
        item: its name.
        adopters: units that adopted it, with or without a time.
        undated: of them those at a time that is not known.
        first, last, median: times of its adopters, on the table's scale; None: none is known.
        population: units at risk; None: not known.
        p, q: of the Bass curve with the ceiling at 1, each with its standard error; None where it
            does not converge.
        reason: why there is no Bass curve.
        remark: what a reader of it must know.
    """

    item: str
    adopters: int
    undated: int
    first: float | None
    last: float | None
    median: float | None
    population: int | None
    p: float | None = None
    p_error: float | None = None
    q: float | None = None
    q_error: float | None = None
    reason: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class ItemsOverview:
    """All items of a table.

    Attributes:
        adoptions: the table.
        items: a row for each, in the order of the table.
        innovativeness: of the units, by Walker, Boushey, and Boehmke and Skinner.
        dates: which time stands for a date that is an interval.
        until: the end of observation; None: of each item its last adoption.
    """

    adoptions: Adoptions
    items: tuple[ItemRow, ...]
    innovativeness: tuple[Innovativeness, ...]
    dates: str
    until: float | None

    #: Names of the columns of :meth:`rows`.
    COLUMNS = (
        "item", "adopters", "undated", "first", "last", "median", "population",
        "bass_p", "bass_p_standard_error", "bass_q", "bass_q_standard_error", "reason", "remark",
    )  # fmt: skip
    #: Names of the columns of :meth:`unit_rows`.
    UNIT_COLUMNS = (
        "unit", "adoptions",
        "walker", "walker_rank", "boushey", "boushey_rank",
        "boehmke_skinner", "boehmke_skinner_rank", "boehmke_skinner_opportunities",
    )  # fmt: skip

    def rows(self) -> list[tuple[object, ...]]:
        """Return a row for each item."""
        return [
            (
                row.item, row.adopters, row.undated,
                self._time(row.first), self._time(row.last), self._time(row.median),
                row.population, row.p, row.p_error, row.q, row.q_error, row.reason, row.remark,
            )
            for row in self.items
        ]  # fmt: skip

    def unit_rows(self) -> list[tuple[object, ...]]:
        """Return a row for each unit, the most innovative by Walker's score first."""
        walker, boushey, rate = (
            {score.unit: score for score in found.scores} for found in self.innovativeness
        )
        return [
            (
                unit, rate[unit].adoptions,
                one.score, one.rank, boushey[unit].score, boushey[unit].rank,
                rate[unit].score, rate[unit].rank, rate[unit].opportunities,
            )
            for unit, one in walker.items()
        ]  # fmt: skip

    def _time(self, number: float | None) -> object:
        """Return a time as people write it: a number where it is one in the table, else a day."""
        if number is None or not self.adoptions.scale.printed:
            return self.adoptions.scale.text(number)
        return int(number) if number.is_integer() else number

    def to_dict(self) -> dict[str, Any]:
        """Return everything as JSON can hold it."""
        table = self.adoptions
        return {
            "population": table.population.to_dict(),
            "dates": self.dates,
            "until": table.scale.text(self.until),
            "time_unit": table.scale.unit,
            "time_scale": table.scale.meaning,
            "problems": [problem.to_dict() for problem in table.problems],
            "definitions": dict(_DEFINITIONS),
            "items": [dict(zip(self.COLUMNS, plain(row), strict=True)) for row in self.rows()],
            "innovativeness": {found.measure: found.to_dict() for found in self.innovativeness},
        }

    def to_frame(self) -> pd.DataFrame:
        """Return :meth:`rows` as a table.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        from lantoa.graph.frames import frame

        return frame(self.rows(), self.COLUMNS)

    def outline(self, *, evidence: int = 3) -> list[Line]:
        """Return it as lines for people; `evidence` counts nothing here."""
        population = self.adoptions.population
        at_risk = "not known" if population.count is None else f"{population.count:,}"
        lines = [
            Line(0, f"{len(self.items):,} items: how they spread", "title"),
            Line(1, f"population at risk: {at_risk} ({population.source})"),
            Line(1, f"dates: {self.dates}"),
        ]
        if self.until is not None:
            lines.append(Line(1, f"observed until {self.adoptions.scale.text(self.until)}"))
        lines += [Line(1, f"left out or noted: {p}", "note") for p in self.adoptions.problems]
        lines.append(Line(1, "items", "heading"))
        shown = sorted(self.items, key=lambda row: -row.adopters)[:_MOST_ITEMS]
        chosen = {row.item for row in shown}
        lines += [Line(2, self._words(row)) for row in self.items if row.item in chosen]
        if len(chosen) < len(self.items):
            rest = len(self.items) - len(chosen)
            lines.append(Line(2, f"and {rest:,} of fewer adopters: -f csv has all", "note"))
        for found in self.innovativeness:
            lines.append(Line(1, f"innovativeness of units ({found.measure})", "heading"))
            if found.reason:
                lines.append(Line(2, found.reason, "note"))
            known = [score for score in found.scores if score.score is not None]
            lines += [Line(2, f"{s.rank}. {s.unit}: {s.score:.4g}") for s in known[:_SHOWN]]
            if len(known) > _SHOWN:
                lines.append(Line(2, f"and {len(known) - _SHOWN:,} more", "note"))
        return lines

    def _words(self, row: ItemRow) -> str:
        found = f"{row.item}: {counted(row.adopters, 'adopters')}"
        if row.first is not None:
            first, last, median = (self._time(t) for t in (row.first, row.last, row.median))
            found += f", {first} to {last}, median {median}"
        if row.p is None:
            return f"{found}; no Bass curve: {row.reason}"
        remark = f" ({row.remark})" if row.remark else ""
        return f"{found}; Bass p = {row.p:.4g}, q = {row.q:.4g}{remark}"

    def picture(self) -> Picture:
        """Return a small curve for each of the largest items, which a notebook shows.

        Raises:
            UserError: matplotlib is not installed.
        """
        from lantoa.pictures.of_items import draw_items

        return draw_items(self.adoptions)

    def _repr_html_(self) -> str:
        from lantoa.pictures.save import in_notebook

        return in_notebook(self.picture) + to_html(self.outline())
