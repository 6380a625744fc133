"""Distances between units: great circles between their points."""

from __future__ import annotations

import math
from typing import Final

from lantoa.graph.places.register import Register
from lantoa.graph.places.units import Unit

#: The mean radius R1 of the Earth in km (IUGG; Moritz 2000, Geodetic Reference System 1980).
EARTH_RADIUS: Final = 6371.0088


def haversine(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Return the great-circle distance of two points in km.

    The haversine formula (Sinnott 1984, "Virtues of the Haversine", Sky and Telescope 68(2)) on a
    sphere; against the ellipsoid it errs by at most 0.6 %, and it keeps its precision for points
    that lie close together.

    >>> round(haversine(21.0285, 105.8542, 10.7769, 106.7009))  # Hà Nội - TP. Hồ Chí Minh
    1144
    """
    phi, to_phi = math.radians(latitude), math.radians(to_latitude)
    half_north = math.sin((to_phi - phi) / 2)
    half_east = math.sin(math.radians(to_longitude - longitude) / 2)
    chord = half_north**2 + math.cos(phi) * math.cos(to_phi) * half_east**2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(min(1.0, chord)))


def point(register: Register, iri: str) -> tuple[Unit, float, float] | None:
    """Return the latitude and longitude of a unit, and whose they are.

    A unit without coordinates (one that ended before 2025) is put where the lowest unit that
    contains it and has coordinates is; regions and the country have none.
    """
    for unit in (register.unit(iri), *register.parents(iri)):
        if unit.latitude is not None and unit.longitude is not None:
            return unit, unit.latitude, unit.longitude
    return None


def distance_km(register: Register, one: str, other: str) -> float | None:
    """Return the distance between two units in km, None if one of them has no place on the map.

    >>> from lantoa.graph.places import PLACES, Gazetteer
    >>> gazetteer = Gazetteer.packaged()
    >>> round(distance_km(gazetteer, PLACES + "province-01", PLACES + "district-152"), -1)
    40.0
    """
    here, there = point(register, one), point(register, other)
    if here is None or there is None:
        return None
    return haversine(*here[1:], *there[1:])
