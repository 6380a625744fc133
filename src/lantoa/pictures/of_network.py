"""Networks of a graph as pictures: lineage as a tree, units where they lie, the rest in a ring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.pictures.lineage_tree import Descent, draw_lineage
from lantoa.pictures.unit_network import Flow, draw_unit_network
from lantoa.pictures.vietnam import ISLANDS, ground, short_names

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.pictures.picture import Picture

_RING: Final = 60  # nodes that can be read in a ring
_TITLES: Final = {
    "lineage": "Lineage of deployments",
    "flows": "Replication between units",
    "adoption": "Models and the units that have them",
    "places": "Units that share models",
    "models": "Models that share units",
    "organizations": "Organizations and the models they take part in",
    "replication": "Replications",
}
_WEIGHTS: Final = {
    "flows": "replications",
    "adoption": "deployments",
    "places": "models shared",
    "models": "units shared",
    "organizations": "deployments",
}


def draw_network(graph: nx.Graph[str], *, title: str = "", source: str = "") -> Picture:
    """Draw a network of :mod:`lantoa.graph.network`.

    A lineage is drawn generation by generation; units that have coordinates lie where they are, on
    a backdrop of the country's communes; anything else stands in a ring, of which the heaviest
    part is drawn. Edges that only an analysis run tells are dashed.

    Args:
        graph: the network, with the attributes that :func:`lantoa.graph.network.network_of` gives.
        title: over it; by default what kind of network it is.
        source: where the data are from, for the caption.

    Raises:
        UserError: matplotlib is not installed.

    >>> import networkx as nx
    >>> flows = nx.DiGraph(kind="flows", level="province")
    >>> flows.add_edge("a", "b", weight=2.0, standing="said")
    >>> draw_network(flows).alternative
    'Replication between provinces: network of 2 units, 1 of its lines between two of them.'
    """
    kind = graph.graph.get("kind", "replication")
    title = title or _title(kind, graph.graph.get("level"))
    labels = {node: str(data.get("label") or node) for node, data in graph.nodes(data=True)}
    notes = [*_notes(graph), f"Source: {source}." if source else ""]
    if kind in {"lineage", "replication"}:
        nodes = dict.fromkeys(graph)
        return draw_lineage(
            [Descent(u, v, how) for u, v, _, how in _edges(graph)],
            labels,
            alone=nodes,
            details={node: _dates(data) for node, data in graph.nodes(data=True)},
            title=title,
            notes=notes,
        )
    flows = [Flow(u, v, weight, how) for u, v, weight, how in _edges(graph)]
    places = {
        node: (data["latitude"], data["longitude"])
        for node, data in graph.nodes(data=True)
        if data.get("latitude") is not None and data.get("longitude") is not None
    }
    nodes_left = 0
    if not places or kind in {"adoption", "organizations", "models"}:
        places = {}
        kinds = {node: str(data.get("kind", "")) for node, data in graph.nodes(data=True)}
        flows, nodes_left = _heaviest(flows, kinds)
    sizes = {
        node: float(data.get("deployments") or 0)
        for node, data in graph.nodes(data=True)
        if "deployments" in data and (places or any(node in (f.source, f.target) for f in flows))
    }
    if nodes_left:
        notes.insert(0, f"{nodes_left:,} nodes with less are not drawn.")
    names = short_names(labels) if places else labels
    return draw_unit_network(
        flows,
        places,
        names=names,
        sizes=sizes or None,
        title=title,
        directed=graph.is_directed() and kind == "flows",
        backdrop=ground() if places else (),
        marked=ISLANDS if places else None,
        weight_name=_WEIGHTS.get(kind, "times"),
        notes=notes,
        labelled=_RING,
    )


def _title(kind: str, level: str | None) -> str:
    title = _TITLES.get(kind, kind)
    return title.replace("units", f"{level}s") if level else title


def _edges(graph: nx.Graph[str]) -> Iterator[tuple[str, str, float, str]]:
    """Source, target, weight and who stands behind it: the surest of several."""
    for source, target, data in graph.edges(data=True):
        weight = data.get("weight")
        yield source, target, float(1.0 if weight is None else weight), _standing(data)


def _standing(data: dict[str, Any]) -> str:
    """Who stands behind an edge; a count by standing tells the surest."""
    told = data.get("standing", "said")
    if isinstance(told, dict):
        present = [name for name, count in told.items() if count]
    else:
        present = str(told).replace(",", " ").split()
    return next((name for name in ("said", "judged", "inferred") if name in present), "said")


def _heaviest(flows: list[Flow], kinds: Mapping[str, str]) -> tuple[list[Flow], int]:
    """The lines between the nodes with the most, as many of each kind as a ring can hold.

    Returns:
        The lines, and how many nodes are left out.
    """
    total: defaultdict[str, float] = defaultdict(float)
    for flow in flows:
        total[flow.source] += flow.weight
        total[flow.target] += flow.weight
    present = {kinds.get(node, "") for node in total}
    room = _RING // max(len(present), 1)
    kept: set[str] = set()
    for kind in sorted(present):
        own = [node for node in total if kinds.get(node, "") == kind]
        kept.update(sorted(own, key=lambda node: (-total[node], node))[:room])
    drawn = [flow for flow in flows if flow.source in kept and flow.target in kept]
    ends = {node for flow in drawn for node in (flow.source, flow.target)}
    return drawn, len(total) - len(ends)


def _notes(graph: nx.Graph[str]) -> list[str]:
    told = graph.graph
    notes = []
    if told.get("level"):
        when = "today's units" if told.get("geography") == "now" else "units as they were then"
        notes.append(f"Geography: {when}.")
    if told.get("cycles"):
        count = len(told["cycles"])
        notes.append(
            f"The sources contradict each other: {count:,} {'cycle' if count == 1 else 'cycles'}."
        )
    if told.get("undated"):
        notes.append(f"{told['undated']:,} without a date are left out by the period.")
    if told.get("unplaced"):
        notes.append(f"{told['unplaced']:,} are not placed as finely and are left out.")
    return notes


def _dates(data: dict[str, Any]) -> str:
    first, last = data.get("earliest"), data.get("latest")
    if not first and not last:
        return ""
    return str(first or last) if first == last else f"{first or '..'} to {last or '..'}"
