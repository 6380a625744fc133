"""Small multiples: one little adoption curve for each theme (or province, or model)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from lantoa.pictures.style import COLOURS, MARKERS, new_figure, say, settings, shortened, years

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_COLUMNS: Final = 4


def draw_small_multiples(
    curves: Mapping[str, tuple[Sequence[float], Sequence[float]]],
    *,
    title: str = "",
    same_height: bool = False,
) -> Figure:
    """Draw a cumulative curve for each name, all over the same years.

    Args:
        curves: times (years, ascending) and cumulative counts by name, in the order to draw.
        title: over the whole picture.
        same_height: all with the same vertical scale, to compare sizes rather than shapes.

    >>> figure = draw_small_multiples({"drugs": ([2010, 2012], [1, 5]), "traffic": ([2011], [2])})
    >>> [axes.get_title(loc="left") for axes in figure.axes]
    ['drugs', 'traffic']
    """
    names = list(curves)
    columns = min(_COLUMNS, max(1, len(names)))
    rows = max(1, math.ceil(len(names) / columns))
    figure, all_axes = new_figure(
        width=1.0 + 2.1 * columns, height=0.6 + 1.7 * rows, rows=rows, columns=columns
    )
    with settings():
        if title:
            figure.suptitle(title, x=0.01, ha="left")
        if not names:
            say(all_axes[0], "There is nothing to show.")
            return figure
        times = [time for at, _ in curves.values() for time in at]
        most = max((count for _, counts in curves.values() for count in counts), default=1)
        for axes in all_axes[len(names) :]:
            figure.delaxes(axes)
        for index, (axes, name) in enumerate(zip(all_axes, names, strict=False)):
            at, counts = curves[name]
            axes.set_title(shortened(name, 28), fontsize=8)
            axes.tick_params(labelsize=7)
            if not len(at):
                say(axes, "no date")
                continue
            colour, marker = COLOURS[index % len(COLOURS)], MARKERS[index % len(MARKERS)]
            axes.step(at, counts, where="post", color=colour, lw=1.4)
            axes.plot(at[-1:], counts[-1:], marker, color=colour, ms=4)
            axes.set_xlim(min(times), max(times) + 1)
            axes.set_ylim(0, 1.05 * (most if same_height else max(counts)))
            years(axes, ticks=3)
    return figure
