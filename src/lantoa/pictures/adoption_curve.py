"""The adoption curve: how many units have a model, period by period, with what is uncertain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.pictures.page import Page, area_sample, line_sample
from lantoa.pictures.style import COLOURS, INK, centred_steps, counts, settings, years

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from lantoa.pictures.picture import Picture

_FAR: Final = 3.0  # an upper bound so many times the rest would flatten it


@dataclass(frozen=True, slots=True)
class FittedCurve:
    """A fitted curve to draw over the counts: values at times, and a band around them.

    `known_until` is the last time with data; what lies after it is a forecast. `band` says what
    the band is.
    """

    name: str
    times: Sequence[float]
    values: Sequence[float]
    low: Sequence[float] | None = None
    high: Sequence[float] | None = None
    known_until: float | None = None
    band: str = "band of the fit"


def draw_adoption_curve(
    times: Sequence[float],
    lower: Sequence[float],
    upper: Sequence[float | None] | None = None,
    *,
    fit: FittedCurve | None = None,
    population: int | None = None,
    undated: int = 0,
    title: str = "",
    adopters: str = "units",
    time_name: str = "year",
    notes: Sequence[str] = (),
) -> Picture:
    """Draw cumulative adopters as steps, their bounds as a band, and a fit with its forecast.

    An upper bound far above everything else is not drawn to its height but told.

    Args:
        times: the periods, ascending; a count is that at the end of its period.
        lower: the fewest units that have adopted by then.
        upper: the most; None where nothing bounds it.
        fit: a growth curve in adopters.
        population: how many units could adopt.
        undated: adopters without a date, which the curve cannot show and the picture tells.
        title: what spreads.
        adopters: what adopts, in words.
        time_name: what the times are.
        notes: sentences below the picture.

    >>> figure = draw_adoption_curve([2010, 2011, 2012], [1, 4, 9], title="Tiếng kẻng an ninh")
    >>> figure.alternative
    'Tiếng kẻng an ninh: adoption curve, at least 9 units by 2012.'
    """
    page = Page(height=230)
    (axes,) = page.plots()
    told = [_without_date(undated), *notes]
    with settings():
        if not len(times):
            page.say("No adoption is known to have a time.")
            return page.finish(title, notes=told, alternative=f"{title}: no adoption has a time.")
        most = max([*lower, *(fit.values if fit else ()), 1.0])
        known = None if upper is None else [_FAR * most + 1 if h is None else h for h in upper]
        top = 1.08 * max(
            [most, *(fit.high or () if fit else ()), *(h for h in known or () if h <= _FAR * most)]
        )
        top = min(top, 1.08 * _FAR * most)
        legend = _bounds(axes, times, lower, known, top)
        legend += _fit(axes, fit) if fit is not None else []
        if population is not None and population <= top:
            axes.axhline(population, color=INK, lw=0.8, ls=":")
            legend.append((f"population at risk: {population:,}", _thin()))
        if known is not None and max(known) > top:
            told.insert(0, _beyond(upper or (), population, adopters))
        if fit is not None and fit.high is not None and max(fit.high) > top:
            told.insert(0, f"The {fit.band} goes up to {max(fit.high):,.0f}, above the picture.")
        axes.set_ylim(0, top)
        last = max(times[-1], fit.times[-1] if fit else times[-1])
        axes.set_xlim(times[0] - 0.6, last + 0.6)
        axes.set_xlabel(f"{time_name} (counts at its end)")
        axes.set_ylabel(f"{adopters} that have adopted")
        years(axes)
        counts(axes)
    final = f"at least {lower[-1]:,.0f} {adopters} by {times[-1]:g}"
    return page.finish(
        title, legend=legend, notes=told, alternative=f"{title}: adoption curve, {final}."
    )


def _bounds(
    axes: Axes,
    times: Sequence[float],
    lower: Sequence[float],
    upper: Sequence[float] | None,
    top: float,
) -> list[tuple[str, Artist]]:
    colour = COLOURS[0]
    ends, low = centred_steps(times, lower)
    axes.step(ends, low, where="post", color=colour, lw=1.8)
    axes.plot(times, lower, "o", color=colour, ms=3)
    legend = [("at least", line_sample(color=colour, lw=1.8, marker="o", ms=3))]
    if upper is not None and any(h > v for h, v in zip(upper, lower, strict=True)):
        _, high = centred_steps(times, [min(h, 2 * top) for h in upper])
        axes.step(ends, high, where="post", color=colour, lw=1, ls=(0, (1, 1.5)))
        axes.fill_between(ends, low, high, step="post", color=colour, alpha=0.13, lw=0)
        if min(high) <= top:
            legend.append(("at most", line_sample(color=colour, lw=1, ls=(0, (1, 1.5)))))
        legend.append(("what sources leave open", area_sample(color=colour, alpha=0.13, lw=0)))
    return legend


def _fit(axes: Axes, fit: FittedCurve) -> list[tuple[str, Artist]]:
    last = fit.known_until if fit.known_until is not None else fit.times[-1]
    past = [i for i, time in enumerate(fit.times) if time <= last]
    coming = [i for i, time in enumerate(fit.times) if time >= last]
    colour = COLOURS[1]
    axes.plot([fit.times[i] for i in past], [fit.values[i] for i in past], color=colour)
    legend = [(fit.name, line_sample(color=colour))]
    if len(coming) > 1:
        axes.plot([fit.times[i] for i in coming], [fit.values[i] for i in coming], "--", c=colour)
        legend.append(("its forecast", line_sample(color=colour, ls="--")))
    if fit.low is not None and fit.high is not None:
        # Two layers, because an SVG would draw the hatching as faint as the area.
        axes.fill_between(fit.times, fit.low, fit.high, color=colour, alpha=0.13, lw=0)
        hatched: dict[str, Any] = {
            "facecolor": "none",
            "edgecolor": colour,
            "hatch": "////",
            "alpha": 0.45,
            "lw": 0,
        }
        axes.fill_between(fit.times, fit.low, fit.high, **hatched)
        legend.append((fit.band, area_sample(**hatched)))
    return legend


def _thin() -> Artist:
    return line_sample(color=INK, lw=0.8, ls=":")


def _beyond(upper: Sequence[float | None], population: int | None, adopters: str) -> str:
    most = None if None in upper else max(h for h in upper if h is not None)
    if most is not None and most != population:
        return f"At most {most:,.0f} {adopters}, which is above the picture."
    everybody = f" below the population of {population:,} {adopters}" if population else ""
    return f"Where the open area reaches the top, no source bounds the number{everybody}."


def _without_date(undated: int) -> str:
    return f"{undated:,} more without a date, not drawn." if undated else ""
