"""Keeping what was inferred in the graph: apart from what is said, with its parameters and scores.

A network of units says of each model along which edge it probably came to a unit; what is kept is
that, between the deployments: an ``lt:InferredReplication`` from the first deployment of the model
in the one unit to the first in the other. Each analysis run has a named graph of its own, called
by its settings, so that running it again replaces what it inferred before.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Quad

from lantoa.ontology.identity import digest
from lantoa.ontology.namespaces import INFERENCE_GRAPHS, PREFIXES, THINGS, term

if TYPE_CHECKING:
    from lantoa.graph.adoptions import Adoptions
    from lantoa.graph.inference.inferred_network import InferredEdge, InferredNetwork
    from lantoa.graph.store import Store

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
#: Settings that tell of the result, not of what was asked.
_OUTCOMES = ("data", "stopped_by", "as_good_as_the_last")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was kept.

    Attributes:
        run: the IRI of the analysis run.
        graph: the named graph that holds it.
        replications: how many inferred replications there are.
        without_deployment: how many adoptions of a follower were left out, because a unit that
            adopts is known by a count only and has no deployment to point to.
    """

    run: str
    graph: str
    replications: int
    without_deployment: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "run": self.run,
            "graph": self.graph,
            "replications": self.replications,
            "without_deployment": self.without_deployment,
        }


def score(edge: InferredEdge) -> str:
    """Return the score of an edge from 0 to 1 as a decimal: its support, else 1 - p.

    >>> from lantoa.graph.inference import InferredEdge
    >>> score(InferredEdge("a", "b", 9.5, 0.25, None, None, 3))
    '0.75'
    """
    value = edge.support
    if value is None:
        value = 0.0 if edge.p_value is None else 1 - edge.p_value
    text = f"{min(max(value, 0.0), 1.0):.6f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def record(
    store: Store,
    network: InferredNetwork,
    adoptions: Adoptions,
    deployments: dict[tuple[str, str], str],
    *,
    now: dt.datetime | None = None,
) -> Recorded:
    """Keep an inferred network in a store, in the named graph of its settings.

    Args:
        store: where to keep it.
        network: what was inferred from `adoptions`.
        adoptions: read from the store, with ``ids`` of units and ``item_ids``.
        deployments: the first deployment of each unit and item, by their IRIs; see
            :func:`.deployments.first_deployments`.
        now: when it ran.

    Returns:
        Where it was kept, and how much of it.

    Raises:
        StoreError: the store cannot be written.
    """
    units = dict(zip(adoptions.units, adoptions.ids, strict=False))
    items = dict(zip(adoptions.items, adoptions.item_ids, strict=False))
    edges = {(edge.source, edge.target): edge for edge in network.edges}
    links: list[tuple[str, str, str]] = []
    missing = 0
    for found in network.adoptions():
        if found.source is None:
            continue
        model = items[found.item]
        origin = deployments.get((units[found.source], model))
        target = deployments.get((units[found.unit], model))
        if origin is None or target is None:
            missing += 1
        else:
            links.append((origin, target, score(edges[found.source, found.unit])))
    asked = {k: v for k, v in network.settings.items() if k not in _OUTCOMES}
    asked["dates"] = network.settings["data"]["dates"]
    key = digest(json.dumps(asked, sort_keys=True))
    graph, run = INFERENCE_GRAPHS + key, f"{THINGS}analysis-run/{key}"
    # A graph's name holds no more than the key: the parameters stand in the run.
    quads = _quads(graph, run, network, links, now or dt.datetime.now(dt.UTC))
    store.replace_graph(graph, quads)
    return Recorded(run, graph, len(links), missing)


def _quads(
    graph: str,
    run: str,
    network: InferredNetwork,
    links: list[tuple[str, str, str]],
    now: dt.datetime,
) -> Iterator[Quad]:
    from importlib.metadata import version

    from lantoa.graph.judgements.record import stamp

    home = NamedNode(graph)
    node = NamedNode(run)

    def quad(subject: NamedNode, name: str, value: NamedNode | Literal) -> Quad:
        return Quad(subject, NamedNode(term(name)), value, home)

    time, decimal = (NamedNode(PREFIXES["xsd"] + name) for name in ("dateTime", "decimal"))
    yield Quad(node, _TYPE, NamedNode(term("AnalysisRun")), home)
    yield quad(node, "algorithm", Literal("netinf"))
    yield quad(node, "softwareVersion", Literal(f"lantoa {version('lantoa')}"))
    yield quad(node, "parameters", Literal(json.dumps(_plain(network.settings), sort_keys=True)))
    yield quad(node, "ranAt", Literal(stamp(now.replace(microsecond=0)), datatype=time))
    for origin, target, worth in links:
        link = NamedNode(f"{THINGS}inferred-replication/{digest(run, origin, target)}")
        yield Quad(link, _TYPE, NamedNode(term("InferredLink")), home)
        yield Quad(link, _TYPE, NamedNode(term("InferredReplication")), home)
        yield quad(link, "inferredBy", node)
        yield quad(link, "inferredOrigin", NamedNode(origin))
        yield quad(link, "inferredTarget", NamedNode(target))
        yield quad(link, "score", Literal(worth, datatype=decimal))


def _plain(value: Any) -> Any:
    """Return settings with nothing in them that JSON does not have."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return None if isinstance(value, float) and not math.isfinite(value) else value
