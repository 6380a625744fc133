"""A file's quads in a store of their own, to be checked before or while they are stored.

Checking a big file takes about as long as a third of loading it, so it is done by a second
process meanwhile: queries hold Python's global lock, threads would wait for each other.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Store

from lantoa.errors import LantoaError
from lantoa.graph.store.files import contains, is_in_lines, load_lines, read_file, size_of
from lantoa.graph.validation.checks import candidates
from lantoa.graph.validation.used_places import described_places, used_places

#: Files of so many bytes are checked by a second process.
ASIDE: Final = 4_000_000
#: Files of so many bytes are not held in memory: a quad takes some 350 bytes of it.
ON_DISK: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class Examination:
    """What was learnt about a file's quads: candidates for violations, and its places."""

    candidates: tuple[tuple[int, str], ...]
    used_places: frozenset[str]
    described_places: frozenset[str]


@contextmanager
def stage(path: Path, format: RdfFormat, home: str) -> Iterator[Store]:
    """Give a store with the quads of a file, blank nodes as the real store has them.

    It is in memory; that of a big file in a folder of its own, which goes when it is done with.

    Raises:
        SyntaxInputError: the file is malformed.
        InputError: the file cannot be read.
    """
    big = size_of(path) >= ON_DISK
    with tempfile.TemporaryDirectory(prefix="lantoa-stage-") if big else nullcontext() as folder:
        yield _filled(path, format, home, folder)


def _filled(path: Path, format: RdfFormat, home: str, folder: str | None) -> Store:
    def empty(name: str) -> Store:
        return Store(str(Path(folder) / name)) if folder else Store()

    store = empty("plain")
    if is_in_lines(format) and not contains(path, b"_:"):
        try:
            graph = None if format.supports_datasets else NamedNode(home)
            load_lines(store, path, format, graph, lenient=True)
            return store
        except (SyntaxError, OSError):
            store = empty("read")  # read_file says it better
    store.bulk_extend(read_file(path, format, home))
    return store


def examine(store: Store) -> Examination:
    """Return what is to be known of staged quads."""

    def ask(query: str) -> object:
        return store.query(query, use_default_graph_as_union=True)

    return Examination(
        tuple(candidates(store)), frozenset(used_places(ask)), frozenset(described_places(ask))
    )


class Examiner:
    """Examines a file, a big one in a process of its own; ask for the result when it is needed."""

    def __init__(
        self, path: Path, format: RdfFormat, home: str, alone_in: Callable[[], Store] | None = None
    ) -> None:
        """Begin.

        Args:
            path: the file.
            format: its syntax.
            home: the graph of what stands in none.
            alone_in: where the file goes into an empty store, gives that store once it is
                loaded: a very big file is examined there.
        """
        self._what = (path, format, home)
        self._process: subprocess.Popen[bytes] | None = None
        self._alone_in = alone_in if size_of(path) >= ON_DISK else None
        if self._alone_in is not None:
            return
        if path.stat().st_size >= ASIDE and (os.cpu_count() or 1) > 1 and sys.executable:
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
            command = [sys.executable, "-m", __name__, str(path), format.file_extension, home]
            self._process = subprocess.Popen(  # noqa: S603  our own module
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )

    def result(self) -> Examination:
        """Return what was found.

        Raises:
            SyntaxInputError: the file is malformed.
        """
        if self._process is not None:
            output, _ = self._process.communicate()
            if self._process.returncode == 0:
                found = json.loads(output)
                return Examination(
                    tuple((number, focus) for number, focus in found["candidates"]),
                    frozenset(found["used"]),
                    frozenset(found["described"]),
                )
        if self._alone_in is not None:
            return examine(self._alone_in())
        # Small, or the second process failed: the machine may forbid processes.
        with stage(*self._what) as staged:
            return examine(staged)

    def stop(self) -> None:
        """Give up."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()


def _main() -> int:
    path, extension, home = sys.argv[1:]
    format = RdfFormat.from_extension(extension)
    assert format is not None
    try:
        with stage(Path(path), format, home) as staged:
            found = examine(staged)
    except LantoaError:
        return 1
    print(
        json.dumps(
            {
                "candidates": found.candidates,
                "used": sorted(found.used_places),
                "described": sorted(found.described_places),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(_main())
