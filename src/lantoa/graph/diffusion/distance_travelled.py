"""How far replications reach: kilometres, jumps between provinces, shares within a district."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.graph.diffusion.points import Points, degrees, great_circles
from lantoa.graph.diffusion.times import plain
from lantoa.graph.frames import frame

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Leap:
    """One replication: from where to where, and how far.

    Attributes:
        source: the unit that it came from.
        target: the unit that it came to.
        km: the great-circle distance; None where either end is not located by itself.
        across_provinces: whether the ends lie in different provinces; None where not known.
        within_district: whether the ends lie in one district; None where not known.
    """

    source: Hashable
    target: Hashable
    km: float | None
    across_provinces: bool | None
    within_district: bool | None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those of which it is known; `value` None where it is known of none."""

    count: int
    of: int
    value: float | None


@dataclass(frozen=True, slots=True)
class DistanceTravelled:
    """How far the replications of a lineage reach.

    Attributes:
        leaps: every replication in a fixed order.
        replications: how many there are.
        measured: how many have a distance; the kilometres below are theirs.
        total, mean, standard_deviation, minimum, lower_quartile, median, upper_quartile, maximum:
            in km; None where nothing is measured (the sample standard deviation: where fewer
            than two are).
        across_provinces: replications between provinces, of those of which it is known.
        within_district: replications within one district, of those of which it is known.
        without_coordinates: units at an end of a replication whose coordinates are not known.
        coarse: units that only stand at the point of a larger unit.
        reason: why there is no distance, if there is none.
    """

    leaps: tuple[Leap, ...]
    replications: int
    measured: int
    total: float | None
    mean: float | None
    standard_deviation: float | None
    minimum: float | None
    lower_quartile: float | None
    median: float | None
    upper_quartile: float | None
    maximum: float | None
    across_provinces: Share
    within_district: Share
    without_coordinates: tuple[Hashable, ...]
    coarse: tuple[Hashable, ...]
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain values, ready for JSON."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> pd.DataFrame:
        """Return one row a replication (needs pandas)."""
        return frame([asdict(leap) for leap in self.leaps], tuple(Leap.__dataclass_fields__))


def distance_travelled(
    replications: nx.DiGraph[Any] | Iterable[tuple[Hashable, Hashable]],
    points: Points,
    *,
    provinces: Mapping[Any, Hashable | None] | None = None,
    districts: Mapping[Any, Hashable | None] | None = None,
    coarse: Collection[Hashable] = (),
) -> DistanceTravelled:
    """Measure how far each replication went.

    The distance is d = 2 R arcsin sqrt(sin^2(dphi/2) + cos phi1 cos phi2 sin^2(dlambda/2)) with R =
    6,371.0088 km. A unit without coordinates of its own has no distance, not even 0: it is left
    out and counted.

    Reference:
        Sinnott 1984, "Virtues of the Haversine", Sky and Telescope 68(2).

    Args:
        replications: a graph or pairs: the unit that it came from, the unit that it came to.
        points: unit -> (latitude, longitude) in degrees, None where not known.
        provinces: the province of each unit; None or no entry where not known.
        districts: the district of each unit, likewise.
        coarse: units whose point is that of a larger unit that they lie in.

    Returns:
        The distances and their summary.

    Raises:
        UserError: a latitude or longitude that is nowhere on the Earth.

    >>> points = {"Hà Nội": (21.0285, 105.8542), "Huế": (16.4637, 107.5909), "Vinh": None}
    >>> found = distance_travelled([("Hà Nội", "Huế"), ("Huế", "Vinh")], points,
    ...                            provinces={"Hà Nội": "01", "Huế": "46"})
    >>> round(found.mean), found.measured, found.replications, found.without_coordinates
    (539, 1, 2, ('Vinh',))
    >>> found.across_provinces
    Share(count=1, of=1, value=1.0)
    """
    pairs = list(replications.edges()) if hasattr(replications, "edges") else list(replications)
    pairs.sort(key=lambda pair: (str(pair[0]), str(pair[1])))
    units = sorted({unit for pair in pairs for unit in pair}, key=str)
    place = {unit: position for position, unit in enumerate(units)}
    found = degrees(points, units)
    inexact = set(coarse)
    lost = tuple(unit for unit, point in zip(units, found, strict=True) if np.isnan(point[0]))
    stand_in = tuple(unit for unit in units if unit in inexact and unit not in set(lost))
    for unit in stand_in:
        found[place[unit]] = np.nan
    ends = np.array([(place[s], place[t]) for s, t in pairs], dtype=np.int64).reshape(-1, 2)
    km = great_circles(found[ends[:, 0]], found[ends[:, 1]])
    known = km[~np.isnan(km)]
    leaps = tuple(
        Leap(
            source,
            target,
            None if np.isnan(distance) else float(distance),
            _differ(provinces, source, target),
            _same(districts, source, target),
        )
        for (source, target), distance in zip(pairs, km, strict=True)
    )
    quartiles = np.quantile(known, [0, 0.25, 0.5, 0.75, 1]).tolist() if len(known) else [None] * 5
    return DistanceTravelled(
        leaps=leaps,
        replications=len(leaps),
        measured=len(known),
        total=float(known.sum()) if len(known) else None,
        mean=float(known.mean()) if len(known) else None,
        standard_deviation=float(known.std(ddof=1)) if len(known) > 1 else None,
        minimum=quartiles[0],
        lower_quartile=quartiles[1],
        median=quartiles[2],
        upper_quartile=quartiles[3],
        maximum=quartiles[4],
        across_provinces=_share(leap.across_provinces for leap in leaps),
        within_district=_share(leap.within_district for leap in leaps),
        without_coordinates=lost,
        coarse=stand_in,
        reason=_reason(len(leaps), len(known)),
    )


def _reason(replications: int, measured: int) -> str | None:
    if not replications:
        return "No replication is known, so that nothing has travelled."
    if not measured:
        return "No replication has coordinates of its own at both ends."
    return None


def _same(
    areas: Mapping[Any, Hashable | None] | None, source: Hashable, target: Hashable
) -> bool | None:
    one, other = (areas or {}).get(source), (areas or {}).get(target)
    return None if one is None or other is None else one == other


def _differ(
    areas: Mapping[Any, Hashable | None] | None, source: Hashable, target: Hashable
) -> bool | None:
    same = _same(areas, source, target)
    return None if same is None else not same


def _share(answers: Iterable[bool | None]) -> Share:
    known = [answer for answer in answers if answer is not None]
    return Share(sum(known), len(known), sum(known) / len(known) if known else None)
