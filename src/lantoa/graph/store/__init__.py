"""The store: named graphs on disk, in memory, or behind a SPARQL endpoint.

>>> with open_store(None) as store:
...     store.graphs()
[]
"""

from __future__ import annotations

from pathlib import Path

from lantoa.graph.store.interface import QueryResults, Store, Texts

__all__ = ["QueryResults", "Store", "Texts", "open_store"]


def open_store(
    location: str | Path | None, *, read_only: bool = False, create: bool = True
) -> Store:
    """Open a store.

    Args:
        location: A folder, the URL of a SPARQL endpoint, or None for an empty store in memory.
        read_only: Only read. A folder can be read while another process writes it.
        create: Make the folder's store if there is none.

    Returns:
        The store, to be closed after use (or use it in a ``with`` statement).

    Raises:
        StoreLockedError: Another process writes the folder.
        StoreVersionError: A newer lantoa wrote the folder.
        EndpointError: The endpoint is down or refuses.
        StoreError: It cannot be opened otherwise.
    """
    from lantoa.graph.store.embedded import EmbeddedStore

    return EmbeddedStore(location, read_only=read_only, create=create)
