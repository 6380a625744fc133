"""The state of a store changes whenever its quads do."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from lantoa.graph.store import open_store
from lantoa.graph.store.embedded import EmbeddedStore


def quad(value: int) -> Quad:
    return Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal(value), NamedNode("urn:g"))


def opened(folder: Path, *, read_only: bool = False) -> EmbeddedStore:
    store = open_store(folder, read_only=read_only)
    assert isinstance(store, EmbeddedStore)
    return store


def test_a_writer_s_state_follows_its_writes(tmp_path: Path) -> None:
    with opened(tmp_path / "kg") as store:
        before = store.state
        store.replace_graph("urn:g", [quad(1)])
        after = store.state
        store.replace_graph("urn:g", [quad(2)])
        assert len({before, after, store.state}) == 3


def test_a_reader_s_state_is_that_of_its_opening(tmp_path: Path) -> None:
    with opened(tmp_path / "kg") as store:
        store.replace_graph("urn:g", [quad(1)])
    with opened(tmp_path / "kg", read_only=True) as reader:
        seen = reader.state
        assert seen is not None
        with opened(tmp_path / "kg") as writer:
            writer.replace_graph("urn:g", [quad(2)])
        assert reader.state == seen
        with opened(tmp_path / "kg", read_only=True) as later:
            assert later.state not in {None, seen}


def test_in_memory_there_is_none() -> None:
    store = open_store(None)
    assert isinstance(store, EmbeddedStore)
    assert store.state is None


def test_big_files_are_put_in_order(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from pyoxigraph import RdfFormat

    from lantoa.graph.store import embedded

    file = tmp_path / "a.nq"
    lines = (f'<urn:a{i}> <urn:b> "{i}" <urn:g> .' for i in range(50_000))
    file.write_text("\n".join(lines) + "\n")
    monkeypatch.setattr(embedded, "BULK_BYTES", 0)
    monkeypatch.setattr(embedded, "TIDY_BYTES", 0)
    with opened(tmp_path / "kg") as store:
        store.load_file(file, RdfFormat.N_QUADS)
        assert len(store) == 50_000


def test_opening_for_writing_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "kg") as store:
        store.replace_graph("urn:g", [quad(1)])
        before = store.state
    for _ in range(2):
        with opened(tmp_path / "kg") as store:
            assert store.state == before
        with opened(tmp_path / "kg", read_only=True) as reader:
            assert reader.state == before


def test_tidying_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "kg") as store:
        store.replace_graph("urn:g", [quad(1)])
        before = store.state
        store.inner.flush()
        store.inner.optimize()
        assert store.state == before


def test_what_another_program_wrote_shows(tmp_path: Path) -> None:
    with opened(tmp_path / "kg") as store:
        store.replace_graph("urn:g", [quad(1)])
        before, folder = store.state, store.quads_folder
    other = pyoxigraph.Store(str(folder))
    other.add(quad(2))
    with opened(tmp_path / "kg", read_only=True) as reader:
        meanwhile = reader.state
    other.add(quad(3))
    with opened(tmp_path / "kg", read_only=True) as reader:
        assert len({None, before, meanwhile, reader.state}) == 4
    del other
    gc.collect()
    with opened(tmp_path / "kg") as store:
        assert store.state not in {None, before, meanwhile}


def test_what_who_was_handed_the_store_wrote_shows(tmp_path: Path) -> None:
    with opened(tmp_path / "kg") as store:
        store.replace_graph("urn:g", [quad(1)])
        states = [store.state]
        inner = store.hand_out()
        for number in (2, 3):
            inner.add(quad(number))
            states.append(store.state)
        store.replace_graph("urn:h", [quad(4)])
        inner.add(quad(5))
        states.append(store.state)
        del inner
    with opened(tmp_path / "kg", read_only=True) as reader:
        states.append(reader.state)
    assert None not in states
    assert len(set(states)) == len(states)


def test_a_folder_without_a_revision_has_a_state(tmp_path: Path) -> None:
    with opened(tmp_path / "kg") as store:
        store.replace_graph("urn:g", [quad(1)])
    (tmp_path / "kg" / "revision").unlink()
    with opened(tmp_path / "kg", read_only=True) as reader:
        assert reader.state is not None


KILLED = """
import os, sys
from lantoa.graph.store import open_store
from lantoa.graph.store.embedded import EmbeddedStore
store = open_store(sys.argv[1])
store._guarded(lambda: os._exit(1))
"""


def test_who_was_killed_while_writing_leaves_another_state(tmp_path: Path) -> None:
    with opened(tmp_path / "kg") as store:
        store.replace_graph("urn:g", [quad(1)])
        before = store.state
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "kg")], check=False)
    with opened(tmp_path / "kg", read_only=True) as reader:
        assert reader.state not in {None, before}
    with opened(tmp_path / "kg") as store:
        assert store.state not in {None, before}


def test_a_moved_folder_is_in_the_same_state(tmp_path: Path) -> None:
    with opened(tmp_path / "kg") as store:
        store.replace_graph("urn:g", [quad(1)])
    with opened(tmp_path / "kg", read_only=True) as reader:
        before = reader.state
    (tmp_path / "kg").rename(tmp_path / "elsewhere")
    with opened(tmp_path / "elsewhere", read_only=True) as reader:
        assert reader.state == before
