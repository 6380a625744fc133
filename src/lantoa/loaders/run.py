"""What one load knows and tells while it goes over the files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pyoxigraph import Store as Stage

from lantoa.graph.validation.checks import Violation, confirm
from lantoa.graph.validation.completion import complete
from lantoa.loaders.catalogue import Entry, entries
from lantoa.loaders.encoded import text_digest
from lantoa.loaders.problems import LoadReport, Problem, ProblemError
from lantoa.loaders.violations import problems_of
from lantoa.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer
    from lantoa.graph.store import Store


class Run:
    """One load: where it writes, what was there before, and what came of it so far.

    A rehearsal reads and checks everything and writes nothing; its first problem ends it.

    Attributes:
        store: the store.
        gazetteer: the units.
        report: what was done.
        rehearsal: whether nothing is written.
        known: what was loaded before, by document name.
        live: the graphs that the store has.
        used: the places in use, as far as they are known without asking the store; None once it
            must be asked.
        restored: the units that a dump brought with it.
    """

    def __init__(
        self, store: Store, gazetteer: Gazetteer, report: LoadReport, *, rehearsal: bool = False
    ) -> None:
        self.store = store
        self.gazetteer = gazetteer
        self.report = report
        self.rehearsal = rehearsal
        self.known: dict[str, Entry] = entries(store)
        self.live = set(store.graphs())
        self.used: set[str] | None = None if self.live else set()
        self.restored: set[str] = set()

    def problem(self, problem: Problem) -> None:
        """Tell a problem."""
        if self.rehearsal:
            raise ProblemError(problem)
        self.report.problems.append(problem)

    def note_places(self, used: Iterable[str]) -> None:
        """Note that places are in use."""
        if self.used is not None:
            self.used |= set(used)

    def done(
        self, document: str, graphs: Iterable[str], *, replaced: bool = False, same: bool = False
    ) -> None:
        """Tell that a document was written, or read again to the same end."""
        if same:
            self.report.unchanged.append(document)
        elif replaced or not self.live.isdisjoint(graphs):
            self.report.replaced.append(document)
            self.used = None
        else:
            self.report.added.append(document)
        self.live.update(graphs)

    def is_same(self, document: str, loader: str, text: str) -> bool:
        """Tell whether a file that was read again for its problems says what it said before."""
        entry = self.known.get(document)
        return (
            entry is not None
            and entry.digest is None
            and entry.loader == loader
            and entry.text_digest == text_digest(text)
        )

    def confirmed(
        self, found: list[tuple[int, str]], staged: Stage | None = None
    ) -> list[Violation]:
        """Return what breaks a shape beside everything that is stored.

        Args:
            found: what breaks one by itself.
            staged: in a rehearsal, the quads that would be stored.
        """
        if not found:
            return []
        if staged is None:
            return confirm(found, self.store.query)
        complete(staged, [focus for _, focus in found], self.store.query)
        return confirm(found, lambda query: ask(staged, query))

    def tell(self, violations: list[Violation], texts: dict[str, str], document: str = "") -> None:
        """Tell what breaks a shape; see :func:`problems_of`."""
        for problem in problems_of(violations, texts, document, self.store):
            self.problem(problem)


def ask(staged: Stage, query: str) -> Any:
    """Run a query over the union of the graphs of a stage."""
    return staged.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
