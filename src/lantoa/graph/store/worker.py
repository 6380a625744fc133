"""The child process of a query with limits: reads a request, writes the results.

The request comes as JSON on standard input; the results go to standard output as SPARQL JSON or
N-Triples; the last line on standard error says, as JSON, which of them, or what went wrong.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

from lantoa.errors import StoreError, SyntaxInputError
from lantoa.graph.store.evaluate import run_query
from lantoa.graph.store.format import find_layout
from lantoa.graph.store.opening import open_to_read


def main() -> None:
    """Run one request."""
    request = json.load(sys.stdin)
    _limit(request["memory"], request["seconds"])
    try:
        results = run_query(_open(request), request["query"], allow_network=request["network"])
        if isinstance(results, QueryTriples):
            results.serialize(sys.stdout.buffer, RdfFormat.N_TRIPLES)
            kind = "triples"
        else:
            results.serialize(sys.stdout.buffer, QueryResultsFormat.JSON)
            kind = "rows"
        sys.stdout.buffer.flush()
        outcome = {"kind": kind}
    except SyntaxInputError as error:
        outcome = {"kind": "syntax", "text": str(error)}
    except StoreError as error:
        outcome = {"kind": "store", "text": str(error)}
    except (OSError, RuntimeError) as error:
        outcome = {"kind": "error", "text": str(error)}
    print(json.dumps(outcome), file=sys.stderr)


def _open(request: dict[str, Any]) -> pyoxigraph.Store:
    if "copy" in request:
        store = pyoxigraph.Store()
        store.bulk_load(path=request["copy"], format=RdfFormat.N_QUADS)
        return store
    store, _ = open_to_read(find_layout(Path(request["folder"]), create=False))
    return store


def _limit(memory: int, seconds: float) -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Should our parent die without killing us, processor time ends us; several threads share it.
    spent = math.ceil(seconds) * 4 + 10
    resource.setrlimit(resource.RLIMIT_CPU, (spent, spent))


if __name__ == "__main__":
    main()
