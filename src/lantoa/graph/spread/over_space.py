"""The measures of an item's spread through its lineage and over the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lantoa.graph.diffusion.cascade_shape import CascadeForest, cascade_shape
from lantoa.graph.diffusion.centre_of_gravity import CentreOfGravity, centre_of_gravity
from lantoa.graph.diffusion.distance_travelled import DistanceTravelled, distance_travelled
from lantoa.graph.diffusion.structural_virality import StructuralVirality, structural_virality
from lantoa.graph.spread.measure import PERIOD, Figure, Measure
from lantoa.graph.spread.subject import Subject


def _cascades(subject: Subject) -> CascadeForest:
    lineage = subject.needs_lineage()
    return cascade_shape(lineage.graph, counts=lineage.counts, members=lineage.members)


def _cascade_figures(result: CascadeForest) -> list[Figure]:
    found = [
        Figure("cascades", len(result.components), "components", note=result.reason),
        Figure("deployments in no cascade", result.isolated, "nodes"),
        Figure("replications", result.replications, "edges"),
        Figure("cycles in the sources", result.cycles, "cycles"),
    ]
    if result.components:
        largest = result.components[0]
        found += [
            Figure("size of the largest", largest.size, "nodes"),
            Figure(
                "its depth",
                largest.depth,
                "generations after the first",
                note=" ".join(largest.notes) or None,
            ),
            Figure("its breadth", largest.max_breadth, "nodes of one generation"),
            Figure("its branching number", largest.branching_number, "replicas of a node"),
        ]
    return found


def _virality(subject: Subject) -> StructuralVirality:
    return structural_virality(subject.needs_lineage().graph)


def _virality_figures(result: StructuralVirality) -> list[Figure]:
    if not result.components:
        return [Figure("structural virality", None, "steps", note=result.reason)]
    largest = result.components[0]
    return [
        Figure(
            "structural virality of the largest cascade",
            largest.value,
            "steps",
            largest.standard_error,
            note="estimated from a sample" if largest.method == "sampled" else None,
        )
    ]


@dataclass(frozen=True, slots=True)
class Distances:
    """Distances, and of which time the provinces are."""

    result: DistanceTravelled
    geography: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {"provinces_as_of": self.geography, **self.result.to_dict()}


def _distances(subject: Subject) -> Distances:
    lineage = subject.needs_lineage()
    found = distance_travelled(
        lineage.graph,
        lineage.points,
        provinces=lineage.provinces,
        districts=lineage.districts,
        coarse=lineage.coarse,
    )
    return Distances(found, lineage.geography)


def _distance_figures(found: Distances) -> list[Figure]:
    result = found.result
    of = result.across_provinces.of
    across = f"of {of:,} of which the provinces are known"
    if found.geography:
        across += f", as of {found.geography}"
    districts = result.within_district.of
    return [
        Figure(
            "replications measured",
            result.measured,
            "replications",
            note=result.reason or f"of {result.replications:,}; the others' places are not exact",
        ),
        Figure("mean distance", result.mean, "km"),
        Figure("median distance", result.median, "km"),
        Figure("longest distance", result.maximum, "km"),
        Figure(
            "across provinces",
            result.across_provinces.value,
            "share of the replications",
            note=across,
        ),
        Figure(
            "within the district",
            result.within_district.value,
            "share of the replications",
            note=f"of {districts:,} of which the districts are known",
        ),
    ]


def _centre(subject: Subject) -> CentreOfGravity:
    points = subject.points()
    subject.needs_dates()
    return centre_of_gravity(
        subject.periodic, points, undated=frozenset(subject.undated), dates=subject.dates
    )


def _centre_figures(result: CentreOfGravity) -> list[Figure]:
    return [
        Figure("latitude of the centre", result.overall.latitude, "degrees", note=result.reason),
        Figure("longitude of the centre", result.overall.longitude, "degrees"),
        Figure("spread around it", result.overall.spread, "km"),
        Figure("it moved in all", result.displacement, "km"),
    ]


MEASURES = (
    Measure(
        "cascades",
        "size, depth, breadth and branching of cascades",
        "components of the lineage as said and judged; depth is the fewest steps from a node that "
        "came of no other; branching number: nodes after the first generation over those before "
        "the last",
        "Goel, Watts & Goldstein 2012, doi:10.1145/2229012.2229058; Harris 1948",
        _cascades,
        _cascade_figures,
        {
            "size": "nodes",
            "deployments": "deployments, at least and at most",
            "replications": "edges",
            "depth": "generations",
            "breadth": "nodes",
            "max_breadth": "nodes",
            "mean_depth": "generations",
            "branching": "replicas of a node",
            "branching_number": "replicas of a node",
            "leaves": "nodes",
            "longest_chain": "steps",
        },
        dated=False,
    ),
    Measure(
        "virality",
        "structural virality",
        "v = 1 / (n (n - 1)) sum over i, j of d_ij, mean distance of all pairs in a cascade",
        "Goel, Anderson, Hofman & Watts 2016, doi:10.1287/mnsc.2015.2158",
        _virality,
        _virality_figures,
        {"value": "steps", "wiener": "steps", "size": "nodes", "standard_error": "steps"},
        dated=False,
    ),
    Measure(
        "distances",
        "distance travelled",
        "great circle (haversine, R = 6371.0088 km) from where it was copied to where it went",
        "Sinnott 1984, Virtues of the Haversine",
        _distances,
        _distance_figures,
        {
            "total": "km",
            "mean": "km",
            "standard_deviation": "km",
            "minimum": "km",
            "lower_quartile": "km",
            "median": "km",
            "upper_quartile": "km",
            "maximum": "km",
            "replications": "replications",
            "measured": "replications",
            "across_provinces": "share of the replications",
            "within_district": "share of the replications",
        },
        dated=False,
    ),
    Measure(
        "centre",
        "centre of gravity",
        "c = sum x_i / norm(sum x_i) over the unit vectors of the adopters by the end of each "
        "year; spread is the root mean square distance from it",
        "Mardia & Jupp 2000, Directional Statistics, section 9.2.1; Bachi 1963",
        _centre,
        _centre_figures,
        {
            "latitude": "degrees",
            "longitude": "degrees",
            "spread": "km",
            "moved": "km",
            "bearing": "degrees clockwise from north",
            "from_first": "km",
            "length": "km",
            "displacement": "km",
            "start": PERIOD,
            "units": "units",
            "population": "units at risk",
        },
    ),
)
