"""The deployment lineage: who gave rise to whom, one edge for each pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.graph.network.collecting import uncollected
from lantoa.graph.network.filters import Chosen, Filters, choose
from lantoa.graph.network.lean import Ints, as_date
from lantoa.graph.network.links import Links
from lantoa.graph.network.totals import Items, wholes

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.graph.store import Store


def lineage(
    store: Store, filters: Filters | None = None, *, isolated: bool = False
) -> nx.DiGraph[str]:
    """Return the deployment lineage as a directed graph, which should have no cycle.

    Nodes are deployments, and of each group that is a replica the part that is not named (54 with
    3 named members are 3 deployments and a node that stands for 51). An edge runs from a
    deployment to what came of it; ``weight`` is the number of statements that say so, ``lower``
    and ``upper`` bound how many deployments it reaches, ``confidence`` is the best of its
    evidence.

    Sources may contradict each other so that a cycle arises. None of it is taken out:
    ``graph.graph["cycles"]`` lists the deployments of each cycle, and its edges are marked
    ``in_cycle``.

    Args:
        store: the store, whose judgements take effect.
        filters: what to keep.
        isolated: keep deployments that no edge touches.

    Returns:
        The graph; ``graph.graph["undated"]`` counts the links that a period left out for having
        no date, ``graph.graph["origin_unknown"]`` the replicas of which no source tells the
        origin.
    """
    with uncollected():
        return _lineage(choose(store, filters or Filters()), isolated=isolated)


def _lineage(chosen: Chosen, *, isolated: bool) -> nx.DiGraph[str]:
    import networkx as nx

    source, found = chosen.source, chosen.links()
    totals = counted_links(chosen, found).add_up()
    pairs = np.array([totals.source, totals.target], dtype=np.int64)
    touched = np.zeros(len(source.nodes), dtype=np.bool_)
    touched[pairs.ravel()] = True
    if isolated:
        touched |= chosen.nodes()
    graph: nx.DiGraph[str] = nx.DiGraph(
        kind="lineage", cycles=[], undated=chosen.undated, origin_unknown=0
    )
    graph.add_nodes_from(_nodes(chosen, np.flatnonzero(touched)))
    components = cycles_of(len(source.nodes), pairs)
    iris = source.nodes
    confidences = totals.best(found.confidence)
    lowers, uppers = (wholes(values.tolist()) for values in source.counted[:2])
    cyclic = components >= 0
    cycle_of = {int(i): int(components[i]) for i in np.flatnonzero(cyclic)}
    edges = []
    for origin, target, data, confidence in zip(
        totals.source, totals.target, totals.edges(), confidences, strict=True
    ):
        # Several statements tell of one and the same replica: it is not counted for each.
        data["lower"] = lowers[target]
        data["upper"] = uppers[target]
        data["confidence"] = confidence
        data["in_cycle"] = origin in cycle_of and cycle_of[origin] == cycle_of.get(target)
        edges.append((iris[origin], iris[target], data))
    graph.add_edges_from(edges)
    graph.graph["cycles"] = (
        [[iris[i] for i in np.flatnonzero(components == c)] for c in range(components.max() + 1)]
        if cyclic.any()
        else []
    )
    in_degree = np.zeros(len(iris), dtype=np.int64)
    np.add.at(in_degree, pairs[1], 1)
    alone = [i for i in found.replicas_without_origin if not in_degree[i]]
    for i in alone:
        if iris[i] in graph:
            graph.nodes[iris[i]]["replica"] = found.replicas_without_origin[i]
            graph.graph["origin_unknown"] += 1
    return graph


def counted_links(chosen: Chosen, found: Links) -> Items:
    """Return links as items of one statement each."""
    ones = np.ones(len(found))
    return Items(
        source=found.source,
        target=found.target,
        weight=ones,
        lower=ones,
        upper=ones,
        earliest=found.earliest,
        latest=found.latest,
        evidences=found.evidences,
        standing=found.standing,
    )


def cycles_of(size: int, pairs: Ints) -> Ints:
    """Return the number of the cycle that each node is in, -1 where it is in none.

    A cycle is a strongly connected component with more than one node, or a node with an edge to
    itself.

    >>> cycles_of(4, np.array([[0, 1, 2, 3], [1, 0, 3, 3]])).tolist()
    [0, 0, -1, 1]
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    cycles = np.full(size, -1, dtype=np.int64)
    if not pairs.size:
        return cycles
    matrix = coo_array((np.ones(pairs.shape[1]), (pairs[0], pairs[1])), shape=(size, size))
    _, labels = connected_components(matrix.tocsr(), directed=True, connection="strong")
    cyclic = np.bincount(labels)[labels] > 1
    cyclic[pairs[0][pairs[0] == pairs[1]]] = True
    # Numbered by their first node.
    _, first, numbers = np.unique(labels[cyclic], return_index=True, return_inverse=True)
    cycles[cyclic] = np.argsort(np.argsort(first))[numbers]
    return cycles


def _nodes(chosen: Chosen, numbers: Ints) -> list[tuple[str, dict[str, Any]]]:
    source = chosen.source
    called = source.names("Model")
    chains = source.chains
    where: list[tuple[str | None, str | None, str | None, str | None]] = []
    for place in source.places:
        chain = chains.chain(place)
        province = next((p for p in chain if chains.level(p) == "province"), None)
        where.append((chains.label(place), place, province, chains.label(province)))
    where.append((None, None, None, None))
    models = [(called.get(iri), iri) for iri in source.models] + [(None, None)]
    first, last = source.started
    days = {day: as_date(day) for day in np.unique(np.r_[first, last]).tolist()}
    least, most, _ = source.counted
    found = []
    for i, model, place, start, end, group, low, high in zip(
        numbers.tolist(),
        source.model[numbers].tolist(),
        source.place[numbers].tolist(),
        first[numbers].tolist(),
        last[numbers].tolist(),
        source.is_group[numbers].tolist(),
        wholes(least[numbers].tolist()),
        wholes(most[numbers].tolist()),
        strict=True,
    ):
        at, at_iri, province, province_name = where[place]
        name, iri = models[model]
        found.append(
            (
                source.nodes[i],
                {
                    "label": " · ".join(part for part in (name, at) if part) or source.nodes[i],
                    "kind": "group" if group else "deployment",
                    "model": name,
                    "model_iri": iri,
                    "place": at,
                    "place_iri": at_iri,
                    "province": province_name,
                    "province_iri": province,
                    "earliest": days[start],
                    "latest": days[end],
                    "lower": low,
                    "upper": high,
                    "replica": None,
                },
            )
        )
    return found
