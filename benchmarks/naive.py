"""What one would write without lantoa: pyoxigraph and networkx, or rdflib, for the same questions.

Each function answers a question as a competent user of those libraries would, with less detail
than lantoa gives. They are steps of :mod:`apart`. Where all of it would take minutes, a share is
measured and the rest reckoned from it, and the note says so.
"""

from __future__ import annotations

import itertools
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from apart import Took, timed
from lantoa.ontology.namespaces import PREFIXES

HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
#: The node attributes of the naive network, a query each.
_COLUMNS = {
    "model": "?d lt:model ?value",
    "place": "?d lt:place ?value",
    "start": "?d lt:started/lt:earliest ?value",
}
_EDGES = "SELECT DISTINCT ?a ?b { ?b lt:replicates ?a . ?b a lt:Deployment }"
_STARTS = (
    "SELECT DISTINCT ?d ?day { ?d a lt:Deployment ; lt:model <%s> ; lt:started/lt:earliest ?day }"
)
_LINES = (
    "SELECT DISTINCT ?a ?b ?where ?day ?quote { ?b lt:model <%s> ; a lt:Deployment ; "
    "lt:place/rdfs:label ?where ; lt:evidence/lt:quote ?quote . "
    "OPTIONAL { ?b lt:replicates ?a } OPTIONAL { ?b lt:started/lt:earliest ?day } }"
)


def _store(kg: Path) -> Callable[[str], Any]:
    import pyoxigraph

    about = json.loads((kg / "lantoa.json").read_text(encoding="utf-8"))
    store = pyoxigraph.Store.read_only(str(kg / about.get("quads", "quads")))
    return lambda query: store.query(HEAD + query, use_default_graph_as_union=True)


def network(kg: Path) -> Took:
    """A query for each column, a dict for each node."""
    import networkx as nx

    rows = _store(kg)

    def build() -> Any:
        graph: Any = nx.DiGraph()
        found = rows("SELECT DISTINCT ?d { ?d a lt:Deployment }")
        graph.add_nodes_from(row["d"].value for row in found)
        for name, pattern in _COLUMNS.items():
            for row in rows(f"SELECT DISTINCT ?d ?value {{ {pattern} }}"):
                if row["d"].value in graph:
                    graph.nodes[row["d"].value][name] = row["value"].value
        graph.add_edges_from((row["a"].value, row["b"].value) for row in rows(_EDGES))
        return graph

    took, graph = timed(build)
    took.note = f"{graph.number_of_nodes():,} nodes, {graph.number_of_edges():,} edges"
    return took


def who_matters(kg: Path, pivots: int = 8) -> Took:
    """Reach, PageRank, betweenness and Louvain by networkx; it has no brokers and no roles."""
    import networkx as nx

    from lantoa.graph.network import network_of
    from lantoa.graph.store import open_store

    with open_store(kg, read_only=True, create=False) as store:
        graph: Any = network_of(store, "lineage")
    nodes = list(graph)
    step = max(1, len(nodes) // 5000)
    share = nodes[::step]
    measures: dict[str, tuple[float, Callable[[], Any]]] = {
        "reach": (len(nodes) / len(share), lambda: [len(nx.descendants(graph, n)) for n in share]),
        "PageRank": (1.0, lambda: nx.pagerank(graph.reverse(copy=False))),
        "betweenness": (256 / pivots, lambda: nx.betweenness_centrality(graph, k=pivots, seed=1)),
        "Louvain": (1.0, lambda: nx.community.louvain_communities(graph, seed=1)),
    }
    parts = {}
    for name, (scale, measure) in measures.items():
        start = time.process_time()
        measure()
        parts[name] = (time.process_time() - start) * scale
    total = sum(parts.values())
    note = ", ".join(f"{name} {spent:.1f} s" for name, spent in parts.items())
    note += f"; reach reckoned from {len(share):,} nodes, betweenness (256 pivots) from {pivots}"
    return Took(seconds=total, processor=total, note=note, parts=parts)


def spread(kg: Path, model: str) -> Took:
    """The adoptions by year and their running sum: a curve, without anything fitted to it."""
    rows = _store(kg)

    def curve() -> list[int]:
        days = {row["d"].value: row["day"].value for row in rows(_STARTS % model)}
        years = Counter(int(day[:4]) for day in days.values())
        return list(itertools.accumulate(years[year] for year in sorted(years)))

    took, found = timed(curve)
    took.note = f"the curve alone: {found[-1] if found else 0:,} adoptions"
    return took


def trace(kg: Path, model: str) -> Took:
    """The links of a model with places, dates and quotations, as a networkx graph."""
    import networkx as nx

    rows = _store(kg)

    def lineage() -> Any:
        graph: Any = nx.DiGraph()
        for row in rows(_LINES % model):
            graph.add_node(row["b"].value, where=row["where"].value, quote=row["quote"].value)
            if row["a"] is not None:
                graph.add_edge(row["a"].value, row["b"].value)
        return graph

    took, found = timed(lineage)
    took.note = f"{found.number_of_nodes():,} nodes"
    return took


def rdflib(file: Path, lines: int) -> Took:
    """rdflib reads the first lines and answers the same questions on them.

    ``parts`` has the seconds of the processor: reading and the network are reckoned for the whole
    file, in proportion to its lines; the curve and the lineage are those of the model with the
    most deployments in the lines that were read.
    """
    import rdflib

    with file.open("rb") as stream:
        head = b"".join(itertools.islice(stream, lines))
        total = lines + sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
    scale = total / lines if total > lines else 1.0
    dataset = rdflib.Dataset(default_union=True)
    parts = {}

    def step(name: str, call: Callable[[], Any], scale: float = 1.0) -> Any:
        start = time.process_time()
        found = call()
        parts[name] = (time.process_time() - start) * scale
        return found

    def rows(query: str) -> list[Any]:
        return list(dataset.query(HEAD + query))

    step("read", lambda: dataset.parse(data=head, format="nquads"), scale)
    step("network", lambda: rows(_EDGES), scale)
    model = rows(
        "SELECT ?m (COUNT(DISTINCT ?d) AS ?n) { ?d a lt:Deployment ; lt:model ?m } "
        "GROUP BY ?m ORDER BY DESC(?n) LIMIT 1"
    )[0]
    step("spread", lambda: rows(_STARTS % model[0]))
    step("trace", lambda: rows(_LINES % model[0]))
    read = min(lines, total)
    note = f"from {read:,} of {total:,} lines, in which a model has {int(model[1]):,} sites"
    return Took(note=note, parts=parts)
