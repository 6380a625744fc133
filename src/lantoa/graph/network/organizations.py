"""Organizations and the models that they founded, advise, operate or host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.network.adoption import evidences
from lantoa.graph.network.collecting import uncollected
from lantoa.graph.network.edges import STANDINGS
from lantoa.graph.network.filters import Chosen, Filters, choose
from lantoa.graph.network.totals import Items
from lantoa.ontology.namespaces import term

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.graph.store import Store


def organizations(store: Store, filters: Filters | None = None) -> nx.Graph[str]:
    """Return organizations and models, joined by the deployments in which they take part.

    Organizations have ``bipartite`` 0, models 1. ``weight`` is the number of deployments,
    ``roles`` tells in how many of them the organization has which role (one may have several),
    ``evidences`` counts what tells of the deployments.

    Args:
        store: the store, whose judgements take effect.
        filters: what to keep; a place and a period are those of the deployments.

    Returns:
        A bipartite graph: an edge from an organization to each model that it takes part in,
        with ``roles``.
    """
    with uncollected():
        return _organizations(choose(store, filters or Filters()))


def _organizations(chosen: Chosen) -> nx.Graph[str]:
    import networkx as nx

    source = chosen.source
    kept = chosen.nodes() & (source.model >= 0)
    ranks = source.standings(term("Involvement"))
    pattern = (
        "DISTINCT ?i ?b ?d ?r { { SELECT DISTINCT ?i ?b { ?i a lt:Involvement ; "
        "lt:organization ?b } } { SELECT DISTINCT ?i ?d { ?i lt:deployment ?d } } "
        "OPTIONAL { SELECT DISTINCT ?i ?r { ?i lt:role ?r } } }"
    )
    accepted = {STANDINGS.index(name) for name in chosen.filters.standing}
    bodies: dict[str, int] = {}
    found: dict[tuple[int, int], tuple[int, set[str]]] = {}
    for involvement, body, deployment, role in zip(*source.columns(pattern, 4), strict=True):
        rank = ranks if isinstance(ranks, int) else ranks.get(involvement, 0)
        node = source.number.get(deployment)
        if rank not in accepted or node is None or not kept[node]:
            continue
        key = (bodies.setdefault(body, len(bodies)), node)
        known, roles = found.setdefault(key, (rank, set()))
        roles.add(role.rpartition("/")[2] or "unknown")
        if rank < known:
            found[key] = (rank, roles)
    keys = sorted(found)
    body_of = np.array([body for body, _ in keys], dtype=np.int64)
    nodes = np.array([node for _, node in keys], dtype=np.int64)
    first, last = source.started
    totals = Items(
        source=body_of,
        target=source.model[nodes],
        earliest=first[nodes],
        latest=last[nodes],
        evidences=evidences(source, kept)[nodes],
        standing=np.array([found[key][0] for key in keys], dtype=np.int64),
    ).add_up()
    roles_of: dict[tuple[int, int], dict[str, int]] = {}
    for (body, node), (_, roles) in found.items():
        counted = roles_of.setdefault((body, int(source.model[node])), {})
        for role in roles:
            counted[role] = counted.get(role, 0) + 1
    iris = list(bodies)
    graph: nx.Graph[str] = nx.Graph(kind="organizations", undated=chosen.undated)
    called, models = source.names("Organization"), source.names("Model")
    at = source.values("ofPlace")
    for iri in sorted(iris):
        place = at.get(iri)
        graph.add_node(
            iri,
            label=called.get(iri, iri),
            kind="organization",
            bipartite=0,
            place_path=source.chains.path(place),
        )
    for i in sorted({*totals.target}):
        iri = source.models[i]
        graph.add_node(iri, label=models.get(iri, iri), kind="model", bipartite=1, place_path=None)
    graph.add_edges_from(
        (iris[b], source.models[m], {**data, "roles": dict(sorted(roles_of[b, m].items()))})
        for b, m, data in zip(totals.source, totals.target, totals.edges(), strict=True)
    )
    return graph
