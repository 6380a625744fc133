"""Steps of a benchmark, each in a process of its own: seconds, peak memory, and an end to patience.

A process of its own has a peak memory of its own (the interpreter and what is imported in it). On a
machine that others use too, the time of the processor says more than that of the clock, so both
are kept. A step that takes longer than it may is ended; its time is then "more than".
"""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Took:
    """What a step took.

    Args:
        seconds: by the clock; None if nothing was measured.
        processor: of the processor, all threads and children together.
        megabytes: the peak memory of the process, or of a child of it if that is more.
        note: what came out.
        more: the step was ended; the seconds are a lower bound.
    """

    seconds: float | None = None
    processor: float | None = None
    megabytes: float = 0.0
    note: str = ""
    more: bool = False
    parts: dict[str, float] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """The seconds for a table."""
        if self.seconds is None:
            return "-"
        sign = ">" if self.more else ""
        digits = 3 if self.seconds < 0.1 else 2 if self.seconds < 10 else 0
        return f"{sign}{self.seconds:,.{digits}f}"


def times(other: Took, ours: Took) -> str:
    """How many times the time of the processor that ours took; nothing where one is unknown."""
    spent = other.processor or other.seconds
    if not spent or not ours.processor:
        return ""
    ratio = spent / ours.processor
    digits = 0 if ratio >= 10 else 1 if ratio >= 1 else 3
    return f"{'>' if other.more else ''}{ratio:,.{digits}f} times"


def timed(call: Callable[[], Any], times: int = 1) -> tuple[Took, Any]:
    """Run `call`; return the median of what it took, by the clock and of the processor, and what
    it returned.
    """
    clock, used = [], []
    for _ in range(times):
        start, processor = time.perf_counter(), time.process_time()
        found = call()
        clock.append(time.perf_counter() - start)
        used.append(time.process_time() - processor)
    return Took(statistics.median(clock), statistics.median(used)), found


def apart(step: Callable[..., Took], *arguments: Any, patience: float = 600.0) -> Took:
    """Run a step in a process of its own.

    Args:
        step: a function of a module; what it leaves empty is filled in.
        arguments: for it.
        patience: after so many seconds it is ended.
    """
    context = multiprocessing.get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(send, step, arguments))
    process.start()
    send.close()
    if not receive.poll(patience):
        process.terminate()
        process.join()
        return Took(seconds=patience, note="not done", more=True)
    try:
        took: Took = receive.recv()
    except EOFError:
        took = Took(note="the process died")
    process.join()
    return took


def _run(send: Any, step: Callable[..., Took], arguments: tuple[Any, ...]) -> None:
    clock, processor = time.perf_counter(), _processor()
    try:
        took = step(*arguments)
    except Exception as error:  # told in the table; the other steps go on
        took = Took(note=f"failed: {type(error).__name__}: {error}")
    else:
        if took.seconds is None:
            took.seconds = time.perf_counter() - clock
        if took.processor is None:
            took.processor = _processor() - processor
    unit = 1024 if sys.platform != "darwin" else 1024**2
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    took.megabytes = max(resource.getrusage(who).ru_maxrss for who in both) / unit
    send.send(took)


def _processor() -> float:
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in (resource.getrusage(who) for who in both))


@contextmanager
def without_columns(kg: Path) -> Iterator[Path]:
    """Yield a folder with the same graph, of which nothing was fetched yet; it is only read."""
    with tempfile.TemporaryDirectory() as folder:
        view = Path(folder) / "kg"
        view.mkdir()
        for part in kg.resolve().iterdir():
            if part.name == "columns":
                continue
            if part.is_dir():
                (view / part.name).symlink_to(part)
            else:
                shutil.copy(part, view / part.name)
        yield view
