"""What the projections promise, on the small world and on worlds made to be awkward."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import networkx as nx
import pytest

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.judgements import judge
from lantoa.graph.network import KINDS, network, network_of
from lantoa.graph.network.lean import Lean
from lantoa.graph.network.totals import PROJECTED
from lantoa.graph.places import PLACES, Gazetteer, places_quads
from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.ontology import records
from lantoa.ontology.namespaces import INFERENCE_GRAPHS, PLACES_GRAPH
from lantoa.ontology.time import TimeSpan
from tests import small_world as world

EVIDENCE = records.Evidence(start=0, end=1, quote="A", method="t", confidence=0.8)
MODEL = records.Model(name="Ánh sáng an ninh", themes=("traffic",))


def at(place: records.Place, year: str | None = None) -> records.Deployment:
    return records.Deployment(
        model=MODEL,
        place=place,
        started=TimeSpan.parse(year) if year else None,
        evidence=(EVIDENCE,),
    )


def copied(
    origin: records.Deployment | None, *targets: records.Deployment, **more: object
) -> records.Replication:
    return records.Replication(
        model=MODEL, origin=origin, targets=targets, evidence=(EVIDENCE,), **more
    )


def filled(statements: Sequence[records.AnyStatement], graph: str | None = None) -> Store:
    store = open_store(None)
    source = records.Source(document="a.txt", text="A", loader="t")
    reading = records.Reading(source=source, statements=tuple(statements))
    units = [world.TAN_THANH, world.CHIENG_CHAU, world.MOC_CHAU]
    store.replace_graphs(
        {
            graph or source.graph: quads(reading),
            PLACES_GRAPH: places_quads(unit.iri for unit in units),
        }
    )
    return store


def group(
    value: int, bound: records.Bound, members: tuple[str, ...] = ()
) -> records.DeploymentGroup:
    amount = records.Amount(value=Decimal(value), bound=bound, text=str(value))
    return records.DeploymentGroup(
        model=MODEL, amount=amount, unit="điểm", area=world.HOA_BINH, members=members
    )


A, B, C = at(world.TAN_THANH, "2015"), at(world.CHIENG_CHAU, "2016"), at(world.MOC_CHAU)


def test_the_lineage_has_the_edges_of_the_replications(store: Store) -> None:
    graph = network_of(store, "lineage")
    said = {(u, v) for u, v in network(store).edges()}
    assert said <= set(graph.edges())
    # The named members of the group came of its origin as the rest of it did.
    (rest,) = [n for n, kind in graph.nodes(data="kind") if kind == "group"]
    assert (graph.nodes[rest]["lower"], graph.nodes[rest]["upper"]) == (52, 52)
    ((origin, _),) = graph.in_edges(rest)
    reached = graph.succ[origin]
    assert sum(graph.nodes[n]["lower"] for n in reached) == 54
    assert nx.is_directed_acyclic_graph(graph)
    assert graph.graph["cycles"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_edge_tells_all(store: Store, kind: str) -> None:
    graph = network_of(store, kind)
    assert graph.number_of_edges()
    for *_, data in graph.edges(data=True):
        assert set(PROJECTED) <= set(data)
        assert data["upper"] is None or data["lower"] <= data["upper"]
        assert data["evidences"] > 0
        standings = {name: data[name] for name in ("said", "judged", "inferred")}
        assert standings[data["standing"]] > 0
        assert (
            data["earliest"] is None
            or data["latest"] is None
            or (data["earliest"] <= data["latest"])
        )
        if kind in {"places", "models"}:
            assert sum(standings.values()) == data["weight"] >= data["undated"]


def test_cycles_are_reported_and_kept() -> None:
    with filled([A, B, C, copied(A, B), copied(B, A), copied(A, C)]) as store:
        graph = network_of(store, "lineage")
    assert graph.graph["cycles"] == [sorted([A.iri, B.iri])]
    assert {(u, v) for u, v, data in graph.edges(data=True) if data["in_cycle"]} == {
        (A.iri, B.iri),
        (B.iri, A.iri),
    }
    assert graph.has_edge(A.iri, C.iri)


def test_a_replica_without_origin_is_counted_and_marked() -> None:
    with filled([A, B, copied(None, B), copied(B, A)]) as store:
        graph = network_of(store, "lineage")
    assert graph.graph["origin_unknown"] == 1
    assert graph.nodes[B.iri]["replica"] == pytest.approx(0.8)
    assert graph.nodes[A.iri]["replica"] is None


@pytest.mark.parametrize(
    ("bound", "expected"),
    [("exact", (54, 54)), ("over", (54, None)), ("nearly", (1, 54)), ("about", (1, None))],
)
def test_groups_keep_their_bounds(bound: str, expected: tuple[int, int | None]) -> None:
    replication = copied(A, group=group(54, records.Bound(bound)))
    with filled([A, replication]) as store:
        ((_, _, data),) = network_of(store, "flows").edges(data=True)
    assert (data["lower"], data["upper"], data["weight"]) == (*expected, 54)


def test_named_members_are_not_counted_twice() -> None:
    counted = group(54, records.Bound.EXACT, (B.iri,))
    with filled([A, B, copied(A, group=counted), copied(A, B)]) as store:
        ((_, _, data),) = network_of(store, "flows").edges(data=True)
    assert (data["lower"], data["upper"]) == (54, 54)


def test_totals_that_contradict_each_other_are_an_interval_and_no_sum() -> None:
    groups = [group(n, records.Bound.EXACT) for n in (20, 54)]
    with filled([A, *(copied(A, group=g) for g in groups)]) as store:
        ((_, _, data),) = network_of(store, "flows").edges(data=True)
    assert (data["lower"], data["upper"], data["weight"]) == (20, 54, 54)


def test_a_later_total_holds_an_earlier_one() -> None:
    totals = [
        dataclasses.replace(group(n, records.Bound.EXACT), when=TimeSpan.parse(year))
        for n, year in ((20, "2017"), (54, "2019"))
    ]
    with filled([A, *(copied(A, group=g) for g in totals)]) as store:
        ((_, _, flow),) = network_of(store, "flows").edges(data=True)
        ((_, _, had),) = network_of(store, "adoption", level="province").edges(data=True)
    assert (flow["lower"], flow["upper"], flow["weight"]) == (54, 54, 54)
    # The origin lies in the same province: nobody says whether it is one of the 54.
    assert (had["lower"], had["upper"]) == (54, 55)


def test_an_edge_counts_a_deployment_once_however_many_it_came_of() -> None:
    other = at(world.LUONG_SON, "2014")
    with filled([A, B, other, copied(A, B), copied(other, B)]) as store:
        ((_, _, data),) = network_of(store, "flows").edges(data=True)
    assert (data["lower"], data["upper"], data["weight"], data["evidences"]) == (1, 1, 1, 2)


def test_two_statements_of_one_replication_count_once() -> None:
    twice = [copied(A, B, when=TimeSpan.parse(year)) for year in ("2016", "2017")]
    with filled([A, B, *twice]) as store:
        ((_, _, said),) = network_of(store, "lineage").edges(data=True)
        ((_, _, flow),) = network_of(store, "flows").edges(data=True)
    assert (said["weight"], said["lower"], said["evidences"]) == (2, 1, 2)
    assert (said["earliest"], said["latest"]) == (date(2016, 1, 1), date(2017, 12, 31))
    assert (flow["weight"], flow["lower"], flow["evidences"]) == (1, 1, 2)


def test_flows_in_old_and_new_geography() -> None:
    with filled([A, B, C, copied(A, B), copied(A, C)]) as store:
        then = network_of(store, "flows")
        now = network_of(store, "flows", geography="now")
        districts = network_of(store, "flows", level="district")
        with pytest.raises(UserError, match="no districts after 1 July 2025"):
            network_of(store, "flows", level="district", geography="now")
    assert set(then.edges()) == {
        (world.HOA_BINH.iri, world.HOA_BINH.iri),
        (world.HOA_BINH.iri, world.SON_LA.iri),
    }
    # Hòa Bình went into Phú Thọ whole; Sơn La was left as it was.
    assert set(now.edges()) == {
        (PLACES + "province-25-2025", PLACES + "province-25-2025"),
        (PLACES + "province-25-2025", world.SON_LA.iri),
    }
    assert districts.number_of_edges() == 2


def parted() -> Iterator[records.Place]:
    from lantoa.graph.network.names import PlaceChains
    from lantoa.graph.network.units import Units

    gazetteer = Gazetteer.packaged()
    finder = Units(PlaceChains({}, {}, {}), "commune", "now")
    for unit in gazetteer:
        if unit.level == "commune" and not unit.exists and len(finder.of(unit.iri)) > 1:
            yield gazetteer.place(unit.iri)


def test_what_went_to_a_parted_unit_is_shared_and_marked() -> None:
    divided = at(next(parted()))
    with filled([B, divided, copied(B, divided)]) as store:
        graph = network_of(store, "flows", level="commune", geography="now")
    edges = [data for *_, data in graph.edges(data=True)]
    assert len(edges) > 1
    assert sum(data["weight"] for data in edges) == pytest.approx(1)
    assert {(d["lower"], d["upper"], d["partial"]) for d in edges} == {(0, 1, 1)}


def test_filters(store: Store) -> None:
    def edges(**filters: object) -> int:
        return network_of(store, "lineage", **filters).number_of_edges()

    assert edges(model="tieng keng") == 2
    assert edges(theme="drugs") == 3
    assert edges(place="son la") == 2
    assert edges(period="2018/2019") == 1
    assert edges(model=("tieng keng", "camera giam sat")) == 3
    assert edges(model="tieng keng", theme="drugs") == 0
    with pytest.raises(UnknownNameError, match="theme"):
        edges(theme="drug")
    with pytest.raises(UserError, match="is no period"):
        edges(period="hôm qua")


def test_a_period_counts_what_has_no_date() -> None:
    with filled([A, B, C, copied(A, B), copied(A, C)]) as store:
        graph = network_of(store, "lineage", period="2010/2020")
    assert set(graph.edges()) == {(A.iri, B.iri)}
    assert graph.graph["undated"] == 1


def test_who_stands_behind_an_edge() -> None:
    with filled([A, B, copied(A, B)], INFERENCE_GRAPHS + "run") as store:
        assert not network_of(store, "lineage").edges
        standing = ("said", "judged", "inferred")
        ((_, _, data),) = network_of(store, "lineage", standing=standing).edges(data=True)
        assert (data["standing"], data["inferred"]) == ("inferred", 1)
        with pytest.raises(UserError, match="'guessed' is no standing"):
            network_of(store, "lineage", standing=("guessed",))


def test_what_is_only_said_heeds_no_judgement() -> None:
    with filled([A, B, copied(A, B)]) as store:
        judge(store, "rejected", B.iri, by="tester")
        for kind in ("adoption", "flows", "lineage"):
            judged = network_of(store, kind, **({"level": "commune"} if kind != "lineage" else {}))
            said = network_of(
                store, kind, said_only=True, **({"level": "commune"} if kind != "lineage" else {})
            )
            assert said.number_of_edges() > judged.number_of_edges()
            assert {s for *_, s in said.edges(data="standing")} == {"said"}


def test_what_was_only_observed_had_begun_by_then() -> None:
    seen = dataclasses.replace(C, observed=TimeSpan.parse("2020"))
    with filled([A, seen, copied(A, seen)]) as store:
        ((_, _, data),) = network_of(store, "flows", period="2018/2021").edges(data=True)
    assert (data["earliest"], data["latest"], data["undated"]) == (None, date(2020, 12, 31), 0)


def test_adoption_and_its_projections(store: Store) -> None:
    both = network_of(store, "adoption", level="province")
    sides = nx.get_node_attributes(both, "bipartite")
    assert nx.bipartite.is_bipartite_node_set(both, [n for n, side in sides.items() if side == 0])
    places = network_of(store, "places")
    ((one, other, data),) = places.edges(data=True)
    shared = set(both[one]) & set(both[other])
    assert data["weight"] == len(shared)
    assert data["jaccard"] == pytest.approx(len(shared) / len(set(both[one]) | set(both[other])))
    models = network_of(store, "models", level="province")
    naive = nx.bipartite.weighted_projected_graph(both, [n for n, s in sides.items() if s == 0])
    assert {
        frozenset(
            (
                u,
                v,
            )
        ): d["weight"]
        for u, v, d in models.edges(data=True)
    } == {frozenset((u, v)): d["weight"] for u, v, d in naive.edges(data=True)}
    few = network_of(store, "models", level="province", least=2)
    assert all(data["weight"] >= 2 for *_, data in few.edges(data=True))


def test_organizations_have_roles(store: Store) -> None:
    graph = network_of(store, "organizations")
    data = graph.edges[world.POLICE.iri, world.GONG.iri]
    assert data["roles"] == {"adviser": 1}


def test_unknown_kinds_and_options(store: Store) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'flows'"):
        network_of(store, "flow")
    with pytest.raises(UserError, match="'lineage' has no option 'level'"):
        network_of(store, "lineage", level="commune")


def test_an_empty_store_is_empty_networks() -> None:
    with open_store(None) as store:
        for kind in KINDS:
            assert network_of(store, kind).number_of_nodes() == 0


def test_kept_columns_are_fetched_anew_once_the_store_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lantoa.graph.network import fetching

    monkeypatch.setattr(fetching, "_WORTH_KEEPING", 0)
    first, _, _ = world.readings()
    with open_store(tmp_path / "kg") as store:
        store.replace_graph(first.source.graph, quads(first))
    with open_store(tmp_path / "kg", read_only=True) as store:
        before = network_of(store, "lineage")
        assert list((tmp_path / "kg" / "columns").glob("*/*.tsv"))
        monkeypatch.setattr(fetching, "_ask", lambda *_: pytest.fail("not kept"))
        assert nx.utils.graphs_equal(before, network_of(store, "lineage"))
        monkeypatch.undo()
    source = dataclasses.replace(first.source, document="b.txt")
    more = records.Reading(source=source, statements=(copied(A, B),))
    with open_store(tmp_path / "kg") as store:
        store.replace_graph(more.source.graph, quads(more))
        assert network_of(store, "lineage").has_edge(A.iri, B.iri)
    with open_store(tmp_path / "kg", read_only=True) as store:
        assert network_of(store, "lineage").has_edge(A.iri, B.iri)


def test_names_keep_their_quotation_marks() -> None:
    odd = dataclasses.replace(MODEL, name='Tổ "3 < 4" \\ an toàn')
    there = records.Deployment(model=odd, place=world.TAN_THANH, evidence=(EVIDENCE,))
    with filled([there]) as store:
        assert list(Lean(store).names("Model").values()) == [odd.name]
