"""The store: named graphs on disk, in memory, or behind a SPARQL endpoint.

>>> with open_store(None) as store:
...     store.graphs()
[]
"""

from __future__ import annotations

from pathlib import Path

from lantoa.graph.store.interface import QueryResults, Store, Texts

__all__ = ["QueryResults", "Store", "Texts", "open_store", "query_with_limit"]


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
    # Late: pyoxigraph and the HTTP modules are not needed to say --help.
    if isinstance(location, str) and location.startswith(("http://", "https://")):
        from lantoa.graph.store.remote import RemoteStore

        return RemoteStore(location, read_only=read_only)
    from lantoa.graph.store.embedded import EmbeddedStore

    return EmbeddedStore(location, read_only=read_only, create=create)


def query_with_limit(
    store: Store, sparql: str, seconds: float = 60, allow_network: bool = False
) -> QueryResults:
    """Run a free-hand query and give up after some time.

    See :func:`lantoa.graph.store.sandbox.query_with_limit`.

    Raises:
        QueryTimeoutError: It took longer; it was stopped.
        SyntaxInputError: The query is malformed.
        QueryError: The query is an update, reaches the network unasked, or needs much memory.
    """
    from lantoa.graph.store import sandbox

    return sandbox.query_with_limit(store, sparql, seconds, allow_network)
