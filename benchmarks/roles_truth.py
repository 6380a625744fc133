"""How often the roles of the ranking are true, on a made-up country of which the lineage is known.

    python benchmarks/roles_truth.py [--models 100] [--deployments 5000] [--seed 3]

The country is made and loaded into a folder that is thrown away. For each role, and by how many of
the same model were certainly earlier, it prints how many deployments have it, the mean of what the
table calls ``confidence``, and the share of which it is the true role.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from lantoa.knowledge_graph import KnowledgeGraph
from lantoa.synthesis.country import make
from lantoa.synthesis.design import Design
from lantoa.synthesis.truth import lineage
from lantoa.synthesis.writing import write


def true_roles(rows: list[tuple[str, ...]]) -> dict[str, str]:
    """The role of each deployment in what truly happened."""
    copied = {row[0] for row in rows if row[0]}
    names = {
        (False, True): "originator",
        (True, True): "relay",
        (True, False): "end point",
        (False, False): "alone",
    }
    return {row[1]: names[bool(row[0]), row[1] in copied] for row in rows}


def bin_of(earlier: int | None) -> str:
    """What the lines are told apart by."""
    if earlier is None:
        return "undated"
    return "none" if not earlier else "1 to 9" if earlier < 10 else "10 and more"


def main() -> None:
    """Make, load, rank, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--models", type=int, default=100)
    parser.add_argument("--deployments", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    country = make(Design.of_size(options.deployments, options.models, options.seed))
    truth = true_roles(list(lineage(country)))
    with tempfile.TemporaryDirectory() as folder:
        write(country, Path(folder) / "country.nq")
        with KnowledgeGraph.open(Path(folder) / "kg") as graph:
            graph.load(Path(folder) / "country.nq")
            table: list[dict[str, Any]] = graph.importance("lineage").records()
    many: Counter[tuple[str, str]] = Counter()
    sure: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for row in table:
        if row["node"] not in truth:
            continue  # the unnamed rest of a group
        for group in (bin_of(row["earlier"]), "all"):
            kind = row["role"], group
            many[kind] += 1
            sure[kind] += row["confidence"]
            right[kind] += truth[row["node"]] == row["role"]
    print(f"{'role':12} {'earlier':12} {'number':>7} {'confidence':>11} {'true':>6}")
    for role, group in sorted(many):
        count = many[role, group]
        confidence, share = sure[role, group] / count, right[role, group] / count
        print(f"{role:12} {group:12} {count:7,} {confidence:11.2f} {share:6.2f}")


if __name__ == "__main__":
    main()
