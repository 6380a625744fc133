"""Co-adoption: units that took up the same items before, and so are likely to know each other."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from lantoa.errors import UserError
from lantoa.graph.diffusion.tie_matrix import TieMatrix, tie_matrix

#: Pairs of adopters, over all items: more do not fit into a laptop's memory.
_MOST_PAIRS = 50_000_000


def co_adoption(
    units: Sequence[Hashable] | NDArray[Any],
    items: Sequence[Hashable] | NDArray[Any],
    times: Sequence[float | None] | NDArray[np.float64] | None = None,
    *,
    window: float | None = None,
    before: float | None = None,
    without: Hashable | None = None,
    least: int = 1,
    population: Sequence[Hashable] | None = None,
) -> TieMatrix:
    """Return ties of units that adopted the same items, as many as the value says, both ways.

    To study how one item spread, the ties must be older than it and not made of it: leave it out
    with `without` and give its first adoption as `before`; else the ties hold what they are to
    explain.

    Args:
        units: who adopted, one entry an adoption.
        items: what; same length. Of a unit's repeated adoptions of one item the first counts.
        times: when, in years; None or nan: unknown. Needed for `window` and `before`.
        window: how many years may lie between the adoptions of an item by two units; None: any.
        before: only adoptions before this moment count.
        without: an item that makes no ties.
        least: how many items two units must share.
        population: all units, in the order of the result; None: those that adopted anything.

    Returns:
        The ties, mutual; the value is the number of shared items. In `left_out` are units all of
        whose adoptions lack a time that is needed.

    Raises:
        UserError: columns of different lengths, settings out of range, a window without times,
            units that the population lacks, or too many pairs.

    >>> found = co_adoption(["a", "b", "c", "a", "b"], ["x", "x", "x", "y", "y"],
    ...                     [2015, 2016, 2020, 2018, 2018], window=2)
    >>> found.to_frame().values.tolist()
    [['a', 'b', 2.0], ['b', 'a', 2.0]]
    """
    _check(units, items, times, window=window, before=before, least=least)
    order = tuple(dict.fromkeys(units)) if population is None else tuple(population)
    index = {unit: position for position, unit in enumerate(order)}
    unknown = next((unit for unit in units if unit not in index), None)
    if unknown is not None:
        raise UserError(f"The population lacks the unit {unknown!r}; give all units that adopted.")
    numbers: dict[Hashable, int] = {}
    who = np.array([index[unit] for unit in units], dtype=np.int64)
    what = np.array([numbers.setdefault(item, len(numbers)) for item in items], dtype=np.int64)
    when = np.full(len(who), np.nan)
    if times is not None:
        when = np.array([np.nan if time is None else time for time in times], dtype=np.float64)
    kept = what != numbers[without] if without in numbers else np.ones(len(who), dtype=bool)
    needs_time = window is not None or before is not None
    left_out: tuple[Hashable, ...] = ()
    if needs_time:
        dated = ~np.isnan(when)
        undated = np.setdiff1d(who[kept & ~dated], who[kept & dated])
        left_out = tuple(order[position] for position in undated.tolist())
        kept &= dated
    if before is not None:
        kept &= np.nan_to_num(when, nan=np.inf) < before
    matrix = _shared(who[kept], what[kept], when[kept], len(order), window)
    pairs = matrix.tocoo()
    enough = (pairs.data >= least) & (pairs.row != pairs.col)
    how = "units that adopted the same items"
    how += f" within {window:g} years of each other" if window is not None else ""
    how += f", before {before:g}" if before is not None else ""
    how += f", at least {least} of them" if least > 1 else ""
    how += f", {without!r} left out" if without is not None else ""
    return tie_matrix(
        order,
        pairs.row[enough],
        pairs.col[enough],
        pairs.data[enough],
        how=how,
        left_out=left_out,
    )


def _check(
    units: Sequence[Hashable] | NDArray[Any],
    items: Sequence[Hashable] | NDArray[Any],
    times: Sequence[float | None] | NDArray[np.float64] | None,
    *,
    window: float | None,
    before: float | None,
    least: int,
) -> None:
    lengths = {len(units), len(items), len(units) if times is None else len(times)}
    if len(lengths) > 1:
        raise UserError("Units, items and times must be columns of one length.")
    if window is not None and not (np.isfinite(window) and window >= 0):
        raise UserError(f"The window is {window} years; give 0 or more.")
    if least < 1:
        raise UserError(f"Units share at least {least} items; give 1 or more.")
    if times is None and (window is not None or before is not None):
        raise UserError("A window or a last moment needs the times of the adoptions; give them.")


def _shared(
    who: NDArray[np.int64],
    what: NDArray[np.int64],
    when: NDArray[np.float64],
    size: int,
    window: float | None,
) -> Any:
    """Return how many items each two units share, as a sparse matrix."""
    rank = np.lexsort((np.nan_to_num(when, nan=np.inf), what, who))
    who, what, when = who[rank], what[rank], when[rank]
    first = np.ones(len(who), dtype=bool)
    first[1:] = (who[1:] != who[:-1]) | (what[1:] != what[:-1])
    who, what, when = who[first], what[first], when[first]
    if window is None:
        adopters = np.bincount(what) if len(what) else np.zeros(1, np.int64)
        _refuse_too_many(float((adopters.astype(np.float64) ** 2).sum()))
        count = int(what.max()) + 1 if len(what) else 1
        table = sparse.csr_array((np.ones(len(who)), (who, what)), shape=(size, count))
        return table @ table.T
    rank = np.lexsort((when, what))
    who, what, when = who[rank], what[rank], when[rank]
    ends = _ends(what, when, window)
    later = ends - np.arange(len(who)) - 1  # how many follow within the window
    _refuse_too_many(2.0 * float(later.sum()))
    ego = np.repeat(np.arange(len(who)), later)
    start = np.repeat(np.cumsum(later) - later, later)
    alter = ego + 1 + np.arange(len(ego)) - start
    both = (np.concatenate([who[ego], who[alter]]), np.concatenate([who[alter], who[ego]]))
    return sparse.coo_array((np.ones(2 * len(ego)), both), shape=(size, size)).tocsr()


def _ends(what: NDArray[np.int64], when: NDArray[np.float64], window: float) -> NDArray[np.int64]:
    """Return for each adoption where those of its item within the window after it end."""
    ends = np.zeros(len(what), dtype=np.int64)
    bounds = np.flatnonzero(np.diff(what)) + 1
    for start, stop in zip([0, *bounds.tolist()], [*bounds.tolist(), len(what)], strict=True):
        times = when[start:stop]
        ends[start:stop] = start + np.searchsorted(times, times + window + 1e-9, side="right")
    return ends


def _refuse_too_many(pairs: float) -> None:
    if pairs > _MOST_PAIRS:
        raise UserError(
            f"The adopters of the same items make {pairs:,.0f} pairs; give a smaller window, or "
            "leave out the items that nearly everybody adopted."
        )
