"""Points on the Earth as the measures of distance take them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.places.geography import EARTH_RADIUS

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Latitude and longitude of units in degrees; None or nan where they are not known.
Points: TypeAlias = "Mapping[Any, Sequence[float | None] | None]"


def degrees(points: Points, units: Iterable[Hashable]) -> NDArray[np.float64]:
    """Return the latitudes and longitudes of units, shape (n, 2), nan where not known.

    Args:
        points: unit -> (latitude, longitude) in degrees.
        units: n units; those that `points` does not name have no coordinates.

    Raises:
        UserError: a latitude beyond 90 or a longitude beyond 180 degrees.

    >>> degrees({"a": (21.0, 105.9)}, ["a", "b"]).tolist()
    [[21.0, 105.9], [nan, nan]]
    """
    rows = []
    for unit in units:
        latitude, longitude = points.get(unit) or (None, None)
        if latitude is None or longitude is None:
            rows.append((np.nan, np.nan))
            continue
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise UserError(
                f"{unit} lies at ({latitude:g}, {longitude:g}), which is nowhere on the Earth; "
                "give latitude, then longitude, in degrees."
            )
        rows.append((latitude, longitude))
    found = np.array(rows, dtype=np.float64).reshape(-1, 2)
    found[np.isnan(found).any(axis=1)] = np.nan
    return found


def great_circles(here: NDArray[np.float64], there: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the great-circle distances in km of points given in degrees, shapes (..., 2).

    The haversine formula, as :func:`lantoa.graph.places.geography.haversine` for one pair.

    >>> hanoi, saigon = np.array([21.0285, 105.8542]), np.array([10.7769, 106.7009])
    >>> great_circles(hanoi, saigon).round()
    np.float64(1144.0)
    """
    phi, to_phi = np.radians(here[..., 0]), np.radians(there[..., 0])
    half_north = np.sin((to_phi - phi) / 2)
    half_east = np.sin(np.radians(there[..., 1] - here[..., 1]) / 2)
    chord = half_north**2 + np.cos(phi) * np.cos(to_phi) * half_east**2
    km: NDArray[np.float64] = 2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return km
