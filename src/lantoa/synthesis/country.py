"""A whole made-up country: the design, the models, their spread, and what sources tell of it."""

from __future__ import annotations

from dataclasses import dataclass

from lantoa.synthesis.design import Design
from lantoa.synthesis.gaps import Reports, reports
from lantoa.synthesis.geography import Geography, geography
from lantoa.synthesis.models import Models, models
from lantoa.synthesis.spreading import Spread, spread


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """All that is known of a synthetic movement, as columns."""

    design: Design
    geography: Geography
    models: Models
    spread: Spread
    reports: Reports


def make(design: Design | None = None) -> Country:
    """Make a country; the same design gives the same one.

    Args:
        design: its parameters; by default those of the whole country.

    >>> country = make(Design.of_size(200, 5, seed=7))
    >>> len(country.models), len(country.spread)
    (5, 200)
    """
    design = design or Design()
    place, made = geography(), models(design)
    spreads = spread(design, made, place)
    return Country(design, place, made, spreads, reports(design, spreads, place))
