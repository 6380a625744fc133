"""Who has what: models and the units that have them, as a bipartite graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.network.collecting import uncollected
from lantoa.graph.network.edges import STANDINGS
from lantoa.graph.network.filters import Chosen, Filters, Mask, choose
from lantoa.graph.network.group_counts import GroupCounts
from lantoa.graph.network.lean import Ints
from lantoa.graph.network.place_flows import Placed, add_units
from lantoa.graph.network.totals import Items, Totals
from lantoa.graph.network.units import Units
from lantoa.ontology.namespaces import term

#: How many pieces of evidence what has more than one has, and 0 for what has none. In one query,
#: for small answers are not kept.
_OTHER_EVIDENCE = (
    "?s ?n { { SELECT ?s (COUNT(DISTINCT ?e) AS ?n) { ?s lt:evidence ?e } GROUP BY ?s "
    "HAVING (COUNT(DISTINCT ?e) > 1) } UNION "
    "{ { SELECT DISTINCT ?s { VALUES ?c { lt:Deployment lt:DeploymentGroup } ?s a ?c } } "
    "MINUS { SELECT DISTINCT ?s { ?s lt:evidence ?e } } BIND(0 AS ?n) } }"
)

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.graph.network.lean import Lean
    from lantoa.graph.store import Store


def adoption(
    store: Store,
    filters: Filters | None = None,
    *,
    level: str = "commune",
    geography: str = "then",
) -> nx.Graph[str]:
    """Return models and the units that have them, as a bipartite graph.

    Models have ``bipartite`` 0, units 1. An edge adds up the deployments and the counted groups
    of the model in the unit, those in several groups once: ``weight`` by the printed numbers,
    ``lower`` and ``upper`` at least and at most (:mod:`lantoa.graph.adoptions.overlaps`),
    ``earliest`` the first day on which one of them may have begun, ``evidences`` what tells of
    them. See :func:`~lantoa.graph.network.place_flows.flows` for the geographies and what is
    partial.

    Raises:
        UserError: no such level or geography, or districts now.
    """
    with uncollected():
        chosen = choose(store, filters or Filters())
        return adoption_of(chosen, Units(chosen.source.chains, level, geography))[0]


def adoption_of(chosen: Chosen, units: Units) -> tuple[nx.Graph[str], Totals, Placed]:
    """Return the bipartite graph with the totals and the units that it is made of."""
    import networkx as nx

    source = chosen.source
    standing = standings(source)
    accepted = [STANDINGS.index(name) for name in chosen.filters.standing]
    kept = chosen.nodes() & (source.model >= 0) & np.isin(standing, accepted)
    placed = Placed(source, units)
    nodes = np.flatnonzero(kept)
    at, unit, share = placed.of(nodes)
    which = nodes[at]
    first, last = source.started
    items = Items(
        source=source.model[which],
        target=unit,
        earliest=first[which],
        latest=last[which],
        evidences=evidences(source, kept)[which],
        standing=standing[which],
    )
    totals = items.add_up()
    totals.size(GroupCounts(source), which, share)
    graph: nx.Graph[str] = nx.Graph(
        kind="adoption",
        level=units.level,
        geography="now" if units.now else "then",
        unplaced=len(nodes) - len(np.unique(at)),
        undated=chosen.undated,
    )
    called = source.names("Model")
    for model in sorted({source.models[i] for i in totals.source}):
        graph.add_node(model, label=called.get(model, model), kind="model", bipartite=0)
    add_units(graph, placed, kept)
    for iri in graph:
        if graph.nodes[iri]["kind"] == "place":
            graph.nodes[iri]["bipartite"] = 1
    partial = totals.sums(share < 1)
    graph.add_edges_from(
        (source.models[m], placed.units[u], {**data, "partial": int(part)})
        for m, u, data, part in zip(
            totals.source, totals.target, totals.edges(), partial, strict=True
        )
    )
    return graph, totals, placed


def standings(source: Lean) -> Ints:
    """Return who stands behind each node, as positions in ``STANDINGS``."""
    found = np.zeros(len(source.nodes), dtype=np.int64)
    first = 0
    for cls, iris in (("Deployment", source.deployments), ("DeploymentGroup", source.groups)):
        ranks = source.standings(term(cls))
        known = ranks if isinstance(ranks, int) else [ranks.get(iri, 0) for iri in iris]
        found[first : first + len(iris)] = known
        first += len(iris)
    return found


def evidences(source: Lean, kept: Mask) -> Ints:
    """Return how many pieces of evidence each kept node has.

    Nearly all have one, so only the others are asked for.
    """
    found = np.zeros(len(kept), dtype=np.int64)
    found[: len(source.deployments) + len(source.groups)] = 1
    number = source.number
    for iri, count in zip(*source.columns(_OTHER_EVIDENCE, 2), strict=True):
        if iri in number:
            found[number[iri]] = int(count)
    return found * kept
