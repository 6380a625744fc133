"""The folder of a store: made, recognised, and refused in one clear sentence."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from lantoa.errors import StoreError, StoreVersionError
from lantoa.graph.store import open_store


def test_a_new_store_has_its_parts(tmp_path: Path) -> None:
    kg = tmp_path / "deep" / "kg"
    with open_store(kg) as store:
        store.texts.put("urn:source", "text")
        assert store.location == str(kg)
    assert sorted(p.name for p in kg.iterdir()) == ["lantoa.json", "quads", "revision", "texts"]
    assert json.loads((kg / "lantoa.json").read_text()) == {"format": 1, "quads": "quads"}


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert len(store) == 0


def test_a_stopped_beginning_does_not_make_a_folder_foreign(tmp_path: Path) -> None:
    (tmp_path / ".lantoa-x1.tmp").write_text("{")
    open_store(tmp_path).close()
    # And one step later: lantoa.json is there, the quads are not.
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "lantoa.json").write_text('{"format": 1, "quads": "quads"}')
    with open_store(tmp_path / "b", read_only=True) as store:
        assert store.graphs() == []


def test_a_store_of_a_newer_version_is_refused_and_untouched(tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    open_store(kg).close()
    newer = '{"format": 99, "quads": "quads", "more": true}'
    (kg / "lantoa.json").write_text(newer)
    for read_only in (True, False):
        with pytest.raises(StoreVersionError, match=r"newer lantoa \(format 99.*upgrade"):
            open_store(kg, read_only=read_only)
    assert (kg / "lantoa.json").read_text() == newer


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"format": "1"}', '{"format": "x", "quads": "q"}', '{"format": 1, "quads": 2}',
     '{"format": 1, "quads": "../elsewhere"}'],
)  # fmt: skip
def test_a_damaged_description_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "lantoa.json").write_text(text)
    with pytest.raises(StoreError, match=r"lantoa\.json is damaged"):
        open_store(tmp_path)


def test_a_folder_of_something_else_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(StoreError, match=r"not empty and holds no lantoa graph"):
        open_store(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "kg"
    path.write_text("mine")
    with pytest.raises(StoreError, match="is a file"):
        open_store(path)
    assert path.read_text() == "mine"


def test_nothing_is_made_where_nothing_is_asked_for(tmp_path: Path) -> None:
    for kwargs in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreError, match=r"no graph in .*lantoa load"):
            open_store(tmp_path / "kg", **kwargs)
    assert not (tmp_path / "kg").exists()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    places = [tmp_path / "file" / "kg"]
    if Path("/proc").is_dir():
        places.append(Path("/proc/lantoa-kg"))
    if hasattr(os, "geteuid") and os.geteuid() != 0:  # root may write anywhere
        (tmp_path / "locked").mkdir(mode=0o555)
        places += [tmp_path / "locked", tmp_path / "locked" / "kg"]
    for place in places:
        with pytest.raises(StoreError, match=r"cannot be used for a graph|is a file"):
            open_store(place)


def test_quads_that_are_no_database(tmp_path: Path) -> None:
    open_store(tmp_path / "kg").close()
    (tmp_path / "kg" / "quads" / "CURRENT").write_text("rubbish")
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"is damaged .*restore it"):
            open_store(tmp_path / "kg", read_only=read_only)
