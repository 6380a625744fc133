"""How long netinf takes on a table of adoptions, beside a plain search in Python.

    python benchmarks/inference_speed.py policies.csv [--unit U --item I --time T]

It prints the seconds of processor time for 100, 300, 872 and all edges that gain anything, with
both objectives, reading the file aside; and those of a search that keeps the gains of all edges,
evaluates anew those into the target of the last edge, and has no numpy. On the policies of SPID
the published programs took, on two processors: NetworkInference 0.83, 1.63 and 4.0 s for 100, 300
and 872 edges; SNAP 0.25, 0.29 and 0.65 s for 100, 300 and all.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lantoa.graph.adoptions.files import read_adoptions
from lantoa.graph.inference import Cascades, infer
from tests.graph.inference.naive import Naive

COUNTS = (100, 300, 872, None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--unit", default="statenam")
    parser.add_argument("--item", default="policy")
    parser.add_argument("--time", default="adopt_year")
    parser.add_argument("--rate", type=float, default=0.5)
    parser.add_argument("--repeat", type=int, default=3, help="The best of so many.")
    parser.add_argument("--no-plain", action="store_true", help="Leave the plain search out.")
    options = parser.parse_args()
    columns = {"unit": options.unit, "item": options.item, "time": options.time}
    began = time.process_time()
    table = read_adoptions(options.file, **columns)
    cascades = Cascades.from_adoptions(table)
    read = time.process_time() - began
    print(f"{len(cascades.unit):,} adoptions, {cascades.pairs:,} pairs; read in {read:.2f} s")
    plain = {} if options.no_plain else plain_search(cascades, options.rate)
    print(f"{'objective':<18}{'edges':>7}{'added':>7}{'seconds':>9}{'plain':>9}{'ratio':>7}")
    for objective in ("networkinference", "snap"):
        for count in COUNTS:
            seconds, added = fastest(cascades, objective, count, options)
            line = f"{objective:<18}{count or 'all':>7}{added:>7}{seconds:>9.3f}"
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
