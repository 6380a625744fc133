"""The score of an interval between two adoptions: log(weight f(x)), by a table where that can be.

The published programs take the logarithm of a product, not the sum of two logarithms, and it is
the last bit that decides between edges whose gains are equal; so scores are computed one by one as
they do, as long as there are not too many different intervals.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.inference.cascades import Cascades
from lantoa.graph.inference.transmission import Transmission

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
#: Floats, or whole ticks.
Numbers = NDArray[Any]
#: Up to so many different intervals scores are computed one by one, to the last bit.
EXACT_INTERVALS = 1_000_000
#: A table has so many intervals at least, however few pairs there are.
_SMALL_TABLE = 1_000
#: Below this a product of two numbers may have lost digits.
_SMALL = 1e-290


class Scores:
    """The scores of the intervals of cascades under a density.

    Args:
        cascades: the adoptions.
        transmission: the density of intervals.
    """

    def __init__(self, cascades: Cascades, transmission: Transmission) -> None:
        self._transmission = transmission
        self._clock: Numbers = cascades.time if cascades.ticks is None else cascades.ticks
        self._tick = cascades.tick
        self._exact = cascades.pairs <= EXACT_INTERVALS
        self._tables: dict[float, Floats] = {}
        self._too_large = False
        first, last = cascades.start[:-1], cascades.start[1:] - 1
        longest = (self._clock[last] - self._clock[first]).max(initial=0)
        most = max(_SMALL_TABLE, min(cascades.pairs, EXACT_INTERVALS))
        #: How many ticks the longest interval has, where scores stand in tables.
        self._longest = int(longest) if cascades.ticks is not None and longest <= most else None

    def intervals(self, later: Ints, counts: Ints, earlier: Ints) -> Numbers:
        """Return the interval of each pair, in ticks where there is a table.

        Args:
            later: the rows of the later adoptions.
            counts: how many pairs each of them has.
            earlier: for each pair the row of the earlier adoption.
        """
        found = np.repeat(self._clock[later], counts) - self._clock[earlier]
        if self._longest is None and found.dtype != np.float64:
            return found * self._tick
        return found

    def logarithms(self, weight: float, interval: Numbers) -> Floats:
        """Return log(weight f(x)) of intervals x > 0 as :meth:`intervals` gave them.

        Raises:
            UserError: a density is too large for a number.
        """
        if self._longest is not None:
            found = self._table(weight)[interval]
            return self._checked(found, interval * self._tick) if self._too_large else found
        if self._exact:
            distinct, place = np.unique(interval, return_inverse=True)
            return self._checked(self._one_by_one(weight, distinct), distinct)[place]
        return self._checked(math.log(weight) + self._transmission.log_density(interval), interval)

    def _table(self, weight: float) -> Floats:
        """Return the score of each number of ticks, as long as the longest interval."""
        table = self._tables.get(weight)
        if table is None:
            assert self._longest is not None
            table = np.full(self._longest + 1, np.nan)
            ticks: Floats = np.arange(1, self._longest + 1, dtype=np.float64) * self._tick
            table[1:] = self._one_by_one(weight, ticks)
            # There may be no interval of so few ticks.
            self._too_large |= bool(np.isposinf(table).any())
            self._tables[weight] = table
        return table

    def _one_by_one(self, weight: float, interval: Floats) -> Floats:
        density = self._transmission.density
        found = np.array([_product_logarithm(weight, density, x) for x in interval.tolist()])
        small = np.isnan(found)
        if small.any():
            with np.errstate(over="ignore"):
                found[small] = math.log(weight) + self._transmission.log_density(interval[small])
        return found

    def _checked(self, found: Floats, interval: Numbers) -> Floats:
        large = np.isposinf(found)
        if large.any():
            raise UserError(
                f"With these parameters the {self._transmission.name} density is too large for a "
                f"number at an interval of {interval[np.argmax(large)]:.6g}; choose others."
            )
        return found


def _product_logarithm(weight: float, density: Callable[[float], float], interval: float) -> float:
    """Return log(weight f(x)), nan where the product is too small or large for a number."""
    try:
        product = weight * density(interval)
    except ArithmeticError:
        return math.nan
    return math.log(product) if _SMALL < product < math.inf else math.nan
