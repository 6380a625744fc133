from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from lantoa.errors import UserError
from lantoa.graph.export import EXPORTS, FORMATS, choose, export, formats
from lantoa.graph.export.files import output
from lantoa.graph.store import Store


def test_names_and_extensions_tell_formats_apart() -> None:
    for what in EXPORTS:
        names = [format.name for format in formats(what)]
        extensions = [end for format in formats(what) for end in format.extensions]
        assert len(names) == len(set(names))
        assert len(extensions) == len(set(extensions))
        assert all(format.summary for format in formats(what))


def test_what_is_promised_can_be_exported() -> None:
    assert set(EXPORTS) == {"statements", "network", "rdf", "places"}


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: f"{format.what}-{format.name}")
def test_the_file_name_chooses(format: object) -> None:
    for end in format.extensions:  # type: ignore[attr-defined]
        assert choose(format.what, f"a/b{end.upper()}") is format  # type: ignore[attr-defined]
        assert choose(format.what, "x", end[1:]) is format  # type: ignore[attr-defined]


def test_the_name_goes_before_the_file_name() -> None:
    assert choose("statements", "a.csv", "JSONL").name == "jsonl"


@pytest.mark.parametrize(
    ("what", "usual"),
    [("statements", "csv"), ("network", "graphml"), ("rdf", "trig"), ("places", "geojson")],
)
def test_standard_output_has_a_usual_format(what: str, usual: str) -> None:
    assert choose(what, "-").name == usual


def test_unknown_formats_are_answered_with_the_known_ones(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"graphmll.*did you mean 'graphml'.*gexf, gml"):
        export(store, "network", tmp_path / "n", "graphmll")
    with pytest.raises(UserError, match=r"'n\.xyz' does not tell the format.*graphml, gexf"):
        export(store, "network", tmp_path / "n.xyz")
    with pytest.raises(UserError, match="choose one of statements, rdf, network, places"):
        export(store, "pictures", tmp_path / "n.csv")
    assert list(tmp_path.iterdir()) == []


def test_standard_output(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw))
    export(store, "statements", "-", "jsonl")
    assert raw.getvalue().startswith(b'{"id": ')


def test_parquet_goes_to_standard_output(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw))
    export(store, "statements", "-", "parquet")
    assert raw.getvalue().startswith(b"PAR1")
    assert raw.getvalue().endswith(b"PAR1")


def test_several_files_need_a_place(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="name a folder"):
        export(store, "network", "-", "neo4j")
    (tmp_path / "taken").write_text("kept")
    with pytest.raises(UserError, match="is a file; name a folder"):
        export(store, "network", tmp_path / "taken", "neo4j")
    assert (tmp_path / "taken").read_text() == "kept"


def test_a_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("before")

    def fail() -> None:
        with output(target) as file:
            file.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"The folder '.*nowhere' does not exist"):
        export(store, "statements", tmp_path / "nowhere" / "a.csv")


def test_a_folder_is_no_file(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="name a file to write"):
        export(store, "statements", tmp_path, "csv")
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="is not a file name"):
        export(store, "statements", tmp_path / "file" / "a.csv")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(UserError, match="Cannot write '/dev/full'"), output("/dev/full") as file:
        file.write(b"x")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written(store: Store, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="permission denied"):
        export(store, "statements", tmp_path / "a.csv")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs Linux's /proc")
def test_a_folder_that_nobody_may_write(store: Store) -> None:
    with pytest.raises(UserError, match="Nothing can be written in '/proc'"):
        export(store, "statements", "/proc/a.csv")


def test_a_link_is_kept_and_its_target_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("before")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with output(tmp_path / "link") as file:
        file.write(b"after")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "after"
