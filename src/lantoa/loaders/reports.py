"""Reports -> what is stored of them: the text by :mod:`.formats`, its prose by :mod:`.reading`.

An archive (WARC, mailbox) holds many reports. Each becomes a source of its own, under the name of
the archive, ``#`` and its address or name there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lantoa.loaders.encoded import Encoded, Outcome, encode
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.rdf import file_digest

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer
    from lantoa.loaders.files import InputFile
    from lantoa.loaders.formats import Extracted
    from lantoa.ontology.records import Reading

_ARCHIVES: Final = (".warc", ".warc.gz", ".mbox", ".mbx")


def loader() -> str:
    """Return the name and version of what reads prose."""
    from lantoa.loaders.reading.context import METHOD

    return METHOD


def is_archive(file: InputFile) -> bool:
    """Tell whether a file may hold any number of reports, so that they are taken one by one."""
    return file.path.name.lower().endswith(_ARCHIVES)


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
    found = list(extracted_of(file))
    reports = [one for one in found if not isinstance(one, Problem)]
    whole = len(reports) == 1 and is_whole(reports[0], file)
    mark = digest if len(found) == 1 else None
    parts = tuple(
        one
        if isinstance(one, Problem)
        else encode(read_extracted(one, gazetteer), mark, compare=True)
        if whole
        else read_part(one, file.document, gazetteer)
        for one in found
    )
    return Outcome(digest, parts)


def is_whole(extracted: Extracted, file: InputFile) -> bool:
    """Tell whether a report is the whole of its file, and not a part of an archive."""
    return extracted.document == file.document


def read_part(extracted: Extracted, archive: str, gazetteer: Gazetteer) -> Encoded:
    """Read one report of an archive and encode it."""
    reading = read_extracted(extracted, gazetteer)
    return encode(reading, part_digest(extracted), archive=archive, compare=True)


def extracted_of(file: InputFile) -> Iterator[Extracted | Problem]:
    """Give the reports of a file, each under a name of its own, and its problems."""
    from lantoa.loaders.formats import extract

    named: dict[str, int] = {}
    for found in extract(file):
        if isinstance(found, Problem):
            yield found
            continue
        count = named[found.document] = named.get(found.document, 0) + 1
        # An archive may hold several states of one page.
        yield found if count == 1 else replace(found, document=f"{found.document} ({count})")


def part_digest(extracted: Extracted) -> str:
    """Return the digest of a report in an archive: of its text and what is known of it."""
    told = (
        extracted.text,
        extracted.title,
        extracted.published,
        extracted.publisher,
        extracted.url,
    )
    return hashlib.sha256("\x1f".join(str(part or "") for part in told).encode()).hexdigest()
