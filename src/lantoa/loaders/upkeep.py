"""The graphs that every store has beside its sources: the ontology and the places in use.

Both are functions of the software and of what the store holds, whatever was loaded in which
order; a mark in the graph tells whether it is up to date without reading it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad

from lantoa.graph.validation.used_places import used_places
from lantoa.ontology.namespaces import ONTOLOGY_GRAPH, PLACES_GRAPH, PREFIXES
from lantoa.ontology.vocabulary import quads as ontology_quads
from lantoa.ontology.vocabulary import vocabulary_files

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer
    from lantoa.graph.store import Store

_DIGEST: Final = NamedNode(PREFIXES["schema"] + "sha256")


def refresh_ontology(store: Store) -> None:
    """Put the packaged ontology into its graph, if another version or none is there."""
    mark = _ontology_digest()
    if not _is_marked(store, ONTOLOGY_GRAPH, mark):
        store.replace_graph(ONTOLOGY_GRAPH, [*ontology_quads(), _mark(ONTOLOGY_GRAPH, mark)])


def refresh_places(
    store: Store,
    gazetteer: Gazetteer,
    used: Iterable[str] | None = None,
    restored: Iterable[str] = (),
) -> None:
    """Describe exactly the units that the store's graphs refer to in the places graph.

    Args:
        store: the store.
        gazetteer: the units.
        used: the places that the store refers to, where that is known already.
        restored: the units that a dump has just brought with it; where they are enough, the
            dump's own places graph stays as it is.
    """
    known = {
        iri for iri in (used_places(store.query) if used is None else used) if iri in gazetteer
    }
    brought = set(restored)
    if brought and known <= brought:
        return
    mark = hashlib.sha256("\n".join([_gazetteer_digest(), *sorted(known)]).encode()).hexdigest()
    if _is_marked(store, PLACES_GRAPH, mark):
        return
    from lantoa.graph.places import places_quads

    quads = places_quads(known, gazetteer) if known else []
    store.replace_graph(PLACES_GRAPH, [*quads, _mark(PLACES_GRAPH, mark)] if known else [])


def _mark(graph: str, digest: str) -> Quad:
    node = NamedNode(graph)
    return Quad(node, _DIGEST, Literal(digest), node)


def _is_marked(store: Store, graph: str, digest: str) -> bool:
    return bool(store.query(f'ASK {{ GRAPH <{graph}> {{ <{graph}> {_DIGEST} "{digest}" }} }}'))


@cache
def _ontology_digest() -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in vocabulary_files())).hexdigest()


@cache
def _gazetteer_digest() -> str:
    data = files("lantoa.graph.places") / "data"
    tables = sorted(data.iterdir(), key=lambda file: file.name)
    content = b"\0".join(file.read_bytes() for file in tables if file.is_file())
    return hashlib.sha256(content).hexdigest()
