"""Estimate the weights by which the reader chooses the place of a count.

    python benchmarks/weigh_places.py GOLD_DIR TEXT_DIR [GOLD_DIR TEXT_DIR ...] [--write]

Reads each ``TEXT_DIR/ID.txt``, takes each count that its gold file gives a place, and fits the
weights of a conditional logit (McFadden 1974) by penalised maximum likelihood. Prints how often
the rules and the choice are right, the latter also across ten parts of the reports, each weighed
by the weights of the other nine: that is what unseen reports may expect. ``--write`` puts the
weights into the package.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from zlib import crc32

from lantoa.evaluation import GoldReport, read_gold
from lantoa.evaluation.names import same_place
from lantoa.graph.places import Gazetteer
from lantoa.loaders.reading.count_parts import with_parts
from lantoa.loaders.reading.counts import find_counts
from lantoa.loaders.reading.deployments import read_deployments
from lantoa.loaders.reading.document import Document
from lantoa.loaders.reading.measurements import Frames
from lantoa.loaders.reading.models import read_models
from lantoa.loaders.reading.pipeline import analyse
from lantoa.loaders.reading.place_choice import shares
from lantoa.loaders.reading.spreads import find_spreads

TABLE = (
    Path(__file__).resolve().parents[1] / "src" / "lantoa" / "loaders" / "reading"
) / "place_weights.tsv"
#: How strongly weights are drawn to zero (the precision of a normal prior).
PENALTY = 4.0
ROUNDS = 300
PARTS = 10
#: Weights nearer to zero than this are left out of the table.
LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Choice:
    """A count of a report: what speaks for each place, which are right, what the rules say."""

    report: str
    signals: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    ruled: bool


def choices(report: GoldReport, document: Document) -> Iterator[Choice]:
    """Yield the choices of a report whose place is noted."""
    counts = with_parts(document, find_counts(document))
    models = read_models(document)
    deployments = read_deployments(document, models, find_spreads(document))
    frames = Frames(document, models, deployments)
    facts = [fact for fact in report.facts["counts"] if fact.get("place")]
    for count in counts:
        alike = [fact for fact in facts if fact.get("value") == count.number.value]
        fact = next((f for f in alike if f["what"] == count.measure.value), None)
        fact = fact or next(iter(alike), None)
        if fact is None:
            continue
        facts.remove(fact)
        ruled, candidates = frames.candidates(count)
        names = [{each.printed, each.place.name} for each, _ in candidates if each.place]
        right = tuple(any(n and same_place(fact["place"], n) for n in each) for each in names)
        if any(right):
            yield Choice(
                report.id,
                tuple(tuple(signals) for _, signals in candidates),
                right,
                any(
                    r and each.place == ruled.place
                    for (each, _), r in zip(candidates, right, strict=True)
                ),
            )


def fit(situations: list[Choice]) -> dict[str, float]:
    """Return the weights under which the right places are likeliest (AdaGrad, full batches)."""
    weights: dict[str, float] = defaultdict(float)
    steps: dict[str, float] = defaultdict(float)
    for _ in range(ROUNDS):
        slope: dict[str, float] = defaultdict(float)
        for choice in situations:
            likely = shares([sum(weights[s] for s in each) for each in choice.signals])
            right = sum(p for p, r in zip(likely, choice.right, strict=True) if r)
            for each, p, r in zip(choice.signals, likely, choice.right, strict=True):
                pull = (p / right if r else 0.0) - p
                for signal in each:
                    slope[signal] += pull
        for signal, pull in slope.items():
            drawn = pull - PENALTY * weights[signal]
            steps[signal] += drawn * drawn
            weights[signal] += 0.5 * drawn / sqrt(steps[signal] + 1e-9)
    return dict(weights)


def right_share(situations: list[Choice], weights: dict[str, float]) -> int:
    """Return for how many counts the likeliest place is right."""
    found = 0
    for choice in situations:
        scores = [sum(weights.get(s, 0.0) for s in each) for each in choice.signals]
        found += choice.right[scores.index(max(scores))]
    return found


def main() -> int:
    """Print the shares, and print or write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+", help="GOLD_DIR TEXT_DIR, in pairs")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    units = Gazetteer.packaged()
    situations: list[Choice] = []
    for gold, texts in zip(given.folders[::2], given.folders[1::2], strict=True):
        for report in read_gold([gold]):
            file = texts / f"{report.id}.txt"
            if file.exists():
                document = analyse(
                    file.name,
                    file.read_text("utf-8"),
                    units,
                    title=report.title,
                    published=report.published,
                    publisher=report.publisher,
                    url=report.url,
                )
                situations += choices(report, document)
    print(f"{len(situations)} counts; the rules are right in {sum(c.ruled for c in situations)}")
    apart = 0
    for part in range(PARTS):
        held = [c for c in situations if crc32(c.report.encode()) % PARTS == part]
        rest = [c for c in situations if crc32(c.report.encode()) % PARTS != part]
        apart += right_share(held, fit(rest))
    weights = fit(situations)
    print(f"chosen by the weights of other reports: {apart} right")
    print(f"chosen by these weights: {right_share(situations, weights)} right")
    lines = [
        f"{signal}\t{weight:.2f}"
        for signal, weight in sorted(weights.items())
        if abs(weight) >= LEAST
    ]
    table = "\n".join(["signal\tweight", *lines]) + "\n"
    if given.write:
        TABLE.write_text(table, "utf-8")
    else:
        print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
