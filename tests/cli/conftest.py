"""A graph of the small world in a folder, and three ways to run lantoa: in-process, in a pipe, on
a terminal.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lantoa.cli import main
from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.ontology.namespaces import PLACES_GRAPH
from tests.cli.terminals import all_shown
from tests.graph.export.world import places
from tests.small_world import readings

LANTOA = [sys.executable, "-m", "lantoa"]


@pytest.fixture(scope="session")
def kg(tmp_path_factory) -> Path:
    """The folder of a graph that holds the small world; for reading only."""
    folder = tmp_path_factory.mktemp("world") / "kg"
    with open_store(folder) as store:
        graphs = {reading.source.graph: quads(reading) for reading in readings()}
        store.replace_graphs({**graphs, PLACES_GRAPH: places()})
        for reading in readings():
            store.texts.put(reading.source.iri, reading.source.text)
    return folder


@pytest.fixture
def run(kg, monkeypatch):
    """Run lantoa in this process, stdout being no terminal."""
    monkeypatch.setenv("LANTOA_KG", str(kg))

    def run_command(*arguments: object, **options) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], **options)

    return run_command


@pytest.fixture
def pipe(kg):
    """Run lantoa in a process of its own with its output in pipes."""

    def run_process(*arguments: object, **options) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "LANTOA_KG": str(kg), **options.pop("env", {})}
        return subprocess.run(
            [*LANTOA, *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            timeout=120,
            check=False,
            **options,
        )

    return run_process


@pytest.fixture
def terminal(kg):
    """Run lantoa with a terminal for stdout; return what it shows and the exit code."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

    def run_on_terminal(*arguments: object) -> tuple[str, int]:
        main_end, process_end = pty.openpty()
        environment = {**os.environ, "LANTOA_KG": str(kg), "COLUMNS": "200", "TERM": "xterm"}
        with subprocess.Popen(
            [*LANTOA, *map(str, arguments)],
            stdin=process_end,
            stdout=process_end,
            stderr=subprocess.DEVNULL,
            env=environment,
        ) as process:
            os.close(process_end)
            shown = all_shown(main_end)
        os.close(main_end)
        return shown.decode(), process.returncode

    return run_on_terminal
