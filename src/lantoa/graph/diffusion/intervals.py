"""Adoption dates that are known as intervals."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.times import Times, by_unit, time_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def intervals(
    times: Times, latest: Times | None = None, undated: int | Iterable[Hashable] = 0
) -> tuple[list[Hashable], Floats, Floats, int]:
    """Return who adopted, and between which times.

    Args:
        times: time of adoption by unit (with ``latest``: the earliest); None or nan: none.
        latest: the latest time by unit, in the same form; a unit with one of the two dates has
            an interval open at the other end, one with neither has not adopted.
        undated: units that have adopted nobody knows when, or how many.

    Returns:
        Names of the adopters (positions, where times came without names), their earliest and
        latest times (infinite where open), and how many of them have no date.

    Raises:
        UserError: the two are not about the same units, or a latest time is before the earliest.

    >>> intervals({"a": 2012, "b": None, "c": None}, {"a": 2014, "b": 2015, "c": None})
    (['a', 'b'], array([2012.,  -inf]), array([2014., 2015.]), 0)
    """
    times, latest = by_unit(times), by_unit(latest)
    low = time_array(times, "earliest times" if latest is not None else "times")
    names: list[Hashable] = list(times) if isinstance(times, Mapping) else list(range(len(low)))
    high = low
    if latest is not None:
        if isinstance(times, Mapping) != isinstance(latest, Mapping):
            raise UserError("Give earliest and latest times both by unit or both as a sequence.")
        if isinstance(latest, Mapping) and set(latest) != set(times):
            raise UserError("Give earliest and latest times for the same units.")
        in_order = [latest[name] for name in names] if isinstance(latest, Mapping) else latest
        high = time_array(in_order, "latest times")
        if len(high) != len(low):
            raise UserError("Give as many latest as earliest times.")
        if (high < low).any():
            worst = names[int(np.argmax(high < low))]
            raise UserError(f"The latest time of {worst!r} lies before its earliest; swap them.")
    dated = ~(np.isnan(low) & np.isnan(high))
    if isinstance(undated, int):
        more: list[Hashable] = [("undated", n) for n in range(undated)]
    else:
        known = {name for name, has in zip(names, dated, strict=True) if has}
        more = [name for name in dict.fromkeys(undated) if name not in known]
    names = [name for name, has in zip(names, dated, strict=True) if has] + more
    low = np.where(np.isnan(low), -np.inf, low)[dated]
    high = np.where(np.isnan(high), np.inf, high)[dated]
    low = np.concatenate([low, np.full(len(more), -np.inf)])
    high = np.concatenate([high, np.full(len(more), np.inf)])
    return names, low, high, len(more)
