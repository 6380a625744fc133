"""The kinds of networks by name: what ``lantoa network KIND`` and ``KnowledgeGraph.network`` make.

==============  ====================================================================
replication     deployments, with all attributes and every statement an edge
lineage         deployments, one edge for each pair: a directed graph without cycles,
                or with the cycles that the sources have
flows           units, by the replications between them
adoption        models and the units that have them
places          units, by the models that they share
models          models, by the units that they share
organizations   organizations and the models that they take part in
==============  ====================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lantoa.errors import UnknownNameError, UserError

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.graph.store import Store

#: Every kind with the options that it takes besides the filters.
KINDS: dict[str, tuple[str, ...]] = {
    "lineage": ("isolated",),
    "flows": ("level", "geography"),
    "adoption": ("level", "geography"),
    "places": ("level", "geography", "least"),
    "models": ("level", "geography", "least"),
    "organizations": (),
}
_FILTERS = ("model", "theme", "place", "period", "standing", "said_only")


def network_of(store: Store, kind: str, **options: Any) -> nx.Graph[str]:
    """Return a network of a kind.

    Args:
        store: the store, whose judgements take effect.
        kind: one of :data:`KINDS`, or ``replication``, which takes the options of
            :func:`lantoa.graph.network.network`.
        options: the filters ``model``, ``theme``, ``place``, ``period``, ``standing`` and
            ``said_only`` (see :class:`~lantoa.graph.network.filters.Filters`), and those of
            the kind.

    Returns:
        The network; ``graph.graph["kind"]`` says which it is.

    Raises:
        UnknownNameError: no such kind, model, theme or place.
        UserError: the kind has no such option, or an option no such value.
    """
    import difflib

    if kind == "replication":
        from lantoa.graph.network.build import network

        return network(store, **options)
    if kind not in KINDS:
        known = [*KINDS, "replication"]
        close = difflib.get_close_matches(kind, known, 3) or known
        raise UnknownNameError("kind of network", kind, close)
    own = {name: options.pop(name) for name in KINDS[kind] if name in options}
    if wrong := sorted(set(options) - set(_FILTERS)):
        takes = ", ".join((*_FILTERS, *KINDS[kind]))
        raise UserError(f"The network {kind!r} has no option {wrong[0]!r}; it takes {takes}.")
    return _make(store, kind, _filters(**options), own)


def warm(store: Store) -> None:
    """Fetch the columns of a store in a folder once, so that they are kept for all networks."""
    from lantoa.graph.network.adoption import adoption
    from lantoa.graph.network.build import network
    from lantoa.graph.network.lineage import lineage

    lineage(store)
    adoption(store, level="province")
    network(store)


def _filters(
    *, standing: tuple[str, ...] = ("said", "judged"), said_only: bool = False, **others: Any
) -> Any:
    from lantoa.graph.network.filters import Filters, standing_of

    return Filters(standing=standing_of(standing, said_only=said_only), **others)


def _make(store: Store, kind: str, filters: Any, own: dict[str, Any]) -> nx.Graph[str]:
    if kind == "lineage":
        from lantoa.graph.network.lineage import lineage

        return lineage(store, filters, **own)
    if kind == "flows":
        from lantoa.graph.network.place_flows import flows

        return flows(store, filters, **own)
    if kind == "adoption":
        from lantoa.graph.network.adoption import adoption

        return adoption(store, filters, **own)
    if kind == "organizations":
        from lantoa.graph.network.organizations import organizations

        return organizations(store, filters)
    from lantoa.graph.network.one_mode import one_mode

    return one_mode(store, filters, of=kind, **own)
