"""Replication between places: the network rolled up to provinces, districts or communes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lantoa.errors import UserError
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.graph.store import Store


def place_network(store: Store, *, level: str = "province") -> nx.DiGraph[str]:
    """Return which places took models over from which, as a graph of places.

    Every place at `level` that has a deployment or a group is a node, with how many it has; an
    edge counts the replications from a deployment in one place to those in another (or the same).
    Ends that are not known as finely as `level`, such as a group counted in a whole province when
    communes are asked for, have no place here: ``graph.graph["unplaced"]`` counts their edges.

    Args:
        store: the store to read.
        level: ``province``, ``district``, ``commune``, ``settlement`` or ``site``.

    Raises:
        UserError: no such level.
    """
    import networkx as nx

    from lantoa.graph.judgements import as_judged
    from lantoa.graph.network.build import network
    from lantoa.graph.network.names import PlaceChains

    if level not in set(Level):
        raise UserError(f"{level!r} is no level of places; choose from {', '.join(Level)}.")
    judged = as_judged(store)
    detailed = network(judged)
    places = PlaceChains.of(judged)
    graph: nx.DiGraph[str] = nx.DiGraph(level=level, unplaced=0)
    where: dict[str, str] = {}
    for node, attributes in detailed.nodes(data=True):
        chain = places.chain(attributes["place_iri"] or attributes["area_iri"])
        place = next((p for p in chain if places.level(p) == level), None)
        if place is None:
            continue
        where[node] = place
        if place not in graph:
            graph.add_node(
                place,
                label=places.label(place),
                place_path=places.path(place),
                deployments=0,
                groups=0,
            )
        graph.nodes[place][f"{attributes['kind']}s"] += 1
    for origin, target, edge in detailed.edges(data=True):
        if origin in where and target in where:
            _count(graph, where[origin], where[target], edge)
        else:
            graph.graph["unplaced"] += 1
    return graph


def _count(graph: nx.DiGraph[str], origin: str, target: str, edge: dict[str, Any]) -> None:
    if not graph.has_edge(origin, target):
        graph.add_edge(origin, target, replications=0, models=[], earliest=None)
    total = graph.edges[origin, target]
    total["replications"] += 1
    if edge["model"] and edge["model"] not in total["models"]:
        total["models"] = sorted([*total["models"], edge["model"]])
    days = [d for d in (total["earliest"], edge["earliest"]) if d]
    total["earliest"] = min(days, default=None)
