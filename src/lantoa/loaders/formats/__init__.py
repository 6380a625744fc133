"""Report formats: a file -> the texts of the reports in it, each with what the file tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lantoa.loaders.formats.extracted import Extracted
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.text import REPORT_LIMIT, read_text

if TYPE_CHECKING:
    from lantoa.loaders.files import InputFile

__all__ = ["Extracted", "extract"]


def extract(file: InputFile) -> Iterator[Extracted | Problem]:
    """Give the reports of a file, one after another; most files hold one.

    Bad content raises nothing: what cannot be read comes as a Problem with its reason, and the
    rest of a container is read all the same.
    """
    try:
        text, _ = read_text(file.path, file.document, REPORT_LIMIT)
        if not text.strip():
            raise ProblemError(
                Problem(file.document, None, "the file is empty", "put the report's text into it")
            )
        yield Extracted(file.document, text)
    except ProblemError as error:
        yield error.problem
