"""When the models are adopted, before it is known by whom.

A model's adoptions are a sample of its Bass curve, on a clock that runs faster in campaigns and in
summer, so the curve is S-shaped by construction.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

import numpy as np
import numpy.typing as npt

from lantoa.synthesis.design import Campaign, Design
from lantoa.synthesis.models import Models, bass_share, bass_time

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: How fast the clock runs in each month of the year.
_MONTHS: Final = (0.8, 0.5, 0.9, 1.0, 1.0, 1.1, 1.4, 1.6, 1.1, 1.0, 0.9, 0.7)


def adoption_days(design: Design, made: Models, rng: np.random.Generator) -> tuple[Ints, Floats]:
    """Return the days of all adoptions and the share of the ceiling that stood before each.

    Args:
        design: the parameters.
        made: the models.
        rng: where chance comes from.

    Returns:
        Proleptic ordinals, sorted within each model, and shares; shape (deployments,).
    """
    model = np.repeat(np.arange(len(made)), made.size)
    first = np.concatenate(([0], np.cumsum(made.size)[:-1]))
    place = np.arange(len(model)) - first[model]
    p, q = made.p[model], made.q[model]
    start = np.empty(len(model))
    clocks = {theme: _clock(design, theme) for theme in sorted(set(made.themes))}
    theme = np.array([sorted(clocks).index(each) for each in made.themes])[model]
    reached = np.empty(len(model))
    for number, name in enumerate(sorted(clocks)):
        grid, clock = clocks[name]
        own = theme == number
        begun = np.interp(made.start[model[own]], grid, clock)
        start[own] = begun
        reached[own] = bass_share(p[own], q[own], clock[-1] - begun)
    drawn = rng.random(len(model)) * reached
    drawn[place == 0] = 0.0
    drawn = drawn[np.lexsort((drawn, model))]
    moment = start + bass_time(p, q, drawn)
    years = np.empty(len(model))
    for number, name in enumerate(sorted(clocks)):
        grid, clock = clocks[name]
        own = theme == number
        years[own] = np.interp(moment[own], clock, grid)
    first_day = dt.date(design.first_year, 1, 1).toordinal()
    last_day = dt.date(design.last_year, 12, 31).toordinal()
    days = np.floor(first_day + (years - design.first_year) * 365.2425).astype(np.int64)
    return np.clip(days, first_day, last_day), place / made.ceiling[model]


def _clock(design: Design, theme: str) -> tuple[Floats, Floats]:
    """The clock of a theme: at each month of the calendar, how far it has run, in years."""
    months = (design.last_year + 1 - design.first_year) * 12
    grid = design.first_year + np.arange(months + 1) / 12
    speed = np.tile(np.array(_MONTHS), months // 12)
    for wave in design.campaigns:
        if _favours(wave, theme):
            during = (grid[:-1] >= wave.begins) & (grid[:-1] < wave.begins + wave.years)
            speed[during] *= wave.speed
    return grid, np.concatenate(([0.0], np.cumsum(speed / 12)))


def _favours(wave: Campaign, theme: str) -> bool:
    return not wave.themes or theme in wave.themes
