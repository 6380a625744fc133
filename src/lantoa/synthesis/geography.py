"""The map that models spread over: units as arrays, who contains whom, and who is near.

The rows are the units of two maps, one after the other: that of 30 June 2025 (communes,
districts, provinces) and that of 1 July 2025 (communes, provinces). Units that were merged before
are not rows of their own: a row of the first map knows which unit stood in its place earlier.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from lantoa.graph.places import Gazetteer
from lantoa.graph.places.geography import EARTH_RADIUS, point
from lantoa.graph.places.units import REFORM_DAY, Unit
from lantoa.ontology.records import Level

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

PROVINCE: Final = 0
DISTRICT: Final = 1
COMMUNE: Final = 2
_LEVELS: Final = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
_LAST_OLD_DAY: Final = REFORM_DAY - dt.timedelta(days=1)
#: The reform's first day as a proleptic ordinal, as all days are here.
REFORM: Final = REFORM_DAY.toordinal()
#: How many neighbours a unit knows.
NEIGHBOURS: Final = 16
#: How many units, at most, have followed each other in the place of a row.
_DEPTH: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Geography:
    """Units as arrays; `n` rows, those of the new map from `first_new` on.

    Args:
        units: the IRIs of all units of rows and of those that stood in their places before.
        first_new: the first row of the map of 1 July 2025.
        level: 0 province, 1 district, 2 commune; shape (n,).
        latitude, longitude: degrees; shape (n,).
        superior: the row that contains a row, -1 for provinces; shape (n,).
        province: the row of its province (its own for a province); shape (n,).
        children_start, children: the rows that row i contains are
            ``children[children_start[i]:children_start[i + 1]]``.
        near, near_km: the nearest rows of the same level and map, and how far they are, nearest
            first; shape (n, 16), -1 and infinity where there are fewer.
        now: the row of the new map that took over most of a row of the old one: for a district
            one of its communes; a row of the new map itself; shape (n,).
        since, standing: ``standing[i, k]`` (an index into `units`) stands in row i from day
            ``since[i, k]`` on, newest first; -1 where none is known; shape (n, 3).
        until: the last day of each of the `units`; shape (len(units),).
    """

    units: tuple[str, ...]
    first_new: int
    level: Ints
    latitude: Floats
    longitude: Floats
    superior: Ints
    province: Ints
    children_start: Ints
    children: Ints
    near: Ints
    near_km: Floats
    now: Ints
    since: Ints
    standing: Ints
    until: Ints

    def __len__(self) -> int:
        return len(self.level)

    def unit_on(self, rows: Ints, days: Ints) -> Ints:
        """Return which unit stood in each row on a day (index into `units`), -1 if none did.

        Args:
            rows: the rows; shape (k,).
            days: proleptic ordinals; shape (k,).
        """
        found = np.full(len(rows), -1, dtype=np.int64)
        for k in range(_DEPTH):
            fits = (found < 0) & (self.standing[rows, k] >= 0) & (self.since[rows, k] <= days)
            found[fits] = self.standing[rows[fits], k]
        old = rows < self.first_new
        found[(old == (days >= REFORM)) | (self.until[found] < days)] = -1
        return found

    def distance_km(self, one: Ints, other: Ints) -> Floats:
        """Return the great-circle distances between rows in km (haversine; Sinnott 1984).

        Args:
            one, other: the rows; shape (k,).
        """
        phi, psi = np.radians(self.latitude[one]), np.radians(self.latitude[other])
        east = np.radians(self.longitude[other] - self.longitude[one])
        chord = np.sin((psi - phi) / 2) ** 2 + np.cos(phi) * np.cos(psi) * np.sin(east / 2) ** 2
        return np.asarray(2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(1.0, chord))))


@lru_cache(maxsize=1)
def geography() -> Geography:
    """Return the map of the packaged gazetteer; the same object every time.

    >>> country = geography()
    >>> int((country.level[country.first_new :] == PROVINCE).sum())
    34
    """
    gazetteer = Gazetteer.packaged()
    old = _on(gazetteer, _LAST_OLD_DAY)
    new = _on(gazetteer, REFORM_DAY)
    rows = [*old, *new]
    old_row = {unit.iri: row for row, unit in enumerate(old)}
    new_row = {unit.iri: len(old) + row for row, unit in enumerate(new)}
    points = [point(gazetteer, unit.iri) for unit in rows]
    assert all(points)
    level = np.array([_LEVELS.index(unit.level) for unit in rows])
    superior = np.array(
        [old_row.get(unit.parent or "", -1) for unit in old]
        + [new_row.get(unit.parent or "", -1) for unit in new]
    )
    above = np.where(superior >= 0, superior, np.arange(len(rows)))
    order = np.argsort(superior, kind="stable")
    counts = np.bincount(superior[superior >= 0], minlength=len(rows))
    latitude = np.array([each[1] for each in points if each])
    longitude = np.array([each[2] for each in points if each])
    near, near_km = _nearest(level, len(old), latitude, longitude)
    units, since, standing = _standing(gazetteer, rows)
    start = np.concatenate(([0], np.cumsum(counts)))
    children = order[int((superior < 0).sum()) :]
    return Geography(
        units=units,
        first_new=len(old),
        level=level,
        latitude=latitude,
        longitude=longitude,
        superior=superior,
        province=above[above],
        children_start=start,
        children=children,
        near=near,
        near_km=near_km,
        now=_now(gazetteer, old, new_row, len(rows), start=start, children=children),
        since=since,
        standing=standing,
        until=np.array([(gazetteer.unit(u).valid_to or dt.date.max).toordinal() for u in units]),
    )


def _on(gazetteer: Gazetteer, day: dt.date) -> list[Unit]:
    """The units of a map, of the levels that models spread over, by level and IRI."""
    found = [u for u in gazetteer if u.level in _LEVELS and _exists(u, day)]
    return sorted(found, key=lambda unit: (_LEVELS.index(unit.level), unit.iri))


def _exists(unit: Unit, day: dt.date) -> bool:
    surely_begun = unit.began is None or unit.began.latest is None or unit.began.latest <= day
    return surely_begun and (unit.valid_to is None or day <= unit.valid_to)


def _nearest(
    level: Ints, first_new: int, latitude: Floats, longitude: Floats
) -> tuple[Ints, Floats]:
    """The nearest rows of the same level and map: chords between points of the unit sphere."""
    from scipy.spatial import cKDTree

    phi, east = np.radians(latitude), np.radians(longitude)
    sphere = np.column_stack((np.cos(phi) * np.cos(east), np.cos(phi) * np.sin(east), np.sin(phi)))
    near = np.full((len(level), NEIGHBOURS), -1, dtype=np.int64)
    km = np.full((len(level), NEIGHBOURS), np.inf)
    new = np.arange(len(level)) >= first_new
    for wanted in (PROVINCE, DISTRICT, COMMUNE):
        for era in (False, True):
            rows = np.flatnonzero((level == wanted) & (new == era))
            if len(rows) < 2:
                continue
            most = min(NEIGHBOURS, len(rows) - 1)
            chord, index = cKDTree(sphere[rows]).query(sphere[rows], k=most + 1)
            # Of units at one point each may come first: what is left out must be the unit itself.
            itself = rows[index] == rows[:, None]
            itself[~itself.any(axis=1), most] = True
            near[rows, :most] = rows[index][~itself].reshape(len(rows), most)
            arc = 2 * EARTH_RADIUS * np.arcsin(np.minimum(1.0, chord / 2))
            km[rows, :most] = arc[~itself].reshape(len(rows), most)
    return near, km


def _now(
    gazetteer: Gazetteer,
    old: list[Unit],
    new_row: dict[str, int],
    rows: int,
    *,
    start: Ints,
    children: Ints,
) -> Ints:
    now = np.arange(rows)
    for row, unit in enumerate(old):
        if unit.iri in new_row:  # untouched by the reform
            now[row] = new_row[unit.iri]
            continue
        steps = [s for s in gazetteer.successors(unit.iri) if s.unit.iri in new_row]
        steps.sort(key=lambda step: (not step.whole, step.unit.iri))
        if steps:
            now[row] = new_row[steps[0].unit.iri]
        elif unit.level is not Level.DISTRICT:
            now[row] = -1
    for row, unit in enumerate(old):
        if unit.level is Level.DISTRICT and now[row] == row:
            inside = children[start[row] : start[row + 1]]
            now[row] = now[inside[0]] if len(inside) else -1
    return now


def _standing(gazetteer: Gazetteer, rows: list[Unit]) -> tuple[tuple[str, ...], Ints, Ints]:
    """Which unit stood in each row since when; no old unit stands in two rows."""
    index: dict[str, int] = {}
    since = np.zeros((len(rows), _DEPTH), dtype=np.int64)
    standing = np.full((len(rows), _DEPTH), -1, dtype=np.int64)
    claimed = {unit.iri for unit in rows}
    for row, unit in enumerate(rows):
        at: Unit | None = unit
        for depth in range(_DEPTH):
            if at is None:
                break
            standing[row, depth] = index.setdefault(at.iri, len(index))
            if at.began is None or at.began.latest is None or at.began.earliest is None:
                break  # since before the first list
            began = at.began.latest
            since[row, depth] = began.toordinal()
            if began == REFORM_DAY:  # what stood there before is a row of the old map
                break
            steps = [
                step.unit
                for step in gazetteer.predecessors(at.iri)
                if step.unit.iri not in claimed and step.unit.level is at.level
            ]
            at = min(steps, key=lambda each: each.iri, default=None)
            if at is not None:
                claimed.add(at.iri)
    return tuple(index), since, standing
