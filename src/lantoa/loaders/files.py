"""Which files there are, under which name, and what each of them is.

A document's name is its path under the folder that was given, with forward slashes and in NFC:
two machines that load the same folder get the same names, whatever their file system.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from lantoa.errors import InputError
from lantoa.loaders.formats.content import EXTENSIONS, LOOKS, PICTURES, Content, content, extension
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.text import unreadable
from lantoa.vietnamese import normalise


class FileKind(StrEnum):
    """What a file is, and so which loader reads it."""

    REPORT = "report"
    TABLE = "table"
    RDF = "rdf"


_KINDS: Final = {
    FileKind.REPORT: set(EXTENSIONS),
    FileKind.TABLE: {".csv", ".tsv", ".tab", ".xlsx", ".parquet", ".jsonl", ".ndjson"},
    FileKind.RDF: {".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".jsonld", ".n3"},
}
_BY_EXTENSION: Final = {e: kind for kind, extensions in _KINDS.items() for e in extensions}
_MENDS: Final = {
    ".xls": "save it as .xlsx",
    ".ods": "save it as .xlsx or .csv",
    ".odt": "save it as .docx",
    ".bz2": "unpack it",
    ".xz": "unpack it",
    ".zst": "unpack it",
    ".7z": "unpack it",
    ".rar": "unpack it",
    ".tar": "unpack it",
    ".tgz": "unpack it",
}
#: What a file of any name is told to be by its first bytes.
_TOLD: Final = {Content.HTML, Content.PDF, Content.WARC, Content.MAIL, Content.MAILBOX}
_RDF_XML = re.compile(rb"<(?:[\w.-]+:)?RDF[\s>]|http://www\.w3\.org/1999/02/22-rdf-syntax-ns#")
_JSON_LD = re.compile(rb'"@(?:context|graph|id|type)"')
_PAGES: Final = (".html", ".htm", ".xhtml", ".aspx", ".php")
#: A folder that holds this file is a store, never input.
_STORE_MARK: Final = "lantoa.json"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to load: where it is, and the document name that identifies it."""

    path: Path
    document: str


def find_files(
    paths: Iterable[str | os.PathLike[str]], root: str | os.PathLike[str] | None = None
) -> Iterator[InputFile | Problem]:
    """Find the files to load, in the order of their names.

    Passed over without a word in folders: hidden files and folders, stores, style sheets, scripts
    and fonts, and the folder that a browser saved beside a page ("a_files" beside "a.html").
    Pictures, sounds and films are told of in one Problem. A file that is given twice comes once.

    Args:
        paths: files and folders. A folder's files are named by their path under it, a single file
            by its own name.
        root: the folder under which all names are formed instead.

    Yields:
        The files; a Problem for one whose document name another file already bears, and one for
        the pictures.

    Raises:
        InputError: a path does not exist, lies outside `root`, or the folders hold no file.
    """
    found: dict[str, InputFile] = {}
    problems: list[Problem] = []
    given = [Path(path) for path in paths]
    pictures: list[str] = []
    for path in given:
        for file in _walk(path):
            document = _document(file, path, None if root is None else Path(root))
            if file != path and file.suffix.lower() in PICTURES:
                pictures.append(document)
                continue
            first = found.setdefault(document, InputFile(file, document))
            if not _same(first.path, file):
                problems.append(
                    Problem(
                        document,
                        None,
                        f"{file} bears the same document name as {first.path}",
                        "rename one of them, or load the folder that contains both",
                    )
                )
    if not found:
        named = ", ".join(str(path) for path in given) or "no path"
        raise InputError(
            f"Nothing to load in {named}; give files or folders that hold reports (.html, .txt, "
            ".md, .pdf, .docx, .eml, .mbox, .warc), tables (.csv, .tsv, .xlsx, .parquet, .jsonl) "
            "or RDF."
        )
    yield from (found[document] for document in sorted(found))
    yield from problems
    if pictures:
        yield _pictures(sorted(pictures))


def _pictures(documents: list[str]) -> Problem:
    others = len(documents) - 1
    more = f" (and {others} other{'s' if others > 1 else ''})" if others else ""
    return Problem(
        documents[0],
        None,
        f"pictures, sounds and films{more} are not read",
        "recognise the text of scanned reports with an OCR program first; the others may stay",
    )


def _walk(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise InputError(f"There is no file or folder {path}; check the path.")
    for folder, folders, names in os.walk(path):
        if _STORE_MARK in names:
            folders.clear()
            continue
        pages = {name[: name.rindex(".")] for name in names if name.lower().endswith(_PAGES)}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not (name.endswith("_files") and name.removesuffix("_files") in pages)
        )
        for name in sorted(names):
            # Spreadsheet programs keep lock files that begin with ~$ beside an open file.
            if not name.startswith((".", "~$")) and extension(name) not in LOOKS:
                yield Path(folder) / name


def _document(file: Path, given: Path, root: Path | None) -> str:
    if root is not None:
        try:
            name = file.resolve().relative_to(root.resolve())
        except ValueError as error:
            raise InputError(f"{file} lies outside {root}; load files under it.") from error
    elif given.is_dir():
        name = file.relative_to(given)
    else:
        name = Path(file.name)
    return normalise(name.as_posix())


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def sniff(file: InputFile) -> FileKind:
    """Tell what a file is by its extension, and by its content where the extension leaves it open.

    Raises:
        ProblemError: it is nothing that lantoa reads; the problem says what to save it as.
    """
    suffix = file.path.suffix.lower()
    if suffix in _BY_EXTENSION:
        return _BY_EXTENSION[suffix]
    beginning = head(file)
    # Programs that mirror a site keep its addresses as names: "tin.jsp?id=3", "bai-viet".
    if suffix not in _MENDS and content(beginning, "") in _TOLD:
        return FileKind.REPORT
    if suffix in {".xml", ".json"}:
        pattern = _RDF_XML if suffix == ".xml" else _JSON_LD
        if pattern.search(beginning):
            return FileKind.RDF
        mend = (
            "give RDF/XML with an rdf:RDF element"
            if suffix == ".xml"
            else "give JSON lines (.jsonl) for a table, or JSON-LD for RDF"
        )
        raise ProblemError(Problem(file.document, None, f"this {suffix} file is not RDF", mend))
    raise ProblemError(
        Problem(
            file.document,
            None,
            f"files of the kind {suffix!r} are not read"
            if suffix
            else "a file without an extension is not read",
            _MENDS.get(suffix, "give it the extension of what it is (.txt, .csv, .ttl, ...)"),
        )
    )


def head(file: InputFile, size: int = 65536) -> bytes:
    """Return the first bytes of a file.

    Raises:
        ProblemError: the system refuses.
    """
    try:
        with file.path.open("rb") as stream:
            return stream.read(size)
    except OSError as error:
        raise unreadable(error, file.document) from error
