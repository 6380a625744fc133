"""The replication network as a networkx graph, built from the ontology's edge annotations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lantoa.graph.judgements import as_judged
from lantoa.graph.network.collecting import uncollected
from lantoa.graph.network.columns import Columns
from lantoa.graph.network.edges import edge_kinds, edges
from lantoa.graph.network.nodes import add_deployments, add_others

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.graph.store import Store


def network(
    store: Store,
    *,
    kinds: Iterable[str] = ("Replication", "InferredReplication"),
    standing: Iterable[str] = ("said", "judged"),
    isolated: bool = True,
) -> nx.MultiDiGraph[str]:
    """Return the replication network of a store, with its judgements in effect.

    Nodes are the deployments and the groups of deployments, by IRI, with the attributes
    ``NODE_ATTRIBUTES``; edges run from a deployment to what it gave rise to, with the
    attributes ``EDGE_ATTRIBUTES`` and their ``id`` as key. A replica whose origin no source
    tells has no edge into it and ``origin_known`` False: nothing is invented for it. Attributes
    that do not apply are None; dates are :class:`datetime.date`; ``documents`` and ``member_of``
    are lists.

    Args:
        store: the store to read.
        kinds: the kinds of edges, by their class in the ontology; besides ``Replication`` for
            example ``Recognition`` (from who conferred it) and ``Involvement`` (from the
            organization), whose other ends become nodes too; a property that the ontology calls
            an edge goes by its own name (``member``).
        standing: who may stand behind an edge: ``said`` by a source, ``judged`` by an analyst,
            ``inferred`` by an algorithm. What is inferred comes only when asked for.
        isolated: keep deployments and groups that no edge touches.

    Raises:
        UnknownNameError: the ontology has no such kind of edge.
        UserError: a standing is none of :data:`STANDINGS`.
    """
    with uncollected():
        return _network(Columns(as_judged(store)), kinds, standing, isolated=isolated)


def _network(
    source: Columns, kinds: Iterable[str], standing: Iterable[str], *, isolated: bool
) -> nx.MultiDiGraph[str]:
    import networkx as nx

    found = list(edges(source, edge_kinds(kinds), standing))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_deployments(graph, source)
    add_others(graph, source, (end for origin, target, _ in found for end in (origin, target)))
    for origin, target, attributes in found:
        graph.add_edge(origin, target, key=attributes["id"], **attributes)
    replicas = {target for _, target, edge in found if edge["kind"] == "replication"}
    for node, attributes in graph.nodes(data=True):
        if attributes["kind"] in {"deployment", "group"}:
            attributes["origin_known"] = node in replicas
    if not isolated:
        graph.remove_nodes_from([node for node, degree in graph.degree() if degree == 0])
    return graph
