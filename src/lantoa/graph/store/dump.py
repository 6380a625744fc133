"""Dumps: the same bytes for the same content, in bounded memory.

The order of a store's own iteration is nobody's promise, so lines are sorted: by chunks that
fit into memory, written to temporary files and merged.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import IO, Protocol

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from lantoa.ontology.namespaces import PREFIXES

_LINES_IN_MEMORY = 200_000


class Dumpable(Protocol):
    """What a dump needs of a store."""

    def graphs(self) -> list[str]:
        """Return the IRIs of the graphs that hold something, sorted."""

    def write_lines(self, output: IO[bytes], graph: str | None = None) -> None:
        """Write N-Triples of a graph, or N-Quads of everything, in no particular order."""


def dump(store: Dumpable, output: IO[bytes], format: RdfFormat, graph: str | None = None) -> None:
    """Write a graph, or everything, sorted; see ``Store.dump``."""
    if format in (RdfFormat.N_QUADS, RdfFormat.N_TRIPLES):
        suffix = b""
        if format == RdfFormat.N_QUADS and graph is not None:
            suffix = f" {NamedNode(graph)} .\n".encode()
        with sorted_lines(store, graph, union=format == RdfFormat.N_TRIPLES) as lines:
            for line in lines:
                # In N-Quads, a line of N-Triples gets its graph before the final dot.
                output.write(line[: -len(b" .\n")] + suffix if suffix else line)
    elif format.supports_datasets:
        serialize(_quads(store, graph), output, format, prefixes=PREFIXES)
    else:
        serialize(_triples(store, graph), output, format, prefixes=PREFIXES)


@contextmanager
def sorted_lines(store: Dumpable, graph: str | None, *, union: bool) -> Iterator[Iterator[bytes]]:
    """Give the sorted lines of a graph as N-Triples, or of everything.

    Args:
        store: The store.
        graph: The graph; everything if None.
        union: Of everything, give N-Triples, each triple once, instead of N-Quads.
    """
    with tempfile.TemporaryFile() as raw, ExitStack() as files:
        if graph is None and union:
            for name in store.graphs():
                store.write_lines(raw, name)
        else:
            store.write_lines(raw, graph)
        raw.seek(0)
        runs: list[IO[bytes]] = []
        while chunk := sorted(set(islice(raw, _LINES_IN_MEMORY))):
            run = files.enter_context(tempfile.TemporaryFile())
            run.writelines(chunk)
            run.seek(0)
            runs.append(run)
        yield _once(heapq.merge(*runs))


def _once(lines: Iterator[bytes]) -> Iterator[bytes]:
    last = None
    for line in lines:
        if line != last:
            yield line
            last = line


def _quads(store: Dumpable, graph: str | None) -> Iterator[Quad]:
    for name in store.graphs() if graph is None else [graph]:
        node = NamedNode(name)
        for triple in _triples(store, name):
            yield Quad(triple.subject, triple.predicate, triple.object, node)


def _triples(store: Dumpable, graph: str | None) -> Iterator[Triple]:
    with sorted_lines(store, graph, union=True) as lines, tempfile.TemporaryFile() as file:
        file.writelines(lines)
        file.seek(0)
        for quad in parse(file, RdfFormat.N_TRIPLES):
            yield quad.triple
