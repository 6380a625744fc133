"""What is known of units by period, in whatever shape it was given."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.period_edges import ROUNDING
from lantoa.graph.diffusion.periods import Periods

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    #: unit -> a value, one value a period, or time -> value; a table with a row a unit; an array
    #: in the order of the units, with a column a period or one for all.
    UnitSeries: TypeAlias = (
        "Mapping[Any, float | None] | Mapping[Any, Sequence[Any]]"
        " | Mapping[Any, Mapping[float, Any]] | pd.DataFrame | NDArray[Any]"
    )


def unit_series(
    name: str, series: UnitSeries, units: Sequence[Hashable], cut: Periods
) -> NDArray[Any]:
    """Return one value a unit and period, nan where none is known.

    Args:
        name: what the values are called in errors.
        series: unit -> value (the same in every period), one value a period, or time -> value (of
            the period that the time lies in); a DataFrame with a row a unit; or an array in the
            order of the units.
        units: n units.
        cut: T periods.

    Returns:
        Shape (n, T); numbers where all values are, else objects.

    Raises:
        UserError: another number of values than periods, or two for one period.

    >>> from lantoa.graph.diffusion.periods import in_periods
    >>> cut = in_periods(np.array([2015.0, 2016.0]))
    >>> unit_series("x", {"a": 5, "b": {2016.0: 3}}, ["a", "b", "c"], cut).tolist()
    [[5.0, 5.0], [nan, 3.0], [nan, nan]]
    """
    values = np.full((len(units), cut.count), np.nan, dtype=object)
    rows = _rows(name, series, units)
    for position, unit in enumerate(units):
        given = rows.get(unit)
        if isinstance(given, Mapping):
            for number, value in _dated(name, unit, given, cut).items():
                values[position, number] = np.nan if value is None else value
        elif isinstance(given, Sequence | np.ndarray) and not isinstance(given, str):
            if len(given) != cut.count:
                raise UserError(
                    f"The covariate {name!r} has {len(given)} values for {unit} but {cut.count} "
                    "periods were observed; give one a period."
                )
            values[position] = [np.nan if value is None else value for value in given]
        elif given is not None:
            values[position] = given
    try:
        return values.astype(np.float64)
    except (TypeError, ValueError):
        return values


def _rows(name: str, series: UnitSeries, units: Sequence[Hashable]) -> Mapping[Any, Any]:
    if isinstance(series, Mapping):
        return series
    if isinstance(series, np.ndarray):
        if series.ndim not in (1, 2) or len(series) != len(units):
            raise UserError(
                f"The covariate {name!r} is an array of shape {series.shape} but there are "
                f"{len(units)} units; give one row a unit."
            )
        return dict(zip(units, series, strict=True))
    return dict(zip(series.index, series.to_numpy(), strict=True))


def _dated(name: str, unit: Hashable, given: Mapping[float, Any], cut: Periods) -> dict[int, Any]:
    """Return the values by the number of the period that their time lies in."""
    moments = np.array(list(given), dtype=np.float64)
    numbers = np.floor((moments - cut.origin) / cut.length + ROUNDING)
    found: dict[int, Any] = {}
    for number, value in zip(numbers.tolist(), given.values(), strict=True):
        if not 0 <= number < cut.count:
            continue
        if number in found:
            start = cut.origin + number * cut.length
            raise UserError(
                f"The covariate {name!r} has two values for {unit} in the period that begins at "
                f"{start:g}; give one a period."
            )
        found[int(number)] = value
    return found
