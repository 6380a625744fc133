"""The measures against networkx, against naive code, and against figures worked out by hand."""

from __future__ import annotations

import itertools
import math
import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.importance import (
    COLUMNS,
    betweenness,
    brokerage,
    communities,
    generations,
    importance,
    pagerank,
    reach,
    roles,
)


@st.composite
def digraphs(draw: st.DrawFn, acyclic: bool = False) -> nx.DiGraph[int]:
    size = draw(st.integers(1, 12))
    pairs = list(itertools.permutations(range(size), 2))
    if acyclic:
        pairs = [pair for pair in pairs if pair[0] < pair[1]]
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(size))
    if pairs:
        graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), max_size=40)))
    return graph


def grown(size: int, seed: int, *, joins: int = 0) -> nx.DiGraph[int]:
    """A lineage in which each copies somebody earlier, and some copy another one too."""
    rng = random.Random(seed)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_node(0)
    graph.add_edges_from((rng.randrange(i), i) for i in range(1, size))
    for _ in range(joins):
        u, v = sorted(rng.sample(range(size), 2))
        graph.add_edge(u, v)
    return graph


@given(digraphs())
def test_reach_is_the_number_of_descendants(graph: nx.DiGraph[int]) -> None:
    assert reach(graph) == {node: len(nx.descendants(graph, node)) for node in graph}


@given(digraphs(acyclic=True), st.data())
def test_reach_adds_up_what_the_descendants_stand_for(
    graph: nx.DiGraph[int], data: st.DataObject
) -> None:
    counts = st.sampled_from([0, 1, 1, 1, 51, None])
    for node in graph:
        graph.nodes[node]["upper"] = data.draw(counts)
    for node, total in reach(graph, "upper").items():
        below = [graph.nodes[other]["upper"] for other in nx.descendants(graph, node)]
        assert total == (math.inf if None in below else sum(below))


def test_reach_of_more_than_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    monkeypatch.setattr(importlib.import_module("lantoa.graph.importance.reach"), "_BLOCK", 16)
    graph = grown(200, 3, joins=60)
    assert reach(graph) == {node: len(nx.descendants(graph, node)) for node in graph}


@given(digraphs(acyclic=True))
def test_generations_are_distances_from_the_origins(graph: nx.DiGraph[int]) -> None:
    origins = [node for node in graph if graph.in_degree(node) == 0]
    expected = nx.multi_source_dijkstra_path_length(graph, set(origins), weight=None)
    assert generations(graph) == {node: expected[node] for node in graph}


def test_a_cycle_without_an_origin_is_of_generation_zero() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")])
    assert generations(graph) == {"a": 0, "b": 0, "c": 1}


@given(digraphs(), st.booleans())
def test_pagerank_is_that_of_networkx_reversed(graph: nx.DiGraph[int], weighted: bool) -> None:
    for i, (u, v) in enumerate(graph.edges()):
        graph.edges[u, v]["weight"] = i + 1 if weighted else 1
    found = pagerank(graph)
    assert found == pytest.approx(nx.pagerank(graph.reverse(), tol=1e-12, max_iter=1000), abs=1e-9)
    assert sum(found.values()) == pytest.approx(1)


@settings(deadline=None)
@given(digraphs())
def test_betweenness_is_that_of_networkx_each_way(graph: nx.DiGraph[int]) -> None:
    import importlib

    module = importlib.import_module("lantoa.graph.importance.betweenness")
    expected = nx.betweenness_centrality(graph, normalized=False)
    assert betweenness(graph).values == pytest.approx(expected)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "EXACT_STEPS", -1)
        patch.setattr(module, "_BATCH", 3)
        for accelerate in (False, True):
            found = betweenness(graph, accelerate=accelerate)
            assert found.method == "exact"
            assert found.values == pytest.approx(expected, abs=1e-9)


def test_rustworkx_gives_the_same() -> None:
    pytest.importorskip("rustworkx")
    import importlib

    module = importlib.import_module("lantoa.graph.importance.betweenness")
    graph = nx.gnp_random_graph(200, 0.05, seed=2, directed=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "EXACT_STEPS", -1)
        fast = betweenness(graph, accelerate=True)
        patch.setattr(module, "_rustworkx", lambda _: pytest.fail("not to be used"))
        slow = betweenness(graph, accelerate=False)
    assert fast.values == pytest.approx(slow.values, rel=1e-9)
    assert fast.values == pytest.approx(nx.betweenness_centrality(graph, normalized=False))


def test_sampled_betweenness_says_so_and_is_near() -> None:
    import importlib

    module = importlib.import_module("lantoa.graph.importance.betweenness")
    graph = nx.gnp_random_graph(120, 0.08, seed=1, directed=True)
    exact = nx.betweenness_centrality(graph, normalized=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "EXACT_STEPS", -1)
        patch.setattr(module, "EXACT_NODES", 10)
        found = betweenness(graph, pivots=60, seed=3)
        again = betweenness(graph, pivots=60, seed=3)
        everybody = betweenness(graph, pivots=120)
    assert found.method == "sampled (k=60 pivots of n=120, seed=3)"
    assert not found.exact
    assert found == again
    assert everybody.values == pytest.approx(exact)
    assert sum(found.values.values()) == pytest.approx(sum(exact.values()), rel=0.1)


@given(digraphs(), st.data())
def test_brokerage_counts_open_triads_of_each_role(
    graph: nx.DiGraph[int], data: st.DataObject
) -> None:
    groups = {n: data.draw(st.sampled_from(["x", "y", "z", None])) for n in graph}
    expected = {n: dict.fromkeys(brokerage(graph, groups)[n], 0) for n in graph}
    for i, j, k in itertools.permutations(graph, 3):
        a, b, c = groups[i], groups[j], groups[k]
        if graph.has_edge(i, j) and graph.has_edge(j, k) and not graph.has_edge(i, k):
            if None in (a, b, c):
                continue
            same = (a == b, b == c, a == c)
            role = {
                (True, True, True): "coordinator",
                (False, False, True): "itinerant",
                (True, False, False): "representative",
                (False, True, False): "gatekeeper",
                (False, False, False): "liaison",
            }[same]
            expected[j][role] += 1
    assert brokerage(graph, groups) == expected


def test_brokers_between_provinces_by_an_attribute() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("b", "d"), ("a", "d")])
    for node, province in zip("abcd", ("x", "x", "y", "y"), strict=True):
        graph.nodes[node]["province_iri"] = province
    # a -> b -> d has the way a -> d past it.
    assert brokerage(graph, "province_iri")["b"] == {
        "coordinator": 0,
        "itinerant": 0,
        "representative": 1,
        "gatekeeper": 0,
        "liaison": 0,
    }


@given(digraphs(), st.integers(0, 5))
def test_communities_are_a_partition_with_its_modularity(graph: nx.DiGraph[int], seed: int) -> None:
    found = communities(graph, seed=seed)
    assert sorted(itertools.chain.from_iterable(found.members)) == sorted(graph)
    if not graph.edges:
        assert found.modularity is None
        return
    undirected: nx.Graph[int] = nx.Graph()
    undirected.add_nodes_from(graph)
    for u, v in graph.edges():
        weight = undirected.edges[u, v]["weight"] + 1 if undirected.has_edge(u, v) else 1
        undirected.add_edge(u, v, weight=weight)
    expected = nx.community.modularity(undirected, found.members, weight="weight")
    assert found.modularity == pytest.approx(expected, abs=1e-12)


def test_communities_are_as_good_as_those_of_networkx() -> None:
    graph = nx.karate_club_graph()
    found = communities(graph, seed=4)
    theirs = nx.community.louvain_communities(graph, seed=4)
    assert found.modularity is not None
    assert found.modularity >= nx.community.modularity(graph, theirs) - 0.02
    assert found == communities(graph, seed=4)


def test_undirected_weights_count_once() -> None:
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=3.0)
    graph.add_edge("b", "c", weight=1.0)
    found = communities(graph)
    expected = nx.community.modularity(graph, found.members, weight="weight")
    assert found.modularity == pytest.approx(expected)


def test_roles_and_how_sure_they_are() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edge("a", "b", confidence=0.9)
    graph.add_edge("b", "c", confidence=0.8)
    graph.add_edge("b", "d", confidence=None)
    graph.add_node("e", replica=0.7)
    found = roles(graph)
    assert found["a"] == ("originator", pytest.approx(0.9))
    assert found["b"] == ("relay", pytest.approx(0.9 * (1 - 0.2 * 0.5)))
    assert found["c"] == ("end point", pytest.approx(0.8))
    assert found["e"] == ("end point", pytest.approx(0.7))


def test_a_told_replica_is_no_originator() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edge("a", "b", confidence=1.0)
    graph.nodes["a"]["replica"] = 0.9
    assert roles(graph)["a"] == ("relay", pytest.approx(0.9))


@given(digraphs())
def test_relabelling_changes_nothing(graph: nx.DiGraph[int]) -> None:
    again = nx.relabel_nodes(graph, {node: f"u{node:02}" for node in graph})
    one = {r["node"]: r for r in importance(graph).records()}
    other = {r["node"]: r for r in importance(again).records()}
    for node, row in one.items():
        for name in set(COLUMNS) - {"node", "label", "rank"}:
            assert other[f"u{node:02}"][name] == pytest.approx(row[name]), name


def test_the_table_ranks_by_reach() -> None:
    graph = grown(60, 1)
    found = importance(graph)
    reaches = [row["reach_lower"] for row in found.records()]
    assert reaches == sorted(reaches, reverse=True)
    assert found.records()[0]["node"] == 0
    assert [row["rank"] for row in found.records()] == list(range(1, 61))
    assert found.to_frame().shape == (60, len(COLUMNS))
    assert "exact" in found.remarks[0]


def test_cycles_are_remarked_on() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "a")])
    graph.graph["cycles"] = [["a", "b"]]
    assert any("cycle" in remark for remark in importance(graph).remarks)


def test_what_has_no_directions_is_refused() -> None:
    with pytest.raises(UserError, match="with directions"):
        importance(nx.Graph([("a", "b")]))
    with pytest.raises(UserError, match="lineage"):
        importance(nx.MultiDiGraph([("a", "b")]))


def test_an_empty_graph() -> None:
    assert importance(nx.DiGraph()).records() == []
