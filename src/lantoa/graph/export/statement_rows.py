"""The statements table as rows: one for each statement and each evidence of it.

The columns are a contract (DESIGN section 5; ``docs/exports.md`` says what each holds for each
kind of statement). A row tells what *its own* source says: everything but names and the places
above a place is read from the source's named graph alone, and dates from the evidence itself.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from lantoa.errors import UserError
from lantoa.graph.export.source_statements import Described, SourceGraph
from lantoa.graph.network.names import columns
from lantoa.ontology.namespaces import (
    CATALOGUE_GRAPH,
    INFERENCE_GRAPHS,
    JUDGEMENTS_GRAPH,
    ONTOLOGY_GRAPH,
    PLACES_GRAPH,
)

if TYPE_CHECKING:
    from lantoa.graph.store import Store


class StatementRow(NamedTuple):
    """One row of the statements table; the fields are its columns, in order."""

    id: str
    kind: str
    model: str | None = None
    model_iri: str | None = None
    place: str | None = None
    place_iri: str | None = None
    place_path: str | None = None
    organization: str | None = None
    organization_iri: str | None = None
    role: str | None = None
    award: str | None = None
    conferred_by: str | None = None
    recipient: str | None = None
    recipient_kind: str | None = None
    measure: str | None = None
    value: int | Decimal | None = None
    of: int | Decimal | None = None
    bound: str | None = None
    unit: str | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    edtf: str | None = None
    source: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    method: str | None = None
    confidence: float | None = None


#: The columns of the statements table, in order.
COLUMNS: tuple[str, ...] = StatementRow._fields
#: The kinds of statement that the table tells apart.
KINDS: tuple[str, ...] = (
    "model",
    "deployment",
    "replication",
    "recognition",
    "measurement",
    "organization",
    "place",
    "gathering",
    "mandate",
    "campaign",
)

_NOT_SOURCES = {ONTOLOGY_GRAPH, PLACES_GRAPH, JUDGEMENTS_GRAPH, CATALOGUE_GRAPH}


def statement_rows(
    store: Store,
    *,
    kinds: Collection[str] | None = None,
    model: str | None = None,
    document: str | None = None,
) -> Iterator[StatementRow]:
    """Yield the rows of the statements table, sorted by document, position, kind and IRI.

    Rows come source by source, so that a big store needs the memory of one source.

    Args:
        store: what to export.
        kinds: only these kinds (of :data:`KINDS`).
        model: only what is said of the model with this IRI.
        document: only what this loaded file says.

    Raises:
        UserError: a kind is none of :data:`KINDS`.
    """
    if wrong := sorted(set(kinds or ()) - set(KINDS)):
        raise UserError(f"{wrong[0]!r} is no kind of statement; choose from {', '.join(KINDS)}.")
    described = Described(store)
    for graphs in _clusters(store, document):
        rows: list[StatementRow] = []
        for graph in graphs:
            told = SourceGraph(store.quads(graph), described).rows()
            rows += (StatementRow(**fields) for fields in told)  # type: ignore[arg-type]
        rows.sort(key=_order)
        for row in dict.fromkeys(rows):
            if (
                (kinds is None or row.kind in kinds)
                and (model is None or row.model_iri == model)
                and (document is None or row.document == document)
            ):
                yield row


def source_graphs(store: Store) -> list[str]:
    """Return the named graphs that hold what sources say, in code order."""
    return sorted(
        graph
        for graph in store.graphs()
        if graph not in _NOT_SOURCES and not graph.startswith(INFERENCE_GRAPHS)
    )


def _order(row: StatementRow) -> tuple[object, ...]:
    return (
        row.document or "",
        -1 if row.start is None else row.start,
        -1 if row.end is None else row.end,
        row.kind,
        row.id,
        # Two evidences of one statement at one place, several organizations, several bodies.
        *("" if value is None else str(value) for value in row[2:]),
    )


def _clusters(store: Store, document: str | None) -> Iterator[list[str]]:
    """Yield groups of graphs such that no two groups hold documents between each other's.

    A source's graph holds one document; a loaded RDF file may hold several.
    """
    documents: dict[str, list[str]] = defaultdict(list)
    for graph, name in columns(
        store, "?graph ?document { GRAPH ?graph { ?source lt:document ?document } }"
    ):
        documents[graph or ""].append(name or "")
    spans = sorted(
        (min(documents[graph], default=""), max(documents[graph], default=""), graph)
        for graph in source_graphs(store)
        if document is None or document in documents[graph]
    )
    cluster: list[str] = []
    last = ""
    for first, final, graph in spans:
        if cluster and first > last:
            yield cluster
            cluster = []
        cluster.append(graph)
        last = max(last, final) if len(cluster) > 1 else final
    if cluster:
        yield cluster
