"""Guesses at who copied whom that any inference must beat: one earlier adopter for each adopter.

Only strictly earlier adopters of the same model can have been copied; where there is none, there
is no guess.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from lantoa.graph.places.geography import EARTH_RADIUS
from lantoa.synthesis.scoring import Puzzle

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
#: What it costs units (rows) to have copied earlier adopters (columns), by their positions.
Cost = Callable[[Ints, Ints], Floats]
#: So many cells of the cost matrix are in memory at a time.
_CELLS: Final = 2_000_000


def latest(asked: Puzzle) -> Ints:
    """Guess that each adopter copied the last one before it.

    Args:
        asked: the puzzle.

    Returns:
        The guessed source of each adoption (a unit), -1 for none; shape (adoptions,).
    """
    return _guess(asked, lambda rows, columns: _elapsed(asked, rows, columns))


def nearest_in_space(asked: Puzzle) -> Ints:
    """Guess that each adopter copied the nearest earlier one, as the crow flies.

    Args:
        asked: the puzzle.

    Returns:
        The guessed source of each adoption (a unit), -1 for none; shape (adoptions,).
    """
    phi, east = np.radians(asked.latitude), np.radians(asked.longitude)

    def km(rows: Ints, columns: Ints) -> Floats:
        a, b = asked.unit[rows][:, None], asked.unit[columns][None, :]
        chord = np.sin((phi[a] - phi[b]) / 2) ** 2
        chord += np.cos(phi[a]) * np.cos(phi[b]) * np.sin((east[a] - east[b]) / 2) ** 2
        return np.asarray(2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(1.0, chord))))

    return _guess(asked, km)


def nearest_in_hierarchy(asked: Puzzle) -> Ints:
    """Guess that each adopter copied the earlier one that is fewest steps away in the hierarchy.

    A commune is one step from its district, two from its sisters and its province. Of several
    the last before it is taken.

    Args:
        asked: the puzzle.

    Returns:
        The guessed source of each adoption (a unit), -1 for none; shape (adoptions,).
    """
    depth = (asked.chain >= 0).sum(axis=1)

    def steps(rows: Ints, columns: Ints) -> Floats:
        a, b = asked.unit[rows], asked.unit[columns]
        common = np.zeros((len(rows), len(columns)))
        same = np.ones((len(rows), len(columns)), dtype=np.bool_)
        for level in range(asked.chain.shape[1]):
            one, other = asked.chain[a, level][:, None], asked.chain[b, level][None, :]
            same &= (one == other) & (one >= 0)
            common += same
        apart = depth[a][:, None] + depth[b][None, :] - 2 * common
        # Years decide between equals.
        return np.asarray(apart + _elapsed(asked, rows, columns) * 1e-4)

    return _guess(asked, steps)


def _elapsed(asked: Puzzle, rows: Ints, columns: Ints) -> Floats:
    return np.asarray(asked.time[rows][:, None] - asked.time[columns][None, :])


def _guess(asked: Puzzle, cost: Cost) -> Ints:
    guess = np.full(len(asked), -1, dtype=np.int64)
    starts = np.flatnonzero(np.diff(asked.item, prepend=-1))
    ends = [*starts[1:].tolist(), len(asked)] if len(starts) else []
    for start, end in zip(starts.tolist(), ends, strict=True):
        columns = np.arange(start, end)
        step = max(1, _CELLS // len(columns))
        for first in range(start, end, step):
            rows = np.arange(first, min(first + step, end))
            price = cost(rows, columns)
            price[asked.time[columns][None, :] >= asked.time[rows][:, None]] = np.inf
            best = price.argmin(axis=1)
            known = np.isfinite(price[np.arange(len(rows)), best])
            guess[rows[known]] = asked.unit[columns[best[known]]]
    return guess
