"""What is inferred in a store stays apart from what is said there."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from lantoa.errors import UserError
from lantoa.graph.adoptions.from_store import read_store
from lantoa.graph.inference import infer_in_store
from lantoa.graph.inference.deployments import first_deployments
from lantoa.graph.network import network
from lantoa.graph.store import Store
from lantoa.graph.validation import check
from lantoa.knowledge_graph import KnowledgeGraph
from lantoa.ontology.namespaces import INFERENCE_GRAPHS, PREFIXES, term
from lantoa.ontology.records import Deployment
from tests import small_world as world
from tests.graph.export.world import small_store


@pytest.fixture
def store() -> Iterator[Store]:
    with small_store() as store:
        yield store


def inference_graphs(store: Store) -> list[str]:
    return [graph for graph in store.graphs() if graph.startswith(INFERENCE_GRAPHS)]


def test_nothing_is_kept_unasked(store: Store) -> None:
    before = len(store)
    found = infer_in_store(store, edges=5)
    assert [(e.source.partition(",")[0], e.target.partition(",")[0]) for e in found.edges] == [
        ("xã Tân Thành", "xã Chiềng Châu")
    ]
    assert len(store) == before
    assert found.settings["data"]["population"]["count"] > 10_000


def test_what_is_kept_is_seen_only_when_asked_for(store: Store) -> None:
    said = network(store)
    found = infer_in_store(store, edges=5, keep=True)
    assert found.settings["kept"]["replications"] == 1
    assert set(network(store).edges()) == set(said.edges())
    [(origin, target, edge)] = network(store, standing=("inferred",)).edges(data=True)
    assert origin == Deployment(model=world.GONG, place=world.TAN_THANH).iri
    assert target == Deployment(model=world.GONG, place=world.CHIENG_CHAU).iri
    assert edge["standing"] == "inferred"
    # Of one dated model nothing is learned of how sure the edge is.
    assert (found.edges[0].p_value, float(edge["label"])) == (None, 0.0)


def test_the_score_of_a_link_is_that_of_its_edge(store: Store) -> None:
    found = infer_in_store(store, level="district", dates="latest", edges=5, keep=True)
    links = network(store, standing=("inferred",)).edges(data="label")
    worth = {1 - edge.p_value for edge in found.edges}
    assert len(links) == 3
    assert all(any(abs(float(label) - each) < 1e-6 for each in worth) for *_, label in links)
    assert check(store).violations == ()


def test_the_run_tells_its_parameters(store: Store) -> None:
    found = infer_in_store(store, edges=5, bootstrap=4, keep=True)
    [graph] = inference_graphs(store)
    quads = {
        str(q.predicate)[1:-1]: q for q in store.quads(graph) if "analysis-run" in str(q.subject)
    }
    assert quads[PREFIXES["rdf"] + "type"].object.value == term("AnalysisRun")
    parameters = json.loads(quads[term("parameters")].object.value)
    assert parameters == {k: v for k, v in found.settings.items() if k != "kept"}
    assert quads[term("softwareVersion")].object.value.startswith("lantoa ")


def test_the_same_settings_replace_and_others_do_not(store: Store) -> None:
    for _ in range(2):
        infer_in_store(store, edges=5, keep=True)
        assert len(inference_graphs(store)) == 1
    infer_in_store(store, edges=4, keep=True)
    assert len(inference_graphs(store)) == 2


def test_another_day_for_dates_that_are_intervals_is_another_run(store: Store) -> None:
    for dates in ("earliest", "latest", "earliest"):
        infer_in_store(store, level="district", dates=dates, edges=5, keep=True)
    assert len(inference_graphs(store)) == 2


def test_a_deployment_before_the_period_stands_for_no_adoption_in_it(store: Store) -> None:
    models = read_store(store)
    origin = Deployment(model=world.GONG, place=world.TAN_THANH).iri  # since 2015 or 2016
    replica = Deployment(model=world.GONG, place=world.CHIENG_CHAU).iri  # since 2018
    assert {origin, replica} <= set(first_deployments(models, level="commune").values())
    within = set(first_deployments(models, level="commune", period="2018/2019").values())
    assert within & {origin, replica} == {replica}


def test_single_deployments_cannot_follow(store: Store) -> None:
    with pytest.raises(UserError, match="'deployment' cannot follow; choose from commune"):
        infer_in_store(store, level="deployment")


def test_a_store_without_dates_says_so() -> None:
    with KnowledgeGraph.open() as graph, pytest.raises(UserError, match="nothing can be inferred"):
        graph.infer()
