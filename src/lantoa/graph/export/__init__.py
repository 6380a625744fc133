"""Exports: the graph in the formats that analysts' tools read.

``docs/exports.md`` says what each format holds and how values that it cannot hold are converted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantoa.graph.export.formats import EXPORTS, FORMATS, Format, choose, formats
from lantoa.graph.export.statement_rows import COLUMNS, KINDS, StatementRow, statement_rows

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.graph.store import Store

__all__ = [
    "COLUMNS",
    "EXPORTS",
    "FORMATS",
    "KINDS",
    "Format",
    "StatementRow",
    "choose",
    "export",
    "export_network",
    "export_places",
    "export_rdf",
    "export_statements",
    "formats",
    "statement_rows",
    "write_network",
]


def export(
    store: Store, what: str, path: str | Path, format: str | None = None, **filters: Any
) -> None:
    """Write a part of the graph to a file; the file appears whole or not at all.

    Args:
        store: what to export from.
        what: one of :data:`EXPORTS`.
        path: the file, or ``-`` for standard output.
        format: a name of :func:`formats`; without it the file name tells.
        filters: what to leave out; each kind of export has its own.

    Raises:
        UserError: no such export or format, or the file cannot be written.
    """
    choose(what, path, format).write(store, path, **filters)


def export_statements(
    store: Store, path: str | Path, format: str | None = None, **filters: Any
) -> None:
    """Write the statements table; see :func:`statement_rows` for the filters."""
    export(store, "statements", path, format, **filters)


def export_rdf(store: Store, path: str | Path, format: str | None = None, **filters: Any) -> None:
    """Write RDF: the whole store, or the named graph given as ``graph=``."""
    export(store, "rdf", path, format, **filters)


def export_network(
    store: Store, path: str | Path, format: str | None = None, **filters: Any
) -> None:
    """Write the replication network; see :func:`lantoa.graph.network.network` for the filters."""
    export(store, "network", path, format, **filters)


def write_network(graph: nx.Graph[Any], path: str | Path, format: str | None = None) -> None:
    """Write any networkx graph, such as a projection, in a format of networks."""
    choose("network", path, format).write(graph, path)


def export_places(
    store: Store, path: str | Path, format: str | None = None, **filters: Any
) -> None:
    """Write the places, all or those of ``level=``, with how many deployments each has."""
    export(store, "places", path, format, **filters)
