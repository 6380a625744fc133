"""Places: the administrative units of Viet Nam with their lifetimes, and their names in text.

``Gazetteer.packaged()`` holds the units before and after 1 July 2025; its ``find`` and ``unit``
look one up, ``parents``, ``successors``, ``predecessors`` and ``on`` place it in space and time,
``mentions`` and ``resolve`` read place names in prose. :func:`places_quads` writes units as RDF,
:func:`describe` tells all that is known of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.graph.places.describe import PlaceDescription, Whereabouts, describe
from lantoa.graph.places.gazetteer import Gazetteer
from lantoa.graph.places.geography import distance_km, haversine
from lantoa.graph.places.units import COUNTRY, PLACES, PlaceMatch, Standing, Succession, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

__all__ = [
    "COUNTRY",
    "PLACES",
    "Gazetteer",
    "PlaceDescription",
    "PlaceMatch",
    "Standing",
    "Succession",
    "Unit",
    "Whereabouts",
    "describe",
    "distance_km",
    "haversine",
    "places_quads",
]


def places_quads(iris: Iterable[str], gazetteer: Gazetteer | None = None) -> list[Quad]:
    """Return units and their closure as quads; see :func:`lantoa.graph.places.rdf.places_quads`."""
    from lantoa.graph.places import rdf

    return rdf.places_quads(iris, gazetteer)
