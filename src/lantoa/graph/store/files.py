"""RDF files as quads that the store can hold: in named graphs, without blank nodes."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from lantoa.errors import InputError, SyntaxInputError
from lantoa.graph.store.skolem import skolemise

#: Lines of a file that are loaded at a time.
PIECE = 300_000


def read_file(path: Path, format: RdfFormat, home: str) -> Iterator[Quad]:
    """Return the quads of an RDF file, one after the other.

    Args:
        path: The file.
        format: Its syntax.
        home: The graph of the triples that are in no named graph.

    Raises:
        SyntaxInputError: The file is malformed.
        InputError: The file cannot be read, or holds triples within triples.
    """
    graph = None if format.supports_datasets else home
    with readable(path):
        yield from skolemise(parse(path=path, format=format, base_iri=home), home, graph=graph)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Say in lantoa's words what goes wrong in reading a file.

    Raises:
        SyntaxInputError: The file is malformed.
        InputError: The file cannot be read, or holds triples within triples.
    """
    try:
        yield
    except SyntaxError as error:
        raise syntax_error(str(path), error) from error
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror or error}); check its name and permissions."
        ) from error


def size_of(path: Path) -> int:
    """Return the bytes of a file, 0 if it cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def contains(path: Path, *words: bytes) -> bool:
    """Tell whether a file holds any of some words, in constant memory."""
    if path.stat().st_size == 0:
        return False
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return any(data.find(word) >= 0 for word in words)


def is_plain(path: Path, format: RdfFormat) -> bool:
    """Return whether a file can go to pyoxigraph unread: surely no blank nodes in it.

    A mark within a string makes a file look less plain than it is, which only costs time. Of
    N-Quads, the beginning must lie in named graphs, for what does not is moved afterwards.
    """
    marks = {
        RdfFormat.N_TRIPLES: (b"_:", b"<<"),
        RdfFormat.N_QUADS: (b"_:", b"<<"),
        RdfFormat.TURTLE: (b"_:", b"<<", b"[", b"(", b"{"),
    }
    with suppress(OSError, SyntaxError):
        if format == RdfFormat.N_QUADS:
            with path.open("rb") as file:
                lines = file.read(65_536).rpartition(b"\n")[0]
            if any(quad.graph_name == DefaultGraph() for quad in parse(lines, format)):
                return False
        return format in marks and not contains(path, *marks[format])
    return False


def is_in_lines(format: RdfFormat) -> bool:
    """Return whether each line of a file of this syntax stands alone."""
    return format in (RdfFormat.N_QUADS, RdfFormat.N_TRIPLES)


def load_lines(
    store: Store, path: Path, format: RdfFormat, graph: NamedNode | None, *, lenient: bool = False
) -> None:
    """Load a file of lines into an embedded store, some at a time.

    The memory that it takes does not grow with the file; who reads meanwhile sees a part of it.

    Args:
        store: The store.
        path: The file.
        format: Its syntax, of which each line stands alone.
        graph: The graph of triples.
        lenient: Do not look at what IRIs and languages are made of.

    Raises:
        SyntaxError: The file is malformed; what came before that may be in the store.
        OSError: The file cannot be read.
    """
    with path.open("rb") as stream:
        while piece := b"".join(islice(stream, PIECE)):
            try:
                store.bulk_load(piece, format, to_graph=graph, lenient=lenient)
            except SyntaxError:
                for _ in parse(path=path, format=format, lenient=lenient):
                    pass  # says on which line of the file it is
                raise


def graph_names(path: Path, format: RdfFormat, home: str) -> set[str]:
    """Return the graphs that a file fills, at a third of the cost of reading it."""
    if not format.supports_datasets:
        return {home}
    try:
        names = {quad.graph_name for quad in parse(path=path, format=format, base_iri=home)}
    except (SyntaxError, OSError):
        return fingerprint(read_file(path, format, home))[0]
    if all(isinstance(name, (NamedNode, DefaultGraph)) for name in names):
        return {name.value if isinstance(name, NamedNode) else home for name in names}
    return fingerprint(read_file(path, format, home))[0]


def fingerprint(quads: Iterable[Quad]) -> tuple[set[str], int, int]:
    """Return the graphs, the number, and the sum of 64-bit hashes of quads, in any order.

    Equal contents have equal fingerprints. A quad that comes twice spoils the fingerprint, which
    makes an unchanged file look changed, never the reverse (but for one chance in 2 to the 64).
    """
    graphs: dict[object, None] = {}
    count = total = 0
    for quad in quads:
        graphs[quad.graph_name] = None
        count += 1
        total += hash(quad)
    return {str(name)[1:-1] for name in graphs}, count, total


def syntax_error(what: str, error: SyntaxError) -> SyntaxInputError:
    """Say a parser's complaint in one line."""
    text = " ".join((error.msg or str(error)).split())
    if len(text) > 200:
        text = text[:200].rsplit(" ", 1)[0] + " ..."
    return SyntaxInputError(f"{what} is malformed: {text.removeprefix('Parser error ')}")
