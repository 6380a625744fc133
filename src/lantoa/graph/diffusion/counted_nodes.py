"""How many deployments the nodes of a lineage stand for: single ones and counted groups."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, TypeAlias

#: A count between bounds; the upper is None where nothing bounds it.
Bounds: TypeAlias = tuple[int, int | None]


def groups_of(
    counts: Mapping[Any, Bounds], members: Mapping[Any, Iterable[Hashable]]
) -> dict[Hashable, set[Hashable]]:
    """Return the groups of each member, whichever way round they were given.

    >>> groups_of({"54 sites": (54, None)}, {"54 sites": ["a"]})
    {'a': {'54 sites'}}
    """
    found: dict[Hashable, set[Hashable]] = {}
    for key, others in members.items():
        for other in others:
            group, member = (key, other) if key in counts else (other, key)
            if group != member:
                found.setdefault(member, set()).add(group)
    return found


def deployments(
    nodes: Iterable[Hashable],
    counts: Mapping[Any, Bounds] | None,
    containing: Mapping[Hashable, set[Hashable]],
) -> Bounds:
    """Return how many deployments nodes stand for, those in a group of theirs counted once.

    Args:
        nodes: single deployments and groups.
        counts: the bounds of the groups.
        containing: the groups of each member.

    >>> deployments(["a", "b", "g"], {"g": (54, 60)}, {"a": {"g"}})
    (55, 61)
    """
    here = list(nodes)
    if not counts and not containing:
        return len(here), len(here)
    known = counts or {}
    present = set(here)
    inside: dict[Hashable, int] = {}
    nested: dict[Hashable, int] = {}
    for node in here:
        for group in containing.get(node, set()) & present:
            inside[group] = inside.get(group, 0) + known.get(node, (1, 1))[0]
            nested[node] = nested.get(node, 0) + 1
    lower, upper = 0, 0
    unbounded = False
    for node in here:
        least, most = known.get(node, (1, 1))
        if node in nested:
            lower -= (nested[node] - 1) * least  # counted in several groups
            continue
        lower += max(least, inside.get(node, 0))
        unbounded = unbounded or most is None
        upper += max(most or 0, inside.get(node, 0))
    return max(lower, 0), None if unbounded else upper
