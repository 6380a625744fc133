from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, network
from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.ontology import records
from lantoa.ontology.namespaces import INFERENCE_GRAPHS, JUDGEMENTS_GRAPH
from lantoa.ontology.time import TimeSpan
from tests import small_world as world
from tests.graph.export.world import small_store


@pytest.fixture(scope="module")
def graph(store: Store) -> nx.MultiDiGraph[str]:
    return network(store)


def deployment(model: records.Model, place: records.Place) -> str:
    return records.Deployment(model=model, place=place).iri


GONG_AT_TAN_THANH = deployment(world.GONG, world.TAN_THANH)
GONG_AT_CHIENG_CHAU = deployment(world.GONG, world.CHIENG_CHAU)
GONG_AT_MOC_CHAU = deployment(world.GONG, world.MOC_CHAU)
SCHOOL = deployment(world.SCHOOL_MODEL, world.SCHOOL)


def statements(kind: type[records.AnyStatement]) -> set[str]:
    return {
        statement.iri
        for reading in world.readings()
        for statement in reading.statements
        if isinstance(statement, kind)
    }


def test_every_deployment_and_group_is_a_node(graph: nx.MultiDiGraph[str]) -> None:
    kinds: dict[str, set[str]] = {}
    for node, kind in graph.nodes(data="kind"):
        kinds.setdefault(kind, set()).add(node)
    assert set(kinds) == {"deployment", "group"}
    assert statements(records.Deployment) <= kinds["deployment"]
    assert statements(records.DeploymentGroup) <= kinds["group"]
    assert len(kinds["group"]) == 2


def test_every_replication_with_an_origin_is_an_edge(graph: nx.MultiDiGraph[str]) -> None:
    assert set(graph.edges()) == {
        (GONG_AT_TAN_THANH, GONG_AT_CHIENG_CHAU),
        (GONG_AT_CHIENG_CHAU, GONG_AT_MOC_CHAU),
        (
            deployment(world.CAMERA, world.MOC_CHAU),
            deployment(world.CAMERA, world.LUONG_SON),
        ),
        (SCHOOL, next(n for n, count in graph.nodes(data="count") if count == 54)),
    }
    stated = {edge["statement"] for *_, edge in graph.edges(data=True)}
    assert stated == statements(records.Replication)


def test_all_have_all_attributes(graph: nx.MultiDiGraph[str]) -> None:
    assert all(tuple(data) == NODE_ATTRIBUTES for _, data in graph.nodes(data=True))
    assert all(tuple(data) == EDGE_ATTRIBUTES for *_, data in graph.edges(data=True))


def test_a_node_tells_where_and_when(graph: nx.MultiDiGraph[str]) -> None:
    node = graph.nodes[GONG_AT_MOC_CHAU]
    assert node["label"] == "Tiếng kẻng bình yên · huyện Mộc Châu"
    assert (node["province"], node["place_level"]) == ("tỉnh Sơn La", "district")
    assert (node["started"], node["started_earliest"], node["started_latest"]) == (
        "2020-01/2020-06",
        date(2020, 1, 1),
        date(2020, 6, 30),
    )


def test_coordinates_say_whose_they_are(graph: nx.MultiDiGraph[str]) -> None:
    own = graph.nodes[GONG_AT_TAN_THANH]
    assert (own["latitude"], own["longitude"], own["located_by"]) == (20.75, 105.55, "commune")
    # Neither the district nor the school has coordinates: their provinces have.
    assert graph.nodes[GONG_AT_MOC_CHAU]["located_by"] == "province"
    assert graph.nodes[SCHOOL]["located_by"] == "province"


def test_sources_that_disagree_are_both_told(graph: nx.MultiDiGraph[str]) -> None:
    node = graph.nodes[GONG_AT_TAN_THANH]
    assert node["started"] == "2015; 2016"
    assert (node["started_earliest"], node["started_latest"]) == (
        date(2015, 1, 1),
        date(2016, 12, 31),
    )
    assert (node["evidences"], node["documents"]) == (2, ["first.txt", "second.txt"])


def test_a_group_counts_and_has_its_members(graph: nx.MultiDiGraph[str]) -> None:
    (group,) = [node for node, count in graph.nodes(data="count") if count == 54]
    data = graph.nodes[group]
    assert data["label"] == "Cổng trường không ma túy · 54 đơn vị mô hình · tỉnh Hòa Bình"
    assert (data["bound"], data["as_of"], data["place"]) == ("exact", "2020", None)
    # By the end of 2020 there were 54; since when is not told.
    assert (data["started"], data["started_earliest"]) == (None, None)
    assert data["started_latest"] == date(2020, 12, 31)
    members = {n for n, of in graph.nodes(data="member_of") if of}
    assert members == {
        deployment(world.SCHOOL_MODEL, world.TAN_THANH),
        deployment(world.SCHOOL_MODEL, world.CHIENG_CHAU),
    }


def test_unknown_origins_stay_unknown(graph: nx.MultiDiGraph[str]) -> None:
    known = {node for node, known in graph.nodes(data="origin_known") if known}
    assert known == {target for _, target in graph.edges()}
    assert GONG_AT_TAN_THANH not in known


def test_a_replication_without_origin_invents_none() -> None:
    replica = records.Deployment(model=world.GONG, place=world.SCHOOL)
    evidence = records.Evidence(start=0, end=1, quote="A", method="t", confidence=1.0)
    replication = records.Replication(model=world.GONG, targets=(replica,), evidence=(evidence,))
    source = records.Source(document="a.txt", text="A", loader="t")
    with open_store(None) as store:
        reading = records.Reading(source=source, statements=(replication,))
        store.replace_graph(source.graph, quads(reading))
        graph = network(store)
    assert dict(graph.nodes(data="origin_known")) == {replica.iri: False}
    assert graph.number_of_edges() == 0


def test_edges_tell_what_is_said_by_whom(graph: nx.MultiDiGraph[str]) -> None:
    ((_, _, edge),) = graph.out_edges(SCHOOL, data=True)
    assert (edge["model"], edge["kind"], edge["standing"]) == (
        "Cổng trường không ma túy",
        "replication",
        "said",
    )
    assert (edge["count"], edge["bound"], edge["unit"]) == (54, "exact", "đơn vị mô hình")
    assert (edge["evidences"], edge["documents"]) == (1, ["first.txt"])


def test_two_machines_make_the_same_network(graph: nx.MultiDiGraph[str]) -> None:
    with small_store() as store:
        again = network(store)
    assert list(again.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_edge_keys_are_their_ids_and_unique(store: Store) -> None:
    graph = network(store, kinds=("Replication", "Recognition", "Involvement"))
    keys = [key for *_, key in graph.edges(keys=True)]
    assert len(keys) == len(set(keys))
    assert keys == [edge["id"] for *_, edge in graph.edges(data=True)]


def test_recognitions_and_involvements_bring_their_ends(store: Store) -> None:
    graph = network(store, kinds=("recognition", "INVOLVEMENT"))
    names = {data["label"]: data for _, data in graph.nodes(data=True)}
    assert names["Bộ Công an"]["kind"] == "organization"
    assert names["Nông dân hiểu luật"]["kind"] == "model"
    given = {
        (graph.nodes[u]["label"], graph.nodes[v]["label"], edge["label"])
        for u, v, edge in graph.edges(data=True)
        if edge["kind"] == "recognition"
    }
    assert ("Bộ Công an", "Nông dân hiểu luật", "biểu dương") in given
    roles = {edge["label"] for *_, edge in graph.edges(data=True) if edge["kind"] == "involvement"}
    assert roles == {"founder", "adviser", "operator", "host"}
    # Who recognised or helped a deployment is not where it came from.
    assert not any(known for _, known in graph.nodes(data="origin_known"))


def test_a_property_that_is_an_edge_goes_by_its_name(store: Store) -> None:
    graph = network(store, kinds=("member",))
    ends = {(graph.nodes[u]["kind"], graph.nodes[v]["kind"]) for u, v in graph.edges()}
    assert ends == {("group", "deployment")}


def test_isolated_nodes_can_be_left_out(store: Store) -> None:
    graph = network(store, isolated=False)
    assert set(graph) == {end for edge in graph.edges() for end in edge}


def test_standing_says_who_stands_behind_an_edge() -> None:
    first, second, _ = world.readings()
    with open_store(None) as store:
        store.replace_graphs(
            {
                INFERENCE_GRAPHS + "run": quads(first),
                JUDGEMENTS_GRAPH: quads(second),
            }
        )
        usual = network(store)
        everything = network(store, standing=("said", "judged", "inferred"))
        said = network(store, standing=("said",))
    assert {edge["standing"] for *_, edge in usual.edges(data=True)} == {"judged"}
    assert {edge["standing"] for *_, edge in everything.edges(data=True)} == {"judged", "inferred"}
    assert said.number_of_edges() == 0


def test_what_is_said_and_inferred_is_said() -> None:
    first, _, _ = world.readings()
    with open_store(None) as store:
        store.replace_graphs(
            {INFERENCE_GRAPHS + "run": quads(first), first.source.graph: quads(first)}
        )
        graph = network(store, standing=("said", "inferred"))
    assert {edge["standing"] for *_, edge in graph.edges(data=True)} == {"said"}
    assert graph.number_of_edges() == 2


def test_unknown_kinds_and_standings_are_told(store: Store) -> None:
    with pytest.raises(UnknownNameError, match=r"replicatoin.*did you mean 'replication'"):
        network(store, kinds=("replicatoin",))
    with pytest.raises(UserError, match="'guessed' is no standing; choose from said, judged"):
        network(store, standing=("guessed",))


def test_an_empty_store_is_an_empty_network() -> None:
    with open_store(None) as store:
        assert network(store).number_of_nodes() == 0


def test_an_open_end_stays_open_where_sources_differ() -> None:
    from lantoa.graph.network.columns import Columns

    deployments = [
        records.Deployment(model=world.GONG, place=world.SCHOOL, started=TimeSpan.parse(edtf))
        for edtf in ("2016", "../2010")
    ]
    source = records.Source(document="a.txt", text="A", loader="t")
    with open_store(None) as store:
        reading = records.Reading(source=source, statements=tuple(deployments))
        store.replace_graph(source.graph, quads(reading))
        columns = Columns(store)
        ((_, data),) = network(store).nodes(data=True)
        assert columns.instances("Deployment") == [deployments[0].iri]
    assert data["started"] == "../2010; 2016"
    assert (data["started_earliest"], data["started_latest"]) == (None, date(2016, 12, 31))
