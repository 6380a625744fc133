"""Which administrative units could adopt: those of a level that were in force on a day.

Read straight from the rows of the packaged table, because a population needs all units of a
level but of each only its name, its time and its point.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.places import table as tables
from lantoa.graph.places.units import PLACES
from lantoa.ontology.records import Level

#: Levels that have units with a register.
LEVELS = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)


@dataclass(frozen=True, slots=True, eq=False)
class UnitsOfLevel:
    """The units of one level of all times, as columns.

    Attributes:
        iris, names, parents: of each unit; `parents` the IRI of what contained it last.
        first, last: ordinals of the first and last day on which it may have been in force.
        points: latitude and longitude in degrees, nan where not known; shape (n, 2).
    """

    iris: tuple[str, ...]
    names: tuple[str, ...]
    parents: tuple[str, ...]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    points: NDArray[np.float64]

    def in_force(self, day: dt.date) -> NDArray[np.int64]:
        """Return the indexes of the units that may have been in force on a day."""
        at = day.toordinal()
        return np.flatnonzero((self.first <= at) & (at <= self.last))


@lru_cache(maxsize=4)
def units_of_level(level: Level) -> UnitsOfLevel:
    """Return the units of a level; of the packaged table, the same object every time.

    >>> provinces = units_of_level(Level.PROVINCE)
    >>> len(provinces.in_force(dt.date(2020, 1, 1))), len(provinces.in_force(dt.date(2026, 1, 1)))
    (63, 34)
    """
    iris, names, parents = [], [], []
    first, last, points = [], [], []
    for local, row in tables.packaged().units.items():
        if not local.startswith(level):
            continue
        name, parent, _, began, ended, latitude, longitude, _ = row.split("\t", 7)
        start, end = tables.span(began), tables.span(ended)
        iris.append(PLACES + local)
        names.append(name)
        parents.append(PLACES + parent)
        first.append(start.earliest.toordinal() if start and start.earliest else 0)
        last.append(end.latest.toordinal() - 1 if end and end.latest else dt.date.max.toordinal())
        points.append((float(latitude or "nan"), float(longitude or "nan")))
    return UnitsOfLevel(
        tuple(iris),
        tuple(names),
        tuple(parents),
        np.array(first, dtype=np.int64),
        np.array(last, dtype=np.int64),
        np.array(points, dtype=np.float64).reshape(-1, 2),
    )


@lru_cache(maxsize=32_768)
def path_of(iri: str) -> str:
    """Return the names of a unit and of what contained it last, up to its province.

    >>> path_of(PLACES + "commune-00004")
    'phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội'
    """
    row = tables.packaged().units.get(iri.removeprefix(PLACES))
    if row is None:
        return ""
    name, parent, _ = row.split("\t", 2)
    above = path_of(PLACES + parent)
    return f"{name}, {above}" if above else name
