"""Loading and every named query, on generated quads: lantoa, raw pyoxigraph, rdflib, as ratios.

    python benchmarks/load_and_query.py [--quads 200000] [--runs 3] [--rdflib-seconds 20]

All three work on the same N-Quads file in the same run, one after the other, so that the ratios
hold on a machine whose speed drifts. lantoa's loading includes validation against the shapes,
the kept digests, the ontology and the places. A ratio is the median of the runs' own ratios. With
--json FILE the figures are written as JSON too.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph

sys.path.insert(0, str(Path(__file__).resolve().parent))

import lantoa.loaders
from generate import write_nquads
from lantoa.graph.store import open_store
from lantoa.queries import catalogue, prepare, run


def seconds(call: Callable[[], Any]) -> float:
    """Run `call` once and return the seconds that it took."""
    gc.collect()
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def load_lantoa(file: Path, folder: Path) -> None:
    with open_store(folder) as store:
        report = lantoa.loaders.load(store, [file])
        assert not report.problems, report.problems[:3]


def load_raw(file: Path, folder: Path) -> None:
    store = pyoxigraph.Store(str(folder))
    store.bulk_load(path=str(file), format=pyoxigraph.RdfFormat.N_QUADS)
    store.flush()


def load_rdflib(file: Path) -> Any:
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(file, format="nquads")
    return dataset


def compare_loading(file: Path, work: Path, runs: int) -> dict[str, float]:
    """Return median seconds and ratios of loading `file`."""
    rows = []
    for number in range(runs + 1):
        mine, raw = work / f"lantoa-{number}", work / f"raw-{number}"
        if number % 2:
            b = seconds(lambda folder=raw: load_raw(file, folder))
            a = seconds(lambda folder=mine: load_lantoa(file, folder))
        else:
            a = seconds(lambda folder=mine: load_lantoa(file, folder))
            b = seconds(lambda folder=raw: load_raw(file, folder))
        shutil.rmtree(raw)
        if number < runs:
            shutil.rmtree(mine)
        if number:  # the first round warms the disk and the imports
            rows.append((a, b))
    c = seconds(lambda: load_rdflib(file))
    return {
        "lantoa_seconds": statistics.median(a for a, _ in rows),
        "pyoxigraph_seconds": statistics.median(b for _, b in rows),
        "rdflib_seconds": c,
        "lantoa_to_pyoxigraph": statistics.median(a / b for a, b in rows),
        "rdflib_to_lantoa": c / statistics.median(a for a, _ in rows),
    }


def _answer(dataset: Any, text: str, pipe: Any) -> None:
    pipe.send(seconds(lambda: list(dataset.query(text))))


def _rdflib_worker(file: str, texts: dict[str, str], limit: float, pipe: Any) -> None:
    """Load once; answer each query in a fork, which can be killed when it takes too long."""
    dataset = load_rdflib(Path(file))
    fork = multiprocessing.get_context("fork")
    for name, text in texts.items():
        receiver, sender = fork.Pipe(duplex=False)
        process = fork.Process(target=_answer, args=(dataset, text, sender))
        process.start()
        pipe.send((name, receiver.recv() if receiver.poll(limit) else None))
        process.kill()
        process.join()


def time_rdflib(file: Path, texts: dict[str, str], limit: float) -> dict[str, float | None]:
    """Return rdflib's seconds for each query; None where it took longer than `limit`."""
    spawn = multiprocessing.get_context("spawn")
    receiver, sender = spawn.Pipe(duplex=False)
    worker = spawn.Process(target=_rdflib_worker, args=(str(file), texts, limit, sender))
    worker.start()
    found = dict(receiver.recv() for _ in texts)
    worker.join()
    return found


def compare_queries(file: Path, folder: Path, runs: int, limit: float) -> list[dict[str, Any]]:
    """Return one row for each named query, run with its example parameters."""
    rows = []
    with open_store(folder, read_only=True) as store:
        raw = pyoxigraph.Store.read_only(str(folder / "quads"))
        texts = {}
        for name, query in catalogue().items():
            text = prepare(store, name, **query.example)
            texts[name] = text
            mine, plain = [], []
            for number in range(runs + 1):
                a = seconds(lambda n=name, q=query: run(store, n, **q.example))
                b = seconds(lambda t=text: list(raw.query(t, use_default_graph_as_union=True)))
                if number:
                    mine.append(a)
                    plain.append(b)
            rows.append(
                {
                    "query": name,
                    "lantoa_seconds": statistics.median(mine),
                    "pyoxigraph_seconds": statistics.median(plain),
                    "lantoa_to_pyoxigraph": statistics.median(
                        a / b for a, b in zip(mine, plain, strict=True)
                    ),
                }
            )
    if limit > 0:
        slow = time_rdflib(file, texts, limit)
        for row in rows:
            row["rdflib_seconds"] = slow.get(row["query"])
    return rows


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quads", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--rdflib-seconds", type=float, default=20)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        file = work / "generated.nq"
        count = write_nquads(file, options.quads, seed=1)
        print(f"{count:,} quads, {file.stat().st_size / 1e6:.1f} MB of N-Quads")
        loading = compare_loading(file, work, options.runs)
        print("\nloading            seconds   ratio to raw pyoxigraph")
        for who in ("lantoa", "pyoxigraph", "rdflib"):
            took = loading[f"{who}_seconds"]
            print(f"  {who:<15} {took:8.2f}   {took / loading['pyoxigraph_seconds']:8.2f}")
        print(
            f"  median of paired ratios lantoa / pyoxigraph: {loading['lantoa_to_pyoxigraph']:.2f}"
        )
        rows = compare_queries(
            file, work / f"lantoa-{options.runs}", options.runs, options.rdflib_seconds
        )
        print(f"\n{'query':<40} {'lantoa s':>9} {'raw s':>9} {'ratio':>6} {'rdflib / lantoa':>16}")
        for row in rows:
            late = row.get("rdflib_seconds")
            rdflib_ratio = (
                f"{late / row['lantoa_seconds']:.1f}"
                if late
                else (f"> {options.rdflib_seconds / row['lantoa_seconds']:.0f}")
            )
            print(
                f"{row['query']:<40} {row['lantoa_seconds']:9.4f} {row['pyoxigraph_seconds']:9.4f}"
                f" {row['lantoa_to_pyoxigraph']:6.2f} {rdflib_ratio:>16}"
            )
        total = sum(r["lantoa_seconds"] for r in rows) / sum(r["pyoxigraph_seconds"] for r in rows)
        print(f"{'all queries together':<40} {'':>9} {'':>9} {total:6.2f}")
        if options.json:
            options.json.write_text(json.dumps({"loading": loading, "queries": rows}, indent=1))


if __name__ == "__main__":
    main()
