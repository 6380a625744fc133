"""Where the rows come from: a store, or a statements table; and which report each belongs to."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from lantoa.errors import InputError
from lantoa.evaluation.claims import Row
from lantoa.evaluation.gold import GoldReport

if TYPE_CHECKING:
    from lantoa.graph.store import Store

_NUMBERS: Final = frozenset({"value", "of", "confidence"})
_NEEDED: Final = ("id", "kind", "model", "document", "confidence")


def rows_of_store(store: Store, gold: Iterable[GoldReport]) -> dict[str, list[Row]]:
    """Return the rows of each gold report that was loaded, by the report's id.

    A report is the document whose name without ending is its id, else the one that has its URL.
    """
    from lantoa.graph.export.statement_rows import statement_rows
    from lantoa.graph.network.names import columns

    documents: dict[str, str | None] = {}
    for document, url in columns(
        store,
        "?document ?url { GRAPH ?g { ?source lt:document ?document "
        "OPTIONAL { ?source schema:url ?url } } }",
    ):
        if document is not None:
            documents[document] = documents.get(document) or url
    wanted = _documents(gold, documents)
    rows: dict[str, list[Row]] = {report: [] for report in wanted.values()}
    if len(wanted) <= _FEW:
        for document, report in wanted.items():
            rows[report] = [row._asdict() for row in statement_rows(store, document=document)]
        return rows
    for row in statement_rows(store):
        if row.document in wanted:
            rows[wanted[row.document]].append(row._asdict())
    return rows


#: Up to so many documents are asked for one by one.
_FEW: Final = 3


def rows_of_table(path: Path, gold: Iterable[GoldReport]) -> dict[str, list[Row]]:
    """Return the rows of each gold report in a statements table (JSON lines or CSV).

    Raises:
        InputError: the file is no statements table.
    """
    by_document: dict[str, list[Row]] = {}
    for row in _read(path):
        by_document.setdefault(row["document"] or "", []).append(row)
    wanted = _documents(gold, dict.fromkeys(by_document))
    return {report: by_document[document] for document, report in wanted.items()}


def _documents(gold: Iterable[GoldReport], documents: Mapping[str, str | None]) -> dict[str, str]:
    """The id of the gold report of each document that has one."""
    by_stem: dict[str, str] = {}
    by_url: dict[str, str] = {}
    for document in sorted(documents, reverse=True):  # of several the first one stays
        by_stem[PurePosixPath(document).stem] = document
        if url := documents[document]:
            by_url[_address(url)] = document
    found: dict[str, str] = {}
    for report in gold:
        document = by_stem.get(report.id) or by_url.get(_address(report.url or "")) or ""
        if document:
            found.setdefault(document, report.id)
    return found


def _address(url: str) -> str:
    """A URL without what does not tell pages apart."""
    return url.partition("#")[0].removeprefix("https://").removeprefix("http://").rstrip("/")


def _read(path: Path) -> Sequence[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as a statements table ({error}).") from None
    rows: list[dict[str, Any]]
    if path.suffix.lower() == ".csv":
        rows = [
            {name: _cell(name, cell) for name, cell in row.items() if name is not None}
            for row in csv.DictReader(text.splitlines(keepends=True))
        ]
    else:
        try:
            rows = [json.loads(line) for line in text.split("\n") if line.strip()]
        except json.JSONDecodeError as error:
            raise InputError(
                f"{path} is not JSON lines ({error}); make it with 'lantoa export statements'."
            ) from None
    if rows and any(name not in rows[0] for name in _NEEDED):
        raise InputError(
            f"{path} is no statements table; make one with 'lantoa export statements'."
        )
    return rows


def _cell(name: str, cell: str | None) -> Any:
    if not cell:
        return None
    if name not in _NUMBERS:
        return cell
    try:
        return Decimal(cell)
    except InvalidOperation:
        return None
