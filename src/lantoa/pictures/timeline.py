"""The timeline of a model's deployments: days as points, periods as bars, the undated apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.pictures.page import Page, line_sample, marks_legend
from lantoa.pictures.style import COLOURS, FAINT, GREY, settings, years
from lantoa.pictures.words import lines_of, width_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from lantoa.pictures.picture import Picture

_MOST: Final = 60  # lines that can be read on one picture
_POINT: Final = 45 / 365  # years: shorter periods are drawn as points
_WIDEST: Final = 240.0  # points, of a name
_SIZE: Final = 7.5
_LOOKS: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "point": ("known to the month", {"marker": "o", "color": COLOURS[0], "ms": 5, "ls": "none"}),
    "bar": ("began within this time", {"color": COLOURS[0], "lw": 3}),
    "from": ("not before", {"marker": ">", "color": COLOURS[1], "ms": 6, "ls": "none"}),
    "until": ("not after", {"marker": "<", "color": COLOURS[1], "ms": 6, "ls": "none"}),
}


@dataclass(frozen=True, slots=True)
class Dated:
    """A deployment with what is known of its beginning (either end may be open).

    `earliest` and `latest` are days, or numbers of years on the axis.
    """

    label: str
    earliest: dt.date | float | None = None
    latest: dt.date | float | None = None


def draw_timeline(
    deployments: Sequence[Dated],
    *,
    title: str = "",
    most: int = _MOST,
    time_name: str = "year",
    notes: Sequence[str] = (),
) -> Picture:
    """Draw when deployments began, the earliest on top.

    A beginning known to the month is a point, one known as a period a bar over it, an open end an
    arrow; those without a date stand in a lane of their own below. Where there are too many, some
    are drawn that stand evenly among all.

    Args:
        deployments: in any order.
        title: what spreads.
        most: how many to draw; how many are left out is told.
        time_name: what the times are.
        notes: sentences below the picture.

    >>> import datetime as dt
    >>> first = Dated("xã Tân Lập", dt.date(2015, 1, 1), dt.date(2015, 12, 31))
    >>> draw_timeline([first, Dated("xã Hua Păng")], title="Tiếng kẻng").alternative
    'Tiếng kẻng: when 2 deployments began; 1 without a date.'
    """
    dated = sorted((one for one in deployments if _known(one)), key=_order)
    undated = sorted((one for one in deployments if not _known(one)), key=lambda one: one.label)
    lanes = max(0, most - min(len(undated), most // 6)) if dated else 0
    chosen = _evenly(dated, lanes)
    shown = [*chosen, *undated[: most - len(chosen)]]
    names = [lines_of(one.label, _SIZE, _WIDEST, most=2) for one in shown]
    widest = max((width_of(line, _SIZE) for lines in names for line in lines), default=40.0)
    row = 22.0 if any(len(lines) > 1 for lines in names) else 14.0
    page = Page(width=300 + widest, height=max(40.0, row * len(shown)), left=widest + 22)
    (axes,) = page.plots()
    with settings():
        if not shown:
            page.say("No deployment is known.")
            return page.finish(title, notes=notes)
        kinds = {_line(axes, row, one) for row, one in enumerate(chosen)}
        if dated:
            years(axes)
            axes.margins(x=0.04)
            left, right = axes.get_xlim()
            if right - left < 2:
                axes.set_xlim((left + right) / 2 - 1.5, (left + right) / 2 + 1.5)
            axes.set_xlabel(time_name)
            axes.grid(axis="x", color=FAINT, lw=0.4)
        else:
            axes.set_xticks([])
            axes.spines["bottom"].set_visible(False)
        for row in range(len(chosen), len(shown)):
            axes.annotate(
                "without a date",
                (0.01, row),
                xycoords=("axes fraction", "data"),
                va="center",
                fontsize=_SIZE,
                color=GREY,
            )
        if undated and chosen:
            axes.axhline(len(chosen) - 0.5, color=FAINT, lw=0.8)
        axes.set_yticks(range(len(shown)), ["\n".join(lines) for lines in names], fontsize=_SIZE)
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(len(shown) - 0.5, -0.5)
    told = _left_out(len(dated) - len(chosen), len(undated) - (len(shown) - len(chosen)))
    return page.finish(
        title,
        legend=_legend(kinds),
        notes=[told, *notes],
        alternative=f"{title}: when {len(deployments):,} deployments began; "
        f"{len(undated):,} without a date.",
    )


def _known(one: Dated) -> bool:
    return one.earliest is not None or one.latest is not None


def _order(one: Dated) -> tuple[float, float, str]:
    first, last = _year(one.earliest), _year(one.latest)
    known = first if first is not None else last
    return (known or 0.0, last if last is not None else known or 0.0, one.label)


def _evenly(dated: Sequence[Dated], most: int) -> list[Dated]:
    """All, or so many that stand evenly among them, the first and the last included."""
    if len(dated) <= most or most < 2:
        return list(dated[:most])
    step = (len(dated) - 1) / (most - 1)
    return [dated[round(place * step)] for place in range(most)]


def _left_out(dated: int, undated: int) -> str:
    more = [f"{dated:,} with a date, evenly among those drawn"] if dated else []
    more += [f"{undated:,} without"] if undated else []
    return f"{dated + undated:,} more are not shown: {' and '.join(more)}." if more else ""


def _year(day: dt.date | float | None) -> float | None:
    """A day as a point on an axis of years."""
    if not isinstance(day, dt.date):
        return day
    first = dt.date(day.year, 1, 1).toordinal()
    last = dt.date(day.year, 12, 31).toordinal()
    return day.year + (day.toordinal() - first) / (last - first + 1)


def _line(axes: Axes, row: int, one: Dated) -> str:
    """Draw one; return what kind of mark it has."""
    first, last = _year(one.earliest), _year(one.latest)
    if first is None or last is None:
        kind = "until" if first is None else "from"
        at = [known for known in (first, last) if known is not None]
    elif last - first <= _POINT:
        kind, at = "point", [(first + last) / 2]
    else:
        kind, at = "bar", [first, last]
    axes.plot(at, [row] * len(at), solid_capstyle="butt", **_LOOKS[kind][1])
    return kind


def _legend(kinds: set[str]) -> list[tuple[str, Artist]]:
    found = []
    for kind, (words, look) in _LOOKS.items():
        if kind not in kinds:
            continue
        if kind == "bar":
            found.append((words, line_sample(**look)))
        else:
            found += marks_legend((words, {k: v for k, v in look.items() if k != "ls"}))
    return found
