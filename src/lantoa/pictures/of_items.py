"""A little adoption curve for each item of a table, or for each theme of a graph's models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

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
    of = [list(groups.get(item, ())) if groups else [item] for item in adoptions.items]
    names = list(dict.fromkeys(name for names in of for name in names))
    years: dict[str, list[int]] = {name: [] for name in names}
    undated = dict.fromkeys(names, 0)
    _, items, times = adoptions.events("earliest")
    calendar = _years(adoptions, times)
    for index, names_of in enumerate(of):
        own = calendar[items == index].tolist() if names_of else []
        without = len(adoptions.undated(adoptions.items[index], "earliest")) if names_of else 0
        for name in names_of:
            years[name] += own
            undated[name] += without
    order = sorted(names, key=lambda name: (-len(years[name]) - undated[name], name))
    curves = {}
    for name in order:
        at, counts = np.unique(np.array(years[name], dtype=np.int64), return_counts=True)
        curves[name] = (at.tolist(), np.cumsum(counts).tolist())
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


def _years(adoptions: Adoptions, times: np.ndarray) -> np.ndarray:
    """The calendar year of each time; as printed where there is no calendar."""
    if adoptions.scale.printed:
        return np.floor(times).astype(np.int64)
    days = {time: adoptions.scale.date(time) for time in np.unique(times).tolist()}
    return np.array(
        [day.year if (day := days[time]) else int(time) for time in times.tolist()],
        dtype=np.int64,
    )
