"""Lineage: which nodes started, and the walk from them to what came of them.

A lineage is a directed graph that should have no cycle but, being pieced together from what
several sources say, may have one. The walk visits every edge once: a node is expanded where the
fewest generations lead to it, and is a reference everywhere else, so that the walk ends and
hides nothing. No recursion: a chain may be longer than Python's stack.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantoa.ontology.time import TimeSpan

#: The targets of each node in order, each with the statements that say so.
_Arcs = dict[str, dict[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` gave rise to `target`; `via` names the statement that says so."""

    source: str
    target: str
    via: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the walk: `node`, reached from `parent` (None at an origin).

    `via` names every statement that says so. A step that is `repeated` is shown in full
    elsewhere; of one that is `in_cycle` the node is also an ancestor of its parent.
    """

    node: str
    parent: str | None
    via: tuple[str, ...]
    generation: int
    repeated: bool = False
    in_cycle: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """The walk of a lineage.

    Attributes:
        origins: nodes with something coming of them and of nothing themselves.
        steps: depth first from the origins, each node's children in order.
        cycles: groups of nodes each of which descends from all the others.
        isolated: nodes without any edge.
    """

    origins: tuple[str, ...]
    steps: tuple[Step, ...]
    cycles: tuple[tuple[str, ...], ...]
    isolated: tuple[str, ...]


def walk(nodes: Iterable[str], edges: Iterable[Edge], order: Callable[[str], Any] = str) -> Lineage:
    """Walk a lineage from its origins.

    Where a cycle has no origin before it, its first node in `order` stands in as the start of
    the walk, though not as an origin.

    Args:
        nodes: all nodes; the ends of edges belong to them without being named here.
        edges: parallel edges between the same two nodes are walked as one.
        order: the sort key of siblings and origins.

    Returns:
        The walk.

    >>> lineage = walk(["d"], [Edge("a", "b"), Edge("a", "c"), Edge("b", "c")])
    >>> [("  " * s.generation + s.node, s.repeated) for s in lineage.steps]
    [('a', False), ('  b', False), ('    c', True), ('  c', False)]
    >>> lineage.isolated
    ('d',)
    """
    children: dict[str, dict[str, list[str]]] = {}
    incoming: set[str] = set()
    for edge in edges:
        children.setdefault(edge.source, {}).setdefault(edge.target, []).append(edge.via)
        incoming.add(edge.target)
    connected = children.keys() | incoming
    everything = sorted(connected | set(nodes), key=lambda n: (order(n), n))
    rank = {node: position for position, node in enumerate(everything)}
    arcs = {
        node: {
            target: tuple(filter(None, found[target]))
            for target in sorted(found, key=rank.__getitem__)
        }
        for node, found in children.items()
    }
    origins = tuple(node for node in everything if node in children and node not in incoming)
    cycles = _cycles(arcs, rank)
    starts = list(origins)
    home, generation = _generations(starts, arcs)
    for start in _starts_of_cycles(connected - generation.keys(), arcs, cycles):
        if start not in generation:
            starts.append(start)
            home, generation = _generations(starts, arcs)
    return Lineage(
        origins=origins,
        steps=tuple(_depth_first(starts, arcs, home, cycles)),
        cycles=cycles,
        isolated=tuple(node for node in everything if node not in connected),
    )


def may_be_first(spans: Iterable[tuple[str, TimeSpan | None]]) -> tuple[str, ...]:
    """Return the nodes that may have begun first: nothing certainly began before them.

    X began certainly before Y if X's latest day is before Y's earliest (the interval order of
    Fishburn 1970). A node whose date is unknown is never first.

    Args:
        spans: each node with its date or None.

    >>> from lantoa.ontology.time import TimeSpan
    >>> dates = {"a": "2016", "b": "2015-12/2016-02", "c": "2017", "d": None}
    >>> may_be_first((n, TimeSpan.parse(d) if d else None) for n, d in dates.items())
    ('a', 'b')
    """
    known = [(node, span) for node, span in spans if span and (span.earliest or span.latest)]
    first_end = min((span.latest for _, span in known if span.latest), default=None)
    return tuple(
        node
        for node, span in known
        if first_end is None or span.earliest is None or span.earliest <= first_end
    )


def _generations(
    starts: Iterable[str], arcs: _Arcs
) -> tuple[dict[str, str | None], dict[str, int]]:
    """Return each node's parent on the shortest way from a start, and its distance."""
    home: dict[str, str | None] = dict.fromkeys(starts)
    generation = dict.fromkeys(home, 0)
    queue = deque(home)
    while queue:
        node = queue.popleft()
        for target in arcs.get(node, ()):
            if target not in generation:
                home[target] = node
                generation[target] = generation[node] + 1
                queue.append(target)
    return home, generation


def _depth_first(
    starts: Iterable[str],
    arcs: _Arcs,
    home: dict[str, str | None],
    cycles: tuple[tuple[str, ...], ...],
) -> Iterable[Step]:
    cycle_of = {node: cycle for cycle in cycles for node in cycle}
    stack = [Step(start, None, (), 0) for start in reversed(list(starts))]
    while stack:
        step = stack.pop()
        yield step
        if step.repeated:
            continue
        for target, via in reversed(arcs.get(step.node, {}).items()):
            child = Step(
                node=target,
                parent=step.node,
                via=via,
                generation=step.generation + 1,
                repeated=home[target] != step.node,
                in_cycle=target in cycle_of.get(step.node, ()),
            )
            stack.append(child)


def _cycles(arcs: _Arcs, rank: dict[str, int]) -> tuple[tuple[str, ...], ...]:
    """Return the strongly connected components that hold a cycle."""
    if _is_acyclic(arcs):
        return ()
    import networkx as nx  # only the rare cyclic lineage needs it

    graph = nx.DiGraph((source, target) for source, found in arcs.items() for target in found)
    loops = set(nx.nodes_with_selfloops(graph))
    found = [
        tuple(sorted(component, key=rank.__getitem__))
        for component in nx.strongly_connected_components(graph)
        if len(component) > 1 or component & loops
    ]
    return tuple(sorted(found, key=lambda component: rank[component[0]]))


def _is_acyclic(arcs: _Arcs) -> bool:
    """Whether every node can be taken away once nothing leads to it (Kahn 1962)."""
    pending: dict[str, int] = {}
    for found in arcs.values():
        for target in found:
            pending[target] = pending.get(target, 0) + 1
    ready = [node for node in arcs if node not in pending]
    while ready:
        for target in arcs.get(ready.pop(), ()):
            pending[target] -= 1
            if pending[target] == 0:
                del pending[target]
                ready.append(target)
    return not pending


def _starts_of_cycles(
    unreached: Iterable[str],
    arcs: _Arcs,
    cycles: tuple[tuple[str, ...], ...],
) -> list[str]:
    """Return one node of each unreached cycle, those first that other cycles descend from."""
    left = set(unreached)
    heads = [cycle[0] for cycle in cycles if cycle[0] in left]
    reach = {head: _generations([head], arcs)[1].keys() for head in heads}
    # A head that reaches another but is not reached by it must come first.
    return sorted(heads, key=lambda head: sum(head in reach[other] for other in heads))
