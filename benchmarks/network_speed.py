"""Networks and who matters, of a whole country: lantoa beside naive networkx and rdflib, one run.

    python benchmarks/network_speed.py KG [--rdflib-quads 200000] [--naive] [--json FILE]

KG is a folder that ``lantoa load`` filled (``lantoa synth`` makes the file). Each step is run in a
process of its own, so that its peak memory is its own. "First" is a network whose columns nobody
has fetched yet, "again" one of a store that has not changed since. The naive ways are what one
would write without lantoa: a SPARQL query and a loop over its rows; rdflib's parse of part of the
same graph and a loop over its triples, scaled up to all of it; networkx's own measures.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def opened(kg: str) -> Any:
    from lantoa.graph.store import open_store

    return open_store(kg, read_only=True, create=False)


def lineage_first(kg: str) -> str:
    from lantoa.graph.network import network_of

    with opened(kg) as store:
        shutil.rmtree(Path(kg) / "columns", ignore_errors=True)
        return str(network_of(store, "lineage"))


def lineage_again(kg: str) -> str:
    from lantoa.graph.network import network_of

    with opened(kg) as store:
        return str(network_of(store, "lineage"))


def all_attributes(kg: str) -> str:
    from lantoa.graph.network import network

    with opened(kg) as store:
        return str(network(store))


def naive_sparql(kg: str) -> str:
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    query = """
        SELECT ?o ?t ?m ?op ?tp ?w (COUNT(DISTINCT ?e) AS ?n) {
          ?r a lt:Replication ; lt:origin ?o ; lt:target ?t ; lt:evidence ?e .
          OPTIONAL { ?r lt:when/lt:earliest ?w } OPTIONAL { ?t lt:model ?m }
          OPTIONAL { ?o lt:place ?op } OPTIONAL { ?t lt:place ?tp }
        } GROUP BY ?o ?t ?m ?op ?tp ?w"""
    with opened(kg) as store:
        for row in store.query(query):
            graph.add_node(row["o"].value, place=row["op"])
            graph.add_node(row["t"].value, place=row["tp"], model=row["m"])
            graph.add_edge(row["o"].value, row["t"].value, when=row["w"], n=row["n"])
    return str(graph)


def naive_rdflib(kg: str, quads: int) -> str:
    """Parse some of the graph with rdflib; the time is scaled up by who calls."""
    import rdflib

    from lantoa.ontology.namespaces import TERMS

    with opened(kg) as store, tempfile.NamedTemporaryFile(suffix=".nq") as file:
        from itertools import islice

        import pyoxigraph

        part = islice(store.quads(), quads)
        pyoxigraph.serialize(part, file, pyoxigraph.RdfFormat.N_QUADS)
        file.flush()
        everything = len(store)
        start = time.perf_counter()
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(file.name, format="nquads")
        edges = 0
        for replication in dataset.subjects(rdflib.RDF.type, rdflib.URIRef(TERMS + "Replication")):
            edges += len(list(dataset.objects(replication, rdflib.URIRef(TERMS + "target"))))
        seconds = (time.perf_counter() - start) * everything / quads
    return f"{edges} edges in {quads:,} quads; scaled to {everything:,}: {seconds:.0f} s"


def importance_of(kg: str, kind: str, **options: str) -> str:
    from lantoa.graph.importance import importance
    from lantoa.graph.network import network_of

    with opened(kg) as store:
        graph = network_of(store, kind, **options)
    start = time.perf_counter()
    found = importance(graph)
    return f"{graph}: {time.perf_counter() - start:.2f} s of it; {found.betweenness_method}"


def naive_importance(kg: str) -> str:
    """The same measures by networkx alone; betweenness sampled, as exact would take hours."""
    import networkx as nx

    from lantoa.graph.network import network_of

    with opened(kg) as store:
        graph = network_of(store, "lineage")
    said = []
    measures: dict[str, Callable[[], Any]] = {
        "reach": lambda: [len(nx.descendants(graph, node)) for node in graph],
        "PageRank": lambda: nx.pagerank(graph.reverse(copy=False)),
        "betweenness, 64 pivots": lambda: nx.betweenness_centrality(graph, k=64, seed=1),
        "Louvain": lambda: nx.community.louvain_communities(graph, seed=1),
    }
    for name, measure in measures.items():
        start = time.perf_counter()
        measure()
        said.append(f"{name} {time.perf_counter() - start:.1f} s")
    return ", ".join(said)


STEPS: dict[str, Callable[..., str]] = {
    "lineage, first": lineage_first,
    "lineage, again": lineage_again,
    "all attributes": all_attributes,
    "who matters, lineage": lambda kg: importance_of(kg, "lineage"),
    "who matters, communes": lambda kg: importance_of(kg, "flows", level="commune"),
    "who matters, provinces now": lambda kg: importance_of(kg, "flows", geography="now"),
}
NAIVE: dict[str, Callable[..., str]] = {
    "naive: SPARQL rows": naive_sparql,
    "naive: networkx measures": naive_importance,
}


def run(step: str, kg: str, quads: int) -> dict[str, Any]:
    """Run a step in a process of its own."""
    command = [sys.executable, __file__, kg, "--step", step, "--rdflib-quads", str(quads)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.strip().rpartition("\n")[2])
    return found


def only(step: str, kg: str, quads: int) -> None:
    start, cpu = time.perf_counter(), time.process_time()
    result = naive_rdflib(kg, quads) if step == "naive: rdflib" else {**STEPS, **NAIVE}[step](kg)
    print(
        json.dumps(
            {
                "step": step,
                "seconds": round(time.perf_counter() - start, 2),
                "processor": round(time.process_time() - cpu, 2),
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "result": result,
            }
        )
    )


def main() -> None:
    """Print the figures beside each other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kg")
    parser.add_argument("--naive", action="store_true", help="also the naive ways (minutes)")
    parser.add_argument("--rdflib-quads", type=int, default=200_000)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        only(options.step, options.kg, options.rdflib_quads)
        return
    steps = [*STEPS, *([*NAIVE, "naive: rdflib"] if options.naive else [])]
    figures = []
    print(f"{'step':28} {'seconds':>8} {'processor':>9} {'peak MB':>8}  result")
    for step in steps:
        found = run(step, options.kg, options.rdflib_quads)
        figures.append(found)
        print(
            f"{step:28} {found['seconds']:8.2f} {found['processor']:9.2f} "
            f"{found['megabytes']:8}  {found['result']}",
            flush=True,
        )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
