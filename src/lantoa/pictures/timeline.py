"""The timeline of a model's deployments: days as points, periods as bars, the undated apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lantoa.pictures.style import (
    COLOURS,
    FAINT,
    INK,
    LINES,
    new_figure,
    say,
    settings,
    shortened,
    years,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST: Final = 60  # lines that can be read on one picture
_POINT: Final = 45  # days: shorter periods are drawn as points


@dataclass(frozen=True, slots=True)
class Dated:
    """A deployment with what is known of its beginning (either end may be open)."""

    label: str
    earliest: dt.date | None = None
    latest: dt.date | None = None
    standing: str = "said"


def draw_timeline(deployments: Sequence[Dated], *, title: str = "", most: int = _MOST) -> Figure:
    """Draw when deployments began, the earliest on top.

    A beginning known to the day or month is a point, one known as a period a bar over it, an open
    end an arrow; those without a date stand in a lane of their own below.

    Args:
        deployments: in any order.
        title: what spreads.
        most: how many to draw; how many are left out is told.

    >>> import datetime as dt
    >>> first = Dated("xã Tân Lập", dt.date(2015, 1, 1), dt.date(2015, 12, 31))
    >>> len(draw_timeline([first, Dated("xã Hua Păng")]).axes)
    1
    """
    dated = sorted(
        (one for one in deployments if one.earliest or one.latest),
        key=lambda one: (one.earliest or one.latest, one.latest or one.earliest, one.label),
    )
    undated = sorted((one for one in deployments if not (one.earliest or one.latest)), key=_label)
    shown = [*dated, *undated][:most]
    figure, (axes, *_) = new_figure(height=max(2.0, 0.8 + 0.22 * len(shown)))
    with settings():
        axes.set_title(title)
        if not shown:
            say(axes, "No deployment is known.")
            return figure
        for row, one in enumerate(shown):
            _line(axes, row, one)
        if dated:
            years(axes)
        else:
            axes.set_xticks([])
        if undated and len(dated) < len(shown):
            axes.axhline(len(dated) - 0.5, color=FAINT, lw=0.8)
            axes.annotate(
                "without a date",
                (1, len(dated)),
                xycoords=("axes fraction", "data"),
                ha="right",
                va="center",
                fontsize=8,
                color=INK,
            )
        axes.set_yticks(range(len(shown)), [shortened(one.label, 42) for one in shown])
        axes.set_ylim(len(shown) - 0.5, -0.5)
        left_out = len(deployments) - len(shown)
        if left_out:
            axes.set_xlabel(f"{left_out} more are not shown")
    return figure


def _label(one: Dated) -> str:
    return one.label


def _year(day: dt.date) -> float:
    """A day as a point on an axis of years."""
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _line(axes: Axes, row: int, one: Dated) -> None:
    if one.earliest is None or one.latest is None:
        known = one.earliest or one.latest
        if known is not None:
            marker = ">" if one.latest is None else "<"
            axes.plot([_year(known)], [row], marker, color=COLOURS[0], ms=6)
    elif (one.latest - one.earliest).days <= _POINT:
        middle = one.earliest + (one.latest - one.earliest) / 2
        axes.plot([_year(middle)], [row], "o", color=COLOURS[0], ms=5)
    else:
        ends = [_year(one.earliest), _year(one.latest)]
        style = LINES.get(one.standing, "solid")
        axes.plot(ends, [row, row], color=COLOURS[0], lw=3, ls=style)
