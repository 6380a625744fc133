"""Loading: files into a store, each as a named graph of its own, with everything that it needs.

Each transaction leaves a store that holds whole sources only. What is already there unchanged is
passed over, so a load that was cut off is finished by running it again, and ends with the same
bytes as one that ran through. The same holds for any number of processes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, serialize

from lantoa.graph import statements
from lantoa.graph.places import Gazetteer
from lantoa.loaders import rdf, reports, tables
from lantoa.loaders.archives import Archive, Archives
from lantoa.loaders.batches import Batches
from lantoa.loaders.encoded import Outcome, encode, mark
from lantoa.loaders.files import FileKind, InputFile, find_files, sniff
from lantoa.loaders.members import Member, digest_of, is_archive, members
from lantoa.loaders.problems import LoadReport, Problem, ProblemError
from lantoa.loaders.rdf_loading import load_rdf, store_file
from lantoa.loaders.read_ahead import Part, Readers, Task
from lantoa.loaders.run import Run
from lantoa.loaders.unchanged import is_kept
from lantoa.loaders.upkeep import refresh_ontology, refresh_places
from lantoa.ontology.records import Reading

if TYPE_CHECKING:
    from lantoa.graph.store import Store

#: Called with the document at hand, how many files are done, and how many there are.
Progress = Callable[[str, int, int], None]
#: Statements of a table that are turned into RDF at a time.
CHUNK: Final = 2_000
#: A table whose text is longer goes through a temporary file instead of memory.
SPOOL: Final = 500_000
#: So many files, or reports of an archive, are read together by one process.
TASK: Final = 16
#: A task that has so many bytes of an archive takes no more.
TASK_BYTES: Final = 1_000_000


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
    the file has changed, or what reads it has; so does every report of an archive. Of reports with
    nearly the same text one is the source and the others are its copies. What cannot be read
    becomes a problem in the report; everything else is loaded all the same.

    Args:
        store: the store to write.
        paths: files and folders.
        root: the folder under which document names are formed; by default each given folder.
        strict: stop at the first problem, with nothing of this run stored. Everything is read
            and checked before anything is written, so it takes longer.
        progress: called before each file and at the end.
        jobs: how many processes read reports. With more than one, a script that calls this must
            do so under ``if __name__ == "__main__":``, for the processes import it.
        gazetteer: the units; the packaged ones by default, and always in processes of their own.

    Returns:
        What was added, replaced and left unchanged, the copies, and all problems.

    Raises:
        InputError: there is nothing to load; or, if strict, the first problem.
        StoreError: the store cannot be written; the sources written before stay whole.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    found = list(find_files(given, root))
    units = gazetteer or Gazetteer.packaged()
    report = LoadReport()
    with Readers(jobs, units) as readers:
        if strict:
            _Load(Run(store, units, LoadReport(), rehearsal=True), readers).run(found, None)
        _Load(Run(store, units, report), readers).run(found, progress)
    return report


class _Load:
    """One run over the files."""

    def __init__(self, run: Run, readers: Readers) -> None:
        self._run = run
        self._readers = readers
        self._batches = Batches(run)
        self._archives = Archives(run, self._batches)

    def run(self, found: list[InputFile | Problem], progress: Progress | None) -> None:
        run = self._run
        files = [file for file in found if isinstance(file, InputFile)]
        for problem in found:
            if isinstance(problem, Problem):
                run.problem(problem)
        done = 0

        def show(document: str) -> None:
            if progress:
                progress(document, done, len(files))

        for many, some in groupby(files, is_archive):
            if many:
                for file in some:
                    show(file.document)
                    self._archive(file, show)
                    done += 1
                continue
            for task, read in self._readers.read(self._tasks(some)):
                self._batches.suspect(read.suspects)
                for one in task.files:
                    assert isinstance(one, InputFile)
                    show(one.document)
                    self._file(one, read.outcomes.get(one.document))
                    done += 1
        self._batches.write()
        if not run.rehearsal:
            refresh_ontology(run.store)
            refresh_places(run.store, run.gazetteer, run.used, run.restored)
        show("")

    # --- one file -------------------------------------------------------------------------

    def _tasks(self, files: Iterator[InputFile]) -> Iterator[Task]:
        while some := tuple(islice(files, TASK)):
            yield Task(some, frozenset(file.document for file in some if self._wanted(file)))

    def _wanted(self, file: InputFile) -> bool:
        """Tell whether a file is a report that must be read."""
        try:
            return sniff(file) is FileKind.REPORT and not self._unchanged(file, FileKind.REPORT)
        except ProblemError:
            return False

    def _file(self, file: InputFile, read: Outcome | None) -> None:
        """Store a file; a report comes as what reading it came to, unless it is unchanged."""
        try:
            kind = sniff(file)
            if read is not None:
                self._report(file, read)
            elif kind is FileKind.REPORT:
                self._archives.tell_unchanged(file)
            elif self._unchanged(file, kind):
                self._run.report.unchanged.append(file.document)
            elif kind is FileKind.RDF:
                self._batches.write()
                load_rdf(self._run, rdf.rdf_file(file))
            else:
                self._table(file)
        except ProblemError as error:
            self._run.problem(error.problem)

    def _unchanged(self, file: InputFile, kind: FileKind) -> bool:
        entry = self._run.known.get(file.document)
        if entry is None or entry.loader != _loader(kind):
            return False
        digest = rdf.file_digest(file)
        if entry.digest != digest or kind is FileKind.RDF:
            return entry.digest == digest
        if entry.listed:
            return self._archives.unchanged(file, digest)
        return is_kept(self._run.store, file.document, entry)

    # --- reports ----------------------------------------------------------------------------

    def _report(self, file: InputFile, read: Outcome) -> None:
        """Store a report, or the several that a file holds."""
        found = read.reports
        if not found or [report.document for report in found] == [file.document]:
            if found:
                self._archives.end_of(file.document)
                self._batches.add(found[0])
            for problem in read.problems:
                self._run.problem(problem)
            return
        archive = self._archives.begin(file)
        for part in read.parts:
            archive.add(part)
        archive.finish(read.digest or "")

    def _archive(self, file: InputFile, show: Callable[[str], None]) -> None:
        """Store the reports of an archive as they are taken out of it."""
        try:
            sniff(file)
            digest = rdf.file_digest(file)
        except ProblemError as error:
            self._run.problem(error.problem)
            return
        if self._archives.unchanged(file, digest):
            self._archives.tell_unchanged(file)
            return
        archive = self._archives.begin(file)
        for task, read in self._readers.read(_parts(file, archive)):
            self._batches.suspect(read.suspects)
            for part in task.files:
                if isinstance(part, Problem):
                    archive.add(part)
                elif part.document in read.outcomes:
                    show(part.document)
                    for one in read.outcomes[part.document].parts:
                        archive.add(one)
                else:
                    assert isinstance(part, Part)
                    archive.unchanged(part)
        archive.finish(digest)

    # --- tables -----------------------------------------------------------------------------

    def _table(self, file: InputFile) -> None:
        table = tables.read_table(file, self._run.gazetteer)
        if len(table.source.text) < SPOOL:
            reading = table.reading()
            if reading.statements:
                encoded = encode(reading, None if table.problems else table.digest)
                self._batches.add(encoded, checked=False)
        else:
            self._batches.write()
            self._spool(table)
        for problem in table.problems:
            self._run.problem(problem)

    def _spool(self, table: tables.TableReading) -> None:
        """Load a big table through a temporary file, in constant memory but for its text."""
        run, source = self._run, table.source
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
            run.report.statements += written
            if not run.rehearsal:
                run.store.texts.put(source.iri, source.text)
            violations = store_file(run, path, RdfFormat.N_QUADS, source.graph, ())[1]
        same = run.is_same(source.document, source.loader, source.text)
        run.done(source.document, [source.graph], same=same)
        run.tell(violations, {source.iri: source.text}, source.document)


def _parts(file: InputFile, archive: Archive) -> Iterator[Task]:
    """Take the members out of an archive, some at a time."""
    some: list[Part | Problem] = []
    size = 0
    for found in members(file):
        if isinstance(found, Problem):
            some.append(found)
        else:
            some.append(Part(found, file.document, digest_of(found)))
            size += len(found.data if isinstance(found, Member) else found.text)
        if len(some) >= TASK or size >= TASK_BYTES:
            yield _task(some, archive)
            some, size = [], 0
    if some:
        yield _task(some, archive)


def _task(some: list[Part | Problem], archive: Archive) -> Task:
    held = (part for part in some if isinstance(part, Part))
    return Task(tuple(some), frozenset(part.document for part in held if archive.wants(part)))


def _loader(kind: FileKind) -> str:
    if kind is FileKind.REPORT:
        return reports.loader()
    return tables.LOADER if kind is FileKind.TABLE else rdf.LOADER
