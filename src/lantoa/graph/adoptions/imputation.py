"""Interval dates by multiple imputation: m tables drawn, results pooled by Rubin's rules.

Rubin 1987, "Multiple Imputation for Nonresponse in Surveys", chapter 3.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.adoptions.table import Adoptions


@dataclass(frozen=True, slots=True)
class Imputation:
    """How dates are drawn: `count` times, with a `seed`.

    >>> str(Imputation(20, 1))
    'imputed (m=20, seed=1)'
    """

    count: int = 20
    seed: int = 0

    def __str__(self) -> str:
        return f"imputed (m={self.count}, seed={self.seed})"


def imputed_times(
    adoptions: Adoptions, item: str, how: Imputation
) -> list[dict[str, float | None]]:
    """Return several draws of when each unit first adopted an item: label -> years.

    The time of each adoption is drawn uniformly between its bounds, both included, and the first
    of a unit's is its own: of two unsure adoptions the first is likely to be early. Where all
    times of the table are whole (years, periods), so are those that are drawn. Where a bound is
    not known, the first or last bound that any adoption of the item has stands in; units without
    any bound are left out, as in :meth:`.table.Adoptions.first_times`. None stands for units that
    have not adopted so far.

    Args:
        adoptions: the table.
        item: the item.
        how: how many draws, and the seed.

    Raises:
        UserError: fewer than two draws, between which nothing could be pooled.

    >>> table = Adoptions.build([("a", "x", 2010, 2010), ("b", "x", 2010, 2014)], units=["c"])
    >>> draws = imputed_times(table, "x", Imputation(3, seed=1))
    >>> [draw["b"] for draw in draws], draws[0]["a"], draws[0]["c"]
    ([2014.0, 2014.0, 2012.0], 2010.0, None)
    """
    if how.count < 2:
        raise UserError("Multiple imputation needs at least 2 draws; 20 are usual.")
    rows = adoptions.item == adoptions.index_of(item)
    unit, low, high = adoptions.unit[rows], adoptions.earliest[rows], adoptions.latest[rows]
    known = np.concatenate([low, high])
    known = known[np.isfinite(known)]
    names = [name for name, pair in adoptions.first_bounds(item).items() if pair != (None, None)]
    index = {name: at for at, name in enumerate(adoptions.units)}
    never: dict[str, float | None] = dict.fromkeys(adoptions.units)
    for at in np.unique(unit).tolist():
        del never[adoptions.units[at]]
    if not len(known):
        return [dict(never) for _ in range(how.count)]
    low = np.where(np.isnan(low), known.min(), low)
    high = np.maximum(low, np.where(np.isnan(high), known.max(), high))
    whole = adoptions.scale.printed and bool((known == np.floor(known)).all())
    rng = np.random.default_rng(how.seed)
    draws = []
    for _ in range(how.count):
        times = np.floor(rng.uniform(low, high + 1)) if whole else rng.uniform(low, high)
        first = np.full(len(adoptions.units), np.inf)
        np.minimum.at(first, unit, times)
        draws.append(never | {name: float(first[index[name]]) for name in names})
    return draws


@dataclass(frozen=True, slots=True)
class Pooled:
    """An estimate pooled over m imputations.

    Attributes:
        estimate: the mean of the m estimates.
        standard_error: sqrt(within + (1 + 1/m) between); without `within`, of the dates alone.
        within: mean variance of the estimates; None where they have none.
        between: variance of the estimates between imputations (sample).
        degrees_of_freedom: of the t distribution that it follows; None if nothing varies.
        m: how many imputations gave an estimate.
    """

    estimate: float | None
    standard_error: float | None
    within: float | None
    between: float | None
    degrees_of_freedom: float | None
    m: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)


def pooled(
    estimates: Sequence[float | None], standard_errors: Sequence[float | None] = ()
) -> Pooled:
    """Pool the estimates of m imputations by Rubin's rules.

    With the mean estimate q, the mean variance W = mean(se^2) and the variance B between the
    estimates, T = W + (1 + 1/m) B and df = (m - 1) (1 + W / ((1 + 1/m) B))^2.

    Args:
        estimates: one each; None (there is no estimate) is left out, and `m` tells how many count.
        standard_errors: of the estimates; empty where they have none.

    >>> found = pooled([1.0, 3.0], [1.0, 1.0])
    >>> found.estimate, found.within, found.between, found.standard_error
    (2.0, 1.0, 2.0, 2.0)
    """
    known = [at for at, value in enumerate(estimates) if value is not None]
    values = np.array([estimates[at] for at in known], dtype=np.float64)
    m = len(values)
    if m == 0:
        return Pooled(None, None, None, None, None, 0)
    between = float(values.var(ddof=1)) if m > 1 else None
    errors = [standard_errors[at] for at in known] if standard_errors else []
    within = None
    if errors and all(error is not None for error in errors):
        within = float(np.mean(np.square(np.array(errors, dtype=np.float64))))
    spread = (1 + 1 / m) * (between or 0.0)
    total = (within or 0.0) + spread
    df = (m - 1) * (1 + (within or 0.0) / spread) ** 2 if m > 1 and spread > 0 else None
    return Pooled(
        float(values.mean()),
        math.sqrt(total) if within is not None or between is not None else None,
        within,
        between,
        df,
        m,
    )
