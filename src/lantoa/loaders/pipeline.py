"""Loading: files into a store, each as a named graph of its own, with everything that it needs.

Each transaction leaves a store that holds whole sources only. What is already there unchanged is
passed over, so a load that was cut off is finished by running it again, and ends with the same
bytes as one that ran through.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import DefaultGraph, RdfFormat, serialize
from pyoxigraph import Store as Stage

from lantoa.errors import InputError
from lantoa.graph import statements
from lantoa.graph.places import Gazetteer
from lantoa.graph.store.files import contains
from lantoa.graph.validation.checks import Violation, candidates, confirm
from lantoa.graph.validation.completion import complete
from lantoa.graph.validation.stage import Examiner, stage
from lantoa.graph.validation.used_places import used_places
from lantoa.loaders import rdf, reports, tables
from lantoa.loaders.catalogue import Entry, entries, mark, record
from lantoa.loaders.files import FileKind, InputFile, find_files, sniff
from lantoa.loaders.problems import LoadReport, Problem, ProblemError
from lantoa.loaders.read_ahead import read_ahead
from lantoa.loaders.text import unreadable
from lantoa.loaders.upkeep import refresh_ontology, refresh_places
from lantoa.loaders.violations import problems_of
from lantoa.ontology.identity import source_graph_iri, source_iri
from lantoa.ontology.namespaces import PREFIXES
from lantoa.ontology.records import Reading, Source

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from lantoa.graph.store import Store

#: Called with the document at hand, how many are done, and how many there are.
Progress = Callable[[str, int, int], None]
#: Readings are written together until they have so many quads.
BATCH: Final = 20_000
#: Statements of a table that are turned into RDF at a time.
CHUNK: Final = 2_000
#: A table whose text is longer goes through a temporary file instead of memory.
SPOOL: Final = 500_000


def load(
    store: Store,
    paths: Iterable[str | Path] | str | Path,
    *,
    root: str | Path | None = None,
    strict: bool = False,
    progress: Progress | None = None,
    jobs: int = 1,
    gazetteer: Gazetteer | None = None,
) -> LoadReport:
    """Load files and folders into a store.

    Every file becomes a source with a named graph of its own, which is replaced as a whole when
    the file has changed, or what reads it has. What cannot be read becomes a problem in the
    report; everything else is loaded all the same.

    Args:
        store: the store to write.
        paths: files and folders.
        root: the folder under which document names are formed; by default each given folder.
        strict: stop at the first problem, with nothing of this run stored. Everything is read
            and checked before anything is written, so it takes longer.
        progress: called before each file and at the end.
        jobs: how many processes read reports.
        gazetteer: the units; the packaged ones by default.

    Returns:
        What was added, replaced and left unchanged, and all problems.

    Raises:
        InputError: there is nothing to load; or, if strict, the first problem.
        StoreError: the store cannot be written; the sources written before stay whole.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    found = list(find_files(given, root))
    units = gazetteer or Gazetteer.packaged()
    if strict:
        _Load(store, units, LoadReport(), rehearsal=True).run(found, None, jobs)
    report = LoadReport()
    _Load(store, units, report).run(found, progress, jobs)
    return report


@dataclass(slots=True)
class _Batch:
    """Readings that are written together."""

    readings: list[tuple[Reading, list[Quad]]] = field(default_factory=list)
    size: int = 0


class _Load:
    """One run over the files. A rehearsal reads and checks everything and writes nothing."""

    def __init__(
        self, store: Store, gazetteer: Gazetteer, report: LoadReport, *, rehearsal: bool = False
    ) -> None:
        self._store = store
        self._gazetteer = gazetteer
        self._report = report
        self._rehearsal = rehearsal
        self._known = entries(store)
        self._live = set(store.graphs())
        self._batch = _Batch()
        # What is known of the places in use without asking the store; None once it must be asked.
        self._used: set[str] | None = None if self._live else set()
        self._restored: set[str] = set()

    def run(self, found: list[InputFile | Problem], progress: Progress | None, jobs: int) -> None:
        files = [file for file in found if isinstance(file, InputFile)]
        for problem in found:
            if isinstance(problem, Problem):
                self._problem(problem)
        with ExitStack() as stack:
            pool = stack.enter_context(ProcessPoolExecutor(jobs)) if jobs > 1 else None
            for done, (file, read) in enumerate(read_ahead(files, pool, self._wanted, 8 * jobs)):
                if progress:
                    progress(file.document, done, len(files))
                self._file(file, read)
        self._write()
        if not self._rehearsal:
            refresh_ontology(self._store)
            refresh_places(self._store, self._gazetteer, self._used, self._restored)
        if progress:
            progress("", len(files), len(files))

    def _problem(self, problem: Problem) -> None:
        if self._rehearsal:
            raise ProblemError(problem)
        self._report.problems.append(problem)

    # --- one file -------------------------------------------------------------------------

    def _wanted(self, file: InputFile) -> bool:
        """Tell whether a file is a report that must be read."""
        try:
            return sniff(file) is FileKind.REPORT and not self._unchanged(file, FileKind.REPORT)
        except ProblemError:
            return False

    def _file(self, file: InputFile, read: Future[tuple[Reading, str]] | None) -> None:
        try:
            kind = sniff(file)
            if read is None and self._unchanged(file, kind):
                self._report.unchanged.append(file.document)
            elif kind is FileKind.RDF:
                self._write()
                self._rdf(rdf.rdf_file(file))
            elif kind is FileKind.TABLE:
                self._table(file)
            else:
                ready = read.result() if read else reports.read_report_file(file, self._gazetteer)
                self._add(*ready)
        except ProblemError as error:
            self._problem(error.problem)

    def _unchanged(self, file: InputFile, kind: FileKind) -> bool:
        entry = self._known.get(file.document)
        if entry is None or entry.loader != _loader(kind) or entry.digest != rdf.file_digest(file):
            return False
        if kind is FileKind.RDF or not self._store.texts.kept:
            return True
        text = self._store.texts.get(source_iri(file.document))
        return text is not None and _digest(text) == entry.text_digest

    # --- reports and tables ---------------------------------------------------------------

    def _add(self, reading: Reading, digest: str | None) -> None:
        """Gather a reading; without digest it is read again next time, for its problems."""
        quads = statements.quads(reading)
        if digest is not None:
            quads.append(mark(reading.source.document, digest))
        self._batch.readings.append((reading, quads))
        self._batch.size += len(quads)
        if self._batch.size >= BATCH:
            self._write()

    def _table(self, file: InputFile) -> None:
        table = tables.read_table(file, self._gazetteer)
        if len(table.source.text) < SPOOL:
            reading = table.reading()
            if reading.statements:
                self._add(reading, None if table.problems else table.digest)
        else:
            self._write()
            self._spool(table)
        for problem in table.problems:
            self._problem(problem)

    def _spool(self, table: tables.TableReading) -> None:
        """Load a big table through a temporary file, in constant memory but for its text."""
        source = table.source
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "table.nq"
            rows = table.statements()
            written = 0
            with path.open("wb") as stream:
                while some := tuple(islice(rows, CHUNK)):
                    reading = Reading(source=source, statements=some)
                    serialize(statements.quads(reading), stream, RdfFormat.N_QUADS)
                    written += len(some)
                if not table.problems:
                    serialize([mark(source.document, table.digest)], stream, RdfFormat.N_QUADS)
            if not written:
                return
            self._report.statements += written
            if not self._rehearsal:
                self._store.texts.put(source.iri, source.text)
            violations = self._load_file(path, RdfFormat.N_QUADS, source.graph, ())[1]
        self._done(source.document, source.graph, same=self._same(source))
        self._tell(violations, {source.iri: source.text}, source.document)

    def _write(self) -> None:
        """Check and store the readings that were gathered, in one transaction."""
        batch, self._batch = self._batch, _Batch()
        if not batch.readings:
            return
        staged = Stage()
        staged.bulk_extend(quad for _, quads in batch.readings for quad in quads)
        found = candidates(staged)
        if not self._rehearsal:
            for reading, _ in batch.readings:
                self._store.texts.put(reading.source.iri, reading.source.text)
            self._store.replace_graphs(
                {reading.source.graph: quads for reading, quads in batch.readings}
            )
            self._note_places(used_places(lambda q: _ask(staged, q)))
        texts = {reading.source.iri: reading.source.text for reading, _ in batch.readings}
        for reading, _ in batch.readings:
            self._report.statements += len(reading.statements)
            source = reading.source
            self._done(source.document, source.graph, same=self._same(source))
        self._tell(self._confirmed(found, staged), texts)

    # --- RDF --------------------------------------------------------------------------------

    def _rdf(self, found: rdf.RdfFile) -> None:
        file, document = found.file, found.file.document
        home = source_graph_iri(document)
        entry = self._known.get(document)
        before = entry.graphs if entry else ()
        if rdf.is_empty(found):
            raise ProblemError(
                Problem(document, None, "the file holds no triples", "remove it or fill it")
            )
        try:
            graphs, violations = self._load_file(file.path, found.format, home, before)
        except OSError as error:
            raise unreadable(error, document) from error
        except InputError as error:
            raise ProblemError(rdf.malformed(document, error)) from error
        if not self._rehearsal:
            new = None
            if not rdf.is_dump(graph for graph in graphs if graph != home):
                digest = rdf.file_digest(file)
                new = Entry(digest, rdf.LOADER, tuple(graphs))
            if new != entry:
                record(self._store, document, new)
        self._done(document, *graphs, replaced=entry is not None)
        self._tell(violations, {}, document)

    def _load_file(
        self, path: Path, format: RdfFormat, home: str, drop: Iterable[str]
    ) -> tuple[list[str], list[Violation]]:
        """Check and load an RDF file; return the graphs that it fills, and what it violates."""
        if self._rehearsal or _may_name_persons(path, format, escaped=bool(self._live)):
            staged = stage(path, format, home)
            found = candidates(staged)
            _refuse_persons(confirm(found, lambda q: _ask(staged, q)))
            if self._rehearsal:
                return sorted(_graphs(staged, home)), self._confirmed(found, staged)
        examiner = Examiner(path, format, home)
        try:
            graphs = self._store.load_file(path, format, home, drop=drop)
            examination = examiner.result()
        except BaseException:
            examiner.stop()
            raise
        if set(graphs) & self._live or drop:
            self._used = None
        self._note_places(examination.used_places)
        self._restored |= examination.described_places
        violations = confirm(examination.candidates, self._store.query)
        try:
            _refuse_persons(violations)
        except InputError:
            # A class of persons with another name, or an escaped one: it must not stay.
            self._store.replace_graphs(dict.fromkeys(graphs, ()))
            raise
        return graphs, violations

    # --- what came of it --------------------------------------------------------------------

    def _note_places(self, used: Iterable[str]) -> None:
        if self._used is not None:
            self._used |= set(used)

    def _done(
        self, document: str, *graphs: str, replaced: bool = False, same: bool = False
    ) -> None:
        if same:
            self._report.unchanged.append(document)
        elif replaced or not self._live.isdisjoint(graphs):
            self._report.replaced.append(document)
            self._used = None
        else:
            self._report.added.append(document)
        self._live.update(graphs)

    def _same(self, source: Source) -> bool:
        """Tell whether a table that was read again for its problems says what it said before."""
        entry = self._known.get(source.document)
        return (
            entry is not None
            and entry.digest is None
            and entry.loader == source.loader
            and entry.text_digest == _digest(source.text)
        )

    def _confirmed(self, found: list[tuple[int, str]], staged: Stage) -> list[Violation]:
        if not found:
            return []
        if not self._rehearsal:
            return confirm(found, self._store.query)
        complete(staged, [focus for _, focus in found], self._store.query)
        return confirm(found, lambda q: _ask(staged, q))

    def _tell(self, violations: list[Violation], texts: dict[str, str], document: str = "") -> None:
        for problem in problems_of(violations, texts, document, self._store):
            self._problem(problem)


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


def _loader(kind: FileKind) -> str:
    if kind is FileKind.REPORT:
        return reports.loader()
    return tables.LOADER if kind is FileKind.TABLE else rdf.LOADER


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _ask(staged: Stage, query: str) -> Any:
    return staged.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)


def _graphs(staged: Stage, home: str) -> set[str]:
    graphs = {str(graph)[1:-1] for graph in staged.named_graphs()}
    has_default = any(True for _ in staged.quads_for_pattern(None, None, None, DefaultGraph()))
    return graphs | ({home} if has_default else set())
