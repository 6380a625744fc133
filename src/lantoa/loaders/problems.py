"""What could not be read, and what a load did: nothing vanishes without a word.

A bad row or file never stops a load. It becomes a :class:`Problem` that says where it is, what is
wrong and how to mend it, and the :class:`LoadReport` carries them all.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lantoa.errors import InputError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a file that could not be taken as it is.

    `file` is the document's name, `line` counts from 1 (a spreadsheet's row, a text's line) and
    is None where the whole file is meant; `what` is wrong, `mend` is what to do about it.
    """

    file: str
    line: int | None
    what: str
    mend: str

    def sentence(self) -> str:
        """Return the problem as one line for people.

        >>> Problem("a.csv", 3, "the date '31/02/2020' does not exist",
        ...     "write an existing day, e.g. 28/02/2020").sentence()
        "a.csv, line 3: the date '31/02/2020' does not exist; write an existing day, e.g.
        28/02/2020."
        """
        where = self.file if self.line is None else f"{self.file}, line {self.line}"
        text = f"{where}: {self.what}; {self.mend}"
        return text if text.endswith((".", "!", "?")) else text + "."

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the problem as JSON-able values."""
        return {"file": self.file, "line": self.line, "what": self.what, "mend": self.mend}


class ProblemError(InputError):
    """A problem that stops the reading of one file or row; the load turns it into a Problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.sentence())


@dataclass(slots=True)
class LoadReport:
    """What a load did, by document name, and all problems it met.

    `removed` are the reports that their archive no longer holds. `copies` tells which of the
    sources that were written, or took another role, are copies, and of which they are.
    """

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    statements: int = 0
    removed: list[str] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> int:
        """How many documents were written."""
        return len(self.added) + len(self.replaced)

    def as_dict(self) -> dict[str, object]:
        """Return the report as JSON-able values."""
        return {
            "added": self.added,
            "replaced": self.replaced,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "copies": dict(sorted(self.copies.items())),
            "statements": self.statements,
            "problems": [problem.as_dict() for problem in self.problems],
        }

    def sentences(self, limit: int | None = None) -> list[str]:
        """Return the report as lines for a terminal: the counts, copies, and problems.

        Args:
            limit: how many copies, and how many problems, to spell out; the others are counted.

        >>> LoadReport(added=["a.txt"], problems=[Problem("b.txt", None, "the file is empty",
        ...     "remove it or fill it")]).sentences()
        ['1 added, 0 replaced, 0 unchanged, 1 problem.', 'b.txt: the file is empty; remove it or
        fill it.']
        >>> LoadReport(added=["a.txt", "b.txt"], copies={"b.txt": "a.txt"}).sentences()
        ['2 added, 0 replaced, 0 unchanged, 1 copy, 0 problems.', 'b.txt: a copy of a.txt.']
        """
        counts = [
            f"{len(self.added)} added",
            f"{len(self.replaced)} replaced",
            f"{len(self.unchanged)} unchanged",
            *([f"{len(self.removed)} removed"] if self.removed else []),
            *([_counted(len(self.copies), "copy", "copies")] if self.copies else []),
            _counted(len(self.problems), "problem", "problems"),
        ]
        copies = [f"{name}: a copy of {first}." for name, first in sorted(self.copies.items())]
        problems = [problem.sentence() for problem in self.problems]
        return [
            ", ".join(counts) + ".",
            *_shown(copies, limit, "copies"),
            *_shown(problems, limit, "problems"),
        ]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _shown(lines: list[str], limit: int | None, what: str) -> list[str]:
    if limit is None or len(lines) <= limit:
        return lines
    return [*lines[:limit], f"... and {len(lines) - limit} more {what}."]
