"""Walker's innovativeness: how early a unit adopts between the first and the last adoption."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable

import numpy as np

from lantoa.graph.diffusion.innovativeness import Innovativeness, Ratios, scored, sparse
from lantoa.graph.diffusion.item_adoptions import ItemTimes, item_adoptions


def walker(
    adoptions: ItemTimes,
    *,
    units: Iterable[Hashable] = (),
    undated: Collection[tuple[Hashable, Hashable]] = (),
    columns: tuple[str, str, str] = ("unit", "item", "time"),
    replicates: int = 1000,
    seed: int = 0,
    level: float = 0.95,
    dates: str = "exact",
) -> Innovativeness:
    r"""Return Walker's innovation score of each unit.

    .. math:: s_{ui} = \frac{t_{ui} - t_i^{first}}{t_i^{last} - t_i^{first}}, \qquad
              S_u = 1 - \frac{1}{m} \sum_i s_{ui}

    over m items, with s = 1 for a unit that never adopted the item: the last adopter is told
    from it no better than that (:func:`boushey` does). An item whose adoptions all have one time
    has no first and last, and is left out.

    Reference:
        Walker 1969, "The Diffusion of Innovations among the American States", American Political
        Science Review 63(3), p. 883 (doi:10.2307/1954434).

    Args:
        adoptions: item -> unit -> time in years (None or nan: not adopted so far), or a DataFrame.
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
        UserError: adoptions that cannot be read.

    >>> found = walker({"x": {"a": 2000, "b": 2005, "c": 2010, "d": None}}, replicates=0)
    >>> [(one.unit, one.score, one.rank) for one in found.scores]
    [('a', 1.0, 1), ('b', 0.5, 2), ('c', 0.0, 3), ('d', 0.0, 3)]
    """
    everything = item_adoptions(adoptions, units=units, undated=undated, columns=columns)
    span = everything.last - everything.first
    table = everything.only(span > 0)
    first, last = table.first, table.last
    early = (last[table.item] - table.time) / (last - first)[table.item]
    lost = sparse(np.ones(len(table.undated_unit)), table.undated_unit, table.undated_item, table)
    return scored(
        "walker",
        table,
        Ratios(sparse(early, table.unit, table.item, table), np.ones(len(table.items)), lost),
        left_out={
            item: "no adoption has a date" if length == -np.inf else "all adoptions have one time"
            for item, length in zip(everything.items, span, strict=True)
            if not length > 0
        },
        replicates=replicates,
        seed=seed,
        level=level,
        period=None,
        dates=dates,
    )
