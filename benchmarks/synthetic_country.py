"""The whole made-up country: what the analyses take, beside naive networkx and rdflib, in one run.

    python benchmarks/synthetic_country.py FOLDER [--models 2500] [--deployments 124000]
        [--seed 1] [--only speed|scores] [--rdflib-lines 40000] [--patience 300] [--json FILE]

The country is made and loaded into FOLDER once and kept there (delete FOLDER to time that again).
Every step runs in a process of its own, so that its peak memory is its own; see ``apart.py``. The
naive ways are those of ``naive.py``, the scores on the known lineage those of
``synthetic_scores.py``. "first" is a call in a fresh process, "cold" one before anything of the
graph has been fetched. The times before the bar are by the clock, then of the processor; the
ratios are of the processor.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import naive
from apart import Took, apart, timed, times, without_columns

#: How often what is short is repeated.
_TIMES = 15


def opened(folder: Path) -> Any:
    from lantoa.knowledge_graph import KnowledgeGraph

    return KnowledgeGraph.open(folder / "kg", read_only=True)


def make_and_write(folder: Path, models: int | None, deployments: int, seed: int) -> Took:
    from lantoa.synthesis.country import make
    from lantoa.synthesis.design import Design
    from lantoa.synthesis.truth import write_truth
    from lantoa.synthesis.writing import write

    country = make(Design.of_size(deployments, models, seed))
    quads = write(country, folder / "country.nq")
    write_truth(country, folder / "truth.csv")
    return Took(note=f"{quads:,} quads")


def load(folder: Path) -> Took:
    from lantoa.knowledge_graph import KnowledgeGraph

    with KnowledgeGraph.open(folder / "kg") as graph:
        graph.load(folder / "country.nq")
        size = len(graph.store)
    (folder / "loaded").touch()
    return Took(note=f"{size:,} quads, with the checks")


def models_of(folder: Path) -> Took:
    """The IRIs of the largest model and of a middling one, in ``note``."""
    with opened(folder) as graph:
        rows = graph.sparql(
            "SELECT ?m (COUNT(DISTINCT ?d) AS ?n) { ?d a lt:Deployment ; lt:model ?m } "
            "GROUP BY ?m ORDER BY DESC(?n) ?m"
        ).records()
    names = [row["m"] for row in rows]
    sizes = [int(row["n"]) for row in rows]
    middling = len(rows) // 5
    return Took(note=json.dumps([[names[0], sizes[0]], [names[middling], sizes[middling]]]))


def network(folder: Path) -> Took:
    with opened(folder) as graph:
        took, found = timed(lambda: graph.network("lineage"))
        again, _ = timed(lambda: graph.network("lineage"))
    size = f"{found.number_of_nodes():,} nodes, {found.number_of_edges():,} edges"
    took.note = f"{size}; again {again.told} s"
    return took


def network_cold(folder: Path) -> Took:
    from lantoa.knowledge_graph import KnowledgeGraph

    with (
        without_columns(folder / "kg") as view,
        KnowledgeGraph.open(view, read_only=True) as graph,
    ):
        took, _ = timed(lambda: graph.network("lineage"))
    took.note = "every column fetched; 'lantoa load' does it once"
    return took


def all_attributes(folder: Path) -> Took:
    with opened(folder) as graph:
        took, found = timed(lambda: graph.network("replication"))
    took.note = f"{found.number_of_edges():,} statements, all attributes"
    return took


def who_matters(folder: Path, accelerate: bool) -> Took:
    from lantoa.graph.importance import importance

    with opened(folder) as graph:
        lineage = graph.network("lineage")
        flows = graph.network("flows", level="commune")
    took, table = timed(lambda: importance(lineage, accelerate=accelerate))
    also, units = timed(lambda: importance(flows, accelerate=accelerate))
    took.note = (
        f"all measures of the lineage, betweenness {table.betweenness_method}; "
        f"flows of communes {also.told} s more, {units.betweenness_method}"
    )
    return took


def one_spread(folder: Path, model: str, size: int) -> Took:
    with opened(folder) as graph:
        took, _ = timed(lambda: graph.spread(model))
        again, _ = timed(lambda: graph.spread(model), 3)
    took.note = f"{size:,} sites; again {again.told} s"
    return took


def one_trace(folder: Path, model: str, size: int) -> Took:
    with opened(folder) as graph:
        first, _ = timed(lambda: graph.trace(model))
        often = _TIMES if size < 1000 else 3
        took, _ = timed(lambda: graph.trace(model), often)
    took.note = f"{size:,} sites, median of {often}; first {first.told} s"
    return took


def tell(name: str, bound: str, took: Took, **others: tuple[Took | float | None, str]) -> None:
    """Print a line: what it took, and how many times that the others took."""
    print(
        f"{name:28} {bound:>8} {took.told:>8} {_short(took.processor):>8} "
        f"{took.megabytes:7,.0f} MB  {took.note}",
        flush=True,
    )
    for who, (theirs, note) in others.items():
        other = theirs if isinstance(theirs, Took) else Took(theirs, theirs, note=note)
        spent = (">" if other.more else "") + _short(other.processor or other.seconds)
        ratio = times(other, took)
        print(f"{who:>37} {'':8} {spent:>8} {ratio:>14}  {other.note}", flush=True)


def _short(seconds: float | None) -> str:
    return Took(seconds=seconds).told


def speed(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Run and print every step; return the figures."""
    told: dict[str, Any] = {}

    def run(name: str, bound: str, step: Any, *arguments: Any, **others: Any) -> Took:
        took = apart(step, *arguments, patience=options.patience if step is not load else 3600.0)
        told[name] = asdict(took)
        tell(name, bound, took, **others)
        return took

    def beside(step: Any, *arguments: Any) -> tuple[Took, str]:
        took = apart(step, *arguments, patience=options.patience)
        told[f"networkx: {step.__name__} {len(told)}"] = asdict(took)
        return took, ""

    print(f"{'':28} {'bound':>8} {'clock s':>8} {'proc. s':>8} {'peak':>10}")
    design = (options.models, options.deployments, options.seed)
    if (folder / "country.nq").exists():
        print("made already")
    else:
        run("make and write", "60 s", make_and_write, folder, *design)
    if (folder / "loaded").exists():
        print("loaded already")
    else:
        run("load", "2 GB", load, folder)
    kg = folder / "kg"
    rdflib = apart(naive.rdflib, folder / "country.nq", options.rdflib_lines)
    told["rdflib"] = asdict(rdflib)
    slow = rdflib.parts
    reading = f"after {slow.get('read', 0):,.0f} s of reading (reckoned)"
    nx_network = beside(naive.network, kg)
    whole = slow["read"] + slow["network"] if slow else None
    both = {"networkx": nx_network, "rdflib": (whole, f"reading and query, reckoned {rdflib.note}")}
    run("network", "3 s", network, folder, **both)
    run("network, cold", "3 s", network_cold, folder, **both)
    run("network, all attributes", "-", all_attributes, folder)
    run("who matters", "30 s", who_matters, folder, True, networkx=beside(naive.who_matters, kg))
    run("who matters, no rustworkx", "30 s", who_matters, folder, False)
    (largest, most), (middling, some) = json.loads(apart(models_of, folder).note)
    for name, model, size in (("largest", largest, most), ("middling", middling, some)):
        others = {
            "networkx": beside(naive.spread, kg, model),
            "rdflib": (slow.get("spread"), f"the curve of another model, {reading}"),
        }
        run(f"spread, {name}, first", "1 s", one_spread, folder, model, size, **others)
    for name, model, size in (("largest", largest, most), ("middling", middling, some)):
        others = {
            "networkx": beside(naive.trace, kg, model),
            "rdflib": (slow.get("trace"), f"another model, {reading}"),
        }
        run(f"trace, {name}", "0.05 s", one_trace, folder, model, size, **others)
    peak = max(value["megabytes"] for name, value in told.items() if ":" not in name)
    print(f"{'peak memory of any step':28} {'2,000 MB':>8} {'':8} {'':8} {peak:7,.0f} MB")
    return told


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--models", type=int)
    parser.add_argument("--deployments", type=int, default=124_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("speed", "scores"))
    parser.add_argument("--rdflib-lines", type=int, default=40_000)
    parser.add_argument("--patience", type=float, default=300.0, help="seconds for a step")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    told: dict[str, Any] = {"design": [options.models, options.deployments, options.seed]}
    if options.only != "scores":
        told["speed"] = speed(options.folder, options)
    if options.only != "speed":
        from synthetic_scores import scores, tell_scores

        told["scores"] = scores(options.models, options.deployments, options.seed)
        tell_scores(told["scores"])
    if options.json:
        options.json.write_text(json.dumps(told, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
