"""Endpoints: where they answer, what goes wrong, and what is never told."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from lantoa.errors import EndpointError, QueryTimeoutError, StoreError
from lantoa.graph.store import open_store
from lantoa.graph.store.remote import RemoteStore
from lantoa.graph.store.transport import TOKEN, Addresses, addresses

ROWS = "application/sparql-results+json"
Answer = tuple[int, str, bytes]


@contextmanager
def server(answer: Callable[[BaseHTTPRequestHandler, str], Answer]) -> Iterator[str]:
    """An HTTP server of this process that answers as told, given the request and its body."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            status, kind, content = answer(self, body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            if status == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="kg"')
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}/query"
        finally:
            running.shutdown()
            thread.join()


def boolean(value: bool) -> Answer:
    return 200, ROWS, json.dumps({"head": {}, "boolean": value}).encode()


def test_an_endpoint_that_is_down() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://user:secret@127.0.0.1:{probe.getsockname()[1]}/query"
    with pytest.raises(EndpointError, match=r"127\.0\.0\.1.* does not answer .*start it") as caught:
        open_store(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_host_that_does_not_exist() -> None:
    with pytest.raises(EndpointError, match=r"kg\.invalid/.* does not answer"):
        open_store("http://kg.invalid/query")


@pytest.mark.parametrize("url", ["http:///query", "http://"])
def test_a_url_without_a_host(url: str) -> None:
    with pytest.raises(EndpointError, match="not the URL of an endpoint"):
        open_store(url)


def test_an_address_that_is_no_endpoint() -> None:
    with (
        server(lambda request, body: (200, "text/html", b"<html>hello</html>")) as url,
        pytest.raises(EndpointError, match="no SPARQL result"),
    ):
        open_store(url)


def test_an_endpoint_that_fails() -> None:
    with (
        server(lambda request, body: (500, "text/plain", b"disk full\nstack trace")) as url,
        pytest.raises(EndpointError, match=r"failed \(500: disk full\)"),
    ):
        open_store(url)


def test_an_endpoint_that_accepts_and_never_answers() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/query"
        with pytest.raises(QueryTimeoutError, match=r"within 0\.3 s"):
            RemoteStore(url, seconds=0.3)


def test_an_answer_that_drips_is_cut_off() -> None:
    def drip(request: BaseHTTPRequestHandler, body: str) -> Answer:
        request.send_response(200)
        request.send_header("Content-Type", ROWS)
        request.end_headers()
        try:
            for _ in range(200):
                request.wfile.write(b" ")
                request.wfile.flush()
                threading.Event().wait(0.02)
        except OSError:
            pass
        return boolean(False)

    with server(drip) as url, pytest.raises(QueryTimeoutError, match=r"within 0\.4 s"):
        RemoteStore(url, seconds=0.4)


def test_a_default_graph_that_is_no_union_is_refused() -> None:
    def answer(request: BaseHTTPRequestHandler, body: str) -> Answer:
        return boolean("LIMIT" not in body)

    with server(answer) as url, pytest.raises(EndpointError, match="not the union"):
        open_store(url)


def test_jenas_name_of_the_union_is_found() -> None:
    asked: list[str] = []

    def answer(request: BaseHTTPRequestHandler, body: str) -> Answer:
        asked.append(body)
        return boolean("LIMIT" not in body or "x-arq" in body)

    with server(answer) as url:
        store = open_store(url)
        store.query("ASK { ?s ?p ?o }")
    assert "urn%3Ax-arq%3AUnionGraph" in asked[-1]


def test_without_a_key_the_user_is_told_how_to_give_one() -> None:
    with (
        server(lambda request, body: (401, "text/plain", b"who are you?")) as url,
        pytest.raises(EndpointError, match=r"refuses access \(401\).*user:password@.*LANTOA_TOKEN"),
    ):
        open_store(url)


def test_a_password_in_the_url_is_used_and_not_shown() -> None:
    def answer(request: BaseHTTPRequestHandler, body: str) -> Answer:
        # "user:p@ss" in base 64.
        if request.headers.get("Authorization") == "Basic dXNlcjpwQHNz":
            return boolean(False)
        return 401, "text/plain", b""

    with server(answer) as url:
        store = open_store(url.replace("http://", "http://user:p%40ss@"))
        assert store.location == url


def test_a_token_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "abc")

    def answer(request: BaseHTTPRequestHandler, body: str) -> Answer:
        ok = request.headers.get("Authorization") == "Bearer abc"
        return boolean(False) if ok else (403, "text/plain", b"")

    with server(answer) as url:
        open_store(url)


def test_no_texts_and_no_writing_when_only_reading() -> None:
    with server(lambda request, body: boolean(False)) as url:
        store = open_store(url, read_only=True)
        assert not store.writable
        assert not store.texts.kept
        with pytest.raises(StoreError, match="reading only"):
            store.replace_graph("urn:g", [])


@pytest.mark.parametrize(
    ("url", "query", "update", "graphs"),
    [
        ("http://h:1", "http://h:1/query", "http://h:1/update", "http://h:1/store"),
        ("http://h/query", "http://h/query", "http://h/update", "http://h/store"),
        ("http://h/kg/sparql", "http://h/kg/sparql", "http://h/kg/update", "http://h/kg/data"),
        ("http://h/sparql", "http://h/sparql", "http://h/sparql", "http://h/sparql-graph-crud"),
        (
            "https://h/rdf4j-server/repositories/kg/",
            "https://h/rdf4j-server/repositories/kg",
            "https://h/rdf4j-server/repositories/kg/statements",
            "https://h/rdf4j-server/repositories/kg/rdf-graphs/service",
        ),
        ("https://h/kg", "https://h/kg", "https://h/kg", "https://h/kg"),
    ],
)
def test_addresses_of_known_servers(url: str, query: str, update: str, graphs: str) -> None:
    assert addresses(url) == Addresses(query, update, graphs)
