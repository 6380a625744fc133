"""Where a model is: its points with how much stands at each, and what passed between provinces."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lantoa.pictures.unit_network import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.graph.adoptions.lineage_of import ModelLineage
    from lantoa.graph.trace import Trace


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the map with what is there.

    Attributes:
        latitude: in degrees north.
        longitude: in degrees east.
        exact: whether it is the commune's own point, not that of a larger unit around.
        names: of the deployments and groups there.
        origin: whether the model began there.
    """

    latitude: float
    longitude: float
    exact: bool
    names: list[str] = field(default_factory=list)
    origin: bool = False


def spots(trace: Trace, lineage: ModelLineage) -> list[Spot]:
    """Return the points of a model's deployments and groups, those at one point together."""
    origins = {origin.deployment for origin in trace.origins}
    known = {**trace.deployments, **trace.groups}
    together: defaultdict[tuple[float, float, bool, bool], list[str]] = defaultdict(list)
    for node, (latitude, longitude) in lineage.points.items():
        if node in known:
            here = (latitude, longitude, node not in lineage.coarse, node in origins)
            fact = trace.deployments.get(node)
            together[here].append(fact.where if fact else known[node].caption)
    return [
        Spot(latitude, longitude, exact, sorted(names), origin)
        for (latitude, longitude, exact, origin), names in sorted(together.items())
    ]


def flows(trace: Trace, lineage: ModelLineage) -> list[Flow]:
    """Return how often the model went from one province to another, as said or as inferred."""
    count: Counter[tuple[str, str, str]] = Counter()
    pairs: dict[tuple[str, str], str] = dict.fromkeys(lineage.graph.edges, "said")
    for link in trace.inferred:
        pairs.setdefault((link.origin, link.replica), "inferred")
    for (one, other), how in pairs.items():
        source, target = lineage.provinces.get(one), lineage.provinces.get(other)
        if one != other and source and target:
            count[source, target, how] += 1
    return [Flow(one, other, n, how) for (one, other, how), n in sorted(count.items())]


def sizes(lineage: ModelLineage) -> dict[str, float]:
    """Return how many deployments and groups each province has."""
    found = Counter(province for province in lineage.provinces.values() if province)
    return {province: float(n) for province, n in sorted(found.items())}


def provinces(units: Mapping[str, float]) -> tuple[dict[str, str], dict[str, tuple[float, float]]]:
    """Return the names and the points of provinces, by the gazetteer."""
    from lantoa.graph.places import Gazetteer

    gazetteer = Gazetteer.packaged()
    names, points = {}, {}
    for iri in units:
        unit = gazetteer.unit(iri) if iri in gazetteer else None
        names[iri] = unit.name if unit else iri.rpartition("/")[2]
        if unit and unit.latitude is not None and unit.longitude is not None:
            points[iri] = (unit.latitude, unit.longitude)
    return names, points
