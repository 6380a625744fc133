"""A very big file of lines is loaded piece by piece, and yet whole or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from lantoa.errors import SyntaxInputError
from lantoa.graph.store import embedded, files, open_store
from lantoa.graph.store.embedded import EmbeddedStore

LINES = 2_500


@pytest.fixture(autouse=True)
def _in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "BULK_BYTES", 0)
    monkeypatch.setattr(embedded, "PIECEMEAL_BYTES", 0)
    monkeypatch.setattr(files, "PIECE", 400)


def quads_file(folder: Path, name: str, graph: str = "urn:g") -> Path:
    path = folder / name
    path.write_text("".join(f'<urn:s{n}> <urn:p> "{n}" <{graph}> .\n' for n in range(LINES)))
    return path


def test_all_pieces_arrive_beside_what_was_there(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "kg") as store:
        for number, graph in enumerate(("urn:g", "urn:h"), start=1):
            path = quads_file(tmp_path, f"{number}.nq", graph)
            assert store.load_file(path, RdfFormat.N_QUADS) == [graph]
            assert len(store) == number * LINES
        assert store.graphs() == ["urn:g", "urn:h"]
    with open_store(tmp_path / "kg") as store:
        assert len(store) == 2 * LINES
    assert len(list((tmp_path / "kg").glob("quads*"))) == 1


def test_triples_go_to_the_graph_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    path.write_text("".join(f"<urn:s{n}> <urn:p> <urn:o> .\n" for n in range(LINES)))
    with EmbeddedStore(tmp_path / "kg") as store:
        assert store.load_file(path, RdfFormat.N_TRIPLES, "urn:g") == ["urn:g"]
        assert len(list(store.quads("urn:g"))) == LINES


def test_a_fault_in_a_later_piece_leaves_nothing_and_is_told_by_its_line(tmp_path: Path) -> None:
    path = quads_file(tmp_path, "a.nq")
    lines = path.read_text().splitlines()
    lines[1_733] = "<urn:s> <urn:p> nonsense <urn:g> ."
    path.write_text("\n".join(lines))
    with EmbeddedStore(tmp_path / "kg") as store:
        with pytest.raises(SyntaxInputError, match="line 1734"):
            store.load_file(path, RdfFormat.N_QUADS)
        assert len(store) == 0
        assert len(list((tmp_path / "kg").glob("quads*"))) == 1
        # And the store can still be written.
        assert store.load_file(quads_file(tmp_path, "b.nq"), RdfFormat.N_QUADS) == ["urn:g"]


LOADER = """
import sys
from pyoxigraph import RdfFormat
from lantoa.graph.store import embedded, files, open_store
embedded.BULK_BYTES = embedded.PIECEMEAL_BYTES = 0
files.PIECE = 100
store = open_store(sys.argv[1])
print("ready", flush=True)
store.load_file(sys.argv[2], RdfFormat.N_QUADS)
"""


def test_killed_between_two_pieces_it_leaves_nothing(tmp_path: Path) -> None:
    path = quads_file(tmp_path, "a.nq")
    for pause in (0.02, 0.1, 0.3):
        kg = tmp_path / f"kg{pause}"
        command = [sys.executable, "-c", LOADER, str(kg), str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as loader:
            assert loader.stdout is not None
            assert loader.stdout.readline() == "ready\n"
            time.sleep(pause)
            loader.send_signal(signal.SIGKILL)
        with open_store(kg) as store:
            assert len(store) in (0, LINES)
            store.load_file(path, RdfFormat.N_QUADS)
            assert len(store) == LINES
        assert len(list(kg.glob("quads*"))) == 1
