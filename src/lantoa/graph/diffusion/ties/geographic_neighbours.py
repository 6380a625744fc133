"""Geographic neighbours: the nearest units, or those within some kilometres."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from lantoa.errors import UserError
from lantoa.graph.diffusion.points import great_circles
from lantoa.graph.diffusion.tie_matrix import TieMatrix, tie_matrix
from lantoa.graph.places.geography import EARTH_RADIUS

#: More ties than this are no neighbourhoods any more.
_MOST_TIES = 20_000_000
_ROUNDING = 1e-9  # of a chord on the unit sphere: 6 mm


def geographic_neighbours(
    points: Mapping[Any, tuple[float, float] | None]
    | tuple[Sequence[Hashable], NDArray[np.float64]],
    *,
    k: int | None = None,
    within_km: float | None = None,
    value: str = "one",
) -> TieMatrix:
    """Return ties of each unit to its geographic neighbours.

    Distances are great circles (haversine) on the sphere of the mean radius 6371.0088 km; points
    are searched by their chords in a k-d tree, which keeps the order of distances. Units that lie
    exactly as far as the k-th nearest are neighbours too, so the order of the units decides
    nothing.

    Args:
        points: unit -> (latitude, longitude) in degrees, None where unknown; or the n units and
            an array of shape (n, 2) with nan where unknown.
        k: how many nearest units are a unit's alters (not mutual: a lonely unit names others
            that do not name it).
        within_km: how far an alter may be, in km (mutual); with `k` both hold.
        value: of a tie: "one", "km" (the distance; of two units on one point 0, which is no tie)
            or "inverse km" (1 / km, at most 1000).

    Returns:
        The ties; units without coordinates are in `left_out` and have none.

    Raises:
        UserError: neither `k` nor `within_km`, one out of range, an unknown value, coordinates
            off the globe, or too many neighbours.

    >>> found = geographic_neighbours(
    ...     {"Hà Nội": (21.03, 105.85), "Hải Phòng": (20.86, 106.68), "Huế": (16.46, 107.59),
    ...      "?": None}, k=1)
    >>> sorted(found.to_networkx().edges)
    [('Huế', 'Hải Phòng'), ('Hà Nội', 'Hải Phòng'), ('Hải Phòng', 'Hà Nội')]
    >>> found.left_out
    ('?',)
    """
    if k is None and within_km is None:
        raise UserError("Say who is a neighbour: the k nearest units, or those within some km.")
    if k is not None and k < 1:
        raise UserError(f"The number of nearest units is {k}; give 1 or more.")
    if within_km is not None and not (np.isfinite(within_km) and within_km > 0):
        raise UserError(f"Neighbours lie within {within_km} km; give a distance above 0.")
    if value not in ("one", "km", "inverse km"):
        raise UserError(f"No value of a tie is called {value!r}; take one, km or inverse km.")
    units, degrees = _coordinates(points)
    known = np.flatnonzero(~np.isnan(degrees).any(axis=1))
    left_out = tuple(units[at] for at in np.flatnonzero(np.isnan(degrees).any(axis=1)))
    egos, alters = _pairs(_on_sphere(degrees[known]), k, within_km)
    egos, alters = known[egos], known[alters]
    km = great_circles(degrees[egos], degrees[alters])
    if value == "one":
        values = np.ones(len(km))
    else:
        values = km if value == "km" else 1 / np.maximum(km, 1e-3)
    limits = [f"the {k} nearest"] if k is not None else []
    limits += [f"within {within_km:g} km"] if within_km is not None else []
    return tie_matrix(
        units, egos, alters, values, how=f"neighbours {' and '.join(limits)}", left_out=left_out
    )


def _coordinates(
    points: Mapping[Any, tuple[float, float] | None]
    | tuple[Sequence[Hashable], NDArray[np.float64]],
) -> tuple[tuple[Hashable, ...], NDArray[np.float64]]:
    if isinstance(points, Mapping):
        units = tuple(points)
        given = [(np.nan, np.nan) if point is None else tuple(point) for point in points.values()]
        degrees = np.array(given, dtype=np.float64).reshape(-1, 2)
    else:
        units, degrees = tuple(points[0]), np.asarray(points[1], dtype=np.float64)
        if degrees.shape != (len(units), 2):
            raise UserError(
                f"There are {len(units)} units but coordinates of shape {degrees.shape}; give "
                "a latitude and a longitude for each."
            )
    if (np.abs(degrees[:, 0]) > 90).any() or (np.abs(degrees[:, 1]) > 360).any():
        raise UserError(
            "Some coordinates lie off the globe; give latitude (-90 to 90) before longitude, in "
            "degrees."
        )
    return units, degrees


def _on_sphere(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    north, east = np.radians(degrees).T
    return np.stack(
        [np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1
    )


def _pairs(
    points: NDArray[np.float64], k: int | None, within_km: float | None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the positions of egos and alters among points on the unit sphere."""
    size = len(points)
    nothing = np.zeros(0, dtype=np.int64)
    if size < 2:
        return nothing, nothing
    tree = cKDTree(points)
    reach = 2.0
    if within_km is not None:
        reach = 2 * float(np.sin(min(within_km / EARTH_RADIUS, np.pi) / 2))
    reach += _ROUNDING
    if k is None or k >= size - 1:  # mutual: each pair is found once
        _refuse_too_many(int(tree.count_neighbors(tree, reach)) - size)
        pairs = tree.query_pairs(reach, output_type="ndarray").astype(np.int64)
        return np.concatenate([pairs[:, 0], pairs[:, 1]]), np.concatenate(
            [pairs[:, 1], pairs[:, 0]]
        )
    asked = min(size, k + 3)  # itself, the k nearest, and two that may lie as far as the last
    distances, found = tree.query(points, k=asked)
    own = np.minimum(reach, distances[:, k] + _ROUNDING)
    near = distances <= own[:, np.newaxis]
    more = near[:, -1] if asked < size else np.zeros(size, dtype=bool)
    egos, column = np.nonzero(near & ~more[:, np.newaxis])
    alters = found[egos, column]
    if more.any():  # many lie as far as the k-th nearest
        crowded = np.flatnonzero(more)
        counts = tree.query_ball_point(points[more], own[more], return_length=True)
        _refuse_too_many(int(counts.sum()))
        around = tree.query_ball_point(points[more], own[more], return_sorted=True)
        egos = np.concatenate([egos, np.repeat(crowded, counts)])
        alters = np.concatenate([alters, *(np.array(one, dtype=np.int64) for one in around)])
    other = egos != alters
    return egos[other].astype(np.int64), alters[other].astype(np.int64)


def _refuse_too_many(ties: int) -> None:
    if ties > _MOST_TIES:
        raise UserError(
            f"That makes {ties:,} ties; give a smaller distance or number, or leave out units "
            "that share one point."
        )
