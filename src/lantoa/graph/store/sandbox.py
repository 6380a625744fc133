"""Free-hand queries with limits of time and memory.

A query cannot be cancelled inside a process, so it runs in a child that opens the store for
reading and is killed at the limit. What a store in memory holds is first copied into the child,
within the time given. An endpoint's query cannot be killed from here: we stop waiting, and the
endpoint's own time limit must end it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from pyoxigraph import QueryResultsFormat, parse_query_results

from lantoa.errors import QueryError, QueryTimeoutError, StoreError, SyntaxInputError
from lantoa.graph.store.embedded import EmbeddedStore
from lantoa.graph.store.guard import check_query
from lantoa.graph.store.interface import QueryResults, Store
from lantoa.graph.store.remote import RemoteStore
from lantoa.graph.store.wire import as_triples

#: Bytes of memory that a free-hand query may take.
MEMORY = 4 * 1024**3


def query_with_limit(
    store: Store,
    sparql: str,
    seconds: float = 60,
    allow_network: bool = False,
    memory: int = MEMORY,
) -> QueryResults:
    """Run a free-hand query and give up after some time.

    Args:
        store: The store.
        sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE query.
        seconds: How long to wait.
        allow_network: Let the query reach other endpoints through ``SERVICE``.
        memory: How many bytes the query may take, where the system can limit it (POSIX).

    Returns:
        The results, all of them at hand.

    Raises:
        QueryTimeoutError: It took longer; it was stopped.
        SyntaxInputError: The query is malformed.
        QueryError: The query is an update, reaches the network unasked, or needs more memory.
        StoreError: The store cannot be read.
    """
    check_query(sparql, allow_network=allow_network)
    if isinstance(store, RemoteStore):
        return store.query(sparql, allow_network=allow_network, seconds=seconds)
    if not isinstance(store, EmbeddedStore):
        raise TypeError(f"{type(store).__name__} cannot be queried with a limit")
    with tempfile.TemporaryDirectory(prefix="lantoa-") as scratch:
        request = {
            "query": sparql,
            "network": allow_network,
            "memory": memory,
            "seconds": seconds,
            **_source(store, Path(scratch)),
        }
        with (Path(scratch) / "results").open("w+b") as output:
            outcome = _run(request, output, seconds)
            return _results(outcome, output, store.location)


def _source(store: EmbeddedStore, scratch: Path) -> dict[str, str]:
    if store.folder is not None:
        return {"folder": str(store.folder)}
    copy = scratch / "copy.nq"
    with copy.open("wb") as output:
        store.write_lines(output)
    return {"copy": str(copy)}


def _run(request: dict[str, object], output: IO[bytes], seconds: float) -> dict[str, str]:
    command = [sys.executable, "-m", "lantoa.graph.store.worker"]
    with subprocess.Popen(  # noqa: S603  our own interpreter and module
        command, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.PIPE
    ) as child:
        try:
            _, said = child.communicate(json.dumps(request).encode(), timeout=seconds)
        except subprocess.TimeoutExpired:
            raise QueryTimeoutError(
                f"The query took longer than {seconds:g} s and was stopped; "
                "narrow it, or give it more time."
            ) from None
        finally:
            child.kill()
    last = said.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if child.returncode == 0:
        outcome: dict[str, str] = json.loads(last)
        return outcome
    memory = int(str(request["memory"])) / 1024**3
    raise QueryError(
        f"The query was stopped, most likely for needing more than {memory:.2g} GB of memory "
        f"({last or child.returncode}); narrow it, for example with LIMIT."
    )


def _results(outcome: dict[str, str], output: IO[bytes], location: str) -> QueryResults:
    kind = outcome["kind"]
    if kind == "syntax":
        raise SyntaxInputError(outcome["text"])
    if kind == "store":
        raise StoreError(outcome["text"])
    if kind == "error":
        raise StoreError(f"The query over {location} failed: {outcome['text']}.")
    output.seek(0)
    if kind == "triples":
        return as_triples(output.read())
    return parse_query_results(output.read(), QueryResultsFormat.JSON)
