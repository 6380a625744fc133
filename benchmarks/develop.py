"""Read texts and measure the reading at once: the tool of those who improve the reader.

    python benchmarks/develop.py GOLD_DIR TEXT_DIR [--field located] [--report PART_OF_ID]
        [--bare] [--quiet] [--calibration]

Reads each ``TEXT_DIR/ID.txt`` in this process with what its gold file knows of the report's frame
(headline, day, publisher, address: what a saved web page would tell), puts all into a store in
memory, and prints the scores of each field with every miss and extra. ``--bare`` reads the text
alone, as ``lantoa load`` reads a plain-text file. Malformed gold files are named and left out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lantoa.evaluation import GoldReport, evaluate, read_gold, rows_of_store
from lantoa.evaluation.calibration import (
    CALIBRATION_COLUMNS,
    SUMMARY_COLUMNS,
    band_rows,
    calibrate,
    summary_rows,
)
from lantoa.evaluation.rendering import lines
from lantoa.evaluation.scores import FIELD_NAMES
from lantoa.graph.places import Gazetteer
from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.loaders.reading import read_report
from lantoa.loaders.upkeep import refresh_places


def load(store: Store, gold: tuple[GoldReport, ...], texts: Path, *, bare: bool) -> None:
    """Read the texts of the gold reports into a store."""
    gazetteer = Gazetteer.packaged()
    graphs = {}
    for report in gold:
        file = texts / f"{report.id}.txt"
        if not file.exists():
            continue
        text = file.read_text(encoding="utf-8")
        reading = read_report(
            file.name,
            text,
            gazetteer=gazetteer,
            title=None if bare else report.title,
            published=None if bare else report.published,
            publisher=None if bare else report.publisher,
            url=None if bare else report.url,
        )
        graphs[reading.source.graph] = quads(reading)
    store.replace_graphs(graphs)
    refresh_places(store, gazetteer)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path, help="gold file or folder")
    parser.add_argument("texts", type=Path, help="folder of the texts, named by the ids")
    parser.add_argument("--field", action="append", default=[], choices=FIELD_NAMES)
    parser.add_argument("--report", default="", help="only reports whose id has this part")
    parser.add_argument("--bare", action="store_true", help="read the text alone")
    parser.add_argument("--quiet", action="store_true", help="only the scores")
    parser.add_argument("--calibration", action="store_true", help="the reliability of confidence")
    arguments = parser.parse_args()
    problems: list[str] = []
    gold = tuple(
        report for report in read_gold([arguments.gold], problems) if arguments.report in report.id
    )
    with open_store(None) as store:
        load(store, gold, arguments.texts, bare=arguments.bare)
        found = evaluate(gold, rows_of_store(store, gold))
    print(f"{found.reports} reports")
    print("\n".join(lines(found, arguments.field, findings=not arguments.quiet)))
    if arguments.calibration:
        trust = calibrate(found.verdicts)
        for columns, rows in (
            (SUMMARY_COLUMNS, summary_rows(trust)),
            (CALIBRATION_COLUMNS, band_rows(trust)),
        ):
            print()
            for row in (columns, *rows):
                print("".join(f"{cell!s:>13}" for cell in row))
    for problem in problems:
        print(f"malformed: {problem}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
