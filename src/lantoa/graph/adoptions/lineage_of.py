"""The lineage of one model in a store, with where each deployment is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantoa.graph.adoptions.from_store import ModelsInStore, roll_up_of
from lantoa.graph.adoptions.overlaps import Count
from lantoa.graph.adoptions.roll_up import Geography
from lantoa.graph.adoptions.store_columns import StoreColumns
from lantoa.graph.adoptions.store_dates import in_years
from lantoa.graph.adoptions.totals import shares
from lantoa.graph.network.fetching import fetch
from lantoa.graph.network.names import columns
from lantoa.graph.places.units import REFORM_DAY
from lantoa.ontology.bounds import bounds_of_number
from lantoa.ontology.namespaces import INFERENCE_GRAPHS, term
from lantoa.ontology.records import Level
from lantoa.vietnamese import key

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, eq=False)
class ModelLineage:
    """Which deployment of a model came of which, as said or judged; nothing inferred.

    Attributes:
        graph: an edge from a deployment to each deployment or group that came of it, by IRI, and
            to the named members of such a group.
        counts: of each group, how many deployments it adds, at least and at most: of groups that
            may count the same ones only one has the number (see :func:`.totals.shares`).
        members: of each group, the deployments that are known to be among them.
        points: latitude and longitude in degrees of each node whose place has them.
        coarse: nodes whose point is that of a larger unit that they lie in.
        provinces, districts: the unit that each node is or lies in.
        geography: whether they are those of ``then`` or of ``now``; None: of a plain table.
    """

    graph: nx.DiGraph[str]
    counts: dict[str, tuple[int, int | None]]
    members: dict[str, list[str]]
    points: dict[str, tuple[float, float]]
    coarse: frozenset[str]
    provinces: dict[str, str | None]
    districts: dict[str, str | None]
    geography: Geography | None = None


def lineage_of(found: ModelsInStore, geography: Geography = "then") -> ModelLineage:
    """Return the lineage of the one model that was read of a store.

    Args:
        found: what was read.
        geography: provinces and districts as they were ``then``, or the provinces of ``now``,
            when there are no districts. Where some nodes lie in provinces that ended on 30 June
            2025 and others in such as were made on the next day, only those of ``now`` can be
            compared, and are taken; the result tells.
    """
    import networkx as nx

    source, (model,) = found.source, found.items
    graph: nx.DiGraph[str] = nx.DiGraph()
    deployments, groups = source.instances("Deployment"), source.instances("DeploymentGroup")
    graph.add_nodes_from(deployments)
    graph.add_nodes_from(groups)
    asserted = f'FILTER(!STRSTARTS(STR(?g), "{INFERENCE_GRAPHS}"))'
    inferred = bool(columns(found.store, "?run { ?run a lt:AnalysisRun } LIMIT 1"))
    origins, replicas = fetch(
        found.store,
        f"SELECT DISTINCT ?a ?b {{ GRAPH ?g {{ ?r lt:model <{model}> ; lt:origin ?a ; "
        f"lt:target ?b }} {asserted if inferred else ''} }}",
        2,
    )
    graph.add_edges_from(zip(origins, replicas, strict=True))
    for replica, sources in source.values(term("replicates")).items():
        graph.add_edges_from((origin, replica) for origin in sources)
    members = {g: m for g, m in source.values(term("member")).items() if g in graph}
    # What a group came of, its named members came of; said outright, one may be its own origin.
    graph.add_edges_from(
        [
            (origin, member)
            for group, inside in members.items()
            for origin in graph.pred[group]
            for member in inside
            if origin != member
        ]
    )
    areas, places = source.values(term("area")), source.values(term("place"))
    where = {node: found_at[0] for node, found_at in {**areas, **places}.items()}
    roll_up = roll_up_of(found, "deployment", "then", dt.date.today())
    points, coarse = {}, set()
    for node in graph:
        place = where.get(node)
        at = roll_up.point(place)
        if at is not None:
            points[node] = at
            if node not in places or roll_up.unit(where[node]) is None:
                coarse.add(node)  # not known to the commune
    counted = shares(_counts(source, groups, where), roll_up.areas)
    provinces = {node: roll_up.within(where.get(node), Level.PROVINCE) for node in graph}
    if geography == "now" or _of_two_times(provinces.values()):
        geography = "now"
        roll_up = roll_up_of(found, "deployment", geography, dt.date.today())
        provinces = {node: roll_up.within(where.get(node), Level.PROVINCE) for node in graph}
    return ModelLineage(
        graph,
        counted,
        {g: m for g, m in members.items() if g in counted},
        points,
        frozenset(coarse),
        provinces,
        {node: roll_up.within(where.get(node), Level.DISTRICT) for node in graph},
        geography,
    )


def _counts(source: StoreColumns, groups: Iterable[str], where: dict[str, str]) -> dict[str, Count]:
    """Return what is told of each group."""
    names = ("value", "bound", "of", "unit", "when", "member", "replicates", "additional")
    column = {name: source.values(term(name)) for name in names}
    found = {}
    for group in groups:
        told = {name: column[name].get(group, []) for name in names}
        value, bound, whole, unit = (next(iter(told[name]), None) for name in names[:4])
        found[group] = Count(
            bounds_of_number(value, bound, whole),
            *in_years(source.span(told["when"])),
            frozenset(told["member"]),
            where.get(group),
            key(unit or ""),
            frozenset(told["replicates"]),
            "true" in told["additional"],
        )
    return found


def _of_two_times(provinces: Iterable[str | None]) -> bool:
    """Whether some provinces ended with the reform of 2025 and others began with it."""
    from lantoa.graph.places import Gazetteer

    gazetteer = Gazetteer.packaged()
    units = [gazetteer.unit(iri) for iri in set(provinces) if iri is not None]
    day_before = REFORM_DAY - dt.timedelta(days=1)
    return any(not unit.valid_on(REFORM_DAY) for unit in units) and any(
        not unit.valid_on(day_before) for unit in units
    )
