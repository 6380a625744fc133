"""RDF files into the store: their quads as they are, checked beside everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat
from pyoxigraph import Store as Stage

from lantoa.errors import InputError
from lantoa.graph.store.embedded import EmbeddedStore
from lantoa.graph.store.files import contains
from lantoa.graph.validation.checks import Violation, candidates, confirm
from lantoa.graph.validation.stage import Examiner, stage
from lantoa.loaders import rdf
from lantoa.loaders.catalogue import Entry, record
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.run import Run, ask
from lantoa.loaders.text import unreadable
from lantoa.ontology.identity import source_graph_iri


def load_rdf(run: Run, found: rdf.RdfFile) -> None:
    """Load an RDF file, whole or not at all.

    Raises:
        ProblemError: it is empty, malformed, or describes a person.
    """
    file, document = found.file, found.file.document
    home = source_graph_iri(document)
    entry = run.known.get(document)
    before = entry.graphs if entry else ()
    if rdf.is_empty(found):
        raise ProblemError(
            Problem(document, None, "the file holds no triples", "remove it or fill it")
        )
    try:
        graphs, violations = store_file(run, file.path, found.format, home, before)
    except OSError as error:
        raise unreadable(error, document) from error
    except InputError as error:
        raise ProblemError(rdf.malformed(document, error)) from error
    if not run.rehearsal:
        new = None
        if not rdf.is_dump(graph for graph in graphs if graph != home):
            digest = rdf.file_digest(file)
            new = Entry(digest, rdf.LOADER, tuple(graphs), listed=True)
        if new != entry:
            record(run.store, document, new)
    run.done(document, graphs, replaced=entry is not None)
    run.tell(violations, {}, document)


def store_file(
    run: Run, path: Path, format: RdfFormat, home: str, drop: Iterable[str]
) -> tuple[list[str], list[Violation]]:
    """Check and load a file of quads; return the graphs that it fills, and what it violates.

    Args:
        run: the load.
        path: the file.
        format: its syntax.
        home: the graph for what stands in none.
        drop: the graphs that it filled before.
    """
    if run.rehearsal or _may_name_persons(path, format, escaped=bool(run.live)):
        with stage(path, format, home) as staged:
            found = candidates(staged)
            _refuse_persons(confirm(found, lambda query: ask(staged, query)))
            if run.rehearsal:
                return sorted(_graphs(staged, home)), run.confirmed(found, staged)
    examiner = Examiner(path, format, home, _alone_in(run))
    try:
        graphs = run.store.load_file(path, format, home, drop=drop)
        examination = examiner.result()
    except BaseException:
        examiner.stop()
        raise
    if set(graphs) & run.live or drop:
        run.used = None
    run.note_places(examination.used_places)
    run.restored |= examination.described_places
    violations = confirm(examination.candidates, run.store.query)
    try:
        _refuse_persons(violations)
    except InputError:
        # A class of persons with another name, or an escaped one: it must not stay.
        run.store.replace_graphs(dict.fromkeys(graphs, ()))
        raise
    return graphs, violations


def _alone_in(run: Run) -> Callable[[], Stage] | None:
    """What gives the store once it holds what is loaded and nothing else; None if it never will."""
    store = run.store
    if run.live or not isinstance(store, EmbeddedStore):
        return None
    return lambda: store.inner


def _may_name_persons(path: Path, format: RdfFormat, *, escaped: bool) -> bool:
    """Tell whether a file must be checked for persons before it is stored.

    Args:
        path: the file.
        format: its syntax.
        escaped: look for rarer names of refused classes and for escapes that could hide one too.
            Into an empty store such a file may go first, for refusing it then loses nothing.
    """
    if contains(path, b"Person"):
        return True
    if not escaped:
        return False
    if format == RdfFormat.RDF_XML:
        return contains(path, b"Individual", b"&#", b"<!ENTITY")
    # Looking for one byte costs next to nothing, and most files have no escape at all.
    return contains(path, b"Individual") or (
        contains(path, b"\\") and contains(path, b"\\u", b"\\U")
    )


def _refuse_persons(violations: Iterable[Violation]) -> None:
    for violation in violations:
        if violation.shape.endswith("/person-none"):
            raise InputError(
                f"It describes a person, {violation.focus}; remove it, for no person is kept."
            )


def _graphs(staged: Stage, home: str) -> set[str]:
    graphs = {str(graph)[1:-1] for graph in staged.named_graphs()}
    has_default = any(True for _ in staged.quads_for_pattern(None, None, None, DefaultGraph()))
    return graphs | ({home} if has_default else set())
