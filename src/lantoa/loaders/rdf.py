"""RDF files: their syntax by extension, and what is wrong with a malformed one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, parse

from lantoa.errors import InputError, SyntaxInputError
from lantoa.loaders.problems import Problem
from lantoa.loaders.text import unreadable
from lantoa.ontology.namespaces import THINGS

if TYPE_CHECKING:
    from lantoa.loaders.files import InputFile

#: The loader and its version.
LOADER: Final = "rdf/1"
_FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".n3": RdfFormat.N3,
}


@dataclass(frozen=True, slots=True)
class RdfFile:
    """An RDF file to be loaded as it is."""

    file: InputFile
    format: RdfFormat


def rdf_file(file: InputFile) -> RdfFile:
    """Return an RDF file with its syntax."""
    format = _FORMATS[file.path.suffix.lower()]
    if format == RdfFormat.RDF_XML and file.path.suffix.lower() == ".owl":
        # Ontologies are published as .owl in Turtle too.
        format = RdfFormat.TURTLE if _looks_like_turtle(file) else format
    return RdfFile(file, format)


def _looks_like_turtle(file: InputFile) -> bool:
    try:
        with file.path.open("rb") as stream:
            head = stream.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError:
        return False
    return not head.startswith(b"<?xml") and head[:9].lower().startswith(
        (b"@prefix", b"@base", b"prefix", b"#")
    )


def malformed(document: str, error: InputError) -> Problem:
    """Return the problem of a file that the parser or the store refuses."""
    cause = error.__cause__
    if isinstance(cause, OSError):
        return unreadable(cause, document).problem
    if not isinstance(error, SyntaxInputError) or not isinstance(cause, SyntaxError):
        return Problem(document, None, str(error).rstrip("."), "correct the file and load it again")
    line = cause.lineno or None
    column = f" at column {cause.offset}" if line and cause.offset else ""
    message = " ".join((cause.msg or str(cause)).split())
    return Problem(
        document,
        line,
        f"malformed RDF{column}: {message[:200]}",
        "correct the file there and load it again; nothing of it was stored",
    )


def is_dump(graphs: Iterable[str]) -> bool:
    """Tell whether graphs are those of a lantoa store, so that their file restores them.

    A store's dump may hold other people's graphs beside its own: its catalogue says which file
    filled them.

    >>> is_dump([THINGS + "graph/places", "urn:mine"]), is_dump(["urn:mine"])
    (True, False)
    """
    return any(graph.startswith(THINGS + "graph/") for graph in graphs)


def is_empty(found: RdfFile) -> bool:
    """Tell whether a file holds no triple at all; a malformed one is not empty."""
    try:
        return not any(True for _ in parse(path=found.file.path, format=found.format))
    except (SyntaxError, OSError, ValueError):
        return False


def file_digest(file: InputFile) -> str:
    """Return the SHA-256 of a file.

    Raises:
        ProblemError: the system refuses to open it.
    """
    try:
        with file.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(error, file.document) from error
