"""Columns of a big graph are fetched right after loading, so that who asks first need not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lantoa.graph.store import Store

#: Bytes of tables from which on a graph is big.
_BIG: Final = 100_000_000
#: Of models with so many deployments the columns are fetched too: it takes 0.1 ms for each.
_MANY: Final = 300
#: Columns are fetched after a load that made a graph larger by this share; after a smaller one
#: whoever needs them waits, rather than everybody who loads a report.
_GROWTH: Final = 0.1


class Readiness:
    """Notes how big a graph is before a load, to make it ready afterwards if that was a big one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._before = _bytes(store)

    def make_ready(self) -> bool:
        """Fetch the columns of networks and large models if the graph is big and has grown much.

        Returns:
            Whether it was so.
        """
        from lantoa.graph.adoptions.from_store import read_store
        from lantoa.graph.adoptions.lineage_of import lineage_of
        from lantoa.graph.network.kinds import warm
        from lantoa.graph.store.embedded import EmbeddedStore

        if not isinstance(self._store, EmbeddedStore) or self._store.folder is None:
            return False
        now = _bytes(self._store)
        if now < _BIG or now < self._before * (1 + _GROWTH):
            return False
        warm(self._store)
        for model in _large_models(self._store):
            lineage_of(read_store(self._store, model=model))
        return True


def _large_models(store: Store) -> list[str]:
    """Return the IRIs of the models that have many deployments."""
    import numpy as np

    from lantoa.graph.judgements import as_judged
    from lantoa.graph.network.lean import Lean

    nodes = Lean(as_judged(store))
    sizes = np.bincount(nodes.model[nodes.model >= 0], minlength=len(nodes.models))
    return [nodes.models[number] for number in np.flatnonzero(sizes >= _MANY)]


def _bytes(store: Store) -> int:
    from lantoa.graph.store.embedded import EmbeddedStore

    if not isinstance(store, EmbeddedStore) or store.folder is None:
        return 0
    return sum(table.stat().st_size for table in store.quads_folder.glob("*.sst"))
