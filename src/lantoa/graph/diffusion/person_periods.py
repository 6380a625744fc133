"""Person-period tables: who was at risk of adopting in which period, and who adopted."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import MissingExtraError, UserError
from lantoa.graph.diffusion.period_edges import ROUNDING
from lantoa.graph.diffusion.periods import Periods, in_periods
from lantoa.graph.diffusion.times import Times, by_name, checked_population, time_array
from lantoa.graph.diffusion.times_and_ties import units_and_times
from lantoa.graph.diffusion.unit_series import unit_series

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from lantoa.graph.diffusion.ties_over_time import TiesInTime
    from lantoa.graph.diffusion.unit_series import UnitSeries

_MOST_ROWS = 50_000_000


@dataclass(frozen=True, slots=True, eq=False)
class PersonPeriods:
    """A person-period table and what it was built from.

    Attributes:
        table: one row for each unit and each period in which it was at risk: `unit`, `period`
            (1, 2, ...), `time` (when the period begins, years), `adopted` (1 in the period of
            adoption, which is a unit's last row, else 0) and the covariates.
        population: units at risk, never-adopters included.
        adopters: units that adopted in the time observed.
        periods: how many periods were observed.
        length: of a period in years.
        origin: when the first period begins; None where nothing was observed.
        dates: how uncertain dates were treated.
        widened: adopters whose adoption lies outside the time that they were said to be at risk;
            it was widened to hold it.
    """

    table: pd.DataFrame
    population: int
    adopters: int
    periods: int
    length: float
    origin: float | None
    dates: str = "exact"
    widened: int = 0


def person_periods(
    times: Times,
    *,
    covariates: Mapping[str, Mapping[Any, Any]] | None = None,
    varying: Mapping[str, UnitSeries] | None = None,
    exposures: Mapping[str, TiesInTime] | None = None,
    lag: int = 1,
    valued: bool = False,
    outgoing: bool = True,
    entries: Mapping[Any, float | None] | None = None,
    exits: Mapping[Any, float | None] | None = None,
    population: int | None = None,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "exact",
) -> PersonPeriods:
    """Lay out who was at risk of adopting in which period.

    A unit is at risk from the first period until, and with, the period in which it adopts; one
    that never adopts, until the last period. It never gets a date: coding never-adopters as
    adopters of the last period, as some shipped data do, turns censoring into events. A unit that
    did not exist all the time (a commune that was made or dissolved) is at risk only while it did:
    from the period of its entry (left truncation) to that of its exit (right censoring).

    Reference:
        Allison 1982, "Discrete-Time Methods for the Analysis of Event Histories", Sociological
        Methodology 13 (doi:10.2307/270718).

    Args:
        times: unit -> time of adoption in years, None for one that has not adopted so far; or a
            pandas Series.
        covariates: name -> unit -> value, the same in every period; or a DataFrame by unit.
        varying: name -> unit -> one value a period, or time -> value (of the period that the time
            lies in), or a DataFrame with a row a unit. What is not given is unknown.
        exposures: name -> ties (a graph ego -> alter, a TieMatrix, or several networks, see
            :func:`~lantoa.graph.diffusion.exposure.exposure`): the share of a unit's alters who
            had adopted `lag` periods before; unknown in the first `lag` periods.
        lag: of the exposures; 0 would count a unit's adoption as following from those of the
            same period.
        valued: weigh alters by the value of the tie.
        outgoing: alters are those whom a unit names; False: those who name it.
        entries: unit -> moment from which it is at risk; None or not there: from the first period.
        exits: unit -> moment from which it no longer is; None or not there: not before the end.
        population: units at risk, if more than are named: the others never adopted; their
            covariates, ties and so their exposure are unknown.
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: the last moment that was observed; None: the last adoption.
        dates: how the caller treated uncertain dates.

    Returns:
        The table, by unit and period.

    Raises:
        UserError: no unit, a population smaller than the units, adoptions before `origin`, an
            exit before the entry, nobody at risk in the time observed, a
            covariate that lacks periods, has two values for one or takes the name of a column.
        MissingExtraError: pandas is not installed.

    >>> found = person_periods({"a": 2020.0, "b": 2021.0, "c": None})
    >>> found.table[["unit", "period", "adopted"]].values.tolist()
    [['a', 1, 1], ['b', 1, 0], ['b', 2, 1], ['c', 1, 0], ['c', 2, 0]]
    """
    pandas = _pandas()
    dated, numbers = units_and_times(times, "times")
    units = _units(dated, exposures)
    named = len(units)
    moments = np.concatenate([numbers, np.full(named - len(dated), np.nan)])
    adopters = int((~np.isnan(moments)).sum())
    total = checked_population(adopters, len(units), population)
    if not total:
        raise UserError("There is no unit at risk; give the times of at least one.")
    moments = np.concatenate([moments, np.full(total - len(units), np.nan)])
    units += tuple(f"(unnamed {number})" for number in range(1, total - len(units) + 1))
    cut = in_periods(moments, period=period, origin=origin, until=until)
    if not cut.count:
        raise UserError(
            "Nobody has adopted and no time of observation is given, so that there is no period "
            "at risk; give the first and the last moment that were observed."
        )
    first, last, widened = _spells(units, cut, entries or {}, exits or {})
    row, number = _at_risk(first, last)
    columns: dict[str, Any] = {
        "unit": np.array(units, dtype=object)[row],
        "period": number + 1,
        "time": cut.starts[number],
        "adopted": (cut.numbers[row] == number).astype(np.int64),
    }
    fixed = {} if covariates is None else by_name(covariates)
    for name, known in fixed.items():
        _check_name(name, columns)
        values = pandas.Series([known.get(unit) for unit in units])
        columns[name] = values.infer_objects().to_numpy()[row]
    for name, series in (varying or {}).items():
        _check_name(name, columns)
        columns[name] = unit_series(name, series, units, cut)[row, number]
    for name, ties in (exposures or {}).items():
        from lantoa.graph.diffusion.exposure import exposure

        _check_name(name, columns)
        found = exposure(
            dict(zip(units, moments.tolist(), strict=True)),
            ties,
            lag=lag,
            valued=valued,
            outgoing=outgoing,
            period=period,
            origin=cut.origin,
            until=float(cut.starts[-1]),
        )
        columns[name] = np.where(row < named, found.values[row, number], np.nan)
    return PersonPeriods(
        table=pandas.DataFrame(columns),
        population=total,
        adopters=int(cut.adopted.sum()),
        periods=cut.count,
        length=cut.length,
        origin=cut.origin,
        dates=dates,
        widened=widened,
    )


def pooled(parts: Mapping[Any, PersonPeriods], *, name: str = "item") -> PersonPeriods:
    """Put the tables of several items under one another, with the item in a column.

    Periods count from each item's own first; the time at risk starts anew with each.

    Reference:
        Boehmke 2009, "Approaches to Modeling the Adoption and Diffusion of Policies with Multiple
        Components", State Politics & Policy Quarterly 9(2).

    Args:
        parts: item -> its table.
        name: of the column of the items.

    Returns:
        One table; the population is that of the units in any of them.

    Raises:
        UserError: no part, or parts with periods of different lengths.

    >>> found = pooled({"x": person_periods({"a": 1.0, "b": 2.0}), "y": person_periods({"a": 5})})
    >>> found.table[["item", "unit", "period", "adopted"]].values.tolist()
    [['x', 'a', 1, 1], ['x', 'b', 1, 0], ['x', 'b', 2, 1], ['y', 'a', 1, 1]]
    """
    pandas = _pandas()
    if not parts:
        raise UserError("There is no table to pool; give at least one item.")
    if len({part.length for part in parts.values()}) > 1:
        raise UserError("The items have periods of different lengths; build them with one length.")
    tables = [part.table.assign(**{name: item}) for item, part in parts.items()]
    table = pandas.concat(tables, ignore_index=True)
    origins = [part.origin for part in parts.values() if part.origin is not None]
    return PersonPeriods(
        table=table,
        population=max(table["unit"].nunique(), *(part.population for part in parts.values())),
        adopters=int(table.loc[table["adopted"] == 1, "unit"].nunique()),
        periods=max(part.periods for part in parts.values()),
        length=next(iter(parts.values())).length,
        origin=min(origins, default=None),
        dates="; ".join(sorted({part.dates for part in parts.values()})),
        widened=sum(part.widened for part in parts.values()),
    )


def _units(
    dated: tuple[Hashable, ...], exposures: Mapping[str, TiesInTime] | None
) -> tuple[Hashable, ...]:
    """Return the units: those with times, then those that only ties name."""
    units = dict.fromkeys(dated)
    if exposures:
        from lantoa.graph.diffusion.ties_over_time import named_in

        for ties in exposures.values():
            units |= dict.fromkeys(named_in(ties))
    return tuple(units)


def _spells(
    units: tuple[Hashable, ...],
    cut: Periods,
    entries: Mapping[Any, float | None],
    exits: Mapping[Any, float | None],
) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Return the first and last period (included) in which each unit was at risk."""
    begin = time_array([entries.get(unit) for unit in units], "entries")
    end = time_array([exits.get(unit) for unit in units], "exits")
    if (end <= begin).any():
        unit = units[int(np.flatnonzero(end <= begin)[0])]
        raise UserError(f"{unit!r} leaves before it is at risk; mend its entry or exit.")
    ends = np.where(cut.numbers >= 0, cut.numbers, cut.count - 1)
    first = np.floor((begin - cut.origin) / cut.length + ROUNDING)
    first = np.clip(np.nan_to_num(first, nan=0.0), 0, cut.count).astype(np.int64)
    last = np.ceil((end - cut.origin) / cut.length - ROUNDING) - 1  # at its start: not in it
    last = np.clip(np.nan_to_num(last, nan=float(cut.count)), -1, cut.count).astype(np.int64)
    outside = cut.adopted & ((cut.numbers < first) | (cut.numbers > last))
    first = np.where(outside, np.minimum(first, cut.numbers), first)
    last = np.where(outside, np.maximum(last, cut.numbers), np.minimum(last, ends))
    last = np.where(cut.adopted, cut.numbers, last)
    return first, last, int(outside.sum())


def _at_risk(
    first: NDArray[np.int64], last: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return unit and period, as numbers, of each row."""
    lengths = np.maximum(last - first + 1, 0)
    total = int(lengths.sum())
    if total > _MOST_ROWS:
        raise UserError(
            f"The table would have {total:,} rows, units by periods; give longer periods."
        )
    if not total:
        raise UserError("No unit is at risk in the time observed; mend the entries and exits.")
    row = np.repeat(np.arange(len(lengths)), lengths)
    return row, np.arange(total) - np.repeat(np.cumsum(lengths) - lengths, lengths) + first[row]


def _check_name(name: str, columns: Mapping[str, Any]) -> None:
    if name in columns:
        raise UserError(f"Two columns are called {name!r}; give the covariate another name.")


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError("pandas", "analysis") from error
    return pandas
