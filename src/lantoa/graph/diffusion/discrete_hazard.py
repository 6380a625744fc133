"""The discrete hazard: of those who had not adopted before a period, the share that does in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.period_edges import count_before, period_edges
from lantoa.graph.diffusion.row_results import RowResult
from lantoa.graph.diffusion.times import Times, checked_population, plain, time_array

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscreteHazard(RowResult):
    """The hazard of adoption by period.

    Attributes:
        starts: start of each period (included).
        ends: end of each period (not included).
        at_risk: units that had not adopted before the period.
        adopted: units that adopted in it.
        hazard: adopted / at_risk; None where nobody is at risk.
        standard_error: of the hazard as a binomial share; None where there is no hazard.
        population: all units.
        first: what the hazard of the first period is: 0 by convention, or of all units.
        dates: how uncertain dates were treated.
    """

    COLUMNS: ClassVar[Mapping[str, str]] = {
        "start": "starts",
        "end": "ends",
        "at_risk": "at_risk",
        "adopted": "adopted",
        "hazard": "hazard",
        "standard_error": "standard_error",
    }

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    at_risk: tuple[int, ...]
    adopted: tuple[int, ...]
    hazard: tuple[float | None, ...]
    standard_error: tuple[float | None, ...]
    population: int
    first: str
    dates: str


def discrete_hazard(
    times: Times,
    *,
    population: int | None = None,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    edges: Sequence[float] | NDArray[np.float64] | None = None,
    first: Literal["zero", "at risk"] = "zero",
    dates: str = "exact",
) -> DiscreteHazard:
    """Return the hazard of each period: with q_t adopters by the end of t among n units::

        h_t = (q_t - q_(t-1)) / (n - q_(t-1))

    Args:
        times: time of adoption by unit, in years; None or nan: not adopted so far, at risk in
            every period.
        population: units at risk n; else the units in ``times``.
        period: length of a period in years.
        origin: start of the first period; else the first adoption; earlier adopters are not at
            risk in it.
        until: a time that the last period holds; else the last adoption.
        edges: the bounds of the periods instead.
        first: "zero": the first period's hazard is 0 by convention, as in netdiffuseR (what is
            observed begins with its adopters); "at risk": it is q_1 / n like the others.
        dates: how the caller treated uncertain dates; told in the result.

    Returns:
        The hazard by period, with the numbers that it is made of.

    Raises:
        UserError: nobody has adopted at a known time, or the population is too small.

    References: Allison 1984, Event History Analysis, ch. 2; Wooldridge 2010, Econometric
    Analysis of Cross Section and Panel Data, section 22.2; netdiffuseR ``hazard_rate``.

    >>> discrete_hazard([1, 1, 2, 3, None]).hazard
    (0.0, 0.3333333333333333, 0.5)
    >>> discrete_hazard([1, 1, 2, 3, None], population=10, first="at risk").hazard[0]
    0.2
    """
    if first not in {"zero", "at risk"}:
        raise UserError(f"The first hazard is 'zero' or 'at risk', not {first!r}.")
    array = time_array(times)
    adoptions = np.sort(array[~np.isnan(array)])
    n = checked_population(len(adoptions), len(array), population)
    bounds = period_edges(adoptions, width=period, start=origin, until=until, edges=edges)
    by_edge = count_before(bounds, adoptions)
    adopted, at_risk = np.diff(by_edge), n - by_edge[:-1]
    hazard = np.divide(adopted, at_risk, out=np.full(len(adopted), np.nan), where=at_risk > 0)
    error = np.sqrt(hazard * (1 - hazard) / np.maximum(at_risk, 1))
    if first == "zero":
        hazard[0], error[0] = 0.0, np.nan
    return DiscreteHazard(
        starts=tuple(bounds[:-1].tolist()),
        ends=tuple(bounds[1:].tolist()),
        at_risk=tuple(at_risk.tolist()),
        adopted=tuple(adopted.tolist()),
        hazard=tuple(plain(hazard)),
        standard_error=tuple(plain(error)),
        population=n,
        first="0 by convention" if first == "zero" else "of all at risk",
        dates=dates,
    )
