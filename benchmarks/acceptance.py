"""Measure the reading of reports against what they are known to state.

    python benchmarks/acceptance.py SEEDS_DIR ACCEPTANCE_DIR [--table s.jsonl]

Loads the reports with ``lantoa load``, exports the statements table with ``lantoa export
statements`` and compares it with the gold files (:mod:`lantoa.evaluation`): the way of a user who
knows nothing of lantoa's inside. With ``--table`` it compares that table instead. The exit code
is 1 where a bound of :data:`BOUNDS` is missed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from lantoa.evaluation import Evaluation, evaluate, read_gold, rows_of_table
from lantoa.evaluation.rendering import lines

#: The least F1 of each field (the least recall, for those that are not exhaustive).
BOUNDS = {
    "models": 0.95,
    "located": 0.95,
    "started": 0.95,
    "counts": 0.95,
    "run_by": 0.9,
    "replicated": 0.9,
    "recognized": 0.9,
    "organizations": 0.9,
    "places": 0.9,
    "not_models": 0.9,
    "mandates": 0.9,
    "events": 0.9,
}


def load_and_export(seeds: Path, folder: Path) -> Path:
    """Load the reports and export the statements table, as a user would."""
    table = folder / "statements.jsonl"
    graph = str(folder / "kg")
    for arguments in (
        ["load", str(seeds), "--kg", graph],
        ["export", "statements", "-o", str(table), "--kg", graph],
    ):
        command = [sys.executable, "-m", "lantoa", *arguments]
        subprocess.run(command, check=True, timeout=600, stdout=subprocess.DEVNULL)
    return table


def below(found: Evaluation) -> list[str]:
    """The fields that miss their bound."""
    return [name for name, bound in BOUNDS.items() if found.scores[name].f1 < bound]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("seeds", type=Path, help="folder of the reports")
    parser.add_argument("acceptance", type=Path, help="folder of the gold files")
    parser.add_argument("--table", type=Path, help="a statements table to compare")
    arguments = parser.parse_args()
    gold = read_gold([arguments.acceptance])
    with tempfile.TemporaryDirectory() as folder:
        table = arguments.table or load_and_export(arguments.seeds, Path(folder))
        found = evaluate(gold, rows_of_table(table, gold))
    print("\n".join(lines(found)))
    failed = below(found)
    if failed:
        print(f"Below their bounds: {', '.join(failed)}")
    return 1 if failed or found.missing else 0


if __name__ == "__main__":
    sys.exit(main())
