"""Kept texts: whole, exact, and inside their folder."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.errors import StoreError
from lantoa.graph.store.texts import FolderTexts, MemoryTexts, NoTexts


@settings(max_examples=40)
@given(st.dictionaries(st.text(max_size=400), st.text(max_size=200), max_size=4))
def test_texts_come_back_exactly_and_stay_in_their_folder(texts: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "texts"
        kept = FolderTexts(folder)
        for source, text in texts.items():
            kept.put(source, text)
        assert {source: kept.get(source) for source in texts} == texts
        files = [path for path in Path(scratch).rglob("*") if path.is_file()]
        assert len(files) == len(texts)
        assert all(path.parent == folder for path in files)


@pytest.mark.parametrize(
    "source", ["../../etc/passwd", "/etc/passwd", "C:\\x", "a" * 5000, "..", "", "urn:\x00"]
)
def test_no_name_leads_out(tmp_path: Path, source: str) -> None:
    texts = FolderTexts(tmp_path / "texts")
    texts.put(source, "line\r\nline\n")
    assert texts.get(source) == "line\r\nline\n"
    assert [p.parent.name for p in tmp_path.rglob("*") if p.is_file()] == ["texts"]


@pytest.mark.parametrize("kind", ["folder", "memory"])
def test_put_replaces_and_remove_forgets(tmp_path: Path, kind: str) -> None:
    texts = FolderTexts(tmp_path) if kind == "folder" else MemoryTexts()
    texts.put("urn:a", "old")
    texts.put("urn:a", "new")
    assert texts.kept
    assert texts.get("urn:a") == "new"
    texts.remove("urn:a")
    texts.remove("urn:a")
    assert texts.get("urn:a") is None


def test_a_place_without_texts_says_so() -> None:
    texts = NoTexts()
    texts.put("urn:a", "text")
    assert not texts.kept
    assert texts.get("urn:a") is None


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be kept"):
        FolderTexts(tmp_path / "file").put("urn:a", "text")
