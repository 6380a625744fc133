"""Which files a store holds, by which loader they were read, and which graphs they filled.

A report or a table records it in its own graph, on its source, so that one transaction replaces
both. An RDF file's graphs hold just what the file says, so its entry stands in the catalogue
graph; being written after the graphs, it is missing if the load was cut off between the two, and
the file is loaded again. So does that of an archive; its reports have digests of their own, on
their sources, and name the archive. A dump of a lantoa store has no entry: restored, it dumps to
the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import Literal, NamedNode, Quad

from lantoa.loaders.copies import COPY_OF
from lantoa.loaders.encoded import PART_OF
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
    """A loaded file, or a report of an archive: its digest, what read it, the graphs it filled.

    A table with problems has no digest, so that it is read, and its problems told, each time.
    `archive` is the IRI of the archive that a report came in; `copy` tells that another source
    speaks for it; `listed`, that the entry stands in the catalogue graph.
    """

    digest: str | None
    loader: str
    graphs: tuple[str, ...] = ()
    text_digest: str | None = None
    archive: str | None = None
    copy: bool = False
    listed: bool = False


def entries(store: Store) -> dict[str, Entry]:
    """Return the entries of all loaded files by document name."""
    rows = store.query(
        f"""SELECT ?graph ?document ?digest ?loader ?filled ?text ?archive ?original WHERE {{
  GRAPH ?graph {{
    ?source {_DOCUMENT} ?document ; {_LOADER} ?loader .
    OPTIONAL {{ ?source {_DIGEST} ?digest }}
    OPTIONAL {{ ?source {_FILLED} ?filled }}
    OPTIONAL {{ ?source lt:textDigest ?text }}
    OPTIONAL {{ ?source {PART_OF} ?archive }}
    OPTIONAL {{ ?source {COPY_OF} ?original }}
  }}
}}"""
    )
    found: dict[str, Entry] = {}
    filled: dict[str, set[str]] = {}
    for row in rows:  # type: ignore[union-attr]
        document, graph = row["document"].value, row["graph"].value
        # Only what this store itself wrote counts: a loaded file may say the like of others.
        if graph not in {CATALOGUE_GRAPH, source_graph_iri(document)}:
            continue
        if document not in found:
            found[document] = Entry(
                digest=_value(row["digest"]),
                loader=row["loader"].value,
                text_digest=_value(row["text"]),
                archive=_value(row["archive"]),
                copy=row["original"] is not None,
                listed=graph == CATALOGUE_GRAPH,
            )
        if row["filled"] is not None:
            filled.setdefault(document, set()).add(row["filled"].value)
    for document, graphs in filled.items():
        found[document] = replace(found[document], graphs=tuple(sorted(graphs)))
    return found


def parts(known: Mapping[str, Entry]) -> dict[str, list[str]]:
    """Return the documents that came in archives, by the IRI of the archive."""
    found: dict[str, list[str]] = {}
    for document, entry in known.items():
        if entry.archive is not None:
            found.setdefault(entry.archive, []).append(document)
    for documents in found.values():
        documents.sort()
    return found


def _value(term: Any) -> str | None:
    return None if term is None else str(term.value)


def record(store: Store, document: str, entry: Entry | None) -> None:
    """Write the entry of an RDF file or an archive into the catalogue graph, or remove it."""
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
