"""The survival curve: the share of units that have not adopted, with its band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from lantoa.pictures.page import Page, area_sample, line_sample
from lantoa.pictures.style import COLOURS, INK, settings

if TYPE_CHECKING:
    from lantoa.pictures.picture import Picture

_ROOM: Final = 0.15  # of the height: below the curve, where it stays high


def draw_survival_curve(
    times: Sequence[float],
    survival: Sequence[float],
    *,
    lower: Sequence[float | None] | None = None,
    upper: Sequence[float | None] | None = None,
    censored: Sequence[float] = (),
    population: int | None = None,
    title: str = "",
    level: float = 0.95,
    adopters: str = "units",
    unit: str = "years",
    notes: Sequence[str] = (),
) -> Picture:
    """Draw a Kaplan-Meier estimate as steps, with its confidence band and censored units.

    The vertical axis begins at 0 if less than half is left, else just below the curve, and says
    so.

    Args:
        times: when units adopted, ascending, since the model's first adoption.
        survival: the share that has not adopted after each of them, from 1 down.
        lower: the lower confidence limit at each time.
        upper: the upper one.
        censored: when units were last known not to have adopted; marked by a stroke.
        population: how many units were at risk at the beginning.
        title: what spreads.
        level: of confidence of the band.
        adopters: what adopts, in words.
        unit: of the times.
        notes: sentences below the picture.

    >>> figure = draw_survival_curve([1, 2, 4], [0.9, 0.7, 0.4], censored=[3], title="x")
    >>> figure.alternative
    'x: share of units that has not adopted, 0.4 at the end.'
    """
    page = Page(height=220, left=68)
    (axes,) = page.plots()
    with settings():
        if not len(times):
            page.say("No unit has adopted at a known time.")
            return page.finish(title, notes=notes)
        last = max([*times, *censored])  # nobody adopts between the last step and it
        at, share = [0.0, *times, last], [1.0, *survival, survival[-1]]
        axes.step(at, share, where="post", color=COLOURS[0], lw=1.8)
        if last == 0:  # one step and nothing after it
            axes.plot([0], survival[-1:], "o", color=COLOURS[0], ms=5, clip_on=False)
        legend = [("not adopted yet (Kaplan-Meier)", line_sample(color=COLOURS[0], lw=1.8))]
        least = min(share)
        if lower is not None and upper is not None:
            low, high = _limits(lower, survival), _limits(upper, survival)
            axes.fill_between(at, low, high, step="post", color=COLOURS[0], alpha=0.15, lw=0)
            band = area_sample(color=COLOURS[0], alpha=0.15, lw=0)
            legend.append((f"{100 * level:g}% confidence", band))
            least = min(low)
        if len(censored):
            height = [_share_at(time, at, share) for time in censored]
            axes.plot(censored, height, "|", color=INK, ms=8)
            legend.append(
                ("censored: last seen without", line_sample(color=INK, marker="|", ms=8, ls="none"))
            )
        cut = least > 0.5
        bottom = max(0.0, least - _ROOM * (1 - least)) if cut else 0.0
        axes.set_ylim(bottom, 1 + 0.03 * (1 - bottom))
        axes.set_xlim(0, (last or 1.0) * 1.02)
        axes.set_xlabel(f"{unit} since the first adoption")
        of = f" of {population:,} {adopters}" if population is not None else f" of {adopters}"
        axes.set_ylabel(f"share{of} without")
    told = ["The vertical axis does not begin at 0."] if bottom > 0 else []
    if last == 0:
        told.append("Nothing is known of the time after the first adoption.")
    return page.finish(
        title,
        legend=legend,
        notes=[*told, *notes],
        alternative=f"{title}: share of {adopters} that has not adopted, "
        f"{survival[-1]:.3g} at the end.",
    )


def _limits(limits: Sequence[float | None], survival: Sequence[float]) -> list[float]:
    """The limits at the drawn times: 1 at the beginning, the estimate where none is known."""
    known = [
        share if limit is None else limit for limit, share in zip(limits, survival, strict=True)
    ]
    return [1.0, *known, known[-1]]


def _share_at(time: float, at: Sequence[float], share: Sequence[float]) -> float:
    """The share at a time: that of the last step before it."""
    return next(
        value for step, value in zip(reversed(at), reversed(share), strict=True) if step <= time
    )
