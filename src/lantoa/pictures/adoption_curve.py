"""The adoption curve: how many units have a model, period by period, with what is uncertain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantoa.pictures.style import COLOURS, INK, new_figure, say, settings, years

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class FittedCurve:
    """A fitted curve to draw over the counts: values at times, and a band around them.

    `known_until` is the last time with data; what lies after it is a forecast.
    """

    name: str
    times: Sequence[float]
    values: Sequence[float]
    low: Sequence[float] | None = None
    high: Sequence[float] | None = None
    known_until: float | None = None


def draw_adoption_curve(
    times: Sequence[float],
    lower: Sequence[float],
    upper: Sequence[float | None] | None = None,
    *,
    fit: FittedCurve | None = None,
    population: int | None = None,
    undated: int = 0,
    title: str = "",
) -> Figure:
    """Draw cumulative adopters as steps, their bounds as a band, and a fit with its forecast.

    Args:
        times: the ends of the periods, in years, ascending.
        lower: the fewest units that have adopted by then.
        upper: the most; None where no source bounds it.
        fit: a growth curve in adopters.
        population: how many units could adopt, drawn as a ceiling if it is near.
        undated: adopters without a date, which the curve cannot show and the picture tells.
        title: what spreads.

    >>> figure = draw_adoption_curve([2010, 2011, 2012], [1, 4, 9], title="Tiếng kẻng an ninh")
    >>> figure.axes[0].get_title(loc="left")
    'Tiếng kẻng an ninh'
    """
    figure, (axes, *_) = new_figure()
    with settings():
        axes.set_title(title)
        if not len(times):
            say(axes, _nothing(undated))
            return figure
        axes.step(times, lower, where="post", color=COLOURS[0], lw=1.8, label="at least")
        axes.plot(times, lower, "o", color=COLOURS[0], ms=3)
        if upper is not None:
            known = [
                high if high is not None else low for low, high in zip(lower, upper, strict=True)
            ]
            axes.step(times, known, where="post", color=COLOURS[0], lw=1, ls=":", label="at most")
            axes.fill_between(times, lower, known, step="post", color=COLOURS[0], alpha=0.15, lw=0)
        if fit is not None:
            _fit(axes, fit)
        most = max([*lower, *(fit.values if fit else ())])
        if population is not None and population <= 3 * most:
            axes.axhline(population, color=INK, lw=0.8, ls="--")
            axes.annotate(
                f"population {population}",
                (1, population),
                xycoords=("axes fraction", "data"),
                ha="right",
                va="bottom",
                fontsize=8,
            )
        axes.set_ylim(bottom=0)
        if fit is None and min(times) == max(times):
            axes.set_xlim(times[0] - 2, times[0] + 2)
        axes.set_xlabel("year")
        axes.set_ylabel("units that have adopted")
        years(axes)
        if undated:
            axes.annotate(
                _nothing(undated), (1, 0.02), xycoords="axes fraction", ha="right", fontsize=8
            )
        axes.legend(loc="upper left")
    return figure


def _fit(axes: Axes, fit: FittedCurve) -> None:
    last = fit.known_until if fit.known_until is not None else fit.times[-1]
    past = [i for i, time in enumerate(fit.times) if time <= last]
    coming = [i for i, time in enumerate(fit.times) if time >= last]
    colour = COLOURS[1]
    axes.plot(
        [fit.times[i] for i in past], [fit.values[i] for i in past], color=colour, label=fit.name
    )
    if len(coming) > 1:
        axes.plot(
            [fit.times[i] for i in coming],
            [fit.values[i] for i in coming],
            color=colour,
            ls="--",
            label=f"{fit.name}, forecast",
        )
    if fit.low is not None and fit.high is not None:
        axes.fill_between(fit.times, fit.low, fit.high, color=colour, alpha=0.15, lw=0)


def _nothing(undated: int) -> str:
    if not undated:
        return "No adoption is known."
    return f"{undated} more without a date" if undated > 1 else "1 more without a date"
