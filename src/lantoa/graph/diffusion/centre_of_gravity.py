"""The centre of gravity of a spread: where its middle is, period by period, and how wide it is."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.periods import in_periods
from lantoa.graph.diffusion.points import Points, degrees, great_circles
from lantoa.graph.diffusion.times import plain, time_array
from lantoa.graph.frames import frame

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

#: A resultant shorter than this has no direction: its points balance around the globe.
_BALANCED = 1e-9
#: In km: what is nearer is the same point, up to rounding.
_MILLIMETRE = 1e-6


@dataclass(frozen=True, slots=True)
class Centre:
    """The centre of gravity in one period.

    Attributes:
        start: when the period begins, in years; None for the centre of all of them.
        units: located adopters that it is the centre of.
        weight: the sum of their weights.
        latitude, longitude: of the centre in degrees; None without a located adopter.
        spread: standard distance in km: the root of the weighted mean of the squared great-circle
            distances of the adopters from the centre.
        moved: km from the centre before; None at the first.
        bearing: direction of that way at its start, degrees clockwise from north.
        from_first: km from the first centre.
        reason: why there is no centre, if there is none.
    """

    start: float | None
    units: int
    weight: float
    latitude: float | None = None
    longitude: float | None = None
    spread: float | None = None
    moved: float | None = None
    bearing: float | None = None
    from_first: float | None = None
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the centre as plain values, ready for JSON."""
        found: dict[str, Any] = plain(self)
        return found


@dataclass(frozen=True, slots=True)
class CentreOfGravity:
    """The path of the centre of gravity.

    Attributes:
        overall: the centre of all located adopters, dated or not.
        path: the centre of each period.
        length: km along the path.
        displacement: km from the first centre to the last; None without two centres.
        cumulative: whether a period counts all who had adopted by its end, or its own adopters.
        period: its length in years.
        adopters: units that have adopted, dated or not.
        undated: adopters without a time, who are in `overall` only.
        without_coordinates: adopters who are in no centre.
        population: units that were given, adopters or not.
        dates: how uncertain dates were treated.
        reason: why there is no path, if there is none.
    """

    overall: Centre
    path: tuple[Centre, ...]
    length: float
    displacement: float | None
    cumulative: bool
    period: float
    adopters: int
    undated: int
    without_coordinates: tuple[Hashable, ...]
    population: int
    dates: str = "exact"
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain values, ready for JSON."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> pd.DataFrame:
        """Return one row a period (needs pandas)."""
        names = tuple(Centre.__dataclass_fields__)
        return frame([centre.to_dict() for centre in self.path], names)


def centre_of_gravity(
    times: Mapping[Any, float | None],
    points: Points,
    *,
    weights: Mapping[Any, float] | None = None,
    undated: frozenset[Any] | set[Any] = frozenset(),
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    cumulative: bool = True,
    dates: str = "exact",
) -> CentreOfGravity:
    r"""Return where the middle of a spread lies, period by period.

    The weighted spherical mean: with unit vectors x_i of the adopters and weights w_i,

    .. math:: c = \sum_i w_i x_i \,/\, \lVert \sum_i w_i x_i \rVert, \qquad
              s = \sqrt{\sum_i w_i d(x_i, c)^2 / \sum_i w_i}

    with the great-circle distance d in km. Averaging degrees instead errs with the latitude and
    breaks at 180 degrees.

    References:
        Mardia & Jupp 2000, Directional Statistics, section 9.2.1 (the mean direction); Bachi
        1963, Papers of the Regional Science Association 10 (the standard distance).

    Args:
        times: unit -> time of adoption in years, None for one that has not adopted so far.
        points: unit -> (latitude, longitude) in degrees, None where not known.
        weights: weight of each unit, at least 0; a unit that is not named weighs 1.
        undated: units that have adopted at a time that is not known.
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: the last moment that was observed; None: the last adoption.
        cumulative: a period counts all who had adopted by its end; False: only its adopters.
        dates: how the caller treated uncertain dates.

    Returns:
        The centres, how far they moved and how wide the spread was.

    Raises:
        UserError: a time, period, weight or point that cannot be.

    >>> points = {"a": (20.0, 106.0), "b": (22.0, 106.0), "c": (10.0, 106.0)}
    >>> found = centre_of_gravity({"a": 2020.0, "b": 2021.0, "c": None}, points)
    >>> [(c.start, round(c.latitude, 6), round(c.spread, 1)) for c in found.path]
    [(2020.0, 20.0, 0.0), (2021.0, 21.0, 111.2)]
    >>> round(found.length, 1), found.path[1].bearing
    (111.2, 0.0)
    """
    if not isinstance(times, Mapping):
        raise UserError("Give the times by unit, so that each finds its point.")
    units = (*times, *sorted(set(undated) - times.keys(), key=str))
    moments = time_array({unit: times.get(unit) for unit in units})
    unknown = np.array([unit in undated for unit in units], dtype=bool)
    cut = in_periods(np.where(unknown, np.nan, moments), period=period, origin=origin, until=until)
    adopted = (cut.numbers >= 0) | unknown
    where = degrees(points, units)
    mass = _masses(units, weights)
    located = adopted & ~np.isnan(where[:, 0])
    path: list[Centre] = []
    first: Centre | None = None
    last: Centre | None = None
    for number, start in enumerate(cut.starts.tolist()):
        within = (cut.numbers >= 0) & (cut.numbers <= number)
        chosen = located & (within if cumulative else cut.numbers == number)
        centre = _centre(start, where[chosen], mass[chosen], first, last)
        path.append(centre)
        if centre.latitude is not None:
            first, last = first or centre, centre
    return CentreOfGravity(
        overall=_centre(None, where[located], mass[located], None, None),
        path=tuple(path),
        length=float(sum(centre.moved or 0.0 for centre in path)),
        displacement=last.from_first if last and last is not first else None,
        cumulative=cumulative,
        period=cut.length,
        adopters=int(adopted.sum()),
        undated=int(unknown.sum()),
        without_coordinates=tuple(
            unit for unit, lost in zip(units, adopted & ~located, strict=True) if lost
        ),
        population=len(units),
        dates=dates,
        reason=_reason(adopted, located, cut.numbers),
    )


def _masses(
    units: tuple[Hashable, ...], weights: Mapping[Any, float] | None
) -> NDArray[np.float64]:
    mass = np.array([(weights or {}).get(unit, 1.0) for unit in units], dtype=np.float64)
    if not np.isfinite(mass).all() or (mass < 0).any():
        raise UserError("A weight is negative or no number; give each unit a weight of 0 or more.")
    return mass


def _reason(
    adopted: NDArray[np.bool_], located: NDArray[np.bool_], numbers: NDArray[np.int64]
) -> str | None:
    if not adopted.any():
        return "No unit has adopted, so that there is no centre."
    if not located.any():
        return "No adopter has coordinates, so that there is no centre."
    if not (located & (numbers >= 0)).any():
        return "No adopter with coordinates has a date, so that there is no path."
    return None


def _centre(
    start: float | None,
    where: NDArray[np.float64],
    mass: NDArray[np.float64],
    first: Centre | None,
    last: Centre | None,
) -> Centre:
    total = float(mass.sum())
    if total == 0:
        return Centre(start, len(where), total, reason="No located adopter has a weight here.")
    radians = np.radians(where)
    vectors = np.column_stack(
        [
            np.cos(radians[:, 0]) * np.cos(radians[:, 1]),
            np.cos(radians[:, 0]) * np.sin(radians[:, 1]),
            np.sin(radians[:, 0]),
        ]
    )
    x, y, z = (mass @ vectors / total).tolist()
    if np.hypot(np.hypot(x, y), z) < _BALANCED:
        return Centre(
            start, len(where), total, reason="The adopters balance around the globe: no middle."
        )
    latitude = float(np.degrees(np.arctan2(z, np.hypot(x, y))))
    longitude = float(np.degrees(np.arctan2(y, x)))
    here = np.array([latitude, longitude])
    away = great_circles(where, here)
    spread = float(np.sqrt(mass @ np.where(away < _MILLIMETRE, 0, away) ** 2 / total))
    moved, bearing = _way(last, here)
    return Centre(
        start,
        len(where),
        total,
        latitude,
        longitude,
        spread,
        moved=moved,
        bearing=bearing,
        from_first=_way(first, here)[0],
    )


def _way(before: Centre | None, here: NDArray[np.float64]) -> tuple[float | None, float | None]:
    """Return the km from a centre and the direction in which they start."""
    if before is None or before.latitude is None or before.longitude is None:
        return None, None
    there = np.array([before.latitude, before.longitude])
    phi, to_phi = np.radians(there[0]), np.radians(here[0])
    east = np.radians(here[1] - there[1])
    across = np.sin(east) * np.cos(to_phi)
    along = np.cos(phi) * np.sin(to_phi) - np.sin(phi) * np.cos(to_phi) * np.cos(east)
    km = float(great_circles(there, here))
    if km < _MILLIMETRE:
        return 0.0, None
    return km, float(np.degrees(np.arctan2(across, along)) % 360)
