"""Files read without a store: what each says, or why it cannot be read."""

from __future__ import annotations

import os
from collections.abc import Iterator

from lantoa.graph.places import Gazetteer
from lantoa.loaders.files import FileKind, InputFile, find_files, sniff
from lantoa.loaders.members import members, reports_in
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.rdf import RdfFile, rdf_file
from lantoa.loaders.reports import read_extracted
from lantoa.loaders.tables import read_table
from lantoa.ontology.records import Reading


def read(
    path: str | os.PathLike[str],
    *,
    root: str | os.PathLike[str] | None = None,
    gazetteer: Gazetteer | None = None,
) -> Iterator[Reading | RdfFile | Problem]:
    """Read a file, or all files of a folder, in the order of their names.

    Args:
        path: the file or folder.
        root: the folder under which document names are formed; by default `path` itself.
        gazetteer: the units; the packaged ones by default.

    Yields:
        For each report (an archive holds several) or table its reading, for each RDF file where
        it is, and the problems.

    Raises:
        InputError: there is nothing to read.
    """
    units = gazetteer or Gazetteer.packaged()
    for found in find_files([path], root):
        if isinstance(found, Problem):
            yield found
            continue
        try:
            yield from _read(found, units)
        except ProblemError as error:
            yield error.problem


def _read(file: InputFile, gazetteer: Gazetteer) -> Iterator[Reading | RdfFile | Problem]:
    kind = sniff(file)
    if kind is FileKind.RDF:
        yield rdf_file(file)
    elif kind is FileKind.REPORT:
        for found in members(file):
            if isinstance(found, Problem):
                yield found
                continue
            for one in reports_in(found):
                yield one if isinstance(one, Problem) else read_extracted(one, gazetteer)
    else:
        table = read_table(file, gazetteer)
        reading = table.reading()
        if reading.statements:
            yield reading
        yield from table.problems
