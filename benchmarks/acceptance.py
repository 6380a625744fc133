"""Measure the reading of reports against what they are known to state.

    python benchmarks/acceptance.py SEEDS_DIR ACCEPTANCE_DIR [--table s.jsonl]

Loads the reports with ``lantoa load``, exports the statements table with ``lantoa export
statements`` and compares it with the JSON files, one for each report, field by field: precision,
recall and F1, and each miss and extra. With ``--table`` it compares that table instead. The exit
code is 1 where a bound of :data:`BOUNDS` is missed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lantoa.ontology.time import TimeSpan
from lantoa.vietnamese import key

Row = dict[str, Any]
Fact = dict[str, Any]

#: The least F1 of each field (the least recall, for those that are not exhaustive).
BOUNDS = {
    "models": 1.0,
    "located": 1.0,
    "started": 1.0,
    "run_by": 0.9,
    "replicated": 0.9,
    "recognized": 0.9,
    "counts": 0.9,
    "not_models": 1.0,
}
_UNIT_WORD = re.compile(
    r"^(?:tỉnh|thành phố|tp|thị xã|tx|huyện|quận|xã|phường|thị trấn|tt|các tỉnh)\s+"
)


@dataclass
class Score:
    """What was found of a field, over all reports."""

    found: int = 0
    right: int = 0
    wanted: int = 0
    hit: int = 0
    misses: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)
    recall_only: bool = False

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is stated that was found."""
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; the recall, where the facts are not exhaustive."""
        if self.recall_only:
            return self.recall
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def compare(rows: Iterable[Row], gold: Iterable[Fact]) -> dict[str, Score]:
    """Compare the rows of a statements table with the facts of the reports."""
    by_document: dict[str, list[Row]] = {}
    for row in rows:
        by_document.setdefault(Path(row["document"] or "").stem, []).append(row)
    scores: dict[str, Score] = {}
    for report in gold:
        own = by_document.get(report["id"], [])
        for name, (wanted, found, same, recall_only) in _fields(report, own).items():
            score = scores.setdefault(name, Score(recall_only=recall_only))
            _count(score, report["id"][:3], wanted, found, same)
        _forbidden(scores.setdefault("not_models", Score()), report, own)
    return scores


def _count(
    score: Score,
    where: str,
    wanted: list[Fact],
    found: list[Row],
    same: Callable[[Fact, Row], bool],
) -> None:
    right = [any(same(fact, row) for fact in wanted) for row in found]
    hit = [any(same(fact, row) for row in found) for fact in wanted]
    score.found += len(found)
    score.right += sum(right)
    score.wanted += len(wanted)
    score.hit += sum(hit)
    score.misses += [f"{where} {_say(f)}" for f, ok in zip(wanted, hit, strict=True) if not ok]
    if not score.recall_only:
        score.extras += [f"{where} {_say(r)}" for r, ok in zip(found, right, strict=True) if not ok]


def _forbidden(score: Score, report: Fact, rows: list[Row]) -> None:
    forbidden = {key(name) for name in report.get("not_models", ())}
    models = {key(r["model"]): r["model"] for r in rows if r["model"]}
    score.wanted += len(forbidden)
    score.hit += len(forbidden - set(models))
    score.found += len(forbidden)
    score.right += len(forbidden - set(models))
    score.extras += [f"{report['id'][:3]} {models[each]}" for each in forbidden & set(models)]


def _fields(
    report: Fact, rows: list[Row]
) -> dict[str, tuple[list[Fact], list[Row], Callable[[Fact, Row], bool], bool]]:
    def of(kind: str, *columns: str) -> list[Row]:
        return _distinct([r for r in rows if r["kind"] == kind], columns)

    deployments = [r for r in rows if r["kind"] == "deployment"]
    by_model = [r for r in rows if r["model"]]
    counted = of("measurement", "measure", "value", "of", "bound", "unit", "place", "edtf")
    replicated = of("replication", "model", "value", "bound", "unit", "place", "edtf")
    known_models = {key(m["name"]): m for m in report["models"]}

    def model(name: str | None, row: Row) -> bool:
        if name is None or row["model"] is None:
            return name is None and row["model"] is None
        names = [name, *known_models.get(key(name), {}).get("aliases", ())]
        return key(row["model"]) in {key(n) for n in names}

    def located(fact: Fact, row: Row) -> bool:
        return (
            model(fact["model"], row)
            and _same_place(fact["place"], row)
            and all(_bare(unit) in _path(row) for unit in fact["within"])
        )

    def counts(fact: Fact, row: Row) -> bool:
        measure = "sites" if row["kind"] == "replication" else row["measure"]
        return (
            fact["what"] == measure
            and fact["value"] == row["value"]
            and fact["of"] == row["of"]
            and fact["bound"] == row["bound"]
            and _same_place(fact["place"], row)
            and _same_time(fact["as_of"], row)
        )

    return {
        "models": (
            report["models"],
            _distinct(by_model, ("model",)),
            lambda f, r: model(f["name"], r),
            False,
        ),
        "located": (
            report["located"],
            _distinct([r for r in deployments if r["place"]], ("model", "place")),
            located,
            False,
        ),
        "started": (
            report["started"],
            _distinct([r for r in deployments if r["edtf"]], ("model", "edtf", "place")),
            lambda f, r: (
                model(f["model"], r)
                and _same_time(f["date"], r)
                and (f["place"] is None or _same_place(f["place"], r))
            ),
            False,
        ),
        "run_by": (
            report["run_by"],
            _distinct([r for r in deployments if r["role"]], ("model", "organization", "role")),
            lambda f, r: (
                model(f["model"], r)
                and f["role"] == r["role"]
                and key(f["org"]) == key(r["organization"] or "")
            ),
            False,
        ),
        "replicated": (
            report["replicated"],
            replicated,
            lambda f, r: (
                model(f["model"], r)
                and f["sites"] == r["value"]
                and f["bound"] == r["bound"]
                and key(f["unit"] or "") == key(r["unit"] or "")
                and _same_place(f["place"], r)
                and _same_time(f["as_of"], r)
            ),
            False,
        ),
        "recognized": (
            report["recognized"],
            of("recognition", "recipient", "award", "conferred_by", "value", "edtf"),
            lambda f, r: (
                key(f["recipient"]) == key(r["recipient"] or "")
                and f["recipient_kind"] == r["recipient_kind"]
                and key(f["award"]) == key(r["award"] or "")
                and key(f["by"]) == key(r["conferred_by"] or "")
                and f["count"] == r["value"]
                and _same_time(f["date"], r)
            ),
            False,
        ),
        "counts": (report["counts"], counted, counts, False),
        "organizations": (
            [{"name": name} for name in report["organizations"]],
            [r for r in rows if r["kind"] == "organization"],
            lambda f, r: key(f["name"]) == key(r["organization"] or ""),
            True,
        ),
        "places": (
            report["places"],
            [r for r in rows if r["kind"] == "place"],
            lambda f, r: (
                _bare(f["printed"]) == _bare(r["place"] or "")
                and all(_bare(unit) in _path(r) for unit in f["chain"])
            ),
            True,
        ),
        "mandates": (
            [{"title": title} for title in report.get("mandates", ())],
            of("mandate", "id") if "mandates" in report else [],
            lambda f, r: key(f["title"]) == key(r["quote"] or ""),
            False,
        ),
        "events": (
            report.get("events", []),
            of("gathering", "id") if "events" in report else [],
            lambda f, r: (
                key(f["place"]) == key(r["place"] or "")
                and key(f["by"]) == key(r["organization"] or "")
                and _same_time(f["date"], r)
            ),
            False,
        ),
    }


def _distinct(rows: Iterable[Row], columns: tuple[str, ...]) -> list[Row]:
    """One row for each distinct content: several pieces of evidence are one fact."""
    return list({tuple(str(row[c]) for c in columns): row for row in rows}.values())


def _bare(place: str) -> str:
    return _UNIT_WORD.sub("", key(place))


def _path(row: Row) -> set[str]:
    return {_bare(name) for name in (row["place_path"] or "").split(", ")}


def _same_place(printed: str, row: Row) -> bool:
    return _bare(printed) == _bare(row["place"] or "")


def _same_time(edtf: str | None, row: Row) -> bool:
    if edtf is None:
        return row["edtf"] is None
    span = TimeSpan.parse(edtf)
    return (span.earliest and span.earliest.isoformat()) == row["date_from"] and (
        span.latest and span.latest.isoformat()
    ) == row["date_to"]


def _say(fact: Fact) -> str:
    keep = {k: v for k, v in fact.items() if v not in (None, [], "") and not k.endswith("_iri")}
    for dropped in ("id", "source", "document", "start", "end", "method", "confidence", "quote"):
        keep.pop(dropped, None)
    return json.dumps(keep, ensure_ascii=False)


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


def read_table(path: Path) -> list[Row]:
    """Read a statements table of JSON lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def report(scores: dict[str, Score]) -> int:
    """Print the scores, the misses and the extras; return the exit code."""
    failed = []
    print(f"{'field':14} {'precision':>9} {'recall':>7} {'F1':>6} {'wanted':>7}  bound")
    for name, score in scores.items():
        precision = "     -   " if score.recall_only else f"{score.precision:9.3f}"
        bound = BOUNDS.get(name)
        missed = bound is not None and score.f1 < bound
        failed += [name] if missed else []
        mark = "" if bound is None else f"{bound:.2f}" + (" MISSED" if missed else "")
        print(f"{name:14} {precision} {score.recall:7.3f} {score.f1:6.3f} {score.wanted:7}  {mark}")
    for name, score in scores.items():
        for miss in score.misses:
            print(f"miss  {name}: {miss}")
        for extra in score.extras:
            print(f"extra {name}: {extra}")
    return 1 if failed else 0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("seeds", type=Path, help="folder of the reports")
    parser.add_argument("acceptance", type=Path, help="folder of the JSON files")
    parser.add_argument("--table", type=Path, help="a statements table (JSON lines) to compare")
    arguments = parser.parse_args()
    gold = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(arguments.acceptance.glob("*.json"))
    ]
    if arguments.table:
        return report(compare(read_table(arguments.table), gold))
    with tempfile.TemporaryDirectory() as folder:
        table = load_and_export(arguments.seeds, Path(folder))
        return report(compare(read_table(table), gold))


if __name__ == "__main__":
    sys.exit(main())
