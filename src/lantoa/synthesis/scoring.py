"""Scoring inference on a made-up country: the question, the true answer, precision and recall.

The question is what a real source could answer: which unit adopted which model when. The answer
is the unit that it truly copied. Both may be rolled up to districts or provinces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from lantoa.synthesis.country import Country
from lantoa.synthesis.geography import COMMUNE, DISTRICT, PROVINCE

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Edge = tuple[int, int]

#: The units of a puzzle: every unit by itself, or rolled up.
UnitLevel = Literal["unit", "district", "province"]
#: Which dates methods see.
Dates = Literal["true", "told"]
_DAYS_PER_YEAR: Final = 365.2425


@dataclass(frozen=True, slots=True, eq=False)
class Puzzle:
    """First adoptions, sorted by item and time, and whom each truly copied.

    Args:
        units: the IRIs of the units.
        items: the names of the models.
        unit, item: indexes; shape (adoptions,).
        time: in years; shape (adoptions,).
        source: the unit that was copied, -1 where it is none or the unit itself; (adoptions,).
        latitude, longitude: of the units, in degrees.
        chain: the province, district and commune row of each unit, -1 below it; shape (units, 3).
    """

    units: tuple[str, ...]
    items: tuple[str, ...]
    unit: Ints
    item: Ints
    time: Floats
    source: Ints
    latitude: Floats
    longitude: Floats
    chain: Ints

    def __len__(self) -> int:
        return len(self.unit)

    def true_edges(self, least: int = 1) -> set[Edge]:
        """Return the pairs (source, target) of units that truly passed on at least so many models.

        Args:
            least: how many.
        """
        known = self.source >= 0
        pairs, counts = np.unique(
            np.column_stack((self.source[known], self.unit[known])), axis=0, return_counts=True
        )
        return {(int(a), int(b)) for a, b in pairs[counts >= least]}


def puzzle(
    country: Country,
    level: UnitLevel = "unit",
    *,
    sizes: tuple[int, int] = (2, 10**9),
    dates: Dates = "true",
) -> Puzzle:
    """Return the question and the answer for the units of before the reform of July 2025.

    Args:
        country: the country.
        level: every unit by itself, or rolled up to districts (what happened in provinces as such
            is left out) or to provinces; of a unit's deployments of a model the first counts.
        sizes: only models with at least and at most so many deployments.
        dates: the ``true`` days, or the middle of the ``told`` dates, without what has none. By
            told dates a unit may seem to have copied one that came later.

    >>> from lantoa.synthesis.country import make
    >>> from lantoa.synthesis.design import Design
    >>> asked = puzzle(make(Design.of_size(300, 5)), "province")
    >>> bool((asked.unit != asked.source).all())
    True
    """
    spread, place = country.spread, country.geography
    at = _rolled_up(country, level)
    size = country.models.size[spread.model]
    day = spread.day.astype(np.float64) if dates == "true" else _told(country)
    use = np.isfinite(day) & (at[spread.row] >= 0) & (size >= sizes[0]) & (size <= sizes[1])
    kept = np.flatnonzero(use)
    kept = kept[np.lexsort((at[spread.row[kept]], day[kept], spread.model[kept]))]
    pairs = spread.model[kept] * len(place) + at[spread.row[kept]]
    _, first = np.unique(pairs, return_index=True)
    kept = kept[np.sort(first)]
    row = at[spread.row[kept]]
    origin = spread.origin[kept]
    source = np.where(origin >= 0, at[spread.row[origin]], -1)
    source[source == row] = -1
    rows = np.unique(np.concatenate((row, source[source >= 0])))
    models = np.unique(spread.model[kept])
    return Puzzle(
        units=tuple(place.units[place.standing[each, 0]] for each in rows),
        items=tuple(country.models.names[each] for each in models),
        unit=np.searchsorted(rows, row),
        item=np.searchsorted(models, spread.model[kept]),
        time=day[kept] / _DAYS_PER_YEAR,
        source=np.where(source >= 0, np.searchsorted(rows, source), -1),
        latitude=place.latitude[rows],
        longitude=place.longitude[rows],
        chain=_chains(country)[rows],
    )


def _told(country: Country) -> Floats:
    """The middle of each told date as a proleptic ordinal, nan where none is told."""
    reports = country.reports
    middle = np.full(len(country.spread), np.nan)
    for each, day in enumerate(country.spread.day.tolist()):
        span = reports.told_date(each, day)
        if span is not None and span.earliest and span.latest:
            middle[each] = (span.earliest.toordinal() + span.latest.toordinal()) / 2
    return middle


def _rolled_up(country: Country, level: UnitLevel) -> Ints:
    """The row that stands for each row, -1 for none."""
    place = country.geography
    rows = np.arange(len(place))
    if level == "province":
        at = place.province.copy()
    elif level == "district":
        at = np.where(place.level == COMMUNE, place.superior, rows)
        at[place.level == PROVINCE] = -1
    else:
        at = rows
    at[rows >= place.first_new] = -1
    return at


def _chains(country: Country) -> Ints:
    place = country.geography
    rows = np.arange(len(place))
    district = np.where(place.level == COMMUNE, place.superior, rows)
    return np.column_stack(
        (
            place.province,
            np.where(place.level >= DISTRICT, district, -1),
            np.where(place.level == COMMUNE, rows, -1),
        )
    )


def precision_recall(ranked: Sequence[Edge], true: set[Edge]) -> tuple[Floats, Floats]:
    """Return precision and recall after each of the ranked edges.

    Args:
        ranked: edges, the surest first, none twice.
        true: the edges that there are.

    >>> precision, recall = precision_recall([(0, 1), (1, 2)], {(0, 1), (2, 3)})
    >>> precision.tolist(), recall.tolist()
    ([1.0, 0.5], [0.5, 0.5])
    """
    hits = np.cumsum([edge in true for edge in ranked], dtype=np.float64)
    return hits / np.arange(1, len(ranked) + 1), hits / max(1, len(true))


def average_precision(ranked: Sequence[Edge], true: set[Edge]) -> float | None:
    """Return the mean over the true edges of the precision where each is found, 0 if it is not.

    (Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, section 8.4.)
    None where there is no true edge.

    >>> average_precision([(0, 1), (1, 2), (2, 3)], {(0, 1), (2, 3)})
    0.8333333333333333
    """
    if not true:
        return None
    precision, _ = precision_recall(ranked, true)
    found = [edge in true for edge in ranked]
    return float(precision[found].sum() / len(true)) if ranked else 0.0


def hit_rate(asked: Puzzle, guess: Ints) -> float | None:
    """Return the share of adoptions with a true source whose source was guessed.

    Args:
        asked: the puzzle.
        guess: the guessed source of each adoption, -1 for none; shape (adoptions,).

    Returns:
        The share, None where no adoption has a true source.
    """
    known = asked.source >= 0
    return float((guess[known] == asked.source[known]).mean()) if known.any() else None


def by_votes(asked: Puzzle, guess: Ints) -> list[Edge]:
    """Return the guessed edges, those first that were guessed for the most adoptions."""
    known = guess >= 0
    if not known.any():
        return []
    pairs, counts = np.unique(
        np.column_stack((guess[known], asked.unit[known])), axis=0, return_counts=True
    )
    order = np.argsort(-counts, kind="stable")
    return [(int(a), int(b)) for a, b in pairs[order]]


def edges_of(asked: Puzzle, named: Iterable[tuple[str, str]]) -> list[Edge]:
    """Return edges between named units as edges of the puzzle, in the same order."""
    index = {name: number for number, name in enumerate(asked.units)}
    return [(index[a], index[b]) for a, b in named]
