"""Boehmke and Skinner's innovativeness: adoptions over the opportunities to adopt."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.innovativeness import Innovativeness, Ratios, scored, sparse
from lantoa.graph.diffusion.item_adoptions import ItemAdoptions, ItemTimes, item_adoptions
from lantoa.graph.diffusion.times import time_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Days are kept as fractions of years; the end of a period must not fall into it by rounding.
_ROUNDING = 1e-9


def boehmke_skinner(
    adoptions: ItemTimes,
    *,
    period: float = 1.0,
    until: float | None = None,
    window: tuple[float, float] | None = None,
    units: Iterable[Hashable] = (),
    since: Mapping[Any, float] | None = None,
    undated: Collection[tuple[Hashable, Hashable]] = (),
    columns: tuple[str, str, str] = ("unit", "item", "time"),
    replicates: int = 1000,
    seed: int = 0,
    level: float = 0.95,
    dates: str = "exact",
) -> Innovativeness:
    r"""Return the rate at which each unit takes its opportunities to adopt.

    .. math:: R_u = \frac{\sum_i \sum_p y_{uip}}{\sum_i \sum_p r_{uip}}

    where r_uip is 1 in every period p in which unit u is at risk of adopting item i, from the
    period of the item's first adoption anywhere to its own adoption, both included, and y_uip is
    1 in the period of its adoption. A unit that never adopts the item is at risk until `until`;
    right censoring is thus in the opportunities, where Walker's score takes a place for it.

    Reference:
        Boehmke & Skinner 2012, "State Policy Innovativeness Revisited", State Politics & Policy
        Quarterly 12(3) (doi:10.1177/1532440012438890).

    Args:
        adoptions: item -> unit -> time in years (None or nan: not adopted so far), or a DataFrame.
        period: length of a period in years. Periods begin with the first adoption of all.
        until: the last moment at which the items were observed; None: each item's last adoption.
        window: only opportunities in the periods that begin in [from, to): the score of a time.
        units: further units at risk, that may have adopted nothing.
        since: when a unit came to be, if not before the first adoption of all: it had no
            opportunity in earlier periods (states that joined, communes that were made).
        undated: (unit, item) that were adopted at a time that is not known.
        columns: of a DataFrame: unit, item and time.
        replicates: of the bootstrap over items; 0 for none.
        seed: of it.
        level: of the intervals.
        dates: how the caller treated uncertain dates.

    Returns:
        The scores with ranks, standard errors and intervals.

    Raises:
        UserError: adoptions that cannot be read, a period that is not positive, an empty window,
            adoptions after `until`, or before the unit came to be.

    >>> found = boehmke_skinner({"x": {"a": 2000, "b": 2003, "c": None}}, replicates=0)
    >>> [(one.unit, one.score, one.opportunities) for one in found.scores]
    [('a', 1.0, 1.0), ('b', 0.25, 4.0), ('c', 0.0, 4.0)]
    >>> boehmke_skinner({"x": {"a": 2000, "b": 2003}}, since={"b": 2002},
    ...                 replicates=0).score("b").opportunities
    2.0
    """
    if not (np.isfinite(period) and period > 0):
        raise UserError(f"A period lasts {period} years; give a length above 0.")
    everything = item_adoptions(adoptions, units=units, undated=undated, columns=columns)
    origin = float(everything.time.min(initial=np.inf))
    if until is not None and everything.time.max(initial=-np.inf) > until:
        raise UserError(
            f"There are adoptions after {until:g}, the last moment observed; give a later one."
        )
    low, high = _window(window, origin, period)
    table, left_out = everything.dated()
    # Whole periods since the first adoption of all: differences only, wherever the scale begins.
    own = _number(table.time, origin, period)
    first = _number(table.first, origin, period)
    end = _number(table.last if until is None else np.full(len(first), until), origin, period)
    begin = np.maximum(first, low)
    offered = np.maximum(np.minimum(end, high) - begin + 1, 0)
    came = _came(since, table, own, origin, period)
    start = np.maximum(begin[table.item], came[table.unit])
    taken = np.maximum(np.minimum(own, high) - start + 1, 0)
    within = (own >= low) & (own <= high)
    late_unit, late_item = _late(came, begin, table)
    late = np.minimum(came[late_unit] - begin[late_item], offered[late_item])
    missed = sparse(
        np.concatenate([offered[table.item] - taken, offered[table.undated_item], late]),
        np.concatenate([table.unit, table.undated_unit, late_unit]),
        np.concatenate([table.item, table.undated_item, late_item]),
        table,
    )
    return scored(
        "boehmke_skinner",
        table,
        Ratios(sparse(within.astype(float), table.unit, table.item, table), offered, missed),
        left_out=left_out,
        replicates=replicates,
        seed=seed,
        level=level,
        period=period,
        dates=dates,
        counted=within,
    )


def _came(
    since: Mapping[Any, float] | None,
    table: ItemAdoptions,
    own: NDArray[np.float64],
    origin: float,
    period: float,
) -> NDArray[np.float64]:
    """Return the period in which each unit came to be; -inf: always there."""
    found = np.full(len(table.units), -np.inf)
    if not since:
        return found
    row = {unit: place for place, unit in enumerate(table.units)}
    known = {row[unit]: time for unit, time in since.items() if unit in row}
    places = np.fromiter(known, dtype=np.int64, count=len(known))
    moments = time_array(list(known.values()), "times since when units are at risk")
    found[places] = np.where(np.isnan(moments), -np.inf, _number(moments, origin, period))
    early = np.flatnonzero(own < found[table.unit])
    if len(early):
        unit, item = table.units[table.unit[early[0]]], table.items[table.item[early[0]]]
        raise UserError(f"{unit} adopted {item} before it came to be; mend one of the two times.")
    return found


def _late(
    came: NDArray[np.float64], begin: NDArray[np.float64], table: ItemAdoptions
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the units and items of which a unit without an adoption came too late for all."""
    units = np.flatnonzero(np.isfinite(came))
    unit, item = np.divmod(np.arange(len(units) * len(begin)), max(1, len(begin)))
    unit = units[unit] if len(units) else unit
    later = came[unit] > begin[item]
    taken = np.concatenate(
        [
            table.unit * len(begin) + table.item,
            table.undated_unit * len(begin) + table.undated_item,
        ]
    )
    later &= ~np.isin(unit * len(begin) + item, taken)
    return unit[later].astype(np.int64), item[later].astype(np.int64)


def _number(times: NDArray[np.float64], origin: float, period: float) -> NDArray[np.float64]:
    return np.asarray(np.floor((times - origin) / period + _ROUNDING), dtype=np.float64)


def _window(
    window: tuple[float, float] | None, origin: float, period: float
) -> tuple[float, float]:
    """Return the first and the last period of a window."""
    if window is None or not np.isfinite(origin):
        return -np.inf, np.inf
    since, before = window
    if not since < before:
        raise UserError(f"The window from {since:g} to {before:g} is empty; give a later end.")
    low = np.ceil((since - origin) / period - _ROUNDING)
    return float(low), float(np.ceil((before - origin) / period - _ROUNDING) - 1)
