"""Rows from a store and from tables; which report a document is."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantoa.errors import InputError
from lantoa.evaluation import evaluate, read_gold, rows_of_store, rows_of_table
from lantoa.graph.export import export_statements
from lantoa.graph.places import Gazetteer
from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.loaders.reading import read_report
from lantoa.loaders.upkeep import refresh_places
from tests.evaluation.made import gold_file, model

TEXT = "Năm 2019, Công an xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La ra mắt mô hình “Mõ đêm”."
FACTS = {
    "models": [model("Mõ đêm")],
    "located": [{"model": "Mõ đêm", "place": "xã Tân Lập", "within": ["huyện Mộc Châu"]}],
    "started": [{"model": "Mõ đêm", "date": "2019", "place": "xã Tân Lập"}],
    "run_by": [{"model": "Mõ đêm", "org": "Công an xã Tân Lập", "role": "founder"}],
}


@pytest.fixture
def store() -> Store:
    store = open_store(None)
    for document, url in (("tin/a1.txt", None), ("b.html", "https://bao.example/2/")):
        reading = read_report(document, TEXT, url=url)
        store.replace_graph(reading.source.graph, quads(reading))
    refresh_places(store, Gazetteer.packaged())
    return store


def test_by_the_name_of_the_document_and_by_its_url(store: Store, tmp_path: Path) -> None:
    gold_file(tmp_path, "a1", **FACTS)
    gold_file(tmp_path, "x2", url="http://bao.example/2", **FACTS)
    gold_file(tmp_path, "x3", url="http://bao.example/3", **FACTS)
    gold = read_gold([tmp_path])
    rows = rows_of_store(store, gold)
    assert sorted(rows) == ["a1", "x2"]
    assert {row["document"] for row in rows["x2"]} == {"b.html"}
    found = evaluate(gold, rows)
    assert found.missing == ("x3",)
    for field in FACTS:
        assert (found.scores[field].wanted, found.scores[field].right) == (3, 2)
        assert found.scores[field].extras == []


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_a_table_says_the_same_as_the_store(store: Store, ending: str, tmp_path: Path) -> None:
    gold_file(tmp_path, "a1", **FACTS)
    gold = read_gold([tmp_path])
    table = tmp_path / f"s.{ending}"
    export_statements(store, table, ending)
    from_table = evaluate(gold, rows_of_table(table, gold))
    from_store = evaluate(gold, rows_of_store(store, gold))
    assert from_table.scores == from_store.scores
    assert from_table.verdicts == from_store.verdicts
    assert from_table.scores["located"].right == 1


@pytest.mark.parametrize(
    ("name", "text"), [("a.jsonl", "{"), ("a.jsonl", '{"id": 1}\n'), ("a.csv", "x,y\n1,2\n")]
)
def test_what_is_no_statements_table(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="statements"):
        rows_of_table(tmp_path / name, ())
