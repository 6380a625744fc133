"""Small multiples: one little adoption curve for each theme (or province, or model)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from lantoa.pictures.page import Page
from lantoa.pictures.style import COLOURS, centred_steps, counts, settings, years
from lantoa.pictures.words import lines_of

if TYPE_CHECKING:
    from lantoa.pictures.picture import Picture

_COLUMNS: Final = 4
_MOST: Final = 24
_WIDE, _HIGH = 118.0, 78.0  # of one, in points


def draw_small_multiples(
    curves: Mapping[str, tuple[Sequence[float], Sequence[float]]],
    *,
    title: str = "",
    same_height: bool = False,
    most: int = _MOST,
    undated: Mapping[str, int] | None = None,
    adopters: str = "units",
    notes: Sequence[str] = (),
) -> Picture:
    """Draw a cumulative curve for each name, all over the same years.

    Args:
        curves: times (years, ascending) and cumulative counts by name, in the order to draw.
        title: over the whole picture.
        same_height: all with the same vertical scale, to compare sizes rather than shapes.
        most: how many to draw; how many are left out is told.
        undated: how many each name has beside, without a date.
        adopters: what is counted, in words.
        notes: sentences below the picture.

    >>> figure = draw_small_multiples({"drugs": ([2010, 2012], [1, 5]), "traffic": ([2011], [2])})
    >>> [axes.get_title(loc="left") for axes in figure.axes][:2]
    ['drugs', 'traffic']
    """
    names = list(curves)[:most]
    columns = min(_COLUMNS, max(1, len(names)))
    rows = max(1, math.ceil(len(names) / columns))
    page = Page(
        width=max(300.0, 58 + columns * (_WIDE + 36)),
        height=rows * _HIGH + (rows - 1) * 46,
        above=24,
        left=48,
        below=34,
    )
    all_axes = page.plots(rows, columns, gap=(36, 46))
    with settings():
        if not names:
            page.say("There is nothing to show.")
            return page.finish(title, notes=notes)
        times = [time for name in names for time in curves[name][0]]
        most_counted = max((count for name in names for count in curves[name][1]), default=1)
        for axes in all_axes[len(names) :]:
            axes.set_axis_off()
        for axes, name in zip(all_axes, names, strict=False):
            at, found = curves[name]
            lines = lines_of(name, 8, _WIDE + 24, most=2)
            without = (undated or {}).get(name, 0)
            axes.set_title("\n".join(lines), fontsize=8, loc="left", pad=4)
            axes.tick_params(labelsize=7)
            if not len(at):
                axes.set_axis_off()
                words = f"{without:,} without a date" if without else "no date"
                axes.text(0.0, 0.5, words, fontsize=7, transform=axes.transAxes)
                continue
            ends, high = centred_steps(at, found, until=max(times))
            axes.step(ends, high, where="post", color=COLOURS[0], lw=1.4)
            axes.fill_between(ends, 0, high, step="post", color=COLOURS[0], alpha=0.13, lw=0)
            axes.set_xlim(min(times) - 0.6, max(times) + 0.6)
            axes.set_ylim(0, 1.08 * (most_counted if same_height else max(*found, 1)))
            years(axes, ticks=3)
            counts(axes, ticks=3)
            if without:
                words = f"+ {without:,} undated"
                axes.text(0.03, 0.97, words, fontsize=6.5, va="top", transform=axes.transAxes)
    left_out = len(curves) - len(names)
    told = f"Up: {adopters} that have adopted by the end of the year, at least; right: the year."
    scale = "The same height everywhere." if same_height else "Each has a height of its own."
    more = f"{left_out:,} more are not shown." if left_out else ""
    return page.finish(
        title,
        notes=[f"{told} {scale} {more}".strip(), *notes],
        alternative=f"{title}: adoption curves of {', '.join(names)}.",
    )
