"""How long netinf takes on a table of adoptions, beside a plain search in Python.

    python benchmarks/inference_speed.py policies.csv [--unit U --item I --time T]

It prints the seconds of processor time for 100, 300, 872 and all edges that gain anything, with
both objectives: of the search alone, reading the file aside; of the whole command `lantoa infer`
with its result as JSON, from starting Python to the end; and those of a search that keeps the
gains of all edges, evaluates anew those into the target of the last edge, and has no numpy. On the
policies of SPID the published programs took, on two processors: NetworkInference 0.83, 1.63 and
4.0 s for 100, 300 and 872 edges; SNAP 0.25, 0.29 and 0.65 s for 100, 300 and all.

    python benchmarks/inference_speed.py --country

makes up a table of 90,000 adoptions of 2,000 items by 12,500 units on single days, and prints the
same, with the peak of memory; plain search and command aside.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lantoa.graph.adoptions import DAYS_IN_YEAR, TimeScale
from lantoa.graph.adoptions.files import read_adoptions
from lantoa.graph.inference import Cascades, infer
from tests.graph.inference.naive import Naive

COUNTS = (100, 300, 872, None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?")
    parser.add_argument("--country", action="store_true", help="A made-up country instead.")
    parser.add_argument("--unit", default="statenam")
    parser.add_argument("--item", default="policy")
    parser.add_argument("--time", default="adopt_year")
    parser.add_argument("--rate", type=float, default=0.5)
    parser.add_argument("--repeat", type=int, default=3, help="The best of so many.")
    parser.add_argument("--no-plain", action="store_true", help="Leave the plain search out.")
    options = parser.parse_args()
    if options.country:
        country(options)
        return
    if not options.file:
        parser.error("give a file, or --country")
    columns = {"unit": options.unit, "item": options.item, "time": options.time}
    began = time.process_time()
    table = read_adoptions(options.file, **columns)
    cascades = Cascades.from_adoptions(table)
    read = time.process_time() - began
    print(f"{len(cascades.unit):,} adoptions, {cascades.pairs:,} pairs; read in {read:.2f} s")
    plain = {} if options.no_plain else plain_search(cascades, options.rate)
    print(
        f"{'objective':<18}{'edges':>7}{'added':>7}{'search':>9}{'command':>9}{'plain':>9}{'ratio':>7}"
    )
    for objective in ("networkinference", "snap"):
        for count in COUNTS:
            seconds, added = fastest(cascades, objective, count, options)
            line = f"{objective:<18}{count or 'all':>7}{added:>7}{seconds:>9.3f}"
            line += f"{command(objective, count or 10**9, options):>9.2f}"
            if objective == "networkinference" and count in plain:
                line += f"{plain[count]:>9.2f}{plain[count] / seconds:>7.0f}"
            print(line)


def fastest(
    cascades: Cascades, objective: str, count: int | None, options: argparse.Namespace
) -> tuple[float, int]:
    """Return the least seconds of some runs, and how many edges there were."""
    best, added = float("inf"), 0
    for _ in range(options.repeat):
        began = time.process_time()
        network = infer(cascades, rate=options.rate, objective=objective, edges=count, min_gain=0.0)
        best, added = min(best, time.process_time() - began), len(network)
    return best, added


def command(objective: str, count: int, options: argparse.Namespace) -> float:
    """Return the least seconds of processor time of some runs of the whole command."""
    arguments = ["infer", "--events", options.file, "--unit", options.unit, "--item", options.item]
    arguments += ["--time", options.time, "--rate", str(options.rate), "--edges", str(count)]
    arguments += ["--objective", objective, "--format", "json"]
    best = float("inf")
    for _ in range(options.repeat):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "lantoa", *arguments], check=True, stdout=subprocess.DEVNULL
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best, spent)
    return best


def country(options: argparse.Namespace) -> None:
    """Print what a table as large as a country takes."""
    random = np.random.default_rng(1)
    units, items, adoptions = 12_500, 2_000, 90_000
    share = random.lognormal(0, 1.7, items)
    item = random.choice(items, adoptions, p=share / share.sum())
    unit = random.integers(units, size=adoptions)
    day = random.integers(7000, size=items)[item] + random.gamma(2, 300, adoptions).astype(int)
    cascades = Cascades.build(
        [f"unit {n}" for n in range(units)],
        [f"item {n:04}" for n in range(items)],
        unit,
        item,
        2000 + day / DAYS_IN_YEAR,
        scale=TimeScale(),
    )
    print(f"{len(cascades.unit):,} adoptions, {cascades.pairs:,} pairs")
    print(f"{'objective':<18}{'edges':>8}{'added':>8}{'search':>9}{'peak MB':>9}")
    options.repeat = 1
    for objective in ("networkinference", "snap"):
        for count in (1_000, 13_355):
            seconds, added = fastest(cascades, objective, count, options)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{objective:<18}{count:>8}{added:>8}{seconds:>9.2f}{peak:>9.0f}")


def plain_search(cascades: Cascades, rate: float) -> dict[int | None, float]:
    """Return the seconds of the plain search after so many edges."""
    import math

    rows = [
        (cascades.units[unit], cascades.items[item], when)
        for unit, item, when in zip(
            cascades.unit.tolist(), cascades.item.tolist(), cascades.time.tolist(), strict=True
        )
    ]
    began = time.process_time()
    search = Naive(rows, lambda interval: math.log(rate) - rate * interval)
    into: dict[str, list[tuple[str, str]]] = {}
    for edge in search.candidates:
        into.setdefault(edge[1], []).append(edge)
    gains = {edge: search.total(edge) for edge in search.candidates}
    marks: dict[int | None, float] = {}
    added = 0
    while True:
        edge = max(gains, key=gains.__getitem__)
        if gains[edge] < 1e-9:
            marks[None] = time.process_time() - began
            return marks
        search.add(edge)
        added += 1
        for other in into[edge[1]]:
            gains[other] = search.total(other)
        if added in COUNTS:
            marks[added] = time.process_time() - began


if __name__ == "__main__":
    main()
