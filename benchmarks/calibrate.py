"""Write the table that turns the ranks of the reader's rules into confidences.

    python benchmarks/calibrate.py GOLD_DIR TEXT_DIR [GOLD_DIR TEXT_DIR ...] [--write]

Reads each ``TEXT_DIR/ID.txt``, judges each row against the gold file ``GOLD_DIR/ID.json``, and
prints for each kind and rank how many rows were right, pooled so that the share never falls as
the rank rises (isotonic regression), and drawn towards the kind's overall share where there are
few rows. ``--write`` puts the table into the package.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from lantoa.evaluation import evaluate, read_gold, rows_of_store
from lantoa.graph.places import Gazetteer
from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.loaders.reading.pipeline import read
from lantoa.loaders.upkeep import refresh_places

TABLE = (
    Path(__file__).resolve().parents[1] / "src" / "lantoa" / "loaders" / "reading"
) / "confidence.tsv"
#: So many rows of the kind's overall share are added to each step.
PRIOR = 3.0
#: Steps with fewer rows are joined to the next.
LEAST = 8


@dataclass
class Step:
    """Ranks from `rank` up to the next step's, and what came of their rows."""

    rank: float
    right: int
    rows: int

    def share(self, overall: float) -> float:
        """The share that is right, drawn towards the overall share."""
        return (self.right + PRIOR * overall) / (self.rows + PRIOR)


def steps_of(judged: list[tuple[float, bool]]) -> list[tuple[Step, float]]:
    """Pool adjacent violators over the ranks of one kind."""
    overall = sum(right for _, right in judged) / len(judged)
    by_rank: dict[float, list[bool]] = defaultdict(list)
    for rank, right in judged:
        by_rank[rank].append(right)
    pooled: list[Step] = []
    for rank in sorted(by_rank):
        pooled.append(Step(rank, sum(by_rank[rank]), len(by_rank[rank])))
        while len(pooled) > 1 and (
            pooled[-2].rows < LEAST or pooled[-1].share(overall) <= pooled[-2].share(overall)
        ):
            last = pooled.pop()
            pooled[-1].right += last.right
            pooled[-1].rows += last.rows
    return [(step, round(step.share(overall), 2)) for step in pooled]


def judged(gold_folder: Path, texts: Path, units: Gazetteer) -> list[tuple[str, float, bool]]:
    """Return the kind and rank of each row of some reports, and whether it is right."""
    gold = read_gold([gold_folder])
    graphs = {}
    for report in gold:
        file = texts / f"{report.id}.txt"
        if file.exists():
            reading = read(
                file.name,
                file.read_text("utf-8"),
                units,
                ranked=True,
                title=report.title,
                published=report.published,
                publisher=report.publisher,
                url=report.url,
            )
            graphs[reading.source.graph] = quads(reading)
    with open_store(None) as store:
        store.replace_graphs(graphs)
        refresh_places(store, units)
        return evaluate(gold, rows_of_store(store, gold)).verdicts


def main() -> int:
    """Print or write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+", help="GOLD_DIR TEXT_DIR, in pairs")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    units = Gazetteer.packaged()
    verdicts: list[tuple[str, float, bool]] = []
    for gold, texts in zip(given.folders[::2], given.folders[1::2], strict=True):
        verdicts += judged(gold, texts, units)
    by_kind: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for kind, rank, right in verdicts:
        by_kind[kind].append((round(rank, 2), right))
    lines = ["kind\trank\tconfidence\tright\trows"]
    for kind in sorted(by_kind):
        for step, share in steps_of(by_kind[kind]):
            lines.append(f"{kind}\t{step.rank:.2f}\t{share:.2f}\t{step.right}\t{step.rows}")
    print("\n".join(lines))
    if given.write:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
