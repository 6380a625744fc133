"""Adoption times as the measures take them, checked once; and results as JSON can hold them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from lantoa.errors import MissingExtraError, UserError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

#: Time of adoption by unit, or a sequence of times; None or nan: not adopted so far.
Times: TypeAlias = (
    "Mapping[Any, float | None] | Sequence[float | None] | Sequence[float] | NDArray[np.float64]"
)


def time_array(times: Times, name: str = "times") -> NDArray[np.float64]:
    """Return times as an array; nan where a unit has not adopted so far.

    Args:
        times: unit -> time, or times alone (1-D); None or nan: not adopted so far.
        name: what the error calls them.

    Raises:
        UserError: something is no number, is infinite, or the array is not 1-D.

    >>> time_array({"a": 2015, "b": None})
    array([2015.,   nan])
    """
    named = by_unit(times)
    values = list(named.values()) if isinstance(named, Mapping) else named
    if isinstance(values, np.ndarray) and values.dtype.kind in "mM":
        raise UserError(f"The {name} must be numbers or empty; turn dates into years.")
    try:
        array = np.array(values, dtype=np.float64)  # None becomes nan
    except (TypeError, ValueError):
        array = _with_gaps(values, name)
    if array.ndim != 1:
        raise UserError(f"The {name} must be one number a unit, not a table of several.")
    if np.isinf(array).any():
        raise UserError(f"The {name} must be finite; leave a unit that has not adopted empty.")
    return array


def _with_gaps(values: Any, name: str) -> NDArray[np.float64]:
    """Return values as an array, where pandas' empty cells are among them."""
    try:
        return np.array([math.nan if is_empty(v) else v for v in values], dtype=np.float64)
    except (TypeError, ValueError):
        raise UserError(f"The {name} must be numbers or empty; turn dates into years.") from None


def is_empty(value: object) -> bool:
    """Return whether a cell says nothing: None, nan, or what pandas has for them.

    >>> is_empty(None), is_empty(float("nan")), is_empty(0)
    (True, True, False)
    """
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(value, float | np.floating) and math.isnan(value)


def by_unit(given: Any) -> Any:
    """Return a pandas Series as a mapping by its index, and anything else as it is.

    Raises:
        UserError: the index names a unit twice.

    >>> import pandas as pd
    >>> by_unit(pd.Series([2015, 2016], index=["a", "b"]))
    {'a': 2015, 'b': 2016}
    """
    if isinstance(given, Mapping) or not (hasattr(given, "index") and hasattr(given, "to_numpy")):
        return given
    if hasattr(given, "columns"):
        raise UserError("Give one column of the table, by unit, not the table.")
    found = dict(given.items())
    if len(found) != len(given):
        raise UserError("The index names a unit twice; give one row a unit.")
    return found


def by_name(given: Any) -> Any:
    """Return a pandas DataFrame with a row a unit as column -> unit -> value; else what is given.

    Raises:
        UserError: the index names a unit twice.

    >>> import pandas as pd
    >>> by_name(pd.DataFrame({"rich": [1, 0]}, index=["a", "b"]))
    {'rich': {'a': 1, 'b': 0}}
    """
    if not (hasattr(given, "columns") and hasattr(given, "to_numpy")):
        return given
    return {str(name): by_unit(given.iloc[:, at]) for at, name in enumerate(given.columns)}


def checked_population(adopters: int, units: int, population: int | None) -> int:
    """Return the population at risk: as given, else the number of units.

    Args:
        adopters: units that have adopted.
        units: units that are given, with and without a time.
        population: units at risk, given or not named included.

    Raises:
        UserError: the population is no whole number, or smaller than the adopters or than the
            given units.

    >>> checked_population(2, 3, None), checked_population(2, 3, 10)
    (3, 10)
    """
    if population is None:
        return units
    population = checked_count(population)
    if population < adopters:
        raise UserError(
            f"The population of {population:,} is smaller than the {adopters:,} adopters; "
            "give the number of all units that could have adopted."
        )
    if population < units:
        raise UserError(
            f"The population of {population:,} is smaller than the {units:,} units given; "
            "give the number of all units that could have adopted."
        )
    return population


def checked_count(population: float) -> int:
    """Return a number of units at risk as a whole number.

    Raises:
        UserError: it is none, or negative.

    >>> checked_count(50.0)
    50
    """
    try:
        whole = int(population)
    except (TypeError, ValueError, OverflowError):
        whole = -1
    if whole < 0 or whole != population:
        raise UserError(f"A population is a whole number of units; {population!r} is none.")
    return whole


def checked_moment(moment: float, name: str) -> float:
    """Return a time that is given besides the adoptions, e.g. the end of observation.

    Raises:
        UserError: it is no finite number.

    >>> checked_moment(2020, "end of observation")
    2020.0
    """
    try:
        found = float(moment)
    except (TypeError, ValueError):
        found = math.nan
    if not math.isfinite(found):
        raise UserError(f"The {name} must be a finite time; {moment!r} is none.")
    return found


def plain(value: object) -> Any:
    """Return a value that JSON can hold: what is no finite number becomes None.

    >>> plain((1.5, float("nan"), np.int64(3)))
    [1.5, None, 3]
    """
    if isinstance(value, np.ndarray) and value.dtype == np.float64:
        return value.tolist() if np.isfinite(value).all() else plain(value.tolist())
    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    return value


def frame(columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """Return columns as a pandas DataFrame.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtraError("pandas", "data") from None
    return pd.DataFrame(dict(columns))


def checked_level(level: float) -> float:
    """Return a level of confidence.

    Raises:
        UserError: it does not lie between 0 and 1.

    >>> checked_level(0.95)
    0.95
    """
    if not 0 < level < 1:
        raise UserError(f"The level of confidence must lie between 0 and 1; {level} does not.")
    return level
