"""A measure with its definition, and what it gave."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lantoa.graph.diffusion.times import plain

if TYPE_CHECKING:
    from lantoa.graph.adoptions import Population, TimeScale
    from lantoa.graph.spread.subject import Subject


#: The unit of points in time, and of the bounds of periods.
TIME = "years on the scale of the times"
START = "start of the period, years on the scale of the times"
END = "end of the period (not included), years on the scale of the times"
MOMENTS = (TIME, START, END)
#: The unit of periods that are told by their number.
PERIOD = "calendar year (of a plain table: the time as printed)"
#: Rows of units or replications that a result holds in JSON unless others are asked for.
MOST_ROWS = 2000
_ROWS = {"values", "scores", "leaps", "coarse", "without_coordinates", "components"}
#: Periods begin half a minute early, against rounding; their first day is meant.
_EARLY = 2e-6
_YEAR = re.compile(r"\b(y|Y)ear(s?)\b")


def in_word(text: str, word: str) -> str:
    """Return a text about years with another word for the unit of time.

    >>> in_word("adopters a year, by year; 3 years", "month")
    'adopters a month, by month; 3 months'
    """
    if word == "year":
        return text

    def put(found: re.Match[str]) -> str:
        return (word.capitalize() if found[1] == "Y" else word) + found[2]

    return _YEAR.sub(put, text)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a result with its unit; `value` None where `note` says why there is none."""

    name: str
    value: float | int | None
    unit: str
    standard_error: float | None = None
    note: str | None = None

    def to_dict(self, word: str = "year") -> dict[str, Any]:
        """Return it as JSON can hold it; `word` is the unit of time."""
        return {
            "name": in_word(self.name, word),
            "value": plain(self.value),
            "standard_error": plain(self.standard_error),
            "unit": in_word(self.unit, word),
            "note": None if self.note is None else in_word(self.note, word),
        }


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of how an item spreads.

    Attributes:
        name: its name on the command line.
        title: its name in words.
        definition: its formula.
        reference: where it is from.
        compute: takes it of a subject; raises UserError where it cannot be taken.
        figures: the numbers of a result that are shown first.
        units: the units of the result's numbers by their name in JSON.
        of_deployments: whether it is of single deployments, not of the units.
        dated: whether it needs one time for each adoption, so that dates are chosen or imputed.
        default: whether it is taken unless others are asked for.
    """

    name: str
    title: str
    definition: str
    reference: str
    compute: Callable[[Subject], Any]
    figures: Callable[[Any], list[Figure]]
    units: Mapping[str, str] = field(default_factory=dict)
    of_deployments: bool = False
    dated: bool = True
    default: bool = True


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure gave.

    Attributes:
        measure: the measure.
        result: the dataclass that its function returns; None where there is none, or where the
            dates were imputed (the pooled `figures` are the result then).
        figures: its numbers; pooled, where the dates were imputed.
        population: who is at risk.
        dates: how uncertain dates were treated.
        left_out: adopters without a time, who are not in it.
        reason: why there is no result.
    """

    measure: Measure
    result: Any
    figures: tuple[Figure, ...]
    population: Population
    dates: str
    left_out: int = 0
    reason: str | None = None

    def table(self, scale: TimeScale) -> tuple[tuple[str, ...], list[tuple[object, ...]]] | None:
        """Return the result's own table as columns and rows, with days as days; None: no table."""
        result = getattr(self.result, "result", self.result)  # what is over ties
        columns: dict[str, list[object]]
        if hasattr(result, "columns"):
            columns = {name: plain(values) for name, values in result.columns().items()}
        elif hasattr(result, "to_frame"):
            frame = result.to_frame()
            columns = {str(name): plain(frame[name].tolist()) for name in frame.columns}
        elif isinstance(result, list | tuple) and result:
            columns = _side_by_side([as_json(one) for one in result])
        elif isinstance(result, dict) and result:
            rows = [{"of": name, **as_json(one)} for name, one in result.items()]
            columns = _side_by_side(rows)
        else:
            return None
        columns = {name: [_cell(value) for value in column] for name, column in columns.items()}
        if not scale.printed:
            for name in columns.keys() & {
                n for n, u in self.measure.units.items() if u in MOMENTS
            } - {"period"}:
                columns[name] = [
                    scale.text(time + _EARLY) if isinstance(time, float) else time
                    for time in columns[name]
                ]
        return tuple(columns), list(zip(*columns.values(), strict=True))

    def to_dict(self, *, per_unit: bool | None = None, word: str = "year") -> dict[str, Any]:
        """Return it as JSON can hold it.

        Args:
            per_unit: whether the result holds a row for each unit or replication; None: where
                those are at most 2,000. What is left out is counted in `rows_left_out`.
            word: the unit of time.
        """
        result: Any = None
        left_out: dict[str, int] = {}
        if self.result is not None:
            most = {True: math.inf, False: 0, None: MOST_ROWS}[per_unit]
            result, left_out = _without_rows(as_json(self.result), most)
        return {
            "title": in_word(self.measure.title, word),
            "definition": in_word(self.measure.definition, word),
            "reference": self.measure.reference,
            "population": self.population.to_dict(),
            "dates": self.dates,
            "adopters_without_a_time": self.left_out,
            "reason": self.reason,
            "figures": [figure.to_dict(word) for figure in self.figures],
            "units": {name: in_word(unit, word) for name, unit in self.measure.units.items()},
            "result": result,
            "rows_left_out": left_out,
        }


def _side_by_side(rows: list[dict[str, Any]]) -> dict[str, list[object]]:
    """Return results as columns: what is one value in each of them."""
    names = [n for n in rows[0] if not any(isinstance(row[n], dict | list) for row in rows)]
    return {name: [row[name] for row in rows] for name in names}


def _cell(value: object) -> object:
    """Return a value as a cell of a table holds it."""
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _without_rows(result: Any, most: float) -> tuple[Any, dict[str, int]]:
    """Return a result without its rows of units or replications if those are too many.

    Columns of numbers (of periods, of times) stay.
    """
    if not isinstance(result, dict):
        return result, {}
    long = {
        name: len(rows)
        for name, rows in result.items()
        if name in _ROWS and rows is not None and len(rows) > most
    }
    return {name: value for name, value in result.items() if name not in long}, long


def as_json(result: Any) -> Any:
    """Return a result, or several, as JSON can hold them."""
    if isinstance(result, list | tuple):
        return [as_json(part) for part in result]
    return plain(result.to_dict() if hasattr(result, "to_dict") else result)
