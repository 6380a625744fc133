"""Free-hand queries: stopped in time and in memory, and what they leave behind."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from lantoa.errors import QueryError, QueryTimeoutError
from lantoa.graph.store import open_store
from lantoa.graph.store.sandbox import query_with_limit
from tests.graph.store.compliance import EXPENSIVE

#: Keeps 200 kB for each of 360,000 pairs.
GREEDY = """
SELECT (COUNT(*) AS ?n) { SELECT DISTINCT (CONCAT(?text, STR(?a), STR(?b)) AS ?all) {
  <urn:long> <urn:text> ?text . ?a <urn:p> ?x . ?b <urn:p> ?y } }
"""


def quads(count: int) -> list[Quad]:
    p = NamedNode("urn:p")
    return [Quad(NamedNode(f"urn:s{n}"), p, Literal(n)) for n in range(count)]


def children() -> set[str]:
    """The processes that this one has started and that still run."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        if f"PPid:\t{Path('/proc/self').resolve().name}\n" in text:
            found.add(status.parent.name)
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_no_process_stays_behind_after_the_time(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg") as store:
        store.replace_graph("urn:g", quads(600))
        before = children()
        with pytest.raises(QueryTimeoutError, match="narrow it"):
            query_with_limit(store, EXPENSIVE, seconds=0.8)
        time.sleep(0.05)
        assert children() <= before


@pytest.mark.skipif(sys.platform == "win32", reason="no memory limit on Windows")
def test_a_query_that_needs_too_much_memory_is_stopped(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg") as store:
        long = Quad(NamedNode("urn:long"), NamedNode("urn:text"), Literal("x" * 200_000))
        store.replace_graph("urn:g", [*quads(600), long])
        with pytest.raises(QueryError, match=r"more than 0\.62 GB of memory.*narrow it") as caught:
            query_with_limit(store, GREEDY, seconds=60, memory=5 * 2**27)
        assert not isinstance(caught.value, QueryTimeoutError)
        assert len(store) == 601


def test_the_writer_itself_sees_what_it_has_just_written(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg") as store:
        for count in (3, 30):
            store.replace_graph("urn:g", quads(count))
            rows = query_with_limit(store, "SELECT ?s { ?s ?p ?o }")
            assert isinstance(rows, QuerySolutions)
            assert len(list(rows)) == count


def test_the_network_can_be_allowed(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg") as store:
        store.replace_graph("urn:g", quads(1))
        silent = "SELECT ?s { ?s ?p ?o SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?x } }"
        rows = query_with_limit(store, silent, allow_network=True)
        assert isinstance(rows, QuerySolutions)
        assert len(list(rows)) == 1
