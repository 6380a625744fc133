"""Whether a file is in the store already, as it is and as its loader reads it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.loaders.encoded import text_digest
from lantoa.ontology.identity import source_graph_iri, source_iri

if TYPE_CHECKING:
    from lantoa.graph.store import Store
    from lantoa.loaders.catalogue import Entry


def is_kept(store: Store, document: str, entry: Entry) -> bool:
    """Tell whether the text of a source is kept, and of a copy the statements that wait."""
    if not store.texts.kept:
        return True
    text = store.texts.get(source_iri(document))
    if text is None or text_digest(text) != entry.text_digest:
        return False
    return not entry.copy or store.texts.get(source_graph_iri(document)) is not None
