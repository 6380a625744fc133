"""Reports read by other processes, some files ahead of where the load is."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future

from lantoa.graph.places import Gazetteer
from lantoa.loaders.files import InputFile
from lantoa.loaders.reports import read_report_file
from lantoa.ontology.records import Reading

Ahead = Future[tuple[Reading, str]]


def read_ahead(
    files: list[InputFile],
    pool: Executor | None,
    wanted: Callable[[InputFile], bool],
    ahead: int,
) -> Iterator[tuple[InputFile, Ahead | None]]:
    """Give the files in order, with the reading that is under way of each that is wanted.

    Args:
        files: the files.
        pool: the processes that read; without it nothing is read ahead.
        wanted: tells whether a file is a report that must be read.
        ahead: how many files may wait.
    """
    waiting: deque[tuple[InputFile, Ahead | None]] = deque()
    for file in files:
        reads = pool is not None and wanted(file)
        waiting.append((file, pool.submit(_read, file) if pool and reads else None))
        if pool is None or len(waiting) > ahead:
            yield waiting.popleft()
    yield from waiting


def _read(file: InputFile) -> tuple[Reading, str]:
    return read_report_file(file, Gazetteer.packaged())
