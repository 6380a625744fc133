"""How many adopted an item, named or only counted, each once: at least, at most, and as printed.

Counts that may be of the same adopters (:mod:`.overlaps`) are put together as the adoption curve
puts them (:mod:`lantoa.graph.diffusion.counted_groups`), so that it ends in the same number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import replace

import numpy as np

from lantoa.graph.adoptions.overlaps import Count, linked, together, told_once
from lantoa.graph.diffusion.counted_groups import CountedGroup, clusters, largest_apart
from lantoa.graph.diffusion.curve_counts import CurveCounts
from lantoa.ontology.bounds import Bounds


def total(named: Collection[Hashable], counts: Iterable[Count]) -> Bounds:
    """Return how many adopters there are, named or only counted, at least and at most.

    It is the number in which the adoption curve ends.

    Args:
        named: all adopters that are known by name.
        counts: as :func:`reconciled` returns them.

    >>> total(["a", "b", "c", "d"], [Count((54, 54), members=frozenset("abc"))])
    (55, 55)
    """
    return total_with_groups(named, [count.counted() for count in counts])


def total_with_groups(named: Collection[Hashable], groups: Iterable[CountedGroup]) -> Bounds:
    """Return how many adopters there are, as :func:`total` does, of groups of the curve."""
    known = frozenset(named)
    least, most, limited = len(known), len(known), True
    sums = CurveCounts(np.array([0.0, 1.0]))
    for cluster in clusters(_of_known(group, known) for group in groups):
        least += sums.add_cluster_lower(cluster)
        for upper in sums.add_cluster_upper(cluster):
            limited = limited and upper is not None
            most += upper or 0
    return least, most if limited else None


def shares(
    counts: Mapping[str, Count], areas: Callable[[str], Collection[str]]
) -> dict[str, Bounds]:
    """Return what each of several counts adds to the others, so that their sum has bounds.

    Of counts that may be of the same adopters one has the number, and the others add nothing.

    Args:
        counts: the counts of one item, by identifier.
        areas: tells what a place lies in, itself included.

    >>> told = {"a": Count((54, 54), area="p"), "b": Count((60, 60), area="p")}
    >>> shares(told, lambda place: [place])
    {'a': (54, 60), 'b': (0, 0)}
    """
    names = {id(count): name for name, count in counts.items()}
    tellings_of = told_once(counts.values())
    found_once = linked([together(same) for same in tellings_of], {}, areas)
    apart = set(largest_apart([count.counted() for count in found_once]))
    of_key: dict[str | None, list[int]] = {}
    for at, count in enumerate(found_once):
        of_key.setdefault(count.key, []).append(at)
    found: dict[str, Bounds] = dict.fromkeys(counts, (0, 0))
    for places in of_key.values():
        proved = [at for at in places if at in apart]
        uppers = [found_once[at].bounds[1] for at in places]
        most = None if None in uppers else max(upper for upper in uppers if upper is not None)
        least = sum(found_once[at].bounds[0] for at in proved)
        found[names[id(tellings_of[(proved or places)[0]][0])]] = least, most
    return found


def printed_total(named: Collection[Hashable], counts: Iterable[Count]) -> float:
    """Return how many adopters there are going by the printed numbers, whatever bounds them.

    Of counts that may be of the same adopters those count that are apart and come to most.

    >>> told = [Count((54, None), members=frozenset("abc"), printed=54)]
    >>> printed_total(["a", "b", "c", "d"], told)
    55.0
    """
    known = frozenset(named)
    groups = [
        CountedGroup(
            round(max(0.0, count.printed - len(count.members & known))),
            None,
            key=count.key,
            within=count.around,
        )
        for count in counts
    ]
    return float(len(known) + sum(groups[at].lower for at in largest_apart(groups)))


def _of_known(group: CountedGroup, known: frozenset[Hashable]) -> CountedGroup:
    """Return a group with the members that are counted by name: the others count with it."""
    return replace(
        group,
        members=known.intersection(group.members),
        possible_members=known.intersection(group.possible_members),
    )
