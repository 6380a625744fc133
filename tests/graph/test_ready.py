"""The columns of a big graph are there once it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantoa.graph import ready
from lantoa.graph.network import fetching
from lantoa.knowledge_graph import KnowledgeGraph

SENTENCE = "Xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình có mô hình “{}”.\n"


def report(folder: Path, name: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(SENTENCE.format(name), encoding="utf-8")
    return path


def kept(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (folder / "columns").glob("*/*")}


def test_a_big_graph_is_made_ready_when_it_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "_BIG", 0)
    monkeypatch.setattr(ready, "_GROWTH", -1.0)
    monkeypatch.setattr(fetching, "_WORTH_KEEPING", 0)
    home = tmp_path / "kg"
    with KnowledgeGraph.open(home) as graph:
        graph.load(report(tmp_path, "Đèn đường"))
        there = kept(home)
    assert there
    # What was kept while it was open for writing is good for who opens it afterwards.
    monkeypatch.setattr(fetching, "_ask", lambda *_: pytest.fail("not kept"))
    with KnowledgeGraph.open(home, read_only=True) as graph:
        assert graph.network("lineage", isolated=True).number_of_nodes() == 1
    assert kept(home) == there


def test_so_are_its_large_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "_BIG", 0)
    monkeypatch.setattr(ready, "_GROWTH", -1.0)
    monkeypatch.setattr(ready, "_MANY", 1)
    monkeypatch.setattr(fetching, "_WORTH_KEEPING", 0)
    home = tmp_path / "kg"
    with KnowledgeGraph.open(home) as graph:
        graph.load(report(tmp_path, "Đèn đường"))
    monkeypatch.setattr(fetching, "_ask", lambda *_: pytest.fail("not kept"))
    with KnowledgeGraph.open(home, read_only=True) as graph:
        assert graph.spread("Đèn đường").to_dict()["problems"] is not None


def test_a_small_addition_does_not_wait_for_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "_BIG", 0)
    home = tmp_path / "kg"
    with KnowledgeGraph.open(home) as graph:
        graph.load(report(tmp_path, "Đèn đường"))
        readiness = ready.Readiness(graph.store)
        monkeypatch.setattr(ready, "_GROWTH", 1e9)
        graph.load(report(tmp_path, "Camera an ninh"))
        assert not readiness.make_ready()
        monkeypatch.setattr(ready, "_GROWTH", -1.0)
        assert readiness.make_ready()


def test_a_graph_in_memory_keeps_nothing() -> None:
    with KnowledgeGraph.open() as graph:
        assert not ready.Readiness(graph.store).make_ready()
