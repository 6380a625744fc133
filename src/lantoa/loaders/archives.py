"""Archives: one file with many reports, each a source with a graph of its own.

The archive's entry in the catalogue is taken away before the first of its reports is written and
put back after the last, so that it is there only if the store holds just what the archive does.
A load that was cut off reads again only the reports that are not stored yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from lantoa.loaders.batches import Batches
from lantoa.loaders.catalogue import Entry, parts, record
from lantoa.loaders.encoded import Encoded
from lantoa.loaders.files import InputFile
from lantoa.loaders.problems import Problem
from lantoa.loaders.read_ahead import Part
from lantoa.loaders.reports import loader
from lantoa.loaders.run import Run
from lantoa.loaders.unchanged import is_kept
from lantoa.ontology.identity import source_iri


class Archives:
    """The archives of a run."""

    def __init__(self, run: Run, batches: Batches) -> None:
        """Take note of the reports that came in archives before."""
        self._run = run
        self._batches = batches
        self._parts = parts(run.known)

    def parts(self, document: str) -> list[str]:
        """Return the reports of an archive as it was loaded before."""
        return self._parts.get(source_iri(document), [])

    def unchanged(self, file: InputFile, digest: str) -> bool:
        """Tell whether all of an archive is in the store as it is."""
        entry = self._run.known.get(file.document)
        return (
            entry is not None
            and entry.listed
            and (entry.loader, entry.digest) == (loader(), digest)
            and self._told(file.document) is not None
            and all(
                is_kept(self._run.store, name, self._run.known[name])
                for name in self.parts(file.document)
            )
        )

    def tell_unchanged(self, file: InputFile) -> None:
        """Tell that nothing has changed, and again what was wrong."""
        self._run.report.unchanged.extend(self.parts(file.document) or [file.document])
        for problem in self._told(file.document) or ():
            self._run.problem(Problem(**problem))

    def begin(self, file: InputFile) -> Archive:
        """Begin to write an archive."""
        run, document = self._run, file.document
        entry = run.known.get(document)
        if entry is not None and not run.rehearsal:
            record(run.store, document, None)
        before = self.parts(document)
        if entry is not None and not entry.listed:
            before = [*before, document]  # it held one report until now
        return Archive(run, self._batches, document, before)

    def end_of(self, document: str) -> None:
        """Remove what a file held as an archive that is a single report now."""
        entry = self._run.known.get(document)
        if entry is not None and entry.listed:
            self._batches.remove(self.parts(document))
            if not self._run.rehearsal:
                record(self._run.store, document, None)

    def _told(self, document: str) -> list[dict[str, Any]] | None:
        """The problems of an archive when it was read; they wait where texts are kept."""
        kept = self._run.store.texts.get(_problems_of(document))
        return None if kept is None else list(json.loads(kept))


class Archive:
    """One archive that is being written."""

    def __init__(self, run: Run, batches: Batches, document: str, before: Iterable[str]) -> None:
        """Write an archive that held the reports `before`."""
        self._run = run
        self._batches = batches
        self._document = document
        self._before = list(before)
        self._seen: set[str] = set()
        self._stored: dict[str, list[str]] = {}
        for name in self._before:
            self._stored.setdefault(run.known[name].digest or "", []).append(name)
        self._problems: list[Problem] = []

    def wants(self, part: Part) -> bool:
        """Tell whether a member of the archive must be read; else note the reports in it."""
        inside = [name for name in self._stored.get(part.digest, ()) if _is_in(name, part.document)]
        entries = [(name, self._run.known[name]) for name in inside]
        if not inside or any(
            entry.archive is None
            or entry.loader != loader()
            or not is_kept(self._run.store, name, entry)
            for name, entry in entries
        ):
            return True
        self._seen.update(inside)
        return False

    def unchanged(self, part: Part) -> None:
        """Tell that the reports of a member are stored as they are."""
        stored = self._stored.get(part.digest, ())
        self._run.report.unchanged.extend(n for n in stored if _is_in(n, part.document))

    def add(self, part: Encoded | Problem) -> None:
        """Take a report that was read, or a problem."""
        if isinstance(part, Problem):
            self._problems.append(part)
            self._run.problem(part)
        else:
            self._seen.add(part.document)
            self._batches.add(part)

    def finish(self, digest: str) -> None:
        """Write the rest, remove what the archive no longer holds, and enter it."""
        run = self._run
        self._batches.write()
        self._batches.remove(self._vanished())
        if run.rehearsal:
            return
        problems = [problem.as_dict() for problem in self._problems]
        told = json.dumps(problems, ensure_ascii=False)
        run.store.texts.put(_problems_of(self._document), told)
        record(run.store, self._document, Entry(digest, loader(), listed=True))

    def _vanished(self) -> Iterator[str]:
        return (document for document in self._before if document not in self._seen)


def _is_in(name: str, member: str) -> bool:
    return name == member or name.startswith(member + "#")


def _problems_of(document: str) -> str:
    """The name under which the problems of an archive are kept beside the texts."""
    return source_iri(document) + "#problems"
