"""One-mode projections of who has what: units that share models, models that share units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.network.adoption import adoption_of
from lantoa.graph.network.collecting import uncollected
from lantoa.graph.network.edges import STANDINGS
from lantoa.graph.network.filters import Filters, choose
from lantoa.graph.network.lean import Ints, as_date
from lantoa.graph.network.units import Units

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.graph.store import Store

#: Pairs beyond this number are not made: they would take more than two gigabytes.
MOST_PAIRS = 12_000_000
SIDES = ("places", "models")


def one_mode(
    store: Store,
    filters: Filters | None = None,
    *,
    of: str = "places",
    level: str = "province",
    geography: str = "then",
    least: int = 1,
) -> nx.Graph[str]:
    """Return units joined by the models that they share, or models joined by units.

    ``weight`` is the number s of things shared; ``jaccard`` is s / (a + b - s) with a and b how
    many each of the two has (Jaccard 1901); ``newman`` is the sum over the shared things of
    1 / (k - 1), where k have the thing: sharing what all have says little (Newman 2001,
    Phys. Rev. E 64, 016132, eq. 2). ``lower`` leaves out what one of the two has only perhaps
    (partial succession). ``earliest`` is the first day on which both may have had one and the
    same thing. A thing is shared on the word of the weaker of the two adoptions: ``said``,
    ``judged`` and ``inferred`` count them, ``standing`` is the strongest.

    Args:
        store: the store, whose judgements take effect.
        filters: what to keep.
        of: ``places`` or ``models``.
        level, geography: of the units.
        least: leave out pairs that share fewer things.

    Raises:
        UserError: no such side, level or geography, or far too many pairs.
    """
    if of not in SIDES:
        raise UserError(f"{of!r} is no side of the adoptions; choose from {', '.join(SIDES)}.")
    with uncollected():
        chosen = choose(store, filters or Filters())
        graph, _, placed = adoption_of(chosen, Units(chosen.source.chains, level, geography))
        return _project(graph, of, least, (chosen.source.models, placed.units))


def _project(
    graph: nx.Graph[str], of: str, least: int, names: tuple[list[str], list[str]]
) -> nx.Graph[str]:
    import networkx as nx

    side = SIDES.index(of)  # places share models
    iris = names[1 - side]
    number = {iri: i for i, iri in enumerate(iris)}
    keepers: dict[str, list[tuple[int, int, int, int, bool, int]]] = {}
    for one, other, data in graph.edges(data=True):
        model, unit = (one, other) if graph.nodes[one]["bipartite"] == 0 else (other, one)
        thing, keeper = (model, unit) if of == "places" else (unit, model)
        keepers.setdefault(thing, []).append(
            (
                number[keeper],
                data["earliest"].toordinal() if data["earliest"] else 0,
                data["latest"].toordinal() if data["latest"] else 0,
                data["evidences"],
                data["lower"] > 0,
                STANDINGS.index(data["standing"]),
            )
        )
    pairs = sum(len(found) * (len(found) - 1) // 2 for found in keepers.values())
    if pairs > MOST_PAIRS:
        raise UserError(
            f"That would join {pairs:,} pairs of {of}; choose a higher level for units that share "
            "models, a lower one for models that share units, or one theme, place or period."
        )
    projected: nx.Graph[str] = nx.Graph(**(graph.graph | {"kind": of}))
    wanted = "place" if of == "places" else "model"
    for iri, data in graph.nodes(data=True):
        if data["kind"] == wanted:
            described = {name: value for name, value in data.items() if name != "bipartite"}
            projected.add_node(iri, **described, has=graph.degree(iri))
    chunks = [_pairs(np.array(sorted(found))) for found in keepers.values() if len(found) > 1]
    if not chunks:
        return projected
    ones, others, first, last, told, sure, rank, share = (
        np.concatenate(column) for column in zip(*chunks, strict=True)
    )
    codes = ones.astype(np.int64) * len(iris) + others
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(codes[order]) > 0])
    shared = np.diff(np.r_[starts, len(order)])
    never = np.iinfo(np.int64).max
    firsts = np.minimum.reduceat(np.where(first > 0, first, never)[order], starts)
    lasts = np.maximum.reduceat(last[order], starts)
    tellings = np.add.reduceat(told[order], starts)
    undated = np.add.reduceat(((first == 0) & (last == 0))[order].astype(np.int64), starts)
    sures = np.add.reduceat(sure[order].astype(np.int64), starts)
    by_rank = [
        np.add.reduceat((rank[order] == each).astype(np.int64), starts)
        for each in range(len(STANDINGS))
    ]
    newman = np.add.reduceat(share[order], starts)
    at = order[starts]
    for i in np.flatnonzero(shared >= least).tolist():
        u, v, both = iris[ones[at[i]]], iris[others[at[i]]], int(shared[i])
        projected.add_edge(
            u,
            v,
            weight=both,
            lower=int(sures[i]),
            upper=both,
            jaccard=both / (graph.degree(u) + graph.degree(v) - both),
            newman=float(newman[i]),
            earliest=as_date(int(firsts[i])) if firsts[i] < never else None,
            latest=as_date(int(lasts[i])),
            undated=int(undated[i]),
            evidences=int(tellings[i]),
            standing=next(s for s, n in zip(STANDINGS, by_rank, strict=True) if n[i]),
            **{s: int(n[i]) for s, n in zip(STANDINGS, by_rank, strict=True)},
        )
    return projected


def _pairs(found: Ints) -> tuple[NDArray[Any], ...]:
    """Return every pair of those who have one thing, with what is known of their having it."""
    a, b = np.triu_indices(len(found), 1)
    start = np.where((found[a, 1] > 0) & (found[b, 1] > 0), np.maximum(found[a, 1], found[b, 1]), 0)
    return (
        found[a, 0],
        found[b, 0],
        start,
        np.maximum(found[a, 2], found[b, 2]),
        found[a, 3] + found[b, 3],
        (found[a, 4] > 0) & (found[b, 4] > 0),
        # As weak as the weaker of the two adoptions.
        np.maximum(found[a, 5], found[b, 5]),
        np.full(len(a), 1 / (len(found) - 1)),
    )
