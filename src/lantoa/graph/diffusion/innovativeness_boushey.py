"""Boushey's innovativeness: as Walker's, but the last adopter is told from who never adopted."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.innovativeness import Innovativeness, Ratios, scored, sparse
from lantoa.graph.diffusion.item_adoptions import ItemTimes, item_adoptions


def boushey(
    adoptions: ItemTimes,
    *,
    period: float = 1.0,
    units: Iterable[Hashable] = (),
    undated: Collection[tuple[Hashable, Hashable]] = (),
    columns: tuple[str, str, str] = ("unit", "item", "time"),
    replicates: int = 1000,
    seed: int = 0,
    level: float = 0.95,
    dates: str = "exact",
) -> Innovativeness:
    r"""Return Boushey's innovation score of each unit.

    .. math:: b_{ui} = \frac{(L_i + 1) - t_{ui}}{(L_i + 1) - F_i}, \qquad
              B_u = \frac{1}{m} \sum_i b_{ui}

    over m items with first adoption F and last adoption L, and b = 0 for a unit that never
    adopted the item; the first adopter has 1, the last a little more than 0. The 1 is one
    `period`: the score depends on it.

    Reference:
        Boushey 2010, Policy Diffusion Dynamics in America, Cambridge University Press,
        appendix D.

    Args:
        adoptions: item -> unit -> time in years (None or nan: not adopted so far), or a DataFrame.
        period: what is added after the last adoption, in years.
        units: further units at risk, that may have adopted nothing.
        undated: (unit, item) that were adopted at a time that is not known.
        columns: of a DataFrame: unit, item and time.
        replicates: of the bootstrap over items; 0 for none.
        seed: of it.
        level: of the intervals.
        dates: how the caller treated uncertain dates.

    Returns:
        The scores with ranks, standard errors and intervals.

    Raises:
        UserError: adoptions that cannot be read, or a period that is not positive.

    >>> found = boushey({"x": {"a": 2000, "b": 2004, "c": 2009, "d": None}}, replicates=0)
    >>> [(one.unit, one.score) for one in found.scores]
    [('a', 1.0), ('b', 0.6), ('c', 0.1), ('d', 0.0)]
    """
    if not (np.isfinite(period) and period > 0):
        raise UserError(f"A period lasts {period} years; give a length above 0.")
    everything = item_adoptions(adoptions, units=units, undated=undated, columns=columns)
    table, left_out = everything.dated()
    first, last = table.first, table.last
    early = ((last[table.item] - table.time) + period) / ((last - first) + period)[table.item]
    lost = sparse(np.ones(len(table.undated_unit)), table.undated_unit, table.undated_item, table)
    return scored(
        "boushey",
        table,
        Ratios(sparse(early, table.unit, table.item, table), np.ones(len(table.items)), lost),
        left_out=left_out,
        replicates=replicates,
        seed=seed,
        level=level,
        period=period,
        dates=dates,
    )
