"""A plain-text report -> its reading; the prose itself is read by :mod:`.reading`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.text import REPORT_LIMIT, read_text

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer
    from lantoa.loaders.files import InputFile
    from lantoa.ontology.records import Reading


def loader() -> str:
    """Return the name and version of what reads prose."""
    from lantoa.loaders.reading.context import METHOD

    return METHOD


def read_report_file(file: InputFile, gazetteer: Gazetteer) -> tuple[Reading, str]:
    """Read a report.

    Returns:
        The reading, and the SHA-256 of the file.

    Raises:
        ProblemError: the file is too large, is not text, or is empty.
    """
    from lantoa.loaders.reading import read_report

    text, data = read_text(file.path, file.document, REPORT_LIMIT)
    if not text.strip():
        raise ProblemError(
            Problem(file.document, None, "the file is empty", "put the report's text into it")
        )
    reading = read_report(file.document, text, gazetteer=gazetteer)
    return reading, hashlib.sha256(data).hexdigest()
