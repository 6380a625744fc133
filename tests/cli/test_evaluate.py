"""``lantoa evaluate``."""

import csv
import io
import json

import pytest

from lantoa.cli.evaluate import FIELDS
from lantoa.evaluation.scores import FIELD_NAMES
from tests.evaluation.made import gold_file, model
from tests.small_world import readings


@pytest.fixture
def gold(tmp_path):
    """A gold file that knows one model of the small world, and one that is not there."""
    document = readings()[0].source.document
    names = {s.model.name for s in readings()[0].statements if hasattr(s, "model") and s.model}
    known = sorted(names)[0]
    return gold_file(
        tmp_path, document.rpartition(".")[0], models=[model(known), model("Không có thật")]
    )


def test_the_fields_are_those_of_the_measure():
    assert set(FIELDS) == set(FIELD_NAMES)


def test_json_in_a_pipe(run, gold):
    result = run("evaluate", gold, "--field", "models", "--misses")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    (score,) = found["scores"]
    assert (score["field"], score["wanted"], score["recall"]) == ("models", 2, 0.5)
    misses = [f["said"] for f in found["findings"] if f["finding"] == "miss"]
    assert len(misses) == 1
    assert "Không có thật" in misses[0]


def test_csv_has_one_table(run, gold):
    scores = list(csv.DictReader(io.StringIO(run("evaluate", gold, "-f", "csv").stdout)))
    assert [row["field"] for row in scores] == list(FIELD_NAMES)
    bands = list(
        csv.DictReader(io.StringIO(run("evaluate", gold, "-f", "csv", "--calibration").stdout))
    )
    assert {"kind", "band", "rows", "right"} <= bands[0].keys()
    result = run("evaluate", gold, "-f", "csv", "--calibration", "--misses")
    assert result.exit_code == 2
    assert "one table" in result.output


def test_a_table_on_a_terminal(terminal, gold):
    shown, code = terminal("evaluate", gold, "--misses")
    assert code == 0
    assert "precision" in shown
    assert "Không có thật" in shown


def test_reports_that_are_not_loaded_are_named(run, gold):
    gold_file(gold.parent, "never-loaded")
    result = run("evaluate", gold.parent, "-f", "table")
    assert result.exit_code == 0
    assert "never-loaded" in result.stderr
    assert json.loads(run("evaluate", gold.parent).stdout)["not_loaded"] == ["never-loaded"]


def test_none_loaded_is_the_user_s_mistake(run, tmp_path):
    result = run("evaluate", gold_file(tmp_path, "never-loaded"))
    assert result.exit_code == 2
    assert "None of the 1 gold reports" in result.stderr


def test_a_malformed_gold_file_is_named(run, tmp_path):
    result = run("evaluate", gold_file(tmp_path, "a", models=[{"name": 3}]))
    assert result.exit_code == 2
    assert "a.json: models[0].name must be text" in result.stderr
