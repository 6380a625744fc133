"""The survival curve: the share of units that have not adopted, with its band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lantoa.pictures.style import COLOURS, INK, new_figure, say, settings

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def draw_survival_curve(
    times: Sequence[float],
    survival: Sequence[float],
    *,
    lower: Sequence[float | None] | None = None,
    upper: Sequence[float | None] | None = None,
    censored: Sequence[float] = (),
    population: int | None = None,
    title: str = "",
) -> Figure:
    """Draw a Kaplan-Meier estimate as steps, with its confidence band and censored units.

    Args:
        times: when units adopted, ascending, in years since the model's first adoption.
        survival: the share that has not adopted after each of them, from 1 down.
        lower: the lower confidence limit at each time.
        upper: the upper one.
        censored: when units were last known not to have adopted; marked by a stroke.
        population: how many units were at risk at the beginning.
        title: what spreads.

    >>> figure = draw_survival_curve([1, 2, 4], [0.9, 0.7, 0.4], censored=[3])
    >>> len(figure.axes)
    1
    """
    figure, (axes, *_) = new_figure()
    with settings():
        axes.set_title(title)
        if not len(times):
            say(axes, "No unit has adopted at a known time.")
            return figure
        last = max([*times, *censored])  # nobody adopts between the last step and it
        at, share = [0.0, *times, last], [1.0, *survival, survival[-1]]
        axes.step(at, share, where="post", color=COLOURS[0], lw=1.8, label="not adopted yet")
        if lower is not None and upper is not None:
            low, high = _limits(lower, survival), _limits(upper, survival)
            axes.fill_between(
                at, low, high, step="post", color=COLOURS[0], alpha=0.15, lw=0, label="confidence"
            )
        if len(censored):
            height = [_share_at(time, at, share) for time in censored]
            axes.plot(censored, height, "|", color=INK, ms=8, label="censored")
        axes.set_ylim(0, 1.02)
        axes.set_xlim(left=0)
        axes.set_xlabel("years since the first adoption")
        at_risk = f" of {population} units" if population is not None else ""
        axes.set_ylabel(f"share{at_risk} that has not adopted")
        axes.legend(loc="best")
    return figure


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
