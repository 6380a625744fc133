"""The places of the graph as GeoJSON (RFC 7946): for QGIS, Leaflet, kepler.gl.

One feature for each place that a source names or where something is, and for the places that
contain it, with a point where coordinates are known and a null geometry where they are not (a
place that no gazetteer knows, or one that stayed undecided).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING, Any

from lantoa.graph.network.columns import Columns
from lantoa.ontology.namespaces import term

if TYPE_CHECKING:
    from lantoa.graph.store import Store


def write_geojson(
    store: Store, output: IO[bytes], *, level: str | None = None, unused: bool = False
) -> None:
    """Write the places of a store as a GeoJSON FeatureCollection, sorted by IRI.

    ``deployments`` counts the deployments at the place itself or below it, ``deployments_here``
    those at the place itself.

    Args:
        store: what to export.
        output: where to.
        level: only places of this level, e.g. ``province``.
        unused: also the units that no source names, such as what a unit became in 2025.
    """
    output.write(b'{"type": "FeatureCollection", "features": [')
    separator = b"\n"
    for feature in _features(store, level, unused):
        output.write(separator + json.dumps(feature, ensure_ascii=False).encode())
        separator = b",\n"
    output.write(b"\n]}\n")


def _features(store: Store, level: str | None, unused: bool) -> Iterator[dict[str, Any]]:
    source = Columns(store)
    here: dict[str, int] = {}
    below: dict[str, int] = {}
    where, areas = source.one("place"), source.one("area")
    for deployment in source.instances("Deployment"):
        place = where.get(deployment)
        if place:
            here[place] = here.get(place, 0) + 1
        for container in source.places.chain(place or areas.get(deployment)):
            below[container] = below.get(container, 0) + 1
    codes, valid_from, valid_to = source.one("code"), source.one("validFrom"), source.one("validTo")
    within, candidates = source.one("within"), source.values(term("candidate"))
    provisional = set(source.instances("ProvisionalPlace"))
    known = source.instances("Place")
    shown = _used(source, known)
    for place in sorted(shown.union(known) if unused else shown):
        own_level = source.places.level(place)
        if level is not None and own_level != level:
            continue
        point = source.coordinates.get(place)
        undecided = candidates.get(place, [])
        if undecided:
            point = None
        yield {
            "type": "Feature",
            "id": place,
            "geometry": (
                None if point is None else {"type": "Point", "coordinates": [point[1], point[0]]}
            ),
            "properties": {
                "name": source.places.label(place),
                "path": source.places.path(place),
                "level": own_level,
                "code": codes.get(place),
                "within": within.get(place),
                "valid_from": valid_from.get(place),
                "valid_to": valid_to.get(place),
                "provisional": place in provisional,
                "candidates": undecided,
                "deployments": below.get(place, 0),
                "deployments_here": here.get(place, 0),
            },
        }


def _used(source: Columns, known: Iterable[str]) -> set[str]:
    """The places that sources name or put something at, and those that contain them."""
    named = {place for place in known if source.told(place)[0]}
    for name in ("place", "area", "ofPlace", "home"):
        named.update(place for places in source.values(term(name)).values() for place in places)
    return {container for place in named for container in (place, *source.places.chain(place))}
