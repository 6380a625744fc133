"""Whole columns of a store as text, kept beside the store once they have been fetched.

A column is the answer to one of lantoa's own queries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from lantoa.graph.network.kept import home_of, keep
from lantoa.ontology.identity import digest
from lantoa.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from lantoa.graph.store import Store

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
#: Columns of so many bytes or more are kept; smaller ones are fetched as quickly.
_WORTH_KEEPING: Final = 100_000
#: Raised when what the text of a column means changes.
_VERSION: Final = "1"


def fetch(store: Store, select: str, width: int) -> list[list[str]]:
    """Return the columns of a SELECT as plain text, "" where unbound; literals keep their escapes.

    Args:
        store: the store.
        select: the query; the usual prefixes are declared.
        width: how many columns it has.
    """
    return _cut(_text(store, select), width)


def fetch_rows(store: Store, select: str, width: int) -> Iterator[tuple[str, ...]]:
    """Return the rows of a SELECT as strings, "" where unbound; see :func:`fetch`."""
    text = _text(store, select)
    columns = _cut(text, width)
    if "\\" in text:
        columns = [[unescaped(cell) for cell in column] for column in columns]
    return zip(*columns, strict=True)


def _cut(text: str, width: int) -> list[list[str]]:
    if not text:
        return [[] for _ in range(width)]
    cells = text.replace("\n", "\t").split("\t")
    return [cells[i::width] for i in range(width)]


def _text(store: Store, select: str) -> str:
    home = home_of(store)
    file = home / f"{digest(_VERSION, select)}.tsv" if home else None
    if file:
        with suppress(OSError):
            return file.read_text(encoding="utf-8")
    text = _ask(store, select)
    if file and len(text) >= _WORTH_KEEPING and home_of(store) == home:
        keep(file, text.encode())
    return text


def _ask(store: Store, select: str) -> str:
    from pyoxigraph import QueryResultsFormat, QuerySolutions

    solutions = store.query(_PREFIXES + select)
    assert isinstance(solutions, QuerySolutions)
    written = solutions.serialize(format=QueryResultsFormat.TSV) or b""
    _, _, text = written.decode().partition("\n")
    text = text.removesuffix("\n")
    if '"' in text:
        return "\n".join("\t".join(map(_plain, line.split("\t"))) for line in text.split("\n"))
    return text.replace("<", "").replace(">", "")


def _plain(cell: str) -> str:
    """The IRI, or the text of a literal as it is between the quotation marks, escapes included."""
    if cell.startswith("<"):
        return cell[1:-1]
    return cell[1 : cell.rindex('"')] if cell.startswith('"') else cell


def unescaped(text: str) -> str:
    r"""Return the text that a literal stands for.

    >>> unescaped(r"mô hình \"A\"")
    'mô hình "A"'
    """
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)
