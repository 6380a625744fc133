"""A measure with its definition, and what it gave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lantoa.graph.diffusion.times import plain

if TYPE_CHECKING:
    from lantoa.graph.adoptions import Population
    from lantoa.graph.spread.subject import Subject


#: The unit of points in time.
TIME = "years on the scale of the times"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a result with its unit; `value` None where `note` says why there is none."""

    name: str
    value: float | int | None
    unit: str
    standard_error: float | None = None
    note: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {
            "name": self.name,
            "value": plain(self.value),
            "standard_error": plain(self.standard_error),
            "unit": self.unit,
            "note": self.note,
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

    def table(self) -> tuple[tuple[str, ...], list[tuple[object, ...]]] | None:
        """Return the result's own table as columns and rows; None if it has none."""
        result = getattr(self.result, "result", self.result)  # what is over ties
        if hasattr(result, "columns"):
            columns = {name: plain(values) for name, values in result.columns().items()}
            return tuple(columns), list(zip(*columns.values(), strict=True))
        if hasattr(result, "to_frame"):
            frame = result.to_frame()
            rows = [tuple(plain(value) for value in row) for row in frame.itertuples(index=False)]
            return tuple(str(name) for name in frame.columns), rows
        return None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {
            "title": self.measure.title,
            "definition": self.measure.definition,
            "reference": self.measure.reference,
            "population": self.population.to_dict(),
            "dates": self.dates,
            "adopters_without_a_time": self.left_out,
            "reason": self.reason,
            "figures": [figure.to_dict() for figure in self.figures],
            "units": dict(self.measure.units),
            "result": None if self.result is None else as_json(self.result),
        }


def as_json(result: Any) -> Any:
    """Return a result, or several, as JSON can hold them."""
    if isinstance(result, list | tuple):
        return [as_json(part) for part in result]
    return plain(result.to_dict() if hasattr(result, "to_dict") else result)
