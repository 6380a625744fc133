"""Which nodes of a forest are drawn, in which column and row: the largest parts first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

#: How many children of one node and how many columns are drawn, tried until the rows suffice.
_CHILDREN: Final = (10**9, 60, 30, 20, 12, 8, 5, 3)
_COLUMNS: Final = (7, 5, 4, 3)


@dataclass(frozen=True, slots=True, eq=False)
class Twig:
    """What stands in one row and column.

    Attributes:
        node: the node; of hidden ones, the node that they came of.
        column: its generation, from 0.
        parent: what it hangs on in the picture.
        hidden: how many nodes it stands for that are not drawn; 0 for a node itself.
        deeper: whether these are all that came of the parent, beyond the last column.
    """

    node: str
    column: int
    parent: Twig | None = None
    hidden: int = 0
    deeper: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Where twigs stand: the middle of each, and the height of all."""

    middle: dict[Twig, float]
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The twigs to draw, each before what hangs on it."""

    twigs: list[Twig]

    def rows(self, heights: Mapping[Twig, float]) -> Rows:
        """Return where each twig stands, given how high each is: none over another."""
        under: defaultdict[Twig | None, list[Twig]] = defaultdict(list)
        for twig in self.twigs:
            under[twig.parent].append(twig)
        needed: dict[Twig, float] = {}
        for twig in reversed(self.twigs):
            needed[twig] = max(heights[twig], sum(needed[one] for one in under[twig]))
        top: dict[Twig, float] = {}
        middle: dict[Twig, float] = {}
        height = 0.0
        for root in under[None]:
            top[root] = height
            height += needed[root]
        for twig in self.twigs:
            inside = sum(needed[one] for one in under[twig])
            place = top[twig] + max(0.0, needed[twig] - inside) / 2
            for one in under[twig]:
                top[one] = place
                place += needed[one]
            middle[twig] = top[twig] + needed[twig] / 2
        return Rows(middle, height)


def layout(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]], *, most: int, deepest: int
) -> Layout:
    """Return which nodes to draw: the largest trees and, in them, the largest branches first.

    A node's column is the fewest generations that lead to it.

    Args:
        nodes: all of them, in the order in which equals are drawn.
        edges: from each to what came of it.
        most: how many rows there may be.
        deepest: how many columns.

    >>> plan = layout(["a", "b", "c"], [("a", "b"), ("a", "c")], most=80, deepest=9)
    >>> [(twig.node, twig.column) for twig in plan.twigs]
    [('a', 0), ('b', 1), ('c', 1)]
    """
    roots, under = _forest(nodes, edges)
    size = _sizes(nodes, roots, under)
    place = {node: index for index, node in enumerate(nodes)}
    for children in under.values():
        children.sort(key=lambda one: (-size[one], place[one]))
    roots.sort(key=lambda one: (-size[one], place[one]))
    drawn: list[Twig] = []
    tries = [(widest, deepest) for widest in _CHILDREN]
    tries += [(_CHILDREN[-1], columns) for columns in _COLUMNS if columns < deepest]
    for widest, columns in tries:
        drawn = []
        rows = 0
        for root in roots:
            tree, leaves = _tree(root, under, size, widest, columns)
            if rows + leaves > most and rows:
                continue
            drawn += tree
            rows += leaves
            if rows >= most:
                break
        if rows <= most and sum(not t.hidden for t in drawn) >= min(most // 2, len(nodes)):
            break
    return Layout(drawn)


def _forest(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]]
) -> tuple[list[str], dict[str, list[str]]]:
    """The origins, and for each node those that it is drawn above: a forest of all nodes."""
    children: defaultdict[str, dict[str, None]] = defaultdict(dict)
    parented = set()
    for source, target in edges:
        children[source][target] = None
        parented.add(target)
    seen: set[str] = set()
    roots: list[str] = []
    under: dict[str, list[str]] = {node: [] for node in nodes}
    # What is left when all origins are walked lies on a cycle: its first node stands for an origin.
    level = [node for node in nodes if node not in parented]
    waiting = iter(nodes)
    while True:
        roots += level
        seen.update(level)
        while level:
            coming = []
            for node in level:
                for child in children[node]:
                    if child not in seen:
                        seen.add(child)
                        under[node].append(child)
                        coming.append(child)
            level = coming
        start = next((node for node in waiting if node not in seen), None)
        if start is None:
            return roots, under
        level = [start]


def _sizes(
    nodes: Sequence[str], roots: Sequence[str], under: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """How many nodes each stands above, itself included."""
    order = list(roots)
    for node in order:
        order += under[node]
    size = dict.fromkeys(nodes, 1)
    for node in reversed(order):
        size[node] += sum(size[child] for child in under[node])
    return size


def _tree(
    root: str,
    under: Mapping[str, Sequence[str]],
    size: Mapping[str, int],
    widest: int,
    deepest: int,
) -> tuple[list[Twig], int]:
    """The twigs of one tree, each before its own, and how many rows they take."""
    twigs: list[Twig] = []
    rows = 0
    stack = [Twig(root, 0)]
    while stack:
        twig = stack.pop()
        twigs.append(twig)
        children = [] if twig.hidden else under[twig.node]
        if not children:
            rows += 1
            continue
        column = twig.column + 1
        if column >= deepest - 1 and any(under[child] for child in children):
            hidden = sum(size[child] for child in children)
            stack.append(Twig(twig.node, column, twig, hidden, deeper=True))
            continue
        shown = children if len(children) <= widest + 1 else children[:widest]
        hidden = sum(size[child] for child in children[len(shown) :])
        if hidden:
            stack.append(Twig(twig.node, column, twig, hidden))
        stack += [Twig(child, column, twig) for child in reversed(shown)]
    return twigs, rows
