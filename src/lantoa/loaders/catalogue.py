"""Which files a store holds, by which loader they were read, and which graphs they filled.

A report or a table records it in its own graph, on its source, so that one transaction replaces
both. An RDF file's graphs hold just what the file says, so its entry stands in the catalogue
graph; being written after the graphs, it is missing if the load was cut off between the two, and
the file is loaded again. A dump of a lantoa store has no entry: restored, it dumps to the same
bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad

from lantoa.ontology.identity import source_graph_iri, source_iri
from lantoa.ontology.namespaces import CATALOGUE_GRAPH, PREFIXES, term

if TYPE_CHECKING:
    from lantoa.graph.store import Store

_DIGEST: Final = NamedNode(term("fileDigest"))
_FILLED: Final = NamedNode(term("filledGraph"))
_DOCUMENT: Final = NamedNode(term("document"))
_LOADER: Final = NamedNode(term("loader"))
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_LOADED_FILE: Final = NamedNode(term("LoadedFile"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A loaded file: its digest, what read it, and the graphs that it filled.

    A table with problems has no digest, so that it is read, and its problems told, each time.
    """

    digest: str | None
    loader: str
    graphs: tuple[str, ...] = ()
    text_digest: str | None = None


def entries(store: Store) -> dict[str, Entry]:
    """Return the entries of all loaded files by document name."""
    rows = store.query(
        f"""SELECT ?graph ?document ?digest ?loader ?filled ?text WHERE {{
  GRAPH ?graph {{
    ?source {_DOCUMENT} ?document ; {_LOADER} ?loader .
    OPTIONAL {{ ?source {_DIGEST} ?digest }}
    OPTIONAL {{ ?source {_FILLED} ?filled }}
    OPTIONAL {{ ?source lt:textDigest ?text }}
  }}
}}"""
    )
    found: dict[str, tuple[str | None, str, set[str], str | None]] = {}
    for row in rows:  # type: ignore[union-attr]
        document, graph = row["document"].value, row["graph"].value
        # Only what this store itself wrote counts: a loaded file may say the like of others.
        if graph not in {CATALOGUE_GRAPH, source_graph_iri(document)}:
            continue
        text = row["text"].value if row["text"] is not None else None
        digest = row["digest"].value if row["digest"] is not None else None
        entry = found.setdefault(document, (digest, row["loader"].value, set(), text))
        if row["filled"] is not None:
            entry[2].add(row["filled"].value)
    return {
        document: Entry(digest, loader, tuple(sorted(parts)), text)
        for document, (digest, loader, parts, text) in found.items()
    }


def mark(document: str, digest: str) -> Quad:
    """Return the quad that records a file's digest in the graph of its source."""
    graph = NamedNode(source_graph_iri(document))
    return Quad(NamedNode(source_iri(document)), _DIGEST, Literal(digest), graph)


def record(store: Store, document: str, entry: Entry | None) -> None:
    """Write the entry of an RDF file into the catalogue graph, or remove it."""
    graph = NamedNode(CATALOGUE_GRAPH)
    source = NamedNode(source_iri(document))
    kept = [quad for quad in store.quads(CATALOGUE_GRAPH) if quad.subject != source]
    if entry is not None:
        kept.append(Quad(source, _TYPE, _LOADED_FILE, graph))
        kept.append(Quad(source, _DOCUMENT, Literal(document), graph))
        kept.append(Quad(source, _LOADER, Literal(entry.loader), graph))
        if entry.digest is not None:
            kept.append(Quad(source, _DIGEST, Literal(entry.digest), graph))
        kept.extend(Quad(source, _FILLED, NamedNode(filled), graph) for filled in entry.graphs)
    store.replace_graph(CATALOGUE_GRAPH, kept)
