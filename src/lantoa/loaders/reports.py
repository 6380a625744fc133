"""Reports -> what is stored of them: the text by :mod:`.formats`, its prose by :mod:`.reading`.

An archive (WARC, mailbox) holds many reports. Each becomes a source of its own, under the name of
the archive, ``#`` and its address or name there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.loaders.encoded import Encoded, Outcome, encode
from lantoa.loaders.members import digest_of, members, reports_in
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.rdf import file_digest

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer
    from lantoa.loaders.files import InputFile
    from lantoa.loaders.formats import Extracted
    from lantoa.ontology.records import Reading


def loader() -> str:
    """Return the name and version of what reads prose."""
    from lantoa.loaders.reading.context import METHOD

    return METHOD


def read_extracted(extracted: Extracted, gazetteer: Gazetteer) -> Reading:
    """Read the report that a file, or a part of one, holds."""
    from lantoa.loaders.reading import read_report

    return read_report(
        extracted.document,
        extracted.text,
        gazetteer=gazetteer,
        title=extracted.title,
        published=extracted.published,
        publisher=extracted.publisher,
        url=extracted.url,
    )


def read_file(file: InputFile, gazetteer: Gazetteer) -> Outcome:
    """Read the reports of a file and encode them.

    Returns:
        The file's digest, its reports and its problems. A file of one report carries the digest
        on that report, unless there are problems to be told again.
    """
    try:
        digest = file_digest(file)
    except ProblemError as error:
        return Outcome(None, (error.problem,))
    found = list(members(file))
    reports = [one for one in found if not isinstance(one, Problem)]
    mark = digest if len(found) == 1 else None
    parts: list[Encoded | Problem] = []
    for one in found:
        if isinstance(one, Problem):
            parts.append(one)
        elif len(reports) == 1 and one.document == file.document:
            parts.append(encode(read_extracted(one, gazetteer), mark, compare=True))
        else:
            parts.extend(read_part(one, file.document, gazetteer).parts)
    return Outcome(digest, tuple(parts))


def read_part(
    found: Extracted, archive: str, gazetteer: Gazetteer, digest: str | None = None
) -> Outcome:
    """Read what one member of an archive holds and encode it."""
    digest = digest or digest_of(found)
    parts = tuple(
        one
        if isinstance(one, Problem)
        else encode(read_extracted(one, gazetteer), digest, archive=archive, compare=True)
        for one in reports_in(found)
    )
    return Outcome(digest, parts)
