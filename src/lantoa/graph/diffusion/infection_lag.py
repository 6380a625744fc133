"""Infection lag: how long after its alters a unit adopted."""

from __future__ import annotations

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.tie_matrix import Ties
from lantoa.graph.diffusion.times import Times
from lantoa.graph.diffusion.times_and_ties import times_and_ties
from lantoa.graph.diffusion.unit_values import UnitValues


def infection_lag(
    times: Times,
    ties: Ties,
    *,
    since: str = "last",
    outgoing: bool = True,
    dates: str = "exact",
) -> UnitValues:
    r"""Return how many years before each adopter its alters had adopted.

    :math:`L_i = t_i - \max\{t_j : x_{ij} > 0, t_j < t_i\}` with `since="last"`, the time since
    the alter that adopted just before it; `since="first"` takes the minimum, the time since
    its first alter adopted: how long it was exposed. Alters of the very moment are no earlier
    adopters. The distribution says how many lags infectiousness and susceptibility should look
    over, and what rate of transmission is plausible; it is no proof of influence.

    Args:
        times: unit -> time of adoption in years (None: not so far), or a 1-D array.
        ties: a networkx graph (ego -> alter), a TieMatrix, or a square matrix in the order of
            the times; values are ignored.
        since: "last" or "first" adoption of an alter.
        outgoing: alters are those whom ego names; False: those who name ego.
        dates: how uncertain dates were treated, for the record.

    Returns:
        The lag of each unit in years, nan for who has not adopted or had no alter who adopted
        before it; `reference` is the number of alters who did.

    Raises:
        UserError: `since` is neither, times or ties that are no numbers, a matrix of another size.

    >>> import networkx as nx
    >>> found = infection_lag({"a": 2015, "b": 2016.5, "c": 2018},
    ...                       nx.DiGraph([("c", "a"), ("c", "b"), ("b", "a")]))
    >>> found.values.tolist(), found.reference.tolist()
    ([nan, 1.5, 1.5], [0.0, 1.0, 2.0])
    """
    if since not in ("last", "first"):
        raise UserError(f"A lag is since the last or the first adoption, not since {since!r}.")
    data = times_and_ties(times, ties, valued=False, outgoing=outgoing)
    size = len(data.units)
    pairs = data.matrix.tocoo()
    gap = data.times[pairs.row] - data.times[pairs.col]
    earlier = gap > 0  # nan is not
    ego, gap = pairs.row[earlier], gap[earlier]
    if since == "last":
        values = np.full(size, np.inf)
        np.minimum.at(values, ego, gap)
    else:
        values = np.full(size, -np.inf)
        np.maximum.at(values, ego, gap)
    values[np.isinf(values)] = np.nan
    adopted = ~np.isnan(data.times)
    return UnitValues(
        measure="infection_lag",
        units=data.units,
        values=values,
        reference=np.bincount(ego, minlength=size).astype(np.float64),
        population=size,
        only_in_ties=data.only_in_ties,
        adopters=int(adopted.sum()),
        settings={"since": since, "outgoing": outgoing, "unit": "years"},
        dates=dates,
        reason=_reason(bool(adopted.any()), bool(len(ego))),
    )


def _reason(anybody: bool, anybody_before: bool) -> str | None:
    if not anybody:
        return "nobody has adopted"
    return None if anybody_before else "no adopter had an alter who adopted before it"
