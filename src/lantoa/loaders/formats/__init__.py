"""Report formats: a file -> the texts of the reports in it, each with what the file tells of it.

One module a format; :mod:`.content` tells what a file is by its bytes, :mod:`.routing` calls the
format's module, and :mod:`.language` refuses what is no Vietnamese prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lantoa.loaders.formats.extracted import Extracted
from lantoa.loaders.problems import Problem

if TYPE_CHECKING:
    from lantoa.loaders.files import InputFile

__all__ = ["Extracted", "extract"]


def extract(file: InputFile) -> Iterator[Extracted | Problem]:
    """Give the reports of a file, one after another; most files hold one.

    Bad content raises nothing: what cannot be read comes as a Problem with its reason, and the
    rest of a container is read all the same.

    >>> import pathlib, tempfile
    >>> from lantoa.loaders.files import InputFile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "a.md")
    ...     _ = path.write_text("# Ra mắt mô hình **“Tiếng mõ”**", encoding="utf-8")
    ...     [found.text for found in extract(InputFile(path, "a.md"))]
    ['Ra mắt mô hình “Tiếng mõ”']
    """
    from lantoa.loaders.formats.routing import reports_of
    from lantoa.loaders.text import unreadable

    try:
        with file.path.open("rb") as stream:
            yield from reports_of(stream, file.document, file.path.name)
    except OSError as error:
        yield unreadable(error, file.document).problem
