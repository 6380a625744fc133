"""A little adoption curve for each item of a table, or for each theme of a graph's models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lantoa.pictures.small_multiples import draw_small_multiples

if TYPE_CHECKING:
    from lantoa.graph.adoptions import Adoptions
    from lantoa.pictures.picture import Picture


def draw_items(
    adoptions: Adoptions,
    *,
    groups: Mapping[str, Sequence[str]] | None = None,
    title: str = "",
    source: str = "",
) -> Picture:
    """Draw how many adoptions there were by each year, for each item or group of items.

    An adoption counts in the year of its earliest date, once for each unit and item; counted
    groups of unnamed adopters are not in it, and the picture says so.

    Args:
        adoptions: of several items.
        groups: the groups that each item is in (its themes); by default each is its own.
        title: over the whole picture.
        source: where the data are from, for the caption.

    Raises:
        UserError: matplotlib is not installed.

    >>> from lantoa.graph.adoptions import Adoptions
    >>> table = Adoptions.build([("a", "x", 2010), ("b", "x", 2012), ("a", "y", 2011)])
    >>> draw_items(table, title="z").alternative
    'z: adoption curves of x, y.'
    """
    curves, undated = {}, {}
    for group in grouped(adoptions, groups):
        at, counts = np.unique(np.array(group.years, dtype=np.int64), return_counts=True)
        curves[group.name] = (at.tolist(), np.cumsum(counts).tolist())
        undated[group.name] = group.undated
    population = adoptions.population
    at_risk = "not known" if population.count is None else f"{population.count:,}"
    counted = len(adoptions.groups)
    return draw_small_multiples(
        curves,
        title=title,
        undated=undated,
        adopters="units",
        notes=[
            f"Population at risk of each item: {at_risk} ({population.source}). Dates that are "
            "intervals: the earliest is taken.",
            f"{counted:,} counted groups of unnamed adopters are not in the curves."
            if counted
            else "",
            f"Source: {source}." if source else "",
        ],
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """How often the items of a group were adopted: the year of each adoption that has one."""

    name: str
    items: int
    years: list[int]
    undated: int


def grouped(
    adoptions: Adoptions, groups: Mapping[str, Sequence[str]] | None = None
) -> list[Counted]:
    """Return the adoptions of each group of items, the largest first; see :func:`draw_items`.

    >>> from lantoa.graph.adoptions import Adoptions
    >>> table = Adoptions.build([("a", "x", 2010), ("a", "y", 2011), ("b", "y", None)])
    >>> grouped(table, {"x": ["drugs"], "y": ["drugs", "traffic"]})[1]
    Counted(name='traffic', items=1, years=[2011], undated=1)
    """
    _, items, times = adoptions.events("earliest")
    bounds = np.searchsorted(items, np.arange(len(adoptions.items) + 1))
    calendar = _years(adoptions, times)
    # Pairs of a unit and an item without any date: those adoptions that no dated one precedes.
    pairs = np.unique(np.stack([adoptions.item, adoptions.unit]), axis=1)
    adopted = np.bincount(pairs[0], minlength=len(adoptions.items))
    undated = adopted - np.diff(bounds)
    found: dict[str, Counted] = {}
    for index, item in enumerate(adoptions.items):
        names = [item] if groups is None else groups.get(item, ())
        own = calendar[bounds[index] : bounds[index + 1]].tolist() if names else []
        for name in names:
            before = found.get(name, Counted(name, 0, [], 0))
            found[name] = Counted(
                name, before.items + 1, before.years + own, before.undated + int(undated[index])
            )
    return sorted(found.values(), key=lambda one: (-len(one.years) - one.undated, one.name))


def _years(adoptions: Adoptions, times: NDArray[np.float64]) -> NDArray[np.int64]:
    """The calendar year of each time; as printed where there is no calendar."""
    if adoptions.scale.printed:
        return np.asarray(np.floor(times), dtype=np.int64)
    days = {time: adoptions.scale.date(time) for time in np.unique(times).tolist()}
    return np.array(
        [day.year if (day := days[time]) else int(time) for time in times.tolist()],
        dtype=np.int64,
    )
