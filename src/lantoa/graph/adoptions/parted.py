"""Deployments in units that were parted: each is in one of several units, nobody knows which."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence

from lantoa.graph.adoptions.overlaps import Count


def parted(
    told: Mapping[tuple[str, ...], Sequence[tuple[float, float]]],
    named: Collection[str],
    counts: Sequence[Count],
    areas: Callable[[str], Collection[str]],
) -> list[Count]:
    """Return the adopters of an item among units of which nobody knows which they are.

    Of n deployments in one parted unit at least one of the k units that took over its parts has
    adopted, and at most min(n, k) have. Those that adopted by other deployments may be the ones.

    Args:
        told: the bounds of the times of the deployments, by the units that they may lie in.
        named: the units that adopted for certain.
        counts: other counts, which may hold the same units.
        areas: tells what a unit lies in, itself included.

    >>> (found,) = parted({("a", "b"): [(2018.0, 2018.9)]}, ["b"], [], lambda unit: [unit])
    >>> found.bounds, found.among, sorted(found.possible_members)
    ((1, 1), ('a', 'b'), ['b'])
    """
    keys = {units: "one of " + " ".join(units) for units in told}
    found = []
    for units, spans in sorted(told.items()):
        lies_in = {area for unit in units for area in areas(unit)}
        around = {keys[other] for other in told if other != units and {*other} & {*units}}
        around |= {c.key for c in counts if c.key and (c.area is None or c.area in lies_in)}
        firsts = [first for first, _ in spans]
        last = min((last for _, last in spans if not math.isnan(last)), default=math.nan)
        found.append(
            Count(
                (1, min(len(spans), len(units))),
                math.nan if any(map(math.isnan, firsts)) else min(firsts),
                last,
                key=keys[units],
                around=tuple(sorted(around)),
                possible_members=frozenset(units).intersection(named),
                printed=1.0,
                among=units,
            )
        )
    return found
