"""Quads as SPARQL updates, and N-Triples as query results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph
from pyoxigraph import NamedNode, Quad, QueryTriples, RdfFormat, parse


def update_text(added: Iterable[Quad], removed: Iterable[Quad]) -> Iterator[str]:
    """Return a change as the operations of one SPARQL update.

    >>> from pyoxigraph import Literal, NamedNode
    >>> quad = Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("c"), NamedNode("urn:g"))
    >>> print(*update_text([quad], []))
    INSERT DATA {
    GRAPH <urn:g> {
    <urn:a> <urn:b> "c" .
    }
    }
    """
    for verb, quads in (("DELETE DATA", removed), ("INSERT DATA", added)):
        graphs: dict[str, list[str]] = {}
        for quad in quads:
            line = f"{quad.subject} {quad.predicate} {quad.object} .\n"
            graphs.setdefault(str(quad.graph_name), []).append(line)
        if graphs:
            body = "".join(f"GRAPH {g} {{\n{''.join(lines)}}}\n" for g, lines in graphs.items())
            yield f"{verb} {{\n{body}}}"


def change_text(added: Iterable[Quad], removed: Iterable[Quad], dropped: Iterable[str]) -> str:
    """Return a change as one SPARQL update; the graphs are dropped last."""
    drops = (f"DROP SILENT GRAPH {NamedNode(name)}" for name in dropped)
    return ";\n".join(chain(update_text(added, removed), drops))


def as_triples(content: bytes, format: RdfFormat = RdfFormat.N_TRIPLES) -> QueryTriples:
    """Return RDF as the results of a CONSTRUCT query."""
    holder = pyoxigraph.Store()
    holder.bulk_extend(Quad(*quad.triple) for quad in parse(content, format))
    results = holder.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(results, QueryTriples)
    return results
