"""Violations of the shapes -> problems that name the file and the line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lantoa.graph.validation.checks import LIMIT, Violation
from lantoa.loaders.problems import Problem
from lantoa.ontology.identity import source_graph_iri, source_iri

if TYPE_CHECKING:
    from lantoa.graph.store import Store


def problems_of(
    violations: Sequence[Violation], texts: Mapping[str, str], document: str, store: Store
) -> Iterator[Problem]:
    """Give a problem for each violation, and one for each shape of which not all were told.

    Args:
        violations: what the quick checks found.
        texts: the texts of the sources just read, for the lines.
        document: the file, where only one was loaded; else empty.
        store: where to look up which source speaks of a node.
    """
    for violation in violations:
        line = None
        name = document
        if violation.source and violation.source in texts and violation.start is not None:
            line = texts[violation.source].count("\n", 0, violation.start) + 1
        if violation.source is not None and not document:
            name = unquote(violation.source.removeprefix(source_iri("")))
        yield Problem(
            name or _document(violation.focus, store),
            line,
            violation.sentence().rstrip("."),
            f"correct it in the file and load it again ({violation.message_vi.rstrip('.')})",
        )
    for shape, count in Counter(violation.shape for violation in violations).items():
        if count >= LIMIT:
            yield Problem(
                document,
                None,
                f"more may break the shape {shape.rpartition('/')[2]}; {LIMIT} were told",
                "mend these first, or see all with 'lantoa check'",
            )


def _document(focus: str, store: Store) -> str:
    """Return the name of a source that speaks of a node; empty if none does."""
    home = source_graph_iri("")
    rows = store.query(f"SELECT ?graph {{ GRAPH ?graph {{ <{focus}> a ?class }} }} ORDER BY ?graph")
    for row in rows:  # type: ignore[union-attr]
        if row["graph"].value.startswith(home):
            return unquote(row["graph"].value.removeprefix(home))
    return ""
