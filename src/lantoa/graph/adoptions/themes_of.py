"""The themes of the models of a store, by the names that adoptions give the models."""

from __future__ import annotations

from lantoa.graph.adoptions.table import Adoptions
from lantoa.graph.network.names import columns
from lantoa.graph.store import Store
from lantoa.ontology import vocabulary


def themes_of(store: Store, adoptions: Adoptions) -> dict[str, list[str]]:
    """Return the themes of each item of a table of adoptions: their names, sorted.

    Args:
        store: where the models are.
        adoptions: read of it; see :func:`lantoa.graph.adoptions.from_store.adoptions_of`.

    >>> from lantoa.graph.store import open_store
    >>> with open_store(None) as store:
    ...     themes_of(store, Adoptions.build([("a", "x", 2010)]))
    {}
    """
    known = {
        concept.iri: concept.name.rpartition("/")[2] for concept in vocabulary.concepts("theme")
    }
    item = dict(zip(adoptions.item_ids, adoptions.items, strict=False))
    found: dict[str, set[str]] = {}
    for model, theme in columns(store, "?model ?theme { ?model lt:theme ?theme }", distinct=True):
        if model in item and theme in known:
            found.setdefault(item[model], set()).add(known[theme])
    return {name: sorted(themes) for name, themes in sorted(found.items())}
