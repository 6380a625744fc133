"""The embedded store: processes that are killed, locked out, or read while another writes."""

from __future__ import annotations

import io
import itertools
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, serialize

from lantoa.errors import StoreError, StoreLockedError, SyntaxInputError
from lantoa.graph.store import Store, embedded, open_store
from lantoa.graph.store.embedded import EmbeddedStore

ROOT = Path(__file__).resolve().parents[3]
G, H = "urn:g", "urn:h"
P = NamedNode("urn:p")

#: Replaces two graphs by content A and content B in turn, for ever.
WRITER = """
import sys, time
from pyoxigraph import Literal, NamedNode, Quad
from lantoa.graph.store import embedded, open_store
folder, transaction, count, pause = sys.argv[1], *map(int, sys.argv[2:4]), float(sys.argv[4])
embedded.TRANSACTION = transaction
def content(value):
    p = NamedNode("urn:p")
    return [Quad(NamedNode(f"urn:s{n}"), p, Literal(value)) for n in range(count)]
a, b = content("A"), content("B")
store = open_store(folder)
store.replace_graphs({"urn:g": a, "urn:h": a})
print("ready", flush=True)
while True:
    store.replace_graphs({"urn:g": b, "urn:h": b})
    time.sleep(pause)
    store.replace_graphs({"urn:g": a, "urn:h": a})
    time.sleep(pause)
"""
COUNT = 800


@contextmanager
def child(program: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A process of our own that has said "ready"."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def quads(value: str, count: int = 10) -> list[Quad]:
    return [Quad(NamedNode(f"urn:s{n}"), P, Literal(value)) for n in range(count)]


def values(store: Store) -> dict[str, int]:
    rows = store.query(
        "SELECT ?v (COUNT(*) AS ?n) { GRAPH ?g { ?s <urn:p> ?v } } GROUP BY ?v ORDER BY ?v"
    )
    assert isinstance(rows, QuerySolutions)
    return {row["v"].value: int(row["n"].value) for row in rows}


def dump(store: Store) -> bytes:
    output = io.BytesIO()
    store.dump(output, RdfFormat.N_QUADS)
    return output.getvalue()


@pytest.mark.parametrize("transaction", [100_000, 100], ids=["transaction", "rebuild"])
def test_a_writer_killed_midway_leaves_the_old_or_the_new(tmp_path: Path, transaction: int) -> None:
    kg = tmp_path / "kg"
    for pause in (0.02, 0.06, 0.11):
        with child(WRITER, kg, transaction, COUNT, 0) as writer:
            time.sleep(pause)
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        with open_store(kg) as store:
            assert values(store) in ({"A": 2 * COUNT}, {"B": 2 * COUNT})
            assert store.graphs() == [G, H]
    # Nothing of the interrupted rebuilds stays behind, and the store can still be written.
    with open_store(kg) as store:
        assert len(list(kg.glob("quads*"))) == 1
        store.replace_graphs({G: quads("C"), H: []})
        assert values(store) == {"C": 10}


LOADER = """
import sys
from pyoxigraph import RdfFormat
from lantoa.graph.store import open_store
store = open_store(sys.argv[1])
print("ready", flush=True)
store.load_file(sys.argv[2], RdfFormat.N_QUADS)
store.close()
"""


def test_a_load_killed_midway_and_run_again_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "big.nq"
    subjects = [NamedNode(f"urn:s{n}") for n in range(3_000)]
    content = (Quad(s, P, Literal(g), NamedNode(g)) for s in subjects for g in (G, H))
    serialize(content, str(path), RdfFormat.N_QUADS)
    with open_store(tmp_path / "whole") as store:
        store.load_file(path, RdfFormat.N_QUADS)
        expected = dump(store)
    for pause in (0.01, 0.04):
        kg = tmp_path / f"kg{pause}"
        with child(LOADER, kg, path) as loader:
            time.sleep(pause)
            loader.send_signal(signal.SIGKILL)
            loader.wait()
        with open_store(kg) as store:
            assert len(store) in (0, 6_000)
            store.load_file(path, RdfFormat.N_QUADS)
            assert dump(store) == expected


def test_a_second_writer_is_told_which_folder_is_locked(tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    locked = pytest.raises(StoreLockedError, match=r"kg is being written by another process")
    with child(WRITER, kg, 100_000, 10, 0.05), locked:
        open_store(kg)
    with open_store(kg) as store, pytest.raises(StoreLockedError, match="kg"):
        # Within one process too.
        open_store(store.location)


@pytest.mark.parametrize("transaction", [100_000, 100], ids=["transaction", "rebuild"])
def test_readers_see_one_state_while_another_process_writes(
    tmp_path: Path, transaction: int
) -> None:
    kg = tmp_path / "kg"
    seen = set()
    # The pause: opening reads the journal to its end, which must not run away from it.
    with child(WRITER, kg, transaction, 200, 0.02):
        for _ in range(8):
            with open_store(kg, read_only=True) as store:
                found = values(store)
            assert found in ({"A": 400}, {"B": 400})
            seen |= found.keys()
    assert seen


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    with open_store(kg) as store:
        store.replace_graph(G, quads("A"))
    with open_store(kg, read_only=True) as store:
        assert not store.writable
        for write in (
            lambda: store.replace_graph(G, quads("B")),
            lambda: store.drop_graph(G),
            lambda: store.load_file("x.nt", RdfFormat.N_TRIPLES),
        ):
            with pytest.raises(StoreError, match="for reading only"):
                write()
        assert values(store) == {"A": 10}


def test_what_was_written_is_there_when_opened_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg") as store:
        store.replace_graph(G, quads("A"))
        store.texts.put("urn:source", "Công an xã")
    with open_store(tmp_path / "kg") as store:
        assert values(store) == {"A": 10}
        assert store.texts.get("urn:source") == "Công an xã"


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "kg")
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK { }")


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(None if request.param == "memory" else tmp_path / "kg") as store:
        yield store


def test_unchanged_content_is_not_written_again(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Even where it is written otherwise than the store gives it back."""
    path = tmp_path / "a.ttl"
    path.write_text('<urn:a> <urn:p> 0.90, "007"^^<http://www.w3.org/2001/XMLSchema#integer>, [] .')
    store.load_file(path, RdfFormat.TURTLE, G)
    store.replace_graph(H, quads("A"))
    # From here on, any change would put another pyoxigraph store in place.
    monkeypatch.setattr(embedded, "TRANSACTION", -1)
    inner = store.inner
    store.load_file(path, RdfFormat.TURTLE, G)
    store.replace_graphs({H: reversed(quads("A")), "urn:absent": []})
    assert store.inner is inner
    store.replace_graph(H, quads("B"))
    assert store.inner is not inner


def test_a_big_file_replaces_a_graph_in_use(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(embedded, "TRANSACTION", 50)
    path = tmp_path / "a.nt"
    for value, count in (("A", 400), ("B", 300), ("C", 20)):
        triples = [q.triple for q in quads(value, count)]
        serialize(triples, str(path), RdfFormat.N_TRIPLES)
        store.replace_graph(H, quads("other", 60))
        store.load_file(path, RdfFormat.N_TRIPLES, G)
        assert values(store) == {value: count, "other": 60}
    assert store.graphs() == [G, H]


def test_a_malformed_big_file_leaves_the_old(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store.replace_graph(G, quads("A", 60))
    monkeypatch.setattr(embedded, "TRANSACTION", 0)
    path = tmp_path / "a.nt"
    path.write_text('<urn:s> <urn:p> "B" .\n' * 30 + "<urn:s> <urn:p> nonsense .\n")
    with pytest.raises(SyntaxInputError, match="line 31"):
        store.load_file(path, RdfFormat.N_TRIPLES, G)
    assert values(store) == {"A": 60}
    if store.folder:
        assert [p.name for p in store.folder.glob("quads*")] == ["quads"]


def test_what_a_big_file_has_outside_its_graphs_goes_to_its_own(tmp_path: Path) -> None:
    file = tmp_path / "big.nq"
    inside = [f'<urn:s{n}> <urn:p> "{"x" * 60}" <{G}> .\n' for n in range(30_000)]
    outside = [f"<urn:t{n}> <urn:p> <urn:o> .\n" for n in range(3)]
    file.write_text("".join([*inside, *outside]), encoding="utf-8")
    assert file.stat().st_size > embedded.BULK_BYTES
    with EmbeddedStore(tmp_path / "kg") as store:
        assert store.load_file(file, RdfFormat.N_QUADS, H) == [G, H]
        assert len(list(store.quads(G))) == 30_000
        assert len(list(store.quads(H))) == 3
        assert len(store) == 30_003


def test_openings_leave_no_growing_pile_of_logs(tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    for _ in range(5):
        open_store(kg).close()
        open_store(kg, read_only=True).close()
    assert len(list(kg.rglob("LOG*"))) <= 3


def test_many_replacements_leave_only_the_last(store: EmbeddedStore) -> None:
    held = {G: 0, H: 0}
    for step, (graph, count) in enumerate(itertools.product((G, H, G), (3, 0, 5, 2))):
        store.replace_graph(graph, quads(f"v{step}", count))
        held[graph] = count
        assert len(store) == sum(held.values())
        assert store.graphs() == [name for name, n in sorted(held.items()) if n]
