"""The whole made-up country: how long each analysis takes and how much memory, and how well
inference finds the known lineage, beside simple baselines, in one run.

    python benchmarks/synthetic_country.py FOLDER [--models 2500] [--deployments 124000]
        [--seed 1] [--only speed|scores] [--rdflib-lines 100000] [--json FILE]

The country is made and loaded into FOLDER once and kept there. Every step runs in a process of
its own, so that its peak memory is its own (it holds the interpreter and what is imported too).
A step whose part of lantoa is missing says so. rdflib reads only the first lines; its time for
the whole file is that times all lines over those.
"""

from __future__ import annotations

import argparse
import itertools
import json
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from lantoa.knowledge_graph import KnowledgeGraph
from lantoa.ontology.namespaces import PREFIXES
from lantoa.synthesis import baselines, scoring
from lantoa.synthesis.country import make
from lantoa.synthesis.design import Design
from lantoa.synthesis.truth import write_truth
from lantoa.synthesis.writing import write

Notes = dict[str, Any]
_PREFIXES = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())


def seconds(call: Callable[[], Any]) -> float:
    """Run `call` once and return the seconds that it took."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


# --- the country ----------------------------------------------------------------------------


def make_once(folder: Path, design: Design) -> Notes:
    file = folder / "country.nq"
    if file.exists():
        return {"note": f"{file} is there already"}

    def made() -> None:
        country = make(design)
        write_truth(country, folder / "truth.csv")
        write(country, file)

    return {"seconds": seconds(made)}


def load_once(folder: Path, design: Design) -> Notes:
    if (folder / "loaded").exists():
        return {"note": "loaded already"}
    with KnowledgeGraph.open(folder / "kg") as graph:
        spent = seconds(lambda: graph.load(folder / "country.nq"))
        size = len(graph.store)
    (folder / "loaded").touch()
    return {"seconds": spent, "note": f"{size:,} quads"}


# --- speed ----------------------------------------------------------------------------------


def lineage_network(folder: Path, design: Design) -> Notes:
    try:
        from lantoa.graph.network.lineage import lineage
    except ImportError:
        return {"note": "missing"}
    with KnowledgeGraph.open(folder / "kg", read_only=True) as graph:
        first = seconds(lambda: lineage(graph.store))
        found = lineage(graph.store)
        again = seconds(lambda: lineage(graph.store))
    size = f"{found.number_of_nodes():,} nodes, {found.number_of_edges():,} edges"
    return {"seconds": first, "note": f"{size}; again {again:.2f} s"}


def detailed_network(folder: Path, design: Design) -> Notes:
    with KnowledgeGraph.open(folder / "kg", read_only=True) as graph:
        return {"seconds": seconds(graph.network), "note": "with all attributes"}


def naive_network(folder: Path, design: Design) -> Notes:
    """What one would write without lantoa: a query for each column, a dict for each node."""
    import networkx as nx
    import pyoxigraph

    columns = {
        "model": "?d lt:model ?value",
        "place": "?d lt:place ?value",
        "start": "?d lt:started/lt:earliest ?value",
    }

    def build() -> Any:
        store = pyoxigraph.Store.read_only(str(folder / "kg" / "quads"))

        def rows(query: str) -> Any:
            return store.query(_PREFIXES + query, use_default_graph_as_union=True)

        graph: Any = nx.DiGraph()
        for row in rows("SELECT DISTINCT ?d { ?d a lt:Deployment }"):
            graph.add_node(row["d"].value)
        for name, pattern in columns.items():
            for row in rows(f"SELECT DISTINCT ?d ?value {{ {pattern} }}"):
                if row["d"].value in graph:
                    graph.nodes[row["d"].value][name] = row["value"].value
        for row in rows("SELECT DISTINCT ?a ?b { ?b lt:replicates ?a . ?b a lt:Deployment }"):
            graph.add_edge(row["a"].value, row["b"].value)
        return graph

    return {"seconds": seconds(build), "note": "pyoxigraph queries into networkx"}


def rdflib_network(folder: Path, design: Design, lines: int = 100_000) -> Notes:
    import rdflib

    file = folder / "country.nq"
    with file.open("rb") as stream:
        head = b"".join(itertools.islice(stream, lines))
        total = lines + sum(1 for _ in stream)
    read = min(lines, total)
    dataset = rdflib.Dataset(default_union=True)

    def build() -> None:
        dataset.parse(data=head, format="nquads")
        list(dataset.query(_PREFIXES + "SELECT ?a ?b { ?b lt:replicates ?a }"))

    spent = seconds(build)
    return {
        "seconds": spent * total / read,
        "note": f"reckoned from {read:,} of {total:,} lines, read in {spent:.1f} s",
    }


def importance(folder: Path, design: Design) -> Notes:
    with KnowledgeGraph.open(folder / "kg", read_only=True) as graph:
        call = getattr(graph, "importance", None)
        if call is None:
            return {"note": "missing"}
        return {"seconds": seconds(call)}


def _models(design: Design) -> tuple[str, str]:
    """The names of the largest model and of one of middling size."""
    found = make(design).models
    order = np.argsort(-found.size)
    return found.names[order[0]], found.names[order[len(order) // 5]]


def one_spread(folder: Path, design: Design) -> Notes:
    with KnowledgeGraph.open(folder / "kg", read_only=True) as graph:
        call = getattr(graph, "spread", None)
        if call is None:
            return {"note": "missing"}
        largest, middling = _models(design)
        first, second = seconds(lambda: call(middling)), seconds(lambda: call(largest))
        again = seconds(lambda: call(middling))
    return {
        "seconds": first,
        "note": f"a middling model, first call; again {again:.2f} s; the largest {second:.2f} s",
    }


def one_trace(folder: Path, design: Design) -> Notes:
    largest, middling = _models(design)
    with KnowledgeGraph.open(folder / "kg", read_only=True) as graph:
        first = seconds(lambda: graph.trace(middling))
        usual = statistics.median(seconds(lambda: graph.trace(middling)) for _ in range(20))
        large = seconds(lambda: graph.trace(largest))
    return {
        "seconds": usual,
        "note": f"a middling model; first call {first:.3f} s; the largest {large:.2f} s",
    }


STEPS: dict[str, Callable[..., Notes]] = {
    "make and write": make_once,
    "load": load_once,
    "network: lineage": lineage_network,
    "network: all attributes": detailed_network,
    "naive networkx": naive_network,
    "rdflib": rdflib_network,
    "importance": importance,
    "one spread": one_spread,
    "one trace": one_trace,
}


def apart(name: str, folder: Path, design: Design, **options: Any) -> Notes:
    """Run a step in a process of its own; add its peak memory, that of its children included."""
    context = multiprocessing.get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(send, name, folder, design, options))
    process.start()
    send.close()
    try:
        notes: Notes = receive.recv()
    except EOFError:
        notes = {"note": "the process died"}
    process.join()
    return notes


def _run(send: Any, name: str, folder: Path, design: Design, options: dict[str, Any]) -> None:
    try:
        notes = STEPS[name](folder, design, **options)
    except Exception as error:  # told in the table; the other steps go on
        notes = {"note": f"failed: {type(error).__name__}: {error}"}
    unit = 1024 if sys.platform != "darwin" else 1024**2
    for key, who in (("memory", resource.RUSAGE_SELF), ("children", resource.RUSAGE_CHILDREN)):
        notes[key] = resource.getrusage(who).ru_maxrss / unit
    send.send(notes)


# --- scores ---------------------------------------------------------------------------------


def scores(design: Design) -> list[Notes]:
    """Netinf and the baselines on the known lineage, by provinces, districts and single units."""
    country = make(design)
    rows = []
    for level, sizes in (
        ("province", (2, 10**9)),
        ("district", (2, 400)),
        ("unit", (20, 60)),
    ):
        asked = scoring.puzzle(country, level, sizes=sizes)  # type: ignore[arg-type]
        true = asked.true_edges()
        for guesser in (
            baselines.latest,
            baselines.nearest_in_space,
            baselines.nearest_in_hierarchy,
        ):
            start = time.perf_counter()
            guess = guesser(asked)
            spent = time.perf_counter() - start
            rows.append(
                _scored(level, guesser.__name__, asked, scoring.by_votes(asked, guess), guess)
                | {"seconds": spent}
            )
        rows.append(_netinf(level, asked, len(true)))
    return rows


def _netinf(level: str, asked: scoring.Puzzle, edges: int) -> Notes:
    try:
        from lantoa.graph.inference import Cascades, infer
    except ImportError:
        return {"level": level, "method": "netinf", "note": "missing"}
    events = Cascades.from_columns(
        [asked.units[unit] for unit in asked.unit],
        [asked.items[item] for item in asked.item],
        asked.time,
    )
    start = time.perf_counter()
    found = infer(events, edges=edges)
    spent = time.perf_counter() - start
    names = {unit: number for number, unit in enumerate(asked.units)}
    said = {(each.item, each.unit): each.source for each in found.adoptions()}
    guess = np.array(
        [
            names.get(said.get((asked.items[item], asked.units[unit])) or "", -1)
            for unit, item in zip(asked.unit, asked.item, strict=True)
        ]
    )
    ranked = scoring.edges_of(asked, [(edge.source, edge.target) for edge in found.edges])
    return _scored(level, "netinf", asked, ranked, guess) | {"seconds": spent}


def _scored(
    level: str, method: str, asked: scoring.Puzzle, ranked: list[tuple[int, int]], guess: Any
) -> Notes:
    true = asked.true_edges()
    ranked = ranked[: len(true)]  # for all methods alike
    precision, recall = scoring.precision_recall(ranked, true)
    notes: Notes = {
        "level": level,
        "units": len(asked.units),
        "items": len(asked.items),
        "adoptions": len(asked),
        "true_edges": len(true),
        "chance": len(true) / (len(asked.units) * (len(asked.units) - 1)),
        "method": method,
        "hit_rate": scoring.hit_rate(asked, guess),
        "average_precision": scoring.average_precision(ranked, true),
        "ranked": len(ranked),
    }
    for share in (0.1, 0.25, 0.5, 1.0):
        at = round(share * len(true)) - 1
        known = 0 <= at < len(ranked)
        notes[f"at_{share:g}"] = (
            [round(float(precision[at]), 3), round(float(recall[at]), 3)] if known else None
        )
    return notes


# --- telling --------------------------------------------------------------------------------


def tell_speed(name: str, notes: Notes) -> None:
    spent = f"{notes['seconds']:9.3f} s" if "seconds" in notes else " " * 11
    memory = f"{notes.get('memory', 0):7,.0f} MB"
    if notes.get("children", 0) > notes.get("memory", 0):
        memory += f" (a child {notes['children']:,.0f} MB)"
    print(f"{name:24} {spent} {memory}  {notes.get('note', '')}", flush=True)


def tell_scores(rows: list[Notes]) -> None:
    level = None
    for row in rows:
        if row["level"] != level:
            level = row["level"]
            print(
                f"\nby {level}: {row['units']:,} units, {row['items']:,} models, "
                f"{row['adoptions']:,} adoptions, {row['true_edges']:,} true edges "
                f"({100 * row['chance']:.2g} % of all pairs)"
            )
            print(
                f"  {'method':22} {'hit rate':>8} {'avg prec':>8}   precision/recall after 10 %, "
                "25 %, 50 %, 100 % as many edges as are true"
            )
        if "hit_rate" not in row:
            print(f"  {row['method']:22} {row['note']}")
            continue
        points = "  ".join(
            f"{row[f'at_{s:g}'][0]:.2f}/{row[f'at_{s:g}'][1]:.2f}" if row[f"at_{s:g}"] else "-"
            for s in (0.1, 0.25, 0.5, 1.0)
        )
        print(
            f"  {row['method']:22} {row['hit_rate']:8.3f} {row['average_precision']:8.3f}   "
            f"{points}   ({row['seconds']:.1f} s)"
        )


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--models", type=int)
    parser.add_argument("--deployments", type=int, default=124_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("speed", "scores"))
    parser.add_argument("--rdflib-lines", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    design = Design.of_size(options.deployments, options.models, options.seed)
    options.folder.mkdir(parents=True, exist_ok=True)
    told: dict[str, Any] = {"design": [design.models, design.deployments, design.seed]}
    if options.only != "scores":
        for name in STEPS:
            extra = {"lines": options.rdflib_lines} if name == "rdflib" else {}
            told[name] = apart(name, options.folder, design, **extra)
            tell_speed(name, told[name])
    if options.only != "speed":
        told["scores"] = scores(design)
        tell_scores(told["scores"])
    if options.json:
        options.json.write_text(json.dumps(told, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
