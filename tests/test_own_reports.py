"""What the reader makes of whole reports: ours, with the facts that they state."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantoa.evaluation import Evaluation, evaluate, read_gold, rows_of_store
from lantoa.graph.store import open_store
from lantoa.loaders import load

OWN = Path(__file__).resolve().parents[1] / "benchmarks" / "own"

#: F1 below which a change has broken something; what is reached is in docs/reading.md.
FLOORS = {
    "models": 0.97,
    "located": 0.88,
    "started": 0.83,
    "run_by": 0.94,
    "replicated": 0.87,
    "recognized": 0.89,
    "counts": 0.75,
    "organizations": 0.96,
    "places": 0.93,
    "not_models": 0.95,
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    gold = read_gold([OWN / "gold"])
    with open_store(tmp_path_factory.mktemp("own") / "kg") as store:
        report = load(store, [OWN / "texts"])
        assert not report.problems
        return evaluate(gold, rows_of_store(store, gold))


def test_every_report_is_loaded(found: Evaluation) -> None:
    assert found.reports >= 60
    assert not found.missing


@pytest.mark.parametrize("field", FLOORS)
def test_facts_are_read(found: Evaluation, field: str) -> None:
    assert found.scores[field].f1 >= FLOORS[field]


def test_what_is_stated_as_sure_is_right(found: Evaluation) -> None:
    """Of the models that are stated at 0.9 or more, at least 85 in 100 are right."""
    sure = [
        right for kind, confidence, right in found.verdicts if kind == "model" and confidence >= 0.9
    ]
    assert len(sure) > 50
    assert sum(sure) / len(sure) >= 0.85
