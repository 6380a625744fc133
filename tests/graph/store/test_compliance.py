"""Every store keeps the promises of ``compliance.py``."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantoa.graph.store import Store, embedded, open_store, rebuild, remote
from tests.graph.store.compliance import StoreCompliance, WritingCompliance


class TestOnDisk(StoreCompliance):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        with open_store(tmp_path / "kg") as store:
            yield store


class TestOnDiskRebuilt(WritingCompliance):
    """Every change with a removal goes the way of the big ones."""

    store = TestOnDisk.store

    @pytest.fixture(autouse=True)
    def small_transactions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(embedded, "TRANSACTION", 0)
        monkeypatch.setattr(embedded, "BULK", 0)
        monkeypatch.setattr(embedded, "BULK_BYTES", 0)
        monkeypatch.setattr(rebuild, "CHUNK", 7)


class TestInMemory(StoreCompliance):
    @pytest.fixture
    def store(self) -> Iterator[Store]:
        with open_store(None) as store:
            yield store


class TestInMemoryRebuilt(WritingCompliance):
    store = TestInMemory.store

    @pytest.fixture(autouse=True)
    def small_transactions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(embedded, "TRANSACTION", 0)
        monkeypatch.setattr(embedded, "BULK", 0)
        monkeypatch.setattr(embedded, "BULK_BYTES", 0)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(url: str, server: subprocess.Popen[bytes], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(f"the server ended at once, with {server.returncode}")
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(url, timeout=5).close()
            return
        time.sleep(0.1)
    pytest.fail(f"the server at {url} did not start")


def stop(server: subprocess.Popen[bytes]) -> None:
    server.kill()
    server.wait()


def oxigraph_program() -> str | None:
    beside = Path(sysconfig.get_path("scripts")) / "oxigraph"
    return str(beside) if beside.exists() else shutil.which("oxigraph")


@pytest.fixture(scope="module")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = oxigraph_program()
    if program is None:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    folder = tmp_path_factory.mktemp("oxigraph")
    port = free_port()
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        [*command, "--timeout-s", "20"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/", server)
            yield f"http://127.0.0.1:{port}/"
        finally:
            stop(server)


class TestOxigraphServer(StoreCompliance):
    @pytest.fixture
    def store(self, oxigraph_server: str) -> Iterator[Store]:
        with open_store(oxigraph_server) as store:
            for graph in store.graphs():
                store.drop_graph(graph)
            yield store


class TestOxigraphServerStaged(WritingCompliance):
    """Every replacement goes the way of the big ones."""

    store = TestOxigraphServer.store

    @pytest.fixture(autouse=True)
    def small_requests(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(remote, "UPDATE_BYTES", 0)


VIRTUOSO = Path("/usr/bin/virtuoso-t")
VIRTUOSO_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000000
"""


@pytest.fixture(scope="module")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not VIRTUOSO.exists():
        pytest.skip("Virtuoso is not installed (apt-get install virtuoso-opensource-7-bin)")
    folder = tmp_path_factory.mktemp("virtuoso")
    port = free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(VIRTUOSO_SETTINGS.format(folder=folder, port=port, sql=free_port()))
    command = [str(VIRTUOSO), "+foreground", "+configfile", str(settings)]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D", server, 90)
            yield f"http://dba:dba@127.0.0.1:{port}/sparql-auth"
        finally:
            stop(server)


# After a refused login urllib leaves a socket to the garbage collector when the time is over.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
class TestVirtuoso(StoreCompliance):
    keeps_literals = False

    @pytest.fixture
    def store(self, virtuoso_server: str) -> Iterator[Store]:
        with open_store(virtuoso_server) as store:
            for graph in store.graphs():
                store.drop_graph(graph)
            yield store
