"""Flows between places: how many deployments of one unit came of those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.graph.network.collecting import uncollected
from lantoa.graph.network.filters import Chosen, Filters, Mask, choose
from lantoa.graph.network.group_counts import GroupCounts
from lantoa.graph.network.lean import Floats, Ints
from lantoa.graph.network.links import Links
from lantoa.graph.network.totals import Items, whole
from lantoa.graph.network.units import Units

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.graph.network.lean import Lean
    from lantoa.graph.store import Store


def flows(
    store: Store,
    filters: Filters | None = None,
    *,
    level: str = "province",
    geography: str = "then",
) -> nx.DiGraph[str]:
    """Return which units took models over from which.

    An edge adds up the replications from the deployments in one unit to those in another, or in
    the same. Each deployment that was reached counts once, however many it came of; a group
    counts as many as it counts (54 with 3 named members are 54), and groups that may count the
    same deployments are not added up (:mod:`lantoa.graph.adoptions.overlaps`): ``lower`` and
    ``upper`` bound how many there are. ``weight`` is the printed number, ``models`` how many
    models flowed, ``confidence`` how sure it is that any did: one less the product of what is
    left to doubt of each replication (one half where that is not told).

    In the geography ``now`` old units are rolled up into those after 1 July 2025. What came from
    or went to a unit that was parted is shared equally between the units that took over parts of
    it: there it adds its share to ``weight``, all of it to ``upper``, nothing to ``lower``, and
    ``partial`` counts it.

    Args:
        store: the store, whose judgements take effect.
        filters: what to keep.
        level: ``commune``, ``district`` or ``province``.
        geography: ``then``: units as they were; ``now``: those after 1 July 2025.

    Returns:
        The graph. ``graph.graph["unplaced"]`` counts the links with an end that is not known as
        finely as `level`, ``graph.graph["undated"]`` those that a period left out for having no
        date.

    Raises:
        UserError: no such level or geography, or districts now.
    """
    with uncollected():
        chosen = choose(store, filters or Filters())
        return _flows(chosen, Units(chosen.source.chains, level, geography))


def _flows(chosen: Chosen, units: Units) -> nx.DiGraph[str]:
    import networkx as nx

    source, found = chosen.source, once(chosen.links())
    placed = Placed(source, units)
    at, origin, target, share = placed.both(found.source, found.target)
    items = Items(
        source=origin,
        target=target,
        earliest=found.earliest[at],
        latest=found.latest[at],
        evidences=found.evidences[at],
        standing=found.standing[at],
    )
    totals = items.add_up()
    totals.size(GroupCounts(source), found.target[at], share)
    graph: nx.DiGraph[str] = nx.DiGraph(
        kind="flows",
        level=units.level,
        geography="now" if units.now else "then",
        unplaced=len(found) - len(np.unique(at)),
        undated=chosen.undated,
    )
    add_units(graph, placed, chosen.nodes())
    partial = totals.sums(share < 1)
    models = totals.distinct(source.model[found.target][at])
    believed = np.where(np.isnan(found.confidence), 0.5, found.confidence)[at] * share
    with np.errstate(divide="ignore"):
        none = totals.sums(np.log1p(-np.minimum(believed, 1.0)))
    edges = []
    for i, (u, v, data) in enumerate(
        zip(totals.source, totals.target, totals.edges(), strict=True)
    ):
        data["models"], data["partial"] = models[i], int(partial[i])
        data["confidence"] = float(-np.expm1(none[i]))
        edges.append((placed.units[u], placed.units[v], data))
    for iri in {end for edge in edges for end in edge[:2]} - set(graph):
        graph.add_node(iri, **describe_unit(units, iri), deployments=0, groups=0, partial=0)
    graph.add_edges_from(edges)
    return graph


class Placed:
    """The units that each place of a store lies in, as numbers in ``units``."""

    def __init__(self, source: Lean, finder: Units) -> None:
        self.finder = finder
        self.units: list[str] = []
        self.node_place = source.place
        self.is_group = source.is_group
        numbers: dict[str, int] = {}
        options = [finder.of(place) for place in source.places]
        for units in options:
            for unit in units:
                if unit.iri not in numbers:
                    numbers[unit.iri] = len(self.units)
                    self.units.append(unit.iri)
        self._count = np.array([len(o) for o in options] + [0], dtype=np.int64)
        self._first = np.cumsum(self._count) - self._count
        self._unit = np.array([numbers[u.iri] for o in options for u in o], dtype=np.int64)
        self._share = np.array([u.share for o in options for u in o], dtype=np.float64)

    def of(self, nodes: Ints) -> tuple[Ints, Ints, Floats]:
        """Return positions in `nodes`, a unit that each may lie in, and its share."""
        place = self.node_place[nodes]
        count = self._count[place]
        at = np.repeat(np.arange(len(nodes)), count)
        offset = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
        where = self._first[place][at] + offset
        return at, self._unit[where], self._share[where]

    def both(self, sources: Ints, targets: Ints) -> tuple[Ints, Ints, Ints, Floats]:
        """Return positions of the links, the units of both ends, and the share of the pair."""
        at, origin, origin_share = self.of(sources)
        onward, target, target_share = self.of(targets[at])
        return at[onward], origin[onward], target, origin_share[onward] * target_share


def once(found: Links) -> Links:
    """Return the links with each origin and target once: of several statements the strongest."""
    order = np.lexsort((found.statement, found.standing, found.target, found.source))
    fresh = np.ones(len(found), dtype=np.bool_)
    same = (found.source[order][1:] == found.source[order][:-1]) & (
        found.target[order][1:] == found.target[order][:-1]
    )
    fresh[1:] = ~same
    if fresh.all():
        return found
    starts = np.flatnonzero(fresh)
    kept = found.where(np.isin(np.arange(len(found)), order[starts]))
    again = np.lexsort((kept.target, kept.source))
    kept.evidences[again] = np.add.reduceat(found.evidences[order], starts)
    return kept


def add_units(graph: nx.DiGraph[str] | nx.Graph[str], placed: Placed, kept: Mask) -> None:
    """Add every unit that has a kept deployment or group, with how many it has."""
    nodes = np.flatnonzero(kept)
    at, unit, share = placed.of(nodes)
    size = len(placed.units)
    grouped = placed.is_group[nodes][at]
    named = np.bincount(unit[~grouped], share[~grouped], minlength=size)
    groups = np.bincount(unit[grouped], share[grouped], minlength=size)
    partial = np.bincount(unit, share < 1, minlength=size)
    for i in sorted(set(unit.tolist()), key=placed.units.__getitem__):
        iri = placed.units[i]
        graph.add_node(
            iri,
            **describe_unit(placed.finder, iri),
            deployments=whole(float(named[i])),
            groups=whole(float(groups[i])),
            partial=int(partial[i]),
        )


def describe_unit(units: Units, iri: str) -> dict[str, Any]:
    """Return what a projection says of a unit."""
    point = units.point(iri)
    return {
        "label": units.label(iri),
        "kind": "place",
        "place_path": units.path(iri),
        "province_iri": units.province(iri),
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
    }
