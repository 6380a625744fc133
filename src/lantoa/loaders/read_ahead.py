"""Reports read and encoded by other processes, some tasks ahead of where the load is.

The processes are made by ``spawn`` or ``forkserver``, never by a plain fork: the parent has the
store open, and a forked child would inherit its lock and the locks of RocksDB's threads without
the threads. Results come in the order of the tasks, whoever is ready first, so that nothing
depends on the number of processes; only so many tasks are under way, so that memory does not
either.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from lantoa.graph.places import Gazetteer
from lantoa.loaders.encoded import Outcome, suspects
from lantoa.loaders.files import InputFile
from lantoa.loaders.problems import Problem
from lantoa.loaders.reports import read_file, read_part

if TYPE_CHECKING:
    from lantoa.loaders.formats import Extracted

#: Tasks for each process that may be under way or wait to be stored.
AHEAD: Final = 3


@dataclass(frozen=True, slots=True)
class Part:
    """What was taken out of an archive."""

    extracted: Extracted
    archive: str
    digest: str

    @property
    def document(self) -> str:
        """The document name."""
        return self.extracted.document


@dataclass(frozen=True, slots=True)
class Task:
    """Some files, or some parts of an archive and its problems, that are read together.

    `files` are all of the stretch, in order; `wanted` are the documents that must be read.
    """

    files: tuple[InputFile | Part | Problem, ...]
    wanted: frozenset[str]

    def items(self) -> list[InputFile | Part]:
        """Return what must be read."""
        files = (file for file in self.files if not isinstance(file, Problem))
        return [file for file in files if file.document in self.wanted]


@dataclass(slots=True)
class Done:
    """What reading a task came to: by document name, and what may break a shape."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    suspects: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: Done) -> None:
        """Take in what reading some of the files came to."""
        self.outcomes.update(other.outcomes)
        self.suspects.extend(other.suspects)


class Readers:
    """The processes that read; with one job, this process itself.

    They are started when there is more than one task, and end with the load, also when it is
    interrupted or killed.
    """

    def __init__(self, jobs: int, gazetteer: Gazetteer) -> None:
        """Read in `jobs` processes, or here, with the given gazetteer, if it is one."""
        self._jobs = jobs
        self._gazetteer = gazetteer
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def read(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Done]]:
        """Give each task, in order, with what reading came to."""
        first = list(islice(tasks, 2))
        if self._jobs == 1 or (len(first) == 1 and self._pool is None):
            for task in chain(first, tasks):
                yield task, _done(task.items(), self._gazetteer)
            return
        waiting: deque[tuple[Task, Future[Done] | None]] = deque()
        for task in chain(first, tasks):
            waiting.append((task, self._submit(task.items())))
            if len(waiting) > AHEAD * self._jobs:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[tuple[Task, Future[Done] | None]]) -> tuple[Task, Done]:
        task, future = waiting.popleft()
        if future is None:
            return task, Done()
        try:
            return task, future.result()
        except BrokenProcessPool:
            self._stop()
            done = Done()
            for item in task.items():
                done.add(self._alone(item))
            # What the other processes had under way is lost with them.
            again = [(other, self._submit(other.items())) for other, _ in waiting]
            waiting.clear()
            waiting.extend(again)
            return task, done

    def _alone(self, item: InputFile | Part) -> Done:
        """Read one file of a task in which a process died, to find the file that it died of."""
        try:
            return self._started().submit(_work, [item]).result()
        except BrokenProcessPool:
            self._stop()
            return Done({item.document: _too_much(item.document)})

    def _submit(self, items: list[InputFile | Part]) -> Future[Done] | None:
        if not items:
            return None
        try:
            return self._started().submit(_work, items)
        except BrokenProcessPool as error:
            broken: Future[Done] = Future()
            broken.set_exception(error)
            return broken

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Windows has only spawn; a fork server starts a process in a hundredth of the time.
            methods = multiprocessing.get_all_start_methods()
            method = "forkserver" if "forkserver" in methods else "spawn"
            context = multiprocessing.get_context(method)
            if method == "forkserver":
                context.set_forkserver_preload([__name__, "lantoa.loaders.reading.pipeline"])
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_begin)
        return self._pool

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _begin() -> None:
    """Prepare a process: Ctrl-C is the parent's affair, and without it there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _work(items: list[InputFile | Part]) -> Done:
    done = _done(items, Gazetteer.packaged())
    return Done({name: one.packed() for name, one in done.outcomes.items()}, done.suspects)


def _done(items: list[InputFile | Part], gazetteer: Gazetteer) -> Done:
    done = Done({item.document: _read(item, gazetteer) for item in items})
    quads = (q for outcome in done.outcomes.values() for r in outcome.reports for q in r.quads())
    done.suspects = suspects(quads)
    return done


def _read(item: InputFile | Part, gazetteer: Gazetteer) -> Outcome:
    try:
        if isinstance(item, InputFile):
            return read_file(item, gazetteer)
        return read_part(item.extracted, item.archive, gazetteer, item.digest)
    except MemoryError:
        return _too_much(item.document)


def _too_much(document: str) -> Outcome:
    problem = Problem(
        document,
        None,
        "the process that read it died, or ran out of memory",
        "free memory and load again, or split the file; if it happens again, leave it out",
    )
    return Outcome(None, (problem,))


def processors() -> int:
    """Return how many processes this one may keep busy."""
    if sys.platform != "win32" and hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
