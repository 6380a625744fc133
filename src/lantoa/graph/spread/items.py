"""All items of a table side by side, and how innovative its units are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions, Dates
from lantoa.graph.diffusion.bass import bass_fit
from lantoa.graph.diffusion.innovativeness import Innovativeness
from lantoa.graph.diffusion.times import plain
from lantoa.graph.outline import Line, to_html
from lantoa.graph.spread import units as innovativeness
from lantoa.graph.spread.growth import remarks_of
from lantoa.graph.spread.subject import not_in_future, shares_by_year, year_edges
from lantoa.graph.spread.wording import counted

if TYPE_CHECKING:
    import pandas as pd

    from lantoa.graph.diffusion.growth_parameters import Parameter
    from lantoa.pictures.picture import Picture

#: Units of each score that are shown to people.
_SHOWN = 5
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
        """Return :meth:`rows` as a table."""
        try:
            import pandas as pd
        except ImportError as error:
            raise UserError("Tables need pandas: pip install 'lantoa[data]'.") from error
        return pd.DataFrame(self.rows(), columns=list(self.COLUMNS))

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
        lines += [Line(2, self._words(row)) for row in self.items]
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


def overview_of_items(
    adoptions: Adoptions, *, dates: Dates = "earliest", until: float | None = None
) -> ItemsOverview:
    """Return every item of a table in brief, and how innovative its units are.

    Args:
        adoptions: of several items.
        dates: which time stands for a date that is an interval.
        until: the end of observation, on the scale of the times; by default the last adoption of
            each item.

    Returns:
        A row for each item, with the p and q of the Bass curve whose ceiling is the population
        (Bass 1969, doi:10.1287/mnsc.15.5.215), and three scores of the units; see
        :mod:`lantoa.graph.diffusion.innovativeness`.

    >>> found = overview_of_items(Adoptions.build(
    ...     [("a", "x", 2010), ("b", "x", 2012), ("a", "y", 2013), ("c", "y", 2014)]))
    >>> [(row.item, row.adopters, row.first, row.median) for row in found.items]
    [('x', 2, 2010.0, 2011.0), ('y', 2, 2013.0, 2013.5)]
    >>> [row[0] for row in found.unit_rows()]
    ['a', 'b', 'c']
    """
    if until is not None:
        until = not_in_future(until, adoptions)
        adoptions = adoptions.until(until)
    unit, item, time = adoptions.events(dates)
    if until is not None:
        seen = time <= until
        unit, item, time = unit[seen], item[seen], time[seen]
    number = len(adoptions.items)
    bounds = np.searchsorted(item, np.arange(number + 1))
    undated = _undated(adoptions, dates, unit, item)
    rows = [
        _row(adoptions, name, time[bounds[at] : bounds[at + 1]], int(undated[at]), until)
        for at, name in enumerate(adoptions.items)
    ]
    scores = tuple(
        innovativeness.score_units(function, adoptions, dates=dates, until=until)
        for function in innovativeness.FUNCTIONS
    )
    treated = "exact" if adoptions.exact else dates
    return ItemsOverview(adoptions, tuple(rows), scores, treated, until)


def _undated(
    adoptions: Adoptions, dates: Dates, unit: NDArray[np.int64], item: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return for each item how many units adopted it only at times that are not known."""
    width = len(adoptions.units)
    unknown = np.isnan(adoptions.times(dates))
    adopted = np.unique(adoptions.item[unknown] * width + adoptions.unit[unknown])
    only = np.setdiff1d(adopted, item * width + unit)
    return np.bincount(only // max(width, 1), minlength=len(adoptions.items))


def _row(
    adoptions: Adoptions, name: str, times: NDArray[np.float64], undated: int, until: float | None
) -> ItemRow:
    count = adoptions.population.count
    known = len(times) > 0
    row = {
        "item": name,
        "adopters": len(times) + undated,
        "undated": undated,
        "first": float(times[0]) if known else None,
        "last": float(times[-1]) if known else None,
        "median": float(np.median(times)) if known else None,
        "population": count,
    }
    if not known:
        return ItemRow(**row, reason="no adoption has a time that is known")  # type: ignore[arg-type]
    if not count:
        return ItemRow(**row, reason="nobody knows the population")  # type: ignore[arg-type]
    edges = year_edges(adoptions, times[0], times[-1] if until is None else until)
    fit = bass_fit(shares_by_year(times, edges, count - undated), population=count - undated)
    if not fit.converged:
        return ItemRow(**row, reason=fit.reason)  # type: ignore[arg-type]
    p, q = fit.parameters
    return ItemRow(
        **row,  # type: ignore[arg-type]
        p=p.value,
        p_error=_error(p),
        q=q.value,
        q_error=_error(q),
        remark="; ".join(remarks_of(fit)) or None,
    )


def _error(part: Parameter) -> float:
    """Return the error by chance in which units adopt when, as the measure bass shows it."""
    return part.standard_error if part.sampling_error is None else part.sampling_error
