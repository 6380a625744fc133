"""Output: the one place that decides between a terminal and a pipe.

On a terminal people read: tables and trees. In a pipe or a file programs read: CSV for rows,
JSON for documents, and nothing else on stdout. What is said meanwhile goes to stderr.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from lantoa.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, RenderableType

    from lantoa.graph.outline import Line

#: Formats of rows and of documents, for the option ``--format``.
ROW_FORMATS = ("table", "csv", "tsv", "json", "jsonl")
DOCUMENT_FORMATS = ("tree", "text", "json")
#: Endings of file names that are not the name of their format.
_ENDINGS = {"txt": "text", "gv": "dot", "mmd": "mermaid", "ndjson": "jsonl"}
_WIDE = 1000


class Document(Protocol):
    """What shows itself as an outline and gives itself as plain values."""

    def outline(self, *, evidence: int = 3) -> list[Line]:
        """Return it as lines."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where output goes and in which format; see :func:`choose`."""

    format: str
    path: str | None = None

    def write(self, text: str) -> None:
        """Write text to the file, or to stdout."""
        if self.path and self.path != "-":
            from lantoa.graph.export.files import output

            with output(self.path) as file:
                file.write(text.encode())
        else:
            _utf8(sys.stdout)
            sys.stdout.write(text)

    def print(self, renderable: RenderableType) -> None:
        """Write what rich renders."""
        if self.path and self.path != "-":
            buffer = io.StringIO()
            _console(buffer).print(renderable)
            self.write(buffer.getvalue())
        else:
            _utf8(sys.stdout)
            _console(sys.stdout).print(renderable)


def choose(
    asked: str | None, path: str | None, formats: Sequence[str], *, terminal: str, pipe: str
) -> Target:
    """Decide the format: as asked, else by the file's ending, else by who reads.

    Args:
        asked: the value of ``--format``.
        path: the value of ``--output``; ``-`` is stdout taken as a pipe.
        formats: the formats that the command knows.
        terminal: the format for people.
        pipe: the format for programs.

    Raises:
        UserError: the file's ending is that of another format.
    """
    if asked:
        return Target(asked, path)
    if path:
        ending = Path(path).suffix.lower().lstrip(".")
        ending = _ENDINGS.get(ending, ending)
        if ending and ending not in formats:
            raise UserError(
                f"{path!r} does not say a format that this writes; end it in "
                f"{', '.join(f'.{name}' for name in formats)}, or give --format."
            )
        return Target(ending or pipe, path)
    return Target(terminal if sys.stdout.isatty() else pipe)


def show_rows(
    target: Target, columns: Sequence[str], rows: Iterable[Sequence[object]], empty: str = ""
) -> None:
    """Write rows in any of :data:`ROW_FORMATS`.

    Args:
        target: where and how.
        columns: the names of the columns.
        rows: the values, row by row.
        empty: what to tell people when there is no row.
    """
    from lantoa.graph.facts import plain

    found = [[plain(value) for value in row] for row in rows]
    if target.format == "table":
        if found:
            target.print(_table(columns, found))
        elif empty:
            note(empty)
    elif target.format == "json":
        target.write(to_json([dict(zip(columns, row, strict=True)) for row in found]))
    elif target.format == "jsonl":
        records = (dict(zip(columns, row, strict=True)) for row in found)
        target.write("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records))
    else:
        buffer = io.StringIO()
        delimiter = "\t" if target.format == "tsv" else ","
        writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(["" if cell is None else cell for cell in row] for row in found)
        target.write(buffer.getvalue())


def show_tables(
    target: Target, tables: Iterable[tuple[Sequence[str], Iterable[Sequence[object]]]]
) -> None:
    """Write several tables for people, one below the other."""
    from rich.console import Group

    from lantoa.graph.facts import plain

    found = [
        _table(columns, [[plain(value) for value in row] for row in rows])
        for columns, rows in tables
    ]
    target.print(Group(*found))


def show_document(
    target: Target,
    document: Document,
    *,
    evidence: int = 3,
    others: Mapping[str, Callable[[], str]] | None = None,
) -> None:
    """Write a document in any of :data:`DOCUMENT_FORMATS`, or of `others` by name."""
    from lantoa.graph.outline import to_text, to_tree

    if others and target.format in others:
        target.write(others[target.format]())
    elif target.format == "json":
        target.write(to_json(document.to_dict()))
    elif target.format == "tree":
        target.print(to_tree(document.outline(evidence=evidence)))
    else:
        target.write(to_text(document.outline(evidence=evidence)))


def to_json(value: object) -> str:
    """Return indented JSON that keeps its diacritics, with a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def note(text: str) -> None:
    """Say something on stderr."""
    _utf8(sys.stderr)
    print(text, file=sys.stderr)


@contextmanager
def progress(doing: str) -> Iterator[Callable[[str, int, int], None] | None]:
    """Give a function that shows progress (what, done, all) on stderr, if a person watches it.

    It tells how many are done, how many a second, and how long the rest may take.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[what]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None, what="", rate="")

        def show(what: str, done: int, total: int) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            rate = f"{speed:,.0f}/s" if speed else ""
            bar.update(task, completed=done, total=total, what=what, rate=rate)

        yield show


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> RenderableType:
    from rich.box import SIMPLE
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE, show_edge=False, pad_edge=False)
    for position, column in enumerate(columns):
        numbers = all(isinstance(row[position], int | float | None) for row in rows)
        table.add_column(column, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    return table


def _cell(value: object) -> str:
    from lantoa.graph.describe import compact

    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):  # all digits are in the formats for programs
        return f"{value:.0f}" if 1e6 <= abs(value) < 1e15 else f"{value:.6g}"
    if isinstance(value, list):
        return ", ".join(_cell(part) for part in value)
    return compact(str(value))


def _console(file: Any) -> Console:
    from rich.console import Console

    # Not on a terminal nobody sees the right edge, so lines need not be broken at 80.
    width = None if file.isatty() else _WIDE
    return Console(file=file, width=width, highlight=False, markup=False, emoji=False)


def _utf8(stream: Any) -> None:
    """Make a stream of the system's encoding (Windows, LANG=C) take Vietnamese."""
    if (stream.encoding or "").lower().replace("-", "") != "utf8" and hasattr(
        stream, "reconfigure"
    ):
        stream.reconfigure(encoding="utf-8")
